import { compareDays, type Day } from "../calendar/day.ts";
import type { ActionState } from "../launch/action.ts";
import { actionStates, givenReason } from "../launch/action.ts";
import type { Capability } from "../organization/capabilities.ts";
import { letterOf } from "../organization/matrix.ts";
import { isRole, type Role, roles } from "../organization/roles.ts";
import type { PlaceLevel } from "../organization/viewer.ts";
import type { Refusal } from "../refusal.ts";
import { ok, refuse, type Result } from "../result.ts";
import type { StepLevel } from "./chain.ts";
import {
  type ApprovalEvent,
  type ApprovalEventKind,
  type ApprovalState,
  currentStep,
  type Placement,
  type Seat,
  type StepState,
} from "./state.ts";

/** A role held today at a place in or above which the record lies. */
export interface Authority {
  readonly role: Role;
  readonly placeLevel: PlaceLevel;
  /** Whom the person stands in for (代理), whose power it then is. */
  readonly forPersonId: string | null;
}

/** Who wants to act. */
export interface Actor {
  readonly personId: string;
  readonly authorities: readonly Authority[];
  /** May record what the developer's people decided on paper: the region's own people. */
  readonly mayRecord: boolean;
  /** May give out one-time links (access-link/link): the company's own people who work with such records. */
  readonly mayIssueLinks: boolean;
}

/** What the page showed when somebody decided: nobody approves what he did not see. */
export interface Seen {
  readonly step: string;
  readonly contentHash: string;
}

/** Somebody to be asked by name. */
export interface Asked {
  readonly personId: string;
  /** Holds a role at the record's place that reads records of its kind. */
  readonly trusted: boolean;
}

const depth: Record<PlaceLevel, number> = { COMPANY: 0, REGION: 1, SERVICE_CENTER: 2, ESTATE: 3 };

/** Whether a role held at a place stands over the record at the step's level. */
export const reaches = ({ placeLevel }: Authority, level: StepLevel): boolean =>
  level === "EXTERNAL" ? placeLevel !== "COMPANY" : depth[placeLevel] <= depth[level];

const event = (
  kind: ApprovalEventKind,
  personId: string | null,
  more: Partial<ApprovalEvent> = {},
): ApprovalEvent => ({
  kind,
  personId,
  stepKey: null,
  seat: null,
  toPersonId: null,
  placement: null,
  contentHash: null,
  ...more,
});

/** The step whose turn it is, or why there is none. Refused: APPROVAL_CLOSED. */
function openStep(state: ApprovalState): Result<StepState> {
  const step = currentStep(state);
  return step ? ok(step) : refuse("APPROVAL_CLOSED", { status: state.status });
}

/** The power over a seat that a role gives; through an author's stand-in it is the author's own. */
function powerOver(state: ApprovalState, step: StepState, one: Seat, actor: Actor) {
  const held = actor.authorities.filter(
    (authority) => one.roles.includes(authority.role) && reaches(authority, step.level),
  );
  if (held.length === 0) return "NONE";
  const own = held.every(
    ({ forPersonId }) => forPersonId !== null && state.authorIds.has(forPersonId),
  );
  return own ? "AUTHORS" : "HELD";
}

/**
 * The seat of the current step that a person may fill now. Refused: APPROVAL_CLOSED, APPROVAL_OWN for its
 * authors and whoever stands in for them, APPROVAL_GIVEN, APPROVAL_HANDED_OVER, APPROVAL_NOT_YOURS.
 */
export function seatOf(
  state: ApprovalState,
  actor: Actor,
): Result<{ step: StepState; seat: number }> {
  const open = openStep(state);
  if (!open.ok) return open;
  const step = open.value;
  if (state.authorIds.has(actor.personId)) return refuse("APPROVAL_OWN");
  if (step.seats.some((one) => one.filledBy === actor.personId)) return refuse("APPROVAL_GIVEN");
  const asked = step.seats.findIndex(
    (one) => !one.filled && (one.handedTo ?? one.personId) === actor.personId,
  );
  if (asked >= 0) return ok({ step, seat: asked });
  const powers = step.seats.map((one) =>
    one.filled ? "NONE" : powerOver(state, step, one, actor),
  );
  const free = step.seats.findIndex((one, at) => powers[at] === "HELD" && one.handedTo === null);
  if (free >= 0) return ok({ step, seat: free });
  if (powers.includes("HELD")) return refuse("APPROVAL_HANDED_OVER");
  if (powers.includes("AUTHORS")) return refuse("APPROVAL_OWN");
  return refuse("APPROVAL_NOT_YOURS", { roles: rolesOf(step) });
}

const rolesOf = (step: StepState): string[] => [
  ...new Set(step.seats.filter((one) => !one.filled).flatMap((one) => one.roles)),
];

/** Refused: APPROVAL_STEP_PASSED, APPROVAL_CONTENT_CHANGED where something else was seen than what stands now. */
function asSeen(state: ApprovalState, step: StepState, seen: Seen): Result<null> {
  if (seen.contentHash !== state.contentHash) return refuse("APPROVAL_CONTENT_CHANGED");
  return seen.step === step.key ? ok(null) : refuse("APPROVAL_STEP_PASSED");
}

/** Approve 通过, or return to draft 退回, which needs a reason. */
export type Decision = "APPROVE" | "RETURN";

/**
 * 审批: one voice for or against. Refused beside `seatOf`: APPROVAL_STEP_PASSED, APPROVAL_CONTENT_CHANGED,
 * REASON_REQUIRED for a return.
 */
export function decide(
  state: ApprovalState,
  actor: Actor,
  decision: Decision,
  seen: Seen,
  comment: string | null,
): Result<ApprovalEvent> {
  const mine = seatOf(state, actor);
  if (!mine.ok) return mine;
  return decided(state, { ...mine.value, personId: actor.personId }, decision, seen, comment);
}

function decided(
  state: ApprovalState,
  at: { step: StepState; seat: number; personId: string | null },
  decision: Decision,
  seen: Seen,
  comment: string | null,
): Result<ApprovalEvent> {
  const same = asSeen(state, at.step, seen);
  if (!same.ok) return same;
  if (decision === "RETURN" && !givenReason(comment))
    return refuse("REASON_REQUIRED", { action: "decideApproval" });
  const kind = decision === "APPROVE" ? "APPROVED" : "RETURNED";
  return ok(event(kind, at.personId, { stepKey: at.step.key, seat: at.seat }));
}

/** Whether a word is a role of another party: the developer, an agency, a contractor. */
export const isOutsiderRole = (word: string): word is Role =>
  isRole(word) && roles[word].scope === "EXTERNAL";

/** Somebody without an account who decides: by a one-time link, or on paper that the region records. */
export interface Outsider {
  readonly role: Role;
  readonly name: string;
}

/** The open seat of an outsider's role. Refused: APPROVAL_CLOSED, APPROVAL_STEP_NOT_EXTERNAL, APPROVAL_NOT_YOURS. */
export function seatOfOutsider(
  state: ApprovalState,
  role: Role,
): Result<{ step: StepState; seat: number }> {
  const open = openStep(state);
  if (!open.ok) return open;
  const step = open.value;
  if (step.level !== "EXTERNAL" || step.definition === undefined)
    return refuse("APPROVAL_STEP_NOT_EXTERNAL");
  const seat = step.seats.findIndex((one) => !one.filled && one.roles.includes(role));
  return seat >= 0 ? ok({ step, seat }) : refuse("APPROVAL_NOT_YOURS", { roles: rolesOf(step) });
}

/** The same decision by somebody without an account. Refused beside `decided`: INVALID_INPUT without a name. */
export function decideAsOutsider(
  state: ApprovalState,
  outsider: Outsider,
  decision: Decision,
  seen: Seen,
  comment: string | null,
): Result<ApprovalEvent> {
  const theirs = seatOfOutsider(state, outsider.role);
  if (!theirs.ok) return theirs;
  if (!outsider.name.trim()) return refuse("INVALID_INPUT", { field: "name" });
  return decided(state, { ...theirs.value, personId: null }, decision, seen, comment);
}

/** A signed paper: who signed it, when, and its picture. */
export interface Paper extends Outsider {
  readonly decidedOn: Day;
  readonly hasEvidence: boolean;
}

/**
 * The region records what an outside party decided on paper. Refused beside `decideAsOutsider`: FORBIDDEN,
 * APPROVAL_EVIDENCE_MISSING, DONE_IN_THE_FUTURE.
 */
export function recordPaper(
  state: ApprovalState,
  actor: Actor,
  paper: Paper,
  decision: Decision,
  seen: Seen,
  comment: string | null,
  today: Day,
): Result<ApprovalEvent> {
  if (!actor.mayRecord) return refuse("FORBIDDEN");
  const event = decideAsOutsider(state, paper, decision, seen, comment);
  if (!event.ok) return event;
  if (compareDays(paper.decidedOn, today) > 0)
    return refuse("DONE_IN_THE_FUTURE", { doneOn: paper.decidedOn, today });
  return paper.hasEvidence ? event : refuse("APPROVAL_EVIDENCE_MISSING");
}

/** Refused: APPROVER_IS_AUTHOR, APPROVER_NOT_AT_PLACE. */
function mayBeAsked(state: ApprovalState, asked: Asked): Result<null> {
  if (state.authorIds.has(asked.personId)) return refuse("APPROVER_IS_AUTHOR");
  return asked.trusted ? ok(null) : refuse("APPROVER_NOT_AT_PLACE");
}

/** A seat that a role, and not a person's name, gives power over, for whoever hands it on. */
function seatToHand(state: ApprovalState, actor: Actor): Result<{ step: StepState; seat: number }> {
  const open = openStep(state);
  if (!open.ok) return open;
  const step = open.value;
  if (state.authorIds.has(actor.personId)) return refuse("APPROVAL_OWN");
  const powers = step.seats.map((one) =>
    one.filled ? "NONE" : powerOver(state, step, one, actor),
  );
  const seat = powers.indexOf("HELD");
  if (seat >= 0) return ok({ step, seat });
  const asked = step.seats.some(
    (one) => !one.filled && (one.handedTo ?? one.personId) === actor.personId,
  );
  if (asked) return refuse("DELEGATION_OF_DELEGATION");
  return powers.includes("AUTHORS")
    ? refuse("APPROVAL_OWN")
    : refuse("APPROVAL_NOT_YOURS", { roles: rolesOf(step) });
}

/**
 * 转交: somebody else decides this once; it ends with the decision. Whoever holds the role may hand it to
 * another, or back to himself. Refused beside `mayBeAsked`: APPROVAL_CLOSED, APPROVAL_OWN, APPROVAL_NOT_YOURS,
 * APPROVAL_STEP_PASSED, DELEGATION_OF_DELEGATION, DELEGATION_TO_ONESELF.
 */
export function delegateApproval(
  state: ApprovalState,
  actor: Actor,
  to: Asked,
  seen: Seen,
): Result<ApprovalEvent> {
  const mine = seatToHand(state, actor);
  if (!mine.ok) return mine;
  const { step, seat } = mine.value;
  const same = asSeen(state, step, seen);
  if (!same.ok) return same;
  if (to.personId === actor.personId && step.seats[seat]!.handedTo === null)
    return refuse("DELEGATION_TO_ONESELF");
  const may = mayBeAsked(state, to);
  return may.ok
    ? ok(event("DELEGATED", actor.personId, { stepKey: step.key, seat, toPersonId: to.personId }))
    : may;
}

/**
 * 加签: a further approver before or after one's own decision. Refused beside `seatOf` and `mayBeAsked`:
 * APPROVAL_STEP_PASSED, DELEGATION_TO_ONESELF, APPROVER_ASKED_ALREADY.
 */
export function addCountersigner(
  state: ApprovalState,
  actor: Actor,
  further: Asked,
  placement: Placement,
  seen: Seen,
): Result<ApprovalEvent> {
  const mine = seatOf(state, actor);
  if (!mine.ok) return mine;
  const { step } = mine.value;
  const same = asSeen(state, step, seen);
  if (!same.ok) return same;
  if (further.personId === actor.personId) return refuse("DELEGATION_TO_ONESELF");
  const may = mayBeAsked(state, further);
  if (!may.ok) return may;
  const isAsked = state.steps.some((one) =>
    one.seats.some((seat) => !seat.filled && seat.personId === further.personId),
  );
  if (isAsked) return refuse("APPROVER_ASKED_ALREADY");
  const more = { stepKey: step.key, toPersonId: further.personId, placement };
  return ok(event("COUNTERSIGNER_ADDED", actor.personId, more));
}

/** 批注: a remark that decides nothing. Refused: APPROVAL_CLOSED, INVALID_INPUT. */
export function commentOn(
  state: ApprovalState,
  personId: string,
  comment: string,
): Result<ApprovalEvent> {
  const open = openStep(state);
  if (!open.ok) return open;
  if (!comment.trim()) return refuse("INVALID_INPUT", { field: "comment" });
  return ok(event("COMMENTED", personId, { stepKey: open.value.key }));
}

/** 撤回 by whoever asked. Refused: APPROVAL_CLOSED, APPROVAL_NOT_REQUESTER. */
export function withdraw(state: ApprovalState, personId: string): Result<ApprovalEvent> {
  const open = openStep(state);
  if (!open.ok) return open;
  return personId === state.requesterId
    ? ok(event("WITHDRAWN", personId, { stepKey: open.value.key }))
    : refuse("APPROVAL_NOT_REQUESTER");
}

/** The content became another one: undefined where it is the same, or nothing is under approval. */
export function changeContent(
  state: ApprovalState,
  personId: string | null,
  contentHash: string,
): ApprovalEvent | undefined {
  if (state.status !== "PENDING" || contentHash === state.contentHash) return undefined;
  return event("CONTENT_CHANGED", personId, { contentHash });
}

export const approvalActions = [
  "decideApproval",
  "delegateApproval",
  "countersignApproval",
  "commentOnApproval",
  "withdrawApproval",
  "recordPaperDecision",
  "issueAccessLink",
] as const;
export type ApprovalAction = (typeof approvalActions)[number];

/** Why a person may not take an action now, whatever is entered with it. */
function reasonAgainst(
  action: ApprovalAction,
  state: ApprovalState,
  actor: Actor,
): Refusal | undefined {
  const result = {
    decideApproval: () => seatOf(state, actor),
    delegateApproval: () => seatToHand(state, actor),
    countersignApproval: () => seatOf(state, actor),
    commentOnApproval: () => openStep(state),
    withdrawApproval: () => withdraw(state, actor.personId),
    recordPaperDecision: () => onOutsideStep(state, actor.mayRecord),
    issueAccessLink: () => onOutsideStep(state, actor.mayIssueLinks),
  }[action]();
  return result.ok ? undefined : result.refusal;
}

/** Whether a signed paper can be recorded now. Refused: APPROVAL_CLOSED, APPROVAL_STEP_NOT_EXTERNAL, FORBIDDEN. */
export const mayRecordNow = (state: ApprovalState, actor: Actor): Result<StepState> =>
  onOutsideStep(state, actor.mayRecord);

/** The step of another party whose turn it is, for whoever may do something about it. */
function onOutsideStep(state: ApprovalState, may: boolean): Result<StepState> {
  const open = openStep(state);
  if (!open.ok) return open;
  if (open.value.level !== "EXTERNAL" || open.value.definition === undefined)
    return refuse("APPROVAL_STEP_NOT_EXTERNAL");
  return may ? open : refuse("FORBIDDEN");
}

/** Every action with whether the person may take it now, and why not. */
export const availableApprovalActions = (
  state: ApprovalState,
  actor: Actor,
): ActionState<ApprovalAction>[] =>
  actionStates(approvalActions, (action) => reasonAgainst(action, state, actor));

/** Whether roles held at the record's place let somebody be asked by name: one of them reads records of its kind. */
export const isTrusted = (authorities: readonly Authority[], capability: Capability): boolean =>
  authorities.some(({ role }) => ["M", "A", "R"].includes(letterOf(role, capability)));

/** Signed papers of the developer are recorded by the region's own people. */
export const mayRecordPapers = (authorities: readonly Authority[]): boolean =>
  authorities.some(({ role }) => role === "REGION_STAFF" || role === "REGION_HEAD");
