import {
  addDays,
  addMonths,
  type Day,
  dayNumber,
  dayOf,
  endOfMonth,
  startOfMonth,
  weekday,
  type Weekday,
  yearOf,
} from "../calendar/day.ts";

/**
 * What comes again and again.
 *
 * - MONTHS: once in each `count` months of the year (1 each month, 3 a quarter, 6 half a year, 12 a year), by the end of
 *   the last of them, or by a day of it: 每月30日前 is `onDay` 30, in February its last day (READ-05).
 * - WEEKDAYS: on each of these days of the week.
 * - DAYS: every `count` days, first on `from`.
 */
export type Recurrence =
  | { readonly every: "MONTHS"; readonly count: 1 | 2 | 3 | 4 | 6 | 12; readonly onDay?: number }
  | { readonly every: "WEEKDAYS"; readonly weekdays: readonly Weekday[] }
  | { readonly every: "DAYS"; readonly count: number; readonly from: Day };

/** One time of what recurs: the days in which it may be done in time or late, and by whose end it is due. */
export interface Occurrence {
  readonly from: Day;
  readonly dueOn: Day;
  /** The last day that belongs to it; the next one begins after. */
  readonly to: Day;
}

/** The occurrence that a day belongs to. */
export function occurrenceAt(recurrence: Recurrence, on: Day): Occurrence {
  switch (recurrence.every) {
    case "MONTHS": {
      const month = +on.slice(5, 7) - 1;
      const from = startOfMonth(on);
      const first = addMonths(from, -(month % recurrence.count));
      const last = addMonths(first, recurrence.count - 1);
      const to = endOfMonth(last);
      return { from: first, dueOn: dayOfMonth(last, recurrence.onDay), to };
    }
    case "WEEKDAYS": {
      const step = (from: Day, by: 1 | -1): Day => {
        let at = from;
        while (!recurrence.weekdays.includes(weekday(at))) at = addDays(at, by);
        return at;
      };
      const dueOn = step(on, 1);
      return { from: addDays(step(addDays(dueOn, -1), -1), 1), dueOn, to: dueOn };
    }
    case "DAYS": {
      const first = dayNumber(recurrence.from);
      const steps = Math.max(0, Math.ceil((dayNumber(on) - first) / recurrence.count));
      const due = first + steps * recurrence.count;
      // Whatever comes ahead of the first day belongs to it.
      const from =
        steps === 0
          ? Math.min(dayNumber(on), first - recurrence.count + 1)
          : due - recurrence.count + 1;
      return { from: dayOf(from), dueOn: dayOf(due), to: dayOf(due) };
    }
  }
}

function dayOfMonth(month: Day, onDay: number | undefined): Day {
  const end = endOfMonth(month);
  return onDay === undefined || onDay >= +end.slice(8, 10)
    ? end
    : addDays(startOfMonth(month), onDay - 1);
}

/** The one after. */
export const nextOccurrence = (recurrence: Recurrence, { to }: Occurrence): Occurrence =>
  occurrenceAt(recurrence, addDays(to, 1));

/** Those that passed between one occurrence and the one of a day: each was missed. */
export function missedBetween(recurrence: Recurrence, after: Occurrence, today: Day): Occurrence[] {
  const missed: Occurrence[] = [];
  for (
    let next = nextOccurrence(recurrence, after);
    next.to < today;
    next = nextOccurrence(recurrence, next)
  )
    missed.push(next);
  return missed;
}

/** Whether a recurrence can be meant: days that exist, some of them. */
export function isRecurrence(value: Recurrence): boolean {
  switch (value.every) {
    case "MONTHS":
      return (
        value.onDay === undefined ||
        (Number.isInteger(value.onDay) && value.onDay >= 1 && value.onDay <= 31)
      );
    case "WEEKDAYS":
      return value.weekdays.length > 0;
    case "DAYS":
      return Number.isInteger(value.count) && value.count >= 1 && yearOf(value.from) > 1970;
  }
}
