import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { day } from "../calendar/day.ts";
import { recordRoles, recordTasks } from "./record.ts";
import { standardTemplate } from "./standard-template.ts";
import {
  completeTask,
  followRecord,
  reasonAgainst,
  type HardPredecessor,
} from "./task-lifecycle.ts";
import { allTaskRights, taskFacts } from "./testing.ts";
import { planStatuses, taskStatuses } from "./vocabulary.ts";

const today = day("2027-03-10");
const yesterday = day("2027-03-09");
const follow = (facts: Parameters<typeof taskFacts>[0], step: "START" | "FINISH" | "REOPEN") =>
  followRecord(taskFacts(facts), step, today, today);

it("names tasks of the standard template, each once, with the role that the template names", () => {
  const template = new Map(standardTemplate().tasks.map((task) => [task.code, task]));
  const codes = Object.values(recordTasks).flat();
  expect(new Set(codes).size).toBe(codes.length);
  for (const code of codes)
    expect(template.get(code)?.responsibleRole, code).toBe(recordRoles[code]);
});

describe("a task that is worked on in a record", () => {
  it("is not completed by hand while the record is open, and says so", () => {
    const task = taskFacts({ record: { type: "StaffingPlan", open: true } });
    const refusal = { code: "TASK_WORKED_BY_RECORD", details: { record: "StaffingPlan" } };
    expect(reasonAgainst("completeLaunchTask", task, allTaskRights)).toEqual(refusal);
    expect(reasonAgainst("setTaskCheck", task, allTaskRights)).toEqual(refusal);
    expect(reasonAgainst("waiveLaunchTask", task, allTaskRights)).toBeUndefined();
    expect(reasonAgainst("overrideTaskDue", task, allTaskRights)).toBeUndefined();
  });

  it("has its evidence in the record once that is finished", () => {
    const record = { type: "StaffingPlan", open: false } as const;
    const task = taskFacts({ evidenceRequired: true, record });
    expect(completeTask(task, allTaskRights, today, today).ok).toBe(true);
  });

  it("follows: begun, done with its day, taken up again", () => {
    expect(follow({ status: "NOT_STARTED" }, "START")).toEqual({
      ok: true,
      value: { status: "IN_PROGRESS", startedOn: today },
    });
    const begun = { startedOn: yesterday, approvalRequired: true, evidenceRequired: true };
    expect(follow(begun, "FINISH")).toEqual({
      ok: true,
      value: { status: "DONE", doneOn: today, startedOn: yesterday },
    });
    expect(follow({ status: "DONE" }, "REOPEN")).toEqual({
      ok: true,
      value: { status: "IN_PROGRESS", doneOn: null, exceptionReason: null },
    });
  });

  it("waits for what has to come first all the same, and is not undone once the plan is ready", () => {
    const scheme: HardPredecessor = {
      code: "S",
      title: "方案",
      status: "IN_PROGRESS",
      doneOn: null,
    };
    const agreement = { code: "PRE_INTERVENTION_AGREEMENT", hardPredecessors: [scheme] };
    expect(follow(agreement, "FINISH")).toMatchObject({ refusal: { code: "SCHEME_NOT_APPROVED" } });
    expect(follow({ status: "DONE", planStatus: "READY" }, "REOPEN")).toMatchObject({
      refusal: { code: "PLAN_NOT_WORKED_ON", details: { planStatus: "READY" } },
    });
    expect(follow({ planStatus: "SUSPENDED" }, "START")).toMatchObject({
      refusal: { code: "PLAN_NOT_WORKED_ON" },
    });
  });

  it("law: following twice changes nothing more, and a waived task never moves", () => {
    const steps = fc.constantFrom("START", "FINISH", "REOPEN") as fc.Arbitrary<"START">;
    fc.assert(
      fc.property(
        steps,
        fc.constantFrom(...taskStatuses),
        fc.constantFrom(...planStatuses),
        (step, status, planStatus) => {
          const once = follow({ status, planStatus }, step);
          if (!once.ok) return;
          if (status === "NOT_APPLICABLE") expect(once.value).toEqual({});
          const { status: then = status } = once.value;
          expect(follow({ status: then, planStatus: "ACTIVE" }, step)).toEqual({
            ok: true,
            value: {},
          });
        },
      ),
    );
  });
});
