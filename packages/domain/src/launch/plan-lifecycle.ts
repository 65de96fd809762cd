import { compareDays, type Day } from "../calendar/day.ts";
import type { Refusal } from "../refusal.ts";
import { ok, refuse, type Result } from "../result.ts";
import { actionStates, givenReason, type ActionState } from "./action.ts";
import type { PlanRights } from "./rights.ts";
import { isOpen, type PlanStatus, type TaskStatus } from "./vocabulary.ts";

/** What the plan's rules need to know of one of its tasks. */
export interface TaskOfPlan {
  readonly code: string;
  readonly title: string;
  readonly status: TaskStatus;
  readonly exceptionReason: string | null;
}

/** The days a plan is counted from, as the region keeps them. */
export interface PlanDates {
  readonly entryDate: Day;
  readonly launchDate: Day;
  readonly softFitoutDate: Day | null;
  readonly hallFitoutDate: Day | null;
}

/** What the plan's rules need to know of it. */
export interface PlanFacts extends PlanDates {
  readonly status: PlanStatus;
  /** Where a suspended plan goes back to. */
  readonly suspendedFrom: "ACTIVE" | "READY" | null;
  readonly coordinationMeetingOn: Day;
  readonly fitOutStandard: string | null;
  readonly enclosureScope: string | null;
  readonly officePlace: string | null;
  readonly permitCount: number;
  readonly showFlatCount: number;
  readonly tasks: readonly TaskOfPlan[];
}

/** The columns that a plan's action changes; a column not named keeps its value. */
export interface PlanChange {
  readonly status?: PlanStatus;
  readonly suspendedFrom?: "ACTIVE" | "READY" | null;
  readonly suspendedReason?: string | null;
  readonly launchedOn?: Day;
}

/** Each action on a plan, by its name in the API, with the statuses that allow it (03 part 3). */
export const planActions = {
  updateLaunchPlan: ["DRAFT", "ACTIVE", "READY", "SUSPENDED"],
  moveLaunch: ["DRAFT", "ACTIVE", "READY", "SUSPENDED"],
  activateLaunchPlan: ["DRAFT"],
  addLaunchTask: ["ACTIVE"],
  logWorksProgress: ["ACTIVE", "READY", "LAUNCHED"],
  freezeLaunchPlan: ["ACTIVE", "READY", "SUSPENDED"],
  markLaunchReady: ["ACTIVE"],
  withdrawLaunchReady: ["READY"],
  recordLaunch: ["READY"],
  closeLaunchPlan: ["LAUNCHED"],
  suspendLaunchPlan: ["ACTIVE", "READY"],
  resumeLaunchPlan: ["SUSPENDED"],
} as const satisfies Record<string, readonly PlanStatus[]>;

export type PlanAction = keyof typeof planActions;
export const planActionNames = Object.keys(planActions) as PlanAction[];

const rightFor: Record<PlanAction, keyof PlanRights> = {
  updateLaunchPlan: "update",
  moveLaunch: "update",
  activateLaunchPlan: "update",
  addLaunchTask: "update",
  logWorksProgress: "logProgress",
  freezeLaunchPlan: "update",
  markLaunchReady: "approve",
  withdrawLaunchReady: "approve",
  recordLaunch: "update",
  closeLaunchPlan: "update",
  suspendLaunchPlan: "update",
  resumeLaunchPlan: "update",
};

/** Every action on the plan: allowed, or the refusal that taking it would meet. */
export const availablePlanActions = (
  plan: PlanFacts,
  rights: PlanRights,
  today: Day,
): ActionState<PlanAction>[] =>
  actionStates(planActionNames, (action) => reasonAgainstPlan(action, plan, rights, today));

/** Why an action cannot be taken: no right, then the status, then what is missing. */
export function reasonAgainstPlan(
  action: PlanAction,
  plan: PlanFacts,
  rights: PlanRights,
  today: Day,
): Refusal | undefined {
  if (!rights[rightFor[action]])
    return { code: "FORBIDDEN", details: { permission: rightFor[action] } };
  const statuses: readonly PlanStatus[] = planActions[action];
  if (!statuses.includes(plan.status))
    return {
      code: "PLAN_STATUS",
      details: { action, status: plan.status, allowed: [...statuses] },
    };
  return reasonInside(action, plan, today);
}

function reasonInside(action: PlanAction, plan: PlanFacts, today: Day): Refusal | undefined {
  switch (action) {
    case "activateLaunchPlan":
      return reasonNotToActivate(plan, today);
    case "markLaunchReady":
      return reasonNotReady(plan.tasks);
    case "recordLaunch":
      return compareDays(today, plan.launchDate) < 0
        ? { code: "LAUNCH_DAY_NOT_REACHED", details: { launchDate: plan.launchDate, today } }
        : undefined;
    default:
      return undefined;
  }
}

/** The plan begins when the entry coordination meeting was held and its facts are known (LCH-R02). */
function reasonNotToActivate(plan: PlanFacts, today: Day): Refusal | undefined {
  const { coordinationMeetingOn } = plan;
  if (compareDays(coordinationMeetingOn, today) > 0)
    return { code: "COORDINATION_MEETING_NOT_HELD", details: { coordinationMeetingOn, today } };
  const fields = missingFields(plan);
  return fields.length > 0 ? { code: "PLAN_INCOMPLETE", details: { fields } } : undefined;
}

/** The facts of 03 part 2.1 that activation needs and that are not there yet. */
export function missingFields(plan: PlanFacts): string[] {
  const texts = (["fitOutStandard", "enclosureScope", "officePlace"] as const).filter(
    (field) => !plan[field]?.trim(),
  );
  return [
    ...(plan.permitCount === 0 ? ["permits"] : []),
    ...(plan.showFlatCount === 0 ? ["showFlats"] : []),
    ...texts,
  ];
}

/** Ready means that every task is done, not applicable, or excepted with approval. */
function reasonNotReady(tasks: readonly TaskOfPlan[]): Refusal | undefined {
  const open = tasks.filter((task) => isOpen(task.status) && task.exceptionReason === null);
  if (open.length === 0) return undefined;
  return {
    code: "TASKS_OPEN",
    details: {
      count: open.length,
      codes: open.map((task) => task.code),
      titles: open.map((task) => task.title),
    },
  };
}

/** 启动: the tasks are generated with it (03 part 4.1). */
export const activatePlan = (plan: PlanFacts, rights: PlanRights, today: Day): Result<PlanChange> =>
  decide("activateLaunchPlan", plan, rights, today, () => {
    const dates = checkDates(plan);
    return dates.ok ? ok({ status: "ACTIVE" }) : dates;
  });

/** 具备开盘条件: declared by the region's head. */
export const markReady = (plan: PlanFacts, rights: PlanRights, today: Day): Result<PlanChange> =>
  decide("markLaunchReady", plan, rights, today, () => ok({ status: "READY" }));

/** 撤回开盘条件: something is found open after all; tasks may be taken up again. */
export const withdrawReady = (
  plan: PlanFacts,
  rights: PlanRights,
  today: Day,
): Result<PlanChange> =>
  decide("withdrawLaunchReady", plan, rights, today, () => ok({ status: "ACTIVE" }));

/** 开盘: the estate opened on a day from the planned one up to today. An earlier launch is moved first. */
export const recordLaunch = (
  plan: PlanFacts,
  rights: PlanRights,
  launchedOn: Day,
  today: Day,
): Result<PlanChange> =>
  decide("recordLaunch", plan, rights, today, () => {
    if (compareDays(launchedOn, today) > 0)
      return refuse("DONE_IN_THE_FUTURE", { doneOn: launchedOn, today });
    if (compareDays(launchedOn, plan.launchDate) < 0)
      return refuse("LAUNCH_DAY_NOT_REACHED", { launchDate: plan.launchDate, today: launchedOn });
    return ok({ status: "LAUNCHED", launchedOn });
  });

/** 归档: nothing changes any more. */
export const closePlan = (plan: PlanFacts, rights: PlanRights, today: Day): Result<PlanChange> =>
  decide("closeLaunchPlan", plan, rights, today, () => ok({ status: "CLOSED" }));

/** 暂停: the launch is on hold, with a reason; tasks wait. */
export const suspendPlan = (
  plan: PlanFacts,
  rights: PlanRights,
  reason: string | null | undefined,
  today: Day,
): Result<PlanChange> =>
  decide("suspendLaunchPlan", plan, rights, today, () => {
    const suspendedReason = givenReason(reason);
    if (suspendedReason === undefined)
      return refuse("REASON_REQUIRED", { action: "suspendLaunchPlan" });
    const suspendedFrom = plan.status === "READY" ? "READY" : "ACTIVE";
    return ok({ status: "SUSPENDED", suspendedFrom, suspendedReason });
  });

/** 恢复: back to where the plan was. */
export const resumePlan = (plan: PlanFacts, rights: PlanRights, today: Day): Result<PlanChange> =>
  decide("resumeLaunchPlan", plan, rights, today, () =>
    ok({
      status: plan.suspendedFrom ?? "ACTIVE",
      suspendedFrom: null,
      suspendedReason: null,
    }),
  );

function decide(
  action: PlanAction,
  plan: PlanFacts,
  rights: PlanRights,
  today: Day,
  change: () => Result<PlanChange>,
): Result<PlanChange> {
  const refusal = reasonAgainstPlan(action, plan, rights, today);
  return refusal === undefined ? change() : { ok: false, refusal };
}

/** Entry and fit-outs lie on or before the launch (03 part 7). Returns the dates as they are. */
export function checkDates<Dates extends PlanDates>(dates: Dates): Result<Dates> {
  const { entryDate, launchDate } = dates;
  if (compareDays(entryDate, launchDate) > 0)
    return refuse("ENTRY_AFTER_LAUNCH", { entryDate, launchDate });
  for (const field of ["softFitoutDate", "hallFitoutDate"] as const) {
    const date = dates[field];
    if (date !== null && compareDays(date, launchDate) > 0)
      return refuse("FITOUT_AFTER_LAUNCH", { field, date, launchDate });
  }
  return ok(dates);
}

/** What moving a launch writes: a date not named stays, an optional one may be taken away with null. */
export type DateMove = Partial<PlanDates>;

/** 调整日期: the new dates of a plan, when they agree with each other and a reason is given (LCH-R35). */
export function moveDates(
  plan: PlanFacts,
  rights: PlanRights,
  move: DateMove,
  reason: string | null | undefined,
  today: Day,
): Result<PlanDates> {
  const refusal = reasonAgainstPlan("moveLaunch", plan, rights, today);
  if (refusal !== undefined) return { ok: false, refusal };
  if (givenReason(reason) === undefined) return refuse("REASON_REQUIRED", { action: "moveLaunch" });
  return checkDates(moved(plan, move));
}

/** A plan's dates after a move; `undefined` keeps a date. */
export const moved = (dates: PlanDates, move: DateMove): PlanDates => ({
  entryDate: move.entryDate ?? dates.entryDate,
  launchDate: move.launchDate ?? dates.launchDate,
  softFitoutDate: move.softFitoutDate === undefined ? dates.softFitoutDate : move.softFitoutDate,
  hallFitoutDate: move.hallFitoutDate === undefined ? dates.hallFitoutDate : move.hallFitoutDate,
});
