import { daysBetween } from "../calendar/day.ts";
import type { Plan, PlannedActivity } from "./network.ts";

/** By how many calendar days an activity's dates moved: positive is later, negative sooner. */
export interface Move {
  readonly key: string;
  readonly earlyStart: number;
  readonly earlyFinish: number;
  readonly lateStart: number;
  readonly lateFinish: number;
  /** 0 also when only one of the plans has a deadline for it. */
  readonly deadline: number;
}

/** What becomes of a plan in another one; keys are in the order of the plan that has them. */
export interface Comparison {
  /** Activities of both plans with any date that is not the same. */
  readonly moves: readonly Move[];
  /** Activities of both plans that miss their deadline only after, or only before. */
  readonly becomeLate: readonly string[];
  readonly noLongerLate: readonly string[];
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** Compares a plan, for one a frozen copy, with what it would become. */
export function comparePlans(before: Plan, after: Plan): Comparison {
  const shared: [PlannedActivity, PlannedActivity][] = [];
  for (const [key, was] of before.activities) {
    const is = after.activities.get(key);
    if (is !== undefined) shared.push([was, is]);
  }
  return {
    moves: shared.map(([was, is]) => moveOf(was, is)).filter(isMove),
    becomeLate: keysWhere(shared, (was, is) => was.daysLate === 0 && is.daysLate > 0),
    noLongerLate: keysWhere(shared, (was, is) => was.daysLate > 0 && is.daysLate === 0),
    added: keysOnlyIn(after, before),
    removed: keysOnlyIn(before, after),
  };
}

function moveOf(was: PlannedActivity, is: PlannedActivity): Move {
  return {
    key: was.key,
    earlyStart: daysBetween(was.earlyStart, is.earlyStart),
    earlyFinish: daysBetween(was.earlyFinish, is.earlyFinish),
    lateStart: daysBetween(was.lateStart, is.lateStart),
    lateFinish: daysBetween(was.lateFinish, is.lateFinish),
    deadline:
      was.deadline === undefined || is.deadline === undefined
        ? 0
        : daysBetween(was.deadline, is.deadline),
  };
}

function isMove({ earlyStart, earlyFinish, lateStart, lateFinish, deadline }: Move): boolean {
  return [earlyStart, earlyFinish, lateStart, lateFinish, deadline].some((days) => days !== 0);
}

function keysWhere(
  shared: readonly [PlannedActivity, PlannedActivity][],
  holds: (was: PlannedActivity, is: PlannedActivity) => boolean,
): string[] {
  return shared.filter(([was, is]) => holds(was, is)).map(([was]) => was.key);
}

function keysOnlyIn(plan: Plan, other: Plan): string[] {
  return [...plan.activities.keys()].filter((key) => !other.activities.has(key));
}
