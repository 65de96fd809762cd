import { expect, test } from "vitest";
import { filterTasks, sortTasks } from "./task-filter.ts";

const task = (code: string, part: object) => ({
  code,
  title: code,
  titleEn: code,
  position: 1,
  workstream: "TEAM" as const,
  status: "NOT_STARTED" as const,
  isOverdue: false,
  critical: false,
  responsibleRole: "HR_ADMIN_OFFICER" as const,
  dueOn: "2027-04-01",
  totalSlack: 3,
  ...part,
});
const tasks = [
  task("UNIFORMS", { title: "工装到位", isOverdue: true, totalSlack: -2, position: 3 }),
  task("DRILL", {
    status: "DONE",
    responsibleRole: "SECURITY_MANAGER",
    dueOn: "2027-03-01",
    position: 2,
  }),
  task("HANDOVER", { dueOn: null, totalSlack: null, position: 1 }),
];
const codes = (some: readonly { code: string }[]) => some.map(({ code }) => code);

test("finds by Chinese title and by code, whatever the case", () => {
  expect(codes(filterTasks(tasks, { q: "工装" }, new Set()))).toEqual(["UNIFORMS"]);
  expect(codes(filterTasks(tasks, { q: "dri" }, new Set()))).toEqual(["DRILL"]);
});

test("an overdue task is found under overdue, not under its own status", () => {
  expect(codes(filterTasks(tasks, { state: ["OVERDUE"] }, new Set()))).toEqual(["UNIFORMS"]);
  expect(codes(filterTasks(tasks, { state: ["NOT_STARTED"] }, new Set()))).toEqual(["HANDOVER"]);
});

test("narrows to what is open, and to my positions", () => {
  expect(codes(filterTasks(tasks, { only: "open" }, new Set()))).toEqual(["UNIFORMS", "HANDOVER"]);
  expect(codes(filterTasks(tasks, { only: "mine" }, new Set(["SECURITY_MANAGER"])))).toEqual([
    "DRILL",
  ]);
});

test("sorts undated tasks last and the least slack first", () => {
  expect(codes(sortTasks(tasks, "DUE", false))).toEqual(["DRILL", "UNIFORMS", "HANDOVER"]);
  expect(codes(sortTasks(tasks, "SLACK", false))).toEqual(["UNIFORMS", "DRILL", "HANDOVER"]);
});
