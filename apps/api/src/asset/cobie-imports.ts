import { cobieSheetNames, cobieSheets } from "@threshold/domain/asset/cobie";
import { headerReader } from "@threshold/domain/organization/list-import";
import { may, type Place } from "@threshold/domain/organization/viewer";
import { allow, found, uuidOf } from "../change.ts";
import type { Tx } from "../db/tenancy.ts";
import type { BatchPlace, BatchRow } from "../import/queries.ts";
import { joinMany, findDependents } from "../import/queries.ts";
import type { ImportedList, Tell } from "../import/engine-types.ts";
import { refusalError } from "../refusal.ts";
import { checkCobie } from "./cobie-check.ts";
import {
  changedAssets,
  findEstateOfAssets,
  followGathered,
  insertSheetRows,
  listSheetSpans,
  restoreSheetRows,
  updateSheetRows,
} from "./cobie-queries.ts";

/** Rows that are taken in by one statement: far from the statement's time limit on a slow machine. */
const spanLength = 2_000;

const placeOf = ({ estateId, serviceCenterId }: BatchPlace): Place => ({
  level: "ESTATE",
  id: estateId!,
  centerId: serviceCenterId!,
});

const columnsOf = (sheet: (typeof cobieSheetNames)[number]): ImportedList["columns"] =>
  Object.fromEntries(
    Object.entries(cobieSheets[sheet].columns).map(([name, column]) => [
      name,
      { ...column, kind: "any" as const },
    ]),
  );

/** Span after span of the sheets in their order, or backwards. */
async function eachSpan(
  db: Tx,
  batch: BatchRow,
  tell: Tell,
  sheets: readonly (typeof cobieSheetNames)[number][],
  work: (span: Awaited<ReturnType<typeof listSheetSpans>>[number]) => Promise<unknown>,
): Promise<void> {
  await joinMany(db);
  let done = 0;
  for (const sheet of sheets)
    for (const span of await listSheetSpans(db, batch.id, sheet, spanLength)) {
      await work(span);
      done += spanLength;
      await tell({ done: Math.min(done, batch.rowsToApply) });
    }
}

/** A COBie 2.4 workbook: a facility with its floors, spaces, types, components, systems, papers and attributes. */
export const cobieImport: ImportedList = {
  title: { zh: "COBie 交付数据", en: "COBie handover" },
  columns: columnsOf("Component"),
  key: ["name"],
  mostRows: 250_000,
  readHeader: headerReader(cobieSheets.Component.columns),
  sheets: {
    named: Object.fromEntries(
      cobieSheetNames.map((sheet) => [
        sheet,
        { title: { zh: cobieSheets[sheet].zh, en: sheet }, columns: columnsOf(sheet) },
      ]),
    ),
    check: checkCobie,
  },

  async open(context, of) {
    const ofId = uuidOf("Estate", of ?? "");
    const { serviceCenterId, status } = found(await findEstateOfAssets(context, ofId));
    const place = { list: "cobie", ofType: "Estate", ofId, estateId: ofId, serviceCenterId };
    allow(context, "asset.manage", placeOf(place));
    if (status === "SUSPENDED") throw refusalError({ code: "PLACE_SUSPENDED" });
    return place;
  },
  may: ({ viewer }, batch) => may(viewer, "asset.manage", placeOf(batch)),

  async check() {
    throw new Error("its sheets are checked one by one");
  },

  async apply(db, _context, batch, tell) {
    const at = { estateId: batch.estateId!, serviceCenterId: batch.serviceCenterId! };
    await eachSpan(db, batch, tell, cobieSheetNames, async (span) => {
      await insertSheetRows(db, span, at);
      await updateSheetRows(db, span);
    });
    await followGathered(db, batch.id);
  },

  async undo(db, _context, batch, tell) {
    await eachSpan(db, batch, tell, cobieSheetNames.toReversed(), async (span) => {
      const { restored, of } = await restoreSheetRows(db, span);
      if (restored < of) {
        const dependents = await findDependents(db, changedAssets(batch.id));
        throw refusalError({ code: "IMPORT_IN_USE", details: { dependents } });
      }
    });
  },

  dependents: changedAssets,
};
