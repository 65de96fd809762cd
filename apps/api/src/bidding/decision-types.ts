import { bidVerdicts, recommendations, sheetStatuses } from "@threshold/domain/bidding/decision";
import { Args, ArgsType, Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { AuditEntryConnection } from "../audit/types.ts";
import { connectionOf } from "../graphql/connection.ts";
import { enumOf } from "../graphql/enum.ts";
import { KeyedInput, KeyedPayload } from "../graphql/keyed.ts";
import { Node, readByMapping } from "../graphql/node.ts";
import { ForwardPage, Page } from "../graphql/page.ts";
import { InstantScalar } from "../graphql/scalars.ts";
import { Person } from "../organization/types.ts";
import { OfBiddingInput } from "./bid-document-types.ts";
import { said } from "./enums.ts";
import { BidOutcome } from "./lesson-types.ts";
import { BiddingProject } from "./types.ts";

export const BidRecommendation = said(
  "BidRecommendation",
  "What a sheet recommends (投标建议)",
  recommendations,
);
export const BidSheetStatus = said(
  "BidSheetStatus",
  "How a bid or no-bid sheet stands (决策表状态)",
  sheetStatuses,
);
export const BidVerdict = said("BidVerdict", "What was decided (投标决定)", bidVerdicts);
export const BidDecisionOrder = enumOf("BidDecisionOrder", "Order of decisions (排序)", {
  NEWEST: "Newest first (按新建时间)",
});

@ObjectType({ description: "What a bid is weighed by (决策指标)" })
export class BidCriterion {
  @Field(() => String, { description: "Names it for good (键)" })
  key!: string;

  @Field(() => String, { description: "Name (指标)" })
  name!: string;

  @Field(() => String, { description: "Name in English (英文名称)" })
  nameEn!: string;

  @Field(() => Int, { description: "Weight; all together are 100 (权重)" })
  weight!: number;

  @Field(() => String, { description: "What 5 and 0 stand for (评分说明)" })
  guide!: string;

  @Field(() => String, { description: "The same in English (英文说明)" })
  guideEn!: string;
}

@ObjectType({ description: "A question that ends the matter by itself (一票否决项)" })
export class BidKnockout {
  @Field(() => String, { description: "Names it for good (键)" })
  key!: string;

  @Field(() => String, { description: "Question (问题)" })
  question!: string;

  @Field(() => String, { description: "The same in English (英文问题)" })
  questionEn!: string;
}

/** What bids are weighed by, now or when a sheet was begun. */
@ObjectType()
abstract class WeighedBy {
  @Field(() => [BidCriterion], { description: "What is scored (评分指标)" })
  criteria!: BidCriterion[];

  @Field(() => [BidKnockout], { description: "What ends the matter by itself (一票否决项)" })
  knockouts!: BidKnockout[];

  @Field(() => Int, { description: "From so many points on: bid (建议投标分数线)" })
  bidFrom!: number;

  @Field(() => Int, { description: "Below so many points: no bid (建议不投分数线)" })
  noBidBelow!: number;
}

@ObjectType({ description: "What a company weighs bids by (投标决策标准)" })
export class BidCriteria extends WeighedBy {
  @Field(() => Int, { description: "Version; 0 is the standard's (版本)" })
  number!: number;

  @Field(() => InstantScalar, { nullable: true, description: "Set at (设置时间)" })
  savedAt?: string | null;

  @Field(() => String, { nullable: true, description: "Set by (设置人)" })
  savedBy?: string | null;
}

@ObjectType({ description: "What was given to a criterion, and why (评分)" })
export class BidScore {
  @Field(() => String, { description: "Criterion (指标)" })
  key!: string;

  @Field(() => Int, { nullable: true, description: "0 to 5 (得分)" })
  score?: number | null;

  @Field(() => String, { description: "Why (理由)" })
  reason!: string;
}

@ObjectType({ description: "What a question was answered with (否决项回答)" })
export class BidAnswer {
  @Field(() => String, { description: "Question (问题)" })
  key!: string;

  @Field(() => Boolean, { nullable: true, description: "Yes, or no (是否)" })
  holds?: boolean | null;

  @Field(() => String, { description: "Note (说明)" })
  note!: string;
}

@ObjectType({ description: "A sheet as it is filled in (决策表内容)" })
export class BidSheet extends WeighedBy {
  @Field(() => [BidScore], { description: "Scores (评分)" })
  scores!: BidScore[];

  @Field(() => [BidAnswer], { description: "Answers (回答)" })
  answers!: BidAnswer[];
}

@ObjectType({ description: "What the product knows of a criterion by itself (系统数据)" })
export class BidEvidence {
  @Field(() => String, { description: "Criterion (指标)" })
  key!: string;

  @Field(() => String, { description: "What is known (内容)" })
  zh!: string;

  @Field(() => String, { description: "The same in English (英文内容)" })
  en!: string;
}

@ObjectType({ description: "A bid or no-bid sheet (投标决策表)", implements: Node })
export class BidDecision extends Node {
  @Field(() => BiddingProject, { description: "Of which bidding (招投标项目)" })
  project!: BiddingProject;

  @Field(() => BidSheetStatus, { description: "Status (状态)" })
  status!: string;

  @Field(() => BidSheet, { description: "What is filled in (内容)" })
  sheet!: BidSheet;

  @Field(() => Int, {
    nullable: true,
    description: "Tenths of a point when sent, 0 to 1000 (得分)",
  })
  tenths?: number | null;

  @Field(() => BidRecommendation, { nullable: true, description: "What it recommended (建议)" })
  recommendation?: string | null;

  @Field(() => [BidEvidence], {
    description: "What is known of each criterion; once sent, what was known then (系统数据)",
  })
  evidence!: BidEvidence[];

  @Field(() => InstantScalar, { nullable: true, description: "Sent (提交时间)" })
  submittedAt?: string | null;

  @Field(() => Person, { nullable: true, description: "Sent by (提交人)" })
  submittedBy?: Person | null;

  @Field(() => BidVerdict, { nullable: true, description: "What was decided (决定)" })
  verdict?: string | null;

  @Field(() => String, { nullable: true, description: "Why, also why it was sent back (原因)" })
  reason?: string | null;

  @Field(() => InstantScalar, { nullable: true, description: "Decided (决定时间)" })
  decidedAt?: string | null;

  @Field(() => Person, { nullable: true, description: "Decided by (决定人)" })
  decidedBy?: Person | null;

  @Field(() => BidOutcome, { nullable: true, description: "How the bid ended (投标结果)" })
  outcome?: string | null;

  @Field(() => Int, { description: "Version (版本)" })
  version!: number;

  @Field(() => AuditEntryConnection, { description: "Who changed what when (变更记录)" })
  history(@Args(() => ForwardPage) _page: ForwardPage): AuditEntryConnection {
    return readByMapping();
  }
}

export const BidDecisionConnection = connectionOf(() => BidDecision, "BidDecision", "投标决策表");
export type BidDecisionConnection = InstanceType<typeof BidDecisionConnection>;

@InputType({ description: "Which sheets (筛选)" })
export class BidDecisionFilter {
  @Field(() => ID, { nullable: true, description: "Of this bidding (招投标项目)" })
  projectId?: string | null;

  @Field(() => [BidVerdict], { nullable: true, description: "Decided so (决定)" })
  verdicts?: string[] | null;

  @Field(() => [BidOutcome], { nullable: true, description: "Of bids that ended so (投标结果)" })
  outcomes?: string[] | null;
}

@ArgsType()
export class BidDecisionList extends Page {
  @Field(() => BidDecisionFilter, { nullable: true, description: "Which sheets (筛选)" })
  filter?: BidDecisionFilter;

  @Field(() => BidDecisionOrder, { defaultValue: "NEWEST", description: "In which order (排序)" })
  orderBy!: keyof typeof BidDecisionOrder;
}

@InputType({ description: "Input of beginBidDecision (操作输入)" })
export class BeginBidDecisionInput extends OfBiddingInput {}

@InputType({ description: "Input of submitBidDecision (操作输入)" })
export class SubmitBidDecisionInput extends OfBiddingInput {}

@InputType({ description: "What is given to a criterion (评分)" })
export class BidScoreInput {
  @Field(() => String, { description: "Criterion (指标)" })
  key!: string;

  @Field(() => Int, { nullable: true, description: "0 to 5 (得分)" })
  score?: number | null;

  @Field(() => String, { nullable: true, description: "Why (理由)" })
  reason?: string | null;
}

@InputType({ description: "What a question is answered with (否决项回答)" })
export class BidAnswerInput {
  @Field(() => String, { description: "Question (问题)" })
  key!: string;

  @Field(() => Boolean, { nullable: true, description: "Yes, or no (是否)" })
  holds?: boolean | null;

  @Field(() => String, { nullable: true, description: "Note (说明)" })
  note?: string | null;
}

@InputType({ description: "Input of saveBidDecision (操作输入)" })
export class SaveBidDecisionInput extends OfBiddingInput {
  @Field(() => Int, { description: "Version that was seen (版本)" })
  version!: number;

  @Field(() => [BidScoreInput], { description: "Scores (评分)" })
  scores!: BidScoreInput[];

  @Field(() => [BidAnswerInput], { description: "Answers (回答)" })
  answers!: BidAnswerInput[];
}

@InputType({ description: "Input of decideBid (操作输入)" })
export class DecideBidInput extends OfBiddingInput {
  @Field(() => BidVerdict, { description: "What is decided (决定)" })
  verdict!: keyof typeof BidVerdict;

  @Field(() => String, { nullable: true, description: "Why (原因)" })
  reason?: string | null;
}

@InputType({ description: "What bids are weighed by (决策指标)" })
export class BidCriterionInput {
  @Field(() => String, {
    nullable: true,
    description: "Names it for good; none for a new one (键)",
  })
  key?: string | null;

  @Field(() => String, { description: "Name (指标)" })
  name!: string;

  @Field(() => String, { nullable: true, description: "Name in English (英文名称)" })
  nameEn?: string | null;

  @Field(() => Int, { description: "Weight; all together are 100 (权重)" })
  weight!: number;

  @Field(() => String, { nullable: true, description: "What 5 and 0 stand for (评分说明)" })
  guide?: string | null;

  @Field(() => String, { nullable: true, description: "The same in English (英文说明)" })
  guideEn?: string | null;
}

@InputType({ description: "A question that ends the matter by itself (一票否决项)" })
export class BidKnockoutInput {
  @Field(() => String, {
    nullable: true,
    description: "Names it for good; none for a new one (键)",
  })
  key?: string | null;

  @Field(() => String, { description: "Question (问题)" })
  question!: string;

  @Field(() => String, { nullable: true, description: "The same in English (英文问题)" })
  questionEn?: string | null;
}

@InputType({ description: "Input of saveBidCriteria (操作输入)" })
export class SaveBidCriteriaInput extends KeyedInput {
  @Field(() => Int, { description: "Version that was seen; 0 for the standard's (版本)" })
  number!: number;

  @Field(() => [BidCriterionInput], { description: "What is scored (评分指标)" })
  criteria!: BidCriterionInput[];

  @Field(() => [BidKnockoutInput], { description: "What ends the matter by itself (一票否决项)" })
  knockouts!: BidKnockoutInput[];

  @Field(() => Int, { description: "From so many points on: bid (建议投标分数线)" })
  bidFrom!: number;

  @Field(() => Int, { description: "Below so many points: no bid (建议不投分数线)" })
  noBidBelow!: number;
}

@ObjectType({ description: "Answer of saveBidCriteria (操作结果)" })
export class SaveBidCriteriaPayload extends KeyedPayload {
  @Field(() => BidCriteria, { description: "What counts from now on (投标决策标准)" })
  criteria!: BidCriteria;
}
