import type { GraphQLResolveInfo } from "graphql";
import { Arg, Args, Ctx, FieldResolver, Info, Mutation, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../context.ts";
import { stateOf } from "../graphql/action.ts";
import { answer } from "../graphql/answer.ts";
import { ForwardPage } from "../graphql/page.ts";
import { readField } from "../graphql/read/execute.ts";
import { LaunchPlan } from "../launch/types.ts";
import { RecordActionState } from "../launch-record/types.ts";
import {
  changeTraining,
  holdTraining,
  listTrainingActions,
  planTraining,
  publishTrainingScheme,
  removeTraining,
  takeBackTraining,
} from "./actions.ts";
import {
  ChangeTrainingInput,
  ChangeTrainingPayload,
  HoldTrainingInput,
  HoldTrainingPayload,
  PlanTrainingInput,
  PlanTrainingPayload,
  PublishTrainingSchemeInput,
  PublishTrainingSchemePayload,
  RemoveTrainingInput,
  RemoveTrainingPayload,
  TakeBackTrainingInput,
  TakeBackTrainingPayload,
} from "./inputs.ts";
import { TrainingSchemeConnection } from "./types.ts";

@Resolver(() => LaunchPlan)
export class LaunchTrainingResolver {
  @Query(() => TrainingSchemeConnection, {
    description: "Versions of head office's training scheme, newest first (培训方案)",
  })
  trainingSchemes(
    @Args(() => ForwardPage) _page: ForwardPage,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @FieldResolver(() => [RecordActionState], {
    description: "Every action on the plan's training, available or why not (培训可用操作)",
  })
  async trainingActions(@Root() plan: { id: string }, @Ctx() context: Context) {
    const actions = await listTrainingActions(context, plan.id);
    return actions.map(({ subject, state }) => ({ ...stateOf(state), subject }));
  }

  @Mutation(() => PublishTrainingSchemePayload, {
    description: "Publish another version of the training scheme (发布培训方案)",
  })
  publishTrainingScheme(
    @Arg("input", () => PublishTrainingSchemeInput) input: PublishTrainingSchemeInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, publishTrainingScheme(context, input));
  }

  @Mutation(() => PlanTrainingPayload, {
    description: "Plan a session of an item of the scheme (安排培训)",
  })
  planTraining(
    @Arg("input", () => PlanTrainingInput) input: PlanTrainingInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, planTraining(context, input));
  }

  @Mutation(() => ChangeTrainingPayload, {
    description: "Change a session that is not held yet (调整培训安排)",
  })
  changeTraining(
    @Arg("input", () => ChangeTrainingInput) input: ChangeTrainingInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, changeTraining(context, input));
  }

  @Mutation(() => HoldTrainingPayload, {
    description: "The session was held: who signed in, with what result (登记培训签到)",
  })
  holdTraining(
    @Arg("input", () => HoldTrainingInput) input: HoldTrainingInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, holdTraining(context, input));
  }

  @Mutation(() => TakeBackTrainingPayload, {
    description: "The session counts as not held (撤回培训记录)",
  })
  takeBackTraining(
    @Arg("input", () => TakeBackTrainingInput) input: TakeBackTrainingInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, takeBackTraining(context, input));
  }

  @Mutation(() => RemoveTrainingPayload, {
    description: "Call off a session that is not held (取消培训安排)",
  })
  removeTraining(
    @Arg("input", () => RemoveTrainingInput) input: RemoveTrainingInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, removeTraining(context, input));
  }
}
