import type { DueRule } from "@threshold/domain/obligation/due";
import type { Notices } from "@threshold/domain/obligation/firing";
import type { RedatingStatus } from "@threshold/domain/obligation/redating";
import { sql } from "kysely";
import type { Tx } from "../db/tenancy.ts";
import { type StoredObligation, storedObligations } from "./queries.ts";

export interface RedatingRow {
  readonly id: string;
  readonly recordType: string;
  readonly kind: string;
  readonly rule: DueRule | null;
  readonly reason: string;
  readonly status: RedatingStatus;
  readonly total: number;
  readonly createdBy: string | null;
}

const own = sql`company_id = current_company()`;
const redating = sql<RedatingRow>`select id, record_type as "recordType", kind, due_rule as rule, reason, status, total,
  created_by as "createdBy" from redating where ${own}`;

export const lockRedating = async (db: Tx, id: string): Promise<RedatingRow | undefined> =>
  (await sql<RedatingRow>`${redating} and id = ${id} for update`.execute(db)).rows[0];

/** What is open under a rule: neither what recurs, nor what has no time limit, nor a launch's tasks, which their plan dates. */
const redatable = sql`o.status in ('OPEN', 'PAUSED') and o.recurrence is null and o.anchor is not null and o.record_type <> 'LaunchTask'`;

/** The kinds of which any is open, with how many. */
export async function listRedatableKinds(
  db: Tx,
): Promise<{ recordType: string; kind: string; title: string; count: number }[]> {
  const { rows } = await sql<{ recordType: string; kind: string; title: string; count: number }>`
    select o.record_type as "recordType", o.kind, (array_agg(o.title order by o.created_at desc, o.id))[1] as title, count(*)::int as count
    from obligation o where o.company_id = current_company() and ${redatable} group by 1, 2 order by 1, 2`.execute(
    db,
  );
  return rows;
}

const countOf = (of: { recordType: string; kind: string }) =>
  sql`(select count(*)::int from obligation o where o.company_id = current_company() and ${redatable}
    and o.record_type = ${of.recordType} and o.kind = ${of.kind})`;

export const insertRedating = (
  db: Tx,
  row: Pick<RedatingRow, "id" | "recordType" | "kind" | "rule" | "reason">,
) =>
  sql`insert into redating (company_id, id, record_type, kind, due_rule, reason, total)
    values (current_company(), ${row.id}, ${row.recordType}, ${row.kind}, ${row.rule && JSON.stringify(row.rule)}::jsonb, ${row.reason},
      ${countOf(row)})`.execute(db);

/** Moves a re-dating on where it still is in that state; false when it was called off. */
export async function moveRedating(
  db: Tx,
  id: string,
  from: RedatingStatus,
  to: RedatingStatus,
): Promise<boolean> {
  const { rows } =
    await sql`update redating set status = ${to}, done = case when ${to} = 'APPLYING' then 0 else done end,
      moving = (select count(*)::int from redating_move m where m.company_id = redating.company_id and m.redating_id = redating.id)
    where ${own} and id = ${id} and status = ${from} returning id`.execute(db);
  return rows.length > 0;
}

/** Ends what is under way or to be carried out. */
export const endRedating = (db: Tx, id: string, as: "CANCELLED" | "FAILED") =>
  sql`update redating set status = ${as} where ${own} and id = ${id} and status in ('CHECKING', 'CHECKED', 'APPLYING')`.execute(
    db,
  );

/** False when it was called off. */
export async function tellRedatingProgress(
  db: Tx,
  id: string,
  status: RedatingStatus,
  done: number,
): Promise<boolean> {
  const { rows } =
    await sql`update redating set done = done + ${done} where ${own} and id = ${id} and status = ${status} returning id`.execute(
      db,
    );
  return rows.length > 0;
}

/** The next open obligations of the kind after one, in the order of their ids. */
export async function listRedatable(
  db: Tx,
  of: { recordType: string; kind: string },
  after: string | null,
  limit: number,
): Promise<StoredObligation[]> {
  const chosen = sql`select o.id from obligation o where o.company_id = current_company() and ${redatable}
    and o.record_type = ${of.recordType} and o.kind = ${of.kind} and (${after}::uuid is null or o.id > ${after}) order by o.id limit ${limit}`;
  return storedObligations(db, chosen);
}

/** What it moves and has not moved yet, locked: those that are still open. */
export async function lockUnmoved(
  db: Tx,
  id: string,
  limit: number,
): Promise<{ ids: string[]; open: StoredObligation[] }> {
  const { rows } = await sql<{ id: string }>`select obligation_id as id from redating_move
    where ${own} and redating_id = ${id} and moved_at is null order by obligation_id limit ${limit}`.execute(
    db,
  );
  const ids = rows.map((row) => row.id);
  await sql`select from obligation where ${own} and id = any(${ids}::uuid[]) order by id for update`.execute(
    db,
  );
  const chosen = sql`select o.id from obligation o where o.company_id = current_company() and ${redatable} and o.id = any(${ids}::uuid[])`;
  return { ids, open: await storedObligations(db, chosen) };
}

/** A move as it is kept. */
export interface Move {
  readonly obligation_id: string;
  readonly from_rule: DueRule;
  readonly to_rule: DueRule;
  readonly from_due_at: string;
  readonly to_due_at: string;
}

export const insertMoves = (db: Tx, of: RedatingRow, moves: readonly Move[]) =>
  sql`insert into redating_move (company_id, redating_id, obligation_id, from_rule, to_rule, from_due_at, to_due_at, reason, created_by)
    select current_company(), ${of.id}, m.obligation_id, m.from_rule, m.to_rule, m.from_due_at, m.to_due_at, ${of.reason}, ${of.createdBy}
    from jsonb_to_recordset(${JSON.stringify(moves)}::jsonb) as m (obligation_id uuid, from_rule jsonb, to_rule jsonb, from_due_at timestamptz, to_due_at timestamptz)
    on conflict (company_id, redating_id, obligation_id) do nothing`.execute(db);

/** Of those moves the ones that were made are kept as made; what was done or moved away meanwhile is not moved. */
export async function keepMoved(
  db: Tx,
  id: string,
  ids: readonly string[],
  moves: readonly Move[],
): Promise<void> {
  await sql`update redating_move m set moved_at = current_instant(), from_rule = x.from_rule, from_due_at = x.from_due_at, to_due_at = x.to_due_at
    from jsonb_to_recordset(${JSON.stringify(moves)}::jsonb) as x (obligation_id uuid, from_rule jsonb, from_due_at timestamptz, to_due_at timestamptz)
    where m.company_id = current_company() and m.redating_id = ${id} and m.obligation_id = x.obligation_id`.execute(
    db,
  );
  await sql`delete from redating_move where ${own} and redating_id = ${id} and moved_at is null and obligation_id = any(${ids}::uuid[])`.execute(
    db,
  );
}

/** A due instant by another rule, or only other notices of the same. */
export interface Redated {
  readonly id: string;
  readonly due_rule: DueRule;
  readonly due_on: string;
  readonly due_at: string;
  readonly whole_day: boolean;
  readonly provisional: boolean;
  readonly notices: Notices;
  readonly next_firing_at: string | null;
  readonly moves: boolean;
}

/** Gives obligations the due instants of a newer rule: they are told of anew from now on. Only other notices go on where they were. */
export async function redate(db: Tx, rows: readonly Redated[]): Promise<void> {
  const soon = sql`current_instant() - interval '1 millisecond'`;
  await sql`update obligation o set due_rule = r.due_rule, rule_version = o.rule_version + r.moves::int, due_on = r.due_on, due_at = r.due_at,
      whole_day = r.whole_day, provisional = r.provisional, notices = r.notices, next_firing_at = r.next_firing_at,
      since = case when r.moves then current_instant() else o.since end,
      fired_until = case when r.moves then ${soon} else greatest(o.fired_until, least(${soon}, o.next_firing_at - interval '1 millisecond')) end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, due_rule jsonb, due_on date, due_at timestamptz,
      whole_day boolean, provisional boolean, notices jsonb, next_firing_at timestamptz, moves boolean)
    where o.company_id = current_company() and o.id = r.id`.execute(db);
}
