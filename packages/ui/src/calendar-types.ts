import type { Day, DayMarks } from "./day.ts";
import type { TaskState, TaskStateWords } from "./task-state.ts";

export interface PlanCalendarItem {
  key: string;
  /** The day it is due. */
  day: Day;
  name: string;
  owner?: string;
  state: TaskState;
  critical?: boolean;
}

export interface PlanCalendarTexts {
  previousMonth: string;
  nextMonth: string;
  goToday: string;
  today: string;
  /** 休, 班 and the word for a provisional calendar (暂定). */
  rest: string;
  makeUp: string;
  provisional: string;
  critical: string;
  states: TaskStateWords;
  count: (tasks: number) => string;
  more: (tasks: number) => string;
  emptyMonth: string;
  emptyDay: string;
}

export interface PlanCalendarProps {
  label: string;
  lang: string;
  /** `YYYY-MM` */
  month: string;
  onMonth: (month: string) => void;
  items: readonly PlanCalendarItem[];
  /** Anchor days drawn as flags, e.g. 开盘. */
  milestones?: readonly { key: string; name: string; day: Day }[];
  today: Day;
  dayMarks: DayMarks;
  onOpen?: (key: string) => void;
  texts: PlanCalendarTexts;
}
