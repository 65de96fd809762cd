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
import { answer, answerBehind } from "../graphql/answer.ts";
import { readField, readPayload } from "../graphql/read/execute.ts";
import { copyDefect, mergeDefects, splitDefect } from "./combine-actions.ts";
import { findHeatMap } from "./heat-map-reads.ts";
import {
  AssignDefectsInput,
  AssignDefectsPayload,
  ChangeDefectInput,
  ChangeDefectPayload,
  CloseDefectsInput,
  CloseDefectsPayload,
  CopyDefectInput,
  CopyDefectPayload,
  FixDefectInput,
  FixDefectPayload,
  HandleDefectAlertInput,
  HandleDefectAlertPayload,
  KeepContractorInput,
  KeepContractorPayload,
  KeepLayoutPlanInput,
  KeepLayoutPlanPayload,
  KeepPlanRegionsInput,
  KeepPlanRegionsPayload,
  MarkPhotoInput,
  MarkPhotoPayload,
  MergeDefectsInput,
  MergeDefectsPayload,
  RaiseDefectInput,
  RaiseDefectPayload,
  SetUnitsMirroredInput,
  SetUnitsMirroredPayload,
  SplitDefectInput,
  SplitDefectPayload,
  TellDefectInput,
  TellDefectPayload,
  VerifyDefectInput,
  VerifyDefectPayload,
  ContractorList,
  DefectAlertList,
  DefectFilter,
  DefectList,
  LayoutPlanList,
} from "./inputs.ts";
import { actionsOf, type ActionRoot } from "./list-actions.ts";
import {
  handleDefectAlert,
  keepContractor,
  keepLayoutPlan,
  keepPlanRegions,
  markPhoto,
  setUnitsMirrored,
} from "./plan-actions.ts";
import {
  assignDefects,
  changeDefect,
  closeDefects,
  fixDefect,
  raiseDefect,
  tellDefect,
  verifyDefect,
} from "./step-actions.ts";
import {
  ContractorConnection,
  Defect,
  DefectAlert,
  DefectAlertConnection,
  DefectConnection,
  DefectHeatMap,
  LayoutPlan,
  LayoutPlanConnection,
} from "./types.ts";

@Resolver(() => Defect)
export class DefectResolver {
  @Query(() => Defect, { nullable: true, description: "A defect (缺陷)" })
  defect(
    @Arg("id", () => ID) _id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @Query(() => DefectConnection, { description: "Defects that the viewer reads (缺陷列表)" })
  defects(
    @Args(() => DefectList) _list: DefectList,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @Query(() => LayoutPlan, { nullable: true, description: "A layout's plan (户型图)" })
  layoutPlan(
    @Arg("id", () => ID) _id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @Query(() => LayoutPlanConnection, { description: "Plans of layouts (户型图列表)" })
  layoutPlans(
    @Args(() => LayoutPlanList) _list: LayoutPlanList,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @Query(() => ContractorConnection, { description: "Responsible parties (责任单位列表)" })
  contractors(
    @Args(() => ContractorList) _list: ContractorList,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @Query(() => DefectAlert, { nullable: true, description: "A batch alert (批量缺陷预警)" })
  defectAlert(
    @Arg("id", () => ID) _id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @Query(() => DefectAlertConnection, {
    description: "The same defect in many homes of one layout, newest first (批量缺陷预警列表)",
  })
  defectAlerts(
    @Args(() => DefectAlertList) _list: DefectAlertList,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @Query(() => DefectHeatMap, {
    description:
      "Where defects lie on a plan, and by layout, building, trade, party, week (缺陷热力图)",
  })
  defectHeatMap(
    @Arg("filter", () => DefectFilter, { nullable: true, description: "Which defects (筛选)" })
    filter: DefectFilter | undefined,
    @Arg("planId", () => ID, { nullable: true, description: "Squares on this plan (户型图)" })
    planId: string | undefined,
    @Ctx() context: Context,
  ) {
    return findHeatMap(context, filter, planId);
  }

  @FieldResolver(() => [ActionState])
  async actions(@Root() defect: ActionRoot, @Ctx() context: Context) {
    return (await actionsOf(context, defect)).map(stateOf);
  }

  @Mutation(() => RaiseDefectPayload, { description: "Tell of a defect (登记缺陷)" })
  raiseDefect(
    @Arg("input", () => RaiseDefectInput) input: RaiseDefectInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answerBehind(context, info, input, raiseDefect);
  }

  @Mutation(() => ChangeDefectPayload, {
    description: "Correct a defect while it is open (更正缺陷)",
  })
  changeDefect(
    @Arg("input", () => ChangeDefectInput) input: ChangeDefectInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, changeDefect(context, input));
  }

  @Mutation(() => FixDefectPayload, {
    description: "It is mended: another round to verify (整改完成)",
  })
  fixDefect(
    @Arg("input", () => FixDefectInput) input: FixDefectInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, fixDefect(context, input));
  }

  @Mutation(() => VerifyDefectPayload, {
    description: "See that it is mended, or send it back (复验)",
  })
  verifyDefect(
    @Arg("input", () => VerifyDefectInput) input: VerifyDefectInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, verifyDefect(context, input));
  }

  @Mutation(() => TellDefectPayload, {
    description: "Dispute, accept, make void or open again, with the reason (说明原因的操作)",
  })
  tellDefect(
    @Arg("input", () => TellDefectInput) input: TellDefectInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, tellDefect(context, input));
  }

  @Mutation(() => MergeDefectsPayload, { description: "Duplicates go on as one (合并重复)" })
  mergeDefects(
    @Arg("input", () => MergeDefectsInput) input: MergeDefectsInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, mergeDefects(context, input));
  }

  @Mutation(() => MarkPhotoPayload, { description: "Draw on a photo, beside it (标注照片)" })
  markPhoto(
    @Arg("input", () => MarkPhotoInput) input: MarkPhotoInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, markPhoto(context, input));
  }

  @Mutation(() => KeepLayoutPlanPayload, {
    description: "Another edition of a layout's plan (上传户型图)",
  })
  keepLayoutPlan(
    @Arg("input", () => KeepLayoutPlanInput) input: KeepLayoutPlanInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, keepLayoutPlan(context, input));
  }

  @Mutation(() => KeepPlanRegionsPayload, { description: "Name the regions of a plan (划分区域)" })
  keepPlanRegions(
    @Arg("input", () => KeepPlanRegionsInput) input: KeepPlanRegionsInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, keepPlanRegions(context, input));
  }

  @Mutation(() => KeepContractorPayload, { description: "Keep a responsible party (责任单位)" })
  keepContractor(
    @Arg("input", () => KeepContractorInput) input: KeepContractorInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, keepContractor(context, input));
  }

  @Mutation(() => HandleDefectAlertPayload, {
    description: "A batch alert was looked into (处理批量预警)",
  })
  handleDefectAlert(
    @Arg("input", () => HandleDefectAlertInput) input: HandleDefectAlertInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, handleDefectAlert(context, input));
  }

  @Mutation(() => SplitDefectPayload, { description: "Make several out of one (拆分)" })
  splitDefect(
    @Arg("input", () => SplitDefectInput) input: SplitDefectInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return manyOf(context, info, input, splitDefect(context, input));
  }

  @Mutation(() => AssignDefectsPayload, {
    description: "Say who mends defects by when, each decided by itself (批量分配)",
  })
  assignDefects(
    @Arg("input", () => AssignDefectsInput) input: AssignDefectsInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return manyOf(context, info, input, assignDefects(context, input));
  }

  @Mutation(() => CloseDefectsPayload, {
    description: "Write off defects, each decided by itself (批量销项)",
  })
  closeDefects(
    @Arg("input", () => CloseDefectsInput) input: CloseDefectsInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return manyOf(context, info, input, closeDefects(context, input));
  }

  @Mutation(() => CopyDefectPayload, {
    description:
      "The same at the same spot of other homes, each decided by itself (复制到其他房屋)",
  })
  copyDefect(
    @Arg("input", () => CopyDefectInput) input: CopyDefectInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return manyOf(context, info, input, copyDefect(context, input));
  }

  @Mutation(() => SetUnitsMirroredPayload, {
    description: "Say which homes are the mirror image of their layout's plan (镜像户型)",
  })
  async setUnitsMirrored(
    @Arg("input", () => SetUnitsMirroredInput) input: SetUnitsMirroredInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const { count } = await setUnitsMirrored(context, input);
    const { clientMutationId } = input;
    return readPayload(context, info, {}, { clientMutationId, count });
  }
}

/** An answer with several records, and with what became of each row. */
async function manyOf(
  context: Context,
  info: GraphQLResolveInfo,
  { clientMutationId }: { readonly clientMutationId: string },
  action: Promise<Readonly<Record<string, string | readonly string[] | readonly object[]>>>,
) {
  const { decisions, ...records } = await action;
  const ids = records as Record<string, string | readonly string[]>;
  return readPayload(context, info, ids, { clientMutationId, decisions });
}
