import { expect, it } from "vitest";
import { said } from "../checklist/testing.ts";
import { checkForm, type SetupOnPaper } from "./check-form.ts";
import { receptionStandard } from "./standard.ts";

const answer = (itemCode: string, given: Parameters<typeof said>[0]) => ({
  ...said(given),
  itemCode,
  photos: [],
});
const setup: SetupOnPaper = {
  region: "华南地区物业公司",
  serviceCenter: "天河物业服务中心",
  status: "SELF_CHECKED",
  openingOn: null,
  checkedBy: "梁美琪",
  checkedOn: null,
  decidedBy: null,
  decidedOn: null,
  returnReason: null,
  versionNumber: 1,
  content: receptionStandard.content,
  settings: { "reception.deskTolerance": "0.01" },
  answers: [
    answer("TIDY", { ticked: true, remark: "每日保洁" }),
    answer("DESK_SIZE", { numbers: { LENGTH: "1.51", REAR_HEIGHT: "0.8", FRONT_HEIGHT: "1.1" } }),
    answer("STOOL_SIZE", { numbers: { HEIGHT: "0.8" }, waivedReason: "地区同意" }),
    {
      ...answer("FRONT_DESK_PHOTO", { fileCount: 1 }),
      photos: [{ sha256: "a", url: "/files/a", name: "现场.jpg" }],
    },
  ],
};
const [, table, photos, signatures] = checkForm(setup).blocks;
const rowOf = (name: string) =>
  table!.kind === "TABLE" ? table!.rows.find((row) => row[2] === name)!.slice(1) : [];

it("prints the check sheet of 07 part 6: area, item, standard, measured, result, photos, remark", () => {
  expect(table).toMatchObject({
    columns: ["序号", "区域", "项目", "标准", "实测/数量", "结果", "照片", "备注"].map(
      (header) => ({ header }),
    ),
  });
  expect(rowOf("干净整洁")).toEqual([
    "客服前台接待区域",
    "干净整洁",
    null,
    null,
    "符合",
    null,
    "每日保洁",
  ]);
  expect(rowOf("沙发")).toEqual(["VIP客户接待室", "沙发", null, null, "", null, null]);
});

it("judges by the tolerance that held, and tells an exception with its reason", () => {
  expect(rowOf("接待台")).toMatchObject({ 4: "符合", 3: "长度1.51m，后端高度0.8m，前端高度1.1m" });
  expect(rowOf("高脚凳")).toMatchObject({ 4: "经批准例外", 6: "地区同意" });
});

it("shows the photos under their item, and who checked", () => {
  expect(photos).toMatchObject({ photos: [{ caption: "客服前台现场照片" }] });
  expect(signatures).toMatchObject({
    boxes: [{ label: "检查人", name: "梁美琪" }, { label: "地区验收人" }],
  });
});
