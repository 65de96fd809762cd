import {
  addDays,
  addMonths,
  BeyondCalendar,
  type Day,
  daysBetween,
  weekday,
} from "../calendar/day.ts";
import { dayAt, type Instant, instantAt, MINUTE, MINUTES_OF_DAY } from "../calendar/clock.ts";
import {
  type HolidayName,
  isProvisional,
  type WorkingCalendar,
  workingDayReason,
} from "../calendar/working-calendar.ts";
import type { WorkingHours } from "../calendar/working-hours.ts";

/** What an obligation's time is counted from: a day, or an instant. */
export type DueAnchor = { readonly on: Day } | { readonly at: Instant };

/**
 * How long after its anchor something is due, and how that is counted.
 *
 * - DAY: until 24:00 of the anchor's own day (当天, READ-04); also a day that somebody set by hand.
 * - END_OF_WORK: until the center's end of work on that day (当日下班前); until 24:00 when that has passed.
 * - CALENDAR_DAYS, WORKING_DAYS: until 24:00 of the N-th day after, the day of the event not counted (READ-02); with
 *   `before`, by the end of the N-th day before (READ-05).
 * - MONTHS: calendar months, clamped to the month's end (READ-06); a year is twelve.
 * - MINUTES: exact time that passes, round the clock (READ-03); an hour is sixty.
 * - WORKING_MINUTES: time within the center's working hours on working days.
 */
export type DueRule =
  | { readonly unit: "DAY" | "END_OF_WORK" }
  | {
      readonly unit: "CALENDAR_DAYS" | "WORKING_DAYS";
      readonly count: number;
      readonly before?: boolean;
    }
  | { readonly unit: "MONTHS" | "MINUTES" | "WORKING_MINUTES"; readonly count: number };

/** Time that does not count, with its reason; one that has no end yet is still going on. */
export interface Pause {
  readonly from: Instant;
  readonly to: Instant | null;
  readonly reason: string;
}

/** Where and how time is counted. */
export interface Counting {
  /** The company's time zone. */
  readonly zone: string;
  readonly calendar: WorkingCalendar;
  readonly hours: WorkingHours;
}

/** When something is due. */
export interface Due {
  /** The day on which, or by whose end, it is due. */
  readonly on: Day;
  /** The first instant at which it is late: for whole days 24:00 of the day. */
  readonly at: Instant;
  readonly wholeDay: boolean;
}

/** Why a stretch of time counts although one may doubt it, or does not count. */
export type CountReason =
  | "EVENT_DAY"
  | "WEEKEND"
  | "STATUTORY_HOLIDAY"
  | "MAKE_UP_DAY"
  | "PROVISIONAL_YEAR"
  | "OUTSIDE_HOURS"
  | "LUNCH"
  | "PAUSED";

/** A stretch of the way from the anchor to the due instant. */
export interface Stretch {
  readonly from: Instant;
  readonly to: Instant;
  readonly counted: boolean;
  readonly reason: CountReason | null;
  /** The holiday's name, or why it is paused. */
  readonly note: HolidayName | string | null;
  /** In days for rules that count days, otherwise in milliseconds. */
  readonly length: number;
}

/** When something is due, and why then: the lengths that count sum up to `total`. */
export interface Explanation {
  readonly due: Due;
  /** What has to pass: days, or milliseconds. */
  readonly total: number;
  readonly countsDays: boolean;
  readonly stretches: readonly Stretch[];
  /** A day was counted of a year whose working days are not published yet. */
  readonly provisional: boolean;
}

/** When something is due by its rule, pauses left out. */
export const dueOf = (
  rule: DueRule,
  anchor: DueAnchor,
  counting: Counting,
  pauses: readonly Pause[] = [],
): Due => explainDue(rule, anchor, counting, pauses).due;

/** The end of a day in a zone: 24:00. */
export const endOf = (day: Day, zone: string): Instant => instantAt(day, MINUTES_OF_DAY, zone);

export const wholeDay = (on: Day, zone: string): Due => ({
  on,
  at: endOf(on, zone),
  wholeDay: true,
});

/** When something is due, with every counted and uncounted stretch of the way there. */
export function explainDue(
  rule: DueRule,
  anchor: DueAnchor,
  counting: Counting,
  pauses: readonly Pause[] = [],
): Explanation {
  const { zone } = counting;
  const event = "on" in anchor ? anchor.on : dayAt(anchor.at, zone);
  const instant = "on" in anchor ? instantAt(anchor.on, 0, zone) : anchor.at;
  switch (rule.unit) {
    case "DAY":
      return countDays(1, addDays(event, -1), "CALENDAR_DAYS", counting, pauses, false);
    case "END_OF_WORK":
      return untilEndOfWork(event, instant, counting, pauses);
    case "MONTHS": {
      const days = daysBetween(event, addMonths(event, rule.count));
      return countDays(days, event, "CALENDAR_DAYS", counting, pauses);
    }
    case "MINUTES":
      return countTime(rule.count * MINUTE, instant, counting, pauses, alwaysCounted);
    case "WORKING_MINUTES":
      return countTime(rule.count * MINUTE, instant, counting, pauses, workingStretches);
    default:
      return rule.before
        ? countDaysBack(rule.count, event, rule.unit, counting)
        : countDays(rule.count, event, rule.unit, counting, pauses);
  }
}

type DayUnit = "CALENDAR_DAYS" | "WORKING_DAYS";
type Piece = Pick<Stretch, "counted" | "reason" | "note">;

/** Whether a day counts, and why. */
function dayPiece(on: Day, unit: DayUnit, { calendar }: Counting): Piece {
  if (unit === "CALENDAR_DAYS") return { counted: true, reason: null, note: null };
  const why = workingDayReason(on, calendar);
  switch (why.kind) {
    case "STATUTORY_HOLIDAY":
      return { counted: false, reason: "STATUTORY_HOLIDAY", note: why.name };
    case "MAKE_UP_WORKDAY":
      return { counted: true, reason: "MAKE_UP_DAY", note: why.name };
    case "WEEKEND":
      return { counted: false, reason: "WEEKEND", note: null };
    case "WEEKDAY":
      return {
        counted: true,
        reason: isProvisional(on, calendar) ? "PROVISIONAL_YEAR" : null,
        note: null,
      };
  }
}

const pausedAt = (instant: Instant, pauses: readonly Pause[]) =>
  pauses.find(({ from, to }) => from < instant && (to === null || to >= instant));

/** The longest way that is counted, in days; beyond it the rule is not meant seriously. */
const FARTHEST = 36_600;

function countDays(
  count: number,
  event: Day,
  unit: DayUnit,
  counting: Counting,
  pauses: readonly Pause[],
  tellEvent = true,
): Explanation {
  const { zone } = counting;
  const stretches: Stretch[] = [];
  if (tellEvent)
    push(stretches, dayStretch(event, zone, { counted: false, reason: "EVENT_DAY", note: null }));
  let on = event;
  let left = count;
  for (let walked = 0; left > 0; walked++) {
    // A pause without an end would never let the last day come: it is taken as ended where it began.
    if (walked > FARTHEST) throw new BeyondCalendar(`${count} days after ${event} is too far`);
    on = addDays(on, 1);
    const pause = pausedAt(
      endOf(on, zone),
      pauses.filter((one) => one.to !== null),
    );
    const piece: Piece = pause
      ? { counted: false, reason: "PAUSED", note: pause.reason }
      : dayPiece(on, unit, counting);
    if (piece.counted) left--;
    push(stretches, dayStretch(on, zone, piece));
  }
  return explained(wholeDay(on, zone), count, true, stretches, unit === "WORKING_DAYS", counting);
}

/** The anchor stays where it is, so a pause moves nothing here. */
function countDaysBack(count: number, event: Day, unit: DayUnit, counting: Counting): Explanation {
  const { zone } = counting;
  const days: Stretch[] = [];
  let on = event;
  for (let left = count; left > 0;) {
    on = addDays(on, -1);
    const piece = dayPiece(on, unit, counting);
    if (piece.counted) left--;
    days.push(dayStretch(on, zone, piece));
  }
  const stretches: Stretch[] = [];
  for (const one of days.toReversed()) push(stretches, one);
  return explained(wholeDay(on, zone), count, true, stretches, unit === "WORKING_DAYS", counting);
}

const dayStretch = (on: Day, zone: string, piece: Piece): Stretch => ({
  from: instantAt(on, 0, zone),
  to: endOf(on, zone),
  length: 1,
  ...piece,
});

/** Adds a stretch, as one with the last where it says the same. */
function push(stretches: Stretch[], next: Stretch): void {
  const last = stretches.at(-1);
  const same =
    last !== undefined &&
    last.to === next.from &&
    last.counted === next.counted &&
    last.reason === next.reason &&
    nameOf(last.note) === nameOf(next.note);
  if (same)
    stretches[stretches.length - 1] = { ...last, to: next.to, length: last.length + next.length };
  else stretches.push(next);
}

const nameOf = (note: Stretch["note"]) => (typeof note === "object" ? note?.zh : note);

function explained(
  due: Due,
  total: number,
  countsDays: boolean,
  stretches: readonly Stretch[],
  byCalendar: boolean,
  { zone, calendar }: Counting,
): Explanation {
  const days = stretches.flatMap(({ from, to }) => [dayAt(from, zone), dayAt(to - 1, zone)]);
  return {
    due,
    total,
    countsDays,
    stretches,
    provisional: byCalendar && days.some((on) => isProvisional(on, calendar)),
  };
}

/** The stretches that a day is made of, apart from pauses. */
type DayParts = (on: Day, counting: Counting) => readonly Stretch[];

const part = (from: Instant, to: Instant, piece: Piece): Stretch => ({
  from,
  to,
  length: to - from,
  ...piece,
});

const counts: Piece = { counted: true, reason: null, note: null };

const alwaysCounted: DayParts = (on, { zone }) => [
  part(instantAt(on, 0, zone), endOf(on, zone), counts),
];

/** Working hours of a working day; on a make-up day those of a Monday where the weekday itself has none. */
const workingStretches: DayParts = (on, counting) => {
  const { zone, hours } = counting;
  const from = instantAt(on, 0, zone);
  const to = endOf(on, zone);
  const own = hours.week[weekday(on)];
  const day = dayPiece(on, "WORKING_DAYS", counting);
  // A center that works on Saturdays does so although the State Council's calendar calls it a weekend.
  const piece: Piece = day.reason === "WEEKEND" && own.length > 0 ? counts : day;
  if (!piece.counted) return [part(from, to, piece)];
  const periods = own.length === 0 && piece.reason === "MAKE_UP_DAY" ? hours.week[1] : own;
  const outside: Piece = { counted: false, reason: "OUTSIDE_HOURS", note: null };
  const parts: Stretch[] = [];
  let at = from;
  for (const [index, period] of periods.entries()) {
    const begin = instantAt(on, period.from, zone);
    const end = instantAt(on, period.to, zone);
    parts.push(part(at, begin, index === 0 ? outside : { ...outside, reason: "LUNCH" }));
    parts.push(part(begin, end, piece));
    at = end;
  }
  parts.push(part(at, to, outside));
  return parts.filter((one) => one.length > 0);
};

function countTime(
  total: number,
  anchor: Instant,
  counting: Counting,
  pauses: readonly Pause[],
  partsOf: DayParts,
): Explanation {
  const { zone } = counting;
  const stretches: Stretch[] = [];
  let left = total;
  let at = anchor;
  for (let on = dayAt(anchor, zone), walked = 0; left > 0; on = addDays(on, 1), walked++) {
    if (walked > FARTHEST) throw new BeyondCalendar(`${total} ms after ${anchor} is too far`);
    for (const whole of partsOf(on, counting)) {
      for (const piece of withoutPauses(cut(whole, anchor), pauses)) {
        if (left === 0) break;
        const taken = piece.counted ? Math.min(piece.length, left) : piece.length;
        if (piece.counted) left -= taken;
        at = piece.from + taken;
        push(stretches, { ...piece, to: at, length: taken });
      }
    }
  }
  const due = { on: dayAt(Math.max(anchor, at - 1), zone), at, wholeDay: false };
  return explained(due, total, false, stretches, partsOf === workingStretches, counting);
}

/** What of a stretch comes after an instant. */
const cut = (stretch: Stretch, after: Instant): Stretch => {
  const from = Math.min(Math.max(stretch.from, after), stretch.to);
  return { ...stretch, from, length: stretch.to - from };
};

/** Parts a stretch at its pauses. */
function withoutPauses(stretch: Stretch, pauses: readonly Pause[]): Stretch[] {
  const parts: Stretch[] = [];
  let at = stretch.from;
  for (const pause of pauses.toSorted((a, b) => a.from - b.from)) {
    if (pause.to === null) continue;
    const from = Math.max(pause.from, at);
    const to = Math.min(pause.to, stretch.to);
    if (from >= to) continue;
    parts.push({ ...stretch, from: at, to: from, length: from - at });
    const paused = { counted: false, reason: "PAUSED", note: pause.reason } as const;
    parts.push({ from, to, length: to - from, ...paused });
    at = to;
  }
  parts.push({ ...stretch, from: at, length: stretch.to - at });
  return parts.filter((one) => one.length > 0);
}

function untilEndOfWork(
  event: Day,
  anchor: Instant,
  counting: Counting,
  pauses: readonly Pause[],
): Explanation {
  const { zone, hours } = counting;
  const end = instantAt(event, hours.endOfWork, zone);
  const passed = anchor >= end;
  const to = passed ? endOf(event, zone) : end;
  const told = countTime(to - anchor, anchor, counting, pauses, alwaysCounted);
  // A pause leads beyond the day: what was left of it is due then, not the whole of the next one.
  return told.due.at === endOf(event, zone) ? { ...told, due: wholeDay(event, zone) } : told;
}
