import { ArgsType, Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { DefectCategory, DefectSeverity, DefectTrade } from "../defect/enums.ts";
import { KeyedInput, KeyedPayload } from "../graphql/keyed.ts";
import { ForwardPage, Page } from "../graphql/page.ts";
import { DayScalar, InstantScalar } from "../graphql/scalars.ts";
import { enumOf } from "../graphql/enum.ts";
import {
  AgreementHead,
  FilingDocument,
  FormalGroup,
  OwnerKind,
  OwnershipEntry,
  TakeoverAgreement,
  TakeoverComment,
  TakeoverCondition,
  TakeoverConditionState,
  TakeoverDefect,
  TakeoverDefectState,
  TakeoverItem,
  TakeoverItemKind,
  TakeoverMethod,
  TakeoverProject,
  TakeoverRemedy,
  TakeoverSeverity,
  TakeoverStatus,
  TakeoverSubTeam,
  TakeoverTopic,
  TakeoverTransfer,
  TakeoverVerdict,
  TransferMode,
} from "./types.ts";

export const TakeoverMove = enumOf("TakeoverMove", "A step that moves a takeover on (推进步骤)", {
  startPreInspection: "Begin the pre-inspection (开始预验收)",
  reportPreInspection: "Hand the rectification report to be signed (提交整改报告)",
  startFormalInspection: "Begin the formal inspection (开始正式验收)",
  completeOwnershipRegister: "The register is built (权属清册建立)",
  closeTakeover: "File and close (归档)",
});

@ArgsType()
export class TakeoverList extends Page {
  @Field(() => [ID], { nullable: true, description: "Below these regions (地区物业公司)" })
  regionIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: "Of these service centers (物业服务中心)" })
  serviceCenterIds?: string[] | null;

  @Field(() => [TakeoverStatus], { nullable: true, description: "In these statuses (状态)" })
  statuses?: string[] | null;

  @Field(() => String, { nullable: true, description: "In the name (名称)" })
  search?: string | null;
}

@ArgsType()
export class TakeoverItemList extends ForwardPage {
  @Field(() => [ID], { nullable: true, description: "Of these takeovers (承接查验项目)" })
  takeoverIds?: string[] | null;

  @Field(() => [TakeoverItemKind], { nullable: true, description: "Of these kinds (类别)" })
  kinds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: "In these areas (区域)" })
  takeoverAreaIds?: string[] | null;

  @Field(() => [TakeoverVerdict], { nullable: true, description: "With these results (结果)" })
  verdicts?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: "Without a result (未查验)" })
  open?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description: "In name, place or model (名称、位置、型号)",
  })
  search?: string | null;
}

@ArgsType()
export class TakeoverDefectList extends ForwardPage {
  @Field(() => [ID], { nullable: true, description: "Of these takeovers (承接查验项目)" })
  takeoverIds?: string[] | null;

  @Field(() => [TakeoverSeverity], { nullable: true, description: "Of this gravity (问题类别)" })
  takeoverSeverities?: string[] | null;

  @Field(() => [TakeoverDefectState], { nullable: true, description: "In these states (状态)" })
  states?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: "Agreed by all (已约定)" })
  agreed?: boolean | null;
}

@ArgsType()
export class OwnershipEntryList extends ForwardPage {
  @Field(() => [ID], { nullable: true, description: "Of these takeovers (承接查验项目)" })
  takeoverIds?: string[] | null;
}

@InputType({ description: "Input of createTakeover (操作输入)" })
export class CreateTakeoverInput extends KeyedInput {
  @Field(() => ID, { description: "Estate (项目)" })
  estateId!: string;

  @Field(() => String, { nullable: true, description: "Name; else the estate's (名称)" })
  name?: string | null;

  @Field(() => String, { description: "Scope (查验范围)" })
  scope!: string;

  @Field(() => [ID], { description: "Buildings (楼栋)" })
  buildingIds!: string[];

  @Field(() => [String], { description: "Common zones beside them (公共区域)" })
  zones!: string[];

  @Field(() => DayScalar, { nullable: true, description: "V (分项工程竣工验收日期)" })
  subCompletionOn?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "Handover notice (收到交接通知日期)" })
  noticeOn?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "Delivery (交付使用日期)" })
  deliveryOn?: string | null;

  @Field(() => String, { nullable: true, description: "Province (省份)" })
  province?: string | null;

  @Field(() => String, { nullable: true, description: "City (城市)" })
  city?: string | null;
}

@InputType()
export abstract class OfTakeoverInput extends KeyedInput {
  @Field(() => ID, { description: "The takeover (承接查验项目)" })
  id!: string;
}

@InputType({ description: "Input of updateTakeover: what is left out stays (操作输入)" })
export class UpdateTakeoverInput extends OfTakeoverInput {
  @Field(() => Int, { description: "Version as it was read (版本)" })
  version!: number;

  @Field(() => String, { nullable: true, description: "Scope (查验范围)" })
  scope?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "V (分项工程竣工验收日期)" })
  subCompletionOn?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "Handover notice (收到交接通知日期)" })
  noticeOn?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "Delivery (交付使用日期)" })
  deliveryOn?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "First move-in (交付入住日期)" })
  firstMoveInOn?: string | null;

  @Field(() => String, { nullable: true, description: "Province (省份)" })
  province?: string | null;

  @Field(() => String, { nullable: true, description: "City (城市)" })
  city?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Inspection clause, INS-006 (承接查验条款)",
  })
  contractClause?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      "Sale contracts state how common parts are equipped, INS-004 (买卖合同有共用部位配置约定)",
  })
  saleClause?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      "The interim convention authorises the inspection for all owners, INS-005 (临时管理规约有授权查验)",
  })
  conventionClause?: boolean | null;

  @Field(() => DayScalar, {
    nullable: true,
    description: "Owners were informed of the filing on, INS-057 (书面告知业主备案情况日期)",
  })
  ownersInformedOn?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "Documents handed over (资料移交日期)" })
  documentsHandedOn?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "Site inspection (现场查验日期)" })
  siteInspectionOn?: string | null;

  @Field(() => String, { nullable: true, description: "Developer's people (建设单位参加人员)" })
  developerStaff?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "Posted on (公示日期)" })
  postedOn?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "Posted until (公示截止)" })
  postedUntil?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "Filed on (备案日期)" })
  filedOn?: string | null;

  @Field(() => [FilingDocument], { nullable: true, description: "What was filed (备案材料)" })
  filedDocuments?: string[] | null;
}

@InputType({ description: "A condition (查验条件)" })
export class TakeoverConditionInput {
  @Field(() => TakeoverCondition, { description: "Condition (条件)" })
  code!: string;

  @Field(() => TakeoverConditionState, { description: "Whether it is there (是否具备)" })
  state!: string;

  @Field(() => String, { nullable: true, description: "What shows it (证明)" })
  evidence?: string | null;
}

@InputType({ description: "Input of saveTakeoverConditions (操作输入)" })
export class SaveTakeoverConditionsInput extends OfTakeoverInput {
  @Field(() => [TakeoverConditionInput], { description: "Conditions (查验条件)" })
  conditions!: TakeoverConditionInput[];
}

@InputType({ description: "Input of waiveTakeoverConditions (操作输入)" })
export class WaiveTakeoverConditionsInput extends OfTakeoverInput {
  @Field(() => [TakeoverCondition], { description: "Which (条件)" })
  codes!: string[];

  @Field(() => String, { description: "Reason (理由)" })
  reason!: string;
}

@InputType({ description: "A member of the team (小组成员)" })
export class TakeoverMemberInput {
  @Field(() => ID, { description: "Person (人员)" })
  personId!: string;

  @Field(() => TakeoverSubTeam, { nullable: true, description: "Sub-team (专业小组)" })
  subTeam?: string | null;
}

@InputType({ description: "Input of saveTakeoverTeam (操作输入)" })
export class SaveTakeoverTeamInput extends OfTakeoverInput {
  @Field(() => ID, { description: "Leader (组长)" })
  leaderId!: string;

  @Field(() => [TakeoverMemberInput], { description: "Members, the leader among them (成员)" })
  members!: TakeoverMemberInput[];
}

@InputType({ description: "A task of the work plan (方案任务)" })
export class TakeoverPlanRowInput {
  @Field(() => String, { description: "Content (内容)" })
  content!: string;

  @Field(() => String, { description: "Standard (标准)" })
  standard!: string;

  @Field(() => DayScalar, { nullable: true, description: "Due; without it refused (完成时间)" })
  dueOn?: string | null;
}

@InputType({ description: "An item of the project's own standard (标准条目)" })
export class TakeoverStandardItemInput {
  @Field(() => String, { description: "Code (编码)" })
  code!: string;

  @Field(() => TakeoverItemKind, { description: "Kind (类别)" })
  kind!: string;

  @Field(() => String, { description: "What (项目)" })
  label!: string;

  @Field(() => String, { description: "What is asked of it (要求)" })
  requirement!: string;

  @Field(() => [TakeoverMethod], { description: "How it is inspected (方法)" })
  methods!: string[];

  @Field(() => Boolean, { description: "Tested together with others (联动测试)" })
  linkage!: boolean;
}

@InputType({ description: "Input of saveTakeoverPlan (操作输入)" })
export class SaveTakeoverPlanInput extends OfTakeoverInput {
  @Field(() => [TakeoverPlanRowInput], { description: "Work plan (工作方案)" })
  plan!: TakeoverPlanRowInput[];

  @Field(() => [TakeoverStandardItemInput], {
    nullable: true,
    description: "Standard; null: as it is, at first the reference KF-05 (查验标准)",
  })
  standard?: TakeoverStandardItemInput[] | null;
}

@InputType({ description: "Input of trainTakeoverTeam (操作输入)" })
export class TrainTakeoverTeamInput extends OfTakeoverInput {
  @Field(() => DayScalar, { description: "Day (日期)" })
  on!: string;

  @Field(() => [TakeoverTopic], { description: "Topics (内容)" })
  topics!: string[];

  @Field(() => String, { nullable: true, description: "What was said (要点)" })
  note?: string | null;

  @Field(() => [ID], { description: "Who was trained (参加人)" })
  traineeIds!: string[];
}

@InputType({ description: "Input of moveTakeover (操作输入)" })
export class MoveTakeoverInput extends OfTakeoverInput {
  @Field(() => TakeoverMove, { description: "Step (步骤)" })
  move!: keyof typeof TakeoverMove;

  @Field(() => String, {
    nullable: true,
    description: "Of the region's head, where a limit has passed (说明)",
  })
  reason?: string | null;
}

@InputType({ description: "A line as it was filled in (查验记录)" })
export class TakeoverItemInput {
  @Field(() => ID, { nullable: true, description: "The line; null makes one (记录)" })
  takeoverItemId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "A uuid for a line that is made, by the client (新记录编号)",
  })
  newId?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: "Version as it was read; not asked for where `before` says what was read (版本)",
  })
  version?: number | null;

  @Field(() => TakeoverItemInput, {
    nullable: true,
    description:
      "The line as it was found: what is left as found stays as others made it since, what both changed is refused (修改前内容)",
  })
  before?: TakeoverItemInput | null;

  @Field(() => TakeoverItemKind, { description: "Kind (类别)" })
  kind!: string;

  @Field(() => String, { nullable: true, description: "Of the standard or list (编码)" })
  itemCode?: string | null;

  @Field(() => ID, { nullable: true, description: "Area (区域)" })
  takeoverAreaId?: string | null;

  @Field(() => String, { description: "Name (名称)" })
  name!: string;

  @Field(() => String, { nullable: true, description: "Place, or equipment room (位置)" })
  place?: string | null;

  @Field(() => String, { nullable: true, description: "Model (型号)" })
  model?: string | null;

  @Field(() => Int, { nullable: true, description: "Quantity as listed (数量)" })
  quantity?: number | null;

  @Field(() => Int, { nullable: true, description: "As counted (清点数量)" })
  counted?: number | null;

  @Field(() => Boolean, { nullable: true, description: "Where it should be (位置确认)" })
  located?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: "Its manual is there (设备说明书)" })
  manual?: boolean | null;

  @Field(() => TakeoverVerdict, { nullable: true, description: "Single run (单车试运行)" })
  singleRun?: string | null;

  @Field(() => TakeoverVerdict, { nullable: true, description: "Linkage test (联动测试)" })
  linkage?: string | null;

  @Field(() => TakeoverVerdict, { nullable: true, description: "Result (结果)" })
  verdict?: string | null;

  @Field(() => Boolean, { nullable: true, description: "Original, not a copy (原件)" })
  isOriginal?: boolean | null;

  @Field(() => String, { nullable: true, description: "Handed by (移交人)" })
  handedBy?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "Received on (接收日期)" })
  receivedOn?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "Missing, promised for (承诺补交日期)" })
  promisedOn?: string | null;

  @Field(() => String, { nullable: true, description: "Remark (备注)" })
  remark?: string | null;
}

@InputType({ description: "Input of listTakeoverThings (操作输入)" })
export class ListTakeoverThingsInput extends OfTakeoverInput {}

@InputType({ description: "Input of saveTakeoverItems (操作输入)" })
export class SaveTakeoverItemsInput extends OfTakeoverInput {
  @Field(() => [TakeoverItemInput], { description: "Lines, 200 at most (记录)" })
  items!: TakeoverItemInput[];

  @Field(() => InstantScalar, { nullable: true, description: "When, else now (查验时间)" })
  doneAt?: string | null;
}

@InputType({ description: "Input of raiseTakeoverDefect (操作输入)" })
export class RaiseTakeoverDefectInput extends OfTakeoverInput {
  @Field(() => String, {
    nullable: true,
    description: "A uuid for it, made by the client (缺陷编号)",
  })
  newId?: string | null;

  @Field(() => InstantScalar, {
    nullable: true,
    description: "When it was seen, else now (发现时间)",
  })
  doneAt?: string | null;

  @Field(() => ID, { description: "Area (区域)" })
  takeoverAreaId!: string;

  @Field(() => ID, { nullable: true, description: "The inspected line (查验对象)" })
  takeoverItemId?: string | null;

  @Field(() => String, { nullable: true, description: "Where in the area (部位)" })
  part?: string | null;

  @Field(() => DefectCategory, { description: "What is wrong (缺陷类别)" })
  category!: keyof typeof DefectCategory;

  @Field(() => DefectSeverity, { description: "SAFETY, or not (严重程度)" })
  severity!: keyof typeof DefectSeverity;

  @Field(() => DefectTrade, { description: "Who mends such things (专业)" })
  trade!: keyof typeof DefectTrade;

  @Field(() => String, { description: "In detail (详细记录)" })
  text!: string;
}

@InputType({ description: "A defect with its agreed day (约定问题)" })
export class AgreedDefectInput {
  @Field(() => ID, { description: "Defect (问题)" })
  takeoverDefectId!: string;

  @Field(() => DayScalar, { nullable: true, description: "Due; without it refused (约定整改期限)" })
  dueOn?: string | null;

  @Field(() => TakeoverRemedy, { description: "How it is mended (处理方式)" })
  remedy!: string;
}

@InputType({ description: "Input of agreeTakeoverDefects (操作输入)" })
export class AgreeTakeoverDefectsInput extends OfTakeoverInput {
  @Field(() => ID, { description: "Responsible unit (责任单位)" })
  contractorId!: string;

  @Field(() => [AgreedDefectInput], { description: "Defects of one gravity (问题)" })
  defects!: AgreedDefectInput[];
}

@InputType({ description: "Input of urgeTakeoverDefect (操作输入)" })
export class UrgeTakeoverDefectInput extends KeyedInput {
  @Field(() => ID, { description: "The defect (问题)" })
  id!: string;

  @Field(() => String, { description: "What was said to whom (督促情况)" })
  note!: string;
}

@InputType({ description: "Input of confirmFormalGroup (操作输入)" })
export class ConfirmFormalGroupInput extends OfTakeoverInput {
  @Field(() => FormalGroup, { description: "RECTIFICATION, or LISTS to be signed (内容)" })
  group!: keyof typeof FormalGroup;

  @Field(() => String, { nullable: true, description: "Note (说明)" })
  note?: string | null;
}

@InputType({ description: "What the agreement says under a head (协议内容)" })
export class AgreementTextInput {
  @Field(() => AgreementHead, { description: "Head (事项)" })
  head!: string;

  @Field(() => String, { description: "Text (内容)" })
  text!: string;
}

@InputType({ description: "Input of prepareTakeoverTransfer (操作输入)" })
export class PrepareTakeoverTransferInput extends OfTakeoverInput {
  @Field(() => TransferMode, { description: "How (移交方式)" })
  mode!: string;

  @Field(() => [ID], { description: "Areas (区域)" })
  takeoverAreaIds!: string[];

  @Field(() => [ID], { description: "Things by themselves (分项)" })
  takeoverItemIds!: string[];

  @Field(() => Boolean, { description: "As it is (现状接管)" })
  asIs!: boolean;

  @Field(() => [AgreementTextInput], { description: "The five heads, INS-049 (协议内容)" })
  agreement!: AgreementTextInput[];

  @Field(() => String, {
    nullable: true,
    description: "Of the region's head, where a limit has passed (说明)",
  })
  reason?: string | null;
}

@InputType({ description: "Input of cancelTakeoverTransfer (操作输入)" })
export class CancelTakeoverTransferInput extends KeyedInput {
  @Field(() => ID, { description: "The transfer (移交)" })
  id!: string;
}

@InputType({ description: "Input of transferTakeover (操作输入)" })
export class TransferTakeoverInput extends KeyedInput {
  @Field(() => ID, { description: "The transfer (移交)" })
  id!: string;

  @Field(() => DayScalar, { description: "On (移交日期)" })
  transferredOn!: string;

  @Field(() => String, {
    nullable: true,
    description: "Of the region's head, where a limit has passed (说明)",
  })
  reason?: string | null;
}

@InputType({ description: "Input of saveOwnershipEntry (操作输入)" })
export class SaveOwnershipEntryInput extends OfTakeoverInput {
  @Field(() => ID, { nullable: true, description: "The row; null makes one (行)" })
  ownershipEntryId?: string | null;

  @Field(() => Int, { nullable: true, description: "Version as it was read (版本)" })
  version?: number | null;

  @Field(() => String, { description: "Facility or room (设施、房屋)" })
  name!: string;

  @Field(() => String, { nullable: true, description: "Place (位置)" })
  place?: string | null;

  @Field(() => String, { nullable: true, description: "m², two decimals at most (面积)" })
  area?: string | null;

  @Field(() => OwnerKind, { description: "Whose (权属)" })
  owner!: string;

  @Field(() => String, { nullable: true, description: "Certificate (权属证明)" })
  certificate?: string | null;

  @Field(() => String, { nullable: true, description: "Use (用途)" })
  use?: string | null;

  @Field(() => [ID], { description: "Whom it serves; none: all (服务范围)" })
  takeoverAreaIds!: string[];

  @Field(() => String, { nullable: true, description: "Remark (备注)" })
  remark?: string | null;
}

@InputType({ description: "Input of removeOwnershipEntry (操作输入)" })
export class RemoveOwnershipEntryInput extends KeyedInput {
  @Field(() => ID, { description: "The row (行)" })
  id!: string;
}

@InputType({ description: "Input of commentOnTakeover (操作输入)" })
export class CommentOnTakeoverInput extends OfTakeoverInput {
  @Field(() => ID, {
    nullable: true,
    description:
      "A line, defect, agreement, transfer or row of the register; else the takeover itself (意见对象)",
  })
  recordId?: string | null;

  @Field(() => String, { description: "What is said (意见)" })
  text!: string;
}

@ObjectType({ description: "Answer of mutations on a takeover (操作结果)" })
export class TakeoverPayload extends KeyedPayload {
  @Field(() => TakeoverProject, { description: "The takeover (承接查验项目)" })
  takeover!: TakeoverProject;
}

@ObjectType({ description: "Answer of saveTakeoverItems (操作结果)" })
export class TakeoverItemsPayload extends TakeoverPayload {
  @Field(() => [TakeoverItem], { description: "The lines (记录)" })
  items!: TakeoverItem[];
}

@ObjectType({ description: "Answer of mutations on a takeover's defect (操作结果)" })
export class TakeoverDefectPayload extends TakeoverPayload {
  @Field(() => TakeoverDefect, { description: "The defect (问题)" })
  defect!: TakeoverDefect;
}

@ObjectType({ description: "Answer of agreeTakeoverDefects (操作结果)" })
export class TakeoverAgreementPayload extends TakeoverPayload {
  @Field(() => TakeoverAgreement, { description: "The agreement (约定)" })
  agreement!: TakeoverAgreement;
}

@ObjectType({ description: "Answer of mutations on a transfer (操作结果)" })
export class TakeoverTransferPayload extends TakeoverPayload {
  @Field(() => TakeoverTransfer, { description: "The transfer (移交)" })
  transfer!: TakeoverTransfer;
}

@ObjectType({ description: "Answer of commentOnTakeover (操作结果)" })
export class TakeoverCommentPayload extends TakeoverPayload {
  @Field(() => TakeoverComment, { description: "The comment (意见)" })
  comment!: TakeoverComment;
}

@ObjectType({ description: "Answer of saveOwnershipEntry (操作结果)" })
export class OwnershipEntryPayload extends TakeoverPayload {
  @Field(() => OwnershipEntry, { description: "The row (行)" })
  entry!: OwnershipEntry;
}
