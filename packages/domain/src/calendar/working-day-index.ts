import { weekdayOfNumber } from "./day.ts";

/**
 * Working days counted in constant time, over day numbers. The working days of all time are numbered
 * in their order; which of them is number 0 means nothing.
 */
export interface WorkingDayIndex {
  /** Whether the day is a working day. */
  works(day: number): boolean;
  /** The number of the first working day on or after a day: how many come before it. */
  before(day: number): number;
  /** The working day of a number: the one that `before` says this number for. */
  nth(count: number): number;
}

/** A Monday, day number −3 being 1969-12-29. */
const MONDAY = -3;

/** How many Mondays to Fridays there are from MONDAY to before a day. */
function weekdaysBefore(day: number): number {
  const week = Math.floor((day - MONDAY) / 7);
  return 5 * week + Math.min(day - MONDAY - 7 * week, 5);
}

function nthWeekday(count: number): number {
  const week = Math.floor(count / 5);
  return MONDAY + 7 * week + (count - 5 * week);
}

/**
 * An index in which Monday to Friday are working days but for the given exceptions. It holds two
 * arrays over the days from the first exception to the last; outside of them it computes.
 */
export function workingDayIndex(exceptions: ReadonlyMap<number, boolean>): WorkingDayIndex {
  const days = [...exceptions.keys()].toSorted((a, b) => a - b);
  const first = days[0] ?? MONDAY;
  const end = (days.at(-1) ?? MONDAY - 1) + 1;
  const base = weekdaysBefore(first);
  const worksOn = (day: number) => exceptions.get(day) ?? weekdayOfNumber(day) <= 5;
  const counts = new Int32Array(end - first + 1).fill(base);
  const found: number[] = [];
  for (let day = first; day < end; day++) {
    if (worksOn(day)) found.push(day);
    counts[day + 1 - first] = base + found.length;
  }
  const working = Int32Array.from(found);
  /** By how much the exceptions shift the numbers of all later working days. */
  const shift = base + working.length - weekdaysBefore(end);
  return {
    works: worksOn,
    before(day) {
      if (day < first) return weekdaysBefore(day);
      return day > end ? weekdaysBefore(day) + shift : (counts[day - first] as number);
    },
    nth(count) {
      if (count < base) return nthWeekday(count);
      const at = count - base;
      return at < working.length ? (working[at] as number) : nthWeekday(count - shift);
    },
  };
}
