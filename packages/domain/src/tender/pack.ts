import type { TenderEvent } from "./lifecycle.ts";
import type { LogEntry } from "./log.ts";
import type { BidReceipt } from "./seal.ts";

/** A process as it is given out: its log, from which anybody works out everything again. */
export interface TenderPack {
  readonly format: "threshold/tender-pack/1";
  readonly tender: string;
  readonly log: readonly LogEntry<TenderEvent>[];
}

/** What a bidder keeps: bid and nonce, and the entry of the log that took it in. */
export interface KeptReceipt extends BidReceipt {
  readonly position: number;
  readonly hash: string;
}

export const packOf = (tender: string, log: readonly LogEntry<TenderEvent>[]): TenderPack => ({
  format: "threshold/tender-pack/1",
  tender,
  log,
});
