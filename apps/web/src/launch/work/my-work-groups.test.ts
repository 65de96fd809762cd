import { expect, test } from "vitest";
import { dueGroup, groupByDue } from "./my-work-groups.ts";

const WEDNESDAY = "2027-04-14";

test("a task of yesterday is overdue, one of today is due today", () => {
  expect(dueGroup("2027-04-13", WEDNESDAY)).toBe("OVERDUE");
  expect(dueGroup(WEDNESDAY, WEDNESDAY)).toBe("TODAY");
});

test("the week reaches to its Sunday, and Sunday's week ends on the same day", () => {
  expect(dueGroup("2027-04-18", WEDNESDAY)).toBe("WEEK");
  expect(dueGroup("2027-04-19", WEDNESDAY)).toBe("LATER");
  expect(dueGroup("2027-04-19", "2027-04-18")).toBe("LATER");
});

test("a task that waits for an event has no day", () => {
  expect(dueGroup(null, WEDNESDAY)).toBe("UNDATED");
});

test("groups come by urgency, without empty ones, the earliest task first", () => {
  const tasks = [
    { id: "later", dueOn: "2027-06-01" },
    { id: "late", dueOn: "2027-04-10" },
    { id: "later still", dueOn: "2027-06-02" },
    { id: "very late", dueOn: "2027-04-01" },
    { id: "event", dueOn: null },
  ];
  expect(
    groupByDue(tasks, WEDNESDAY).map(({ group, tasks: some }) => [group, some.map((t) => t.id)]),
  ).toEqual([
    ["OVERDUE", ["very late", "late"]],
    ["LATER", ["later", "later still"]],
    ["UNDATED", ["event"]],
  ]);
});
