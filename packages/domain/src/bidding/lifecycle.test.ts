import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, day } from "../calendar/day.ts";
import { isBlocker, replay } from "../rule-pack/explain.ts";
import { statutes } from "../rule-pack/pack.ts";
import { checksOf, stops } from "./checks.ts";
import type { BiddingFacts, BiddingRights, TeamMember } from "./facts.ts";
import {
  advance,
  availableBiddingActions,
  type Advance,
  type BiddingAction,
  biddingActionNames,
  biddingActions,
  checkDefence,
  checkMoved,
  checkLeaders,
  contractDaysLate,
  type Given,
  mayChargeFees,
  planBidding,
  reasonAgainst,
  recordStep,
  stepTaken,
} from "./lifecycle.ts";
import { facts, headRights, law, moment, rights, team, today } from "./testing.ts";
import {
  biddingStatusNames,
  contractHeadNames,
  type DatedStep,
  firstWorkItems,
  selectionMethods,
} from "./vocabulary.ts";

const during = moment("2027-04-25");
const take = (
  action: BiddingAction,
  of: BiddingFacts,
  given: Given = {},
  by: BiddingRights = rights,
  at = during,
) => advance(action, of, given, by, at, law);
const outcome = (...args: Parameters<typeof take>) => {
  const result = take(...args);
  return result.ok ? result.value.status : result.refusal.code;
};
const refusal = (...args: Parameters<typeof take>) => {
  const result = take(...args);
  return result.ok ? undefined : result.refusal;
};

describe("planning a bidding", () => {
  const draft = {
    objectType: "NEW_PROJECT",
    buildingIds: [],
    launchDate: day("2027-05-01"),
  } as const;
  const open = { status: "BIDDING", objectType: "NEW_PROJECT", buildingIds: [] } as const;
  const code = (...args: Parameters<typeof planBidding>) => {
    const result = planBidding(...args);
    return result.ok ? result.value : result.refusal.code;
  };
  it("BID-R03 refuses a second open bidding for the same object, and takes one after the first is over", () => {
    expect(code(draft, [open], today)).toBe("BIDDING_OBJECT_TAKEN");
    for (const status of ["LOST", "CLOSED", "CANCELLED"] as const)
      expect(code(draft, [{ ...open, status }], today)).toEqual({ late: false });
  });
  it("BID-R03 applies to clusters and buildings: each building has one", () => {
    const building = { ...draft, objectType: "NEW_BUILDING", buildingIds: ["B1"] } as const;
    expect(code(building, [open], today)).toEqual({ late: false });
    const same = { ...open, objectType: "NEW_CLUSTER", buildingIds: ["B2", "B1"] } as const;
    expect(code(building, [same], today)).toBe("BIDDING_OBJECT_TAKEN");
    expect(code({ ...building, buildingIds: [] }, [], today)).toBe("BIDDING_BUILDINGS_REQUIRED");
  });
  it("02 part 7: a launch in the past is refused, one fewer than 90 days ahead is told", () => {
    expect(code({ ...draft, launchDate: day("2027-01-03") }, [], today)).toBe(
      "BIDDING_LAUNCH_PAST",
    );
    expect(code({ ...draft, launchDate: day("2027-04-03") }, [], today)).toEqual({ late: true });
    expect(code({ ...draft, launchDate: day("2027-04-04") }, [], today)).toEqual({ late: false });
  });
});

describe("the procedure's guards", () => {
  it("BID-R04 leaves all work to the region: who only reads takes no action", () => {
    const none = { update: false, issue: false, approve: false, recordResult: false, file: false };
    const reader = { ...none, personId: "CENTER" };
    for (const status of biddingStatusNames)
      expect(
        availableBiddingActions(facts({ status }), reader).some(({ allowed }) => allowed),
      ).toBe(false);
  });
  it("BID-R05 tells the methods, and asks for one before the talk with the authority counts", () => {
    for (const method of Object.values(selectionMethods)) expect(method.aboutZh).not.toBe("");
    const of = (more: Partial<BiddingFacts>) =>
      outcome("agreeBidding", facts({ status: "PREPARING", ...more }));
    expect(of({ selectionMethod: null })).toBe("BIDDING_METHOD_REQUIRED");
    expect(of({ selectionMethod: "OTHER" })).toBe("BIDDING_FIELDS_MISSING");
    expect(of({})).toBe("AGREED");
  });
  it("BID-R06 begins with the four pieces of work on the tender document", () => {
    expect(firstWorkItems).toHaveLength(4);
  });
  it("BID-R07 waits for licences, drawings and data in agency mode (spec/02 scenario 5)", () => {
    const agency = facts({
      status: "AGREED",
      organizerMode: "AGENCY",
      materials: ["LICENSE", "DRAWING"],
    });
    expect(refusal("issueTender", agency)).toEqual({
      code: "BIDDING_MATERIALS_MISSING",
      details: { kinds: ["DATA"] },
    });
    expect(outcome("issueTender", { ...agency, organizerMode: "DEVELOPER" })).toBe("ISSUED");
    expect(outcome("issueTender", { ...agency, materials: ["LICENSE", "DRAWING", "DATA"] })).toBe(
      "ISSUED",
    );
  });
  it("BID-R08 issues only once opening and notice times are agreed with the authority", () => {
    const open = facts({ status: "AGREED", timesAgreedOn: null });
    expect(outcome("issueTender", open)).toBe("BIDDING_TIMES_NOT_AGREED");
  });
  it("BID-R09 asks for the day of every step of the chart", () => {
    const { done } = facts();
    const without = (step: keyof typeof done, status: BiddingFacts["status"]) => {
      const { [step]: _, ...rest } = done;
      return facts({ status, done: rest });
    };
    for (const step of ["WORKING_GROUP", "PROCEDURE"] as const)
      expect(refusal("prepareBidding", without(step, "REQUESTED"))).toMatchObject({
        code: "BIDDING_STEPS_OPEN",
        details: { steps: [step] },
      });
    for (const step of ["REPORT", "CONSULT", "METHOD"] as const)
      expect(outcome("agreeBidding", without(step, "PREPARING"))).toBe("BIDDING_STEPS_OPEN");
    expect(outcome("issueTender", without("TENDER_DOCUMENT", "AGREED"))).toBe("BIDDING_STEPS_OPEN");
    expect(outcome("prepareBidding", facts({ status: "REQUESTED", members: [] }))).toBe(
      "BIDDING_GROUP_EMPTY",
    );
  });

  const issued = (more: Partial<BiddingFacts>) =>
    outcome("startBidding", facts({ status: "ISSUED", ...more }));
  const five = Array.from({ length: 5 }, (_, i): TeamMember => ({
    ...team[0]!,
    personId: i === 0 ? "LEADER" : `P${i}`,
    kind: (["LEADER", "PROJECT_HEAD", "LIAISON", "WRITER", "MEMBER"] as const)[i]!,
  }));
  it("BID-R10 wants both sides in the team (spec/02 scenario 6)", () => {
    expect(issued({ members: five })).toBe("BIDDING_TEAM_ONE_SIDED");
    expect(issued({ members: team })).toBe("BIDDING");
  });
  it("BID-R10 wants a responsibility of everybody, a plan, and its approval", () => {
    const [leader, ...others] = team;
    expect(issued({ members: [{ ...leader!, responsibility: " " }, ...others] })).toBe(
      "BIDDING_WITHOUT_RESPONSIBILITY",
    );
    expect(issued({ workItemCount: 0 })).toBe("BIDDING_PLAN_EMPTY");
    expect(issued({ planApprovedOn: null })).toBe("BIDDING_PLAN_NOT_APPROVED");
  });
  it("BID-R10: a team has one leader and one project head", () => {
    const kinds = (...held: TeamMember["kind"][]) =>
      checkLeaders(held.map((kind) => ({ kind })))?.code;
    expect(kinds("LEADER", "LEADER")).toBe("BIDDING_TWO_LEADERS");
    expect(kinds("LEADER", "PROJECT_HEAD", "PROJECT_HEAD")).toBe("BIDDING_TWO_PROJECT_HEADS");
    expect(kinds("LEADER", "PROJECT_HEAD", "MEMBER")).toBeUndefined();
  });
  it("begins no bid while its sheet is open or decided against, nor without one where the company asks for it", () => {
    const begin = (more: Partial<BiddingFacts>) =>
      take("startBidding", facts({ status: "ISSUED", ...more }));
    for (const decision of ["DRAFT", "SUBMITTED", "NO_BID"] as const)
      expect(begin({ decision })).toMatchObject({ refusal: { code: "BIDDING_NOT_DECIDED" } });
    expect(begin({ decisionRequired: true })).toMatchObject({
      refusal: { code: "BIDDING_NOT_DECIDED" },
    });
    expect(begin({ decision: "BID", decisionRequired: true }).ok).toBe(true);
    expect(begin({}).ok).toBe(true);
  });
  it("has a sheet filled in until the bid is delivered, and decided by the head until the award", () => {
    const against = (action: BiddingAction, status: BiddingFacts["status"], by = rights) =>
      reasonAgainst(action, facts({ status }), by)?.code;
    expect(against("keepBidDecision", "BIDDING")).toBeUndefined();
    for (const status of ["SUBMITTED", "CANCELLED"] as const)
      expect(against("keepBidDecision", status)).toBe("BIDDING_STATUS");
    const head = { ...rights, approve: true };
    expect(against("decideBid", "AWARDED", head)).toBeUndefined();
    expect(against("decideBid", "CANCELLED", head)).toBe("BIDDING_STATUS");
    expect(against("decideBid", "PLANNED", { ...rights, approve: false })).toBe("FORBIDDEN");
  });
  it("BID-R11 wants a liaison, who says that the tender document is there", () => {
    expect(
      issued({
        members: team
          .filter(({ kind }) => kind !== "LIAISON")
          .concat({ ...team[2]!, kind: "MEMBER" }),
      }),
    ).toBe("BIDDING_TEAM_INCOMPLETE");
    expect(issued({ tenderReceivedAt: null })).toBe("BIDDING_FIELDS_MISSING");
    const writer = { ...rights, personId: "SOMEBODY" };
    expect(outcome("startBidding", facts({ status: "ISSUED" }), {}, writer)).toBe(
      "BIDDING_TEAM_ONLY",
    );
  });
  it("BID-R12 takes the pre-bid meeting down with who was there", () => {
    const of = facts({ status: "BIDDING" });
    const meeting = (note: string | null) =>
      recordStep(of, "PRE_BID_MEETING", day("2027-03-10"), note, rights, during);
    expect(meeting(null)).toMatchObject({ ok: false, refusal: { code: "BIDDING_FIELDS_MISSING" } });
    expect(meeting("陈晓东、梁美琪参加；问：车位数")).toEqual({
      ok: true,
      value: "PRE_BID_MEETING",
    });
    expect(recordStep(of, "CLARIFICATION", day("2027-12-01"), null, rights, during)).toMatchObject({
      refusal: { code: "DONE_IN_THE_FUTURE" },
    });
  });
  const before = moment("2027-03-30");
  it("BID-R13 refuses a bid that leaves a requirement out, and names it (spec/02 scenario 3)", () => {
    const requirements = Array.from({ length: 42 }, (_, i) => ({
      clause: `3.${i + 1}`,
      responded: i !== 16,
      partFiles: null,
    }));
    const of = facts({ status: "BIDDING", requirements });
    expect(refusal("submitBid", of, {}, rights, before)).toEqual({
      code: "BIDDING_REQUIREMENTS_OPEN",
      details: { count: 1, clauses: ["3.17"] },
    });
    const all = requirements.map((one) => ({ ...one, responded: true }));
    expect(outcome("submitBid", { ...of, requirements: all }, {}, rights, before)).toBe(
      "SUBMITTED",
    );
    expect(outcome("submitBid", { ...of, requirements: [] }, {}, rights, before)).toBe(
      "BIDDING_NO_REQUIREMENTS",
    );
  });
  it("BID-R14 takes the bid up to the deadline, not a minute after (spec/02 scenario 4)", () => {
    const of = facts({ status: "BIDDING", submissionDeadline: "2027-02-05T09:30:00+08:00" });
    const at = (time: string) => outcome("submitBid", of, { at: `2027-02-05T${time}:00+08:00` });
    expect([at("09:30"), at("09:31")]).toEqual(["SUBMITTED", "BIDDING_DEADLINE_PASSED"]);
  });
  it("BID-R14 wants binding and packaging checked, and a place", () => {
    const of = (more: Partial<BiddingFacts>) =>
      outcome("submitBid", facts({ status: "BIDDING", ...more }), {}, rights, before);
    expect(of({ bindingChecked: false })).toBe("BIDDING_NOT_PACKED");
    expect(of({ packagingChecked: false })).toBe("BIDDING_NOT_PACKED");
    expect(of({ submissionPlace: null })).toBe("BIDDING_FIELDS_MISSING");
  });
  const submitted = (more: Partial<BiddingFacts>) =>
    outcome("openBids", facts({ status: "SUBMITTED", ...more }));
  it("BID-R14 wants every line of the binding and packaging list checked", () => {
    const submit = (checked: boolean) =>
      take("submitBid", facts({ status: "BIDDING", packing: [{ text: "副本 4 份", checked }] }), {
        at: "2027-04-01T01:00:00Z",
      });
    expect(submit(false)).toMatchObject({
      refusal: { code: "BIDDING_PACKING_OPEN", details: { names: ["副本 4 份"] } },
    });
    expect(submit(true).ok).toBe(true);
  });
  it("BID-R13, R14 delivers what was assembled: every part there, sealed, and nothing changed since", () => {
    const part = { title: "投标函", required: true, files: 1, needsSeal: true, sealed: true };
    const submit = (more: Partial<BiddingFacts>) =>
      take("submitBid", facts({ status: "BIDDING", parts: [part], ...more }), {
        at: "2027-04-01T01:00:00Z",
      });
    expect(submit({}).ok).toBe(true);
    for (const [more, details] of [
      [{ parts: [{ ...part, files: 0 }] }, { missing: ["投标函"] }],
      [{ parts: [{ ...part, sealed: false }] }, { unsealed: ["投标函"] }],
      [{ requirements: [{ clause: "1", responded: true, partFiles: 0 }] }, { unanswered: ["1"] }],
      [{ packIsCurrent: false }, { stale: 1 }],
    ] as [Partial<BiddingFacts>, object][])
      expect(submit(more)).toMatchObject({ refusal: { code: "BIDDING_PACK_OPEN", details } });
  });
  it("BID-R15: a defence is not prepared while a question, material or rehearsal is not ready", () => {
    const item = (ready: boolean) => [{ kind: "REHEARSAL" as const, title: "第一次演练", ready }];
    expect(checkDefence(facts({ defence: item(false) }))).toMatchObject({
      code: "BIDDING_DEFENSE_OPEN",
      details: { names: ["第一次演练"] },
    });
    expect(checkDefence(facts({ defence: item(true) }))).toBeUndefined();
    expect(checkDefence(facts())).toBeUndefined();
  });
  it("BID-R15 waits for the defence where the tender document asks for one", () => {
    expect(submitted({ defenseRequired: true })).toBe("BIDDING_DEFENSE_MISSING");
    expect(submitted({ defenseRequired: true, defensePrepared: true })).toBe(
      "BIDDING_DEFENSE_MISSING",
    );
    expect(submitted({ defenseRequired: true, defensePrepared: true, defenseAttended: true })).toBe(
      "OPENED",
    );
  });
  it("BID-R16 wants leader and project head at the opening", () => {
    expect(submitted({ leaderAttended: false })).toBe("BIDDING_ATTENDANCE_MISSING");
    expect(submitted({ projectHeadAttended: false })).toBe("BIDDING_ATTENDANCE_MISSING");
    expect(
      outcome("openBids", facts({ status: "SUBMITTED" }), {}, rights, moment("2027-03-31")),
    ).toBe("BIDDING_NOT_OPENED_YET");
  });
  it("BID-R17 wins with the award notice, its sender and day", () => {
    const of = (more: Partial<BiddingFacts>) =>
      outcome("recordAward", facts({ status: "OPENED", ...more }));
    expect(of({ documents: ["TENDER_DOCUMENT"] })).toBe("BIDDING_AWARD_NOTICE_MISSING");
    expect(of({ awardSender: null })).toBe("BIDDING_FIELDS_MISSING");
    expect(of({})).toBe("AWARDED");
    expect(outcome("recordLoss", facts({ status: "OPENED" }))).toBe("LOST");
  });
  it("contracts with both papers, by the region's head alone", () => {
    const awarded = facts({ status: "AWARDED" });
    expect(outcome("signContract", awarded)).toBe("FORBIDDEN");
    expect(outcome("signContract", awarded, {}, headRights)).toBe("CONTRACTED");
    expect(
      refusal("signContract", { ...awarded, documents: ["PRE_CONTRACT"] }, {}, headRights),
    ).toEqual({
      code: "BIDDING_CONTRACT_PAPERS_MISSING",
      details: { documents: ["PRE_AGREEMENT"] },
    });
  });
  it("BID-R02 tells how late a contract is", () => {
    const late = (on: string) => contractDaysLate(day("2027-05-01"), day(on));
    expect([late("2027-02-15"), late("2027-02-16")]).toEqual([0, 1]);
  });
  it("BID-R18 files with all four papers and the number", () => {
    const of = (more: Partial<BiddingFacts>) =>
      refusal("fileBidding", facts({ status: "CONTRACTED", ...more }));
    expect(of({ filingNumber: " " })).toMatchObject({ code: "BIDDING_FILING_INCOMPLETE" });
    for (const paper of [
      "TENDER_DOCUMENT",
      "BID_DOCUMENT",
      "PRE_CONTRACT",
      "PRE_AGREEMENT",
    ] as const)
      expect(of({ documents: facts().documents.filter((kind) => kind !== paper) })).toMatchObject({
        details: { documents: [paper] },
      });
    expect(of({})).toBeUndefined();
  });
  it("BID-R19 takes the fee permit with its standards; before it no fee is made", () => {
    const late = moment("2027-05-10");
    const of = (more: Partial<BiddingFacts>) =>
      outcome("licenseBidding", facts({ status: "CONTRACTED", ...more }), {}, rights, late);
    expect(of({ feePermitNumber: null })).toBe("BIDDING_FIELDS_MISSING");
    expect(of({ feeStandardCount: 0 })).toBe("BIDDING_FIELDS_MISSING");
    expect(of({})).toBe("LICENSED");
    expect([mayChargeFees({ feePermitOn: null }), mayChargeFees(facts())]).toEqual([false, true]);
  });
  it("files and licenses in either order, and closes with both", () => {
    const at = moment("2027-05-10");
    const filed = facts({ status: "FILED", feePermitOn: null });
    expect(outcome("closeBidding", filed, {}, headRights, at)).toBe(
      "BIDDING_NOT_FILED_AND_LICENSED",
    );
    expect(outcome("licenseBidding", facts({ status: "FILED" }), {}, rights, at)).toBe("LICENSED");
    expect(outcome("fileBidding", facts({ status: "LICENSED" }), {}, rights, at)).toBe("FILED");
    expect(outcome("closeBidding", facts({ status: "LICENSED" }), {}, headRights, at)).toBe(
      "CLOSED",
    );
  });
  it("is cancelled by the region's head with a reason, until it is contracted", () => {
    const of = (status: BiddingFacts["status"], reason?: string) =>
      outcome("cancelBidding", facts({ status }), { reason }, headRights);
    expect([of("AWARDED", "项目取消"), of("AWARDED", " "), of("CONTRACTED", "项目取消")]).toEqual([
      "CANCELLED",
      "REASON_REQUIRED",
      "BIDDING_STATUS",
    ]);
    expect(outcome("cancelBidding", facts(), { reason: "项目取消" })).toBe("FORBIDDEN");
  });
});

it("BID-R21 gives every action's step the day on which it happened, not on which it was taken down", () => {
  const of = facts();
  const on = (action: BiddingAction) => stepTaken(action, of, "2027-03-31T16:30:00Z", during);
  expect(on("requestBidding")).toEqual({ step: "REQUEST", on: during.today });
  expect(on("submitBid")).toEqual({ step: "DELIVER", on: "2027-04-01" });
  expect(on("openBids")).toEqual({ step: "OPENING", on: "2027-04-01" });
  expect(on("signContract")).toEqual({ step: "CONTRACT", on: "2027-04-20" });
  expect(on("cancelBidding")).toBeUndefined();
});

describe("the law", () => {
  const broken = (...args: Parameters<typeof take>) => refusal(...args)?.details?.["rules"];
  const issue = (more: Partial<BiddingFacts>) => facts({ status: "AGREED", ...more });

  it("TEN-007 blocks an invitation to two, and takes one to three", () => {
    const invited = (invitedCount: number | null) =>
      issue({ selectionMethod: "INVITED_TENDER", noticeKind: "INVITATION", invitedCount });
    expect(broken("issueTender", invited(2))).toEqual(["TEN-007"]);
    expect(outcome("issueTender", invited(null))).toBe("STATUTE_UNKNOWN");
    expect(outcome("issueTender", invited(3))).toBe("ISSUED");
  });
  it("TEN-010 blocks a notice less than ten days after its filing", () => {
    const filed = (on: string) => issue({ done: { ...facts().done, PRE_FILING: day(on) } });
    expect(broken("issueTender", filed("2027-02-20"))).toEqual(["TEN-010"]);
    expect(outcome("issueTender", filed("2027-02-19"))).toBe("ISSUED");
  });
  it("TEN-013 blocks a deadline less than twenty days after the document", () => {
    const until = (on: string) => {
      const at = `${on}T09:30:00+08:00`;
      return issue({ submissionDeadline: at, openingAt: at });
    };
    expect(broken("issueTender", until("2027-03-20"))).toEqual(["TEN-013"]);
    expect(outcome("issueTender", until("2027-03-21"))).toBe("ISSUED");
  });
  it("TEN-025 blocks an opening at another time than the deadline", () => {
    expect(broken("issueTender", issue({ openingAt: "2027-04-01T01:31:00Z" }))).toEqual([
      "TEN-025",
    ]);
    expect(outcome("issueTender", issue({ openingAt: "2027-04-01T01:29:00Z" }))).toBe(
      "BIDDING_OPENING_BEFORE_DEADLINE",
    );
  });
  it("TEN-025 holds a tender that is out to its deadline, moved or not, and asks again at the opening", () => {
    const later = { openingAt: "2027-04-01T02:30:00Z" };
    const out = (more: Partial<BiddingFacts>) =>
      checkMoved(facts({ done: { ...facts().done, ISSUE: day("2027-03-01") }, ...more }), {
        ...law,
        today,
        zone: "Asia/Shanghai",
      })?.details?.["rules"];
    expect(out(later)).toEqual(["TEN-025"]);
    expect(out({ ...later, submissionDeadline: later.openingAt })).toBeUndefined();
    expect(out({ ...later, done: facts().done })).toBeUndefined();
    expect(broken("openBids", facts({ status: "SUBMITTED", ...later }))).toEqual(["TEN-025"]);
    expect(outcome("openBids", facts({ status: "SUBMITTED" }))).toBe("OPENED");
  });
  it("keeps the days that the law was asked with once the step is taken that rests on them", () => {
    const record = (step: DatedStep, done: BiddingFacts["done"], on = "2027-04-20") => {
      const of = facts({ status: "CONTRACTED", done: { ...facts().done, ...done } });
      const result = recordStep(of, step, day(on), null, rights, during);
      return result.ok ? result.value : result.refusal.code;
    };
    const award = { AWARD: day("2027-04-10") };
    for (const [step, by] of [
      ["PRE_FILING", "ISSUE"],
      ["CLARIFICATION", "DELIVER"],
      ["RESULT_FILING", "FILING"],
    ] as const) {
      expect(record(step, award)).toBe(step);
      expect(record(step, { ...award, [by]: day("2027-04-22") })).toBe("BIDDING_STEP_KEPT");
    }
    expect(record("RESULT_FILING", {})).toBe("BIDDING_STEPS_OPEN");
    expect(record("RESULT_FILING", award, "2027-04-09")).toBe("INVALID_INPUT");
  });
  it("TEN-014 blocks a bid after a late clarification until the deadline is extended", () => {
    const at = moment("2027-03-30");
    const clarified = facts({
      status: "BIDDING",
      done: { ...facts().done, CLARIFICATION: day("2027-03-20") },
    });
    expect(broken("submitBid", clarified, {}, rights, at)).toEqual(["TEN-014"]);
    const extended = { ...clarified, submissionDeadline: "2027-04-04T01:30:00Z" };
    expect(outcome("submitBid", extended, {}, rights, at)).toBe("SUBMITTED");
  });
  it("TEN-024 opens nothing with fewer than three: the tender is void and begun again", () => {
    const two = facts({ status: "SUBMITTED", bidderCount: 2 });
    expect(broken("openBids", two)).toEqual(["TEN-024"]);
    expect(broken("openBids", two, { reason: "照开" }, headRights)).toEqual(["TEN-024"]);
    expect(outcome("voidTender", two, { reason: "投标人不足三家" })).toBe("AGREED");
  });
  it.each([
    ["TEN-026", { committeeSize: 4, expertCount: 3 }],
    ["TEN-027", { committeeSize: 5, expertCount: 3 }],
    ["TEN-028", { expertsDrawn: false }],
    ["TEN-029", { withoutConflict: false }],
    ["TEN-035", { bidValidUntil: day("2027-05-09") }],
    ["TEN-036", { losersNotified: false }],
    ["TEN-019", { saleOn: day("2027-04-10") }],
    ["TEN-018", { saleKind: "CASH_SALE", saleOn: day("2027-05-09") }],
    ["TEN-020", { saleKind: "NOT_FOR_SALE", saleOn: day("2027-07-08") }],
  ] as const)("%s blocks the award", (rule, more) => {
    expect(broken("recordAward", facts({ status: "OPENED", ...more }))).toEqual([rule]);
  });
  it("TEN-034 warns of a fourth candidate and lets the award be", () => {
    const result = take("recordAward", facts({ status: "OPENED", candidateCount: 4 }));
    expect(
      result.ok && result.value.checks.find(({ ruleId }) => ruleId === "TEN-034"),
    ).toMatchObject({
      verdict: "BROKEN",
      effect: "WARN",
    });
  });
  it("TEN-038 and TEN-037: what is late is taken note of by the head, with a reason", () => {
    const late = facts({ status: "AWARDED", contractOn: day("2027-05-11") });
    const at = moment("2027-05-20");
    expect(refusal("signContract", late, {}, headRights, at)).toMatchObject({
      code: "STATUTE_BROKEN",
      details: { rules: ["TEN-038"], late: 1 },
    });
    const noted = take("signContract", late, { reason: "地区公司盖章延误" }, headRights, at);
    expect(noted.ok && noted.value.checks.some(isBlocker)).toBe(true);
    expect(noted.ok && noted.value.reason).toBe("地区公司盖章延误");
    const filed = facts({ status: "CONTRACTED", filingOn: day("2027-04-27") });
    expect(broken("fileBidding", filed, { reason: "迟交" }, rights, at)).toEqual(["TEN-037"]);
    expect(outcome("fileBidding", filed, { reason: "迟交" }, headRights, at)).toBe("FILED");
  });
  it("TEN-002 lets an agreement be made with the authority's approval, by the head with a reason", () => {
    const agreed = facts({ status: "AGREED", selectionMethod: "OTHER", selectionNote: "规模较小" });
    const sign = (more: Partial<BiddingFacts>, reason: string | null = "批准协议选聘") =>
      outcome("signContract", { ...agreed, ...more }, { reason }, headRights);
    expect(sign({})).toBe("STATUTE_BROKEN");
    expect(sign({ approvalDocument: "穗建批 12" })).toBe("CONTRACTED");
    expect(sign({ approvalDocument: "穗建批 12" }, null)).toBe("REASON_REQUIRED");
    expect(outcome("signContract", facts({ status: "AGREED" }), { reason: "x" }, headRights)).toBe(
      "BIDDING_STATUS",
    );
  });
  it("TEN-001 lets no contract be signed but after a tender or by an agreement", () => {
    const said = (more: Partial<BiddingFacts>) =>
      checksOf("signContract", facts(more), { ...law, today, zone: "Asia/Shanghai" }).find(
        ({ ruleId }) => ruleId === "TEN-001",
      );
    expect(said({ status: "AGREED" })).toMatchObject({ verdict: "BROKEN", effect: "BLOCK" });
    expect(said({ status: "AWARDED" })).toMatchObject({ verdict: "MET" });
    expect(said({ status: "AGREED", selectionMethod: "OTHER" })).toMatchObject({ verdict: "MET" });
  });
  it("SVC-001 blocks a contract that lacks one of its seven heads, also with a reason", () => {
    const sign = (contractHeads: BiddingFacts["contractHeads"]) =>
      outcome(
        "signContract",
        facts({ status: "AWARDED", contractHeads }),
        { reason: "x" },
        headRights,
      );
    expect(sign(contractHeadNames)).toBe("CONTRACTED");
    for (const head of contractHeadNames)
      expect(sign(contractHeadNames.filter((one) => one !== head)), head).toBe("STATUTE_BROKEN");
    expect(sign(null)).toBe("STATUTE_UNKNOWN");
  });
  it.each([
    [
      "TEN-043",
      "滨州",
      "fileBidding",
      { filingOn: day("2027-04-30") },
      { filingOn: day("2027-05-06") },
    ],
    ["TEN-044", "北京", "signContract", { contractMonths: 24 }, { contractMonths: 25 }],
    [
      "TEN-046",
      "郑州",
      "signContract",
      { saleOn: day("2027-04-21") },
      { saleOn: day("2027-04-20") },
    ],
    ["TEN-047", "清远", "issueTender", {}, { objectType: "NEW_CLUSTER" }],
  ] as const)(
    "%s of %s is asked at %s, and does what the company sets",
    (rule, city, action, met, not) => {
      const status = {
        fileBidding: "CONTRACTED",
        signContract: "AWARDED",
        issueTender: "AGREED",
      } as const;
      const done = { ...facts().done, RESULT_FILING: day("2027-04-15") };
      const place = { province: null, city };
      const there = (more: Partial<BiddingFacts>, localRules: "WARN" | "BLOCK") =>
        facts({ status: status[action], done, place, localRules, ...more });
      const at = moment("2027-05-10");
      const asks = (of: BiddingFacts) => broken(action, of, {}, headRights, at);
      expect(asks(there(met, "BLOCK"))).toBeUndefined();
      expect(asks(there(not, "BLOCK"))).toEqual([rule]);
      expect(asks(there(not, "WARN"))).toBeUndefined();
    },
  );
  it("TEN-042 asks in 台州 for the floor area instead, as the company lets it", () => {
    const there = facts({
      status: "AGREED",
      selectionMethod: "OTHER",
      selectionNote: "规模较小",
      place: { province: "浙江", city: "台州市" },
      localRules: "BLOCK",
    });
    const sign = (floorArea: number) =>
      outcome("signContract", { ...there, floorArea }, { reason: "规模较小" }, headRights);
    expect([sign(49_999), sign(50_000)]).toEqual(["CONTRACTED", "STATUTE_BROKEN"]);
  });
  it("TEN-004, TEN-045: a tender is public or invited, and in 杭州 public", () => {
    const there = (localRules: "WARN" | "BLOCK") =>
      facts({
        status: "AGREED",
        place: { province: "浙江", city: "杭州市" },
        selectionMethod: "INVITED_TENDER",
        invitedCount: 5,
        localRules,
      });
    expect(broken("issueTender", there("BLOCK"))).toEqual(["TEN-045"]);
    expect(outcome("issueTender", there("WARN"))).toBe("ISSUED");
  });
});

describe("the lifecycle as a model", () => {
  /** Anything that people may type: some of it by the law, some of it not. */
  const given: fc.Arbitrary<Partial<BiddingFacts>> = fc.record(
    {
      selectionMethod: fc.constantFrom("PUBLIC_TENDER", "INVITED_TENDER", "OTHER"),
      invitedCount: fc.constantFrom(null, 2, 3),
      bidderCount: fc.constantFrom(null, 2, 3, 5),
      committeeSize: fc.constantFrom(null, 3, 4, 5, 7),
      expertCount: fc.constantFrom(null, 3, 4, 5),
      expertsDrawn: fc.constantFrom(null, true, false),
      withoutConflict: fc.constantFrom(null, true, false),
      losersNotified: fc.constantFrom(null, true, false),
      saleOn: fc.constantFrom(null, day("2027-04-10"), day("2027-06-30")),
      bidValidUntil: fc.constantFrom(null, day("2027-05-01"), day("2027-06-30")),
      openingAt: fc.constantFrom(null, "2027-04-01T01:30:00Z", "2027-04-01T02:30:00Z"),
      materials: fc.constantFrom<BiddingFacts["materials"][]>([], ["LICENSE", "DRAWING", "DATA"]),
      organizerMode: fc.constantFrom("DEVELOPER", "AGENCY"),
      documents: fc.constantFrom<BiddingFacts["documents"][]>([], facts().documents),
      selectionNote: fc.constantFrom(null, "规模较小"),
      approvalDocument: fc.constantFrom(null, "穗建批 12"),
      contractHeads: fc.constantFrom<BiddingFacts["contractHeads"][]>(null, [], contractHeadNames),
      contractOn: fc.constantFrom(null, day("2027-04-20"), day("2027-05-20")),
      planApprovedOn: fc.constantFrom(null, day("2027-02-01")),
      members: fc.constantFrom(team, team.slice(0, 2)),
      leaderAttended: fc.boolean(),
      defenseRequired: fc.boolean(),
      localRules: fc.constantFrom("WARN", "BLOCK"),
      decision: fc.constantFrom<BiddingFacts["decision"][]>(null, "DRAFT", "BID", "NO_BID"),
      packing: fc.constantFrom(false, true).map((checked) => [{ text: "副本", checked }]),
      packIsCurrent: fc.boolean(),
      parts: fc.constantFrom<BiddingFacts["parts"][]>(
        [],
        [{ title: "投标函", required: true, files: 1, needsSeal: true, sealed: true }],
        [{ title: "投标函", required: true, files: 0, needsSeal: true, sealed: false }],
      ),
    },
    { requiredKeys: [] },
  );
  const step = fc.record({
    action: fc.constantFrom(...biddingActionNames),
    given,
    reason: fc.constantFrom(null, "情况说明"),
    by: fc.constantFrom(rights, headRights),
    later: fc.nat(3),
  });
  const towards: Partial<Record<BiddingFacts["status"], BiddingAction>> = {
    PLANNED: "requestBidding",
    REQUESTED: "prepareBidding",
    PREPARING: "agreeBidding",
    AGREED: "issueTender",
    ISSUED: "startBidding",
    BIDDING: "submitBid",
    SUBMITTED: "openBids",
    OPENED: "recordAward",
    AWARDED: "signContract",
  };
  /** ANY: whatever was drawn; TOWARDS: the next action to the award with what was drawn; LAWFUL: with what the law wants. */
  const turn = fc.tuple(step, fc.constantFrom("ANY", "TOWARDS", "TOWARDS", "LAWFUL", "LAWFUL"));
  const { status: _status, ...lawful } = facts();

  const agreement = {
    selectionMethod: "OTHER",
    selectionNote: "规模较小",
    approvalDocument: "穗建批 12",
  } as const;

  /** Plays what was drawn; what is refused leaves the project as it is. */
  function play(
    turns: readonly (typeof turn extends fc.Arbitrary<infer T> ? T : never)[],
    start = facts(),
    from = day("2027-03-20"),
  ) {
    let current = start;
    let on = from;
    const taken: { readonly action: BiddingAction; readonly value: Advance }[] = [];
    for (const [drawn, how] of turns) {
      on = addDays(on, drawn.later);
      const next =
        current.status === "AGREED" && current.selectionMethod === "OTHER"
          ? "signContract"
          : towards[current.status];
      const action = how === "ANY" ? drawn.action : (next ?? drawn.action);
      const asked = start.selectionMethod === "OTHER" ? { ...lawful, ...agreement } : lawful;
      const more = how === "LAWFUL" ? asked : drawn.given;
      const result = take(
        action,
        current,
        { facts: more, reason: drawn.reason },
        drawn.by,
        moment(on),
      );
      if (!result.ok) continue;
      taken.push({ action, value: result.value });
      current = { ...result.value.facts, status: result.value.status };
    }
    return taken;
  }
  const walk = fc.array(turn, { minLength: 8, maxLength: 40 });

  it("no path reaches AWARDED with a blocker open", () => {
    let arrived = 0;
    fc.assert(
      fc.property(walk, (steps) => {
        const taken = play(steps);
        const award = taken.findIndex(({ action }) => action === "recordAward");
        if (award < 0) return;
        arrived++;
        const { facts: won, checks, reason } = taken[award]!.value;
        for (const check of checks) {
          if (!stops(check)) continue;
          // Only a limit that has passed, noted by the head with a reason.
          expect(["TEN-018", "TEN-019", "TEN-020", "TEN-035"]).toContain(check.ruleId);
          expect(reason).not.toBeNull();
        }
        expect(won.documents).toContain("AWARD_NOTICE");
        const opened = taken.slice(0, award).findLast(({ action }) => action === "openBids")!.value;
        expect(opened.facts.bidderCount).toBeGreaterThanOrEqual(3);
        expect(opened.checks.filter(stops)).toEqual([]);
        const issued = taken
          .slice(0, award)
          .findLast(({ action }) => action === "issueTender")!.value;
        expect(issued.checks.filter(stops)).toEqual([]);
      }),
      { numRuns: 3000 },
    );
    expect(arrived).toBeGreaterThan(20);
  });
  it("no path signs a contract with a blocker open, with a tender or without", () => {
    const begun = fc.constantFrom(
      facts({ status: "AGREED", ...agreement }),
      facts({ status: "OPENED" }),
      facts({ status: "AWARDED" }),
    );
    // Few steps, by the head, who alone signs.
    const short = fc.array(turn, { minLength: 2, maxLength: 8 });
    let [agreed, tendered] = [0, 0];
    fc.assert(
      fc.property(begun, short, (start, steps) => {
        const taken = play(
          steps.map(([drawn, how]) => [{ ...drawn, by: headRights }, how]),
          start,
          during.today,
        );
        const at = taken.findIndex(({ action }) => action === "signContract");
        if (at < 0) return;
        const { facts: by, checks, reason } = taken[at]!.value;
        const won = taken.slice(0, at).some(({ action }) => action === "recordAward");
        if (won || start.status === "AWARDED") tendered++;
        else {
          agreed++;
          expect(by.selectionMethod).toBe("OTHER");
          expect(by.approvalDocument).not.toBeNull();
          expect(reason).not.toBeNull();
        }
        expect(by.contractHeads).toEqual(contractHeadNames);
        for (const check of checks.filter(stops)) {
          expect(check.ruleId).toBe("TEN-038");
          expect(reason).not.toBeNull();
        }
      }),
      { numRuns: 400 },
    );
    expect(agreed).toBeGreaterThan(10);
    expect(tendered).toBeGreaterThan(10);
  });
  it("BID-R13, R14: no path begins a bid against its sheet, or delivers one that is not put together and packed", () => {
    let delivered = 0;
    fc.assert(
      fc.property(walk, (steps) => {
        for (const { action, value } of play(steps)) {
          const { decision, packing, parts, packIsCurrent, requirements } = value.facts;
          if (action === "startBidding") expect([null, "BID"]).toContain(decision);
          if (action !== "submitBid") continue;
          delivered += 1;
          expect(requirements.every(({ responded }) => responded)).toBe(true);
          expect(packing.every(({ checked }) => checked)).toBe(true);
          expect(parts.every(({ files, sealed }) => files > 0 && sealed)).toBe(true);
          expect(parts.length === 0 || packIsCurrent).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
    expect(delivered).toBeGreaterThan(0);
  });

  it("every state is reached by an action that its table allows, and every check can be replayed", () => {
    fc.assert(
      fc.property(walk, (steps) => {
        let status: BiddingFacts["status"] = "PLANNED";
        for (const { action, value } of play(steps)) {
          expect(biddingActions[action]).toContain(status);
          for (const check of value.checks) expect(replay(statutes, check)).toEqual(check);
          status = value.status;
        }
      }),
      { numRuns: 500 },
    );
  });
  it("nothing moves a project that is over", () => {
    for (const status of ["LOST", "CLOSED", "CANCELLED"] as const)
      for (const action of biddingActionNames)
        expect(outcome(action, facts({ status }), { reason: "x" }, headRights)).toBe(
          "BIDDING_STATUS",
        );
  });
});
