import { expect, test } from "vitest";
import { isOnlooker, offeredSteps } from "./task-steps.ts";

const yes = (action: string) => ({ action, allowed: true });
const no = (action: string, code: string) => ({ action, allowed: false, code });

test("shows a step that is near but held, with its reason; leaves out what is not its turn", () => {
  const offered = offeredSteps([
    yes("startLaunchTask"),
    no("completeLaunchTask", "TASK_EVIDENCE_MISSING"),
    no("submitLaunchTask", "TASK_HAS_NO_APPROVAL"),
    no("returnLaunchTask", "TASK_STATUS"),
    no("reopenLaunchTask", "TASK_STATUS"),
    yes("overrideTaskDue"),
    no("waiveLaunchTask", "FORBIDDEN"),
  ]);
  expect(offered.main).toEqual(["startLaunchTask"]);
  expect(offered.more).toEqual(["overrideTaskDue"]);
  expect(offered.held.map(({ step, state }) => [step, state.code])).toEqual([
    ["completeLaunchTask", "TASK_EVIDENCE_MISSING"],
  ]);
});

test("who may do none of the work is an onlooker", () => {
  expect(
    isOnlooker([no("startLaunchTask", "FORBIDDEN"), no("completeLaunchTask", "FORBIDDEN")]),
  ).toBe(true);
  expect(isOnlooker([no("startLaunchTask", "FORBIDDEN"), yes("completeLaunchTask")])).toBe(false);
});
