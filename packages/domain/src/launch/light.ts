import { compareDays, daysBetween, type Day } from "../calendar/day.ts";
import { daysLate, isOverdue } from "./schedule.ts";
import { isOpen, workstreamNames } from "./vocabulary.ts";
import type { PermitStatus, PlanStatus, TaskStatus, Workstream } from "./vocabulary.ts";

/** How a launch stands. */
export type Light = "GREEN" | "AMBER" | "RED";

/**
 * From where on a fact turns the light. Proposals: the texts give deadlines, not thresholds.
 * All are calendar days, or numbers of tasks.
 */
export const thresholds = {
  /** Overdue tasks turn the light red from this many on; fewer turn it amber … */
  redOverdueTasks: 3,
  /** … or when one is this many days late … */
  redDaysLate: 7,
  /** … or when the launch is this near. */
  redOverdueWithin: 30,
  /** An open task with no more slack than this turns the light amber. */
  amberSlack: 2,
  /** A permit not obtained turns the light amber this near to the launch, then red. */
  amberPermitWithin: 30,
  redPermitWithin: 10,
  /** Tasks whose fit-out date is unknown turn the light amber this near to the launch. */
  amberUndatedWithin: 60,
} as const;

/** Why a launch stands as it does; each has a sentence per language, filled in from the details. */
export type LightReasonCode =
  /** The launch day is behind us and nothing was recorded. `days`. */
  | "LAUNCH_DAY_PASSED"
  /** Due days have passed. `count`, `codes`, `days` (the longest). */
  | "TASKS_OVERDUE"
  /**
   * Tasks cannot be done in time any more. `count`, `codes`, `days` (the longest),
   * `conflict`: the fewest tasks that cannot all be in time.
   */
  | "INFEASIBLE"
  /** A task has next to no days to spare. `code`, `days`, `count` of such tasks. */
  | "SLACK_SMALL"
  /** Permits are not obtained and the launch is near. `names`, `daysLeft`. */
  | "PERMIT_NOT_OBTAINED"
  /** Tasks wait for a fit-out date. `count`, `codes`, `daysLeft`. */
  | "TASKS_WITHOUT_DAY"
  /** The coordination meeting was held, the plan is still a draft. `days` since. */
  | "NOT_ACTIVATED"
  /** The plan is suspended. */
  | "SUSPENDED"
  /** Tasks are open by approved exception. `count`, `codes`. */
  | "EXCEPTIONS_OPEN"
  /** Working days of a year not published yet were counted. */
  | "CALENDAR_PROVISIONAL"
  /** The estate was launched. */
  | "LAUNCHED"
  /** Nothing speaks against it. `daysLeft`, `percentDone`. */
  | "ON_TRACK";

export interface LightReason {
  readonly code: LightReasonCode;
  /** How far this reason alone turns the light; GREEN reasons only inform. */
  readonly light: Light;
  readonly details: Record<string, string | number | string[]>;
}

/** A task as the light sees it. */
export interface TaskInLight {
  readonly code: string;
  readonly workstream: Workstream;
  readonly status: TaskStatus;
  readonly anchor: string;
  readonly dueOn: Day | null;
  readonly doneOn: Day | null;
  readonly earlyFinishOn: Day | null;
  readonly totalSlack: number | null;
  readonly exceptionReason: string | null;
}

/** A plan as the light sees it. */
export interface PlanInLight {
  readonly status: PlanStatus;
  readonly launchDate: Day;
  readonly coordinationMeetingOn: Day;
  readonly conflictCodes: readonly string[];
  readonly provisional: boolean;
  readonly permits: readonly { readonly name: string; readonly status: PermitStatus }[];
}

export interface WorkstreamProgress {
  readonly workstream: Workstream;
  /** Tasks that apply. */
  readonly total: number;
  readonly done: number;
  readonly overdue: number;
  /** Whole percent, rounded down so that 100 means all; 100 when none applies. */
  readonly percentDone: number;
}

export interface LaunchState {
  readonly light: Light;
  /** Worst first; never empty. */
  readonly reasons: readonly LightReason[];
  /** Calendar days to the launch; negative after it. */
  readonly daysLeft: number;
  readonly percentDone: number;
  readonly workstreams: readonly WorkstreamProgress[];
  /** The open task with the least slack, the earliest due first; none when nothing is open. */
  readonly criticalCode: string | undefined;
}

/** How a launch stands today, and why. */
export function launchState(
  plan: PlanInLight,
  tasks: readonly TaskInLight[],
  today: Day,
): LaunchState {
  const daysLeft = daysBetween(today, plan.launchDate);
  const percentDone = percentOf(tasks);
  const found = reasonsFor(plan, tasks, today, daysLeft);
  const reasons = found.some((reason) => reason.light !== "GREEN")
    ? found.toSorted((a, b) => rank[a.light] - rank[b.light])
    : [...standing(plan, daysLeft, percentDone), ...found];
  return {
    light: reasons[0]?.light ?? "GREEN",
    reasons,
    daysLeft,
    percentDone,
    workstreams: progressOf(tasks, today),
    criticalCode: criticalTask(tasks)?.code,
  };
}

const rank: Record<Light, number> = { RED: 0, AMBER: 1, GREEN: 2 };

const standing = (plan: PlanInLight, daysLeft: number, percentDone: number): LightReason[] =>
  isOver(plan.status)
    ? [{ code: "LAUNCHED", light: "GREEN", details: {} }]
    : [{ code: "ON_TRACK", light: "GREEN", details: { daysLeft, percentDone } }];

const isOver = (status: PlanStatus) => status === "LAUNCHED" || status === "CLOSED";

function reasonsFor(
  plan: PlanInLight,
  tasks: readonly TaskInLight[],
  today: Day,
  daysLeft: number,
): LightReason[] {
  if (isOver(plan.status)) return [];
  const open = tasks.filter((task) => isOpen(task.status));
  const unexcused = open.filter((task) => task.exceptionReason === null);
  return [
    passed(daysLeft),
    overdue(unexcused, today, daysLeft),
    infeasible(unexcused, plan.conflictCodes, today),
    slackSmall(unexcused, today),
    permits(plan, daysLeft),
    withoutDay(unexcused, daysLeft),
    notActivated(plan, today),
    plan.status === "SUSPENDED" ? reason("SUSPENDED", "AMBER", {}) : undefined,
    exceptions(open),
    plan.provisional ? reason("CALENDAR_PROVISIONAL", "GREEN", {}) : undefined,
  ].filter((one) => one !== undefined);
}

const reason = (
  code: LightReasonCode,
  light: Light,
  details: LightReason["details"],
): LightReason => ({ code, light, details });

const passed = (daysLeft: number) =>
  daysLeft < 0 ? reason("LAUNCH_DAY_PASSED", "RED", { days: -daysLeft }) : undefined;

function overdue(open: readonly TaskInLight[], today: Day, daysLeft: number) {
  const late = open.filter((task) => isOverdue(task, today));
  if (late.length === 0) return undefined;
  const days = Math.max(...late.map((task) => daysLate(task, today)));
  const red =
    late.length >= thresholds.redOverdueTasks ||
    days >= thresholds.redDaysLate ||
    daysLeft <= thresholds.redOverdueWithin;
  return reason("TASKS_OVERDUE", red ? "RED" : "AMBER", {
    count: late.length,
    codes: late.map((task) => task.code),
    days,
  });
}

/** A task not yet overdue whose earliest finish is after its due day: the future is already lost. */
function infeasible(open: readonly TaskInLight[], conflict: readonly string[], today: Day) {
  const lost = open.filter((task) => !isOverdue(task, today) && daysBehind(task) > 0);
  if (lost.length === 0) return undefined;
  return reason("INFEASIBLE", "RED", {
    count: lost.length,
    codes: lost.map((task) => task.code),
    days: Math.max(...lost.map(daysBehind)),
    conflict: [...conflict],
  });
}

const daysBehind = (task: TaskInLight) =>
  task.dueOn === null || task.earlyFinishOn === null
    ? 0
    : daysBetween(task.dueOn, task.earlyFinishOn);

function slackSmall(open: readonly TaskInLight[], today: Day) {
  const tight = open.filter(
    (task) =>
      task.totalSlack !== null &&
      task.totalSlack >= 0 &&
      task.totalSlack <= thresholds.amberSlack &&
      !isOverdue(task, today),
  );
  const tightest = criticalTask(tight);
  if (tightest === undefined) return undefined;
  return reason("SLACK_SMALL", "AMBER", {
    code: tightest.code,
    days: tightest.totalSlack ?? 0,
    count: tight.length,
  });
}

function permits({ permits: all }: PlanInLight, daysLeft: number) {
  const missing = all.filter((permit) => permit.status !== "OBTAINED");
  if (missing.length === 0 || daysLeft > thresholds.amberPermitWithin) return undefined;
  return reason("PERMIT_NOT_OBTAINED", daysLeft <= thresholds.redPermitWithin ? "RED" : "AMBER", {
    names: missing.map((permit) => permit.name),
    daysLeft,
  });
}

/** EVENT tasks have no day by their nature; the others wait for a date that somebody must enter. */
function withoutDay(open: readonly TaskInLight[], daysLeft: number) {
  const undated = open.filter((task) => task.dueOn === null && task.anchor !== "EVENT");
  if (undated.length === 0 || daysLeft > thresholds.amberUndatedWithin) return undefined;
  return reason("TASKS_WITHOUT_DAY", "AMBER", {
    count: undated.length,
    codes: undated.map((task) => task.code),
    daysLeft,
  });
}

function notActivated(plan: PlanInLight, today: Day) {
  if (plan.status !== "DRAFT" || compareDays(plan.coordinationMeetingOn, today) >= 0)
    return undefined;
  const days = daysBetween(plan.coordinationMeetingOn, today);
  return reason("NOT_ACTIVATED", "AMBER", { days });
}

function exceptions(open: readonly TaskInLight[]) {
  const excepted = open.filter((task) => task.exceptionReason !== null);
  return excepted.length === 0
    ? undefined
    : reason("EXCEPTIONS_OPEN", "GREEN", {
        count: excepted.length,
        codes: excepted.map((task) => task.code),
      });
}

/** The open task with the least slack; of equals the one due first. */
function criticalTask(tasks: readonly TaskInLight[]): TaskInLight | undefined {
  const open = tasks.filter((task) => isOpen(task.status) && task.totalSlack !== null);
  return open.toSorted(
    (a, b) =>
      (a.totalSlack ?? 0) - (b.totalSlack ?? 0) ||
      compareDays(a.dueOn ?? LAST_DAY, b.dueOn ?? LAST_DAY),
  )[0];
}

const LAST_DAY = "9999-12-31" as Day;

/** How far each kind of work is, in the order of the kinds; those without a task that applies too. */
export const progressOf = (tasks: readonly TaskInLight[], today: Day): WorkstreamProgress[] =>
  workstreamNames.map((workstream) => {
    const own = tasks.filter((task) => task.workstream === workstream);
    const applying = own.filter((task) => task.status !== "NOT_APPLICABLE");
    return {
      workstream,
      total: applying.length,
      done: applying.filter((task) => task.status === "DONE").length,
      overdue: applying.filter((task) => isOverdue(task, today)).length,
      percentDone: percentOf(applying),
    };
  });

function percentOf(tasks: readonly TaskInLight[]): number {
  const applying = tasks.filter((task) => task.status !== "NOT_APPLICABLE");
  const done = applying.filter((task) => task.status === "DONE").length;
  return applying.length === 0 ? 100 : Math.floor((done * 100) / applying.length);
}
