import {
  addCountersigner,
  availableApprovalActions,
  type Actor,
  commentOn,
  decide,
  delegateApproval as handOver,
  isTrusted,
  recordPaper,
  withdraw,
} from "@threshold/domain/approval/decide";
import type { ApprovalEvent, ApprovalState } from "@threshold/domain/approval/state";
import { day } from "@threshold/domain/calendar/day";
import type { Result } from "@threshold/domain/result";
import { change, found, optionalText, unwrap, uuidOf } from "../change.ts";
import type { Context } from "../context.ts";
import { read, type Tx } from "../db/tenancy.ts";
import {
  actorOf,
  actorWith,
  type DecidingContext,
  happen,
  stateOfApproval,
  type Telling,
  whereItLies,
} from "./actions.ts";
import type {
  CommentOnApprovalInput,
  CountersignApprovalInput,
  DecideApprovalInput,
  DelegateApprovalInput,
  RecordPaperDecisionInput,
  WithdrawApprovalInput,
} from "./inputs.ts";
import {
  approvalLock,
  approvalStatement,
  authoritiesStatement,
  findApproval,
  type GatheredApproval,
  isFileOf,
  listAuthorities,
} from "./queries.ts";
import { subjects } from "./subjects.ts";

interface Deciding {
  readonly approval: GatheredApproval;
  readonly state: ApprovalState;
  readonly actor: Actor;
}

/** Allow, lock, gather, decide, write: the one way in which an account acts on an approval. */
async function actOn(
  asking: Context,
  name: string,
  input: { readonly clientMutationId: string; readonly id: string },
  rule: (deciding: Deciding, db: Tx) => Result<ApprovalEvent> | Promise<Result<ApprovalEvent>>,
  telling: Telling = {},
) {
  const id = uuidOf("Approval", input.id);
  const context = await whereItLies(asking, () => read(asking, approvalStatement(id)));
  return change(
    context,
    name,
    input,
    async (db) => {
      const approval = found(await findApproval(db, id));
      const state = stateOfApproval(approval);
      const actor = await actorOf(db, context, approval);
      const event = unwrap(await rule({ approval, state, actor }, db));
      await carryOut(db, context, approval, event, telling);
      return { approval: id };
    },
    approvalLock(id),
  );
}

/** Writes what happened and, once it is decided, lets the record follow, all in one transaction. */
export async function carryOut(
  db: Tx,
  context: DecidingContext,
  approval: GatheredApproval,
  event: ApprovalEvent,
  telling: Telling,
): Promise<void> {
  const { status, steps } = await happen(db, context, approval, event, telling);
  const subject = subjects[approval.recordType];
  if (!subject) throw new Error(`${approval.recordType} is not among approval/subjects.ts`);
  const step = event.kind === "APPROVED" && steps.find((one) => one.key === event.stepKey);
  if (step && step.status === "APPROVED")
    await subject.stepApproved?.(db, context, approval.recordId, step.key);
  if (status === "PENDING") return;
  const reason = telling.comment?.trim() || null;
  if (status === "APPROVED") await subject.approved(db, context, approval.recordId);
  else await subject.returned(db, context, approval.recordId, reason);
}

/** Somebody to be asked by name, with whether he may be. */
async function askedOf(db: Tx, context: Context, approval: GatheredApproval, id: string) {
  const personId = uuidOf("Person", id);
  const { capability } = approval;
  const held = await listAuthorities(db, personId, approval, context.today);
  return { personId, trusted: isTrusted(held, capability) };
}

/** 审批: 通过或退回 */
export const decideApproval = (context: Context, input: DecideApprovalInput) =>
  actOn(
    context,
    "decideApproval",
    input,
    ({ state, actor }) => decide(state, actor, input.decision, input, input.comment ?? null),
    { comment: input.comment },
  );

/** 转交 */
export const delegateApproval = (context: Context, input: DelegateApprovalInput) =>
  actOn(
    context,
    "delegateApproval",
    input,
    async ({ approval, state, actor }, db) =>
      handOver(state, actor, await askedOf(db, context, approval, input.toPersonId), input),
    { comment: input.comment },
  );

/** 加签 */
export const countersignApproval = (context: Context, input: CountersignApprovalInput) =>
  actOn(
    context,
    "countersignApproval",
    input,
    async ({ approval, state, actor }, db) => {
      const further = await askedOf(db, context, approval, input.personId);
      return addCountersigner(state, actor, further, input.placement, input);
    },
    { comment: input.comment },
  );

/** 批注 */
export const commentOnApproval = (context: Context, input: CommentOnApprovalInput) =>
  actOn(
    context,
    "commentOnApproval",
    input,
    ({ state, actor }) => commentOn(state, actor.personId, input.comment),
    { comment: input.comment },
  );

/** 撤回 */
export const withdrawApproval = (context: Context, input: WithdrawApprovalInput) =>
  actOn(context, "withdrawApproval", input, ({ state, actor }) => withdraw(state, actor.personId), {
    comment: input.comment,
  });

/** 登记书面审批: what somebody of the developer decided on paper, with the paper. */
export function recordPaperDecision(context: Context, input: RecordPaperDecisionInput) {
  const { name, organization, role, decision, comment } = input;
  const decidedOn = day(input.decidedOn);
  const evidence = uuidOf("Attachment", input.evidenceId);
  return actOn(
    context,
    "recordPaperDecision",
    input,
    async ({ approval, state, actor }, db) => {
      const paper = {
        name,
        role,
        decidedOn,
        hasEvidence: await isFileOf(db, approval.id, evidence),
      };
      return recordPaper(state, actor, paper, decision, input, comment ?? null, context.today);
    },
    {
      comment,
      via: "PAPER",
      evidenceId: evidence,
      outsider: {
        name: name.trim(),
        organization: optionalText("organization", organization?.trim() || null) ?? null,
        role,
        decidedOn,
      },
    },
  );
}

/** Every action on an approval with whether the viewer may take it now, and why not. */
export async function listApprovalActions(context: Context, id: string) {
  const [row] = await read<GatheredApproval>(context, approvalStatement(id));
  const approval = found(row);
  const { personId } = context.viewer;
  const authorities = await read(context, authoritiesStatement(personId, approval, context.today));
  const actor = actorWith(personId, authorities, approval.capability);
  return availableApprovalActions(stateOfApproval(approval), actor);
}
