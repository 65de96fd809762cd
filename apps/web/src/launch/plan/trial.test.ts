import type { Day } from "@threshold/domain/calendar/day";
import { workingCalendar } from "@threshold/domain/calendar/working-calendar";
import type { ScheduledTask } from "@threshold/domain/launch/schedule";
import { expect, test } from "vitest";
import type { TriedPlan } from "./trial.ts";
import { barDates, ghostsOf, reckon, serverTrial, triedOf } from "./trial.ts";

const task = (
  code: string,
  offsetDays: number,
  dueOn: string,
  durationDays = 5,
): ScheduledTask & { id: string } => ({
  id: `LaunchTask_${code}`,
  code,
  anchor: "LAUNCH",
  offsetDays,
  offsetOf: "CALENDAR",
  durationDays,
  durationOf: "CALENDAR",
  status: "NOT_STARTED",
  dueOverride: null,
  dueOn: dueOn as Day,
  startedOn: null,
  doneOn: null,
});

const plan: TriedPlan = {
  id: "LaunchPlan_1",
  dates: {
    launchDate: "2027-05-01" as Day,
    entryDate: "2027-01-10" as Day,
    softFitoutDate: null,
    hallFitoutDate: null,
    staffingApprovedOn: null,
  },
  tasks: [task("UNIFORMS", 30, "2027-04-01"), task("DRILL", 5, "2027-04-26")],
  links: [],
};
const TODAY = "2027-03-20";
const calendar = workingCalendar();

test("dragging the launch flag moves every open task with it", () => {
  const tried = triedOf(plan, { key: "LAUNCH", days: 10 });
  expect(tried).toMatchObject({ kind: "DATE", to: "2027-05-11" });
  const result = reckon(plan, tried!, TODAY, calendar);
  expect(
    result.ok && ghostsOf(plan, result.value, TODAY).map(({ key, dueOn }) => [key, dueOn]),
  ).toEqual([
    ["LaunchTask_UNIFORMS", "2027-04-11"],
    ["LaunchTask_DRILL", "2027-05-06"],
  ]);
});

test("dragging a task too near makes it late and says so", () => {
  const tried = triedOf(plan, { key: "LaunchTask_UNIFORMS", days: -10 });
  const result = reckon(plan, tried!, TODAY, calendar);
  expect(result.ok && result.value.newlyLate).toEqual(["UNIFORMS"]);
  expect(result.ok && result.value.feasible).toBe(false);
});

test("a drag back to its place tries nothing; a date not set cannot be dragged", () => {
  expect(triedOf(plan, { key: "LAUNCH", days: 0 })).toBeUndefined();
  expect(triedOf(plan, { key: "SOFT_FITOUT", days: 3 })).toBeUndefined();
});

test("an entry after the launch is refused as the server would", () => {
  const tried = triedOf(plan, { key: "ENTRY", days: 200 });
  expect(reckon(plan, tried!, TODAY, calendar)).toMatchObject({
    ok: false,
    refusal: { code: "ENTRY_AFTER_LAUNCH" },
  });
});

test("the server is asked the same question", () => {
  expect(serverTrial(plan.id, triedOf(plan, { key: "LaunchTask_DRILL", days: 2 })!)).toEqual({
    planId: "LaunchPlan_1",
    shifts: [{ taskId: "LaunchTask_DRILL", dueOn: "2027-04-28" }],
  });
});

test("an overdue bar lies where it should have been", () => {
  const dates = {
    earlyStartOn: TODAY,
    earlyFinishOn: "2027-03-24",
    lateStartOn: "2027-03-10",
    dueOn: "2027-03-12",
  };
  expect(barDates(dates, TODAY)).toEqual({
    startOn: "2027-03-10",
    finishOn: "2027-03-12",
    dueOn: "2027-03-12",
  });
});

test("a bar lies as late as it may, or where it still can when that is past", () => {
  const dates = {
    earlyStartOn: "2027-03-20",
    earlyFinishOn: "2027-03-24",
    lateStartOn: "2027-03-28",
    lateFinishOn: "2027-04-01",
    dueOn: "2027-04-01",
  };
  expect(barDates(dates, TODAY)).toEqual({
    startOn: "2027-03-28",
    finishOn: "2027-04-01",
    dueOn: "2027-04-01",
  });
  expect(
    barDates({ ...dates, lateStartOn: "2027-03-10", lateFinishOn: "2027-03-14" }, TODAY),
  ).toMatchObject({ finishOn: "2027-03-24" });
});
