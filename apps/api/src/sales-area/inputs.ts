import { Field, Float, ID, InputType, Int, ObjectType } from "type-graphql";
import { DayScalar } from "../graphql/scalars.ts";
import { SalesArea } from "../launch/enums.ts";
import { OfPlanInput, OfPlanPayload } from "../launch-record/types.ts";
import { SalesAreaHandover, SalesAreaIssue, SalesAreaLetter } from "./types.ts";

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

@InputType({ description: "Input of addSalesAreaIssue (操作输入)" })
export class AddSalesAreaIssueInput extends OfHandoverInput {
  @Field(() => String, { description: "What is wrong (问题)" })
  text!: string;

  @Field(() => ID, { description: "Who follows it: one of the center's people (跟进专人)" })
  followerId!: string;

  @Field(() => DayScalar, { nullable: true, description: "To be mended by (要求整改完成日期)" })
  dueOn?: string | null;
}

@InputType()
abstract class OfIssueInput extends OfPlanInput {
  @Field(() => ID, { description: "The problem (工程问题)" })
  id!: string;
}

@InputType({ description: "Input of changeSalesAreaIssue (操作输入)" })
export class ChangeSalesAreaIssueInput extends OfIssueInput {
  @Field(() => Int, { description: "Version as it was read (版本)" })
  version!: number;

  @Field(() => String, { description: "What is wrong; kept once it was sent (问题)" })
  text!: string;

  @Field(() => ID, { description: "Who follows it (跟进专人)" })
  followerId!: string;

  @Field(() => DayScalar, { nullable: true, description: "To be mended by (要求整改完成日期)" })
  dueOn?: string | null;
}

@InputType({ description: "Input of removeSalesAreaIssue (操作输入)" })
export class RemoveSalesAreaIssueInput extends OfIssueInput {}

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
}

@InputType({ description: "Input of recordAreaIssueFixed (操作输入)" })
export class RecordAreaIssueFixedInput extends OfIssueInput {
  @Field(() => DayScalar, { description: "Mended (整改完成日期)" })
  fixedOn!: string;

  @Field(() => String, { nullable: true, description: "How (整改说明)" })
  note?: string | null;
}

@InputType({ description: "Input of verifyAreaIssue (操作输入)" })
export class VerifyAreaIssueInput extends OfIssueInput {
  @Field(() => Boolean, { description: "Whether it is mended (复验是否通过)" })
  mended!: boolean;

  @Field(() => String, { nullable: true, description: "Why not (未通过原因)" })
  reason?: string | null;
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
abstract class IssuePayload extends OfPlanPayload {
  @Field(() => SalesAreaIssue, { description: "The problem (工程问题)" })
  issue!: SalesAreaIssue;
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

@ObjectType({ description: "Answer of addSalesAreaIssue (操作结果)" })
export class AddSalesAreaIssuePayload extends IssuePayload {}

@ObjectType({ description: "Answer of changeSalesAreaIssue (操作结果)" })
export class ChangeSalesAreaIssuePayload extends IssuePayload {}

@ObjectType({ description: "Answer of recordAreaIssueFixed (操作结果)" })
export class RecordAreaIssueFixedPayload extends IssuePayload {}

@ObjectType({ description: "Answer of verifyAreaIssue (操作结果)" })
export class VerifyAreaIssuePayload extends IssuePayload {}

@ObjectType({ description: "Answer of removeSalesAreaIssue (操作结果)" })
export class RemoveSalesAreaIssuePayload extends OfPlanPayload {}

@ObjectType({ description: "Answer of writeSalesAreaLetter (操作结果)" })
export class WriteSalesAreaLetterPayload extends LetterPayload {}

@ObjectType({ description: "Answer of sendSalesAreaLetter (操作结果)" })
export class SendSalesAreaLetterPayload extends LetterPayload {}
