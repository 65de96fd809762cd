import { expect, test } from "vitest";
import { formats } from "../../i18n/format.ts";
import { launchEn } from "../../i18n/launch.en.ts";
import { launchZh } from "../../i18n/launch.zh.ts";
import { noticeWords } from "./notice-words.ts";

const moved = {
  kind: "LAUNCH_MOVED" as const,
  planTitle: "锦绣花园一期",
  data: {
    from: { launchDate: "2027-05-01", entryDate: "2027-01-10", softFitoutDate: null },
    to: { launchDate: "2027-05-11", entryDate: "2027-01-10", softFitoutDate: null },
    moved: [{ code: "A", title: "工装到位", from: "2027-04-01", to: "2027-04-11" }],
    reason: "预售证推迟",
  },
};

test("says the old and the new launch day, what follows, and why", () => {
  expect(noticeWords(moved, launchZh, formats("zh-CN"))).toEqual({
    headline: "锦绣花园一期：开盘日期由 2027年5月1日 调整为 2027年5月11日",
    details: ["1 项任务的应完成日期随之调整", "原因：预售证推迟"],
  });
  expect(noticeWords(moved, launchEn, formats("en")).headline).toBe(
    "锦绣花园一期: the launch moved from May 1, 2027 to May 11, 2027",
  );
});

test("names each date when several moved, and says when one was not set before", () => {
  const data = {
    from: { entryDate: "2027-01-10", softFitoutDate: null },
    to: { entryDate: "2027-01-20", softFitoutDate: "2027-03-01" },
  };
  expect(noticeWords({ ...moved, data }, launchZh, formats("zh-CN")).headline).toBe(
    "锦绣花园一期：项目进驻日期由 2027年1月10日 调整为 2027年1月20日；销售中心软装进场日期由 未定 调整为 2027年3月1日",
  );
});

test("says a plan's new status and why a task came back", () => {
  const status = {
    kind: "PLAN_STATUS" as const,
    planTitle: "锦绣花园一期",
    data: { from: "ACTIVE", to: "READY" },
  };
  expect(noticeWords(status, launchZh, formats("zh-CN")).headline).toBe(
    "锦绣花园一期：计划状态变为「具备开盘条件」",
  );
  const returned = {
    kind: "TASK_RETURNED" as const,
    planTitle: "",
    data: { title: "定编方案", reason: "缺工程部人数" },
  };
  expect(noticeWords(returned, launchZh, formats("zh-CN"))).toEqual({
    headline: "「定编方案」被退回，请修改后重新提交",
    details: ["原因：缺工程部人数"],
  });
});
