import { estateCategories } from "@threshold/domain/organization/hierarchy";
import { unitColumnNames, unitColumns, unitUses } from "@threshold/domain/organization/unit-import";
import { found } from "../change.ts";
import type { Context } from "../context.ts";
import type { ErrorLog } from "../graphql/errors.ts";
import { answering, type Handler, urlOf } from "../storage/answer.ts";
import {
  type After,
  estateIdOf,
  findEstateName,
  type Filters,
  listEstates,
  listLaunches,
  listUnits,
} from "./queries.ts";
import { type CellContent, sendSheet, type Sheet, type SheetColumn } from "./sheet.ts";
import { sendTemplate } from "./template.ts";
import {
  type Language,
  languageOf,
  lightWords,
  placeStatusWords,
  planStatusWords,
  type Words,
} from "./words.ts";

/**
 * Workbooks of lists, streamed, with what the viewer may see and nothing else: GET
 * /exports/units.xlsx?estate=<id>, /exports/estates.xlsx, /exports/launches.xlsx, each with the
 * fields of the list's GraphQL filter and `?lang=`; and GET /templates/units.xlsx?estate=<id>.
 */
export function exportHandlers(log: ErrorLog): {
  units: Handler;
  estates: Handler;
  launches: Handler;
  template: Handler;
} {
  const sheet = (make: MakeSheet) =>
    answering(log, async (request, response, context) =>
      sendSheet(response, await make(context, urlOf(request).searchParams, languageOf(request))),
    );
  return {
    units: sheet(unitSheet),
    estates: sheet(estateSheet),
    launches: sheet(launchSheet),
    template: answering(log, sendTemplate),
  };
}

type MakeSheet = (context: Context, filters: Filters, language: Language) => Promise<Sheet>;

/** Page after page of a list, each row as cells. */
async function* pagesOf<Row extends { id: string; sortKey: string }>(
  list: (after: After) => Promise<Row[]>,
  cells: (row: Row) => CellContent[],
): AsyncGenerator<CellContent[][]> {
  for (let after: After; ;) {
    const rows = await list(after);
    if (rows.length > 0) yield rows.map(cells);
    after = rows.at(-1);
    if (after === undefined) return;
  }
}

const kinds: Partial<Record<(typeof unitColumnNames)[number], SheetColumn["kind"]>> = {
  floorNumber: "number",
  buildingArea: "area",
  innerArea: "area",
  deliveryOn: "day",
};

/** Has the columns of the template, so that it can be changed and brought in again. */
const unitSheet: MakeSheet = async (context, filters, language) => {
  const estateId = found(estateIdOf(filters));
  const estate = found(await findEstateName(context, estateId));
  return {
    fileName: { zh: `${estate}-房屋`, en: `${estate} units` }[language],
    name: { zh: "房屋", en: "Units" }[language],
    columns: unitColumnNames.map((column) => ({
      header: unitColumns[column][language],
      width: 16,
      kind: kinds[column] ?? "text",
    })),
    pages: pagesOf(
      (after) => listUnits(context, estateId, filters, after),
      (unit) =>
        unitColumnNames.map((column) =>
          column === "use" ? wordOf(unitUses, unit.use, language) : unit[column],
        ),
    ),
  };
};

const wordOf = (words: Record<string, Words>, key: string, language: Language): string =>
  words[key]?.[language] ?? key;

type ListColumn<Row> = readonly [
  Words,
  SheetColumn["kind"],
  (row: Row, language: Language) => CellContent,
];

/** A sheet of a list whose columns each say their words, kind and content. */
const listSheet = <Row extends { id: string; sortKey: string }>(
  title: Words,
  columns: readonly ListColumn<Row>[],
  language: Language,
  list: (after: After) => Promise<Row[]>,
): Sheet => ({
  fileName: title[language],
  name: title[language],
  columns: columns.map(([words, kind]) => ({
    header: words[language],
    width: kind === "text" ? 22 : 12,
    kind,
  })),
  pages: pagesOf(list, (row) => columns.map(([, , content]) => content(row, language))),
});

type Estate = Awaited<ReturnType<typeof listEstates>>[number];
const estateColumns: readonly ListColumn<Estate>[] = [
  [{ zh: "编码", en: "Code" }, "text", (estate) => estate.code],
  [{ zh: "小区", en: "Estate" }, "text", (estate) => estate.name],
  [{ zh: "地区公司", en: "Region" }, "text", (estate) => estate.region],
  [{ zh: "服务中心", en: "Service center" }, "text", (estate) => estate.serviceCenter],
  [
    { zh: "业态", en: "Category" },
    "text",
    (estate, to) => wordOf(estateCategories, estate.category, to),
  ],
  [
    { zh: "状态", en: "Status" },
    "text",
    (estate, to) => wordOf(placeStatusWords, estate.status, to),
  ],
  [{ zh: "地址", en: "Address" }, "text", (estate) => estate.address],
  [{ zh: "总户数", en: "Households" }, "number", (estate) => estate.totalHouseholds],
  [{ zh: "总栋数", en: "Buildings" }, "number", (estate) => estate.totalBuildings],
  [{ zh: "已登记房屋", en: "Units" }, "number", (estate) => estate.unitCount],
  [{ zh: "进驻日期", en: "Entry" }, "day", (estate) => estate.entryDate],
  [{ zh: "开盘日期", en: "Launch" }, "day", (estate) => estate.launchDate],
];

const estateSheet: MakeSheet = async (context, filters, language) =>
  listSheet({ zh: "小区", en: "Estates" }, estateColumns, language, (after) =>
    listEstates(context, filters, after),
  );

type Launch = Awaited<ReturnType<typeof listLaunches>>[number];
const launchColumns: readonly ListColumn<Launch>[] = [
  [{ zh: "小区", en: "Estate" }, "text", (launch) => launch.estate],
  [{ zh: "服务中心", en: "Service center" }, "text", (launch) => launch.serviceCenter],
  [{ zh: "开盘筹备计划", en: "Launch plan" }, "text", (launch) => launch.name],
  [
    { zh: "状态", en: "Status" },
    "text",
    (launch, to) => wordOf(planStatusWords, launch.status, to),
  ],
  [{ zh: "红黄绿", en: "Light" }, "text", (launch, to) => wordOf(lightWords, launch.light, to)],
  [{ zh: "进驻日期", en: "Entry" }, "day", (launch) => launch.entryDate],
  [{ zh: "开盘日期", en: "Launch" }, "day", (launch) => launch.launchDate],
  [{ zh: "距开盘天数", en: "Days left" }, "number", (launch) => launch.daysLeft],
  [{ zh: "任务数", en: "Tasks" }, "number", (launch) => launch.taskCount],
  [{ zh: "已完成", en: "Done" }, "number", (launch) => launch.doneCount],
  [{ zh: "逾期", en: "Overdue" }, "number", (launch) => launch.overdueCount],
];

const launchSheet: MakeSheet = async (context, filters, language) =>
  listSheet({ zh: "开盘总览", en: "Launches" }, launchColumns, language, (after) =>
    listLaunches(context, filters, after),
  );
