import {
  type CobieSheetName,
  cobieSheets,
  isKeptAsCame,
  looksLikeEquipmentRoom,
} from "@threshold/domain/asset/cobie";
import type { AssetSubject } from "@threshold/domain/asset/vocabulary";
import type { RowValue, RowValues } from "@threshold/domain/organization/list-import";
import { searchKey } from "../organization/search-key.ts";

/** How a sheet lies on its table. */
export interface CobieTable {
  readonly table: string;
  /** The word that tells the sheet's rows from others of the table. */
  readonly kind?: string;
  /** The table's columns that say which record a row is, beside the facility and the kind. */
  readonly key: readonly string[];
  /** What a record is looked for by; none where nobody looks for it. */
  readonly soughtBy?: readonly string[];
}

export const cobieTables: Readonly<Record<CobieSheetName, CobieTable>> = {
  Contact: { table: "asset_contact", key: ["name"] },
  Facility: {
    table: "asset_place",
    kind: "FACILITY",
    key: ["name"],
    soughtBy: ["name", "description"],
  },
  Floor: { table: "asset_place", kind: "FLOOR", key: ["name"], soughtBy: ["name", "description"] },
  Space: {
    table: "asset_place",
    kind: "SPACE",
    key: ["name"],
    soughtBy: ["name", "description", "RoomTag"],
  },
  Zone: { table: "asset_group", kind: "ZONE", key: ["name"] },
  Type: { table: "asset_type", key: ["name"], soughtBy: ["name", "maker", "model"] },
  Component: {
    table: "asset_component",
    key: ["name"],
    soughtBy: ["name", "description", "serialNumber", "tagNumber", "barCode", "assetIdentifier"],
  },
  System: { table: "asset_group", kind: "SYSTEM", key: ["name"] },
  Spare: { table: "asset_spare", key: ["type_id", "name"] },
  Document: { table: "asset_document", key: ["subject_id", "name"] },
  Attribute: { table: "asset_attribute", key: ["subject_id", "name"] },
};

/** Sheets whose rows of one name tell of one record together: each names some of its members. */
export const isGathered = (sheet: CobieSheetName): boolean =>
  cobieTables[sheet].table === "asset_group";

const snake = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const references: Readonly<Record<string, readonly string[]>> = {
  floorName: ["parent_id"],
  typeName: ["type_id"],
  placeNames: ["place_id", "other_place_ids"],
  memberNames: ["member_ids"],
  subjectName: ["subject_id"],
};

/** The columns of its table that a sheet writes. */
export function columnsOf(sheet: CobieSheetName): readonly string[] {
  const { table, kind, soughtBy } = cobieTables[sheet];
  const own = Object.keys(cobieSheets[sheet].columns)
    .filter((column) => !isKeptAsCame(column))
    .flatMap((column) => references[column] ?? [snake(column)]);
  return [
    "facility_id",
    ...(kind ? ["kind"] : []),
    ...own,
    "more",
    ...(soughtBy ? ["search_key"] : []),
    ...(table === "asset_place" ? ["parent_id", "building_id", "equipment_room"] : []),
  ].filter((column, at, all) => all.indexOf(column) === at);
}

/** A record of a table, as `to_jsonb` tells it. */
export type Stored = Readonly<Record<string, unknown>> & {
  readonly id: string;
  readonly version: number;
};

/** What records are called, and what they are, within a facility. */
export interface Names {
  readonly nameOf: (id: string) => string | undefined;
}

const several = (ids: readonly string[], { nameOf }: Names): string | null => {
  const named = ids.flatMap((id) => nameOf(id) ?? []);
  return named.length > 0 ? named.join(", ") : null;
};

/** Members in one order, whatever the order of the rows that name them. */
export const gathered = (names: readonly string[]): string | null =>
  names.length > 0 ? [...new Set(names)].toSorted().join(", ") : null;

function valueOf(column: string, stored: Stored, names: Names): RowValue {
  if (isKeptAsCame(column))
    return ((stored["more"] as Record<string, RowValue>)[column] ?? null) as RowValue;
  const at = (name: string) => (stored[name] ?? null) as string | null;
  const called = (id: string | null) => (id === null ? null : (names.nameOf(id) ?? null));
  switch (column) {
    case "floorName":
      return called(at("parent_id"));
    case "typeName":
      return called(at("type_id"));
    case "subjectName":
      return called(at("subject_id"));
    case "placeNames": {
      const first = at("place_id");
      return first === null
        ? null
        : several([first, ...(stored["other_place_ids"] as string[])], names);
    }
    case "memberNames":
      return gathered((stored["member_ids"] as string[]).flatMap((id) => names.nameOf(id) ?? []));
    default:
      return at(snake(column));
  }
}

/** A record as its sheet's row would tell it. */
export const valuesOf = (sheet: CobieSheetName, stored: Stored, names: Names): RowValues =>
  Object.fromEntries(
    Object.keys(cobieSheets[sheet].columns).map((column) => [
      column,
      valueOf(column, stored, names),
    ]),
  );

/** The records that a row's cells name. */
export type Referred = Readonly<Record<string, readonly string[]>>;

/** The columns that a row writes: its values, the records they name, and what follows of them. */
export async function writesOf(
  sheet: CobieSheetName,
  values: RowValues,
  referred: Referred,
  at: { readonly facilityId: string; readonly buildingId: string | null; readonly stored?: Stored },
): Promise<Record<string, unknown>> {
  const { table, kind, soughtBy } = cobieTables[sheet];
  const writes: Record<string, unknown> = { facility_id: at.facilityId };
  const more: Record<string, RowValue> = {};
  for (const [column, value] of Object.entries(values))
    if (isKeptAsCame(column)) {
      if (value !== null) more[column] = value;
    } else if (column === "placeNames") {
      const [first, ...others] = referred[column] ?? [];
      writes["place_id"] = first ?? null;
      writes["other_place_ids"] = others;
    } else if (column === "memberNames") writes["member_ids"] = referred[column] ?? [];
    else if (references[column]) writes[references[column][0]!] = referred[column]?.[0] ?? null;
    else writes[snake(column)] = value;
  writes["more"] = more;
  if (kind) writes["kind"] = kind;
  if (soughtBy) {
    const [name = "", ...others] = soughtBy.map((column) => String(values[column] ?? ""));
    writes["search_key"] = await searchKey(name, ...others.filter((one) => one !== ""));
  }
  if (table === "asset_place") {
    writes["building_id"] = kind === "FACILITY" ? at.buildingId : null;
    writes["parent_id"] = kind === "FLOOR" ? at.facilityId : (writes["parent_id"] ?? null);
    // Said once by its name; afterwards whoever keeps the register says it.
    writes["equipment_room"] =
      at.stored?.["equipment_room"] ??
      (kind === "SPACE" &&
        looksLikeEquipmentRoom(
          ...["name", "description", "category", "RoomTag"].map((one) => values[one] as string),
        ));
  }
  return writes;
}

/** The sheet in which records of a kind stand. */
export const sheetOfSubject = (subject: AssetSubject): CobieSheetName =>
  (Object.keys(cobieSheets) as CobieSheetName[]).find(
    (sheet) => cobieSheets[sheet].subject === subject,
  )!;
