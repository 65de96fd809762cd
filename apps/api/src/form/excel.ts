import type { Writable } from "node:stream";
import {
  type Block,
  type Cell,
  cellText,
  type Column,
  plain,
  type Signatures,
  type Table,
} from "@threshold/domain/form/document";
import { showCode } from "@threshold/domain/form/verification";
import type { Workbook, Worksheet } from "exceljs";
import { cellOf, formats } from "../export/sheet.ts";
import { type Copy, type Pictures, words } from "./copy.ts";

/**
 * Writes copies into one workbook, a sheet each, set up to be printed on A4 like the PDF. One alone has its pictures;
 * many are streamed, which exceljs does without pictures: memory holds one copy.
 */
export async function writeWorkbook(
  out: Writable,
  copies: AsyncIterable<Copy>,
  pictures: Pictures,
  alone: boolean,
): Promise<void> {
  const { default: ExcelJs } = await import("exceljs");
  const options = { stream: out, useStyles: true, useSharedStrings: false };
  const streamed = alone ? undefined : new ExcelJs.stream.xlsx.WorkbookWriter(options);
  const workbook = streamed ?? new ExcelJs.Workbook();
  const taken = new Set<string>();
  for await (const copy of copies) await addCopy(workbook, copy, sheetName(copy, taken), pictures);
  if (streamed) await streamed.commit();
  else await workbook.xlsx.write(out);
}

/** The number, without what Excel refuses in a sheet's name, and once in the workbook. */
function sheetName({ number }: Copy, taken: Set<string>): string {
  const plainName = number.replaceAll(/[[\]:*?/\\']/g, "_").slice(0, 27) || "1";
  let name = plainName;
  for (let at = 2; taken.has(name.toLowerCase()); at += 1) name = `${plainName}~${at}`;
  taken.add(name.toLowerCase());
  return name;
}

const isTable = (block: Block): block is Table => block.kind === "TABLE";

/** The columns of the sheet: those of the widest table, or four for labels and values. */
function widthsOf(blocks: readonly Block[]): number[] {
  const widest = blocks
    .filter(isTable)
    .reduce<readonly Column[]>(
      (best, { columns }) => (columns.length > best.length ? columns : best),
      [],
    );
  if (widest.length < 4) return [16, 28, 16, 28];
  const all = widest.reduce((sum, { width }) => sum + width, 0);
  return widest.map(({ width }) => Math.max(6, (width / all) * 92));
}

/** The sheet being written: rows go out as they are done. */
interface Page {
  readonly workbook: Workbook;
  readonly worksheet: Worksheet;
  readonly columns: number;
  readonly pictures: Pictures;
  row: number;
}

interface Style {
  readonly bold?: boolean;
  readonly points?: number;
  readonly align?: "left" | "center" | "right";
  readonly boxed?: boolean;
  readonly filled?: boolean;
}

const border = { style: "thin" } as const;

/** Adds a row: each part says its content and how many columns it covers. */
function addRow(
  page: Page,
  parts: readonly (readonly [content: Cell, span: number, style?: Style])[],
  height?: number,
): number {
  const row = page.worksheet.addRow([]);
  page.row += 1;
  let at = 1;
  for (const [content, span, style = {}] of parts) {
    const last = Math.min(page.columns, at + span - 1);
    for (let column = at; column <= last; column += 1) {
      const cell = row.getCell(column);
      if (style.boxed) cell.border = { top: border, left: border, bottom: border, right: border };
      if (style.filled)
        cell.fill = { type: "pattern", pattern: "solid", fgColor: { argb: "FFF0F0F0" } };
    }
    const cell = row.getCell(at);
    const isNumber = typeof content === "number";
    const value = isNumber ? content : cellOf(cellText(content), "text");
    if (value !== null && value !== "") cell.value = value;
    if (!isNumber) cell.numFmt = formats.text;
    cell.font = { bold: style.bold ?? false, size: style.points ?? 10 };
    const usual = content !== null && typeof content === "object" ? "center" : "left";
    cell.alignment = {
      wrapText: true,
      vertical: "middle",
      horizontal: style.align ?? (isNumber ? "right" : usual),
    };
    if (last > at) page.worksheet.mergeCells(page.row, at, page.row, last);
    at = last + 1;
  }
  if (height) row.height = height;
  row.commit();
  return page.row;
}

async function addCopy(workbook: Workbook, copy: Copy, name: string, pictures: Pictures) {
  const { document } = copy;
  const widths = widthsOf(document.blocks);
  const code = `${words.code} ${showCode(copy.code)}`;
  const worksheet = workbook.addWorksheet(name, {
    pageSetup: {
      paperSize: 9,
      orientation: document.orientation === "LANDSCAPE" ? "landscape" : "portrait",
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      margins: { left: 0.5, right: 0.5, top: 0.5, bottom: 0.7, header: 0.2, footer: 0.3 },
    },
    headerFooter: { oddFooter: `&L${code}&R第 &P 页 共 &N 页` },
  });
  worksheet.columns = widths.map((width) => ({ width }));
  const page: Page = { workbook, worksheet, columns: widths.length, pictures, row: 0 };
  const all = page.columns;
  const head = Math.max(1, all - 2);
  addRow(
    page,
    [
      [copy.header, head],
      [document.paperCode, all - head, { align: "right" }],
    ],
    copy.logo ? 34 : undefined,
  );
  if (copy.logo) placePicture(page, copy.logo, 1, 90, 30);
  addRow(page, [[document.title, all, { bold: true, points: 16, align: "center" }]], 30);
  addRow(page, [[`${words.number}：${copy.number}`, all, { align: "right" }]]);
  for (const block of document.blocks) await addBlock(page, block);
  addRow(page, []);
  const by = words.printed(plain(copy.printedBy), copy.printedAt, copy.copy);
  addRow(page, [[`${code}　${copy.verifyUrl}`, all]]);
  addRow(page, [[by, all]]);
  if ("commit" in worksheet) (worksheet.commit as () => void)();
}

async function addBlock(page: Page, block: Block): Promise<void> {
  const all = page.columns;
  addRow(page, [["title" in block ? (block.title ?? null) : null, all, { bold: true }]]);
  switch (block.kind) {
    case "FACTS":
      for (const { label, value } of block.facts)
        addRow(page, [
          [label, 1, { bold: true, boxed: true, filled: true }],
          [value, all - 1, { boxed: true }],
        ]);
      return;
    case "TABLE":
      return addTable(page, block);
    case "CHECKS":
      for (const { text, ticked, remark } of block.items)
        addRow(page, [
          [{ ticked }, 1, { boxed: true }],
          [remark ? `${text}（${remark}）` : text, all - 1, { boxed: true }],
        ]);
      return;
    case "TEXT":
      addRow(page, [[block.text, all, { boxed: true }]], 16 * Math.max(3, block.text.length / 40));
      return;
    case "PHOTOS":
      for (const { picture, caption } of block.photos) {
        const content = await page.pictures(picture.sha256);
        const row = addRow(
          page,
          [[content ? caption : `${caption}${words.noPicture}`, all]],
          content ? 140 : undefined,
        );
        if (content) placePicture(page, content, row, 240, 170);
      }
      return;
    case "SIGNATURES":
      return addSignatures(page, block);
  }
}

function addTable(page: Page, { columns, rows, empty }: Table): void {
  const align = { LEFT: "left", CENTER: "center", RIGHT: "right" } as const;
  const head = { bold: true, boxed: true, filled: true, align: "center" } as const;
  const spread = spansOf(columns.length, page.columns);
  const at = addRow(
    page,
    columns.map(({ header }, column) => [header, spread[column]!, head]),
  );
  // The longest table's header is printed again on every page.
  if (rows.length > 20) page.worksheet.pageSetup.printTitlesRow = `${at}:${at}`;
  for (const row of rows)
    addRow(
      page,
      columns.map((column, number) => {
        const style = { boxed: true, ...(column.align && { align: align[column.align] }) };
        return [row[number] ?? null, spread[number]!, style];
      }),
    );
  if (rows.length === 0)
    addRow(page, [[empty ?? words.none, page.columns, { boxed: true, align: "center" }]]);
}

/** How many of the sheet's columns each column of a narrower table takes. */
const spansOf = (count: number, all: number): number[] =>
  Array.from({ length: count }, (_, at) => (at === count - 1 ? all - count + 1 : 1));

async function addSignatures(page: Page, { boxes }: Signatures): Promise<void> {
  for (const { label, name, on, picture } of boxes) {
    const kept = picture && "sha256" in picture ? await page.pictures(picture.sha256) : null;
    const text = `${words.sign}：${name ?? ""}　${words.day}：${on ?? ""}`;
    const row = addRow(
      page,
      [
        [label, 1, { bold: true, boxed: true, filled: true }],
        [text, page.columns - 1, { boxed: true }],
      ],
      44,
    );
    if (kept) placePicture(page, kept, row, 100, 34, page.columns - 1);
  }
}

function placePicture(
  { workbook, worksheet }: Page,
  content: Buffer,
  row: number,
  width: number,
  height: number,
  column = 0,
) {
  if (!("addImage" in worksheet)) return; // streamed
  const extension = content[0] === 0x89 ? "png" : "jpeg";
  const picture = workbook.addImage({ buffer: content as never, extension });
  worksheet.addImage(picture, { tl: { col: column, row: row - 1 }, ext: { width, height } });
}
