import type { Cell, Reading } from "@threshold/domain/organization/cell";
import type { ColumnFacts, ReadColumn, RowValue } from "@threshold/domain/organization/list-import";
import type { Permission } from "@threshold/domain/organization/permissions";
import type { Context } from "../context.ts";
import type { ColumnKind, ListExport, Words } from "../export/types.ts";

/** The key of every action that a row goes through: an import's own key is the batch's. */
export const clientMutationId = "import";

/** A row as it was read: what stands in its columns, each of the type that the column's reader gives. */
// oxlint-disable-next-line typescript/no-explicit-any -- its types are those of the columns
export type ListRow = Readonly<Record<string, any>>;

/** How a column of an export comes in again. */
export interface ImportColumn {
  readonly required?: true;
  /** Told at a record's birth alone. */
  readonly atBirth?: true;
  /** Where the export's column does not say it: by its words, as a day, or as a text of 200 characters. */
  readonly read?: (cell: Cell) => Reading<RowValue>;
  readonly aliases?: readonly string[];
  /** Whether a cell holds several of the column's words. */
  readonly several?: true;
  /** Whether it is a phone number: told at birth alone, for it goes out masked, and kept sealed until its row is taken in. */
  readonly phone?: true;
  /** What is to be filled in, for the template. */
  readonly note?: Words;
}

/**
 * A list that comes in from the workbook it goes out as. Its rows are taken in by the actions that its page uses, so that
 * every rule, right and consequence of theirs holds; the dry run takes them all back.
 */
export interface ListImport {
  readonly list: ListExport;
  /** The arguments with which the list's field tells all of the record's rows. */
  readonly args?: (of: string) => object;
  /** The record whose list it is, where the export does not say: its type, to be named as `of`. */
  readonly ofType?: string;
  /** Without one of these nobody begins it; each row asks for its own rights. */
  readonly permissions: readonly [Permission, ...Permission[]];
  /** A row's record: its table, and its type in the API. */
  readonly table: string;
  readonly type: string;
  /** The columns that say which record a row speaks of. */
  readonly key: readonly string[];
  /** The export's columns that come in; the others are passed over. */
  readonly columns: Readonly<Record<string, ImportColumn>>;
  /** Makes a record; answers its uuid, of a line that is no record of its own the uuid of what it is a line of. */
  readonly create: (context: Context, of: string, row: ListRow) => Promise<string>;
  /** Changes one and answers the same; without it a record that is there already is not changed by a workbook. */
  readonly change?: (
    context: Context,
    record: { readonly id: string; readonly version: number },
    row: ListRow,
    of: string,
  ) => Promise<string>;
  /** Takes a record back that a batch made; without it the row of its table goes. */
  readonly remove?: (context: Context, id: string, row: ListRow, of: string) => Promise<unknown>;
}

/** A column as the engine, its template and its page know it. */
export interface KnownColumn extends ColumnFacts, ReadColumn {
  readonly kind: ColumnKind;
  /** The words that may be chosen; `several` of them in one cell. */
  readonly words?: Readonly<Record<string, Words>>;
  readonly several?: boolean;
  /** What is to be filled in, and an example of it, for the template. */
  readonly note?: Words;
  readonly example?: Words;
}
