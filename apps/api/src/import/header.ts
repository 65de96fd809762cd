import type { Cell } from "@threshold/domain/organization/cell";
import type { Refusal } from "@threshold/domain/refusal";
import type { ImportedList } from "./engine-types.ts";
import type { SheetFacts } from "./engine-types.ts";
import type { SheetRow } from "./workbook.ts";

/** The rows among which the header is looked for. */
export const headerDepth = 20;

/** A sheet's header: its texts as they came, and where each known column stands, from 0. */
export interface Header {
  readonly texts: readonly (string | null)[];
  readonly places: ReadonlyMap<string, number>;
  /** The row below which the data begin. */
  readonly lastRow: number;
}

/**
 * Finds the header among a sheet's first rows: titles may stand above it, and its cells may be merged
 * over two rows. Otherwise the reason of the row that came closest.
 */
export function findHeader(
  { columns, readHeader }: SheetFacts,
  rows: readonly SheetRow[],
): Header | Refusal {
  const required = Object.values(columns).filter((column) => column.required);
  let closest: Refusal = missing(required.map(({ zh }) => zh));
  for (const [at, row] of rows.entries()) {
    const above = rows[at - 1];
    const isBelow = above !== undefined && above.number === row.number - 1;
    for (const cells of isBelow ? [row.cells, overlay(above, row)] : [row.cells]) {
      const read = readHeader(cells);
      if (read.ok) return withSecondRow(readHeader, cells, row.number, rows[at + 1]);
      closest = closer(closest, read.refusal);
    }
  }
  return closest;
}

const missing = (columns: string[]): Refusal => ({
  code: "IMPORT_COLUMN_MISSING",
  details: { columns },
});

function closer(one: Refusal, other: Refusal): Refusal {
  if (one.code === "IMPORT_COLUMN_TWICE") return one;
  if (other.code === "IMPORT_COLUMN_TWICE") return other;
  const lacking = ({ details }: Refusal) => [details?.["columns"] ?? []].flat().length;
  return lacking(other) < lacking(one) ? other : one;
}

/** What a vertically merged cell shows in its second row stands in the first. */
const overlay = (above: SheetRow, row: SheetRow): readonly Cell[] =>
  Array.from(
    { length: Math.max(above.cells.length, row.cells.length) },
    (_, column) => row.cells[column] ?? above.cells[column] ?? null,
  );

/** 面积 above, 建筑面积 and 套内面积 below: the second row belongs to the header where it only adds columns. */
function withSecondRow(
  readHeader: ImportedList["readHeader"],
  cells: readonly Cell[],
  number: number,
  below: SheetRow | undefined,
): Header {
  const first = readHeader(cells);
  if (!first.ok) throw new Error("a header that was read before");
  const header = { texts: textsOf(cells), places: first.value, lastRow: number };
  if (below?.number !== number + 1) return header;
  const known = [...first.value.values()];
  if (known.some((column) => (below.cells[column] ?? null) !== null)) return header;
  const both = overlay({ number, cells }, below);
  const second = readHeader(both);
  return second.ok && second.value.size > first.value.size
    ? { texts: textsOf(both), places: second.value, lastRow: below.number }
    : header;
}

const textsOf = (cells: readonly Cell[]) =>
  Array.from(cells, (cell) => (cell === null ? null : String(cell).slice(0, 200).toWellFormed()));
