import { Field, Float, ID, InputType, Int, ObjectType } from "type-graphql";
import { KeyedInput, KeyedPayload } from "../graphql/keyed.ts";
import { DayScalar } from "../graphql/scalars.ts";
import { OfPlanInput, OfPlanPayload } from "../launch-record/types.ts";
import { TrainingDepartment, TrainingKind, TrainingResult } from "./enums.ts";
import { LaunchTraining, TrainingScheme } from "./types.ts";

@InputType({ description: "An item of the training scheme (培训方案条目)" })
export class TrainingItemInput {
  @Field(() => String, { description: "Names it in all versions (编号)" })
  code!: string;

  @Field(() => TrainingKind, { description: "Kind (培训类别)" })
  kind!: keyof typeof TrainingKind;

  @Field(() => TrainingDepartment, {
    nullable: true,
    description: "Whose posts it trains; for job skills (部门)",
  })
  department?: keyof typeof TrainingDepartment | null;

  @Field(() => String, { description: "What is taught (培训内容)" })
  title!: string;

  @Field(() => Float, { description: "Hours (学时)" })
  hours!: number;
}

@InputType({ description: "Input of publishTrainingScheme (操作输入)" })
export class PublishTrainingSchemeInput extends KeyedInput {
  @Field(() => Int, {
    description: "Number of the version that it is made from; 0 where there is none (原版本号)",
  })
  basedOn!: number;

  @Field(() => String, { nullable: true, description: "What is new in it (版本说明)" })
  note?: string | null;

  @Field(() => [TrainingItemInput], { description: "All of its items (条目)" })
  items!: TrainingItemInput[];
}

@ObjectType({ description: "Answer of publishTrainingScheme (操作结果)" })
export class PublishTrainingSchemePayload extends KeyedPayload {
  @Field(() => TrainingScheme, { description: "The version (培训方案)" })
  scheme!: TrainingScheme;
}

@InputType()
abstract class SessionInput extends OfPlanInput {
  @Field(() => DayScalar, { description: "Planned for (计划日期)" })
  plannedOn!: string;

  @Field(() => String, { description: "Who teaches (培训讲师)" })
  trainer!: string;

  @Field(() => String, { nullable: true, description: "Where (地点)" })
  place?: string | null;

  @Field(() => String, { nullable: true, description: "Remark (备注)" })
  remark?: string | null;

  @Field(() => [ID], { description: "Who is to attend: people of the center (参加人员)" })
  attendeeIds!: string[];
}

@InputType({ description: "Input of planTraining (操作输入)" })
export class PlanTrainingInput extends SessionInput {
  @Field(() => ID, { description: "Item of the training scheme (培训方案条目)" })
  itemId!: string;
}

@InputType({ description: "Input of changeTraining (操作输入)" })
export class ChangeTrainingInput extends SessionInput {
  @Field(() => ID, { description: "The session (培训)" })
  id!: string;

  @Field(() => Int, { description: "Version as it was read (版本)" })
  version!: number;
}

@InputType({ description: "How somebody attended (参加情况)" })
export class AttendanceInput {
  @Field(() => ID, { description: "Who (人员)" })
  personId!: string;

  @Field(() => Boolean, { description: "Whether they signed in (签到)" })
  present!: boolean;

  @Field(() => TrainingResult, { nullable: true, description: "With what result (结果)" })
  result?: keyof typeof TrainingResult | null;
}

@InputType({ description: "Input of holdTraining (操作输入)" })
export class HoldTrainingInput extends OfPlanInput {
  @Field(() => ID, { description: "The session (培训)" })
  id!: string;

  @Field(() => Int, { description: "Version as it was read (版本)" })
  version!: number;

  @Field(() => DayScalar, { description: "Held on (培训日期)" })
  heldOn!: string;

  @Field(() => [AttendanceInput], { description: "Who attended (签到)" })
  attendees!: AttendanceInput[];
}

@InputType({ description: "Input of takeBackTraining (操作输入)" })
export class TakeBackTrainingInput extends OfPlanInput {
  @Field(() => ID, { description: "The session (培训)" })
  id!: string;

  @Field(() => String, { description: "Why it counts as not held (原因)" })
  reason!: string;
}

@InputType({ description: "Input of removeTraining (操作输入)" })
export class RemoveTrainingInput extends OfPlanInput {
  @Field(() => ID, { description: "The session (培训)" })
  id!: string;
}

@ObjectType({ description: "Answer of planTraining (操作结果)" })
export class PlanTrainingPayload extends OfPlanPayload {
  @Field(() => LaunchTraining, { description: "The session (培训)" })
  training!: LaunchTraining;
}

@ObjectType({ description: "Answer of changeTraining (操作结果)" })
export class ChangeTrainingPayload extends PlanTrainingPayload {}

@ObjectType({ description: "Answer of holdTraining (操作结果)" })
export class HoldTrainingPayload extends PlanTrainingPayload {}

@ObjectType({ description: "Answer of takeBackTraining (操作结果)" })
export class TakeBackTrainingPayload extends PlanTrainingPayload {}

@ObjectType({ description: "Answer of removeTraining (操作结果)" })
export class RemoveTrainingPayload extends OfPlanPayload {}
