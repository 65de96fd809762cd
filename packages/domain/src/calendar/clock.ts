import { type Day, dayNumber, dayOf } from "./day.ts";

/** An instant, in milliseconds since 1970-01-01 UTC. */
export type Instant = number;

/** What one minute is of an instant. */
export const MINUTE = 60_000;
export const MINUTES_OF_DAY = 1440;
const DAY = MINUTES_OF_DAY * MINUTE;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const parts = { year: "numeric", month: "2-digit", day: "2-digit" } as const;
  const time = { hour: "2-digit", minute: "2-digit", second: "2-digit" } as const;
  const options = { timeZone: zone, hourCycle: "h23", ...parts, ...time } as const;
  const format = new Intl.DateTimeFormat("en-US", options);
  formats.set(zone, format);
  return format;
}

/** By how much clocks of the zone are ahead of UTC at an instant, in milliseconds. */
function aheadAt(instant: Instant, zone: string): number {
  const told: Record<string, number> = {};
  for (const { type, value } of formatOf(zone).formatToParts(instant)) told[type] = +value;
  const { year, month, day, hour, minute, second } = told as Record<string, number>;
  const shown = Date.UTC(year!, month! - 1, day, hour, minute, second);
  return shown - Math.floor(instant / 1000) * 1000;
}

const zones = new Map<string, Map<number, readonly [number, number]>>();

/** By how much clocks are ahead shortly before and shortly after a UTC day: almost always the same. */
function aheadAround(dayNumber: number, zone: string): readonly [number, number] {
  const known = zones.get(zone) ?? new Map<number, readonly [number, number]>();
  zones.set(zone, known);
  const kept = known.get(dayNumber);
  if (kept) return kept;
  const around = [
    aheadAt((dayNumber - 1) * DAY, zone),
    aheadAt((dayNumber + 2) * DAY, zone),
  ] as const;
  if (known.size > 10_000) known.clear();
  known.set(dayNumber, around);
  return around;
}

/** What clocks of the zone show at an instant, as an instant of UTC. */
function shownAt(instant: Instant, zone: string): number {
  const [before, after] = aheadAround(Math.floor(instant / DAY), zone);
  return instant + (before === after ? before : aheadAt(instant, zone));
}

/** What day it is in a zone. */
export const dayAt = (instant: Instant, zone: string): Day =>
  dayOf(Math.floor(shownAt(instant, zone) / DAY));

/** How many minutes of the zone's day have passed, fractions among them. */
export function minuteAt(instant: Instant, zone: string): number {
  const shown = shownAt(instant, zone);
  return (shown - Math.floor(shown / DAY) * DAY) / MINUTE;
}

/**
 * When clocks of a zone show a minute of a day; 1440 is 24:00. Of an hour that comes twice the first
 * is meant; one that is left out gives the instant at which it was left out.
 */
export function instantAt(day: Day, minute: number, zone: string): Instant {
  const wall = dayNumber(day) * DAY + minute * MINUTE;
  const [before, after] = aheadAround(dayNumber(day), zone);
  const [first, second] = [wall - before, wall - after];
  if (before === after || first + aheadAt(first, zone) === wall) return first;
  // Clocks go back: the later offset alone shows it. Forward: neither does, the gap's own instant is meant.
  return second + aheadAt(second, zone) === wall ? second : Math.max(first, second);
}
