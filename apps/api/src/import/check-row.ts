import type { BuildingClusters } from "@threshold/domain/organization/building-cluster";
import { type Cell, readText } from "@threshold/domain/organization/cell";
import {
  compareUnit,
  readUnitRow,
  unitKey,
  type UnitCells,
  type UnitRow,
} from "@threshold/domain/organization/unit-import";
import { v7 as uuid } from "uuid";
import { unitSearchKey } from "@threshold/domain/organization/unit-search";
import type { Header } from "./header.ts";
import type { CheckedRow, PresentUnit } from "./queries.ts";
import type { SheetRow } from "./workbook.ts";

/** A row apart: its known columns, and the others by their place. */
export interface SortedRow {
  readonly number: number;
  readonly cells: Readonly<Record<string, Cell>>;
  readonly others: Record<string, Cell>;
}

/** As much of an unknown column's text as is kept for the workbook of refused rows. */
const longestOther = 1_000;

export function sortCells({ number, cells }: SheetRow, { places }: Header): SortedRow {
  const known: Record<string, Cell> = {};
  const others: Record<string, Cell> = {};
  const taken = new Set(places.values());
  for (const [column, place] of places) known[column] = cells[place] ?? null;
  for (const [place, cell] of cells.entries())
    if (cell !== null && !taken.has(place)) others[place] = storable(cell, longestOther);
  return { number, cells: known, others };
}

/** PostgreSQL keeps neither NUL nor halves of surrogate pairs in JSON. */
const storable = (cell: Cell, longest: number): Cell =>
  typeof cell === "string"
    ? cell.slice(0, longest).toWellFormed().replaceAll("\0", "\ufffd")
    : typeof cell === "number" && !Number.isFinite(cell)
      ? String(cell)
      : cell;

/** A row as it came, fit to be stored. */
export const rowBase = ({ number, cells, others }: SortedRow) => ({
  rowNumber: number,
  cells: Object.fromEntries(
    Object.entries(cells).map(([column, cell]) => [column, storable(cell, 32_767)]),
  ),
  others,
});

/** What of a row is known about its unit before it is compared: which one it is. */
export function keyOf({ cells }: SortedRow) {
  const text = (column: "buildingNumber" | "roomNumber") => {
    const read = readText(cells[column] ?? null, 20);
    return read.ok ? read.value : null;
  };
  return { buildingNumber: text("buildingNumber"), roomNumber: text("roomNumber") };
}

/** Reads a row and compares it with the unit that is there. */
export function checkRow(
  row: SortedRow,
  present: ReadonlyMap<string, PresentUnit>,
  clusters: BuildingClusters,
): CheckedRow {
  const key = keyOf(row);
  const reading = readUnitRow(row.cells);
  const { buildingNumber, roomNumber } = key;
  const isKnown = buildingNumber !== null && roomNumber !== null;
  const base = {
    ...rowBase(row),
    ...key,
    key: isKnown ? unitKey({ buildingNumber, roomNumber }) : null,
  };
  const refused = (problems: CheckedRow["problems"]): CheckedRow => ({
    ...base,
    parsed: null,
    verdict: "REFUSED",
    problems,
    recordId: null,
    searchKey: null,
    recordVersion: null,
    before: null,
  });
  if (!reading.ok) return refused(reading.problems);
  const unit = present.get(unitKey(reading.value));
  const { verdict, changed } = compareUnit(unit, reading.value, row.cells);
  const parsed = { ...reading.value, use: useOf(reading.value, row.cells, unit) };
  const problems = [
    ...clusterProblems(clusters, parsed),
    ...(unit ? areaProblems(parsed, unit, changed) : []),
  ];
  if (problems.length > 0) return refused(problems);
  const before = unit && Object.fromEntries(changed.map((field) => [field, unit[field]]));
  return {
    ...base,
    parsed,
    verdict,
    problems: [],
    recordId: unit?.id ?? uuid(),
    searchKey: unitSearchKey(parsed.buildingNumber, parsed.roomNumber),
    recordVersion: unit?.version ?? null,
    before: verdict === "CHANGE" ? before! : null,
  };
}

/** A silent use stays what it is; only a new unit is residential by default. */
const useOf = (row: UnitRow, { use }: UnitCells, unit: PresentUnit | undefined) =>
  unit && (use ?? "") === "" ? unit.use : row.use;

function clusterProblems(clusters: BuildingClusters, { buildingNumber, cluster }: UnitRow) {
  const refusal = clusters.place(buildingNumber, cluster);
  return refusal ? [{ column: "cluster", code: refusal.code, details: refusal.details ?? {} }] : [];
}

/** A workbook with only one of the two area columns is held against the other as it stands. */
function areaProblems(row: UnitRow, unit: UnitRow, changed: readonly string[]) {
  const after = (field: "innerArea" | "buildingArea") =>
    changed.includes(field) ? row[field] : unit[field];
  const [inner, gross] = [after("innerArea"), after("buildingArea")];
  return inner !== null && gross !== null && inner > gross
    ? [{ column: "innerArea", code: "INNER_AREA_ABOVE_GROSS", details: { inner, gross } }]
    : [];
}
