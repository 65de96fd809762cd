import { isPaper, papers } from "@threshold/domain/form/papers";
import type { ListExport } from "../export/types.ts";

const statuses = {
  WAITING: { zh: "等待", en: "Waiting" },
  PRINTING: { zh: "生成中", en: "Printing" },
  DONE: { zh: "已完成", en: "Done" },
  CANCELLED: { zh: "已取消", en: "Cancelled" },
  FAILED: { zh: "失败", en: "Failed" },
};

/** The viewer's orders to print. */
export const formExports = {
  prints: {
    title: { zh: "打印任务", en: "Print jobs" },
    field: "printBatches",
    columns: {
      form: {
        zh: "表单",
        en: "Form",
        path: "form",
        kind: "text",
        say: ({ form }, language) => (isPaper(form) ? papers[form][language] : form),
      },
      format: { zh: "格式", en: "Format", path: "format", kind: "text" },
      status: { zh: "状态", en: "Status", path: "status", kind: "text", words: statuses },
      total: { zh: "份数", en: "Copies", path: "total", kind: "number" },
      done: { zh: "已完成份数", en: "Made", path: "done", kind: "number" },
      firstNumber: { zh: "首份编号", en: "First number", path: "firstNumber", kind: "text" },
      createdAt: { zh: "打印时间", en: "Ordered at", path: "createdAt", kind: "any" },
    },
  },
} satisfies Record<string, ListExport>;
