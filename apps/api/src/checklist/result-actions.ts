import type { Answer } from "@threshold/domain/checklist/answer";
import { answerItem, isSameAnswer } from "@threshold/domain/checklist/answer-item";
import { reasonAgainstAnswering } from "@threshold/domain/checklist/lifecycle";
import { withSettings } from "@threshold/domain/checklist/template";
import { moveAnswers } from "@threshold/domain/checklist/versions";
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
  findPublished,
  findResult,
  findResultOfAnswer,
  type GatheredResult,
  reopenResult,
  resultLock,
  resultOfAnswerLock,
} from "./queries.ts";
import {
  type Acting,
  type ChecklistAction,
  byNow,
  completeGathered,
  itemOf,
  rowsOf,
  saveAnswers,
} from "./record-actions.ts";
import { checklistSubjects } from "./subjects.ts";

/** Refuses what the record, its state or the viewer's rights say against. */
async function allowOn(db: Tx, context: Context, result: GatheredResult, action: ChecklistAction) {
  const subject = found(checklistSubjects[result.recordType]);
  const refusal = await subject.reasonAgainst(db, context, result.recordId, action);
  if (refusal) throw refusalError(refusal);
}

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
      const by = byNow(context);
      const signature =
        given.signature === "VALID"
          ? { signedBy: by.answeredBy, signedAt: by.answeredAt, signedRevision: revision }
          : { signedBy: null, signedAt: null, signedRevision: null };
      const waiver = given.waivedReason === null && { waivedBy: null, waivedAt: null };
      const row = { ...before, ...given, ...by, ...signature, ...waiver };
      await saveAnswers(db, result, { [item.code]: row }, revision);
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
      const content = withSettings(to.content, result.settings);
      const { answers, lost, changes } = moveAnswers(result.content, content, answersOf(result));
      const on = { ...result, templateId: to.id, content };
      const kept = Object.entries(rowsOf(result)).flatMap(([code, row]): [string, AnswerRow][] =>
        answers[code] ? [[code, withAnswer(row, answers[code])]] : [],
      );
      await saveAnswers(db, { ...on, answers: [] }, Object.fromEntries(kept), result.revision + 1);
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

/** Whether files may come to or go from an item now, and where the item lies. */
export async function allowItemFiles(db: Tx, context: Context, answerId: string) {
  const result = found(await findResultOfAnswer(db, answerId));
  await allowOn(db, context, result, "answer");
  const against = reasonAgainstAnswering(result.status);
  if (against) throw refusalError(against);
  return { serviceCenterId: result.serviceCenterId, parents: [result.id] };
}

/** Judges a checklist anew after files came or went. */
export async function itemFilesChanged(db: Tx, context: Acting, answerId: string): Promise<void> {
  const result = found(await findResultOfAnswer(db, answerId));
  const row = found(result.answers.find((answer) => answer.id === answerId));
  await saveAnswers(db, result, { [row.itemCode]: { ...row, ...byNow(context) } });
}
