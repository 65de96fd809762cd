import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drawOrder, judgeLot, lotOf, type SamplingEvent, severityAfter } from "./lots.ts";
import { checkLots } from "./verdict.ts";
import { aqls, atFirst, inspectionLevels } from "./sampling.ts";

const homes = Array.from({ length: 120 }, (_, at) => `1-${String(at + 101)}`);
const seed = { batch: "b", building: "1", secret: "s" };

describe("acceptance by lots", () => {
  it("draws the same homes for whoever has the seed, and others for another building", async () => {
    const order = await drawOrder(homes, seed);
    expect(await drawOrder(homes.toReversed(), seed)).toEqual(order);
    expect(order.toSorted()).toEqual(homes.toSorted());
    expect(await drawOrder(homes, { ...seed, building: "2" })).not.toEqual(order);
  });

  it("takes its plan from the published tables: 120 homes at level II and AQL 2.5 are 20, 1 or fewer accept", async () => {
    const order = await drawOrder(homes, seed);
    const lot = lotOf({ level: "II", aql: "2.5" }, order, atFirst);
    expect(lot.plan).toEqual({ letter: "F", size: 20, accept: 1, reject: 2, all: false });
    expect(lot.sample).toEqual(order.slice(0, 20));
  });

  it("inspects every home where the lot is small, and once sampling has stopped", () => {
    const few = lotOf({ level: "II", aql: "0.10" }, homes.slice(0, 20), atFirst);
    expect(few.plan).toBeUndefined();
    expect(few.sample).toHaveLength(20);
    const stopped = { ...atFirst, discontinued: true };
    expect(lotOf({ level: "I", aql: "10" }, homes, stopped).sample).toHaveLength(120);
  });

  const spec = { level: "II", aql: "2.5" } as const;
  const lot = (accepted: boolean, more: Partial<SamplingEvent & { kind: "LOT" }> = {}) =>
    ({
      kind: "LOT",
      homes: 120,
      severity: "NORMAL",
      accept: 1,
      accepted,
      nonconforming: accepted ? 0 : 2,
      ...more,
    }) as const;
  const severity = (...events: SamplingEvent[]) => severityAfter(events, spec).severity;
  const many = (count: number, event: SamplingEvent) => Array.from({ length: count }, () => event);

  it("tightens after two rejected of five, goes back after five accepted, and stops after five rejected", () => {
    const tight = (accepted: boolean) => lot(accepted, { severity: "TIGHTENED" });
    expect(severity()).toBe("NORMAL");
    expect(severity(lot(true), lot(false), lot(true), lot(false))).toBe("TIGHTENED");
    expect(severity(...many(2, lot(false)), ...many(5, tight(true)))).toBe("NORMAL");
    const stopped = severityAfter([...many(2, lot(false)), ...many(5, tight(false))], spec);
    expect(stopped.discontinued).toBe(true);
  });

  it("counts no lot for a severity that it was not drawn by, but one rejected ends reduced inspection", () => {
    expect(severity(...many(2, lot(false)), ...many(8, lot(true)))).toBe("TIGHTENED");
    const reduced = [
      ...many(15, lot(true)),
      { kind: "DECISION", decision: "REDUCE" } as const,
    ] satisfies SamplingEvent[];
    expect(severity(...reduced)).toBe("REDUCED");
    expect(severity(...reduced, lot(true))).toBe("REDUCED");
    expect(severity(...reduced, lot(false))).toBe("NORMAL");
    expect(severity(...reduced, lot(false, { severity: "REDUCED" }))).toBe("NORMAL");
  });

  it("is reduced at a score of 30 by a decision alone, and looks at fewer homes then: 13 where it was 20", async () => {
    const fifteen = many(15, lot(true));
    expect(severityAfter(fifteen, spec)).toMatchObject({ severity: "NORMAL", score: 30 });
    const decision = { kind: "DECISION", decision: "REDUCE" } as const;
    expect(severity(...fifteen.slice(1), decision)).toBe("NORMAL");
    const order = await drawOrder(homes, seed);
    const reduced = lotOf(spec, order, severityAfter([...fifteen, decision], spec));
    expect(reduced.plan).toEqual({ letter: "G", size: 13, accept: 1, reject: 2, all: false });
  });

  it("is rejected with the first beyond Ac, accepted only with the whole sample", () => {
    const plan = { size: 20, accept: 1 };
    expect(judgeLot(plan, { concluded: 19, nonconforming: 1 })).toBe("OPEN");
    expect(judgeLot(plan, { concluded: 20, nonconforming: 1 })).toBe("ACCEPTED");
    expect(judgeLot(plan, { concluded: 5, nonconforming: 2 })).toBe("REJECTED");
  });

  it("keeps a home waiting for the lots it is left out of", () => {
    expect(checkLots([])).toEqual({ ok: true, value: null });
    const open = { item: "划痕", itemEn: "Scratches", concluded: 3, size: 20 };
    expect(checkLots([open])).toEqual({
      ok: false,
      refusal: {
        code: "UAC_LOT_OPEN",
        details: { items: ["划痕 3/20"], itemsEn: ["Scratches 3/20"], number: 1 },
      },
    });
  });

  it("law: samples of one building lie within each other, and never exceed the lot", () => {
    const spec = fc.record({
      level: fc.constantFrom(...inspectionLevels),
      aql: fc.constantFrom(...aqls),
    });
    fc.assert(
      fc.property(spec, spec, fc.integer({ min: 1, max: 120 }), (one, other, size) => {
        const order = homes.slice(0, size);
        const a = lotOf(one, order, atFirst).sample;
        const b = lotOf(other, order, atFirst).sample;
        const [less, more] = a.length <= b.length ? [a, b] : [b, a];
        expect(less.every((home) => more.includes(home))).toBe(true);
        expect(more.length).toBeLessThanOrEqual(size);
      }),
    );
  });

  it("law: one more that does not conform never turns a lot for the better", () => {
    const rank = { ACCEPTED: 0, OPEN: 1, REJECTED: 2 };
    const some = fc.integer({ min: 0, max: 60 });
    fc.assert(
      fc.property(some, some, some, some, (size, accept, concluded, nonconforming) => {
        const now = judgeLot({ size, accept }, { concluded, nonconforming });
        const then = judgeLot({ size, accept }, { concluded, nonconforming: nonconforming + 1 });
        expect(rank[then]).toBeGreaterThanOrEqual(rank[now]);
      }),
    );
  });
});
