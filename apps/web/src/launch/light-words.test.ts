import { expect, test } from "vitest";
import { launchEn } from "../i18n/launch.en.ts";
import { launchZh } from "../i18n/launch.zh.ts";
import { lightWords } from "./light-words.ts";

const overdue = { code: "TASKS_OVERDUE", details: { count: 2, codes: ["A", "B"], days: 8 } };

test("says how many tasks are overdue and for how long", () => {
  expect(lightWords([overdue], launchZh)[0]?.text).toBe("2 项任务已逾期，最久 8 天");
  expect(lightWords([overdue], launchEn)[0]?.text).toBe("2 tasks overdue, by 8 days at most");
});

test("names the tasks where the page knows them, three at most", () => {
  const details = { count: 4, codes: ["A", "B", "C", "D"], days: 1 };
  const [reason] = lightWords([{ ...overdue, details }], launchZh, (code) => `任务${code}`);
  expect(reason?.text).toBe("4 项任务已逾期，最久 1 天：任务A、任务B、任务C、另 1 项");
});

test("a reason it does not know yet still says something", () => {
  expect(lightWords([{ code: "NEW", details: null }], launchZh)[0]?.text).toBe("需要关注（NEW）");
});
