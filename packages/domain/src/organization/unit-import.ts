import type { Day } from "../calendar/day.ts";
import type { RefusalCode, RefusalDetails } from "../refusal.ts";
import {
  readArea,
  readDay,
  readFloor,
  readText,
  readWord,
  type Cell,
  type Reading,
} from "./cell.ts";
import { type ColumnFacts, headerReader } from "./list-import.ts";

/** 用途 of a unit. */
export const unitUses = {
  RESIDENTIAL: { zh: "住宅", en: "Residential" },
  SHOP: { zh: "商铺", en: "Shop" },
  OFFICE: { zh: "办公", en: "Office" },
  PARKING: { zh: "车位", en: "Parking space" },
  STORAGE: { zh: "储藏室", en: "Storage room" },
  OTHER: { zh: "其他", en: "Other" },
} as const satisfies Record<string, { zh: string; en: string }>;
export type UnitUse = keyof typeof unitUses;
export const unitUseNames = Object.keys(unitUses) as UnitUse[];

/** Other words for the uses that workbooks carry. */
const useAliases: Record<string, UnitUse> = {
  商业: "SHOP",
  写字楼: "OFFICE",
  停车位: "PARKING",
  储藏间: "STORAGE",
  储物间: "STORAGE",
  其它: "OTHER",
};

/** The columns of a workbook of units, in the order of the template to download. */
export const unitColumns = {
  cluster: { zh: "组团", en: "Cluster", required: false, aliases: [] },
  buildingNumber: {
    zh: "栋号",
    en: "Building",
    required: true,
    aliases: ["楼栋", "楼栋号", "栋", "buildingnumber"],
  },
  floorNumber: {
    zh: "楼层号",
    en: "Floor",
    required: true,
    aliases: ["楼层", "层", "floornumber"],
  },
  roomNumber: {
    zh: "房号",
    en: "Room",
    required: true,
    aliases: ["房间号", "室号", "roomnumber", "unit"],
  },
  layoutType: { zh: "户型", en: "Layout", required: false, aliases: ["房屋类型", "layouttype"] },
  use: { zh: "用途", en: "Use", required: false, aliases: ["房屋用途"] },
  buildingArea: {
    zh: "建筑面积(㎡)",
    en: "Gross floor area (m²)",
    required: false,
    aliases: ["buildingarea", "grossarea", "area"],
  },
  innerArea: {
    zh: "套内面积(㎡)",
    en: "Inner area (m²)",
    required: false,
    aliases: ["套内建筑面积", "innerarea"],
  },
  deliveryOn: {
    zh: "约定交付日期",
    en: "Agreed delivery date",
    required: false,
    aliases: ["交付日期", "deliverydate", "deliveryon"],
  },
} as const satisfies Record<string, ColumnFacts>;

export type UnitColumn = keyof typeof unitColumns;
export const unitColumnNames = Object.keys(unitColumns) as UnitColumn[];

/**
 * Where each column stands in a header row, from 0; columns of other names are passed over.
 * Refused: IMPORT_COLUMN_MISSING (`columns`), IMPORT_COLUMN_TWICE (`column`), by their zh labels.
 */
export const readHeader = headerReader<UnitColumn>(unitColumns);

/** A row's cells by column; a column that the workbook lacks is absent. */
export type UnitCells = Partial<Record<UnitColumn, Cell>>;

/** A unit as a row describes it; null where the row is silent. */
export interface UnitRow {
  readonly cluster: string | null;
  readonly buildingNumber: string;
  readonly floorNumber: number;
  readonly roomNumber: string;
  readonly layoutType: string | null;
  readonly use: UnitUse;
  /** m², two decimals. */
  readonly buildingArea: number | null;
  readonly innerArea: number | null;
  readonly deliveryOn: Day | null;
}

/** What is wrong with one cell; `details` without the column. */
export interface CellProblem {
  readonly column: UnitColumn;
  readonly code: RefusalCode;
  readonly details: RefusalDetails;
}

/** A row that can be taken in, or everything that is wrong with it. */
export type RowReading =
  | { readonly ok: true; readonly value: UnitRow }
  | { readonly ok: false; readonly problems: readonly CellProblem[] };

/** Reads one row. Every problem is told, not only the first. */
export function readUnitRow(cells: UnitCells): RowReading {
  const problems: CellProblem[] = [];
  const take = <T>(column: UnitColumn, read: (cell: Cell) => Reading<T>): T | null => {
    const reading = read(cells[column] ?? null);
    if (!reading.ok) {
      problems.push({ column, code: reading.refusal.code, details: reading.refusal.details ?? {} });
      return null;
    }
    if (reading.value === null && unitColumns[column].required)
      problems.push({ column, code: "CELL_REQUIRED", details: {} });
    return reading.value;
  };
  const row = {
    cluster: take("cluster", (cell) => readText(cell, 80)),
    buildingNumber: take("buildingNumber", (cell) => readText(cell, 20)) ?? "",
    floorNumber: take("floorNumber", readFloor) ?? 0,
    roomNumber: take("roomNumber", (cell) => readText(cell, 20)) ?? "",
    layoutType: take("layoutType", (cell) => readText(cell, 40)),
    use: take("use", readUse) ?? "RESIDENTIAL",
    buildingArea: take("buildingArea", readArea),
    innerArea: take("innerArea", readArea),
    deliveryOn: take("deliveryOn", readDay),
  } satisfies UnitRow;
  problems.push(...areaProblems(row));
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: row };
}

const useWords = new Map<string, UnitUse>([
  ...unitUseNames.flatMap((use): [string, UnitUse][] => [
    [use, use],
    [unitUses[use].zh, use],
    [unitUses[use].en.toUpperCase(), use],
  ]),
  ...Object.entries(useAliases),
]);

const readUse = (cell: Cell): Reading<UnitUse> =>
  readWord(
    cell,
    useWords,
    unitUseNames.map((use) => unitUses[use].zh),
  );

function areaProblems({ buildingArea, innerArea }: UnitRow): CellProblem[] {
  if (buildingArea === null || innerArea === null || innerArea <= buildingArea) return [];
  const details = { inner: innerArea, gross: buildingArea };
  return [{ column: "innerArea", code: "INNER_AREA_ABOVE_GROSS", details }];
}

/** What makes two rows the same unit: room numbers are unique in a building. */
export const unitKey = (row: Pick<UnitRow, "buildingNumber" | "roomNumber">): string =>
  JSON.stringify([row.buildingNumber, row.roomNumber]);

/**
 * The row numbers that share a key, for each key that has several. All of them are refused
 * (ROW_TWICE with `rows`): which one is right only a person knows.
 */
export function repeatedKeys(
  rows: Iterable<{ readonly rowNumber: number; readonly key: string }>,
): Map<string, number[]> {
  const numbers = new Map<string, number[]>();
  for (const { rowNumber, key } of rows) {
    const same = numbers.get(key);
    if (same === undefined) numbers.set(key, [rowNumber]);
    else same.push(rowNumber);
  }
  for (const [key, same] of numbers) if (same.length === 1) numbers.delete(key);
  return numbers;
}

/** What a row would do to a unit that the estate has, or has not. */
export type Verdict = "CREATE" | "CHANGE" | "SAME";

/** The fields of a unit that a row can change; building and room say which unit it is. */
export type UnitField = Exclude<UnitColumn, "buildingNumber" | "roomNumber">;

/**
 * Compares a row with the unit as it is. Only columns that the workbook has count: an empty cell
 * empties the field, a missing column leaves it. A silent cluster leaves the building where it is,
 * an empty use the use.
 */
export function compareUnit(
  present: UnitRow | undefined,
  row: UnitRow,
  cells: UnitCells,
): { readonly verdict: Verdict; readonly changed: readonly UnitField[] } {
  const fields = unitColumnNames.filter(
    (column): column is UnitField =>
      column !== "buildingNumber" && column !== "roomNumber" && Object.hasOwn(cells, column),
  );
  if (present === undefined) return { verdict: "CREATE", changed: fields };
  const changed = fields.filter(
    (field) => row[field] !== present[field] && !isSilent(field, cells),
  );
  return { verdict: changed.length > 0 ? "CHANGE" : "SAME", changed };
}

function isSilent(field: UnitField, cells: UnitCells): boolean {
  if (field !== "cluster" && field !== "use") return false;
  const cell = cells[field];
  return cell === null || (typeof cell === "string" && cell.trim() === "");
}
