import type { PhoneTable } from "../phone.ts";

/** Types of records with personal data, by their name in global ids. */
export const tableOf: Readonly<Record<string, PhoneTable>> = {
  Person: "person",
  Contractor: "contractor",
  CustodyHolder: "custody_holder",
  TenderBidder: "tender_bidder",
  TenderExpert: "tender_expert",
};

export const typeOf = (table: PhoneTable): string =>
  Object.entries(tableOf).find(([, one]) => one === table)![0];
