import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  acceptedOneStepTighter,
  afterDecision,
  afterLot,
  aqls,
  atFirst,
  codeLetter,
  inspectionLevels,
  type LotResult,
  reducedFrom,
  type SamplingDecision,
  samplingDecisions,
  samplingPlan,
  type Severity,
  type Switching,
} from "./sampling.ts";

const plan = (
  lot: number,
  level: "I" | "II" | "III" | "S-4",
  aql: (typeof aqls)[number],
  severity: Severity = "NORMAL",
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
    expect(plan(8, "II", "15", "TIGHTENED")).toEqual(["C", 5, 1, 2]);
  });

  it("gives the published plans of reduced inspection (table 2-C)", () => {
    expect(plan(1000, "II", "1.0", "REDUCED")).toEqual(["J", 32, 1, 2]);
    expect(plan(1000, "II", "2.5", "REDUCED")).toEqual(["J", 32, 3, 4]);
    expect(plan(1000, "II", "6.5", "REDUCED")).toEqual(["J", 32, 6, 7]);
    expect(plan(2000, "II", "15", "REDUCED")).toEqual(["J", 32, 10, 11]); // K: up
    expect(plan(104, "II", "4.0", "REDUCED")).toEqual(["F", 8, 1, 2]);
    expect(plan(104, "II", "1.0", "REDUCED")).toEqual(["E", 5, 0, 1]); // F: up
    expect(plan(40, "II", "6.5", "REDUCED")).toEqual(["E", 5, 1, 2]); // D: down, down
    expect(plan(10, "II", "150", "REDUCED")).toEqual(["B", 2, 7, 8]);
    expect(plan(20, "II", "150", "REDUCED")).toEqual(["C", 2, 8, 9]);
  });

  it("turns an arrow round where there is no row to go to", () => {
    expect(plan(8, "II", "10")).toEqual(["C", 5, 1, 2]);
    expect(plan(600_000, "III", "0.015")).toEqual(["P", 800, 0, 1]);
    expect(plan(600_000, "III", "0.025", "REDUCED")).toEqual(["N", 200, 0, 1]);
  });

  it("inspects all where the sample is as large as the lot, and says nothing of what is not known", () => {
    expect(samplingPlan(10, "II", "1.0", "NORMAL")).toMatchObject({ size: 10, all: true });
    expect(plan(8, "II", "10", "TIGHTENED")).toBeUndefined();
    expect(plan(600_000, "III", "0.025", "TIGHTENED")).toBeUndefined();
    expect(samplingPlan(1, "II", "1.0", "NORMAL")).toBeUndefined();
  });

  it("tells whether the lot would have been accepted one step tighter", () => {
    expect([3, 4].map((found) => acceptedOneStepTighter(1000, "II", "2.5", found))).toEqual([
      true,
      false,
    ]);
    expect(acceptedOneStepTighter(1000, "II", "0.010", 0)).toBe(false);
  });

  it("asks never for less of a lot under tightened than under normal inspection, for every cell (law)", () => {
    for (const level of inspectionLevels)
      for (const lot of [5, 12, 20, 40, 80, 120, 200, 400, 1000, 2000, 5000])
        for (const aql of aqls) {
          const [normal, tight, reduced] = (["NORMAL", "TIGHTENED", "REDUCED"] as const).map(
            (severity) => samplingPlan(lot, level, aql, severity),
          );
          if (normal && tight)
            expect(tight.accept / tight.size).toBeLessThanOrEqual(normal.accept / normal.size);
          if (normal && reduced) expect(reduced.size).toBeLessThanOrEqual(normal.size);
        }
  });
});

describe("GB/T 2828.1 switching rules", () => {
  const lot = (accepted: boolean, more: Partial<LotResult> = {}): LotResult => ({
    accepted,
    acceptedOneStepTighter: accepted,
    acceptNumber: 2,
    ...more,
  });
  const go = (from: Switching, ...accepted: boolean[]) =>
    accepted.reduce((now, one) => afterLot(now, lot(one)), from);
  const decided = (from: Switching, decision: SamplingDecision) => {
    const result = afterDecision(from, decision);
    return result.ok ? result.value.severity : result.refusal;
  };
  const ten = Array.from({ length: 10 }, () => true);
  const reduced: Switching = { ...atFirst, severity: "REDUCED" };

  it("goes from normal to tightened when two of five or fewer are not accepted (9.3.1)", () => {
    expect(go(atFirst, true, false, true, true, false).severity).toBe("TIGHTENED");
    expect(go(atFirst, false, true, true, true, true, false).severity).toBe("NORMAL");
  });

  it("goes from tightened to normal after five in a row (9.3.2), and stops after five not accepted, for good (9.4)", () => {
    const tight = go(atFirst, false, false);
    expect(go(tight, true, true, true, true).severity).toBe("TIGHTENED");
    expect(go(tight, true, true, true, true, true).severity).toBe("NORMAL");
    const stopped = go(tight, false, true, false, false, true, false, false);
    expect(stopped.discontinued).toBe(true);
    expect(go(stopped, true, true, true, true, true)).toEqual(stopped);
  });

  it("counts the switching score under normal inspection: 3, or 2 where Ac is 0 or 1, and anew from 0 (9.3.3.2)", () => {
    expect(go(atFirst, ...ten)).toMatchObject({ severity: "NORMAL", score: reducedFrom });
    expect(afterLot(atFirst, lot(true, { acceptNumber: 1 })).score).toBe(2);
    expect(afterLot(go(atFirst, true), lot(true, { acceptedOneStepTighter: false })).score).toBe(0);
    expect(go(atFirst, true, true, false).score).toBe(0);
    expect(go(atFirst, false, false, true, true).score).toBe(0);
  });

  it("goes to reduced by a decision at a score of 30 under normal inspection, not before and not from tightened (9.3.3.1)", () => {
    expect(decided(go(atFirst, ...ten), "REDUCE")).toBe("REDUCED");
    expect(decided(go(atFirst, ...ten.slice(1)), "REDUCE")).toEqual({
      code: "UAC_SAMPLING_SWITCH",
      details: { decision: "REDUCE", severity: "NORMAL", score: 27, need: 30 },
    });
    expect(decided(go(atFirst, false, false), "REDUCE")).toMatchObject({
      code: "UAC_SAMPLING_SWITCH",
    });
    expect(decided(reduced, "REDUCE")).toMatchObject({ code: "UAC_SAMPLING_SWITCH" });
  });

  it("goes from reduced to normal with the first lot not accepted, or by a decision (9.3.4)", () => {
    expect(go(reduced, true, true).severity).toBe("REDUCED");
    expect(go(reduced, true, false)).toEqual(atFirst);
    expect(decided(reduced, "RESTORE")).toBe("NORMAL");
    expect(decided(atFirst, "RESTORE")).toMatchObject({ code: "UAC_SAMPLING_SWITCH" });
  });

  it("goes on tightened once the builder has improved, and only where it had stopped (9.4)", () => {
    const stopped: Switching = { ...atFirst, severity: "TIGHTENED", discontinued: true };
    expect(afterDecision(stopped, "RESUME")).toEqual({
      ok: true,
      value: { ...atFirst, severity: "TIGHTENED" },
    });
    expect(decided(go(atFirst, false, false), "RESUME")).toMatchObject({
      code: "UAC_SAMPLING_SWITCH",
    });
  });

  it("is never reduced right after a lot that was not accepted, nor without a decision (law)", () => {
    const step = fc.oneof(fc.boolean(), fc.constantFrom(...samplingDecisions));
    const take = (now: Switching, one: boolean | SamplingDecision) => {
      if (typeof one === "boolean") return afterLot(now, lot(one));
      const result = afterDecision(now, one);
      return result.ok ? result.value : now;
    };
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        expect(take(steps.reduce(take, atFirst), false).severity).not.toBe("REDUCED");
        const lots = steps.filter((one) => typeof one === "boolean");
        expect(lots.reduce(take, atFirst).severity).not.toBe("REDUCED");
      }),
    );
  });
});
