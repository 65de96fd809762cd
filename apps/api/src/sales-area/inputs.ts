import { Field, Float, ID, InputType, Int, ObjectType } from "type-graphql";
import { DefectCategory, DefectSeverity, DefectTrade } from "../defect/enums.ts";
import { DayScalar } from "../graphql/scalars.ts";
import { SalesArea } from "../launch/enums.ts";
import { OfPlanInput, OfPlanPayload } from "../launch-record/types.ts";
import { SalesAreaDefect, SalesAreaHandover, SalesAreaLetter } from "./types.ts";

@InputType({ description: "Input of recordSalesAreaHandover (操作输入)" })
export class RecordSalesAreaHandoverInput extends OfPlanInput {
  @Field(() => SalesArea, { description: "Area (区域)" })
  area!: keyof typeof SalesArea;

  @Field(() => DayScalar, { description: "Handed over (移交日期)" })
  handedOverOn!: string;
}

@InputType()
abstract class OfHandoverInput extends OfPlanInput {
  @Field(() => ID, { description: "The handover (销售区域移交)" })
  handoverId!: string;
}

@InputType({ description: "Input of inspectSalesArea (操作输入)" })
export class InspectSalesAreaInput extends OfHandoverInput {
  @Field(() => DayScalar, { description: "Inspected (承接查验日期)" })
  inspectedOn!: string;
}

@InputType({ description: "Input of raiseSalesAreaDefect (操作输入)" })
export class RaiseSalesAreaDefectInput extends OfHandoverInput {
  @Field(() => String, {
    nullable: true,
    description: "A uuid for it, made by the client (缺陷编号)",
  })
  newId?: string | null;

  @Field(() => String, { nullable: true, description: "Where in the area, in words (部位)" })
  part?: string | null;

  @Field(() => DefectCategory, { description: "What is wrong (类别)" })
  category!: keyof typeof DefectCategory;

  @Field(() => DefectSeverity, { description: "How grave (严重程度)" })
  severity!: keyof typeof DefectSeverity;

  @Field(() => DefectTrade, { description: "Who mends such things (专业)" })
  trade!: keyof typeof DefectTrade;

  @Field(() => String, { description: "In words (描述)" })
  text!: string;

  @Field(() => ID, { description: "Who follows it: one of the center's people (跟进专人)" })
  followerId!: string;

  @Field(() => DayScalar, { nullable: true, description: "To be mended by (要求整改完成日期)" })
  dueOn?: string | null;
}

@InputType({ description: "Input of writeSalesAreaLetter (操作输入)" })
export class WriteSalesAreaLetterInput extends OfHandoverInput {}

@InputType({ description: "Input of sendSalesAreaLetter (操作输入)" })
export class SendSalesAreaLetterInput extends OfPlanInput {
  @Field(() => ID, { description: "The letter (反馈单)" })
  id!: string;

  @Field(() => DayScalar, { description: "Sent (书面反馈日期)" })
  sentOn!: string;

  @Field(() => String, { description: "Who received it (接收单位及人员)" })
  recipient!: string;

  @Field(() => ID, {
    description:
      "Who has to mend: the developer's engineering department or whom it names (责任单位)",
  })
  contractorId!: string;
}

@InputType({ description: "A thing that is handed over (移交物品)" })
export class SalesAreaItemInput {
  @Field(() => String, { description: "Name (名称)" })
  name!: string;

  @Field(() => Float, { description: "Quantity (数量)" })
  quantity!: number;

  @Field(() => String, { nullable: true, description: "Unit (单位)" })
  unit?: string | null;

  @Field(() => String, { description: "Condition (状况)" })
  condition!: string;
}

@InputType({ description: "Input of keepSalesAreaItems (操作输入)" })
export class KeepSalesAreaItemsInput extends OfHandoverInput {
  @Field(() => Int, { description: "Version as it was read (版本)" })
  version!: number;

  @Field(() => [SalesAreaItemInput], { description: "All things, in order (移交物品)" })
  items!: SalesAreaItemInput[];
}

@InputType({ description: "Input of askItemSignatures (操作输入)" })
export class AskItemSignaturesInput extends OfHandoverInput {}

@ObjectType()
abstract class HandoverPayload extends OfPlanPayload {
  @Field(() => SalesAreaHandover, { description: "The handover (销售区域移交)" })
  handover!: SalesAreaHandover;
}

@ObjectType()
abstract class LetterPayload extends OfPlanPayload {
  @Field(() => SalesAreaLetter, { description: "The letter (反馈单)" })
  letter!: SalesAreaLetter;
}

@ObjectType({ description: "Answer of recordSalesAreaHandover (操作结果)" })
export class RecordSalesAreaHandoverPayload extends HandoverPayload {}

@ObjectType({ description: "Answer of inspectSalesArea (操作结果)" })
export class InspectSalesAreaPayload extends HandoverPayload {}

@ObjectType({ description: "Answer of keepSalesAreaItems (操作结果)" })
export class KeepSalesAreaItemsPayload extends HandoverPayload {}

@ObjectType({ description: "Answer of askItemSignatures (操作结果)" })
export class AskItemSignaturesPayload extends HandoverPayload {}

@ObjectType({ description: "Answer of raiseSalesAreaDefect (操作结果)" })
export class RaiseSalesAreaDefectPayload extends OfPlanPayload {
  @Field(() => SalesAreaDefect, { description: "The defect of the area (工程问题)" })
  defect!: SalesAreaDefect;
}

@ObjectType({ description: "Answer of writeSalesAreaLetter (操作结果)" })
export class WriteSalesAreaLetterPayload extends LetterPayload {}

@ObjectType({ description: "Answer of sendSalesAreaLetter (操作结果)" })
export class SendSalesAreaLetterPayload extends LetterPayload {}
