import { mayIssueLinks } from "@threshold/domain/access-link/link";
import type { Authority } from "@threshold/domain/approval/decide";
import { drawingOf } from "@threshold/domain/signature/drawing";
import {
  availableSignatureActions,
  refuseToSign,
  sign,
  signAsOutsider,
  type SignatureEntry,
  type SignatureMethod,
  type Signer,
  type Signing,
} from "@threshold/domain/signature/sheet";
import { v7 as uuid } from "uuid";
import { authoritiesStatement, listAuthorities } from "../approval/queries.ts";
import { type DecidingContext, whereItLies } from "../approval/actions.ts";
import { change, found, optionalText, unwrap, uuidOf } from "../change.ts";
import type { Context } from "../context.ts";
import { read, type Tx } from "../db/tenancy.ts";
import { refusalError } from "../refusal.ts";
import { settle, sheetOf } from "./actions.ts";
import type { RefuseSignatureInput, SignRecordInput } from "./inputs.ts";
import {
  findSignOff,
  type GatheredSignOff,
  insertSignature,
  signOffLock,
  signOffOfSlotStatement,
  signOffStatement,
} from "./queries.ts";
import { signOffSubjects } from "./subjects.ts";

/** How it was signed, or why not. */
export interface SignatureTelling {
  readonly method: SignatureMethod | null;
  readonly drawing?: string | null;
  readonly reason?: string | null;
  readonly outsiderOrganization?: string | null;
  readonly linkId?: string | null;
  /** On whose screen somebody without an account signed, standing beside. */
  readonly witnessedById?: string | null;
  /** When it was written, on a device without signal; else when it came. */
  readonly writtenAt?: string | null;
}

/** Writes a signature and what it leads to; once all have signed the record follows, all in one transaction. */
export async function keepSignature(
  db: Tx,
  context: DecidingContext,
  signOff: GatheredSignOff,
  entry: SignatureEntry,
  telling: SignatureTelling,
): Promise<void> {
  await insertSignature(db, {
    id: uuid(),
    sign_off_id: signOff.id,
    slot_id: found(signOff.slots.find(({ key }) => key === entry.slotKey)).id,
    service_center_id: signOff.serviceCenterId,
    position: signOff.entries.length + 1,
    kind: entry.kind,
    method: telling.method,
    person_id: entry.personId,
    outsider_name: entry.outsiderName,
    outsider_organization: telling.outsiderOrganization ?? null,
    link_id: telling.linkId ?? null,
    witnessed_by: telling.witnessedById ?? null,
    drawing: telling.drawing ?? null,
    written_at: telling.writtenAt ?? null,
    reason: optionalText("reason", telling.reason, 2000) ?? null,
    content: signOff.content,
    content_hash: signOff.contentHash,
    voided_at: null,
    void_reason: null,
  });
  const { status } = await settle(db, context, signOff.id, signOff);
  const subject = signOffSubjects[signOff.recordType];
  if (status === "SIGNED") await subject?.signed(db, context, signOff.recordId, signOff.key);
  if (status === "REFUSED") await subject?.refused?.(db, context, signOff.recordId);
}

/** Somebody who signs on the screen of the viewer, standing beside: a member of another organization, whoever fetches keys. */
export interface Beside extends Signing {
  readonly name: string;
  readonly organization: string | null;
}

/** 当面签署: by hand on the viewer's screen, or refused with the reason. The viewer is named as the witness. */
export async function signBeside(
  db: Tx,
  context: Context,
  signOffId: string,
  beside: Beside,
  answer: { readonly drawing: string } | { readonly refusal: string },
): Promise<void> {
  const signOff = found(await findSignOff(db, signOffId));
  const refusal = "refusal" in answer ? answer.refusal : null;
  const entry = unwrap(signAsOutsider(sheetOf(signOff), beside, beside, refusal));
  await keepSignature(db, context, signOff, entry, {
    method: refusal === null ? "HANDWRITTEN" : null,
    drawing: "drawing" in answer ? answer.drawing : null,
    reason: refusal,
    outsiderOrganization: beside.organization,
    witnessedById: context.viewer.personId,
  });
}

/** 签署 by the viewer's own hand of a slot that names the viewer, within the module's own action. */
export async function signHere(
  db: Tx,
  context: Context,
  signOffId: string,
  signing: Signing,
  drawing: string,
): Promise<void> {
  const signOff = found(await findSignOff(db, signOffId));
  const { personId } = context.viewer;
  const signer = { personId, authorities: [], mayIssueLinks: false };
  const entry = unwrap(sign(sheetOf(signOff), signer, signing));
  await keepSignature(db, context, signOff, entry, { method: "HANDWRITTEN", drawing });
}

/**
 * 签署: by hand on the screen, or confirmed with the password or a code. What proves the person is not kept, not even
 * hashed with the command.
 */
export async function signRecord(asking: Context, input: SignRecordInput) {
  const { password, code, ...asked } = input;
  const id = uuidOf("SignOff", input.id);
  const context = await whereItLies(asking, () => read(asking, signOffStatement(id)));
  return change(
    context,
    "signRecord",
    asked,
    async (db) => {
      const signOff = found(await findSignOff(db, id));
      const signer = await signerOf(db, context, signOff);
      const entry = unwrap(sign(sheetOf(signOff), signer, input));
      const drawing =
        input.method === "HANDWRITTEN" ? unwrap(drawingOf(input.strokes ?? [])) : null;
      if (input.method !== "HANDWRITTEN")
        await confirm(context, input.method === "CODE" ? { code } : { password });
      await keepSignature(db, context, signOff, entry, { method: input.method, drawing });
      return { signOff: id };
    },
    signOffLock(id),
  );
}

/** The person proves to be who he is. Refused: SIGNATURE_NOT_CONFIRMED, RATE_LIMITED. */
async function confirm(
  context: Context,
  proof: { readonly password?: string | null } | { readonly code?: string | null },
): Promise<void> {
  const { confirmed, retryAfterSeconds } = await context.confirm(proof);
  if (retryAfterSeconds > 0)
    throw refusalError({ code: "RATE_LIMITED", details: { retryAfterSeconds } });
  if (!confirmed) throw refusalError({ code: "SIGNATURE_NOT_CONFIRMED" });
}

/** 拒签, with the reason. */
export async function refuseSignature(asking: Context, input: RefuseSignatureInput) {
  const id = uuidOf("SignOff", input.id);
  const context = await whereItLies(asking, () => read(asking, signOffStatement(id)));
  return change(
    context,
    "refuseSignature",
    input,
    async (db) => {
      const signOff = found(await findSignOff(db, id));
      const signer = await signerOf(db, context, signOff);
      const entry = unwrap(refuseToSign(sheetOf(signOff), signer, input, input.reason));
      await keepSignature(db, context, signOff, entry, { method: null, reason: input.reason });
      return { signOff: id };
    },
    signOffLock(id),
  );
}

async function signerOf(db: Tx, context: Context, signOff: GatheredSignOff): Promise<Signer> {
  const { personId } = context.viewer;
  const held = await listAuthorities(db, personId, signOff, context.today);
  return signerWith(personId, held, signOff);
}

const signerWith = (
  personId: string,
  authorities: readonly Authority[],
  { capability }: GatheredSignOff,
): Signer => ({
  personId,
  authorities,
  mayIssueLinks: mayIssueLinks(
    authorities.map(({ role }) => role),
    capability,
  ),
});

/** What the viewer can do with a slot now, and why not. */
export async function listSlotActions(context: Context, slotId: string) {
  const [row] = await read<GatheredSignOff>(context, signOffOfSlotStatement(slotId));
  const signOff = found(row);
  const { personId } = context.viewer;
  const authorities = await read(context, authoritiesStatement(personId, signOff, context.today));
  const { key } = found(signOff.slots.find((slot) => slot.id === slotId));
  const signer = signerWith(personId, authorities, signOff);
  return availableSignatureActions(sheetOf(signOff), signer, key);
}
