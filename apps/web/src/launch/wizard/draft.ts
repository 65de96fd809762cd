import type { Day } from "@threshold/domain/calendar/day";
import type { WorkingCalendar } from "@threshold/domain/calendar/working-calendar";
import { generateTasks } from "@threshold/domain/launch/generate";
import type { GeneratedTask } from "@threshold/domain/launch/generate";
import { replan } from "@threshold/domain/launch/schedule";
import type { ScheduledTask } from "@threshold/domain/launch/schedule";
import type { LaunchTemplate } from "@threshold/domain/launch/template";
import type { FlatRow, PermitRow } from "../fact-rows.tsx";

/** What is entered for a new plan before it exists. */
export interface Draft {
  /** Empty: the server names the plan after the estate. */
  name: string;
  coordinationMeetingOn: string | undefined;
  entryDate: string | undefined;
  launchDate: string | undefined;
  softFitoutDate: string | undefined;
  hallFitoutDate: string | undefined;
  canteenRequired: boolean;
  dormRequired: boolean;
  permits: PermitRow[];
  showFlats: FlatRow[];
  fitOutStandard: string;
  enclosureScope: string;
  officePlace: string;
}

interface NamedPlan {
  id: string;
  name: string;
  status: string;
}

/** Plans of the estate that are not closed: a further one needs a name of its own, e.g. 二期. */
export function openPlans<Plan extends NamedPlan>(plans: readonly Plan[]): Plan[] {
  return plans.filter(({ status }) => status !== "CLOSED");
}

/** Whether the name is free among the estate's open plans; without any, no name is needed. */
export function isNameFree(name: string, open: readonly NamedPlan[]): boolean {
  const own = name.trim();
  return open.length === 0 || (own !== "" && open.every((plan) => plan.name !== own));
}

export interface Preview {
  tasks: GeneratedTask[];
  late: number;
  feasible: boolean;
  /** Codes of the smallest set of tasks that does not fit before the launch. */
  conflictCodes: readonly string[];
  provisional: boolean;
}

/** The tasks and dates that activation today would generate; undefined until both main dates are known. */
export function previewOf(
  draft: Draft,
  template: LaunchTemplate,
  today: string,
  calendar: WorkingCalendar,
): Preview | undefined {
  const { launchDate, entryDate } = draft;
  if (!launchDate || !entryDate) return undefined;
  const plan = {
    launchDate: launchDate as Day,
    entryDate: entryDate as Day,
    softFitoutDate: (draft.softFitoutDate ?? null) as Day | null,
    hallFitoutDate: (draft.hallFitoutDate ?? null) as Day | null,
    staffingApprovedOn: null,
    canteenRequired: draft.canteenRequired,
    dormRequired: draft.dormRequired,
  };
  const { tasks, links } = generateTasks(template, plan, today as Day, calendar);
  const planned = replan(plan, tasks.map(notBegun), links, today as Day, calendar);
  return {
    tasks,
    late: tasks.filter((task) => task.generatedLate).length,
    feasible: planned.ok && planned.value.plan.feasible,
    conflictCodes: planned.ok ? planned.value.plan.conflictCodes : [],
    provisional: planned.ok && planned.value.plan.provisional,
  };
}

const notBegun = (task: GeneratedTask): ScheduledTask => ({
  ...task,
  dueOverride: null,
  startedOn: null,
  doneOn: null,
});
