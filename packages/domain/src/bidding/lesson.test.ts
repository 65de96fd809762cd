import { describe, expect, it } from "vitest";
import { noteLesson, outcomeOf } from "./lesson.ts";
import { biddingStatusNames } from "./vocabulary.ts";

const lesson = { title: " 报价偏高 ", text: "秩序维护多排一班" };

describe("a lesson of a bid", () => {
  it("is taken down once the bid is won or lost, trimmed", () => {
    expect(noteLesson(lesson, "LOST")).toEqual({
      ok: true,
      value: { title: "报价偏高", text: "秩序维护多排一班" },
    });
    expect(noteLesson(lesson, "CLOSED").ok).toBe(true);
  });

  it("is refused while the result is open, and of a bidding that was cancelled", () => {
    const open = biddingStatusNames.filter((status) => outcomeOf(status) === undefined);
    expect(open).toEqual([
      "PLANNED",
      "REQUESTED",
      "PREPARING",
      "AGREED",
      "ISSUED",
      "BIDDING",
      "SUBMITTED",
      "OPENED",
      "CANCELLED",
    ]);
    for (const status of open)
      expect(noteLesson(lesson, status)).toMatchObject({ refusal: { code: "BIDDING_STATUS" } });
  });

  it.each([
    ["title", { title: " " }],
    ["title", { title: "长".repeat(81) }],
    ["text", { text: "" }],
  ])("is refused for a wrong %s", (field, wrong) => {
    expect(noteLesson({ ...lesson, ...wrong }, "LOST")).toMatchObject({
      refusal: { code: "INVALID_INPUT", details: { field } },
    });
  });
});
