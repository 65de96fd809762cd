import { ArgsType, Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { KeyedInput, KeyedPayload } from "../graphql/keyed.ts";
import { ForwardPage } from "../graphql/page.ts";
import { JsonScalar } from "../graphql/scalars.ts";
import {
  ChecklistAnswer,
  ChecklistChange,
  ChecklistResult,
  ChecklistResultStatus,
  ChecklistTemplate,
} from "./types.ts";

@ArgsType()
export class ChecklistResultList extends ForwardPage {
  @Field(() => String, { nullable: true, description: "Of this template (模板编码)" })
  templateCode?: string | null;

  @Field(() => [ChecklistResultStatus], { nullable: true, description: "In these statuses (状态)" })
  statuses?: (keyof typeof ChecklistResultStatus)[] | null;

  @Field(() => [ID], { nullable: true, description: "Of these service centers (物业服务中心)" })
  serviceCenterIds?: string[] | null;
}

@InputType({ description: "Input of createChecklistTemplate (操作输入)" })
export class CreateChecklistTemplateInput extends KeyedInput {
  @Field(() => String, { description: "Code, A–Z, 0–9 and _ (编码)" })
  code!: string;

  @Field(() => String, { description: "Name (名称)" })
  name!: string;

  @Field(() => String, { nullable: true, description: "English name (英文名称)" })
  nameEn?: string | null;

  @Field(() => String, { description: "Whose capability it belongs to (所属业务)" })
  capability!: string;

  @Field(() => JsonScalar, { description: "Sections and items (内容)" })
  content!: unknown;
}

@InputType({ description: "Input of draftChecklistTemplate (操作输入)" })
export class DraftChecklistTemplateInput extends KeyedInput {
  @Field(() => ID, { description: "The version it begins as a copy of (来源版本)" })
  id!: string;
}

@InputType({ description: "Input of editChecklistTemplate (操作输入)" })
export class EditChecklistTemplateInput extends KeyedInput {
  @Field(() => ID, { description: "The draft (草稿)" })
  id!: string;

  @Field(() => Int, { description: "The draft as it was read (行版本)" })
  version!: number;

  @Field(() => String, { description: "Name (名称)" })
  name!: string;

  @Field(() => String, { nullable: true, description: "English name (英文名称)" })
  nameEn?: string | null;

  @Field(() => JsonScalar, { description: "Sections and items, all of them (内容)" })
  content!: unknown;
}

@InputType({ description: "Input of publishChecklistTemplate (操作输入)" })
export class PublishChecklistTemplateInput extends KeyedInput {
  @Field(() => ID, { description: "The draft (草稿)" })
  id!: string;

  @Field(() => String, { description: "Why this version was made (版本说明)" })
  note!: string;
}

@InputType({ description: "Input of retireChecklistTemplate (操作输入)" })
export class RetireChecklistTemplateInput extends KeyedInput {
  @Field(() => ID, { description: "The version (模板版本)" })
  id!: string;
}

@ObjectType({ description: "Answer of createChecklistTemplate (操作结果)" })
export class CreateChecklistTemplatePayload extends KeyedPayload {
  @Field(() => ChecklistTemplate, { description: "The draft (草稿)" })
  template!: ChecklistTemplate;
}

@ObjectType({ description: "Answer of draftChecklistTemplate (操作结果)" })
export class DraftChecklistTemplatePayload extends KeyedPayload {
  @Field(() => ChecklistTemplate, { description: "The draft (草稿)" })
  template!: ChecklistTemplate;
}

@ObjectType({ description: "Answer of editChecklistTemplate (操作结果)" })
export class EditChecklistTemplatePayload extends KeyedPayload {
  @Field(() => ChecklistTemplate, { description: "The draft as it is now (草稿)" })
  template!: ChecklistTemplate;
}

@ObjectType({ description: "Answer of publishChecklistTemplate (操作结果)" })
export class PublishChecklistTemplatePayload extends KeyedPayload {
  @Field(() => ChecklistTemplate, { description: "The version in use (使用中版本)" })
  template!: ChecklistTemplate;
}

@ObjectType({ description: "Answer of retireChecklistTemplate (操作结果)" })
export class RetireChecklistTemplatePayload extends KeyedPayload {
  @Field(() => ChecklistTemplate, { description: "The version (模板版本)" })
  template!: ChecklistTemplate;
}

@InputType({ description: "A measured value as typed (实测值)" })
export class ChecklistNumberInput {
  @Field(() => String, { description: "Which measure of the item (测量项)" })
  code!: string;

  @Field(() => String, { description: "The value; empty takes it away (数值)" })
  value!: string;
}

@InputType({
  description:
    "Input of answerChecklistItem: what the item's kind takes; nothing of it takes the answer away (操作输入)",
})
export class AnswerChecklistItemInput extends KeyedInput {
  @Field(() => ID, { description: "The item's answer (检查项结果)" })
  id!: string;

  @Field(() => Int, { description: "The answer as it was read (行版本)" })
  version!: number;

  @Field(() => Boolean, { nullable: true, description: "TICK: met or not (是否符合)" })
  ticked?: boolean | null;

  @Field(() => String, { nullable: true, description: "CHOICE: the code (选择)" })
  choice?: string | null;

  @Field(() => [ChecklistNumberInput], {
    nullable: true,
    description: "NUMBER: all values measured so far (实测)",
  })
  numbers?: ChecklistNumberInput[] | null;

  @Field(() => String, { nullable: true, description: "TEXT: what was written (文字)" })
  text?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "SIGNATURE: the viewer signs for the content as it is (签名)",
  })
  signed?: boolean | null;

  @Field(() => String, { nullable: true, description: "Why it does not apply (不适用原因)" })
  notApplicableReason?: string | null;

  @Field(() => String, { nullable: true, description: "Remark; left out it stays (备注)" })
  remark?: string | null;
}

@ObjectType({ description: "Answer of answerChecklistItem (操作结果)" })
export class AnswerChecklistItemPayload extends KeyedPayload {
  @Field(() => ChecklistAnswer, { description: "The item's answer, judged (检查项结果)" })
  answer!: ChecklistAnswer;

  @Field(() => ChecklistResult, { description: "The checklist as it stands (检查结果)" })
  result!: ChecklistResult;
}

@InputType({ description: "Input of completeChecklist (操作输入)" })
export class CompleteChecklistInput extends KeyedInput {
  @Field(() => ID, { description: "The checklist (检查结果)" })
  id!: string;
}

@ObjectType({ description: "Answer of completeChecklist (操作结果)" })
export class CompleteChecklistPayload extends KeyedPayload {
  @Field(() => ChecklistResult, { description: "The checklist, complete (检查结果)" })
  result!: ChecklistResult;
}

@InputType({ description: "Input of reopenChecklist (操作输入)" })
export class ReopenChecklistInput extends KeyedInput {
  @Field(() => ID, { description: "The checklist (检查结果)" })
  id!: string;

  @Field(() => String, { description: "Why (原因)" })
  reason!: string;
}

@ObjectType({ description: "Answer of reopenChecklist (操作结果)" })
export class ReopenChecklistPayload extends KeyedPayload {
  @Field(() => ChecklistResult, { description: "The checklist, open again (检查结果)" })
  result!: ChecklistResult;
}

@InputType({ description: "Input of moveChecklist (操作输入)" })
export class MoveChecklistInput extends KeyedInput {
  @Field(() => ID, { description: "The open checklist (检查结果)" })
  id!: string;
}

@ObjectType({ description: "Answer of moveChecklist (操作结果)" })
export class MoveChecklistPayload extends KeyedPayload {
  @Field(() => ChecklistResult, { description: "The checklist on the new version (检查结果)" })
  result!: ChecklistResult;

  @Field(() => [ChecklistChange], { description: "What the new version says otherwise (差异)" })
  changes!: ChecklistChange[];

  @Field(() => [String], {
    description: "Codes of the items of whose answer something was lost (需重新填写的检查项)",
  })
  lost!: string[];
}
