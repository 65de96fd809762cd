import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  compare,
  fraction,
  plus,
  readFraction,
  rounded,
  times,
  writeFraction,
} from "./fraction.ts";
import {
  checkPoints,
  checkScoring,
  dispersion,
  judge,
  ranking,
  type Sheet,
  totalOf,
  worthOf,
} from "./score.ts";
import { scoring } from "./testing.ts";

const sheet = (
  expert: string,
  bidder: string,
  order: string,
  green: string,
  price: string,
): Sheet => ({
  expert,
  bidder,
  points: { order, green, price },
});
const text = (value: Parameters<typeof writeFraction>[0]) => writeFraction(value);

describe("exact scores", () => {
  it("count thirds without loss: 60% of (8 + 2×9)/30 and 40% of 77.7", () => {
    const total = totalOf(scoring, { order: "8", green: "9", price: "77.7" });
    expect(text(total)).toBe("2077/25"); // 52 + 31.08 = 83.08
    expect(rounded(total, 2)).toBe("83.08");
    expect(text(totalOf(scoring, { order: "10", green: "0", price: "0" }))).toBe("20");
    expect(text(totalOf(scoring, { order: "1", green: "0", price: "0" }))).toBe("2");
  });

  it("refuse points that are missing, beyond the most, below zero, no number or of an unknown criterion", () => {
    const code = (points: Record<string, string>) => {
      const checked = checkPoints(scoring, points);
      return checked.ok ? "OK" : checked.refusal.code;
    };
    const whole = { order: "8", green: "9.5", price: "100" };
    expect(code(whole)).toBe("OK");
    expect(code({ order: "8", green: "9" })).toBe("POINTS_MISSING");
    expect(code({ ...whole, order: "10.01" })).toBe("POINTS_OUT_OF_RANGE");
    expect(code({ ...whole, order: "-1" })).toBe("POINTS_OUT_OF_RANGE");
    expect(code({ ...whole, order: "八" })).toBe("POINTS_OUT_OF_RANGE");
    expect(code({ ...whole, x: "1" })).toBe("CRITERION_UNKNOWN");
  });

  it("refuse criteria without weight, without points, twice, or a tie by an unknown one", () => {
    const one = { id: "a", name: "A", weight: "1", least: null, max: "10" };
    const refused = (criteria: (typeof scoring)["criteria"], ties = scoring.ties.slice(0, 0)) =>
      !checkScoring({ ...scoring, criteria, ties }).ok;
    expect(checkScoring(scoring).ok).toBe(true);
    expect(refused([one])).toBe(false);
    expect(refused([])).toBe(true);
    expect(refused([{ ...one, weight: "0" }])).toBe(true);
    expect(refused([one, one])).toBe(true);
    expect(refused([{ ...one, least: "2" }])).toBe(true);
    expect(refused([{ id: "a", name: "A", weight: "1", least: null, parts: [] }])).toBe(true);
    expect(refused([{ id: "a", name: "A", weight: "1", least: null }])).toBe(true);
    expect(refused([one], [{ by: "CRITERION", criterion: "b" }])).toBe(true);
  });
});

describe("the committee's judgement", () => {
  const candidates = ["A", "B", "C", "D"].map((bidder, index) => ({
    bidder,
    price: `${4 - index}`,
  }));
  const alike = (bidder: string, order: string, green: string, price: string) =>
    ["e1", "e2", "e3"].map((expert) => sheet(expert, bidder, order, green, price));

  it("ranks at most three, and none that is below a threshold", () => {
    const sheets = [
      ...alike("A", "9", "9", "60"),
      ...alike("B", "8", "8", "90"),
      ...alike("C", "5", "5", "100"), // 50% of the service, which asks for three fifths
      ...alike("D", "7", "7", "70"),
    ];
    const { judged, ranked } = ranking(scoring, candidates, sheets, []);
    expect(ranked).toEqual(["B", "A", "D"]);
    expect(judged.find(({ bidder }) => bidder === "C")?.belowLeast).toBe("service");
    const all = [
      ...alike("A", "9", "9", "9"),
      ...alike("B", "8", "8", "8"),
      ...alike("D", "7", "7", "7"),
      ...alike("C", "6", "6", "6"),
    ];
    expect(ranking(scoring, candidates, all, []).ranked).toEqual(["A", "B", "D"]);
  });

  it("breaks a tie by the declared rules in turn, at last by lot", () => {
    const equal = [...alike("A", "9", "9", "60"), ...alike("B", "9", "9", "60")];
    const two = candidates.slice(0, 2);
    expect(ranking(scoring, two, equal, ["A", "B"]).ranked).toEqual(["B", "A"]); // B asks 3, A asks 4
    const samePrice = two.map((one) => ({ ...one, price: "3" }));
    expect(ranking(scoring, samePrice, equal, ["A", "B"]).ranked).toEqual(["A", "B"]);
    expect(ranking(scoring, samePrice, equal, ["B", "A"]).ranked).toEqual(["B", "A"]);
    // Same total, 90% of 60 + 60% of 40 = 78: A has more of the service
    const byService = [...alike("A", "9", "9", "60"), ...alike("B", "8", "8", "75")];
    expect(ranking(scoring, two, byService, ["B", "A"]).ranked).toEqual(["A", "B"]);
  });

  it("says what put each bid before the next: score, a tie rule, at last the lot", () => {
    const sheets = [
      ...alike("A", "9", "9", "90"),
      ...alike("B", "9", "9", "60"),
      ...alike("C", "9", "9", "60"),
      ...alike("D", "8", "8", "75"), // 78 as B and C, with less of the service
    ];
    const samePrice = candidates.map((one) => ({ ...one, price: "3" }));
    const { placed } = ranking(scoring, samePrice, sheets, ["C", "B", "A", "D"]);
    expect(placed).toEqual([
      { bidder: "A", decision: { by: "SCORE" } },
      { bidder: "C", decision: { by: "LOT" } },
      { bidder: "B", decision: { by: "CRITERION", criterion: "service" } },
      { bidder: "D", decision: null },
    ]);
    const cheaper = ranking(scoring, candidates, sheets, ["C", "B", "A", "D"]).placed;
    expect(cheaper[1]).toEqual({ bidder: "C", decision: { by: "LOWER_PRICE" } });
  });

  it("tells what each criterion counts of the 100 points", () => {
    const worth = Object.fromEntries(
      [...worthOf(scoring.criteria)].map(([id, value]) => [id, text(value)]),
    );
    expect(worth).toEqual({ service: "60", order: "20", green: "40", price: "40" });
  });

  it("leaves the highest and the lowest out of a trimmed mean", () => {
    const sheets = ["0", "50", "60", "70", "100"].map((price, index) =>
      sheet(`e${index}`, "A", "10", "10", price),
    );
    expect(text(judge({ ...scoring, together: "TRIMMED_MEAN" }, "A", sheets).score)).toBe("84");
    expect(text(judge(scoring, "A", sheets).score)).toBe("412/5"); // 60 + 40 × 56%
  });

  it("shows who is far from the median, and keeps their score", () => {
    const totals = [
      ["a", 80n],
      ["b", 82n],
      ["c", 79n],
      ["d", 60n],
      ["e", 81n],
    ].map(([expert, total]) => ({
      expert: String(expert),
      total: fraction(BigInt(total as bigint)),
    }));
    const { median, spread, outliers } = dispersion(totals, "1/5");
    expect([text(median), text(spread), outliers]).toEqual(["80", "22", ["d"]]);
  });
});

describe("laws of scoring", () => {
  const whole = fc.bigInt({ min: -1000n, max: 1000n });
  const any = fc
    .tuple(whole, fc.bigInt({ min: 1n, max: 1000n }))
    .map(([top, bottom]) => fraction(top, bottom));

  it("fractions add and multiply in any order and are written so that they read the same", () => {
    fc.assert(
      fc.property(any, any, any, (a, b, c) => {
        expect(plus(plus(a, b), c)).toEqual(plus(a, plus(b, c)));
        expect(times(a, plus(b, c))).toEqual(plus(times(a, b), times(a, c)));
        expect(readFraction(writeFraction(a))).toEqual(a);
        expect(Math.sign(compare(a, b))).toBe(-Math.sign(compare(b, a)) + 0);
      }),
    );
  });

  const points = (max: number) =>
    fc
      .nat(max * 100)
      .map((value) => `${Math.floor(value / 100)}.${String(value % 100).padStart(2, "0")}`);
  const sheets = fc.array(
    fc
      .tuple(points(10), points(10), points(100))
      .map(([order, green, price]) => ({ order, green, price })),
    { minLength: 15, maxLength: 15 },
  );
  const bidders = ["A", "B", "C", "D", "E"];
  const given = (all: readonly { order: string; green: string; price: string }[]): Sheet[] =>
    all.map((one, index) => ({
      expert: `e${Math.floor(index / 5)}`,
      bidder: bidders[index % 5] as string,
      points: one,
    }));

  it("a total lies between 0 and 100, and the ranking does not depend on the order of anything", () => {
    fc.assert(
      fc.property(sheets, (all) => {
        const list = given(all);
        for (const { points: one } of list) {
          const total = totalOf(scoring, one);
          expect(compare(total, fraction(0n))).toBeGreaterThanOrEqual(0);
          expect(compare(total, fraction(100n))).toBeLessThanOrEqual(0);
        }
        const candidates = bidders.map((bidder, index) => ({ bidder, price: `${index}` }));
        const { ranked, judged } = ranking(scoring, candidates, list, bidders);
        expect(
          ranking(scoring, candidates.toReversed(), list.toReversed(), bidders).ranked,
        ).toEqual(ranked);
        expect(ranked.length).toBeLessThanOrEqual(3);
        const score = (bidder: string) => judged.find((one) => one.bidder === bidder)!;
        for (const other of judged.filter(
          ({ bidder, belowLeast }) => !ranked.includes(bidder) && belowLeast === null,
        ))
          for (const bidder of ranked)
            expect(compare(score(bidder).score, other.score)).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 60 },
    );
  });

  it("more points never cost a place", () => {
    fc.assert(
      fc.property(sheets, fc.nat(14), (all, which) => {
        const candidates = bidders.map((bidder, index) => ({ bidder, price: `${index}` }));
        const place = (some: Sheet[], bidder: string) => {
          const at = ranking(scoring, candidates, some, bidders).ranked.indexOf(bidder);
          return at < 0 ? 9 : at;
        };
        const list = given(all);
        const one = list[which] as Sheet;
        const better = list.with(which, {
          ...one,
          points: { ...one.points, price: "100", order: "10" },
        });
        expect(place(better, one.bidder)).toBeLessThanOrEqual(place(list, one.bidder));
      }),
      { numRuns: 60 },
    );
  });
});
