import type { ListExport } from "../export/types.ts";

const kinds = {
  PC: { zh: "台式电脑", en: "Computer" },
  PHONE: { zh: "电话", en: "Telephone" },
  RECORDER: { zh: "电话录音系统", en: "Call recorder" },
  DVR: { zh: "硬盘录像机", en: "Video recorder" },
  CAMERA: { zh: "独立摄像机", en: "Camera" },
  PICKUP: { zh: "拾音器", en: "Microphone" },
};
const stations = {
  FRONT_DESK: { zh: "客服前台", en: "Front desk" },
  CASHIER_DESK: { zh: "收费", en: "Cashier" },
};
const statuses = {
  IN_USE: { zh: "在用", en: "In use" },
  FAULTY: { zh: "故障", en: "Faulty" },
  RETIRED: { zh: "停用", en: "Retired" },
};
const yes = { true: { zh: "是", en: "Yes" }, false: { zh: "否", en: "No" } };

const setupStatuses = {
  PLANNED: { zh: "待布置", en: "To be laid out" },
  SELF_CHECKED: { zh: "已自查", en: "Checked by the center" },
  ACCEPTED: { zh: "地区已验收", en: "Accepted by the region" },
  RETURNED: { zh: "退回整改", en: "Returned to be mended" },
  RECHECK_DUE: { zh: "待复查", en: "To be checked again" },
};

/** The centers' reception areas, and the devices of one. */
export const receptionExports = {
  receptions: {
    title: { zh: "接待区域布置", en: "Reception areas" },
    field: "receptionSetups",
    columns: {
      region: { zh: "地区物业公司", en: "Region", path: "serviceCenter.region.name", kind: "text" },
      center: { zh: "物业服务中心", en: "Center", path: "serviceCenter.name", kind: "text" },
      status: { zh: "状态", en: "Status", path: "status", kind: "text", words: setupStatuses },
      opening: { zh: "启用日期", en: "Opens on", path: "openingOn", kind: "day" },
      items: { zh: "检查项数", en: "Items", path: "check.itemCount", kind: "number" },
      done: { zh: "已检查", en: "Checked", path: "check.doneCount", kind: "number" },
      notOk: { zh: "不符合", en: "Not as it should be", path: "check.notOkCount", kind: "number" },
      checkedBy: { zh: "检查人", en: "Checked by", path: "checkedBy.name", kind: "text" },
      checkedAt: { zh: "检查时间", en: "Checked at", path: "checkedAt", kind: "any" },
      decidedBy: { zh: "验收人", en: "Accepted by", path: "decidedBy.name", kind: "text" },
      reason: { zh: "退回原因", en: "Why returned", path: "returnReason", kind: "text" },
    },
  },
  "front-desk-devices": {
    title: { zh: "接待区域设备", en: "Front-desk devices" },
    of: "receptionSetup",
    ofName: "serviceCenter.name",
    field: "devices",
    columns: {
      kind: { zh: "设备", en: "Device", path: "kind", kind: "text", words: kinds },
      number: { zh: "编号或号码", en: "Number", path: "number", kind: "text" },
      station: { zh: "位置", en: "Where", path: "station", kind: "text", words: stations },
      status: { zh: "状态", en: "Status", path: "status", kind: "text", words: statuses },
      takesRequests: {
        zh: "接听客户诉求",
        en: "Takes requests",
        path: "takesRequests",
        kind: "text",
        words: yes,
      },
      recorded: { zh: "接入录音", en: "Recorded", path: "recorded", kind: "text", words: yes },
      remark: { zh: "备注", en: "Remark", path: "remark", kind: "text" },
    },
  },
} satisfies Record<string, ListExport>;
