import { memo } from "react";
import type { Bar } from "./gantt-geometry.ts";
import type { TaskState } from "./task-state.ts";

/** Height of a bar in CSS pixels; the tail, the ghost and the critical rail hang on it. */
export const BAR_HEIGHT = 16;
const PAD = 8;

/** Hatches that tell the states apart without colour; drawn once per chart, used by id. */
export function BarPatterns({ id }: { id: string }) {
  return (
    <svg width="0" height="0" className="ui-gantt-defs" aria-hidden="true">
      <defs>
        <pattern
          id={`${id}-in-progress`}
          width="7"
          height="7"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="7" height="7" className="ui-gantt-fill-in-progress" />
          <rect width="3" height="7" className="ui-gantt-ink-in-progress" />
        </pattern>
        <pattern id={`${id}-submitted`} width="6" height="6" patternUnits="userSpaceOnUse">
          <rect width="6" height="6" className="ui-gantt-fill-submitted" />
          <circle cx="3" cy="3" r="1.4" className="ui-gantt-ink-submitted" />
        </pattern>
        {["plain", "critical", "near"].map((kind) => (
          <marker
            key={kind}
            id={`${id}-head-${kind}`}
            viewBox="0 0 6 6"
            refX="5.5"
            refY="3"
            markerWidth="6"
            markerHeight="6"
            markerUnits="userSpaceOnUse"
            orient="auto"
          >
            <path d="M0 0 6 3 0 6z" className={`ui-gantt-head-${kind}`} />
          </marker>
        ))}
      </defs>
    </svg>
  );
}

export interface GanttBarProps {
  patterns: string;
  bar: Bar;
  state: TaskState;
  critical: boolean;
  /** Pixels from the due day to today, for work that is late. */
  lateness?: number;
}

/** One task's bar: fill and hatch by state, a rail beneath when critical, a thin tail for slack. */
export const GanttBar = memo(function GanttBar({
  patterns,
  bar,
  state,
  critical,
  lateness = 0,
}: GanttBarProps) {
  const name = state.toLowerCase().replaceAll("_", "-");
  const hatched = state === "IN_PROGRESS" || state === "SUBMITTED";
  const end = PAD + bar.width;
  const mid = PAD + BAR_HEIGHT / 2;
  return (
    <svg
      className="ui-gantt-bar-svg"
      width={bar.width + bar.tail + lateness + PAD * 2}
      height={BAR_HEIGHT + PAD * 2}
      style={{ left: bar.x - PAD }}
      aria-hidden="true"
    >
      {bar.tail > 0 && (
        <path
          className="ui-gantt-tail"
          d={`M${end} ${mid}H${end + bar.tail - 1}M${end + bar.tail - 1} ${mid - 4}v8`}
        />
      )}
      {lateness > 0 && (
        <path className="ui-gantt-lateness" d={`M${end + bar.tail} ${mid}h${lateness}`} />
      )}
      <rect
        className={`ui-gantt-shape ui-gantt-${name}`}
        x={PAD + 0.75}
        y={PAD + 0.75}
        width={Math.max(bar.width - 1.5, 4)}
        height={BAR_HEIGHT - 1.5}
        rx="3"
        style={hatched ? { fill: `url(#${patterns}-${name})` } : undefined}
      />
      <BarGlyph state={state} bar={bar} />
      {critical && (
        <rect
          className="ui-gantt-rail"
          x={PAD}
          y={PAD + BAR_HEIGHT + 2}
          width={bar.width}
          height="3"
          rx="1.5"
        />
      )}
    </svg>
  );
});

function BarGlyph({ state, bar }: { state: TaskState; bar: Bar }) {
  if (bar.width < 18) return null;
  const x = PAD + 5;
  const y = PAD + BAR_HEIGHT / 2;
  if (state === "DONE") return <path className="ui-gantt-glyph-done" d={`M${x} ${y}l3 3 5-6`} />;
  if (state === "OVERDUE")
    return (
      <path
        className="ui-gantt-glyph-overdue"
        d={`M${x + 3} ${y - 4}v4.5M${x + 3} ${y + 3.6}v.2`}
      />
    );
  if (state === "NOT_APPLICABLE")
    return <path className="ui-gantt-tail" d={`M${x} ${y}h${bar.width - 10}`} />;
  return null;
}

/** Where the bar would lie by the what-if on trial. */
export function GhostBar({ bar, late, label }: { bar: Bar; late: boolean; label: string }) {
  return (
    <svg
      className={`ui-gantt-bar-svg ui-gantt-ghost${late ? " ui-gantt-ghost-late" : ""}`}
      width={bar.width + PAD * 2 + 120}
      height={BAR_HEIGHT + PAD * 2}
      style={{ left: bar.x - PAD }}
      aria-hidden="true"
    >
      <rect
        x={PAD + 1}
        y={PAD - 2}
        width={Math.max(bar.width - 2, 4)}
        height={BAR_HEIGHT + 4}
        rx="4"
      />
      <text x={PAD + bar.width + 6} y={PAD + BAR_HEIGHT / 2 + 4}>
        {label}
      </text>
    </svg>
  );
}
