import type { KeptReceipt } from "@threshold/domain/tender/pack";
import type { ReceivedBid } from "@threshold/domain/tender/receipt";
import type { BidView } from "./tender-link.ts";

/** Gives a file to whoever is at this browser. */
export function saveFile(name: string, contents: Blob): void {
  const url = URL.createObjectURL(contents);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** The receipt as the verifier and the script that runs without us read it. */
export const saveReceipt = (name: string, receipt: KeptReceipt): void =>
  saveFile(
    `${name}.json`,
    new Blob([JSON.stringify(receipt, null, 2)], { type: "application/json" }),
  );

/** What the log tells of this bidder's bids, the last one first. */
export function receivedBids({ entries, bidder, bid }: BidView): (ReceivedBid & { at: string })[] {
  const own = entries.filter(({ event }) => event.bidder === bidder.reference);
  const received = own.filter(({ event }) => event.kind === "BID_RECEIVED");
  return received
    .map(({ position, hash, at, event }) => {
      const withdrawn = own.find(
        (one) => one.event.kind === "BID_WITHDRAWN" && one.position > position,
      );
      const later = received.find((one) => one.position > position);
      const isWithdrawn = withdrawn && (!later || withdrawn.position < later.position);
      const state =
        position === bid?.position
          ? ("COUNTS" as const)
          : isWithdrawn
            ? ("WITHDRAWN" as const)
            : ("REPLACED" as const);
      return { position, hash, at, commitment: event.commitment ?? "", state };
    })
    .toReversed();
}
