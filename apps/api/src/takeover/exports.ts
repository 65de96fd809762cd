import {
  itemKinds,
  ownerKinds,
  remedies,
  takeoverDefectStates,
  takeoverSeverities,
  takeoverStatuses,
  verdictWords,
} from "@threshold/domain/takeover/vocabulary";
import type { ListExport } from "../export/types.ts";

const yes = { true: { zh: "是", en: "Yes" }, false: { zh: "否", en: "No" } };

/** Lists of takeovers as they are handed out; KF-10 as a workbook is the overdue list and the report at once. */
export const takeoverExports = {
  takeovers: {
    title: { zh: "承接查验项目", en: "Takeovers" },
    field: "takeoverProjects",
    columns: {
      name: { zh: "名称", en: "Name", path: "name", kind: "text" },
      center: { zh: "物业服务中心", en: "Center", path: "serviceCenter.name", kind: "text" },
      estate: { zh: "项目", en: "Estate", path: "estate.name", kind: "text" },
      status: { zh: "状态", en: "Status", path: "status", kind: "text", words: takeoverStatuses },
      notice: { zh: "交接通知日期", en: "Notice", path: "noticeOn", kind: "day" },
      delivery: { zh: "交付日期", en: "Delivery", path: "deliveryOn", kind: "day" },
      register: { zh: "权属清册期限", en: "Register due", path: "registerDueOn", kind: "day" },
    },
  },
  "takeover-items": {
    title: { zh: "查验记录", en: "Inspection lines" },
    field: "takeoverItems",
    columns: {
      takeover: { zh: "项目", en: "Takeover", path: "takeover.name", kind: "text" },
      kind: { zh: "类别", en: "Kind", path: "kind", kind: "text", words: itemKinds },
      area: { zh: "区域", en: "Area", path: "area.name", kind: "text" },
      name: { zh: "名称", en: "Name", path: "name", kind: "text" },
      place: { zh: "位置", en: "Place", path: "place", kind: "text" },
      model: { zh: "型号", en: "Model", path: "model", kind: "text" },
      quantity: { zh: "清单数量", en: "Listed", path: "quantity", kind: "number" },
      counted: { zh: "清点数量", en: "Counted", path: "counted", kind: "number" },
      located: { zh: "位置确认", en: "Located", path: "located", kind: "text", words: yes },
      manual: { zh: "说明书", en: "Manual", path: "manual", kind: "text", words: yes },
      run: {
        zh: "单车试运行",
        en: "Single run",
        path: "singleRun",
        kind: "text",
        words: verdictWords,
      },
      linkage: {
        zh: "联动测试",
        en: "Linkage",
        path: "linkage",
        kind: "text",
        words: verdictWords,
      },
      verdict: { zh: "结论", en: "Result", path: "verdict", kind: "text", words: verdictWords },
      received: { zh: "接收日期", en: "Received", path: "receivedOn", kind: "day" },
      promised: { zh: "承诺补交", en: "Promised for", path: "promisedOn", kind: "day" },
      by: { zh: "查验人", en: "By", path: "inspectedBy.name", kind: "text" },
      remark: { zh: "备注", en: "Remark", path: "remark", kind: "text" },
    },
  },
  "takeover-defects": {
    title: { zh: "整改遗留工程跟进一览", en: "Takeover defects" },
    field: "takeoverDefects",
    columns: {
      takeover: { zh: "项目", en: "Takeover", path: "takeover.name", kind: "text" },
      number: { zh: "编号", en: "Number", path: "defect.number", kind: "number" },
      area: { zh: "区域", en: "Area", path: "area.name", kind: "text" },
      part: { zh: "部位", en: "Part", path: "defect.part", kind: "text" },
      text: { zh: "问题", en: "Defect", path: "defect.text", kind: "text" },
      severity: {
        zh: "问题类别",
        en: "Gravity",
        path: "severity",
        kind: "text",
        words: takeoverSeverities,
      },
      remedy: { zh: "处理方式", en: "How", path: "remedy", kind: "text", words: remedies },
      contractor: {
        zh: "责任单位",
        en: "Responsible",
        path: "defect.contractor.name",
        kind: "text",
      },
      agreed: { zh: "约定整改期限", en: "Agreed due", path: "agreedDueOn", kind: "day" },
      signed: { zh: "约定有效", en: "Signed by all", path: "agreed", kind: "text", words: yes },
      state: {
        zh: "状态",
        en: "State",
        path: "state",
        kind: "text",
        words: takeoverDefectStates,
      },
      urged: { zh: "督促日期", en: "Urged", path: "urgedOn", kind: "day" },
      verifiedBy: { zh: "复查人", en: "Verified by", path: "defect.verifiedBy.name", kind: "text" },
    },
  },
  "ownership-entries": {
    title: { zh: "配套房屋设施权属清册", en: "Ownership register" },
    field: "ownershipEntries",
    columns: {
      takeover: { zh: "项目", en: "Takeover", path: "takeover.name", kind: "text" },
      name: { zh: "设施、房屋", en: "Facility", path: "name", kind: "text" },
      place: { zh: "位置", en: "Place", path: "place", kind: "text" },
      area: { zh: "面积(㎡)", en: "Area (m²)", path: "area", kind: "number" },
      owner: { zh: "权属", en: "Owner", path: "owner", kind: "text", words: ownerKinds },
      certificate: { zh: "权属证明", en: "Certificate", path: "certificate", kind: "text" },
      use: { zh: "用途", en: "Use", path: "use", kind: "text" },
      remark: { zh: "备注", en: "Remark", path: "remark", kind: "text" },
    },
  },
} satisfies Record<string, ListExport>;
