import { addDays, compareDays, daysBetween, type Day } from "../calendar/day.ts";
import type { DayKind } from "../calendar/duration.ts";
import {
  addWorkingDays,
  offsetBefore,
  provisionalYears,
  type WorkingCalendar,
} from "../calendar/working-calendar.ts";
import {
  planNetwork,
  type LinkKind,
  type Plan,
  type PlannedActivity,
} from "../planning/network.ts";
import { ok, type Result } from "../result.ts";
import type { PlanDates } from "./plan-lifecycle.ts";
import { isOpen, type Anchor, type TaskStatus } from "./vocabulary.ts";

/** The plan's dates, with the day on which its staffing plan was finally approved. */
export interface DatedPlan extends PlanDates {
  readonly staffingApprovedOn: Day | null;
}

/** The days that due days are counted from; null while unknown. */
export type AnchorDays = Readonly<Record<Exclude<Anchor, "EVENT">, Day | null>>;

/** What places a task in time. */
export interface DueRule {
  readonly anchor: Anchor;
  readonly offsetDays: number | null;
  readonly offsetOf: DayKind;
}

/** A task as the schedule sees it. */
export interface ScheduledTask extends DueRule {
  readonly code: string;
  readonly durationDays: number;
  readonly durationOf: DayKind;
  readonly status: TaskStatus;
  /** A due day set by hand for this plan. */
  readonly dueOverride: Day | null;
  /** The due day as stored. */
  readonly dueOn: Day | null;
  readonly startedOn: Day | null;
  readonly doneOn: Day | null;
}

/** What comes before what in a plan, by task code. */
export interface ScheduledLink {
  readonly from: string;
  readonly to: string;
  readonly kind: LinkKind;
  readonly lagDays: number;
  readonly lagOf: DayKind;
}

/** The columns of a task that scheduling writes. Done and waived tasks keep dueOn; waived ones have no dates. */
export interface TaskDates {
  readonly dueOn: Day | null;
  readonly dueOverride: Day | null;
  readonly earlyStartOn: Day | null;
  readonly earlyFinishOn: Day | null;
  readonly lateStartOn: Day | null;
  readonly lateFinishOn: Day | null;
  readonly totalSlack: number | null;
  readonly freeSlack: number | null;
  readonly critical: boolean;
}

/** The columns of a plan that scheduling writes. */
export interface PlanSchedule {
  readonly plannedOn: Day;
  readonly feasible: boolean;
  /** The fewest tasks that cannot all be in time, in the order of their links; none when feasible. */
  readonly conflictCodes: readonly string[];
  /** A day was counted with a year whose working days are not published yet. */
  readonly provisional: boolean;
}

/** A plan newly scheduled: what to store of it and, by code, of each of its tasks. */
export interface Schedule {
  readonly plan: PlanSchedule;
  readonly tasks: ReadonlyMap<string, TaskDates>;
  /** The planned network itself, for comparing with another. */
  readonly network: Plan;
}

/** The task whose completion is the anchor STAFFING_APPROVED. */
export const STAFFING_APPROVAL = "STAFFING_APPROVAL";

/**
 * The anchors of a plan. Until the staffing plan is approved, its approval is expected on the due
 * day of that task, so that what hangs on it has a day from the beginning.
 */
export function anchorsOf(
  plan: DatedPlan,
  tasks: readonly (DueRule & { readonly code: string; readonly dueOverride?: Day | null })[],
  calendar: WorkingCalendar,
): AnchorDays {
  const dates = {
    LAUNCH: plan.launchDate,
    ENTRY: plan.entryDate,
    SOFT_FITOUT: plan.softFitoutDate,
    HALL_FITOUT: plan.hallFitoutDate,
    STAFFING_APPROVED: plan.staffingApprovedOn,
  };
  const approval = tasks.find((task) => task.code === STAFFING_APPROVAL);
  if (dates.STAFFING_APPROVED !== null || approval === undefined) return dates;
  const expected = approval.dueOverride ?? dueOn(approval, dates, calendar);
  return { ...dates, STAFFING_APPROVED: expected };
}

/**
 * The last day by whose end a task is due: anchor − offset (READ-05, LCH-R35); after the anchor for
 * STAFFING_APPROVED. Null without a day of the anchor, and for EVENT.
 */
export function dueOn(rule: DueRule, anchors: AnchorDays, calendar: WorkingCalendar): Day | null {
  const from = anchorDay(rule, anchors);
  if (from === null || rule.offsetDays === null) return null;
  if (rule.anchor !== "STAFFING_APPROVED")
    return offsetBefore(from, { days: rule.offsetDays, of: rule.offsetOf }, calendar);
  return rule.offsetOf === "WORKING"
    ? addWorkingDays(from, rule.offsetDays, calendar)
    : addDays(from, rule.offsetDays);
}

const anchorDay = (rule: DueRule, anchors: AnchorDays): Day | null =>
  rule.anchor === "EVENT" ? null : anchors[rule.anchor];

/** Whether an open task's due day has passed; on the due day itself there is still time. */
export const isOverdue = (
  task: { readonly status: TaskStatus; readonly dueOn: Day | null },
  today: Day,
): boolean => isOpen(task.status) && task.dueOn !== null && compareDays(task.dueOn, today) < 0;

/** Calendar days a task was done after its due day, or is behind it today; 0 when in time or waived. */
export function daysLate(
  task: { readonly status: TaskStatus; readonly dueOn: Day | null; readonly doneOn: Day | null },
  today: Day,
): number {
  if (task.dueOn === null || task.status === "NOT_APPLICABLE") return 0;
  return Math.max(0, daysBetween(task.dueOn, task.doneOn ?? today));
}

/**
 * Schedules a plan anew: on activation, when a date moves (LCH-R35), a task changes, or a day
 * begins. Done and waived tasks keep their due day. When `before` holds the plan's dates as they
 * were, due days set by hand move along with their anchor, so that they keep their distance to it.
 *
 * Refused: LINKS_FORM_A_CYCLE, LINK_UNKNOWN_TASK, TASK_CODE_TAKEN.
 */
export function replan(
  plan: DatedPlan,
  tasks: readonly ScheduledTask[],
  links: readonly ScheduledLink[],
  today: Day,
  calendar: WorkingCalendar,
  before?: DatedPlan,
): Result<Schedule> {
  const dated = redate(plan, tasks, calendar, before);
  const planned = planNetwork(networkOf(dated, links, today, calendar));
  if (!planned.ok) return planned;
  const network = planned.value;
  const anchors = anchorsOf(plan, dated, calendar);
  return ok({
    plan: {
      plannedOn: today,
      feasible: network.feasible,
      conflictCodes: network.conflict?.activities ?? [],
      provisional:
        network.provisionalYears.length > 0 ||
        dated.some((task) => isDueProvisional(task, anchors, calendar)),
    },
    tasks: new Map(dated.map((task) => [task.code, datesOf(task, network)])),
    network,
  });
}

/** Gives the open tasks their due days; what was set by hand follows its anchor from `before`. */
function redate(
  plan: DatedPlan,
  tasks: readonly ScheduledTask[],
  calendar: WorkingCalendar,
  before: DatedPlan | undefined,
): ScheduledTask[] {
  const followed = before === undefined ? tasks : followAnchors(tasks, before, plan, calendar);
  const anchors = anchorsOf(plan, followed, calendar);
  return followed.map((task) =>
    isOpen(task.status)
      ? { ...task, dueOn: task.dueOverride ?? dueOn(task, anchors, calendar) }
      : task,
  );
}

function followAnchors(
  tasks: readonly ScheduledTask[],
  before: DatedPlan,
  after: DatedPlan,
  calendar: WorkingCalendar,
): ScheduledTask[] {
  // The approval first: what is set by hand before or after it follows where it went.
  const approvals = tasks.filter((task) => task.code === STAFFING_APPROVAL);
  const was = anchorsOf(before, approvals, calendar);
  const isNow = anchorsOf(
    after,
    approvals.map((task) => follow(task, was, anchorsOf(after, [], calendar))),
    calendar,
  );
  return tasks.map((task) => follow(task, was, isNow));
}

function follow(task: ScheduledTask, was: AnchorDays, isNow: AnchorDays): ScheduledTask {
  if (task.dueOverride === null || !isOpen(task.status)) return task;
  const from = anchorDay(task, was);
  const to = anchorDay(task, isNow);
  if (from === null || to === null) return task;
  return { ...task, dueOverride: addDays(task.dueOverride, daysBetween(from, to)) };
}

/** A waived task is not worked on: it and its links are no part of the network. */
function networkOf(
  tasks: readonly ScheduledTask[],
  links: readonly ScheduledLink[],
  today: Day,
  calendar: WorkingCalendar,
) {
  const waived = new Set(
    tasks.filter((task) => task.status === "NOT_APPLICABLE").map((task) => task.code),
  );
  return {
    activities: tasks.filter((task) => !waived.has(task.code)).map(activityOf),
    links: links
      .filter((link) => !waived.has(link.from) && !waived.has(link.to))
      .map(({ from, to, kind, lagDays, lagOf }) => ({
        from,
        to,
        kind,
        lag: { days: lagDays, of: lagOf },
      })),
    today,
    calendar,
  };
}

const activityOf = (task: ScheduledTask) => ({
  key: task.code,
  duration: { days: task.durationDays, of: task.durationOf },
  deadline: task.dueOn ?? undefined,
  startedOn: task.startedOn ?? undefined,
  doneOn: task.doneOn ?? undefined,
});

function datesOf(task: ScheduledTask, network: Plan): TaskDates {
  const planned: PlannedActivity | undefined = network.activities.get(task.code);
  return {
    dueOn: task.dueOn,
    dueOverride: task.dueOverride,
    earlyStartOn: planned?.earlyStart ?? null,
    earlyFinishOn: planned?.earlyFinish ?? null,
    lateStartOn: planned?.lateStart ?? null,
    lateFinishOn: planned?.lateFinish ?? null,
    totalSlack: planned?.totalSlack ?? null,
    freeSlack: planned?.freeSlack ?? null,
    critical: planned?.critical ?? false,
  };
}

/** Whether an open task's due day was counted in working days of a year not published yet. */
function isDueProvisional(
  task: ScheduledTask,
  anchors: AnchorDays,
  calendar: WorkingCalendar,
): boolean {
  const from = anchorDay(task, anchors);
  if (!isOpen(task.status) || task.offsetOf !== "WORKING" || task.dueOverride !== null)
    return false;
  if (from === null || task.dueOn === null) return false;
  return provisionalYears(from, task.dueOn, calendar).length > 0;
}
