import type { Day } from "@threshold/domain/calendar/day";
import type { WorkingCalendar } from "@threshold/domain/calendar/working-calendar";
import { parseWorkingHours, type WorkingHours } from "@threshold/domain/calendar/working-hours";
import {
  type Counting,
  type Due,
  type DueAnchor,
  type DueRule,
  explainDue,
  type Explanation,
} from "@threshold/domain/obligation/due";
import {
  dayNotices,
  minuteNotices,
  nextFiring,
  type Notices,
  superiorsOf,
} from "@threshold/domain/obligation/firing";
import type { Role } from "@threshold/domain/organization/roles";
import { v7 as uuid } from "uuid";
import { found, text } from "../change.ts";
import type { Tx } from "../db/tenancy.ts";
import { refusalError } from "../refusal.ts";
import {
  type Act,
  endPause,
  findGround,
  type Ground,
  insertPause,
  lockObligation,
  type ObligationRow,
  type Outcome,
  pausesOf,
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
  /** When people are told, if not as usual. */
  readonly notices?: Notices;
}

const usualHours = parseWorkingHours("09:00-12:00,13:30-18:00") as WorkingHours;

/** What time is counted with at a center. */
export const countingOf = (ground: Ground, calendar: WorkingCalendar): Counting => ({
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
  of: Pick<StoredObligation, "anchor" | "dueRule"> & Ground,
  calendar: WorkingCalendar,
): Explanation | null =>
  of.anchor && of.dueRule
    ? explainDue(of.dueRule, anchorOf(of.anchor), countingOf(of, calendar), pausesOf(of))
    : null;

const iso = (instant: number) => new Date(instant).toISOString();

const noticesFor = (due: Due) => (due.wholeDay ? dayNotices : minuteNotices);

/** When an obligation that stands as it does from now on is told of first. */
const firstFiring = (due: Due, notices: Notices, role: Role, zone: string, now: number) =>
  iso(nextFiring({ due, notices, since: now, levels: superiorsOf(role).length, zone }, now - 1).at);

/** A due instant as its caller knows it already. */
interface Known {
  readonly due: Due | null;
  readonly provisional: boolean;
}

/** A draft as a row where the caller knows when it is due, as the launch's schedule does. */
export function rowOfKnown(
  draft: ObligationDraft,
  ground: {
    readonly timeZone: string;
    readonly regionId: string | null;
    readonly paused?: boolean;
  },
  { now }: Pick<Clock, "now">,
  { due, provisional }: Known,
): ObligationRow {
  const notices = due && (draft.notices ?? noticesFor(due));
  const { role, personId } = draft.responsible;
  return {
    record_type: draft.recordType,
    record_id: draft.recordId,
    kind: draft.kind,
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
        ? firstFiring(due, notices, role, ground.timeZone, Date.parse(now))
        : null,
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
  const ground = await findGround(db, { ...draft, serviceCenterId });
  await upsertObligations(db, [rowOf(draft, ground, clock)]);
}

/** Ends the record's open obligation of a kind (null: all of them): what was obliged is done, or no longer asked. */
export const settleObligation = (
  db: Tx,
  record: { readonly type: string; readonly id: string },
  kind: string | null,
  outcome: Outcome,
) => settle(db, record, kind, outcome);

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
  const told = explain({ ...stored, pauses }, clock.calendar);
  const { notices, responsibleRole, timeZone } = stored;
  await endPause(db, id, {
    dueOn: told?.due.on ?? null,
    dueAt: told ? iso(told.due.at) : null,
    provisional: told?.provisional ?? false,
    nextFiringAt:
      told && notices
        ? firstFiring(told.due, notices, responsibleRole, timeZone, Date.parse(clock.now))
        : null,
  });
  return stored;
}
