import { instantAt, MINUTE, type Instant } from "../calendar/clock.ts";
import { type Day, weekday } from "../calendar/day.ts";
import { type WorkingCalendar, workingDayReason } from "../calendar/working-calendar.ts";
import type { WorkingHours } from "../calendar/working-hours.ts";
import type { Notices } from "../obligation/firing.ts";
import { countsDue, type CountAlert } from "./site.ts";
import type { SalesSite } from "./vocabulary.ts";

// The day of a sales site: its shift, and what is recorded in it by when (04 part 5).

/** When a site is open: the center's hours, or its own. */
export interface SiteHours {
  readonly hours: WorkingHours;
  /** By its own hours it is open on holidays as well; by the center's on working days. */
  readonly own: boolean;
}

/** The first and last minute of work on a day; null on a day off. */
export interface Shift {
  readonly from: number;
  readonly to: number;
}

/** A site's shift on a day: on a make-up day that of a Monday where the weekday itself has none. */
export function shiftOn(
  on: Day,
  { hours, own }: SiteHours,
  calendar: WorkingCalendar,
): Shift | null {
  const reason = own ? null : workingDayReason(on, calendar).kind;
  if (reason === "STATUTORY_HOLIDAY") return null;
  const usual = hours.week[weekday(on)];
  const periods = usual.length === 0 && reason === "MAKE_UP_WORKDAY" ? hours.week[1] : usual;
  const [first] = periods;
  const last = periods.at(-1);
  return first && last ? { from: first.from, to: last.to } : null;
}

/** What a site's people record on every day of work. */
export const siteDuties = ["OPENING_COUNT", "CLOSING_COUNT", "VISITORS", "CLOSING"] as const;
export type SiteDuty = (typeof siteDuties)[number];

/**
 * What is asked of a kind of site: two counts at the show flat (SHW-R19), closing at the sales center (SHW-R21), visitors
 * at both (SHW-R20).
 */
export const dutiesOf = (kind: SalesSite): readonly SiteDuty[] => [
  ...countsDue(kind).map((moment) => `${moment}_COUNT` as const),
  "VISITORS",
  ...(kind === "SALES_CENTER" ? (["CLOSING"] as const) : []),
];

/**
 * When a duty is late: so many minutes after the shift begins or ends, at which it is reminded of (04 part 5: reminder,
 * then overdue).
 */
export function dutyDue(
  duty: SiteDuty,
  on: Day,
  shift: Shift,
  { graceMinutes, zone }: { readonly graceMinutes: number; readonly zone: string },
): { readonly at: Instant; readonly notices: Notices } {
  const moment = instantAt(on, duty === "OPENING_COUNT" ? shift.from : shift.to, zone);
  return {
    at: moment + graceMinutes * MINUTE,
    // The supervisor hears of it with the receptionist; the day ends ahead of anybody above.
    notices: { reminders: [graceMinutes], escalateEvery: DAY, repeatEvery: DAY },
  };
}
const DAY = 1440;

/** What was found amiss before and is followed still, by item. */
export type FollowedLoss = Pick<CountAlert, "item" | "missing" | "condition">;

/** What a count found that is not known already: the same item in the same state alarms nobody twice. */
export const newLosses = (
  found: readonly CountAlert[],
  followed: readonly FollowedLoss[],
): CountAlert[] =>
  found.filter(
    (one) =>
      !followed.some(
        (known) =>
          known.item === one.item &&
          known.condition === one.condition &&
          known.missing >= one.missing,
      ),
  );
