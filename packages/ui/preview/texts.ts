import type { TaskStateWords } from "../src/task-state.ts";
import type { GanttTexts } from "../src/Gantt.tsx";

export const states: TaskStateWords = {
  NOT_STARTED: "未开始",
  IN_PROGRESS: "进行中",
  SUBMITTED: "待审核",
  DONE: "已完成",
  NOT_APPLICABLE: "不适用",
  OVERDUE: "已逾期",
};

const signed = (days: number) => (days > 0 ? `+${days} 天` : days < 0 ? `−${-days} 天` : "");

export const ganttTexts: GanttTexts = {
  tasks: "任务",
  dates: "日期",
  milestones: "里程碑",
  today: "今天",
  critical: "关键路径",
  undated: "移交时确定",
  zoom: "时间比例",
  zooms: { DAY: "日", WEEK: "周", MONTH: "月" },
  goToday: "回到今天",
  expandAll: "全部展开",
  collapseAll: "全部收起",
  keys: "上下键换行;左右键试移一天,按住 Shift 试移一周;回车打开任务;Esc 取消试移",
  legend: "图例",
  states,
  slack: "机动时间",
  ghost: "试移后",
  dependency: "依赖",
  rest: "休",
  makeUp: "班",
  holiday: "节假日",
  due: (day) => `最迟 ${day}`,
  span: (from, to) => `${from}至${to}`,
  slackDays: (days) => `可延 ${days} 天`,
  groupProgress: (percent) => `已完成 ${percent}%`,
  waitsFor: (names) => `须先完成:${names}`,
  trying: (name, days) => `试移「${name}」${signed(days)}`,
  tryHint: "用按钮、方向键或拖动看看会怎样,不会改动计划",
  earlier: (days) => `提前 ${days} 天`,
  later: (days) => `推后 ${days} 天`,
  cancelTry: "取消试移",
  open: "打开",
  moved: signed,
  becomesLate: "将逾期",
  tasksMoved: (moved, late) => `${moved} 项任务随之移动${late ? `,其中 ${late} 项将逾期` : ""}`,
  empty: "计划里还没有任务",
};
