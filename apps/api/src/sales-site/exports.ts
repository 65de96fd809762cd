import {
  countMoments,
  inquiryAskers,
  inquiryChannels,
  inquiryKinds,
  salesSites,
  siteCheckKinds,
} from "@threshold/domain/showcase/vocabulary";
import type { ListColumn, ListExport } from "../export/types.ts";

const yes = { true: { zh: "是", en: "Yes" }, false: { zh: "否", en: "No" } };
const site = { zh: "案场", en: "Site", path: "site.name", kind: "text" } as const;
const estate = { zh: "小区", en: "Estate", path: "site.estate.name", kind: "text" } as const;
const recordedAt = { zh: "登记时间", en: "Recorded at", path: "createdAt", kind: "any" } as const;
const by = (zh: string, en: string) =>
  ({ zh, en, path: "createdBy.name", kind: "text" }) as const satisfies ListColumn;

/** The records of the sales sites. */
export const salesSiteExports = {
  "sales-sites": {
    title: { zh: "案场", en: "Sales sites" },
    field: "salesSites",
    columns: {
      name: { zh: "案场", en: "Site", path: "name", kind: "text" },
      kind: { zh: "场所", en: "Kind", path: "kind", kind: "text", words: salesSites },
      estate: { zh: "小区", en: "Estate", path: "estate.name", kind: "text" },
      center: { zh: "物业服务中心", en: "Center", path: "serviceCenter.name", kind: "text" },
      hours: { zh: "开放时间", en: "Hours", path: "hours", kind: "text" },
      opened: { zh: "启用日期", en: "Opened on", path: "openedOn", kind: "day" },
      closed: { zh: "关闭日期", en: "Closed on", path: "closedOn", kind: "day" },
      visitors: { zh: "今日访客", en: "Visitors today", path: "today.visitors", kind: "number" },
    },
  },
  "site-days": {
    title: { zh: "访客统计", en: "Visitors" },
    field: "siteDays",
    columns: {
      site,
      estate,
      day: { zh: "日期", en: "Day", path: "on", kind: "day" },
      visitors: { zh: "访客人数", en: "Visitors", path: "visitors", kind: "number" },
      inquiries: { zh: "咨询数", en: "Inquiries", path: "inquiryCount", kind: "number" },
      closedAt: { zh: "门窗水电关闭时间", en: "Closed at", path: "closedAt", kind: "any" },
      closedBy: { zh: "关闭人", en: "Closed by", path: "closedBy.name", kind: "text" },
    },
  },
  "item-counts": {
    title: { zh: "物品清点", en: "Counts" },
    field: "itemCounts",
    columns: {
      site,
      estate,
      day: { zh: "日期", en: "Day", path: "day.on", kind: "day" },
      moment: { zh: "时点", en: "When", path: "moment", kind: "text", words: countMoments },
      by: by("清点人", "Counted by"),
      amiss: { zh: "异常项数", en: "Amiss", path: "amissCount", kind: "number" },
      reportedAt: { zh: "异常上报时间", en: "Reported at", path: "reportedAt", kind: "any" },
      recordedAt,
    },
  },
  "site-checks": {
    title: { zh: "现场检查", en: "Checks" },
    field: "siteChecks",
    columns: {
      site,
      estate,
      kind: { zh: "检查类别", en: "Kind", path: "kind", kind: "text", words: siteCheckKinds },
      finding: { zh: "发现问题", en: "Found", path: "finding", kind: "text" },
      result: { zh: "处理结果", en: "Result", path: "result", kind: "text" },
      by: by("检查人", "Checked by"),
      recordedAt,
    },
  },
  "consumable-entries": {
    title: { zh: "低值易耗品台账", en: "Ledger of supplies" },
    field: "consumableEntries",
    columns: {
      site: { ...site, path: "consumable.site.name" },
      name: { zh: "名称", en: "Name", path: "consumable.name", kind: "text" },
      unit: { zh: "单位", en: "Unit", path: "consumable.unit", kind: "text" },
      day: { zh: "日期", en: "Day", path: "on", kind: "day" },
      received: { zh: "入库", en: "Taken in", path: "received", kind: "number" },
      used: { zh: "领用", en: "Used", path: "used", kind: "number" },
      after: { zh: "结存", en: "Left", path: "stockAfter", kind: "number" },
      by: by("登记人", "By"),
      remark: { zh: "备注", en: "Remark", path: "remark", kind: "text" },
    },
  },
  "site-inquiries": {
    title: { zh: "咨询记录", en: "Inquiries" },
    field: "siteInquiries",
    columns: {
      site,
      center: { zh: "服务中心", en: "Service center", path: "serviceCenter.name", kind: "text" },
      day: { zh: "日期", en: "Day", path: "on", kind: "day" },
      kind: { zh: "咨询类别", en: "About", path: "kind", kind: "text", words: inquiryKinds },
      channel: { zh: "方式", en: "Way", path: "channel", kind: "text", words: inquiryChannels },
      askedBy: {
        zh: "咨询人",
        en: "Asked by",
        path: "askedBy",
        kind: "text",
        words: inquiryAskers,
      },
      question: { zh: "问题", en: "Question", path: "question", kind: "text" },
      answer: { zh: "解答", en: "Answer", path: "answer", kind: "text" },
      directed: {
        zh: "已指明售楼处方位",
        en: "Shown the way",
        path: "directed",
        kind: "text",
        words: yes,
      },
      by: by("登记人", "Recorded by"),
      recordedAt,
    },
  },
  "site-items": {
    title: { zh: "物品登记", en: "Register of items" },
    of: "salesSite",
    field: "items",
    columns: {
      name: { zh: "物品", en: "Item", path: "name", kind: "text" },
      place: { zh: "位置", en: "Where", path: "place", kind: "text" },
      registered: { zh: "登记数量", en: "Registered", path: "registered", kind: "number" },
      retired: { zh: "已停用", en: "Retired", path: "retired", kind: "text", words: yes },
    },
  },
  consumables: {
    title: { zh: "低值易耗品", en: "Supplies" },
    of: "salesSite",
    field: "consumables",
    columns: {
      name: { zh: "名称", en: "Name", path: "name", kind: "text" },
      unit: { zh: "单位", en: "Unit", path: "unit", kind: "text" },
      stock: { zh: "库存", en: "Stock", path: "stock", kind: "number" },
      lowAt: { zh: "补充提醒数量", en: "Warn at", path: "lowAt", kind: "number" },
      usedThisMonth: {
        zh: "本月领用",
        en: "Used this month",
        path: "usedThisMonth",
        kind: "number",
      },
    },
  },
} satisfies Record<string, ListExport>;
