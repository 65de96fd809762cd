import type { Refusal } from "../refusal.ts";

/** 检查中, 待执行, 执行中, 已完成, 已取消, 失败. */
export const redatingStatuses = [
  "CHECKING",
  "CHECKED",
  "APPLYING",
  "DONE",
  "CANCELLED",
  "FAILED",
] as const;
export type RedatingStatus = (typeof redatingStatuses)[number];

/** In which states each action on a re-dating is taken. */
const from = {
  /** Only once somebody could look at what moves. */
  applyRedating: ["CHECKED"],
  /** What has moved by then stays moved, and is told. */
  cancelRedating: ["CHECKING", "CHECKED", "APPLYING"],
} as const satisfies Record<string, readonly RedatingStatus[]>;

export type RedatingAction = keyof typeof from;

/** Why an action cannot be taken now. Refused: REDATING_STATUS. */
export const reasonAgainstRedating = (
  action: RedatingAction,
  status: RedatingStatus,
): Refusal | undefined =>
  (from[action] as readonly RedatingStatus[]).includes(status)
    ? undefined
    : { code: "REDATING_STATUS", details: { status } };
