import type { ChainKey } from "../approval/default-chains.ts";
import { compareDays, type Day } from "../calendar/day.ts";
import { ok, refuse, type Result } from "../result.ts";
import { givenReason } from "./action.ts";
import {
  all,
  complete,
  dayOfDoing,
  each,
  inStatus,
  once,
  optionalWords,
  words,
  type RecordTaskCode,
} from "./record.ts";

/**
 * The plans for the day of the launch (开盘当天方案): the contractor's for the cleaning, which the head of
 * customer service reviews (LCH-R33), and order maintenance's for order and emergencies (LCH-R34), which is
 * drilled before the launch.
 */
export const dayPlanKinds = {
  CLEANING: { task: "LAUNCH_DAY_CLEANING_PLAN", chain: "LAUNCH_DAY_PLAN", zh: "开盘当天保洁方案" },
  ORDER: {
    task: "EMERGENCY_PLAN",
    chain: "LAUNCH_ORDER_PLAN",
    zh: "开盘当天秩序维护及突发事件应急预案",
  },
} as const satisfies Record<string, { task: RecordTaskCode; chain: ChainKey; zh: string }>;

export type DayPlanKind = keyof typeof dayPlanKinds;
export const dayPlanKindNames = Object.keys(dayPlanKinds) as DayPlanKind[];

export const dayPlanStatuses = ["DRAFT", "SUBMITTED", "APPROVED"] as const;
export type DayPlanStatus = (typeof dayPlanStatuses)[number];

export interface DayPlanDraft {
  /** Whose plan it is (提交单位): the contractor's, or order maintenance's. */
  readonly submittedBy: string | null;
  /** 人员安排 */
  readonly staffing: string | null;
  /** 清洁物资准备; only of the cleaning. */
  readonly supplies: string | null;
  /** 应急措施 */
  readonly emergency: string | null;
}

export interface DayPlan extends DayPlanDraft {
  readonly kind: DayPlanKind;
  readonly status: DayPlanStatus;
  readonly submittedOn: Day | null;
}

/** The columns that a step changes; one that is not named keeps its value. */
export interface DayPlanChange {
  readonly status?: DayPlanStatus;
  readonly submittedOn?: Day | null;
  readonly approvedOn?: Day | null;
  readonly returnedReason?: string | null;
}

/** The department that makes the order and emergency plan. */
const orderDepartment = "秩序维护部";

/** Keeps a draft; parts may be blank until it is submitted. Refused: RECORD_STATUS, INVALID_INPUT. */
export function draftDayPlan(
  kind: DayPlanKind,
  draft: DayPlanDraft,
  status: DayPlanStatus = "DRAFT",
): Result<DayPlanDraft> {
  const open = inStatus("keepLaunchDayPlan", status, ["DRAFT"]);
  if (!open.ok) return open;
  const isCleaning = kind === "CLEANING";
  return all<DayPlanDraft & Record<string, unknown>>({
    submittedBy: isCleaning
      ? optionalWords("submittedBy", draft.submittedBy, 80)
      : ok(orderDepartment),
    staffing: optionalWords("staffing", draft.staffing, 4_000),
    supplies: isCleaning ? optionalWords("supplies", draft.supplies, 4_000) : ok(null),
    emergency: optionalWords("emergency", draft.emergency, 4_000),
  });
}

/** 提交: people, emergencies and, for the cleaning, its goods are told. Refused: RECORD_STATUS, RECORD_INCOMPLETE. */
export function submitDayPlan(plan: DayPlan, today: Day): Result<DayPlanChange> {
  const open = inStatus("submitLaunchDayPlan", plan.status, ["DRAFT"]);
  if (!open.ok) return open;
  const told = complete({
    submittedBy: plan.submittedBy === null,
    staffing: plan.staffing === null,
    supplies: plan.kind === "CLEANING" && plan.supplies === null,
    emergency: plan.emergency === null,
  });
  return told.ok ? ok({ status: "SUBMITTED", submittedOn: today, returnedReason: null }) : told;
}

/**
 * Whether the contractor may hand the plan in himself, by a one-time link: order maintenance's is nobody's outside of the
 * company. Refused: RECORD_STATUS, INVALID_INPUT.
 */
export function awaitsContractor({ kind, status }: Pick<DayPlan, "kind" | "status">): Result<null> {
  if (kind !== "CLEANING") return refuse("INVALID_INPUT", { field: "subjectId" });
  return inStatus("submitLaunchDayPlan", status, ["DRAFT"]);
}

/** 审核通过 */
export function approveDayPlan(status: DayPlanStatus, today: Day): Result<DayPlanChange> {
  const open = inStatus("approveLaunchDayPlan", status, ["SUBMITTED"]);
  return open.ok ? ok({ status: "APPROVED", approvedOn: today }) : open;
}

/** 退回 to its draft. A null reason: its author took it back. Refused: RECORD_STATUS, REASON_REQUIRED. */
export function returnDayPlan(status: DayPlanStatus, reason: string | null): Result<DayPlanChange> {
  const action = "returnLaunchDayPlan";
  const open = inStatus(action, status, ["SUBMITTED"]);
  if (!open.ok) return open;
  const why = givenReason(reason) ?? null;
  if (reason !== null && why === null) return refuse("REASON_REQUIRED", { action });
  return ok({ status: "DRAFT", submittedOn: null, returnedReason: why });
}

/** What is recorded of the drill (演练记录). */
export interface Drill {
  readonly heldOn: Day | null;
  readonly record: string | null;
  /** Who took part, by name (参加人员). */
  readonly attendees: readonly string[];
  readonly finishedOn: Day | null;
}

export type DrillDraft = Omit<Drill, "finishedOn">;

/** A drill is of a plan that was made: handed in, and not sent back since (LCH-R34). Refused: DRILL_BEFORE_PLAN. */
export function mayDrill(
  plan: Pick<DayPlan, "status" | "submittedOn"> | null,
  heldOn: Day | null,
): Result<null> {
  const made = plan !== null && plan.status !== "DRAFT" && plan.submittedOn !== null;
  const before = made && heldOn !== null && compareDays(heldOn, plan.submittedOn!) < 0;
  return made && !before
    ? ok(null)
    : refuse("DRILL_BEFORE_PLAN", { titles: [dayPlanKinds.ORDER.zh] });
}

/**
 * 登记演练: kept while it goes on; refused before the plan. Refused: DRILL_BEFORE_PLAN, RECORD_STATUS once it is finished,
 * DONE_IN_THE_FUTURE, INVALID_INPUT.
 */
export function keepDrill(
  plan: Pick<DayPlan, "status" | "submittedOn"> | null,
  drill: Drill | null,
  draft: DrillDraft,
  today: Day,
): Result<DrillDraft> {
  const may = mayDrill(plan, draft.heldOn);
  if (!may.ok) return may;
  const open = inStatus("keepLaunchDrill", drill?.finishedOn ? "DONE" : "OPEN", ["OPEN"]);
  if (!open.ok) return open;
  const names = draft.attendees.map((name) => name.trim()).filter((name) => name !== "");
  if (names.length > 500) return refuse("INVALID_INPUT", { field: "attendees", max: 500 });
  const distinct = once("attendees", names);
  if (!distinct.ok) return distinct;
  return all<DrillDraft & Record<string, unknown>>({
    heldOn: draft.heldOn === null ? ok(null) : dayOfDoing(draft.heldOn, today),
    record: optionalWords("record", draft.record, 4_000),
    attendees: each(names, (name) => words("attendees", name, 40)),
  });
}

/**
 * 完成演练: with its day, its record, who took part, and a photo. Refused: RECORD_STATUS, DRILL_BEFORE_PLAN,
 * RECORD_INCOMPLETE.
 */
export function finishDrill(
  plan: Pick<DayPlan, "status" | "submittedOn"> | null,
  drill: Drill & { readonly photos: number },
  today: Day,
): Result<{ finishedOn: Day; heldOn: Day }> {
  const may = mayDrill(plan, drill.heldOn);
  if (!may.ok) return may;
  const open = inStatus("finishLaunchDrill", drill.finishedOn ? "DONE" : "OPEN", ["OPEN"]);
  if (!open.ok) return open;
  const { heldOn } = drill;
  const told = complete({
    heldOn: heldOn === null,
    drillRecord: drill.record === null,
    attendees: drill.attendees.length === 0,
    drillPhotos: drill.photos === 0,
  });
  return told.ok ? ok({ finishedOn: today, heldOn: heldOn! }) : told;
}
