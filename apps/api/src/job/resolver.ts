import type { GraphQLResolveInfo } from "graphql";
import { Arg, Args, Ctx, Info, Mutation, Query, Resolver, Root, Subscription } from "type-graphql";
import type { Context } from "../context.ts";
import { readField, readRecord } from "../graphql/read/execute.ts";
import { followRecords, type RecordChange } from "../graphql/record-changes.ts";
import { cancelJobs, retryJobs } from "./actions.ts";
import {
  CancelJobsInput,
  CancelJobsPayload,
  JobList,
  RetryJobsInput,
  RetryJobsPayload,
} from "./inputs.ts";
import { Job, JobConnection, JobCount } from "./types.ts";

@Resolver(() => Job)
export class JobResolver {
  @Query(() => JobConnection, {
    description: "The company's jobs, newest first; for administrators (后台任务)",
  })
  jobs(
    @Args(() => JobList) _list: JobList,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @Query(() => [JobCount], {
    description: "How many jobs of each status; for administrators (任务数量)",
  })
  jobCounts(@Ctx() context: Context, @Info() info: GraphQLResolveInfo) {
    return readField(context, info);
  }

  @Mutation(() => RetryJobsPayload, {
    description: "Try jobs again, those named or all that failed (重试)",
  })
  async retryJobs(
    @Arg("input", () => RetryJobsInput) input: RetryJobsInput,
    @Ctx() context: Context,
  ): Promise<RetryJobsPayload> {
    const { clientMutationId } = input;
    return { clientMutationId, ...(await retryJobs(context, input)) };
  }

  @Mutation(() => CancelJobsPayload, { description: "Call jobs off (取消任务)" })
  async cancelJobs(
    @Arg("input", () => CancelJobsInput) input: CancelJobsInput,
    @Ctx() context: Context,
  ): Promise<CancelJobsPayload> {
    const { clientMutationId } = input;
    return { clientMutationId, ...(await cancelJobs(context, input)) };
  }

  @Subscription(() => Job, {
    description: "A job changed; for administrators (任务变更)",
    subscribe: ({ context }) => followRecords(context, (change) => change.table === "job"),
  })
  jobChanged(
    @Root() change: RecordChange,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readRecord(context, info, change.id);
  }
}
