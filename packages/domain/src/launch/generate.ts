import { compareDays, type Day } from "../calendar/day.ts";
import type { WorkingCalendar } from "../calendar/working-calendar.ts";
import {
  anchorsOf,
  dueOn,
  type AnchorDays,
  type DatedPlan,
  type ScheduledLink,
} from "./schedule.ts";
import type { LaunchTemplate, TemplateCheck, TemplateTask } from "./template.ts";

/** What generation needs to know of a plan. */
export interface PlanToFill extends DatedPlan {
  readonly canteenRequired: boolean;
  readonly dormRequired: boolean;
}

/** A task as it is stored when its plan is activated. */
export interface GeneratedTask extends Omit<
  TemplateTask,
  "after" | "onlyIf" | "offsetFrom" | "adaptations"
> {
  /** Place in the list, from 1. */
  readonly position: number;
  readonly dueOn: Day | null;
  readonly status: "NOT_STARTED" | "NOT_APPLICABLE";
  readonly notApplicableReason: string | null;
  /** 计划生成时已逾期: the due day had passed when the plan was made (03 part 7). */
  readonly generatedLate: boolean;
  readonly checks: readonly TemplateCheck[];
}

/** What comes before what, and whether the successor is refused as done until then. */
export interface GeneratedLink extends ScheduledLink {
  readonly hard: boolean;
}

const notNeeded = {
  canteenRequired: "项目不需要食堂",
  dormRequired: "项目不需要员工宿舍",
} as const;

/** The tasks and links of a plan that is activated today, in the template's order (03 part 4.1). */
export function generateTasks(
  template: LaunchTemplate,
  plan: PlanToFill,
  today: Day,
  calendar: WorkingCalendar,
): { readonly tasks: GeneratedTask[]; readonly links: GeneratedLink[] } {
  const anchors = anchorsOf(plan, template.tasks, calendar);
  return {
    tasks: template.tasks.map((task, index) => ({
      ...generateTask(task, plan, anchors, today, calendar),
      position: index + 1,
    })),
    links: linksOf(template),
  };
}

function generateTask(
  template: TemplateTask,
  plan: PlanToFill,
  anchors: AnchorDays,
  today: Day,
  calendar: WorkingCalendar,
): Omit<GeneratedTask, "position"> {
  const { after: _, onlyIf, offsetFrom: __, adaptations: ___, ...task } = template;
  const needed = onlyIf === null || plan[onlyIf];
  const due = dueOn(task, anchors, calendar);
  return {
    ...task,
    dueOn: due,
    status: needed ? "NOT_STARTED" : "NOT_APPLICABLE",
    notApplicableReason: needed ? null : notNeeded[onlyIf],
    generatedLate: needed && due !== null && compareDays(due, today) < 0,
  };
}

/** A link to a task that the company took out of its template does not hold. */
function linksOf(template: LaunchTemplate): GeneratedLink[] {
  const codes = new Set(template.tasks.map((task) => task.code));
  return template.tasks.flatMap((task) =>
    task.after
      .filter((link) => codes.has(link.code))
      .map(({ code, ...link }) => ({ from: code, to: task.code, ...link })),
  );
}
