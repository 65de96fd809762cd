import { Field, ID, Int, ObjectType } from "type-graphql";
import { Attachment } from "../attachment/types.ts";
import { AccessLink } from "../access-link/types.ts";
import { ActionState } from "../graphql/action.ts";
import { connectionOf } from "../graphql/connection.ts";
import { enumOf } from "../graphql/enum.ts";
import { Node } from "../graphql/node.ts";
import { DayScalar, InstantScalar } from "../graphql/scalars.ts";
import { Role } from "../organization/role.ts";
import { Person, ServiceCenter } from "../organization/types.ts";
import {
  ApprovalChainKey,
  ApprovalEventKind,
  ApprovalStatus,
  ApprovalStepStatus,
  ApprovalVia,
  Placement,
  StepMode,
} from "./enums.ts";

export const StepLevel = enumOf(
  "StepLevel",
  "Where a step's people stand to the record (环节层级)",
  {
    SERVICE_CENTER: "The record's service center or above (物业服务中心)",
    REGION: "The record's region or above (地区物业公司)",
    COMPANY: "The company (公司)",
    EXTERNAL: "Another party: the developer, a contractor (外部单位)",
  },
);

@ObjectType({ description: "One thing a record says of itself (摘要项)" })
export class SummaryFact {
  @Field(() => String, { description: "What it is, in Chinese (名称)" })
  label!: string;

  @Field(() => String, { description: "What it is, in English (英文名称)" })
  labelEn!: string;

  @Field(() => String, { description: "Its value (内容)" })
  value!: string;
}

@ObjectType({ description: "A step of an approval as it stands (审批环节)", implements: Node })
export class ApprovalStep extends Node {
  @Field(() => String, { description: "Name of the step within its approval (环节标识)" })
  key!: string;

  @Field(() => Int, { description: "Place in the order, from 1 (顺序)" })
  position!: number;

  @Field(() => String, { description: "What it is called (名称)" })
  label!: string;

  @Field(() => String, { description: "What it is called in English (英文名称)" })
  labelEn!: string;

  @Field(() => StepLevel, { description: "Where its people stand (层级)" })
  level!: keyof typeof StepLevel;

  @Field(() => StepMode, { description: "One voice or all (方式)" })
  mode!: keyof typeof StepMode;

  @Field(() => [Role], { description: "Roles that decide; none for a further approver (岗位)" })
  roles!: (keyof typeof Role)[];

  @Field(() => ApprovalStepStatus, { description: "Status (状态)" })
  status!: keyof typeof ApprovalStepStatus;

  @Field(() => [Role], { description: "Roles whose voice is still missing (待审岗位)" })
  openRoles!: (keyof typeof Role)[];

  @Field(() => [Person], {
    description: "Who may decide now: holders of the roles, or who was asked by name (待审人)",
  })
  candidates!: Person[];

  @Field(() => DayScalar, { nullable: true, description: "Since when it is its turn (到达日期)" })
  sinceOn?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "Last day to decide (应审日期)" })
  dueOn?: string | null;
}

@ObjectType({ description: "Something that happened to an approval (审批记录)", implements: Node })
export class ApprovalEvent extends Node {
  @Field(() => ApprovalEventKind, { description: "What happened (类别)" })
  kind!: keyof typeof ApprovalEventKind;

  @Field(() => ApprovalVia, { description: "How it came in (方式)" })
  via!: keyof typeof ApprovalVia;

  @Field(() => Person, { nullable: true, description: "Who did it, with an account (办理人)" })
  person?: Person | null;

  @Field(() => String, { nullable: true, description: "Who decided without one (外部人员姓名)" })
  outsiderName?: string | null;

  @Field(() => String, { nullable: true, description: "Whose people they are (外部单位)" })
  outsiderOrganization?: string | null;

  @Field(() => Role, { nullable: true, description: "As what they decided (外部岗位)" })
  outsiderRole?: keyof typeof Role | null;

  @Field(() => DayScalar, { nullable: true, description: "Day on the paper (书面日期)" })
  decidedOn?: string | null;

  @Field(() => Attachment, { nullable: true, description: "The signed paper (书面凭证)" })
  evidence?: Attachment | null;

  @Field(() => Person, { nullable: true, description: "Who recorded it (登记人)" })
  recordedBy?: Person | null;

  @Field(() => String, { nullable: true, description: "Which step (环节)" })
  stepKey?: string | null;

  @Field(() => Person, { nullable: true, description: "Who was asked (被转交或加签人)" })
  toPerson?: Person | null;

  @Field(() => Placement, { nullable: true, description: "Ahead or behind (加签位置)" })
  placement?: keyof typeof Placement | null;

  @Field(() => String, { nullable: true, description: "What was said (意见)" })
  comment?: string | null;

  @Field(() => Boolean, {
    description: "A decision on a content that changed since: it does not count (已作废)",
  })
  voided!: boolean;

  @Field(() => InstantScalar, { description: "When (时间)" })
  at!: string;
}

@ObjectType({
  description: "A record under approval, from request to end (审批)",
  implements: Node,
})
export class Approval extends Node {
  @Field(() => ApprovalChainKey, { description: "Which chain (流程)" })
  chainKey!: keyof typeof ApprovalChainKey;

  @Field(() => Int, { description: "Which version of it (流程版本)" })
  chainVersion!: number;

  @Field(() => Int, { description: "The record's first, second … request (第几次提交)" })
  round!: number;

  @Field(() => ApprovalStatus, { description: "Status (状态)" })
  status!: keyof typeof ApprovalStatus;

  @Field(() => ID, { description: "The record that is approved (审批对象)" })
  recordId!: string;

  @Field(() => String, { description: "What the record is called (标题)" })
  title!: string;

  @Field(() => String, { description: "What it is called in English (英文标题)" })
  titleEn!: string;

  @Field(() => [SummaryFact], { description: "What the record says of itself (摘要)" })
  facts!: SummaryFact[];

  @Field(() => String, { description: "SHA-256 of the content that is decided on (内容校验值)" })
  contentHash!: string;

  @Field(() => Person, { description: "Who asked (提交人)" })
  requester!: Person;

  @Field(() => InstantScalar, { description: "When asked (提交时间)" })
  requestedAt!: string;

  @Field(() => InstantScalar, { nullable: true, description: "When it ended (结束时间)" })
  closedAt?: string | null;

  @Field(() => ServiceCenter, { description: "Where (物业服务中心)" })
  serviceCenter!: ServiceCenter;

  @Field(() => [ApprovalStep], { description: "Its steps in order (环节)" })
  steps!: ApprovalStep[];

  @Field(() => ApprovalStep, { nullable: true, description: "The one whose turn it is (当前环节)" })
  currentStep?: ApprovalStep | null;

  @Field(() => [ApprovalEvent], { description: "All that happened, oldest first (审批记录)" })
  events!: ApprovalEvent[];

  @Field(() => [Approval], { description: "Earlier requests of the record (历次审批)" })
  earlier!: Approval[];

  @Field(() => [Person], {
    description:
      "Who may be handed it or asked as well: people there who read such records (可转交或加签的人)",
  })
  askable!: Person[];

  @Field(() => [Attachment], { description: "Signed papers (书面凭证)" })
  attachments!: Attachment[];

  @Field(() => [AccessLink], {
    description: "One-time links given out for it, newest first (一次性链接)",
  })
  links!: AccessLink[];

  @Field(() => [ActionState], {
    description: "Every action with whether it is available and why not (可用操作)",
  })
  actions!: ActionState[];

  @Field(() => Int, { description: "Counts its changes (版本)" })
  version!: number;
}

export const ApprovalConnection = connectionOf(() => Approval, "Approval", "审批");
export type ApprovalConnection = InstanceType<typeof ApprovalConnection>;

@ObjectType({ description: "A step of a chain (审批环节设置)" })
export class ChainStep {
  @Field(() => String, { description: "Name of the step within its chain, for good (环节标识)" })
  key!: string;

  @Field(() => String, { description: "What it is called (名称)" })
  label!: string;

  @Field(() => String, { description: "What it is called in English (英文名称)" })
  labelEn!: string;

  @Field(() => [Role], { description: "Roles that decide (岗位)" })
  roles!: readonly (keyof typeof Role)[];

  @Field(() => StepLevel, { description: "Where its people stand (层级)" })
  level!: keyof typeof StepLevel;

  @Field(() => StepMode, { description: "One voice or all (方式)" })
  mode!: keyof typeof StepMode;

  @Field(() => Int, { nullable: true, description: "Days to decide in (审批时限天数)" })
  dueDays?: number | null;
}

@ObjectType({ description: "Who adapted a chain (调整人)" })
export class ChainAdapter {
  @Field(() => String, { description: "Global id of the person (人员)" })
  id!: string;

  @Field(() => String, { nullable: true, description: "Name (姓名)" })
  name?: string | null;
}

@ObjectType({ description: "A version of a chain (流程版本)" })
export class ApprovalChainVersion {
  @Field(() => Int, { description: "From 1, which is the requirements' (版本)" })
  versionNumber!: number;

  @Field(() => [ChainStep], { description: "Its steps in order (环节)" })
  steps!: readonly ChainStep[];

  @Field(() => InstantScalar, { nullable: true, description: "Since when (调整时间)" })
  adaptedAt?: string | null;

  @Field(() => ChainAdapter, { nullable: true, description: "By whom (调整人)" })
  adaptedBy?: ChainAdapter | null;
}

@ObjectType({ description: "How a kind of record is approved in this company (审批流程)" })
export class ApprovalChain {
  @Field(() => ApprovalChainKey, { description: "Which chain (流程)" })
  key!: keyof typeof ApprovalChainKey;

  @Field(() => String, { description: "What it approves (名称)" })
  name!: string;

  @Field(() => String, { description: "What it approves, in English (英文名称)" })
  nameEn!: string;

  @Field(() => ApprovalChainVersion, { description: "What new approvals follow (当前版本)" })
  current!: ApprovalChainVersion;

  @Field(() => [ApprovalChainVersion], { description: "All versions, newest first (历史版本)" })
  versions!: ApprovalChainVersion[];
}
