import { cleaningByLink } from "../initial-cleaning/link-actions.ts";
import { dayPlanByLink } from "../launch-day/link-actions.ts";
import type { PlanSubject } from "./plan-types.ts";

/** Plans that a contractor hands in by a one-time link, by GraphQL type; a module adds its own. */
export const planSubjects: Readonly<Record<string, PlanSubject>> = {
  InitialCleaningPlan: cleaningByLink,
  LaunchDayPlan: dayPlanByLink,
};
