import published from "chinese-days/dist/chinese-days.json" with { type: "json" };
import { day, dayNumber, dayOf, weekdayOfNumber, yearOf } from "./day.ts";
import type { Day } from "./day.ts";
import type { Duration } from "./duration.ts";
import { workingDayIndex } from "./working-day-index.ts";
import type { WorkingDayIndex } from "./working-day-index.ts";

/** The name of a holiday, as the notice has it and in English. */
export interface HolidayName {
  readonly zh: string;
  readonly en: string;
}

/** Why a day is a working day, or is not. Days off that a make-up day pays for are part of their holiday. */
export type WorkingDayReason =
  | { readonly kind: "WEEKDAY" | "WEEKEND" }
  | { readonly kind: "STATUTORY_HOLIDAY" | "MAKE_UP_WORKDAY"; readonly name: HolidayName };

/** One year of the State Council's notice: the days off, weekends among them, and the weekend days worked for them (调休). */
export interface PublishedYear {
  readonly year: number;
  readonly holidays: Readonly<Record<string, HolidayName>>;
  readonly makeUpWorkdays: Readonly<Record<string, HolidayName>>;
}

/**
 * Which days are working days. In a year without a published list Monday to Friday are, and each
 * answer that counted on it is provisional.
 */
export interface WorkingCalendar {
  readonly publishedYears: ReadonlySet<number>;
  readonly index: WorkingDayIndex;
  readonly named: ReadonlyMap<Day, WorkingDayReason>;
}

/**
 * The State Council's calendar as the package chinese-days has it. `years` adds lists that are newer
 * than the package, or takes the place of its list for a year: each is the whole list of its year.
 *
 * A notice may still move a few days at the very end of the year before its own (as that of 2019 did
 * with 2018-12-29); a published year counts as known all the same.
 */
export function workingCalendar(years: readonly PublishedYear[] = []): WorkingCalendar {
  const lists = new Map(packageYears().map((list) => [list.year, list]));
  for (const list of years) lists.set(list.year, list);
  const named = new Map<Day, WorkingDayReason>();
  for (const list of lists.values()) {
    addDaysOf(list, list.holidays, "STATUTORY_HOLIDAY", named);
    addDaysOf(list, list.makeUpWorkdays, "MAKE_UP_WORKDAY", named);
  }
  return { publishedYears: new Set(lists.keys()), named, index: workingDayIndex(workOf(named)) };
}

function addDaysOf(
  list: PublishedYear,
  days: PublishedYear["holidays"],
  kind: "STATUTORY_HOLIDAY" | "MAKE_UP_WORKDAY",
  named: Map<Day, WorkingDayReason>,
): void {
  for (const [key, name] of Object.entries(days)) {
    const on = day(key);
    if (yearOf(on) !== list.year)
      throw new RangeError(`${key} is not in the list's year ${list.year}`);
    named.set(on, { kind, name });
  }
}

function workOf(named: ReadonlyMap<Day, WorkingDayReason>): Map<number, boolean> {
  return new Map([...named].map(([on, { kind }]) => [dayNumber(on), kind === "MAKE_UP_WORKDAY"]));
}

/** The package never says "unknown"; the years that it knows are those whose list reaches from 元旦 to 国庆节. */
function packageYears(): PublishedYear[] {
  const holidays = byYear(published.holidays);
  const makeUpWorkdays = byYear(published.workdays);
  return [...holidays]
    .filter(([, days]) => {
      const names = new Set(Object.values(days).map((name) => name.zh));
      return names.has("元旦") && names.has("国庆节");
    })
    .map(([year, days]) => ({
      year,
      holidays: days,
      makeUpWorkdays: makeUpWorkdays.get(year) ?? {},
    }));
}

/** The package's names read "National Day,国庆节,3", the number being the statutory days among them. */
function byYear(days: Readonly<Record<string, string>>): Map<number, Record<string, HolidayName>> {
  const years = new Map<number, Record<string, HolidayName>>();
  for (const [on, label] of Object.entries(days)) {
    const [en = "", zh = ""] = label.split(",");
    const year = yearOf(day(on));
    const list = years.get(year) ?? {};
    list[on] = { zh, en };
    years.set(year, list);
  }
  return years;
}

/** Whether people work on a day. */
export function isWorkingDay(on: Day, calendar: WorkingCalendar): boolean {
  return calendar.index.works(dayNumber(on));
}

/** Why they do, or do not. */
export function workingDayReason(on: Day, calendar: WorkingCalendar): WorkingDayReason {
  const weekend = weekdayOfNumber(dayNumber(on)) >= 6;
  return calendar.named.get(on) ?? { kind: weekend ? "WEEKEND" : "WEEKDAY" };
}

/** The `count`-th working day after a day, before it when negative; 0 gives the day itself, working or not. */
export function addWorkingDays(from: Day, count: number, calendar: WorkingCalendar): Day {
  if (count === 0) return from;
  const { index } = calendar;
  const number = dayNumber(from);
  return dayOf(
    count > 0
      ? index.nth(index.before(number + 1) + count - 1)
      : index.nth(index.before(number) + count),
  );
}

/** How many working days come after `from` up to and with `to`; as many below 0 when `to` is the earlier one. */
export function workingDaysBetween(from: Day, to: Day, calendar: WorkingCalendar): number {
  const { index } = calendar;
  return index.before(dayNumber(to) + 1) - index.before(dayNumber(from) + 1);
}

/**
 * The day by whose end something is finished that is due an offset before an anchor (READ-05).
 * Calendar days: anchor − days. Working days: that many working days back, the anchor not counted;
 * an offset of 0 is the anchor itself.
 */
export function offsetBefore(anchor: Day, offset: Duration, calendar: WorkingCalendar): Day {
  return offset.of === "CALENDAR"
    ? dayOf(dayNumber(anchor) - offset.days)
    : addWorkingDays(anchor, -offset.days, calendar);
}

/** Whether what is said of a day is provisional: its year has no published list. */
export function isProvisional(on: Day, calendar: WorkingCalendar): boolean {
  return !calendar.publishedYears.has(yearOf(on));
}

/** The years from one day to another, in either order, that have no published list. */
export function provisionalYears(a: Day, b: Day, calendar: WorkingCalendar): number[] {
  const [from, to] = a <= b ? [a, b] : [b, a];
  const years = Array.from({ length: yearOf(to) - yearOf(from) + 1 }, (_, i) => yearOf(from) + i);
  return years.filter((year) => !calendar.publishedYears.has(year));
}
