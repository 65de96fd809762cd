import { ArgsType, Field, Float, ID, InputType, Int, ObjectType } from "type-graphql";
import { Attachment } from "../attachment/types.ts";
import { KeyedInput, KeyedPayload } from "../graphql/keyed.ts";
import { ForwardPage, Page } from "../graphql/page.ts";
import { PlaceFilter } from "../graphql/place-filter.ts";
import { DayScalar, InstantScalar } from "../graphql/scalars.ts";
import {
  DefectCategory,
  DefectOrder,
  DefectSeverity,
  DefectSource,
  DefectStatus,
  DefectTelling,
  DefectTrade,
} from "./enums.ts";
import { Contractor, Defect, DefectAlert, DefectDecision, LayoutPlan } from "./types.ts";

@InputType({ description: "Which defects (筛选)" })
export class DefectFilter extends PlaceFilter {
  @Field(() => String, { nullable: true, description: "Words, home, or #number (搜索)" })
  search?: string | null;

  @Field(() => [ID], { nullable: true, description: "In these estates (小区)" })
  estateIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: "In these buildings (楼栋)" })
  buildingIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: "In these homes (房屋)" })
  unitIds?: string[] | null;

  @Field(() => String, { nullable: true, description: "Of this layout (户型)" })
  layoutType?: string | null;

  @Field(() => [ID], { nullable: true, description: "With a pin on these plans (户型图)" })
  planIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: "In these regions of a plan (区域)" })
  regionIdsOfPlan?: string[] | null;

  @Field(() => String, { nullable: true, description: "In this part, as it is written (部位)" })
  part?: string | null;

  @Field(() => [DefectStatus], { nullable: true, description: "In these statuses (状态)" })
  statuses?: (keyof typeof DefectStatus)[] | null;

  @Field(() => [DefectSeverity], { nullable: true, description: "As grave as these (严重程度)" })
  severities?: (keyof typeof DefectSeverity)[] | null;

  @Field(() => [DefectCategory], { nullable: true, description: "Of these categories (类别)" })
  categories?: (keyof typeof DefectCategory)[] | null;

  @Field(() => [DefectTrade], { nullable: true, description: "Of these trades (专业)" })
  trades?: (keyof typeof DefectTrade)[] | null;

  @Field(() => [ID], { nullable: true, description: "Of these responsible parties (责任单位)" })
  contractorIds?: string[] | null;

  @Field(() => [DefectSource], { nullable: true, description: "Found by these (来源)" })
  sourceKinds?: (keyof typeof DefectSource)[] | null;

  @Field(() => String, { nullable: true, description: "Of this record, by its uuid (来源记录)" })
  sourceId?: string | null;

  @Field(() => [ID], {
    nullable: true,
    description: "Found by the acceptance of homes of these batches (分户验收批次)",
  })
  acceptanceBatchIds?: string[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Not yet verified, accepted or void (未销)",
  })
  open?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: "Past its day and not mended (逾期)" })
  overdue?: boolean | null;

  @Field(() => DayScalar, {
    nullable: true,
    description: "Found on this day or later (登记日期起)",
  })
  raisedFrom?: string | null;

  @Field(() => DayScalar, {
    nullable: true,
    description: "Found on this day or earlier (登记日期止)",
  })
  raisedTo?: string | null;
}

@ArgsType()
export class DefectList extends Page {
  @Field(() => DefectFilter, { nullable: true, description: "Which defects (筛选)" })
  filter?: DefectFilter;

  @Field(() => DefectOrder, { nullable: true, description: "In which order (排序)" })
  orderBy?: keyof typeof DefectOrder;
}

@ArgsType()
export class ContractorList extends Page {
  @Field(() => [ID], { nullable: true, description: "Of these service centers (物业服务中心)" })
  serviceCenterIds?: string[] | null;

  @Field(() => String, { nullable: true, description: "In the name or the contact (名称、联系人)" })
  search?: string | null;
}

@ArgsType()
export class LayoutPlanList extends ForwardPage {
  @Field(() => [ID], { nullable: true, description: "Of these estates (小区)" })
  estateIds?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: "In use, or replaced (在用)" })
  inUse?: boolean | null;
}

@ArgsType()
export class DefectAlertList extends ForwardPage {
  @Field(() => [ID], { nullable: true, description: "Of these estates (小区)" })
  estateIds?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: "Handled, or not yet (已处理)" })
  handled?: boolean | null;
}

@InputType({ description: "A place on a plan as drawn (图上位置)" })
export class PointInput {
  @Field(() => Float, { description: "From the left, as a share of the width (横坐标)" })
  x!: number;

  @Field(() => Float, { description: "From the top, as a share of the height (纵坐标)" })
  y!: number;
}

@InputType({ description: "A named region of a plan (区域)" })
export class PlanRegionInput {
  @Field(() => String, { description: "Name (名称)" })
  name!: string;

  @Field(() => [PointInput], { description: "Its corners in order (顶点)" })
  corners!: PointInput[];
}

@InputType({ description: "Something drawn on a photo (标注)" })
export class PhotoMarkInput {
  @Field(() => String, { description: "ARROW, CIRCLE, PEN or TEXT (类型)" })
  kind!: string;

  @Field(() => [Float], { description: "x and y in turn, shares of width and height (坐标)" })
  points!: number[];

  @Field(() => String, { nullable: true, description: "Words beside it (文字)" })
  text?: string | null;
}

@InputType()
abstract class DoneInput extends KeyedInput {
  @Field(() => InstantScalar, {
    nullable: true,
    description: "When it was done, without signal say; else now (发生时间)",
  })
  doneAt?: string | null;
}

@InputType()
abstract class StepInput extends DoneInput {
  @Field(() => ID, { description: "The defect (缺陷)" })
  id!: string;

  @Field(() => String, {
    nullable: true,
    description: "A uuid for this step, made by the client, to hang photos on (步骤编号)",
  })
  newEventId?: string | null;
}

@InputType({ description: "Input of raiseDefect (操作输入)" })
export class RaiseDefectInput extends DoneInput {
  @Field(() => String, {
    nullable: true,
    description: "A uuid for it, made by the client (缺陷编号)",
  })
  newId?: string | null;

  @Field(() => DefectSource, { description: "Found by (来源)" })
  sourceKind!: keyof typeof DefectSource;

  @Field(() => ID, { nullable: true, description: "Estate, where no home is named (小区)" })
  estateId?: string | null;

  @Field(() => ID, { nullable: true, description: "Building (楼栋)" })
  buildingId?: string | null;

  @Field(() => ID, { nullable: true, description: "Home (房屋)" })
  unitId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: "The plan with its pin; else the one in use (户型图)",
  })
  planId?: string | null;

  @Field(() => DefectCategory, { description: "What is wrong (类别)" })
  category!: keyof typeof DefectCategory;

  @Field(() => DefectSeverity, { description: "How grave (严重程度)" })
  severity!: keyof typeof DefectSeverity;

  @Field(() => DefectTrade, { description: "Who mends such things (专业)" })
  trade!: keyof typeof DefectTrade;

  @Field(() => String, { description: "In words (描述)" })
  text!: string;

  @Field(() => String, { nullable: true, description: "Part in words (部位)" })
  part?: string | null;

  @Field(() => PointInput, { nullable: true, description: "Where on the plan as drawn (图钉)" })
  pin?: PointInput | null;

  @Field(() => ID, { nullable: true, description: "Who has to mend it, where known (责任单位)" })
  contractorId?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "By when (整改期限)" })
  dueOn?: string | null;
}

@ObjectType({ description: "Answer of raiseDefect (操作结果)" })
export class RaiseDefectPayload extends KeyedPayload {
  @Field(() => Defect, { description: "The defect as it is now (缺陷)" })
  defect!: Defect;
}

@InputType({ description: "Input of changeDefect (操作输入)" })
export class ChangeDefectInput extends KeyedInput {
  @Field(() => ID, { description: "The defect (缺陷)" })
  id!: string;

  @Field(() => Int, { description: "The version that was looked at (行版本)" })
  version!: number;

  @Field(() => DefectCategory, { description: "What is wrong (类别)" })
  category!: keyof typeof DefectCategory;

  @Field(() => DefectSeverity, { description: "How grave (严重程度)" })
  severity!: keyof typeof DefectSeverity;

  @Field(() => DefectTrade, { description: "Who mends such things (专业)" })
  trade!: keyof typeof DefectTrade;

  @Field(() => String, { description: "In words (描述)" })
  text!: string;

  @Field(() => String, { nullable: true, description: "Part in words (部位)" })
  part?: string | null;

  @Field(() => PointInput, { nullable: true, description: "Where on the plan as drawn (图钉)" })
  pin?: PointInput | null;

  @Field(() => ID, {
    nullable: true,
    description:
      "Who follows it: one of the center's people; unchanged where it is left out (跟进专人)",
  })
  followerId?: string | null;

  @Field(() => DayScalar, {
    nullable: true,
    description: "By when, until it is assigned; unchanged where it is left out (整改期限)",
  })
  dueOn?: string | null;
}

@ObjectType({ description: "Answer of changeDefect (操作结果)" })
export class ChangeDefectPayload extends KeyedPayload {
  @Field(() => Defect, { description: "The defect as it is now (缺陷)" })
  defect!: Defect;
}

@InputType({ description: "Input of assignDefects (操作输入)" })
export class AssignDefectsInput extends DoneInput {
  @Field(() => [ID], { description: "The defects, at most 500 (缺陷)" })
  defectIds!: string[];

  @Field(() => ID, { description: "Who has to mend them (责任单位)" })
  contractorId!: string;

  @Field(() => DayScalar, { description: "By when (整改期限)" })
  dueOn!: string;

  @Field(() => String, { nullable: true, description: "With these words (说明)" })
  note?: string | null;
}

@ObjectType({ description: "Answer of assignDefects (操作结果)" })
export class AssignDefectsPayload extends KeyedPayload {
  @Field(() => [Defect], { description: "The defects as they are now (缺陷)" })
  defects!: Defect[];

  @Field(() => [DefectDecision], { description: "What became of each (逐行结果)" })
  decisions!: DefectDecision[];
}

@InputType({ description: "Input of closeDefects (操作输入)" })
export class CloseDefectsInput extends DoneInput {
  @Field(() => [ID], { description: "The defects, at most 500 (缺陷)" })
  defectIds!: string[];
}

@ObjectType({ description: "Answer of closeDefects (操作结果)" })
export class CloseDefectsPayload extends KeyedPayload {
  @Field(() => [Defect], { description: "The defects as they are now (缺陷)" })
  defects!: Defect[];

  @Field(() => [DefectDecision], { description: "What became of each (逐行结果)" })
  decisions!: DefectDecision[];
}

@InputType({ description: "Input of fixDefect (操作输入)" })
export class FixDefectInput extends StepInput {
  @Field(() => String, { nullable: true, description: "How it was mended (整改说明)" })
  note?: string | null;
}

@ObjectType({ description: "Answer of fixDefect (操作结果)" })
export class FixDefectPayload extends KeyedPayload {
  @Field(() => Defect, { description: "The defect as it is now (缺陷)" })
  defect!: Defect;
}

@InputType({ description: "Input of verifyDefect (操作输入)" })
export class VerifyDefectInput extends StepInput {
  @Field(() => Boolean, { description: "Mended, or back for another round (合格)" })
  good!: boolean;

  @Field(() => String, { nullable: true, description: "What is still wrong, or a remark (说明)" })
  reason?: string | null;
}

@ObjectType({ description: "Answer of verifyDefect (操作结果)" })
export class VerifyDefectPayload extends KeyedPayload {
  @Field(() => Defect, { description: "The defect as it is now (缺陷)" })
  defect!: Defect;
}

@InputType({ description: "Input of tellDefect (操作输入)" })
export class TellDefectInput extends StepInput {
  @Field(() => DefectTelling, { description: "Which step (操作)" })
  step!: keyof typeof DefectTelling;

  @Field(() => String, { description: "Why (原因)" })
  reason!: string;
}

@ObjectType({ description: "Answer of tellDefect (操作结果)" })
export class TellDefectPayload extends KeyedPayload {
  @Field(() => Defect, { description: "The defect as it is now (缺陷)" })
  defect!: Defect;
}

@InputType({ description: "Input of mergeDefects (操作输入)" })
export class MergeDefectsInput extends DoneInput {
  @Field(() => ID, { description: "The one that goes on (保留的缺陷)" })
  id!: string;

  @Field(() => [ID], { description: "The defects, at most 500 (缺陷)" })
  defectIds!: string[];

  @Field(() => String, { description: "Why (原因)" })
  reason!: string;
}

@ObjectType({ description: "Answer of mergeDefects (操作结果)" })
export class MergeDefectsPayload extends KeyedPayload {
  @Field(() => Defect, { description: "The defect as it is now (缺陷)" })
  defect!: Defect;
}

@InputType({ description: "Input of splitDefect (操作输入)" })
export class SplitDefectInput extends DoneInput {
  @Field(() => ID, { description: "The defect, which goes on (缺陷)" })
  id!: string;

  @Field(() => [String], { description: "What each new one says (新缺陷描述)" })
  texts!: string[];
}

@ObjectType({ description: "Answer of splitDefect (操作结果)" })
export class SplitDefectPayload extends KeyedPayload {
  @Field(() => Defect, { description: "The defect as it is now (缺陷)" })
  defect!: Defect;

  @Field(() => [Defect], { description: "The new ones (拆出的缺陷)" })
  parts!: Defect[];
}

@InputType({ description: "Input of copyDefect (操作输入)" })
export class CopyDefectInput extends DoneInput {
  @Field(() => ID, { description: "The defect (缺陷)" })
  id!: string;

  @Field(() => [ID], { description: "To these homes, at most 500 (房屋)" })
  unitIds!: string[];
}

@ObjectType({ description: "Answer of copyDefect (操作结果)" })
export class CopyDefectPayload extends KeyedPayload {
  @Field(() => Defect, { description: "The defect as it is now (缺陷)" })
  defect!: Defect;

  @Field(() => [Defect], { description: "The new ones (复制的缺陷)" })
  copies!: Defect[];

  @Field(() => [DefectDecision], { description: "What became of each (逐行结果)" })
  decisions!: DefectDecision[];
}

@InputType({ description: "Input of markPhoto (操作输入)" })
export class MarkPhotoInput extends KeyedInput {
  @Field(() => ID, { description: "The photo (照片)" })
  attachmentId!: string;

  @Field(() => [PhotoMarkInput], { description: "All that is drawn on it now (标注)" })
  marks!: PhotoMarkInput[];
}

@ObjectType({ description: "Answer of markPhoto (操作结果)" })
export class MarkPhotoPayload extends KeyedPayload {
  @Field(() => Attachment, { description: "The photo, as it was taken (照片)" })
  attachment!: Attachment;

  @Field(() => Defect, { description: "The defect as it is now (缺陷)" })
  defect!: Defect;
}

@InputType({ description: "Input of keepLayoutPlan (操作输入)" })
export class KeepLayoutPlanInput extends KeyedInput {
  @Field(() => String, {
    nullable: true,
    description: "A uuid for it, made by the client (户型图编号)",
  })
  newId?: string | null;

  @Field(() => ID, { description: "Estate (小区)" })
  estateId!: string;

  @Field(() => String, { description: "Layout type (户型)" })
  layoutType!: string;

  @Field(() => Int, { description: "Width of the picture in pixels (宽)" })
  width!: number;

  @Field(() => Int, { description: "Height of the picture in pixels (高)" })
  height!: number;

  @Field(() => Boolean, {
    nullable: true,
    description: "With the regions of the edition before (沿用区域)",
  })
  keepRegions?: boolean | null;
}

@ObjectType({ description: "Answer of keepLayoutPlan (操作结果)" })
export class KeepLayoutPlanPayload extends KeyedPayload {
  @Field(() => LayoutPlan, { description: "The plan as it is now (户型图)" })
  plan!: LayoutPlan;
}

@InputType({ description: "Input of keepPlanRegions (操作输入)" })
export class KeepPlanRegionsInput extends KeyedInput {
  @Field(() => ID, { description: "The plan (户型图)" })
  id!: string;

  @Field(() => [PlanRegionInput], { description: "All its regions (区域)" })
  regions!: PlanRegionInput[];
}

@ObjectType({ description: "Answer of keepPlanRegions (操作结果)" })
export class KeepPlanRegionsPayload extends KeyedPayload {
  @Field(() => LayoutPlan, { description: "The plan as it is now (户型图)" })
  plan!: LayoutPlan;
}

@InputType({ description: "Input of setUnitsMirrored (操作输入)" })
export class SetUnitsMirroredInput extends KeyedInput {
  @Field(() => ID, { description: "Estate (小区)" })
  estateId!: string;

  @Field(() => [ID], { description: "These homes, at most 500 (房屋)" })
  unitIds!: string[];

  @Field(() => Boolean, { description: "Mirror image of the plan, or as drawn (镜像)" })
  mirrored!: boolean;
}

@ObjectType({ description: "Answer of setUnitsMirrored (操作结果)" })
export class SetUnitsMirroredPayload extends KeyedPayload {
  @Field(() => Int, { description: "Homes that changed (变更户数)" })
  count!: number;
}

@InputType({ description: "Input of keepContractor (操作输入)" })
export class KeepContractorInput extends KeyedInput {
  @Field(() => ID, {
    nullable: true,
    description: "The one that changes; else a new one (责任单位)",
  })
  contractorId?: string | null;

  @Field(() => Int, { nullable: true, description: "The version that was looked at (行版本)" })
  version?: number | null;

  @Field(() => ID, { description: "Service center (物业服务中心)" })
  serviceCenterId!: string;

  @Field(() => String, { description: "Name (名称)" })
  name!: string;

  @Field(() => [DefectTrade], { nullable: true, description: "Its trades (专业)" })
  trades?: (keyof typeof DefectTrade)[] | null;

  @Field(() => String, { nullable: true, description: "Whom to ask there (联系人)" })
  contactName?: string | null;

  @Field(() => String, { nullable: true, description: "Telephone (电话)" })
  phone?: string | null;

  @Field(() => ID, { nullable: true, description: "Their own account (登录账号)" })
  personId?: string | null;
}

@ObjectType({ description: "Answer of keepContractor (操作结果)" })
export class KeepContractorPayload extends KeyedPayload {
  @Field(() => Contractor, { description: "The responsible party (责任单位)" })
  contractor!: Contractor;
}

@InputType({ description: "Input of handleDefectAlert (操作输入)" })
export class HandleDefectAlertInput extends KeyedInput {
  @Field(() => ID, { description: "The alert (预警)" })
  id!: string;

  @Field(() => String, { description: "How it was handled (处理说明)" })
  note!: string;
}

@ObjectType({ description: "Answer of handleDefectAlert (操作结果)" })
export class HandleDefectAlertPayload extends KeyedPayload {
  @Field(() => DefectAlert, { description: "The alert as it is now (预警)" })
  alert!: DefectAlert;
}
