import type { IncomingMessage, ServerResponse } from "node:http";
import {
  type UnitColumn,
  unitUseNames,
  unitUses,
} from "@threshold/domain/organization/unit-import";
import type { DataValidation, Workbook, Worksheet } from "exceljs";
import { found, uuidOf } from "../change.ts";
import type { Context } from "../context.ts";
import { cellOf, formats, sendWorkbookHead } from "../export/sheet.ts";
import { languageOf, urlOf } from "../storage/answer.ts";
import type { ImportedList } from "./list.ts";
import { listOf } from "./lists.ts";
import { findEstateName, listKnownWords } from "./queries.ts";
import type { Language } from "./reasons.ts";

/** Rows of the template that have drop-downs and formats. */
const preparedRows = 5_000;

/** What a column of units is for, and an example, for the sheet of notes. */
const unitNotes: Record<UnitColumn, Record<Language, readonly [note: string, example: string]>> = {
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

/** What a template shows of its list beside the columns themselves. */
interface Shown {
  readonly name: string | null;
  readonly notes: Readonly<Record<string, Record<Language, readonly string[]>>>;
  /** Drop-downs; those of `free` take other words as well. */
  readonly choices: Readonly<Record<string, readonly string[]>>;
  readonly free: ReadonlySet<string>;
}

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
  const listName = /^\/templates\/([a-z-]+)\.xlsx$/.exec(pathname)?.[1] ?? "";
  const list = listOf(listName);
  const language = languageOf(request);
  const shown =
    listName === "units"
      ? await unitsShown(context, searchParams.get("of"), language)
      : listShown(list, language);
  const { default: ExcelJs } = await import("exceljs");
  const workbook = new ExcelJs.Workbook();
  const sheet = addSheet(workbook, list, language);
  addNotes(workbook, list, shown, language);
  addChoices(workbook, sheet, list, shown, language);
  const content = Buffer.from(await workbook.xlsx.writeBuffer());
  const title = words[language].title(list.title[language]);
  sendWorkbookHead(response, shown.name === null ? title : `${shown.name}-${title}`);
  response.end(content);
}

async function unitsShown(context: Context, of: string | null, language: Language): Promise<Shown> {
  const estateId = of === null ? undefined : uuidOf("Estate", of);
  const name = estateId === undefined ? null : found(await findEstateName(context, estateId));
  const known = estateId ? await listKnownWords(context, estateId) : { clusters: [], layouts: [] };
  const use = unitUseNames.map((word) => unitUses[word][language]);
  return {
    name,
    notes: unitNotes,
    choices: { cluster: known.clusters, layoutType: known.layouts, use },
    free: new Set(["cluster", "layoutType"]),
  };
}

function listShown({ columns }: ImportedList, language: Language): Shown {
  const entries = Object.entries(columns);
  return {
    name: null,
    notes: Object.fromEntries(
      entries.map(([name, { note, atBirth }]) => [
        name,
        {
          zh: [[note?.zh, atBirth && words.zh.atBirth].filter(Boolean).join("；")],
          en: [[note?.en, atBirth && words.en.atBirth].filter(Boolean).join("; ")],
        },
      ]),
    ),
    choices: Object.fromEntries(
      entries.flatMap(([name, { words: chosen, several }]) =>
        chosen && !several ? [[name, Object.values(chosen).map((word) => word[language])]] : [],
      ),
    ),
    free: new Set(),
  };
}

const columnFormats = {
  text: formats.text,
  number: formats.any,
  area: formats.area,
  day: formats.day,
  any: formats.text,
};

function addSheet(workbook: Workbook, list: ImportedList, language: Language): Worksheet {
  const columns = Object.entries(list.columns);
  const sheet = workbook.addWorksheet(list.title[language], {
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

function addNotes(workbook: Workbook, list: ImportedList, shown: Shown, language: Language): void {
  const t = words[language];
  const sheet = workbook.addWorksheet(t.notes);
  sheet.columns = [{ width: 20 }, { width: 10 }, { width: 56 }, { width: 16 }];
  sheet.addRow(t.head).font = { bold: true };
  for (const [name, column] of Object.entries(list.columns)) {
    const notes = shown.notes[name]?.[language] ?? [];
    sheet.addRow([column[language], column.required ? t.required : "", ...notes]);
  }
  sheet.addRow([]);
  const key = list.key.map((name) => list.columns[name]![language]);
  sheet.addRow([t.how(list.title[language], key.join(language === "zh" ? "、" : ", "))]);
}

/** Drop-downs refer to a hidden sheet: a list within the cell's own rule may not be longer than 255 letters. */
function addChoices(
  workbook: Workbook,
  sheet: Worksheet,
  list: ImportedList,
  { choices, free }: Shown,
  language: Language,
): void {
  const t = words[language];
  const hidden = workbook.addWorksheet(t.choices, { state: "hidden" });
  const names = Object.keys(list.columns);
  for (const [at, [name, chosen]] of Object.entries(choices).entries()) {
    if (chosen.length === 0) continue;
    for (const [row, word] of chosen.entries()) {
      const cell = hidden.getCell(row + 1, at + 1);
      cell.value = cellOf(word, "text");
      cell.numFmt = formats.text;
    }
    const letter = String.fromCharCode(65 + at);
    const place = String.fromCharCode(65 + names.indexOf(name));
    rulesOf(sheet).add(`${place}2:${place}${preparedRows}`, {
      type: "list",
      allowBlank: true,
      showErrorMessage: !free.has(name),
      errorTitle: list.columns[name]![language],
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
