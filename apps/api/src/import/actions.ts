import {
  availableImportActions,
  type ImportAction,
  importActions,
  type ImportStatus,
  reasonAgainstImport,
} from "@threshold/domain/organization/import-lifecycle";
import { v7 as uuid } from "uuid";
import { change, found, uuidOf } from "../change.ts";
import type { Context } from "../context.ts";
import { type TenantContext, write } from "../db/tenancy.ts";
import { refusalError } from "../refusal.ts";
import { applyRows, undoRows } from "./apply.ts";
import { checkWorkbook } from "./check.ts";
import { startJob, stopJob } from "./jobs.ts";
import type { ImportedList } from "./engine-types.ts";
import { listOf, lists } from "./lists.ts";
import {
  type BatchPlace,
  type BatchRow,
  deleteRows,
  failLeftBehind,
  findBatch,
  findDependents,
  insertBatch,
  listDependents,
  lockBatch,
  moveBatch,
} from "./queries.ts";

/** A workbook that came in: a file of ours that goes once it is read. */
export interface Workbook {
  readonly path: string;
  readonly name: string;
  discard(): Promise<void>;
}

/** Where an import of a list would lie; refuses ahead of the upload what would be refused after it. */
export const openImport = (context: Context, list: string, of: string | null) =>
  listOf(list).open(context, of);

/**
 * Begins a batch and reads its workbook in the background; the same key begins it once. Answers the
 * batch's uuid.
 */
export async function startImport(
  context: Context,
  place: BatchPlace,
  workbook: Workbook,
  clientMutationId: string,
): Promise<string> {
  const { list, ofId } = place;
  const input = { clientMutationId, list, ofId, fileName: workbook.name };
  const batch = { ...place, id: uuid(), fileName: workbook.name };
  const { id } = await change(context, "startImport", input, async (db) => {
    await insertBatch(db, batch);
    return { id: batch.id };
  });
  if (batch.id !== id) {
    await workbook.discard();
    return id;
  }
  startJob(context, batch, async (inside, signal) => {
    try {
      await checkWorkbook(listOf(list), inside, batch, workbook.path, signal);
    } finally {
      await workbook.discard();
    }
  });
  return id;
}

interface Ask {
  readonly clientMutationId: string;
  readonly id: string;
}

/** Allow, lock, gather, decide, write; `then` only where it was done now and not before under this key. */
async function changeBatch(
  context: Context,
  action: ImportAction,
  input: Ask,
  to: ImportStatus,
  then: (batch: BatchRow) => void,
): Promise<{ batch: string }> {
  const id = uuidOf("ImportBatch", input.id);
  let done: BatchRow | undefined;
  const answer = await change(context, action, input, async (db) => {
    const batch = found(await lockBatch(db, id));
    const list = listOf(batch.list);
    const dependents = action === "undoImport" ? await findDependents(db, list.dependents(id)) : [];
    const refusal = reasonAgainstImport(action, { ...batch, dependents }, list.may(context, batch));
    if (refusal) throw refusalError(refusal);
    await moveBatch(db, id, [...importActions[action], "FAILED"], to);
    if (to === "CANCELLED" && batch.status === "CHECKED") await deleteRows(db, id);
    done = batch;
    return { batch: id };
  });
  if (done) then(done);
  return answer;
}

/** 导入: takes the good rows in, in the background. */
export const applyImport = (context: Context, input: Ask) =>
  changeBatch(context, "applyImport", input, "APPLYING", (batch) =>
    startJob(context, batch, (inside, signal) =>
      applyRows(listOf(batch.list), inside, batch, signal),
    ),
  );

/** 撤销: the whole batch back, in the background. */
export const undoImport = (context: Context, input: Ask) =>
  changeBatch(context, "undoImport", input, "UNDOING", (batch) =>
    startJob(context, batch, (inside, signal) =>
      undoRows(listOf(batch.list), inside, batch, signal),
    ),
  );

/** 取消: at any moment before the rows are taken in; nothing is changed then. */
export const cancelImport = (context: Context, input: Ask) =>
  changeBatch(context, "cancelImport", input, "CANCELLED", ({ id }) => stopJob(id));

/**
 * Ends as FAILED the imports of a company that a killed process left READING, APPLYING or UNDOING;
 * nothing of an unfinished step was kept. What another living process works on is left to it. Answers
 * how many there were.
 */
export const recoverImports = (context: TenantContext): Promise<number> =>
  write(context, { name: "recoverImports", key: null, input: null }, (db) =>
    failLeftBehind(db, { code: "IMPORT_INTERRUPTED" }),
  );

/** Every action on a batch with whether the viewer may take it now, and why not. */
export async function listImportActions(context: Context, id: string) {
  const batch = found(await findBatch(context, id));
  const list = listOf(batch.list);
  const dependents = batch.isApplied ? await listDependents(context, list.dependents(id)) : [];
  return availableImportActions({ ...batch, dependents }, list.may(context, batch));
}

const describeColumns = (columns: ImportedList["columns"]) =>
  Object.entries(columns).map(([name, { zh, en, words }]) => ({
    name,
    zh,
    en,
    words: words ?? null,
  }));

/** A list as its page shows it; null where none of this name comes in. */
export function describeList(name: string) {
  const list = Object.hasOwn(lists, name) ? lists[name] : undefined;
  if (!list) return null;
  const { title, mostRows } = list;
  const sheets = Object.entries(list.sheets?.named ?? {}).map(
    ([sheet, { title: of, columns }]) => ({
      name: sheet,
      ...of,
      columns: describeColumns(columns),
    }),
  );
  const columns = describeColumns(list.columns);
  return { name, title: title.zh, titleEn: title.en, mostRows, columns, sheets };
}
