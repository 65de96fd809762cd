import {
  defectCategories,
  defectSeverities,
  defectSources,
  defectStatuses,
  defectTrades,
} from "@threshold/domain/defect/vocabulary";
import type { ListExport } from "../export/types.ts";

const yes = { true: { zh: "是", en: "Yes" }, false: { zh: "否", en: "No" } };

/** Defects as they are handed out (05 part 6: rectification list). */
export const defectExports = {
  contractors: {
    title: { zh: "责任单位", en: "Responsible parties" },
    field: "contractors",
    columns: {
      name: { zh: "名称", en: "Name", path: "name", kind: "text" },
      center: { zh: "物业服务中心", en: "Center", path: "serviceCenter.name", kind: "text" },
      trades: { zh: "专业", en: "Trades", path: "trades", kind: "text", words: defectTrades },
      contact: { zh: "联系人", en: "Contact", path: "contactName", kind: "text" },
      phone: { zh: "电话", en: "Phone", path: "phone", kind: "text", numberOf: "id" },
      open: { zh: "未销缺陷", en: "Open defects", path: "openCount", kind: "number" },
    },
  },
  defects: {
    title: { zh: "缺陷", en: "Defects" },
    field: "defects",
    columns: {
      number: { zh: "编号", en: "Number", path: "number", kind: "number" },
      estate: { zh: "小区", en: "Estate", path: "estate.name", kind: "text" },
      building: { zh: "楼栋", en: "Building", path: "building.number", kind: "text" },
      unit: { zh: "房号", en: "Home", path: "unit.roomNumber", kind: "text" },
      layout: { zh: "户型", en: "Layout", path: "unit.layoutType", kind: "text" },
      region: { zh: "区域", en: "Region of plan", path: "region.name", kind: "text" },
      part: { zh: "部位", en: "Part", path: "part", kind: "text" },
      category: {
        zh: "类别",
        en: "Category",
        path: "category",
        kind: "text",
        words: defectCategories,
      },
      severity: {
        zh: "严重程度",
        en: "Severity",
        path: "severity",
        kind: "text",
        words: defectSeverities,
      },
      trade: { zh: "专业", en: "Trade", path: "trade", kind: "text", words: defectTrades },
      text: { zh: "描述", en: "Defect", path: "text", kind: "text" },
      status: { zh: "状态", en: "Status", path: "status", kind: "text", words: defectStatuses },
      contractor: { zh: "责任单位", en: "Responsible", path: "contractor.name", kind: "text" },
      follower: { zh: "跟进专人", en: "Followed by", path: "follower.name", kind: "text" },
      due: { zh: "整改期限", en: "Due", path: "dueOn", kind: "day" },
      overdue: { zh: "逾期", en: "Overdue", path: "overdue", kind: "text", words: yes },
      round: { zh: "整改轮次", en: "Rounds", path: "round", kind: "number" },
      raised: { zh: "登记日期", en: "Found", path: "raisedOn", kind: "day" },
      raisedBy: { zh: "登记人", en: "Found by", path: "raisedBy.name", kind: "text" },
      verifiedBy: { zh: "复验人", en: "Verified by", path: "verifiedBy.name", kind: "text" },
      source: { zh: "来源", en: "Source", path: "sourceKind", kind: "text", words: defectSources },
    },
  },
} satisfies Record<string, ListExport>;
