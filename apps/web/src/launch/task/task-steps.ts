import type { ActionAnswer } from "../reason-words.ts";
import type { TaskStep } from "./task-mutations.ts";
import { TASK_STEPS } from "./task-mutations.ts";

/** What a step asks before it is taken. */
export type StepField = "doneOn" | "dueOn" | "reason" | "remark";

/** Steps without fields happen at one press. */
export const STEP_FIELDS: Record<TaskStep, readonly StepField[]> = {
  startLaunchTask: [],
  submitLaunchTask: [],
  completeLaunchTask: ["doneOn", "remark"],
  returnLaunchTask: ["reason"],
  reopenLaunchTask: ["reason"],
  overrideTaskDue: ["dueOn", "reason"],
  approveLaunchException: ["reason"],
  waiveLaunchTask: ["reason"],
};

const MAIN: readonly TaskStep[] = [
  "startLaunchTask",
  "submitLaunchTask",
  "completeLaunchTask",
  "returnLaunchTask",
];

/** Reasons that only say "not this step now": the step is left out, not shown as blocked. */
const BESIDE_THE_POINT = new Set([
  "TASK_STATUS",
  "FORBIDDEN",
  "TASK_HAS_NO_APPROVAL",
  "TASK_NEEDS_APPROVAL",
  "EXCEPTION_APPROVED",
]);

export interface OfferedSteps {
  /** In front, to be pressed now. */
  main: TaskStep[];
  /** Behind "more". */
  more: TaskStep[];
  /** In front but held, each with the reason. */
  held: { step: TaskStep; state: ActionAnswer }[];
}

/** What a task's page offers: the steps that are possible, and those that are near but held by a reason. */
export function offeredSteps(actions: readonly ActionAnswer[]): OfferedSteps {
  const state = (step: TaskStep) => actions.find(({ action }) => action === step);
  const allowed = TASK_STEPS.filter((step) => state(step)?.allowed);
  return {
    main: allowed.filter((step) => MAIN.includes(step)),
    more: allowed.filter((step) => !MAIN.includes(step)),
    held: MAIN.flatMap((step) => {
      const answer = state(step);
      return answer && !answer.allowed && !BESIDE_THE_POINT.has(answer.code ?? "")
        ? [{ step, state: answer }]
        : [];
    }),
  };
}

/** Whether the viewer has no part in working on the task. */
export function isOnlooker(actions: readonly ActionAnswer[]): boolean {
  const work = actions.filter(({ action }) => (MAIN as readonly string[]).includes(action));
  return work.length > 0 && work.every(({ code }) => code === "FORBIDDEN");
}
