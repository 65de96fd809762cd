import { Field, Int, ObjectType } from "type-graphql";
import { AccessLink } from "../access-link/types.ts";
import { Approval } from "../approval/types.ts";
import { Node } from "../graphql/node.ts";
import { DayScalar } from "../graphql/scalars.ts";
import { LaunchRecord } from "../launch-record/types.ts";
import { DayPlanKind, DayPlanStatus } from "./enums.ts";

@ObjectType({
  description: "Plan for the day of the launch, LCH-R33, R34 (开盘当天方案)",
  implements: Node,
})
export class LaunchDayPlan extends LaunchRecord {
  @Field(() => DayPlanKind, { description: "Kind (方案类别)" })
  kind!: keyof typeof DayPlanKind;

  @Field(() => DayPlanStatus, { description: "Status (状态)" })
  status!: keyof typeof DayPlanStatus;

  @Field(() => String, { nullable: true, description: "Whose plan it is (提交单位)" })
  submittedBy?: string | null;

  @Field(() => String, { nullable: true, description: "People (人员安排)" })
  staffing?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Goods; only of the cleaning (清洁物资准备)",
  })
  supplies?: string | null;

  @Field(() => String, { nullable: true, description: "Emergencies (应急措施)" })
  emergency?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "Handed in (提交日期)" })
  submittedOn?: string | null;

  @Field(() => DayScalar, { nullable: true, description: "Reviewed (审核日期)" })
  approvedOn?: string | null;

  @Field(() => String, { nullable: true, description: "Why sent back (退回原因)" })
  returnedReason?: string | null;

  @Field(() => Approval, { nullable: true, description: "Its latest review (审核)" })
  approval?: Approval | null;

  @Field(() => [AccessLink], {
    description: "Links given out for the contractor to hand it in, newest first (一次性链接)",
  })
  links!: AccessLink[];
}

@ObjectType({ description: "Drill of the emergency plan, LCH-R34 (演练记录)", implements: Node })
export class LaunchDrill extends LaunchRecord {
  @Field(() => DayScalar, { nullable: true, description: "Held on (演练日期)" })
  heldOn?: string | null;

  @Field(() => String, { nullable: true, description: "What was drilled, and how (演练记录)" })
  record?: string | null;

  @Field(() => [String], { description: "Who took part (参加人员)" })
  attendees!: string[];

  @Field(() => Int, { description: "How many took part (参加人数)" })
  attendance!: number;

  @Field(() => DayScalar, { nullable: true, description: "Its record was finished (完成日期)" })
  finishedOn?: string | null;
}
