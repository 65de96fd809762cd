import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, compareDays, day, daysBetween } from "../calendar/day.ts";
import { statutes } from "../rule-pack/pack.ts";
import { planTender, type PlannedStep, type TenderDates } from "./tender-plan.ts";
import { calendar, dates, today } from "./testing.ts";
import { type BiddingStep, biddingStepNames, saleKindNames } from "./vocabulary.ts";

const plan = (more: Partial<TenderDates> = {}, on = today) =>
  planTender(dates(more), statutes, on, calendar);
const stepOf = (step: BiddingStep, more: Partial<TenderDates> = {}, on = today): PlannedStep =>
  plan(more, on).steps.find((one) => one.step === step)!;

describe("the company's deadlines", () => {
  it("BID-R01 asks for the request by T−90", () => {
    expect(stepOf("REQUEST").dueOn).toBe("2027-01-31");
    expect(stepOf("REQUEST", {}, day("2027-01-31")).daysLate).toBe(0);
    expect(stepOf("REQUEST", {}, day("2027-02-01")).daysLate).toBe(1);
  });
  it("BID-R02 asks for the contract by T−75: on time on the day, one day late the day after (spec/02 scenario 7)", () => {
    const late = (on: string) => stepOf("CONTRACT", { done: { CONTRACT: day(on) } }).daysLate;
    expect(stepOf("CONTRACT").dueOn).toBe("2027-02-15");
    expect([late("2027-02-15"), late("2027-02-16")]).toEqual([0, 1]);
  });
  it("BID-R22 holds the contract to T−75 however late the law would let it be", () => {
    expect(stepOf("CONTRACT", { saleOn: day("2028-01-01") })).toMatchObject({
      latestOn: "2027-02-15",
      binding: "COMPANY",
    });
  });
});

describe("statute and company together", () => {
  it("the law binds what must be early for its distances: 10 days of filing, 20 of writing", () => {
    // Contract 02-15, award 5 days and opening 3 days ahead of it: 02-07; 20 days: 01-18; 10 days: 01-08.
    const day = (step: BiddingStep) => stepOf(step).latestOn;
    expect([
      day("CONTRACT"),
      day("AWARD"),
      day("DELIVER"),
      day("ISSUE"),
      day("PRE_FILING"),
    ]).toEqual(["2027-02-15", "2027-02-10", "2027-02-07", "2027-01-18", "2027-01-08"]);
    expect(day("CLARIFICATION")).toBe("2027-01-23");
    expect(stepOf("AWARD").binding).toBe("COMPANY");
    expect(stepOf("ISSUE").binding).toBe("STATUTE");
    expect(stepOf("REQUEST")).toMatchObject({
      companyOn: "2027-01-31",
      latestOn: "2027-01-03",
      dueOn: "2027-01-31",
      binding: "STATUTE",
    });
  });
  it("says from rule to rule why a step is when it is", () => {
    expect(stepOf("PRE_FILING").why).toEqual([
      { step: "ISSUE", days: 10, rule: "TEN-010", origin: "STATUTE" },
      { step: "DELIVER", days: 20, rule: "TEN-013", origin: "STATUTE" },
      { step: "OPENING", days: 0, rule: "BID-R09", origin: "COMPANY" },
      { step: "AWARD", days: 3, rule: "bidding.evaluationDays", origin: "COMPANY" },
      { step: "CONTRACT", days: 5, rule: "bidding.contractDays", origin: "COMPANY" },
      { step: "CONTRACT", days: 0, rule: "BID-R02", origin: "COMPANY" },
    ]);
  });
  it.each([
    ["PRESALE", "TEN-019", "2027-01-09"],
    ["CASH_SALE", "TEN-018", "2026-12-11"],
    ["NOT_FOR_SALE", "TEN-020", "2026-10-12"],
  ] as const)("%s ends the tender by %s", (saleKind, rule, last) => {
    const award = stepOf("AWARD", { saleKind, saleOn: day("2027-01-10") });
    expect(award).toMatchObject({ statuteOn: last, latestOn: last, binding: "STATUTE" });
    expect(award.why).toEqual([{ step: "AWARD", days: 0, rule, origin: "STATUTE" }]);
  });
  it("both bind where they fall on one day", () => {
    const both = { saleKind: "PRESALE", saleOn: day("2027-02-11") } as const;
    expect(stepOf("AWARD", both)).toMatchObject({ latestOn: "2027-02-10", binding: "BOTH" });
  });
  it("counts the 30 days to the contract and the 15 to the filing from the award (TEN-038, TEN-037)", () => {
    const done = { AWARD: day("2027-01-04") };
    expect(stepOf("CONTRACT", { done })).toMatchObject({
      statuteOn: "2027-02-03",
      latestOn: "2027-02-03",
      dueOn: "2027-02-15",
      binding: "STATUTE",
    });
    expect(stepOf("RESULT_FILING", { done })).toMatchObject({ dueOn: "2027-01-19" });
  });
  it("counts back from the deadline that the tender document fixed", () => {
    const fixed = { DELIVER: day("2027-01-30") };
    expect(stepOf("DELIVER", { fixed })).toMatchObject({ binding: "FIXED", dueOn: "2027-01-30" });
    expect(stepOf("CLARIFICATION", { fixed }).latestOn).toBe("2027-01-15");
  });
  it("a local version that holds here changes the plan", () => {
    const longer = {
      ...statutes.find(({ id }) => id === "TEN-013")!,
      id: "CITY-1",
      jurisdictions: [{ level: "CITY", name: "广州" } as const],
      overrides: ["TEN-013"],
      test: { kind: "DAYS_APART", days: 25 } as const,
    };
    const issue = planTender(dates(), [...statutes, longer], today, calendar).steps.find(
      ({ step }) => step === "ISSUE",
    );
    expect(issue?.latestOn).toBe("2027-01-13");
    expect(issue?.why[0]?.rule).toBe("CITY-1");
  });
  it("asks for no clarification, and for a meeting only once there is a day for it", () => {
    const fixed = { DELIVER: day("2027-01-30") };
    const done = { REQUEST: today, ISSUE: today, RECEIVE: today };
    const late = day("2027-01-25");
    const at = planTender(dates({ fixed, done }), statutes, late, calendar);
    const of = (step: BiddingStep) => at.steps.find((one) => one.step === step)!;
    expect(of("CLARIFICATION")).toMatchObject({ latestOn: "2027-01-15", daysLate: 0 });
    expect(of("PRE_BID_MEETING").daysLate).toBe(0);
    expect(at.conflict?.steps ?? []).not.toContain("CLARIFICATION");
    const called = planTender(
      dates({ fixed: { ...fixed, PRE_BID_MEETING: day("2027-01-20") }, done }),
      statutes,
      late,
      calendar,
    );
    expect(called.steps.find(({ step }) => step === "PRE_BID_MEETING")?.daysLate).toBe(5);
  });
  it("says which steps cannot all be in time", () => {
    const { feasible, conflict } = plan({}, day("2027-01-20"));
    expect(feasible).toBe(false);
    expect(conflict).not.toBeNull();
    expect(plan({}, day("2027-01-02")).feasible).toBe(true);
  });
});

it("BID-R21 re-dates open milestones with the launch; done ones keep their day and are measured anew", () => {
  const done = { REQUEST: day("2027-02-02") };
  const before = stepOf("REQUEST", { done });
  const after = stepOf("REQUEST", { done, launchDate: day("2027-06-01") });
  expect([before.doneOn, before.daysLate]).toEqual(["2027-02-02", 2]);
  expect([after.doneOn, after.daysLate]).toEqual(["2027-02-02", 0]);
  expect(stepOf("ISSUE", { launchDate: day("2027-06-01") }).dueOn).toBe("2027-02-18");
});

describe("laws", () => {
  const near = fc.integer({ min: -30, max: 200 }).map((n) => addDays(today, n));
  const anyDates = fc
    .record({
      launchDate: near,
      saleOn: fc.option(near),
      saleKind: fc.constantFrom(...saleKindNames),
      award: fc.option(near),
      deadline: fc.option(near),
      documentDays: fc.nat(20),
      evaluationDays: fc.nat(10),
      contractDays: fc.nat(20),
    })
    .map(({ launchDate, saleOn, saleKind, award, deadline, ...lead }) =>
      dates({
        launchDate,
        saleOn,
        saleKind,
        lead,
        done: award === null ? {} : { AWARD: award },
        fixed: deadline === null ? {} : { DELIVER: deadline },
      }),
    );

  it("nothing is later than the company alone or the law alone lets it be", () => {
    fc.assert(
      fc.property(anyDates, (given) => {
        for (const { latestOn, companyOn, statuteOn } of planTender(
          given,
          statutes,
          today,
          calendar,
        ).steps)
          for (const alone of [companyOn, statuteOn])
            if (alone !== null) expect(compareDays(latestOn!, alone)).toBeLessThanOrEqual(0);
      }),
    );
  });
  it("whoever keeps every latest day keeps the law's distances", () => {
    fc.assert(
      fc.property(anyDates, (given) => {
        const { steps } = planTender(given, statutes, today, calendar);
        const on = (step: BiddingStep) => steps.find((one) => one.step === step)!.latestOn!;
        expect(daysBetween(on("PRE_FILING"), on("ISSUE"))).toBeGreaterThanOrEqual(10);
        expect(daysBetween(on("ISSUE"), on("DELIVER"))).toBeGreaterThanOrEqual(20);
        expect(daysBetween(on("CLARIFICATION"), on("DELIVER"))).toBeGreaterThanOrEqual(15);
      }),
    );
  });
  it("the way that is told adds up to the step's day", () => {
    fc.assert(
      fc.property(anyDates, (given) => {
        for (const { latestOn, why } of planTender(given, statutes, today, calendar).steps) {
          if (latestOn === null) continue;
          const end = why.at(-1);
          expect(end?.days).toBe(0);
          const total = why.reduce((sum, { days }) => sum + days, 0);
          const deadline = addDays(latestOn, total);
          if (end?.rule === "BID-R01") expect(deadline).toBe(addDays(given.launchDate, -90));
          if (end?.rule === "BID-R02") expect(deadline).toBe(addDays(given.launchDate, -75));
          if (end?.rule === "FIXED") expect(deadline).toBe(given.fixed[end.step]);
        }
      }),
    );
  });
  it("moving the launch moves what only the company binds by as much", () => {
    fc.assert(
      fc.property(anyDates, fc.integer({ min: -60, max: 60 }), (given, by) => {
        const bare = { ...given, saleOn: null, fixed: {}, done: {} };
        const moved = { ...bare, launchDate: addDays(bare.launchDate, by) };
        const [a, b] = [bare, moved].map((one) => planTender(one, statutes, today, calendar));
        for (const step of biddingStepNames) {
          const [was, is] = [a, b].map((one) => one!.steps.find((s) => s.step === step)!.latestOn);
          if (was) expect(is).toBe(addDays(was, by));
        }
      }),
    );
  });
});
