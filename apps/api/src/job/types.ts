import { Field, Int, ObjectType } from "type-graphql";
import { connectionOf } from "../graphql/connection.ts";
import { enumOf } from "../graphql/enum.ts";
import { Node } from "../graphql/node.ts";
import { InstantScalar, JsonScalar } from "../graphql/scalars.ts";
import { Person } from "../organization/types.ts";

export const JobStatus = enumOf("JobStatus", "What becomes of a job (后台任务状态)", {
  WAITING: "Its time is still to come, or its next attempt (等待)",
  RUNNING: "It is being done (执行中)",
  DONE: "It was done (完成)",
  FAILED: "No attempt is left: it waits for a person (失败)",
  CANCELLED: "Somebody called it off (已取消)",
});

@ObjectType({ description: "Work that the system does later (后台任务)", implements: Node })
export class Job extends Node {
  @Field(() => String, { description: "Which kind of work (任务名称)" })
  name!: string;

  @Field(() => JobStatus, { description: "Status (状态)" })
  status!: keyof typeof JobStatus;

  @Field(() => Int, { description: "Attempts so far (尝试次数)" })
  attempts!: number;

  @Field(() => InstantScalar, { description: "Not before this instant (计划时间)" })
  runAt!: string;

  @Field(() => JsonScalar, {
    nullable: true,
    description: "Why the last attempt failed: code, details, errorId of the log (失败原因)",
  })
  failure?: unknown;

  @Field(() => InstantScalar, { nullable: true, description: "Last attempt (最近开始)" })
  startedAt?: string | null;

  @Field(() => InstantScalar, { nullable: true, description: "End (结束时间)" })
  finishedAt?: string | null;

  @Field(() => InstantScalar, { description: "When asked for (创建时间)" })
  createdAt!: string;

  @Field(() => Person, {
    nullable: true,
    description: "Whose action asked for it; none: the system's own (发起人)",
  })
  createdBy?: Person | null;
}

export const JobConnection = connectionOf(() => Job, "Job", "后台任务");
export type JobConnection = InstanceType<typeof JobConnection>;

@ObjectType({ description: "How many jobs there are of a status (任务数量)" })
export class JobCount {
  @Field(() => JobStatus, { description: "Status (状态)" })
  status!: keyof typeof JobStatus;

  @Field(() => Int, { description: "Count (数量)" })
  count!: number;
}
