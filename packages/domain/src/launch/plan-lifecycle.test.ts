import { expect, it } from "vitest";
import { day } from "../calendar/day.ts";
import { fieldsUpdated } from "./kept-fields.ts";
import {
  activatePlan,
  availablePlanActions,
  checkDates,
  closePlan,
  markReady,
  moveDates,
  planActionNames,
  planActions,
  recordLaunch,
  resumePlan,
  suspendPlan,
  withdrawReady,
  type TaskOfPlan,
} from "./plan-lifecycle.ts";
import { allPlanRights as all, planFacts as plan, today } from "./testing.ts";
import { planStatuses } from "./vocabulary.ts";

const refused = (code: string, details?: object) => ({
  ok: false,
  refusal: details === undefined ? { code } : { code, details },
});
const launchDay = day("2027-05-01");

it("begins when the coordination meeting was held and the project's facts are known", () => {
  const draft = plan({ status: "DRAFT" });
  expect(activatePlan(draft, all, today)).toEqual({ ok: true, value: { status: "ACTIVE" } });
  expect(
    activatePlan(plan({ status: "DRAFT", coordinationMeetingOn: day("2026-12-02") }), all, today),
  ).toMatchObject(
    refused("COORDINATION_MEETING_NOT_HELD", { coordinationMeetingOn: "2026-12-02", today }),
  );
  const bare = plan({ status: "DRAFT", permitCount: 0, showFlatCount: 0, officePlace: " " });
  expect(activatePlan(bare, all, today)).toMatchObject(
    refused("PLAN_INCOMPLETE", { fields: ["permits", "showFlats", "officePlace"] }),
  );
});

it("LCH part 7 refuses an entry after the launch, and a fit-out after it", () => {
  const dates = plan();
  expect(checkDates({ ...dates, entryDate: launchDay }).ok).toBe(true);
  expect(checkDates({ ...dates, entryDate: day("2027-05-02") })).toMatchObject(
    refused("ENTRY_AFTER_LAUNCH", { entryDate: "2027-05-02", launchDate: "2027-05-01" }),
  );
  expect(checkDates({ ...dates, softFitoutDate: day("2027-05-02") })).toMatchObject(
    refused("FITOUT_AFTER_LAUNCH", { field: "softFitoutDate" }),
  );
  expect(checkDates({ ...dates, softFitoutDate: null, hallFitoutDate: null }).ok).toBe(true);
});

const task = (code: string, facts: Partial<TaskOfPlan> = {}): TaskOfPlan => ({
  code,
  title: code,
  status: "IN_PROGRESS",
  exceptionReason: null,
  ...facts,
});

it("LCH scenario 7 refuses readiness with 2 open tasks, grants it once they are not applicable", () => {
  const done = task("C", { status: "DONE" });
  expect(markReady(plan({ tasks: [task("A"), task("B"), done] }), all, today)).toEqual(
    refused("TASKS_OPEN", { count: 2, codes: ["A", "B"], titles: ["A", "B"] }),
  );
  const waived = [
    task("A", { status: "NOT_APPLICABLE" }),
    task("B", { status: "NOT_APPLICABLE" }),
    done,
  ];
  expect(markReady(plan({ tasks: waived }), all, today)).toEqual({
    ok: true,
    value: { status: "READY" },
  });
});

it("takes an approved exception for closed", () => {
  expect(
    markReady(plan({ tasks: [task("A", { exceptionReason: "开盘后补" })] }), all, today).ok,
  ).toBe(true);
});

it("leaves readiness to the region's head, and lets it be withdrawn", () => {
  expect(markReady(plan(), { ...all, approve: false }, today)).toMatchObject(refused("FORBIDDEN"));
  expect(withdrawReady(plan({ status: "READY" }), all, today)).toMatchObject({
    value: { status: "ACTIVE" },
  });
});

it("launches only what is ready, on or after its day, not in the future", () => {
  const ready = plan({ status: "READY" });
  expect(recordLaunch(plan(), all, launchDay, launchDay)).toMatchObject(refused("PLAN_STATUS"));
  expect(recordLaunch(ready, all, launchDay, launchDay)).toEqual({
    ok: true,
    value: { status: "LAUNCHED", launchedOn: launchDay },
  });
  expect(recordLaunch(ready, all, today, today)).toMatchObject(refused("LAUNCH_DAY_NOT_REACHED"));
  const after = day("2027-05-03");
  expect(recordLaunch(ready, all, day("2027-04-30"), after)).toMatchObject(
    refused("LAUNCH_DAY_NOT_REACHED"),
  );
  expect(recordLaunch(ready, all, day("2027-05-04"), after)).toMatchObject(
    refused("DONE_IN_THE_FUTURE"),
  );
});

it("is put on hold with a reason and goes back to where it was", () => {
  expect(suspendPlan(plan({ status: "READY" }), all, "证照延期", today)).toEqual({
    ok: true,
    value: { status: "SUSPENDED", suspendedFrom: "READY", suspendedReason: "证照延期" },
  });
  expect(suspendPlan(plan(), all, "  ", today)).toMatchObject(refused("REASON_REQUIRED"));
  expect(resumePlan(plan({ status: "SUSPENDED", suspendedFrom: "READY" }), all, today)).toEqual({
    ok: true,
    value: { status: "READY", suspendedFrom: null, suspendedReason: null },
  });
});

it("is closed after the launch only", () => {
  expect(closePlan(plan({ status: "LAUNCHED" }), all, today).ok).toBe(true);
  expect(closePlan(plan(), all, today)).toMatchObject(refused("PLAN_STATUS"));
});

it("moves its dates with a reason, when they agree with each other", () => {
  const move = { launchDate: day("2027-05-11") };
  expect(moveDates(plan(), all, move, "证照延期", today)).toEqual({
    ok: true,
    value: {
      launchDate: "2027-05-11",
      entryDate: "2027-01-10",
      softFitoutDate: "2027-03-20",
      hallFitoutDate: "2027-02-10",
    },
  });
  expect(moveDates(plan(), all, { softFitoutDate: null }, "x", today)).toMatchObject({
    value: { softFitoutDate: null, hallFitoutDate: "2027-02-10" },
  });
  expect(moveDates(plan(), all, move, "", today)).toMatchObject(refused("REASON_REQUIRED"));
  expect(moveDates(plan(), all, { launchDate: day("2027-01-01") }, "x", today)).toMatchObject(
    refused("ENTRY_AFTER_LAUNCH"),
  );
});

it("answers for every action in every status, as the table of actions says", () => {
  for (const status of planStatuses) {
    const states = availablePlanActions(plan({ status }), all, launchDay);
    expect(states.map((one) => one.action)).toEqual(planActionNames);
    for (const state of states) {
      const statuses: readonly string[] = planActions[state.action];
      expect(state.allowed, `${state.action} of ${status}`).toBe(statuses.includes(status));
    }
  }
});

it("shows before it is asked that readiness is refused and which tasks are open", () => {
  const state = availablePlanActions(plan({ tasks: [task("A")] }), all, today).find(
    (one) => one.action === "markLaunchReady",
  );
  expect(state).toMatchObject({
    allowed: false,
    refusal: { code: "TASKS_OPEN", details: { codes: ["A"] } },
  });
});

it("LCH-R02 dates the facts that an update names, and no others", () => {
  const before = { officePlace: day("2026-11-20") };
  expect(fieldsUpdated(before, ["permits", "name"], today)).toEqual({
    officePlace: "2026-11-20",
    permits: today,
  });
});
