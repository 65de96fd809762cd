import { ArgsType, Field, Float, ID, InputType, Int, ObjectType } from "type-graphql";
import { KeyedInput, KeyedPayload } from "../graphql/keyed.ts";
import { ForwardPage, Page } from "../graphql/page.ts";
import { DayScalar, InstantScalar, JsonScalar } from "../graphql/scalars.ts";
import {
  AcceptanceBatch,
  AcceptanceBatchStatus,
  AcceptanceDay,
  AcceptanceGroupKind,
  AcceptanceMending,
  AcceptanceOrganization,
  AcceptanceOutcome,
  AcceptanceRoomKind,
  AcceptanceSamplingDecision,
  AcceptanceToolCode,
  UnitAcceptance,
  UnitAcceptanceStatus,
} from "./types.ts";

@ArgsType()
export class AcceptanceBatchList extends Page {
  @Field(() => [ID], { nullable: true, description: "Below these regions (地区物业公司)" })
  regionIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: "Of these service centers (物业服务中心)" })
  serviceCenterIds?: string[] | null;

  @Field(() => [AcceptanceBatchStatus], { nullable: true, description: "In these statuses (状态)" })
  statuses?: (keyof typeof AcceptanceBatchStatus)[] | null;

  @Field(() => String, { nullable: true, description: "In the name (名称)" })
  search?: string | null;
}

@ArgsType()
export class UnitAcceptanceList extends Page {
  @Field(() => [ID], { nullable: true, description: "Of these batches (批次)" })
  batchIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: "Of these buildings (楼栋)" })
  buildingIds?: string[] | null;

  @Field(() => [UnitAcceptanceStatus], { nullable: true, description: "In these statuses (状态)" })
  statuses?: (keyof typeof UnitAcceptanceStatus)[] | null;

  @Field(() => Boolean, { nullable: true, description: "Qualified at the first pass (一次合格)" })
  firstPass?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: "Concluded once at least (已得出结论)" })
  concluded?: boolean | null;
}

@ArgsType()
export class UnitResultList extends ForwardPage {
  @Field(() => [ID], { nullable: true, description: "Of these batches (批次)" })
  batchIds?: string[] | null;

  @Field(() => [AcceptanceOutcome], { nullable: true, description: "With these results (结果)" })
  outcomes?: (keyof typeof AcceptanceOutcome)[] | null;

  @Field(() => [AcceptanceMending], { nullable: true, description: "Mended so far (整改)" })
  mendings?: (keyof typeof AcceptanceMending)[] | null;
}

@InputType({ description: "Input of createAcceptanceBatch (操作输入)" })
export class CreateAcceptanceBatchInput extends KeyedInput {
  @Field(() => ID, { description: "Estate (小区)" })
  estateId!: string;

  @Field(() => [ID], { description: "Buildings whose homes are accepted (楼栋)" })
  buildingIds!: string[];

  @Field(() => String, {
    nullable: true,
    description: "Name; else the estate and buildings (名称)",
  })
  name?: string | null;

  @Field(() => DayScalar, {
    nullable: true,
    description: "Internal acceptance passed on; without it refused (工程部内部验收合格日期)",
  })
  internalPassedOn?: string | null;

  @Field(() => InstantScalar, { description: "When notified (通知时间)" })
  noticeAt!: string;

  @Field(() => String, { description: "By whom (通知人)" })
  noticeFrom!: string;

  @Field(() => DayScalar, { description: "Planned handover (计划交楼日期)" })
  plannedHandoverOn!: string;

  @Field(() => DayScalar, { description: "Design approved on (设计报批日期)" })
  approvedOn!: string;

  @Field(() => String, { nullable: true, description: "Province (省份)" })
  province?: string | null;

  @Field(() => String, { nullable: true, description: "City (城市)" })
  city?: string | null;
}

@InputType()
export abstract class OfAcceptanceBatchInput extends KeyedInput {
  @Field(() => ID, { description: "The batch (批次)" })
  id!: string;
}

@InputType({ description: "Input of formAcceptanceTeam (操作输入)" })
export class FormAcceptanceTeamInput extends OfAcceptanceBatchInput {}

@InputType({ description: "Input of startAcceptance (操作输入)" })
export class StartAcceptanceInput extends OfAcceptanceBatchInput {}

@InputType({ description: "A room (房间)" })
export class AcceptanceRoomInput {
  @Field(() => String, { description: "Code within the layout: A–Z, 0–9 (编码)" })
  code!: string;

  @Field(() => String, { description: "Name (名称)" })
  name!: string;

  @Field(() => AcceptanceRoomKind, { description: "Kind (类别)" })
  kind!: keyof typeof AcceptanceRoomKind;

  @Field(() => Int, { nullable: true, description: "Design net height, mm (设计净高)" })
  height?: number | null;

  @Field(() => Int, { nullable: true, description: "Design bay, mm (设计开间)" })
  bay?: number | null;

  @Field(() => Int, { nullable: true, description: "Design depth, mm (设计进深)" })
  depth?: number | null;
}

@InputType({ description: "Input of saveAcceptanceLayout (操作输入)" })
export class SaveAcceptanceLayoutInput extends OfAcceptanceBatchInput {
  @Field(() => Int, { description: "The batch as it was read (行版本)" })
  version!: number;

  @Field(() => String, { description: "Layout (户型)" })
  layoutType!: string;

  @Field(() => [AcceptanceRoomInput], { description: "All of its rooms (房间)" })
  rooms!: AcceptanceRoomInput[];
}

@InputType({ description: "A member (成员)" })
export class AcceptanceMemberInput {
  @Field(() => String, { description: "A uuid that the client makes (编号)" })
  id!: string;

  @Field(() => ID, { nullable: true, description: "Who, with an account (人员)" })
  personId?: string | null;

  @Field(() => String, { nullable: true, description: "Name of somebody without one (姓名)" })
  name?: string | null;

  @Field(() => AcceptanceOrganization, { description: "Organization (所属单位)" })
  organization!: keyof typeof AcceptanceOrganization;

  @Field(() => String, { nullable: true, description: "Duty (分工)" })
  duty?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "Trained on (业务培训日期)" })
  trainedOn?: string | null;
}

@InputType({ description: "A line of a kit (工具)" })
export class AcceptanceToolInput {
  @Field(() => String, { description: "A uuid that the client makes (编号)" })
  id!: string;

  @Field(() => AcceptanceToolCode, { description: "What (工具)" })
  code!: keyof typeof AcceptanceToolCode;

  @Field(() => String, { nullable: true, description: "Specification (规格)" })
  spec?: string | null;

  @Field(() => Int, { description: "How many (数量)" })
  quantity!: number;

  @Field(() => [Int], { nullable: true, description: "Numbers on the balls (乒乓球编号)" })
  ballNumbers?: number[] | null;

  @Field(() => Int, { nullable: true, description: "Diameter of the net, mm (网兜直径)" })
  netDiameter?: number | null;

  @Field(() => DayScalar, { nullable: true, description: "Checked on (检查日期)" })
  checkedOn?: string | null;

  @Field(() => Boolean, { description: "In good order (是否完好)" })
  usable!: boolean;

  @Field(() => String, { nullable: true, description: "Serial number (出厂编号)" })
  serialNumber?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "Calibrated until (校准有效期)" })
  calibratedUntil?: string | null;
}

@InputType({ description: "Input of saveAcceptanceGroup (操作输入)" })
export class SaveAcceptanceGroupInput extends OfAcceptanceBatchInput {
  @Field(() => String, { description: "A uuid that the client makes for a new group (小组编号)" })
  groupId!: string;

  @Field(() => Int, { nullable: true, description: "As it was read; null: new (行版本)" })
  version?: number | null;

  @Field(() => AcceptanceGroupKind, {
    description: "Kind; of a group that is there it stays (类别)",
  })
  kind!: keyof typeof AcceptanceGroupKind;

  @Field(() => String, { description: "Name (名称)" })
  name!: string;

  @Field(() => ID, { description: "Who leads it (组长)" })
  leaderId!: string;

  @Field(() => [AcceptanceMemberInput], { description: "All members (成员)" })
  members!: AcceptanceMemberInput[];

  @Field(() => [AcceptanceToolInput], { description: "The whole kit (工具)" })
  tools!: AcceptanceToolInput[];
}

@InputType({ description: "A measured point (测点)" })
export class MeasuredPointInput {
  @Field(() => String, { description: "What was read (读数)" })
  value!: string;

  @Field(() => Boolean, {
    nullable: true,
    description: "It is right although the tool does not read so far (已核对)",
  })
  confirmed?: boolean | null;
}

@InputType({ description: "A spot of a layout's plan (户型图上的位置)" })
export class PlanPinInput {
  @Field(() => ID, { description: "The plan (户型图)" })
  planId!: string;

  @Field(() => Float, { description: "Share of the width, 0–1 (横向)" })
  x!: number;

  @Field(() => Float, { description: "Share of the height, 0–1 (纵向)" })
  y!: number;
}

@InputType({ description: "The result of a line (验收结果)" })
export class UnitResultInput {
  @Field(() => String, { description: "A uuid that the client makes (编号)" })
  id!: string;

  @Field(() => String, { description: "Item (检查项编码)" })
  itemCode!: string;

  @Field(() => String, { nullable: true, description: "Room (房间编码)" })
  roomCode?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: "The result as it was read; null: there was none (行版本)",
  })
  seenVersion?: number | null;

  @Field(() => AcceptanceOutcome, {
    nullable: true,
    description: "PASS, FAIL or NA; null lets what was measured decide (结果)",
  })
  outcome?: "PASS" | "FAIL" | "NA" | null;

  @Field(() => [MeasuredPointInput], { description: "Measured points (实测值)" })
  points!: MeasuredPointInput[];

  @Field(() => String, { nullable: true, description: "With which tool of the kit (工具)" })
  toolId?: string | null;

  @Field(() => String, { nullable: true, description: "Remark (备注)" })
  remark?: string | null;

  @Field(() => PlanPinInput, {
    nullable: true,
    description: "Where it failed, on the layout's plan as drawn (图钉)",
  })
  pin?: PlanPinInput | null;
}

@InputType()
abstract class OfUnitAcceptanceInput extends KeyedInput {
  @Field(() => ID, { description: "The home's record (记录)" })
  id!: string;

  @Field(() => ID, { description: "For which group (小组)" })
  groupId!: string;

  @Field(() => InstantScalar, {
    nullable: true,
    description: "When it was done by the clock of whoever did; else now (时间)",
  })
  doneAt?: string | null;
}

@InputType({ description: "Input of recordUnitResults (操作输入)" })
export class RecordUnitResultsInput extends OfUnitAcceptanceInput {
  @Field(() => [UnitResultInput], { description: "Results (结果)" })
  results!: UnitResultInput[];
}

@InputType({ description: "Input of reinspectUnit (操作输入)" })
export class ReinspectUnitInput extends OfUnitAcceptanceInput {
  @Field(() => [UnitResultInput], { description: "What was mended, as it is now (复验结果)" })
  results!: UnitResultInput[];
}

@InputType({ description: "Input of takeUnitInspection (操作输入)" })
export class TakeUnitInspectionInput extends KeyedInput {
  @Field(() => ID, { description: "The home's record (记录)" })
  id!: string;

  @Field(() => ID, { description: "For which group (小组)" })
  groupId!: string;

  @Field(() => String, {
    nullable: true,
    description: "Why it is taken over from whoever is there (接手原因)",
  })
  reason?: string | null;
}

@InputType({ description: "Input of leaveUnitInspection (操作输入)" })
export class LeaveUnitInspectionInput extends KeyedInput {
  @Field(() => ID, { description: "The home's record (记录)" })
  id!: string;

  @Field(() => ID, { description: "For which group (小组)" })
  groupId!: string;
}

@InputType({ description: "Input of completeUnitInspection (操作输入)" })
export class CompleteUnitInspectionInput extends OfUnitAcceptanceInput {}

@InputType({ description: "Input of reopenUnitInspection (操作输入)" })
export class ReopenUnitInspectionInput extends OfUnitAcceptanceInput {}

@InputType({ description: "A record with what was looked at (待签记录)" })
export class UnitSigningInput {
  @Field(() => ID, { description: "The home's record (记录)" })
  recordId!: string;

  @Field(() => String, { description: "The content that was looked at (内容摘要)" })
  contentHash!: string;

  @Field(() => JsonScalar, {
    nullable: true,
    description:
      "That content itself, from a phone: a refusal then says line by line what differs (签字内容)",
  })
  content?: unknown;
}

@InputType({ description: "Input of signUnitAcceptances (操作输入)" })
export class SignUnitAcceptancesInput extends KeyedInput {
  @Field(() => [UnitSigningInput], { description: "Which homes (记录)" })
  signings!: UnitSigningInput[];

  @Field(() => String, { description: "Which member of the group signs (成员)" })
  memberId!: string;

  @Field(() => [[Int]], {
    description: "What was written: each stroke as x, y, x, y …, on 600 by 240 (手写笔迹)",
  })
  strokes!: number[][];

  @Field(() => InstantScalar, {
    nullable: true,
    description: "When it was written by the device's clock; else now (签字时间)",
  })
  doneAt?: string | null;
}

@InputType({ description: "Input of sendAcceptanceSummary (操作输入)" })
export class SendAcceptanceSummaryInput extends KeyedInput {
  @Field(() => ID, { description: "The group's day (验收日)" })
  id!: string;
}

@InputType({ description: "Input of decideAcceptanceSampling (操作输入)" })
export class DecideAcceptanceSamplingInput extends KeyedInput {
  @Field(() => ID, { description: "A batch of the estate, whose standard names the item (批次)" })
  id!: string;

  @Field(() => String, { description: "Item (检查项编码)" })
  itemCode!: string;

  @Field(() => AcceptanceSamplingDecision, { description: "Decision (决定)" })
  decision!: keyof typeof AcceptanceSamplingDecision;

  @Field(() => String, { description: "Why: how production is, what was improved (理由)" })
  reason!: string;
}

@ObjectType({ description: "The batch as it is now (操作结果)" })
export class AcceptanceBatchPayload extends KeyedPayload {
  @Field(() => AcceptanceBatch, { description: "The batch (批次)" })
  batch!: AcceptanceBatch;
}

@ObjectType({ description: "The home's record as it is now (操作结果)" })
export class UnitAcceptancePayload extends KeyedPayload {
  @Field(() => UnitAcceptance, { description: "The record (记录)" })
  record!: UnitAcceptance;
}

@ObjectType({ description: "The homes' records as they are now (操作结果)" })
export class UnitAcceptancesPayload extends KeyedPayload {
  @Field(() => [UnitAcceptance], { description: "The records (记录)" })
  records!: UnitAcceptance[];
}

@ObjectType({ description: "The group's day as it is now (操作结果)" })
export class AcceptanceDayPayload extends KeyedPayload {
  @Field(() => AcceptanceDay, { description: "The day (验收日)" })
  day!: AcceptanceDay;
}
