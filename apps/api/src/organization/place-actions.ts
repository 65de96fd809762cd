import {
  changeStatus,
  checkCode,
  checkDeletable,
  checkParent,
  type Level,
  type PlaceStatus,
} from "@threshold/domain/organization/hierarchy";
import type { Place } from "@threshold/domain/organization/viewer";
import { v7 as uuid } from "uuid";
import { allow, change, found, given, optionalText, text, unwrap, uuidOf } from "../change.ts";
import type { Context } from "../context.ts";
import type { Tx } from "../db/tenancy.ts";
import { parseId } from "../graphql/id.ts";
import { refusalError } from "../refusal.ts";
import type {
  CreateBuildingInput,
  CreateClusterInput,
  CreateEstateInput,
  CreateRegionInput,
  CreateServiceCenterInput,
  CreateUnitInput,
  DeletePlaceInput,
  UpdateBuildingInput,
  UpdateClusterInput,
  UpdateEstateInput,
  UpdateRegionInput,
  UpdateServiceCenterInput,
  UpdateUnitInput,
} from "./inputs.ts";
import {
  countHoldings,
  deleteRow,
  insertBuilding,
  insertCluster,
  insertEstate,
  insertRegion,
  insertServiceCenter,
  insertUnit,
  lockBuilding,
  lockCluster,
  lockEstate,
  lockRegion,
  lockServiceCenter,
  lockUnit,
  type PlaceRow,
  updateRow,
  updateUnitOrder,
  updateUnitsOfBuilding,
} from "./queries.ts";
import { unitSearchKey } from "@threshold/domain/organization/unit-search";
import { searchKey } from "./search-key.ts";
import { shiftColumns } from "./shift.ts";

const estatePlace = (row: PlaceRow): Place => ({
  level: "ESTATE",
  id: row.estateId,
  centerId: row.serviceCenterId,
});
const centerPlace = (row: PlaceRow): Place => ({
  level: "SERVICE_CENTER",
  id: row.serviceCenterId,
});
const regionPlace = (row: PlaceRow): Place => ({ level: "REGION", id: row.regionId });

/** A count or a measure within what its column holds; null and undefined stay what they are. */
function amount(
  field: string,
  value: number | null | undefined,
  { min = 0, max = 9_999_999 } = {},
): number | null | undefined {
  if (value === undefined || value === null) return value;
  if (!(value >= min && value <= max))
    throw refusalError({ code: "INVALID_INPUT", details: { field, min, max } });
  return value;
}
const floors = { min: 1, max: 300 };
/** In m², kept to two decimals. */
const area = { min: 0.01 };

/** Version and status of a record about to change. */
function checkVersion(row: { version: number }, version: number) {
  if (row.version !== version)
    throw refusalError({ code: "STALE_VERSION", details: { version: row.version } });
}

/** A changed status is a decision of its own, by whoever may suspend places. */
function statusOf(
  context: Context,
  row: PlaceRow,
  place: Place,
  status: PlaceStatus | null | undefined,
) {
  if (!status) return undefined;
  allow(context, "org.suspend", place);
  return unwrap(changeStatus(row.status, status)).status;
}

const under = (level: Exclude<Level, "COMPANY">, parentLevel: Level, parent: PlaceRow) =>
  unwrap(checkParent(level, { level: parentLevel, status: parent.status }));

const levelOfType: Readonly<Record<string, Level>> = {
  Company: "COMPANY",
  Region: "REGION",
  ServiceCenter: "SERVICE_CENTER",
  Estate: "ESTATE",
  Cluster: "CLUSTER",
  Building: "BUILDING",
  Unit: "UNIT",
};

/** The parent's uuid; the id of a place of another level is refused as such, whether or not it is there (ORG-R01). */
function parentUuid(level: Exclude<Level, "COMPANY">, type: string, id: string): string {
  const parentLevel = levelOfType[parseId(id)?.type ?? ""];
  if (parentLevel && parentLevel !== levelOfType[type])
    unwrap(checkParent(level, { level: parentLevel, status: "ACTIVE" }));
  return uuidOf(type, id);
}

export function createRegion(context: Context, input: CreateRegionInput) {
  return change(context, "createRegion", input, async (db) => {
    allow(context, "org.manage", { level: "COMPANY", id: context.viewer.companyId });
    const id = uuid();
    const code = unwrap(checkCode(input.code));
    const name = text("name", input.name);
    await insertRegion(db, { id, code, name, search_key: await searchKey(name, code) });
    context.invalidateViewers(context.viewer.companyId);
    return { region: id };
  });
}

export function updateRegion(context: Context, input: UpdateRegionInput) {
  const id = uuidOf("Region", input.id);
  return change(context, "updateRegion", input, async (db) => {
    const row = found(await lockRegion(db, id));
    allow(context, "org.manage", regionPlace(row));
    checkVersion(row, input.version);
    await updateNamed(
      db,
      "region",
      id,
      input,
      statusOf(context, row, regionPlace(row), input.status),
    );
    return { region: id };
  });
}

/** Name, code and status of a region, center or estate, with the search key they make. */
async function updateNamed(
  db: Tx,
  table: "region" | "service_center" | "estate",
  id: string,
  input: { name?: string | null; code?: string | null },
  status: PlaceStatus | undefined,
  more: Record<string, unknown> = {},
) {
  const name = optionalText("name", input.name);
  const code = input.code ? unwrap(checkCode(input.code)) : undefined;
  const columns = given({ name, code, status, ...more });
  await updateRow(db, table, id, columns);
  if (name !== undefined || code !== undefined) await refreshSearchKey(db, table, id);
}

async function refreshSearchKey(db: Tx, table: "region" | "service_center" | "estate", id: string) {
  const row = await db
    .selectFrom(table)
    .select(["name", "code"])
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  await updateRow(db, table, id, { search_key: await searchKey(row.name, row.code) });
}

export function createServiceCenter(context: Context, input: CreateServiceCenterInput) {
  const regionId = parentUuid("SERVICE_CENTER", "Region", input.regionId);
  return change(context, "createServiceCenter", input, async (db) => {
    const region = found(await lockRegion(db, regionId));
    allow(context, "org.manage", regionPlace(region));
    under("SERVICE_CENTER", "REGION", region);
    const id = uuid();
    const code = unwrap(checkCode(input.code));
    const name = text("name", input.name);
    await insertServiceCenter(db, {
      id,
      region_id: regionId,
      code,
      name,
      search_key: await searchKey(name, code),
      duty_phone: text("dutyPhone", input.dutyPhone, 40),
      office_address: text("officeAddress", input.officeAddress, 200),
      repair_hotline: text("repairHotline", input.repairHotline, 40),
      ...given(shiftColumns(input)),
    });
    context.invalidateViewers(context.viewer.companyId);
    return { serviceCenter: id };
  });
}

export function updateServiceCenter(context: Context, input: UpdateServiceCenterInput) {
  const id = uuidOf("ServiceCenter", input.id);
  return change(context, "updateServiceCenter", input, async (db) => {
    const row = found(await lockServiceCenter(db, id));
    allow(context, "org.manage", centerPlace(row));
    checkVersion(row, input.version);
    await updateNamed(
      db,
      "service_center",
      id,
      input,
      statusOf(context, row, centerPlace(row), input.status),
      {
        duty_phone: optionalText("dutyPhone", input.dutyPhone, 40),
        office_address: optionalText("officeAddress", input.officeAddress, 200),
        repair_hotline: optionalText("repairHotline", input.repairHotline, 40),
        ...shiftColumns(input),
      },
    );
    return { serviceCenter: id };
  });
}

export function createEstate(context: Context, input: CreateEstateInput) {
  const centerId = parentUuid("ESTATE", "ServiceCenter", input.serviceCenterId);
  return change(context, "createEstate", input, async (db) => {
    const center = found(await lockServiceCenter(db, centerId));
    allow(context, "org.manage", centerPlace(center));
    under("ESTATE", "SERVICE_CENTER", center);
    checkDates(input.entryDate, input.launchDate);
    const id = uuid();
    const code = unwrap(checkCode(input.code));
    const name = text("name", input.name);
    await insertEstate(db, {
      id,
      service_center_id: centerId,
      code,
      name,
      search_key: await searchKey(name, code),
      category: input.category,
      address: optionalText("address", input.address, 200) ?? null,
      launch_date: input.launchDate ?? null,
      entry_date: input.entryDate ?? null,
      total_households: amount("totalHouseholds", input.totalHouseholds) ?? 0,
      total_buildings: amount("totalBuildings", input.totalBuildings) ?? 0,
    });
    return { estate: id };
  });
}

function checkDates(entryDate: string | null | undefined, launchDate: string | null | undefined) {
  if (entryDate && launchDate && entryDate > launchDate)
    throw refusalError({ code: "ENTRY_AFTER_LAUNCH", details: { entryDate, launchDate } });
}

export function updateEstate(context: Context, input: UpdateEstateInput) {
  const id = uuidOf("Estate", input.id);
  return change(context, "updateEstate", input, async (db) => {
    const row = found(await lockEstate(db, id));
    allow(context, "org.manage", estatePlace(row));
    checkVersion(row, input.version);
    const entryDate = input.entryDate === undefined ? row.entryDate : input.entryDate;
    checkDates(entryDate, input.launchDate === undefined ? row.launchDate : input.launchDate);
    await updateNamed(
      db,
      "estate",
      id,
      input,
      statusOf(context, row, estatePlace(row), input.status),
      {
        category: input.category ?? undefined,
        address: input.address,
        launch_date: input.launchDate,
        entry_date: input.entryDate,
        total_households: amount("totalHouseholds", input.totalHouseholds) ?? undefined,
        total_buildings: amount("totalBuildings", input.totalBuildings) ?? undefined,
      },
    );
    return { estate: id };
  });
}

export function createCluster(context: Context, input: CreateClusterInput) {
  const estateId = parentUuid("CLUSTER", "Estate", input.estateId);
  return change(context, "createCluster", input, async (db) => {
    const estate = found(await lockEstate(db, estateId));
    allow(context, "org.manage", estatePlace(estate));
    under("CLUSTER", "ESTATE", estate);
    const id = uuid();
    const name = text("name", input.name);
    await insertCluster(db, {
      id,
      service_center_id: estate.serviceCenterId,
      estate_id: estateId,
      name,
    });
    return { cluster: id };
  });
}

/** 组团改名 */
export function updateCluster(context: Context, input: UpdateClusterInput) {
  const id = uuidOf("Cluster", input.id);
  return change(context, "updateCluster", input, async (db) => {
    const row = found(await lockCluster(db, id));
    allow(context, "org.manage", estatePlace(row));
    checkVersion(row, input.version);
    await updateRow(db, "cluster", id, { name: text("name", input.name) });
    return { cluster: id };
  });
}

/** A cluster named for a building lies in the building's estate. */
async function clusterOf(db: Tx, id: string | null | undefined, estateId: string) {
  if (!id) return id;
  const cluster = found(await lockCluster(db, uuidOf("Cluster", id)));
  if (cluster.estateId !== estateId) throw refusalError({ code: "NOT_FOUND" });
  return cluster.id;
}

export function createBuilding(context: Context, input: CreateBuildingInput) {
  const estateId = parentUuid("BUILDING", "Estate", input.estateId);
  return change(context, "createBuilding", input, async (db) => {
    const estate = found(await lockEstate(db, estateId));
    allow(context, "org.manage", estatePlace(estate));
    under("BUILDING", "ESTATE", estate);
    const id = uuid();
    await insertBuilding(db, {
      id,
      service_center_id: estate.serviceCenterId,
      estate_id: estateId,
      cluster_id: (await clusterOf(db, input.clusterId, estateId)) ?? null,
      number: text("number", input.number, 20),
      name: optionalText("name", input.name) ?? null,
      floors: amount("floors", input.floors, floors) ?? null,
      completed_on: input.completedOn ?? null,
      confirmed_by_authority: input.confirmedByAuthority ?? false,
    });
    return { building: id };
  });
}

export function updateBuilding(context: Context, input: UpdateBuildingInput) {
  const id = uuidOf("Building", input.id);
  return change(context, "updateBuilding", input, async (db) => {
    const row = found(await lockBuilding(db, id));
    allow(context, "org.manage", estatePlace(row));
    checkVersion(row, input.version);
    const number = optionalText("number", input.number, 20);
    const columns = given({
      cluster_id: await clusterOf(db, input.clusterId, row.estateId),
      number,
      name: input.name,
      floors: amount("floors", input.floors, floors),
      completed_on: input.completedOn,
      confirmed_by_authority: input.confirmedByAuthority ?? undefined,
      status: statusOf(context, row, estatePlace(row), input.status),
    });
    await updateRow(db, "building", id, columns);
    if (number && number !== row.number) await updateUnitsOfBuilding(db, id, number);
    return { building: id };
  });
}

/** Basements are negative; there is no floor 0. */
function checkFloor(floor: number) {
  if (floor === 0) throw refusalError({ code: "FLOOR_ZERO", details: { column: "floorNumber" } });
  if (Math.abs(floor) > 300)
    throw refusalError({ code: "INVALID_INPUT", details: { field: "floorNumber", max: 300 } });
}

function checkAreas(inner: number | null | undefined, gross: number | null | undefined) {
  if (inner && gross && inner > gross)
    throw refusalError({ code: "INNER_AREA_ABOVE_GROSS", details: { inner, gross } });
}

export function createUnit(context: Context, input: CreateUnitInput) {
  const buildingId = parentUuid("UNIT", "Building", input.buildingId);
  return change(context, "createUnit", input, async (db) => {
    const building = found(await lockBuilding(db, buildingId));
    allow(context, "org.manage", estatePlace(building));
    under("UNIT", "BUILDING", building);
    checkFloor(input.floorNumber);
    checkAreas(input.innerArea, input.buildingArea);
    const id = uuid();
    const room = text("roomNumber", input.roomNumber, 20);
    const unit = {
      id,
      service_center_id: building.serviceCenterId,
      estate_id: building.estateId,
      building_id: buildingId,
      floor_number: input.floorNumber,
      room_number: room,
      search_key: unitSearchKey(building.number, room),
      layout_type: input.layoutType ?? null,
      use: input.use ?? ("RESIDENTIAL" as const),
      building_area: amount("buildingArea", input.buildingArea, area) ?? null,
      inner_area: amount("innerArea", input.innerArea, area) ?? null,
      delivery_on: input.deliveryOn ?? null,
    };
    await insertUnit(db, unit, building);
    return { unit: id };
  });
}

export function updateUnit(context: Context, input: UpdateUnitInput) {
  const id = uuidOf("Unit", input.id);
  return change(context, "updateUnit", input, async (db) => {
    const row = found(await lockUnit(db, id));
    allow(context, "org.manage", estatePlace(row));
    checkVersion(row, input.version);
    const floor = input.floorNumber ?? row.floorNumber;
    const room = optionalText("roomNumber", input.roomNumber, 20) ?? row.roomNumber;
    checkFloor(floor);
    const { innerArea = row.innerArea, buildingArea = row.buildingArea } = input;
    checkAreas(innerArea, buildingArea);
    const columns = given({
      floor_number: floor,
      room_number: room,
      search_key: unitSearchKey(row.buildingNumber, room),
      layout_type: input.layoutType,
      use: input.use ?? undefined,
      building_area: amount("buildingArea", input.buildingArea, area),
      inner_area: amount("innerArea", input.innerArea, area),
      delivery_on: input.deliveryOn,
      status: statusOf(context, row, estatePlace(row), input.status),
    });
    await updateRow(db, "unit", id, columns);
    if (floor !== row.floorNumber || room !== row.roomNumber)
      await updateUnitOrder(db, id, row.buildingNumber, floor, room);
    return { unit: id };
  });
}

const tables = {
  Region: ["region", lockRegion],
  ServiceCenter: ["service_center", lockServiceCenter],
  Estate: ["estate", lockEstate],
  Cluster: ["cluster", lockCluster],
  Building: ["building", lockBuilding],
  Unit: ["unit", lockUnit],
} as const;

/** 删除: only what has nothing below it and no record of it (01 part 3). */
export function deletePlace(context: Context, input: DeletePlaceInput) {
  const parsed = found(parseId(input.id));
  const [table, lock] = found(tables[parsed.type as keyof typeof tables]);
  return change(context, "deletePlace", input, async (db) => {
    const row = found(await lock(db, parsed.uuid));
    const place = row.estateId
      ? estatePlace(row)
      : row.serviceCenterId
        ? centerPlace(row)
        : regionPlace(row);
    const structure = table === "region" || table === "service_center" || table === "estate";
    allow(context, structure ? "org.suspend" : "org.manage", place);
    unwrap(checkDeletable(await countHoldings(db, table, parsed.uuid)));
    await deleteRow(db, table, parsed.uuid);
    return { deletedId: input.id };
  });
}
