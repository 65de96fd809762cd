import {
  readDay,
  readNumber,
  readText,
  readWord,
  readWords,
} from "@threshold/domain/organization/cell";
import {
  compareRow,
  headerReader,
  problemsBeside,
  readRow,
  type ReadColumn,
  type RowValues,
} from "@threshold/domain/organization/list-import";
import { mayAnywhere } from "@threshold/domain/organization/viewer";
import { maskPhone } from "@threshold/domain/personal-data/phone";
import { GraphQLError, type GraphQLSchema } from "graphql";
import type { Refusal } from "@threshold/domain/refusal";
import type { Context } from "../context.ts";
import { type Tx, write } from "../db/tenancy.ts";
import { listedRecords } from "../export/actions.ts";
import type { ListColumn, Words } from "../export/types.ts";
import { globalIdOf, parseId } from "../graphql/id.ts";
import { keysOf } from "../personal-keys.ts";
import { refusalError } from "../refusal.ts";
import { rowBase, type SortedRow } from "./check-row.ts";
import { type ImportedList, problemOf } from "./engine-types.ts";
import type { ImportColumn, KnownColumn, ListImport } from "./list-types.ts";
import {
  type BatchPlace,
  type BatchRow,
  changedRecords,
  type CheckedRow,
  deleteMade,
  findDependents,
  keepOutcomes,
  listRowsToDo,
  type ListRowToDo,
  type RowOutcome,
} from "./queries.ts";

/** Rows that go through actions one by one; far more than anybody types. */
const mostRows = 2_000;

/** How a column of an export is read again: by its words, as a day or a number, else as text. */
function readerOf({ kind, words }: ListColumn, several: boolean): ReadColumn["read"] {
  if (words) return wordReader(words, several);
  if (kind === "day") return readDay;
  if (kind === "number" || kind === "area")
    return (cell) => readNumber(cell, { min: 0, max: 9_999_999, decimals: 2 });
  return (cell) => readText(cell, 200);
}

/** The map of what may stand for a word: its name in either language, or itself. */
const namesOf = (words: Readonly<Record<string, Words>>): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(words).flatMap(([word, { zh, en }]) =>
      [word, zh, en].map((name) => [name.toUpperCase(), word] as const),
    ),
  );

function wordReader(words: Readonly<Record<string, Words>>, several: boolean): ReadColumn["read"] {
  const names = namesOf(words);
  const allowed = Object.values(words).map(({ zh }) => zh);
  if (several) return (cell) => readWords(cell, names, allowed);
  const isYesNo = Object.keys(words).toSorted().join() === "false,true";
  return (cell) => {
    if (isYesNo && typeof cell === "boolean") return { ok: true, value: cell };
    const read = readWord(cell, names, allowed);
    return isYesNo && read.ok && read.value !== null
      ? { ok: true, value: read.value === "true" }
      : read;
  };
}

const known = (column: ListColumn, asked: ImportColumn): KnownColumn => ({
  zh: column.zh,
  en: column.en,
  required: asked.required ?? false,
  atBirth: asked.atBirth ?? false,
  aliases: asked.aliases ?? [],
  read: asked.read ?? readerOf(column, asked.several ?? false),
  kind: column.kind,
  ...(column.words && { words: column.words }),
  ...(asked.several && { several: true }),
  ...(asked.note && { note: asked.note }),
});

interface Present {
  readonly id: string;
  readonly version: number;
  readonly values: RowValues;
}

/** The refusal that an action met; any other error ends the batch. */
function refusalOf(error: unknown): Refusal {
  if (!(error instanceof GraphQLError) || typeof error.extensions["code"] !== "string") throw error;
  return error.extensions as unknown as Refusal;
}

class TakenBack extends Error {}

/** Whether a row's record came, went or reads otherwise since the check; not every line has a version that tells. */
function isStale({ verdict, before }: ListRowToDo, now: Present | undefined): boolean {
  if (verdict === "CREATE") return now !== undefined;
  const was = Object.entries(before ?? {});
  return now === undefined || was.some(([column, value]) => (now.values[column] ?? null) !== value);
}

/**
 * A list whose rows go through the actions of its page. The dry run takes them in as well, all in one transaction, and then
 * takes that back: what it says is what will be.
 */
export function rowList(name: string, list: ListImport, schema: () => GraphQLSchema): ImportedList {
  const columns: Readonly<Record<string, KnownColumn>> = Object.fromEntries(
    Object.entries(list.columns).map(([column, asked]) => [
      column,
      known(list.list.columns[column]!, asked),
    ]),
  );
  const names = Object.keys(columns);
  const keyOf = (values: RowValues): string | null => {
    const key = list.key.map((column) => values[column] ?? null);
    return key.every((value) => value === null) ? null : JSON.stringify(key);
  };
  const mayBring = ({ viewer }: Context) =>
    list.permissions.some((one) => mayAnywhere(viewer, one));
  const idOf = ({ ofType, ofId }: BatchPlace) =>
    ofType === null || ofId === null ? null : globalIdOf(ofType, ofId);

  const dependentsOf = (id: string) => changedRecords(id, list.table, list.key);

  async function present(context: Context, of: string | null): Promise<Map<string, Present>> {
    const asked = { id: list.list.of ? of : null, args: list.args?.(of ?? "") ?? {} };
    const records = await listedRecords(schema(), context, list.list, asked);
    return new Map(
      records.flatMap(({ id, version, cells }) => {
        const { values } = readRow(columns, cells);
        const key = keyOf(values);
        return key === null ? [] : [[key, { id, version, values }] as const];
      }),
    );
  }

  /** Takes one row in; answers the record's uuid. */
  async function take(
    context: Context,
    of: string,
    record: Present | undefined,
    values: RowValues,
  ): Promise<string> {
    if (!record) return list.create(context, of, values);
    if (!list.change) throw refusalError({ code: "IMPORT_ROW_THERE" });
    return list.change(context, record, values, of);
  }

  async function judge(
    within: Context,
    of: string,
    there: ReadonlyMap<string, Present>,
    row: SortedRow,
  ): Promise<CheckedRow> {
    const { values, problems } = readRow(columns, row.cells);
    const key = keyOf(values);
    const base = { ...rowBase(row), buildingNumber: null, roomNumber: null, searchKey: null, key };
    const refused = (why: readonly object[]): CheckedRow => ({
      ...base,
      parsed: null,
      verdict: "REFUSED",
      problems: why,
      recordId: null,
      recordVersion: null,
      before: null,
    });
    const record = key === null ? undefined : there.get(key);
    const wrong = problemsBeside(problems, record?.values);
    if (wrong.length > 0) return refused(wrong);
    const { verdict, changed } = compareRow(columns, record?.values, values);
    const parsed = { ...record?.values, ...values };
    if (verdict !== "SAME")
      try {
        await take(within, of, record, parsed);
      } catch (error) {
        return refused([problemOf(refusalOf(error), names)]);
      }
    return {
      ...base,
      parsed,
      verdict,
      problems: [],
      recordId: record ? (parseId(record.id)?.uuid ?? null) : null,
      recordVersion: record?.version ?? null,
      before:
        verdict === "CHANGE"
          ? Object.fromEntries(changed.map((column) => [column, record!.values[column] ?? null]))
          : null,
    };
  }

  const phones = names.filter((column) => list.columns[column]?.phone);

  /** Where a number of a row waits: with its row alone can it be read. */
  const placeOf = ({ scope }: Context, batchId: string, rowNumber: number, column: string) => ({
    companyId: scope.companyId,
    table: "import_row",
    id: `${batchId} ${rowNumber}`,
    column,
  });

  /** A row as it is kept: its numbers sealed, and masked where the page shows what the workbook said. */
  function hidden(context: Context, batchId: string, row: CheckedRow): CheckedRow {
    if (phones.length === 0) return row;
    const keys = keysOf(context.pool);
    const each = (values: RowValues, hide: (text: string, column: string) => string): RowValues => {
      const told = phones.flatMap((column) => {
        const value = values[column] ?? null;
        return value === null ? [] : [[column, hide(String(value), column)] as const];
      });
      return { ...values, ...Object.fromEntries(told) };
    };
    const cells = each(row.cells as RowValues, maskPhone) as CheckedRow["cells"];
    const parsed =
      row.parsed &&
      each(row.parsed as RowValues, (text, column) =>
        keys.seal(placeOf(context, batchId, row.rowNumber, column), text),
      );
    return { ...row, cells, parsed };
  }

  /** The row with its numbers as the workbook said them. */
  function told(context: Context, batchId: string, row: ListRowToDo): ListRowToDo {
    const keys = keysOf(context.pool);
    const numbers = phones.flatMap((column) => {
      const sealed = row.parsed[column] ?? null;
      const place = placeOf(context, batchId, row.rowNumber, column);
      return sealed === null ? [] : [[column, keys.unseal(place, String(sealed))] as const];
    });
    return { ...row, parsed: { ...row.parsed, ...Object.fromEntries(numbers) } };
  }

  const recordOf = ({ recordId, recordVersion, before, parsed }: ListRowToDo): Present => ({
    id: recordId === null ? "" : globalIdOf(list.type, recordId),
    version: recordVersion ?? 0,
    values: { ...parsed, ...before },
  });

  async function takeBack(db: Tx, context: Context, of: string, row: ListRowToDo): Promise<void> {
    const { verdict, recordId, appliedVersion, parsed, before } = row;
    if (verdict === "CHANGE") {
      const record = { id: recordOf(row).id, version: appliedVersion ?? 0 };
      await list.change!(context, record, { ...parsed, ...before }, of);
    } else if (list.remove) await list.remove(context, recordId!, parsed, of);
    else if (!(await deleteMade(db, list.table, recordId!, appliedVersion ?? 0)))
      throw refusalError({ code: "IMPORT_IN_USE", details: { dependents: [] } });
  }

  return {
    title: list.list.title,
    columns,
    key: list.key,
    mostRows,
    readHeader: headerReader(columns),

    async open(context, of) {
      if (!mayBring(context))
        throw refusalError({ code: "FORBIDDEN", details: { permission: list.permissions[0] } });
      const parsed = list.ofType === undefined ? undefined : parseId(of ?? "");
      if (parsed?.type !== list.ofType) throw refusalError({ code: "NOT_FOUND" });
      await present(context, of); // what is not there is said at once
      return {
        list: name,
        ofType: parsed?.type ?? null,
        ofId: parsed?.uuid ?? null,
        estateId: null,
        serviceCenterId: null,
      };
    },
    may: mayBring,

    async check(context, batch, run) {
      const of = idOf(batch);
      const there = await present(context, of);
      const use = { name: "checkImport", key: null, input: null };
      try {
        await write(context, use, async (db) => {
          const within = { ...context, within: db };
          await run(async (chunk) => {
            const checked: CheckedRow[] = [];
            for (const row of chunk)
              checked.push(hidden(context, batch.id, await judge(within, of ?? "", there, row)));
            return checked;
          });
          throw new TakenBack();
        });
      } catch (error) {
        if (!(error instanceof TakenBack)) throw error;
      }
    },

    async apply(db, context, batch, tell) {
      const within = { ...context, within: db };
      const of = idOf(batch) ?? "";
      const there = await present(context, idOf(batch));
      const outcomes: RowOutcome[] = [];
      for (const kept of await listRowsToDo(db, batch.id)) {
        const row = told(context, batch.id, kept);
        const { rowNumber, parsed } = row;
        try {
          if (isStale(row, there.get(keyOf(parsed) ?? "")))
            throw refusalError({ code: "STALE_VERSION" });
          const record = row.verdict === "CHANGE" ? recordOf(row) : undefined;
          outcomes.push({ rowNumber, recordId: await take(within, of, record, parsed) });
        } catch (error) {
          outcomes.push({ rowNumber, problems: [problemOf(refusalOf(error), names)] });
        }
        await tell({ done: outcomes.length });
      }
      await keepOutcomes(db, batch.id, list.table, outcomes);
    },

    async undo(db, context, batch: BatchRow, tell) {
      const dependents = await findDependents(db, dependentsOf(batch.id));
      if (dependents.length > 0)
        throw refusalError({ code: "IMPORT_IN_USE", details: { dependents } });
      const within = { ...context, within: db };
      let done = 0;
      for (const row of (await listRowsToDo(db, batch.id)).toReversed()) {
        await takeBack(db, within, idOf(batch) ?? "", row);
        await tell({ done: ++done });
      }
    },

    dependents: dependentsOf,
  };
}
