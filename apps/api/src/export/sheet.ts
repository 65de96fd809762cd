import type { ServerResponse } from "node:http";
import { setImmediate as breathe } from "node:timers/promises";
import type { Worksheet } from "exceljs";
import { disposition } from "../storage/answer.ts";
import type { CellContent, ColumnKind } from "./types.ts";

export interface SheetColumn {
  readonly header: string;
  /** In characters. */
  readonly width: number;
  /** `any` takes what comes: text as text, numbers as numbers. */
  readonly kind: ColumnKind;
}

export interface Sheet {
  /** Of the file, without its ending. */
  readonly fileName: string;
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  /** Pages of rows, asked for one after the other. */
  readonly pages: AsyncIterable<readonly (readonly CellContent[])[]>;
}

export const workbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** `@` is Excel's format for text: what begins with = + - @ stays text, also when the cell is edited. */
export const formats = { text: "@", number: "0", area: "0.00", day: "yyyy-mm-dd", any: "General" };

/**
 * A value as it goes into a cell. Text is always written as text and never as a formula; `_x0041_`,
 * which a spreadsheet would read as A, is written so that it stays what it is.
 */
export function cellOf(value: CellContent, kind: SheetColumn["kind"]): CellContent | Date {
  if (typeof value !== "string") return value;
  if (kind === "day" && /^\d{4}-\d{2}-\d{2}$/.test(value)) return new Date(`${value}T00:00:00Z`);
  return value.replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_").replaceAll("\0", "");
}

export function sendWorkbookHead(response: ServerResponse, fileName: string): void {
  response.writeHead(200, {
    "content-type": workbookType,
    "content-disposition": disposition("attachment", `${fileName}.xlsx`),
    "cache-control": "private, no-store",
    "x-content-type-options": "nosniff",
  });
}

/** Streams a workbook of one sheet; memory holds a page of rows. */
export async function sendSheet(response: ServerResponse, sheet: Sheet): Promise<void> {
  const { default: ExcelJs } = await import("exceljs");
  const pages = sheet.pages[Symbol.asyncIterator]();
  let page = await pages.next(); // a refusal comes ahead of the answer's head
  sendWorkbookHead(response, sheet.fileName);
  const workbook = new ExcelJs.stream.xlsx.WorkbookWriter({
    stream: response,
    useStyles: true,
    useSharedStrings: false,
  });
  const worksheet = workbook.addWorksheet(sheet.name, { views: [{ state: "frozen", ySplit: 1 }] });
  worksheet.columns = sheet.columns.map(({ width }) => ({ width }));
  const header = worksheet.addRow(sheet.columns.map(({ header: text }) => cellOf(text, "text")));
  header.font = { bold: true };
  header.commit();
  for (; !page.done && !response.destroyed; page = await pages.next()) {
    for (const cells of page.value) addRow(worksheet, sheet.columns, cells);
    await breathe();
    if (response.writableNeedDrain) await drained(response);
  }
  if (!response.destroyed) await workbook.commit();
}

function addRow(
  worksheet: Worksheet,
  columns: readonly SheetColumn[],
  cells: readonly CellContent[],
): void {
  const row = worksheet.addRow([]);
  for (const [at, { kind }] of columns.entries()) {
    const value = cellOf(cells[at] ?? null, kind);
    if (value === null) continue;
    const cell = row.getCell(at + 1);
    cell.value = value;
    cell.numFmt = formats[kind === "any" && typeof value === "string" ? "text" : kind];
  }
  row.commit();
}

/** Until the reader took what was written, or went away. */
export const drained = (response: ServerResponse): Promise<void> =>
  new Promise((resolve) => {
    const done = () => {
      response.off("drain", done).off("close", done);
      resolve();
    };
    response.on("drain", done).on("close", done);
  });
