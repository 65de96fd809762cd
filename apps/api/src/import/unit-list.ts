import {
  buildingClusters,
  type BuildingClusters,
} from "@threshold/domain/organization/building-cluster";
import {
  readHeader,
  unitColumnNames,
  unitColumns,
  type UnitColumn,
  unitKey,
  unitUses,
} from "@threshold/domain/organization/unit-import";
import { may, type Place } from "@threshold/domain/organization/viewer";
import { v7 as uuid } from "uuid";
import { allow, found, uuidOf } from "../change.ts";
import type { Context } from "../context.ts";
import { write, type Tx } from "../db/tenancy.ts";
import type { ColumnKind, Words } from "../export/types.ts";
import { refusalError } from "../refusal.ts";
import { checkRow, keyOf, type SortedRow } from "./check-row.ts";
import type { ImportedList, Tell } from "./engine-types.ts";
import {
  type BatchPlace,
  type BatchRow,
  changedUnits,
  countUnitsToRestore,
  findDependents,
  findEstate,
  findEstateName,
  insertBuildings,
  insertClusters,
  insertUnits,
  joinMany,
  listBuildingClusters,
  listKnownWords,
  listMissingPlaces,
  listPresentUnits,
  listSpans,
  placeBuildings,
  restorePlaces,
  restoreUnits,
  updateUnits,
} from "./queries.ts";

const kinds: Partial<Record<UnitColumn, ColumnKind>> = {
  floorNumber: "number",
  buildingArea: "area",
  innerArea: "area",
  deliveryOn: "day",
};

const words = (zh: string, en: string): Words => ({ zh, en });

/** What a column is for, and an example, for the template. */
const notes: Record<UnitColumn, readonly [note: Words, example: Words]> = {
  cluster: [
    words(
      "小区分期或组团；没有可不填。不存在时会新建。",
      "The phase or cluster; may be left empty. Made if it is not there yet.",
    ),
    words("一期", "Phase 1"),
  ],
  buildingNumber: [
    words(
      "楼栋编号，在小区内唯一。不存在时会新建。",
      "The building's number, unique in the estate. Made if it is not there yet.",
    ),
    words("1", "1"),
  ],
  floorNumber: [
    words(
      "整数；地下用负数（-1）或 B1，没有 0 层。",
      "A whole number; basements are negative (-1) or B1; there is no floor 0.",
    ),
    words("12", "12"),
  ],
  roomNumber: [
    words("在同一栋内唯一，按文本填写。", "Unique in its building, written as text."),
    words("1203", "1203"),
  ],
  layoutType: [words("户型名称。", "The layout's name."), words("三室两厅", "3 bedrooms")],
  use: [
    words(
      "从下拉选项中选择；新增房屋不填时为住宅。",
      "Chosen from the list; a new unit without one is residential.",
    ),
    unitUses.RESIDENTIAL,
  ],
  buildingArea: [
    words("平方米，两位小数。", "Square metres, two decimals."),
    words("89.50", "89.50"),
  ],
  innerArea: [
    words("平方米，不大于建筑面积。", "Square metres, not above the gross area."),
    words("71.20", "71.20"),
  ],
  deliveryOn: [
    words("日期，例如 2027-06-30。", "A day, such as 2027-06-30."),
    words("2027-06-30", "2027-06-30"),
  ],
};

/** Rows that are taken in by one statement: far from the statement's time limit on a slow machine. */
const spanLength = 1_000;

const placeOf = ({ estateId, serviceCenterId }: BatchPlace): Place => ({
  level: "ESTATE",
  id: estateId!,
  centerId: serviceCenterId!,
});

/** The units of an estate, by the ten thousand; buildings and clusters that are not there yet come with them. */
export const unitList: ImportedList = {
  title: { zh: "房屋", en: "Units" },
  columns: Object.fromEntries(
    unitColumnNames.map((name) => [
      name,
      {
        ...unitColumns[name],
        atBirth: false,
        kind: kinds[name] ?? "text",
        note: notes[name][0],
        example: notes[name][1],
        ...(name === "use" && { words: unitUses }),
      },
    ]),
  ),
  key: ["buildingNumber", "roomNumber"],
  mostRows: 50_000,
  readHeader,

  async known(context, of) {
    const estateId = uuidOf("Estate", of);
    const name = found(await findEstateName(context, estateId));
    const { clusters, layouts } = await listKnownWords(context, estateId);
    return { name, words: { cluster: clusters, layoutType: layouts } };
  },

  open(context, of) {
    const ofId = uuidOf("Estate", of ?? "");
    return write(context, { name: "checkImportable", key: null, input: null }, async (db) => {
      const { serviceCenterId, status } = found(await findEstate(db, ofId));
      const place = { list: "units", ofType: "Estate", ofId, estateId: ofId, serviceCenterId };
      allow(context, "import.run", placeOf(place));
      if (status === "SUSPENDED") throw refusalError({ code: "PLACE_SUSPENDED" });
      return place;
    });
  },
  may: ({ viewer }, batch) => may(viewer, "import.run", placeOf(batch)),

  async check(context, { estateId }, run) {
    const clusters = buildingClusters(await listBuildingClusters(context, estateId!));
    await run((chunk) => checkChunk(context, estateId!, clusters, chunk));
  },

  async apply(db, _context, batch, tell) {
    await joinMany(db);
    await makePlaces(db, batch);
    await bySpan(db, batch, tell, async (span) => {
      await insertUnits(db, batch, span);
      await updateUnits(db, batch, span);
    });
  },

  async undo(db, _context, batch, tell) {
    await joinMany(db);
    let restored = 0;
    await bySpan(db, batch, tell, async (span) => {
      restored += await restoreUnits(db, batch, span);
    });
    if (restored < (await countUnitsToRestore(db, batch.id))) {
      const dependents = await findDependents(db, changedUnits(batch.id));
      throw refusalError({ code: "IMPORT_IN_USE", details: { dependents } });
    }
    await restorePlaces(db, batch.id);
  },

  dependents: changedUnits,
};

type Span = Parameters<typeof insertUnits>[2];

async function bySpan(
  db: Tx,
  batch: BatchRow,
  tell: Tell,
  work: (span: Span) => Promise<unknown>,
): Promise<void> {
  let done = 0;
  for (const span of await listSpans(db, batch.id, spanLength)) {
    await work(span);
    done += spanLength;
    await tell({ done });
  }
}

async function checkChunk(
  context: Context,
  estateId: string,
  clusters: BuildingClusters,
  chunk: readonly SortedRow[],
) {
  const keys = chunk
    .map(keyOf)
    .flatMap(({ buildingNumber, roomNumber }) =>
      buildingNumber !== null && roomNumber !== null ? [{ buildingNumber, roomNumber }] : [],
    );
  const units = await listPresentUnits(context, estateId, keys);
  const present = new Map(units.map((unit) => [unitKey(unit), unit]));
  return chunk.map((row) => checkRow(row, present, clusters));
}

async function makePlaces(db: Tx, batch: BatchRow): Promise<void> {
  const named = (names: string[]) => names.map((name) => ({ id: uuid(), name }));
  const missing = await listMissingPlaces(db, batch);
  await insertClusters(db, batch, named(missing.clusters));
  await insertBuildings(db, batch, named(missing.buildings));
  await placeBuildings(db, batch);
}
