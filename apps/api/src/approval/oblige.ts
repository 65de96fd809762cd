import {
  type ApprovalState,
  currentStep,
  type Seat,
  type StepState,
} from "@threshold/domain/approval/state";
import type { Role } from "@threshold/domain/organization/roles";
import type { Tx } from "../db/tenancy.ts";
import { obligeJust, type ObligationDraft } from "../obligation/actions.ts";
import type { DecidingContext } from "./actions.ts";
import type { GatheredApproval } from "./queries.ts";

/** Whose turn it is has it among his work, until it is decided; the region follows what another party has to decide. */
export async function obligeApprovers(
  db: Tx,
  context: DecidingContext,
  approval: GatheredApproval,
  before: ApprovalState | null,
  now: ApprovalState,
): Promise<void> {
  const record = { type: approval.recordType, id: approval.recordId };
  const asked = {
    before: before ? draftsOf(context, approval, before) : [],
    now: draftsOf(context, approval, now),
  };
  await obligeJust(db, context, record, asked, now.status === "WITHDRAWN" ? "CANCELLED" : "MET");
}

function draftsOf(context: DecidingContext, approval: GatheredApproval, state: ApprovalState) {
  const step = currentStep(state);
  if (!step) return [];
  const role = roleFor(state, step);
  const drafts = step.seats
    .filter((seat) => !seat.filled)
    .flatMap((seat) => voices(seat, role))
    .map((voice) => draftOf(context, approval, step, { act: "APPROVE", ...voice }));
  const isOutside = step.level === "EXTERNAL" && step.definition !== undefined;
  const follow = { act: "FOLLOW", role: "REGION_STAFF", personId: null } as const;
  return isOutside ? [...drafts, draftOf(context, approval, step, follow)] : drafts;
}

/** The roles whose superiors hear when somebody asked by name keeps silent: those of the chain's step nearest to it. */
function roleFor({ steps }: ApprovalState, step: StepState): Role {
  const at = steps.indexOf(step);
  const near = [...steps.slice(at), ...steps.slice(0, at).toReversed()];
  return near.flatMap((one) => one.definition?.roles ?? [])[0] ?? "REGION_HEAD";
}

const voices = (seat: Seat, role: Role): { role: Role; personId: string | null }[] => {
  const personId = seat.handedTo ?? seat.personId;
  return personId ? [{ role, personId }] : seat.roles.map((one) => ({ role: one, personId: null }));
};

function draftOf(
  { today }: DecidingContext,
  approval: GatheredApproval,
  step: StepState,
  voice: {
    readonly act: "APPROVE" | "FOLLOW";
    readonly role: Role;
    readonly personId: string | null;
  },
): ObligationDraft {
  const { act, role, personId } = voice;
  const { title, titleEn } = approval.summary;
  const days = step.definition?.dueDays ?? null;
  const on = approval.kept.find((one) => one.key === step.key)?.sinceOn ?? today;
  return {
    recordType: approval.recordType,
    recordId: approval.recordId,
    kind: `${act}_${step.key}_${personId ?? role}`,
    act,
    serviceCenterId: approval.serviceCenterId,
    // Of our own offices none decides at an estate alone.
    estateId: step.level === "EXTERNAL" ? approval.estateId : null,
    title: title.slice(0, 200),
    data: { titleEn: titleEn ?? title, approvalId: `Approval_${approval.id}` },
    responsible: { role, personId },
    due: days === null ? null : { anchor: { on }, rule: { unit: "CALENDAR_DAYS", count: days } },
  };
}
