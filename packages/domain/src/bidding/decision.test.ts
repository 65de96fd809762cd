import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  checkCriteria,
  decideSheet,
  type DecisionSheet,
  evidenceOf,
  fillSheet,
  fullScore,
  judgeSheet,
  points,
  standardCriteria,
  submitSheet,
} from "./decision.ts";

const scored = (score: number | null, reason = "见资料") =>
  standardCriteria.criteria.map(({ key }) => ({ key, score, reason }));
const answered = (holds: boolean | null) =>
  standardCriteria.knockouts.map(({ key }) => ({ key, holds, note: "" }));
const sheet = (more: Partial<DecisionSheet> = {}): DecisionSheet => ({
  ...standardCriteria,
  scores: scored(4),
  answers: answered(true),
  ...more,
});
const except = (key: string, score: number) =>
  scored(4).map((one) => (one.key === key ? { ...one, score } : one));

describe("the bid or no-bid sheet", () => {
  it("begins with criteria whose weights are 100 together", () => {
    expect(checkCriteria(standardCriteria)).toEqual({ ok: true, value: standardCriteria });
  });
  it("weighs exactly: 4 of 5 for all is 80 points, and each criterion says what it cost", () => {
    const judged = judgeSheet(sheet({ scores: except("FEE", 1) }));
    expect(points(judged.tenths)).toBe("68.0");
    expect(judged.recommendation).toBe("CONSIDER");
    expect(judged.parts[0]).toEqual({ key: "FEE", tenths: 40, of: 200 });
    expect(judgeSheet(sheet()).recommendation).toBe("BID");
    expect(judgeSheet(sheet({ scores: scored(2) })).recommendation).toBe("NO_BID");
  });
  it("recommends by limits that are the company's, at the limit itself as well", () => {
    expect(judgeSheet(sheet({ bidFrom: 80 })).recommendation).toBe("BID");
    expect(judgeSheet(sheet({ bidFrom: 81 })).recommendation).toBe("CONSIDER");
    expect(judgeSheet(sheet({ bidFrom: 90, noBidBelow: 80 })).recommendation).toBe("CONSIDER");
    expect(judgeSheet(sheet({ bidFrom: 90, noBidBelow: 81 })).recommendation).toBe("NO_BID");
  });
  it("ends with a question answered with no, whatever the points", () => {
    const one = answered(true).with(0, { key: "CONDITIONS", holds: false, note: "业绩不足" });
    const judged = judgeSheet(sheet({ scores: scored(5), answers: one }));
    expect(judged).toMatchObject({ recommendation: "NO_BID", failed: ["CONDITIONS"] });
  });
  it("is complete or refused: every score has a reason, every question an answer", () => {
    for (const wrong of [
      { scores: scored(4).slice(1) },
      { scores: scored(4, " ") },
      { scores: scored(null) },
      { answers: answered(null) },
    ]) {
      const result = submitSheet("DRAFT", sheet(wrong));
      expect(result).toMatchObject({ ok: false, refusal: { code: "BID_SHEET_OPEN" } });
      expect(!result.ok && result.refusal.details!["names"]).not.toEqual([]);
    }
    expect(submitSheet("DRAFT", sheet())).toMatchObject({ value: { recommendation: "BID" } });
    expect(submitSheet("DECIDED", sheet())).toMatchObject({
      refusal: { code: "BID_SHEET_STATUS" },
    });
    // What ends the matter needs no further scores.
    const one = answered(true).with(0, { key: "CONDITIONS", holds: false, note: "" });
    expect(submitSheet("DRAFT", sheet({ scores: [], answers: one }))).toMatchObject({
      value: { recommendation: "NO_BID" },
    });
  });
  it("takes scores of 0 to 5 for its own criteria only", () => {
    const fill = (score: number | null, key = "FEE") =>
      fillSheet(sheet(), { scores: [{ key, score, reason: "" }], answers: [] });
    for (const score of [6, -1, 2.5]) expect(fill(score).ok).toBe(false);
    expect(fill(3, "OTHER").ok).toBe(false);
    expect(fill(3)).toMatchObject({ ok: true, value: { answers: [] } });
  });
  it("is decided by somebody else, with a reason where it is not what was recommended", () => {
    const decide = (
      verdict: "BID" | "NO_BID" | "BACK",
      reason?: string,
      recommendation: "BID" | "CONSIDER" | "NO_BID" = "BID",
      person = "HEAD",
    ) =>
      decideSheet(
        { status: "SUBMITTED", recommendation, submittedBy: "STAFF" },
        verdict,
        reason,
        person,
      );
    expect(decide("BID")).toEqual({ ok: true, value: "DECIDED" });
    expect(decide("BACK", "补充对手情况")).toEqual({ ok: true, value: "DRAFT" });
    for (const asked of [decide("NO_BID"), decide("BACK"), decide("BID", undefined, "CONSIDER")])
      expect(asked).toMatchObject({ refusal: { code: "REASON_REQUIRED" } });
    expect(decide("BID", "战略项目", "NO_BID").ok).toBe(true);
    expect(decide("BID", undefined, "BID", "STAFF")).toMatchObject({
      refusal: { code: "BID_SHEET_OWN" },
    });
    expect(
      decideSheet({ status: "DRAFT", recommendation: null, submittedBy: null }, "BID", "", "HEAD"),
    ).toMatchObject({ refusal: { code: "BID_SHEET_STATUS" } });
  });
});

describe("a company's own criteria", () => {
  const one = { name: "客户关系", weight: 100, guide: "" };
  it("have names and weights of 100 together", () => {
    const made = checkCriteria({ criteria: [one], knockouts: [], bidFrom: 60, noBidBelow: 40 });
    expect(made).toMatchObject({
      value: { criteria: [{ key: "C1", nameEn: "客户关系", weight: 100 }] },
    });
    const sum = { criteria: [{ ...one, weight: 90 }], knockouts: [], bidFrom: 60, noBidBelow: 40 };
    expect(checkCriteria(sum)).toMatchObject({
      refusal: { code: "BID_CRITERIA_WEIGHTS", details: { sum: 90 } },
    });
    const limits = { criteria: [one], knockouts: [], bidFrom: 40, noBidBelow: 60 };
    expect(checkCriteria(limits)).toMatchObject({ refusal: { code: "BID_CRITERIA_LIMITS" } });
    for (const wrong of [
      { ...one, name: " " },
      { ...one, weight: 0 },
      { ...one, weight: 2.5 },
    ])
      expect(checkCriteria({ ...limits, criteria: [wrong] })).toMatchObject({
        refusal: { code: "INVALID_INPUT", details: { line: 1 } },
      });
  });
  it("never have one key twice", () => {
    const halves = [
      { ...one, weight: 50, key: "FEE" },
      { ...one, weight: 50, key: "FEE" },
    ];
    const made = checkCriteria({ criteria: halves, knockouts: [], bidFrom: 60, noBidBelow: 40 });
    expect(made.ok && new Set(made.value.criteria.map(({ key }) => key)).size).toBe(2);
  });
});

it("tells what is known of a criterion: size, fee with margin, days left, law", () => {
  const facts = {
    floorArea: 120_000,
    province: "广东",
    city: "广州",
    serviceCenter: "天河中心",
    fee: "2.08",
    offeredFee: "2.2",
    marginRate: "5.6",
    daysToDeadline: 9,
    feasible: false,
    daysOver: 3,
    brokenRules: ["TEN-013"],
    teamSize: 3,
  };
  const of = (key: string) => evidenceOf(facts).find((one) => one.key === key)?.zh;
  expect(of("FEE")).toBe("测算单价 2.08，拟报 2.2，结余为成本的 5.6%");
  expect(of("TIME")).toBe("距投标截止 9 天，不能全部按期，超出 3 天");
  expect(of("LAW")).toContain("TEN-013");
  expect(of("PLACE")).toBe("广东广州，天河中心");
  const nowhere = evidenceOf({ ...facts, province: null, city: null });
  expect(nowhere.find(({ key }) => key === "PLACE")?.zh).toBe("天河中心");
  expect(evidenceOf({ ...facts, fee: null, floorArea: null }).map(({ key }) => key)).not.toContain(
    "SCALE",
  );
});

describe("laws", () => {
  const scores = fc.array(fc.integer({ min: 0, max: fullScore }), {
    minLength: standardCriteria.criteria.length,
    maxLength: standardCriteria.criteria.length,
  });
  const of = (values: readonly number[]) =>
    judgeSheet(
      sheet({
        scores: standardCriteria.criteria.map(({ key }, at) => ({
          key,
          score: values[at]!,
          reason: "有",
        })),
      }),
    );
  it("the points are what the criteria gave, between 0 and 100", () =>
    fc.assert(
      fc.property(scores, (values) => {
        const { tenths, parts } = of(values);
        expect(tenths).toBe(parts.reduce((all, part) => all + part.tenths, 0));
        expect(tenths).toBeGreaterThanOrEqual(0);
        expect(tenths).toBeLessThanOrEqual(1000);
        expect(Number.isInteger(tenths)).toBe(true);
      }),
    ));
  it("a better score never makes the recommendation worse", () =>
    fc.assert(
      fc.property(scores, fc.nat({ max: standardCriteria.criteria.length - 1 }), (values, at) => {
        const order = ["NO_BID", "CONSIDER", "BID"];
        const better = values.with(at, Math.min(fullScore, values[at]! + 1));
        expect(order.indexOf(of(better).recommendation!)).toBeGreaterThanOrEqual(
          order.indexOf(of(values).recommendation!),
        );
      }),
    ));
});
