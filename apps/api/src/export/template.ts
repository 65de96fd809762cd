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

/** Rows of the template that have drop-downs and formats. */
const preparedRows = 5_000;

/** What a column is for, and an example, for the sheet of notes. */
const notes: Record<UnitColumn, readonly [note: string, example: string]> = {
  cluster: ["小区分期或组团；没有可不填。不存在时会新建。", "一期"],
  buildingNumber: ["楼栋编号，在小区内唯一。不存在时会新建。", "1"],
  floorNumber: ["整数；地下用负数（-1）或 B1，没有 0 层。", "12"],
  roomNumber: ["在同一栋内唯一，按文本填写。", "1203"],
  layoutType: ["户型名称。", "三室两厅"],
  use: ["从下拉选项中选择；新增房屋不填时为住宅。", "住宅"],
  buildingArea: ["平方米，两位小数。", "89.50"],
  innerArea: ["平方米，不大于建筑面积。", "71.20"],
  deliveryOn: ["日期，例如 2027-06-30。", "2027-06-30"],
};

const columnFormats: Partial<Record<UnitColumn, string>> = {
  floorNumber: formats.number,
  buildingArea: formats.area,
  innerArea: formats.area,
  deliveryOn: formats.day,
};

/**
 * GET /templates/units.xlsx?estate=<global id>: the columns to fill in, drop-downs of uses and of the
 * clusters and layout types that the estate knows, and a sheet of notes with an example.
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
  const sheet = addUnitSheet(workbook);
  addNotes(workbook);
  addChoices(workbook, sheet, {
    cluster: known.clusters,
    layoutType: known.layouts,
    use: unitUseNames.map((use) => unitUses[use].zh),
  });
  const content = Buffer.from(await workbook.xlsx.writeBuffer());
  sendWorkbookHead(response, name ? `${name}-房屋导入模板` : "房屋导入模板");
  response.end(content);
}

function addUnitSheet(workbook: Workbook): Worksheet {
  const sheet = workbook.addWorksheet("房屋", { views: [{ state: "frozen", ySplit: 1 }] });
  sheet.columns = unitColumnNames.map((column) => ({
    header: unitColumns[column].zh,
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

function addNotes(workbook: Workbook): void {
  const sheet = workbook.addWorksheet("填写说明");
  sheet.columns = [{ width: 20 }, { width: 10 }, { width: 56 }, { width: 16 }];
  sheet.addRow(["列", "是否必填", "说明", "示例"]).font = { bold: true };
  for (const column of unitColumnNames) {
    const { zh, required } = unitColumns[column];
    const [note, example] = notes[column];
    sheet.addRow([zh, required ? "必填" : "", note, example]);
  }
  sheet.addRow([]);
  sheet.addRow([
    "请在“房屋”表中从第 2 行起填写，每行一套；表头不要修改。已有的房屋按栋号和房号对应，填写的内容会更新。",
  ]);
}

/** Drop-downs refer to a hidden sheet: a list within the cell's own rule may not be longer than 255 letters. */
function addChoices(
  workbook: Workbook,
  sheet: Worksheet,
  choices: Partial<Record<UnitColumn, readonly string[]>>,
): void {
  const hidden = workbook.addWorksheet("选项", { state: "hidden" });
  for (const [at, [column, words]] of Object.entries(choices).entries()) {
    if (words.length === 0) continue;
    for (const [row, word] of words.entries()) {
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
      errorTitle: "用途",
      error: "请从下拉选项中选择。",
      formulae: [`选项!$${letter}$1:$${letter}$${words.length}`],
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
