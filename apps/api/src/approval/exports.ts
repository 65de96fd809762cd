import type { ListExport } from "../export/types.ts";

const statuses = {
  PENDING: { zh: "审批中", en: "Under way" },
  APPROVED: { zh: "已通过", en: "Approved" },
  RETURNED: { zh: "已退回", en: "Returned" },
  WITHDRAWN: { zh: "已撤回", en: "Withdrawn" },
};

/** What was, or is to be, approved. */
export const approvalExports = {
  approvals: {
    title: { zh: "审批", en: "Approvals" },
    field: "approvals",
    columns: {
      title: {
        zh: "事项",
        en: "Matter",
        path: "title",
        also: ["titleEn"],
        kind: "text",
        say: (row, language) => (language === "zh" ? row.title : row.titleEn),
      },
      status: { zh: "状态", en: "Status", path: "status", kind: "text", words: statuses },
      requester: { zh: "提交人", en: "Asked by", path: "requester.name", kind: "text" },
      requested: { zh: "提交时间", en: "Asked", path: "requestedAt", kind: "text" },
      step: { zh: "当前环节", en: "Step", path: "currentStep.label", kind: "text" },
      due: { zh: "应审日期", en: "Due", path: "currentStep.dueOn", kind: "day" },
      center: { zh: "服务中心", en: "Service center", path: "serviceCenter.name", kind: "text" },
      closed: { zh: "办结时间", en: "Closed", path: "closedAt", kind: "text" },
    },
  },
} satisfies Record<string, ListExport>;
