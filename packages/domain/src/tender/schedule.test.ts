import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, day } from "../calendar/day.ts";
import { workingCalendar } from "../calendar/working-calendar.ts";
import { explain } from "../rule-pack/explain.ts";
import { governing, statutes } from "../rule-pack/pack.ts";
import { type NoticeDates, noticeLadder, type NoticeStep } from "./schedule.ts";

const dates: NoticeDates = {
  today: day("2027-01-01"),
  place: { province: "广东省", city: "广州市" },
  preFiledOn: null,
  issuedOn: null,
  deadlineOn: null,
  bidValidUntil: null,
  saleKind: "CASH_SALE",
  saleOn: null,
  evaluationDays: 5,
};
const rungOf = (of: Partial<NoticeDates>, step: NoticeStep) =>
  noticeLadder({ ...dates, ...of }, statutes).find((one) => one.step === step)!;

describe("the dates of a notice", () => {
  it("TEN-010, TEN-013: run on from today: filed today, issued after 10 days, closed after 20 more, awarded after the committee", () => {
    expect(rungOf({}, "PRE_FILING")).toMatchObject({ firstOn: "2027-01-01", lastOn: null });
    expect(rungOf({}, "ISSUE")).toMatchObject({ firstOn: "2027-01-11", lastOn: null });
    expect(rungOf({}, "DEADLINE")).toMatchObject({ firstOn: "2027-01-31", lastOn: null });
    expect(rungOf({}, "AWARD")).toMatchObject({ firstOn: "2027-02-05", lastOn: null });
  });

  it("TEN-018, TEN-014: run back from the sale, with the day for the last clarification, each by its text", () => {
    const of = { saleOn: day("2027-05-01") };
    expect(rungOf(of, "AWARD")).toMatchObject({
      lastOn: "2027-04-01",
      lastBy: { days: 30, of: "SALE", rule: { id: "TEN-018" } },
    });
    expect(rungOf(of, "DEADLINE")).toMatchObject({
      lastOn: "2027-03-27",
      lastBy: { days: 5, of: "AWARD", rule: null },
    });
    expect(rungOf(of, "CLARIFICATION")).toMatchObject({
      lastOn: "2027-03-12",
      lastBy: { days: 15, of: "DEADLINE", rule: { id: "TEN-014" } },
    });
    expect(rungOf(of, "ISSUE")).toMatchObject({
      lastOn: "2027-03-07",
      lastBy: { days: 20, rule: { id: "TEN-013" } },
    });
    expect(rungOf(of, "PRE_FILING").lastOn).toBe("2027-02-25");
  });

  it("TEN-035: are bound by the earlier of the sale and the validity of the bids", () => {
    const of = { saleOn: day("2027-06-01"), bidValidUntil: day("2027-04-10") };
    expect(rungOf(of, "AWARD")).toMatchObject({
      lastOn: "2027-03-11",
      lastBy: { of: "BID_VALIDITY", rule: { id: "TEN-035" } },
    });
  });

  it("say what was chosen too early or too late", () => {
    const of = { issuedOn: day("2027-01-15"), deadlineOn: day("2027-02-03") };
    expect(rungOf(of, "DEADLINE")).toMatchObject({ firstOn: "2027-02-04", broken: true });
    expect(rungOf(of, "ISSUE")).toMatchObject({ lastOn: "2027-01-14", broken: true });
    expect(rungOf({ ...of, deadlineOn: day("2027-02-04") }, "DEADLINE").broken).toBe(false);
    expect(rungOf({ saleOn: day("2027-02-20") }, "AWARD").broken).toBe(true);
  });

  it("keep the law whenever they are chosen within what the ladder says", () => {
    const calendar = workingCalendar();
    const apart = (id: string, from: string, to: string) =>
      explain(governing(statutes, id, dates.place, dates.today)!, { from, to }, calendar, "WARN")
        .verdict;
    fc.assert(
      fc.property(fc.nat(60), fc.nat(60), fc.nat(60), (filed, waited, prepared) => {
        const preFiledOn = addDays(dates.today, filed);
        const issuedOn = addDays(rungOf({ preFiledOn }, "ISSUE").firstOn!, waited);
        const deadlineOn = addDays(rungOf({ preFiledOn, issuedOn }, "DEADLINE").firstOn!, prepared);
        const all = noticeLadder({ ...dates, preFiledOn, issuedOn, deadlineOn }, statutes);
        expect(all.filter(({ broken }) => broken)).toEqual([]);
        expect(apart("TEN-010", preFiledOn, issuedOn)).toBe("MET");
        expect(apart("TEN-013", issuedOn, deadlineOn)).toBe("MET");
        const clarified = all.find(({ step }) => step === "CLARIFICATION")!.lastOn!;
        expect(apart("TEN-014", clarified, deadlineOn)).toBe("MET");
        expect(apart("TEN-014", addDays(clarified, 1), deadlineOn)).toBe("BROKEN");
      }),
    );
  });
});
