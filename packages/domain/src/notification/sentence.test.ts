import { describe, expect, it } from "vitest";
import type { NotificationData } from "./kinds.ts";
import { notificationText } from "./sentence.ts";

const moved = {
  planName: "锦绣花园一期",
  from: { launchDate: "2027-05-01", entryDate: "2027-01-10", softFitoutDate: null },
  to: { launchDate: "2027-05-11", entryDate: "2027-01-10", softFitoutDate: null },
  moved: [{ code: "A", title: "工装到位", from: "2027-04-01", to: "2027-04-11" }],
  reason: "预售证推迟",
};

describe("a moved launch", () => {
  it("is told with the old and the new day, what follows, and why", () => {
    expect(notificationText("LAUNCH_MOVED", moved, "zh")).toEqual({
      headline: "锦绣花园一期：开盘日期由 2027年5月1日 调整为 2027年5月11日",
      details: ["1 项任务的应完成日期随之调整", "原因：预售证推迟"],
    });
    expect(notificationText("LAUNCH_MOVED", moved, "en")).toEqual({
      headline: "锦绣花园一期: the launch moved from May 1, 2027 to May 11, 2027",
      details: ["1 task moved with it", "Reason: 预售证推迟"],
    });
  });

  it("names each date when several moved, and says when one was not set before", () => {
    const data = {
      ...moved,
      from: { entryDate: "2027-01-10", softFitoutDate: null },
      to: { entryDate: "2027-01-20", softFitoutDate: "2027-03-01" },
    };
    expect(notificationText("LAUNCH_MOVED", data, "zh").headline).toBe(
      "锦绣花园一期：项目进驻日期由 2027年1月10日 调整为 2027年1月20日；销售中心软装进场日期由 未定 调整为 2027年3月1日",
    );
  });
});

it("a plan's new status, and why a task came back", () => {
  const status = { planName: "锦绣花园一期", from: "ACTIVE", to: "READY" };
  expect(notificationText("PLAN_STATUS", status, "zh").headline).toBe(
    "锦绣花园一期：计划状态变为「具备开盘条件」",
  );
  const returned = { planName: "", title: "定编方案", reason: "缺工程部人数" };
  expect(notificationText("TASK_RETURNED", returned, "zh")).toEqual({
    headline: "「定编方案」被退回，请修改后重新提交",
    details: ["原因：缺工程部人数"],
  });
});

describe("what is due", () => {
  const matter = { title: "样板房日检", place: "锦绣华庭" };

  it("is told with its day, or with its minute in the reader's time zone", () => {
    const day = { ...matter, due: "2027-01-05" };
    expect(notificationText("OBLIGATION_REMINDER", day, "zh")).toEqual({
      headline: "锦绣华庭：「样板房日检」即将到期",
      details: ["截止：2027年1月5日"],
    });
    const minute = { ...matter, due: "2027-01-04T16:30:00.000Z" };
    expect(notificationText("OBLIGATION_OVERDUE", minute, "zh").details).toEqual([
      "截止：2027年1月5日 00:30",
    ]);
    expect(notificationText("OBLIGATION_OVERDUE", minute, "en", "Europe/London").details).toEqual([
      "Due: Jan 4, 2027 16:30",
    ]);
  });

  it("names who should have done it by position and name, or says that nobody holds the position", () => {
    const late = { ...matter, due: "2027-01-05" };
    const who = (more: Partial<NotificationData["OBLIGATION_ESCALATED"]>) =>
      notificationText("OBLIGATION_ESCALATED", { ...late, ...more }, "zh").headline;
    expect(who({ responsible: "许婷", role: "FRONT_DESK_AGENT" })).toContain(
      "责任人：客服前台 许婷",
    );
    expect(who({})).toBe("锦绣华庭：「样板房日检」已超期未完成，责任人：岗位空缺");
  });
});
