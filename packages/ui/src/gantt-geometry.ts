import { dayNumber, dayOf, weekday } from "./day.ts";
import type { Day, DayMarks } from "./day.ts";
import type {
  GanttGhost,
  GanttGroup,
  GanttLink,
  GanttMilestone,
  GanttTask,
  GanttZoom,
} from "./gantt-types.ts";

/** Width of one day in CSS pixels. */
export const DAY_WIDTH: Record<GanttZoom, number> = { DAY: 30, WEEK: 11, MONTH: 3.6 };

/** A stretch of the time axis: day numbers, `to` exclusive, at `dayWidth` pixels a day. */
export interface Scale {
  from: number;
  to: number;
  dayWidth: number;
}

export type GanttRow =
  | { kind: "GROUP"; key: string; group: GanttGroup; tasks: readonly GanttTask[]; open: boolean }
  | { kind: "TASK"; key: string; task: GanttTask };

/** Left edge of a day. */
export function xOf(scale: Scale, day: Day): number {
  return (dayNumber(day) - scale.from) * scale.dayWidth;
}

/** The day under a pixel. */
export function dayAt(scale: Scale, x: number): Day {
  return dayOf(scale.from + Math.floor(x / scale.dayWidth));
}

/** Everything with a date plus some air, from a Monday on, and at least `minWidth` pixels wide. */
export function scaleOf(
  zoom: GanttZoom,
  today: Day,
  tasks: readonly GanttTask[],
  milestones: readonly GanttMilestone[],
  ghosts: readonly GanttGhost[],
  minWidth: number,
): Scale {
  let first = dayNumber(today);
  let last = first;
  const take = (day: Day | undefined) => {
    if (!day) return;
    const number = dayNumber(day);
    if (number < first) first = number;
    if (number > last) last = number;
  };
  for (const { startOn, finishOn, dueOn } of [...tasks, ...ghosts]) {
    take(startOn);
    take(finishOn);
    take(dueOn);
  }
  for (const { day } of milestones) take(day);
  const air = zoom === "MONTH" ? 45 : zoom === "WEEK" ? 21 : 10;
  const monday = first - air - (weekday(dayOf(first - air)) - 1);
  const dayWidth = DAY_WIDTH[zoom];
  const to = Math.max(last + air + 1, monday + Math.floor(minWidth / dayWidth));
  return { from: monday, to, dayWidth };
}

/** Groups in their order, each followed by its tasks unless it is collapsed; empty groups stay. */
export function rowsOf(
  groups: readonly GanttGroup[],
  tasks: readonly GanttTask[],
  collapsed: ReadonlySet<string>,
): GanttRow[] {
  const byGroup = new Map<string, GanttTask[]>();
  for (const task of tasks) {
    const own = byGroup.get(task.group);
    if (own) own.push(task);
    else byGroup.set(task.group, [task]);
  }
  return groups.flatMap((group): GanttRow[] => {
    const own = byGroup.get(group.key) ?? [];
    const open = !collapsed.has(group.key);
    const head: GanttRow = { kind: "GROUP", key: `group:${group.key}`, group, tasks: own, open };
    return open
      ? [head, ...own.map((task): GanttRow => ({ kind: "TASK", key: task.key, task }))]
      : [head];
  });
}

/** A bar: work from `x` over `width`, then slack over `tail` up to the last allowed day. */
export interface Bar {
  x: number;
  width: number;
  tail: number;
}

type Dated = { [Key in "startOn" | "finishOn" | "dueOn"]?: Day | undefined };

/** Where a task's bar lies; undefined for a task without dates. Days count to their evening. */
export function barOf(scale: Scale, task: Dated): Bar | undefined {
  const finish = task.finishOn ?? task.dueOn;
  if (!finish) return undefined;
  const start = task.startOn && task.startOn <= finish ? task.startOn : finish;
  const x = xOf(scale, start);
  const end = xOf(scale, finish) + scale.dayWidth;
  const width = Math.max(end - x, 6);
  const limit = task.dueOn ? xOf(scale, task.dueOn) + scale.dayWidth : end;
  return { x, width, tail: Math.max(limit - x - width, 0) };
}

/** From the earliest start to the latest end of several tasks. */
export function spanOf(scale: Scale, tasks: readonly Dated[]): Bar | undefined {
  const bars = tasks.map((task) => barOf(scale, task)).filter((bar) => bar !== undefined);
  if (bars.length === 0) return undefined;
  const x = Math.min(...bars.map((bar) => bar.x));
  const end = Math.max(...bars.map((bar) => bar.x + bar.width + bar.tail));
  return { x, width: end - x, tail: 0 };
}

/** First and last row index to draw (last exclusive), in steps so that scrolling seldom redraws. */
export function rowWindow(
  scrollTop: number,
  height: number,
  rowHeight: number,
  rows: number,
): [number, number] {
  const step = 8;
  const first = Math.floor(scrollTop / rowHeight / step) * step - step;
  const last = Math.ceil((scrollTop + height) / rowHeight / step) * step + step;
  return [Math.max(0, Math.min(first, rows)), Math.min(rows, Math.max(last, 0))];
}

/** The part of the axis to draw, in steps of 256 pixels. */
export function axisWindow(scale: Scale, scrollLeft: number, width: number): Scale {
  const step = 256;
  const left = Math.floor(scrollLeft / step) * step - step;
  const right = Math.ceil((scrollLeft + width) / step) * step + step;
  const to = Math.min(scale.to, scale.from + Math.ceil(right / scale.dayWidth));
  // Zoomed out, the place scrolled to may lie behind the end until it is scrolled anew.
  const from = Math.min(to, scale.from + Math.floor(left / scale.dayWidth));
  return { from: Math.max(scale.from, from), to, dayWidth: scale.dayWidth };
}

export interface RestBand {
  from: number;
  to: number;
  holiday: boolean;
  name?: string;
}

/** Runs of days off. Months zoomed far out keep only the holidays: weekends would be noise. */
export function restBands(axis: Scale, dayMarks: DayMarks, zoom: GanttZoom): RestBand[] {
  const bands: RestBand[] = [];
  for (let number = axis.from; number < axis.to; number += 1) {
    const mark = dayMarks(dayOf(number));
    if (!mark || mark.kind === "MAKE_UP") continue;
    const holiday = mark.kind === "HOLIDAY";
    if (zoom === "MONTH" && !holiday) continue;
    const last = bands.at(-1);
    if (last && last.to === number && last.holiday === holiday) last.to = number + 1;
    else
      bands.push({ from: number, to: number + 1, holiday, ...(mark.name && { name: mark.name }) });
  }
  return bands;
}

/** First days of the units of an axis, each with where the next one begins. */
export function ticks(axis: Scale, unit: "DAY" | "WEEK" | "MONTH" | "YEAR"): [number, number][] {
  const starts: number[] = [];
  let number = unitStart(axis.from, unit);
  while (number < axis.to) {
    starts.push(number);
    number = nextStart(number, unit);
  }
  return starts.map((start) => [start, nextStart(start, unit)]);
}

function unitStart(number: number, unit: "DAY" | "WEEK" | "MONTH" | "YEAR"): number {
  const day = dayOf(number);
  if (unit === "WEEK") return number - (weekday(day) - 1);
  if (unit === "MONTH") return dayNumber(`${day.slice(0, 7)}-01`);
  if (unit === "YEAR") return dayNumber(`${day.slice(0, 4)}-01-01`);
  return number;
}

function nextStart(number: number, unit: "DAY" | "WEEK" | "MONTH" | "YEAR"): number {
  if (unit === "DAY") return number + 1;
  if (unit === "WEEK") return number + 7;
  return unitStart(number + (unit === "MONTH" ? 31 : 366), unit);
}

/** An arrow between two bars' middles; starts and ends on the sides the link kind speaks of. */
export function linkPath(
  kind: GanttLink["kind"],
  from: Bar,
  fromY: number,
  to: Bar,
  toY: number,
  rowHeight: number,
): string {
  const startsLate = kind === "FS" || kind === "FF";
  const endsEarly = kind === "FS" || kind === "SS";
  const x1 = startsLate ? from.x + from.width : from.x;
  const x2 = endsEarly ? to.x - 1 : to.x + to.width + 1;
  const out = startsLate ? x1 + 7 : x1 - 7;
  const into = endsEarly ? x2 - 8 : x2 + 8;
  const straight = startsLate ? out <= into || !endsEarly : into <= out || endsEarly;
  if (straight) {
    const turn =
      endsEarly === startsLate ? out : startsLate ? Math.max(out, into) : Math.min(out, into);
    return `M${x1} ${fromY}H${turn}V${toY}H${x2}`;
  }
  const between = toY - Math.sign(toY - fromY || 1) * (rowHeight / 2);
  return `M${x1} ${fromY}H${out}V${between}H${into}V${toY}H${x2}`;
}

/** Names of the tasks each task waits for, joined for reading aloud. */
export function waitsByKey(
  links: readonly GanttLink[],
  tasks: ReadonlyMap<string, GanttTask>,
): Map<string, string> {
  const waits = new Map<string, string>();
  for (const { from, to } of links) {
    const name = tasks.get(from)?.name;
    if (name) waits.set(to, waits.has(to) ? `${waits.get(to)}, ${name}` : name);
  }
  return waits;
}

/** On which side a task's bar lies out of the visible part of the chart. */
export function sideOf(
  scale: Scale,
  task: GanttTask,
  view: { left: number; width: number },
  nameWidth: number,
): "LEFT" | "RIGHT" | undefined {
  const bar = barOf(scale, task);
  if (!bar) return undefined;
  if (bar.x + bar.width + bar.tail < view.left) return "LEFT";
  return bar.x > view.left + view.width - nameWidth ? "RIGHT" : undefined;
}

/** Puts labels that would overlap on different lanes; `x` is where each begins. */
export function lanesOf(labels: readonly { x: number; width: number }[]): number[] {
  const ends: number[] = [];
  const lanes = labels.map(() => 0);
  const order = labels.map((_, index) => index).toSorted((a, b) => labels[a]!.x - labels[b]!.x);
  for (const index of order) {
    const { x, width } = labels[index]!;
    const free = ends.findIndex((end) => end <= x);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = x + width;
    lanes[index] = lane;
  }
  return lanes;
}
