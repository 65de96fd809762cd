import { dayAt, instantAt } from "@threshold/domain/calendar/clock";
import type { Day } from "@threshold/domain/calendar/day";
import type { WorkingCalendar } from "@threshold/domain/calendar/working-calendar";
import {
  minuteOf,
  parseWorkingHours,
  type WorkingHours,
} from "@threshold/domain/calendar/working-hours";
import {
  type Counting,
  type Due,
  type DueAnchor,
  type DueRule,
  endOf,
  explainDue,
  type Explanation,
  wholeDay,
} from "@threshold/domain/obligation/due";
import {
  dayNotices,
  minuteNotices,
  MORNING,
  nextFiring,
  type Notices,
  superiorsOf,
  type Timed,
} from "@threshold/domain/obligation/firing";
import {
  nextOccurrence,
  occurrenceAt,
  type Recurrence,
} from "@threshold/domain/obligation/recurrence";
import type { Role } from "@threshold/domain/organization/roles";
import { v7 as uuid } from "uuid";
import { found, text } from "../change.ts";
import type { Tx } from "../db/tenancy.ts";
import { settingAmong, type SettingsAlong } from "../policy/queries.ts";
import { refusalError } from "../refusal.ts";
import {
  type Act,
  type EndedOccurrence,
  endPause,
  type Filling,
  findGround,
  type Ground,
  insertPause,
  insertPauses,
  listPausedBy,
  lockObligation,
  type ObligationRow,
  type Outcome,
  pausesOf,
  type PlaceGround,
  settle,
  type StoredAnchor,
  type StoredObligation,
  upsertObligations,
} from "./queries.ts";

/** What obliging needs of the context; a job's has it as well. */
export interface Clock {
  readonly now: string;
  readonly calendar: WorkingCalendar;
}

/** What somebody must do, approve, sign or follow, and by when. */
export interface ObligationDraft {
  /** The record it is about, as in its global id: `LaunchTask` and the uuid. */
  readonly recordType: string;
  readonly recordId: string;
  /** What of the record: there is one obligation of each kind at a time. */
  readonly kind: string;
  readonly act: Act;
  /** Where. With a center its region need not be named; with neither it is the company's. */
  readonly serviceCenterId?: string | null;
  readonly regionId?: string | null;
  readonly estateId?: string | null;
  readonly title: string;
  /** What the page needs beside the title, `titleEn` for instance. */
  readonly data?: Readonly<Record<string, unknown>>;
  /** Whoever holds the role at the nearest place upwards, or the person named; the role's superiors hear of delay. */
  readonly responsible: { readonly role: Role; readonly personId?: string | null };
  /** Null for what has no time limit. */
  readonly due: { readonly anchor: StoredAnchor; readonly rule: DueRule } | null;
  /** The day from which it is there, where that is later than now; nobody sees or hears of it before. */
  readonly opensOn?: Day;
  /** What comes again and again, in place of `due`: one time after the other is open. */
  readonly recurrence?: Recurrence;
  /** Who hears of delay together with the first superior. */
  readonly also?: readonly Role[];
  /** When people are told, where the matter itself says so and no place sets it: a shift's beginning, for instance. */
  readonly notices?: Notices;
}

const usualHours = parseWorkingHours("09:00-12:00,13:30-18:00") as WorkingHours;

type Place = Pick<Ground, "timeZone" | "regularShift" | "workdayEnd">;

/** What time is counted with at a center. */
const countingOf = (ground: Place, calendar: WorkingCalendar): Counting => ({
  zone: ground.timeZone,
  calendar,
  hours:
    (ground.regularShift &&
      parseWorkingHours(ground.regularShift, ground.workdayEnd ?? undefined)) ||
    usualHours,
});

const anchorOf = (anchor: StoredAnchor): DueAnchor =>
  "on" in anchor ? { on: anchor.on as Day } : { at: Date.parse(anchor.at) };

/** Why an obligation is due when it is; null where it has no time limit. */
export const explain = (
  of: Pick<StoredObligation, "anchor" | "dueRule" | "pauses"> & Place,
  calendar: WorkingCalendar,
): Explanation | null =>
  of.anchor && of.dueRule
    ? explainDue(of.dueRule, anchorOf(of.anchor), countingOf(of, calendar), pausesOf(of))
    : null;

const iso = (instant: number) => new Date(instant).toISOString();

/** When people are told: of what is due by a day, as the place sets it. */
export function noticesFor(due: Due, settings: SettingsAlong, also?: readonly Role[]): Notices {
  if (!due.wholeDay) return { ...minuteNotices, ...(also && { also }) };
  const morning = minuteOf(settingAmong(settings, "reminder.dueDayTime"));
  return {
    ...dayNotices,
    reminders: settingAmong(settings, "reminder.leadDays"),
    ...(morning !== MORNING && { morning }),
    ...(also && { also }),
  };
}

/** What of a row says when it is told of. */
export interface ToldRow {
  readonly due: Due;
  readonly notices: Notices;
  readonly role: Role;
  readonly zone: string;
  readonly since: number;
  readonly missed: number;
  readonly recurrence: Recurrence | null;
}

export const timedOf = ({ due, notices, role, zone, since, missed }: ToldRow): Timed => ({
  due,
  notices,
  since,
  levels: superiorsOf(role).length,
  missed,
  zone,
});

/** When the next time of what recurs begins; never for what does not. */
export const turnOf = ({ recurrence, due, zone }: ToldRow): number =>
  recurrence ? endOf(occurrenceAt(recurrence, due.on).to, zone) : Infinity;

/** When something is told, or the next time begins, after an instant. */
export const nextFiringAt = (row: ToldRow, after: number): string =>
  iso(Math.min(nextFiring(timedOf(row), after).at, Math.max(turnOf(row), after)));

/** A due instant as its caller knows it already. */
interface Known {
  readonly due: Due | null;
  readonly provisional: boolean;
}

/** A draft as a row where the caller knows when it is due, as the launch's schedule does. */
export function rowOfKnown(
  draft: ObligationDraft,
  ground: Pick<Ground, "timeZone" | "regionId" | "settings"> &
    Partial<Pick<Ground, "paused" | "occurrence" | "missed">>,
  { now }: Pick<Clock, "now">,
  { due, provisional }: Known,
): ObligationRow {
  const notices = due && (draft.notices ?? noticesFor(due, ground.settings, draft.also));
  const { role, personId } = draft.responsible;
  const opens = draft.opensOn ? instantAt(draft.opensOn, 0, ground.timeZone) : -Infinity;
  const since = Math.max(Date.parse(now), opens);
  return {
    record_type: draft.recordType,
    record_id: draft.recordId,
    kind: draft.kind,
    occurrence: ground.occurrence ?? 1,
    recurrence: draft.recurrence ?? null,
    opens_on:
      draft.recurrence && due
        ? occurrenceAt(draft.recurrence, due.on).from
        : (draft.opensOn ?? null),
    missed: ground.missed ?? 0,
    act: draft.act,
    title: draft.title,
    data: draft.data ?? {},
    service_center_id: draft.serviceCenterId ?? null,
    region_id: draft.regionId ?? ground.regionId,
    estate_id: draft.estateId ?? null,
    responsible_role: role,
    assignee_id: personId ?? null,
    anchor: draft.due?.anchor ?? null,
    due_rule: draft.due?.rule ?? null,
    due_on: due?.on ?? null,
    due_at: due && iso(due.at),
    whole_day: due?.wholeDay ?? true,
    provisional,
    notices,
    status: ground.paused ? "PAUSED" : "OPEN",
    next_firing_at:
      due && notices && !ground.paused
        ? nextFiringAt(
            {
              due,
              notices,
              role,
              zone: ground.timeZone,
              since,
              missed: ground.missed ?? 0,
              recurrence: draft.recurrence ?? null,
            },
            since - 1,
          )
        : null,
    ...(opens === since && { since: iso(since) }),
  };
}

/** A draft as a row, counted in the time zone and with the hours of its ground. */
export function rowOf(draft: ObligationDraft, ground: Ground, clock: Clock): ObligationRow {
  const told =
    draft.due &&
    explain({ ...ground, anchor: draft.due.anchor, dueRule: draft.due.rule }, clock.calendar);
  return rowOfKnown(draft, ground, clock, {
    due: told?.due ?? null,
    provisional: told?.provisional ?? false,
  });
}

/** Makes the one obligation of the record and kind, or brings it up to date: who, what, by when. */
export async function oblige(db: Tx, clock: Clock, draft: ObligationDraft): Promise<void> {
  const serviceCenterId = draft.serviceCenterId ?? null;
  const recurs = draft.recurrence !== undefined;
  const regionId = draft.regionId ?? null;
  const ground = await findGround(db, { ...draft, serviceCenterId, regionId, recurs });
  await upsertObligations(db, [rowOf(dated(draft, ground, clock), ground, clock)]);
}

/** Obliges to what a new record asks, where time is counted as the statement that gathered its place told: nothing is looked up. */
export const obligeNew = (
  db: Tx,
  clock: Clock,
  draft: ObligationDraft,
  place: PlaceGround,
  filling?: Filling,
): Promise<void> => {
  const ground = { ...place, pauses: [], paused: false, occurrence: 1, missed: 0 };
  return upsertObligations(db, [rowOf(dated(draft, ground, clock), ground, clock)], filling);
};

/**
 * Obliges people to just what a record asks of them now, and ends what it asked `before` and asks no more. The record's
 * other obligations, of another module say, stay.
 */
export async function obligeJust(
  db: Tx,
  clock: Clock,
  record: { readonly type: string; readonly id: string },
  asked: { readonly before: readonly Kinded[]; readonly now: readonly ObligationDraft[] },
  outcome: Outcome,
): Promise<void> {
  const kinds = new Set(asked.now.map(({ kind }) => kind));
  const over = asked.before.map(({ kind }) => kind).filter((kind) => !kinds.has(kind));
  if (over.length > 0) await settleKinds(db, record, over, outcome);
  for (const draft of asked.now) await oblige(db, clock, draft);
}
type Kinded = Pick<ObligationDraft, "kind">;

/** What recurs is due at the end of the time that it is now. */
function dated(draft: ObligationDraft, { timeZone }: Ground, { now }: Clock): ObligationDraft {
  if (!draft.recurrence) return draft;
  const { dueOn } = occurrenceAt(draft.recurrence, dayAt(Date.parse(now), timeZone));
  return { ...draft, due: { anchor: { on: dueOn }, rule: { unit: "DAY" } } };
}

/**
 * Ends the record's open obligation of a kind (null: all of them): what was obliged is done, or no longer asked. Of what
 * recurs the next time is opened.
 */
export const settleObligation = (
  db: Tx,
  record: { readonly type: string; readonly id: string },
  kind: string | null,
  outcome: Outcome,
): Promise<void> => settleKinds(db, record, kind === null ? null : [kind], outcome);

async function settleKinds(
  db: Tx,
  record: { readonly type: string; readonly id: string },
  kinds: readonly string[] | null,
  outcome: Outcome,
): Promise<void> {
  const ended = await settle(db, record, kinds, outcome);
  if (ended.length > 0)
    await upsertObligations(
      db,
      ended.map((one) => nextRow(one, 0)),
    );
}

/** The next time of what recurs, open from its first day. */
export function nextRow(ended: EndedOccurrence, missed: number): ObligationRow {
  const { recurrence, time_zone: zone, occurrence, responsible_role: role } = ended;
  const { from, dueOn } = nextOccurrence(recurrence, occurrenceAt(recurrence, ended.due_on as Day));
  const due = wholeDay(dueOn, zone);
  const notices = ended.notices ?? dayNotices;
  const since = instantAt(from, 0, zone);
  return {
    ...ended,
    occurrence: occurrence + 1,
    opens_on: from,
    missed,
    anchor: { on: dueOn },
    due_on: dueOn,
    due_at: iso(due.at),
    status: "OPEN",
    since: iso(since),
    next_firing_at: nextFiringAt(
      { due, notices, role, zone, since, missed, recurrence },
      since - 1,
    ),
  };
}

/** 暂停计时: time stops to count, and nobody is told, until it is resumed. Refused: OBLIGATION_STATUS, INVALID_INPUT. */
export async function pauseObligation(
  db: Tx,
  id: string,
  reason: string,
): Promise<StoredObligation> {
  const stored = found(await lockObligation(db, id));
  if (stored.status !== "OPEN")
    throw refusalError({ code: "OBLIGATION_STATUS", details: { status: stored.status } });
  const { serviceCenterId } = stored;
  await insertPause(db, {
    id: uuid(),
    obligationId: id,
    serviceCenterId,
    reason: text("reason", reason, 200),
  });
  return stored;
}

/** 恢复计时: what was left of the time when it was paused is left now. Refused: OBLIGATION_STATUS. */
export async function resumeObligation(
  db: Tx,
  clock: Clock,
  id: string,
): Promise<StoredObligation> {
  const stored = found(await lockObligation(db, id));
  if (stored.status !== "PAUSED")
    throw refusalError({ code: "OBLIGATION_STATUS", details: { status: stored.status } });
  const pauses = stored.pauses.map((pause) => ({ ...pause, to: pause.to ?? clock.now }));
  const told = explain(resumed({ ...stored, pauses }, clock), clock.calendar);
  const { notices, responsibleRole: role, timeZone: zone, missed, recurrence } = stored;
  const since = Date.parse(clock.now);
  await endPause(db, id, {
    dueOn: told?.due.on ?? null,
    dueAt: told ? iso(told.due.at) : null,
    provisional: told?.provisional ?? false,
    nextFiringAt:
      told && notices
        ? nextFiringAt({ due: told.due, notices, role, zone, since, missed, recurrence }, since - 1)
        : null,
  });
  return stored;
}

/**
 * 暂停计时 of whatever is open of some records, because what they belong to rests. What somebody paused himself stays his
 * to resume.
 */
export const pauseWith = (
  db: Tx,
  cause: { readonly id: string; readonly reason: string },
  records: readonly { readonly type: string; readonly id: string }[],
): Promise<void> => insertPauses(db, records, { ...cause, reason: cause.reason.slice(0, 200) });

/** 恢复计时 of what is still paused because of something that rested. */
export async function resumeWith(db: Tx, clock: Clock, causeId: string): Promise<void> {
  for (const id of await listPausedBy(db, causeId)) await resumeObligation(db, clock, id);
}

/** What recurs goes on with the time that it is by then; what was paused over is not missed. */
function resumed(stored: StoredObligation, { now }: Clock): StoredObligation {
  if (!stored.recurrence) return stored;
  const { dueOn } = occurrenceAt(stored.recurrence, dayAt(Date.parse(now), stored.timeZone));
  return { ...stored, anchor: { on: dueOn }, pauses: [] };
}
