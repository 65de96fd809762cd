import type { RecordTaskCode } from "@threshold/domain/launch/record";
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
import { stateOf } from "../graphql/action.ts";
import { answer } from "../graphql/answer.ts";
import { readField } from "../graphql/read/execute.ts";
import { LaunchPlan } from "../launch/types.ts";
import { MaterialLineConnection, RecruitmentItemConnection } from "./connections.ts";
import {
  DropStaffingRevisionInput,
  DropStaffingRevisionPayload,
  KeepLogisticsItemInput,
  KeepLogisticsItemPayload,
  KeepMaterialRequestInput,
  KeepMaterialRequestPayload,
  KeepRecruitmentInput,
  KeepRecruitmentPayload,
  KeepSalesSupportSchemeInput,
  KeepSalesSupportSchemePayload,
  KeepStaffingPlanInput,
  KeepStaffingPlanPayload,
  KeepUniformOrderInput,
  KeepUniformOrderPayload,
  LogProcurementInput,
  LogProcurementPayload,
  PlaceUniformOrderInput,
  PlaceUniformOrderPayload,
  ReceiveUniformsInput,
  ReceiveUniformsPayload,
  RecordPrintStepInput,
  RecordPrintStepPayload,
  ReviseStaffingPlanInput,
  ReviseStaffingPlanPayload,
  SignPreInterventionAgreementInput,
  SignPreInterventionAgreementPayload,
  SubmitMaterialRequestInput,
  SubmitMaterialRequestPayload,
  SubmitSalesSupportSchemeInput,
  SubmitSalesSupportSchemePayload,
  SubmitStaffingPlanInput,
  SubmitStaffingPlanPayload,
  SubmitStaffingRevisionInput,
  SubmitStaffingRevisionPayload,
} from "./inputs.ts";
import { MaterialLineList, RecruitmentList } from "./lists.ts";
import { keepLogisticsItem } from "./logistics-actions.ts";
import { keepMaterialRequest, logProcurement, submitMaterialRequest } from "./material-actions.ts";
import { recordPrintStep } from "./print-actions.ts";
import { listRecordActions, mayHire, followRecordsOf } from "./record-actions.ts";
import { keepRecruitment } from "./recruitment-actions.ts";
import {
  keepSalesSupportScheme,
  signPreInterventionAgreement,
  submitSalesSupportScheme,
} from "./scheme-actions.ts";
import {
  dropStaffingRevision,
  keepStaffingPlan,
  reviseStaffingPlan,
  submitStaffingPlan,
  submitStaffingRevision,
} from "./staffing-actions.ts";
import { RecordActionState, RecruitmentItem } from "./types.ts";
import { keepUniformOrder, placeUniformOrder, receiveUniforms } from "./uniform-actions.ts";

@Resolver(() => LaunchPlan)
export class LaunchRecordResolver {
  @Subscription(() => Boolean, {
    description:
      "Something of a launch's records changed: the page asks for them again (开盘单据变更)",
    subscribe: ({ args, context }) => followRecordsOf(context, args.planId),
  })
  launchRecordsChanged(
    @Root() changed: boolean,
    @Arg("planId", () => ID) _planId: string,
  ): boolean {
    return changed;
  }

  @Query(() => RecruitmentItemConnection, {
    description: "Posts of launches under way, due first (各项目招聘计划)",
  })
  recruitmentItems(
    @Args(() => RecruitmentList) _list: RecruitmentList,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @Query(() => MaterialLineConnection, {
    description: "What is bought for launches under way, earliest launch first (采购跟进)",
  })
  materialLines(
    @Args(() => MaterialLineList) _list: MaterialLineList,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @FieldResolver(() => [RecordActionState], {
    description: "Every action on the plan's records, available or why not (单据可用操作)",
  })
  async recordActions(@Root() plan: { id: string }, @Ctx() context: Context) {
    const actions = await listRecordActions(context, plan.id);
    return actions.map(({ subject, state }) => ({ ...stateOf(state), subject }));
  }

  @Mutation(() => KeepSalesSupportSchemePayload, {
    description: "Draft the sales-support scheme (编制配合销售服务及人员配置方案)",
  })
  keepSalesSupportScheme(
    @Arg("input", () => KeepSalesSupportSchemeInput) input: KeepSalesSupportSchemeInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, keepSalesSupportScheme(context, input));
  }

  @Mutation(() => SubmitSalesSupportSchemePayload, {
    description: "Submit the scheme: the region's head, then the developer's (提交方案)",
  })
  submitSalesSupportScheme(
    @Arg("input", () => SubmitSalesSupportSchemeInput) input: SubmitSalesSupportSchemeInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, submitSalesSupportScheme(context, input));
  }

  @Mutation(() => SignPreInterventionAgreementPayload, {
    description:
      "The agreement was signed; refused before both approvals (签订《前期介入服务协议》)",
  })
  signPreInterventionAgreement(
    @Arg("input", () => SignPreInterventionAgreementInput) input: SignPreInterventionAgreementInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, signPreInterventionAgreement(context, input));
  }

  @Mutation(() => KeepStaffingPlanPayload, {
    description: "Draft the staffing plan (编制定岗定编方案)",
  })
  keepStaffingPlan(
    @Arg("input", () => KeepStaffingPlanInput) input: KeepStaffingPlanInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, keepStaffingPlan(context, input));
  }

  @Mutation(() => SubmitStaffingPlanPayload, {
    description: "Submit the staffing plan to human resources (提交定岗定编方案)",
  })
  submitStaffingPlan(
    @Arg("input", () => SubmitStaffingPlanInput) input: SubmitStaffingPlanInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, submitStaffingPlan(context, input));
  }

  @Mutation(() => ReviseStaffingPlanPayload, {
    description:
      "Draft a revision of the approved staffing plan, which holds on (修订定岗定编方案)",
  })
  reviseStaffingPlan(
    @Arg("input", () => ReviseStaffingPlanInput) input: ReviseStaffingPlanInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, reviseStaffingPlan(context, input));
  }

  @Mutation(() => SubmitStaffingRevisionPayload, {
    description: "Submit the revision; once approved it takes the plan's place (提交定编修订)",
  })
  submitStaffingRevision(
    @Arg("input", () => SubmitStaffingRevisionInput) input: SubmitStaffingRevisionInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, submitStaffingRevision(context, input));
  }

  @Mutation(() => DropStaffingRevisionPayload, {
    description: "Give the draft of a revision up (放弃修订)",
  })
  dropStaffingRevision(
    @Arg("input", () => DropStaffingRevisionInput) input: DropStaffingRevisionInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, dropStaffingRevision(context, input));
  }

  @Mutation(() => KeepRecruitmentPayload, {
    description: "How many a post needs and has; its task is done by itself (登记招聘进度)",
  })
  keepRecruitment(
    @Arg("input", () => KeepRecruitmentInput) input: KeepRecruitmentInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, keepRecruitment(context, input));
  }

  @Mutation(() => KeepUniformOrderPayload, {
    description: "Gather the sizes; refused before the staffing plan is approved (统计工装尺码)",
  })
  keepUniformOrder(
    @Arg("input", () => KeepUniformOrderInput) input: KeepUniformOrderInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, keepUniformOrder(context, input));
  }

  @Mutation(() => PlaceUniformOrderPayload, { description: "Order the uniforms (申购工装)" })
  placeUniformOrder(
    @Arg("input", () => PlaceUniformOrderInput) input: PlaceUniformOrderInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, placeUniformOrder(context, input));
  }

  @Mutation(() => ReceiveUniformsPayload, { description: "The uniforms are there (工装到位)" })
  receiveUniforms(
    @Arg("input", () => ReceiveUniformsInput) input: ReceiveUniformsInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, receiveUniforms(context, input));
  }

  @Mutation(() => KeepMaterialRequestPayload, {
    description: "Draft the materials plan (编制物资申购计划)",
  })
  keepMaterialRequest(
    @Arg("input", () => KeepMaterialRequestInput) input: KeepMaterialRequestInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, keepMaterialRequest(context, input));
  }

  @Mutation(() => SubmitMaterialRequestPayload, {
    description: "Submit the materials plan; refused with a category empty (物资申购计划报审)",
  })
  submitMaterialRequest(
    @Arg("input", () => SubmitMaterialRequestInput) input: SubmitMaterialRequestInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, submitMaterialRequest(context, input));
  }

  @Mutation(() => LogProcurementPayload, {
    description: "Log how far lines are, one or many (登记采购进度)",
  })
  logProcurement(
    @Arg("input", () => LogProcurementInput) input: LogProcurementInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, logProcurement(context, input));
  }

  @Mutation(() => KeepLogisticsItemPayload, {
    description: "Keep a matter of canteen and dormitory; with a day it is finished (登记食堂宿舍)",
  })
  keepLogisticsItem(
    @Arg("input", () => KeepLogisticsItemInput) input: KeepLogisticsItemInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, keepLogisticsItem(context, input));
  }

  @Mutation(() => RecordPrintStepPayload, {
    description: "Record a paper's next step (登记印刷步骤)",
  })
  recordPrintStep(
    @Arg("input", () => RecordPrintStepInput) input: RecordPrintStepInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, recordPrintStep(context, input));
  }
}

@Resolver(() => RecruitmentItem)
export class RecruitmentItemResolver {
  @FieldResolver(() => Boolean, {
    description: "Whether the viewer keeps this post's recruitment now (可登记)",
  })
  mayKeep(@Root() item: { plan_id: string; task_code: string }, @Ctx() context: Context) {
    return mayHire(context, item.plan_id, item.task_code as RecordTaskCode);
  }
}
