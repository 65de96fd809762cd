import type { tenderVerifierZh } from "./tender-verifier.zh.ts";

/** Words of the page that verifies a tender. */
export const tenderVerifierEn: typeof tenderVerifierZh = {
  title: "Verify a tender",
  lead: "No account needed. The files are verified in your browser and sent nowhere.",
  files: "Process pack, receipts and files of bids",
  filesHint:
    "Choose the pack (JSON) that the organiser published; bidders can add the receipts that they kept, and whoever has files of bids can add those",
  holds: (entries: number, until: string, receipts: number, files: number) =>
    `The pack holds: its ${entries} log entries until ${until} follow each other unchanged, and what they tell of bids, draw, scores and ranking comes out again` +
    (receipts > 0 ? `; ${receipts} receipts fit the log` : "") +
    (files > 0 ? `; ${files} files are what was committed to.` : "."),
  withoutReceipt:
    "Without a receipt, a log that was rewritten as a whole cannot be told. Bidders should add theirs.",
  fails: (found: number) => `The pack does not hold: ${found} findings`,
  chosen: "Chosen files",
  noPack: "There is no pack yet: choose the one that the organiser published.",
  twoPacks: "One pack at a time, please: take the others away.",
  notJson: "No JSON file",
  kinds: { PACK: "Process pack", RECEIPT: "Receipt", FILE: "File of a bid" },
  ownScript: "You do not trust this page?",
  ownScriptText:
    "Download the script and run it with Node on your own computer: node verify.mjs pack.json receipt.json file.pdf. It needs nothing of this system.",
  download: "Download the script",
};
