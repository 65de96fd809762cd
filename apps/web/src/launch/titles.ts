import { planTitle as titleOfPlan } from "@threshold/domain/launch/plan-title";
import type { Language } from "../i18n/language.ts";

/** A task's name in the reader's language. */
export function taskTitle(task: { title: string; titleEn: string }, language: Language): string {
  return language === "en" && task.titleEn !== "" ? task.titleEn : task.title;
}

/** A plan's name as people say it: that of the estate, with the plan's own where it says more. */
export const planTitle = (plan: { name: string; estate: { name: string } }): string =>
  titleOfPlan({ name: plan.name, estateName: plan.estate.name });
