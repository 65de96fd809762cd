import type { ServerResponse } from "node:http";
import { setImmediate as breathe } from "node:timers/promises";
import { disposition } from "../storage/answer.ts";
import { drained, type Sheet } from "./sheet.ts";
import type { CellContent } from "./types.ts";

/**
 * A cell of CSV. A spreadsheet runs what begins with = + - @ or a control character: an apostrophe before it keeps it a
 * text. Numbers are numbers, also below zero.
 */
export function csvCell(value: CellContent): string {
  if (value === null) return "";
  if (typeof value !== "string") return String(value);
  const safe = /^[=+\-@\t\r\n]/.test(value) ? `'${value}` : value;
  const text = safe.replaceAll("\0", "");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Streams a sheet as CSV: UTF-8 with its mark, without which Excel reads Chinese as something else. */
export async function sendCsv(response: ServerResponse, sheet: Sheet): Promise<void> {
  const pages = sheet.pages[Symbol.asyncIterator]();
  let page = await pages.next(); // a refusal comes ahead of the answer's head
  response.writeHead(200, {
    "content-type": "text/csv; charset=utf-8",
    "content-disposition": disposition("attachment", `${sheet.fileName}.csv`),
    "cache-control": "private, no-store",
    "x-content-type-options": "nosniff",
  });
  const line = (cells: readonly CellContent[]) => `${cells.map(csvCell).join(",")}\r\n`;
  response.write(`\ufeff${line(sheet.columns.map(({ header }) => header))}`);
  for (; !page.done && !response.destroyed; page = await pages.next()) {
    response.write(page.value.map(line).join(""));
    await breathe();
    if (response.writableNeedDrain) await drained(response);
  }
  response.end();
}
