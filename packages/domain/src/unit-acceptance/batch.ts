import { compareDays, type Day } from "../calendar/day.ts";
import { type ActionState, actionStates } from "../launch/action.ts";
import type { Refusal } from "../refusal.ts";
import { ok, refuse, type Result } from "../result.ts";
import type { BatchStatus, GroupKind, UnitStatus } from "./vocabulary.ts";

/** 分户验收通知 as the developer's engineering department gives it. */
export interface Notice {
  /** 工程部内部验收合格日期 */
  readonly internalPassedOn: Day | null;
  /** The day of the notice. */
  readonly noticeOn: Day;
  /** 实际交楼日期(计划) */
  readonly plannedHandoverOn: Day;
}

/**
 * UAC-R02: after the internal acceptance passed and before the handover. Refused: UAC_NOT_PASSED_INTERNALLY,
 * UAC_HANDOVER_PASSED, INVALID_INPUT.
 */
export function checkNotice(notice: Notice, today: Day): Result<Notice> {
  const { internalPassedOn, noticeOn, plannedHandoverOn } = notice;
  if (internalPassedOn === null || compareDays(internalPassedOn, noticeOn) > 0)
    return refuse("UAC_NOT_PASSED_INTERNALLY");
  if (compareDays(noticeOn, today) > 0)
    return refuse("INVALID_INPUT", { field: "noticeAt", reason: "FUTURE" });
  return compareDays(plannedHandoverOn, noticeOn) <= 0
    ? refuse("UAC_HANDOVER_PASSED", { handoverOn: plannedHandoverOn })
    : ok(notice);
}

/** UAC-R02: nothing is inspected on or after the day of the handover, the unit's own where it has one. */
export function checkBeforeHandover(
  on: Day,
  plannedHandoverOn: Day,
  deliveryOn: Day | null,
): Refusal | undefined {
  const handoverOn = deliveryOn ?? plannedHandoverOn;
  return compareDays(on, handoverOn) < 0
    ? undefined
    : { code: "UAC_HANDOVER_PASSED", details: { handoverOn } };
}

/** What a person may do with a batch, whatever its state (05 part 1). */
export interface AcceptanceRights {
  /** Sets groups, members and tools up: the region presides, customer service organizes (UAC-R01, R03). */
  readonly manage: boolean;
  /** Inspects: customer service, engineering and the maintenance brigade (UAC-R01). */
  readonly inspect: boolean;
  /** Sends the day's summary. */
  readonly summarize: boolean;
  /** Decides how strictly lots are inspected: the heads. */
  readonly sampling: boolean;
  readonly personId: string;
}

export const batchActions = [
  "saveAcceptanceLayout",
  "saveAcceptanceGroup",
  "formAcceptanceTeam",
  "startAcceptance",
  "recordUnitResults",
  "sendAcceptanceSummary",
  "decideAcceptanceSampling",
] as const;
export type BatchAction = (typeof batchActions)[number];

const from: Record<BatchAction, readonly BatchStatus[]> = {
  // The lines of a record come of its layout's rooms.
  saveAcceptanceLayout: ["NOTIFIED", "TEAM_FORMED"],
  saveAcceptanceGroup: ["NOTIFIED", "TEAM_FORMED", "INSPECTING", "RECTIFYING"],
  formAcceptanceTeam: ["NOTIFIED"],
  startAcceptance: ["TEAM_FORMED"],
  recordUnitResults: ["INSPECTING", "RECTIFYING"],
  sendAcceptanceSummary: ["INSPECTING", "RECTIFYING", "COMPLETED"],
  // It is about the estate's next draw, whatever of this batch is drawn already.
  decideAcceptanceSampling: ["NOTIFIED", "TEAM_FORMED", "INSPECTING", "RECTIFYING", "COMPLETED"],
};
const permission: Record<BatchAction, Exclude<keyof AcceptanceRights, "personId">> = {
  saveAcceptanceLayout: "manage",
  saveAcceptanceGroup: "manage",
  formAcceptanceTeam: "manage",
  startAcceptance: "manage",
  recordUnitResults: "inspect",
  sendAcceptanceSummary: "summarize",
  decideAcceptanceSampling: "sampling",
};

/** Why somebody may not do this now; undefined when he may. */
export function reasonAgainst(
  action: BatchAction,
  status: BatchStatus,
  rights: AcceptanceRights,
): Refusal | undefined {
  const right = permission[action];
  if (!rights[right])
    return { code: "FORBIDDEN", details: { permission: `unitAcceptance.${right}` } };
  return from[action].includes(status)
    ? undefined
    : { code: "UAC_STATUS", details: { action, status, allowed: [...from[action]] } };
}

export const availableBatchActions = (
  status: BatchStatus,
  rights: AcceptanceRights,
): ActionState<BatchAction>[] =>
  actionStates(batchActions, (action) => reasonAgainst(action, status, rights));

/** UAC-R04: a general and a special group. Refused: UAC_GROUP_MISSING. */
export function formTeam(kinds: readonly GroupKind[]): Result<"TEAM_FORMED"> {
  const missing = (["GENERAL", "SPECIAL"] as const).filter((kind) => !kinds.includes(kind));
  return missing.length > 0 ? refuse("UAC_GROUP_MISSING", { kinds: missing }) : ok("TEAM_FORMED");
}

/** Where a batch under way stands, as its units have it: all qualified, all looked at and some to be mended, or still inspected. */
export function batchStatusOf(
  current: BatchStatus,
  units: Readonly<Partial<Record<UnitStatus, number>>>,
): BatchStatus {
  if (current === "NOTIFIED" || current === "TEAM_FORMED") return current;
  const counted = (Object.entries(units) as [UnitStatus, number][]).filter(([, n]) => n > 0);
  if (counted.length > 0 && counted.every(([status]) => status === "QUALIFIED")) return "COMPLETED";
  const looking = counted.some(
    ([status]) => status === "PENDING" || status === "INSPECTED" || status === "SIGNED",
  );
  return looking || counted.length === 0 ? "INSPECTING" : "RECTIFYING";
}
