import { randomUUID } from "node:crypto";
import { mostAttempts, pauseAfter } from "@threshold/domain/job/retry";
import { GraphQLError } from "graphql";
import type { Pool } from "pg";
import { type Tx, write } from "../db/tenancy.ts";
import type { Log } from "../log.ts";
import { type SystemContext, systemContext } from "../system.ts";
import type { JobOutcome } from "../metrics.ts";
import { notify } from "../notification/notify.ts";
import type { Outward } from "../outward.ts";
import { JobFailed } from "./enqueue.ts";
import { beginJob, failJob, finishJob, holdJob, type JobRow } from "./queries.ts";
import { type Task, tasks } from "./tasks.ts";

export interface JobServices {
  readonly pool: Pool;
  readonly clock: () => Date;
  readonly log: Pick<Log, "error" | "info" | "warn">;
  readonly outward: Outward;
  /** Told of every attempt. */
  readonly countJob?: ((name: string, outcome: JobOutcome) => void) | undefined;
  /** Handlers beside the product's own, in tests. */
  readonly tasks?: Readonly<Record<string, Task<never>>>;
}

/** What the queue tells of a job. */
export interface JobAddress {
  readonly companyId: string;
  readonly jobId: string;
}

const use = (name: string) => ({ name, key: null, input: null });

/**
 * Makes one attempt at a job. Its failure is kept in its row together with the time of the next attempt; only when
 * that cannot be written either does this throw, and the queue hands the job out again.
 */
export async function runJob(
  services: JobServices,
  { companyId, jobId }: JobAddress,
  signal: AbortSignal,
): Promise<void> {
  const { pool, clock, outward } = services;
  const context = await systemContext(pool, companyId, clock(), "job", outward);
  if (!context) return; // the company is gone, and its jobs with it
  const job = await write(context, use("beginJob"), (db) => beginJob(db, jobId));
  if (!job) return; // done, cancelled or deleted meanwhile
  try {
    await attempt(services, context, job, signal);
    services.countJob?.(job.name, "DONE");
  } catch (error) {
    if (signal.aborted) throw error; // the server stops: the job is another process's, or the next start's
    const failure = failureOf(services.log, job, error);
    const pause = pauseAfter(job.attempts);
    services.countJob?.(job.name, pause === null ? "GAVE_UP" : "FAILED");
    const nextAt = pause === null ? null : new Date(clock().getTime() + pause * 1000).toISOString();
    await write({ ...context, now: clock().toISOString() }, use("failJob"), async (db) => {
      await failJob(db, jobId, failure, nextAt);
      if (nextAt === null) await giveUp(services, db, context, job, failure);
      return null;
    });
  }
}

const taskOf = (services: JobServices, { name }: JobRow) =>
  ({ ...tasks, ...services.tasks } as Partial<Record<string, Task<object>>>)[name];

/** No attempt is left: the task knows what follows, or administrators see to it. */
async function giveUp(
  services: JobServices,
  db: Tx,
  context: SystemContext,
  job: JobRow,
  failure: Failure,
) {
  const task = taskOf(services, job);
  if (task?.gaveUp) return task.gaveUp(db, context, job.payload);
  const { errorId } = failure;
  const data = { name: job.name, ...(errorId && { errorId }) };
  const to = { role: "SYSTEM_ADMIN" } as const;
  return notify(db, [{ kind: "JOB_FAILED", data, to, key: `job ${job.id}` }]);
}

async function attempt(
  services: JobServices,
  context: SystemContext,
  job: JobRow,
  signal: AbortSignal,
): Promise<void> {
  // A job that ends its process with it, again and again, is not begun once more.
  if (job.attempts > mostAttempts) throw new Error("the process ended in each attempt");
  const task = taskOf(services, job);
  if (!task) throw new Error(`no task ${job.name}`);
  const result = await task.outside?.(context, job.payload, signal);
  await write(context, { ...use(job.name), lock: task.lock?.(job.payload) }, async (db) => {
    if (!(await holdJob(db, job.id))) return null;
    await task.run?.(db, context, job.payload, result);
    await finishJob(db, job.id);
    return null;
  });
}

/** Why an attempt failed, as it is kept. */
interface Failure {
  readonly code: string;
  readonly details?: unknown;
  readonly errorId?: string;
}

/** A refusal or a reason for people as it is; anything else under an id that the log knows. */
function failureOf(log: JobServices["log"], job: JobRow, error: unknown): Failure {
  if (error instanceof JobFailed) return { code: error.code, details: error.details };
  if (error instanceof GraphQLError && typeof error.extensions.code === "string")
    return { code: error.extensions.code, details: error.extensions.details };
  const errorId = randomUUID();
  log.error({ err: error, errorId, job: job.id, name: job.name }, "a job failed");
  return { code: "UNEXPECTED", errorId };
}
