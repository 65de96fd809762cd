import type { Context } from "../context.ts";
import { write } from "../db/tenancy.ts";
import { refusalError } from "../refusal.ts";
import { Cancelled, progressOf } from "./jobs.ts";
import type { ImportedList } from "./engine-types.ts";
import { type BatchRow, finishApply, finishUndo, refuseStale } from "./queries.ts";

/**
 * Takes a checked batch in, in one transaction: others see all of it or nothing. Rows whose record
 * changed since the check are refused. Until the last moment it can be cancelled.
 */
export async function applyRows(
  list: ImportedList,
  context: Context,
  batch: BatchRow,
  signal: AbortSignal,
): Promise<void> {
  const tell = progressOf(context, batch, "APPLYING", signal);
  await write(context, { name: "applyImport", key: null, input: null }, async (db) => {
    await list.apply(db, context, batch, tell);
    await refuseStale(db, batch.id, list.key.at(-1)!);
    const applied = await finishApply(db, batch.id);
    if (applied === undefined) throw new Cancelled();
    if (applied === 0) throw refusalError({ code: "IMPORT_NOTHING_TO_APPLY" });
  });
}

/** Takes a whole batch back, in one transaction. Refuses IMPORT_IN_USE when a record changed meanwhile. */
export async function undoRows(
  list: ImportedList,
  context: Context,
  batch: BatchRow,
  signal: AbortSignal,
): Promise<void> {
  const tell = progressOf(context, batch, "UNDOING", signal);
  await write(context, { name: "undoImport", key: null, input: null }, async (db) => {
    await list.undo(db, context, batch, tell).catch(asInUse);
    if (!(await finishUndo(db, batch.id))) throw new Cancelled();
  });
}

/** A row of another table holds on to one of ours. */
function asInUse(error: unknown): never {
  const { code, table } = error as { code?: string; table?: string };
  if (code !== "23503") throw error;
  throw refusalError({ code: "IMPORT_IN_USE", details: { dependents: [table ?? ""] } });
}
