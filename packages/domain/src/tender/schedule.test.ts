import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, day } from "../calendar/day.ts";
import { workingCalendar } from "../calendar/working-calendar.ts";
import { explain } from "../rule-pack/explain.ts";
import { governing, statutes } from "../rule-pack/pack.ts";
import { legalDays, type NoticeDates, noticeLadder, type NoticeStep } from "./schedule.ts";
import { lawOn, notice } from "./testing.ts";

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

describe("the last days of the law", () => {
  const law = lawOn("2027-02-18");
  const none = { ...notice, deadline: null, awardedAt: null, toldAt: null };

  it("TEN-014, TEN-035: are counted back from the deadline and the validity of the bids", () => {
    expect(legalDays({ ...none, deadline: notice.deadline }, law)).toEqual({
      answer: "2027-02-03",
      award: "2027-05-01",
      contract: null,
      filing: null,
    });
  });

  it("TEN-019: the sale comes first where it is earlier", () => {
    const sale = { kind: "PRESALE", on: day("2027-04-30") } as const;
    expect(legalDays({ ...none, sale }, law).award).toBe("2027-04-29");
  });

  it("TEN-037, TEN-038: run on from the award and its notice, over rest days", () => {
    const awardedAt = "2027-02-18T03:00:00.000Z";
    expect(legalDays({ ...none, awardedAt, toldAt: awardedAt }, law)).toMatchObject({
      contract: "2027-03-22", // the thirtieth day is a Saturday
      filing: "2027-03-05",
    });
  });

  it("are a local rule's where it takes the place of the nation's", () => {
    const own = governing(statutes, "TEN-037", notice.place, law.today)!;
    const local = {
      ...own,
      id: "LOC-001",
      overrides: ["TEN-037"],
      jurisdictions: [{ level: "CITY", name: "广州" }],
      test: { kind: "DAYS_WITHIN", days: 7 },
    } as const;
    const days = (pack: typeof statutes) =>
      legalDays({ ...none, awardedAt: "2027-02-18T03:00:00.000Z" }, { ...law, pack }).filing;
    expect(days([...statutes, local])).toBe("2027-02-25");
    const elsewhere = { ...local, jurisdictions: [{ level: "CITY", name: "苏州" }] } as const;
    expect(days([...statutes, elsewhere])).toBe("2027-03-05");
  });
});

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
