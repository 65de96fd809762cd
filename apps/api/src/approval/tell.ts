import {
  type ApprovalEvent,
  type ApprovalState,
  currentStep,
} from "@threshold/domain/approval/state";
import type { StepLevel } from "@threshold/domain/approval/chain";
import type { Tx } from "../db/tenancy.ts";
import { type NotificationDraft, notify, type RoleHolders } from "../notification/notify.ts";
import { findPersonName, type GatheredApproval } from "./queries.ts";

interface Told {
  readonly before: ApprovalState | null;
  readonly now: ApprovalState;
  readonly event: ApprovalEvent;
  readonly comment: string | null;
  readonly outsiderName: string | null;
}

/** Tells whose turn it is that it is, and the requester what became of the request; nobody is told of his own doing. */
export async function tellApproval(
  db: Tx,
  approval: GatheredApproval,
  { before, now, event, comment, outsiderName }: Told,
): Promise<void> {
  const by =
    (event.personId ? await findPersonName(db, event.personId) : outsiderName) ?? undefined;
  const matter = { title: approval.summary.title, ...(by === undefined ? {} : { by }) };
  const record = { type: "Approval", id: approval.id } as const;
  const key = `approval ${approval.id} ${approval.events.length}`;
  const drafts: NotificationDraft[] = turnOf(approval, before, now).map((to) => ({
    kind: "APPROVAL_REQUESTED",
    data: matter,
    to,
    record,
    key,
  }));
  const requester = event.personId === approval.requesterId ? [] : [approval.requesterId];
  if (event.kind === "DELEGATED" && event.toPersonId !== event.personId)
    drafts.push({ kind: "APPROVAL_DELEGATED", data: matter, to: [event.toPersonId!], record, key });
  if (requester.length > 0 && now.status === "APPROVED")
    drafts.push({ kind: "APPROVAL_APPROVED", data: matter, to: requester, record, key });
  if (requester.length > 0 && now.status === "RETURNED")
    drafts.push({
      kind: "APPROVAL_RETURNED",
      data: { ...matter, reason: comment ?? "" },
      to: requester,
      record,
      key,
    });
  if (requester.length > 0 && event.kind === "COMMENTED")
    drafts.push({
      kind: "APPROVAL_COMMENTED",
      data: { ...matter, text: comment ?? "" },
      to: requester,
      record,
      key,
    });
  await notify(db, drafts);
}

/** Whose turn has come with this event: by name, or by the role at its place. */
function turnOf(
  { serviceCenterId, regionId, estateId }: GatheredApproval,
  before: ApprovalState | null,
  now: ApprovalState,
): (readonly string[] | RoleHolders)[] {
  const step = currentStep(now);
  if (!step) return [];
  const isNew =
    before === null ||
    currentStep(before)?.key !== step.key ||
    before.contentHash !== now.contentHash;
  if (!isNew) return [];
  const places: Record<StepLevel, Omit<RoleHolders, "role">> = {
    SERVICE_CENTER: { serviceCenterId },
    EXTERNAL: { serviceCenterId, ...(estateId !== null && { estateId }) },
    REGION: { regionId },
    COMPANY: {},
  };
  return step.seats
    .filter((seat) => !seat.filled)
    .flatMap((seat): (readonly string[] | RoleHolders)[] => {
      const person = seat.handedTo ?? seat.personId;
      return person ? [[person]] : seat.roles.map((role) => ({ role, ...places[step.level] }));
    });
}
