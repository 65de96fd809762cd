import type { RefusedStatus } from "@threshold/domain/outbox/refused";
import { type Insertable, sql, type Updateable } from "kysely";
import type { Tx } from "../db/tenancy.ts";
import type { RefusedCommandTable } from "../db/types.ts";

const company = sql<string>`current_company()`;

/** Kinds of records that people work on without signal: the lanes of their devices. */
export const laneTypes = ["UnitAcceptance", "Unit", "Estate", "Defect", "TakeoverProject"] as const;
export type LaneType = (typeof laneTypes)[number];

export interface LanePlace {
  readonly serviceCenterId: string;
  /** The newest batch that it is a part of. */
  readonly batchId: string | null;
  /** The takeover that it is of. */
  readonly takeoverId: string | null;
}

/** Where a lane's record lies. */
export async function findLane(db: Tx, type: LaneType, id: string): Promise<LanePlace | undefined> {
  const source = {
    UnitAcceptance: sql`select service_center_id, batch_id, null::uuid as takeover_id from unit_acceptance r where`,
    Unit: sql`select service_center_id, (select a.batch_id from unit_acceptance a
      where a.company_id = r.company_id and a.unit_id = r.id limit 1) as batch_id, null::uuid as takeover_id from unit r where`,
    Estate: sql`select service_center_id, (select b.id from acceptance_batch b
      where b.company_id = r.company_id and b.estate_id = r.id order by b.created_at desc limit 1) as batch_id,
      null::uuid as takeover_id from estate r where`,
    Defect: sql`select service_center_id, case when source_kind <> 'TAKEOVER' then (select a.batch_id from unit_acceptance a
      where a.company_id = r.company_id and a.unit_id = r.unit_id limit 1) end as batch_id,
      case when source_kind = 'TAKEOVER' then source_id end as takeover_id from defect r where`,
    TakeoverProject: sql`select service_center_id, null::uuid as batch_id, id as takeover_id from takeover_project r where`,
  }[type];
  const { rows } = await sql<LanePlace>`
    select x.service_center_id as "serviceCenterId", x.batch_id as "batchId", x.takeover_id as "takeoverId"
    from (${source} r.company_id = current_company() and r.id = ${id}) x`.execute(db);
  return rows[0];
}

export interface RefusedRow extends LanePlace {
  readonly status: RefusedStatus;
}

export const lockRefused = async (db: Tx, id: string): Promise<RefusedRow | undefined> =>
  (
    await sql<RefusedRow>`select status, service_center_id as "serviceCenterId", batch_id as "batchId", takeover_id as "takeoverId"
      from refused_command where company_id = current_company() and id = ${id} for update`.execute(
      db,
    )
  ).rows[0];

/** Whether the viewer's key has its answer: it was accepted after all. */
export const isTaken = async (db: Tx, key: string): Promise<boolean> =>
  (
    await sql<{ taken: boolean }>`select exists (select from idempotency
      where company_id = current_company() and person_id = current_person() and key = ${key}) as taken`.execute(
      db,
    )
  ).rows[0]!.taken;

export const insertRefused = (db: Tx, row: Omit<Insertable<RefusedCommandTable>, "company_id">) =>
  db
    .insertInto("refused_command")
    .values({ ...row, company_id: company })
    .execute();

export const updateRefused = (db: Tx, id: string, columns: Updateable<RefusedCommandTable>) =>
  db
    .updateTable("refused_command")
    .set(columns)
    .where("company_id", "=", company)
    .where("id", "=", id)
    .execute();

/** How many of a batch or of a takeover wait for its leader. */
export const countOpen = async (db: Tx, id: string): Promise<number> =>
  (
    await sql<{ count: number }>`select count(*)::int as count from refused_command
      where company_id = current_company() and (batch_id = ${id} or takeover_id = ${id}) and status in ('OPEN', 'ASIDE')`.execute(
      db,
    )
  ).rows[0]!.count;

/** The record whose leader looks at refused commands, with what his work says of it. */
export const findFollowed = async (db: Tx, { batchId, takeoverId }: LanePlace) =>
  (
    await sql<{ name: string; serviceCenterId: string; estateId: string }>`
      select name, service_center_id as "serviceCenterId", estate_id as "estateId" from acceptance_batch
        where company_id = current_company() and id = ${batchId}
      union all select name, service_center_id, estate_id from takeover_project
        where company_id = current_company() and id = ${takeoverId}`.execute(db)
  ).rows[0];
