import type { Day } from "@threshold/domain/calendar/day";
import type { Member } from "@threshold/domain/unit-acceptance/group";
import type { SummaryRow } from "@threshold/domain/unit-acceptance/daily-summary";
import type { Point } from "@threshold/domain/unit-acceptance/measuring";
import type { Room, StandardContent } from "@threshold/domain/unit-acceptance/standard";
import type { Tool } from "@threshold/domain/unit-acceptance/tool-kit";
import type { Lease } from "@threshold/domain/unit-acceptance/lease";
import type { Mending } from "@threshold/domain/unit-acceptance/verdict";
import type {
  BatchStatus,
  GroupKind,
  Outcome,
  UnitStatus,
} from "@threshold/domain/unit-acceptance/vocabulary";
import { type Insertable, sql, type Updateable } from "kysely";
import { compiler } from "../db/database.ts";
import type { Lock, Tx } from "../db/tenancy.ts";
import type {
  AcceptanceBatchTable,
  AcceptanceDayTable,
  AcceptanceGroupTable,
  AcceptanceStandardTable,
  UnitAcceptanceTable,
  UnitResultTable,
} from "../db/types.ts";

const company = sql<string>`current_company()`;
type New<Table> = Omit<Insertable<Table>, "company_id">;

export type KeptTool = Tool & { readonly id: string; readonly spec: string | null };

export interface GroupRow {
  readonly id: string;
  readonly kind: GroupKind;
  readonly name: string;
  readonly leaderId: string;
  readonly leaderName: string;
  /** Today, at the center. */
  readonly leaderIsHead: boolean;
  readonly members: readonly Member[];
  readonly tools: readonly KeptTool[];
  readonly version: number;
}

export interface BatchRow {
  readonly id: string;
  readonly name: string;
  readonly status: BatchStatus;
  readonly serviceCenterId: string;
  readonly estateId: string;
  readonly estateName: string;
  readonly timeZone: string;
  readonly plannedHandoverOn: Day;
  readonly approvedOn: Day;
  readonly province: string | null;
  readonly city: string | null;
  readonly content: StandardContent;
  readonly layouts: Readonly<Record<string, readonly Room[]>>;
  readonly version: number;
  readonly groups: readonly GroupRow[];
}

/** Whatever changes a batch's team waits at it. */
export const batchLock = (id: string): Lock =>
  sql`select from acceptance_batch where company_id = current_company() and id = ${id} for update`.compile(
    compiler,
  );

const batches = (where: ReturnType<typeof sql>) => sql<BatchRow>`
  select b.id, b.name, b.status, b.service_center_id as "serviceCenterId", b.estate_id as "estateId", e.name as "estateName",
    c.time_zone as "timeZone", b.planned_handover_on as "plannedHandoverOn", b.approved_on as "approvedOn", b.province, b.city,
    s.content, b.layouts, b.version,
    (select coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'kind', g.kind, 'name', g.name, 'leaderId', g.leader_id,
        'leaderName', (select p.name from person p where p.company_id = g.company_id and p.id = g.leader_id),
        'leaderIsHead', exists (select from role_assignment a where a.company_id = g.company_id and a.person_id = g.leader_id
          and a.role = 'SERVICE_CENTER_HEAD' and a.place_id = b.service_center_id and a.from_on <= current_day()
          and (a.to_on is null or a.to_on >= current_day())),
        'members', g.members, 'tools', g.tools, 'version', g.version) order by g.kind, g.created_at), '[]')
      from acceptance_group g where g.company_id = b.company_id and g.batch_id = b.id) as groups
  from acceptance_batch b
  join company c on c.company_id = b.company_id
  join estate e on e.company_id = b.company_id and e.id = b.estate_id
  join acceptance_standard s on s.company_id = b.company_id and s.id = b.standard_id
  where b.company_id = current_company() and ${where}`;

export const findBatch = async (db: Tx, id: string): Promise<BatchRow | undefined> =>
  (await batches(sql`b.id = ${id}`).execute(db)).rows[0];

export const insertBatch = (db: Tx, row: New<AcceptanceBatchTable>) =>
  db
    .insertInto("acceptance_batch")
    .values({ ...row, company_id: company })
    .execute();

export const updateBatch = (db: Tx, id: string, columns: Updateable<AcceptanceBatchTable>) =>
  db
    .updateTable("acceptance_batch")
    .set(columns)
    .where("company_id", "=", company)
    .where("id", "=", id)
    .execute();

/** The company's. */
export const findTimeZone = async (db: Tx): Promise<string> =>
  (
    await sql<{
      zone: string;
    }>`select time_zone as zone from company where company_id = current_company()`.execute(db)
  ).rows[0]!.zone;

/** A version of the standard. */
export interface StandardRow {
  readonly id: string;
  readonly number: number;
  readonly content: StandardContent;
  readonly publishedAt: string | null;
  readonly version: number;
}

const standards = sql<StandardRow>`select id, number, content, published_at as "publishedAt", version
  from acceptance_standard where company_id = current_company()`;

/** The standard in use: the newest version that is published. */
export const findStandard = async (db: Tx): Promise<StandardRow | undefined> =>
  (
    await sql<StandardRow>`${standards} and published_at is not null order by number desc limit 1`.execute(
      db,
    )
  ).rows[0];

export const lockStandard = async (db: Tx, id: string): Promise<StandardRow | undefined> =>
  (await sql<StandardRow>`${standards} and id = ${id} for update`.execute(db)).rows[0];

export const insertStandard = (db: Tx, row: New<AcceptanceStandardTable>) =>
  db
    .insertInto("acceptance_standard")
    .values({ ...row, company_id: company })
    .execute();

export const updateStandard = (db: Tx, id: string, columns: Updateable<AcceptanceStandardTable>) =>
  db
    .updateTable("acceptance_standard")
    .set(columns)
    .where("company_id", "=", company)
    .where("id", "=", id)
    .execute();

export const deleteStandard = (db: Tx, id: string) =>
  db
    .deleteFrom("acceptance_standard")
    .where("company_id", "=", company)
    .where("id", "=", id)
    .execute();

/** Rooms as the estate's last batch had them. */
export const findLayouts = async (db: Tx, estateId: string): Promise<BatchRow["layouts"]> =>
  (
    await sql<{ layouts: BatchRow["layouts"] }>`select layouts from acceptance_batch
      where company_id = current_company() and estate_id = ${estateId} order by created_at desc limit 1`.execute(
      db,
    )
  ).rows[0]?.layouts ?? {};

/** Buildings of the estate among these, by number. */
export const listBuildings = async (db: Tx, estateId: string, ids: readonly string[]) =>
  (
    await sql<{ id: string; number: string }>`select id, number from building
      where company_id = current_company() and estate_id = ${estateId} and id = any(${ids}::uuid[]) order by sort_key`.execute(
      db,
    )
  ).rows;

/** A record for every home of the buildings that has none yet; answers how many. Parking and stores are not accepted. */
export async function insertRecords(
  db: Tx,
  batch: { readonly id: string; readonly buildingIds: readonly string[] },
): Promise<number> {
  const { rows } = await sql`
    insert into unit_acceptance (company_id, id, service_center_id, batch_id, estate_id, building_id, unit_id)
    select u.company_id, gen_random_uuid(), u.service_center_id, ${batch.id}, u.estate_id, u.building_id, u.id
    from unit u where u.company_id = current_company() and u.building_id = any(${batch.buildingIds}::uuid[])
      and u.status = 'ACTIVE' and u.use in ('RESIDENTIAL', 'SHOP', 'OFFICE')
    on conflict do nothing returning id`.execute(db);
  return rows.length;
}

export const saveGroup = (db: Tx, row: New<AcceptanceGroupTable>) =>
  db
    .insertInto("acceptance_group")
    .values({ ...row, company_id: company })
    .onConflict((conflict) =>
      conflict.columns(["company_id", "id"]).doUpdateSet({
        name: row.name,
        leader_id: row.leader_id,
        members: row.members,
        tools: row.tools,
      }),
    )
    .execute();

/** A home's record with its place. */
export interface RecordRow {
  readonly id: string;
  readonly batchId: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly layoutType: string | null;
  readonly buildingId: string;
  /** Items that it is not inspected for: it is outside of their samples. */
  readonly skips: readonly string[];
  readonly deliveryOn: Day | null;
  readonly status: UnitStatus;
  readonly round: number;
  readonly generalGroupId: string | null;
  readonly specialGroupId: string | null;
  readonly firstPass: boolean | null;
  readonly leases: Leases;
  readonly version: number;
}

/** Who is at work in a home, by kind of group. */
export type Leases = Readonly<Partial<Record<GroupKind, KeptLease>>>;
export type KeptLease = Lease & {
  readonly since: string;
  /** Whom it was taken over from, and why. */
  readonly fromName: string | null;
  readonly reason: string | null;
};

const records = (where: ReturnType<typeof sql>) => sql<RecordRow>`
  select r.id, r.batch_id as "batchId", r.unit_id as "unitId", b.number || '-' || u.room_number as "unitName",
    u.layout_type as "layoutType", r.building_id as "buildingId", r.skips, u.delivery_on as "deliveryOn", r.status, r.round, r.general_group_id as "generalGroupId",
    r.special_group_id as "specialGroupId", r.first_pass as "firstPass", r.leases, r.version
  from unit_acceptance r join unit u on u.company_id = r.company_id and u.id = r.unit_id
  join building b on b.company_id = r.company_id and b.id = r.building_id
  where r.company_id = current_company() and ${where}`;

export const findRecord = async (db: Tx, id: string): Promise<RecordRow | undefined> =>
  (await records(sql`r.id = ${id}`).execute(db)).rows[0];

export const lockRecords = async (db: Tx, ids: readonly string[]): Promise<RecordRow[]> =>
  (
    await sql<RecordRow>`${records(sql`r.id = any(${ids}::uuid[])`)} order by r.id for update of r`.execute(
      db,
    )
  ).rows;

export const recordLock = (id: string): Lock =>
  sql`select from unit_acceptance where company_id = current_company() and id = ${id} for update`.compile(
    compiler,
  );

export const findRecordOfResult = async (
  db: Tx,
  resultId: string,
): Promise<
  | {
      recordId: string;
      groupId: string;
      serviceCenterId: string;
      round: number;
      doneById: string;
    }
  | undefined
> =>
  (
    await sql<{
      recordId: string;
      groupId: string;
      serviceCenterId: string;
      round: number;
      doneById: string;
    }>`
      select record_id as "recordId", group_id as "groupId", service_center_id as "serviceCenterId", round, done_by as "doneById"
      from unit_result
      where company_id = current_company() and id = ${resultId}`.execute(db)
  ).rows[0];

export const updateRecord = (db: Tx, id: string, columns: Updateable<UnitAcceptanceTable>) =>
  db
    .updateTable("unit_acceptance")
    .set(columns)
    .where("company_id", "=", company)
    .where("id", "=", id)
    .execute();

/** A result as it is kept. */
export interface ResultRow {
  readonly id: string;
  readonly round: number;
  readonly itemCode: string;
  readonly roomCode: string;
  readonly groupId: string;
  readonly outcome: Outcome;
  readonly points: readonly Point[];
  readonly tool: KeptTool | null;
  readonly remark: string | null;
  readonly mending: Mending | null;
  readonly exception: string | null;
  readonly planId: string | null;
  readonly pinX: number | null;
  readonly pinY: number | null;
  readonly doneAt: string;
  readonly doneById: string;
  readonly doneBy: string;
  readonly version: number;
}

/** Of each line the result of its latest round. */
export const listResults = async (db: Tx, recordId: string): Promise<ResultRow[]> =>
  (
    await sql<ResultRow>`
      select distinct on (x.item_code, x.room_code) x.id, x.round, x.item_code as "itemCode", x.room_code as "roomCode",
        x.group_id as "groupId", x.outcome, x.points, x.tool, x.remark, x.mending, x.exception,
        x.plan_id as "planId", x.pin_x as "pinX", x.pin_y as "pinY", x.done_at as "doneAt",
        x.done_by as "doneById", p.name as "doneBy", x.version
      from unit_result x join person p on p.company_id = x.company_id and p.id = x.done_by
      where x.company_id = current_company() and x.record_id = ${recordId}
      order by x.item_code, x.room_code, x.round desc`.execute(db)
  ).rows;

/** Writes results of a round: of one that is there already the id stays. */
export const saveResults = (db: Tx, rows: readonly New<UnitResultTable>[]) =>
  db
    .insertInto("unit_result")
    .values(rows.map((row) => ({ ...row, company_id: company })))
    .onConflict((conflict) =>
      conflict
        .columns(["company_id", "record_id", "round", "item_code", "room_code"])
        .doUpdateSet((excluded) => ({
          outcome: excluded.ref("excluded.outcome"),
          points: excluded.ref("excluded.points"),
          tool: excluded.ref("excluded.tool"),
          measured: excluded.ref("excluded.measured"),
          remark: excluded.ref("excluded.remark"),
          mending: excluded.ref("excluded.mending"),
          plan_id: excluded.ref("excluded.plan_id"),
          pin_x: excluded.ref("excluded.pin_x"),
          pin_y: excluded.ref("excluded.pin_y"),
          group_id: excluded.ref("excluded.group_id"),
          done_at: excluded.ref("excluded.done_at"),
          done_by: excluded.ref("excluded.done_by"),
        })),
    )
    .execute();

/** Marks how far what failed in a line is mended. */
export const updateMending = (
  db: Tx,
  id: string,
  columns: { readonly mending: Mending; readonly exception?: string | null },
) =>
  db
    .updateTable("unit_result")
    .set(columns)
    .where("company_id", "=", company)
    .where("id", "=", id)
    .execute();

/** Why a defect is accepted as it is. */
export const findException = async (db: Tx, defectId: string): Promise<string> =>
  (
    await sql<{
      reason: string;
    }>`select coalesce(reason, ${sql.lit("例外接受")}) as reason from defect_event
      where company_id = current_company() and defect_id = ${defectId} and act = 'EXCEPT' order by done_at desc limit 1`.execute(
      db,
    )
  ).rows[0]!.reason;

/** How many homes of a batch stand how. */
export async function countStatuses(
  db: Tx,
  batchId: string,
): Promise<Partial<Record<UnitStatus, number>>> {
  const { rows } = await sql<{ status: UnitStatus; count: number }>`
    select status, count(*)::int as count from unit_acceptance
    where company_id = current_company() and batch_id = ${batchId} group by status`.execute(db);
  return Object.fromEntries(rows.map(({ status, count }) => [status, count]));
}

/** How many of a group's homes wait for a member's signature. */
export async function countUnsigned(db: Tx, groupId: string, memberId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from unit_acceptance r
    join sign_off s on s.company_id = r.company_id and s.record_type = 'UnitAcceptance' and s.record_id = r.id and s.status = 'OPEN'
    join sign_off_slot x on x.company_id = s.company_id and x.sign_off_id = s.id and x.key = ${memberId} and x.status = 'OPEN'
    where r.company_id = current_company() and r.status in ('INSPECTED', 'REINSPECTED')
      and ${groupId} in (r.general_group_id, r.special_group_id)`.execute(db);
  return rows[0]!.count;
}

export interface DayRow {
  readonly id: string;
  readonly batchId: string;
  readonly groupId: string;
  readonly onDay: Day;
  readonly sentAt: string | null;
  readonly sentBy: string | null;
  readonly lateAt: string | null;
  readonly rows: readonly SummaryRow[];
  readonly earlier: readonly SentSummary[];
}

/** A sending that another followed, as it was sent. */
export interface SentSummary {
  readonly sentAt: string;
  /** By name. */
  readonly sentBy: string | null;
  readonly rows: readonly SummaryRow[];
}

export const lockDay = async (db: Tx, id: string): Promise<DayRow | undefined> =>
  (
    await sql<DayRow>`select id, batch_id as "batchId", group_id as "groupId", on_day as "onDay", sent_at as "sentAt",
        (select p.name from person p where p.company_id = d.company_id and p.id = d.sent_by) as "sentBy", late_at as "lateAt", rows, earlier
      from acceptance_day d where company_id = current_company() and id = ${id} for update`.execute(
      db,
    )
  ).rows[0];

/**
 * The group's day, begun if it is not there, and locked: what is recorded while its summary is sent waits, and then arrives after it.
 * Tells whether it was begun now, and how its summary stands.
 */
export async function beginDay(
  db: Tx,
  row: New<AcceptanceDayTable>,
): Promise<{ id: string; begun: boolean; sentAt: string | null; lateAt: string | null }> {
  const made = await db
    .insertInto("acceptance_day")
    .values({ ...row, company_id: company })
    .onConflict((conflict) => conflict.columns(["company_id", "group_id", "on_day"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  if (made) return { id: made.id, begun: true, sentAt: null, lateAt: null };
  const { rows } = await sql<{ id: string; sentAt: string | null; lateAt: string | null }>`
    select id, sent_at as "sentAt", late_at as "lateAt" from acceptance_day
    where company_id = current_company() and group_id = ${row.group_id} and on_day = ${row.on_day} for update`.execute(
    db,
  );
  return { ...rows[0]!, begun: false };
}

export const updateDay = (db: Tx, id: string, columns: Updateable<AcceptanceDayTable>) =>
  db
    .updateTable("acceptance_day")
    .set(columns)
    .where("company_id", "=", company)
    .where("id", "=", id)
    .execute();

/** What a group inspected on a day, home by home. */
export const listDayRows = async (
  db: Tx,
  { groupId, onDay }: Pick<DayRow, "groupId" | "onDay">,
  zone: string,
): Promise<SummaryRow[]> =>
  (
    await sql<SummaryRow>`
      select b.number || '-' || u.room_number as unit, count(*)::int as inspected,
        (count(*) filter (where x.outcome = 'FAIL'))::int as failed,
        coalesce(array_agg(x.item_label order by x.item_label) filter (where x.outcome = 'FAIL'), '{}') as "failedItems",
        (select coalesce(array_agg(distinct c.name), '{}') from defect d
          join contractor c on c.company_id = d.company_id and c.id = d.contractor_id
          where d.company_id = x.company_id and d.source_kind = 'UNIT_ACCEPTANCE' and d.source_id = x.record_id) as contractors
      from unit_result x
      join unit_acceptance r on r.company_id = x.company_id and r.id = x.record_id
      join unit u on u.company_id = r.company_id and u.id = r.unit_id
      join building b on b.company_id = r.company_id and b.id = r.building_id
      where x.company_id = current_company() and x.group_id = ${groupId}
        and x.done_at >= (${onDay}::date)::timestamp at time zone ${zone}
        and x.done_at < (${onDay}::date + 1)::timestamp at time zone ${zone}
      group by x.company_id, x.record_id, b.number, b.sort_key, u.room_number, u.sort_key order by u.sort_key`.execute(
      db,
    )
  ).rows;

/** The sheets to sign of some records: which, with what on it. */
export const listSheets = async (
  db: Tx,
  recordIds: readonly string[],
): Promise<{ id: string; recordId: string }[]> =>
  (
    await sql<{ id: string; recordId: string }>`select id, record_id as "recordId" from sign_off
      where company_id = current_company() and record_type = 'UnitAcceptance' and record_id = any(${recordIds}::uuid[])
        and status = 'OPEN' order by id for update`.execute(db)
  ).rows;
