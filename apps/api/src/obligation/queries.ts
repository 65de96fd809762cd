import type { DueRule, Pause } from "@threshold/domain/obligation/due";
import type { Notices } from "@threshold/domain/obligation/firing";
import type { Role } from "@threshold/domain/organization/roles";
import { sql } from "kysely";
import type { Tx } from "../db/tenancy.ts";

export type Act = "DO" | "APPROVE" | "SIGN" | "FOLLOW";
export type Outcome = "MET" | "CANCELLED";
/** An anchor as it is kept: a day, or an instant as ISO 8601. */
export type StoredAnchor = { readonly on: string } | { readonly at: string };

/** A row to make or to bring up to date, by the table's names. */
export interface ObligationRow {
  readonly record_type: string;
  readonly record_id: string;
  readonly kind: string;
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
}

const columns = `record_type text, record_id uuid, kind text, act text, title text, data jsonb, service_center_id uuid,
  region_id uuid, estate_id uuid, responsible_role text, assignee_id uuid, anchor jsonb, due_rule jsonb, due_on date,
  due_at timestamptz, whole_day boolean, provisional boolean, notices jsonb, status text, next_firing_at timestamptz`;
const names = columns.replaceAll(/ (text|uuid|jsonb|date|timestamptz|boolean)\b/g, "");

/**
 * Makes obligations or brings them up to date, all in one statement, which may stand inside another as a CTE. What
 * stays as it was keeps its time and what was told of it; what moved, changed hands or is taken up again begins anew.
 * What is paused stays paused; ones that are over are not made.
 */
export const obligationsUpserted = (rows: readonly ObligationRow[]) => {
  const same =
    sql.raw(`(o.status in ('OPEN', 'PAUSED') and excluded.status in ('OPEN', 'PAUSED') and
    (o.act, o.responsible_role, o.assignee_id, o.due_at, o.notices)
      is not distinct from (excluded.act, excluded.responsible_role, excluded.assignee_id, excluded.due_at, excluded.notices))`);
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
    "provisional",
    "notices",
  ];
  const rowOf = (name: string) => `(${told.map((column) => `${name}.${column}`).join(", ")})`;
  const changes = sql.raw(
    `${rowOf("o")} is distinct from ${rowOf("excluded")} or o.status <> excluded.status and (o.status <> 'PAUSED' or excluded.status <> 'OPEN')`,
  );
  return sql`insert into obligation as o (company_id, ${sql.raw(names)}, since, fired_until, settled_at, settled_by)
    select current_company(), ${sql.raw(names.replaceAll(/(\w+)/g, "r.$1"))}, current_instant(), current_instant() - interval '1 millisecond',
      case when r.status in ('MET', 'CANCELLED') then current_instant() end, case when r.status in ('MET', 'CANCELLED') then current_person() end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(${sql.raw(columns)})
    where r.status in ('OPEN', 'PAUSED') or exists (select from obligation x where x.company_id = current_company()
      and x.record_type = r.record_type and x.record_id = r.record_id and x.kind = r.kind and x.status in ('OPEN', 'PAUSED'))
    on conflict (company_id, record_type, record_id, kind, occurrence) do update set
      act = excluded.act, title = excluded.title, data = excluded.data, service_center_id = excluded.service_center_id,
      region_id = excluded.region_id, estate_id = excluded.estate_id, responsible_role = excluded.responsible_role,
      assignee_id = excluded.assignee_id, anchor = excluded.anchor, due_rule = excluded.due_rule, due_on = excluded.due_on,
      due_at = excluded.due_at, whole_day = excluded.whole_day, provisional = excluded.provisional, notices = excluded.notices,
      status = case when o.status = 'PAUSED' and excluded.status = 'OPEN' then 'PAUSED' else excluded.status end, settled_at = excluded.settled_at, settled_by = excluded.settled_by,
      since = case when ${same} or ${over} then o.since else excluded.since end,
      fired_until = case when ${same} or ${over} then o.fired_until else excluded.fired_until end,
      next_firing_at = case when o.status = 'PAUSED' and excluded.status = 'OPEN' then null
        when ${same} then o.next_firing_at else excluded.next_firing_at end
    where ${changes}`;
};

export const upsertObligations = (db: Tx, rows: readonly ObligationRow[]) =>
  obligationsUpserted(rows).execute(db);

/** What an obligation's time is counted with, and what there is of it already. */
export interface Ground {
  readonly timeZone: string;
  readonly regionId: string | null;
  readonly regularShift: string | null;
  readonly workdayEnd: string | null;
  readonly pauses: readonly { from: string; to: string | null; reason: string }[];
  readonly paused: boolean;
}

export async function findGround(
  db: Tx,
  of: { recordType: string; recordId: string; kind: string; serviceCenterId: string | null },
): Promise<Ground> {
  const { rows } = await sql<Ground>`
    select c.time_zone as "timeZone", s.region_id as "regionId", s.regular_shift as "regularShift", s.workday_end as "workdayEnd",
      coalesce(o.status = 'PAUSED', false) as paused,
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
export interface StoredObligation extends Ground {
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
}

const stored = sql`select o.id, o.record_type as "recordType", o.record_id as "recordId", o.kind, o.status,
    o.service_center_id as "serviceCenterId", o.estate_id as "estateId", o.responsible_role as "responsibleRole",
    o.assignee_id as "assigneeId", o.anchor, o.due_rule as "dueRule", o.due_on::text as "dueOn", o.due_at as "dueAt",
    o.whole_day as "wholeDay", o.notices, c.time_zone as "timeZone", coalesce(o.region_id, s.region_id) as "regionId",
    s.regular_shift as "regularShift", s.workday_end as "workdayEnd", o.status = 'PAUSED' as paused,
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

/** Ends what is open of a record: of one kind, or all of it. */
export async function settle(
  db: Tx,
  record: { type: string; id: string },
  kind: string | null,
  outcome: Outcome,
): Promise<void> {
  await sql`update obligation set status = ${outcome}, settled_at = current_instant(), settled_by = current_person(), next_firing_at = null
    where company_id = current_company() and record_type = ${record.type} and record_id = ${record.id}
      and (${kind}::text is null or kind = ${kind}) and status in ('OPEN', 'PAUSED')`.execute(db);
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
