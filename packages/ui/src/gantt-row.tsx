import { memo } from "react";
import { StateMark } from "./Badge.tsx";
import { formatDay } from "./day.ts";
import type { Day } from "./day.ts";
import { GanttBar, GhostBar } from "./gantt-bar.tsx";
import { barOf, spanOf, xOf } from "./gantt-geometry.ts";
import type { GanttRow, Scale } from "./gantt-geometry.ts";
import type { DragTry } from "./gantt-try.ts";
import type { GanttGhost, GanttTask, GanttTexts } from "./gantt-types.ts";
import { Icon } from "./Icon.tsx";

const SHORT: Intl.DateTimeFormatOptions = { month: "numeric", day: "numeric" };
const LONG: Intl.DateTimeFormatOptions = { year: "numeric", month: "long", day: "numeric" };

export interface GanttRowsProps {
  row: GanttRow;
  index: number;
  top: number;
  scale: Scale;
  today: Day;
  lang: string;
  texts: GanttTexts;
  patterns: string;
  /** The row that Tab reaches. */
  active: boolean;
  opened: boolean;
  picked: boolean;
  readOnly: boolean;
  ghost: GanttGhost | undefined;
  /** Signed days of the try on this very row. */
  tryDays: number | undefined;
  waitsFor: string;
  /** The side on which the bar lies out of view. */
  off: "LEFT" | "RIGHT" | undefined;
  onReveal: (key: string) => void;
  onToggle: (group: string) => void;
  onOpen: ((key: string) => void) | undefined;
  onHover: (key: string | undefined) => void;
  onFocusRow: (index: number, key: string) => void;
  drag: DragTry;
}

/** One row: its sticky name and its bar. */
export const GanttRowView = memo(function GanttRowView(props: GanttRowsProps) {
  const { row, index, top, active, opened, picked, onHover, onFocusRow } = props;
  const group = row.kind === "GROUP";
  return (
    <div
      role="row"
      aria-rowindex={index + 3}
      aria-level={group ? 1 : 2}
      aria-expanded={group ? row.open : undefined}
      aria-selected={group ? undefined : picked || opened}
      className={`ui-gantt-row${group ? " ui-gantt-row-group" : ""}${opened || picked ? " ui-gantt-row-picked" : ""}`}
      style={{ transform: `translateY(${top}px)` }}
      tabIndex={active ? 0 : -1}
      data-row={index}
      onFocus={() => onFocusRow(index, row.key)}
      onPointerEnter={() => onHover(row.key)}
      onPointerLeave={() => onHover(undefined)}
    >
      {group ? <GroupCells {...props} row={row} /> : <TaskCells {...props} task={row.task} />}
    </div>
  );
});

function GroupCells({
  row,
  scale,
  texts,
  onToggle,
}: GanttRowsProps & { row: Extract<GanttRow, { kind: "GROUP" }> }) {
  const span = spanOf(scale, row.tasks);
  const percent = row.group.percentDone;
  return (
    <>
      <div role="gridcell" className="ui-gantt-name" onClick={() => onToggle(row.group.key)}>
        <Icon name={row.open ? "arrowDown" : "arrowRight"} size={12} />
        <span className="ui-gantt-title">{row.group.name}</span>
        <span className="ui-gantt-aside">
          {percent === undefined ? row.tasks.length : `${Math.round(percent)}%`}
        </span>
      </div>
      <div role="gridcell" className="ui-gantt-chart">
        {span && (
          <svg
            className="ui-gantt-bar-svg"
            width={span.width}
            height="10"
            style={{ left: span.x }}
            aria-hidden="true"
          >
            <path className="ui-gantt-span" d={`M1 9V1.5H${span.width - 1}V9`} />
            {percent !== undefined && percent > 0 && (
              <path
                className="ui-gantt-span-done"
                d={`M0 2H${(span.width * Math.min(percent, 100)) / 100}`}
              />
            )}
          </svg>
        )}
        {percent !== undefined && (
          <span className="visually-hidden">{texts.groupProgress(Math.round(percent))}</span>
        )}
      </div>
    </>
  );
}

function TaskCells(props: GanttRowsProps & { task: GanttTask }) {
  const { task, scale, today, lang, texts, patterns, ghost, tryDays, readOnly } = props;
  const bar = barOf(scale, isOver(task) ? { ...task, dueOn: undefined } : task);
  const movable = !readOnly && !task.fixed;
  const due = task.dueOn ?? task.finishOn;
  const late = task.state === "OVERDUE" && task.dueOn ? task.dueOn : undefined;
  return (
    <>
      <div
        role="gridcell"
        className="ui-gantt-name"
        title={[task.code, task.name, task.owner].filter(Boolean).join(" · ")}
        onClick={() => props.onOpen?.(task.key)}
      >
        <StateMark state={task.state} />
        <span className="ui-gantt-title">{task.name}</span>
        {task.critical && <span className="ui-gantt-critical-mark" aria-hidden="true" />}
        <span className="ui-gantt-aside" aria-hidden="true">
          {due ? formatDay(due, lang, SHORT) : ""}
        </span>
      </div>
      <div role="gridcell" className="ui-gantt-chart">
        <span className="visually-hidden">{describe(props, task)}</span>
        {bar && (
          <GanttBar
            patterns={patterns}
            bar={bar}
            state={task.state}
            critical={task.critical === true}
            lateness={late ? Math.max(xOf(scale, today) - xOf(scale, late), 0) : 0}
          />
        )}
        {bar && (
          <span
            className={`ui-gantt-grip${movable ? " ui-gantt-grip-movable" : ""}`}
            style={{ left: bar.x - 4, width: bar.width + 8 }}
            {...props.drag(task.key, movable)}
          />
        )}
        {bar && props.off && (
          <span
            className={`ui-gantt-off ui-gantt-off-${props.off.toLowerCase()}`}
            aria-hidden="true"
            onClick={() => props.onReveal(task.key)}
          >
            <Icon name={props.off === "LEFT" ? "arrowLeft" : "arrowRight"} size={12} />
          </span>
        )}
        {!bar && <span className="ui-gantt-undated">{texts.undated}</span>}
        <Ghost {...{ task, scale, texts, ghost, tryDays }} />
      </div>
    </>
  );
}

function Ghost({
  task,
  scale,
  texts,
  ghost,
  tryDays,
}: Pick<GanttRowsProps, "scale" | "texts" | "ghost" | "tryDays"> & { task: GanttTask }) {
  const planned = barOf(scale, task);
  if (!planned) return null;
  const given = ghost && barOf(scale, ghost);
  const days = given
    ? Math.round((given.x + given.width - planned.x - planned.width) / scale.dayWidth)
    : tryDays;
  if (!days && !ghost?.becomesLate) return null;
  const bar = given ?? { ...planned, x: planned.x + (days ?? 0) * scale.dayWidth };
  const late = ghost?.becomesLate === true;
  const label = [days ? texts.moved(days) : "", late ? texts.becomesLate : ""];
  return <GhostBar bar={bar} late={late} label={label.filter(Boolean).join(" ")} />;
}

/** Work that is over has no slack left to draw. */
function isOver({ state, finishOn }: GanttTask): boolean {
  return finishOn !== undefined && (state === "DONE" || state === "NOT_APPLICABLE");
}

/** The bar in words, for who cannot see it. */
function describe({ texts, lang, waitsFor }: GanttRowsProps, task: GanttTask): string {
  const start = task.startOn && formatDay(task.startOn, lang, LONG);
  const finish = task.finishOn && formatDay(task.finishOn, lang, LONG);
  return [
    texts.states[task.state],
    start && finish ? texts.span(start, finish) : "",
    task.dueOn ? texts.due(formatDay(task.dueOn, lang, LONG)) : finish ? "" : texts.undated,
    task.critical ? texts.critical : "",
    task.slackDays ? texts.slackDays(task.slackDays) : "",
    waitsFor ? texts.waitsFor(waitsFor) : "",
  ]
    .filter(Boolean)
    .join(", ");
}
