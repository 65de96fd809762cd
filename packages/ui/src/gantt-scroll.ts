import { useCallback, useLayoutEffect, useRef, useState } from "react";
import type { RefObject } from "react";
import type { Day } from "./day.ts";
import { xOf } from "./gantt-geometry.ts";
import type { Bar, Scale } from "./gantt-geometry.ts";

export interface Viewport {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Where no layout exists (tests), draw as for a desktop. */
const FALLBACK: Viewport = { left: 0, top: 0, width: 1200, height: 640 };
const STEP = 64;

/**
 * The visible part of a scrolling element, rounded so that it changes seldom. `measure` reads it
 * anew, e.g. after scrolling by script.
 */
export function useViewport(ref: RefObject<HTMLElement | null>): [Viewport, () => void] {
  const [view, setView] = useState(FALLBACK);
  const frame = useRef(0);
  const measure = useCallback(() => {
    const element = ref.current;
    if (!element || element.clientWidth === 0) return;
    const floor = (value: number) => Math.floor(value / STEP) * STEP;
    const next = {
      left: floor(element.scrollLeft),
      top: floor(element.scrollTop),
      width: element.clientWidth,
      height: element.clientHeight,
    };
    setView((old) =>
      old.left === next.left &&
      old.top === next.top &&
      old.width === next.width &&
      old.height === next.height
        ? old
        : next,
    );
  }, [ref]);

  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return undefined;
    const onScroll = () => {
      cancelAnimationFrame(frame.current);
      frame.current = requestAnimationFrame(measure);
    };
    measure();
    element.addEventListener("scroll", onScroll, { passive: true });
    const resized = new ResizeObserver(onScroll);
    resized.observe(element);
    return () => {
      element.removeEventListener("scroll", onScroll);
      resized.disconnect();
      cancelAnimationFrame(frame.current);
    };
  }, [ref, measure]);

  return [view, measure];
}

/** Scrolls a day to a third of the chart's width. */
export function showDay(element: HTMLElement, scale: Scale, day: Day, nameWidth: number) {
  element.scrollLeft = xOf(scale, day) - (element.clientWidth - nameWidth) / 3;
}

/** Scrolls just enough to see a row, beneath the sticky head. */
export function revealRow(
  element: HTMLElement,
  index: number,
  rowHeight: number,
  headHeight: number,
) {
  const top = index * rowHeight;
  const bottom = top + rowHeight - (element.clientHeight - headHeight);
  if (element.scrollTop > top) element.scrollTop = top;
  else if (element.scrollTop < bottom) element.scrollTop = bottom;
}

/** Scrolls just enough to see a bar, beside the sticky names. */
export function revealX(element: HTMLElement, bar: Bar, nameWidth: number) {
  const room = element.clientWidth - nameWidth;
  const [left, right] = [bar.x - 24, bar.x + bar.width + 24];
  if (right - left > room || element.scrollLeft > left) element.scrollLeft = left;
  else if (element.scrollLeft < right - room) element.scrollLeft = right - room;
}

/** Opens at today, and keeps the same day at the same place when the zoom or the axis changes. */
export function useHeldDay(
  ref: RefObject<HTMLElement | null>,
  scale: Scale,
  today: Day,
  nameWidth: number,
  measure: () => void,
) {
  const old = useRef<Scale>(undefined);
  useLayoutEffect(() => {
    const element = ref.current;
    const before = old.current;
    old.current = scale;
    if (!element || before === scale) return;
    if (!before) showDay(element, scale, today, nameWidth);
    else {
      const third = (element.clientWidth - nameWidth) / 3;
      const day = before.from + (element.scrollLeft + third) / before.dayWidth;
      element.scrollLeft = (day - scale.from) * scale.dayWidth - third;
    }
    measure();
  }, [ref, scale, today, nameWidth, measure]);
}
