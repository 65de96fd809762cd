import { expect, it } from "vitest";
import { day } from "../calendar/day.ts";
import { materialsForm, type PaperHead, schemeForm } from "./record-forms.ts";

const head: PaperHead = {
  estate: "锦绣华庭",
  serviceCenter: "天河物业服务中心",
  planName: "一期",
  launchDate: day("2027-05-01"),
  author: "何志强",
  approvals: [{ label: "审核", name: "陈建国", on: day("2027-03-01") }],
};

it("LCH-R20: the printed materials plan has a row for each of the seven categories, with 无需求 where there is none", () => {
  const line = { item: "办公桌", quantity: 2, unit: "张", estimatedPrice: 480.5 } as const;
  const request = {
    lines: [{ ...line, category: "OFFICE_FURNITURE", status: "ORDERED" } as const],
    noNeed: ["RECEPTION"] as const,
    submittedOn: day("2027-03-10"),
  };
  const { blocks } = materialsForm(request, head);
  const table = blocks.find((block) => block.kind === "TABLE");
  expect(table?.rows).toHaveLength(7);
  expect(table?.rows[0]).toEqual(["办公家具", "办公桌", 2, "张", "480.50", "961.00", "已下单"]);
  expect(table?.rows[3]).toEqual(["接待用品", "无需求", null, null, null, null, null]);
});

it("LCH-R04: the printed scheme shows who has decided, and leaves the box of who has not empty", () => {
  const scheme = {
    developerNeeds: "接待",
    services: "礼宾",
    headcount: [{ post: "礼宾", number: 4, shift: "两班" }],
    status: "REVIEWED",
    approvedOn: null,
  } as const;
  const { blocks } = schemeForm(scheme, head);
  expect(blocks.at(-1)).toEqual({
    kind: "SIGNATURES",
    boxes: [
      { label: "编制人", name: "何志强" },
      { label: "审核", name: "陈建国", on: "2027-03-01" },
      { label: "地区公司负责人审批", name: null, on: null },
    ],
  });
});
