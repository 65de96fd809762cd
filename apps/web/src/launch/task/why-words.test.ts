import { expect, test } from "vitest";
import { formats } from "../../i18n/format.ts";
import { launchEn } from "../../i18n/launch.en.ts";
import { launchZh } from "../../i18n/launch.zh.ts";
import type { DueFacts } from "./why-words.ts";
import { whyWords } from "./why-words.ts";

const plan = { launchDate: "2027-05-01", entryDate: "2027-01-10", softFitoutDate: null };
const hiring: DueFacts = {
  anchor: "LAUNCH",
  offsetDays: 30,
  offsetOf: "CALENDAR",
  dueOn: "2027-04-01",
};
const zh = (task: DueFacts) => whyWords(task, plan, launchZh, formats("zh-CN"));

test("counts back from the anchor in words", () => {
  expect(zh(hiring)).toBe("开盘日期 2027年5月1日，提前 30 天，即 2027年4月1日 当天结束前完成。");
  expect(whyWords(hiring, plan, launchEn, formats("en"))).toBe(
    "Launch date May 1, 2027, 30 days before: done by the end of April 1, 2027.",
  );
});

test("says when the anchor has no day yet, or there is none", () => {
  expect(zh({ ...hiring, anchor: "SOFT_FITOUT", dueOn: null })).toContain(
    "销售中心软装进场日期未定",
  );
  expect(zh({ ...hiring, anchor: "EVENT", offsetDays: null, dueOn: null })).toBe(
    "移交发生时办理，没有固定日期。",
  );
});

test("a day set by hand tells its reason", () => {
  expect(zh({ ...hiring, dueOverride: "2027-04-03", dueOverrideReason: "清明放假" })).toBe(
    "本计划单独定为 2027年4月3日。原因：清明放假",
  );
});
