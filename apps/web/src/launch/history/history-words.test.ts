import { expect, test } from "vitest";
import { formats } from "../../i18n/format.ts";
import { en as wholeEn, zh as wholeZh } from "../../i18n/whole.ts";
import { historyWords, isWorthTelling } from "./history-words.ts";

const zh = { t: wholeZh.launch, language: "zh" as const, format: formats("zh-CN") };
const en = { t: wholeEn.launch, language: "en" as const, format: formats("en") };

const moved = {
  action: "moveLaunch",
  tableName: "launch_plan",
  operation: "UPDATE",
  before: { launch_date: "2027-05-01", planned_on: "2027-01-01", light: "GREEN" },
  after: { launch_date: "2027-05-11", planned_on: "2027-01-02", light: "AMBER" },
};

test("tells who-knows-what in the reader's words, old and new, and leaves computed columns out", () => {
  expect(historyWords(moved, zh)).toEqual({
    headline: "调整日期",
    changes: [
      { column: "launch_date", label: "开盘日期", from: "2027年5月1日", to: "2027年5月11日" },
      { column: "light", label: "状况", from: "正常", to: "有风险" },
    ],
  });
  expect(historyWords(moved, en).changes[0]).toMatchObject({
    label: "Launch date",
    from: "May 1, 2027",
  });
});

test("a task's status and role are words, an emptied fact says so", () => {
  const entry = {
    action: "reopenLaunchTask",
    tableName: "launch_task",
    operation: "UPDATE",
    before: { status: "DONE", done_on: "2027-04-01", responsible_role: "HR_ADMIN_OFFICER" },
    after: { status: "IN_PROGRESS", done_on: null, responsible_role: "SECURITY_MANAGER" },
  };
  expect(historyWords(entry, zh).changes.map(({ label, from, to }) => [label, from, to])).toEqual([
    ["状态", "已完成", "进行中"],
    ["责任岗位", "行政人事部人员", "保安部经理"],
    ["实际完成日期", "2027年4月1日", "（空）"],
  ]);
});

test("people are told by name, one who is no longer known only as named", () => {
  const entry = {
    action: "updateLaunchTask",
    tableName: "launch_task",
    operation: "UPDATE",
    before: { assignee_id: "0190aaaa-0000-7000-8000-000000000001", exception_by: null },
    after: {
      assignee_id: "0190aaaa-0000-7000-8000-000000000002",
      exception_by: "0190aaaa-0000-7000-8000-000000000003",
    },
    names: {
      "0190aaaa-0000-7000-8000-000000000001": "王芳",
      "0190aaaa-0000-7000-8000-000000000002": "李强",
    },
  };
  expect(historyWords(entry, zh).changes.map(({ label, from, to }) => [label, from, to])).toEqual([
    ["责任人", "王芳", "李强"],
    ["例外批准人", "（空）", "已指定"],
  ]);
});

test("a due day that follows from another task's step is told as a recalculation, not as that step", () => {
  const entry = {
    action: "completeLaunchTask",
    tableName: "launch_task",
    operation: "UPDATE",
    before: { due_on: "2027-03-05", total_slack: 3 },
    after: { due_on: "2027-03-12", total_slack: 1 },
  };
  expect(historyWords(entry, zh).headline).toBe("随其他任务重新推算");
  expect(historyWords({ ...entry, action: "overrideTaskDue" }, zh).headline).toBe("调整应完成日期");
});

test("a recalculation alone is not worth telling, a new record is", () => {
  const slack = {
    action: "system",
    tableName: "launch_task",
    operation: "UPDATE",
    before: { total_slack: 3 },
    after: { total_slack: 2 },
  };
  expect(isWorthTelling(slack, zh)).toBe(false);
  expect(isWorthTelling({ ...slack, operation: "INSERT" }, zh)).toBe(true);
});
