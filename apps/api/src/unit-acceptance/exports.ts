import type { ListExport } from "../export/types.ts";

const statuses = {
  PENDING: { zh: "待验收", en: "To inspect" },
  INSPECTED: { zh: "已验收(待签字)", en: "To sign" },
  SIGNED: { zh: "已签字", en: "Signed" },
  RECTIFYING: { zh: "整改中", en: "To mend" },
  RECTIFIED: { zh: "待复验", en: "To re-inspect" },
  REINSPECTED: { zh: "已复验(待签字)", en: "Re-inspected, to sign" },
  QUALIFIED: { zh: "合格", en: "Qualified" },
};
const batchWords = {
  NOTIFIED: { zh: "已通知", en: "Notified" },
  TEAM_FORMED: { zh: "小组已成立", en: "Groups set up" },
  INSPECTING: { zh: "验收中", en: "Inspecting" },
  RECTIFYING: { zh: "整改中", en: "Rectifying" },
  COMPLETED: { zh: "已完成", en: "Completed" },
};
const outcomes = {
  PASS: { zh: "合格", en: "Passed" },
  FAIL: { zh: "不合格", en: "Failed" },
  NA: { zh: "不适用", en: "Not applicable" },
  UNDECIDED: { zh: "待定", en: "Undecided" },
};
const mendings = {
  OPEN: { zh: "待整改", en: "To mend" },
  RECTIFIED: { zh: "待复验", en: "To re-inspect" },
  VERIFIED: { zh: "复验合格", en: "Good" },
};
const yes = (value: boolean | null | undefined, language: "zh" | "en") =>
  value === null || value === undefined
    ? null
    : language === "zh"
      ? value
        ? "是"
        : "否"
      : value
        ? "Yes"
        : "No";

/** Homes and results of batches. */
export const unitAcceptanceExports = {
  "acceptance-batches": {
    title: { zh: "分户验收批次", en: "Batches of unit acceptance" },
    field: "acceptanceBatches",
    columns: {
      name: { zh: "名称", en: "Name", path: "name", kind: "text" },
      estate: { zh: "小区", en: "Estate", path: "estate.name", kind: "text" },
      center: { zh: "物业服务中心", en: "Center", path: "serviceCenter.name", kind: "text" },
      buildings: { zh: "楼栋", en: "Buildings", path: "buildings.number", kind: "text" },
      status: { zh: "状态", en: "Status", path: "status", kind: "text", words: batchWords },
      homes: { zh: "户数", en: "Homes", path: "standing.units", kind: "number" },
      qualified: { zh: "合格户数", en: "Qualified", path: "standing.qualified", kind: "number" },
      notice: { zh: "分户验收通知时间", en: "Notice", path: "noticeAt", kind: "any" },
      handover: {
        zh: "实际交楼日期(计划)",
        en: "Handover",
        path: "plannedHandoverOn",
        kind: "day",
      },
    },
  },
  "unit-acceptances": {
    title: { zh: "分户验收记录", en: "Unit acceptance" },
    field: "unitAcceptances",
    columns: {
      batch: { zh: "批次", en: "Batch", path: "batch.name", kind: "text" },
      building: { zh: "楼栋", en: "Building", path: "building.number", kind: "text" },
      room: { zh: "房号", en: "Room", path: "unit.roomNumber", kind: "text" },
      layout: { zh: "户型", en: "Layout", path: "unit.layoutType", kind: "text" },
      status: { zh: "状态", en: "Status", path: "status", kind: "text", words: statuses },
      done: { zh: "已检查项数", en: "Inspected", path: "linesDone", kind: "number" },
      failed: { zh: "不合格项数", en: "Failed", path: "linesFailed", kind: "number" },
      firstPass: {
        zh: "一次合格",
        en: "First pass",
        path: "firstPass",
        kind: "any",
        say: (row, language) => yes(row.firstPass, language),
      },
    },
  },
  "unit-results": {
    title: { zh: "验收结果明细", en: "Results" },
    field: "unitResults",
    columns: {
      batch: { zh: "批次", en: "Batch", path: "record.batch.name", kind: "text" },
      building: { zh: "楼栋", en: "Building", path: "record.building.number", kind: "text" },
      room: { zh: "房号", en: "Room", path: "record.unit.roomNumber", kind: "text" },
      item: { zh: "检查项", en: "Item", path: "itemLabel", kind: "text" },
      round: { zh: "轮次", en: "Round", path: "round", kind: "number" },
      outcome: { zh: "结果", en: "Result", path: "outcome", kind: "text", words: outcomes },
      mending: { zh: "整改", en: "Mended", path: "mending", kind: "text", words: mendings },
      remark: { zh: "备注", en: "Remark", path: "remark", kind: "text" },
      by: { zh: "验收人", en: "By", path: "doneBy.name", kind: "text" },
    },
  },
} satisfies Record<string, ListExport>;
