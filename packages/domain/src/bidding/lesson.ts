import { ok, refuse, type Result } from "../result.ts";
import type { BiddingStatus } from "./vocabulary.ts";

/** 复盘类别: what of a bid a lesson is about. */
export const lessonKinds = {
  PRICE: { zh: "报价与测算", en: "Price" },
  SCHEME: { zh: "物业管理方案", en: "Service scheme" },
  DOCUMENTS: { zh: "标书与响应", en: "Documents" },
  DEFENSE: { zh: "答辩与团队", en: "Defence and team" },
  COOPERATION: { zh: "沟通与配合", en: "Cooperation" },
  SCHEDULE: { zh: "程序与时限", en: "Procedure and deadlines" },
} as const;
export type LessonKind = keyof typeof lessonKinds;
export const lessonKindNames = Object.keys(lessonKinds) as LessonKind[];

/** Whether it is to be done again or otherwise. */
export const lessonVerdicts = {
  KEEP: { zh: "可推广", en: "Do again" },
  CHANGE: { zh: "需改进", en: "Do otherwise" },
} as const;
export type LessonVerdict = keyof typeof lessonVerdicts;
export const lessonVerdictNames = Object.keys(lessonVerdicts) as LessonVerdict[];

export type BidOutcome = "WON" | "LOST";

/** 中标 or 未中标, once it is known; a void tender begins again and a cancelled one has none. */
export function outcomeOf(status: BiddingStatus): BidOutcome | undefined {
  if (status === "LOST") return "LOST";
  return ["AWARDED", "CONTRACTED", "FILED", "LICENSED", "CLOSED"].includes(status)
    ? "WON"
    : undefined;
}

interface Lesson {
  readonly title: string;
  readonly text: string;
}

/** What is learned of a bid, won or lost (投标复盘). Refused: BIDDING_STATUS before the result, INVALID_INPUT. */
export function noteLesson(draft: Lesson, status: BiddingStatus): Result<Lesson> {
  if (outcomeOf(status) === undefined) return refuse("BIDDING_STATUS", { status });
  const title = draft.title.trim();
  if (title === "" || title.length > 80) return refuse("INVALID_INPUT", { field: "title" });
  const text = draft.text.trim();
  if (text === "" || text.length > 2000) return refuse("INVALID_INPUT", { field: "text" });
  return ok({ title, text });
}
