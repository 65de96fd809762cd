import type { Evidence, SheetStatus } from "@threshold/domain/bidding/decision";
import type { GraphQLResolveInfo } from "graphql";
import { Arg, Args, Ctx, FieldResolver, Info, Mutation, Query, Resolver, Root } from "type-graphql";
import { found } from "../change.ts";
import type { Context } from "../context.ts";
import { answer } from "../graphql/answer.ts";
import { readField } from "../graphql/read/execute.ts";
import {
  beginBidDecision,
  bidCriteriaOf,
  decideBid,
  estimateBeside,
  evidenceFor,
  saveBidCriteria,
  saveBidDecision,
  submitBidDecision,
} from "./decision-actions.ts";
import {
  BeginBidDecisionInput,
  BidCriteria,
  BidDecision,
  BidDecisionConnection,
  BidDecisionList,
  BidEvidence,
  DecideBidInput,
  SaveBidCriteriaInput,
  SaveBidCriteriaPayload,
  SaveBidDecisionInput,
  SubmitBidDecisionInput,
} from "./decision-types.ts";
import { BiddingPayload } from "./inputs.ts";
import { gatheredBidding } from "./queries.ts";

interface Kept {
  readonly status: SheetStatus;
  readonly evidence: readonly Evidence[] | null;
  readonly project_id: string;
}

@Resolver(() => BidDecision)
export class BidDecisionResolver {
  @Query(() => BidDecisionConnection, {
    description: "Bid or no-bid sheets, of those who bid only, newest first (投标决策表)",
  })
  bidDecisions(
    @Args(() => BidDecisionList) _list: BidDecisionList,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @Query(() => BidCriteria, { description: "What new sheets are weighed by (投标决策标准)" })
  bidCriteria(@Ctx() context: Context) {
    return bidCriteriaOf(context);
  }

  @FieldResolver(() => [BidEvidence], { description: "What is known of each criterion (系统数据)" })
  async evidence(@Root() { status, evidence, project_id: id }: Kept, @Ctx() context: Context) {
    if (status !== "DRAFT" && evidence !== null) return evidence;
    const project = found(await gatheredBidding(context, id));
    return evidenceFor(project, await estimateBeside(context, id), context);
  }

  @Mutation(() => BiddingPayload, {
    description: "Begin a bid or no-bid sheet by the criteria that count now (开始投标决策)",
  })
  beginBidDecision(
    @Arg("input", () => BeginBidDecisionInput) input: BeginBidDecisionInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, beginBidDecision(context, input));
  }

  @Mutation(() => BiddingPayload, {
    description: "Keep what is filled in of a sheet (保存投标决策表)",
  })
  saveBidDecision(
    @Arg("input", () => SaveBidDecisionInput) input: SaveBidDecisionInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, saveBidDecision(context, input));
  }

  @Mutation(() => BiddingPayload, {
    description: "Send a complete sheet to the region's head (提交投标决策)",
  })
  submitBidDecision(
    @Arg("input", () => SubmitBidDecisionInput) input: SubmitBidDecisionInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, submitBidDecision(context, input));
  }

  @Mutation(() => BiddingPayload, {
    description: "Decide to bid, not to bid, which ends the bidding, or send back (投标决定)",
  })
  decideBid(
    @Arg("input", () => DecideBidInput) input: DecideBidInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, decideBid(context, input));
  }

  @Mutation(() => SaveBidCriteriaPayload, {
    description: "Set what new sheets are weighed by (设置投标决策标准)",
  })
  async saveBidCriteria(
    @Arg("input", () => SaveBidCriteriaInput) input: SaveBidCriteriaInput,
    @Ctx() context: Context,
  ): Promise<SaveBidCriteriaPayload> {
    const { clientMutationId } = input;
    await saveBidCriteria(context, input);
    return { clientMutationId, criteria: (await bidCriteriaOf(context)) as BidCriteria };
  }
}
