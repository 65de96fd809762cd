import { Field, Float, Int, ObjectType } from "type-graphql";
import { connectionOf } from "../graphql/connection.ts";
import { Node } from "../graphql/node.ts";
import { DayScalar, InstantScalar } from "../graphql/scalars.ts";
import { LaunchTask } from "../launch/types.ts";
import { LaunchRecord } from "../launch-record/types.ts";
import { Person } from "../organization/types.ts";
import { TrainingDepartment, TrainingKind, TrainingResult } from "./enums.ts";

@ObjectType({ description: "An item of the training scheme (培训方案条目)", implements: Node })
export class TrainingItem extends Node {
  @Field(() => String, { description: "Names it in all versions (编号)" })
  code!: string;

  @Field(() => TrainingKind, { description: "Kind (培训类别)" })
  kind!: keyof typeof TrainingKind;

  @Field(() => TrainingDepartment, {
    nullable: true,
    description: "Whose posts it trains; null where everybody is taught (部门)",
  })
  department?: keyof typeof TrainingDepartment | null;

  @Field(() => String, { description: "What is taught (培训内容)" })
  title!: string;

  @Field(() => Float, { description: "Hours (学时)" })
  hours!: number;

  @Field(() => String, { description: "Code of the launch task that it is held for (任务编码)" })
  taskCode!: string;
}

@ObjectType({
  description: "A version of head office's training scheme, LCH-R13 (物业管理中心培训方案)",
  implements: Node,
})
export class TrainingScheme extends Node {
  @Field(() => Int, { description: "Counts the versions (版本号)" })
  number!: number;

  @Field(() => String, { nullable: true, description: "What is new in it (版本说明)" })
  note?: string | null;

  @Field(() => [TrainingItem], { description: "Its items, in order (条目)" })
  items!: TrainingItem[];

  @Field(() => InstantScalar, { description: "When published (发布时间)" })
  createdAt!: string;

  @Field(() => Person, { nullable: true, description: "Who published it (发布人)" })
  createdBy?: Person | null;
}

export const TrainingSchemeConnection = connectionOf(
  () => TrainingScheme,
  "TrainingScheme",
  "培训方案",
);
export type TrainingSchemeConnection = InstanceType<typeof TrainingSchemeConnection>;

@ObjectType({ description: "Somebody who attends a session (参加人员)", implements: Node })
export class LaunchTrainingAttendee extends Node {
  @Field(() => Person, { description: "Who (人员)" })
  person!: Person;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether they signed in; null until the session was held (签到)",
  })
  present?: boolean | null;

  @Field(() => TrainingResult, { nullable: true, description: "With what result (结果)" })
  result?: keyof typeof TrainingResult | null;
}

@ObjectType({ description: "A training session of a launch, LCH-R11–R13 (培训)", implements: Node })
export class LaunchTraining extends LaunchRecord {
  @Field(() => TrainingItem, { description: "Item of the scheme that it holds (方案条目)" })
  item!: TrainingItem;

  @Field(() => DayScalar, { description: "Planned for (计划日期)" })
  plannedOn!: string;

  @Field(() => String, { nullable: true, description: "Where (地点)" })
  place?: string | null;

  @Field(() => String, { description: "Who teaches (培训讲师)" })
  trainer!: string;

  @Field(() => DayScalar, { nullable: true, description: "Held on (培训日期)" })
  heldOn?: string | null;

  @Field(() => String, { nullable: true, description: "Remark (备注)" })
  remark?: string | null;

  @Field(() => [LaunchTrainingAttendee], { description: "Who attends (参加人员)" })
  attendees!: LaunchTrainingAttendee[];

  @Field(() => LaunchTask, { nullable: true, description: "The task that it works on (筹备任务)" })
  task?: LaunchTask | null;
}
