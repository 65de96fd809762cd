import type { Refusal } from "../refusal.ts";
import { ok, type Result } from "../result.ts";
import { notificationKinds, type NotificationKind, notificationKindNames } from "./kinds.ts";
import type { NotificationLanguage } from "./sentence.ts";

/** Ways in which a notification reaches somebody; a robot writes into a group's chat and names the person there. */
export const channels = ["IN_APP", "EMAIL", "WECOM", "DINGTALK"] as const;
export type Channel = (typeof channels)[number];

/** When what leaves the house reaches somebody: at once, in working hours, or all together once a day. */
export const paces = ["AT_ONCE", "WORKING_HOURS", "DIGEST"] as const;
export type Pace = (typeof paces)[number];

/** A stretch of the day in minutes since 00:00, over midnight where it ends before it begins. */
export interface QuietHours {
  readonly from: number;
  readonly to: number;
}

/** What a person chose. */
export interface NotificationPreference {
  readonly language: NotificationLanguage;
  readonly pace: Pace;
  /** When the digest comes, in minutes since 00:00. */
  readonly digestAt: number;
  readonly quiet: QuietHours | null;
  /** By kind the channels it comes by; a kind that is not named comes as everybody's does. */
  readonly channels: Partial<Readonly<Record<NotificationKind, readonly Channel[]>>>;
}

/** Whoever chose nothing is told at once by whatever channel there is, but at night. */
export const usualPreference: NotificationPreference = {
  language: "zh",
  pace: "AT_ONCE",
  digestAt: 8 * 60 + 30,
  quiet: { from: 22 * 60, to: 7 * 60 },
  channels: {},
};

/** Working time of whoever has no other: people are written to also at noon. */
export const workingTime: QuietHours = { from: 9 * 60, to: 18 * 60 };

/** Of what is overdue nobody is left ignorant: it stands in the inbox, whatever was switched off. */
export function channelsFor(
  kind: NotificationKind,
  { channels: chosen }: NotificationPreference,
): readonly Channel[] {
  const wanted = chosen[kind] ?? channels;
  return notificationKinds[kind].overdue && !wanted.includes("IN_APP")
    ? ["IN_APP", ...wanted]
    : wanted;
}

const isMinute = (value: number) => Number.isInteger(value) && value >= 0 && value < 1440;

/** Whether a minute of the day is quiet. */
export const isQuiet = (minute: number, { from, to }: QuietHours): boolean =>
  from <= to ? minute >= from && minute < to : minute >= from || minute < to;

/** Whether quiet hours leave no minute of the working time. */
const coversWork = (quiet: QuietHours): boolean => {
  for (let minute = workingTime.from; minute < workingTime.to; minute++)
    if (!isQuiet(minute, quiet)) return false;
  return true;
};

/**
 * A preference that can be kept. Refused: OVERDUE_STAYS_IN_APP for a kind that tells of what is overdue and would not
 * stand in the inbox, QUIET_HOURS_COVER_WORK, INVALID_INPUT.
 */
export function checkPreference(wanted: NotificationPreference): Result<NotificationPreference> {
  const refusal = reasonAgainst(wanted);
  return refusal ? { ok: false, refusal } : ok(wanted);
}

function reasonAgainst({ digestAt, quiet, pace, channels: chosen }: NotificationPreference) {
  if (!isMinute(digestAt)) return invalid("digestAt");
  if (quiet && (!isMinute(quiet.from) || !isMinute(quiet.to) || quiet.from === quiet.to))
    return invalid("quiet");
  if (quiet && pace === "WORKING_HOURS" && coversWork(quiet))
    return { code: "QUIET_HOURS_COVER_WORK" } as const;
  const silenced = notificationKindNames.find(
    (kind) => notificationKinds[kind].overdue && chosen[kind]?.includes("IN_APP") === false,
  );
  return silenced && ({ code: "OVERDUE_STAYS_IN_APP", details: { kind: silenced } } as const);
}

const invalid = (field: string): Refusal => ({ code: "INVALID_INPUT", details: { field } });
