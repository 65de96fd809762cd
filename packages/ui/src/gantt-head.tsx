import type { KeyboardEvent } from "react";
import { formatDay } from "./day.ts";
import type { Day, DayMarks } from "./day.ts";
import { AxisLabels } from "./gantt-axis.tsx";
import { lanesOf, xOf } from "./gantt-geometry.ts";
import type { Scale } from "./gantt-geometry.ts";
import { tryOfKey } from "./gantt-try.ts";
import type { DragTry } from "./gantt-try.ts";
import type { GanttMilestone, GanttTexts, GanttTry, GanttZoom } from "./gantt-types.ts";

const SHORT: Intl.DateTimeFormatOptions = { month: "numeric", day: "numeric" };

export interface GanttHeadProps {
  scale: Scale;
  axis: Scale;
  zoom: GanttZoom;
  lang: string;
  today: Day;
  dayMarks: DayMarks;
  texts: GanttTexts;
  milestones: readonly GanttMilestone[];
  ghostDays: readonly { key: string; day: Day }[];
  /** Lane of today's flag, then of each milestone's. */
  lanes: readonly number[];
  /** Key of the milestone or task on trial. */
  target: string | undefined;
  trying: GanttTry | null;
  onTry: ((trial: GanttTry | null) => void) | undefined;
  onPick: (key: string | undefined) => void;
  drag: DragTry;
}

const LANE_HEIGHT = 26;

/** Height of the head: two lines of dates and the flags' lanes. */
export function headHeight(lanes: readonly number[]): number {
  return 50 + (Math.max(...lanes) + 1) * LANE_HEIGHT + 4;
}

/** Lanes for today's flag and the milestones', by how wide their words are about to be. */
export function flagLanes(
  scale: Scale,
  today: Day,
  todayWord: string,
  milestones: readonly GanttMilestone[],
): number[] {
  const width = (words: string) =>
    [...words].reduce((sum, letter) => sum + (letter > "\u2e7f" ? 13 : 8), 0);
  const half = width(todayWord) / 2 + 8;
  return lanesOf([
    { x: xOf(scale, today) + scale.dayWidth / 2 - half, width: half * 2 },
    ...milestones.map(({ day, name }) => ({
      x: xOf(scale, day) + scale.dayWidth / 2 - 8,
      width: width(name) + 70,
    })),
  ]);
}

function laneTop(lane = 0): number {
  return lane * LANE_HEIGHT + 3;
}

/** The sticky top: dates, and beneath them the flags of today and the milestones. */
export function GanttHead(props: GanttHeadProps) {
  const { scale, axis, zoom, lang, today, dayMarks, texts, milestones, ghostDays, lanes } = props;
  const laneOf = (key: string) => lanes[milestones.findIndex((one) => one.key === key) + 1];
  const middle = (day: Day) => xOf(scale, day) + scale.dayWidth / 2;
  return (
    <div className="ui-gantt-head" role="rowgroup">
      <div role="row" aria-rowindex={1} className="ui-gantt-head-row">
        <div role="columnheader" className="ui-gantt-corner">
          {texts.tasks}
        </div>
        <div role="columnheader" className="ui-gantt-axis">
          <span className="visually-hidden">{texts.dates}</span>
          <div aria-hidden="true">
            <AxisLabels
              {...{ scale, axis, zoom, lang, dayMarks }}
              restWord={texts.rest}
              makeUpWord={texts.makeUp}
            />
          </div>
        </div>
      </div>
      <div role="row" aria-rowindex={2} className="ui-gantt-head-row ui-gantt-flags">
        <div role="rowheader" className="ui-gantt-corner">
          {texts.milestones}
        </div>
        <div role="gridcell" className="ui-gantt-axis">
          <span
            className="ui-gantt-flag ui-gantt-flag-today"
            style={{ left: middle(today), top: laneTop(lanes[0]) }}
          >
            {texts.today}
          </span>
          {milestones.map((milestone, index) => (
            <Flag
              key={milestone.key}
              {...props}
              milestone={milestone}
              x={middle(milestone.day)}
              top={laneTop(lanes[index + 1])}
            />
          ))}
          {ghostDays.map(({ key, day }) => (
            <span
              key={key}
              className="ui-gantt-flag ui-gantt-flag-ghost"
              style={{ left: middle(day), top: laneTop(laneOf(key)) }}
            >
              {formatDay(day, lang, SHORT)}
            </span>
          ))}
        </div>
      </div>
    </div>
  );
}

function Flag({
  milestone,
  x,
  top,
  lang,
  target,
  trying,
  onTry,
  onPick,
  drag,
}: GanttHeadProps & { milestone: GanttMilestone; x: number; top: number }) {
  const { key, name, day, kind } = milestone;
  const look = `ui-gantt-flag ui-gantt-flag-${kind.toLowerCase()}`;
  const face = (
    <>
      <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
        <path d={kind === "LAUNCH" ? "M6 0 12 6 6 12 0 6z" : "M1 1h10v7L6 12 1 8z"} />
      </svg>
      {name} {formatDay(day, lang, SHORT)}
    </>
  );
  if (!milestone.movable || !onTry)
    return (
      <span className={look} style={{ left: x, top }}>
        {face}
      </span>
    );
  const onKeyDown = (event: KeyboardEvent) => {
    const trial = tryOfKey(event, key, trying);
    if (trial === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (trial === null) onPick(undefined);
    onTry(trial);
  };
  return (
    <button
      type="button"
      className={`${look} ui-gantt-flag-movable`}
      style={{ left: x, top }}
      aria-pressed={target === key}
      onKeyDown={onKeyDown}
      onClick={(event) => event.detail === 0 && onPick(key)}
      {...drag(key, true)}
    >
      {face}
    </button>
  );
}
