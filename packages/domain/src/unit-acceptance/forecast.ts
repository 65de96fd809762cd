import { addDays, compareDays, type Day, daysBetween } from "../calendar/day.ts";

/** What became of a batch's homes on a day; days without anything need not be told. */
export interface BatchDay {
  readonly on: Day;
  /** Homes whose first inspection was finished. */
  readonly inspected: number;
  /** Homes that became qualified. */
  readonly qualified: number;
}

/** The last so many whole days tell the pace; today is not over yet. */
export const paceDays = 14;
/** Fewer whole days tell no pace. */
export const leastDays = 3;
/** Nothing is told beyond. */
const horizon = 730;

/** When all homes are qualified if it goes on as it did, and how sure that is. */
export interface Forecast {
  readonly kind: "FORECAST";
  readonly remaining: number;
  /** The days counted, both included, and what was qualified in them. */
  readonly from: Day;
  readonly to: Day;
  readonly days: number;
  readonly qualified: number;
  /** At the middle pace. */
  readonly on: Day;
  /** Four times out of five it is between these; `latest` null: no end can be told at the slow pace. */
  readonly earliest: Day;
  readonly latest: Day | null;
  /** The last day before the handover, and what must be qualified a day from tomorrow on to be done by it. */
  readonly lastDay: Day;
  readonly neededPerDay: number | null;
  /** Even slowly in time, probably, hardly, or not even fast. */
  readonly chance: "SURE" | "LIKELY" | "UNLIKELY" | "LATE";
}
export type Outlook =
  | Forecast
  | { readonly kind: "DONE" }
  /** Too few days of inspection are over, or nothing was qualified in them. */
  | { readonly kind: "TOO_EARLY" | "STANDS_STILL"; readonly remaining: number };

/**
 * 预计全部合格: the pace of the last 14 whole days, rest days among them, since the first home was inspected. The range holds
 * the pace's own scatter and that it was seen for few days only (80 %, Student's t); it supposes that days to come are as
 * those were, and knows nothing of what is still to be inspected.
 */
export function outlook(
  days: readonly BatchDay[],
  remaining: number,
  today: Day,
  plannedHandoverOn: Day,
): Outlook {
  if (remaining <= 0) return { kind: "DONE" };
  const first = days
    .filter(({ inspected, qualified }) => inspected + qualified > 0)
    .map(({ on }) => on)
    .toSorted(compareDays)[0];
  const whole = first === undefined ? 0 : Math.min(paceDays, daysBetween(first, today));
  if (whole < leastDays) return { kind: "TOO_EARLY", remaining };
  const counted = Array.from({ length: whole }, (_, at) => addDays(today, at - whole));
  const byDay = new Map(days.map(({ on, qualified }) => [on, qualified]));
  const counts = counted.map((on) => byDay.get(on) ?? 0);
  const qualified = counts.reduce((sum, count) => sum + count, 0);
  if (qualified === 0) return { kind: "STANDS_STILL", remaining };
  const mean = qualified / whole;
  const variance = counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / (whole - 1);
  // Counts scatter as their mean does at least; few days may happen to be alike.
  const scatter = Math.max(variance, mean);
  const done = (sign: -1 | 0 | 1): Day | null => {
    for (let coming = 1; coming <= horizon; coming += 1) {
      const off = deviations(whole) * Math.sqrt(scatter * (coming + (coming * coming) / whole));
      if (coming * mean + sign * off >= remaining) return addDays(today, coming);
    }
    return null;
  };
  const on = done(0);
  if (on === null) return { kind: "STANDS_STILL", remaining };
  const earliest = done(1) ?? on;
  const latest = done(-1);
  const lastDay = addDays(plannedHandoverOn, -1);
  const left = daysBetween(today, lastDay);
  const byThen = (day: Day | null) => day !== null && compareDays(day, lastDay) <= 0;
  return {
    kind: "FORECAST",
    remaining,
    from: counted[0]!,
    to: counted.at(-1)!,
    days: whole,
    qualified,
    on,
    earliest,
    latest,
    lastDay,
    neededPerDay: left > 0 ? Math.ceil((remaining * 10) / left) / 10 : null,
    chance: byThen(latest)
      ? "SURE"
      : byThen(on)
        ? "LIKELY"
        : byThen(earliest)
          ? "UNLIKELY"
          : "LATE",
  };
}

/** How many standard deviations hold 80 % where the scatter itself was seen on so many days (Student's t, expanded). */
function deviations(days: number): number {
  const z = 1.2816;
  const freedom = days - 1;
  return (
    z + (z ** 3 + z) / (4 * freedom) + (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * freedom * freedom)
  );
}

/** What was qualified up to each day, from the first to the last, for the line that is drawn. */
export function accumulated(days: readonly BatchDay[]): { on: Day; qualified: number }[] {
  let sum = 0;
  return days
    .toSorted((a, b) => compareDays(a.on, b.on))
    .map(({ on, qualified }) => ({ on, qualified: (sum += qualified) }));
}
