import { addDays, weekday } from "../src/day.ts";
import type { DayMark } from "../src/day.ts";
import type { GanttGroup, GanttLink, GanttMilestone, GanttTask } from "../src/Gantt.tsx";
import type { TaskState } from "../src/task-state.ts";

export const today = "2027-03-20";
export const launch = "2027-05-01";

export const groups: GanttGroup[] = [
  { key: "BIDDING", name: "前期物业招投标", percentDone: 100 },
  { key: "TEAM", name: "物业服务中心队伍组建", percentDone: 57 },
  { key: "LOGISTICS", name: "食堂宿舍等后勤保障", percentDone: 80 },
  { key: "MATERIALS", name: "物资", percentDone: 25 },
  { key: "PRINTING", name: "资料定稿印刷", percentDone: 0 },
  { key: "SALES_SUPPORT", name: "配合销售服务标准确定", percentDone: 33 },
  { key: "TRAINING", name: "员工培训", percentDone: 0 },
  { key: "CLEANING", name: "清洁开荒及日常保洁", percentDone: 0 },
  { key: "ORDER", name: "秩序维护", percentDone: 0 },
  { key: "TAKEOVER", name: "承接查验及接管", percentDone: 0 },
];

type Row = [string, string, string, number, number, TaskState, number?, boolean?];
/** group, key, name, days before launch of the due day, length, state, slack, critical */
const rows: Row[] = [
  ["BIDDING", "b1", "提出前期物业招投标申请", 90, 12, "DONE"],
  ["BIDDING", "b2", "完成招投标并签订前期物业服务合同", 75, 15, "DONE"],
  ["TEAM", "t1", "秩序维护部负责人到岗", 112, 20, "DONE"],
  ["TEAM", "t2", "工地大门岗、旁站保安员到岗", 112, 16, "DONE"],
  ["TEAM", "t3", "选聘客户服务部负责人", 90, 18, "DONE"],
  ["TEAM", "t4", "选聘工程维修部主管", 90, 18, "DONE"],
  ["TEAM", "t5", "提交定岗定编方案", 75, 10, "DONE", 0, true],
  ["TEAM", "t6", "定岗定编方案最终审批", 60, 14, "DONE", 0, true],
  ["TEAM", "t7", "客户服务部一线员工招聘", 30, 25, "IN_PROGRESS", 0, true],
  ["TEAM", "t8", "工程维修部一线员工招聘", 30, 22, "IN_PROGRESS", 3],
  ["TEAM", "t9", "配合销售保安员招聘", 30, 18, "NOT_STARTED", 6],
  ["LOGISTICS", "l1", "员工宿舍租赁", 112, 14, "DONE"],
  ["LOGISTICS", "l2", "食堂租赁", 112, 14, "DONE"],
  ["LOGISTICS", "l3", "食堂设备采购", 112, 10, "DONE"],
  ["LOGISTICS", "l4", "厨师招聘", 112, 10, "DONE"],
  ["LOGISTICS", "l5", "食材集中配送单位确定", 112, 10, "NOT_APPLICABLE"],
  ["MATERIALS", "m1", "物资申购计划报审", 45, 12, "OVERDUE"],
  ["MATERIALS", "m2", "工装申购", 48, 6, "DONE", 0],
  ["MATERIALS", "m3", "工装到位", 30, 12, "IN_PROGRESS", 4],
  ["MATERIALS", "m4", "物资采购到位", 12, 22, "NOT_STARTED", 5],
  ["PRINTING", "p1", "前期物业服务协议定稿、报审并申请印刷", 30, 15, "SUBMITTED", 2],
  ["PRINTING", "p2", "临时管理规约定稿、报审并申请印刷", 30, 15, "IN_PROGRESS", 2],
  ["PRINTING", "p3", "印刷品移交营销部", 10, 12, "NOT_STARTED", 6],
  ["SALES_SUPPORT", "s1", "配合销售服务及人员配置方案", 60, 20, "DONE"],
  ["SALES_SUPPORT", "s2", "展示区域及内容与营销部确定", 41, 8, "OVERDUE", 0, true],
  ["SALES_SUPPORT", "s3", "展示区域布置完成", 20, 14, "NOT_STARTED", 0, true],
  ["TRAINING", "r1", "新员工入职培训", 20, 7, "NOT_STARTED", 0, true],
  ["TRAINING", "r2", "服务礼仪培训", 20, 5, "NOT_STARTED", 2],
  ["TRAINING", "r3", "客户服务部岗位技能培训", 1, 14, "NOT_STARTED", 0, true],
  ["TRAINING", "r4", "工程维修部岗位技能培训", 1, 12, "NOT_STARTED", 2],
  ["TRAINING", "r5", "秩序维护部岗位技能培训", 1, 12, "NOT_STARTED", 2],
  ["CLEANING", "c1", "开荒用水用电协调、设备准备", 1, 20, "NOT_STARTED", 9],
  ["CLEANING", "c2", "日常保洁单位进场", 10, 4, "NOT_STARTED", 6],
  ["CLEANING", "c3", "开盘当天保洁方案审核", 1, 5, "NOT_STARTED", 5],
  ["ORDER", "o1", "开盘当天秩序维护及突发事件应急预案", 10, 10, "NOT_STARTED", 3],
  ["ORDER", "o2", "应急预案演练", 5, 3, "NOT_STARTED", 2],
];

const owners = ["李敏", "王建国", "陈晓红", "赵志强", "周婷"];

export const tasks: GanttTask[] = [
  ...rows.map(
    ([group, key, name, before, length, state, slack = 0, critical], index): GanttTask => {
      const dueOn = addDays(launch, -before);
      const finishOn = addDays(dueOn, -slack);
      return {
        key,
        group,
        name,
        code: `LCH-${String(index + 1).padStart(2, "0")}`,
        owner: owners[index % owners.length]!,
        state,
        startOn: addDays(finishOn, 1 - length),
        finishOn,
        dueOn,
        ...(state === "DONE" && { doneOn: finishOn }),
        critical: critical === true,
        slackDays: slack,
        fixed: state === "DONE" || state === "NOT_APPLICABLE",
      };
    },
  ),
  { key: "k1", group: "TAKEOVER", name: "销售区域查验并列出工程问题", state: "NOT_STARTED" },
  { key: "k2", group: "TAKEOVER", name: "销售区域物品登记移交", state: "NOT_STARTED" },
];

export const links: GanttLink[] = [
  { from: "b1", to: "b2", kind: "FS" },
  { from: "t3", to: "t5", kind: "FS" },
  { from: "t5", to: "t6", kind: "FS", critical: true },
  { from: "t6", to: "t7", kind: "FS", critical: true },
  { from: "t6", to: "t8", kind: "FS" },
  { from: "t6", to: "m2", kind: "FS" },
  { from: "m2", to: "m3", kind: "FS" },
  { from: "m1", to: "m4", kind: "FS" },
  { from: "p1", to: "p3", kind: "FS" },
  { from: "p2", to: "p3", kind: "FS" },
  { from: "s2", to: "s3", kind: "FS", critical: true },
  { from: "t7", to: "r1", kind: "FS", critical: true },
  { from: "r1", to: "r3", kind: "FS", critical: true },
  { from: "o1", to: "o2", kind: "FS" },
];

export const milestones: GanttMilestone[] = [
  { key: "entry", name: "进驻", day: "2027-01-10", kind: "ENTRY" },
  { key: "soft", name: "软装进场", day: "2027-03-22", kind: "OTHER" },
  { key: "launch", name: "开盘", day: launch, kind: "LAUNCH", movable: true },
];

const holidays = new Map<string, DayMark>([
  ...["2027-01-01", "2027-01-02", "2027-01-03"].map((day): [string, DayMark] => [
    day,
    { kind: "HOLIDAY", name: "元旦", provisional: true },
  ]),
  ...["05", "06", "07", "08", "09", "10", "11"].map((day): [string, DayMark] => [
    `2027-02-${day}`,
    { kind: "HOLIDAY", name: "春节", provisional: true },
  ]),
  ...["2027-04-03", "2027-04-04", "2027-04-05"].map((day): [string, DayMark] => [
    day,
    { kind: "HOLIDAY", name: "清明节", provisional: true },
  ]),
  ...["2027-05-01", "2027-05-02", "2027-05-03"].map((day): [string, DayMark] => [
    day,
    { kind: "HOLIDAY", name: "劳动节", provisional: true },
  ]),
  ["2027-04-25", { kind: "MAKE_UP", name: "劳动节调休", provisional: true }],
]);

export const dayMarks = (day: string): DayMark | undefined =>
  holidays.get(day) ?? (weekday(day) > 5 ? { kind: "REST" } : undefined);
