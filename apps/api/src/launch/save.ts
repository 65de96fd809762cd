import type { Day } from "@threshold/domain/calendar/day";
import { type LaunchState, launchState } from "@threshold/domain/launch/light";
import {
  type DatedPlan,
  replan,
  type Schedule,
  STAFFING_APPROVAL,
} from "@threshold/domain/launch/schedule";
import type { PlanChange } from "@threshold/domain/launch/plan-lifecycle";
import type { TaskChange } from "@threshold/domain/launch/task-lifecycle";
import { unwrap } from "../change.ts";
import type { Context } from "../context.ts";
import type { Tx } from "../db/tenancy.ts";
import { changedObligations } from "./obliged.ts";
import { type GatheredPlan, type Patch, type TaskRow, updatePlan } from "./queries.ts";

/**
 * What becomes of a gathered plan: its own columns and those of some tasks by id, in camelCase as the rules answer
 * them, and its dates as they were.
 */
export interface PlanEdit {
  readonly plan?: Partial<GatheredPlan> | PlanChange;
  readonly tasks?: ReadonlyMap<string, Partial<TaskRow> | TaskChange>;
  readonly before?: DatedPlan;
  /** Bring the obligations of all tasks up to date, not only of those that change. */
  readonly obligeAll?: boolean;
}

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const columns = (values: object): Patch =>
  Object.fromEntries(
    Object.entries(values)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [snake(name), value]),
  );

/** Only what differs from what is stored, as columns. */
const changed = (stored: object, wanted: object): Patch =>
  columns(
    Object.fromEntries(
      Object.entries(wanted).filter(
        ([name, value]) => (stored as Record<string, unknown>)[name] !== value,
      ),
    ),
  );

/**
 * Applies an edit to a gathered plan, schedules the whole plan anew and writes what changed, in one statement.
 * @returns the schedule, for whoever tells what moved
 */
export async function savePlan(
  db: Tx,
  { now, today, calendar }: Pick<Context, "now" | "today" | "calendar">,
  stored: GatheredPlan,
  edit: PlanEdit,
): Promise<Schedule> {
  const edits = edit.tasks ?? new Map<string, object>();
  const tasks = stored.tasks.map((task) => ({ ...task, ...edits.get(task.id) }));
  const approved = tasks.find((task) => task.code === STAFFING_APPROVAL);
  const edited: GatheredPlan = { ...stored, ...edit.plan };
  // Anchor A is the day on which the staffing plan was in fact approved (LCH-R08).
  const plan = {
    ...edited,
    staffingApprovedOn: approved ? approved.doneOn : edited.staffingApprovedOn,
  };
  const schedule = unwrap(replan(plan, tasks, stored.links, today, calendar, edit.before));
  const dated = tasks.map((task) => ({ ...task, ...schedule.tasks.get(task.code) }));
  const state = launchState({ ...plan, ...schedule.plan }, dated, today);
  const planPatch = {
    ...columns(edit.plan ?? {}),
    ...columns(schedule.plan),
    staffing_approved_on: plan.staffingApprovedOn,
    ...lightOf(state),
    ...taskFacts(state, dated),
  };
  const after = { plan: { ...plan, ...schedule.plan }, tasks: dated };
  const obligations = changedObligations({ now, calendar }, stored, after, edit.obligeAll ?? false);
  const patches = taskPatches(stored.tasks, edits, schedule);
  await updatePlan(db, stored.id, planPatch, patches, obligations);
  return schedule;
}

/** The light and why, as the plan's row keeps them: lists in the order of keys that `storedJson` promises. */
export const lightOf = ({ light, reasons }: LaunchState): Patch => ({
  light,
  light_reasons: reasons.map(({ code, details }) => ({ code, details })),
});

/** What the plan's row tells of its tasks as of the schedule's day. */
function taskFacts(
  { workstreams, criticalCode }: LaunchState,
  tasks: readonly Pick<TaskRow, "id" | "code" | "workstream">[],
): Patch {
  const sum = (of: "total" | "done" | "overdue") =>
    workstreams.reduce((all, one) => all + one[of], 0);
  const present = new Set(tasks.map((task) => task.workstream));
  return {
    task_count: sum("total"),
    done_count: sum("done"),
    overdue_count: sum("overdue"),
    workstreams: workstreams
      .filter(({ workstream }) => present.has(workstream))
      .map(({ workstream, total, done, overdue }) => ({ workstream, total, done, overdue })),
    critical_task_id: tasks.find((task) => task.code === criticalCode)?.id ?? null,
  };
}

function taskPatches(
  stored: readonly TaskRow[],
  edits: ReadonlyMap<string, object>,
  schedule: Schedule,
): Map<string, Patch> {
  const patches = stored.map((task): [string, Patch] => [
    task.id,
    { ...columns(edits.get(task.id) ?? {}), ...changed(task, schedule.tasks.get(task.code) ?? {}) },
  ]);
  return new Map(patches.filter(([, patch]) => Object.keys(patch).length > 0));
}

/** Tasks whose due day moved, for the notice to everybody responsible (LCH-R35). */
export const movedTasks = (stored: GatheredPlan, schedule: Schedule) =>
  stored.tasks.flatMap((task) => {
    const dueOn = schedule.tasks.get(task.code)?.dueOn ?? null;
    return dueOn === task.dueOn
      ? []
      : [{ code: task.code, title: task.title, from: task.dueOn, to: dueOn as Day | null }];
  });
