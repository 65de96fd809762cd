import type { Day } from "@threshold/domain/calendar/day";
import type { Assignment } from "@threshold/domain/organization/assignment";
import type { PlaceStatus } from "@threshold/domain/organization/hierarchy";
import type { Role } from "@threshold/domain/organization/roles";
import type { UnitUse } from "@threshold/domain/organization/unit-import";
import type { UnitsOnPaper } from "@threshold/domain/organization/unit-form";
import type { PlaceLevel } from "@threshold/domain/organization/viewer";
import { type Insertable, type RawBuilder, sql, type Updateable } from "kysely";
import { statement } from "../db/database.ts";
import type { Tx } from "../db/tenancy.ts";
import type {
  BuildingTable,
  ClusterTable,
  Database,
  EstateTable,
  PersonTable,
  RegionTable,
  RoleAssignmentTable,
  SavedViewTable,
  ServiceCenterTable,
  UnitTable,
} from "../db/types.ts";
import { bareNumber } from "@threshold/domain/organization/unit-search";

type PlaceTable = "region" | "service_center" | "estate" | "cluster" | "building" | "unit";
type New<Table> = Omit<Insertable<Table>, "company_id">;

const company = sql<string>`current_company()`;

export const insertRegion = (db: Tx, row: New<RegionTable>) =>
  db
    .insertInto("region")
    .values({ ...row, company_id: company })
    .execute();
export const insertServiceCenter = (db: Tx, row: New<ServiceCenterTable>) =>
  db
    .insertInto("service_center")
    .values({ ...row, company_id: company })
    .execute();
export const insertEstate = (db: Tx, row: New<EstateTable>) =>
  db
    .insertInto("estate")
    .values({ ...row, company_id: company })
    .execute();
export const insertCluster = (db: Tx, row: New<ClusterTable>) =>
  db
    .insertInto("cluster")
    .values({ ...row, company_id: company })
    .execute();
export const insertBuilding = (db: Tx, row: New<BuildingTable>) =>
  db
    .insertInto("building")
    .values({ ...row, company_id: company })
    .execute();
/** The order of building, floor and room is one comparable text, see `unitSortKey`. */
export const insertUnit = (
  db: Tx,
  row: Omit<New<UnitTable>, "sort_key">,
  building: { number: string },
) =>
  db
    .insertInto("unit")
    .values({
      ...row,
      company_id: company,
      sort_key: unitSortKey(building.number, row.floor_number, row.room_number),
    })
    .execute();

/** Building, floor (basements first) and room, each naturally ordered. */
export const unitSortKey = (
  building: string,
  floor: number | RawBuilder<number>,
  room: string | RawBuilder<string>,
) =>
  sql<string>`natural_key(${building}::text) || ' ' || lpad((${floor}::int + 1000)::text, 5, '0') || ' ' || natural_key(${room}::text)`;

/** Changes columns of one row; those not named keep their value. */
export async function updateRow<Table extends PlaceTable | "person">(
  db: Tx,
  table: Table,
  id: string,
  columns: Updateable<Database[Table]>,
): Promise<void> {
  const names = Object.keys(columns);
  if (names.length === 0) return;
  const list = sql.join(names.map((name) => sql.ref(name)));
  await sql`update ${sql.table(table)} t set (${list}) = (select ${list} from jsonb_populate_record(t, ${JSON.stringify(columns)}::jsonb))
    where t.company_id = current_company() and t.id = ${id}`.execute(db);
}

/** A place with what lies above it, locked. */
export interface PlaceRow {
  readonly id: string;
  readonly status: PlaceStatus;
  readonly version: number;
  readonly name: string;
  readonly regionId: string;
  readonly serviceCenterId: string;
  readonly estateId: string;
}

const one = async <Row>(query: ReturnType<typeof sql<Row>>, db: Tx): Promise<Row | undefined> =>
  (await query.execute(db)).rows[0];

export const lockRegion = (db: Tx, id: string) =>
  one(
    sql<PlaceRow>`select id, status, version, name, id as "regionId", null as "serviceCenterId", null as "estateId"
      from region where company_id = current_company() and id = ${id} for update`,
    db,
  );

export const lockServiceCenter = (db: Tx, id: string) =>
  one(
    sql<PlaceRow>`select id, status, version, name, region_id as "regionId", id as "serviceCenterId", null as "estateId"
      from service_center where company_id = current_company() and id = ${id} for update`,
    db,
  );

export const lockEstate = (db: Tx, id: string) =>
  one(
    sql<PlaceRow & { code: string; launchDate: Day | null; entryDate: Day | null }>`
      select e.id, e.status, e.version, e.name, e.code, c.region_id as "regionId", e.service_center_id as "serviceCenterId",
        e.id as "estateId", e.launch_date as "launchDate", e.entry_date as "entryDate"
      from estate e join service_center c on c.company_id = e.company_id and c.id = e.service_center_id
      where e.company_id = current_company() and e.id = ${id} for update of e`,
    db,
  );

export const lockCluster = (db: Tx, id: string) =>
  one(
    sql<PlaceRow>`select k.id, e.status, k.version, k.name, c.region_id as "regionId", k.service_center_id as "serviceCenterId", k.estate_id as "estateId"
      from cluster k join estate e on e.company_id = k.company_id and e.id = k.estate_id
      join service_center c on c.company_id = k.company_id and c.id = k.service_center_id
      where k.company_id = current_company() and k.id = ${id} for update of k`,
    db,
  );

export const lockBuilding = (db: Tx, id: string) =>
  one(
    sql<
      PlaceRow & { number: string }
    >`select b.id, b.status, b.version, b.number as name, b.number, c.region_id as "regionId",
        b.service_center_id as "serviceCenterId", b.estate_id as "estateId"
      from building b join service_center c on c.company_id = b.company_id and c.id = b.service_center_id
      where b.company_id = current_company() and b.id = ${id} for update of b`,
    db,
  );

interface UnitRow extends PlaceRow {
  readonly buildingNumber: string;
  readonly floorNumber: number;
  readonly roomNumber: string;
  readonly innerArea: number | null;
  readonly buildingArea: number | null;
}

export const lockUnit = (db: Tx, id: string) =>
  one(
    sql<UnitRow>`
      select u.id, u.status, u.version, u.room_number as name, c.region_id as "regionId", u.service_center_id as "serviceCenterId",
        u.estate_id as "estateId", b.number as "buildingNumber", u.floor_number as "floorNumber", u.room_number as "roomNumber",
        u.inner_area as "innerArea", u.building_area as "buildingArea"
      from unit u join service_center c on c.company_id = u.company_id and c.id = u.service_center_id
      join building b on b.company_id = u.company_id and b.id = u.building_id
      where u.company_id = current_company() and u.id = ${id} for update of u`,
    db,
  );

/** The units of a building follow its number in their order and in what they are searched by (`unitSearchKey`). */
export const updateUnitsOfBuilding = (db: Tx, buildingId: string, number: string) =>
  sql`update unit u set sort_key = ${unitSortKey(number, sql`u.floor_number`, sql`u.room_number`)},
      search_key = lower(concat(${number}::text, u.room_number, ' ', n.bare, ${sql.lit("栋")}, u.room_number, ' ', n.bare, '-', u.room_number, ' ', u.room_number))
    from (select ${bareNumber(number)}::text as bare) n
    where u.company_id = current_company() and u.building_id = ${buildingId}`.execute(db);

export const updateUnitOrder = (
  db: Tx,
  id: string,
  building: string,
  floor: number,
  room: string,
) =>
  sql`update unit set sort_key = ${unitSortKey(building, floor, room)} where company_id = current_company() and id = ${id}`.execute(
    db,
  );

const holdings = {
  region: sql`(select count(*)::int from service_center where company_id = current_company() and region_id = x.id) as children, 0 as records`,
  service_center: sql`(select count(*)::int from estate where company_id = current_company() and service_center_id = x.id) as children, 0 as records`,
  estate: sql`(select count(*)::int from building where company_id = current_company() and estate_id = x.id)
    + (select count(*)::int from cluster where company_id = current_company() and estate_id = x.id) as children,
    (select count(*)::int from launch_plan where company_id = current_company() and estate_id = x.id)
    + (select count(*)::int from import_batch where company_id = current_company() and estate_id = x.id)
    + (select count(*)::int from attachment where company_id = current_company() and record_id = x.id and removed_at is null) as records`,
  cluster: sql`(select count(*)::int from building where company_id = current_company() and cluster_id = x.id) as children, 0 as records`,
  building: sql`(select count(*)::int from unit where company_id = current_company() and building_id = x.id) as children, 0 as records`,
  unit: sql`0 as children, 0 as records`,
};

/** What lies below a place and what is recorded of it, roles held there included. */
export async function countHoldings(db: Tx, table: PlaceTable, id: string) {
  const { rows } = await sql<{ children: number; records: number }>`
    select ${holdings[table]}, (select count(*)::int from role_assignment where company_id = current_company() and place_id = x.id) as roles
    from ${sql.table(table)} x where x.company_id = current_company() and x.id = ${id}`.execute(db);
  const [row] = rows as { children: number; records: number; roles: number }[];
  return { children: row?.children ?? 0, records: (row?.records ?? 0) + (row?.roles ?? 0) };
}

export const deleteRow = (
  db: Tx,
  table: PlaceTable | "saved_view" | "role_assignment",
  id: string,
) =>
  sql`delete from ${sql.table(table)} where company_id = current_company() and id = ${id}`.execute(
    db,
  );

export interface PersonRow {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly badgeNumber: string;
  readonly accountId: string | null;
  readonly status: PlaceStatus;
  readonly mailbox: string | null;
  readonly phone: string;
  readonly phoneLookup: string | null;
}

export const lockPerson = (db: Tx, id: string) =>
  one(
    sql<PersonRow>`select id, version, name, badge_number as "badgeNumber", account_id as "accountId", status, mailbox,
      phone, phone_lookup as "phoneLookup" from person
      where company_id = current_company() and id = ${id} for update`,
    db,
  );

/** Where a person holds, or is to hold, a role; of an estate with its center, unless the viewer does not reach it. */
export async function listPlacesOf(db: Tx, personId: string, today: Day) {
  const { rows } = await sql<{ level: PlaceLevel; id: string; centerId: string | null }>`
    select distinct a.place_level as level, a.place_id as id, e.service_center_id as "centerId"
    from role_assignment a left join estate e on e.company_id = a.company_id and e.id = a.place_id
    where a.company_id = current_company() and a.person_id = ${personId}
      and coalesce(a.to_on, 'infinity'::date) >= ${today}`.execute(db);
  return rows;
}

export const insertPerson = (db: Tx, row: New<PersonTable>) =>
  db
    .insertInto("person")
    .values({ ...row, company_id: company })
    .execute();

export interface AssignmentRow extends Assignment {
  readonly role: Role;
}

const assignmentColumns = sql`id, person_id as "personId", role, place_level as "placeLevel", place_id as "placeId",
  from_on as "fromOn", to_on as "toOn", delegated_from_id as "delegatedFromId"`;

/** Everything a person holds, locked at the person so that two appointments wait for each other. */
export async function lockAssignmentsOf(db: Tx, personId: string): Promise<AssignmentRow[]> {
  await sql`select from person where company_id = current_company() and id = ${personId} for update`.execute(
    db,
  );
  const { rows } = await sql<AssignmentRow>`select ${assignmentColumns} from role_assignment
    where company_id = current_company() and person_id = ${personId}`.execute(db);
  return rows;
}

export const lockAssignment = (db: Tx, id: string) =>
  one(
    sql<AssignmentRow>`select ${assignmentColumns} from role_assignment where company_id = current_company() and id = ${id} for update`,
    db,
  );

export async function listDelegations(db: Tx, id: string): Promise<AssignmentRow[]> {
  const { rows } = await sql<AssignmentRow>`select ${assignmentColumns} from role_assignment
    where company_id = current_company() and delegated_from_id = ${id} for update`.execute(db);
  return rows;
}

export const insertAssignment = (db: Tx, row: New<RoleAssignmentTable>) =>
  db
    .insertInto("role_assignment")
    .values({ ...row, company_id: company })
    .execute();

export const updateAssignmentEnd = (db: Tx, id: string, toOn: Day) =>
  sql`update role_assignment set to_on = ${toOn} where company_id = current_company() and id = ${id}`.execute(
    db,
  );

/** The place of an assignment with what lies above it. */
export async function findPlace(db: Tx, level: PlaceLevel, id: string) {
  const tables = {
    COMPANY: sql`select id, null::uuid as "centerId" from company where company_id = current_company() and id = ${id}`,
    REGION: sql`select id, null::uuid as "centerId" from region where company_id = current_company() and id = ${id}`,
    SERVICE_CENTER: sql`select id, id as "centerId" from service_center where company_id = current_company() and id = ${id}`,
    ESTATE: sql`select id, service_center_id as "centerId" from estate where company_id = current_company() and id = ${id}`,
  };
  const { rows } = await sql<{ id: string; centerId: string }>`${tables[level]}`.execute(db);
  return rows[0];
}

export const lockView = (db: Tx, id: string) =>
  one(
    sql<{ id: string; personId: string }>`select id, person_id as "personId" from saved_view
      where company_id = current_company() and id = ${id} and person_id = current_person() for update`,
    db,
  );

export const saveViewRow = (db: Tx, row: New<SavedViewTable>) =>
  db
    .insertInto("saved_view")
    .values({ ...row, company_id: company })
    .onConflict((conflict) =>
      conflict
        .columns(["company_id", "id"])
        .doUpdateSet({ name: row.name, query: row.query, shared: row.shared ?? false }),
    )
    .execute();

/** An estate with its units as they are printed; empty where the viewer has no such estate. */
export const unitsOnPaperStatement = (estateId: string) =>
  statement(sql<{ estate: UnitsOnPaper }>`
  select json_build_object('name', e.name, 'code', e.code, 'serviceCenter', coalesce(s.name, ''), 'category', e.category,
    'address', e.address, 'totalHouseholds', e.total_households,
    'units', (select coalesce(json_agg(json_build_object('building', b.number, 'floor', u.floor_number, 'room', u.room_number,
        'layoutType', u.layout_type, 'use', u.use, 'buildingArea', u.building_area, 'innerArea', u.inner_area,
        'deliveryOn', u.delivery_on) order by u.sort_key, u.id), '[]')
      from unit u join building b on b.company_id = u.company_id and b.id = u.building_id
      where u.company_id = e.company_id and u.estate_id = e.id)) as estate
  from estate e left join service_center s on s.company_id = e.company_id and s.id = e.service_center_id
  where e.company_id = current_company() and e.id = ${estateId}`);

/** A unit with what a bulk edit changes of it. */
interface BulkUnit {
  readonly id: string;
  readonly building: string;
  readonly room: string;
  readonly estateId: string;
  readonly serviceCenterId: string;
  readonly layoutType: string | null;
  readonly use: UnitUse;
  readonly buildingArea: number | null;
  readonly innerArea: number | null;
  readonly status: PlaceStatus;
}

/** Units locked by id, so that two edits wait for each other; in the order asked for. */
export async function lockUnits(db: Tx, ids: readonly string[]): Promise<BulkUnit[]> {
  const { rows } = await sql<BulkUnit>`
    select u.id, b.number as building, u.room_number as room, u.estate_id as "estateId",
      u.service_center_id as "serviceCenterId", u.layout_type as "layoutType", u.use, u.building_area as "buildingArea",
      u.inner_area as "innerArea", u.status
    from unit u join building b on b.company_id = u.company_id and b.id = u.building_id
    where u.company_id = current_company() and u.id = any(${ids}::uuid[]) order by u.id for update of u`.execute(
    db,
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** Writes columns of many units, each its own; what is not named stays. */
export async function updateUnits(
  db: Tx,
  columns: ReadonlyMap<string, Readonly<Record<string, unknown>>>,
): Promise<void> {
  const changes = Object.fromEntries(columns);
  const has = (name: string) => sql`c.value ? ${sql.lit(name)}`;
  const value = (name: string) => sql`(c.value ->> ${sql.lit(name)})`;
  await sql`update unit u set
      layout_type = case when ${has("layoutType")} then ${value("layoutType")} else u.layout_type end,
      use = coalesce(${value("use")}, u.use),
      building_area = case when ${has("buildingArea")} then ${value("buildingArea")}::numeric else u.building_area end,
      inner_area = case when ${has("innerArea")} then ${value("innerArea")}::numeric else u.inner_area end,
      status = coalesce(${value("status")}, u.status)
    from jsonb_each(${JSON.stringify(changes)}::jsonb) c
    where u.company_id = current_company() and u.id = c.key::uuid`.execute(db);
}

/** Somebody's name. */
export const findPersonName = async (db: Tx, id: string): Promise<string | undefined> =>
  (
    await sql<{
      name: string;
    }>`select name from person where company_id = current_company() and id = ${id}`.execute(db)
  ).rows[0]?.name;

/** Places of this name, of those that the viewer sees. */
export async function findPlacesByName(
  db: Tx,
  name: string,
): Promise<{ readonly type: string; readonly id: string }[]> {
  const { rows } = await sql<{ type: string; id: string }>`
    select 'Company' as type, company_id as id from company where company_id = current_company() and name = ${name}
    union all select 'Region', id from region where company_id = current_company() and name = ${name}
    union all select 'ServiceCenter', id from service_center where company_id = current_company() and name = ${name}
    union all select 'Estate', id from estate where company_id = current_company() and name = ${name}`.execute(
    db,
  );
  return rows;
}

/** A person with the posts that came with him; whatever else refers to him keeps him. */
export async function deletePerson(db: Tx, id: string): Promise<void> {
  await sql`delete from role_assignment a using person p where a.company_id = current_company() and a.person_id = ${id}
    and p.company_id = a.company_id and p.id = a.person_id and a.created_at = p.created_at`.execute(
    db,
  );
  await sql`delete from person where company_id = current_company() and id = ${id}`.execute(db);
}

export const findPersonByBadge = async (db: Tx, badge: string): Promise<string | undefined> =>
  (
    await sql<{ id: string }>`select id from person
      where company_id = current_company() and badge_number = ${badge}`.execute(db)
  ).rows[0]?.id;
