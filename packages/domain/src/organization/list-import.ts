import type { RefusalCode, RefusalDetails } from "../refusal.ts";
import { ok, refuse, type Result } from "../result.ts";
import type { Cell, Reading } from "./cell.ts";

/** A column of a list that comes in from a workbook. */
export interface ColumnFacts {
  readonly zh: string;
  readonly en: string;
  readonly required: boolean;
  /** Other headers that mean the column, as `headerKey` writes them. */
  readonly aliases: readonly string[];
}

/** A header as it is compared: without case, blanks, width, a star for "required" and a unit in brackets. */
const headerKey = (header: string) =>
  header
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/\(.*?\)|[\s*]/g, "");

/**
 * Reads where each column stands in a header row, from 0; columns of other names are passed over.
 * Refused: IMPORT_COLUMN_MISSING (`columns`), IMPORT_COLUMN_TWICE (`column`), by their zh labels.
 */
export function headerReader<Column extends string>(
  columns: Readonly<Record<Column, ColumnFacts>>,
): (cells: readonly Cell[]) => Result<ReadonlyMap<Column, number>> {
  const names = Object.keys(columns) as Column[];
  const byHeader = new Map<string, Column>(
    names.flatMap((column) => {
      const { zh, en, aliases } = columns[column];
      return [zh, en, ...aliases].map((header) => [headerKey(header), column] as const);
    }),
  );
  return (cells) => {
    const places = new Map<Column, number>();
    for (const [index, cell] of cells.entries()) {
      const column = typeof cell === "string" ? byHeader.get(headerKey(cell)) : undefined;
      if (column === undefined) continue;
      if (places.has(column)) return refuse("IMPORT_COLUMN_TWICE", { column: columns[column].zh });
      places.set(column, index);
    }
    const missing = names.filter((column) => columns[column].required && !places.has(column));
    return missing.length > 0
      ? refuse("IMPORT_COLUMN_MISSING", { columns: missing.map((column) => columns[column].zh) })
      : ok(places);
  };
}

/** Whether nothing stands in a row: such rows are passed over. */
export const isEmptyRow = (cells: Readonly<Record<string, Cell | undefined>>): boolean =>
  Object.values(cells).every((cell) => isSilent(cell));

const isSilent = (cell: Cell | undefined) =>
  cell === null || cell === undefined || (typeof cell === "string" && cell.trim() === "");

/** What is wrong with one cell; `details` without the column. */
export interface RowProblem {
  readonly column: string;
  readonly code: RefusalCode;
  readonly details: RefusalDetails;
}

/** What a cell was read as; the word of a list, a day as YYYY-MM-DD. */
export type RowValue = string | number | boolean | null;
export type RowValues = Readonly<Record<string, RowValue>>;

/** A column with how its cells are read. */
export interface ReadColumn {
  readonly required: boolean;
  /** Told at a record's birth alone: of one that is there already it changes nothing. */
  readonly atBirth: boolean;
  readonly read: (cell: Cell) => Reading<RowValue>;
}
export type ReadColumns = Readonly<Record<string, ReadColumn>>;

/** Reads the columns that a row has. Every problem is told, not only the first. */
export function readRow(
  columns: ReadColumns,
  cells: Readonly<Record<string, Cell | undefined>>,
): { readonly values: RowValues; readonly problems: readonly RowProblem[] } {
  const values: Record<string, RowValue> = {};
  const problems: RowProblem[] = [];
  for (const [column, { required, read }] of Object.entries(columns)) {
    if (!Object.hasOwn(cells, column)) continue;
    const reading = read(cells[column] ?? null);
    if (!reading.ok)
      problems.push({ column, code: reading.refusal.code, details: reading.refusal.details ?? {} });
    else {
      values[column] = reading.value;
      if (reading.value === null && required)
        problems.push({ column, code: "CELL_REQUIRED", details: {} });
    }
  }
  return { values, problems };
}

/** What is wrong with a row beside what its record lacks already: a list that goes out comes in as it is. */
export const problemsBeside = (
  problems: readonly RowProblem[],
  present: RowValues | undefined,
): readonly RowProblem[] =>
  problems.filter(
    ({ column, code }) =>
      !present || code !== "CELL_REQUIRED" || (present[column] ?? null) !== null,
  );

/**
 * What a row would do to the record that is there, or is not. Only columns that the workbook has count: an empty cell
 * empties a field, a missing column leaves it; what is told at birth changes nothing later.
 */
export function compareRow(
  columns: ReadColumns,
  present: RowValues | undefined,
  values: RowValues,
): { readonly verdict: "CREATE" | "CHANGE" | "SAME"; readonly changed: readonly string[] } {
  const told = Object.keys(values);
  if (present === undefined) return { verdict: "CREATE", changed: told };
  const changed = told.filter(
    (column) =>
      columns[column]?.atBirth !== true && (present[column] ?? null) !== (values[column] ?? null),
  );
  return { verdict: changed.length > 0 ? "CHANGE" : "SAME", changed };
}
