import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { DayScalar } from "../graphql/scalars.ts";
import { KeepInput, OfPlanInput, OfPlanPayload } from "../launch-record/types.ts";
import { CleaningSupervision, CleaningUtilities, InitialCleaningPlan } from "./types.ts";

@InputType({ description: "When an area is cleaned (时间节点)" })
export class TimeNodeInput {
  @Field(() => String, { description: "Area (区域)" })
  area!: string;

  @Field(() => DayScalar, { description: "From (开始日期)" })
  from!: string;

  @Field(() => DayScalar, { description: "Until (结束日期)" })
  to!: string;
}

@InputType({ description: "Input of keepInitialCleaningPlan (操作输入)" })
export class KeepInitialCleaningPlanInput extends KeepInput {
  @Field(() => String, { nullable: true, description: "Who cleans (外委开荒单位)" })
  vendor?: string | null;

  @Field(() => String, { description: "Time and standard (开荒时间、标准要求)" })
  timeAndStandard!: string;

  @Field(() => String, { description: "Zones (区域的划分)" })
  zones!: string;

  @Field(() => String, { description: "People (人员的投入)" })
  people!: string;

  @Field(() => String, { description: "Protection of finished work (成品保护措施)" })
  protection!: string;

  @Field(() => String, { description: "Processes (清洁工艺的采用)" })
  process!: string;

  @Field(() => String, { description: "Supplies (相关物资的配备)" })
  supplies!: string;

  @Field(() => String, { description: "Emergencies (应急方案)" })
  emergency!: string;

  @Field(() => [TimeNodeInput], { description: "Areas with their times (时间节点)" })
  timeNodes!: TimeNodeInput[];
}

@InputType({ description: "Input of nameCleaningSupervisor (操作输入)" })
export class NameCleaningSupervisorInput extends OfPlanInput {
  @Field(() => ID, { description: "Who supervises (监督专人)" })
  personId!: string;
}

@InputType({ description: "Input of submitInitialCleaningPlan (操作输入)" })
export class SubmitInitialCleaningPlanInput extends OfPlanInput {}

@InputType({ description: "Input of superviseCleaning (操作输入)" })
export class SuperviseCleaningInput extends OfPlanInput {
  @Field(() => ID, { description: "The area (区域)" })
  areaId!: string;

  @Field(() => DayScalar, { description: "On this day (日期)" })
  onDay!: string;

  @Field(() => String, { description: "What was seen (监督情况)" })
  text!: string;

  @Field(() => Boolean, { description: "The area is finished with it (开荒完毕)" })
  finished!: boolean;
}

@InputType({ description: "Input of moveCleaningArea (操作输入)" })
export class MoveCleaningAreaInput extends OfPlanInput {
  @Field(() => ID, { description: "The area (区域)" })
  areaId!: string;

  @Field(() => DayScalar, { description: "From (开始日期)" })
  from!: string;

  @Field(() => DayScalar, { description: "Until (结束日期)" })
  to!: string;

  @Field(() => String, { description: "Why (调整原因)" })
  reason!: string;
}

@InputType({ description: "Input of startDailyCleaning (操作输入)" })
export class StartDailyCleaningInput extends OfPlanInput {
  @Field(() => [ID], { description: "Areas that are finished (开荒完毕区域)" })
  areaIds!: string[];

  @Field(() => DayScalar, { description: "Since this day (进场日期)" })
  onDay!: string;

  @Field(() => String, { nullable: true, description: "Who cleans daily (日常保洁单位)" })
  vendor?: string | null;
}

@InputType({ description: "Input of keepCleaningUtilities (操作输入)" })
export class KeepCleaningUtilitiesInput extends KeepInput {
  @Field(() => String, { nullable: true, description: "What was agreed (取水、用电协调结果)" })
  waterPower?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "Agreed on (协调日期)" })
  agreedOn?: string | null;

  @Field(() => Int, { nullable: true, description: "Pumps (抽水泵)" })
  pumps?: number | null;

  @Field(() => Int, { nullable: true, description: "Hoses (水管)" })
  hoses?: number | null;

  @Field(() => Int, { nullable: true, description: "Wires (电线)" })
  wires?: number | null;

  @Field(() => Int, { nullable: true, description: "Sockets (插座)" })
  sockets?: number | null;

  @Field(() => DayScalar, { nullable: true, description: "All of it ready (备齐日期)" })
  finishedOn?: string | null;
}

@ObjectType({ description: "Answer of keepInitialCleaningPlan (操作结果)" })
export class KeepInitialCleaningPlanPayload extends OfPlanPayload {
  @Field(() => InitialCleaningPlan, { description: "The plan (清洁开荒方案)" })
  cleaning!: InitialCleaningPlan;
}

@ObjectType({ description: "Answer of nameCleaningSupervisor (操作结果)" })
export class NameCleaningSupervisorPayload extends KeepInitialCleaningPlanPayload {}

@ObjectType({ description: "Answer of submitInitialCleaningPlan (操作结果)" })
export class SubmitInitialCleaningPlanPayload extends KeepInitialCleaningPlanPayload {}

@ObjectType({ description: "Answer of moveCleaningArea (操作结果)" })
export class MoveCleaningAreaPayload extends KeepInitialCleaningPlanPayload {}

@ObjectType({ description: "Answer of startDailyCleaning (操作结果)" })
export class StartDailyCleaningPayload extends KeepInitialCleaningPlanPayload {}

@ObjectType({ description: "Answer of superviseCleaning (操作结果)" })
export class SuperviseCleaningPayload extends KeepInitialCleaningPlanPayload {
  @Field(() => CleaningSupervision, {
    description: "The entry; its photos are handed in with it (监督记录)",
  })
  entry!: CleaningSupervision;
}

@ObjectType({ description: "Answer of keepCleaningUtilities (操作结果)" })
export class KeepCleaningUtilitiesPayload extends OfPlanPayload {
  @Field(() => CleaningUtilities, { description: "Water, power and equipment (取水用电及物资)" })
  utilities!: CleaningUtilities;
}
