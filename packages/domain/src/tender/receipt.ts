import type { Json } from "../canonical-json.ts";
import type { KeptReceipt } from "./pack.ts";
import { type BidPlace, commitmentOf } from "./seal.ts";

/** What became of a bid that was received: it counts, a later one replaced it, or it was withdrawn. */
export type ReceivedState = "COUNTS" | "REPLACED" | "WITHDRAWN";

/** A bid of one bidder as the log tells it. */
export interface ReceivedBid {
  readonly position: number;
  readonly hash: string;
  readonly commitment: string;
  readonly state: ReceivedState;
}

/**
 * UNREADABLE: no receipt. OTHER: of another tender or bidder. FORGED: bid and nonce do not come to its commitment.
 * NOT_IN_LOG: the log has no such entry, so either of the two was changed.
 */
export type ReceiptJudgement = ReceivedState | "UNREADABLE" | "OTHER" | "FORGED" | "NOT_IN_LOG";

function readReceipt(content: unknown): KeptReceipt | undefined {
  if (typeof content !== "object" || content === null) return undefined;
  const known = content as Partial<KeptReceipt>;
  const texts = [known.tender, known.bidder, known.nonce, known.commitment, known.hash];
  return texts.every((one) => typeof one === "string") && typeof known.position === "number"
    ? (known as KeptReceipt)
    : undefined;
}

/** Whether a receipt that a bidder kept is what the log tells: worked out where the receipt is, for it holds the bid. */
export async function judgeReceipt(
  content: unknown,
  place: BidPlace,
  received: readonly ReceivedBid[],
): Promise<ReceiptJudgement> {
  const receipt = readReceipt(content);
  if (!receipt) return "UNREADABLE";
  const { tender, bidder, bid, nonce, commitment } = receipt;
  if (tender !== place.tender || bidder !== place.bidder) return "OTHER";
  const opened = { bid: (bid ?? null) as Json, nonce };
  if ((await commitmentOf(place, opened)) !== commitment) return "FORGED";
  const entry = received.find(
    (one) =>
      one.position === receipt.position &&
      one.hash === receipt.hash &&
      one.commitment === commitment,
  );
  return entry?.state ?? "NOT_IN_LOG";
}
