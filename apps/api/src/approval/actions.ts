import { type ChainKey, defaultChain } from "@threshold/domain/approval/default-chains";
import { mayIssueLinks } from "@threshold/domain/access-link/link";
import type { Capability } from "@threshold/domain/organization/capabilities";
import { type ChainStep, decidedBy } from "@threshold/domain/approval/chain";
import {
  type Actor,
  type Authority,
  changeContent,
  mayRecordNow,
  mayRecordPapers,
} from "@threshold/domain/approval/decide";
import {
  after,
  type ApprovalEvent,
  type ApprovalState,
  stateOf,
  type StepState,
} from "@threshold/domain/approval/state";
import { addDays, type Day } from "@threshold/domain/calendar/day";
import type { Role } from "@threshold/domain/organization/roles";
import { v7 as uuid } from "uuid";
import { found, optionalText, unwrap } from "../change.ts";
import type { Context } from "../context.ts";
import type { Tx } from "../db/tenancy.ts";
import { refusalError } from "../refusal.ts";
import { obligeApprovers } from "./oblige.ts";
import { tellApproval } from "./tell.ts";
import {
  countRounds,
  findApproval,
  findAuthors,
  findChain,
  type GatheredApproval,
  insertApproval,
  insertEvent,
  isRecorded,
  type KeptStep,
  listAuthorities,
  lockOpenApproval,
  saveSteps,
  type StepColumns,
  updateApproval,
  updateSummary,
} from "./queries.ts";

/** What a decision is carried out with, whoever decided: an account, somebody's one-time link, a signed paper. */
export type DecidingContext = Pick<Context, "pool" | "scope" | "now" | "today" | "calendar">;

/** What a record says of itself to whoever decides on it; all of it is shown, also to outsiders by link. */
export interface Summary {
  readonly title: string;
  readonly titleEn?: string;
  readonly facts?: readonly {
    readonly label: string;
    readonly labelEn: string;
    readonly value: string;
  }[];
}

export interface ApprovalRequest {
  readonly chain: ChainKey;
  /** The record's GraphQL type, one of `subjects` and of the table `record_kind`. */
  readonly recordType: string;
  /** Its uuid. */
  readonly recordId: string;
  readonly serviceCenterId: string;
  /** The estate that it is about: other parties' offices there decide as well. */
  readonly estateId?: string | null;
  readonly summary: Summary;
  /** `contentHashOf` what is to be approved. */
  readonly contentHash: string;
  /** Who decides a step by a setting of the place, by the step's key; a chain that the company adapted goes its own way. */
  readonly deciders?: Readonly<Partial<Record<string, Role>>>;
  /** Further people who wrote it: they do not approve it either. */
  readonly authorIds?: readonly string[];
  /** It was written and handed in by this link: none of the company's people is its author, but see `foundHash`. */
  readonly byLink?: ByLink;
  /** `contentHashOf` what the link found, where it hands that in as it was: whoever wrote it stays its author. */
  readonly foundHash?: string;
}

/** A one-time link by which something was handed in for approval. */
export interface ByLink {
  readonly linkId: string;
  /** Who gave it out: asks for the approval, is told of it and may take it back. */
  readonly issuedBy: string;
  /** Who they said they were. */
  readonly name: string;
  readonly organization: string | null;
}

/**
 * Asks for a record's approval, in the transaction of the action that submits it; answers the approval's id.
 * Refused: APPROVAL_OPEN where one is under way.
 */
export async function requestApproval(
  db: Tx,
  context: DecidingContext,
  request: ApprovalRequest,
): Promise<string> {
  const { recordType, recordId, serviceCenterId, summary, contentHash } = request;
  if (await lockOpenApproval(db, recordType, recordId))
    throw refusalError({ code: "APPROVAL_OPEN" });
  const { versionNumber, steps: known } = await chainOf(db, request.chain);
  const steps = known.map((step) => {
    const role = versionNumber === 1 ? request.deciders?.[step.key] : undefined;
    return role === undefined ? step : decidedBy(step, role);
  });
  const { byLink, estateId = null } = request;
  const { personId } = context.scope;
  const requesterId = byLink?.issuedBy ?? personId;
  const outside = steps.filter(({ level }) => level === "EXTERNAL").flatMap(({ roles }) => roles);
  const id = uuid();
  await insertApproval(db, {
    id,
    service_center_id: serviceCenterId,
    estate_id: estateId,
    outside_offices: officesAt(estateId, outside),
    record_type: recordType,
    record_id: recordId,
    round: (await countRounds(db, recordType, recordId)) + 1,
    chain_key: request.chain,
    chain_version: versionNumber,
    steps: JSON.stringify(steps),
    summary: JSON.stringify(summary),
    content_hash: contentHash,
    requester_id: requesterId,
    author_ids: await authorsOf(db, request, requesterId),
    closed_at: null,
    updated_by: null,
  });
  const asked: ApprovalEvent = {
    ...blank,
    kind: "REQUESTED",
    personId: byLink ? null : personId,
    contentHash,
  };
  const telling: Telling = byLink
    ? { via: "LINK", linkId: byLink.linkId, outsider: { ...byLink, role: null, decidedOn: null } }
    : {};
  await insertEvent(db, { id: uuid(), ...columnsOf(asked, { id, serviceCenterId }, 1, telling) });
  const approval = found(await findApproval(db, id));
  await keep(db, context, approval);
  const state = stateOfApproval(approval);
  await obligeApprovers(db, context, approval, null, state);
  const outsiderName = byLink?.organization ?? byLink?.name ?? null;
  await tellApproval(db, approval, {
    before: null,
    now: state,
    event: asked,
    comment: null,
    outsiderName,
  });
  return id;
}

/** Who wrote what is to be approved. What a link found and hands in again may have come by a link before: then still nobody did. */
async function authorsOf(
  db: Tx,
  { byLink, foundHash, recordType, recordId, authorIds = [] }: ApprovalRequest,
  requesterId: string,
): Promise<readonly string[]> {
  if (byLink && foundHash === undefined) return [];
  const before =
    foundHash === undefined ? undefined : await findAuthors(db, recordType, recordId, foundHash);
  return before ?? [...new Set([requesterId, ...authorIds])];
}

/** Other parties' offices as they are held at an estate alone; whoever holds one there sees what asks for it. */
export const officesAt = (estateId: string | null, roles: readonly Role[]): string[] =>
  estateId === null ? [] : roles.map((role) => `${estateId} ${role}`);

/**
 * Whoever holds an office at one estate alone sees what asks for it; what follows of the decision or signature is done at
 * the record's center, as it is for a one-time link.
 */
export async function whereItLies(
  context: Context,
  look: () => Promise<
    readonly { readonly serviceCenterId: string; readonly capability: Capability }[]
  >,
): Promise<Context> {
  const { viewer, scope } = context;
  if (!viewer.assignments.some(({ place }) => place.level === "ESTATE")) return context;
  const [row] = await look();
  const { serviceCenterId, capability } = found(row);
  if (scope.reachIds.includes(serviceCenterId)) return context;
  const center = `{${serviceCenterId}}`;
  const readable = JSON.stringify({ ...JSON.parse(scope.readable), [capability]: center });
  const reachIds = [...scope.reachIds, serviceCenterId];
  const centerIds = capability === "LCH" ? [serviceCenterId] : scope.centerIds;
  return { ...context, scope: { ...scope, reachIds, centerIds, readable } };
}

/** The company's chain as it is now. */
export async function chainOf(
  db: Tx,
  key: ChainKey,
): Promise<{ versionNumber: number; steps: readonly ChainStep[] }> {
  return (await findChain(db, key)) ?? { versionNumber: 1, steps: defaultChain(key).steps };
}

/**
 * Tells that a record's content changed: what was approved of it so far does not count, visibly. To be called by
 * every action that changes what is approved; nothing happens where nothing is under approval.
 */
export async function approvalContentChanged(
  db: Tx,
  context: DecidingContext,
  record: { readonly recordType: string; readonly recordId: string; readonly summary?: Summary },
  contentHash: string,
): Promise<void> {
  const id = await lockOpenApproval(db, record.recordType, record.recordId);
  if (id === undefined) return;
  const approval = found(await findApproval(db, id));
  const event = changeContent(stateOfApproval(approval), context.scope.personId, contentHash);
  if (!event) return;
  await happen(db, context, approval, event);
  if (record.summary) await updateSummary(db, id, record.summary);
}

const blank: ApprovalEvent = {
  kind: "COMMENTED",
  personId: null,
  stepKey: null,
  seat: null,
  toPersonId: null,
  placement: null,
  contentHash: null,
};

/** Where an approval stands. */
export const stateOfApproval = (approval: GatheredApproval): ApprovalState =>
  stateOf({ ...approval, contentHash: approval.events[0]!.contentHash! }, approval.events.slice(1));

/** How somebody without an account decided, and what else an event says for people to read. */
export interface Telling {
  readonly comment?: string | null;
  readonly via?: "ACCOUNT" | "LINK" | "PAPER";
  readonly evidenceId?: string;
  readonly linkId?: string;
  readonly outsider?: {
    readonly name: string;
    readonly organization: string | null;
    /** Null for whoever only handed something in. */
    readonly role: Role | null;
    readonly decidedOn: Day | null;
  };
}

const columnsOf = (
  event: ApprovalEvent,
  approval: { readonly id: string; readonly serviceCenterId: string },
  position: number,
  { comment = null, via = "ACCOUNT", evidenceId, linkId, outsider }: Telling = {},
) => ({
  approval_id: approval.id,
  service_center_id: approval.serviceCenterId,
  position,
  kind: event.kind,
  via,
  person_id: event.personId,
  outsider_name: outsider?.name ?? null,
  outsider_organization: outsider?.organization ?? null,
  outsider_role: outsider?.role ?? null,
  decided_on: outsider?.decidedOn ?? null,
  evidence_id: evidenceId ?? null,
  link_id: linkId ?? null,
  step_key: event.stepKey,
  seat: event.seat,
  to_person_id: event.toPersonId,
  placement: event.placement,
  content_hash: event.contentHash,
  comment: optionalText("comment", comment?.trim() || null, 2000) ?? null,
});

/** Writes one event and how the steps stand after it; answers what it made of the approval. */
export async function happen(
  db: Tx,
  context: DecidingContext,
  approval: GatheredApproval,
  event: ApprovalEvent,
  telling: Telling = {},
): Promise<ApprovalState> {
  const { id, events } = approval;
  await insertEvent(db, { id: uuid(), ...columnsOf(event, approval, events.length + 1, telling) });
  const then = { ...approval, events: [...events, event] };
  const before = stateOfApproval(approval);
  const state = after(before, event);
  await updateApproval(db, id, state);
  const kept = await keep(db, context, then);
  await obligeApprovers(db, context, { ...then, kept }, before, state);
  const comment = telling.comment?.trim() || null;
  const outsiderName = telling.outsider?.name ?? null;
  await tellApproval(db, then, { before, now: state, event, comment, outsiderName });
  return state;
}

/** Keeps the steps as the history has them. */
async function keep(
  db: Tx,
  context: DecidingContext,
  approval: GatheredApproval,
): Promise<readonly KeptStep[]> {
  const before = new Map(approval.kept.map((step) => [step.key, step]));
  const { steps } = stateOfApproval(approval);
  const columns = steps.map((step, at) =>
    stepColumns(step, at + 1, before.get(step.key), context.today),
  );
  await saveSteps(db, approval, columns);
  return columns;
}

const furtherLabel = { label: "加签", labelEn: "Further approver" };

/** Its turn begins the day on which it came, and again where a changed content brought it back. */
function stepColumns(
  { key, level, status, seats, definition }: StepState,
  position: number,
  before: KeptStep | undefined,
  today: Day,
): StepColumns {
  const { label, labelEn } = definition ?? furtherLabel;
  const open = status === "CURRENT" ? seats.filter((seat) => !seat.filled) : [];
  const begins = status === "CURRENT" && before?.status !== "CURRENT";
  const sinceOn = status === "WAITING" ? null : begins ? today : (before?.sinceOn ?? today);
  const days = definition?.dueDays ?? null;
  return {
    key,
    position,
    label,
    labelEn,
    level,
    mode: definition?.mode ?? "ONE",
    roles: definition?.roles ?? [],
    personId: seats[0]?.personId ?? null,
    status,
    openRoles: open.flatMap((seat) => (seat.handedTo === null ? seat.roles : [])),
    openPersonIds: open.flatMap((seat) => seat.handedTo ?? seat.personId ?? []),
    sinceOn,
    dueOn: sinceOn === null || days === null ? null : addDays(sinceOn, days),
  };
}

/** A person with what the roles held over the record's place let him do. */
export const actorWith = (
  personId: string,
  authorities: readonly Authority[],
  capability: Capability,
): Actor => ({
  personId,
  authorities,
  mayRecord: mayRecordPapers(authorities),
  mayIssueLinks: mayIssueLinks(
    authorities.map(({ role }) => role),
    capability,
  ),
});

/** The viewer with the roles that he holds over the approval's place. */
export async function actorOf(
  db: Tx,
  context: Context,
  approval: GatheredApproval,
): Promise<Actor> {
  const { personId } = context.viewer;
  const authorities = await listAuthorities(db, personId, approval, context.today);
  return actorWith(personId, authorities, approval.capability);
}

/** Refuses what the viewer may not do with an approval's signed papers: add one, or remove `fileId`; answers where it lies. */
export async function allowPaper(
  db: Tx,
  context: Context,
  id: string,
  fileId?: string,
): Promise<string> {
  const approval = found(await findApproval(db, id));
  unwrap(mayRecordNow(stateOfApproval(approval), await actorOf(db, context, approval)));
  if (fileId !== undefined && (await isRecorded(db, fileId)))
    throw refusalError({ code: "APPROVAL_EVIDENCE_KEPT" });
  return approval.serviceCenterId;
}
