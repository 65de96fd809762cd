import { expect, it } from "vitest";
import { day } from "../calendar/day.ts";
import { statutes } from "../rule-pack/pack.ts";
import { planForm } from "./plan-form.ts";
import { planTender } from "./tender-plan.ts";
import { calendar, dates, team, today } from "./testing.ts";
import { biddingStepNames } from "./vocabulary.ts";

it("BID-R20 prints JBPM-QR-KF-01 with every milestone counted back from the launch, then the team's work", () => {
  const { steps } = planTender(dates(), statutes, today, calendar);
  const form = planForm({
    estate: "锦绣一期",
    region: "华南地区物业公司",
    objectType: "NEW_PROJECT",
    launchDate: day("2027-05-01"),
    selectionMethod: null,
    organizerMode: "DEVELOPER",
    steps,
    workItems: [
      {
        work: "制定评标标准",
        startOn: today,
        dueOn: day("2027-01-09"),
        owner: "周立",
        doneOn: null,
        remark: null,
      },
    ],
    members: team,
    approvedOn: null,
    approvedBy: null,
  });
  expect(form.paperCode).toBe("JBPM-QR-KF-01");
  const [, table, members] = form.blocks;
  if (table?.kind !== "TABLE" || members?.kind !== "TABLE") throw new Error("no tables");
  expect(table.columns.map(({ header }) => header)).toEqual([
    "序号",
    "工作内容",
    "计划开始",
    "计划完成",
    "责任人",
    "实际完成",
    "备注",
  ]);
  expect(table.rows).toHaveLength(biddingStepNames.length + 1);
  const row = (work: string) => table.rows.find((cells) => cells[1] === work);
  expect(row("签订《前期物业服务合同》")).toMatchObject({ 3: "2027-02-15", 6: "公司时限" });
  expect(row("发出招标邀请函或招标公告")).toMatchObject({ 3: "2027-01-18", 6: "法定时限" });
  expect(row("制定评标标准")).toMatchObject({ 0: biddingStepNames.length + 1, 4: "周立" });
  expect(members.rows).toHaveLength(3);
});
