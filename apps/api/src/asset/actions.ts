import { bareNumber } from "@threshold/domain/organization/unit-search";
import { looksLikeEquipmentRoom } from "@threshold/domain/asset/cobie";
import { type Warranty, warrantyOn } from "@threshold/domain/asset/warranty";
import type { Day } from "@threshold/domain/calendar/day";
import { may, type Place } from "@threshold/domain/organization/viewer";
import { v7 as uuid } from "uuid";
import { allow, change, found, optionalText, text, uuidOf } from "../change.ts";
import type { Context } from "../context.ts";
import type { Tx } from "../db/tenancy.ts";
import { lockEstate } from "../organization/queries.ts";
import { searchKey } from "../organization/search-key.ts";
import { refusalError } from "../refusal.ts";
import type {
  AddAssetComponentInput,
  ChangeAssetComponentInput,
  ChangeAssetTypeInput,
  MarkEquipmentRoomInput,
  RemoveAssetComponentInput,
} from "./inputs.ts";
import {
  type AssetPlaced,
  deleteComponent,
  findBuildings,
  findGroupNamed,
  findPlaceNamed,
  findTypeNamed,
  findWarranty,
  insertComponent,
  insertGroup,
  insertPlace,
  insertType,
  lockAssetPlace,
  lockComponent,
  lockType,
  putIntoSystem,
  updateComponent,
  updatePlace,
  updateType,
} from "./queries.ts";

/** Where a component's warranty stands on a day, for repairs: whether the developer has to pay. Refused: NOT_FOUND. */
export async function warrantyOfComponent(db: Tx, componentId: string, on: Day) {
  return warrantyOn(found(await findWarranty(db, componentId)) as Warranty, on);
}

export const estatePlace = ({
  estateId,
  serviceCenterId,
}: Pick<AssetPlaced, "estateId" | "serviceCenterId">): Place => ({
  level: "ESTATE",
  id: estateId,
  centerId: serviceCenterId,
});

/** The register's own actions on a component, with whether the viewer may. */
export function componentActions(
  { viewer }: Context,
  at: Pick<AssetPlaced, "estateId" | "serviceCenterId">,
) {
  const allowed = may(viewer, "asset.manage", estatePlace(at));
  const refusal = { code: "FORBIDDEN", details: { permission: "asset.manage" } } as const;
  return (["changeAssetComponent", "removeAssetComponent", "attachEvidence"] as const).map(
    (action) => (allowed ? { action, allowed } : { action, allowed, refusal }),
  );
}

const said = (field: string, value: string | null | undefined, longest = 200) =>
  optionalText(field, value?.trim() || null, longest) ?? null;

const isStale = (row: AssetPlaced, version: number) => {
  if (row.version !== version)
    throw refusalError({ code: "STALE_VERSION", details: { version: row.version } });
};

interface At {
  readonly estateId: string;
  readonly serviceCenterId: string;
}

/** The place of this name, made where it is not there yet. */
async function placeNamed(
  db: Tx,
  at: At,
  kind: "FACILITY" | "FLOOR" | "SPACE",
  name: string,
  above: { readonly facilityId: string; readonly parentId: string } | null,
): Promise<string> {
  const where = { estateId: at.estateId, facilityId: above?.facilityId ?? null };
  const there = await findPlaceNamed(db, where, kind, name);
  // A room of that name lies on one floor of its building.
  if (there && kind === "SPACE" && there.parentId !== above?.parentId)
    throw refusalError({ code: "NAME_TAKEN", details: { name, field: "space" } });
  if (there) return there.id;
  const id = uuid();
  const building =
    kind === "FACILITY"
      ? (await findBuildings(db, at.estateId)).find(
          ({ number }) => bareNumber(number) === bareNumber(name),
        )
      : undefined;
  await insertPlace(db, {
    id,
    service_center_id: at.serviceCenterId,
    estate_id: at.estateId,
    facility_id: above?.facilityId ?? id,
    parent_id: above?.parentId ?? null,
    building_id: building?.id ?? null,
    kind,
    name,
    category: null,
    description: null,
    equipment_room: kind === "SPACE" && looksLikeEquipmentRoom(name),
    external_id: null,
    search_key: await searchKey(name),
    updated_by: null,
  });
  return id;
}

type Fields = Omit<ChangeAssetComponentInput, "clientMutationId" | "id" | "version">;

/** The type of this name; what is told of one that is there has to be what it has. Refused: ASSET_TYPE_DIFFERS. */
async function typeNamed(db: Tx, at: At & { facilityId: string }, fields: Fields): Promise<string> {
  const name = text("type", fields.type, 200);
  const maker = said("maker", fields.maker);
  const model = said("model", fields.model);
  const months = fields.warrantyMonths ?? null;
  if (months !== null && (months < 0 || months > 1_200))
    throw refusalError({ code: "INVALID_INPUT", details: { field: "warrantyMonths" } });
  const there = await findTypeNamed(db, at.facilityId, name);
  if (there) {
    const length = there.warrantyUnit === "YEAR" ? 12 : there.warrantyUnit === "MONTH" ? 1 : null;
    const has = length && there.partsDuration ? there.partsDuration * length : null;
    const differs = [
      maker !== null && maker !== there.maker && "maker",
      model !== null && model !== there.model && "model",
      months !== null && months !== has && "warrantyMonths",
    ].find((field) => field !== false);
    if (differs)
      throw refusalError({ code: "ASSET_TYPE_DIFFERS", details: { type: name, field: differs } });
    return there.id;
  }
  const id = uuid();
  await insertType(db, {
    id,
    service_center_id: at.serviceCenterId,
    estate_id: at.estateId,
    facility_id: at.facilityId,
    name,
    maker,
    model,
    category: null,
    description: null,
    asset_type: null,
    parts_guarantor: null,
    parts_duration: months,
    labor_guarantor: null,
    labor_duration: months,
    warranty_unit: months === null ? null : "MONTH",
    warranty_text: null,
    external_id: null,
    search_key: await searchKey(name, maker ?? "", model ?? ""),
    updated_by: null,
  });
  return id;
}

async function systemNamed(
  db: Tx,
  at: At & { facilityId: string },
  name: string | null,
): Promise<string | null> {
  if (name === null) return null;
  const there = await findGroupNamed(db, at.facilityId, name);
  if (there) return there.id;
  const id = uuid();
  await insertGroup(db, {
    id,
    service_center_id: at.serviceCenterId,
    estate_id: at.estateId,
    facility_id: at.facilityId,
    kind: "SYSTEM",
    name,
    category: null,
    description: null,
    external_id: null,
    updated_by: null,
  });
  return id;
}

/** The columns that a person says of a component, with the place and the type that they name. */
async function columnsOf(db: Tx, at: At & { facilityId: string }, fields: Fields) {
  const floor = said("floor", fields.floor);
  const space = said("space", fields.space);
  if (space !== null && floor === null)
    throw refusalError({ code: "INVALID_INPUT", details: { field: "floor" } });
  const facility = { facilityId: at.facilityId, parentId: at.facilityId };
  const floorId = floor && (await placeNamed(db, at, "FLOOR", floor, facility));
  const spaceId =
    space && (await placeNamed(db, at, "SPACE", space, { ...facility, parentId: floorId! }));
  const name = text("name", fields.name, 200);
  const description = said("description", fields.description, 2_000);
  const serial = said("serialNumber", fields.serialNumber);
  const tag = said("tagNumber", fields.tagNumber);
  const identifier = said("assetIdentifier", fields.assetIdentifier);
  const words = [description, serial, tag, identifier].flatMap((word) => word ?? []);
  return {
    name,
    type_id: await typeNamed(db, at, fields),
    place_id: spaceId ?? floorId ?? null,
    description,
    serial_number: serial,
    tag_number: tag,
    asset_identifier: identifier,
    installed_on: fields.installedOn ?? null,
    warranty_start_on: fields.warrantyStartOn ?? null,
    search_key: await searchKey(name, ...words),
  };
}

/** 登记设备: place, type and system are named; what of them is not there yet is made with it. */
export function addAssetComponent(context: Context, input: AddAssetComponentInput) {
  const estateId = uuidOf("Estate", input.estateId);
  return change(context, "addAssetComponent", input, async (db) => {
    const { serviceCenterId, status } = found(await lockEstate(db, estateId));
    allow(context, "asset.manage", estatePlace({ estateId, serviceCenterId: serviceCenterId! }));
    if (status === "SUSPENDED") throw refusalError({ code: "PLACE_SUSPENDED" });
    const estate = { estateId, serviceCenterId: serviceCenterId! };
    const facility = text("facility", input.facility, 200);
    const facilityId = await placeNamed(db, estate, "FACILITY", facility, null);
    const at = { ...estate, facilityId };
    const id = uuid();
    await insertComponent(db, {
      id,
      service_center_id: at.serviceCenterId,
      estate_id: estateId,
      facility_id: facilityId,
      ...(await columnsOf(db, at, input)),
      bar_code: null,
      external_id: null,
      handed_over_on: null,
      updated_by: null,
    });
    await putIntoSystem(db, id, await systemNamed(db, at, said("system", input.system)));
    return { component: id };
  });
}

/** 更正设备 */
export function changeAssetComponent(context: Context, input: ChangeAssetComponentInput) {
  const id = uuidOf("AssetComponent", input.id);
  return change(context, "changeAssetComponent", input, async (db) => {
    const row = found(await lockComponent(db, id));
    allow(context, "asset.manage", estatePlace(row));
    isStale(row, input.version);
    found(await lockEstate(db, row.estateId));
    await updateComponent(db, id, await columnsOf(db, row, input));
    await putIntoSystem(db, id, await systemNamed(db, row, said("system", input.system)));
    return { component: id };
  });
}

/** 移除设备, with its attributes and documents; its type and its room stay. */
export function removeAssetComponent(context: Context, input: RemoveAssetComponentInput) {
  const id = uuidOf("AssetComponent", input.id);
  return change(context, "removeAssetComponent", input, async (db) => {
    const row = found(await lockComponent(db, id));
    allow(context, "asset.manage", estatePlace(row));
    isStale(row, input.version);
    await deleteComponent(db, id);
    return { removedId: input.id };
  });
}

/** 更正设备类型: maker, model and how long it is warranted. */
export function changeAssetType(context: Context, input: ChangeAssetTypeInput) {
  const id = uuidOf("AssetType", input.id);
  return change(context, "changeAssetType", input, async (db) => {
    const row = found(await lockType(db, id));
    allow(context, "asset.manage", estatePlace(row));
    isStale(row, input.version);
    const maker = said("maker", input.maker);
    const model = said("model", input.model);
    const { warrantyUnit = null } = input;
    const duration = (field: "partsDuration" | "laborDuration") => {
      const value = input[field] ?? null;
      const isLength = value === null || (value >= 0 && value <= 1_200 && warrantyUnit !== null);
      if (!isLength) throw refusalError({ code: "INVALID_INPUT", details: { field } });
      return value;
    };
    await updateType(db, id, {
      maker,
      model,
      parts_duration: duration("partsDuration"),
      labor_duration: duration("laborDuration"),
      warranty_unit: warrantyUnit,
      search_key: await searchKey(row.name, maker ?? "", model ?? ""),
    });
    return { type: id };
  });
}

/** 标记设备房: the space is one, or is none. */
export function markEquipmentRoom(context: Context, input: MarkEquipmentRoomInput) {
  const id = uuidOf("AssetPlace", input.id);
  return change(context, "markEquipmentRoom", input, async (db) => {
    const row = found(await lockAssetPlace(db, id));
    allow(context, "asset.manage", estatePlace(row));
    if (row.kind !== "SPACE")
      throw refusalError({ code: "INVALID_INPUT", details: { field: "id" } });
    await updatePlace(db, id, { equipment_room: input.equipmentRoom });
    return { place: id };
  });
}

/** Files and photos of a component: whoever keeps the register. */
export async function allowComponentFiles(db: Tx, context: Context, _action: string, id: string) {
  const row = found(await lockComponent(db, id));
  allow(context, "asset.manage", estatePlace(row));
  return { serviceCenterId: row.serviceCenterId, parents: [row.estateId] };
}
