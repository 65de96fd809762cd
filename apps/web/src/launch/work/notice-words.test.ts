import { expect, test } from "vitest";
import { formats } from "../../i18n/format.ts";
import { launchEn } from "../../i18n/launch.en.ts";
import { launchZh } from "../../i18n/launch.zh.ts";
import { noticeWords } from "./notice-words.ts";

const moved = {
  kind: "LAUNCH_MOVED" as const,
  planTitle: "锦绣花园一期",
  data: {
    changes: [{ field: "launchDate", from: "2027-05-01", to: "2027-05-11" }],
    moved: 12,
    late: 1,
    reason: "预售证推迟",
  },
};

test("says the old and the new launch day, what follows, and why", () => {
  expect(noticeWords(moved, launchZh, formats("zh-CN"))).toEqual({
    headline: "锦绣花园一期:开盘日期由 2027年5月1日 调整为 2027年5月11日",
    details: ["12 项任务的应完成日期随之调整,其中 1 项变为逾期", "原因:预售证推迟"],
  });
  expect(noticeWords(moved, launchEn, formats("en")).headline).toBe(
    "锦绣花园一期: the launch moved from May 1, 2027 to May 11, 2027",
  );
});

test("names each date when several moved, and says when one was not set before", () => {
  const data = {
    changes: [
      { field: "entryDate", from: "2027-01-10", to: "2027-01-20" },
      { field: "softFitoutDate", from: null, to: "2027-03-01" },
    ],
  };
  expect(noticeWords({ ...moved, data }, launchZh, formats("zh-CN")).headline).toBe(
    "锦绣花园一期:项目进驻日期由 2027年1月10日 调整为 2027年1月20日;销售中心软装进场日期由 未定 调整为 2027年3月1日",
  );
});
