import type { SignatureSlot, SlotState } from "@threshold/domain/signature/sheet";
import type { Role } from "@threshold/domain/organization/roles";
import type { DecidingContext } from "../approval/actions.ts";
import type { Tx } from "../db/tenancy.ts";
import { type NotificationDraft, notify } from "../notification/notify.ts";
import { obligeJust, type ObligationDraft } from "../obligation/actions.ts";
import type { GatheredSignOff } from "./queries.ts";

/** Whoever can sign now has it among the work, until it is signed; the region follows what another party has to sign. */
export async function obligeSigners(
  db: Tx,
  context: DecidingContext,
  signOff: GatheredSignOff,
  before: readonly SlotState[],
  now: readonly SlotState[],
): Promise<void> {
  const record = { type: signOff.recordType, id: signOff.recordId };
  const asked = { before: draftsOf(signOff, before), now: draftsOf(signOff, now) };
  await obligeJust(db, context, record, asked, "MET");
  const known = new Set(asked.before.map((draft) => draft.kind));
  await notify(
    db,
    asked.now.filter(({ act, kind }) => act === "SIGN" && !known.has(kind)).map(told(signOff)),
  );
}

/** Whoever can sign as of now is told so, once for each content. */
const told =
  (signOff: GatheredSignOff) =>
  ({ title, kind, responsible, estateId }: ObligationDraft): NotificationDraft => ({
    kind: "SIGNATURE_REQUESTED",
    data: { title },
    to: responsible.personId
      ? [responsible.personId]
      : {
          role: responsible.role,
          serviceCenterId: signOff.serviceCenterId,
          ...(estateId && { estateId }),
        },
    record: { type: "SignOff", id: signOff.id },
    key: `sign ${signOff.id} ${kind} ${signOff.contentHash.slice(0, 16)}`,
  });

/** What was refused is still to be signed: whoever refused may sign after all, once it is mended. */
const draftsOf = (signOff: GatheredSignOff, states: readonly SlotState[]): ObligationDraft[] =>
  states
    .filter(({ status }) => status === "OPEN" || status === "REFUSED")
    .flatMap(({ slot }) => {
      const { personId, level, roles } = slot;
      const signers: { role: Role; personId: string | null }[] = personId
        ? [{ role: roles[0] ?? "SERVICE_CENTER_HEAD", personId }]
        : roles.map((role) => ({ role, personId: null }));
      const drafts = signers.map((signer) => draftOf(signOff, slot, "SIGN", signer));
      const follow = { role: "REGION_STAFF", personId: null } as const;
      return level === "EXTERNAL" ? [...drafts, draftOf(signOff, slot, "FOLLOW", follow)] : drafts;
    });

function draftOf(
  signOff: GatheredSignOff,
  { key, level }: SignatureSlot,
  act: "SIGN" | "FOLLOW",
  responsible: { readonly role: Role; readonly personId: string | null },
): ObligationDraft {
  const { title, titleEn } = signOff.summary;
  return {
    recordType: signOff.recordType,
    recordId: signOff.recordId,
    kind: `${act}_${signOff.key}_${key}_${responsible.personId ?? responsible.role}`,
    act,
    serviceCenterId: signOff.serviceCenterId,
    // Of our own offices none signs at an estate alone.
    estateId: level === "EXTERNAL" ? signOff.estateId : null,
    title: title.slice(0, 200),
    data: { titleEn: titleEn ?? title, signOffId: `SignOff_${signOff.id}` },
    responsible,
    due: null,
  };
}
