import { isEmptyRow } from "@threshold/domain/organization/list-import";
import type { Refusal } from "@threshold/domain/refusal";
import type { Context } from "../context.ts";
import { write } from "../db/tenancy.ts";
import { refusalError } from "../refusal.ts";
import { sortCells, type SortedRow } from "./check-row.ts";
import { findHeader, type Header, headerDepth } from "./header.ts";
import { Cancelled, progressOf } from "./jobs.ts";
import type { ImportedList } from "./engine-types.ts";
import { copyRows, deleteRows, finishCheck, type NewBatch, refuseRepeated } from "./queries.ts";
import type { SheetReader } from "./engine-types.ts";
import { openWorkbook, type SheetRow, type Workbook } from "./workbook.ts";

/** Rows that are compared and written at once. */
const chunkLength = 1_000;

/** The dry run: reads a workbook and notes for each row what it would do. Changes nothing else. */
export async function checkWorkbook(
  list: ImportedList,
  context: Context,
  batch: NewBatch,
  path: string,
  signal: AbortSignal,
): Promise<void> {
  const workbook = await openWorkbook(path);
  try {
    const header = await (list.sheets ? checkSheets : checkSheet)(
      list,
      context,
      batch,
      workbook,
      signal,
    );
    await write(context, { name: "checkImport", key: null, input: null }, async (db) => {
      // Of several sheets each looks after what stands in it twice.
      if (!list.sheets) await refuseRepeated(db, batch.id, list.key.at(-1)!);
      if (!(await finishCheck(db, batch.id, header))) throw new Cancelled();
    });
  } catch (error) {
    await write(context, { name: "failImport", key: null, input: null }, (db) =>
      deleteRows(db, batch.id),
    );
    throw error;
  } finally {
    await workbook.close();
  }
}

async function checkSheet(
  list: ImportedList,
  context: Context,
  batch: NewBatch,
  workbook: Workbook,
  signal: AbortSignal,
): Promise<object> {
  const { sheet, header } = await chooseSheet(list, workbook);
  await checkRows(list, context, batch, dataRows(list, workbook, sheet, header), signal);
  return { texts: header.texts, places: Object.fromEntries(header.places) };
}

/** All sheets that the list knows, in its own order; its rows are numbered through. */
async function checkSheets(
  list: ImportedList,
  context: Context,
  batch: NewBatch,
  workbook: Workbook,
  signal: AbortSignal,
): Promise<object> {
  const tell = progressOf(context, batch, "READING", signal);
  let read = 0;
  const sheets = await list.sheets!.check(
    context,
    batch,
    sheetReader(list, workbook),
    async (rows) => {
      read += rows.length;
      if (read > list.mostRows)
        throw refusalError({
          code: "IMPORT_TOO_MANY_ROWS",
          details: { rows: read, limit: list.mostRows },
        });
      await copyRows(context, batch.id, rows);
      await tell({ read });
    },
  );
  if (read === 0) throw refusalError({ code: "IMPORT_EMPTY" });
  return { texts: [], places: {}, sheets };
}

function sheetReader(list: ImportedList, workbook: Workbook): SheetReader {
  const count = async (sheet: string, below: number) => {
    let rows = 0;
    for await (const batch of workbook.rows(sheet))
      rows += batch.filter(({ number }) => number > below).length;
    return rows;
  };
  return {
    sheets: workbook.sheets,
    count: (sheet) => count(sheet, 1),
    async open(sheet, facts) {
      const header = findHeader(facts, await firstRows(workbook, sheet));
      if (!isHeader(header)) return { problem: header, count: await count(sheet, 1) };
      return { rows: () => dataRows(list, workbook, sheet, header, true) };
    },
  };
}

const isHeader = (found: Header | Refusal): found is Header => "places" in found;

/** The first sheet with a header; the first one's fault where none has. */
async function chooseSheet(
  list: ImportedList,
  workbook: Workbook,
): Promise<{ sheet: string; header: Header }> {
  let fault: Refusal | undefined;
  for (const sheet of workbook.sheets) {
    const rows = await firstRows(workbook, sheet);
    if (rows.length === 0) continue;
    const found = findHeader(list, rows);
    if (isHeader(found)) return { sheet, header: found };
    fault ??= found;
  }
  throw refusalError(fault ?? { code: "IMPORT_EMPTY" });
}

async function firstRows(workbook: Workbook, sheet: string): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  for await (const batch of workbook.rows(sheet)) {
    rows.push(...batch.filter(({ number }) => number <= headerDepth + 1));
    if ((batch.at(-1)?.number ?? 0) > headerDepth) break;
  }
  return rows;
}

/** The rows below the header in which something stands, in chunks. */
async function* dataRows(
  { mostRows }: ImportedList,
  workbook: Workbook,
  sheet: string,
  header: Header,
  mayBeEmpty = false,
): AsyncGenerator<SortedRow[]> {
  let chunk: SortedRow[] = [];
  let count = 0;
  for await (const batch of workbook.rows(sheet))
    for (const row of batch) {
      if (row.number <= header.lastRow) continue;
      const sorted = sortCells(row, header);
      if (isEmptyRow(sorted.cells)) continue;
      count += 1;
      if (count > mostRows) continue; // only counted, for the refusal
      chunk.push(sorted);
      if (chunk.length < chunkLength) continue;
      yield chunk;
      chunk = [];
    }
  if (count > mostRows)
    throw refusalError({ code: "IMPORT_TOO_MANY_ROWS", details: { rows: count, limit: mostRows } });
  if (count === 0 && !mayBeEmpty) throw refusalError({ code: "IMPORT_EMPTY" });
  if (chunk.length > 0) yield chunk;
}

async function checkRows(
  list: ImportedList,
  context: Context,
  batch: NewBatch,
  chunks: AsyncIterable<SortedRow[]>,
  signal: AbortSignal,
): Promise<void> {
  const tell = progressOf(context, batch, "READING", signal);
  await list.check(context, batch, async (judge) => {
    let read = 0;
    for await (const chunk of chunks) {
      await copyRows(context, batch.id, await judge(chunk));
      read += chunk.length;
      await tell({ read });
    }
  });
}
