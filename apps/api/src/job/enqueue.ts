import type { Tx } from "../db/tenancy.ts";
import { insertJob } from "./queries.ts";

/** Every kind of job with what it is told; its handler stands in `tasks.ts`. */
export interface JobPayloads {
  /** The company's day begins: its launch plans are scheduled from it. */
  readonly beginDay: Record<string, never>;
  /** An order of many copies is printed (form). */
  readonly printBatch: { readonly batchId: string };
  /** The parts of a bid are assembled into one PDF (bidding). */
  readonly assembleBid: { readonly packId: string };
  /** Kept files that nothing names any more go. */
  readonly removeFiles: { readonly keys: readonly string[] };
  /** What is overdue is told to the heads of the regions whose day for it this is. */
  readonly overdueDigest: { readonly on: string };
  /** What is open of a kind is looked at under another rule, or brought under it (obligation). */
  readonly checkRedating: { readonly redatingId: string };
  readonly applyRedating: { readonly redatingId: string };
  /** The audit log is compared with its tree (audit). */
  readonly checkAudit: Record<string, never>;
  /** Data of people that is past its time goes, a month after it was told (personal data). */
  readonly erasePast: Record<string, never>;
  /** What was told and sent long ago goes (notification). */
  readonly tidyNotifications: Record<string, never>;
  /** Something was told: it goes out as each receiver chose. */
  readonly routeNotifications: { readonly batchId: string };
  /** A message is sent. */
  readonly deliver: { readonly deliveryId: string };
}

export type JobName = keyof JobPayloads;

export interface JobOptions {
  /** Not before this instant (ISO 8601); at once unless told. */
  readonly runAt?: string;
  /** The same key is done once, however often it is asked for: a second one changes nothing. */
  readonly key?: string;
}

/**
 * Asks for work to be done later, in the same transaction as its cause: it happens exactly if that commits. It runs as
 * the system, in the company of whoever asks.
 */
export const enqueue = <Name extends JobName>(
  db: Tx,
  name: Name,
  payload: JobPayloads[Name],
  options: JobOptions = {},
): Promise<void> => insertJob(db, { name, payload, ...options });

/** Thrown by a handler whose work failed for a reason that people can read: no bug, and kept with the job as it is. */
export class JobFailed extends Error {
  readonly code: string;
  readonly details: Readonly<Record<string, string | number>>;

  constructor(code: string, details: Readonly<Record<string, string | number>> = {}) {
    super(code);
    this.code = code;
    this.details = details;
  }
}
