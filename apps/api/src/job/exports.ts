import type { ListExport } from "../export/types.ts";

const statuses = {
  WAITING: { zh: "等待", en: "Waiting" },
  RUNNING: { zh: "执行中", en: "Running" },
  DONE: { zh: "完成", en: "Done" },
  FAILED: { zh: "失败", en: "Failed" },
  CANCELLED: { zh: "已取消", en: "Cancelled" },
};

/** What the system does later; for administrators. */
export const jobExports = {
  jobs: {
    title: { zh: "后台任务", en: "Jobs" },
    field: "jobs",
    columns: {
      name: { zh: "任务", en: "Job", path: "name", kind: "text" },
      status: { zh: "状态", en: "Status", path: "status", kind: "text", words: statuses },
      attempts: { zh: "尝试次数", en: "Attempts", path: "attempts", kind: "number" },
      failure: {
        zh: "失败原因",
        en: "Why it failed",
        path: "failure",
        kind: "text",
        say: ({ failure }) => failure && [failure.code, failure.errorId].filter(Boolean).join(" "),
      },
      created: { zh: "创建时间", en: "Asked", path: "createdAt", kind: "text" },
      started: { zh: "最近开始", en: "Last attempt", path: "startedAt", kind: "text" },
      finished: { zh: "结束时间", en: "Ended", path: "finishedAt", kind: "text" },
      by: { zh: "发起人", en: "Asked by", path: "createdBy.name", kind: "text" },
    },
  },
} satisfies Record<string, ListExport>;
