import { isSameAnswer } from "@threshold/domain/checklist/answer-item";
import { judge, judgeChecklist, type ItemState } from "@threshold/domain/checklist/judge";
import { complete, itemNames } from "@threshold/domain/checklist/lifecycle";
import type { Standing } from "@threshold/domain/checklist/standing";
import type { Item } from "@threshold/domain/checklist/template";
import type { Decimal } from "@threshold/domain/decimal";
import { v7 as uuid } from "uuid";
import type { Refusal } from "@threshold/domain/refusal";
import { found, unwrap } from "../change.ts";
import type { Context } from "../context.ts";
import type { Tx } from "../db/tenancy.ts";
import { refusalError } from "../refusal.ts";
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
  saveResult,
  type Settings,
  type TemplateRow,
} from "./queries.ts";

// What the modules whose records are checked do with their checklists, in their own actions.

export type ChecklistAction = "answer" | "complete" | "reopen" | "move";

/** What a kind of record says of its checklists; a module adds its own in `subjects.ts`. */
export interface ChecklistSubject {
  /** Why the viewer may not do this with the record's checklist now; it knows the record's state and rights. */
  readonly reasonAgainst: (
    db: Tx,
    context: Context,
    recordId: string,
    action: ChecklistAction,
  ) => Promise<Refusal | undefined>;
  /** Told in the same transaction when a template has a new version in use. */
  readonly published?: (db: Tx, context: Context, template: TemplateRow) => Promise<void>;
}

/** Whoever acts, and when: also the system, where a record's register changed. */
export type Acting = Pick<Context, "scope" | "now">;
export const byNow = ({ scope, now }: Acting) => ({ answeredBy: scope.personId, answeredAt: now });

export const rowsOf = (result: GatheredResult): Readonly<Record<string, AnswerRow>> =>
  Object.fromEntries(result.answers.map((answer) => [answer.itemCode, answer]));

/** Writes answers of the version the checklist is on, judged anew; voids signatures given before. */
export async function saveAnswers(
  db: Tx,
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
  return saveResult(db, result, { templateId, content, revision, rows });
}

export const itemOf = (result: GatheredResult, code: string): Item =>
  found(result.content.items.find((item) => item.code === code));

/** Begins a checklist for a record on the template's version in use. Refused: CHECKLIST_NOT_PUBLISHED. */
export async function startChecklist(
  db: Tx,
  templateCode: string,
  record: CheckedRecord,
  settings: Settings = {},
): Promise<string> {
  const template = await findPublished(db, templateCode);
  if (!template)
    throw refusalError({ code: "CHECKLIST_NOT_PUBLISHED", details: { template: templateCode } });
  const id = uuid();
  await insertResults(db, template, [{ ...record, id, settings }]);
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

/** Brings the items that come from the record up to date with it; a checklist that is complete stays as it is. */
export async function answerFromRecord(
  db: Tx,
  context: Acting,
  resultId: string,
  given: Readonly<Record<string, RecordAnswer>>,
): Promise<void> {
  const result = found(await findResult(db, resultId));
  if (result.status !== "OPEN") return;
  const by = byNow(context);
  const changed = result.answers.flatMap((row): [string, AnswerRow][] => {
    const item = result.content.items.find(({ code }) => code === row.itemCode);
    const says = item?.fromRecord && Object.hasOwn(given, item.code) ? given[item.code] : undefined;
    if (!says) return [];
    const next = { ...row, ticked: says.ticked ?? null, numbers: says.numbers ?? {} };
    if (isSameAnswer(row, next)) return [];
    return [[row.itemCode, { ...next, ...by, waivedReason: null, waivedBy: null, waivedAt: null }]];
  });
  if (changed.length > 0) await saveAnswers(db, result, Object.fromEntries(changed));
}

/** Accepts one item although it is not met; whoever calls had it approved. Refused: CHECKLIST_NOTHING_TO_WAIVE. */
export async function waiveItem(
  db: Tx,
  context: Acting,
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
  const waiver = { waivedReason: reason, waivedBy: context.scope.personId, waivedAt: context.now };
  await saveAnswers(db, result, { [item.code]: { ...row, ...waiver } }, result.revision);
}
