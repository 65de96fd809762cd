import type { OpenLot } from "@threshold/domain/unit-acceptance/lots";
import { type Insertable, sql } from "kysely";
import type { Tx } from "../db/tenancy.ts";
import type { AcceptanceLotTable } from "../db/types.ts";
import type { Row } from "../graphql/read/map.ts";
import { rowOf } from "../graphql/read/sqljson.ts";

/** The homes of a batch with what they are called in a draw. */
export const listHomes = async (db: Tx, batchId: string) =>
  (
    await sql<{ recordId: string; buildingId: string; building: string; name: string }>`
      select r.id as "recordId", r.building_id as "buildingId", b.number as building, b.number || '-' || u.room_number as name
      from unit_acceptance r join unit u on u.company_id = r.company_id and u.id = r.unit_id
      join building b on b.company_id = r.company_id and b.id = r.building_id
      where r.company_id = current_company() and r.batch_id = ${batchId} order by u.sort_key`.execute(
      db,
    )
  ).rows;

/** How the estate's lots were decided so far, oldest first, by "item level aql". */
export async function listDecided(db: Tx, estateId: string): Promise<Map<string, boolean[]>> {
  const { rows } = await sql<{ key: string; accepted: boolean[] }>`
    select concat_ws(' ', l.item_code, l.level, l.aql) as key, array_agg(l.verdict = 'ACCEPTED' order by l.decided_at, l.id) as accepted
    from acceptance_lot l join acceptance_batch b on b.company_id = l.company_id and b.id = l.batch_id
    where l.company_id = current_company() and b.estate_id = ${estateId} and l.decided_at is not null group by 1`.execute(
    db,
  );
  return new Map(rows.map(({ key, accepted }) => [key, accepted]));
}

export const insertLots = (
  db: Tx,
  rows: readonly Omit<Insertable<AcceptanceLotTable>, "company_id">[],
) =>
  db
    .insertInto("acceptance_lot")
    .values(rows.map((row) => ({ ...row, company_id: sql<string>`current_company()` })))
    .execute();

/** Homes of the building outside of the sample are not asked for the item. */
export const skipOutside = (
  db: Tx,
  lot: {
    readonly batchId: string;
    readonly buildingId: string;
    readonly itemCode: string;
    readonly sample: readonly string[];
  },
) =>
  sql`update unit_acceptance set skips = array_append(skips, ${lot.itemCode}) where company_id = current_company()
    and batch_id = ${lot.batchId} and building_id = ${lot.buildingId} and not id = any(${lot.sample}::uuid[])`.execute(
    db,
  );

/** A rejected lot asks every home: whoever was left out is inspected for the item as well. */
export const askAll = (
  db: Tx,
  lot: { readonly batchId: string; readonly buildingId: string; readonly itemCode: string },
) =>
  sql`update unit_acceptance set skips = array_remove(skips, ${lot.itemCode}) where company_id = current_company()
    and batch_id = ${lot.batchId} and building_id = ${lot.buildingId} and ${lot.itemCode} = any(skips)`.execute(
    db,
  );

/** How far the sample of a lot `l` is: homes that all have signed, and those of them that failed at their first inspection. */
export const progressOf = (
  l: Row,
) => sql`select count(*) filter (where s.first_pass is not null)::int as concluded,
    count(*) filter (where s.first_pass is not null and exists (select from unit_result x where x.company_id = s.company_id
      and x.record_id = s.id and x.round = 1 and x.item_code = ${l("item_code")} and x.outcome = 'FAIL'))::int as nonconforming
  from unit_acceptance s where s.company_id = ${l("company_id")} and s.id = any(${l("sample")})`;

/** The undecided lots that a home is in the sample of, locked. */
export async function lockLotsOf(
  db: Tx,
  record: { readonly id: string; readonly batchId: string; readonly buildingId: string },
) {
  const { rows } = await sql<{
    id: string;
    itemCode: string;
    size: number;
    accept: number;
    concluded: number;
    nonconforming: number;
  }>`
    with l as (select * from acceptance_lot where company_id = current_company() and batch_id = ${record.batchId}
      and building_id = ${record.buildingId} and verdict = 'OPEN' and ${record.id} = any(sample) order by id for update)
    select l.id, l.item_code as "itemCode", cardinality(l.sample) as size, l.accept, p.concluded, p.nonconforming
    from l cross join lateral (${progressOf(rowOf("l"))}) p`.execute(db);
  return rows;
}

export const decideLot = (db: Tx, id: string, verdict: "ACCEPTED" | "REJECTED") =>
  sql`update acceptance_lot set verdict = ${verdict}, decided_at = current_instant()
    where company_id = current_company() and id = ${id}`.execute(db);

/** The undecided lots whose samples leave a home out. */
export const listOpenLots = async (
  db: Tx,
  {
    batchId,
    buildingId,
    skips,
  }: { readonly batchId: string; readonly buildingId: string; readonly skips: readonly string[] },
): Promise<readonly OpenLot[]> =>
  skips.length === 0
    ? []
    : (
        await sql<OpenLot>`
          select l.item_label as item, l.item_label_en as "itemEn", p.concluded, cardinality(l.sample) as size
          from acceptance_lot l cross join lateral (${progressOf(rowOf("l"))}) p
          where l.company_id = current_company() and l.batch_id = ${batchId} and l.building_id = ${buildingId}
            and l.verdict = 'OPEN' and l.item_code = any(${skips}::text[]) order by l.item_code`.execute(
          db,
        )
      ).rows;
