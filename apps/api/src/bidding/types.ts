import { Args, Field, Float, Int, ObjectType } from "type-graphql";
import { Approval } from "../approval/types.ts";
import { Attachment } from "../attachment/types.ts";
import { AuditEntryConnection } from "../audit/types.ts";
import { connectionOf } from "../graphql/connection.ts";
import { Node, readByMapping } from "../graphql/node.ts";
import { ForwardPage } from "../graphql/page.ts";
import { DayScalar, InstantScalar, JsonScalar } from "../graphql/scalars.ts";
import { LaunchPlan } from "../launch/types.ts";
import { BidDefenceItem, BidPack, BidPackingItem, BidPart } from "./bid-document-types.ts";
import { Building, Estate, Person } from "../organization/types.ts";
import { Tender } from "../tender/types.ts";
import {
  AwardSender,
  BidAppointer,
  BiddingDocumentAuthor,
  BiddingDocumentKind,
  BiddingLight,
  BiddingObjectType,
  BiddingStatus,
  BiddingStepCode,
  BidMemberKind,
  CheckVerdict,
  ContractHead,
  DeveloperMaterialKind,
  OrganizerMode,
  PlanBinding,
  RequirementCategory,
  RuleConfidence,
  RuleEffect,
  SaleKind,
  SelectionMethod,
  TenderNoticeKind,
} from "./enums.ts";

@ObjectType({ description: "A statutory rule in the version that was checked (法定规则)" })
export class StatuteRule {
  @Field(() => String, { description: "Its id in the rule pack (规则编号)" })
  ruleId!: string;

  @Field(() => Int, { description: "Version (版本)" })
  version!: number;

  @Field(() => String, { description: "What it is about (事项)" })
  subject!: string;

  @Field(() => String, { description: "The same in English (英文事项)" })
  subjectEn!: string;

  @Field(() => String, { description: "What it asks for (要求)" })
  statement!: string;

  @Field(() => String, { description: "The same in English (英文要求)" })
  statementEn!: string;

  @Field(() => String, { description: "Document and article (文件与条款)" })
  source!: string;

  @Field(() => String, { nullable: true, description: "A few words of the text itself (原文摘录)" })
  quotation?: string | null;

  @Field(() => String, { nullable: true, description: "Where the words stand (摘录出处)" })
  quotedFrom?: string | null;

  @Field(() => RuleConfidence, { description: "How sure it is (可信度)" })
  confidence!: string;
}

@ObjectType({ description: "Why a check of the law came out as it did (核对说明)" })
export class StatuteCheck {
  @Field(() => StatuteRule, { description: "By which rule (规则)" })
  rule!: StatuteRule;

  @Field(() => CheckVerdict, { description: "How it came out (结果)" })
  verdict!: string;

  @Field(() => RuleEffect, { description: "What breaking it does (效力)" })
  effect!: string;

  @Field(() => JsonScalar, { description: "What was checked, by name (输入)" })
  inputs!: unknown;

  @Field(() => String, {
    nullable: true,
    description: "What was found: days, a number, a share (实际)",
  })
  found?: string | null;
}

@ObjectType({ description: "One link of the way to the deadline that holds a step (倒排依据)" })
export class LadderReason {
  @Field(() => BiddingStepCode, { description: "Ahead of which step, or whose deadline (步骤)" })
  step!: string;

  @Field(() => Int, { description: "Days ahead of it; 0 for the deadline itself (提前天数)" })
  days!: number;

  @Field(() => String, { description: "By which rule or setting (依据)" })
  rule!: string;

  @Field(() => PlanBinding, { description: "Who set it (性质)" })
  origin!: string;

  @Field(() => StatuteRule, { nullable: true, description: "The law, where it is one (法定规则)" })
  statute?: StatuteRule | null;
}

@ObjectType({
  description: "A step of the tender plan, counted back from both kinds of deadlines (节点)",
})
export class LadderStep {
  @Field(() => BiddingStepCode, { description: "Step (步骤)" })
  step!: string;

  @Field(() => DayScalar, {
    nullable: true,
    description: "By the company's procedure alone (公司时限)",
  })
  companyOn?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "By the law alone (法定时限)" })
  statuteOn?: string | null;

  @Field(() => DayScalar, {
    nullable: true,
    description: "By both together: the last day (最迟日期)",
  })
  latestOn?: string | null;

  @Field(() => PlanBinding, { nullable: true, description: "Which of them binds (以何为准)" })
  binding?: string | null;

  @Field(() => [LadderReason], { description: "Why then, link by link (依据)" })
  why!: LadderReason[];

  @Field(() => DayScalar, { nullable: true, description: "What it is held to (应完成日期)" })
  dueOn?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "When it was done (完成日期)" })
  doneOn?: string | null;

  @Field(() => DayScalar, { description: "The earliest from today on (最早可完成)" })
  earlyOn!: string;

  @Field(() => Int, { description: "Days late, done or open (逾期天数)" })
  daysLate!: number;
}

@ObjectType({ description: "A tender's plan (招投标倒排计划)" })
export class TenderLadder {
  @Field(() => [LadderStep], { description: "Its steps in order (节点)" })
  steps!: LadderStep[];

  @Field(() => Boolean, { description: "Whether all can still be in time (可按期)" })
  feasible!: boolean;

  @Field(() => [BiddingStepCode], { description: "Which cannot all be (冲突节点)" })
  conflictSteps!: string[];

  @Field(() => Int, { description: "By how many days (超出天数)" })
  conflictDays!: number;
}

@ObjectType({ description: "What a newer rule would change of a decision taken (规则更新影响)" })
export class StatuteChange {
  @Field(() => StatuteCheck, { description: "As it was decided (原核对)" })
  before!: StatuteCheck;

  @Field(() => StatuteCheck, { description: "As it would be now (现核对)" })
  after!: StatuteCheck;
}

@ObjectType({ description: "A member of the bid team (投标小组成员)", implements: Node })
export class BidTeamMember extends Node {
  @Field(() => Person, { description: "Who (成员)" })
  person!: Person;

  @Field(() => BidMemberKind, { description: "Part in the team (角色)" })
  kind!: string;

  @Field(() => BidAppointer, { description: "Appointed by (指定单位)" })
  appointedBy!: string;

  @Field(() => String, { description: "Responsibility (责任分工)" })
  responsibility!: string;

  @Field(() => Int, { description: "Version (版本)" })
  version!: number;
}

@ObjectType({ description: "A piece of the team's work (投标工作项)", implements: Node })
export class BidWorkItem extends Node {
  @Field(() => String, { description: "Work (工作内容)" })
  work!: string;

  @Field(() => DayScalar, { nullable: true, description: "Begins (计划开始)" })
  startOn?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "Done by (计划完成)" })
  dueOn?: string | null;

  @Field(() => Person, { nullable: true, description: "Whose (责任人)" })
  owner?: Person | null;

  @Field(() => DayScalar, { nullable: true, description: "Done on (实际完成)" })
  doneOn?: string | null;

  @Field(() => String, { nullable: true, description: "Remark (备注)" })
  remark?: string | null;

  @Field(() => Int, { description: "Version (版本)" })
  version!: number;
}

@ObjectType({ description: "What the tender document asks for (招标文件要求)", implements: Node })
export class TenderRequirement extends Node {
  @Field(() => String, { description: "Clause (条款号)" })
  clause!: string;

  @Field(() => String, { description: "Text (要求内容)" })
  text!: string;

  @Field(() => RequirementCategory, { description: "Kind (类别)" })
  category!: string;

  @Field(() => Boolean, { description: "Responded to (已响应)" })
  responded!: boolean;

  @Field(() => String, { nullable: true, description: "Section of the bid (投标文件章节)" })
  sectionRef?: string | null;

  @Field(() => BidPart, { nullable: true, description: "The part that answers it (投标文件章节)" })
  part?: BidPart | null;

  @Field(() => Person, { nullable: true, description: "Checked by (核对人)" })
  checkedBy?: Person | null;

  @Field(() => Int, { description: "Version (版本)" })
  version!: number;
}

@ObjectType({
  description: "What the developer hands to the agency (开发商资料)",
  implements: Node,
})
export class DeveloperMaterial extends Node {
  @Field(() => DeveloperMaterialKind, { description: "Kind (资料类别)" })
  kind!: string;

  @Field(() => DayScalar, { nullable: true, description: "Handed over on (提供日期)" })
  providedOn?: string | null;

  @Field(() => [Attachment], { description: "Files (附件)" })
  attachments!: Attachment[];
}

@ObjectType({ description: "A paper of the bidding (招投标文件)", implements: Node })
export class BiddingDocument extends Node {
  @Field(() => BiddingDocumentKind, { description: "Kind (文件类别)" })
  kind!: string;

  @Field(() => BiddingDocumentAuthor, { description: "Made by (编制单位)" })
  author!: string;

  @Field(() => DayScalar, { description: "Date (日期)" })
  datedOn!: string;

  @Field(() => String, { nullable: true, description: "Number (文号)" })
  number?: string | null;

  @Field(() => [Attachment], { description: "Its file (文件)" })
  attachments!: Attachment[];
}

@ObjectType({
  description: "A step that was taken, with what the law said of it (已办步骤)",
  implements: Node,
})
export class BiddingStep extends Node {
  @Field(() => BiddingStepCode, { description: "Step (步骤)" })
  step!: string;

  @Field(() => DayScalar, { description: "Day (完成日期)" })
  doneOn!: string;

  @Field(() => String, { nullable: true, description: "Note: attendance, questions (备注)" })
  note?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Why it went on in spite of a limit (超期说明)",
  })
  reason?: string | null;

  @Field(() => Boolean, { description: "Of a tender that was void (流标作废)" })
  superseded!: boolean;

  @Field(() => [StatuteCheck], { description: "What the law said then (法定核对)" })
  checks!: StatuteCheck[];
}

@ObjectType({ description: "A fee standard (收费标准)" })
export class FeeStandard {
  @Field(() => String, { description: "Name (名称)" })
  name!: string;

  @Field(() => String, { description: "Unit (单位)" })
  unit!: string;

  @Field(() => String, { description: "Price in CNY (单价)" })
  price!: string;
}

@ObjectType({ description: "Checks of the action that comes next (下一步的法定核对)" })
export class NextChecks {
  @Field(() => String, { description: "Which action (操作)" })
  action!: string;

  @Field(() => [StatuteCheck], { description: "What the law says of it as things stand (核对)" })
  checks!: StatuteCheck[];
}

@ObjectType({ description: "A pre-stage bidding (前期物业招投标项目)", implements: Node })
export class BiddingProject extends Node {
  @Field(() => Estate, { description: "Estate (项目)" })
  estate!: Estate;

  @Field(() => [Tender], {
    description: "Tenders that the organiser runs for it, newest first (招标项目)",
  })
  tenders!: Tender[];

  @Field(() => LaunchPlan, { nullable: true, description: "Its launch plan (开盘筹备计划)" })
  launchPlan?: LaunchPlan | null;

  @Field(() => [Building], {
    description: "Buildings of a cluster's or building's bidding (涉及楼宇)",
  })
  buildings!: Building[];

  @Field(() => BiddingStatus, { description: "Status (状态)" })
  status!: string;

  @Field(() => BiddingObjectType, { description: "What is bid for (招投标对象)" })
  objectType!: string;

  @Field(() => DayScalar, { description: "Launch (开盘日期)" })
  launchDate!: string;

  @Field(() => Int, { description: "Days to the launch (距开盘天数)" })
  daysLeft!: number;

  @Field(() => Boolean, { description: "Begun fewer than 90 days ahead (提请时限已过)" })
  begunLate!: boolean;

  @Field(() => String, { nullable: true, description: "Why (原因)" })
  lateReason?: string | null;

  @Field(() => OrganizerMode, { description: "Who runs the tender (招标组织形式)" })
  organizerMode!: string;

  @Field(() => String, { nullable: true, description: "Agency (代理机构)" })
  agencyName?: string | null;

  @Field(() => String, { nullable: true, description: "Province, for local rules (省)" })
  province?: string | null;

  @Field(() => String, { nullable: true, description: "City, for local rules (市)" })
  city?: string | null;

  @Field(() => SaleKind, { description: "How the units are sold (销售方式)" })
  saleKind!: string;

  @Field(() => DayScalar, {
    nullable: true,
    description: "Presale permit, first sale or delivery (预售许可、现售或交付日)",
  })
  saleOn?: string | null;

  @Field(() => Float, { nullable: true, description: "Floor area in m² (建筑面积)" })
  floorArea?: number | null;

  @Field(() => SelectionMethod, { nullable: true, description: "Selection method (选聘方式)" })
  selectionMethod?: string | null;

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
  noticeKind?: string | null;

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

  @Field(() => InstantScalar, {
    nullable: true,
    description: "Tender document obtained (取得招标文件时间)",
  })
  tenderReceivedAt?: string | null;

  @Field(() => InstantScalar, { nullable: true, description: "Pre-bid meeting (标前会议时间)" })
  preBidMeetingAt?: string | null;

  @Field(() => Boolean, { description: "A defence is asked for (是否要求答辩)" })
  defenseRequired!: boolean;

  @Field(() => InstantScalar, { nullable: true, description: "Defence (答辩时间)" })
  defenseAt?: string | null;

  @Field(() => Boolean, { description: "Defence prepared (答辩已准备)" })
  defensePrepared!: boolean;

  @Field(() => Boolean, { description: "Binding checked (装订已核对)" })
  bindingChecked!: boolean;

  @Field(() => Boolean, { description: "Packaging checked (包装已核对)" })
  packagingChecked!: boolean;

  @Field(() => InstantScalar, { nullable: true, description: "Delivered (送达时间)" })
  submittedAt?: string | null;

  @Field(() => Int, { nullable: true, description: "Bidders (投标人数)" })
  bidderCount?: number | null;

  @Field(() => String, { nullable: true, description: "Evaluation and award (评标与定标情况)" })
  evaluationNote?: string | null;

  @Field(() => DayScalar, {
    nullable: true,
    description: "Day of the award notice (中标通知书日期)",
  })
  awardOn?: string | null;

  @Field(() => AwardSender, { nullable: true, description: "Its sender (发送单位)" })
  awardSender?: string | null;

  @Field(() => String, { nullable: true, description: "Its number (中标通知书文号)" })
  awardNumber?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "Contract signed (签约日期)" })
  contractOn?: string | null;

  @Field(() => [ContractHead], {
    nullable: true,
    description: "What the contract was found to have (合同内容)",
  })
  contractHeads?: string[] | null;

  @Field(() => Int, { nullable: true, description: "For how many months it is (合同期限，月)" })
  contractMonths?: number | null;

  @Field(() => String, { nullable: true, description: "Filing number (备案编号)" })
  filingNumber?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "Filed (备案日期)" })
  filingOn?: string | null;

  @Field(() => String, { nullable: true, description: "Fee permit (收费许可证号)" })
  feePermitNumber?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "Fee permit obtained (取得日期)" })
  feePermitOn?: string | null;

  @Field(() => [FeeStandard], { description: "Fee standards (各类收费标准)" })
  feeStandards!: FeeStandard[];

  @Field(() => DayScalar, {
    nullable: true,
    description: "The region's head approved the plan (计划批准日期)",
  })
  planApprovedOn?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Why it was void or cancelled (流标或终止原因)",
  })
  endedReason?: string | null;

  @Field(() => DayScalar, { description: "Request due, T−90 (提请时限)" })
  requestDueOn!: string;

  @Field(() => DayScalar, { nullable: true, description: "Requested (提请日期)" })
  requestedOn?: string | null;

  @Field(() => DayScalar, { description: "Contract due, T−75 (签约时限)" })
  contractDueOn!: string;

  @Field(() => BiddingStepCode, { nullable: true, description: "What comes next (下一步骤)" })
  nextStep?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "By when (最近时限)" })
  nextDueOn?: string | null;

  @Field(() => BiddingLight, { description: "Light (风险灯)" })
  light!: string;

  @Field(() => [BidTeamMember], { description: "Team (投标小组)" })
  members!: BidTeamMember[];

  @Field(() => [BidWorkItem], { description: "Work (投标工作计划)" })
  workItems!: BidWorkItem[];

  @Field(() => [TenderRequirement], { description: "Requirements (招标文件要求)" })
  requirements!: TenderRequirement[];

  @Field(() => [DeveloperMaterial], { description: "Developer's materials (开发商资料)" })
  materials!: DeveloperMaterial[];

  @Field(() => [BiddingDocument], { description: "Papers (招投标文件)" })
  documents!: BiddingDocument[];

  @Field(() => [BidPart], { description: "Parts of the bid, for those who bid (投标文件章节)" })
  parts!: BidPart[];

  @Field(() => [BidPack], { description: "The last assemblies, newest first (合成记录)" })
  packs!: BidPack[];

  @Field(() => [BidPackingItem], { description: "Binding and packaging (装订与封装清单)" })
  packingItems!: BidPackingItem[];

  @Field(() => [BidDefenceItem], { description: "Preparation of the defence (答辩准备)" })
  defenceItems!: BidDefenceItem[];

  @Field(() => [BiddingStep], { description: "Steps taken, newest first (已办步骤)" })
  steps!: BiddingStep[];

  @Field(() => Approval, { nullable: true, description: "Approval of the plan (计划审批)" })
  approval?: Approval | null;

  @Field(() => Int, { description: "Version (版本)" })
  version!: number;

  @Field(() => InstantScalar, { description: "Begun (新建时间)" })
  createdAt!: string;

  @Field(() => AuditEntryConnection, { description: "Who changed what when (变更记录)" })
  history(@Args(() => ForwardPage) _page: ForwardPage): AuditEntryConnection {
    return readByMapping();
  }
}

export const BiddingProjectConnection = connectionOf(
  () => BiddingProject,
  "BiddingProject",
  "前期物业招投标项目",
);
export type BiddingProjectConnection = InstanceType<typeof BiddingProjectConnection>;
