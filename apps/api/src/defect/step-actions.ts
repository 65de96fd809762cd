import { day } from "@threshold/domain/calendar/day";
import {
  assignDefect,
  closeDefect,
  type DefectChange,
  type DefectRights,
  dueOfDefect,
  fixDefect as fixRule,
  reasonAgainst,
  tellDefect as tellRule,
  verifyDefect as verifyRule,
} from "@threshold/domain/defect/lifecycle";
import { isSourceByHand } from "@threshold/domain/defect/vocabulary";
import type { Result } from "@threshold/domain/result";
import { v7 as uuid } from "uuid";
import { allow, change, found, text, unwrap, uuidOf } from "../change.ts";
import type { Context } from "../context.ts";
import type { Tx } from "../db/tenancy.ts";
import { globalIdOf } from "../graphql/id.ts";
import { refusalError } from "../refusal.ts";
import {
  carryOut,
  contractorAt,
  doneAtOf,
  followerAt,
  newId,
  pinOf,
  type DefectDraft,
  raiseDefect as raise,
  rightsOn,
  searchKeyOf,
  settleIn,
  watchBatch,
} from "./actions.ts";
import type {
  AssignDefectsInput,
  ChangeDefectInput,
  CloseDefectsInput,
  FixDefectInput,
  RaiseDefectInput,
  TellDefectInput,
  VerifyDefectInput,
} from "./inputs.ts";
import { defectLock, type DefectRow, findPlace, lockDefects, updateDefect } from "./queries.ts";

/** Defects that one command decides at most. */
const most = 500;

const uuidFor = (type: string, id: string | null | undefined) => (id ? uuidOf(type, id) : null);

/** 登记缺陷 by hand, where no inspection tells it. */
export function raiseDefect(context: Context, input: RaiseDefectInput) {
  const ids = {
    estateId: uuidFor("Estate", input.estateId),
    buildingId: uuidFor("Building", input.buildingId),
    unitId: uuidFor("Unit", input.unitId),
  };
  const planId = uuidFor("LayoutPlan", input.planId);
  const contractorId = uuidFor("Contractor", input.contractorId);
  if (!isSourceByHand(input.sourceKind))
    throw refusalError({ code: "INVALID_INPUT", details: { field: "sourceKind" } });
  return change(context, "raiseDefect", input, async (db) => {
    const draft: DefectDraft = {
      id: input.newId ?? null,
      source: { kind: input.sourceKind },
      place: { ...ids, part: input.part ?? null },
      category: input.category,
      severity: input.severity,
      trade: input.trade,
      text: input.text,
      pin: input.pin ? { ...input.pin, planId } : null,
      contractorId,
      dueOn: input.dueOn ? day(input.dueOn) : null,
      raisedAt: input.doneAt ?? null,
    };
    const id = await raise(db, context, draft, ({ estateId, serviceCenterId }) => {
      const place = { level: "ESTATE", id: estateId, centerId: serviceCenterId } as const;
      allow(context, "defect.raise", place);
      if (contractorId) allow(context, "defect.assign", place);
    });
    return { defect: id };
  });
}

/**
 * 更正缺陷 while it is open. What touches safety is never made lighter: that would be a waiver (TKO-R14). Its day is corrected until it is
 * assigned; from then on whoever assigns says it.
 */
export function changeDefect(context: Context, input: ChangeDefectInput) {
  const { followerId: named } = input;
  const followerId = named && uuidOf("Person", named);
  return onDefect(context, "changeDefect", input, async (db, defect, rights) => {
    const refusal = reasonAgainst("splitDefect", defect, rights);
    if (refusal) throw refusalError(refusal);
    if (defect.version !== input.version)
      throw refusalError({ code: "STALE_VERSION", details: { version: defect.version } });
    if (defect.severity === "SAFETY" && input.severity !== "SAFETY")
      throw refusalError({ code: "DEFECT_SAFETY" });
    if (followerId === null && defect.sourceKind === "SALES_AREA")
      throw refusalError({ code: "INVALID_INPUT", details: { field: "followerId" } });
    if (followerId) await followerAt(db, context, followerId, defect.serviceCenterId);
    const dueOn = input.dueOn && unwrap(dueOfDefect(defect, day(input.dueOn)));
    if (dueOn !== undefined && dueOn !== defect.dueOn && defect.status !== "UNASSIGNED")
      throw refusalError({
        code: "RECORD_STATUS",
        details: { action: "changeDefect", status: defect.status, allowed: ["UNASSIGNED"] },
      });
    const place = found(await findPlace(db, defect, input.pin ? defect.planId : undefined));
    const pin = pinOf(place, input.pin ? { ...input.pin, planId: defect.planId } : null);
    const words = text("text", input.text, 1_000);
    const part = input.part?.trim() ? text("part", input.part, 200) : null;
    const { category, severity, trade } = input;
    await updateDefect(db, defect.id, {
      category,
      severity,
      trade,
      text: words,
      part,
      plan_id: pin?.planId ?? null,
      region_id: pin?.regionId ?? null,
      pin_x: pin?.x ?? null,
      pin_y: pin?.y ?? null,
      ...(followerId !== undefined && { follower_id: followerId }),
      ...(dueOn !== undefined && { due_on: dueOn }),
      search_key: await searchKeyOf(words, place, part, defect.number),
    });
    const row = found((await lockDefects(db, [defect.id]))[0]);
    await settleIn(db, context, row);
    await watchBatch(db, context, row, place);
  });
}

interface OneInput {
  readonly clientMutationId: string;
  readonly id: string;
}

/** Allow, lock, gather, decide, write: the way in which one defect changes. */
export function onDefect(
  context: Context,
  name: string,
  input: OneInput,
  step: (db: Tx, defect: DefectRow, rights: DefectRights) => Promise<unknown>,
) {
  const id = uuidOf("Defect", input.id);
  return change(
    context,
    name,
    input,
    async (db) => {
      const defect = found((await lockDefects(db, [id]))[0]);
      await step(db, defect, rightsOn(context, defect));
      return { defect: id };
    },
    defectLock(id),
  );
}

interface DoneInput extends OneInput {
  readonly doneAt?: string | null;
  readonly newEventId?: string | null;
}

const steps =
  (
    context: Context,
    input: DoneInput,
    decide: (defect: DefectRow, rights: DefectRights) => Result<DefectChange>,
  ) =>
  async (db: Tx, defect: DefectRow, rights: DefectRights) => {
    const decided = unwrap(decide(defect, rights));
    const told = {
      id: newId("newEventId", input.newEventId),
      doneAt: doneAtOf(context, input.doneAt),
    };
    await carryOut(db, context, defect, decided, told);
  };

/** 整改完成 */
export const fixDefect = (context: Context, input: FixDefectInput) =>
  onDefect(
    context,
    "fixDefect",
    input,
    steps(context, input, (defect, rights) => fixRule(defect, rights, input.note)),
  );

/** 复验 (UAC-R09) */
export const verifyDefect = (context: Context, input: VerifyDefectInput) =>
  onDefect(
    context,
    "verifyDefect",
    input,
    steps(context, input, (defect, rights) => verifyRule(defect, rights, input.good, input.reason)),
  );

/** 争议、例外接受、作废、重新打开 */
export const tellDefect = (context: Context, input: TellDefectInput) =>
  onDefect(
    context,
    "tellDefect",
    input,
    steps(context, input, (defect, rights) => tellRule(input.step, defect, rights, input.reason)),
  );

/** What became of each row of a command on many. */
export interface Decision {
  readonly id: string;
  readonly done: boolean;
  readonly code: string | null;
  readonly details: unknown;
}

/** Many defects, each decided by itself: what may not be done tells why, and the others are done. */
export async function eachDefect(
  db: Tx,
  context: Context,
  ids: readonly string[],
  decide: (defect: DefectRow, rights: DefectRights) => Promise<Result<DefectChange>>,
  doneAt: string,
): Promise<{ defects: string[]; decisions: Decision[] }> {
  const rows = new Map((await lockDefects(db, ids)).map((row) => [row.id, row]));
  for (const id of ids) found(rows.get(id));
  const decisions: Decision[] = [];
  for (const id of ids) {
    const defect = rows.get(id)!;
    const result = await decide(defect, rightsOn(context, defect));
    const refusal = result.ok ? null : result.refusal;
    if (result.ok) await carryOut(db, context, defect, result.value, { id: uuid(), doneAt });
    decisions.push({
      id: globalIdOf("Defect", id),
      done: result.ok,
      code: refusal?.code ?? null,
      details: refusal?.details ?? null,
    });
  }
  return { defects: [...ids], decisions };
}

export function idsOf(type: string, ids: readonly string[]): string[] {
  const unique = [...new Set(ids.map((id) => uuidOf(type, id)))];
  if (unique.length === 0 || unique.length > most)
    throw refusalError({ code: "INVALID_INPUT", details: { field: "ids", min: 1, max: most } });
  return unique;
}

/** 批量分配, row by row. */
export function assignDefects(context: Context, input: AssignDefectsInput) {
  const ids = idsOf("Defect", input.defectIds);
  const contractorId = uuidOf("Contractor", input.contractorId);
  return change(context, "assignDefects", input, async (db) => {
    const dueOn = day(input.dueOn);
    const decide = async (defect: DefectRow, rights: DefectRights) => {
      await contractorAt(db, contractorId, defect.serviceCenterId);
      return assignDefect(defect, rights, { contractorId, dueOn, note: input.note ?? null });
    };
    return eachDefect(db, context, ids, decide, doneAtOf(context, input.doneAt));
  });
}

/** 批量销项, row by row. */
export function closeDefects(context: Context, input: CloseDefectsInput) {
  const ids = idsOf("Defect", input.defectIds);
  return change(context, "closeDefects", input, (db) =>
    eachDefect(
      db,
      context,
      ids,
      async (...of) => closeDefect(...of),
      doneAtOf(context, input.doneAt),
    ),
  );
}
