import { expect, test } from "vitest";
import { formats } from "../../i18n/format.ts";
import { en as wholeEn, zh as wholeZh } from "../../i18n/whole.ts";
import { outcomeWords, trialWords } from "./what-if-words.ts";

const zh = formats("zh-CN");
const moved = {
  kind: "DATE" as const,
  milestone: "LAUNCH" as const,
  from: "2027-05-01",
  to: "2027-05-11",
  days: 10,
};
const fine = { moved: 12, newlyLate: 0, noLongerLate: 2, feasible: true, conflict: [] };

test("asks the question in words", () => {
  expect(trialWords(moved, "", wholeZh.launch, zh)).toBe(
    "如果开盘日期改为 2027年5月11日（推后 10 天）",
  );
  const task = {
    kind: "TASK" as const,
    id: "1",
    code: "A",
    from: "2027-04-05",
    to: "2027-04-02",
    days: -3,
  };
  expect(trialWords(task, "工装到位", wholeZh.launch, zh)).toBe(
    "如果「工装到位」的应完成日期改为 2027年4月2日（提前 3 天）",
  );
  expect(trialWords(moved, "", wholeEn.launch, formats("en"))).toBe(
    "If the launch were on May 11, 2027 (10 days later)",
  );
});

test("answers how many move, how many turn late and whether it works out", () => {
  expect(outcomeWords(fine, wholeZh.launch, zh)).toBe(
    "12 项任务移动，没有任务变为逾期，2 项不再逾期，各项任务都能按期完成",
  );
  expect(outcomeWords({ ...fine, moved: 1, newlyLate: 1 }, wholeEn.launch, formats("en"))).toBe(
    "1 task moves, 1 turns overdue, 2 no longer overdue, all can be done in time",
  );
});

test("names the smallest set of tasks that makes it infeasible", () => {
  const outcome = {
    moved: 3,
    newlyLate: 2,
    noLongerLate: 0,
    feasible: false,
    conflict: ["定编审批", "一线招聘"],
  };
  expect(outcomeWords(outcome, wholeZh.launch, zh)).toBe(
    "3 项任务移动，2 项变为逾期，无法全部按期完成，卡在：定编审批和一线招聘",
  );
});
