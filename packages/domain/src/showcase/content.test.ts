import { describe, expect, it } from "vitest";
import {
  checkReviewable,
  draftContent,
  type ContentFacts,
  isMadeByTraining,
  pointsOf,
  retire,
  show,
} from "./content.ts";
import { showcaseContentTypeNames } from "./vocabulary.ts";

const content = (more: Partial<ContentFacts> = {}): ContentFacts => ({
  type: "COMPANY_PROFILE",
  version: "1",
  status: "DRAFT",
  fileCount: 1,
  loop: false,
  copies: null,
  points: [],
  ...more,
});
const refused = (code: string, details?: object) => ({
  ok: false,
  refusal: details ? { code, details } : { code },
});

describe("what is shown", () => {
  it("SHW-R01 is shown after the training department's review, not before", () => {
    expect(show({ status: "DRAFT" })).toEqual(refused("CONTENT_NOT_REVIEWED"));
    expect(show({ status: "REVIEWED" })).toMatchObject({ value: { status: "SHOWN" } });
    expect(show({ status: "RETIRED" })).toMatchObject(refused("CONTENT_STATUS"));
    expect(retire({ status: "SHOWN" })).toMatchObject({ value: { status: "RETIRED" } });
  });

  it("SHW-R01, SHW-R11 leaves video, lecture notes and script to the training department", () => {
    expect(showcaseContentTypeNames.filter(isMadeByTraining)).toEqual([
      "VIDEO",
      "LECTURE",
      "SCRIPT",
    ]);
  });

  it("keeps of a draft what its type has a use for", () => {
    const draft = {
      edition: " 2027-1 ",
      playsInLoop: true,
      copies: 500,
      points: pointsOf("VIDEO"),
    };
    expect(draftContent("VIDEO", draft)).toMatchObject({
      value: { edition: "2027-1", loop: true, copies: null, points: pointsOf("VIDEO") },
    });
    expect(draftContent("HONOR", draft)).toMatchObject({ value: { loop: false, points: [] } });
    expect(draftContent("BROCHURE", { edition: "1", copies: 0 })).toMatchObject(
      refused("INVALID_INPUT"),
    );
    expect(draftContent("LECTURE", { edition: " " })).toMatchObject(refused("INVALID_INPUT"));
  });

  it("is reviewed with its file", () => {
    expect(checkReviewable(content({ fileCount: 0 }))).toEqual(refused("CONTENT_FILE_MISSING"));
    expect(checkReviewable(content()).ok).toBe(true);
    expect(checkReviewable(content({ status: "SHOWN" }))).toMatchObject(refused("CONTENT_STATUS"));
  });

  it("SHW-R09 wants a video that plays in a loop and tells its three points", () => {
    const points = pointsOf("VIDEO");
    expect(points).toHaveLength(3);
    const video = content({ type: "VIDEO", loop: true, points });
    expect(checkReviewable(video).ok).toBe(true);
    expect(checkReviewable({ ...video, loop: false })).toEqual(refused("VIDEO_NOT_LOOPED"));
    expect(checkReviewable({ ...video, points: points.slice(1) })).toEqual(
      refused("CONTENT_POINTS_MISSING", { missing: ["DAILY_MANAGEMENT"] }),
    );
  });

  it("SHW-R10 wants a booklet with pictures and public rules, printed", () => {
    const booklet = content({ type: "BROCHURE", copies: 500, points: pointsOf("BROCHURE") });
    expect(checkReviewable(booklet).ok).toBe(true);
    for (const copies of [null, 0])
      expect(checkReviewable({ ...booklet, copies })).toEqual(refused("COPIES_MISSING"));
    expect(checkReviewable({ ...booklet, points: [] })).toMatchObject(
      refused("CONTENT_POINTS_MISSING"),
    );
  });
});
