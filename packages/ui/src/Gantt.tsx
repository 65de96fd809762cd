import type { GanttProps } from "./gantt-types.ts";

export { GANTT_ZOOMS } from "./gantt-types.ts";
export type {
  GanttGhost,
  GanttGroup,
  GanttLink,
  GanttMilestone,
  GanttProps,
  GanttTask,
  GanttTexts,
  GanttTry,
  GanttZoom,
} from "./gantt-types.ts";

/** A launch plan over time. */
export function Gantt({ label, tasks }: GanttProps) {
  return (
    <ul aria-label={label}>
      {tasks.map((task) => (
        <li key={task.key}>{task.name}</li>
      ))}
    </ul>
  );
}
