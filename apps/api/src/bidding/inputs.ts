import { ArgsType, Field, Float, ID, InputType, Int, ObjectType } from "type-graphql";
import { OfBiddingInput } from "./bid-document-types.ts";
import { PlaceFilter } from "../graphql/place-filter.ts";
import { KeyedInput, KeyedPayload } from "../graphql/keyed.ts";
import { Page } from "../graphql/page.ts";
import { DayScalar, InstantScalar } from "../graphql/scalars.ts";
import {
  AwardSender,
  BidAppointer,
  BiddingDocumentAuthor,
  BiddingDocumentKind,
  BiddingLight,
  BiddingObjectType,
  BiddingOrder,
  BiddingStatus,
  BiddingStepCode,
  BidMemberKind,
  ContractHead,
  DeveloperMaterialKind,
  OrganizerMode,
  RequirementCategory,
  SaleKind,
  SelectionMethod,
  TenderNoticeKind,
} from "./enums.ts";
import { BiddingDocument, BiddingProject } from "./types.ts";

const reasonText = "Why (原因)";

@InputType({ description: "Which biddings (筛选)" })
export class BiddingFilter extends PlaceFilter {
  @Field(() => String, {
    nullable: true,
    description: "Text, pinyin or initials of the estate (搜索)",
  })
  search?: string | null;

  @Field(() => [BiddingStatus], { nullable: true, description: "In these statuses (状态)" })
  statuses?: string[] | null;

  @Field(() => [BiddingLight], { nullable: true, description: "With these lights (风险灯)" })
  lights?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: "Still going on (进行中)" })
  open?: boolean | null;
}

@ArgsType()
export class BiddingList extends Page {
  @Field(() => BiddingFilter, { nullable: true, description: "Which biddings (筛选)" })
  filter?: BiddingFilter;

  @Field(() => BiddingOrder, { defaultValue: "URGENCY", description: "In which order (排序)" })
  orderBy!: keyof typeof BiddingOrder;
}

@ObjectType({ description: "Answer of an action on a bidding (操作结果)" })
export class BiddingPayload extends KeyedPayload {
  @Field(() => BiddingProject, { description: "The bidding as it is now (招投标项目)" })
  project!: BiddingProject;
}

@InputType({ description: "Input of an action on a bidding (操作输入)" })
export class BiddingInput extends KeyedInput {
  @Field(() => ID, { description: "The bidding (招投标项目)" })
  id!: string;
}

@InputType({ description: "Input of createBidding (操作输入)" })
export class CreateBiddingInput extends KeyedInput {
  @Field(() => ID, { description: "Estate (项目)" })
  estateId!: string;

  @Field(() => BiddingObjectType, { description: "What is bid for (招投标对象)" })
  objectType!: keyof typeof BiddingObjectType;

  @Field(() => [ID], {
    defaultValue: [],
    description: "Buildings of a cluster or building (涉及楼宇)",
  })
  buildingIds!: string[];

  @Field(() => DayScalar, {
    nullable: true,
    description: "Launch; the launch plan's when left out (开盘日期)",
  })
  launchDate?: string | null;

  @Field(() => OrganizerMode, { description: "Who runs the tender (招标组织形式)" })
  organizerMode!: keyof typeof OrganizerMode;

  @Field(() => SaleKind, { description: "How the units are sold (销售方式)" })
  saleKind!: keyof typeof SaleKind;

  @Field(() => DayScalar, {
    nullable: true,
    description: "Presale permit, first sale or delivery (预售许可、现售或交付日)",
  })
  saleOn?: string | null;

  @Field(() => String, { nullable: true, description: "Province (省)" })
  province?: string | null;

  @Field(() => String, { nullable: true, description: "City (市)" })
  city?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Why it begins fewer than 90 days ahead (提请时限已过的原因)",
  })
  lateReason?: string | null;
}

@InputType({
  description: "Input of updateBidding: what is left out stays, null takes it away (操作输入)",
})
export class UpdateBiddingInput extends BiddingInput {
  @Field(() => Int, { description: "Version that was read (版本)" })
  version!: number;

  @Field(() => OrganizerMode, { nullable: true, description: "Who runs the tender (招标组织形式)" })
  organizerMode?: keyof typeof OrganizerMode;

  @Field(() => String, { nullable: true, description: "Agency (代理机构)" })
  agencyName?: string | null;

  @Field(() => String, { nullable: true, description: "Province (省)" })
  province?: string | null;

  @Field(() => String, { nullable: true, description: "City (市)" })
  city?: string | null;

  @Field(() => String, { nullable: true, description: "Why it began late (提请时限已过的原因)" })
  lateReason?: string | null;

  @Field(() => SaleKind, { nullable: true, description: "How the units are sold (销售方式)" })
  saleKind?: keyof typeof SaleKind;

  @Field(() => DayScalar, {
    nullable: true,
    description: "Presale permit, first sale or delivery (预售许可、现售或交付日)",
  })
  saleOn?: string | null;

  @Field(() => Float, { nullable: true, description: "Floor area in m² (建筑面积)" })
  floorArea?: number | null;

  @Field(() => SelectionMethod, { nullable: true, description: "Selection method (选聘方式)" })
  selectionMethod?: keyof typeof SelectionMethod | null;

  @Field(() => String, { nullable: true, description: "Note on it (选聘方式说明)" })
  selectionNote?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The authority's approval of an agreement (协议选聘批准文号)",
  })
  approvalDocument?: string | null;

  @Field(() => String, { nullable: true, description: "Tender office (招标工作机构)" })
  tenderOffice?: string | null;

  @Field(() => Float, { nullable: true, description: "Tender cost in CNY (招标费用)" })
  tenderCost?: number | null;

  @Field(() => DayScalar, {
    nullable: true,
    description: "Times agreed with the authority on (开标发标时间商定日)",
  })
  timesAgreedOn?: string | null;

  @Field(() => TenderNoticeKind, { nullable: true, description: "Kind of notice (发标方式)" })
  noticeKind?: keyof typeof TenderNoticeKind | null;

  @Field(() => InstantScalar, { nullable: true, description: "Notice (发标时间)" })
  noticeAt?: string | null;

  @Field(() => DayScalar, {
    nullable: true,
    description: "First day of issue, if not the notice's (招标文件开始发出日)",
  })
  documentIssuedOn?: string | null;

  @Field(() => Int, { nullable: true, description: "Companies invited (邀请家数)" })
  invitedCount?: number | null;

  @Field(() => InstantScalar, { nullable: true, description: "Deadline (投标截止时间)" })
  submissionDeadline?: string | null;

  @Field(() => String, { nullable: true, description: "Place of delivery (投标指定地点)" })
  submissionPlace?: string | null;

  @Field(() => InstantScalar, { nullable: true, description: "Opening (开标时间)" })
  openingAt?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "Bids are valid until (投标有效期至)" })
  bidValidUntil?: string | null;

  @Field(() => InstantScalar, { nullable: true, description: "Pre-bid meeting (标前会议时间)" })
  preBidMeetingAt?: string | null;

  @Field(() => Boolean, { nullable: true, description: "A defence is asked for (是否要求答辩)" })
  defenseRequired?: boolean;

  @Field(() => InstantScalar, { nullable: true, description: "Defence (答辩时间)" })
  defenseAt?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Defence prepared: project and bid (答辩已准备)",
  })
  defensePrepared?: boolean;
}

@InputType({ description: "Input of moveBiddingLaunch (操作输入)" })
export class MoveBiddingLaunchInput extends BiddingInput {
  @Field(() => DayScalar, { description: "Launch (开盘日期)" })
  launchDate!: string;

  @Field(() => String, { description: reasonText })
  reason!: string;
}

@InputType({ description: "Input of an action that needs a reason (操作输入)" })
export class BiddingReasonInput extends BiddingInput {
  @Field(() => String, { description: reasonText })
  reason!: string;
}

@InputType({ description: "Input of startBidding (操作输入)" })
export class StartBiddingInput extends BiddingInput {
  @Field(() => InstantScalar, {
    description: "When the tender document was obtained (取得招标文件时间)",
  })
  tenderReceivedAt!: string;
}

@InputType({ description: "Input of submitBid (操作输入)" })
export class SubmitBidInput extends BiddingInput {
  @Field(() => InstantScalar, {
    nullable: true,
    description: "Delivered; now when left out (送达时间)",
  })
  submittedAt?: string | null;

  @Field(() => Boolean, { description: "Bound as the document asks (装订已核对)" })
  bindingChecked!: boolean;

  @Field(() => Boolean, { description: "Packed as the document asks (包装已核对)" })
  packagingChecked!: boolean;
}

@InputType({ description: "Input of openBids (操作输入)" })
export class OpenBidsInput extends BiddingInput {
  @Field(() => Int, { description: "Bidders at the deadline (投标人数)" })
  bidderCount!: number;

  @Field(() => Boolean, { description: "The leader attended (负责人已参加)" })
  leaderAttended!: boolean;

  @Field(() => Boolean, { description: "The project head attended (项目负责人已参加)" })
  projectHeadAttended!: boolean;

  @Field(() => Boolean, {
    defaultValue: false,
    description: "The defence was attended (已参加答辩)",
  })
  defenseAttended!: boolean;

  @Field(() => String, { nullable: true, description: "Evaluation and award (评标与定标情况)" })
  evaluationNote?: string | null;
}

@InputType({ description: "Input of recordAward (操作输入)" })
export class RecordAwardInput extends BiddingInput {
  @Field(() => DayScalar, { description: "Day of the award notice (中标通知书日期)" })
  awardOn!: string;

  @Field(() => AwardSender, { description: "Its sender (发送单位)" })
  awardSender!: keyof typeof AwardSender;

  @Field(() => String, { nullable: true, description: "Its number (文号)" })
  awardNumber?: string | null;

  @Field(() => Int, { description: "Members of the committee (评标委员会人数)" })
  committeeSize!: number;

  @Field(() => Int, { description: "Experts among them (专家人数)" })
  expertCount!: number;

  @Field(() => Boolean, { description: "Experts were drawn (专家随机抽取)" })
  expertsDrawn!: boolean;

  @Field(() => Boolean, { description: "Nobody has an interest in a bidder (无利害关系)" })
  withoutConflict!: boolean;

  @Field(() => Int, { nullable: true, description: "Candidates ranked (中标候选人数)" })
  candidateCount?: number | null;

  @Field(() => Boolean, { description: "All bidders were told the result (结果已通知全部投标人)" })
  losersNotified!: boolean;

  @Field(() => String, {
    nullable: true,
    description: "Why in spite of a limit that has passed (超期说明)",
  })
  reason?: string | null;
}

@InputType({ description: "Input of recordLoss (操作输入)" })
export class RecordLossInput extends BiddingInput {
  @Field(() => DayScalar, { description: "Day of the result (定标日期)" })
  awardOn!: string;

  @Field(() => String, { nullable: true, description: "What is known of it (情况说明)" })
  reason?: string | null;
}

@InputType({ description: "Input of signContract (操作输入)" })
export class SignContractInput extends BiddingInput {
  @Field(() => DayScalar, { description: "Signed on (签约日期)" })
  contractOn!: string;

  @Field(() => [ContractHead], { description: "What the contract has, SVC-001 (合同内容)" })
  contractHeads!: (keyof typeof ContractHead)[];

  @Field(() => Int, { nullable: true, description: "For how many months (合同期限，月)" })
  contractMonths?: number | null;

  @Field(() => String, { nullable: true, description: "Why without a tender, or late (原因)" })
  reason?: string | null;
}

@InputType({ description: "Input of fileBidding (操作输入)" })
export class FileBiddingInput extends BiddingInput {
  @Field(() => String, { description: "Filing number (备案编号)" })
  filingNumber!: string;

  @Field(() => DayScalar, { description: "Filed on (备案日期)" })
  filingOn!: string;

  @Field(() => String, { nullable: true, description: "Why late (超期说明)" })
  reason?: string | null;
}

@InputType({ description: "A fee standard (收费标准)" })
export class FeeStandardInput {
  @Field(() => String, { description: "Name (名称)" })
  name!: string;

  @Field(() => String, { description: "Unit (单位)" })
  unit!: string;

  @Field(() => String, { description: "Price in CNY, at most two decimals (单价)" })
  price!: string;
}

@InputType({ description: "Input of licenseBidding (操作输入)" })
export class LicenseBiddingInput extends BiddingInput {
  @Field(() => String, { description: "Fee permit (收费许可证号)" })
  feePermitNumber!: string;

  @Field(() => DayScalar, { description: "Obtained on (取得日期)" })
  feePermitOn!: string;

  @Field(() => [FeeStandardInput], { description: "Standards that it is for (各类收费标准)" })
  feeStandards!: FeeStandardInput[];
}

@InputType({ description: "Input of recordBiddingStep (操作输入)" })
export class RecordBiddingStepInput extends BiddingInput {
  @Field(() => BiddingStepCode, { description: "Step (步骤)" })
  step!: keyof typeof BiddingStepCode;

  @Field(() => DayScalar, { description: "Done on (完成日期)" })
  doneOn!: string;

  @Field(() => String, {
    nullable: true,
    description: "Note; of a meeting who was there and what was asked (备注)",
  })
  note?: string | null;
}

@InputType({ description: "Input of saveBidTeamMember: without an id a new one (操作输入)" })
export class SaveBidTeamMemberInput extends OfBiddingInput {
  @Field(() => ID, { nullable: true, description: "The member, where it is changed (成员记录)" })
  id?: string | null;

  @Field(() => ID, { description: "Who (成员)" })
  personId!: string;

  @Field(() => BidMemberKind, { description: "Part in the team (角色)" })
  kind!: keyof typeof BidMemberKind;

  @Field(() => BidAppointer, { description: "Appointed by (指定单位)" })
  appointedBy!: keyof typeof BidAppointer;

  @Field(() => String, { description: "Responsibility (责任分工)" })
  responsibility!: string;
}

@InputType({ description: "Input of saveBidWorkItem: without an id a new one (操作输入)" })
export class SaveBidWorkItemInput extends OfBiddingInput {
  @Field(() => ID, { nullable: true, description: "The item, where it is changed (工作项)" })
  id?: string | null;

  @Field(() => String, { description: "Work (工作内容)" })
  work!: string;

  @Field(() => DayScalar, { nullable: true, description: "Begins (计划开始)" })
  startOn?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "Done by (计划完成)" })
  dueOn?: string | null;

  @Field(() => ID, { nullable: true, description: "Whose (责任人)" })
  ownerId?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "Done on (实际完成)" })
  doneOn?: string | null;

  @Field(() => String, { nullable: true, description: "Remark (备注)" })
  remark?: string | null;
}

@InputType({ description: "Input of saveTenderRequirement: without an id a new one (操作输入)" })
export class SaveTenderRequirementInput extends OfBiddingInput {
  @Field(() => ID, { nullable: true, description: "The requirement, where it is changed (要求)" })
  id?: string | null;

  @Field(() => String, { description: "Clause (条款号)" })
  clause!: string;

  @Field(() => String, { description: "Text (要求内容)" })
  text!: string;

  @Field(() => RequirementCategory, { description: "Kind (类别)" })
  category!: keyof typeof RequirementCategory;

  @Field(() => Boolean, {
    defaultValue: false,
    description: "Responded to; then who saves has checked it (已响应)",
  })
  responded!: boolean;

  @Field(() => String, { nullable: true, description: "Section of the bid (投标文件章节)" })
  sectionRef?: string | null;

  @Field(() => ID, { nullable: true, description: "The part that answers it (投标文件章节)" })
  partId?: string | null;
}

@InputType({ description: "Input of recordDeveloperMaterial (操作输入)" })
export class RecordDeveloperMaterialInput extends BiddingInput {
  @Field(() => DeveloperMaterialKind, { description: "Kind (资料类别)" })
  kind!: keyof typeof DeveloperMaterialKind;

  @Field(() => DayScalar, {
    nullable: true,
    description: "Handed over on; null: not yet (提供日期)",
  })
  providedOn?: string | null;
}

@InputType({ description: "Input of addBiddingDocument (操作输入)" })
export class AddBiddingDocumentInput extends BiddingInput {
  @Field(() => BiddingDocumentKind, { description: "Kind (文件类别)" })
  kind!: keyof typeof BiddingDocumentKind;

  @Field(() => BiddingDocumentAuthor, { description: "Made by (编制单位)" })
  author!: keyof typeof BiddingDocumentAuthor;

  @Field(() => DayScalar, { description: "Date (日期)" })
  datedOn!: string;

  @Field(() => String, { nullable: true, description: "Number (文号)" })
  number?: string | null;
}

@ObjectType({ description: "Answer of addBiddingDocument (操作结果)" })
export class BiddingDocumentPayload extends KeyedPayload {
  @Field(() => BiddingProject, { description: "The bidding as it is now (招投标项目)" })
  project!: BiddingProject;

  @Field(() => BiddingDocument, { description: "The paper; its file is sent for it (文件)" })
  document!: BiddingDocument;
}

@InputType({ description: "Input of removing a part of a bidding (操作输入)" })
export class RemoveBiddingPartInput extends KeyedInput {
  @Field(() => ID, {
    description: "Member, work item, requirement or paper (成员、工作项、要求或文件)",
  })
  id!: string;
}

@InputType({ description: "Input of requestBidding (操作输入)" })
export class RequestBiddingInput extends BiddingInput {}

@InputType({ description: "Input of prepareBidding (操作输入)" })
export class PrepareBiddingInput extends BiddingInput {}

@InputType({ description: "Input of agreeBidding (操作输入)" })
export class AgreeBiddingInput extends BiddingInput {}

@InputType({ description: "Input of issueTender (操作输入)" })
export class IssueTenderInput extends BiddingInput {}

@InputType({ description: "Input of closeBidding (操作输入)" })
export class CloseBiddingInput extends BiddingInput {}

@InputType({ description: "Input of submitBidPlan (操作输入)" })
export class SubmitBidPlanInput extends BiddingInput {}

@InputType({ description: "Input of voidTender (操作输入)" })
export class VoidTenderInput extends BiddingReasonInput {}

@InputType({ description: "Input of cancelBidding (操作输入)" })
export class CancelBiddingInput extends BiddingReasonInput {}
