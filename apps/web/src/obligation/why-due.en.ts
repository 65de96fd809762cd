import type { whyDueZh } from "./why-due.zh.ts";

const many = (count: number, one: string) => `${count} ${one}${count === 1 ? "" : "s"}`;

/** Words of why something is due when it is; they come with the panel that says it. */
export const whyDueEn: typeof whyDueZh = {
  noLimit: "It has no time limit.",
  loading: "Looking…",
  rule: (anchor, rule, due) => `${rule} from ${anchor}: until ${due}.`,
  ruleBefore: (anchor, rule, due) => `${rule} before ${anchor}: by ${due}.`,
  ruleFixed: (due) => `Until ${due}.`,
  endOfDay: (day) => `the end of ${day}`,
  units: {
    DAY: () => "The same day",
    END_OF_WORK: () => "The end of work of the day",
    CALENDAR_DAYS: (count) => many(count, "day"),
    WORKING_DAYS: (count) => many(count, "working day"),
    MONTHS: (count) => (count % 12 === 0 ? many(count / 12, "year") : many(count, "month")),
    MINUTES: (count) => (count % 60 === 0 ? many(count / 60, "hour") : many(count, "minute")),
    WORKING_MINUTES: (count) =>
      count % 60 === 0
        ? many(count / 60, "working hour")
        : `${many(count, "minute")} of working time`,
  },
  provisional: "Holidays of a year in it are not published yet; it may change once they are.",
  counted: "counts",
  notCounted: "does not count",
  countedDays: (days) => many(days, "day"),
  countedTime: (minutes) =>
    minutes >= 60
      ? `${Math.floor(minutes / 60)} h${minutes % 60 > 0 ? ` ${minutes % 60} min` : ""}`
      : `${minutes} min`,
  total: (counted) => `${counted} counted`,
  reasons: {
    EVENT_DAY: "the day itself",
    WEEKEND: "weekend",
    STATUTORY_HOLIDAY: "holiday",
    MAKE_UP_DAY: "make-up working day",
    PROVISIONAL_YEAR: "holidays not published, taken as a weekday",
    OUTSIDE_HOURS: "outside working hours",
    LUNCH: "lunch",
    PAUSED: "paused",
  },
  redatings: "Its rule changed on the way",
  redated: (from, to) => `${from} became ${to}`,
  firings: "Who was told",
  noFirings: "Nobody has been told yet.",
  firing: {
    REMINDER: (step, wholeDay) => `Reminder ${many(step, wholeDay ? "day" : "minute")} ahead`,
    DUE_DAY: () => "Reminder on the day",
    OVERDUE: () => "Overdue",
    ESCALATION: (step) => `Escalation ${step}`,
  },
  told: (who) => `told ${who}`,
  toldNobody: "nobody was there to be told",
  stale: "too late to be told when it was caught up with",
  skipped: (offices) => `passed over ${offices}: vacant`,
  nextFiring: (instant) => `Told next: ${instant}`,
  pauses: "Pauses",
  pausedFrom: (from, by) => `Paused since ${from}${by ? ` (${by})` : ""}`,
  pausedUntil: (from, to, by) => `Paused from ${from} to ${to}${by ? ` (${by})` : ""}`,
  pause: "Pause its time",
  pauseReason: "Why it is paused",
  pauseHint: "Meanwhile no time passes and nobody is told; what is left stays left.",
  pauseConfirm: "Pause",
  resume: "Let time run again",
  required: "Give a reason",
  cancel: "Cancel",
};
