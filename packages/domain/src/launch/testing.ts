import { day, type Day } from "../calendar/day.ts";
import { workingCalendar } from "../calendar/working-calendar.ts";
import { generateTasks, type GeneratedLink, type PlanToFill } from "./generate.ts";
import type { PlanFacts } from "./plan-lifecycle.ts";
import type { PlanRights, TaskRights } from "./rights.ts";
import { replan, type Schedule, type ScheduledTask } from "./schedule.ts";
import { standardTemplate } from "./standard-template.ts";
import type { TaskFacts } from "./task-lifecycle.ts";

// What the tests of this folder share: the plan of the acceptance scenarios, generated and facts of it.

export const calendar = workingCalendar();
export const today = day("2026-12-01");

/** The plan of acceptance scenario 1. */
export const dates: PlanToFill = {
  launchDate: day("2027-05-01"),
  entryDate: day("2027-01-10"),
  softFitoutDate: day("2027-03-20"),
  hallFitoutDate: day("2027-02-10"),
  staffingApprovedOn: null,
  canteenRequired: true,
  dormRequired: true,
};

/** The standard template's tasks and links for some dates, as the schedule takes them. */
export function generated(
  plan: PlanToFill = dates,
  on: Day = today,
): { tasks: ScheduledTask[]; links: GeneratedLink[] } {
  const { tasks, links } = generateTasks(standardTemplate(), plan, on, calendar);
  return {
    links,
    tasks: tasks.map((task) => ({ ...task, dueOverride: null, startedOn: null, doneOn: null })),
  };
}

/** A schedule that must come out. */
export function scheduled(
  plan: PlanToFill,
  tasks: readonly ScheduledTask[],
  links: readonly GeneratedLink[],
  on: Day = today,
  before?: PlanToFill,
): Schedule {
  const schedule = replan(plan, tasks, links, on, calendar, before);
  if (!schedule.ok) throw new Error(schedule.refusal.code);
  return schedule.value;
}

export const allTaskRights: TaskRights = { work: true, approve: true, waive: true, update: true };
export const allPlanRights: PlanRights = { update: true, approve: true, logProgress: true };

export const taskFacts = (facts: Partial<TaskFacts> = {}): TaskFacts => ({
  code: "DORMITORY_RENTED",
  status: "IN_PROGRESS",
  planStatus: "ACTIVE",
  approvalRequired: false,
  evidenceRequired: false,
  evidenceCount: 0,
  checks: [],
  hardPredecessors: [],
  startedOn: null,
  exceptionReason: null,
  record: null,
  ...facts,
});

export const planFacts = (facts: Partial<PlanFacts> = {}): PlanFacts => ({
  ...dates,
  status: "ACTIVE",
  suspendedFrom: null,
  coordinationMeetingOn: day("2026-11-20"),
  fitOutStandard: "精装",
  enclosureScope: "销售中心及样板房",
  officePlace: "1栋首层",
  permitCount: 1,
  showFlatCount: 2,
  tasks: [],
  ...facts,
});
