import {
  copyDefect as copyRule,
  mergeDefects as mergeRule,
  splitDefect as splitRule,
} from "@threshold/domain/defect/combine";
import { type DefectAction, reasonAgainst, reasonFor } from "@threshold/domain/defect/lifecycle";
import type { Insertable } from "kysely";
import { v7 as uuid } from "uuid";
import { change, found, unwrap, uuidOf } from "../change.ts";
import type { Context } from "../context.ts";
import type { Tx } from "../db/tenancy.ts";
import type { DefectTable } from "../db/types.ts";
import { globalIdOf } from "../graphql/id.ts";
import { refusalError } from "../refusal.ts";
import {
  doneAtOf,
  rightsOn,
  searchKeyOf,
  settleIn,
  settleNew,
  tell,
  tellNew,
  watchBatch,
} from "./actions.ts";
import type { CopyDefectInput, MergeDefectsInput, SplitDefectInput } from "./inputs.ts";
import {
  defectLock,
  type DefectPlace,
  type DefectRow,
  findCopyTargets,
  findPlace,
  insertDefects,
  lockDefects,
  nextNumbers,
  pointAt,
  updateDefect,
} from "./queries.ts";
import { type Decision, idsOf } from "./step-actions.ts";

function allowOn(context: Context, action: DefectAction, defect: DefectRow): void {
  const refusal = reasonAgainst(action, defect, rightsOn(context, defect));
  if (refusal) throw refusalError(refusal);
}

/** 合并重复: the duplicates keep their photos and history and point at the one that goes on. */
export function mergeDefects(context: Context, input: MergeDefectsInput) {
  const keeperId = uuidOf("Defect", input.id);
  const ids = idsOf("Defect", input.defectIds);
  return change(context, "mergeDefects", input, async (db) => {
    const rows = await lockDefects(db, [...new Set([keeperId, ...ids])]);
    const keeper = found(rows.find(({ id }) => id === keeperId));
    const duplicates = ids.map((id) => found(rows.find((one) => one.id === id)));
    for (const one of [keeper, ...duplicates]) allowOn(context, "mergeDefects", one);
    const { severity, dueOn } = unwrap(mergeRule(keeper, duplicates));
    const reason = unwrap(reasonFor("mergeDefects", input.reason));
    const doneAt = doneAtOf(context, input.doneAt);
    await updateDefect(db, keeperId, { severity, due_on: dueOn });
    for (const one of duplicates) {
      await updateDefect(db, one.id, {
        status: "MERGED",
        merged_into_id: keeperId,
        status_at: context.now,
      });
      await tell(db, one, { act: "MERGE", reason, id: uuid(), doneAt, otherId: keeperId });
      await tell(db, keeper, { act: "TAKE_IN", reason, id: uuid(), doneAt, otherId: one.id });
    }
    await pointAt(db, keeperId, ids);
    for (const one of duplicates) await settleIn(db, context, { ...one, status: "MERGED" });
    await settleIn(db, context, { ...keeper, severity, dueOn });
    return { defect: keeperId };
  });
}

/** A defect made out of another one: where it came from stands on it, and so does what it came with. */
function madeFrom(
  defect: DefectRow,
  id: string,
  number: number,
  more: Partial<Insertable<DefectTable>>,
) {
  const assigned = defect.contractorId !== null && defect.dueOn !== null;
  return {
    id,
    service_center_id: defect.serviceCenterId,
    estate_id: defect.estateId,
    number,
    source_kind: defect.sourceKind,
    source_id: null,
    source_item: null,
    building_id: defect.buildingId,
    unit_id: defect.unitId,
    part: defect.part,
    plan_id: defect.planId,
    region_id: defect.regionId,
    pin_x: defect.pinX,
    pin_y: defect.pinY,
    category: defect.category,
    severity: defect.severity,
    trade: defect.trade,
    text: defect.text,
    status: assigned ? ("ASSIGNED" as const) : ("UNASSIGNED" as const),
    contractor_id: defect.contractorId,
    due_on: assigned ? defect.dueOn : null,
    raised_on: defect.raisedOn,
    fixed_by: null,
    verified_by: null,
    closed_by: null,
    merged_into_id: null,
    split_from_id: null,
    copied_from_id: null,
    follower_id: defect.followerId,
    search_key: "",
    updated_by: null,
    ...more,
  };
}

/** 拆分: further defects of the same place, record and item. The first goes on with its own words. */
export function splitDefect(context: Context, input: SplitDefectInput) {
  const id = uuidOf("Defect", input.id);
  return change(
    context,
    "splitDefect",
    input,
    async (db) => {
      const defect = found((await lockDefects(db, [id]))[0]);
      allowOn(context, "splitDefect", defect);
      const texts = unwrap(splitRule(input.texts));
      const place = found(await findPlace(db, defect));
      const first = await nextNumbers(db, defect.estateId, texts.length);
      const rows = await Promise.all(
        texts.map(async (text, at) =>
          madeFrom(defect, uuid(), first + at, {
            text,
            source_id: defect.sourceId,
            source_item: defect.sourceItem,
            split_from_id: id,
            search_key: await searchKeyOf(text, place, defect.part, first + at),
          }),
        ),
      );
      const made = await insertDefects(db, rows);
      const doneAt = doneAtOf(context, input.doneAt);
      await afterMaking(db, context, made, { place, doneAt, otherId: id });
      for (const row of rows)
        await tell(db, defect, { act: "SPLIT", reason: null, id: uuid(), doneAt, otherId: row.id });
      return { defect: id, parts: rows.map((row) => row.id) };
    },
    defectLock(id),
  );
}

async function afterMaking(
  db: Tx,
  context: Context,
  made: readonly DefectRow[],
  of: { readonly place: DefectPlace; readonly doneAt: string; readonly otherId: string },
): Promise<void> {
  for (const row of made) {
    await tellNew(db, row, of.doneAt, of.otherId);
    await settleNew(db, context, row, of.place);
  }
}

/** 复制到其他房屋的同一位置, decided home by home. */
export function copyDefect(context: Context, input: CopyDefectInput) {
  const id = uuidOf("Defect", input.id);
  const unitIds = idsOf("Unit", input.unitIds);
  return change(
    context,
    "copyDefect",
    input,
    async (db) => {
      const defect = found((await lockDefects(db, [id]))[0]);
      allowOn(context, "copyDefect", defect);
      const targets = await findCopyTargets(db, defect, unitIds);
      for (const unitId of unitIds) found(targets.find((one) => one.unitId === unitId));
      const of = { ...defect, isPinned: defect.planId !== null };
      const decided = targets.map((target) => ({ target, result: copyRule(of, target) }));
      const going = decided.filter(({ result }) => result.ok).map(({ target }) => target);
      const place = found(await findPlace(db, defect));
      const first = going.length > 0 ? await nextNumbers(db, defect.estateId, going.length) : 0;
      const rows = await Promise.all(
        going.map(async (target, at) =>
          madeFrom(defect, uuid(), first + at, {
            building_id: target.buildingId,
            unit_id: target.unitId,
            copied_from_id: id,
            raised_on: context.today,
            due_on: defect.dueOn && defect.dueOn >= context.today ? defect.dueOn : null,
            ...(defect.dueOn && defect.dueOn < context.today && { status: "UNASSIGNED" as const }),
            search_key: await searchKeyOf(defect.text, target, defect.part, first + at),
          }),
        ),
      );
      const made = rows.length > 0 ? await insertDefects(db, rows) : [];
      const doneAt = doneAtOf(context, input.doneAt);
      await afterMaking(db, context, made, { place, doneAt, otherId: id });
      for (const row of rows)
        await tell(db, defect, { act: "COPY", reason: null, id: uuid(), doneAt, otherId: row.id });
      if (rows.length > 0) await watchBatch(db, context, defect, place);
      const decisions = decided.map(({ target, result }): Decision => ({
        id: globalIdOf("Unit", target.unitId),
        done: result.ok,
        code: result.ok ? null : result.refusal.code,
        details: result.ok ? null : (result.refusal.details ?? null),
      }));
      return { defect: id, copies: rows.map((row) => row.id), decisions };
    },
    defectLock(id),
  );
}
