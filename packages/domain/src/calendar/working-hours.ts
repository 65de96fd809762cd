import type { Weekday } from "./day.ts";

/** A stretch of work in a day, in minutes since 00:00. */
export interface Period {
  readonly from: number;
  readonly to: number;
}

/** When people work in an ordinary week: the periods of each weekday, in order and apart from each other. */
export interface WorkingHours {
  readonly week: Readonly<Record<Weekday, readonly Period[]>>;
  /** 下班时间, in minutes since 00:00. */
  readonly endOfWork: number;
}

const TIME = "(?:[01]\\d|2[0-3]):[0-5]\\d";
const PERIOD = `${TIME}-(?:${TIME}|24:00)`;
const GROUP = new RegExp(`^(?:([1-7])(?:-([1-7]))? )?(${PERIOD}(?:,${PERIOD})*)$`);

/** `18:00` as minutes since 00:00. */
export const minuteOf = (time: string): number => +time.slice(0, 2) * 60 + +time.slice(3, 5);

/**
 * A center's hours as they are kept: `09:00-12:00,13:30-18:00` from Monday to Friday, or with its
 * weekdays, `1-5 09:00-12:00,13:30-18:00; 6 09:00-12:00`. Undefined for any other text, for periods
 * that overlap or are out of order, and for a week without work.
 */
export function parseWorkingHours(shift: string, workdayEnd?: string): WorkingHours | undefined {
  const week: Record<Weekday, Period[]> = { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] };
  for (const text of shift.split(";")) {
    const group = GROUP.exec(text.trim());
    if (!group) return undefined;
    const periods = parsePeriods(group[3]!);
    if (!periods) return undefined;
    const first = +(group[1] ?? 1);
    const last = group[1] === undefined ? 5 : +(group[2] ?? group[1]);
    if (last < first) return undefined;
    for (let weekday = first; weekday <= last; weekday++) {
      if (week[weekday as Weekday].length > 0) return undefined;
      week[weekday as Weekday] = periods;
    }
  }
  const ends = Object.values(week).flatMap((periods) => periods.map((period) => period.to));
  return { week, endOfWork: workdayEnd ? minuteOf(workdayEnd) : Math.max(...ends) };
}

function parsePeriods(text: string): Period[] | undefined {
  const periods = text
    .split(",")
    .map((period) => ({ from: minuteOf(period), to: minuteOf(period.slice(6)) }));
  const inOrder = periods.every(
    ({ from, to }, at) => from < to && to <= 1440 && (at === 0 || periods[at - 1]!.to < from),
  );
  return inOrder ? periods : undefined;
}
