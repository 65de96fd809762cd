import { Field, Float, ID, InputType, Int, ObjectType } from "type-graphql";
import { KeyedInput, KeyedPayload } from "../graphql/keyed.ts";
import { DayScalar } from "../graphql/scalars.ts";
import {
  ContentPoint,
  ShowcaseContentType,
  ShowcaseEquipment,
  ShowcaseMode,
  ShowcasePlanStatus,
} from "./enums.ts";
import { ShowcaseBoard, ShowcaseContent, ShowcasePlan } from "./types.ts";

@InputType({ description: "Which showcases (筛选)" })
export class ShowcasePlanFilter {
  @Field(() => [ID], { nullable: true, description: "Below these regions (地区物业公司)" })
  regionIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: "Of these service centers (物业服务中心)" })
  serviceCenterIds?: string[] | null;

  @Field(() => String, { nullable: true, description: "The estate's name or pinyin (小区)" })
  search?: string | null;

  @Field(() => [ShowcasePlanStatus], { nullable: true, description: "In these statuses (状态)" })
  statuses?: (keyof typeof ShowcasePlanStatus)[] | null;
}

@InputType()
abstract class OfShowcaseInput extends KeyedInput {
  @Field(() => ID, { description: "The showcase (服务展示)" })
  id!: string;
}

@ObjectType()
abstract class OfShowcasePayload extends KeyedPayload {
  @Field(() => ShowcasePlan, { description: "The showcase as it is now (服务展示)" })
  showcase!: ShowcasePlan;
}

@InputType({ description: "Input of planShowcase (操作输入)" })
export class PlanShowcaseInput extends KeyedInput {
  @Field(() => ID, { description: "The launch that it is for (开盘筹备计划)" })
  planId!: string;
}

@ObjectType({ description: "Answer of planShowcase (操作结果)" })
export class PlanShowcasePayload extends OfShowcasePayload {}

@InputType({ description: "So many pieces of equipment (配备物品)" })
export class ShowcaseEquipmentInput {
  @Field(() => ShowcaseEquipment, { description: "What (物品)" })
  kind!: keyof typeof ShowcaseEquipment;

  @Field(() => Int, { description: "How many (数量)" })
  quantity!: number;
}

@InputType({ description: "Input of keepShowcasePlan (操作输入)" })
export class KeepShowcasePlanInput extends OfShowcaseInput {
  @Field(() => Int, { description: "The version that was changed (版本)" })
  version!: number;

  @Field(() => String, { description: "Where in the sales hall (展示区域地点)" })
  location!: string;

  @Field(() => Float, { nullable: true, description: "Square metres (展示接待区域面积)" })
  area?: number | null;

  @Field(() => ShowcaseMode, { description: "How it is shown (展示方式)" })
  mode!: keyof typeof ShowcaseMode;

  @Field(() => [ShowcaseEquipmentInput], { description: "Equipment (配备物品)" })
  equipment!: ShowcaseEquipmentInput[];

  @Field(() => String, { nullable: true, description: "Whatever else there is (其他物品)" })
  otherEquipment?: string | null;

  @Field(() => String, { description: "Consultation desk (咨询台)" })
  consultDesk!: string;

  @Field(() => String, { description: "Hotline (热线)" })
  hotline!: string;
}

@ObjectType({ description: "Answer of keepShowcasePlan (操作结果)" })
export class KeepShowcasePlanPayload extends OfShowcasePayload {}

@InputType({ description: "Input of saveShowcaseBoard (操作输入)" })
export class SaveShowcaseBoardInput extends KeyedInput {
  @Field(() => ID, { description: "The showcase (服务展示)" })
  showcaseId!: string;

  @Field(() => ID, { nullable: true, description: "The board; left out for a new one (展板)" })
  id?: string | null;

  @Field(() => String, { description: "Title (标题)" })
  title!: string;

  @Field(() => String, { description: "Where it hangs (位置)" })
  place!: string;
}

@ObjectType({ description: "Answer of saveShowcaseBoard (操作结果)" })
export class SaveShowcaseBoardPayload extends OfShowcasePayload {
  @Field(() => ShowcaseBoard, { description: "The board (展板)" })
  board!: ShowcaseBoard;
}

@InputType({ description: "Input of removeShowcaseBoard (操作输入)" })
export class RemoveShowcaseBoardInput extends KeyedInput {
  @Field(() => ID, { description: "The board (展板)" })
  id!: string;
}

@ObjectType({ description: "Answer of removeShowcaseBoard (操作结果)" })
export class RemoveShowcaseBoardPayload extends OfShowcasePayload {}

@InputType({ description: "Input of agreeShowcase (操作输入)" })
export class AgreeShowcaseInput extends OfShowcaseInput {
  @Field(() => DayScalar, {
    description: "When it was agreed with the developer (与地区公司沟通日期)",
  })
  agreedOn!: string;

  @Field(() => String, { nullable: true, description: "With whom (地区公司联系人)" })
  agreedWith?: string | null;
}

@ObjectType({ description: "Answer of agreeShowcase (操作结果)" })
export class AgreeShowcasePayload extends OfShowcasePayload {}

@InputType({ description: "Input of implementShowcase (操作输入)" })
export class ImplementShowcaseInput extends OfShowcaseInput {
  @Field(() => DayScalar, { description: "When it was laid out (布置完成日期)" })
  implementedOn!: string;
}

@ObjectType({ description: "Answer of implementShowcase (操作结果)" })
export class ImplementShowcasePayload extends OfShowcasePayload {}

@InputType({ description: "Input of openShowcase (操作输入)" })
export class OpenShowcaseInput extends OfShowcaseInput {}

@ObjectType({ description: "Answer of openShowcase (操作结果)" })
export class OpenShowcasePayload extends OfShowcasePayload {}

@InputType({ description: "Input of closeShowcase (操作输入)" })
export class CloseShowcaseInput extends OfShowcaseInput {}

@ObjectType({ description: "Answer of closeShowcase (操作结果)" })
export class CloseShowcasePayload extends OfShowcasePayload {}

@InputType()
abstract class ContentInput extends KeyedInput {
  @Field(() => String, { description: "Edition (版本)" })
  edition!: string;

  @Field(() => Boolean, { nullable: true, description: "Plays in a loop (循环播放)" })
  playsInLoop?: boolean | null;

  @Field(() => Int, { nullable: true, description: "Copies printed (印刷数量)" })
  copies?: number | null;

  @Field(() => [ContentPoint], { nullable: true, description: "What it tells (内容要点)" })
  points?: (keyof typeof ContentPoint)[] | null;

  @Field(() => String, { nullable: true, description: "Remark (备注)" })
  remark?: string | null;
}

@ObjectType()
abstract class OfContentPayload extends OfShowcasePayload {
  @Field(() => ShowcaseContent, { description: "The content as it is now (展示内容)" })
  content!: ShowcaseContent;
}

@InputType({ description: "Input of draftShowcaseContent (操作输入)" })
export class DraftShowcaseContentInput extends ContentInput {
  @Field(() => ID, { description: "The showcase (服务展示)" })
  showcaseId!: string;

  @Field(() => ShowcaseContentType, { description: "What it is (内容类别)" })
  type!: keyof typeof ShowcaseContentType;
}

@ObjectType({ description: "Answer of draftShowcaseContent (操作结果)" })
export class DraftShowcaseContentPayload extends OfContentPayload {}

@InputType({ description: "Input of changeShowcaseContent (操作输入)" })
export class ChangeShowcaseContentInput extends ContentInput {
  @Field(() => ID, { description: "The content (展示内容)" })
  id!: string;

  @Field(() => Int, { description: "The version that was changed (版本)" })
  version!: number;
}

@ObjectType({ description: "Answer of changeShowcaseContent (操作结果)" })
export class ChangeShowcaseContentPayload extends OfContentPayload {}

@InputType({ description: "Input of submitShowcaseContent (操作输入)" })
export class SubmitShowcaseContentInput extends KeyedInput {
  @Field(() => ID, { description: "The content (展示内容)" })
  id!: string;
}

@ObjectType({ description: "Answer of submitShowcaseContent (操作结果)" })
export class SubmitShowcaseContentPayload extends OfContentPayload {}

@InputType({ description: "Input of showShowcaseContent (操作输入)" })
export class ShowShowcaseContentInput extends SubmitShowcaseContentInput {}

@ObjectType({ description: "Answer of showShowcaseContent (操作结果)" })
export class ShowShowcaseContentPayload extends OfContentPayload {}

@InputType({ description: "Input of retireShowcaseContent (操作输入)" })
export class RetireShowcaseContentInput extends SubmitShowcaseContentInput {}

@ObjectType({ description: "Answer of retireShowcaseContent (操作结果)" })
export class RetireShowcaseContentPayload extends OfContentPayload {}
