import { useCallback, useRef } from "react";
import type { KeyboardEvent, PointerEvent } from "react";
import { addDays } from "./day.ts";
import type { Day } from "./day.ts";
import type { GanttGhost, GanttMilestone, GanttTry } from "./gantt-types.ts";

/** Beyond this a press has become a drag. */
const DRAG_PIXELS = 4;

interface Drag {
  key: string;
  pointer: number;
  fromX: number;
  fromDays: number;
  moved: boolean;
}

/** Gives a bar or a flag the handlers that make it draggable. */
export type DragTry = (
  key: string,
  movable: boolean,
) => {
  onPointerDown: (event: PointerEvent) => void;
  onPointerMove: (event: PointerEvent) => void;
  onPointerUp: (event: PointerEvent) => void;
  onPointerCancel: () => void;
};

/**
 * Dragging a bar or a milestone by the mouse or a pen. Touch scrolls instead: there a tap picks the
 * bar and the buttons below the chart move it, which also serves who cannot drag (WCAG 2.5.7).
 */
export function useDragTry(
  dayWidth: number,
  trying: GanttTry | null,
  onTry: ((trial: GanttTry | null) => void) | undefined,
  onPick: (key: string) => void,
): DragTry {
  const drag = useRef<Drag>(undefined);
  return useCallback<DragTry>(
    (key, movable) => ({
      onPointerDown: (event: PointerEvent) => {
        if (event.button !== 0) return;
        drag.current = {
          key,
          pointer: event.pointerId,
          fromX: event.clientX,
          fromDays: trying?.key === key ? trying.days : 0,
          moved: false,
        };
        if (movable && onTry && event.pointerType !== "touch")
          event.currentTarget.setPointerCapture(event.pointerId);
      },
      onPointerMove: (event: PointerEvent) => {
        const now = drag.current;
        if (!now || now.pointer !== event.pointerId || !movable || !onTry) return;
        if (event.pointerType === "touch") return;
        const dx = event.clientX - now.fromX;
        if (!now.moved && Math.abs(dx) < DRAG_PIXELS) return;
        now.moved = true;
        const days = now.fromDays + Math.round(dx / dayWidth);
        const shown = trying?.key === key ? trying.days : 0;
        if (days !== shown) onTry({ key, days });
      },
      onPointerUp: (event: PointerEvent) => {
        const now = drag.current;
        drag.current = undefined;
        if (now && !now.moved && now.pointer === event.pointerId) onPick(key);
      },
      onPointerCancel: () => {
        drag.current = undefined;
      },
    }),
    [dayWidth, trying, onTry, onPick],
  );
}

/**
 * The what-if a key asks for: ←/→ a day, with Shift a week; Esc none. undefined: not our key.
 */
export function tryOfKey(
  event: Pick<KeyboardEvent, "key" | "shiftKey">,
  key: string,
  trying: GanttTry | null,
): GanttTry | null | undefined {
  if (event.key === "Escape") return trying ? null : undefined;
  if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return undefined;
  const step = (event.key === "ArrowLeft" ? -1 : 1) * (event.shiftKey ? 7 : 1);
  const days = (trying?.key === key ? trying.days : 0) + step;
  return { key, days };
}

/** Where the milestones would stand: as the caller computed, else moved by the try itself. */
export function milestoneGhosts(
  milestones: readonly GanttMilestone[],
  trying: GanttTry | null,
  ghosts: ReadonlyMap<string, GanttGhost>,
): { key: string; day: Day }[] {
  return milestones.flatMap(({ key, day }) => {
    const given = ghosts.get(key)?.dueOn;
    const tried = trying?.key === key ? addDays(day, trying.days) : undefined;
    const there = given ?? tried;
    return there && there !== day ? [{ key, day: there }] : [];
  });
}
