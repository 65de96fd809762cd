import { sql } from "kysely";
import type { Tx } from "../db/tenancy.ts";

/** Marks the viewer's own notices; those of others are not touched. */
export async function markRead(db: Tx, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{
    id: string;
  }>`update notice set read_at = coalesce(read_at, current_instant())
    where company_id = current_company() and person_id = current_person() and id = any(${ids}::uuid[]) returning id`.execute(
    db,
  );
  return rows.map((row) => row.id);
}
