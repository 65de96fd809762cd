/** A calendar day as `YYYY-MM-DD`. */
export type Day = string;

/** What the calendar says about one day; the caller knows the holidays, this package does not. */
export interface DayMark {
  /** HOLIDAY 休 (statutory), MAKE_UP 班 (a weekend worked, 调休), REST an ordinary weekend. */
  kind: "HOLIDAY" | "MAKE_UP" | "REST";
  /** e.g. 国庆节 */
  name?: string;
  /** True where the year's calendar is not published yet. */
  provisional?: boolean;
}

/** Looks up a day; undefined is an ordinary working day. */
export type DayMarks = (day: Day) => DayMark | undefined;

const DAY_MS = 86_400_000;

/** Days since 1970-01-01, so that differences are plain subtraction. */
export function dayNumber(day: Day): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / DAY_MS);
}

/** The inverse of `dayNumber`. */
export function dayOf(number: number): Day {
  return new Date(number * DAY_MS).toISOString().slice(0, 10);
}

/** The day `days` calendar days later (earlier when negative). */
export function addDays(day: Day, days: number): Day {
  return dayOf(dayNumber(day) + days);
}

/** Calendar days from `from` to `to`. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

/** 1 Monday … 7 Sunday. */
export function weekday(day: Day): number {
  return ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Formats a day in a language without letting the local time zone move it. */
export function formatDay(day: Day, lang: string, options: Intl.DateTimeFormatOptions): string {
  const key = lang + JSON.stringify(options);
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(lang, { ...options, timeZone: "UTC" });
    formats.set(key, format);
  }
  return format.format(new Date(`${day}T00:00:00Z`));
}

/** Whether the text is a real calendar day in the form `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`))
    ? dayOf(dayNumber(text)) === text
    : false;
}
