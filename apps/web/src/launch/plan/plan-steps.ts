import type { Messages } from "../../i18n/zh.ts";
import type { ActionAnswer } from "../reason-words.ts";
import type { PlanStep } from "./plan-mutations.ts";
import { PLAN_STEPS } from "./plan-mutations.ts";

/** Reasons that only say "not this step now" or "not yours": the step is left out. */
const BESIDE_THE_POINT = new Set(["PLAN_STATUS", "FORBIDDEN"]);

export interface OfferedPlanStep {
  step: PlanStep;
  state: ActionAnswer;
}

/** The steps that are the plan's turn, each possible or held by something that can be mended. */
export function offeredPlanSteps(actions: readonly ActionAnswer[]): OfferedPlanStep[] {
  return PLAN_STEPS.flatMap((step) => {
    const state = actions.find(({ action }) => action === step);
    return state && (state.allowed || !BESIDE_THE_POINT.has(state.code ?? ""))
      ? [{ step, state }]
      : [];
  });
}

/** Whether the viewer may do something with the plan now. */
export function mayOnPlan(actions: readonly ActionAnswer[], action: string): boolean {
  return actions.some((state) => state.action === action && state.allowed);
}

/** The name of a step as a button says it. */
export function planStepLabel(step: PlanStep, t: Messages["launch"]): string {
  const labels: Record<PlanStep, string> = {
    activateLaunchPlan: t.plan.activate,
    markLaunchReady: t.plan.ready,
    recordLaunch: t.plan.recordLaunch,
    resumeLaunchPlan: t.plan.resume,
    closeLaunchPlan: t.plan.closePlan,
    withdrawLaunchReady: t.plan.withdrawReady,
    suspendLaunchPlan: t.plan.suspend,
  };
  return labels[step];
}
