import "./StripPlot.css";

export interface StripDot {
  readonly key: string;
  readonly name: string;
  readonly value: number;
  /** As it is written for people. */
  readonly text: string;
  /** Far from the others: a ring instead of a dot, never left out. */
  readonly isFar?: boolean;
  /** The reader's own. */
  readonly isOwn?: boolean;
}

export interface StripPlotProps {
  /** What is measured, for those who do not see it. */
  label: string;
  /** Where the line begins and ends; both are written at it. */
  from: number;
  max: number;
  dots: readonly StripDot[];
  median: number;
  /** What must be reached. */
  least?: number | undefined;
  /** Said of a far one. */
  farText: string;
}

const WIDTH = 180;
const ROOM = 24;
const LINE = WIDTH - 2 * ROOM;

/** Where a few values lie on a line: one dot each, the same ones above each other. */
export function StripPlot({ label, from, max, dots, median, least, farText }: StripPlotProps) {
  const x = (value: number) =>
    ROOM + ((Math.min(Math.max(value, from), max) - from) / (max - from)) * LINE;
  const stacked = stack(dots, ((max - from) / LINE) * 7);
  const height = 14 + Math.max(...stacked.map(({ level }) => level), 0) * 8;
  const base = height - 7;
  const said = dots.map(({ name, text, isFar }) => `${name} ${text}${isFar ? farText : ""}`);
  return (
    <svg
      className="ui-strip"
      role="img"
      aria-label={`${label}：${said.join("，")}`}
      viewBox={`0 0 ${WIDTH} ${height}`}
      width={WIDTH}
      height={height}
    >
      <text className="ui-strip-end" x={ROOM - 8} y={base + 3.5} textAnchor="end">
        {from}
      </text>
      <text className="ui-strip-end" x={WIDTH - ROOM + 8} y={base + 3.5}>
        {max}
      </text>
      <line className="ui-strip-axis" x1={ROOM} x2={WIDTH - ROOM} y1={base} y2={base} />
      {least !== undefined && (
        <line className="ui-strip-least" x1={x(least)} x2={x(least)} y1={0} y2={height} />
      )}
      <line className="ui-strip-median" x1={x(median)} x2={x(median)} y1={0} y2={height} />
      {stacked.map(({ dot, level }) => (
        <circle
          key={dot.key}
          className={[
            "ui-strip-dot",
            dot.isFar ? "ui-strip-far" : "",
            dot.isOwn ? "ui-strip-own" : "",
          ].join(" ")}
          cx={x(dot.value)}
          cy={base - level * 8}
          r={dot.isFar ? 3.6 : 3.2}
        >
          <title>{`${dot.name} ${dot.text}${dot.isFar ? farText : ""}`}</title>
        </circle>
      ))}
    </svg>
  );
}

/** A dot that would lie on another one goes a level up. */
function stack(dots: readonly StripDot[], near: number) {
  const placed: { dot: StripDot; level: number }[] = [];
  for (const dot of dots.toSorted((a, b) => a.value - b.value)) {
    const taken = placed
      .filter(({ dot: other }) => Math.abs(other.value - dot.value) < near)
      .map(({ level }) => level);
    let level = 0;
    while (taken.includes(level)) level += 1;
    placed.push({ dot, level });
  }
  return placed;
}
