import { applyRow, checkApply, checkUndo, judgeRow } from "@threshold/domain/bulk/bulk";
import { type AssetBulkChange, readAssetChange } from "@threshold/domain/asset/bulk";
import type { Day } from "@threshold/domain/calendar/day";
import { type DefectBulkChange, readDefectChange } from "@threshold/domain/defect/bulk";
import { readTaskChange, type TaskBulkChange } from "@threshold/domain/launch/task-bulk";
import { readUnitChange, type UnitBulkChange } from "@threshold/domain/organization/unit-bulk";
import type { GraphQLSchema } from "graphql";
import { v7 as uuid } from "uuid";
import { assetBulk } from "../asset/bulk-actions.ts";
import { change, found, unwrap, uuidOf } from "../change.ts";
import type { Context } from "../context.ts";
import type { Tx } from "../db/tenancy.ts";
import { defectBulk } from "../defect/bulk-actions.ts";
import { listIds } from "../export/actions.ts";
import { taskBulk } from "../launch/bulk-actions.ts";
import { unitBulk } from "../organization/bulk-actions.ts";
import { refusalError } from "../refusal.ts";
import type {
  ApplyBulkEditInput,
  BulkDefectInput,
  BulkTaskInput,
  BulkUnitInput,
  PreviewBulkEditInput,
  UndoBulkEditInput,
} from "./inputs.ts";
import {
  applyEditRows,
  type EditRow,
  insertEdit,
  listRows,
  lockEdit,
  markUndone,
} from "./queries.ts";
import type { BulkKind, Gathered, NamedRow } from "./types.ts";

/** Records that one edit changes at most. */
const mostRecords = 5_000;

/** A change of one kind of record. */
type Change =
  | { readonly recordType: "LaunchTask"; readonly change: TaskBulkChange }
  | { readonly recordType: "Unit"; readonly change: UnitBulkChange }
  | { readonly recordType: "Defect"; readonly change: DefectBulkChange }
  | { readonly recordType: "AssetComponent"; readonly change: AssetBulkChange };

const invalid = (field: string) => refusalError({ code: "INVALID_INPUT", details: { field } });

/** The one change that is asked for. Refused: INVALID_INPUT, and as its rule reads it. */
function changeOf({ task, unit, defect, asset }: PreviewBulkEditInput): Change {
  if ([task, unit, defect, asset].filter(Boolean).length !== 1) throw invalid("task");
  if (task) return { recordType: "LaunchTask", change: unwrap(readTaskChange(taskOf(task))) };
  if (unit) return { recordType: "Unit", change: unwrap(readUnitChange(unitOf(unit))) };
  if (defect) return { recordType: "Defect", change: unwrap(readDefectChange(defectOf(defect))) };
  return {
    recordType: "AssetComponent",
    change: unwrap(readAssetChange(asset as AssetBulkChange)),
  };
}

const defectOf = ({ contractorId, ...columns }: BulkDefectInput) =>
  ({
    ...columns,
    ...(contractorId && { contractorId: uuidOf("Contractor", contractorId) }),
  }) as DefectBulkChange;

function taskOf({ action, assigneeId, dueOn, reason }: BulkTaskInput): TaskBulkChange {
  switch (action) {
    case "ASSIGN":
      return { action, assigneeId: assigneeId ? uuidOf("Person", assigneeId) : null };
    case "DUE":
      return { action, dueOn: (dueOn ?? null) as Day | null, reason: reason ?? "" };
    case "NOT_APPLICABLE":
      return { action, reason: reason ?? "" };
  }
}

const unitOf = ({ use, status, ...columns }: BulkUnitInput): UnitBulkChange => ({
  ...columns,
  ...(use && { use }),
  ...(status && { status }),
});

/** Kinds of records that are edited in bulk; a module adds its own. */
const kinds: { readonly [Type in Change["recordType"]]: BulkKind<never> } = {
  LaunchTask: taskBulk,
  Unit: unitBulk,
  Defect: defectBulk,
  AssetComponent: assetBulk,
};

const gather = (
  db: Tx,
  context: Context,
  { recordType, change }: Change,
  ids: readonly string[],
): Promise<Gathered> => kinds[recordType].gather(db, context, ids, change as never);

/** 预览批量修改: what would change, record by record; nothing does yet. */
export async function previewBulkEdit(
  context: Context,
  schema: GraphQLSchema,
  input: PreviewBulkEditInput,
) {
  const asked = changeOf(input);
  const { recordIds, list } = input;
  const most = kinds[asked.recordType].most ?? mostRecords;
  const chosen = list ? await listIds(schema, context, list, most) : (recordIds ?? []);
  const ids = [...new Set(chosen)].map((id) => uuidOf(asked.recordType, id));
  if (ids.length === 0) throw invalid("recordIds");
  if (ids.length > most)
    throw refusalError({ code: "BULK_TOO_MANY", details: { count: ids.length, limit: most } });
  return change(context, "previewBulkEdit", input, async (db) => {
    const { records } = await gather(db, context, asked, ids);
    if (records.length < ids.length) throw refusalError({ code: "NOT_FOUND" });
    const rows = records.map(({ id: recordId, name, columns, decide }): NamedRow => ({
      recordId,
      name,
      ...judgeRow(columns, decide()),
    }));
    const id = uuid();
    await insertEdit(db, { id, ...asked }, rows);
    return { edit: id };
  });
}

/** 执行批量修改: what was shown; a record that a rule refuses by now is left as it is, and told why. */
export function applyBulkEdit(context: Context, input: ApplyBulkEditInput) {
  const id = uuidOf("BulkEdit", input.id);
  return change(context, "applyBulkEdit", input, async (db) => {
    const { edit, rows, gathered } = await openEdit(db, context, id);
    unwrap(checkApply(edit));
    const records = new Map(gathered.records.map((record) => [record.id, record]));
    const applied = rows.map((row): NamedRow => {
      const record = records.get(row.recordId);
      if (!record) return { ...row, verdict: "REFUSED", refusal: { code: "NOT_FOUND" } };
      return { ...row, ...applyRow(row, record.columns, record.decide()) };
    });
    await gathered.save(columnsOf(applied, "after"));
    await applyEditRows(db, id, applied);
    return { edit: id };
  });
}

/** 撤销批量修改: as one action, while nothing that it changed was changed since. */
export function undoBulkEdit(context: Context, input: UndoBulkEditInput) {
  const id = uuidOf("BulkEdit", input.id);
  return change(context, "undoBulkEdit", input, async (db) => {
    const { edit, rows, gathered } = await openEdit(db, context, id);
    const records = new Map(gathered.records.map((record) => [record.id, record]));
    const changed = rows.filter(({ verdict }) => verdict === "CHANGE");
    const current = changed.map(({ recordId, name, after }) => ({
      name,
      after,
      current: records.get(recordId)?.columns,
    }));
    unwrap(checkUndo(edit.status, current));
    for (const { recordId } of changed) {
      const refusal = records.get(recordId)?.againstUndo();
      if (refusal) throw refusalError(refusal);
    }
    await gathered.save(columnsOf(changed, "before"));
    await markUndone(db, id);
    return { edit: id };
  });
}

async function openEdit(db: Tx, context: Context, id: string) {
  const edit: EditRow = found(await lockEdit(db, id));
  const rows = await listRows(db, id);
  const ids = rows.filter(({ verdict }) => verdict === "CHANGE").map(({ recordId }) => recordId);
  const gathered = await gather(db, context, edit as unknown as Change, ids);
  return { edit, rows, gathered };
}

const columnsOf = (rows: readonly NamedRow[], side: "before" | "after") =>
  new Map(
    rows.filter(({ verdict }) => verdict === "CHANGE").map((row) => [row.recordId, row[side]]),
  );
