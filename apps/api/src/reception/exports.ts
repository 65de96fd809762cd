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

/** The devices of a reception area. */
export const receptionExports = {
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
