import { allow, change, uuidOf } from "../change.ts";
import type { Context } from "../context.ts";
import { refusalError } from "../refusal.ts";
import type { CancelJobsInput, RetryJobsInput } from "./inputs.ts";
import { cancelRows, lockJobs, retryRows } from "./queries.ts";

const allowManage = (context: Context) =>
  allow(context, "job.manage", { level: "COMPANY", id: context.viewer.companyId });

/** 重试: those named, or all that failed. */
export function retryJobs(context: Context, input: RetryJobsInput) {
  const ids = input.jobIds?.map((id) => uuidOf("Job", id)) ?? null;
  return change(context, "retryJobs", input, async (db) => {
    const jobs = await lockJobs(db, ids);
    refuseMissing(ids, jobs);
    allowManage(context);
    refuseStatus(jobs, ["FAILED", "CANCELLED", "WAITING"]);
    await retryRows(
      db,
      jobs.map((job) => job.id),
    );
    return { count: jobs.length };
  });
}

/** 取消: what waits or failed is not done. */
export function cancelJobs(context: Context, input: CancelJobsInput) {
  const ids = input.jobIds.map((id) => uuidOf("Job", id));
  return change(context, "cancelJobs", input, async (db) => {
    const jobs = await lockJobs(db, ids);
    refuseMissing(ids, jobs);
    allowManage(context);
    refuseStatus(jobs, ["FAILED", "WAITING"]);
    await cancelRows(
      db,
      jobs.map((job) => job.id),
    );
    return { count: jobs.length };
  });
}

function refuseMissing(asked: readonly string[] | null, jobs: readonly unknown[]): void {
  if (asked && jobs.length < new Set(asked).size) throw refusalError({ code: "NOT_FOUND" });
}

function refuseStatus(jobs: readonly { status: string }[], allowed: readonly string[]): void {
  const other = jobs.find((job) => !allowed.includes(job.status));
  if (other) throw refusalError({ code: "JOB_STATUS", details: { status: other.status } });
}
