import type { Day } from "@threshold/domain/calendar/day";
import type { DatedPlan, ScheduledLink, ScheduledTask } from "@threshold/domain/launch/schedule";
import type { PlanTask_TaskFragment, PlanViews_PlanFragment } from "../../gql/graphql.ts";

const day = (text: string | null | undefined) => (text ?? null) as Day | null;

/** The plan's dates as the domain's schedule takes them. */
export function datedPlan(
  plan: Pick<
    PlanViews_PlanFragment,
    "launchDate" | "entryDate" | "softFitoutDate" | "hallFitoutDate" | "staffingApprovedOn"
  >,
): DatedPlan {
  return {
    launchDate: plan.launchDate as Day,
    entryDate: plan.entryDate as Day,
    softFitoutDate: day(plan.softFitoutDate),
    hallFitoutDate: day(plan.hallFitoutDate),
    staffingApprovedOn: day(plan.staffingApprovedOn),
  };
}

/** A task as the domain's schedule takes it. */
export function scheduledTask(task: PlanTask_TaskFragment): ScheduledTask {
  return {
    code: task.code,
    anchor: task.anchor,
    offsetDays: task.offsetDays ?? null,
    offsetOf: task.offsetOf,
    durationDays: task.durationDays,
    durationOf: task.durationOf,
    status: task.status,
    dueOverride: day(task.dueOverride),
    dueOn: day(task.dueOn),
    startedOn: day(task.startedOn),
    doneOn: day(task.doneOn),
  };
}

/** A link as the domain's schedule takes it. */
export function scheduledLink(link: PlanViews_PlanFragment["links"][number]): ScheduledLink {
  return {
    from: link.from.code,
    to: link.to.code,
    kind: link.kind,
    lagDays: link.lagDays,
    lagOf: link.lagOf,
  };
}
