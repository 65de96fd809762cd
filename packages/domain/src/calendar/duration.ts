/** What a number of days counts: every day, or only the State Council calendar's working days. */
export const DAY_KINDS = ["CALENDAR", "WORKING"] as const;
export type DayKind = (typeof DAY_KINDS)[number];

export interface CalendarDays {
  readonly days: number;
  readonly of: "CALENDAR";
}

export interface WorkingDays {
  readonly days: number;
  readonly of: "WORKING";
}

/** A whole number of days with what it counts: an activity's duration, a link's lag, an offset before an anchor. */
export type Duration = CalendarDays | WorkingDays;

export function calendarDays(days: number): CalendarDays {
  return { days, of: "CALENDAR" };
}

export function workingDays(days: number): WorkingDays {
  return { days, of: "WORKING" };
}
