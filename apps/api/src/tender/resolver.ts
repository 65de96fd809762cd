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
import { StatuteCheck } from "../bidding/types.ts";
import type { Context } from "../context.ts";
import { ActionState, stateOf } from "../graphql/action.ts";
import { answer } from "../graphql/answer.ts";
import { readField, readPayload } from "../graphql/read/execute.ts";
import { DayScalar, JsonScalar } from "../graphql/scalars.ts";
import {
  answerTenderQuestion,
  extendTenderDeadline,
  failTender,
  judgeTenderBidder,
  openTender,
  registerTenderBidder,
  tellTenderQualification,
} from "./actions.ts";
import {
  createTender,
  issueTenderNotice,
  keepTenderKey,
  removeTenderHolder,
  saveTenderHolder,
  sealTender,
  updateTender,
  issueTenderLink,
} from "./draft-actions.ts";
import {
  answerTenderComplaint,
  awardTender,
  closeTender,
  contractTender,
  drawTenderExperts,
  fileTender,
  listTenderExperts,
  rankTender,
  removeTenderExpert,
  replaceTenderExpert,
  saveTenderExpert,
  tellTenderResult,
} from "./evaluation-actions.ts";
import {
  AnswerTenderComplaintInput,
  AnswerTenderQuestionInput,
  AwardTenderInput,
  CloseTenderInput,
  ContractTenderInput,
  CreateTenderInput,
  DrawTenderExpertsInput,
  ExtendTenderDeadlineInput,
  FailTenderInput,
  FileTenderInput,
  IssueTenderNoticeInput,
  JudgeTenderBidderInput,
  KeepTenderKeyInput,
  ListTenderExpertsInput,
  OpenTenderInput,
  RankTenderInput,
  RegisterTenderBidderInput,
  RemoveTenderExpertInput,
  RemoveTenderHolderInput,
  ReplaceTenderExpertInput,
  SaveTenderExpertInput,
  SaveTenderHolderInput,
  SealTenderInput,
  TellTenderQualificationInput,
  TellTenderResultInput,
  UpdateTenderInput,
  IssueTenderLinkInput,
  IssueTenderLinkPayload,
  TenderList,
  TenderPayload,
} from "./inputs.ts";
import type { Entry } from "./facts.ts";
import {
  complaintsOf,
  draftChecksOf,
  evaluationOf,
  ladderOf,
  legalDaysOf,
  openingOf,
  questionsOf,
  statesOf,
  toldChecks,
} from "./told.ts";
import {
  Tender,
  TenderConnection,
  TenderEvaluation,
  TenderLogEntry,
  TenderOpening,
  TenderQuestion,
  TenderRung,
} from "./types.ts";

interface Logged {
  readonly entry: string;
}
/** One entry may hold all opened bids: it is parsed once for the fields that are asked of it. */
const entries = new WeakMap<Logged, Entry>();
function entryOf(root: Logged): Entry {
  const entry = entries.get(root) ?? (JSON.parse(root.entry) as Entry);
  entries.set(root, entry);
  return entry;
}

@Resolver(() => TenderLogEntry)
export class TenderLogEntryResolver {
  @FieldResolver(() => String, { description: "Who (办理人)" })
  by(@Root() root: Logged) {
    return entryOf(root).by;
  }

  @FieldResolver(() => String, { description: "Hash of the entry before (前一条哈希)" })
  previous(@Root() root: Logged) {
    return entryOf(root).previous;
  }

  @FieldResolver(() => JsonScalar, { description: "What it says (内容)" })
  event(@Root() root: Logged) {
    return entryOf(root).event;
  }

  @FieldResolver(() => [StatuteCheck], { description: "What the law said then (法定核对)" })
  checks(@Root() root: Logged, @Ctx() context: Context) {
    return toldChecks(context, entryOf(root).checks ?? []);
  }
}

type Rooted = { readonly id: string };

@Resolver(() => Tender)
export class TenderResolver {
  @Query(() => Tender, { nullable: true, description: "A tender (招标项目)" })
  tender(
    @Arg("id", () => ID) _id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @Query(() => TenderConnection, {
    description: "Tenders of the places the viewer reads, the next deadline first (招标看板)",
  })
  tenders(
    @Args(() => TenderList) _list: TenderList,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @FieldResolver(() => [TenderQuestion], { description: "Questions and answers (答疑)" })
  questions(@Root() { id }: Rooted, @Ctx() context: Context) {
    return questionsOf(context, id);
  }

  @FieldResolver(() => [TenderQuestion], { description: "Complaints and answers (异议)" })
  complaints(@Root() { id }: Rooted, @Ctx() context: Context) {
    return complaintsOf(context, id);
  }

  @FieldResolver(() => TenderEvaluation, {
    nullable: true,
    description:
      "The evaluation, from the ranking on for officers and from the award on for others (评标结果)",
  })
  evaluation(@Root() { id }: Rooted, @Ctx() context: Context) {
    return evaluationOf(context, id);
  }

  @FieldResolver(() => TenderOpening, {
    nullable: true,
    description: "What the opening's browser needs, for officers from the deadline on (开标材料)",
  })
  opening(@Root() { id }: Rooted, @Ctx() context: Context) {
    return openingOf(context, id);
  }

  @FieldResolver(() => [ActionState], {
    description: "Every action with whether it is available and why not (可用操作)",
  })
  async actions(@Root() { id }: Rooted, @Ctx() context: Context) {
    return (await statesOf(context, id)).map(stateOf);
  }

  @FieldResolver(() => [TenderRung], {
    description: "Between which days the draft's steps may fall; none once announced (时间推算)",
  })
  ladder(@Root() { id }: Rooted, @Ctx() context: Context) {
    return ladderOf(context, id);
  }

  @FieldResolver(() => DayScalar, {
    nullable: true,
    description: "The last day for the contract, from the award notice on (合同签订期限)",
  })
  async contractDueOn(@Root() { id }: Rooted, @Ctx() context: Context) {
    return (await legalDaysOf(context, id)).contract;
  }

  @FieldResolver(() => DayScalar, {
    nullable: true,
    description: "The last day for the filing, from the award on (备案期限)",
  })
  async filingDueOn(@Root() { id }: Rooted, @Ctx() context: Context) {
    return (await legalDaysOf(context, id)).filing;
  }

  @FieldResolver(() => [StatuteCheck], {
    description: "What the law says of the notice as it is drafted (公告的法定核对)",
  })
  async nextChecks(@Root() { id }: Rooted, @Ctx() context: Context) {
    return toldChecks(context, await draftChecksOf(context, id));
  }

  @Mutation(() => IssueTenderLinkPayload, {
    description:
      "Give out a link: of the public notice, or a bidder's, member's or key holder's own (发出链接)",
  })
  async issueTenderLink(
    @Arg("input", () => IssueTenderLinkInput) input: IssueTenderLinkInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const { tender, token } = await issueTenderLink(context, input);
    // Behind # it stays in the browser: no log on the way has it.
    const url = token && `${context.baseUrl}/l#${token}`;
    const { clientMutationId } = input;
    return readPayload(context, info, { tender }, { clientMutationId, url });
  }

  @Mutation(() => TenderPayload, { description: "Begin a tender (新建招标)" })
  createTender(
    @Arg("input", () => CreateTenderInput) input: CreateTenderInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, createTender(context, input));
  }

  @Mutation(() => TenderPayload, {
    description: "Write notice and document (修改招标公告与招标文件)",
  })
  updateTender(
    @Arg("input", () => UpdateTenderInput) input: UpdateTenderInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, updateTender(context, input));
  }

  @Mutation(() => TenderPayload, { description: "Name or change a key holder (保存密钥保管人)" })
  saveTenderHolder(
    @Arg("input", () => SaveTenderHolderInput) input: SaveTenderHolderInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, saveTenderHolder(context, input));
  }

  @Mutation(() => TenderPayload, { description: "Take a key holder away (移除密钥保管人)" })
  removeTenderHolder(
    @Arg("input", () => RemoveTenderHolderInput) input: RemoveTenderHolderInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, removeTenderHolder(context, input));
  }

  @Mutation(() => TenderPayload, {
    description: "Keep one's own key under a passphrase (设定口令)",
  })
  keepTenderKey(
    @Arg("input", () => KeepTenderKeyInput) input: KeepTenderKeyInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, keepTenderKey(context, input));
  }

  @Mutation(() => TenderPayload, {
    description: "Keep the key that the browser made and split (生成开标密钥)",
  })
  sealTender(
    @Arg("input", () => SealTenderInput) input: SealTenderInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, sealTender(context, input));
  }

  @Mutation(() => TenderPayload, {
    description: "Announce: TEN-004 to TEN-013, TEN-025 (发布招标公告)",
  })
  issueTenderNotice(
    @Arg("input", () => IssueTenderNoticeInput) input: IssueTenderNoticeInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, issueTenderNotice(context, input));
  }

  @Mutation(() => TenderPayload, { description: "Take a bidder in (登记投标人)" })
  registerTenderBidder(
    @Arg("input", () => RegisterTenderBidderInput) input: RegisterTenderBidderInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, registerTenderBidder(context, input));
  }

  @Mutation(() => TenderPayload, { description: "Judge an application (资格审查)" })
  judgeTenderBidder(
    @Arg("input", () => JudgeTenderBidderInput) input: JudgeTenderBidderInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, judgeTenderBidder(context, input));
  }

  @Mutation(() => TenderPayload, {
    description: "Tell the prequalification's result, TEN-012 (通知资格预审结果)",
  })
  tellTenderQualification(
    @Arg("input", () => TellTenderQualificationInput) input: TellTenderQualificationInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, tellTenderQualification(context, input));
  }

  @Mutation(() => TenderPayload, { description: "Answer to all alike, TEN-014 (答疑)" })
  answerTenderQuestion(
    @Arg("input", () => AnswerTenderQuestionInput) input: AnswerTenderQuestionInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, answerTenderQuestion(context, input));
  }

  @Mutation(() => TenderPayload, { description: "Extend the deadline (延长投标截止时间)" })
  extendTenderDeadline(
    @Arg("input", () => ExtendTenderDeadlineInput) input: ExtendTenderDeadlineInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, extendTenderDeadline(context, input));
  }

  @Mutation(() => TenderPayload, { description: "Open the bids, TEN-024 (开标)" })
  openTender(
    @Arg("input", () => OpenTenderInput) input: OpenTenderInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, openTender(context, input));
  }

  @Mutation(() => TenderPayload, { description: "The tender fails (流标)" })
  failTender(
    @Arg("input", () => FailTenderInput) input: FailTenderInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, failTender(context, input));
  }

  @Mutation(() => TenderPayload, {
    description: "Name or change somebody who may judge (保存评委)",
  })
  saveTenderExpert(
    @Arg("input", () => SaveTenderExpertInput) input: SaveTenderExpertInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, saveTenderExpert(context, input));
  }

  @Mutation(() => TenderPayload, { description: "Take one away (移除评委)" })
  removeTenderExpert(
    @Arg("input", () => RemoveTenderExpertInput) input: RemoveTenderExpertInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, removeTenderExpert(context, input));
  }

  @Mutation(() => TenderPayload, {
    description: "Publish the list, TEN-026, TEN-027 (公布专家名单)",
  })
  listTenderExperts(
    @Arg("input", () => ListTenderExpertsInput) input: ListTenderExpertsInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, listTenderExperts(context, input));
  }

  @Mutation(() => TenderPayload, { description: "Draw the experts, TEN-028, TEN-029 (抽取专家)" })
  drawTenderExperts(
    @Arg("input", () => DrawTenderExpertsInput) input: DrawTenderExpertsInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, drawTenderExperts(context, input));
  }

  @Mutation(() => TenderPayload, { description: "Let the next of the reserve step in (替补专家)" })
  replaceTenderExpert(
    @Arg("input", () => ReplaceTenderExpertInput) input: ReplaceTenderExpertInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, replaceTenderExpert(context, input));
  }

  @Mutation(() => TenderPayload, { description: "Rank the bids, TEN-034 (推荐中标候选人)" })
  rankTender(
    @Arg("input", () => RankTenderInput) input: RankTenderInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, rankTender(context, input));
  }

  @Mutation(() => TenderPayload, { description: "Award, TEN-035 (定标)" })
  awardTender(
    @Arg("input", () => AwardTenderInput) input: AwardTenderInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, awardTender(context, input));
  }

  @Mutation(() => TenderPayload, {
    description: "Tell all bidders the result, TEN-036 (通知中标结果)",
  })
  tellTenderResult(
    @Arg("input", () => TellTenderResultInput) input: TellTenderResultInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, tellTenderResult(context, input));
  }

  @Mutation(() => TenderPayload, { description: "Answer a complaint (答复异议)" })
  answerTenderComplaint(
    @Arg("input", () => AnswerTenderComplaintInput) input: AnswerTenderComplaintInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, answerTenderComplaint(context, input));
  }

  @Mutation(() => TenderPayload, { description: "Record the contract, TEN-038 (签订合同)" })
  contractTender(
    @Arg("input", () => ContractTenderInput) input: ContractTenderInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, contractTender(context, input));
  }

  @Mutation(() => TenderPayload, { description: "Record the filing, TEN-037 (招投标备案)" })
  fileTender(
    @Arg("input", () => FileTenderInput) input: FileTenderInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, fileTender(context, input));
  }

  @Mutation(() => TenderPayload, { description: "Close (归档)" })
  closeTender(
    @Arg("input", () => CloseTenderInput) input: CloseTenderInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, closeTender(context, input));
  }
}
