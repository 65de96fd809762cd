import { expect, it } from "vitest";
import { day } from "../calendar/day.ts";
import type { Table } from "../form/document.ts";
import { type RecordOnPaper, standardForm } from "./forms.ts";
import { deliveryRateForm, rectificationForm, reinspectionForm } from "./report-forms.ts";
import { lineOf } from "./testing.ts";

const today = day("2027-06-15");

it("UAC-R09 prints what is open as a table for each 施工单位, with what is overdue", () => {
  const one = {
    number: 1,
    unit: "3-1201",
    part: "主卧",
    text: "空鼓",
    category: "HOLLOW",
    severity: "GENERAL",
    contractor: "一建",
    dueOn: day("2027-06-10"),
    status: "ASSIGNED",
    overdue: true,
  } as const;
  const { blocks } = rectificationForm({
    name: "3栋",
    today,
    defects: [
      one,
      { ...one, number: 2, overdue: false },
      { ...one, contractor: null, overdue: false },
    ],
  });
  const tables = blocks.filter((block): block is Table => block.kind === "TABLE");
  expect(tables.map(({ title }) => title)).toEqual([
    "一建：2 条，逾期 1 条",
    "未分配责任单位：1 条",
  ]);
  expect(tables[0]!.rows[0]).toEqual([
    1,
    "3-1201",
    "主卧",
    "空鼓",
    "空鼓",
    "一般",
    "2027-06-10 逾期",
    "待整改",
  ]);
});

it("UAC-R09 prints the re-inspections of a home as 房屋综合验收记录表, the first inspection left out (READ-11)", () => {
  const line = lineOf("PLASTER_FLAT");
  const result = {
    round: 1,
    itemCode: "PLASTER_FLAT",
    roomCode: "",
    outcome: "FAIL",
    points: [{ value: "9", confirmed: false }],
    tool: "SN-1",
    remark: null,
    mending: "VERIFIED",
    exception: null,
    doneAt: "2027-06-03T02:00:00Z",
    doneBy: "王芳",
  } as const;
  const record: RecordOnPaper = {
    batch: "3栋",
    estate: "云栖",
    unit: "3-1201",
    status: "QUALIFIED",
    inspectedAt: "2027-06-03T02:00:00Z",
    zone: "Asia/Shanghai",
    groups: ["综合一组"],
    results: [
      result,
      {
        ...result,
        round: 2,
        outcome: "PASS",
        points: [{ value: "3", confirmed: false }],
        doneAt: "2027-06-10T02:00:00Z",
      },
    ],
    signatures: [
      { round: 1, label: "营销部 王", signedAt: "2027-06-03T02:00:00Z", drawing: null },
      { round: 2, label: "营销部 王", signedAt: "2027-06-10T02:00:00Z", drawing: null },
    ],
    rectifications: [],
    leftOut: [],
  };
  const { title, blocks } = reinspectionForm(record, [line]);
  expect(title).toBe("房屋综合验收记录表(复验)");
  expect(blocks[1]).toMatchObject({
    rows: [["2027-06-10", line.item.label.zh, expect.any(String), "3", "合格", null, "王芳"]],
  });
  expect(blocks[2]).toMatchObject({ boxes: [{ label: "营销部 王", on: "2027-06-10" }] });
});

it("KF-02 says which items are inspected by lots, and by which plan", () => {
  const { item } = lineOf("OPENING_MOVES");
  const sampled = { ...item, lots: { level: "II", aql: "6.5" } } as const;
  const { blocks } = standardForm(
    "GENERAL",
    { name: "批次", number: 2, approvedOn: day("2024-05-01") },
    [sampled, item],
  );
  expect(blocks[1]).toMatchObject({
    rows: [
      expect.arrayContaining(["按批抽样：检验水平 II，AQL 6.5"]),
      expect.arrayContaining([item.sampling.zh]),
    ],
  });
});

it("UAC-R17 reports the rates by building and the forecast with how it was reckoned", () => {
  const unit = (building: string, at: number, qualified: boolean) => ({
    building,
    unit: `${building}-${at}`,
    status: qualified ? ("QUALIFIED" as const) : ("RECTIFYING" as const),
    firstPass: qualified,
  });
  const report = (trend: Parameters<typeof deliveryRateForm>[0]["trend"]) =>
    JSON.stringify(
      deliveryRateForm({
        name: "批次",
        plannedHandoverOn: day("2027-08-01"),
        today,
        units: [unit("3栋", 1, true), unit("3栋", 2, false), unit("4栋", 1, false)],
        trend,
        defects: {
          total: 2,
          open: 1,
          overdue: 0,
          ages: [1, 0, 0, 0],
          categories: [],
          contractors: [],
        },
      }),
    );
  const days = ["2027-06-11", "2027-06-12", "2027-06-13", "2027-06-14"].map((on) => ({
    on: day(on),
    inspected: 1,
    qualified: 1,
  }));
  const said = report(days);
  for (const words of [
    "33.3%（1/3）",
    "50.0%（1/2）",
    "0.0%（0/1）",
    "共 4 天合格 4 户",
    "预计 2027-06-17 全部合格",
  ])
    expect(said).toContain(words);
  expect(report([])).toContain("验收不满 3 天");
});
