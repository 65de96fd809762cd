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
import { answer } from "../graphql/answer.ts";
import { readField } from "../graphql/read/execute.ts";
import { explainObligation, pause, resume } from "./clock-actions.ts";
import { followWork } from "./follow.ts";
import { redateOpen } from "./redate-actions.ts";
import {
  DueExplanation,
  Obligation,
  ObligationPage,
  ObligationList,
  PauseObligationInput,
  PauseObligationPayload,
  RedateObligationsInput,
  RedateObligationsPayload,
  ResumeObligationInput,
  ResumeObligationPayload,
} from "./types.ts";

@Resolver(() => Obligation)
export class ObligationResolver {
  @Query(() => Obligation, { nullable: true, description: "One obligation (时限)" })
  obligation(
    @Arg("id", () => ID) _id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @Subscription(() => Boolean, {
    description:
      "Work changed where the viewer has or sees some: lists are asked for again (待办变更)",
    subscribe: ({ context }) => followWork(context),
  })
  workChanged(@Root() changed: boolean) {
    return changed;
  }

  @Query(() => ObligationPage, {
    description: "Everything the viewer must do, approve, sign or follow (我的待办)",
  })
  myObligations(
    @Args(() => ObligationList) _list: ObligationList,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @Query(() => ObligationPage, {
    description:
      "What those who report to the viewer must do, directly or through others (下属待办)",
  })
  teamObligations(
    @Args(() => ObligationList) _list: ObligationList,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @Query(() => ObligationPage, {
    description: "What anybody must do where the viewer may read it (全部待办)",
  })
  obligations(
    @Args(() => ObligationList) _list: ObligationList,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @Query(() => [Obligation], {
    description: "The obligations of a record, ended ones too (记录的时限)",
  })
  recordObligations(
    @Arg("recordId", () => ID) _recordId: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @FieldResolver(() => DueExplanation, {
    nullable: true,
    description: "Why it is due when it is; nothing without a time limit (时限说明)",
  })
  explanation(@Root() obligation: { id: string }, @Ctx() context: Context) {
    return explainObligation(context, obligation.id);
  }

  @Mutation(() => PauseObligationPayload, {
    description: "Its time stands still, and nobody is told, until it is resumed (暂停计时)",
  })
  pauseObligation(
    @Arg("input", () => PauseObligationInput) input: PauseObligationInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, pause(context, input));
  }

  @Mutation(() => ResumeObligationPayload, {
    description: "What was left of its time is left now (恢复计时)",
  })
  resumeObligation(
    @Arg("input", () => ResumeObligationInput) input: ResumeObligationInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, resume(context, input));
  }

  @Mutation(() => RedateObligationsPayload, {
    description:
      "Bring what is open of a kind under a newer rule, or say what it would move (按新规则重排)",
  })
  async redateObligations(
    @Arg("input", () => RedateObligationsInput) input: RedateObligationsInput,
    @Ctx() context: Context,
  ): Promise<RedateObligationsPayload> {
    const { clientMutationId } = input;
    return { clientMutationId, ...(await redateOpen(context, input)) };
  }
}
