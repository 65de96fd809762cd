import { showcaseModes } from "@threshold/domain/showcase/vocabulary";
import type { ListExport } from "../export/types.ts";

const statuses = {
  DRAFT: { zh: "草稿", en: "Draft" },
  AGREED: { zh: "已与地区公司确定", en: "Agreed with the developer" },
  REVIEWED: { zh: "培训部已审核", en: "Reviewed by training" },
  APPROVED: { zh: "已审批", en: "Approved" },
  IMPLEMENTED: { zh: "已布置", en: "Laid out" },
  IN_USE: { zh: "展示中", en: "On show" },
  CLOSED: { zh: "已撤展", en: "Taken down" },
};

/** The showcases of all estates. */
export const showcaseExports = {
  showcases: {
    title: { zh: "服务展示", en: "Showcases" },
    field: "showcasePlans",
    columns: {
      estate: { zh: "小区", en: "Estate", path: "estate.name", kind: "text" },
      center: { zh: "服务中心", en: "Service center", path: "serviceCenter.name", kind: "text" },
      launch: { zh: "开盘日期", en: "Launch", path: "estate.launchDate", kind: "day" },
      status: { zh: "状态", en: "Status", path: "status", kind: "text", words: statuses },
      mode: { zh: "展示方式", en: "Mode", path: "mode", kind: "text", words: showcaseModes },
      location: { zh: "展示区域地点", en: "Place", path: "location", kind: "text" },
      area: { zh: "面积（m²）", en: "Area (m²)", path: "area", kind: "number" },
      hotline: { zh: "热线", en: "Hotline", path: "hotline", kind: "text" },
      agreed: { zh: "与地区公司沟通日期", en: "Agreed", path: "agreedOn", kind: "day" },
      approved: { zh: "审批通过日期", en: "Approved", path: "approvedOn", kind: "day" },
      implemented: { zh: "布置完成日期", en: "Laid out", path: "implementedOn", kind: "day" },
      opened: { zh: "展示开始日期", en: "On show since", path: "openedOn", kind: "day" },
    },
  },
} satisfies Record<string, ListExport>;
