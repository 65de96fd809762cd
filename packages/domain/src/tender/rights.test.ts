import { describe, expect, it } from "vitest";
import type { Role } from "../organization/roles.ts";
import { isPartial } from "./officer.ts";
import { newTender, type Tender, type TenderStatus, tenderStatuses } from "./lifecycle.ts";
import { availableTenderActions, reasonAgainstTender, type TenderAction } from "./rights.ts";
import { secrecyOf, wholeBeginning } from "./secrecy.ts";
import { lawOn, notice } from "./testing.ts";

const officer = { officer: true, manage: true, partial: false };
const before = "2027-02-01T00:00:00.000Z";
const after = "2027-02-18T02:00:00.001Z";
const bidder = { name: "", qualified: null, commitment: "c", price: null };
const issued: Tender = {
  ...newTender,
  status: "ISSUED",
  notice,
  deadline: notice.deadline,
  bidders: { A: bidder, B: bidder, C: bidder },
};
const law = lawOn("2027-02-18");
const allowed = (tender: Tender, now: string, rights = officer): TenderAction[] =>
  availableTenderActions(tender, rights, now, law).flatMap((one) =>
    one.allowed ? [one.action] : [],
  );

describe("who may do what with a tender", () => {
  it("a draft is written, its key made, and announced", () => {
    expect(allowed(newTender, before)).toEqual([
      "updateTender",
      "saveTenderHolder",
      "sealTender",
      "issueTenderNotice",
      "saveTenderExpert",
    ]);
  });

  it("before the deadline bidders are taken in; after it bids are opened, three at least (TEN-024)", () => {
    expect(allowed(issued, before)).toEqual([
      "registerTenderBidder",
      "judgeTenderBidder",
      "extendTenderDeadline",
      "saveTenderExpert",
      "failTender",
    ]);
    expect(allowed(issued, after)).toEqual(["openTender", "saveTenderExpert", "failTender"]);
    const two = { ...issued, bidders: { A: bidder, B: bidder } };
    expect(reasonAgainstTender("openTender", two, officer, after, law)).toMatchObject({
      code: "STATUTE_BROKEN",
      details: { rules: ["TEN-024"], sources: [expect.stringContaining("招标投标法")] },
    });
  });

  it("says which steps are still to come before a tender is closed", () => {
    const told: Tender = { ...issued, status: "TOLD", contractOn: notice.issuedOn };
    const reason = (tender: Tender) =>
      reasonAgainstTender("closeTender", tender, officer, after, law);
    expect(reason(told)).toMatchObject({ details: { steps: ["RESULT_FILED"] } });
    expect(reason({ ...told, filingOn: notice.issuedOn })).toBeUndefined();
  });

  it("nobody but an officer, and no officer whose side bids (TEN-016)", () => {
    for (const status of tenderStatuses as readonly TenderStatus[]) {
      const tender = { ...issued, status };
      for (const rights of [
        { ...officer, officer: false },
        { ...officer, manage: false },
        { ...officer, partial: true },
      ])
        expect(allowed(tender, after, rights), status).toEqual([]);
    }
    expect(
      reasonAgainstTender("failTender", issued, { ...officer, partial: true }, after, law)?.code,
    ).toBe("TENDER_OFFICER_PARTIAL");
  });
});

describe("what is secret", () => {
  it("TEN-016: who bids, until the opening; TEN-029: who judges, until the award; TEN-030: how", () => {
    const of = (secrecy: string) =>
      Object.entries(secrecyOf).flatMap(([kind, one]) => (one === secrecy ? [kind] : []));
    expect(of("BIDDERS")).toEqual([
      "BIDDER_REGISTERED",
      "QUALIFICATION_JUDGED",
      "QUALIFICATION_TOLD",
      "QUESTION_ASKED",
      "BID_RECEIVED",
      "BID_WITHDRAWN",
      "LATE_BID_REFUSED",
      "LATE_FILE_REFUSED",
      "OPENED",
    ]);
    expect(of("COMMITTEE")).toEqual([
      "EXPERTS_LISTED",
      "EXPERTS_DRAWN",
      "EXPERT_REPLACED",
      "SHEET_SEALED",
      "RANKED",
    ]);
    expect(of("SCORES")).toEqual(["SCORED_ALONE", "SCORE_REVISED"]);
  });

  it("a log is taken away only up to its first entry that is still secret", () => {
    const at = (...positions: number[]) => positions.map((position) => ({ position }));
    expect(wholeBeginning(at(1, 2, 3))).toEqual(at(1, 2, 3));
    expect(wholeBeginning(at(1, 2, 4, 5))).toEqual(at(1, 2));
    expect(wholeBeginning(at(2, 3))).toEqual([]);
    expect(wholeBeginning([])).toEqual([]);
  });
});

it("TEN-016: a member of the bid team does not run the tender, nor does the region where it bids", () => {
  const of = (role: Role, inBidTeam: boolean, regionBids: boolean) =>
    isPartial({ roles: [role], inBidTeam, regionBids });
  expect(of("REGION_STAFF", false, false)).toBe(false);
  expect(of("REGION_STAFF", false, true)).toBe(true);
  expect(of("DEVELOPER_STAFF", false, true)).toBe(false);
  expect(of("DEVELOPER_STAFF", true, true)).toBe(true);
  expect(of("AGENCY_STAFF", true, false)).toBe(true);
});
