import type { Anchor, DayKind } from "../../gql/graphql.ts";
import type { Formats } from "../../i18n/format.ts";
import type { LaunchMessages } from "../../i18n/launch.zh.ts";
import type { Messages } from "../../i18n/zh.ts";

/** What a due day hangs on. */
export interface DueFacts {
  anchor: Anchor;
  offsetDays?: number | null;
  offsetOf: DayKind;
  dueOn?: string | null;
  dueOverride?: string | null;
  dueOverrideReason?: string | null;
}

export interface AnchorDates {
  launchDate: string;
  entryDate: string;
  softFitoutDate?: string | null;
  hallFitoutDate?: string | null;
  staffingApprovedOn?: string | null;
}

/** The day of a plan that a task is counted from; null while it is not known. */
export function anchorDate(anchor: Anchor, plan: AnchorDates): string | null {
  switch (anchor) {
    case "LAUNCH":
      return plan.launchDate;
    case "ENTRY":
      return plan.entryDate;
    case "SOFT_FITOUT":
      return plan.softFitoutDate ?? null;
    case "HALL_FITOUT":
      return plan.hallFitoutDate ?? null;
    case "STAFFING_APPROVED":
      return plan.staffingApprovedOn ?? null;
    case "EVENT":
      return null;
  }
}

/** Why a task is due on its day, as a sentence: anchor, offset, result; or who set it and why. */
export function whyWords(
  task: DueFacts,
  plan: AnchorDates,
  t: LaunchMessages,
  format: Pick<Formats, "day">,
): string {
  if (task.dueOverride)
    return t.task.whyOverride(format.day(task.dueOverride), task.dueOverrideReason ?? "");
  if (task.anchor === "EVENT") return t.task.whyEvent;
  const anchor = t.anchors[task.anchor];
  if (!task.dueOn) return t.task.whyUnknownAnchor(anchor);
  const due = format.day(task.dueOn);
  const from = anchorDate(task.anchor, plan);
  const offset = offsetWords(task.offsetDays ?? 0, task.offsetOf, t);
  if (task.anchor === "STAFFING_APPROVED")
    return from
      ? t.task.whyAfter(anchor, format.day(from), offset, due)
      : t.task.whyAfterExpected(offset, due);
  if (!task.offsetDays) return t.task.whyOnAnchor(anchor, due);
  return t.task.whyOffset(anchor, from ? format.day(from) : "", offset, due);
}

/** A number of calendar or working days. */
export function offsetWords(days: number, of: DayKind, t: LaunchMessages): string {
  return of === "WORKING" ? t.task.workingDays(days) : t.task.calendarDays(days);
}

interface DueRule {
  readonly anchor: Anchor;
  readonly offsetDays: number | null;
  readonly offsetOf: DayKind;
}

/** When a task is due, as a rule: 开盘前 30 天. */
export function whenWords(task: DueRule, t: Messages["launch"]): string {
  const anchor = t.anchorsShort[task.anchor];
  if (task.anchor === "EVENT") return anchor;
  if (!task.offsetDays) return t.templates.onAnchor(anchor);
  const offset = offsetWords(task.offsetDays, task.offsetOf, t);
  return task.anchor === "STAFFING_APPROVED"
    ? t.templates.afterAnchor(anchor, offset)
    : t.templates.offset(anchor, offset);
}
