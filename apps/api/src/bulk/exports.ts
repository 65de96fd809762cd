import type { ListExport } from "../export/types.ts";

const records = {
  LaunchTask: { zh: "筹备任务", en: "Launch tasks" },
  Unit: { zh: "房屋", en: "Homes" },
  Defect: { zh: "缺陷", en: "Defects" },
  AssetComponent: { zh: "设备", en: "Equipment" },
};
const statuses = {
  PREVIEWED: { zh: "未执行", en: "Not applied" },
  APPLIED: { zh: "已执行", en: "Applied" },
  UNDONE: { zh: "已撤销", en: "Undone" },
};

/** One's own bulk edits. */
export const bulkExports = {
  "bulk-edits": {
    title: { zh: "批量修改记录", en: "Bulk edits" },
    field: "bulkEdits",
    columns: {
      records: { zh: "记录", en: "Records", path: "recordType", kind: "text", words: records },
      status: { zh: "状态", en: "Status", path: "status", kind: "text", words: statuses },
      total: { zh: "总数", en: "All", path: "total", kind: "number" },
      changed: { zh: "修改数", en: "Changed", path: "toChange", kind: "number" },
      same: { zh: "无变化数", en: "As asked already", path: "unchanged", kind: "number" },
      refused: { zh: "不能修改数", en: "Refused", path: "refused", kind: "number" },
      appliedAt: { zh: "执行时间", en: "Applied at", path: "appliedAt", kind: "any" },
      undoneAt: { zh: "撤销时间", en: "Undone at", path: "undoneAt", kind: "any" },
    },
  },
} satisfies Record<string, ListExport>;
