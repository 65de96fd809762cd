import type { IncomingMessage, ServerResponse } from "node:http";
import type { DataValidation, Workbook, Worksheet } from "exceljs";
import type { Context } from "../context.ts";
import { cellOf, formats, sendWorkbookHead } from "../export/sheet.ts";
import { languageOf, urlOf } from "../storage/answer.ts";
import type { ImportedList, KnownOf } from "./engine-types.ts";
import { listOf } from "./lists.ts";
import type { Language } from "./reasons.ts";

/** Rows of the template that have drop-downs and formats. */
const preparedRows = 5_000;

const words = {
  zh: {
    title: (name: string) => `${name}导入模板`,
    notes: "填写说明",
    choices: "选项",
    head: ["列", "是否必填", "说明", "示例"],
    required: "必填",
    atBirth: "只在新增时填写",
    how: (name: string, key: string) =>
      `请在“${name}”表中从第 2 行起填写，每行一条；表头不要修改。已有的记录按${key}对应，填写的内容会更新。`,
    wrong: "请从下拉选项中选择。",
  },
  en: {
    title: (name: string) => `${name} import template`,
    notes: "Notes",
    choices: "Choices",
    head: ["Column", "Required", "What it is", "Example"],
    required: "required",
    atBirth: "For new records alone",
    how: (name: string, key: string) =>
      `Fill in the sheet “${name}” from row 2 on, a record a row; leave the header as it is. Records that are there are found by ${key}, and take what is filled in.`,
    wrong: "Please choose from the list.",
  },
};

/**
 * GET /templates/<list>.xlsx?of=<global id>: the columns to fill in, drop-downs of the words that they take, and a sheet of
 * notes; `?lang=` its language. Units have the clusters and layout types that the estate knows.
 */
export async function sendTemplate(
  request: IncomingMessage,
  response: ServerResponse,
  context: Context,
): Promise<void> {
  const { pathname, searchParams } = urlOf(request);
  const list = listOf(/^\/templates\/([a-z-]+)\.xlsx$/.exec(pathname)?.[1] ?? "");
  const language = languageOf(request);
  const of = searchParams.get("of");
  const known = of === null ? undefined : await list.known?.(context, of);
  const { default: ExcelJs } = await import("exceljs");
  const workbook = new ExcelJs.Workbook();
  if (list.sheets)
    for (const [name, { columns }] of Object.entries(list.sheets.named))
      addSheet(workbook, name, columns, "en"); // a standard's workbook has its own words
  else {
    const sheet = addSheet(workbook, list.title[language], list.columns, language);
    addNotes(workbook, list, language);
    addChoices(workbook, sheet, list, known?.words ?? {}, language);
  }
  const content = Buffer.from(await workbook.xlsx.writeBuffer());
  const title = words[language].title(list.title[language]);
  sendWorkbookHead(response, known ? `${known.name}-${title}` : title);
  response.end(content);
}

const columnFormats = {
  text: formats.text,
  number: formats.any,
  area: formats.area,
  day: formats.day,
  any: formats.text,
};

function addSheet(
  workbook: Workbook,
  name: string,
  known: ImportedList["columns"],
  language: Language,
): Worksheet {
  const columns = Object.entries(known);
  const sheet = workbook.addWorksheet(name, {
    views: [{ state: "frozen", ySplit: 1 }],
  });
  sheet.columns = columns.map(([key, column]) => ({
    header: column[language],
    key,
    width: 16,
    style: { numFmt: columnFormats[column.kind] },
  }));
  const header = sheet.getRow(1);
  for (const [at, [, column]] of columns.entries()) {
    const cell = header.getCell(at + 1);
    cell.font = { bold: true, color: { argb: "FFFFFFFF" } };
    const argb = column.required ? "FFB23A2F" : "FF3B6A5A";
    cell.fill = { type: "pattern", pattern: "solid", fgColor: { argb } };
  }
  return sheet;
}

function addNotes(workbook: Workbook, list: ImportedList, language: Language): void {
  const t = words[language];
  const sheet = workbook.addWorksheet(t.notes);
  sheet.columns = [{ width: 20 }, { width: 10 }, { width: 56 }, { width: 16 }];
  sheet.addRow(t.head).font = { bold: true };
  for (const { note, example, required, atBirth, [language]: name } of Object.values(
    list.columns,
  )) {
    const notes = [note?.[language], atBirth && t.atBirth].filter(Boolean);
    const said = notes.join(language === "zh" ? "；" : "; ");
    sheet.addRow([name, required ? t.required : "", said, example?.[language] ?? ""]);
  }
  sheet.addRow([]);
  const key = list.key.map((name) => list.columns[name]![language]);
  sheet.addRow([t.how(list.title[language], key.join(language === "zh" ? "、" : ", "))]);
}

/** Drop-downs refer to the same column of a hidden sheet: a list within the cell's own rule may not be longer than 255 letters. */
function addChoices(
  workbook: Workbook,
  sheet: Worksheet,
  list: ImportedList,
  known: KnownOf["words"],
  language: Language,
): void {
  const t = words[language];
  const hidden = workbook.addWorksheet(t.choices, { state: "hidden" });
  for (const [at, [name, column]] of Object.entries(list.columns).entries()) {
    // Of words that are known already others are welcome, of a column's own none.
    const own = column.words && !column.several ? Object.values(column.words) : undefined;
    const chosen = own?.map((word) => word[language]) ?? known[name] ?? [];
    if (chosen.length === 0) continue;
    for (const [row, word] of chosen.entries()) {
      const cell = hidden.getCell(row + 1, at + 1);
      cell.value = cellOf(word, "text");
      cell.numFmt = formats.text;
    }
    const letter = String.fromCharCode(65 + at);
    rulesOf(sheet).add(`${letter}2:${letter}${preparedRows}`, {
      type: "list",
      allowBlank: true,
      showErrorMessage: own !== undefined,
      errorTitle: column[language],
      error: t.wrong,
      formulae: [`${t.choices}!$${letter}$1:$${letter}$${chosen.length}`],
    });
  }
}

/** The library's types do not tell of its rules for ranges. */
const rulesOf = (sheet: Worksheet) =>
  (
    sheet as unknown as {
      dataValidations: { add(range: string, rule: DataValidation): void };
    }
  ).dataValidations;
