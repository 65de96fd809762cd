import type { WorkingCalendar } from "@threshold/domain/calendar/working-calendar";
import type { Day } from "@threshold/domain/calendar/day";
import type { DatedPlan, ScheduledLink, ScheduledTask } from "@threshold/domain/launch/schedule";
import { whatIf } from "@threshold/domain/launch/what-if";
import type { Trial, WhatIf } from "@threshold/domain/launch/what-if";
import type { Result } from "@threshold/domain/result";
import { addDays } from "@threshold/ui/day";
import type { GanttGhost, GanttTry } from "@threshold/ui/Gantt";
import type { WhatIfInput } from "../../gql/graphql.ts";

/** The dates of a plan that can be tried elsewhere, by the key of their flag. */
export const MILESTONE_FIELDS = {
  LAUNCH: "launchDate",
  ENTRY: "entryDate",
  SOFT_FITOUT: "softFitoutDate",
  HALL_FITOUT: "hallFitoutDate",
} as const;
export type MilestoneKey = keyof typeof MILESTONE_FIELDS;

/** A plan as the browser can reckon with it; tasks by the id under which they are drawn. */
export interface TriedPlan {
  id: string;
  dates: DatedPlan;
  tasks: readonly (ScheduledTask & { id: string })[];
  links: readonly ScheduledLink[];
}

/** What is being tried: one date of the plan, or one task's due day. */
export type Tried =
  | { kind: "DATE"; milestone: MilestoneKey; from: string; to: string; days: number }
  | { kind: "TASK"; id: string; code: string; from: string; to: string; days: number };

/** Reads a drag on the chart; undefined when there is nothing to move or it went back to its place. */
export function triedOf(plan: TriedPlan, trying: GanttTry): Tried | undefined {
  const { key, days } = trying;
  if (days === 0) return undefined;
  if (isMilestone(key)) {
    const from = plan.dates[MILESTONE_FIELDS[key]];
    return from ? { kind: "DATE", milestone: key, from, to: addDays(from, days), days } : undefined;
  }
  const task = plan.tasks.find(({ id }) => id === key);
  if (!task?.dueOn) return undefined;
  const { code, dueOn: from } = task;
  return { kind: "TASK", id: key, code, from, to: addDays(from, days), days };
}

const isMilestone = (key: string): key is MilestoneKey => Object.hasOwn(MILESTONE_FIELDS, key);

/** The same try as the domain takes it. */
export function domainTrial(tried: Tried): Trial {
  return tried.kind === "DATE"
    ? { move: { [MILESTONE_FIELDS[tried.milestone]]: tried.to as Day }, shifts: {} }
    : { move: {}, shifts: { [tried.code]: tried.to as Day } };
}

/** The same try as the server is asked to confirm it. */
export function serverTrial(planId: string, tried: Tried): WhatIfInput {
  return tried.kind === "DATE"
    ? { planId, [MILESTONE_FIELDS[tried.milestone]]: tried.to }
    : { planId, shifts: [{ taskId: tried.id, dueOn: tried.to }] };
}

/** What would happen, reckoned in the browser while the mouse still moves. */
export function reckon(
  plan: TriedPlan,
  tried: Tried,
  today: string,
  calendar: WorkingCalendar,
): Result<WhatIf> {
  return whatIf(plan.dates, plan.tasks, plan.links, domainTrial(tried), today as Day, calendar);
}

/** Where the tasks that move would lie. */
export function ghostsOf(plan: TriedPlan, result: WhatIf, today: string): GanttGhost[] {
  const idOf = new Map(plan.tasks.map(({ code, id }) => [code, id]));
  return result.tasks.flatMap(({ code, becomesLate }) => {
    const key = idOf.get(code);
    const dates = result.schedule.tasks.get(code);
    if (!key || !dates) return [];
    return [{ key, ...barDates(dates, today), becomesLate }];
  });
}

interface Planned {
  earlyStartOn?: string | null;
  earlyFinishOn?: string | null;
  lateStartOn?: string | null;
  lateFinishOn?: string | null;
  dueOn?: string | null;
}

/**
 * Where an open task's bar lies: as late as it may be, because the plan is made backwards from the
 * launch; where that is already past, as early as it still can be. What is overdue lies where it
 * should have been.
 */
export function barDates(
  task: Planned,
  today: string,
): { startOn?: string; finishOn?: string; dueOn?: string } {
  if (task.dueOn && task.dueOn < today) {
    const { lateStartOn, dueOn } = task;
    return { ...(lateStartOn ? { startOn: lateStartOn } : {}), finishOn: dueOn, dueOn };
  }
  const startOn = later(task.earlyStartOn, task.lateStartOn);
  const finishOn = later(task.earlyFinishOn, task.lateFinishOn);
  return {
    ...(startOn ? { startOn } : {}),
    ...(finishOn ? { finishOn } : {}),
    ...(task.dueOn ? { dueOn: task.dueOn } : {}),
  };
}

function later(a: string | null | undefined, b: string | null | undefined): string | undefined {
  if (!a) return b ?? undefined;
  return b && b > a ? b : a;
}
