import type { CursorTableTexts } from "../src/CursorTable.tsx";
import type { FileDropTexts } from "../src/FileDrop.tsx";
import type { PlanCalendarTexts } from "../src/PlanCalendar.tsx";
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
  keys: "上下键换行；左右键试移一天，按住 Shift 试移一周；回车打开任务;Esc 取消试移",
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
  waitsFor: (names) => `须先完成：${names}`,
  trying: (name, days) => `试移「${name}」${signed(days)}`,
  tryHint: "用按钮、方向键或拖动看看会怎样，不会改动计划",
  earlier: (days) => `提前 ${days} 天`,
  later: (days) => `推后 ${days} 天`,
  cancelTry: "取消试移",
  open: "打开",
  moved: signed,
  becomesLate: "将逾期",
  tasksMoved: (moved, late) => `共移动 ${moved} 项任务${late ? `，其中 ${late} 项将逾期` : ""}`,
  empty: "计划里还没有任务",
};

export const tableTexts: CursorTableTexts = {
  loading: "正在加载",
  loadMore: "加载更多",
  next: "下一页",
  previous: "上一页",
  retry: "重试",
  selectAll: "全选本页",
  selectRow: (row) => `选择 ${row}`,
  selected: (rows) => `已选 ${rows} 条`,
  clearSelection: "取消选择",
  shown: (rows, total) =>
    total === undefined
      ? `已显示 ${rows} 条`
      : `已显示 ${rows} 条，共 ${total.toLocaleString("zh-CN")} 条`,
  sortBy: (column) => `按${column}排序`,
};

export const calendarTexts: PlanCalendarTexts = {
  previousMonth: "上个月",
  nextMonth: "下个月",
  goToday: "今天",
  today: "今天",
  rest: "休",
  makeUp: "班",
  provisional: "暂定",
  critical: "关键路径",
  states,
  count: (tasks) => `${tasks} 项到期`,
  more: (tasks) => `还有 ${tasks} 项`,
  emptyMonth: "本月没有到期的任务",
  emptyDay: "这一天没有到期的任务",
};

export const fileTexts: FileDropTexts = {
  drop: "或把文件拖到这里",
  choose: "选择文件",
  camera: "拍照",
  remove: (name) => `移除 ${name}`,
  retry: (name) => `重新上传 ${name}`,
  states: {
    WAITING: "等待上传",
    UPLOADING: "正在上传",
    STORED: "已保存",
    REFUSED: "未接收",
    FAILED: "上传失败",
  },
  list: "完成凭证",
};
