import type { BulkStatus } from "@threshold/domain/bulk/bulk";
import { sql } from "kysely";
import type { Tx } from "../db/tenancy.ts";
import type { NamedRow } from "./types.ts";

const own = sql`company_id = current_company()`;

export interface EditRow {
  readonly id: string;
  readonly recordType: string;
  readonly change: object;
  readonly status: BulkStatus;
  readonly toChange: number;
}

export const lockEdit = async (db: Tx, id: string): Promise<EditRow | undefined> =>
  (
    await sql<EditRow>`select id, record_type as "recordType", change, status, to_change as "toChange"
      from bulk_edit where ${own} and id = ${id} for update`.execute(db)
  ).rows[0];

const counts = (rows: readonly NamedRow[]) => {
  const count = (verdict: NamedRow["verdict"]) =>
    rows.filter((row) => row.verdict === verdict).length;
  return { toChange: count("CHANGE"), unchanged: count("SAME"), refused: count("REFUSED") };
};

export async function insertEdit(
  db: Tx,
  edit: { readonly id: string; readonly recordType: string; readonly change: object },
  rows: readonly NamedRow[],
): Promise<void> {
  const { toChange, unchanged, refused } = counts(rows);
  await sql`insert into bulk_edit (company_id, id, record_type, change, total, to_change, unchanged, refused)
    values (current_company(), ${edit.id}, ${edit.recordType}, ${JSON.stringify(edit.change)}::jsonb, ${rows.length},
      ${toChange}, ${unchanged}, ${refused})`.execute(db);
  await sql`insert into bulk_edit_row (company_id, bulk_edit_id, position, record_id, name, verdict, refusal, before, after)
    select current_company(), ${edit.id}, r.position, r."recordId", r.name, r.verdict, r.refusal, r.before, r.after
    from rows from (jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as ("recordId" uuid, name text, verdict text, refusal jsonb, before jsonb, after jsonb))
      with ordinality as r ("recordId", name, verdict, refusal, before, after, position)`.execute(
    db,
  );
}

export async function listRows(db: Tx, editId: string): Promise<NamedRow[]> {
  const { rows } =
    await sql<NamedRow>`select record_id as "recordId", name, verdict, refusal, before, after
    from bulk_edit_row where ${own} and bulk_edit_id = ${editId} order by position`.execute(db);
  return rows;
}

/** Keeps what became of each row when the edit was applied. */
export async function applyEditRows(
  db: Tx,
  editId: string,
  rows: readonly NamedRow[],
): Promise<void> {
  const { toChange, unchanged, refused } = counts(rows);
  await sql`update bulk_edit set status = 'APPLIED', applied_at = current_instant(), to_change = ${toChange},
      unchanged = ${unchanged}, refused = ${refused} where ${own} and id = ${editId}`.execute(db);
  await sql`update bulk_edit_row b set verdict = r.verdict, refusal = r.refusal, before = r.before, after = r.after
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r ("recordId" uuid, verdict text, refusal jsonb, before jsonb, after jsonb)
    where b.company_id = current_company() and b.bulk_edit_id = ${editId} and b.record_id = r."recordId"
      and b.verdict <> r.verdict`.execute(db);
}

export async function markUndone(db: Tx, editId: string): Promise<void> {
  await sql`update bulk_edit set status = 'UNDONE', undone_at = current_instant()
    where ${own} and id = ${editId}`.execute(db);
}
