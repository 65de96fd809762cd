import type { Cell } from "@threshold/domain/organization/cell";
import type { Refusal } from "@threshold/domain/refusal";
import type { Result } from "@threshold/domain/result";
import type { RawBuilder } from "kysely";
import type { Context } from "../context.ts";
import type { Tx } from "../db/tenancy.ts";
import type { Words } from "../export/types.ts";
import type { SortedRow } from "./check-row.ts";
import type { KnownColumn } from "./list-types.ts";
import type { BatchPlace, BatchRow, CheckedRow, NewBatch } from "./queries.ts";

/** Judges rows: what each would do. */
export type Judge = (chunk: readonly SortedRow[]) => Promise<CheckedRow[]>;

/** Takes one count of rows done after the other, for whoever waits; throws when the work is to end. */
export type Tell = (rows: { readonly done: number }) => Promise<void>;

export interface KnownOf {
  readonly name: string;
  readonly words: Readonly<Record<string, readonly string[]>>;
}

/** A list as the engine takes it in: units, which are many, in statements; all others row by row. */
export interface ImportedList {
  readonly title: Words;
  readonly columns: Readonly<Record<string, Omit<KnownColumn, "read">>>;
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
  /** Takes the rows of a checked batch in, or back, as part of a transaction. */
  readonly apply: (db: Tx, context: Context, batch: BatchRow, tell: Tell) => Promise<void>;
  readonly undo: (db: Tx, context: Context, batch: BatchRow, tell: Tell) => Promise<void>;
  /** Names of records that stand against the undo of a batch; 20 at most. */
  readonly dependents: (id: string) => RawBuilder<{ readonly name: string }>;
}

/** A problem that concerns a whole row, or the column that the refusal names. */
export function problemOf(refusal: Refusal, columns: readonly string[]): object {
  const { field } = (refusal.details ?? {}) as { field?: unknown };
  const column = typeof field === "string" && columns.includes(field) ? field : "";
  return { column, code: refusal.code, details: refusal.details ?? {} };
}
