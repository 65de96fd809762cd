import { Field, InputType, ObjectType } from "type-graphql";
import { DayScalar } from "../graphql/scalars.ts";
import { KeepInput, OfPlanInput, OfPlanPayload } from "../launch-record/types.ts";
import { DayPlanKind } from "./enums.ts";
import { LaunchDayPlan, LaunchDrill } from "./types.ts";

@InputType({ description: "Input of keepLaunchDayPlan (操作输入)" })
export class KeepLaunchDayPlanInput extends KeepInput {
  @Field(() => DayPlanKind, { description: "Kind (方案类别)" })
  kind!: keyof typeof DayPlanKind;

  @Field(() => String, {
    nullable: true,
    description: "With CLEANING: the contractor that it is entered for (提交单位)",
  })
  submittedBy?: string | null;

  @Field(() => String, { nullable: true, description: "People (人员安排)" })
  staffing?: string | null;

  @Field(() => String, { nullable: true, description: "With CLEANING: goods (清洁物资准备)" })
  supplies?: string | null;

  @Field(() => String, { nullable: true, description: "Emergencies (应急措施)" })
  emergency?: string | null;
}

@InputType({ description: "Input of submitLaunchDayPlan (操作输入)" })
export class SubmitLaunchDayPlanInput extends OfPlanInput {
  @Field(() => DayPlanKind, { description: "Kind (方案类别)" })
  kind!: keyof typeof DayPlanKind;
}

@InputType({ description: "Input of keepLaunchDrill (操作输入)" })
export class KeepLaunchDrillInput extends KeepInput {
  @Field(() => DayScalar, { nullable: true, description: "Held on (演练日期)" })
  heldOn?: string | null;

  @Field(() => String, { nullable: true, description: "What was drilled, and how (演练记录)" })
  record?: string | null;

  @Field(() => [String], { description: "Who took part (参加人员)" })
  attendees!: string[];
}

@InputType({ description: "Input of finishLaunchDrill (操作输入)" })
export class FinishLaunchDrillInput extends OfPlanInput {}

@ObjectType({ description: "Answer of keepLaunchDayPlan (操作结果)" })
export class KeepLaunchDayPlanPayload extends OfPlanPayload {
  @Field(() => LaunchDayPlan, { description: "The plan (开盘当天方案)" })
  dayPlan!: LaunchDayPlan;
}

@ObjectType({ description: "Answer of submitLaunchDayPlan (操作结果)" })
export class SubmitLaunchDayPlanPayload extends KeepLaunchDayPlanPayload {}

@ObjectType({ description: "Answer of keepLaunchDrill (操作结果)" })
export class KeepLaunchDrillPayload extends OfPlanPayload {
  @Field(() => LaunchDrill, { description: "The drill (演练记录)" })
  drill!: LaunchDrill;
}

@ObjectType({ description: "Answer of finishLaunchDrill (操作结果)" })
export class FinishLaunchDrillPayload extends KeepLaunchDrillPayload {}
