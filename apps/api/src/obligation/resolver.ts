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
import { ForwardPage } from "../graphql/page.ts";
import { readField, readRecord } from "../graphql/read/execute.ts";
import { followRecords, type RecordChange } from "../graphql/record-changes.ts";
import { explainObligation, pause, resume } from "./clock-actions.ts";
import { followWork } from "./follow.ts";
import {
  applyRedating,
  cancelRedating,
  prepareRedating,
  redatableKinds,
} from "./redate-actions.ts";
import {
  ApplyRedatingInput,
  CancelRedatingInput,
  DueExplanation,
  Obligation,
  ObligationPage,
  ObligationList,
  PauseObligationInput,
  PauseObligationPayload,
  PrepareRedatingInput,
  RedatableKind,
  Redating,
  RedatingConnection,
  RedatingPayload,
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

  @Query(() => [RedatableKind], {
    description: "What can be re-dated, for administrators (可重排的时限)",
  })
  redatableKinds(@Ctx() context: Context): Promise<RedatableKind[]> {
    return redatableKinds(context);
  }

  @Query(() => Redating, { nullable: true, description: "A re-dating (时限重排)" })
  redating(
    @Arg("id", () => ID) _id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @Query(() => RedatingConnection, { description: "Re-datings, newest first (时限重排列表)" })
  redatings(
    @Args(() => ForwardPage) _page: ForwardPage,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @Mutation(() => RedatingPayload, {
    description: "Have it looked what another rule or calendar would move (准备重排)",
  })
  prepareRedating(
    @Arg("input", () => PrepareRedatingInput) input: PrepareRedatingInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, prepareRedating(context, input));
  }

  @Mutation(() => RedatingPayload, { description: "Carry out what was looked at (执行重排)" })
  applyRedating(
    @Arg("input", () => ApplyRedatingInput) input: ApplyRedatingInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, applyRedating(context, input));
  }

  @Mutation(() => RedatingPayload, {
    description: "Call it off; what has moved by then stays moved (取消重排)",
  })
  cancelRedating(
    @Arg("input", () => CancelRedatingInput) input: CancelRedatingInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, cancelRedating(context, input));
  }

  @Subscription(() => Redating, {
    description: "A re-dating goes on; only where the viewer may read it (重排进度)",
    subscribe: ({ context }) => followRecords(context, (change) => change.table === "redating"),
  })
  redatingChanged(
    @Root() change: RecordChange,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readRecord(context, info, change.id);
  }
}
