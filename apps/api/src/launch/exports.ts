import { workstreams } from "@threshold/domain/launch/vocabulary";
import { roles } from "@threshold/domain/organization/roles";
import type { ListColumn, ListExport } from "../export/types.ts";

const planStatuses = {
  DRAFT: { zh: "草稿", en: "Draft" },
  ACTIVE: { zh: "筹备中", en: "Active" },
  READY: { zh: "具备开盘条件", en: "Ready" },
  LAUNCHED: { zh: "已开盘", en: "Launched" },
  CLOSED: { zh: "已归档", en: "Closed" },
  SUSPENDED: { zh: "已暂停", en: "Suspended" },
};
const lights = {
  GREEN: { zh: "绿", en: "Green" },
  AMBER: { zh: "黄", en: "Amber" },
  RED: { zh: "红", en: "Red" },
};
const taskStatuses = {
  NOT_STARTED: { zh: "未开始", en: "Not started" },
  IN_PROGRESS: { zh: "进行中", en: "In progress" },
  SUBMITTED: { zh: "待审核", en: "Submitted" },
  DONE: { zh: "已完成", en: "Done" },
  NOT_APPLICABLE: { zh: "不适用", en: "Not applicable" },
};
const yes = { true: { zh: "是", en: "Yes" }, false: { zh: "否", en: "No" } };

const task = {
  code: { zh: "任务编码", en: "Code", path: "code", kind: "text" },
  workstream: {
    zh: "工作类别",
    en: "Workstream",
    path: "workstream",
    kind: "text",
    words: workstreams,
  },
  title: {
    zh: "任务名称",
    en: "Task",
    path: "title",
    also: ["titleEn"],
    kind: "text",
    say: (row, language) => (language === "zh" ? row.title : row.titleEn),
  },
  role: { zh: "责任岗位", en: "Responsible", path: "responsibleRole", kind: "text", words: roles },
  assignee: { zh: "责任人", en: "Person", path: "assignee.name", kind: "text" },
  due: { zh: "应完成日期", en: "Due", path: "dueOn", kind: "day" },
  status: { zh: "状态", en: "Status", path: "status", kind: "text", words: taskStatuses },
  overdue: { zh: "逾期", en: "Overdue", path: "isOverdue", kind: "text", words: yes },
  done: { zh: "实际完成日期", en: "Done on", path: "doneOn", kind: "day" },
  remark: { zh: "备注", en: "Remark", path: "remark", kind: "text" },
  notApplicable: {
    zh: "不适用原因",
    en: "Why not applicable",
    path: "notApplicableReason",
    kind: "text",
  },
} satisfies Record<string, ListColumn>;

/** Launches and their tasks. */
export const launchExports = {
  launches: {
    title: { zh: "开盘总览", en: "Launches" },
    field: "launchPlans",
    columns: {
      estate: { zh: "小区", en: "Estate", path: "estate.name", kind: "text" },
      center: {
        zh: "服务中心",
        en: "Service center",
        path: "estate.serviceCenter.name",
        kind: "text",
      },
      name: { zh: "开盘筹备计划", en: "Launch plan", path: "name", kind: "text" },
      status: { zh: "状态", en: "Status", path: "status", kind: "text", words: planStatuses },
      light: { zh: "红黄绿", en: "Light", path: "light", kind: "text", words: lights },
      entry: { zh: "进驻日期", en: "Entry", path: "entryDate", kind: "day" },
      launch: { zh: "开盘日期", en: "Launch", path: "launchDate", kind: "day" },
      daysLeft: { zh: "距开盘天数", en: "Days left", path: "daysLeft", kind: "number" },
      tasks: { zh: "任务数", en: "Tasks", path: "taskCount", kind: "number" },
      done: { zh: "已完成", en: "Done", path: "doneCount", kind: "number" },
      overdue: { zh: "逾期", en: "Overdue", path: "overdueCount", kind: "number" },
    },
  },
  tasks: {
    title: { zh: "筹备任务", en: "Tasks" },
    of: "launchPlan",
    field: "tasks",
    columns: task,
  },
  "my-tasks": {
    title: { zh: "我的筹备任务", en: "My tasks" },
    field: "myTasks",
    columns: {
      plan: { zh: "开盘筹备计划", en: "Launch plan", path: "plan.name", kind: "text" },
      ...task,
    },
  },
} satisfies Record<string, ListExport>;
