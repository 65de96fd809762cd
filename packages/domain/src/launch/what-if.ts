import { daysBetween, type Day } from "../calendar/day.ts";
import type { WorkingCalendar } from "../calendar/working-calendar.ts";
import { comparePlans, type Comparison } from "../planning/compare.ts";
import type { Conflict, Plan, PlannedActivity } from "../planning/network.ts";
import { ok, refuse, type Result } from "../result.ts";
import { checkDates, moved, type DateMove } from "./plan-lifecycle.ts";
import {
  replan,
  type DatedPlan,
  type Schedule,
  type ScheduledLink,
  type ScheduledTask,
} from "./schedule.ts";
import { isOpen } from "./vocabulary.ts";

/** A plan frozen to compare with later: plain data, kept as JSON. */
export interface Baseline {
  readonly frozenOn: Day;
  readonly dates: DatedPlan;
  readonly feasible: boolean;
  readonly conflict: Conflict | null;
  readonly provisionalYears: readonly number[];
  readonly activities: readonly PlannedActivity[];
}

/** A trial: other dates of the plan, other due days of single tasks. */
export interface Trial {
  readonly move: DateMove;
  /** Due days by task code; null gives a task back to its anchor. */
  readonly shifts: Readonly<Record<string, Day | null>>;
}

/** What becomes of one task in the trial. */
export interface TrialTask {
  readonly code: string;
  readonly dueBefore: Day | null;
  readonly dueAfter: Day | null;
  readonly finishBefore: Day;
  readonly finishAfter: Day;
  /** Calendar days by which the due day moves, or, without one, the earliest finish; later is positive. */
  readonly days: number;
  readonly becomesLate: boolean;
  readonly noLongerLate: boolean;
  readonly critical: boolean;
}

/** What would happen. Nothing is stored. */
export interface WhatIf {
  readonly dates: DatedPlan;
  readonly schedule: Schedule;
  /** The tasks whose due day, earliest finish or lateness changes, in the plan's order. */
  readonly tasks: readonly TrialTask[];
  readonly newlyLate: readonly string[];
  readonly noLongerLate: readonly string[];
  readonly feasible: boolean;
  readonly conflictCodes: readonly string[];
  readonly provisional: boolean;
  /** The codes of the new critical path, in the plan's order. */
  readonly criticalPath: readonly string[];
  /** Tasks that only one of the two has: added since the baseline, or taken away. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** A plan as it is scheduled today, to be kept and compared with. */
export const freeze = (dates: DatedPlan, schedule: Schedule): Baseline => ({
  frozenOn: schedule.plan.plannedOn,
  dates: {
    entryDate: dates.entryDate,
    launchDate: dates.launchDate,
    softFitoutDate: dates.softFitoutDate,
    hallFitoutDate: dates.hallFitoutDate,
    staffingApprovedOn: dates.staffingApprovedOn,
  },
  feasible: schedule.network.feasible,
  conflict: schedule.network.conflict ?? null,
  provisionalYears: schedule.network.provisionalYears,
  activities: [...schedule.network.activities.values()],
});

const thaw = (baseline: Baseline): Plan => ({
  feasible: baseline.feasible,
  conflict: baseline.conflict ?? undefined,
  provisionalYears: baseline.provisionalYears,
  activities: new Map(baseline.activities.map((activity) => [activity.key, activity])),
});

/**
 * What would happen to a plan if its launch, entry or fit-out or the due days of single tasks
 * moved, against how it stands today or, when given, a frozen baseline.
 *
 * Refused: ENTRY_AFTER_LAUNCH, FITOUT_AFTER_LAUNCH, INVALID_INPUT for a shift of a task that is
 * not in the plan or not open, and what `replan` refuses.
 */
export function whatIf(
  plan: DatedPlan,
  tasks: readonly ScheduledTask[],
  links: readonly ScheduledLink[],
  trial: Trial,
  today: Day,
  calendar: WorkingCalendar,
  baseline?: Baseline,
): Result<WhatIf> {
  const checked = checkDates(moved(plan, trial.move));
  if (!checked.ok) return checked;
  const dates = { ...checked.value, staffingApprovedOn: plan.staffingApprovedOn };
  const unknown = unknownShifts(tasks, trial);
  if (unknown.length > 0) return refuse("INVALID_INPUT", { field: "shifts", codes: unknown });
  // First the anchors take everything along, then the single tasks go where the trial puts them.
  const followed = replan(dates, tasks, links, today, calendar, plan);
  if (!followed.ok) return followed;
  const after = replan(dates, overridden(tasks, followed.value, trial), links, today, calendar);
  const present = replan(plan, tasks, links, today, calendar);
  if (!after.ok) return after;
  if (!present.ok) return present;
  const before = baseline === undefined ? present.value.network : thaw(baseline);
  return ok(answer(dates, before, after.value));
}

/** The codes of single shifts that name no open task of the plan. */
function unknownShifts(tasks: readonly ScheduledTask[], { shifts }: Trial): string[] {
  const open = new Set(tasks.filter((task) => isOpen(task.status)).map((task) => task.code));
  return Object.keys(shifts).filter((code) => !open.has(code));
}

const overridden = (tasks: readonly ScheduledTask[], followed: Schedule, { shifts }: Trial) =>
  tasks.map((task) => {
    const dueOverride = Object.hasOwn(shifts, task.code)
      ? (shifts[task.code] ?? null)
      : (followed.tasks.get(task.code)?.dueOverride ?? null);
    return { ...task, dueOverride };
  });

function answer(dates: DatedPlan, before: Plan, schedule: Schedule): WhatIf {
  const after = schedule.network;
  const comparison = comparePlans(before, after);
  const { becomeLate, noLongerLate, added, removed } = comparison;
  return {
    dates,
    schedule,
    tasks: trialTasks(before, after, comparison),
    newlyLate: becomeLate,
    noLongerLate,
    feasible: after.feasible,
    conflictCodes: schedule.plan.conflictCodes,
    provisional: schedule.plan.provisional,
    criticalPath: [...after.activities.values()]
      .filter((one) => one.critical)
      .map((one) => one.key),
    added,
    removed,
  };
}

function trialTasks(before: Plan, after: Plan, comparison: Comparison): TrialTask[] {
  const becomeLate = new Set(comparison.becomeLate);
  const noLongerLate = new Set(comparison.noLongerLate);
  return [...before.activities.values()].flatMap((was) => {
    const is = after.activities.get(was.key);
    if (is === undefined || !changes(was, is)) return [];
    return {
      code: was.key,
      dueBefore: was.deadline ?? null,
      dueAfter: is.deadline ?? null,
      finishBefore: was.earlyFinish,
      finishAfter: is.earlyFinish,
      days: daysMoved(was, is),
      becomesLate: becomeLate.has(was.key),
      noLongerLate: noLongerLate.has(was.key),
      critical: is.critical,
    };
  });
}

/** Late dates move with every launch; what a person plans by is the due day and the finish. */
const changes = (was: PlannedActivity, is: PlannedActivity) =>
  was.deadline !== is.deadline ||
  was.earlyFinish !== is.earlyFinish ||
  was.daysLate > 0 !== is.daysLate > 0;

const daysMoved = (was: PlannedActivity, is: PlannedActivity) =>
  was.deadline !== undefined && is.deadline !== undefined
    ? daysBetween(was.deadline, is.deadline)
    : daysBetween(was.earlyFinish, is.earlyFinish);
