import { memo } from "react";
import { dayOf, formatDay } from "./day.ts";
import type { Day, DayMarks } from "./day.ts";
import { barOf, linkPath, restBands, ticks, xOf } from "./gantt-geometry.ts";
import type { Scale } from "./gantt-geometry.ts";
import type { GanttLink, GanttMilestone, GanttTask, GanttZoom } from "./gantt-types.ts";

interface AxisProps {
  scale: Scale;
  /** The part in view. */
  axis: Scale;
  zoom: GanttZoom;
  lang: string;
  dayMarks: DayMarks;
}

const MAJOR = { DAY: "MONTH", WEEK: "MONTH", MONTH: "YEAR" } as const;
const MAJOR_FORMAT: Record<GanttZoom, Intl.DateTimeFormatOptions> = {
  DAY: { year: "numeric", month: "long" },
  WEEK: { year: "numeric", month: "long" },
  MONTH: { year: "numeric" },
};

/** Months or years above, days, weeks or months beneath. */
export const AxisLabels = memo(function AxisLabels({
  scale,
  axis,
  zoom,
  lang,
  dayMarks,
  restWord,
  makeUpWord,
}: AxisProps & { restWord: string; makeUpWord: string }) {
  const left = (number: number) => (number - scale.from) * scale.dayWidth;
  const place = (start: number, end: number) => ({
    left: left(Math.max(start, scale.from)),
    width: left(Math.min(end, scale.to)) - left(Math.max(start, scale.from)),
  });
  return (
    <>
      {ticks(axis, MAJOR[zoom]).map(([start, end]) => (
        <div key={start} className="ui-gantt-major" style={place(start, end)}>
          <span>{formatDay(dayOf(start), lang, MAJOR_FORMAT[zoom])}</span>
        </div>
      ))}
      {ticks(axis, zoom).map(([start, end]) => {
        const mark = zoom === "DAY" ? dayMarks(dayOf(start)) : undefined;
        return (
          <div
            key={start}
            className={`ui-gantt-minor${mark && mark.kind !== "MAKE_UP" ? " ui-gantt-minor-rest" : ""}`}
            style={place(start, end)}
          >
            <span>
              {zoom === "MONTH"
                ? formatDay(dayOf(start), lang, { month: "short" })
                : Number(dayOf(start).slice(8))}
            </span>
            {mark && mark.kind !== "REST" && (
              <small>{mark.kind === "HOLIDAY" ? restWord : makeUpWord}</small>
            )}
          </div>
        );
      })}
    </>
  );
});

/** Days off as bands, month lines, the milestones' and today's lines, behind the rows. */
export const Backdrop = memo(function Backdrop({
  scale,
  axis,
  zoom,
  dayMarks,
  top,
  height,
  today,
  milestones,
  ghostDays,
}: Omit<AxisProps, "lang"> & {
  /** The part of the rows in view. */
  top: number;
  height: number;
  today: Day;
  milestones: readonly GanttMilestone[];
  /** Where milestones would stand by the try. */
  ghostDays: readonly { key: string; day: Day }[];
}) {
  const x = (number: number) => (number - axis.from) * scale.dayWidth;
  const offset = (axis.from - scale.from) * scale.dayWidth;
  const line = (day: Day) => xOf(scale, day) - offset + scale.dayWidth / 2;
  const width = x(axis.to);
  return (
    <svg
      className="ui-gantt-backdrop"
      width={width}
      height={height}
      style={{ insetInlineStart: offset, top }}
      aria-hidden="true"
    >
      {restBands(axis, dayMarks, zoom).map((band) => (
        <rect
          key={band.from}
          className={band.holiday ? "ui-gantt-holiday" : "ui-gantt-rest"}
          x={x(band.from)}
          width={x(band.to) - x(band.from)}
          height={height}
        />
      ))}
      {ticks(axis, zoom === "DAY" ? "WEEK" : "MONTH").map(([start]) => (
        <path
          key={start}
          className="ui-gantt-rule"
          d={`M${Math.round(x(start)) + 0.5} 0V${height}`}
        />
      ))}
      {milestones.map(({ key, day, kind }) => (
        <path
          key={key}
          className={`ui-gantt-milestone-line ui-gantt-milestone-${kind.toLowerCase()}`}
          d={`M${line(day)} 0V${height}`}
        />
      ))}
      {ghostDays.map(({ key, day }) => (
        <path key={key} className="ui-gantt-ghost-line" d={`M${line(day)} 0V${height}`} />
      ))}
      <path className="ui-gantt-today-line" d={`M${line(today)} 0V${height}`} />
    </svg>
  );
});

/** Arrows between the rows in view; those of the row under the pointer or the focus stand out. */
export const Links = memo(function Links({
  links,
  tasks,
  rowIndex,
  scale,
  axis,
  rows: [first, last],
  rowHeight,
  patterns,
  near,
}: {
  links: readonly GanttLink[];
  tasks: ReadonlyMap<string, GanttTask>;
  rowIndex: ReadonlyMap<string, number>;
  scale: Scale;
  axis: Scale;
  rows: readonly [number, number];
  rowHeight: number;
  patterns: string;
  near: string | undefined;
}) {
  const offset = (axis.from - scale.from) * scale.dayWidth;
  const end = (axis.to - scale.from) * scale.dayWidth;
  const mid = (index: number) => (index - first + 0.5) * rowHeight;
  const drawn = links.flatMap((link) => {
    const [a, b] = [rowIndex.get(link.from), rowIndex.get(link.to)];
    if (a === undefined || b === undefined) return [];
    if (Math.max(a, b) < first || Math.min(a, b) >= last) return [];
    const from = barOf(scale, tasks.get(link.from)!);
    const to = barOf(scale, tasks.get(link.to)!);
    if (!from || !to || Math.max(from.x, to.x) < offset || Math.min(from.x, to.x) > end) return [];
    const isNear = near === link.from || near === link.to;
    const kind = isNear ? "near" : link.critical ? "critical" : "plain";
    return [{ link, kind, d: linkPath(link.kind, from, mid(a), to, mid(b), rowHeight) }];
  });
  const order = { plain: 0, critical: 1, near: 2 };
  return (
    <svg
      className="ui-gantt-links"
      width={end - offset}
      height={(last - first) * rowHeight}
      viewBox={`${offset} 0 ${end - offset} ${(last - first) * rowHeight}`}
      style={{ insetInlineStart: offset, top: first * rowHeight }}
      aria-hidden="true"
    >
      {drawn
        .toSorted((a, b) => order[a.kind as "plain"] - order[b.kind as "plain"])
        .map(({ link, kind, d }) => (
          <path
            key={`${link.from}>${link.to}`}
            className={`ui-gantt-link ui-gantt-link-${kind}`}
            d={d}
            markerEnd={`url(#${patterns}-head-${kind})`}
          />
        ))}
    </svg>
  );
});
