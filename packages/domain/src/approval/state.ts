import type { Role } from "../organization/roles.ts";
import type { ChainStep, StepLevel } from "./chain.ts";

/** 审批中, 已通过, 已退回, 已撤回. */
export const approvalStatuses = ["PENDING", "APPROVED", "RETURNED", "WITHDRAWN"] as const;
export type ApprovalStatus = (typeof approvalStatuses)[number];

/** 待前序, 待审, 已通过, 已退回. */
export const approvalStepStatuses = ["WAITING", "CURRENT", "APPROVED", "RETURNED"] as const;
export type ApprovalStepStatus = (typeof approvalStepStatuses)[number];

/** Before or after the step that asks for a further approver (前加签, 后加签). */
export const placements = ["BEFORE", "AFTER"] as const;
export type Placement = (typeof placements)[number];

/** What happens to an approval; its history is all there is to know of it. */
export const approvalEventKinds = [
  "REQUESTED",
  "APPROVED",
  "RETURNED",
  "DELEGATED",
  "COUNTERSIGNER_ADDED",
  "COMMENTED",
  "WITHDRAWN",
  "CONTENT_CHANGED",
] as const;
export type ApprovalEventKind = (typeof approvalEventKinds)[number];

export interface ApprovalEvent {
  readonly kind: ApprovalEventKind;
  /** Who did it; null for somebody without an account, whose decision came by link or on paper. */
  readonly personId: string | null;
  readonly stepKey: string | null;
  /** Which seat of the step is filled or handed over. */
  readonly seat: number | null;
  readonly toPersonId: string | null;
  readonly placement: Placement | null;
  readonly contentHash: string | null;
}

/** What was asked for: the chain's steps as they were then, by whom, on which content. */
export interface Asked {
  readonly steps: readonly ChainStep[];
  readonly requesterId: string;
  /** Who wrote what is to be approved: the requester too, unless somebody outside handed it in by the requester's link. */
  readonly authorIds: readonly string[];
  readonly contentHash: string;
}

/** One voice that a step needs. */
export interface Seat {
  /** Roles of which one fills it; none where a person is asked by name. */
  readonly roles: readonly Role[];
  /** A further approver, asked by name (加签). */
  readonly personId: string | null;
  /** The person it was handed to (转交), until it is filled. */
  readonly handedTo: string | null;
  readonly filled: boolean;
  readonly filledBy: string | null;
}

export interface StepState {
  readonly key: string;
  readonly level: StepLevel;
  readonly status: ApprovalStepStatus;
  readonly seats: readonly Seat[];
  /** The chain's step; undefined for a further approver. */
  readonly definition: ChainStep | undefined;
}

export interface ApprovalState {
  readonly status: ApprovalStatus;
  readonly requesterId: string;
  readonly authorIds: ReadonlySet<string>;
  readonly contentHash: string;
  readonly steps: readonly StepState[];
}

const seat = (roles: readonly Role[], personId: string | null): Seat => ({
  roles,
  personId,
  handedTo: null,
  filled: false,
  filledBy: null,
});

const seatsOf = ({ mode, roles }: ChainStep): Seat[] =>
  mode === "ONE" ? [seat(roles, null)] : roles.map((role) => seat([role], null));

const waiting = (definition: ChainStep): StepState => ({
  key: definition.key,
  level: definition.level,
  status: "WAITING",
  seats: seatsOf(definition),
  definition,
});

/** Where an approval stands: everything that happened to it, in order, applied to what was asked. */
export function stateOf(asked: Asked, history: readonly ApprovalEvent[]): ApprovalState {
  const begun: ApprovalState = {
    status: "PENDING",
    requesterId: asked.requesterId,
    authorIds: new Set(asked.authorIds),
    contentHash: asked.contentHash,
    steps: asked.steps.map(waiting),
  };
  return history.reduce(after, advanced(begun));
}

/** The step whose turn it is; undefined once the approval is closed. */
export const currentStep = (state: ApprovalState): StepState | undefined =>
  state.status === "PENDING" ? state.steps.find((step) => step.status === "CURRENT") : undefined;

/** The state after one more event. */
export function after(state: ApprovalState, event: ApprovalEvent): ApprovalState {
  switch (event.kind) {
    case "APPROVED":
      return advanced(
        withSeat(state, event, { filled: true, filledBy: event.personId, handedTo: null }),
      );
    case "RETURNED":
      return { ...withStep(state, event.stepKey, { status: "RETURNED" }), status: "RETURNED" };
    case "WITHDRAWN":
      return { ...state, status: "WITHDRAWN" };
    case "DELEGATED":
      return withSeat(state, event, { handedTo: event.toPersonId });
    case "COUNTERSIGNER_ADDED":
      return advanced(withFurther(state, event));
    case "CONTENT_CHANGED":
      return advanced(voided(state, event));
    case "REQUESTED":
    case "COMMENTED":
      return state;
  }
}

function withStep(state: ApprovalState, key: string | null, change: Partial<StepState>) {
  const steps = state.steps.map((step) => (step.key === key ? { ...step, ...change } : step));
  return { ...state, steps };
}

function withSeat(state: ApprovalState, event: ApprovalEvent, change: Partial<Seat>) {
  const step = state.steps.find((one) => one.key === event.stepKey);
  const seats = step?.seats.map((one, at) => (at === event.seat ? { ...one, ...change } : one));
  return seats ? withStep(state, event.stepKey, { seats }) : state;
}

/** A further approver's step, ahead of the one that asks or right behind it. */
function withFurther(state: ApprovalState, event: ApprovalEvent): ApprovalState {
  const at = state.steps.findIndex((step) => step.key === event.stepKey);
  const further = state.steps.filter((step) => step.definition === undefined).length;
  const added: StepState = {
    key: `FURTHER_${further + 1}`,
    level: state.steps[at]?.level ?? "SERVICE_CENTER",
    status: "WAITING",
    seats: [seat([], event.toPersonId)],
    definition: undefined,
  };
  const where = event.placement === "BEFORE" ? at : at + 1;
  return { ...state, steps: state.steps.toSpliced(where, 0, added) };
}

/** Another content than the one decided on: what was decided does not count, and its editor is an author too. */
function voided(state: ApprovalState, event: ApprovalEvent): ApprovalState {
  const authorIds = new Set(state.authorIds);
  if (event.personId !== null) authorIds.add(event.personId);
  const steps = state.steps.map((step) => ({
    ...step,
    status: "WAITING" as const,
    seats: step.seats.map((one) => ({ ...one, filled: false, filledBy: null })),
  }));
  return { ...state, authorIds, contentHash: event.contentHash ?? state.contentHash, steps };
}

/** Steps with every seat filled are approved, the first other one has its turn; with none left all is approved. */
function advanced(state: ApprovalState): ApprovalState {
  const next = state.steps.findIndex((step) => step.seats.some((one) => !one.filled));
  const steps = state.steps.map((step, at): StepState => {
    const status = next === -1 || at < next ? "APPROVED" : at === next ? "CURRENT" : "WAITING";
    return status === step.status ? step : { ...step, status };
  });
  return { ...state, steps, status: next === -1 ? "APPROVED" : state.status };
}
