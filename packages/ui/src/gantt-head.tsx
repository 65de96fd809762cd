import type { KeyboardEvent } from "react";
import { formatDay } from "./day.ts";
import type { Day, DayMarks } from "./day.ts";
import { AxisLabels } from "./gantt-axis.tsx";
import { xOf } from "./gantt-geometry.ts";
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
  /** Key of the milestone or task on trial. */
  target: string | undefined;
  trying: GanttTry | null;
  onTry: ((trial: GanttTry | null) => void) | undefined;
  onPick: (key: string | undefined) => void;
  drag: DragTry;
}

/** The sticky top: dates, and beneath them the flags of today and the milestones. */
export function GanttHead(props: GanttHeadProps) {
  const { scale, axis, zoom, lang, today, dayMarks, texts, milestones, ghostDays } = props;
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
          <span className="ui-gantt-flag ui-gantt-flag-today" style={{ left: middle(today) }}>
            {texts.today}
          </span>
          {milestones.map((milestone) => (
            <Flag key={milestone.key} {...props} milestone={milestone} x={middle(milestone.day)} />
          ))}
          {ghostDays.map(({ key, day }) => (
            <span
              key={key}
              className="ui-gantt-flag ui-gantt-flag-ghost"
              style={{ left: middle(day) }}
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
  lang,
  target,
  trying,
  onTry,
  onPick,
  drag,
}: GanttHeadProps & { milestone: GanttMilestone; x: number }) {
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
      <span className={look} style={{ left: x }}>
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
      style={{ left: x }}
      aria-pressed={target === key}
      onKeyDown={onKeyDown}
      onClick={(event) => event.detail === 0 && onPick(key)}
      {...drag(key, true)}
    >
      {face}
    </button>
  );
}
