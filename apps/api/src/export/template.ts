import type { IncomingMessage, ServerResponse } from "node:http";
import {
  type UnitColumn,
  unitColumnNames,
  unitColumns,
  unitUseNames,
  unitUses,
} from "@threshold/domain/organization/unit-import";
import type { DataValidation, Workbook, Worksheet } from "exceljs";
import { found } from "../change.ts";
import type { Context } from "../context.ts";
import { urlOf } from "../storage/answer.ts";
import { estateIdOf, findEstateName, listKnownWords } from "./queries.ts";
import { cellOf, formats, sendWorkbookHead } from "./sheet.ts";
import type { Language } from "./types.ts";
import { languageOf } from "./words.ts";

/** Rows of the template that have drop-downs and formats. */
const preparedRows = 5_000;

/** What a column is for, and an example, for the sheet of notes. */
const notes: Record<UnitColumn, Record<Language, readonly [note: string, example: string]>> = {
  cluster: {
    zh: ["小区分期或组团；没有可不填。不存在时会新建。", "一期"],
    en: ["The phase or cluster; may be left empty. Made if it is not there yet.", "Phase 1"],
  },
  buildingNumber: {
    zh: ["楼栋编号，在小区内唯一。不存在时会新建。", "1"],
    en: ["The building's number, unique in the estate. Made if it is not there yet.", "1"],
  },
  floorNumber: {
    zh: ["整数；地下用负数（-1）或 B1，没有 0 层。", "12"],
    en: ["A whole number; basements are negative (-1) or B1; there is no floor 0.", "12"],
  },
  roomNumber: {
    zh: ["在同一栋内唯一，按文本填写。", "1203"],
    en: ["Unique in its building, written as text.", "1203"],
  },
  layoutType: { zh: ["户型名称。", "三室两厅"], en: ["The layout's name.", "3 bedrooms"] },
  use: {
    zh: ["从下拉选项中选择；新增房屋不填时为住宅。", "住宅"],
    en: ["Chosen from the list; a new unit without one is residential.", "Residential"],
  },
  buildingArea: {
    zh: ["平方米，两位小数。", "89.50"],
    en: ["Square metres, two decimals.", "89.50"],
  },
  innerArea: {
    zh: ["平方米，不大于建筑面积。", "71.20"],
    en: ["Square metres, not above the gross area.", "71.20"],
  },
  deliveryOn: {
    zh: ["日期，例如 2027-06-30。", "2027-06-30"],
    en: ["A day, such as 2027-06-30.", "2027-06-30"],
  },
};

const words = {
  zh: {
    title: "房屋导入模板",
    units: "房屋",
    notes: "填写说明",
    choices: "选项",
    head: ["列", "是否必填", "说明", "示例"],
    required: "必填",
    how: "请在“房屋”表中从第 2 行起填写，每行一套；表头不要修改。已有的房屋按栋号和房号对应，填写的内容会更新。",
    wrongUse: "请从下拉选项中选择。",
  },
  en: {
    title: "unit import template",
    units: "Units",
    notes: "Notes",
    choices: "Choices",
    head: ["Column", "Required", "What it is", "Example"],
    required: "required",
    how: "Fill in the sheet “Units” from row 2 on, a unit a row; leave the header as it is. Units that are there are found by building and room, and take what is filled in.",
    wrongUse: "Please choose from the list.",
  },
};

const columnFormats: Partial<Record<UnitColumn, string>> = {
  floorNumber: formats.number,
  buildingArea: formats.area,
  innerArea: formats.area,
  deliveryOn: formats.day,
};

/**
 * GET /templates/units.xlsx?estate=<global id>: the columns to fill in, drop-downs of uses and of the
 * clusters and layout types that the estate knows, and a sheet of notes with an example; `?lang=` its language.
 */
export async function sendTemplate(
  request: IncomingMessage,
  response: ServerResponse,
  context: Context,
): Promise<void> {
  const filters = urlOf(request).searchParams;
  const estateId = filters.has("estate") ? found(estateIdOf(filters)) : undefined;
  const name = estateId && found(await findEstateName(context, estateId));
  const known = estateId ? await listKnownWords(context, estateId) : { clusters: [], layouts: [] };
  const { default: ExcelJs } = await import("exceljs");
  const workbook = new ExcelJs.Workbook();
  const language = languageOf(request);
  const sheet = addUnitSheet(workbook, language);
  addNotes(workbook, language);
  addChoices(workbook, sheet, language, {
    cluster: known.clusters,
    layoutType: known.layouts,
    use: unitUseNames.map((use) => unitUses[use][language]),
  });
  const content = Buffer.from(await workbook.xlsx.writeBuffer());
  const { title } = words[language];
  sendWorkbookHead(response, name ? `${name}-${title}` : title);
  response.end(content);
}

function addUnitSheet(workbook: Workbook, language: Language): Worksheet {
  const sheet = workbook.addWorksheet(words[language].units, {
    views: [{ state: "frozen", ySplit: 1 }],
  });
  sheet.columns = unitColumnNames.map((column) => ({
    header: unitColumns[column][language],
    key: column,
    width: 16,
    style: { numFmt: columnFormats[column] ?? formats.text },
  }));
  const header = sheet.getRow(1);
  for (const [at, column] of unitColumnNames.entries()) {
    const cell = header.getCell(at + 1);
    cell.font = { bold: true, color: { argb: "FFFFFFFF" } };
    const argb = unitColumns[column].required ? "FFB23A2F" : "FF3B6A5A";
    cell.fill = { type: "pattern", pattern: "solid", fgColor: { argb } };
  }
  return sheet;
}

function addNotes(workbook: Workbook, language: Language): void {
  const t = words[language];
  const sheet = workbook.addWorksheet(t.notes);
  sheet.columns = [{ width: 20 }, { width: 10 }, { width: 56 }, { width: 16 }];
  sheet.addRow(t.head).font = { bold: true };
  for (const column of unitColumnNames) {
    const { required, [language]: name } = unitColumns[column];
    sheet.addRow([name, required ? t.required : "", ...notes[column][language]]);
  }
  sheet.addRow([]);
  sheet.addRow([t.how]);
}

/** Drop-downs refer to a hidden sheet: a list within the cell's own rule may not be longer than 255 letters. */
function addChoices(
  workbook: Workbook,
  sheet: Worksheet,
  language: Language,
  choices: Partial<Record<UnitColumn, readonly string[]>>,
): void {
  const t = words[language];
  const hidden = workbook.addWorksheet(t.choices, { state: "hidden" });
  for (const [at, [column, chosen]] of Object.entries(choices).entries()) {
    if (chosen.length === 0) continue;
    for (const [row, word] of chosen.entries()) {
      const cell = hidden.getCell(row + 1, at + 1);
      cell.value = cellOf(word, "text");
      cell.numFmt = formats.text;
    }
    const letter = String.fromCharCode(65 + at);
    const place = String.fromCharCode(65 + unitColumnNames.indexOf(column as UnitColumn));
    rulesOf(sheet).add(`${place}2:${place}${preparedRows}`, {
      type: "list",
      allowBlank: true,
      // New clusters and layout types are welcome, other uses are not.
      showErrorMessage: column === "use",
      errorTitle: unitColumns.use[language],
      error: t.wrongUse,
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
