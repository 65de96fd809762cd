import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, compareDays, day, daysBetween } from "../calendar/day.ts";
import { accumulated, type BatchDay, outlook } from "./forecast.ts";

const today = day("2027-06-15");
const handover = day("2027-08-01");
/** What was qualified on the days before today, the last one yesterday. */
const before = (...counts: number[]): BatchDay[] =>
  counts.map((qualified, at) => ({
    on: addDays(today, at - counts.length),
    inspected: 4,
    qualified,
  }));

describe("the forecast", () => {
  it("tells the day at the pace of the last fourteen days, the days counted and a range", () => {
    const fortnight = before(...Array.from({ length: 14 }, () => 5));
    expect(outlook(fortnight, 100, today, handover)).toEqual({
      kind: "FORECAST",
      remaining: 100,
      from: "2027-06-01",
      to: "2027-06-14",
      days: 14,
      qualified: 70,
      on: "2027-07-05",
      earliest: "2027-07-02",
      latest: "2027-07-11",
      lastDay: "2027-07-31",
      neededPerDay: 2.2,
      chance: "SURE",
    });
  });

  it("counts no day before the first inspection, nor today, which is not over", () => {
    const days = [...before(2, 2, 2, 2), { on: today, inspected: 9, qualified: 90 }];
    expect(outlook(days, 8, today, handover)).toMatchObject({
      days: 4,
      qualified: 8,
      on: "2027-06-19",
    });
  });

  it("counts days on which nothing was qualified", () => {
    const days = before(7, 0, 0, 0, 0, 0, 0).filter(({ qualified }) => qualified > 0);
    expect(outlook(days, 10, today, handover)).toMatchObject({ days: 7, on: "2027-06-25" });
  });

  it("says that it is too early, that it stands still, or that all is done, and forecasts nothing", () => {
    expect(outlook([], 10, today, handover)).toEqual({ kind: "TOO_EARLY", remaining: 10 });
    expect(outlook(before(3, 4), 10, today, handover).kind).toBe("TOO_EARLY");
    expect(outlook(before(0, 0, 0, 0), 10, today, handover).kind).toBe("STANDS_STILL");
    expect(outlook(before(1, 1, 1, 1), 0, today, handover)).toEqual({ kind: "DONE" });
  });

  it("measures itself against the day before the planned handover", () => {
    const days = before(...Array.from({ length: 14 }, () => 5));
    const chance = (on: string) => {
      const seen = outlook(days, 100, today, day(on));
      return seen.kind === "FORECAST" && seen.chance;
    };
    expect(chance("2027-07-12")).toBe("SURE");
    expect(chance("2027-07-11")).toBe("LIKELY");
    expect(chance("2027-07-05")).toBe("UNLIKELY");
    expect(chance("2027-07-02")).toBe("LATE");
    expect(outlook(days, 100, today, day("2027-06-10"))).toMatchObject({ neededPerDay: null });
  });

  it("tells no latest day where the slow pace comes to nothing", () => {
    expect(outlook(before(0, 9, 0, 0), 30, today, handover)).toMatchObject({ latest: null });
  });

  it("keeps its order, and is later the more there is left (law)", () => {
    const counts = fc.array(fc.nat({ max: 30 }), { minLength: 3, maxLength: 20 });
    fc.assert(
      fc.property(counts, fc.integer({ min: 1, max: 2000 }), (qualified, remaining) => {
        const seen = outlook(before(...qualified), remaining, today, handover);
        if (seen.kind !== "FORECAST") return;
        expect(compareDays(seen.earliest, seen.on)).toBeLessThanOrEqual(0);
        if (seen.latest) expect(compareDays(seen.on, seen.latest)).toBeLessThanOrEqual(0);
        const more = outlook(before(...qualified), remaining + 50, today, handover);
        if (more.kind === "FORECAST") expect(compareDays(seen.on, more.on)).toBeLessThanOrEqual(0);
      }),
    );
  });

  it("holds the true day in its range about as often as it says, also where days scatter", () => {
    let seed = 7;
    const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
    const poisson = (mean: number) => {
      let [count, product] = [0, random()];
      while (product > Math.exp(-mean)) [count, product] = [count + 1, product * random()];
      return count;
    };
    // Every other day is a busy one: scatter beyond that of counts.
    const dayOf = () => poisson(random() < 0.5 ? 3 : 9);
    let [held, told] = [0, 0];
    for (let run = 0; run < 400; run += 1) {
      const seen = outlook(before(...Array.from({ length: 14 }, dayOf)), 120, today, handover);
      if (seen.kind !== "FORECAST") continue;
      let [left, coming] = [120, 0];
      while (left > 0) {
        left -= dayOf();
        coming += 1;
      }
      told += 1;
      const after = daysBetween(today, seen.earliest) <= coming;
      const ahead = seen.latest === null || daysBetween(today, seen.latest) >= coming;
      if (after && ahead) held += 1;
    }
    expect(told).toBe(400);
    expect(held / told).toBeGreaterThan(0.76);
    expect(held / told).toBeLessThan(0.92);
  });

  it("adds the days up for the line that is drawn", () => {
    expect(accumulated(before(2, 0, 3).toReversed())).toEqual([
      { on: "2027-06-12", qualified: 2 },
      { on: "2027-06-13", qualified: 2 },
      { on: "2027-06-14", qualified: 5 },
    ]);
  });
});
