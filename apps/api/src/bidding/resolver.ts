import type { GraphQLResolveInfo } from "graphql";
import { availableBiddingActions } from "@threshold/domain/bidding/lifecycle";
import type { Explanation } from "@threshold/domain/rule-pack/explain";
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
import { found } from "../change.ts";
import type { Context } from "../context.ts";
import { ActionState, stateOf } from "../graphql/action.ts";
import { answer } from "../graphql/answer.ts";
import { readField } from "../graphql/read/execute.ts";
import {
  agreeBidding,
  cancelBidding,
  closeBidding,
  createBidding,
  fileBidding,
  issueTender,
  licenseBidding,
  moveBiddingLaunch,
  openBids,
  prepareBidding,
  recordAward,
  recordBiddingStep,
  recordLoss,
  requestBidding,
  signContract,
  startBidding,
  submitBid,
  submitBidPlan,
  updateBiddingProject,
  voidTender,
} from "./actions.ts";
import {
  factsOf,
  ladderOf,
  nextChecksOf,
  packOf,
  rightsOf,
  ruleChangesOf,
  toldLadder,
} from "./facts.ts";
import { packWith, toldCheck } from "./statute-types.ts";
import {
  AddBiddingDocumentInput,
  CancelBiddingInput,
  VoidTenderInput,
  SubmitBidPlanInput,
  CloseBiddingInput,
  IssueTenderInput,
  AgreeBiddingInput,
  PrepareBiddingInput,
  RequestBiddingInput,
  BiddingDocumentPayload,
  BiddingList,
  BiddingPayload,
  CreateBiddingInput,
  FileBiddingInput,
  LicenseBiddingInput,
  MoveBiddingLaunchInput,
  OpenBidsInput,
  RecordAwardInput,
  RecordBiddingStepInput,
  RecordDeveloperMaterialInput,
  RecordLossInput,
  RemoveBiddingPartInput,
  SaveBidTeamMemberInput,
  SaveBidWorkItemInput,
  SaveTenderRequirementInput,
  SignContractInput,
  StartBiddingInput,
  SubmitBidInput,
  UpdateBiddingInput,
} from "./inputs.ts";
import {
  addBiddingDocument,
  recordDeveloperMaterial,
  removeBiddingPart,
  saveBidTeamMember,
  saveBidWorkItem,
  saveTenderRequirement,
} from "./part-actions.ts";
import { gatheredBidding, listOwnRules } from "./queries.ts";
import {
  BiddingProject,
  BiddingProjectConnection,
  BiddingStep,
  NextChecks,
  StatuteChange,
  StatuteCheck,
  TenderLadder,
} from "./types.ts";

@Resolver(() => BiddingStep)
export class BiddingStepResolver {
  @FieldResolver(() => [StatuteCheck], { description: "What the law said then (法定核对)" })
  async checks(@Root() root: { readonly checks: readonly Explanation[] }, @Ctx() context: Context) {
    const isOwn = root.checks.some(({ ruleId }) => ruleId.startsWith("LOC-"));
    const pack = packWith(isOwn ? await listOwnRules(context) : []);
    return root.checks.map((check) => toldCheck(pack, check));
  }
}

@Resolver(() => BiddingProject)
export class BiddingResolver {
  @Query(() => BiddingProject, { nullable: true, description: "A bidding (前期物业招投标项目)" })
  biddingProject(
    @Arg("id", () => ID) _id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @Query(() => BiddingProjectConnection, {
    description: "Biddings of the places the viewer reads, the most urgent first (招投标看板)",
  })
  biddingProjects(
    @Args(() => BiddingList) _list: BiddingList,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @FieldResolver(() => TenderLadder, {
    description: "The plan counted back from both deadlines (倒排计划)",
  })
  async ladder(@Root() { id }: { readonly id: string }, @Ctx() context: Context) {
    const project = found(await gatheredBidding(context, id));
    return toldLadder(packOf(project), ladderOf(project, context));
  }

  @FieldResolver(() => NextChecks, {
    nullable: true,
    description: "What the law says of the action that comes next (下一步的法定核对)",
  })
  async nextChecks(@Root() { id }: { readonly id: string }, @Ctx() context: Context) {
    return nextChecksOf(found(await gatheredBidding(context, id)), context);
  }

  @FieldResolver(() => [StatuteChange], {
    description: "What rules that hold by now would change of decisions taken (规则更新影响)",
  })
  async ruleChanges(@Root() { id }: { readonly id: string }, @Ctx() context: Context) {
    return ruleChangesOf(found(await gatheredBidding(context, id)), context);
  }

  @FieldResolver(() => [ActionState], {
    description: "Every action with whether it is available and why not (可用操作)",
  })
  async actions(@Root() { id }: { readonly id: string }, @Ctx() context: Context) {
    const project = found(await gatheredBidding(context, id));
    return availableBiddingActions(factsOf(project), rightsOf(context, project)).map(stateOf);
  }

  @Mutation(() => BiddingDocumentPayload, {
    description: "Take a paper down; its file is sent for it (登记文件)",
  })
  addBiddingDocument(
    @Arg("input", () => AddBiddingDocumentInput) input: AddBiddingDocumentInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, addBiddingDocument(context, input));
  }

  @Mutation(() => BiddingPayload, {
    description:
      "Begin a bidding, with the four pieces of work on the tender document; BID-R03, R06 (新建招投标项目)",
  })
  createBidding(
    @Arg("input", () => CreateBiddingInput) input: CreateBiddingInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, createBidding(context, input));
  }

  @Mutation(() => BiddingPayload, { description: "Change its plain facts (修改)" })
  updateBidding(
    @Arg("input", () => UpdateBiddingInput) input: UpdateBiddingInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, updateBiddingProject(context, input));
  }

  @Mutation(() => BiddingPayload, {
    description: "Move the launch of a bidding without launch plan, BID-R21 (调整开盘日期)",
  })
  moveBiddingLaunch(
    @Arg("input", () => MoveBiddingLaunchInput) input: MoveBiddingLaunchInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, moveBiddingLaunch(context, input));
  }

  @Mutation(() => BiddingPayload, {
    description: "Record the day of a step, BID-R09, R12 (登记步骤)",
  })
  recordBiddingStep(
    @Arg("input", () => RecordBiddingStepInput) input: RecordBiddingStepInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, recordBiddingStep(context, input));
  }

  @Mutation(() => BiddingPayload, {
    description: "Ask the region's head to approve the plan (提交计划审批)",
  })
  submitBidPlan(
    @Arg("input", () => SubmitBidPlanInput) input: SubmitBidPlanInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, submitBidPlan(context, input));
  }

  @Mutation(() => BiddingPayload, {
    description: "Request the bidding from the developer, BID-R01 (提请)",
  })
  requestBidding(
    @Arg("input", () => RequestBiddingInput) input: RequestBiddingInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, requestBidding(context, input));
  }

  @Mutation(() => BiddingPayload, {
    description: "The working group is there, the procedure drafted, BID-R09 (招标准备)",
  })
  prepareBidding(
    @Arg("input", () => PrepareBiddingInput) input: PrepareBiddingInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, prepareBidding(context, input));
  }

  @Mutation(() => BiddingPayload, {
    description: "Procedure reported, office and cost agreed, method chosen, BID-R05, R09 (已沟通)",
  })
  agreeBidding(
    @Arg("input", () => AgreeBiddingInput) input: AgreeBiddingInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, agreeBidding(context, input));
  }

  @Mutation(() => BiddingPayload, {
    description: "Issue invitation or announcement, BID-R07, R08 (发标)",
  })
  issueTender(
    @Arg("input", () => IssueTenderInput) input: IssueTenderInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, issueTender(context, input));
  }

  @Mutation(() => BiddingPayload, {
    description: "The tender document is there, the team writes, BID-R10, R11 (开始投标)",
  })
  startBidding(
    @Arg("input", () => StartBiddingInput) input: StartBiddingInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, startBidding(context, input));
  }

  @Mutation(() => BiddingPayload, { description: "Deliver the bid, BID-R13, R14 (送达投标文件)" })
  submitBid(
    @Arg("input", () => SubmitBidInput) input: SubmitBidInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, submitBid(context, input));
  }

  @Mutation(() => BiddingPayload, { description: "Record the opening, BID-R15, R16 (开标)" })
  openBids(
    @Arg("input", () => OpenBidsInput) input: OpenBidsInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, openBids(context, input));
  }

  @Mutation(() => BiddingPayload, { description: "Record the award, BID-R17 (中标)" })
  recordAward(
    @Arg("input", () => RecordAwardInput) input: RecordAwardInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, recordAward(context, input));
  }

  @Mutation(() => BiddingPayload, { description: "Record that another one won (未中标)" })
  recordLoss(
    @Arg("input", () => RecordLossInput) input: RecordLossInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, recordLoss(context, input));
  }

  @Mutation(() => BiddingPayload, {
    description: "The tender is void and begins again with its filing (流标)",
  })
  voidTender(
    @Arg("input", () => VoidTenderInput) input: VoidTenderInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, voidTender(context, input));
  }

  @Mutation(() => BiddingPayload, {
    description: "Contract and agreement are signed, BID-R02 (签约)",
  })
  signContract(
    @Arg("input", () => SignContractInput) input: SignContractInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, signContract(context, input));
  }

  @Mutation(() => BiddingPayload, { description: "File with the authority, BID-R18 (备案)" })
  fileBidding(
    @Arg("input", () => FileBiddingInput) input: FileBiddingInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, fileBidding(context, input));
  }

  @Mutation(() => BiddingPayload, {
    description: "Record the fee permit, BID-R19 (取得收费许可证)",
  })
  licenseBidding(
    @Arg("input", () => LicenseBiddingInput) input: LicenseBiddingInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, licenseBidding(context, input));
  }

  @Mutation(() => BiddingPayload, { description: "Archive (归档)" })
  closeBidding(
    @Arg("input", () => CloseBiddingInput) input: CloseBiddingInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, closeBidding(context, input));
  }

  @Mutation(() => BiddingPayload, { description: "Cancel before the contract (终止)" })
  cancelBidding(
    @Arg("input", () => CancelBiddingInput) input: CancelBiddingInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, cancelBidding(context, input));
  }

  @Mutation(() => BiddingPayload, {
    description: "Name or change a member of the team, BID-R10 (保存成员)",
  })
  saveBidTeamMember(
    @Arg("input", () => SaveBidTeamMemberInput) input: SaveBidTeamMemberInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, saveBidTeamMember(context, input));
  }

  @Mutation(() => BiddingPayload, {
    description: "Add or change a piece of work, BID-R20 (保存工作项)",
  })
  saveBidWorkItem(
    @Arg("input", () => SaveBidWorkItemInput) input: SaveBidWorkItemInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, saveBidWorkItem(context, input));
  }

  @Mutation(() => BiddingPayload, {
    description: "Take down or respond to a requirement, BID-R13 (保存要求)",
  })
  saveTenderRequirement(
    @Arg("input", () => SaveTenderRequirementInput) input: SaveTenderRequirementInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, saveTenderRequirement(context, input));
  }

  @Mutation(() => BiddingPayload, {
    description: "Record what the developer handed over, BID-R07 (登记开发商资料)",
  })
  recordDeveloperMaterial(
    @Arg("input", () => RecordDeveloperMaterialInput) input: RecordDeveloperMaterialInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, recordDeveloperMaterial(context, input));
  }

  @Mutation(() => BiddingPayload, {
    description: "Take a member, a piece of work, a requirement or a paper away (移除)",
  })
  removeBiddingPart(
    @Arg("input", () => RemoveBiddingPartInput) input: RemoveBiddingPartInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, removeBiddingPart(context, input));
  }
}
