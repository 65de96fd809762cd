import {
  availableImportActions,
  type ImportAction,
  importActions,
  type ImportStatus,
  reasonAgainstImport,
} from "@threshold/domain/organization/import-lifecycle";
import { may, type Place } from "@threshold/domain/organization/viewer";
import { v7 as uuid } from "uuid";
import { allow, change, found, uuidOf } from "../change.ts";
import type { Context } from "../context.ts";
import { type TenantContext, type Tx, write } from "../db/tenancy.ts";
import { refusalError } from "../refusal.ts";
import { applyRows, undoRows } from "./apply.ts";
import { checkWorkbook } from "./check.ts";
import { startJob, stopJob } from "./jobs.ts";
import {
  type BatchRow,
  deleteRows,
  failLeftBehind,
  findBatch,
  findDependents,
  findEstate,
  insertBatch,
  listDependents,
  lockBatch,
  moveBatch,
} from "./queries.ts";

const placeOf = ({ estateId, serviceCenterId }: BatchRow): Place => ({
  level: "ESTATE",
  id: estateId,
  centerId: serviceCenterId,
});

/** A workbook that came in: a file of ours that goes once it is read. */
export interface Workbook {
  readonly path: string;
  readonly name: string;
  discard(): Promise<void>;
}

/** Refuses ahead of the upload what would be refused after it. */
export async function checkImportable(context: Context, estate: string): Promise<void> {
  const id = uuidOf("Estate", estate);
  await write(context, { name: "checkImportable", key: null, input: null }, (db) =>
    allowImport(db, context, id),
  );
}

async function allowImport(db: Tx, context: Context, estateId: string) {
  const row = found(await findEstate(db, estateId));
  const { serviceCenterId } = row;
  allow(context, "import.run", { level: "ESTATE", id: estateId, centerId: serviceCenterId });
  if (row.status === "SUSPENDED") throw refusalError({ code: "PLACE_SUSPENDED" });
  return { estateId, serviceCenterId };
}

/**
 * Begins a batch and reads its workbook in the background; the same key begins it once. Answers the
 * batch's uuid.
 */
export async function startImport(
  context: Context,
  estate: string,
  workbook: Workbook,
  clientMutationId: string,
): Promise<string> {
  const input = { clientMutationId, estate, fileName: workbook.name };
  let begun: Parameters<typeof insertBatch>[1] | undefined;
  const { id } = await change(context, "startImport", input, async (db) => {
    const place = await allowImport(db, context, uuidOf("Estate", estate));
    begun = { ...place, id: uuid(), fileName: workbook.name };
    await insertBatch(db, begun);
    return { id: begun.id };
  });
  const batch = begun;
  if (batch?.id !== id) {
    await workbook.discard();
    return id;
  }
  startJob(context, batch, async (inside, signal) => {
    try {
      await checkWorkbook(inside, batch, workbook.path, signal);
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
    const dependents = action === "undoImport" ? await findDependents(db, id) : [];
    const refusal = reasonAgainstImport(
      action,
      { ...batch, dependents },
      may(context.viewer, "import.run", placeOf(batch)),
    );
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
    startJob(context, batch, (inside, signal) => applyRows(inside, batch, signal)),
  );

/** 撤销: the whole batch back, in the background. */
export const undoImport = (context: Context, input: Ask) =>
  changeBatch(context, "undoImport", input, "UNDOING", (batch) =>
    startJob(context, batch, (inside, signal) => undoRows(inside, batch, signal)),
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
  const dependents = batch.isApplied ? await listDependents(context, id) : [];
  return availableImportActions(
    { ...batch, dependents },
    may(context.viewer, "import.run", placeOf(batch)),
  );
}
