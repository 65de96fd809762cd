import { EventEmitter, once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import type { WorkerPool } from "graphile-worker";
import { addDays } from "@threshold/domain/calendar/day";
import { write } from "../db/tenancy.ts";
import { sealPersonalData } from "../personal-data/seal-actions.ts";
import { type SystemContext, systemContext } from "../system.ts";
import { deleteOldJobs, listCompanies } from "./queries.ts";
import { openPresence, openQueue, type Presence } from "./queue-queries.ts";
import { type JobAddress, type JobServices, runJob } from "./run.ts";
import { everyMinute } from "./tasks.ts";

export interface WorkerOptions extends JobServices {
  /** The queue is the owner's alone. */
  readonly ownerUrl: string;
  /** What the installation itself looks after once a day. */
  readonly tidy: () => Promise<void>;
  /** Whether the minute's work comes by itself; tests ask for it. */
  readonly recurring: boolean;
}

export interface Worker {
  /** Lets the jobs under way finish, then ends. */
  stop(): Promise<void>;
}

/** Jobs worked on at once by one process. */
const concurrency = 4;
/** The next minute's, or hour's, does what this one could not. */
const unrepeated = { maxAttempts: 1 };
/** How often jobs of dead processes are looked for, in ms. */
const sweepEvery = 5_000;
/** How long a queue that gave up is waited for before the next is begun, in ms. */
const brokenEndsWithin = 5_000;

/** Begins to work off jobs, in the background: the queue's code is loaded meanwhile. */
export function startWorker(options: WorkerOptions): Worker {
  const stopping = new AbortController();
  const ended = keepRunning(options, stopping.signal);
  return {
    async stop() {
      stopping.abort();
      await ended;
    },
  };
}

/** Runs the queue until it is told to stop; one that breaks off, for its database say, is begun again. */
async function keepRunning(options: WorkerOptions, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await runQueue(options, signal);
    } catch (error) {
      if (!signal.aborted)
        options.log.warn({ err: error }, "the queue of jobs broke off; it is begun again");
    }
    await sleep(1_000, undefined, { signal }).catch(() => {}); // cut short by stop
  }
}

async function runQueue(options: WorkerOptions, signal: AbortSignal): Promise<void> {
  const { Logger, parseCronItems, run } = await import("graphile-worker");
  if (signal.aborted) return;
  const presence = await openPresence(options.ownerUrl);
  const queue = openQueue(options.ownerUrl, concurrency + 2, (error) =>
    options.log.warn({ err: error }, "database connection of the queue lost"),
  );
  const events = new EventEmitter();
  const created = once(events, "pool:create") as Promise<[{ workerPool: WorkerPool }]>;
  const givenUp = once(events, "pool:gracefulShutdown");
  // Told to stop, the queue has the time its jobs take. One that gave up may never end: not where writing down how jobs
  // ended failed more than once (graphile/worker#636), nor where the network is silent. The sweep hands out what it held.
  const ended = (ending: Promise<unknown>) =>
    signal.aborted ? ending : Promise.race([ending, sleep(brokenEndsWithin)]);
  try {
    const runner = await run({
      pgPool: queue,
      concurrency,
      noHandleSignals: true,
      // How a job ended is written in batches, be they of one: else nobody waits for that writing, and where the database
      // is gone its failure is nobody's and ends the process.
      preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
      events,
      logger: new Logger(() => (level, message) => {
        if (level === "error" || level === "warning") options.log.warn(`queue of jobs: ${message}`);
      }),
      parsedCronItems: options.recurring
        ? parseCronItems([
            { task: "minute", match: "* * * * *", options: unrepeated },
            { task: "tidy", match: "17 * * * *", options: unrepeated },
            { task: "seal", match: "47 * * * *", options: unrepeated },
          ])
        : [],
      taskList: {
        job: (payload, { abortSignal }) => runJob(options, payload as JobAddress, abortSignal),
        minute: () => minute(options),
        tidy: () => tidy(options),
        seal: async (_, { abortSignal }) =>
          void (await sealPersonalData(options.pool, options.clock(), abortSignal)),
      },
    });
    try {
      if (options.recurring) {
        await runner.addJob("minute", {}, { jobKey: "start", ...unrepeated });
        // What a release before this one left plain, or a key that is no more the first one sealed.
        await runner.addJob("seal", {}, { jobKey: "seal", ...unrepeated });
      }
      await Promise.race([
        sweep(presence, created, signal),
        presence.lost,
        endOf(runner.promise, givenUp),
      ]);
    } finally {
      await ended(runner.stop().catch(() => {})); // it may have ended by itself, which is told above
    }
  } finally {
    await ended(queue.end());
    await ended(presence.release());
  }
}

async function endOf(running: Promise<void>, givenUp: Promise<unknown>): Promise<never> {
  await Promise.race([running, givenUp]);
  throw new Error("the queue ended by itself");
}

async function sweep(
  presence: Presence,
  created: Promise<[{ workerPool: WorkerPool }]>,
  signal: AbortSignal,
): Promise<void> {
  const [{ workerPool }] = await created;
  await presence.hold(workerPool.id);
  while (!signal.aborted) {
    await presence.freeAbandoned();
    await sleep(sweepEvery, undefined, { signal }).catch(() => {}); // cut short by stop
  }
}

/** What is looked after once a minute, company by company; one that fails does not hold the others up. */
export const minute = (options: JobServices) =>
  inEveryCompany(options, async (context) => {
    for (const look of everyMinute) await look(context);
  });

/** Jobs that were done are kept this long, to be looked at, in days. */
const keptDays = 14;

/** Throws away what nobody asks for any more. */
export async function tidy(options: JobServices & Pick<WorkerOptions, "tidy">): Promise<void> {
  await options.tidy();
  await inEveryCompany(options, async (context) => {
    const before = `${addDays(context.today, -keptDays)}T00:00:00Z`;
    const use = { name: "forgetJobs", key: null, input: null };
    await write(context, use, (db) => deleteOldJobs(db, before));
  });
}

async function inEveryCompany(
  { pool, clock, log, outward }: JobServices,
  look: (context: SystemContext) => Promise<void>,
): Promise<void> {
  for (const companyId of await listCompanies(pool)) {
    const context = await systemContext(pool, companyId, clock(), "job", outward);
    if (!context) continue;
    await look(context).catch((error: unknown) =>
      log.error({ err: error, company: companyId }, "the minute's work failed; the next does it"),
    );
  }
}
