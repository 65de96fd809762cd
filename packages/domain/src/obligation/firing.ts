import { addDays, type Day, daysBetween } from "../calendar/day.ts";
import { dayAt, type Instant, instantAt, MINUTE } from "../calendar/clock.ts";
import { superiorOf, type Role } from "../organization/roles.ts";
import { type Due, endOf } from "./due.ts";

/** REMINDER 提醒 ahead, DUE_DAY 今日到期, OVERDUE 已逾期, ESCALATION 上报 to a superior. */
export const firingKinds = ["REMINDER", "DUE_DAY", "OVERDUE", "ESCALATION"] as const;
export type FiringKind = (typeof firingKinds)[number];

/** When people are told of an obligation; days where it is due by a day, minutes where it is due at an instant. */
export interface Notices {
  /** How long before it is due. */
  readonly reminders: readonly number[];
  /** How long each superior has before the next one is told. */
  readonly escalateEvery: number;
  /** How often the last one is told again. */
  readonly repeatEvery: number;
  /** When the people of a day are told, in minutes since 00:00; 09:00 unless a place sets it otherwise. */
  readonly morning?: number;
  /** Who is told with the first superior. */
  readonly also?: readonly Role[];
}

/** Proposal of the requirements (03 part 5): 7 days and 1 day before; each superior a day, the last one every week. */
export const dayNotices: Notices = { reminders: [7, 1], escalateEvery: 1, repeatEvery: 7 };
/** For what is due within minutes or hours: a quarter before; each superior half an hour, the last one every day. */
export const minuteNotices: Notices = { reminders: [15], escalateEvery: 30, repeatEvery: 1440 };

/** What is told at a time. `step` tells firings of a kind apart: how long before, or which superior. */
export interface Firing {
  readonly kind: FiringKind;
  readonly step: number;
  readonly at: Instant;
}

/** What of an obligation says when it is told of. */
export interface Timed {
  readonly due: Due;
  readonly notices: Notices;
  /** Since when it stands as it does: made, moved, given to somebody else. What had its time before is not told. */
  readonly since: Instant;
  /** How many superiors there are to tell. */
  readonly levels: number;
  /** How often in a row what recurs was missed before: so much higher up it begins to be told. */
  readonly missed?: number;
  readonly zone: string;
}

/** 09:00. */
export const MORNING = 540;

/**
 * What is told of an obligation after `from` up to and with `to`, in order. Who is obliged late is not
 * reminded of what had its time before, but hears at once that it is overdue.
 */
export function firings(of: Timed, from: Instant, to: Instant): Firing[] {
  const told: Firing[] = [...ahead(of), ...overdue(of, to)];
  return told
    .filter(({ at }) => at > from && at <= to)
    .toSorted(
      (a, b) =>
        a.at - b.at || firingKinds.indexOf(a.kind) - firingKinds.indexOf(b.kind) || a.step - b.step,
    );
}

/** The first thing told after an instant; there always is one. */
export function nextFiring(of: Timed, after: Instant): Firing {
  const { notices, due, since } = of;
  const unit = due.wholeDay ? 1440 * MINUTE : MINUTE;
  const beyond =
    Math.max(after, due.at, since) + 2 * (notices.repeatEvery + notices.escalateEvery) * unit;
  return firings(of, after, beyond)[0]!;
}

/** What is told while there is still time. */
function ahead({ due, notices, since, zone }: Timed): Firing[] {
  const before = (lead: number): Instant =>
    due.wholeDay
      ? instantAt(addDays(due.on, -lead), notices.morning ?? MORNING, zone)
      : due.at - lead * MINUTE;
  const reminders = notices.reminders.map((lead): Firing => ({
    kind: "REMINDER",
    step: lead,
    at: before(lead),
  }));
  const dueDay: Firing[] = due.wholeDay ? [{ kind: "DUE_DAY", step: 0, at: before(0) }] : [];
  return [...reminders, ...dueDay].filter(({ at }) => at >= since && at < due.at);
}

/** That it is overdue, and each superior in turn; the last one again and again. */
function overdue(of: Timed, to: Instant): Firing[] {
  const { due, notices, since } = of;
  const levels = Math.max(1, of.levels);
  const begun = Math.max(due.at, since);
  if (begun > to) return [];
  const told: Firing[] = [{ kind: "OVERDUE", step: 0, at: begun }];
  for (let step = 1; ; step++) {
    const waited =
      Math.min(step - 1, levels - 1) * notices.escalateEvery +
      Math.max(0, step - levels) * notices.repeatEvery;
    const at = later(of, begun, waited);
    if (at > to) return told;
    told.push({ kind: "ESCALATION", step: step + (of.missed ?? 0), at });
  }
}

/** Days later at 00:00, or minutes later; none later is the instant itself. */
function later({ due, zone }: Timed, begun: Instant, waited: number): Instant {
  if (!due.wholeDay) return begun + waited * MINUTE;
  return waited === 0 ? begun : endOf(addDays(dayAt(begun, zone), waited - 1), zone);
}

/** How many days an obligation is overdue on a day; 0 when there is still time. */
export const daysOverdue = (dueOn: Day, today: Day): number =>
  Math.max(0, daysBetween(dueOn, today));

/** The superiors of a role, nearest first; where the line ends outside the company, the center's head and that one's. */
export function superiorsOf(role: Role): Role[] {
  const chain: Role[] = [];
  for (let next = superiorOf(role); next; next = superiorOf(next)) chain.push(next);
  if ((chain.at(-1) ?? role) === "GENERAL_MANAGER") return chain;
  return [...chain, "SERVICE_CENTER_HEAD", ...superiorsOf("SERVICE_CENTER_HEAD")];
}

/** Whom an escalation reaches, and the offices on the way there that nobody holds. */
export interface Rung {
  readonly role: Role;
  readonly skipped: readonly Role[];
}

/** Who hears of it where nobody holds any of the offices above, and can fill them. */
export const LAST_RESORT: Role = "SYSTEM_ADMIN";

/**
 * The `step`-th superior in office; beyond the last one that one again. Offices without anybody in
 * them are passed over and told. Whoever has no superior hears of it once more.
 */
export function rungOf(role: Role, step: number, inOffice: (role: Role) => boolean): Rung {
  const above = superiorsOf(role);
  const superiors = above.length > 0 ? above : [role];
  const held = superiors.filter(inOffice);
  const reached = held[Math.min(step, held.length) - 1];
  if (reached === undefined) return { role: LAST_RESORT, skipped: superiors };
  const before = held[Math.min(step, held.length) - 2];
  const from = before === undefined ? 0 : superiors.indexOf(before) + 1;
  const at = superiors.indexOf(reached);
  const beyond = step > held.length ? superiors.slice(at + 1) : [];
  return { role: reached, skipped: [...superiors.slice(from, at), ...beyond] };
}
