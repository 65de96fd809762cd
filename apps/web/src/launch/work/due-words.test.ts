import { expect, test } from "vitest";
import { formats } from "../../i18n/format.ts";
import { launchEn } from "../../i18n/launch.en.ts";
import { launchZh } from "../../i18n/launch.zh.ts";
import { dueWords } from "./due-words.ts";

const zh = (dueOn: string | null) => dueWords(dueOn, "2027-04-14", launchZh, formats("zh-CN"));
const en = (dueOn: string | null) => dueWords(dueOn, "2027-04-14", launchEn, formats("en"));

test("says how late, today, tomorrow, the weekday of this week, then the day", () => {
  expect(zh("2027-04-11")).toBe("逾期 3 天");
  expect(zh("2027-04-14")).toBe("今日到期");
  expect(zh("2027-04-15")).toBe("明日到期");
  expect(zh("2027-04-17")).toBe("4月17日 周六 到期");
  expect(zh("2027-05-01")).toBe("5月1日 到期");
  expect(zh(null)).toBe("移交时");
});

test("speaks English with the right plural", () => {
  expect(en("2027-04-13")).toBe("1 day overdue");
  expect(en("2027-04-11")).toBe("3 days overdue");
});
