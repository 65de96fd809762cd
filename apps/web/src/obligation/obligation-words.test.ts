import { zh } from "../i18n/whole.ts";
import { describe, expect, it } from "vitest";
import { formats } from "../i18n/format.ts";
import { linesOf, ruleSaid, totalSaid } from "./explanation-words.ts";
import { whyDueZh } from "./why-due.zh.ts";
import { dueSaidOf, obligationHref, obligationTitle } from "./obligation-words.ts";

const format = formats("zh-CN");
const t = whyDueZh;

describe("an obligation in words", () => {
  it("is called by its title in the reader's language", () => {
    const named = { title: "提交方案", data: { titleEn: "Submit the scheme" } };
    expect(obligationTitle(named, "zh")).toBe("提交方案");
    expect(obligationTitle(named, "en")).toBe("Submit the scheme");
    expect(obligationTitle({ title: "提交方案", data: {} }, "en")).toBe("提交方案");
  });

  it("opens its approval, its task beside the list, or its record's page", () => {
    const task = { recordType: "LaunchTask", recordId: "LaunchTask_1", data: {} };
    expect(obligationHref(task)).toBe("?task=LaunchTask_1");
    expect(obligationHref({ ...task, data: { signOffId: "SignOff_3" } })).toBe(
      "/sign-offs/SignOff_3",
    );
    expect(obligationHref({ ...task, data: { approvalId: "Approval_2" } })).toBe(
      "/approvals/Approval_2",
    );
    expect(obligationHref({ recordType: "Showcase", recordId: "Showcase_3", data: {} })).toBe(
      "/records/Showcase_3",
    );
  });

  it("is due by a day, by a minute, or without a limit", () => {
    const due = {
      dueOn: "2027-01-03",
      dueAt: "2027-01-03T16:00:00Z",
      wholeDay: true,
      urgency: "OVERDUE",
    };
    expect(dueSaidOf(due, "2027-01-05", zh, format)).toBe(zh.launch.daysLate(2));
    expect(dueSaidOf({ ...due, wholeDay: false }, "2027-01-05", zh, format)).toContain("已到期");
    expect(dueSaidOf({ ...due, dueAt: null }, "2027-01-05", zh, format)).toBe("无时限");
  });
});

describe("why it is due then, in words", () => {
  const told = {
    anchor: { on: "2026-09-29" },
    rule: { unit: "WORKING_DAYS", count: 4 },
    countsDays: true,
    total: 4,
    stretches: [
      {
        from: "2026-09-28T16:00:00Z",
        to: "2026-09-29T16:00:00Z",
        counted: false,
        reason: "EVENT_DAY",
        note: null,
        length: 1,
      },
      {
        from: "2026-09-30T16:00:00Z",
        to: "2026-10-07T16:00:00Z",
        counted: false,
        reason: "STATUTORY_HOLIDAY",
        note: { zh: "国庆节", en: "National Day" },
        length: 7,
      },
      {
        from: "2026-10-09T16:00:00Z",
        to: "2026-10-10T16:00:00Z",
        counted: true,
        reason: "MAKE_UP_DAY",
        note: { zh: "国庆节", en: "National Day" },
        length: 1,
      },
      {
        from: "2026-10-10T16:00:00Z",
        to: "2026-10-11T16:00:00Z",
        counted: false,
        reason: "PAUSED",
        note: "停工",
        length: 1,
      },
    ],
  };

  it("names the rule and each stretch with its reason", () => {
    expect(ruleSaid(told, "2026年10月10日 24:00", t, format)).toBe(
      "自2026年9月29日起第 4 个工作日，到2026年10月10日 24:00为止。",
    );
    expect(
      linesOf(told, "Asia/Shanghai", "zh", t, format).map(({ when, counted, length, reason }) => [
        when,
        counted,
        length,
        reason,
      ]),
    ).toEqual([
      ["9月29日", false, "1 天", "当日不计"],
      ["10月1日–10月7日", false, "7 天", "国庆节"],
      ["10月10日", true, "1 天", "国庆节调休上班"],
      ["10月11日", false, "1 天", "暂停计时：停工"],
    ]);
    expect(totalSaid(told, t)).toBe("共计入 4 天");
  });

  it("counts hours and minutes where the rule does", () => {
    const time = {
      ...told,
      rule: { unit: "MINUTES", count: 90 },
      countsDays: false,
      total: 5_400_000,
      stretches: [
        {
          from: "2026-11-26T02:00:00Z",
          to: "2026-11-26T03:30:00Z",
          counted: true,
          reason: null,
          note: null,
          length: 5_400_000,
        },
      ],
    };
    expect(linesOf(time, "Asia/Shanghai", "zh", t, format)[0]?.length).toBe("1 小时 30 分");
    expect(totalSaid(time, t)).toBe("共计入 1 小时 30 分");
  });
});
