import { expect, it } from "vitest";
import { day } from "../calendar/day.ts";
import type { Check } from "./check.ts";
import { answerCheck } from "./check.ts";
import {
  approveException,
  availableTaskActions,
  completeTask,
  reopenTask,
  returnTask,
  startTask,
  submitTask,
  taskActions,
  taskActionNames,
  waiveTask,
  type HardPredecessor,
} from "./task-lifecycle.ts";
import { allTaskRights as all, taskFacts as task } from "./testing.ts";
import { taskStatuses } from "./vocabulary.ts";

const today = day("2027-04-27");
const yesterday = day("2027-04-26");
const tomorrow = day("2027-04-28");
const complete = (facts: Parameters<typeof task>[0], doneOn = today) =>
  completeTask(task(facts), all, doneOn, today);
const refused = (code: string) => ({ ok: false, refusal: { code } });

it("goes from not started over in progress to done", () => {
  expect(startTask(task({ status: "NOT_STARTED" }), all, today)).toEqual({
    ok: true,
    value: { status: "IN_PROGRESS", startedOn: today },
  });
  expect(complete({ startedOn: yesterday })).toEqual({
    ok: true,
    value: { status: "DONE", doneOn: today, startedOn: yesterday },
  });
});

it("takes the day of work that was done before it was written down as begun", () => {
  expect(complete({ startedOn: today }, yesterday)).toMatchObject({
    value: { doneOn: yesterday, startedOn: yesterday },
  });
});

it("LCH scenario 6 completes the drill on 2027-04-27 although it was due the day before", () => {
  const plan = {
    code: "EMERGENCY_PLAN",
    title: "预案",
    status: "DONE",
    doneOn: yesterday,
  } as const;
  expect(complete({ code: "EMERGENCY_DRILL", hardPredecessors: [plan] })).toMatchObject({
    value: { status: "DONE", doneOn: "2027-04-27" },
  });
});

it("does not finish work in the future", () => {
  expect(complete({}, tomorrow)).toMatchObject(refused("DONE_IN_THE_FUTURE"));
});

it("refuses to complete without the evidence that is asked for", () => {
  expect(complete({ evidenceRequired: true })).toMatchObject(refused("TASK_EVIDENCE_MISSING"));
  expect(complete({ evidenceRequired: true, evidenceCount: 1 }).ok).toBe(true);
});

const category = (code: string, state: Check["state"]): Check => ({
  code,
  kind: "TICK_OR_NO_NEED",
  state,
  value: null,
});

it("LCH scenario 5 refuses the materials plan until 接待用品 is filled or without need", () => {
  const six = ["OFFICE_FURNITURE", "OFFICE_SUPPLIES", "SALES_AREA", "REPAIR_TOOLS", "SECURITY_FIRE"]
    .concat("LOGISTICS")
    .map((code) => category(code, "DONE"));
  const reception = category("RECEPTION", "OPEN");
  expect(complete({ checks: [...six, reception] })).toMatchObject({
    refusal: { code: "TASK_CHECKS_OPEN", details: { checks: ["RECEPTION"] } },
  });
  const answer = answerCheck(reception, { state: "NO_NEED" });
  expect(answer.ok && complete({ checks: [...six, { ...reception, ...answer.value }] }).ok).toBe(
    true,
  );
});

it("LCH-R30 takes no pump for unneeded, LCH-R22 no distance for a tick", () => {
  const pump: Check = { code: "PUMP", kind: "TICK", state: "OPEN", value: null };
  expect(answerCheck(pump, { state: "NO_NEED" })).toMatchObject(refused("CHECK_NEEDS_ANSWER"));
  expect(answerCheck(pump, { state: "DONE", value: 3 })).toEqual({
    ok: true,
    value: { state: "DONE", value: null },
  });
  const distance: Check = { code: "DISTANCE", kind: "NUMBER", state: "OPEN", value: null };
  for (const value of [undefined, null, 0, -1, Number.NaN, 0.001])
    expect(answerCheck(distance, { state: "DONE", value })).toMatchObject(
      refused("CHECK_NUMBER_MISSING"),
    );
  expect(answerCheck(distance, { state: "DONE", value: 1e12 })).toMatchObject(
    refused("INVALID_INPUT"),
  );
  expect(answerCheck(distance, { state: "DONE", value: 1.234 })).toMatchObject({
    value: { state: "DONE", value: 1.23 },
  });
  expect(answerCheck({ ...distance, state: "DONE", value: 1 }, { state: "OPEN" })).toMatchObject({
    value: { state: "OPEN", value: null },
  });
});

const open = (code: string): HardPredecessor => ({
  code,
  title: code.toLowerCase(),
  status: "IN_PROGRESS",
  doneOn: null,
});

it.each([
  ["LCH-R34", "EMERGENCY_DRILL", "EMERGENCY_PLAN", "DRILL_BEFORE_PLAN"],
  ["LCH-R18, scenario 3", "UNIFORM_ORDER", "STAFFING_APPROVAL", "STAFFING_NOT_APPROVED"],
  [
    "LCH-R04, scenario 4",
    "PRE_INTERVENTION_AGREEMENT",
    "SALES_SUPPORT_APPROVAL",
    "SCHEME_NOT_APPROVED",
  ],
  ["any other", "SALES_AREA_ISSUES_SENT", "SALES_AREA_INSPECTED", "PREDECESSOR_OPEN"],
])("%s refuses %s before %s", (_, code, predecessor, refusal) => {
  expect(complete({ code, hardPredecessors: [open(predecessor)] })).toMatchObject({
    refusal: {
      code: refusal,
      details: { predecessors: [predecessor], titles: [predecessor.toLowerCase()] },
    },
  });
});

it("LCH-R34 refuses a drill on a day before that of the plan, too", () => {
  const plan = { ...open("EMERGENCY_PLAN"), status: "DONE", doneOn: today } as const;
  expect(complete({ code: "EMERGENCY_DRILL", hardPredecessors: [plan] }, yesterday)).toMatchObject(
    refused("DRILL_BEFORE_PLAN"),
  );
});

it("does not wait for what is not applicable", () => {
  const waived = { ...open("EMERGENCY_PLAN"), status: "NOT_APPLICABLE" } as const;
  expect(complete({ code: "EMERGENCY_DRILL", hardPredecessors: [waived] }).ok).toBe(true);
});

it("completes a task with an approval step only from what was submitted, by who approves", () => {
  const approval = { approvalRequired: true } as const;
  expect(complete(approval)).toMatchObject(refused("TASK_NEEDS_APPROVAL"));
  expect(submitTask(task(approval), all, today)).toMatchObject({ value: { status: "SUBMITTED" } });
  const submitted = task({ ...approval, status: "SUBMITTED" });
  const worker = { ...all, approve: false };
  expect(completeTask(submitted, worker, today, today)).toMatchObject(refused("FORBIDDEN"));
  const approver = { ...all, work: false };
  expect(completeTask(submitted, approver, today, today).ok).toBe(true);
  expect(returnTask(submitted, approver, "人数不符")).toEqual({
    ok: true,
    value: { status: "IN_PROGRESS" },
  });
  expect(returnTask(submitted, approver, " ")).toMatchObject(refused("REASON_REQUIRED"));
});

it("has nothing to submit where nobody approves", () => {
  expect(submitTask(task(), all, today)).toMatchObject(refused("TASK_HAS_NO_APPROVAL"));
});

it("waives from any status, with a reason, by the region's head", () => {
  for (const status of ["NOT_STARTED", "IN_PROGRESS", "SUBMITTED", "DONE"] as const)
    expect(waiveTask(task({ status }), all, " 无食堂 ")).toEqual({
      ok: true,
      value: { status: "NOT_APPLICABLE", doneOn: null, notApplicableReason: "无食堂" },
    });
  expect(waiveTask(task(), { ...all, waive: false }, "x")).toMatchObject(refused("FORBIDDEN"));
  expect(waiveTask(task(), all, null)).toMatchObject(refused("REASON_REQUIRED"));
  expect(waiveTask(task({ status: "NOT_APPLICABLE" }), all, "x")).toMatchObject(
    refused("TASK_STATUS"),
  );
});

it("takes done work up again with a reason, not after readiness was declared", () => {
  expect(reopenTask(task({ status: "DONE" }), all, "返工")).toMatchObject({
    value: { status: "IN_PROGRESS", doneOn: null, notApplicableReason: null },
  });
  expect(reopenTask(task({ status: "DONE" }), all, "")).toMatchObject(refused("REASON_REQUIRED"));
  expect(reopenTask(task({ status: "DONE", planStatus: "READY" }), all, "x")).toMatchObject(
    refused("PLAN_NOT_WORKED_ON"),
  );
});

it("grants an exception once", () => {
  expect(approveException(task(), all, "开盘后补")).toEqual({
    ok: true,
    value: { exceptionReason: "开盘后补" },
  });
  expect(approveException(task({ exceptionReason: "x" }), all, "y")).toMatchObject(
    refused("EXCEPTION_APPROVED"),
  );
});

it("does nothing in a plan that is a draft, suspended or closed", () => {
  for (const planStatus of ["DRAFT", "SUSPENDED", "CLOSED"] as const)
    expect(availableTaskActions(task({ planStatus }), all).every((one) => !one.allowed)).toBe(true);
});

it("answers for every action in every status, as the table of actions says", () => {
  for (const status of taskStatuses) {
    const states = availableTaskActions(
      task({ status, approvalRequired: status === "SUBMITTED" }),
      all,
    );
    expect(states.map((one) => one.action)).toEqual(taskActionNames);
    for (const state of states) {
      const statuses: readonly string[] = taskActions[state.action];
      const byStatus = state.allowed || state.refusal.code !== "TASK_STATUS";
      expect(byStatus, `${state.action} of ${status}`).toBe(statuses.includes(status));
    }
  }
});

it("tells who may nothing that he may nothing, before anything else", () => {
  const none = { work: false, approve: false, waive: false, update: false };
  const states = availableTaskActions(task({ planStatus: "CLOSED" }), none);
  expect(new Set(states.map((one) => (one.allowed ? "" : one.refusal.code)))).toEqual(
    new Set(["FORBIDDEN"]),
  );
});
