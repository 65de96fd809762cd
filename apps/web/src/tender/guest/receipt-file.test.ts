import { expect, it } from "vitest";
import { receivedBids } from "./receipt-file.ts";
import type { BidView } from "./tender-link.ts";

const entry = (position: number, kind: string, bidder = "甲") => ({
  position,
  at: `2027-02-0${position}T02:00:00.000Z`,
  hash: `hash ${position}`,
  event: { kind, bidder, commitment: `commitment ${position}` },
});
const view = (kinds: readonly string[], counts: number | null) =>
  ({
    bidder: { reference: "甲" },
    entries: [
      ...kinds.map((kind, index) => entry(index + 1, kind)),
      entry(9, "BID_RECEIVED", "乙"),
    ],
    bid: counts === null ? null : { position: counts },
  }) as unknown as BidView;
const statesOf = (kinds: readonly string[], counts: number | null) =>
  receivedBids(view(kinds, counts)).map(({ position, state }) => [position, state]);

it("tells what became of each bid of this bidder, the last one first", () => {
  expect(statesOf(["BID_RECEIVED"], 1)).toEqual([[1, "COUNTS"]]);
  expect(statesOf(["BID_RECEIVED", "BID_RECEIVED"], 2)).toEqual([
    [2, "COUNTS"],
    [1, "REPLACED"],
  ]);
  expect(statesOf(["BID_RECEIVED", "BID_WITHDRAWN"], null)).toEqual([[1, "WITHDRAWN"]]);
  expect(statesOf(["BID_RECEIVED", "BID_RECEIVED", "BID_WITHDRAWN", "BID_RECEIVED"], 4)).toEqual([
    [4, "COUNTS"],
    [2, "WITHDRAWN"],
    [1, "REPLACED"],
  ]);
});
