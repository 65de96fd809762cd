import { randomBytes } from "node:crypto";
import { isPaper, type PaperCode, paperOf } from "@threshold/domain/form/papers";
import { codeOf, readCode } from "@threshold/domain/form/verification";
import type { GraphQLSchema } from "graphql";
import { v7 as uuid } from "uuid";
import { allow, change, found, text, uuidOf } from "../change.ts";
import type { Context } from "../context.ts";
import type { Tx } from "../db/tenancy.ts";
import { listIds } from "../export/actions.ts";
import { globalIdOf } from "../graphql/id.ts";
import { enqueue } from "../job/enqueue.ts";
import { nextNumber } from "../numbering/queries.ts";
import { refusalError } from "../refusal.ts";
import { forms } from "./forms.ts";
import type { CancelPrintInput, PrintFormsInput, SaveLetterheadInput } from "./inputs.ts";
import { contentHash } from "./print-actions.ts";
import {
  cancelBatch,
  findLetterhead,
  findNumber,
  findPrint,
  insertBatch,
  listNumbers,
  listPrintable,
  lockBatch,
  lockPaper,
  type Printable,
  saveLetterheadRow,
} from "./queries.ts";
import type { FormPreview, Letterhead, VerifiedPrint } from "./types.ts";

/** Copies that one order prints at most. */
const mostCopies = 500;

function paper(form: string): PaperCode {
  if (!isPaper(form)) throw refusalError({ code: "INVALID_INPUT", details: { field: "form" } });
  return form;
}

/**
 * 打印表单: whoever may read a record may print it. Each copy gets its number and its code here; the file is made when
 * it is fetched, or by a job where there are many.
 */
export async function printForms(context: Context, schema: GraphQLSchema, input: PrintFormsInput) {
  const form = paper(input.form);
  const { recordType } = paperOf(form);
  const { list, recordIds } = input;
  const chosen = list ? await listIds(schema, context, list, mostCopies) : (recordIds ?? []);
  const ids = [...new Set(chosen)].map((id) => uuidOf(recordType, id));
  if (ids.length === 0)
    throw refusalError({ code: "INVALID_INPUT", details: { field: "recordIds" } });
  if (ids.length > mostCopies)
    throw refusalError({
      code: "TOO_MANY_FORMS",
      details: { count: ids.length, limit: mostCopies },
    });
  return change(context, "printForms", input, async (db) => {
    const records = await listPrintable(db, recordType, ids);
    if (records.length < ids.length) throw refusalError({ code: "NOT_FOUND" });
    const id = await order(db, context, form, records, input.format);
    if (records.length > 1) await enqueue(db, "printBatch", { batchId: id });
    return { batch: id };
  });
}

/** Orders one copy of a paper for a record of its own module, in that one's step; answers the order. */
export const orderCopy = (db: Tx, context: Context, form: PaperCode, record: Printable) =>
  order(db, context, form, [record], "PDF");

/** Numbers a copy for each record and keeps the order of them; answers its id. */
async function order(
  db: Tx,
  context: Context,
  form: PaperCode,
  records: readonly Printable[],
  format: PrintFormsInput["format"],
): Promise<string> {
  await lockPaper(db, form);
  const prints = await numberCopies(db, context, form, records);
  const id = uuid();
  const { recordType } = paperOf(form);
  await insertBatch(db, { id, form, format, recordType, prints });
  return id;
}

/** A record keeps the number of its first copy. */
async function numberCopies(
  db: Tx,
  { today }: Context,
  form: PaperCode,
  records: readonly Printable[],
) {
  const known = await listNumbers(
    db,
    form,
    records.map(({ id }) => id),
  );
  const year = Number(today.slice(0, 4));
  const prints = [];
  for (const { id: recordId, serviceCenterId } of records) {
    const before = known.get(recordId);
    const number = before?.number ?? (await nextNumber(db, { form, serviceCenterId, year }));
    const copy = (before?.copies ?? 0) + 1;
    const code = codeOf(randomBytes(8));
    prints.push({ id: uuid(), recordId, serviceCenterId, number, copy, code });
  }
  return prints;
}

/** 取消打印 */
export function cancelPrint(context: Context, input: CancelPrintInput) {
  const id = uuidOf("PrintBatch", input.id);
  return change(context, "cancelPrint", input, async (db) => {
    const { status } = found(await lockBatch(db, id));
    if (!(await cancelBatch(db, id)))
      throw refusalError({ code: "PRINT_OVER", details: { status } });
    return { batch: id };
  });
}

/** 设置表单抬头 */
export function saveLetterhead(context: Context, input: SaveLetterheadInput) {
  return change(context, "saveLetterhead", input, async (db) => {
    allowLetterhead(context);
    const header = input.header == null ? undefined : text("header", input.header);
    const logoSha256 = input.removeLogo ? null : undefined;
    await saveLetterheadRow(db, uuid(), {
      ...(header !== undefined && { header }),
      ...(logoSha256 !== undefined && { logoSha256 }),
    });
    return {};
  });
}

export const allowLetterhead = (context: Context) =>
  allow(context, "form.manage", { level: "COMPANY", id: context.viewer.companyId });

/** A logo that is kept already goes onto the papers. */
export function setLogo(context: Context, input: { clientMutationId: string; sha256: string }) {
  return change(context, "saveLetterhead", input, async (db) => {
    allowLetterhead(context);
    await saveLetterheadRow(db, uuid(), { logoSha256: input.sha256 });
    return {};
  });
}

export async function letterheadOf(context: Context): Promise<Letterhead> {
  const { header, logoSha256 } = await findLetterhead(context);
  return { header, logoUrl: logoSha256 && `/letterhead/logo?${logoSha256.slice(0, 12)}` };
}

/** A record as it would be printed; nothing is kept. */
export async function previewForm(
  context: Context,
  code: string,
  recordId: string,
): Promise<FormPreview> {
  const form = paper(code);
  const id = uuidOf(paperOf(form).recordType, recordId);
  const document = found(await forms[form](context, id));
  const [letterhead, printed] = await Promise.all([
    letterheadOf(context),
    findNumber(context, form, id),
  ]);
  return { form, document, letterhead, number: printed.number, copies: printed.copies };
}

/** What a code on paper leads to, for whoever may read the record; null for everybody else. */
export async function verifyPrint(context: Context, typed: string): Promise<VerifiedPrint | null> {
  const code = readCode(typed);
  const print = code && (await findPrint(context, code));
  const document = print && (await forms[print.form](context, print.recordId));
  if (!print || !document) return null;
  const { contentHash: kept, recordType, recordId, ...told } = print;
  return {
    ...told,
    recordId: globalIdOf(recordType, recordId),
    unchanged: kept === null ? null : kept === contentHash(document),
  };
}
