import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  afterLot,
  aqls,
  atFirst,
  codeLetter,
  inspectionLevels,
  type LotResult,
  samplingPlan,
  type Switching,
} from "./sampling.ts";

const plan = (
  lot: number,
  level: "I" | "II" | "III" | "S-4",
  aql: (typeof aqls)[number],
  severity: "NORMAL" | "TIGHTENED" = "NORMAL",
) => {
  const found = samplingPlan(lot, level, aql, severity);
  return found && [found.letter, found.size, found.accept, found.reject];
};

describe("GB/T 2828.1 single sampling plans", () => {
  it("finds the code letter by lot size and level (table 1)", () => {
    expect(codeLetter(1, "II")).toBeUndefined();
    expect(
      ["S-1", "S-2", "S-3", "S-4", "I", "II", "III"].map((level) =>
        codeLetter(2000, level as never),
      ),
    ).toEqual(["C", "D", "E", "G", "H", "K", "L"]);
    expect(codeLetter(1200, "II")).toBe("J");
    expect(codeLetter(1201, "II")).toBe("K");
    expect(codeLetter(600_000, "III")).toBe("R");
  });

  it("gives the published plans of normal inspection (table 2-A)", () => {
    expect(plan(1000, "II", "2.5")).toEqual(["J", 80, 5, 6]);
    expect(plan(1000, "II", "0.65")).toEqual(["J", 80, 1, 2]);
    expect(plan(1000, "II", "1.0")).toEqual(["J", 80, 2, 3]);
    expect(plan(4000, "II", "1.5")).toEqual(["L", 200, 7, 8]);
    expect(plan(100, "II", "0.65")).toEqual(["F", 20, 0, 1]);
    expect(plan(90, "II", "10")).toEqual(["E", 13, 3, 4]);
  });

  it("follows the arrows to the plan above or below", () => {
    expect(plan(200, "II", "0.65")).toEqual(["F", 20, 0, 1]); // G: up
    expect(plan(400, "II", "0.65")).toEqual(["J", 80, 1, 2]); // H: down
    expect(plan(2000, "II", "15")).toEqual(["J", 80, 21, 22]); // K: up
    expect(plan(20, "II", "1.0")).toEqual(["E", 13, 0, 1]); // C: down
  });

  it("gives the published plans of tightened inspection (table 2-B)", () => {
    expect(plan(1000, "II", "1.0", "TIGHTENED")).toEqual(["J", 80, 1, 2]);
    expect(plan(1000, "II", "2.5", "TIGHTENED")).toEqual(["J", 80, 3, 4]);
    expect(plan(1000, "II", "6.5", "TIGHTENED")).toEqual(["J", 80, 8, 9]);
    expect(plan(2000, "II", "4.0", "TIGHTENED")).toEqual(["K", 125, 8, 9]);
    expect(plan(200, "II", "0.65", "TIGHTENED")).toEqual(["G", 32, 0, 1]);
    expect(plan(400, "II", "0.65", "TIGHTENED")).toEqual(["K", 125, 1, 2]); // H and J: down
    expect(plan(8, "II", "10", "TIGHTENED")).toEqual(["D", 8, 1, 2]);
  });

  it("inspects all where the sample is as large as the lot, and says nothing of what was not read", () => {
    expect(samplingPlan(10, "II", "1.0", "NORMAL")).toMatchObject({ size: 10, all: true });
    expect(samplingPlan(1000, "II", "1.0", "REDUCED")).toBeUndefined();
    expect(samplingPlan(600_000, "III", "0.015", "NORMAL")).toBeUndefined();
  });

  it("asks never for less of a lot under tightened than under normal inspection, for every cell (law)", () => {
    for (const level of inspectionLevels)
      for (const lot of [5, 12, 20, 40, 80, 120, 200, 400, 1000, 2000, 5000])
        for (const aql of aqls) {
          const [normal, tight] = [
            samplingPlan(lot, level, aql, "NORMAL"),
            samplingPlan(lot, level, aql, "TIGHTENED"),
          ];
          if (normal && tight)
            expect(tight.accept / tight.size).toBeLessThanOrEqual(normal.accept / normal.size);
        }
  });
});

describe("GB/T 2828.1 switching rules", () => {
  const go = (from: Switching, ...accepted: boolean[]) =>
    accepted.reduce((now, one) => afterLot(now, lot(one), free), from);
  const free = { steady: true, wanted: true };
  const lot = (accepted: boolean, more: Partial<LotResult> = {}): LotResult => ({
    accepted,
    acceptedOneStepTighter: accepted,
    acceptNumber: 2,
    ...more,
  });

  it("goes from normal to tightened when two of five or fewer are not accepted", () => {
    expect(go(atFirst, true, false, true, true, false).severity).toBe("TIGHTENED");
    expect(go(atFirst, false, true, true, true, true, false).severity).toBe("NORMAL");
  });

  it("goes from tightened to normal after five in a row, and stops after five not accepted", () => {
    const tight = go(atFirst, false, false);
    expect(go(tight, true, true, true, true).severity).toBe("TIGHTENED");
    expect(go(tight, true, true, true, true, true).severity).toBe("NORMAL");
    expect(go(tight, false, true, false, false, true, false, false).discontinued).toBe(true);
  });

  it("goes to reduced at a score of 30 where production is steady and it is wanted, and back at the first not accepted", () => {
    const ten = Array.from({ length: 10 }, () => true);
    expect(go(atFirst, ...ten).severity).toBe("REDUCED");
    expect(
      ten.reduce((now, one) => afterLot(now, lot(one), { steady: false, wanted: true }), atFirst),
    ).toMatchObject({ severity: "NORMAL", score: 30 });
    expect(afterLot(atFirst, lot(true, { acceptNumber: 1 }), free).score).toBe(2);
    expect(
      afterLot(go(atFirst, true), lot(true, { acceptedOneStepTighter: false }), free).score,
    ).toBe(0);
    expect(go(go(atFirst, ...ten), false).severity).toBe("NORMAL");
  });

  it("is never reduced right after a lot that was not accepted (law)", () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 60 }), (lots) => {
        expect(go(atFirst, ...lots, false).severity).not.toBe("REDUCED");
      }),
    );
  });
});
