import { ArgsType, Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { KeyedInput, KeyedPayload } from "../graphql/keyed.ts";
import { Page } from "../graphql/page.ts";
import { DayScalar } from "../graphql/scalars.ts";
import { Role } from "../organization/role.ts";
import {
  ApprovalChainKey,
  ApprovalDecision,
  ApprovalStatus,
  Placement,
  StepMode,
} from "./enums.ts";
import { Approval, StepLevel } from "./types.ts";

@InputType({ description: "Which approvals (筛选)" })
export class ApprovalFilter {
  @Field(() => Boolean, { nullable: true, description: "Those that wait for me (待我审批)" })
  waitingForMe?: boolean;

  @Field(() => Boolean, { nullable: true, description: "Those that I asked for (我提交的)" })
  requestedByMe?: boolean;

  @Field(() => [ApprovalStatus], { nullable: true, description: "By status (状态)" })
  statuses?: (keyof typeof ApprovalStatus)[];

  @Field(() => [ApprovalChainKey], { nullable: true, description: "By chain (流程)" })
  chains?: (keyof typeof ApprovalChainKey)[];

  @Field(() => String, { nullable: true, description: "In the title (标题)" })
  search?: string;
}

@ArgsType()
export class ApprovalList extends Page {
  @Field(() => ApprovalFilter, { nullable: true, description: "Which approvals (筛选)" })
  filter?: ApprovalFilter;
}

/** What every act on an approval names: it, and what of it was seen. */
@InputType()
abstract class OnApproval extends KeyedInput {
  @Field(() => ID, { description: "The approval (审批)" })
  id!: string;
}

@InputType()
abstract class OnStep extends OnApproval {
  @Field(() => String, {
    description: "The step that was seen: refused where another one has its turn (环节)",
  })
  step!: string;

  @Field(() => String, {
    description: "The content that was seen: refused where it changed (内容校验值)",
  })
  contentHash!: string;
}

@InputType({ description: "Input of decideApproval (操作输入)" })
export class DecideApprovalInput extends OnStep {
  @Field(() => ApprovalDecision, { description: "Approve or return (意见)" })
  decision!: keyof typeof ApprovalDecision;

  @Field(() => String, { nullable: true, description: "The reason, for a return (说明)" })
  comment?: string | null;
}

@InputType({ description: "Input of delegateApproval (操作输入)" })
export class DelegateApprovalInput extends OnStep {
  @Field(() => ID, { description: "Who decides instead, this once (转交给)" })
  toPersonId!: string;

  @Field(() => String, { nullable: true, description: "What to tell them (说明)" })
  comment?: string | null;
}

@InputType({ description: "Input of countersignApproval (操作输入)" })
export class CountersignApprovalInput extends OnStep {
  @Field(() => ID, { description: "Who is asked as well (加签人)" })
  personId!: string;

  @Field(() => Placement, { description: "Ahead of this step or behind it (加签位置)" })
  placement!: keyof typeof Placement;

  @Field(() => String, { nullable: true, description: "What to tell them (说明)" })
  comment?: string | null;
}

@InputType({ description: "Input of commentOnApproval (操作输入)" })
export class CommentOnApprovalInput extends OnApproval {
  @Field(() => String, { description: "The remark (批注)" })
  comment!: string;
}

@InputType({ description: "Input of withdrawApproval (操作输入)" })
export class WithdrawApprovalInput extends OnApproval {
  @Field(() => String, { nullable: true, description: "Why (说明)" })
  comment?: string | null;
}

@InputType({ description: "Input of recordPaperDecision (操作输入)" })
export class RecordPaperDecisionInput extends OnStep {
  @Field(() => ApprovalDecision, { description: "Approve or return (意见)" })
  decision!: keyof typeof ApprovalDecision;

  @Field(() => Role, { description: "As what they signed (外部岗位)" })
  role!: keyof typeof Role;

  @Field(() => String, { description: "Who signed (签署人)" })
  name!: string;

  @Field(() => String, { nullable: true, description: "Whose people they are (单位)" })
  organization?: string | null;

  @Field(() => DayScalar, { description: "Day on the paper (书面日期)" })
  decidedOn!: string;

  @Field(() => ID, { description: "The signed paper, attached to the approval (书面凭证)" })
  evidenceId!: string;

  @Field(() => String, { nullable: true, description: "The reason, for a return (说明)" })
  comment?: string | null;
}

@ObjectType({ description: "Answer of an act on an approval (操作结果)" })
export class ApprovalPayload extends KeyedPayload {
  @Field(() => Approval, { description: "The approval as it stands now (审批)" })
  approval!: Approval;
}

@InputType({ description: "A step of a chain as it is to be (审批环节)" })
export class ChainStepInput {
  @Field(() => String, { description: "Name of the step within its chain, for good (环节标识)" })
  key!: string;

  @Field(() => String, { description: "What it is called (名称)" })
  label!: string;

  @Field(() => String, { description: "What it is called in English (英文名称)" })
  labelEn!: string;

  @Field(() => [Role], { description: "Roles that decide (岗位)" })
  roles!: (keyof typeof Role)[];

  @Field(() => StepLevel, { description: "Where its people stand (层级)" })
  level!: keyof typeof StepLevel;

  @Field(() => StepMode, { description: "One voice or all (方式)" })
  mode!: keyof typeof StepMode;

  @Field(() => Int, { nullable: true, description: "Days to decide in (审批时限天数)" })
  dueDays?: number | null;
}

@InputType({ description: "Input of adaptApprovalChain (操作输入)" })
export class AdaptApprovalChainInput extends KeyedInput {
  @Field(() => ApprovalChainKey, { description: "Which chain (流程)" })
  key!: keyof typeof ApprovalChainKey;

  @Field(() => Int, { description: "The version that was adapted (原版本)" })
  basedOn!: number;

  @Field(() => [ChainStepInput], { description: "Its steps in order (环节)" })
  steps!: ChainStepInput[];
}

@ObjectType({ description: "Answer of adaptApprovalChain (操作结果)" })
export class AdaptApprovalChainPayload extends KeyedPayload {
  @Field(() => ApprovalChainKey, { description: "Which chain (流程)" })
  key!: keyof typeof ApprovalChainKey;

  @Field(() => Int, { description: "The version made (新版本)" })
  versionNumber!: number;
}
