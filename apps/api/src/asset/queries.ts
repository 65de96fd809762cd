import type { Day } from "@threshold/domain/calendar/day";
import { type Insertable, type RawBuilder, sql, type Updateable } from "kysely";
import type { Tx } from "../db/tenancy.ts";
import type {
  AssetComponentTable,
  AssetGroupTable,
  AssetPlaceTable,
  AssetTypeTable,
} from "../db/types.ts";

const company = sql<string>`current_company()`;
type New<Table> = Omit<Insertable<Table>, "company_id">;

/** What every record of the register lies in. */
export interface AssetPlaced {
  readonly id: string;
  readonly version: number;
  readonly estateId: string;
  readonly serviceCenterId: string;
  readonly facilityId: string;
}

const placed = <Row extends AssetPlaced>(table: string, more: RawBuilder<unknown>, id: string) =>
  sql<Row>`select t.id, t.version, t.estate_id as "estateId", t.service_center_id as "serviceCenterId",
      t.facility_id as "facilityId"${more}
    from ${sql.table(table)} t where t.company_id = current_company() and t.id = ${id} for update of t`;

export async function lockComponent(db: Tx, id: string): Promise<AssetPlaced | undefined> {
  return (await placed<AssetPlaced>("asset_component", sql``, id).execute(db)).rows[0];
}

/** A type with what its search key is made of. */
export async function lockType(db: Tx, id: string) {
  const more = sql`, t.name`;
  return (await placed<AssetPlaced & { name: string }>("asset_type", more, id).execute(db)).rows[0];
}

export async function lockAssetPlace(db: Tx, id: string) {
  const more = sql`, t.kind`;
  return (await placed<AssetPlaced & { kind: string }>("asset_place", more, id).execute(db))
    .rows[0];
}

/** The place of this name in a facility; of a facility in the estate. */
export async function findPlaceNamed(
  db: Tx,
  at: { readonly estateId: string; readonly facilityId: string | null },
  kind: "FACILITY" | "FLOOR" | "SPACE",
  name: string,
) {
  const { rows } = await sql<{ id: string; parentId: string | null }>`
    select id, parent_id as "parentId" from asset_place where company_id = current_company() and estate_id = ${at.estateId}
      and kind = ${kind} and name = ${name} and (${at.facilityId}::uuid is null or facility_id = ${at.facilityId})`.execute(
    db,
  );
  return rows[0];
}

export async function findTypeNamed(db: Tx, facilityId: string, name: string) {
  const { rows } = await sql<{
    id: string;
    maker: string | null;
    model: string | null;
    partsDuration: number | null;
    laborDuration: number | null;
    warrantyUnit: string | null;
  }>`select id, maker, model, parts_duration::float as "partsDuration", labor_duration::float as "laborDuration",
      warranty_unit as "warrantyUnit" from asset_type
    where company_id = current_company() and facility_id = ${facilityId} and name = ${name}`.execute(
    db,
  );
  return rows[0];
}

export async function findGroupNamed(db: Tx, facilityId: string, name: string) {
  const { rows } = await sql<{ id: string }>`select id from asset_group
    where company_id = current_company() and facility_id = ${facilityId} and kind = 'SYSTEM' and name = ${name}`.execute(
    db,
  );
  return rows[0];
}

export const insertPlace = (db: Tx, row: New<AssetPlaceTable>) =>
  db
    .insertInto("asset_place")
    .values({ ...row, company_id: company })
    .execute();
export const insertType = (db: Tx, row: New<AssetTypeTable>) =>
  db
    .insertInto("asset_type")
    .values({ ...row, company_id: company })
    .execute();
export const insertGroup = (db: Tx, row: New<AssetGroupTable>) =>
  db
    .insertInto("asset_group")
    .values({ ...row, company_id: company })
    .execute();
export const insertComponent = (db: Tx, row: New<AssetComponentTable>) =>
  db
    .insertInto("asset_component")
    .values({ ...row, company_id: company })
    .execute();

export const updateComponent = (db: Tx, id: string, columns: Updateable<AssetComponentTable>) =>
  db
    .updateTable("asset_component")
    .set(columns)
    .where("company_id", "=", company)
    .where("id", "=", id)
    .execute();
/** A component that is edited among many. */
interface BulkComponent {
  readonly id: string;
  readonly name: string;
  readonly estateId: string;
  readonly serviceCenterId: string;
  readonly installedOn: Day | null;
  readonly warrantyStartOn: Day | null;
}

/** Locks components in one order; answers them in the order asked for. */
export async function lockComponents(db: Tx, ids: readonly string[]): Promise<BulkComponent[]> {
  const { rows } = await sql<BulkComponent>`
    select c.id, trim(concat(c.name, ' ', c.tag_number)) as name, c.estate_id as "estateId",
      c.service_center_id as "serviceCenterId", to_json(c.installed_on) #>> '{}' as "installedOn",
      to_json(c.warranty_start_on) #>> '{}' as "warrantyStartOn"
    from asset_component c where c.company_id = current_company() and c.id = any(${ids}::uuid[]) order by c.id for update of c`.execute(
    db,
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** Writes columns of many components, each its own; what is not named stays. */
export async function updateComponents(
  db: Tx,
  columns: ReadonlyMap<string, Readonly<Record<string, unknown>>>,
): Promise<void> {
  const changes = JSON.stringify(Object.fromEntries(columns));
  await sql`update asset_component c set
      installed_on = case when n.value ? 'installedOn' then (n.value ->> 'installedOn')::date else c.installed_on end,
      warranty_start_on = case when n.value ? 'warrantyStartOn' then (n.value ->> 'warrantyStartOn')::date else c.warranty_start_on end
    from jsonb_each(${changes}::jsonb) n
    where c.company_id = current_company() and c.id = n.key::uuid`.execute(db);
}

export const updateType = (db: Tx, id: string, columns: Updateable<AssetTypeTable>) =>
  db
    .updateTable("asset_type")
    .set(columns)
    .where("company_id", "=", company)
    .where("id", "=", id)
    .execute();
export const updatePlace = (db: Tx, id: string, columns: Updateable<AssetPlaceTable>) =>
  db
    .updateTable("asset_place")
    .set(columns)
    .where("company_id", "=", company)
    .where("id", "=", id)
    .execute();

/** Has a component belong to one system alone, or to none. */
export async function putIntoSystem(db: Tx, componentId: string, groupId: string | null) {
  await sql`update asset_group set member_ids = array_remove(member_ids, ${componentId}::uuid)
    where company_id = current_company() and kind = 'SYSTEM' and member_ids @> array[${componentId}::uuid]
      and id is distinct from ${groupId}::uuid`.execute(db);
  if (groupId)
    await sql`update asset_group set member_ids = member_ids || ${componentId}::uuid
      where company_id = current_company() and id = ${groupId} and not member_ids @> array[${componentId}::uuid]`.execute(
      db,
    );
}

/** Deletes a component with what is said of it. */
export async function deleteComponent(db: Tx, id: string): Promise<void> {
  await putIntoSystem(db, id, null);
  await sql`delete from asset_attribute where company_id = current_company() and subject_id = ${id}`.execute(
    db,
  );
  await sql`delete from asset_document where company_id = current_company() and subject_id = ${id}`.execute(
    db,
  );
  await sql`delete from asset_component where company_id = current_company() and id = ${id}`.execute(
    db,
  );
}

/** Components that one statement hands over: far from the statement's time limit on a slow machine. */
export const spanLength = 2_000;

/** Sets the day of those of one span that were handed over and have none. */
export const handOverSpan = (estateId: string, after: string | null) =>
  sql<{ id: string; started: boolean }>`with span as materialized (
        select w.id, handed_over_with(w) as day from asset_component w
        where w.company_id = current_company() and w.estate_id = ${estateId} and w.handed_over_on is null
          and (${after}::uuid is null or w.id > ${after}::uuid) order by w.id limit ${spanLength}),
      done as (update asset_component c set handed_over_on = s.day from span s
        where c.company_id = current_company() and c.id = s.id and s.day is not null returning c.id)
      select s.id, d.id is not null as started from span s left join done d on d.id = s.id order by s.id`;

/**
 * 保修起算 in the step of whoever takes equipment over: the clock of what was transferred and has none yet starts on the day of its
 * transfer, once, span after span. Answers whose.
 */
export async function startWarranties(db: Tx, estateId: string): Promise<string[]> {
  const started: string[] = [];
  for (let after: string | null = null; ;) {
    const { rows }: { rows: { id: string; started: boolean }[] } = await handOverSpan(
      estateId,
      after,
    ).execute(db);
    started.push(...rows.flatMap((row) => (row.started ? row.id : [])));
    const last = rows.at(-1);
    if (!last || rows.length < spanLength) return started;
    after = last.id;
  }
}

/** What a component's warranty is counted from. */
export async function findWarranty(db: Tx, componentId: string) {
  const { rows } = await sql<{
    handedOverOn: string | null;
    statedStartOn: string | null;
    partsDuration: number | null;
    laborDuration: number | null;
    unit: "DAY" | "WEEK" | "MONTH" | "QUARTER" | "YEAR" | null;
  }>`select c.handed_over_on as "handedOverOn", c.warranty_start_on as "statedStartOn",
      t.parts_duration::float as "partsDuration", t.labor_duration::float as "laborDuration", t.warranty_unit as unit
    from asset_component c join asset_type t on t.company_id = c.company_id and t.id = c.type_id
    where c.company_id = current_company() and c.id = ${componentId}`.execute(db);
  return rows[0];
}

export async function findBuildings(db: Tx, estateId: string) {
  const { rows } = await sql<{ id: string; number: string }>`select id, number from building
    where company_id = current_company() and estate_id = ${estateId}`.execute(db);
  return rows;
}
