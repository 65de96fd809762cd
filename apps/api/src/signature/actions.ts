import { canonicalJson, type Json } from "@threshold/domain/canonical-json";
import {
  checkSlots,
  type Sheet,
  type SignatureSlot,
  type SigningOrder,
  signOffStatus,
  slotStates,
} from "@threshold/domain/signature/sheet";
import { v7 as uuid } from "uuid";
import { type DecidingContext, officesAt, type Summary } from "../approval/actions.ts";
import { found } from "../change.ts";
import { contentHashOf } from "../content-hash.ts";
import type { Tx } from "../db/tenancy.ts";
import { obligeSigners } from "./oblige.ts";
import {
  cancel,
  findSignOff,
  type GatheredSignOff,
  insertSignOff,
  insertSlots,
  lockSignOff,
  reopen,
  saveStatus,
  updateContent,
  voidSignatures,
} from "./queries.ts";

interface SignedRecord {
  /** The record's GraphQL type, of the table `record_kind`. */
  readonly recordType: string;
  /** Its uuid. */
  readonly recordId: string;
}

export interface SignOffRequest extends SignedRecord {
  /** Which of the record's sheets it is, where there are several; `MAIN` otherwise. */
  readonly key?: string;
  readonly serviceCenterId: string;
  /** The estate that it is about: other parties' offices there sign as well. */
  readonly estateId: string | null;
  readonly summary: Summary;
  readonly order: SigningOrder;
  readonly slots: readonly SignatureSlot[];
  /** What exactly is signed: all that a signature is to stand for. */
  readonly content: Json;
  /** False where the module obliges people itself, to sign many sheets together say. */
  readonly asks?: boolean;
}

/**
 * Asks for a record's signatures, in the transaction of the action that makes it ready for them; answers the sheet's
 * id. A sheet that is there already is asked for again, with the slots that it has: another content voids what was signed
 * of the one before.
 */
export async function requestSignatures(
  db: Tx,
  context: DecidingContext,
  request: SignOffRequest,
): Promise<string> {
  const { key = "MAIN", slots, serviceCenterId, estateId } = request;
  if (!checkSlots(slots)) throw new Error(`these are no slots of a ${request.recordType}`);
  const known = await lockSignOff(db, request, key);
  if (known !== undefined) {
    await reopen(db, known);
    await changeContent(db, context, known, request);
    await settle(db, context, known, null);
    return known;
  }
  const id = uuid();
  const outside = slots.filter(({ level }) => level === "EXTERNAL").flatMap(({ roles }) => roles);
  await insertSignOff(db, {
    id,
    service_center_id: serviceCenterId,
    estate_id: estateId,
    outside_offices: officesAt(estateId, outside),
    record_type: request.recordType,
    record_id: request.recordId,
    key,
    signing_order: request.order,
    summary: JSON.stringify(request.summary),
    content: canonicalJson(request.content),
    content_hash: contentHashOf(request.content),
    asks: request.asks ?? true,
    updated_by: null,
  });
  await insertSlots(db, slots.map(slotRow(id, serviceCenterId)));
  await settle(db, context, id, null);
  return id;
}

const slotRow =
  (signOffId: string, serviceCenterId: string) => (slot: SignatureSlot, at: number) => ({
    id: uuid(),
    sign_off_id: signOffId,
    service_center_id: serviceCenterId,
    position: at + 1,
    key: slot.key,
    label: slot.label.trim(),
    label_en: slot.labelEn.trim(),
    side: slot.side,
    roles: [...slot.roles],
    level: slot.level,
    person_id: slot.personId,
    status: "WAITING" as const,
  });

/**
 * Tells that what was signed, or is to be, changed: signatures on the content before are voided, visibly. To be called
 * by every action that changes it; nothing happens where there is no such sheet, or the content is the same.
 */
export async function signatureContentChanged(
  db: Tx,
  context: DecidingContext,
  record: SignedRecord & { readonly key?: string; readonly summary?: Summary },
  content: Json,
): Promise<void> {
  const id = await lockSignOff(db, record, record.key ?? "MAIN");
  if (id !== undefined) await changeContent(db, context, id, { ...record, content });
}

async function changeContent(
  db: Tx,
  context: DecidingContext,
  id: string,
  { content, summary }: { readonly content: Json; readonly summary?: Summary },
): Promise<void> {
  const before = found(await findSignOff(db, id));
  const contentHash = contentHashOf(content);
  if (contentHash === before.contentHash) return;
  await updateContent(db, id, { content: canonicalJson(content), contentHash, summary });
  await voidSignatures(db, id);
  await settle(db, context, id, before);
}

/**
 * The record is no longer to be signed: nobody is asked any more, what was signed stays to be seen.
 * @public a door for modules whose records are signed
 */
export async function cancelSignatures(
  db: Tx,
  context: DecidingContext,
  record: SignedRecord & { readonly key?: string },
): Promise<void> {
  const id = await lockSignOff(db, record, record.key ?? "MAIN");
  if (id === undefined) return;
  const before = found(await findSignOff(db, id));
  await cancel(db, id);
  await settle(db, context, id, before);
}

export const sheetOf = (signOff: GatheredSignOff): Sheet => ({
  ...signOff,
  cancelled: signOff.status === "CANCELLED",
});

/** Keeps where the sheet stands after what happened, and whose turn it is to sign; answers it anew. */
export async function settle(
  db: Tx,
  context: DecidingContext,
  id: string,
  before: GatheredSignOff | null,
): Promise<GatheredSignOff> {
  const now = found(await findSignOff(db, id));
  const sheet = sheetOf(now);
  const states = sheet.cancelled ? [] : slotStates(sheet);
  const slots = Object.fromEntries(states.map(({ slot, status }) => [slot.key, status]));
  const status = signOffStatus(sheet);
  await saveStatus(db, id, status, slots);
  if (now.asks)
    await obligeSigners(db, context, now, before ? slotStates(sheetOf(before)) : [], states);
  return { ...now, status };
}
