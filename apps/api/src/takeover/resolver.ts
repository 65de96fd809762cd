import type { Explanation } from "@threshold/domain/rule-pack/explain";
import { archiveOf, missingOf } from "@threshold/domain/takeover/archive";
import { statutes } from "@threshold/domain/rule-pack/pack";
import { checksOf, nextChecked } from "@threshold/domain/takeover/law";
import { takeoverActionStates } from "@threshold/domain/takeover/project";
import type { TakeoverStatus as Status } from "@threshold/domain/takeover/vocabulary";
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
import { toldCheck } from "../bidding/statute-types.ts";
import { StatuteCheck } from "../bidding/types.ts";
import { found } from "../change.ts";
import type { Context } from "../context.ts";
import { ActionState, stateOf } from "../graphql/action.ts";
import { answer } from "../graphql/answer.ts";
import { readField, readPayload } from "../graphql/read/execute.ts";
import { agreeTakeoverDefects, raiseTakeoverDefect, urgeTakeoverDefect } from "./defect-actions.ts";
import {
  AgreeTakeoverDefectsInput,
  CancelTakeoverTransferInput,
  CommentOnTakeoverInput,
  ConfirmFormalGroupInput,
  CreateTakeoverInput,
  ListTakeoverThingsInput,
  MoveTakeoverInput,
  OwnershipEntryList,
  OwnershipEntryPayload,
  PrepareTakeoverTransferInput,
  RaiseTakeoverDefectInput,
  RemoveOwnershipEntryInput,
  SaveOwnershipEntryInput,
  SaveTakeoverConditionsInput,
  SaveTakeoverItemsInput,
  SaveTakeoverPlanInput,
  SaveTakeoverTeamInput,
  TakeoverAgreementPayload,
  TakeoverCommentPayload,
  TakeoverDefectList,
  TakeoverDefectPayload,
  TakeoverItemList,
  TakeoverItemsPayload,
  TakeoverList,
  TakeoverPayload,
  TakeoverTransferPayload,
  TrainTakeoverTeamInput,
  TransferTakeoverInput,
  UpdateTakeoverInput,
  UrgeTakeoverDefectInput,
  WaiveTakeoverConditionsInput,
} from "./inputs.ts";
import { listTakeoverThings } from "./custody-actions.ts";
import { commentOnTakeover } from "./comment-actions.ts";
import { saveTakeoverItems } from "./item-actions.ts";
import {
  createTakeover,
  lawFactsOf,
  lawOf,
  moveTakeover,
  saveTakeoverConditions,
  saveTakeoverPlan,
  saveTakeoverTeam,
  trainTakeoverTeam,
  updateTakeover,
  waiveTakeoverConditions,
} from "./project-actions.ts";
import { gatheredPapers, gatheredTakeover } from "./queries.ts";
import { removeOwnershipEntry, saveOwnershipEntry } from "./register-actions.ts";
import { rightsAt } from "./rights.ts";
import {
  cancelTakeoverTransfer,
  confirmFormalGroup,
  prepareTakeoverTransfer,
  transferTakeover,
} from "./transfer-actions.ts";
import {
  OwnershipEntryConnection,
  TakeoverAgreement,
  TakeoverArchive,
  TakeoverDefectConnection,
  TakeoverItemConnection,
  TakeoverNextChecks,
  TakeoverProject,
  TakeoverProjectConnection,
  TakeoverStep,
  TakeoverTransfer,
} from "./types.ts";

const told = ({ checks }: { readonly checks: readonly Explanation[] }) =>
  checks.map((check) => toldCheck(statutes, check));

@Resolver(() => TakeoverStep)
export class TakeoverStepResolver {
  @FieldResolver(() => [StatuteCheck], { description: "What the law said then (法定核对)" })
  checks(@Root() root: { readonly checks: readonly Explanation[] }) {
    return told(root);
  }
}

@Resolver(() => TakeoverAgreement)
export class TakeoverAgreementResolver {
  @FieldResolver(() => [StatuteCheck], { description: "What the city's limit says (法定核对)" })
  checks(@Root() root: { readonly checks: readonly Explanation[] }) {
    return told(root);
  }
}

@Resolver(() => TakeoverProject)
export class TakeoverResolver {
  @Query(() => TakeoverProject, { nullable: true, description: "A takeover (承接查验项目)" })
  takeoverProject(
    @Arg("id", () => ID) _id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @Query(() => TakeoverProjectConnection, {
    description: "Takeovers of the centers the viewer reads, newest first (承接查验项目)",
  })
  takeoverProjects(
    @Args(() => TakeoverList) _list: TakeoverList,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @Query(() => TakeoverItemConnection, { description: "Lines of KF-06 to KF-09 (查验记录)" })
  takeoverItems(
    @Args(() => TakeoverItemList) _list: TakeoverItemList,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @Query(() => TakeoverDefectConnection, { description: "Defects, KF-10 (整改遗留工程跟进一览)" })
  takeoverDefects(
    @Args(() => TakeoverDefectList) _list: TakeoverDefectList,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @Query(() => TakeoverAgreement, { nullable: true, description: "An agreement (整改期限约定)" })
  takeoverAgreement(
    @Arg("id", () => ID) _id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @Query(() => TakeoverTransfer, { nullable: true, description: "A transfer (管理权交接)" })
  takeoverTransfer(
    @Arg("id", () => ID) _id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @Query(() => OwnershipEntryConnection, { description: "Ownership register, KF-11 (权属清册)" })
  ownershipEntries(
    @Args(() => OwnershipEntryList) _list: OwnershipEntryList,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @FieldResolver(() => [ActionState], {
    description: "Every action with whether it is available and why not (可用操作)",
  })
  actions(@Root() root: { status: Status; service_center_id: string }, @Ctx() context: Context) {
    return takeoverActionStates(root.status, rightsAt(context, root.service_center_id)).map(
      stateOf,
    );
  }

  @FieldResolver(() => TakeoverArchive, { description: "For the archive, TKO-R02, R23 (归档清单)" })
  async archive(@Root() root: { id: string }, @Ctx() context: Context) {
    const row = found(await gatheredTakeover(context, root.id));
    const papers = row.archived ? [] : ((await gatheredPapers(context, root.id)) ?? []);
    const entries = row.archived ?? archiveOf(row.items, papers);
    return { entries, missing: missingOf(entries) };
  }

  @FieldResolver(() => TakeoverNextChecks, {
    nullable: true,
    description: "What the law says of what comes next (法定核对)",
  })
  async nextChecks(@Root() root: { id: string; status: Status }, @Ctx() context: Context) {
    const action = nextChecked[root.status];
    if (!action) return null;
    const row = found(await gatheredTakeover(context, root.id));
    const checks = checksOf(action, lawFactsOf(row, context.today), lawOf(row, context));
    return { action, checks: told({ checks }) };
  }

  @Mutation(() => TakeoverPayload, {
    description: "Register a takeover with its areas, TKO-R05 (登记承接查验)",
  })
  createTakeover(
    @Arg("input", () => CreateTakeoverInput) input: CreateTakeoverInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, createTakeover(context, input));
  }

  @Mutation(() => TakeoverPayload, { description: "Keep its days and facts (更新日期与法定事项)" })
  updateTakeover(
    @Arg("input", () => UpdateTakeoverInput) input: UpdateTakeoverInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, updateTakeover(context, input));
  }

  @Mutation(() => TakeoverPayload, {
    description: "Say which conditions are there, TKO-R04 (查验条件)",
  })
  saveTakeoverConditions(
    @Arg("input", () => SaveTakeoverConditionsInput) input: SaveTakeoverConditionsInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, saveTakeoverConditions(context, input));
  }

  @Mutation(() => TakeoverPayload, {
    description: "Begin without conditions, for a transfer in part (放行)",
  })
  waiveTakeoverConditions(
    @Arg("input", () => WaiveTakeoverConditionsInput) input: WaiveTakeoverConditionsInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, waiveTakeoverConditions(context, input));
  }

  @Mutation(() => TakeoverPayload, { description: "Set the team up, TKO-R06 (组建小组)" })
  saveTakeoverTeam(
    @Arg("input", () => SaveTakeoverTeamInput) input: SaveTakeoverTeamInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, saveTakeoverTeam(context, input));
  }

  @Mutation(() => TakeoverPayload, {
    description: "Work plan and standard, TKO-R07, R08 (工作方案与查验标准)",
  })
  saveTakeoverPlan(
    @Arg("input", () => SaveTakeoverPlanInput) input: SaveTakeoverPlanInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, saveTakeoverPlan(context, input));
  }

  @Mutation(() => TakeoverPayload, { description: "Train the team, TKO-R09 (培训)" })
  trainTakeoverTeam(
    @Arg("input", () => TrainTakeoverTeamInput) input: TrainTakeoverTeamInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, trainTakeoverTeam(context, input));
  }

  @Mutation(() => TakeoverPayload, {
    description: "Move it on, by the procedure and by the law (推进)",
  })
  moveTakeover(
    @Arg("input", () => MoveTakeoverInput) input: MoveTakeoverInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, moveTakeover(context, input));
  }

  @Mutation(() => TakeoverItemsPayload, {
    description: "Fill lines in, TKO-R11, R15, R16 (记录查验)",
  })
  async saveTakeoverItems(
    @Arg("input", () => SaveTakeoverItemsInput) input: SaveTakeoverItemsInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const { clientMutationId } = input;
    return readPayload(context, info, await saveTakeoverItems(context, input), {
      clientMutationId,
    });
  }

  @Mutation(() => TakeoverPayload, {
    description: "Put documents, keys and tools on custody's list, TKO-R16 (列入钥匙与物品台账)",
  })
  listTakeoverThings(
    @Arg("input", () => ListTakeoverThingsInput) input: ListTakeoverThingsInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, listTakeoverThings(context, input));
  }

  @Mutation(() => TakeoverDefectPayload, {
    description: "Record a defect, TKO-R13, R14 (登记问题)",
  })
  raiseTakeoverDefect(
    @Arg("input", () => RaiseTakeoverDefectInput) input: RaiseTakeoverDefectInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, raiseTakeoverDefect(context, input));
  }

  @Mutation(() => TakeoverAgreementPayload, {
    description: "Agree on days for mending, TKO-R13, R14 (约定整改期限)",
  })
  agreeTakeoverDefects(
    @Arg("input", () => AgreeTakeoverDefectsInput) input: AgreeTakeoverDefectsInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, agreeTakeoverDefects(context, input));
  }

  @Mutation(() => TakeoverDefectPayload, {
    description: "Push what is overdue, TKO-R20 (督促整改)",
  })
  urgeTakeoverDefect(
    @Arg("input", () => UrgeTakeoverDefectInput) input: UrgeTakeoverDefectInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, urgeTakeoverDefect(context, input));
  }

  @Mutation(() => TakeoverPayload, {
    description: "A group of the formal inspection, TKO-R15 (正式验收)",
  })
  confirmFormalGroup(
    @Arg("input", () => ConfirmFormalGroupInput) input: ConfirmFormalGroupInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, confirmFormalGroup(context, input));
  }

  @Mutation(() => TakeoverTransferPayload, {
    description: "Make handover papers, TKO-R13 to R18 (移交文件)",
  })
  prepareTakeoverTransfer(
    @Arg("input", () => PrepareTakeoverTransferInput) input: PrepareTakeoverTransferInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, prepareTakeoverTransfer(context, input));
  }

  @Mutation(() => TakeoverTransferPayload, {
    description: "Take papers back before the right passed (取消移交文件)",
  })
  cancelTakeoverTransfer(
    @Arg("input", () => CancelTakeoverTransferInput) input: CancelTakeoverTransferInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, cancelTakeoverTransfer(context, input));
  }

  @Mutation(() => TakeoverTransferPayload, {
    description: "The management right passes, TKO-R14, R17 (管理权移交)",
  })
  transferTakeover(
    @Arg("input", () => TransferTakeoverInput) input: TransferTakeoverInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, transferTakeover(context, input));
  }

  @Mutation(() => OwnershipEntryPayload, {
    description: "A row of the register, TKO-R19 (权属清册)",
  })
  saveOwnershipEntry(
    @Arg("input", () => SaveOwnershipEntryInput) input: SaveOwnershipEntryInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, saveOwnershipEntry(context, input));
  }

  @Mutation(() => TakeoverCommentPayload, {
    description: "Say something of a takeover or of one of its records, TKO-R01 (提出意见)",
  })
  commentOnTakeover(
    @Arg("input", () => CommentOnTakeoverInput) input: CommentOnTakeoverInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, commentOnTakeover(context, input));
  }

  @Mutation(() => TakeoverPayload, { description: "Take a row out (删除一行)" })
  removeOwnershipEntry(
    @Arg("input", () => RemoveOwnershipEntryInput) input: RemoveOwnershipEntryInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, removeOwnershipEntry(context, input));
  }
}
