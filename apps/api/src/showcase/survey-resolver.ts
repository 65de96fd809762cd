import type { Day } from "@threshold/domain/calendar/day";
import { availableSurveyActions, showcaseRights } from "@threshold/domain/showcase/rights";
import { type Question, statisticsOf } from "@threshold/domain/showcase/survey";
import type { GraphQLResolveInfo } from "graphql";
import { Arg, Ctx, FieldResolver, ID, Info, Mutation, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../context.ts";
import { ActionState, stateOf } from "../graphql/action.ts";
import { answer } from "../graphql/answer.ts";
import { readField } from "../graphql/read/execute.ts";
import {
  AnswerNeedsSurveyInput,
  AnswerNeedsSurveyPayload,
  ChangeNeedsSurveyInput,
  ChangeNeedsSurveyPayload,
  CloseNeedsSurveyInput,
  CloseNeedsSurveyPayload,
  DraftNeedsSurveyInput,
  DraftNeedsSurveyPayload,
} from "./inputs.ts";
import { answersOf } from "./queries.ts";
import {
  answerNeedsSurvey,
  changeNeedsSurvey,
  closeNeedsSurvey,
  draftNeedsSurvey,
} from "./survey-actions.ts";
import { NeedsSurvey, SurveyStatistics } from "./types.ts";

@Resolver(() => NeedsSurvey)
export class NeedsSurveyResolver {
  @Query(() => NeedsSurvey, { nullable: true, description: "A survey of needs (客户意见征询)" })
  needsSurvey(
    @Arg("id", () => ID) _id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @FieldResolver(() => [SurveyStatistics])
  async statistics(
    @Root() root: { id: string; questions: readonly Question[] },
    @Ctx() context: Context,
  ) {
    return statisticsOf(root.questions, (await answersOf(context, root.id)) ?? []);
  }

  @FieldResolver(() => [ActionState])
  actions(
    @Root()
    root: { closed_on: Day | null; until_on: Day; estate_id: string; service_center_id: string },
    @Ctx() { viewer, today }: Context,
  ) {
    const survey = { closedOn: root.closed_on, untilOn: root.until_on };
    const center = { level: "SERVICE_CENTER", id: root.service_center_id } as const;
    const estate = { level: "ESTATE", id: root.estate_id, centerId: center.id } as const;
    const rights = showcaseRights(viewer, estate);
    // Links are given out by who works with such records over the whole center.
    const mayIssue = showcaseRights(viewer, center).collect;
    return availableSurveyActions(survey, rights, mayIssue, today).map(stateOf);
  }

  @Mutation(() => DraftNeedsSurveyPayload, {
    description: "Begin a survey of visitors' needs, SHW-R16 (新建意见征询)",
  })
  draftNeedsSurvey(
    @Arg("input", () => DraftNeedsSurveyInput) input: DraftNeedsSurveyInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, draftNeedsSurvey(context, input));
  }

  @Mutation(() => ChangeNeedsSurveyPayload, {
    description: "Change its questions until somebody answered (修改问卷)",
  })
  changeNeedsSurvey(
    @Arg("input", () => ChangeNeedsSurveyInput) input: ChangeNeedsSurveyInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, changeNeedsSurvey(context, input));
  }

  @Mutation(() => AnswerNeedsSurveyPayload, {
    description: "Take down what a visitor says (现场填写问卷)",
  })
  answerNeedsSurvey(
    @Arg("input", () => AnswerNeedsSurveyInput) input: AnswerNeedsSurveyInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, answerNeedsSurvey(context, input));
  }

  @Mutation(() => CloseNeedsSurveyPayload, {
    description: "Close it with what changes in the management plan, SHW-R16 (结束征询)",
  })
  closeNeedsSurvey(
    @Arg("input", () => CloseNeedsSurveyInput) input: CloseNeedsSurveyInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, closeNeedsSurvey(context, input));
  }
}
