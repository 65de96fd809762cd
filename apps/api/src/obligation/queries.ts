import { type Day, weekday } from "@threshold/domain/calendar/day";
import type { DueRule, Pause } from "@threshold/domain/obligation/due";
import type { Notices } from "@threshold/domain/obligation/firing";
import type { Recurrence } from "@threshold/domain/obligation/recurrence";
import type { Role } from "@threshold/domain/organization/roles";
import { type PolicyKey, weekdays } from "@threshold/domain/policy/catalog";
import { type RawBuilder, sql } from "kysely";
import { statement } from "../db/database.ts";
import { type Tx, writeAlong } from "../db/tenancy.ts";
import { type SettingsAlong, settingAmong, settingsAlong } from "../policy/queries.ts";

export type Act = "DO" | "APPROVE" | "SIGN" | "FOLLOW";
/** MISSED: its time passed undone, and nobody can do it any more. */
export type Outcome = "MET" | "MISSED" | "CANCELLED";
/** An anchor as it is kept: a day, or an instant as ISO 8601. */
export type StoredAnchor = { readonly on: string } | { readonly at: string };

/** A row to make or to bring up to date, by the table's names. */
export interface ObligationRow {
  readonly record_type: string;
  readonly record_id: string;
  readonly kind: string;
  readonly occurrence: number;
  readonly recurrence: Recurrence | null;
  /** Shown from this day; null from when it is made. Of what recurs, when its time begins. */
  readonly opens_on: string | null;
  readonly missed: number;
  readonly act: Act;
  readonly title: string;
  readonly data: unknown;
  readonly service_center_id: string | null;
  readonly region_id: string | null;
  readonly estate_id: string | null;
  readonly responsible_role: Role;
  readonly assignee_id: string | null;
  readonly anchor: StoredAnchor | null;
  readonly due_rule: DueRule | null;
  readonly due_on: string | null;
  readonly due_at: string | null;
  readonly whole_day: boolean;
  readonly provisional: boolean;
  readonly notices: Notices | null;
  /** Null ends what is open: MET or CANCELLED otherwise. */
  readonly status: "OPEN" | "PAUSED" | Outcome;
  readonly next_firing_at: string | null;
  /** Since when it stands so, where that is not now. */
  readonly since?: string;
}

const columns = `record_type text, record_id uuid, kind text, occurrence int, recurrence jsonb, opens_on date, missed int, act text, title text, data jsonb, service_center_id uuid,
  region_id uuid, estate_id uuid, responsible_role text, assignee_id uuid, anchor jsonb, due_rule jsonb, due_on date,
  due_at timestamptz, whole_day boolean, provisional boolean, notices jsonb, status text, next_firing_at timestamptz`;
const names = columns.replaceAll(/ (text|uuid|jsonb|date|timestamptz|boolean|int)\b/g, "");

/** What the words of rows are written with that only the database knows, a number that it has just given say: `blank` stands for it there. */
export interface Filling {
  readonly blank: string;
  readonly value: RawBuilder<unknown>;
}

/**
 * Makes obligations or brings them up to date, all in one statement, which may stand inside another as a CTE. Titles are cut to what the
 * column takes. What stays as it was keeps its time and what was told of it; what moved, changed hands or is taken up again begins anew.
 * Where only its notices change, they count from now on: what had its time before by the new ones is not made up for.
 * What is paused stays paused; ones that are over are not made.
 */
export const obligationsUpserted = (rows: readonly ObligationRow[], filling?: Filling) => {
  const json = sql`${JSON.stringify(rows)}`;
  const filled = filling ? sql`replace(${json}, ${filling.blank}, ${filling.value}::text)` : json;
  const same =
    sql.raw(`(o.status in ('OPEN', 'PAUSED') and excluded.status in ('OPEN', 'PAUSED') and
    (o.act, o.responsible_role, o.assignee_id, o.due_at)
      is not distinct from (excluded.act, excluded.responsible_role, excluded.assignee_id, excluded.due_at))`);
  const retold = sql.raw("o.notices is distinct from excluded.notices");
  const over = sql.raw("excluded.status in ('MET', 'CANCELLED')");
  const told = [
    "act",
    "title",
    "data",
    "service_center_id",
    "region_id",
    "estate_id",
    "responsible_role",
    "assignee_id",
    "anchor",
    "due_rule",
    "due_at",
    "recurrence",
    "provisional",
    "notices",
  ];
  const rowOf = (name: string) => `(${told.map((column) => `${name}.${column}`).join(", ")})`;
  const changes = sql.raw(
    `${rowOf("o")} is distinct from ${rowOf("excluded")} or o.status <> excluded.status and (o.status <> 'PAUSED' or excluded.status <> 'OPEN')`,
  );
  return sql`insert into obligation as o (company_id, ${sql.raw(names)}, since, fired_until, settled_at, settled_by)
    select current_company(), ${sql.raw(names.replaceAll(/(\w+)/g, "r.$1").replace("r.title", "left(r.title, 200)"))}, coalesce(r.since, current_instant()),
      coalesce(r.since, current_instant()) - interval '1 millisecond',
      case when r.status in ('MET', 'CANCELLED') then current_instant() end, case when r.status in ('MET', 'CANCELLED') then current_person() end
    from jsonb_to_recordset(${filled}::jsonb) as r(${sql.raw(columns)}, since timestamptz)
    where r.status in ('OPEN', 'PAUSED') or exists (select from obligation x where x.company_id = current_company()
      and x.record_type = r.record_type and x.record_id = r.record_id and x.kind = r.kind and x.status in ('OPEN', 'PAUSED'))
    on conflict (company_id, record_type, record_id, kind, occurrence) do update set
      recurrence = excluded.recurrence, opens_on = excluded.opens_on, missed = excluded.missed,
      act = excluded.act, title = excluded.title, data = excluded.data, service_center_id = excluded.service_center_id,
      region_id = excluded.region_id, estate_id = excluded.estate_id, responsible_role = excluded.responsible_role,
      assignee_id = excluded.assignee_id, anchor = excluded.anchor, due_rule = excluded.due_rule, due_on = excluded.due_on,
      due_at = excluded.due_at, whole_day = excluded.whole_day, provisional = excluded.provisional, notices = excluded.notices,
      status = case when o.status = 'PAUSED' and excluded.status = 'OPEN' then 'PAUSED' else excluded.status end, settled_at = excluded.settled_at, settled_by = excluded.settled_by,
      since = case when ${same} or ${over} then o.since else excluded.since end,
      fired_until = case when ${same} and ${retold} then greatest(o.fired_until, least(excluded.fired_until, o.next_firing_at - interval '1 millisecond'))
        when ${same} or ${over} then o.fired_until else excluded.fired_until end,
      next_firing_at = case when o.status = 'PAUSED' and excluded.status = 'OPEN' then null
        when ${same} and not (${retold}) then o.next_firing_at else excluded.next_firing_at end
    where ${changes}`;
};

export const upsertObligations = (
  db: Tx,
  rows: readonly ObligationRow[],
  filling?: Filling,
): Promise<void> => writeAlong(db, statement(obligationsUpserted(rows, filling)));

/** What an obligation's time is counted with, and what there is of it already. */
export interface Ground {
  readonly timeZone: string;
  readonly regionId: string | null;
  readonly regularShift: string | null;
  readonly workdayEnd: string | null;
  readonly pauses: readonly { from: string; to: string | null; reason: string }[];
  readonly paused: boolean;
  /** The occurrence that is open, or that would be the next. */
  readonly occurrence: number;
  readonly missed: number;
  /** What the place sets of when people are told. */
  readonly settings: SettingsAlong;
}

/** When the people of a day are told, at a region and center that the statement knows; `more` are settings that its own rules ask. */
const reminderSettings = (
  regionId: RawBuilder<unknown>,
  centerId: RawBuilder<unknown>,
  more: readonly PolicyKey[] = [],
) => settingsAlong(["reminder.leadDays", "reminder.dueDayTime", ...more], { regionId, centerId });

/** What time is counted with at a place, and what it sets of when people are told. */
export type PlaceGround = Omit<Ground, "pauses" | "paused" | "occurrence" | "missed">;

/** They as columns of a statement that knows a company c and a service center s, with `more` settings that its own rules ask. */
export const placeGround = (
  regionId: RawBuilder<unknown>,
  more: readonly PolicyKey[] = [],
) => sql`c.time_zone as "timeZone", s.region_id as "regionId", s.regular_shift as "regularShift", s.workday_end as "workdayEnd",
  ${reminderSettings(regionId, sql`s.id`, more)} as settings`;

export async function findGround(
  db: Tx,
  of: {
    recordType: string;
    recordId: string;
    kind: string;
    serviceCenterId: string | null;
    regionId: string | null;
    recurs: boolean;
  },
): Promise<Ground> {
  const { rows } = await sql<Ground>`
    select ${placeGround(sql`coalesce(${of.regionId}::uuid, s.region_id)`)},
      coalesce(o.status = 'PAUSED', false) as paused, coalesce(o.missed, 0) as missed,
      case when ${of.recurs} then coalesce(o.occurrence, 1 + (select max(x.occurrence) from obligation x where x.company_id = c.company_id
        and x.record_type = ${of.recordType} and x.record_id = ${of.recordId} and x.kind = ${of.kind}), 1) else 1 end as occurrence,
      (select coalesce(jsonb_agg(jsonb_build_object('from', p.paused_at, 'to', p.resumed_at, 'reason', p.reason) order by p.paused_at), '[]')
        from obligation_pause p where p.company_id = o.company_id and p.obligation_id = o.id) as pauses
    from company c
    left join service_center s on s.company_id = c.company_id and s.id = ${of.serviceCenterId}
    left join obligation o on o.company_id = c.company_id and o.record_type = ${of.recordType} and o.record_id = ${of.recordId}
      and o.kind = ${of.kind} and o.status in ('OPEN', 'PAUSED')
    where c.company_id = current_company()`.execute(db);
  return rows[0]!;
}

export const pausesOf = (ground: Pick<Ground, "pauses">): Pause[] =>
  ground.pauses.map(({ from, to, reason }) => ({
    from: Date.parse(from),
    to: to === null ? null : Date.parse(to),
    reason,
  }));

/** An obligation as its rules know it. */
export interface StoredObligation extends Omit<Ground, "occurrence"> {
  readonly id: string;
  readonly recordType: string;
  readonly recordId: string;
  readonly kind: string;
  readonly status: string;
  readonly serviceCenterId: string | null;
  readonly estateId: string | null;
  readonly responsibleRole: Role;
  readonly assigneeId: string | null;
  readonly anchor: StoredAnchor | null;
  readonly dueRule: DueRule | null;
  readonly dueOn: string | null;
  readonly dueAt: string | null;
  readonly wholeDay: boolean;
  readonly notices: Notices | null;
  readonly recurrence: Recurrence | null;
}

const stored = sql`select o.id, o.record_type as "recordType", o.record_id as "recordId", o.kind, o.status,
    o.service_center_id as "serviceCenterId", o.estate_id as "estateId", o.responsible_role as "responsibleRole",
    o.assignee_id as "assigneeId", o.anchor, o.due_rule as "dueRule", o.due_on::text as "dueOn", o.due_at as "dueAt",
    o.whole_day as "wholeDay", o.notices, o.recurrence, o.missed, c.time_zone as "timeZone", coalesce(o.region_id, s.region_id) as "regionId",
    s.regular_shift as "regularShift", s.workday_end as "workdayEnd", o.status = 'PAUSED' as paused,
    ${reminderSettings(sql`coalesce(o.region_id, s.region_id)`, sql`o.service_center_id`)} as settings,
    (select coalesce(jsonb_agg(jsonb_build_object('from', p.paused_at, 'to', p.resumed_at, 'reason', p.reason) order by p.paused_at), '[]')
      from obligation_pause p where p.company_id = o.company_id and p.obligation_id = o.id) as pauses
  from obligation o
  join company c on c.company_id = o.company_id
  left join service_center s on s.company_id = o.company_id and s.id = o.service_center_id
  where o.company_id = current_company()`;

export async function lockObligation(db: Tx, id: string): Promise<StoredObligation | undefined> {
  return (await sql<StoredObligation>`${stored} and o.id = ${id} for update of o`.execute(db))
    .rows[0];
}

export const storedObligation = (id: string) => sql<StoredObligation>`${stored} and o.id = ${id}`;

/** A time of what recurs that has just ended, with what the next one is made of. */
export interface EndedOccurrence extends Omit<ObligationRow, "data" | "opens_on" | "recurrence"> {
  readonly data: unknown;
  readonly recurrence: Recurrence;
  readonly opens_on: string;
  readonly time_zone: string;
}

/**
 * Ends what is open of a record, of some kinds or (null) all of it, and answers what of it recurs. What recurs is done only once
 * its time has begun: done twice in one month, it is not done for the next.
 */
export async function settle(
  db: Tx,
  record: { type: string; id: string },
  kinds: readonly string[] | null,
  outcome: Outcome,
): Promise<EndedOccurrence[]> {
  const { rows } = await sql<{ ended: EndedOccurrence; recurs: boolean }>`
    update obligation o set status = ${outcome}, settled_at = current_instant(), settled_by = current_person(), next_firing_at = null
    where company_id = current_company() and record_type = ${record.type} and record_id = ${record.id}
      and (${kinds}::text[] is null or kind = any(${kinds}::text[])) and status in ('OPEN', 'PAUSED')
      and (${outcome} = 'CANCELLED' or recurrence is null or opens_on <= current_day())
    returning recurrence is not null as recurs, to_jsonb(o) || jsonb_build_object('time_zone',
      (select c.time_zone from company c where c.company_id = o.company_id)) as ended`.execute(db);
  return rows.flatMap(({ recurs, ended }) => (recurs && outcome === "MET" ? [ended] : []));
}

export async function insertPause(
  db: Tx,
  pause: { id: string; obligationId: string; serviceCenterId: string | null; reason: string },
): Promise<void> {
  await sql`with paused as (update obligation set status = 'PAUSED', next_firing_at = null
      where company_id = current_company() and id = ${pause.obligationId})
    insert into obligation_pause (company_id, id, obligation_id, service_center_id, paused_at, reason)
    values (current_company(), ${pause.id}, ${pause.obligationId}, ${pause.serviceCenterId}, current_instant(), ${pause.reason})`.execute(
    db,
  );
}

/** Pauses whatever is open of some records, as part of what rests with them. */
export async function insertPauses(
  db: Tx,
  records: readonly { readonly type: string; readonly id: string }[],
  cause: { readonly id: string; readonly reason: string },
): Promise<void> {
  await sql`with paused as (update obligation o set status = 'PAUSED', next_firing_at = null
      from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as r(type text, id uuid)
      where o.company_id = current_company() and o.record_type = r.type and o.record_id = r.id and o.status = 'OPEN'
      returning o.id, o.service_center_id)
    insert into obligation_pause (company_id, id, obligation_id, service_center_id, paused_at, reason, cause_id)
    select current_company(), gen_random_uuid(), p.id, p.service_center_id, current_instant(), ${cause.reason}, ${cause.id}
    from paused p`.execute(db);
}

/** What is still paused because of something that rested. */
export async function listPausedBy(db: Tx, causeId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select p.obligation_id as id from obligation_pause p
    where p.company_id = current_company() and p.cause_id = ${causeId} and p.resumed_at is null
    order by p.obligation_id`.execute(db);
  return rows.map(({ id }) => id);
}

export async function endPause(
  db: Tx,
  obligationId: string,
  again: {
    dueOn: string | null;
    dueAt: string | null;
    provisional: boolean;
    nextFiringAt: string | null;
  },
): Promise<void> {
  await sql`update obligation set status = 'OPEN', since = current_instant(), fired_until = current_instant() - interval '1 millisecond',
      due_on = ${again.dueOn}, due_at = ${again.dueAt}, provisional = ${again.provisional}, next_firing_at = ${again.nextFiringAt}
    where company_id = current_company() and id = ${obligationId}`.execute(db);
}

/** An obligation whose time to be told of has come. */
export interface DueRow {
  readonly id: string;
  readonly record_type: string;
  readonly record_id: string;
  readonly act: Act;
  readonly title: string;
  readonly service_center_id: string | null;
  readonly region_id: string | null;
  readonly estate_id: string | null;
  readonly responsible_role: Role;
  readonly assignee_id: string | null;
  readonly assignee_active: boolean;
  readonly assignee_name: string | null;
  /** The estate's, the center's or the region's name. */
  readonly place: string | null;
  readonly due_on: string;
  readonly due_at: string;
  readonly whole_day: boolean;
  readonly notices: Notices;
  readonly recurrence: Recurrence | null;
  readonly missed: number;
  readonly since: string;
  readonly fired_until: string;
  readonly time_zone: string;
  /** The row itself, of which the next time is made. */
  readonly ended: EndedOccurrence;
}

/** The obligations to be told of first; those that another process tells of at the moment are left to it. */
export async function lockDue(db: Tx, now: string, limit: number): Promise<DueRow[]> {
  const { rows } = await sql<{ due: DueRow }>`
    select to_jsonb(o) || jsonb_build_object('time_zone', c.time_zone, 'assignee_name', p.name,
      'assignee_active', coalesce(p.status = 'ACTIVE', false), 'place', coalesce(e.name, s.name, r.name)) as due
    from obligation o join company c on c.company_id = o.company_id
    left join person p on p.company_id = o.company_id and p.id = o.assignee_id
    left join estate e on e.company_id = o.company_id and e.id = o.estate_id
    left join service_center s on s.company_id = o.company_id and s.id = o.service_center_id
    left join region r on r.company_id = o.company_id and r.id = o.region_id
    where o.company_id = current_company() and o.next_firing_at <= ${now}
    order by o.next_firing_at, o.id limit ${limit}
    for update of o skip locked`.execute(db);
  return rows.map(({ due }) => ({ ...due, ended: due as unknown as EndedOccurrence }));
}

/** Somebody who holds an office today. */
export interface Holder {
  readonly role: Role;
  readonly personId: string;
  readonly placeLevel: string;
  readonly placeId: string;
}

/** Who holds offices at the places of obligations today; a delegate holds no more than whom he stands in for. */
export async function listHolders(
  db: Tx,
  roles: readonly Role[],
  places: readonly (string | null)[],
): Promise<Holder[]> {
  const { rows } = await sql<Holder>`
    select distinct a.role, a.person_id as "personId", a.place_level as "placeLevel", a.place_id as "placeId"
    from role_assignment a
    join person p on p.company_id = a.company_id and p.id = a.person_id and p.status = 'ACTIVE'
    left join role_assignment source on source.company_id = a.company_id and source.id = a.delegated_from_id
    where a.company_id = current_company() and a.role = any(${roles}::text[])
      and (a.place_level = 'COMPANY' or a.place_id = any(${places}::uuid[]))
      and a.from_on <= current_day() and coalesce(a.to_on, 'infinity'::date) >= current_day()
      and (a.delegated_from_id is null
        or source.from_on <= current_day() and coalesce(source.to_on, 'infinity'::date) >= current_day())
    order by 1, 2`.execute(db);
  return rows;
}

/** A firing to keep. */
export interface FiredRow {
  readonly obligation_id: string;
  readonly kind: string;
  readonly step: number;
  readonly since: string;
  readonly fires_at: string;
  readonly role: Role | null;
  readonly skipped_roles: readonly Role[];
  readonly told_ids: readonly string[];
}

/**
 * Keeps what is told and up to when each obligation was told of, in one statement. A firing that is kept already is not
 * kept again. Answers which
 * of them are new, by their place in the list.
 */
export async function keepFirings(
  db: Tx,
  fired: readonly FiredRow[],
  after: readonly {
    id: string;
    fired_until: string;
    missed: boolean;
    next_firing_at: string | null;
  }[],
): Promise<number[]> {
  const { rows } = await sql<{ at: number }>`
    with told as (
      update obligation o set fired_until = r.fired_until, next_firing_at = r.next_firing_at,
        status = case when r.missed then 'MISSED' else o.status end,
        settled_at = case when r.missed then current_instant() end
      from jsonb_to_recordset(${JSON.stringify(after)}::jsonb) as r(id uuid, fired_until timestamptz, missed boolean, next_firing_at timestamptz)
      where o.company_id = current_company() and o.id = r.id)
    , kept as (insert into obligation_firing (company_id, obligation_id, kind, step, since, fires_at, role, skipped_roles, told_ids)
      select current_company(), r.obligation_id, r.kind, r.step, r.since, r.fires_at, r.role, r.skipped_roles, r.told_ids
      from rows from (jsonb_to_recordset(${JSON.stringify(fired)}::jsonb) as (obligation_id uuid, kind text, step int, since timestamptz,
        fires_at timestamptz, role text, skipped_roles text[], told_ids uuid[])) with ordinality as r
      order by r.ordinality
      on conflict (company_id, obligation_id, kind, step, since) do nothing
      returning obligation_id, kind, step)
    select (r.ordinality - 1)::int as at
    from rows from (jsonb_to_recordset(${JSON.stringify(fired)}::jsonb) as (obligation_id uuid, kind text, step int)) with ordinality as r
    join kept k on (k.obligation_id, k.kind, k.step) = (r.obligation_id, r.kind, r.step)
    order by 1`.execute(db);
  return rows.map((row) => row.at);
}

export const findTimeZone = async (db: Tx): Promise<string> =>
  (
    await sql<{
      zone: string;
    }>`select time_zone as zone from company where company_id = current_company()`.execute(db)
  ).rows[0]!.zone;

/** Each region with the weekday on which its head gets the digest, in force on a day. */
export async function listDigestDays(
  db: Tx,
  days: readonly Day[],
): Promise<{ id: string; on: Day[] }[]> {
  const along = settingsAlong(["digest.weekday"], { regionId: sql`r.id`, centerId: sql`null` });
  const { rows } = await sql<{ id: string; along: SettingsAlong }>`
    select r.id, ${along} as along from region r where r.company_id = current_company() order by r.code`.execute(
    db,
  );
  return rows.map(({ id, along: { changes } }) => ({
    id,
    on: days.filter(
      (on) => settingAmong({ on, changes }, "digest.weekday") === weekdays[weekday(on) - 1],
    ),
  }));
}

/** What is overdue in each of some regions that have any: how many, and those that are it longest. */
export async function listOverdueByRegion(
  db: Tx,
  today: string,
  regionIds: readonly string[],
): Promise<
  { id: string; name: string; count: number; worst: { title: string; days: number }[] }[]
> {
  const { rows } = await sql<{
    id: string;
    name: string;
    count: number;
    worst: { title: string; days: number }[];
  }>`
    select r.id, r.name, late.count, late.worst
    from region r cross join lateral (
      select count(*)::int as count,
        (array_agg(json_build_object('title', o.title, 'days', ${today}::date - o.due_on) order by o.due_at, o.id))[1:5] as worst
      from obligation o
      where o.company_id = r.company_id and o.region_id = r.id and o.status = 'OPEN' and o.due_at <= current_instant()) late
    where r.company_id = current_company() and r.id = any(${regionIds}::uuid[]) and late.count > 0
    order by r.code`.execute(db);
  return rows;
}

/** Those that a statement chooses, in the order of their ids. */
export async function storedObligations(
  db: Tx,
  chosen: RawBuilder<unknown>,
): Promise<StoredObligation[]> {
  return (await sql<StoredObligation>`${stored} and o.id in (${chosen}) order by o.id`.execute(db))
    .rows;
}
