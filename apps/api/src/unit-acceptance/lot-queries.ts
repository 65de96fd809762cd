import {
  planKey,
  type SamplingEvent,
  type SamplingHistory,
} from "@threshold/domain/unit-acceptance/lots";
import type { OpenLot } from "@threshold/domain/unit-acceptance/verdict";
import { type Insertable, type RawBuilder, sql } from "kysely";
import type { Tx } from "../db/tenancy.ts";
import type { AcceptanceLotTable, AcceptanceSamplingDecisionTable } from "../db/types.ts";
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

/**
 * 宽严转移: what an estate has had of each item and plan that are inspected by lots, oldest first: its decided lots, as the rule takes
 * them, and the decisions between them with who decided and why.
 */
export const samplingHistoryOf = (
  companyId: RawBuilder<unknown>,
  estateId: RawBuilder<unknown>,
) => sql`(select coalesce(jsonb_agg(jsonb_build_object('itemCode', h.item_code, 'level', h.level, 'aql', h.aql, 'events', h.events)
    order by h.item_code, h.level, h.aql), '[]')
  from (select e.item_code, e.level, e.aql, jsonb_agg(e.event order by e.at, e.id) as events
    from (select l.item_code, l.level, l.aql, l.decided_at as at, l.id, jsonb_build_object('kind', 'LOT', 'homes', l.homes,
          'severity', l.severity, 'accept', l.accept, 'accepted', l.verdict = 'ACCEPTED', 'nonconforming', p.nonconforming) as event
        from acceptance_lot l join acceptance_batch b on b.company_id = l.company_id and b.id = l.batch_id
        cross join lateral (${progressOf(rowOf("l"))}) p
        where l.company_id = ${companyId} and b.estate_id = ${estateId} and l.decided_at is not null
      union all
      select d.item_code, d.level, d.aql, d.decided_at, d.id, jsonb_build_object('kind', 'DECISION', 'decision', d.decision,
          'reason', d.reason, 'at', d.decided_at, 'by', (select p.name from person p where p.company_id = d.company_id and p.id = d.created_by))
        from acceptance_sampling_decision d
        where d.company_id = ${companyId} and d.estate_id = ${estateId}) e
    group by 1, 2, 3) h)`;

/** The same for the rules, by `planKey`. */
export async function listSamplingHistory(
  db: Tx,
  estateId: string,
): Promise<ReadonlyMap<string, readonly SamplingEvent[]>> {
  const { rows } = await sql<{ all: SamplingHistory[] }>`
    select ${samplingHistoryOf(sql`current_company()`, sql`${estateId}::uuid`)} as all`.execute(db);
  return new Map(rows[0]!.all.map((one) => [planKey(one.itemCode, one), one.events]));
}

export const insertSamplingDecision = (
  db: Tx,
  row: Omit<Insertable<AcceptanceSamplingDecisionTable>, "company_id">,
) =>
  db
    .insertInto("acceptance_sampling_decision")
    .values({ ...row, company_id: sql<string>`current_company()` })
    .execute();

export const insertLots = (
  db: Tx,
  rows: readonly Omit<Insertable<AcceptanceLotTable>, "company_id">[],
) =>
  db
    .insertInto("acceptance_lot")
    .values(rows.map((row) => ({ ...row, company_id: sql<string>`current_company()` })))
    .execute();

/** Homes of the batch outside of samples are not asked for their items: in one statement, however many lots there are. */
export const skipOutside = (db: Tx, batchId: string) =>
  sql`update unit_acceptance r set skips = outside.codes
    from (select h.id, array_agg(l.item_code order by l.item_code) as codes
      from acceptance_lot l join unit_acceptance h on h.company_id = l.company_id and h.batch_id = l.batch_id
        and h.building_id = l.building_id and not h.id = any(l.sample)
      where l.company_id = current_company() and l.batch_id = ${batchId} group by h.id) outside
    where r.company_id = current_company() and r.id = outside.id`.execute(db);

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

/**
 * The undecided lots that a home is in the sample of. All of the batch's are locked ahead of it, in one order, and counted by a
 * statement of its own: whoever waited for the last but one home of a sample sees it concluded.
 */
export async function lockLotsOf(
  db: Tx,
  record: { readonly id: string; readonly batchId: string },
) {
  await sql`select from acceptance_lot where company_id = current_company() and batch_id = ${record.batchId}
    and verdict = 'OPEN' order by id for update`.execute(db);
  const { rows } = await sql<{
    id: string;
    itemCode: string;
    size: number;
    accept: number;
    concluded: number;
    nonconforming: number;
  }>`
    select l.id, l.item_code as "itemCode", cardinality(l.sample) as size, l.accept, p.concluded, p.nonconforming
    from acceptance_lot l cross join lateral (${progressOf(rowOf("l"))}) p
    where l.company_id = current_company() and l.batch_id = ${record.batchId} and l.verdict = 'OPEN'
      and ${record.id} = any(l.sample) order by l.id`.execute(db);
  return rows;
}

export const decideLot = (db: Tx, id: string, verdict: "ACCEPTED" | "REJECTED") =>
  sql`update acceptance_lot set verdict = ${verdict}, decided_at = current_instant()
    where company_id = current_company() and id = ${id}`.execute(db);

/** The undecided lots whose samples leave a home `r` out, with how far they are. */
export const openLotsOf = (
  r: Row,
) => sql`(select coalesce(jsonb_agg(jsonb_build_object('item', l.item_label, 'itemEn', l.item_label_en, 'concluded', p.concluded,
    'size', cardinality(l.sample)) order by l.item_code), '[]')
  from acceptance_lot l cross join lateral (${progressOf(rowOf("l"))}) p
  where l.company_id = ${r("company_id")} and l.batch_id = ${r("batch_id")} and l.building_id = ${r("building_id")}
    and l.verdict = 'OPEN' and l.item_code = any(${r("skips")}))`;

/** The same, for the rules. */
export const listOpenLots = async (db: Tx, recordId: string): Promise<readonly OpenLot[]> =>
  (
    await sql<{ lots: OpenLot[] }>`select ${openLotsOf(rowOf("r"))} as lots from unit_acceptance r
      where r.company_id = current_company() and r.id = ${recordId}`.execute(db)
  ).rows[0]!.lots;
