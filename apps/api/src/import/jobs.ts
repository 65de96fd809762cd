import { randomUUID } from "node:crypto";
import { GraphQLError } from "graphql";
import type { Context } from "../context.ts";
import { write } from "../db/tenancy.ts";
import type { ErrorLog } from "../graphql/errors.ts";
import { failBatch, type NewBatch, tellProgress } from "./queries.ts";

type Batch = Pick<NewBatch, "id">;

interface Running {
  readonly stop: AbortController;
  readonly done: Promise<void>;
}

/** The imports that this process works on. The database says what state they are in; this only makes stopping quick. */
const running = new Map<string, Running>();
let log: ErrorLog | undefined;

/** Where unexpected errors of imports go; told once at the server's start. */
export function logImportsTo(given: ErrorLog): void {
  log = given;
}

/** The batch was cancelled while it was worked on: whoever did that has said so in the database. */
export class Cancelled extends Error {}

/** Works on a batch in the background. What goes wrong ends up in the batch, as FAILED with its reason. */
export function startJob(
  context: Context,
  { id }: Batch,
  work: (context: Context, signal: AbortSignal) => Promise<void>,
): void {
  const stop = new AbortController();
  const inside = asImport(context, id);
  const job: Running = { stop, done: settle() };
  running.set(id, job);

  async function settle(): Promise<void> {
    await Promise.resolve(); // the job is in its place before it ends
    try {
      await work(inside, stop.signal);
    } catch (error) {
      if (!(error instanceof Cancelled)) await fail(inside, id, error);
    } finally {
      if (running.get(id) === job) running.delete(id);
    }
  }
}

/** What an import changes is audited as coming from it. */
const asImport = (context: Context, id: string): Context => ({
  ...context,
  scope: { ...context.scope, origin: `import ImportBatch_${id}` },
});

async function fail(context: Context, id: string, error: unknown): Promise<void> {
  try {
    await write(context, { name: "failImport", key: null, input: null }, (db) =>
      failBatch(db, id, failureOf(error)),
    );
  } catch (trouble) {
    // The database is gone: the next start finds the batch and ends it.
    log?.error({ err: trouble, errorId: id }, "an import could not be ended");
  }
}

/** A refusal as it is; anything else under an id that the log knows. */
function failureOf(error: unknown): object {
  if (error instanceof GraphQLError) return error.extensions;
  const errorId = randomUUID();
  if (!isStopped(error)) log?.error({ err: error, errorId }, "an import broke off");
  return { code: "IMPORT_INTERRUPTED", details: { errorId } };
}

const isStopped = (error: unknown) => (error as Error | null)?.name === "AbortError";

/** Ends the work on a batch soon, where this process does it. */
export const stopJob = (id: string): void => running.get(id)?.stop.abort();

/** Resolves when this process works on the batch no more. */
export const jobDone = async (id: string): Promise<void> => running.get(id)?.done;

/** Ends all imports, for the server's end; they are told as interrupted. */
export async function stopImports(): Promise<void> {
  const all = [...running.values()];
  for (const { stop } of all) stop.abort();
  await Promise.all(all.map(({ done }) => done));
}

/** How often progress is told at most, in ms. */
const pace = 500;

/**
 * Tells how far a batch is, in transactions of their own so that others see it, at most twice a
 * second. Throws Cancelled when somebody cancelled it, AbortError when the server stops.
 */
export function progressOf(
  context: Context,
  { id }: Batch,
  status: "READING" | "APPLYING" | "UNDOING",
  signal: AbortSignal,
) {
  let toldAt = 0;
  return async (rows: { readonly read?: number; readonly done?: number }): Promise<void> => {
    if (!signal.aborted && performance.now() - toldAt < pace) return;
    toldAt = performance.now();
    const use = { name: "tellImportProgress", key: null, input: null };
    if (!(await write(context, use, (db) => tellProgress(db, id, status, rows))))
      throw new Cancelled();
    signal.throwIfAborted();
  };
}
