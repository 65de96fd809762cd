import type { WorkingDayIndex } from "../calendar/working-day-index.ts";

/**
 * The arithmetic of the passes. A position is the instant between two days: position p is the end of
 * day p − 1 and the start of day p. Work of d days that starts at position s takes d days from there.
 * Each rule comes as a pair, one for the forward pass and one for the backward pass, such that
 * `forward(a) ≤ b` exactly when `a ≤ backward(b)`: this is why both passes obey the same links.
 */
export interface Arithmetic {
  /** The first position at or after p where work may start (a milestone: happen). */
  startAtOrAfter(p: number): number;
  startAtOrBefore(p: number): number;
  /** The first position at or after p where work may end. */
  finishAtOrAfter(p: number): number;
  finishAtOrBefore(p: number): number;
  /** Where work that starts at p ends. */
  finish(start: number): number;
  /** The last position to start at, so as to end by p. */
  latestStart(p: number): number;
  /** A first position to start at, so as not to end before p. */
  earliestStart(p: number): number;
}

const same = (p: number) => p;

/** Work of so many calendar days: any day will do. */
export function calendarWork(days: number): Arithmetic {
  return {
    startAtOrAfter: same,
    startAtOrBefore: same,
    finishAtOrAfter: same,
    finishAtOrBefore: same,
    finish: (start) => start + days,
    latestStart: (p) => p - days,
    earliestStart: (p) => p - days,
  };
}

/** Work of so many working days: from the start of a working day to the end of one; a milestone at such an end. */
export function workingWork(days: number, { before, nth }: WorkingDayIndex): Arithmetic {
  const finishAtOrAfter = (p: number) => nth(before(p - 1)) + 1;
  const finishAtOrBefore = (p: number) => nth(before(p) - 1) + 1;
  if (days === 0)
    return {
      startAtOrAfter: finishAtOrAfter,
      startAtOrBefore: finishAtOrBefore,
      finishAtOrAfter,
      finishAtOrBefore,
      finish: same,
      latestStart: same,
      earliestStart: same,
    };
  return {
    startAtOrAfter: (p) => nth(before(p)),
    startAtOrBefore: (p) => nth(before(p + 1) - 1),
    finishAtOrAfter,
    finishAtOrBefore,
    finish: (start) => nth(before(start) + days - 1) + 1,
    latestStart: (p) => nth(before(p) - days),
    earliestStart: (p) => nth(before(p - 1) - days) + 1,
  };
}

/** A lag: where a position lies after it, and the last position that lies at or before p after it. */
export interface Shift {
  forward(p: number): number;
  backward(p: number): number;
}

/** A lag of calendar days, before the position when negative. */
export function calendarShift(days: number): Shift {
  return { forward: (p) => p + days, backward: (p) => p - days };
}

/** A lag of working days: to the end of the last of them, or when negative to the start of the first. */
export function workingShift(days: number, { before, nth }: WorkingDayIndex): Shift {
  if (days === 0) return calendarShift(0);
  return days > 0
    ? { forward: (p) => nth(before(p) + days - 1) + 1, backward: (p) => nth(before(p) - days) }
    : { forward: (p) => nth(before(p) + days), backward: (p) => nth(before(p + 1) - days - 1) };
}
