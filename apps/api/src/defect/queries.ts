import type { Day } from "@threshold/domain/calendar/day";
import type { Combined } from "@threshold/domain/defect/combine";
import type { Region } from "@threshold/domain/defect/geometry";
import type { DefectStanding } from "@threshold/domain/defect/lifecycle";
import type {
  DefectCategory,
  DefectSourceKind,
  DefectStatus,
  DefectTrade,
} from "@threshold/domain/defect/vocabulary";
import { type Insertable, type RawBuilder, sql, type Updateable } from "kysely";
import { compiler, statement } from "../db/database.ts";
import { type Lock, type Tx, writeAlong } from "../db/tenancy.ts";
import { nextNumbersWithin, numberTaken, takingNumbers } from "../numbering/queries.ts";
import { placeGround, type PlaceGround } from "../obligation/queries.ts";
import type {
  ContractorTable,
  DefectEventTable,
  DefectTable,
  LayoutPlanTable,
  PlanRegionTable,
} from "../db/types.ts";

const company = sql<string>`current_company()`;
type New<Table> = Omit<Insertable<Table>, "company_id">;

/** A defect with what its rules decide on and its papers say. */
export interface DefectRow extends DefectStanding, Combined {
  readonly number: number;
  readonly version: number;
  readonly serviceCenterId: string;
  readonly buildingId: string | null;
  readonly estateName: string;
  /** 3栋1201, or the part of the estate. */
  readonly placeName: string;
  readonly part: string | null;
  readonly layoutType: string | null;
  readonly planId: string | null;
  readonly regionId: string | null;
  readonly regionName: string | null;
  readonly pinX: number | null;
  readonly pinY: number | null;
  readonly category: DefectCategory;
  readonly trade: DefectTrade;
  readonly text: string;
  readonly contractorId: string | null;
  readonly contractorName: string | null;
  readonly contractorPersonId: string | null;
  readonly sourceId: string | null;
  readonly sourceItem: string | null;
  /** 跟进专人 */
  readonly followerId: string | null;
}

/** What of a defect decides what follows from it; of one that is being written all but its number is known. */
export type FollowedDefect = Pick<
  DefectRow,
  | "id"
  | "serviceCenterId"
  | "estateId"
  | "estateName"
  | "placeName"
  | "layoutType"
  | "part"
  | "planId"
  | "regionId"
  | "category"
  | "severity"
  | "text"
  | "status"
  | "round"
  | "dueOn"
  | "contractorId"
  | "fixedById"
  | "sourceKind"
  | "sourceId"
  | "sourceItem"
  | "followerId"
>;

const defects = (where: RawBuilder<unknown>, from = sql`defect`) => sql<DefectRow>`
  select d.id, d.number, d.version, d.service_center_id as "serviceCenterId", d.estate_id as "estateId", e.name as "estateName",
    d.building_id as "buildingId", d.unit_id as "unitId", d.part, u.layout_type as "layoutType",
    trim(concat(b.number, u.room_number, ' ', d.part)) as "placeName", d.plan_id as "planId", d.region_id as "regionId",
    r.name as "regionName", d.pin_x as "pinX", d.pin_y as "pinY", d.category, d.severity, d.trade, d.text, d.status, d.round,
    d.raised_on as "raisedOn", d.due_on as "dueOn", d.created_by as "raisedById", d.fixed_by as "fixedById",
    d.verified_by as "verifiedById", d.contractor_id as "contractorId", c.name as "contractorName",
    c.person_id as "contractorPersonId", d.source_kind as "sourceKind", d.source_id as "sourceId", d.source_item as "sourceItem",
    d.follower_id as "followerId"
  from ${from} d join estate e on e.company_id = d.company_id and e.id = d.estate_id
  left join unit u on u.company_id = d.company_id and u.id = d.unit_id
  left join building b on b.company_id = d.company_id and b.id = d.building_id
  left join plan_region r on r.company_id = d.company_id and r.id = d.region_id
  left join contractor c on c.company_id = d.company_id and c.id = d.contractor_id
  where d.company_id = current_company() and ${where}`;

export const defectLock = (id: string): Lock =>
  sql`select from defect where company_id = current_company() and id = ${id} for update`.compile(
    compiler,
  );

/** The defects as they stand, locked in one order so that nobody waits for each other. */
export const lockDefects = async (db: Tx, ids: readonly string[]): Promise<DefectRow[]> =>
  (
    await sql<DefectRow>`${defects(sql`d.id = any(${ids}::uuid[])`)} order by d.id for update of d`.execute(
      db,
    )
  ).rows;

/** The open defects that a record's item, or the whole of it, was told by. */
export const lockDefectsOf = async (
  db: Tx,
  source: { readonly kind: DefectSourceKind; readonly id: string; readonly item: string | null },
): Promise<DefectRow[]> =>
  (
    await sql<DefectRow>`${defects(sql`d.source_kind = ${source.kind} and d.source_id = ${source.id}
      and (${source.item}::text is null or d.source_item = ${source.item})
      and d.status in ('UNASSIGNED', 'ASSIGNED', 'RETURNED', 'DISPUTED', 'FIXED')`)} order by d.id for update of d`.execute(
      db,
    )
  ).rows;

/** The status of a defect, for whoever sees no more of it than its link does. */
export const defectStatusStatement = (id: string) =>
  statement(sql<{ status: DefectStatus }>`select status from defect
    where company_id = current_company() and id = ${id}`);

/** What a responsible party has to mend in an estate, the first due first, then what it has answered and nobody verified yet. */
export const toRectifyStatement = (contractorId: string, estateId: string, today: Day) =>
  statement(sql<{
    id: string;
    number: number;
    place: string;
    part: string | null;
    category: DefectCategory;
    severity: DefectStanding["severity"];
    text: string;
    dueOn: Day | null;
    overdue: boolean;
    status: DefectStatus;
    /** Why the last round was sent back. */
    returned: string | null;
    before: readonly { readonly id: string; readonly name: string }[];
    after: readonly { readonly id: string; readonly name: string }[];
  }>`
    select d.id, d.number, concat_ws('-', b.number, u.room_number) as place, coalesce(r.name, d.part) as part, d.category, d.severity,
      d.text, d.due_on as "dueOn", coalesce(d.due_on < ${today}::date, false) and d.status <> 'FIXED' as overdue, d.status,
      case when d.status = 'RETURNED' then (select e.reason from defect_event e where e.company_id = d.company_id and e.defect_id = d.id
        and e.act = 'FAIL' order by e.done_at desc, e.id desc limit 1) end as returned,
      ${photosOf(sql`a.record_type = 'Defect' and a.record_id = d.id`)} as before,
      ${photosOf(sql`a.record_type = 'DefectEvent' and a.record_id in (select e.id from defect_event e
        where e.company_id = d.company_id and e.defect_id = d.id and e.act = 'FIX')`)} as after
    from defect d left join unit u on u.company_id = d.company_id and u.id = d.unit_id
    left join building b on b.company_id = d.company_id and b.id = d.building_id
    left join plan_region r on r.company_id = d.company_id and r.id = d.region_id
    where d.company_id = current_company() and d.contractor_id = ${contractorId} and d.estate_id = ${estateId}
      and d.status in ('ASSIGNED', 'RETURNED', 'FIXED')
    order by d.status = 'FIXED', d.due_on nulls last, d.number limit 500`);

const photosOf = (which: ReturnType<typeof sql>) =>
  sql`(select coalesce(json_agg(json_build_object('id', a.id, 'name', a.name) order by a.created_at), '[]') from attachment a
    where a.company_id = d.company_id and ${which} and a.removed_at is null and a.media_type like 'image/%')`;

/** A photo of a defect, or of a step of one, that the link sees. */
export const linkedPhotoStatement = (id: string) =>
  statement(sql<{ name: string; mediaType: string; sizeBytes: number; sha256: string }>`
    select name, media_type as "mediaType", size_bytes as "sizeBytes", sha256 from attachment
    where company_id = current_company() and id = ${id} and record_type in ('Defect', 'DefectEvent') and removed_at is null
      and media_type like 'image/%'`);

/**
 * Where a defect is to lie, with the plan in use of the home's layout, and what a new one's obligations are counted with there. Among the
 * settings are `defect.assignDays` and `defect.batchHomes`.
 */
export interface DefectPlace extends PlaceGround {
  readonly serviceCenterId: string;
  readonly estateId: string;
  readonly estateName: string;
  readonly buildingId: string | null;
  readonly buildingNumber: string | null;
  readonly unitId: string | null;
  readonly roomNumber: string | null;
  readonly layoutType: string | null;
  readonly plan: { readonly id: string; readonly regions: readonly Region[] } | null;
}

const regionsOf = sql`(select coalesce(json_agg(json_build_object('id', r.id, 'name', r.name, 'corners', r.corners) order by r.position), '[]')
  from plan_region r where r.company_id = p.company_id and r.plan_id = p.id)`;

/**
 * `planId` names the plan of the layout: null the one in use, an id another one, an earlier edition say. Without it no plan is looked for.
 */
export async function findPlace(
  db: Tx,
  of: { estateId?: string | null; buildingId?: string | null; unitId?: string | null },
  planId?: string | null,
): Promise<DefectPlace | undefined> {
  const plan = sql`(select json_build_object('id', p.id, 'regions', ${regionsOf}) from layout_plan p
        where p.company_id = e.company_id and p.estate_id = e.id and p.layout_type = u.layout_type
          and case when ${planId}::uuid is null then p.in_use else p.id = ${planId} end)`;
  const { rows } = await sql<DefectPlace>`
    select e.service_center_id as "serviceCenterId", e.id as "estateId", e.name as "estateName", b.id as "buildingId",
      b.number as "buildingNumber", u.id as "unitId", u.room_number as "roomNumber", u.layout_type as "layoutType",
      ${placeGround(sql`s.region_id`, ["defect.assignDays", "defect.batchHomes"])},
      ${planId === undefined ? sql`null::json` : plan} as plan
    from company c
    left join unit u on u.company_id = c.company_id and u.id = ${of.unitId ?? null}
    left join building b on b.company_id = c.company_id and b.id = coalesce(u.building_id, ${of.buildingId ?? null})
    join estate e on e.company_id = c.company_id and e.id = coalesce(b.estate_id, ${of.estateId ?? null})
    left join service_center s on s.company_id = c.company_id and s.id = e.service_center_id
    where c.company_id = current_company() and (${of.unitId ?? null}::uuid is null or u.id is not null)
      and (${of.buildingId ?? null}::uuid is null or b.id = ${of.buildingId ?? null})
      and (${of.estateId ?? null}::uuid is null or e.id = ${of.estateId ?? null})`.execute(db);
  return rows[0];
}

/** The steps that a record took. */
export const listCausedEvents = async (db: Tx, causeId: string): Promise<readonly string[]> =>
  (
    await sql<{
      id: string;
    }>`select id from defect_event where company_id = current_company() and cause_id = ${causeId}`.execute(
      db,
    )
  ).rows.map(({ id }) => id);

/** The next numbers of an estate's defects; whoever takes some after waits until this is committed. */
export const nextNumbers = (db: Tx, estateId: string, count: number): Promise<number> =>
  nextNumbersWithin(db, "DEFECT", estateId, count);

/**
 * Writes a defect under its estate's next number, which `key` is searched with as well. Goes along with the next statement: whoever takes
 * the next number waits from then until this is committed, so it is to be the last that is asked of the database.
 */
export function insertNumbered(
  db: Tx,
  row: Omit<New<DefectTable>, "number" | "search_key">,
  key: string,
): Promise<void> {
  const number = sql<number>`(select last from taken)`;
  return writeAlong(
    db,
    db
      .with("taken", () => sql<{ last: number }>`(${takingNumbers("DEFECT", row.estate_id)})`)
      .insertInto("defect")
      .values({
        ...row,
        company_id: company,
        number,
        search_key: sql<string>`${key}::text || ' #' || ${number}`,
      }),
  );
}

/** The number that a defect has just been written under. */
export const numberGiven = (estateId: string) => numberTaken("DEFECT", estateId);

/** Answers them as they stand. */
export async function insertDefects(
  db: Tx,
  rows: readonly New<DefectTable>[],
): Promise<DefectRow[]> {
  const made = db
    .insertInto("defect")
    .values(rows.map((row) => ({ ...row, company_id: company })))
    .returningAll();
  return (
    await sql<DefectRow>`with made as (${made}) ${defects(sql`true`, sql`made`)} order by d.id`.execute(
      db,
    )
  ).rows;
}

export const insertEvents = (db: Tx, rows: readonly New<DefectEventTable>[]): Promise<void> =>
  writeAlong(
    db,
    db.insertInto("defect_event").values(rows.map((row) => ({ ...row, company_id: company }))),
  );

export const updateDefect = (db: Tx, id: string, columns: Updateable<DefectTable>) =>
  db
    .updateTable("defect")
    .set(columns)
    .where("company_id", "=", company)
    .where("id", "=", id)
    .execute();

/** What was merged into these is merged into the one that goes on: nothing points at what is merged itself. */
export const pointAt = (db: Tx, keeperId: string, ids: readonly string[]) =>
  sql`update defect set merged_into_id = ${keeperId} where company_id = current_company()
    and merged_into_id = any(${ids}::uuid[])`.execute(db);

/**
 * What a defect stands as: itself, or what it was merged into. CASE and not COALESCE: under row policies the planner looks up by nothing
 * that it does not know to leak nothing, and would read all defects for each.
 */
const goesOn = sql`case when d.merged_into_id is null then d.id else d.merged_into_id end`;

/** How many defects of a record, or of one item of it, still block it. */
export async function countOpen(db: Tx, kind: DefectSourceKind, id: string, item: string | null) {
  const { rows } = await sql<{ open: number; awaiting: number; openOfItem: number }>`
    select count(*) filter (where k.status in ('UNASSIGNED', 'ASSIGNED', 'RETURNED', 'DISPUTED', 'FIXED'))::int as open,
      count(*) filter (where k.status = 'FIXED')::int as awaiting,
      count(*) filter (where d.source_item = ${item} and k.status in ('UNASSIGNED', 'ASSIGNED', 'RETURNED', 'DISPUTED', 'FIXED'))::int as "openOfItem"
    from defect d join defect k on k.company_id = d.company_id and k.id = ${goesOn}
    where d.company_id = current_company() and d.source_kind = ${kind} and d.source_id = ${id}`.execute(
    db,
  );
  return rows[0]!;
}

/** One defect of a record as the record is told: what was merged stands as what it was merged into. */
export interface DefectOfSource {
  readonly id: string;
  readonly number: number;
  readonly item: string | null;
  readonly status: DefectStatus;
  readonly severity: DefectStanding["severity"];
  readonly dueOn: Day | null;
  readonly contractorName: string | null;
  readonly open: boolean;
}

export const standingOfSource = async (
  db: Tx,
  { kind, id }: { readonly kind: DefectSourceKind; readonly id: string },
): Promise<readonly DefectOfSource[]> =>
  (
    await sql<DefectOfSource>`
      select d.id, d.number, d.source_item as item, k.status, k.severity, k.due_on as "dueOn", c.name as "contractorName",
        k.status in ('UNASSIGNED', 'ASSIGNED', 'RETURNED', 'DISPUTED', 'FIXED') as open
      from defect d join defect k on k.company_id = d.company_id and k.id = ${goesOn}
      left join contractor c on c.company_id = k.company_id and c.id = k.contractor_id
      where d.company_id = current_company() and d.source_kind = ${kind} and d.source_id = ${id} order by d.number`.execute(
      db,
    )
  ).rows;

/** Homes that a defect is to be copied to, each with its layout and whether the same is open there. */
export async function findCopyTargets(
  db: Tx,
  defect: Pick<DefectRow, "category" | "regionId" | "pinX" | "pinY" | "planId">,
  unitIds: readonly string[],
) {
  const { rows } = await sql<{
    unitId: string;
    estateId: string;
    buildingId: string;
    buildingNumber: string;
    roomNumber: string;
    layoutType: string | null;
    there: boolean;
  }>`
    select u.id as "unitId", u.estate_id as "estateId", u.building_id as "buildingId", b.number as "buildingNumber",
      u.room_number as "roomNumber", u.layout_type as "layoutType",
      exists (select from defect d where d.company_id = u.company_id and d.unit_id = u.id and d.category = ${defect.category}
        and d.status in ('UNASSIGNED', 'ASSIGNED', 'RETURNED', 'DISPUTED', 'FIXED') and d.plan_id is not distinct from ${defect.planId}::uuid
        and (d.plan_id is null or d.region_id = ${defect.regionId}::uuid
          or point(d.pin_x, d.pin_y) <-> point(${defect.pinX}::float8, ${defect.pinY}::float8) < 0.05)) as there
    from unit u join building b on b.company_id = u.company_id and b.id = u.building_id
    where u.company_id = current_company() and u.id = any(${unitIds}::uuid[]) order by u.sort_key`.execute(
    db,
  );
  return rows;
}

/** Homes of a layout that have the same defect in a place, of how many. */
export interface BatchFound {
  readonly found: number;
  readonly homes: number;
  readonly layoutType: string;
  /** A plan's region, or the part in words. */
  readonly where: string;
}
/** Defects that count, of homes. */
const counting = sql`d.unit_id is not null and d.status not in ('VOID', 'MERGED')`;

/** By the region of a plan in which the pin is. */
export async function findBatch(db: Tx, planId: string, regionId: string, category: string) {
  const { rows } = await sql<BatchFound>`
    select (select count(distinct d.unit_id)::int from defect d where d.company_id = p.company_id and d.plan_id = p.id
        and d.region_id = r.id and d.category = ${category} and ${counting}) as found,
      (select count(*)::int from unit u where u.company_id = p.company_id and u.estate_id = p.estate_id and u.layout_type = p.layout_type) as homes,
      p.layout_type as "layoutType", r.name as "where"
    from layout_plan p join plan_region r on r.company_id = p.company_id and r.plan_id = p.id
    where p.company_id = current_company() and p.id = ${planId} and r.id = ${regionId}`.execute(db);
  return rows[0];
}

/** By the part in words, where there is no pin in a region. */
export async function findBatchOfPart(
  db: Tx,
  {
    estateId,
    layoutType,
    part,
    category,
  }: { estateId: string; layoutType: string; part: string; category: string },
) {
  const { rows } = await sql<BatchFound>`
    select (select count(distinct d.unit_id)::int from defect d join unit u on u.company_id = d.company_id and u.id = d.unit_id
        where d.company_id = current_company() and d.estate_id = ${estateId} and d.category = ${category} and d.part = ${part}
          and d.region_id is null and u.layout_type = ${layoutType} and ${counting}) as found,
      (select count(*)::int from unit u where u.company_id = current_company() and u.estate_id = ${estateId}
        and u.layout_type = ${layoutType}) as homes,
      ${layoutType}::text as "layoutType", ${part}::text as "where"`.execute(db);
  return rows[0];
}

/** The alert of a batch, made or brought up to date; whether somebody handled it already. */
export async function saveAlert(
  db: Tx,
  row: {
    id: string;
    serviceCenterId: string;
    estateId: string;
    layoutType: string;
    planId: string | null;
    regionId: string | null;
    part: string | null;
    category: string;
    found: number;
    further: number;
  },
): Promise<{ id: string; handled: boolean }> {
  const { rows } = await sql<{ id: string; handled: boolean }>`
    insert into defect_alert as a (company_id, id, service_center_id, estate_id, layout_type, plan_id, region_id, part, category, found, further)
    values (current_company(), ${row.id}, ${row.serviceCenterId}, ${row.estateId}, ${row.layoutType}, ${row.planId}, ${row.regionId},
      ${row.part}, ${row.category}, ${row.found}, ${row.further})
    on conflict on constraint defect_alert_spot do update set found = excluded.found, further = excluded.further
    returning id, handled_at is not null as handled`.execute(db);
  return rows[0]!;
}

export const lockAlert = async (db: Tx, id: string) =>
  (
    await sql<{ serviceCenterId: string; estateId: string; handled: boolean }>`
      select service_center_id as "serviceCenterId", estate_id as "estateId", handled_at is not null as handled
      from defect_alert where company_id = current_company() and id = ${id} for update`.execute(db)
  ).rows[0];

export const markAlertHandled = (db: Tx, id: string, note: string) =>
  sql`update defect_alert set handled_at = current_instant(), handled_by = current_person(), note = ${note}
    where company_id = current_company() and id = ${id}`.execute(db);

export interface ContractorRow {
  readonly id: string;
  readonly serviceCenterId: string;
  readonly name: string;
  readonly version: number;
  readonly phone: string | null;
  readonly phoneLookup: string | null;
}

export const lockContractor = async (db: Tx, id: string): Promise<ContractorRow | undefined> =>
  (
    await sql<ContractorRow>`select id, service_center_id as "serviceCenterId", name, version, phone, phone_lookup as "phoneLookup" from contractor
      where company_id = current_company() and id = ${id} for update`.execute(db)
  ).rows[0];

export const insertContractor = (db: Tx, row: New<ContractorTable>) =>
  db
    .insertInto("contractor")
    .values({ ...row, company_id: company })
    .execute();

export const updateContractor = (db: Tx, id: string, columns: Updateable<ContractorTable>) =>
  db
    .updateTable("contractor")
    .set(columns)
    .where("company_id", "=", company)
    .where("id", "=", id)
    .execute();

export interface PlanRow {
  readonly id: string;
  readonly serviceCenterId: string;
  readonly estateId: string;
  readonly layoutType: string;
  readonly edition: number;
  readonly inUse: boolean;
  readonly files: number;
}

const plans = sql`select p.id, p.service_center_id as "serviceCenterId", p.estate_id as "estateId", p.layout_type as "layoutType",
    p.edition, p.in_use as "inUse", (select count(*)::int from attachment a where a.company_id = p.company_id and a.record_id = p.id
      and a.record_type = 'LayoutPlan' and a.removed_at is null) as files
  from layout_plan p where p.company_id = current_company()`;

export const lockPlan = async (db: Tx, id: string): Promise<PlanRow | undefined> =>
  (await sql<PlanRow>`${plans} and p.id = ${id} for update of p`.execute(db)).rows[0];

export const lockPlansOfLayout = async (db: Tx, estateId: string, layoutType: string) =>
  (
    await sql<PlanRow>`${plans} and p.estate_id = ${estateId} and p.layout_type = ${layoutType} order by p.edition desc for update of p`.execute(
      db,
    )
  ).rows;

export const retirePlans = (db: Tx, estateId: string, layoutType: string) =>
  sql`update layout_plan set in_use = false where company_id = current_company() and estate_id = ${estateId}
    and layout_type = ${layoutType} and in_use`.execute(db);

export const insertPlan = (db: Tx, row: New<LayoutPlanTable>) =>
  db
    .insertInto("layout_plan")
    .values({ ...row, company_id: company })
    .execute();

export const listRegions = async (db: Tx, planId: string): Promise<Region[]> =>
  (
    await sql<Region>`select id, name, corners from plan_region where company_id = current_company() and plan_id = ${planId}
      order by position`.execute(db)
  ).rows;

export const deleteRegions = (db: Tx, ids: readonly string[]) =>
  sql`delete from plan_region where company_id = current_company() and id = any(${ids}::uuid[])`.execute(
    db,
  );

export const saveRegions = (db: Tx, rows: readonly New<PlanRegionTable>[]) =>
  db
    .insertInto("plan_region")
    .values(rows.map((row) => ({ ...row, company_id: company })))
    .onConflict((conflict) =>
      conflict.columns(["company_id", "id"]).doUpdateSet((now) => ({
        name: now.ref("excluded.name"),
        position: now.ref("excluded.position"),
        corners: now.ref("excluded.corners"),
      })),
    )
    .execute();

export const listPins = async (db: Tx, planId: string) =>
  (
    await sql<{ id: string; x: number; y: number; regionId: string | null }>`
      select id, pin_x as x, pin_y as y, region_id as "regionId" from defect
      where company_id = current_company() and plan_id = ${planId} order by id for update`.execute(
      db,
    )
  ).rows;

/** Which region each pin lies in now. */
export const setRegionsOfPins = (
  db: Tx,
  rows: readonly { readonly id: string; readonly regionId: string | null }[],
) =>
  sql`update defect d set region_id = r.region from unnest(${rows.map(({ id }) => id)}::uuid[],
      ${rows.map(({ regionId }) => regionId)}::uuid[]) r(id, region)
    where d.company_id = current_company() and d.id = r.id`.execute(db);

/** Homes of an estate, for those who say that they are mirrored. */
export const setMirrored = async (
  db: Tx,
  estateId: string,
  unitIds: readonly string[],
  mirrored: boolean,
): Promise<number> =>
  Number(
    (
      await sql`update unit set mirrored = ${mirrored} where company_id = current_company() and estate_id = ${estateId}
        and id = any(${unitIds}::uuid[]) and mirrored <> ${mirrored}`.execute(db)
    ).numAffectedRows ?? 0n,
  );

export const findEvent = async (db: Tx, id: string) =>
  (
    await sql<{
      defectId: string;
      by: string | null;
    }>`select defect_id as "defectId", created_by as by from defect_event
      where company_id = current_company() and id = ${id}`.execute(db)
  ).rows[0];

/** Which defect, or event of a defect, a photo hangs on. */
export const findPhoto = async (db: Tx, id: string) =>
  (
    await sql<{ serviceCenterId: string; defectId: string }>`
      select a.service_center_id as "serviceCenterId", coalesce(e.defect_id, a.record_id) as "defectId" from attachment a
      left join defect_event e on e.company_id = a.company_id and e.id = a.record_id
      where a.company_id = current_company() and a.id = ${id} and a.removed_at is null and a.media_type like 'image/%'
        and a.record_type in ('Defect', 'DefectEvent')`.execute(db)
  ).rows[0];

export const saveMarks = (
  db: Tx,
  row: { id: string; attachmentId: string; serviceCenterId: string; marks: unknown },
) =>
  sql`insert into photo_mark (company_id, id, attachment_id, service_center_id, marks)
    values (current_company(), ${row.id}, ${row.attachmentId}, ${row.serviceCenterId}, ${JSON.stringify(row.marks)}::jsonb)
    on conflict (company_id, attachment_id) do update set marks = excluded.marks`.execute(db);
