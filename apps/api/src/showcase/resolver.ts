import { availableShowcaseActions } from "@threshold/domain/showcase/rights";
import { showcaseDeadlines } from "@threshold/domain/showcase/plan";
import type { Day } from "@threshold/domain/calendar/day";
import type { ShowcasePlanStatus } from "@threshold/domain/showcase/vocabulary";
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
} from "type-graphql";
import type { Context } from "../context.ts";
import { ActionState, stateOf } from "../graphql/action.ts";
import { answer } from "../graphql/answer.ts";
import { readField } from "../graphql/read/execute.ts";
import { ShowcasePlanConnection } from "./connections.ts";
import {
  changeShowcaseContent,
  draftShowcaseContent,
  retireShowcaseContent,
  showShowcaseContent,
  submitShowcaseContent,
} from "./content-actions.ts";
import {
  AgreeShowcaseInput,
  AgreeShowcasePayload,
  ChangeShowcaseContentInput,
  ChangeShowcaseContentPayload,
  CloseShowcaseInput,
  CloseShowcasePayload,
  DraftShowcaseContentInput,
  DraftShowcaseContentPayload,
  ImplementShowcaseInput,
  ImplementShowcasePayload,
  KeepShowcasePlanInput,
  KeepShowcasePlanPayload,
  OpenShowcaseInput,
  OpenShowcasePayload,
  PlanShowcaseInput,
  PlanShowcasePayload,
  RemoveShowcaseBoardInput,
  RemoveShowcaseBoardPayload,
  RetireShowcaseContentInput,
  RetireShowcaseContentPayload,
  SaveShowcaseBoardInput,
  SaveShowcaseBoardPayload,
  ShowShowcaseContentInput,
  ShowShowcaseContentPayload,
  SubmitShowcaseContentInput,
  SubmitShowcaseContentPayload,
  CancelShowcaseEventInput,
  CancelShowcaseEventPayload,
  HoldShowcaseEventInput,
  HoldShowcaseEventPayload,
  PlanShowcaseEventInput,
  PlanShowcaseEventPayload,
  RecordReceptionistExamInput,
  RecordReceptionistExamPayload,
  RemoveReceptionDutyInput,
  RemoveReceptionDutyPayload,
  RosterReceptionistInput,
  RosterReceptionistPayload,
} from "./inputs.ts";
import { cancelShowcaseEvent, holdShowcaseEvent, planShowcaseEvent } from "./event-actions.ts";
import {
  recordReceptionistExam,
  removeReceptionDuty,
  rosterReceptionist,
} from "./people-actions.ts";
import { ShowcasePlanList } from "./lists.ts";
import {
  agreeShowcase,
  closeShowcase,
  implementShowcase,
  keepShowcasePlan,
  openShowcase,
  planShowcase,
  removeShowcaseBoard,
  rightsAt,
  saveShowcaseBoard,
} from "./plan-actions.ts";
import { anchorsOf } from "./queries.ts";
import { ShowcaseDeadline, ShowcasePlan } from "./types.ts";

@Resolver(() => ShowcasePlan)
export class ShowcaseResolver {
  @Query(() => ShowcasePlan, { nullable: true, description: "A service showcase (服务展示)" })
  showcasePlan(
    @Arg("id", () => ID) _id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @Query(() => ShowcasePlanConnection, {
    description: "Service showcases of the centers that the viewer reads, by estate (服务展示列表)",
  })
  showcasePlans(
    @Args(() => ShowcasePlanList) _list: ShowcasePlanList,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @FieldResolver(() => [ActionState])
  actions(
    @Root()
    root: { status: ShowcasePlanStatus; estate_id: string; service_center_id: string },
    @Ctx() context: Context,
  ) {
    const place = { estateId: root.estate_id, serviceCenterId: root.service_center_id };
    return availableShowcaseActions(root.status, rightsAt(context, place)).map(stateOf);
  }

  @FieldResolver(() => [ShowcaseDeadline])
  async deadlines(
    @Root() root: { agreed_on: Day | null; implemented_on: Day | null; plan_id: string },
    @Ctx() context: Context,
  ): Promise<ShowcaseDeadline[]> {
    const anchors = await anchorsOf(context, root.plan_id);
    if (!anchors) return [];
    const done = { agreedOn: root.agreed_on, implementedOn: root.implemented_on };
    return showcaseDeadlines(done, anchors, context.today).map(({ rule, fact, dueOn, kept }) => ({
      rule,
      dueOn,
      doneOn: fact === "AGREED" ? done.agreedOn : done.implementedOn,
      kept,
    }));
  }

  @Mutation(() => PlanShowcasePayload, {
    description: "Begin the showcase of a launch (编制布置方案)",
  })
  planShowcase(
    @Arg("input", () => PlanShowcaseInput) input: PlanShowcaseInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, planShowcase(context, input));
  }

  @Mutation(() => KeepShowcasePlanPayload, {
    description: "Keep the draft of the layout plan (保存布置方案)",
  })
  keepShowcasePlan(
    @Arg("input", () => KeepShowcasePlanInput) input: KeepShowcasePlanInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, keepShowcasePlan(context, input));
  }

  @Mutation(() => SaveShowcaseBoardPayload, {
    description: "Add a display board, or change it (保存展板)",
  })
  saveShowcaseBoard(
    @Arg("input", () => SaveShowcaseBoardInput) input: SaveShowcaseBoardInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, saveShowcaseBoard(context, input));
  }

  @Mutation(() => RemoveShowcaseBoardPayload, {
    description: "Take a display board out of the draft (删除展板)",
  })
  removeShowcaseBoard(
    @Arg("input", () => RemoveShowcaseBoardInput) input: RemoveShowcaseBoardInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, removeShowcaseBoard(context, input));
  }

  @Mutation(() => AgreeShowcasePayload, {
    description:
      "Say that the layout is agreed with the developer and ask for its approval, SHW-R02, SHW-R03 (已与地区公司确定，提交审核)",
  })
  agreeShowcase(
    @Arg("input", () => AgreeShowcaseInput) input: AgreeShowcaseInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, agreeShowcase(context, input));
  }

  @Mutation(() => ImplementShowcasePayload, {
    description: "Say that it is laid out as approved, SHW-R03 (布置完成)",
  })
  implementShowcase(
    @Arg("input", () => ImplementShowcaseInput) input: ImplementShowcaseInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, implementShowcase(context, input));
  }

  @Mutation(() => OpenShowcasePayload, {
    description:
      "Open it to visitors; the display of documents must be complete, SHW-R08 (开始展示)",
  })
  openShowcase(
    @Arg("input", () => OpenShowcaseInput) input: OpenShowcaseInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, openShowcase(context, input));
  }

  @Mutation(() => CloseShowcasePayload, { description: "Take it down (撤展)" })
  closeShowcase(
    @Arg("input", () => CloseShowcaseInput) input: CloseShowcaseInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, closeShowcase(context, input));
  }

  @Mutation(() => DraftShowcaseContentPayload, {
    description: "Begin an edition of a content (新建展示内容)",
  })
  draftShowcaseContent(
    @Arg("input", () => DraftShowcaseContentInput) input: DraftShowcaseContentInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, draftShowcaseContent(context, input));
  }

  @Mutation(() => ChangeShowcaseContentPayload, {
    description: "Change a content's draft (修改展示内容)",
  })
  changeShowcaseContent(
    @Arg("input", () => ChangeShowcaseContentInput) input: ChangeShowcaseContentInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, changeShowcaseContent(context, input));
  }

  @Mutation(() => SubmitShowcaseContentPayload, {
    description: "Ask the training department to review it, SHW-R01 (提交审核)",
  })
  submitShowcaseContent(
    @Arg("input", () => SubmitShowcaseContentInput) input: SubmitShowcaseContentInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, submitShowcaseContent(context, input));
  }

  @Mutation(() => ShowShowcaseContentPayload, {
    description: "Put a reviewed edition on show in place of the one before (展示)",
  })
  showShowcaseContent(
    @Arg("input", () => ShowShowcaseContentInput) input: ShowShowcaseContentInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, showShowcaseContent(context, input));
  }

  @Mutation(() => RetireShowcaseContentPayload, { description: "Retire an edition (停用)" })
  retireShowcaseContent(
    @Arg("input", () => RetireShowcaseContentInput) input: RetireShowcaseContentInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, retireShowcaseContent(context, input));
  }

  @Mutation(() => RecordReceptionistExamPayload, {
    description: "Record an exam on the lecture notes, SHW-R12 (登记考核)",
  })
  recordReceptionistExam(
    @Arg("input", () => RecordReceptionistExamInput) input: RecordReceptionistExamInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, recordReceptionistExam(context, input));
  }

  @Mutation(() => RosterReceptionistPayload, {
    description: "Put a receptionist on duty; refused without a passed exam, SHW-R13 (排班)",
  })
  rosterReceptionist(
    @Arg("input", () => RosterReceptionistInput) input: RosterReceptionistInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, rosterReceptionist(context, input));
  }

  @Mutation(() => RemoveReceptionDutyPayload, { description: "Take a day on duty back (取消排班)" })
  removeReceptionDuty(
    @Arg("input", () => RemoveReceptionDutyInput) input: RemoveReceptionDutyInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, removeReceptionDuty(context, input));
  }

  @Mutation(() => PlanShowcaseEventPayload, {
    description:
      "Plan an image show, or the support of a promotion, SHW-R15, SHW-R17 (安排形象展示或推广)",
  })
  planShowcaseEvent(
    @Arg("input", () => PlanShowcaseEventInput) input: PlanShowcaseEventInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, planShowcaseEvent(context, input));
  }

  @Mutation(() => HoldShowcaseEventPayload, { description: "Say that it was held (已举行)" })
  holdShowcaseEvent(
    @Arg("input", () => HoldShowcaseEventInput) input: HoldShowcaseEventInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, holdShowcaseEvent(context, input));
  }

  @Mutation(() => CancelShowcaseEventPayload, { description: "Call it off (取消)" })
  cancelShowcaseEvent(
    @Arg("input", () => CancelShowcaseEventInput) input: CancelShowcaseEventInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, cancelShowcaseEvent(context, input));
  }
}
