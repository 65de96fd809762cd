declare const brand: unique symbol;

/** A day of the Gregorian calendar as `YYYY-MM-DD`, years 0001 to 9999. As text, days sort in their own order. */
export type Day = string & { readonly [brand]: "Day" };

/** Monday = 1 … Sunday = 7 (ISO 8601). */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

const SHAPE = /^\d{4}-\d{2}-\d{2}$/;
const DAYS_PER_400_YEARS = 146_097;
/** Days from 0000-03-01, the start of the computation's year, to 1970-01-01. */
const EPOCH_SHIFT = 719_468;
const FIRST = -719_162;
const LAST = 2_932_896;

/** Days since 1970-01-01: the integer that all arithmetic is done on (Hinnant's days_from_civil). */
export function dayNumber(day: Day): number {
  return numberOf(+day.slice(0, 4), +day.slice(5, 7), +day.slice(8, 10));
}

function numberOf(year: number, month: number, dayOfMonth: number): number {
  // The year begins in March, so that the leap day is its last day.
  const shifted = month > 2 ? year : year - 1;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear =
    Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + dayOfMonth - 1;
  const leapDays = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  return era * DAYS_PER_400_YEARS + yearOfEra * 365 + leapDays + dayOfYear - EPOCH_SHIFT;
}

/** Days were counted beyond the calendar: whoever gave a day so far away is told, it is nobody's fault. */
export class BeyondCalendar extends RangeError {}

/** The day of a day number. Throws BeyondCalendar outside of the years 0001 to 9999. */
export function dayOf(number: number): Day {
  if (!Number.isInteger(number) || number < FIRST || number > LAST)
    throw new BeyondCalendar(`no day has the number ${number}`);
  const shifted = number + EPOCH_SHIFT;
  const era = Math.floor(shifted / DAYS_PER_400_YEARS);
  const dayOfEra = shifted - era * DAYS_PER_400_YEARS;
  const leapDays =
    Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365);
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  const dayOfMonth = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  return text(year, month, dayOfMonth);
}

function text(year: number, month: number, dayOfMonth: number): Day {
  const y = String(year).padStart(4, "0");
  return `${y}-${month < 10 ? "0" : ""}${month}-${dayOfMonth < 10 ? "0" : ""}${dayOfMonth}` as Day;
}

/** The day that a text names, or undefined when no such day exists (`2027-02-29`, `2027-2-3`, `0000-01-01`). */
export function parseDay(value: string): Day | undefined {
  if (!SHAPE.test(value) || value < "0001") return undefined;
  const month = +value.slice(5, 7);
  const dayOfMonth = +value.slice(8, 10);
  const exists =
    month >= 1 &&
    month <= 12 &&
    dayOfMonth >= 1 &&
    dayOfMonth <= daysInMonth(+value.slice(0, 4), month);
  return exists ? (value as Day) : undefined;
}

/** The day that a trusted text names (a constant, a `date` column). Throws a RangeError for any other text. */
export function day(value: string): Day {
  const parsed = parseDay(value);
  if (parsed === undefined) throw new RangeError(`not a day: ${value}`);
  return parsed;
}

/** The day `days` calendar days after a day, before it when negative. */
export function addDays(from: Day, days: number): Day {
  return dayOf(dayNumber(from) + days);
}

/** Calendar days from one day to another; negative when `to` is the earlier one. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

/** Negative, 0 or positive, for sorting. */
export function compareDays(a: Day, b: Day): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The earliest of some days. */
export function earliest(first: Day, ...others: Day[]): Day {
  return others.reduce((a, b) => (b < a ? b : a), first);
}

/** The latest of some days. */
export function latest(first: Day, ...others: Day[]): Day {
  return others.reduce((a, b) => (b > a ? b : a), first);
}

/** The weekday of a day. */
export function weekday(of: Day): Weekday {
  return weekdayOfNumber(dayNumber(of));
}

/** The weekday of a day number. */
export function weekdayOfNumber(number: number): Weekday {
  // Day 0, 1970-01-01, is a Thursday.
  return (((((number + 3) % 7) + 7) % 7) + 1) as Weekday;
}

/** The days from `from` to `to`, both included; none when `to` is the earlier one. */
export function eachDay(from: Day, to: Day): Day[] {
  const first = dayNumber(from);
  const count = Math.max(0, dayNumber(to) - first + 1);
  return Array.from({ length: count }, (_, i) => dayOf(first + i));
}

/** The year of a day. */
export function yearOf(of: Day): number {
  return +of.slice(0, 4);
}

/** The first day of the month of a day. */
export function startOfMonth(of: Day): Day {
  return `${of.slice(0, 8)}01` as Day;
}

/** The last day of the month of a day. */
export function endOfMonth(of: Day): Day {
  return text(yearOf(of), +of.slice(5, 7), daysInMonth(yearOf(of), +of.slice(5, 7)));
}

/** The Monday of the week of a day. */
export function startOfWeek(of: Day): Day {
  return addDays(of, 1 - weekday(of));
}

/** The same day of the month `months` later, or that month's last day when it is shorter (READ-06). */
export function addMonths(from: Day, months: number): Day {
  const index = yearOf(from) * 12 + +from.slice(5, 7) - 1 + months;
  const year = Math.floor(index / 12);
  const month = index - year * 12 + 1;
  if (year < 1 || year > 9999) throw new BeyondCalendar(`no day ${months} months after ${from}`);
  return text(year, month, Math.min(+from.slice(8, 10), daysInMonth(year, month)));
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
