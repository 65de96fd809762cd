import type { Answer } from "@threshold/domain/checklist/answer";
import { answerItem, isSameAnswer } from "@threshold/domain/checklist/answer-item";
import { judge, judgeChecklist, type ItemState } from "@threshold/domain/checklist/judge";
import { complete, itemNames, reasonAgainstAnswering } from "@threshold/domain/checklist/lifecycle";
import type { Standing } from "@threshold/domain/checklist/standing";
import type { Item } from "@threshold/domain/checklist/template";
import { moveAnswers } from "@threshold/domain/checklist/versions";
import type { Decimal } from "@threshold/domain/decimal";
import { v7 as uuid } from "uuid";
import { change, found, text, unwrap, uuidOf } from "../change.ts";
import type { Context } from "../context.ts";
import type { Tx } from "../db/tenancy.ts";
import { refusalError } from "../refusal.ts";
import type {
  AnswerChecklistItemInput,
  CompleteChecklistInput,
  MoveChecklistInput,
  ReopenChecklistInput,
} from "./inputs.ts";
import {
  answersOf,
  type AnswerRow,
  type CheckedRecord,
  completeResult,
  findPublished,
  findResult,
  findResultOfAnswer,
  type GatheredResult,
  insertResults,
  reopenResult,
  resultLock,
  resultOfAnswerLock,
  saveResult,
} from "./queries.ts";
import { type ChecklistAction, checklistSubjects } from "./subjects.ts";

/** Refuses what the record, its state or the viewer's rights say against. */
async function allowOn(db: Tx, context: Context, result: GatheredResult, action: ChecklistAction) {
  const subject = found(checklistSubjects[result.recordType]);
  const refusal = await subject.reasonAgainst(db, context, result.recordId, action);
  if (refusal) throw refusalError(refusal);
  return subject;
}

const rowsOf = (result: GatheredResult): Readonly<Record<string, AnswerRow>> =>
  Object.fromEntries(result.answers.map((answer) => [answer.itemCode, answer]));

/** Writes answers of the version the checklist is on, judged anew; voids signatures given before. */
async function saveAnswers(
  db: Tx,
  context: Context,
  result: GatheredResult,
  changed: Readonly<Record<string, AnswerRow>>,
  revision = result.revision + 1,
): Promise<readonly ItemState[]> {
  const { templateId, content } = result;
  const signed = (row: AnswerRow): AnswerRow["signature"] =>
    row.signedBy === null ? "NONE" : row.signedRevision === revision ? "VALID" : "VOID";
  const rows = Object.fromEntries(
    Object.entries({ ...rowsOf(result), ...changed }).map(([code, row]) => [
      code,
      { ...row, signature: signed(row) },
    ]),
  );
  const states = await saveResult(db, result, { templateId, content, revision, rows });
  await checklistSubjects[result.recordType]?.answered?.(db, context, result.recordId, states);
  return states;
}

const itemOf = (result: GatheredResult, code: string): Item =>
  found(result.content.items.find((item) => item.code === code));

/** 填写检查项: one item at a time; an answer that somebody gave meanwhile is not overwritten. */
export function answerChecklistItem(context: Context, input: AnswerChecklistItemInput) {
  const id = uuidOf("ChecklistAnswer", input.id);
  return change(
    context,
    "answerChecklistItem",
    input,
    async (db) => {
      const result = found(await findResultOfAnswer(db, id));
      await allowOn(db, context, result, "answer");
      const against = reasonAgainstAnswering(result.status);
      if (against) throw refusalError(against);
      const before = found(result.answers.find((answer) => answer.id === id));
      const item = itemOf(result, before.itemCode);
      if (before.version !== input.version)
        throw refusalError({ code: "STALE_VERSION", details: { version: before.version } });
      const given = unwrap(answerItem(item, before, input));
      // A signature stands for the content it finds; any other answer changes that content.
      const revision =
        item.kind === "SIGNATURE" || isSameAnswer(before, given)
          ? result.revision
          : result.revision + 1;
      const by = { answeredBy: context.viewer.personId, answeredAt: context.now };
      const signature =
        given.signature === "VALID"
          ? { signedBy: by.answeredBy, signedAt: by.answeredAt, signedRevision: revision }
          : { signedBy: null, signedAt: null, signedRevision: null };
      const waiver = given.waivedReason === null && { waivedBy: null, waivedAt: null };
      const row = { ...before, ...given, ...by, ...signature, ...waiver };
      await saveAnswers(db, context, result, { [item.code]: row }, revision);
      return { answer: id, result: result.id };
    },
    resultOfAnswerLock(id),
  );
}

/** 完成检查 */
export function completeChecklist(context: Context, input: CompleteChecklistInput) {
  const id = uuidOf("ChecklistResult", input.id);
  return change(
    context,
    "completeChecklist",
    input,
    async (db) => {
      const result = found(await findResult(db, id));
      await allowOn(db, context, result, "complete");
      await completeGathered(db, result);
      return { result: id };
    },
    resultLock(id),
  );
}

/** 重新打开检查 */
export function reopenChecklist(context: Context, input: ReopenChecklistInput) {
  const id = uuidOf("ChecklistResult", input.id);
  return change(
    context,
    "reopenChecklist",
    input,
    async (db) => {
      const result = found(await findResult(db, id));
      await allowOn(db, context, result, "reopen");
      text("reason", input.reason, 500);
      if (result.status !== "COMPLETED") throw refusalError({ code: "CHECKLIST_NOT_COMPLETED" });
      await reopenResult(db, id);
      return { result: id };
    },
    resultLock(id),
  );
}

/** 改用新版本: an open checklist goes to the version in use; what changes and what is lost is told. */
export async function moveChecklist(context: Context, input: MoveChecklistInput) {
  const id = uuidOf("ChecklistResult", input.id);
  return change(
    context,
    "moveChecklist",
    input,
    async (db) => {
      const result = found(await findResult(db, id));
      await allowOn(db, context, result, "move");
      const against = reasonAgainstAnswering(result.status);
      if (against) throw refusalError(against);
      const to = found(await findPublished(db, result.templateCode));
      if (to.id === result.templateId) throw refusalError({ code: "CHECKLIST_VERSION_SAME" });
      const { answers, lost, changes } = moveAnswers(result.content, to.content, answersOf(result));
      const on = { ...result, templateId: to.id, content: to.content };
      const kept = Object.entries(rowsOf(result)).flatMap(([code, row]): [string, AnswerRow][] =>
        answers[code] ? [[code, withAnswer(row, answers[code])]] : [],
      );
      await saveAnswers(
        db,
        context,
        { ...on, answers: [] },
        Object.fromEntries(kept),
        result.revision + 1,
      );
      return { id, changes, lost };
    },
    resultLock(id),
  );
}

const withAnswer = (row: AnswerRow, answer: Answer): AnswerRow => ({
  ...row,
  ...answer,
  ...(answer.waivedReason === null && { waivedBy: null, waivedAt: null }),
});

// --- For the modules whose records are checked -----------------------------------------------

/** Begins a checklist for a record on the template's version in use. Refused: CHECKLIST_NOT_PUBLISHED. */
export async function startChecklist(
  db: Tx,
  templateCode: string,
  record: CheckedRecord,
): Promise<string> {
  const template = await findPublished(db, templateCode);
  if (!template)
    throw refusalError({ code: "CHECKLIST_NOT_PUBLISHED", details: { template: templateCode } });
  const id = uuid();
  await insertResults(db, template, [{ ...record, id }]);
  return id;
}

/** Declares a record's checklist complete; the caller decided that the viewer may. Refused: see `complete`. */
export async function completeGathered(db: Tx, result: GatheredResult): Promise<Standing> {
  const standing = unwrap(
    complete(result.status, judgeChecklist(result.content, answersOf(result))),
  );
  await completeResult(db, result.id);
  return standing;
}

/** What a record's register says of one item that is `fromRecord`. */
export interface RecordAnswer {
  readonly ticked?: boolean;
  readonly numbers?: Readonly<Record<string, Decimal>>;
}

/** Brings the items that come from the record up to date with it; a checklist that is complete stays as it is. @public */
export async function answerFromRecord(
  db: Tx,
  context: Context,
  resultId: string,
  given: Readonly<Record<string, RecordAnswer>>,
): Promise<void> {
  const result = found(await findResult(db, resultId));
  if (result.status !== "OPEN") return;
  const by = { answeredBy: context.viewer.personId, answeredAt: context.now };
  const changed = result.answers.flatMap((row): [string, AnswerRow][] => {
    const item = result.content.items.find(({ code }) => code === row.itemCode);
    const says = item?.fromRecord && Object.hasOwn(given, item.code) ? given[item.code] : undefined;
    if (!says) return [];
    const next = { ...row, ticked: says.ticked ?? null, numbers: says.numbers ?? {} };
    if (isSameAnswer(row, next)) return [];
    return [[row.itemCode, { ...next, ...by, waivedReason: null, waivedBy: null, waivedAt: null }]];
  });
  if (changed.length > 0) await saveAnswers(db, context, result, Object.fromEntries(changed));
}

/** Accepts one item although it is not met; whoever calls had it approved. Refused: CHECKLIST_NOTHING_TO_WAIVE. */
export async function waiveItem(
  db: Tx,
  context: Context,
  answerId: string,
  reason: string,
): Promise<void> {
  const result = found(await findResultOfAnswer(db, answerId));
  const row = found(result.answers.find((answer) => answer.id === answerId));
  const item = itemOf(result, row.itemCode);
  if (judge(item, row).verdict !== "NOT_OK") {
    const { items, itemsEn } = itemNames([item]);
    const details = { item: items[0]!, itemEn: itemsEn[0]! };
    throw refusalError({ code: "CHECKLIST_NOTHING_TO_WAIVE", details });
  }
  const waiver = { waivedReason: reason, waivedBy: context.viewer.personId, waivedAt: context.now };
  await saveAnswers(db, context, result, { [item.code]: { ...row, ...waiver } }, result.revision);
}

/** Whether files may come to or go from an item now, and where the item lies. */
export async function allowItemFiles(db: Tx, context: Context, answerId: string) {
  const result = found(await findResultOfAnswer(db, answerId));
  await allowOn(db, context, result, "answer");
  const against = reasonAgainstAnswering(result.status);
  if (against) throw refusalError(against);
  return { serviceCenterId: result.serviceCenterId, parents: [result.id] };
}

/** Judges a checklist anew after files came or went. */
export async function itemFilesChanged(db: Tx, context: Context, answerId: string): Promise<void> {
  const result = found(await findResultOfAnswer(db, answerId));
  const row = found(result.answers.find((answer) => answer.id === answerId));
  const by = { answeredBy: context.viewer.personId, answeredAt: context.now };
  await saveAnswers(db, context, result, { [row.itemCode]: { ...row, ...by } });
}
