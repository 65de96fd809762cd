import { ChartTable } from "./chart-table.tsx";
import { daysBetween } from "./day.ts";
import { usePhone } from "./theme.tsx";
import "./chart.css";

export interface BurnUpProps {
  /** What is done of what, with what is expected: said to those who do not see it. */
  label: string;
  /** Done up to each day, YYYY-MM-DD, rising. */
  points: readonly { readonly on: string; readonly done: number }[];
  total: number;
  today: string;
  /** When all must be done. */
  deadline: string;
  /** When all is expected to be done, and between which days; `latest` null: not told. */
  expected?: {
    readonly on: string;
    readonly earliest: string;
    readonly latest: string | null;
  };
  texts: {
    table: string;
    day: string;
    done: string;
    total: string;
    deadline: string;
    expected: string;
    short: (day: string) => string;
  };
}

/** What is done so far as a line up to the total, where it leads, and the day on which it must be there. */
export function BurnUp({ label, points, total, today, deadline, expected, texts }: BurnUpProps) {
  const phone = usePhone();
  const [wide, high, left, right, top, bottom] = [phone ? 340 : 640, 220, 38, 14, 22, 22];
  const first = points[0]?.on ?? today;
  const far = [deadline, today, expected?.on, expected?.latest ?? undefined]
    .filter((one) => one !== undefined)
    .toSorted()
    .at(-1)!;
  // An end that lies very far off leaves the drawing; its date is written beside.
  const span = Math.max(
    7,
    Math.min(daysBetween(first, far), 3 * Math.max(14, daysBetween(first, deadline))),
  );
  const x = (day: string) =>
    left + (Math.min(daysBetween(first, day), span) / span) * (wide - left - right);
  const y = (done: number) => high - bottom - (done / Math.max(1, total)) * (high - top - bottom);
  const done = points.at(-1)?.done ?? 0;
  const path = [...points, { on: today, done }].map(({ on, done: so }) => `${x(on)},${y(so)}`);
  return (
    <figure className="ui-chart">
      <svg
        className="ui-chart-drawing"
        role="img"
        aria-label={label}
        viewBox={`0 0 ${wide} ${high}`}
        width={wide}
        height={high}
      >
        {[0, total].map((value) => (
          <g key={value}>
            <line
              className="ui-chart-grid"
              x1={left}
              x2={wide - right}
              y1={y(value)}
              y2={y(value)}
            />
            <text className="ui-chart-text" x={left - 6} y={y(value) + 3.5} textAnchor="end">
              {value}
            </text>
          </g>
        ))}
        {expected && (
          <>
            <polygon
              className="ui-chart-range"
              points={`${x(today)},${y(done)} ${x(expected.earliest)},${y(total)} ${
                expected.latest
                  ? `${x(expected.latest)},${y(total)}`
                  : `${wide - right},${y(total)} ${wide - right},${y(done)}`
              }`}
            />
            <line
              className="ui-chart-expected"
              x1={x(today)}
              y1={y(done)}
              x2={x(expected.on)}
              y2={y(total)}
            />
          </>
        )}
        <line
          className="ui-chart-deadline"
          x1={x(deadline)}
          x2={x(deadline)}
          y1={top - 8}
          y2={high - bottom}
        />
        <polyline className="ui-chart-line" points={path.join(" ")} />
        <circle className="ui-chart-now" cx={x(today)} cy={y(done)} r="3.5" />
        {marks(x, texts, { first, today, deadline, expected: expected?.on }, phone ? 62 : 54).map(
          ({ key, at, text, above }) => (
            <text
              key={key}
              className="ui-chart-text"
              x={at}
              y={above ? top - 11 : high - 6}
              textAnchor={at < left + 24 ? "start" : at > wide - 40 ? "end" : "middle"}
            >
              {text}
            </text>
          ),
        )}
      </svg>
      <ChartTable
        caption={label}
        summary={texts.table}
        head={[texts.day, texts.done, texts.total]}
        rows={points.map(({ on, done: so }) => ({ key: on, cells: [texts.short(on), so, total] }))}
      />
    </figure>
  );
}

interface Mark {
  readonly key: string;
  readonly at: number;
  readonly text: string;
  readonly above: boolean;
}

/** Days at the axis; those that would lie on another are left out, the deadline and what is expected stand above. */
function marks(
  x: (day: string) => number,
  texts: BurnUpProps["texts"],
  of: { first: string; today: string; deadline: string; expected: string | undefined },
  apart: number,
): Mark[] {
  const wanted: Mark[] = [
    { key: "deadline", at: x(of.deadline), text: texts.deadline, above: true },
    { key: "today", at: x(of.today), text: texts.short(of.today), above: false },
    { key: "deadlineDay", at: x(of.deadline), text: texts.short(of.deadline), above: false },
    ...(of.expected
      ? [{ key: "expected", at: x(of.expected), text: texts.expected, above: true }]
      : []),
    { key: "first", at: x(of.first), text: texts.short(of.first), above: false },
  ];
  return wanted.filter(
    (one, at) =>
      !wanted
        .slice(0, at)
        .some(
          (other) =>
            other.above === one.above &&
            Math.abs(other.at - one.at) < apart * (one.above ? 1.3 : 1),
        ),
  );
}
