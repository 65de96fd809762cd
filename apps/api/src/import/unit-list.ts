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
import type { ColumnKind } from "../export/types.ts";
import { refusalError } from "../refusal.ts";
import { checkRow, keyOf, type SortedRow } from "./check-row.ts";
import type { ImportedList, Tell } from "./list.ts";
import {
  type BatchPlace,
  type BatchRow,
  changedUnits,
  countUnitsToRestore,
  findDependents,
  findEstate,
  insertBuildings,
  insertClusters,
  insertUnits,
  joinMany,
  listBuildingClusters,
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
        ...(name === "use" && { words: unitUses }),
      },
    ]),
  ),
  key: ["buildingNumber", "roomNumber"],
  mostRows: 50_000,
  readHeader,

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
