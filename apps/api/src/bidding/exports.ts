import { biddingStatuses, biddingSteps, objectTypes } from "@threshold/domain/bidding/vocabulary";
import type { ListExport } from "../export/types.ts";

const lights = {
  GREEN: { zh: "正常", en: "In time" },
  AMBER: { zh: "临近", en: "Near" },
  RED: { zh: "已逾期", en: "Overdue" },
};

/** 招投标看板 (02 part 6). */
export const biddingExports = {
  biddings: {
    title: { zh: "招投标看板", en: "Biddings" },
    field: "biddingProjects",
    columns: {
      estate: { zh: "项目", en: "Estate", path: "estate.name", kind: "text" },
      center: {
        zh: "服务中心",
        en: "Service center",
        path: "estate.serviceCenter.name",
        kind: "text",
      },
      object: {
        zh: "招投标对象",
        en: "Object",
        path: "objectType",
        kind: "text",
        words: objectTypes,
      },
      launch: { zh: "开盘日期", en: "Launch", path: "launchDate", kind: "day" },
      daysLeft: { zh: "距开盘天数", en: "Days left", path: "daysLeft", kind: "number" },
      status: { zh: "状态", en: "Status", path: "status", kind: "text", words: biddingStatuses },
      light: { zh: "风险灯", en: "Light", path: "light", kind: "text", words: lights },
      next: {
        zh: "下一步骤",
        en: "Next step",
        path: "nextStep",
        kind: "text",
        words: biddingSteps,
      },
      nextDue: { zh: "最近时限", en: "Next deadline", path: "nextDueOn", kind: "day" },
      requestDue: {
        zh: "提请时限（T−90）",
        en: "Request due (T−90)",
        path: "requestDueOn",
        kind: "day",
      },
      requested: { zh: "提请日期", en: "Requested", path: "requestedOn", kind: "day" },
      contractDue: {
        zh: "签约时限（T−75）",
        en: "Contract due (T−75)",
        path: "contractDueOn",
        kind: "day",
      },
      contract: { zh: "签约日期", en: "Contract", path: "contractOn", kind: "day" },
      filing: { zh: "备案编号", en: "Filing number", path: "filingNumber", kind: "text" },
      permit: { zh: "收费许可证号", en: "Fee permit", path: "feePermitNumber", kind: "text" },
    },
  },
  "bid-estimates": {
    title: { zh: "成本测算", en: "Cost build-ups" },
    field: "bidEstimates",
    columns: {
      estate: { zh: "项目", en: "Estate", path: "project.estate.name", kind: "text" },
      status: {
        zh: "状态",
        en: "Status",
        path: "project.status",
        kind: "text",
        words: biddingStatuses,
      },
      launch: { zh: "开盘日期", en: "Launch", path: "project.launchDate", kind: "day" },
      area: { zh: "收费面积（㎡）", en: "Charged area (m²)", path: "area", kind: "text" },
      people: { zh: "定员", en: "People", path: "people", kind: "text" },
      total: { zh: "月合计（元）", en: "Monthly total (yuan)", path: "monthlyTotal", kind: "text" },
      fee: {
        zh: "测算单价（元/㎡·月）",
        en: "Fee (yuan per m² a month)",
        path: "fee",
        kind: "text",
      },
      offered: {
        zh: "拟报单价（元/㎡·月）",
        en: "Fee asked (yuan per m² a month)",
        path: "offeredFee",
        kind: "text",
      },
    },
  },
} satisfies Record<string, ListExport>;
