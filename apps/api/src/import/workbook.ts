import { posix } from "node:path";
import type { Readable } from "node:stream";
import type { Cell } from "@threshold/domain/organization/cell";
import { refusalError } from "../refusal.ts";
import { BadXml, local, parserFor, type Visitor } from "../storage/xml.ts";
import { BadZip, openZip, type Zip } from "../storage/zip.ts";
import { type CellFrame, cellValue, showsDay, unescapeText } from "./cell-value.ts";

/** A row in which something stands. */
export interface SheetRow {
  /** As the spreadsheet numbers it, from 1. */
  readonly number: number;
  /** By column from 0; null where nothing stands. */
  readonly cells: readonly Cell[];
}

/** A workbook under its limits, read forward only. */
export interface Workbook {
  /** Sheets that are not hidden, in the workbook's order. */
  readonly sheets: readonly string[];
  /** The rows of a sheet in batches; memory holds one batch and the workbook's table of strings. */
  rows(sheet: string): AsyncGenerator<readonly SheetRow[]>;
  close(): Promise<void>;
}

/** Columns past this one are passed over. */
const mostColumns = 100;
/** Bytes that the workbook may unpack to, and of those its table of strings. */
const largestUnpacked = 300 * 1024 * 1024;
const largestStrings = 64 * 1024 * 1024;
/** The longest text that Excel puts into a cell. */
const longestText = 32_767;

const noWorkbook = () => refusalError({ code: "IMPORT_NOT_A_WORKBOOK" });

/**
 * Opens an .xlsx by its content. Written here and not taken from a library because a workbook of a
 * stranger has to be read within bounds (unpacked size, columns, text), whatever the order of its
 * parts, by either date system. Refuses IMPORT_NOT_A_WORKBOOK.
 */
export async function openWorkbook(path: string): Promise<Workbook> {
  const zip = await openZip(path).catch(asRefusal);
  try {
    const unpacked = [...zip.entries.values()].reduce((sum, { size }) => sum + size, 0);
    if (unpacked > largestUnpacked) throw noWorkbook();
    const { sheets, parts, from1904 } = await readContents(zip);
    const frame: CellFrame = {
      strings: await readStrings(zip, parts.strings),
      dayStyles: await readDayStyles(zip, parts.styles),
      from1904,
    };
    return {
      sheets: sheets.map(({ name }) => name),
      rows: (name) => readRows(zip, sheets.find((sheet) => sheet.name === name)!.part, frame),
      close: () => zip.close(),
    };
  } catch (error) {
    await zip.close();
    return asRefusal(error);
  }
}

/** What is wrong with the file itself is the sender's matter, told as one refusal. */
function asRefusal(error: unknown): never {
  throw error instanceof BadZip || error instanceof BadXml ? noWorkbook() : error;
}

/** Reads a whole part; an absent one has nothing in it. */
async function visit(zip: Zip, part: string | undefined, visitor: Visitor): Promise<void> {
  const content = part === undefined ? undefined : await partOf(zip, part);
  if (!content) return;
  const parser = parserFor(visitor);
  for await (const chunk of content) parser.write(chunk as string);
  parser.close();
}

async function partOf(zip: Zip, part: string): Promise<Readable | undefined> {
  const entry = zip.entries.get(part);
  return entry && (await zip.read(entry)).setEncoding("utf8");
}

interface Sheet {
  readonly name: string;
  readonly part: string;
}

async function readContents(zip: Zip) {
  const main = await mainPart(zip);
  const folder = posix.dirname(main);
  const relations = await readRelations(
    zip,
    posix.join(folder, "_rels", `${posix.basename(main)}.rels`),
  );
  const partFor = (target: string) =>
    posix.join(target.startsWith("/") ? "" : folder, target).replace(/^\//, "");
  const sheets: Sheet[] = [];
  let from1904 = false;
  await visit(zip, main, {
    open(name, attributes) {
      if (name === "workbookPr") from1904 = /^(1|true)$/.test(attributes.date1904 ?? "");
      if (name !== "sheet" || /hidden/i.test(attributes.state ?? "")) return;
      const id = Object.entries(attributes).find(
        ([key]) => local(key) === "id" && key !== "id",
      )?.[1];
      const relation = relations.find((one) => one.id === id);
      if (relation?.type === "worksheet")
        sheets.push({ name: attributes.name ?? "", part: partFor(relation.target) });
    },
  });
  if (sheets.length === 0) throw noWorkbook();
  const ofType = (type: string) => {
    const relation = relations.find((one) => one.type === type);
    return relation && partFor(relation.target);
  };
  return {
    sheets,
    from1904,
    parts: { strings: ofType("sharedStrings"), styles: ofType("styles") },
  };
}

/** The workbook's part, by the package's own relations. */
async function mainPart(zip: Zip): Promise<string> {
  const relations = await readRelations(zip, "_rels/.rels");
  const target = relations.find(({ type }) => type === "officeDocument")?.target;
  const part = target?.replace(/^\//, "");
  if (part === undefined || !/\.xml$/i.test(part) || !zip.entries.has(part)) throw noWorkbook();
  return part;
}

async function readRelations(zip: Zip, part: string) {
  const relations: { id: string; type: string; target: string }[] = [];
  await visit(zip, part, {
    open(name, { Id = "", Type = "", Target = "" }) {
      // Strict workbooks use another address with the same last word.
      if (name === "Relationship")
        relations.push({ id: Id, type: posix.basename(Type), target: Target });
    },
  });
  return relations;
}

async function readStrings(zip: Zip, part: string | undefined): Promise<string[]> {
  const strings: string[] = [];
  if (part !== undefined && (zip.entries.get(part)?.size ?? 0) > largestStrings) throw noWorkbook();
  const text = textCollector();
  await visit(zip, part, {
    open(name) {
      if (name === "si") text.start();
      else text.open(name);
    },
    text: text.take,
    close(name) {
      text.close(name);
      if (name === "si") strings.push(unescapeText(text.end()));
    },
  });
  return strings;
}

/** Gathers the runs of a rich text, without the reading aids (rPh) that Chinese and Japanese texts carry. */
function textCollector() {
  let gathered = "";
  let inText = false;
  let inAid = false;
  return {
    start() {
      gathered = "";
    },
    open(name: string) {
      if (name === "t") inText = true;
      if (name === "rPh") inAid = true;
    },
    take(text: string) {
      if (inText && !inAid && gathered.length < longestText) gathered += text;
    },
    close(name: string) {
      if (name === "t") inText = false;
      if (name === "rPh") inAid = false;
    },
    end: () => gathered.slice(0, longestText),
  };
}

/** For each style whether it shows a day. */
async function readDayStyles(zip: Zip, part: string | undefined): Promise<boolean[]> {
  const codes = new Map<number, string>();
  const styles: boolean[] = [];
  let inCells = false;
  await visit(zip, part, {
    open(name, { numFmtId = "0", formatCode = "" }) {
      if (name === "numFmt") codes.set(Number(numFmtId), formatCode);
      if (name === "cellXfs") inCells = true;
      if (name === "xf" && inCells)
        styles.push(showsDay(Number(numFmtId), codes.get(Number(numFmtId))));
    },
    close(name) {
      if (name === "cellXfs") inCells = false;
    },
  });
  return styles;
}

async function* readRows(
  zip: Zip,
  part: string,
  frame: CellFrame,
): AsyncGenerator<readonly SheetRow[]> {
  const content = await partOf(zip, part);
  if (!content) throw noWorkbook();
  const rows = rowCollector(frame);
  const parser = parserFor(rows.visitor);
  try {
    for await (const chunk of content) {
      parser.write(chunk as string);
      const batch = rows.take();
      if (batch.length > 0) yield batch;
    }
    parser.close();
    yield rows.take();
  } catch (error) {
    asRefusal(error);
  } finally {
    content.destroy();
  }
}

function rowCollector(frame: CellFrame) {
  let done: SheetRow[] = [];
  let number = 0;
  let cells: Cell[] = [];
  let column = -1;
  let type = "n";
  let style = 0;
  let value = "";
  let inValue = false;
  let inSheet = false;
  const inline = textCollector();
  const visitor: Visitor = {
    open(name, attributes) {
      if (name === "sheetData") inSheet = true;
      if (!inSheet) return;
      if (name === "row") {
        number = Number(attributes.r ?? number + 1);
        cells = [];
        column = -1;
      } else if (name === "c") {
        column = attributes.r === undefined ? column + 1 : columnOf(attributes.r);
        type = attributes.t ?? "n";
        style = Number(attributes.s ?? 0);
        value = "";
        inline.start();
      } else if (name === "v") inValue = true;
      else inline.open(name);
    },
    text(text) {
      if (inValue && value.length < longestText) value += text;
      else if (inSheet) inline.take(text);
    },
    close(name) {
      if (name === "sheetData") inSheet = false;
      else if (name === "v") inValue = false;
      else if (name === "c") takeCell();
      else if (name === "row") takeRow();
      else inline.close(name);
    },
  };
  const takeCell = () => {
    if (column < 0 || column >= mostColumns) return;
    const text = type === "inlineStr" ? inline.end() : value.slice(0, longestText);
    const cell = text === "" ? null : cellValue({ type, style, text }, frame);
    if (cell === null) return;
    while (cells.length < column) cells.push(null);
    cells[column] = cell;
  };
  const takeRow = () => {
    if (cells.length > 0) done.push({ number, cells });
  };
  return {
    visitor,
    take() {
      const batch = done;
      done = [];
      return batch;
    },
  };
}

/** `AB12` → 27. */
function columnOf(reference: string): number {
  let column = 0;
  for (const letter of reference) {
    const at = letter.charCodeAt(0) - 64;
    if (at < 1 || at > 26) break;
    column = column * 26 + at;
  }
  return column - 1;
}
