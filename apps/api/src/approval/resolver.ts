import type { GraphQLResolveInfo } from "graphql";
import {
  Arg,
  Args,
  Ctx,
  FieldResolver,
  ID,
  Info,
  Mutation,
  Query,
  Resolver,
  Root,
  Subscription,
} from "type-graphql";
import type { Context } from "../context.ts";
import { ActionState, stateOf } from "../graphql/action.ts";
import { answer } from "../graphql/answer.ts";
import { readField, readRecord } from "../graphql/read/execute.ts";
import { followRecords, type RecordChange } from "../graphql/record-changes.ts";
import { adaptApprovalChain, listApprovalChains } from "./chain-actions.ts";
import {
  commentOnApproval,
  countersignApproval,
  decideApproval,
  delegateApproval,
  listApprovalActions,
  recordPaperDecision,
  withdrawApproval,
} from "./decide-actions.ts";
import {
  AdaptApprovalChainInput,
  AdaptApprovalChainPayload,
  ApprovalList,
  ApprovalPayload,
  CommentOnApprovalInput,
  CountersignApprovalInput,
  DecideApprovalInput,
  DelegateApprovalInput,
  RecordPaperDecisionInput,
  WithdrawApprovalInput,
} from "./inputs.ts";
import { Approval, ApprovalChain, ApprovalConnection } from "./types.ts";

@Resolver(() => Approval)
export class ApprovalResolver {
  @Query(() => Approval, { nullable: true, description: "An approval (审批)" })
  approval(
    @Arg("id", () => ID) _id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @Query(() => ApprovalConnection, { description: "Approvals, newest first (审批列表)" })
  approvals(
    @Args(() => ApprovalList) _list: ApprovalList,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @Subscription(() => Approval, {
    description: "An approval changed; only where the viewer may read it (审批变更)",
    subscribe: ({ context }) => followRecords(context, (change) => change.table === "approval"),
  })
  approvalChanged(
    @Root() change: RecordChange,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readRecord(context, info, change.id);
  }

  @FieldResolver(() => [ActionState], {
    description: "Every action with whether it is available and why not (可用操作)",
  })
  async actions(@Root() approval: { id: string }, @Ctx() context: Context) {
    return (await listApprovalActions(context, approval.id)).map(stateOf);
  }

  @Mutation(() => ApprovalPayload, {
    description: "Approve, or return to draft with the reason (审批)",
  })
  decideApproval(
    @Arg("input", () => DecideApprovalInput) input: DecideApprovalInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, decideApproval(context, input));
  }

  @Mutation(() => ApprovalPayload, {
    description: "Let somebody else decide this once; it ends with the decision (转交)",
  })
  delegateApproval(
    @Arg("input", () => DelegateApprovalInput) input: DelegateApprovalInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, delegateApproval(context, input));
  }

  @Mutation(() => ApprovalPayload, {
    description: "Ask somebody else to approve as well, before or after (加签)",
  })
  countersignApproval(
    @Arg("input", () => CountersignApprovalInput) input: CountersignApprovalInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, countersignApproval(context, input));
  }

  @Mutation(() => ApprovalPayload, { description: "Remark on it, which decides nothing (批注)" })
  commentOnApproval(
    @Arg("input", () => CommentOnApprovalInput) input: CommentOnApprovalInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, commentOnApproval(context, input));
  }

  @Mutation(() => ApprovalPayload, { description: "Take one's own request back (撤回)" })
  withdrawApproval(
    @Arg("input", () => WithdrawApprovalInput) input: WithdrawApprovalInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, withdrawApproval(context, input));
  }

  @Mutation(() => ApprovalPayload, {
    description: "Record what an outside party decided on a signed paper (登记书面审批)",
  })
  recordPaperDecision(
    @Arg("input", () => RecordPaperDecisionInput) input: RecordPaperDecisionInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, recordPaperDecision(context, input));
  }

  @Query(() => [ApprovalChain], {
    description: "How each kind of record is approved in this company (审批流程)",
  })
  approvalChains(@Ctx() context: Context) {
    return listApprovalChains(context);
  }

  @Mutation(() => AdaptApprovalChainPayload, {
    description: "Give a chain other steps, for what is asked for from now on (调整审批流程)",
  })
  async adaptApprovalChain(
    @Arg("input", () => AdaptApprovalChainInput) input: AdaptApprovalChainInput,
    @Ctx() context: Context,
  ): Promise<AdaptApprovalChainPayload> {
    const { clientMutationId } = input;
    return { clientMutationId, ...(await adaptApprovalChain(context, input)) };
  }
}
