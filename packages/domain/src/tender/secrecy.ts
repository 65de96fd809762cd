import type { TenderEvent } from "./lifecycle.ts";

/**
 * From when on others than the tender's officers may read an entry of its log. OPEN: at once. BIDDERS: from the opening, for who
 * bids is secret until then (TEN-016). COMMITTEE: from the award, for who judges is secret until then (TEN-029). SCORES: from the
 * award as well, and the officers read them once the bids are ranked (TEN-030); members read what all have scored alone.
 */
export type Secrecy = "OPEN" | "BIDDERS" | "COMMITTEE" | "SCORES";

export const secrecyOf: Readonly<Record<TenderEvent["kind"], Secrecy>> = {
  NOTICE_ISSUED: "OPEN",
  BIDDER_REGISTERED: "BIDDERS",
  QUALIFICATION_JUDGED: "BIDDERS",
  QUALIFICATION_TOLD: "BIDDERS",
  QUESTION_ASKED: "BIDDERS",
  ANSWERED_TO_ALL: "OPEN",
  DEADLINE_EXTENDED: "OPEN",
  BID_RECEIVED: "BIDDERS",
  BID_WITHDRAWN: "BIDDERS",
  LATE_BID_REFUSED: "BIDDERS",
  LATE_FILE_REFUSED: "BIDDERS",
  OPENED: "BIDDERS",
  EXPERTS_LISTED: "COMMITTEE",
  EXPERTS_DRAWN: "COMMITTEE",
  EXPERT_REPLACED: "COMMITTEE",
  SHEET_SEALED: "COMMITTEE",
  SCORED_ALONE: "SCORES",
  SCORE_REVISED: "SCORES",
  RANKED: "COMMITTEE",
  AWARDED: "OPEN",
  RESULT_TOLD: "OPEN",
  COMPLAINT_RECEIVED: "OPEN",
  COMPLAINT_ANSWERED: "OPEN",
  CONTRACTED: "OPEN",
  RESULT_FILED: "OPEN",
  CLOSED: "OPEN",
  FAILED: "OPEN",
};

interface Positioned {
  readonly position: number;
}

/**
 * The longest beginning of a log without a gap: what a reader may take away as a whole, for an entry that is left out breaks the
 * chain. `read` are the entries that the reader may read, in their order.
 */
export function wholeBeginning<Entry extends Positioned>(read: readonly Entry[]): Entry[] {
  const gap = read.findIndex(({ position }, index) => position !== index + 1);
  return gap < 0 ? [...read] : read.slice(0, gap);
}
