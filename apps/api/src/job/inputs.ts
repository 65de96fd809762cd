import { ArgsType, Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { KeyedInput, KeyedPayload } from "../graphql/keyed.ts";
import { Page } from "../graphql/page.ts";
import { JobStatus } from "./types.ts";

@InputType({ description: "Which jobs (筛选条件)" })
export class JobFilter {
  @Field(() => [JobStatus], { nullable: true, description: "Of these statuses (状态)" })
  statuses?: (keyof typeof JobStatus)[] | null;

  @Field(() => [String], { nullable: true, description: "Of these kinds of work (任务名称)" })
  names?: string[] | null;
}

@ArgsType()
export class JobList extends Page {
  @Field(() => JobFilter, { nullable: true, description: "Which ones (筛选)" })
  filter?: JobFilter | null;
}

@InputType({ description: "Input of retryJobs (操作输入)" })
export class RetryJobsInput extends KeyedInput {
  @Field(() => [ID], {
    nullable: true,
    description: "Which ones; without it all that failed (标识)",
  })
  jobIds?: string[] | null;
}

@ObjectType({ description: "Answer of retryJobs (操作结果)" })
export class RetryJobsPayload extends KeyedPayload {
  @Field(() => Int, { description: "How many are tried again (重试数量)" })
  count!: number;
}

@InputType({ description: "Input of cancelJobs (操作输入)" })
export class CancelJobsInput extends KeyedInput {
  @Field(() => [ID], { description: "Which ones (标识)" })
  jobIds!: string[];
}

@ObjectType({ description: "Answer of cancelJobs (操作结果)" })
export class CancelJobsPayload extends KeyedPayload {
  @Field(() => Int, { description: "How many are called off (取消数量)" })
  count!: number;
}
