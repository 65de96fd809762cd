import { Field, ObjectType } from "type-graphql";
import { InstantScalar, JsonScalar } from "../graphql/scalars.ts";
import { enumOf } from "../graphql/enum.ts";
import { Node } from "../graphql/node.ts";
import { LaunchPlan } from "../launch/types.ts";

export const NoticeKind = enumOf("NoticeKind", "Kind of notice (通知类别)", {
  LAUNCH_MOVED: "A date of the launch moved (日期调整)",
  PLAN_STATUS: "The plan changed status (计划状态变更)",
  TASK_RETURNED: "A task came back (任务退回)",
});

@ObjectType({ description: "Something told to one person (通知)", implements: Node })
export class Notice extends Node {
  @Field(() => NoticeKind, { description: "Kind (类别)" })
  kind!: keyof typeof NoticeKind;

  @Field(() => JsonScalar, { description: "What the notice tells (通知内容)" })
  data!: unknown;

  @Field(() => LaunchPlan, { nullable: true, description: "The launch plan (开盘筹备计划)" })
  plan?: LaunchPlan | null;

  @Field(() => InstantScalar, { description: "When made (创建时间)" })
  createdAt!: string;

  @Field(() => InstantScalar, { nullable: true, description: "When read (阅读时间)" })
  readAt?: string | null;
}
