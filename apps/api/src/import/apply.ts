import { v7 as uuid } from "uuid";
import type { Context } from "../context.ts";
import { type Tx, write } from "../db/tenancy.ts";
import { refusalError } from "../refusal.ts";
import { Cancelled, progressOf } from "./jobs.ts";
import {
  type BatchRow,
  countUnitsToRestore,
  findDependents,
  finishApply,
  finishUndo,
  insertBuildings,
  insertClusters,
  insertUnits,
  joinMany,
  listMissingPlaces,
  listSpans,
  placeBuildings,
  refuseStale,
  restorePlaces,
  restoreUnits,
  updateUnits,
} from "./queries.ts";

/** Rows that are taken in by one statement: far from the statement's time limit on a slow machine. */
const spanLength = 1_000;

/**
 * Takes a checked batch in, in one transaction: others see all of it or nothing. Rows whose unit
 * changed since the check are refused. Until the last moment it can be cancelled.
 */
export async function applyRows(
  context: Context,
  batch: BatchRow,
  signal: AbortSignal,
): Promise<void> {
  const tell = progressOf(context, batch, "APPLYING", signal);
  await write(context, { name: "applyImport", key: null, input: null }, async (db) => {
    await joinMany(db);
    await makePlaces(db, batch);
    let done = 0;
    for (const span of await listSpans(db, batch.id, spanLength)) {
      await insertUnits(db, batch, span);
      await updateUnits(db, batch, span);
      done += spanLength;
      await tell({ done });
    }
    await refuseStale(db, batch.id);
    const applied = await finishApply(db, batch.id);
    if (applied === undefined) throw new Cancelled();
    if (applied === 0) throw refusalError({ code: "IMPORT_NOTHING_TO_APPLY" });
  });
}

async function makePlaces(db: Tx, batch: BatchRow): Promise<void> {
  const named = (names: string[]) => names.map((name) => ({ id: uuid(), name }));
  const missing = await listMissingPlaces(db, batch);
  await insertClusters(db, batch, named(missing.clusters));
  await insertBuildings(db, batch, named(missing.buildings));
  await placeBuildings(db, batch);
}

/** Takes a whole batch back, in one transaction. Refuses IMPORT_IN_USE when a unit changed meanwhile. */
export async function undoRows(
  context: Context,
  batch: BatchRow,
  signal: AbortSignal,
): Promise<void> {
  const tell = progressOf(context, batch, "UNDOING", signal);
  await write(context, { name: "undoImport", key: null, input: null }, async (db) => {
    await joinMany(db);
    let done = 0;
    let restored = 0;
    for (const span of await listSpans(db, batch.id, spanLength)) {
      restored += await restoreUnits(db, batch, span).catch(asInUse);
      done += spanLength;
      await tell({ done });
    }
    if (restored < (await countUnitsToRestore(db, batch.id))) throw await inUse(db, batch.id);
    await restorePlaces(db, batch.id).catch(asInUse);
    if (!(await finishUndo(db, batch.id))) throw new Cancelled();
  });
}

/** A row of another table holds on to one of ours. */
function asInUse(error: unknown): never {
  const { code, table } = error as { code?: string; table?: string };
  if (code !== "23503") throw error;
  throw refusalError({ code: "IMPORT_IN_USE", details: { dependents: [table ?? ""] } });
}

const inUse = async (db: Tx, id: string) =>
  refusalError({ code: "IMPORT_IN_USE", details: { dependents: await findDependents(db, id) } });
