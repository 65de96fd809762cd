import type { ReactNode } from "react";
import type { Day, DayMarks } from "./day.ts";
import type { TaskState, TaskStateWords } from "./task-state.ts";

export const GANTT_ZOOMS = ["DAY", "WEEK", "MONTH"] as const;
export type GanttZoom = (typeof GANTT_ZOOMS)[number];

/** One collapsible band of rows, e.g. a workstream (工作类别). */
export interface GanttGroup {
  key: string;
  name: string;
  /** 0–100; drawn beside the name. */
  percentDone?: number;
}

/** One row. Without `dueOn` and `finishOn` (an event task) the row has no bar but `undated` as text. */
export interface GanttTask {
  key: string;
  group: string;
  name: string;
  code?: string;
  owner?: string;
  state: TaskState;
  /** Earliest start and finish: the solid bar. */
  startOn?: Day;
  finishOn?: Day;
  /** The last allowed day; later than `finishOn` leaves slack, drawn as a thin tail. */
  dueOn?: Day;
  doneOn?: Day;
  critical?: boolean;
  /** Days the task may slip before the launch does. */
  slackDays?: number;
  /** A fixed task (done, not applicable) cannot be tried elsewhere. */
  fixed?: boolean;
}

/** A day the whole plan hangs on, drawn as a vertical line with a flag. */
export interface GanttMilestone {
  key: string;
  name: string;
  day: Day;
  kind: "LAUNCH" | "ENTRY" | "OTHER";
  /** May be dragged to try a what-if. */
  movable?: boolean;
}

/** `to` waits for `from`; kinds as in project planning (finish-start, …). */
export interface GanttLink {
  from: string;
  to: string;
  kind: "FS" | "SS" | "FF" | "SF";
  critical?: boolean;
}

/** Where a task or milestone would lie if the try were real. */
export interface GanttGhost {
  key: string;
  startOn?: Day;
  finishOn?: Day;
  dueOn?: Day;
  /** Would turn late by the try: drawn and said as such. */
  becomesLate?: boolean;
}

/** A what-if in progress: `days` calendar days later (earlier when negative) than planned. */
export interface GanttTry {
  key: string;
  days: number;
}

export interface GanttTexts {
  tasks: string;
  dates: string;
  milestones: string;
  today: string;
  critical: string;
  undated: string;
  zoom: string;
  zooms: Record<GanttZoom, string>;
  goToday: string;
  expandAll: string;
  collapseAll: string;
  /** Screen-reader help on the keys, e.g. 左右方向键试移一天,回车打开,Esc 取消. */
  keys: string;
  legend: string;
  states: TaskStateWords;
  slack: string;
  /** What the dashed bars are, e.g. 试移后, or the name of the plan compared with. */
  ghost: string;
  dependency: string;
  /** 休 and 班 above the days of a holiday and of a worked weekend. */
  rest: string;
  makeUp: string;
  holiday: string;
  due: (day: string) => string;
  span: (from: string, to: string) => string;
  slackDays: (days: number) => string;
  groupProgress: (percent: number) => string;
  waitsFor: (names: string) => string;
  /** The tried task and signed days, e.g. 试移「制服到位」+3 天. */
  trying: (name: string, days: number) => string;
  tryHint: string;
  earlier: (days: number) => string;
  later: (days: number) => string;
  cancelTry: string;
  open: string;
  moved: (days: number) => string;
  becomesLate: string;
  tasksMoved: (moved: number, late: number) => string;
  empty: string;
}

export interface GanttProps {
  /** Accessible name of the chart, e.g. the estate's plan. */
  label: string;
  lang: string;
  groups: readonly GanttGroup[];
  tasks: readonly GanttTask[];
  milestones?: readonly GanttMilestone[];
  links?: readonly GanttLink[];
  today: Day;
  dayMarks: DayMarks;
  zoom: GanttZoom;
  onZoom: (zoom: GanttZoom) => void;
  /** The what-if on trial, held by the caller; null when there is none. */
  trying?: GanttTry | null;
  /** Without it the chart is read-only. Called once per day step, and with null on cancel. */
  onTry?: (trial: GanttTry | null) => void;
  /** What the try would move, computed by the caller. */
  ghosts?: readonly GanttGhost[];
  onOpen?: (key: string) => void;
  /** Key of the task whose panel is open. */
  openKey?: string;
  texts: GanttTexts;
  /** CSS height of the scrolling area; default fills 70vh. */
  height?: string;
  /** Extra controls on the right of the toolbar, e.g. "apply this try". */
  actions?: ReactNode;
}
