import type { Cell } from "@threshold/domain/organization/cell";
import type { ColumnFacts } from "@threshold/domain/organization/list-import";
import type { Refusal } from "@threshold/domain/refusal";
import type { Result } from "@threshold/domain/result";
import type { RawBuilder } from "kysely";
import type { Context } from "../context.ts";
import type { Tx } from "../db/tenancy.ts";
import type { Words } from "../export/types.ts";
import type { SortedRow } from "./check-row.ts";
import type { KnownColumn } from "./list-types.ts";
import type { BatchPlace, BatchRow, CheckedRow, NewBatch } from "./queries.ts";

export type { SortedRow } from "./check-row.ts";

/** Judges rows: what each would do. */
export type Judge = (chunk: readonly SortedRow[]) => Promise<CheckedRow[]>;

/** Takes one count of rows done after the other, for whoever waits; throws when the work is to end. */
export type Tell = (rows: { readonly done: number }) => Promise<void>;

export interface KnownOf {
  readonly name: string;
  readonly words: Readonly<Record<string, readonly string[]>>;
}

export type KnownColumns = Readonly<Record<string, Omit<KnownColumn, "read">>>;

/** A list as the engine takes it in: units, which are many, in statements; all others row by row. */
export interface ImportedList {
  readonly title: Words;
  readonly columns: KnownColumns;
  /** The columns that say which record a row speaks of; what is wrong with that is told at the last. */
  readonly key: readonly string[];
  /** Rows that one workbook brings at most. */
  readonly mostRows: number;
  /** What a record's own list has beside: its name, and words that it knows already, where others are welcome. */
  readonly known?: (context: Context, of: string) => Promise<KnownOf>;
  readonly readHeader: (cells: readonly Cell[]) => Result<ReadonlyMap<string, number>>;
  /** Whether a batch may be begun by the viewer, and where it lies. Refuses NOT_FOUND, FORBIDDEN, PLACE_SUSPENDED. */
  readonly open: (context: Context, of: string | null) => Promise<BatchPlace>;
  /** Whether the viewer may take a batch in, call it off or undo it. */
  readonly may: (context: Context, batch: BatchPlace) => boolean;
  /** The dry run: `run` judges chunk after chunk, and nothing of it stays. */
  readonly check: (
    context: Context,
    batch: NewBatch,
    run: (judge: Judge) => Promise<void>,
  ) => Promise<void>;
  /** Of a workbook of several sheets; `check`, `columns` and `key` are those of one sheet and unused then. */
  readonly sheets?: ListSheets;
  /** Takes the rows of a checked batch in, or back, as part of a transaction. */
  readonly apply: (db: Tx, context: Context, batch: BatchRow, tell: Tell) => Promise<void>;
  readonly undo: (db: Tx, context: Context, batch: BatchRow, tell: Tell) => Promise<void>;
  /** Names of records that stand against the undo of a batch; 20 at most. */
  readonly dependents: (id: string) => RawBuilder<{ readonly name: string }>;
}

/** What is looked for in a sheet's header. */
export interface SheetFacts {
  readonly columns: Readonly<Record<string, ColumnFacts>>;
  readonly readHeader: (cells: readonly Cell[]) => Result<ReadonlyMap<string, number>>;
}

/** A sheet of a workbook as a list of several sheets reads it: as often as it wants, in chunks. */
export type OpenSheet =
  | { readonly rows: () => AsyncIterable<readonly SortedRow[]> }
  /** Its header cannot be read: so many rows stay outside. */
  | { readonly problem: Refusal; readonly count: number };

export interface SheetReader {
  readonly sheets: readonly string[];
  readonly open: (sheet: string, facts: SheetFacts) => Promise<OpenSheet>;
  /** Rows below the first of a sheet that is not taken. */
  readonly count: (sheet: string) => Promise<number>;
}

/** A sheet as its batch tells of it, taken or not; the rows of one that is taken are counted from what became of them. */
export interface SheetTold {
  readonly name: string;
  readonly taken: boolean;
  readonly rows: number;
  readonly problem: Refusal | null;
}

/** What a list of several sheets is beside a list of one. */
export interface ListSheets {
  /** By name, for the template and the page. */
  readonly named: Readonly<
    Record<string, { readonly title: Words; readonly columns: KnownColumns }>
  >;
  /** The dry run over the whole workbook: `keep` takes judged rows, chunk after chunk, in the order in which they are applied. */
  readonly check: (
    context: Context,
    batch: NewBatch,
    workbook: SheetReader,
    keep: (rows: readonly CheckedRow[]) => Promise<void>,
  ) => Promise<readonly SheetTold[]>;
}

/** A problem that concerns a whole row, or the column that the refusal names. */
export function problemOf(refusal: Refusal, columns: readonly string[]): object {
  const { field } = (refusal.details ?? {}) as { field?: unknown };
  const column = typeof field === "string" && columns.includes(field) ? field : "";
  return { column, code: refusal.code, details: refusal.details ?? {} };
}
