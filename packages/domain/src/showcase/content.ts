import { ok, refuse, type Result } from "../result.ts";
import {
  type ContentPoint,
  contentPoints,
  showcaseContentTypes,
  type ShowcaseContentStatus,
  type ShowcaseContentType,
} from "./vocabulary.ts";

/** Something that is shown (展示内容), as its rules decide on it. */
export interface ContentFacts {
  readonly type: ShowcaseContentType;
  readonly version: string;
  readonly status: ShowcaseContentStatus;
  readonly fileCount: number;
  /** A video plays in a loop (SHW-R09). */
  readonly loop: boolean;
  /** Copies printed of a booklet (SHW-R10). */
  readonly copies: number | null;
  readonly points: readonly ContentPoint[];
}

/** Whether the training department makes it (SHW-R01, SHW-R09, SHW-R11): nobody else does. */
export const isMadeByTraining = (type: ShowcaseContentType): boolean =>
  showcaseContentTypes[type].madeByTraining;

/** The rows to tick of a type; none for most. */
export const pointsOf = (type: ShowcaseContentType): readonly ContentPoint[] =>
  type === "VIDEO" || type === "BROCHURE" ? contentPoints[type] : [];

/** What is entered of a content. */
export interface ContentDraft {
  readonly edition: string;
  readonly playsInLoop?: boolean | null;
  readonly copies?: number | null;
  readonly points?: readonly ContentPoint[] | null;
}

/** A draft's columns; what its type has no use for is left out. Refused: INVALID_INPUT. */
export function draftContent(type: ShowcaseContentType, draft: ContentDraft) {
  const edition = draft.edition.trim();
  if (edition === "" || edition.length > 40)
    return refuse("INVALID_INPUT", { field: "edition", max: 40 });
  const copies = type === "BROCHURE" ? (draft.copies ?? null) : null;
  if (copies !== null && !(Number.isInteger(copies) && copies > 0 && copies <= 1_000_000))
    return refuse("INVALID_INPUT", { field: "copies" });
  const points = pointsOf(type).filter((point) => draft.points?.includes(point));
  return ok({ edition, loop: type === "VIDEO" && draft.playsInLoop === true, copies, points });
}

/**
 * What stands against the training department's review. Refused: CONTENT_STATUS, CONTENT_FILE_MISSING, VIDEO_NOT_LOOPED and
 * CONTENT_POINTS_MISSING with the rows not ticked (SHW-R09), COPIES_MISSING (SHW-R10).
 */
export function checkReviewable(content: ContentFacts): Result<ContentFacts> {
  if (content.status !== "DRAFT") return refuse("CONTENT_STATUS", { status: content.status });
  if (content.fileCount === 0) return refuse("CONTENT_FILE_MISSING");
  if (content.type === "VIDEO" && !content.loop) return refuse("VIDEO_NOT_LOOPED");
  const missing = pointsOf(content.type).filter((point) => !content.points.includes(point));
  if (missing.length > 0) return refuse("CONTENT_POINTS_MISSING", { missing });
  if (content.type === "BROCHURE" && !((content.copies ?? 0) > 0)) return refuse("COPIES_MISSING");
  return ok(content);
}

/** 展示: what the training department has reviewed, nothing else (SHW-R01). Refused: CONTENT_NOT_REVIEWED, CONTENT_STATUS. */
export function show(
  content: Pick<ContentFacts, "status">,
): Result<{ status: ShowcaseContentStatus }> {
  if (content.status === "DRAFT") return refuse("CONTENT_NOT_REVIEWED");
  if (content.status !== "REVIEWED") return refuse("CONTENT_STATUS", { status: content.status });
  return ok({ status: "SHOWN" });
}

/** 停用 */
export function retire(
  content: Pick<ContentFacts, "status">,
): Result<{ status: ShowcaseContentStatus }> {
  if (content.status === "RETIRED") return refuse("CONTENT_STATUS", { status: content.status });
  return ok({ status: "RETIRED" });
}
