import { addDays, type Day } from "../calendar/day.ts";
import { dayAt, type Instant, instantAt, minuteAt } from "../calendar/clock.ts";
import {
  addWorkingDays,
  isWorkingDay,
  type WorkingCalendar,
} from "../calendar/working-calendar.ts";
import type { NotificationKind } from "./kinds.ts";
import {
  type Channel,
  channelsFor,
  isQuiet,
  type NotificationPreference,
  type QuietHours,
  workingTime,
} from "./preference.ts";

/** What is told, and when. */
export interface Told {
  readonly kind: NotificationKind;
  readonly urgent: boolean;
  readonly at: Instant;
}

/** Where the receiver lives in time, and by which channels that person can be reached at all. */
export interface Receiver {
  readonly zone: string;
  readonly calendar: WorkingCalendar;
  readonly preference: NotificationPreference;
  readonly available: ReadonlySet<Channel>;
}

/** One way in which a notification reaches its receiver. */
export interface Reach {
  readonly channel: Channel;
  readonly at: Instant;
  /** Whether it comes with everything else of the day. */
  readonly digest: boolean;
}

/**
 * When and by which channel a notification reaches a person. The inbox has it at once. What leaves the house keeps to
 * the person's pace and never comes in quiet hours, unless it is urgent: that comes at once by every channel chosen.
 */
export function reach(told: Told, receiver: Receiver): Reach[] {
  const { preference, available } = receiver;
  return channelsFor(told.kind, preference)
    .filter((channel) => channel === "IN_APP" || available.has(channel))
    .map((channel) =>
      channel === "IN_APP" || told.urgent
        ? { channel, at: told.at, digest: false }
        : { channel, at: outside(told.at, receiver), digest: preference.pace === "DIGEST" },
    );
}

/** The first instant from `at` on at which a letter may reach the person. */
function outside(at: Instant, receiver: Receiver): Instant {
  const { pace, digestAt, quiet } = receiver.preference;
  switch (pace) {
    case "AT_ONCE":
      return afterQuiet(at, quiet, receiver.zone);
    case "DIGEST":
      return afterQuiet(nextMinute(at, digestAt, receiver.zone), quiet, receiver.zone);
    case "WORKING_HOURS":
      return atWork(at, receiver);
  }
}

/** The instant itself, or the end of the quiet hours that it falls into. */
function afterQuiet(at: Instant, quiet: QuietHours | null, zone: string): Instant {
  return quiet && isQuiet(minuteAt(at, zone), quiet) ? nextMinute(at, quiet.to, zone) : at;
}

/** When clocks next show a minute of the day. */
function nextMinute(at: Instant, minute: number, zone: string): Instant {
  const today = dayAt(at, zone);
  const first = instantAt(today, minute, zone);
  return first >= at ? first : instantAt(addDays(today, 1), minute, zone);
}

/** Work and quiet in turns: a preference that is kept leaves some of every working day, so this ends within two. */
function atWork(from: Instant, { preference, calendar, zone }: Receiver): Instant {
  let at = from;
  for (let turn = 0; turn < 6; turn++) {
    const working = nextWork(at, calendar, zone);
    at = afterQuiet(working, preference.quiet, zone);
    if (at === working) return at;
  }
  return at;
}

function nextWork(at: Instant, calendar: WorkingCalendar, zone: string): Instant {
  const today = dayAt(at, zone);
  const minute = minuteAt(at, zone);
  const begins = (day: Day) => instantAt(day, workingTime.from, zone);
  if (isWorkingDay(today, calendar)) {
    if (minute < workingTime.from) return begins(today);
    if (minute < workingTime.to) return at;
  }
  return begins(addWorkingDays(today, 1, calendar));
}
