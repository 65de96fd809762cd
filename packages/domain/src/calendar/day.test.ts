import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addDays,
  addMonths,
  compareDays,
  day,
  dayNumber,
  dayOf,
  daysBetween,
  eachDay,
  earliest,
  endOfMonth,
  latest,
  parseDay,
  startOfMonth,
  startOfWeek,
  weekday,
} from "./day.ts";
import type { Day } from "./day.ts";

const anyNumber = fc.integer({
  min: dayNumber(day("0001-01-01")),
  max: dayNumber(day("9999-12-31")),
});
const anyDay = anyNumber.map(dayOf);
const nearDay = fc.integer({ min: -100_000, max: 100_000 }).map(dayOf);

describe("a day", () => {
  it.each(["2027-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-01-00"])(
    "%s does not exist",
    (text) => expect(parseDay(text)).toBeUndefined(),
  );

  it.each([
    "",
    "2026-1-05",
    "2026/01/05",
    "20260105",
    "2026-01-05 ",
    "2026-01-05T00:00",
    "０２６-01-05",
    "0000-01-01",
  ])("%j is not written as one", (text) => expect(parseDay(text)).toBeUndefined());

  it.each(["2028-02-29", "2000-02-29", "0001-01-01", "9999-12-31"])("%s exists", (text) => {
    expect(parseDay(text)).toBe(text);
  });

  it("throws for a trusted text that is none", () => {
    expect(() => day("2027-02-29")).toThrow("not a day: 2027-02-29");
  });

  it("has a number that counts from 1970", () => {
    expect(dayNumber(day("1970-01-01"))).toBe(0);
    expect(dayNumber(day("2000-03-01"))).toBe(11_017);
    expect(dayNumber(day("1969-12-31"))).toBe(-1);
  });

  it("agrees with the platform's own calendar on all days", () => {
    fc.assert(
      fc.property(anyNumber, (number) => {
        const instant = new Date(number * 86_400_000);
        expect(dayOf(number)).toBe(instant.toISOString().slice(0, 10));
        expect(weekday(dayOf(number)) % 7).toBe(instant.getUTCDay());
      }),
      { numRuns: 2000 },
    );
  });

  it("comes back from its number", () => {
    fc.assert(
      fc.property(anyDay, (on) => {
        expect(dayOf(dayNumber(on))).toBe(parseDay(on));
      }),
    );
  });

  it("ends with the year 9999", () => {
    expect(() => addDays(day("9999-12-31"), 1)).toThrow(RangeError);
    expect(() => addDays(day("0001-01-01"), -1)).toThrow(RangeError);
    expect(() => addDays(day("2026-01-01"), 0.5)).toThrow(RangeError);
  });
});

describe("arithmetic", () => {
  it("counts a launch's 90 days back (READ-01)", () => {
    expect(addDays(day("2027-05-01"), -90)).toBe("2027-01-31");
  });

  it("adds what lies between", () => {
    fc.assert(
      fc.property(nearDay, nearDay, (a, b) => {
        expect(addDays(a, daysBetween(a, b))).toBe(b);
        expect(Math.sign(compareDays(a, b))).toBe(Math.sign(daysBetween(b, a)));
        expect([earliest(a, b), latest(a, b)]).toEqual([a, b].toSorted(compareDays));
      }),
    );
  });

  it("lists each day, both ends included", () => {
    expect(eachDay(day("2026-02-27"), day("2026-03-01"))).toEqual([
      "2026-02-27",
      "2026-02-28",
      "2026-03-01",
    ]);
    expect(eachDay(day("2026-03-01"), day("2026-02-27"))).toEqual([]);
  });

  it("finds the ends of weeks and months", () => {
    expect(startOfWeek(day("2026-03-01"))).toBe("2026-02-23");
    expect(startOfMonth(day("2026-02-17"))).toBe("2026-02-01");
    expect(endOfMonth(day("2028-02-17"))).toBe("2028-02-29");
    expect(endOfMonth(day("2026-12-31"))).toBe("2026-12-31");
  });

  it.each([
    ["2026-01-31", 1, "2026-02-28"],
    ["2028-01-31", 1, "2028-02-29"],
    ["2026-11-30", 3, "2027-02-28"],
    ["2026-01-15", -1, "2025-12-15"],
    ["2026-05-31", 12, "2027-05-31"],
    ["2028-02-29", 60, "2033-02-28"],
  ])("%s and %i months is %s (READ-06)", (from, months, to) => {
    expect(addMonths(day(from), months)).toBe(to);
  });

  it("adds months and stays within the month meant", () => {
    fc.assert(
      fc.property(nearDay, fc.integer({ min: -240, max: 240 }), (from: Day, months) => {
        const to = addMonths(from, months);
        expect(parseDay(to)).toBe(to);
        expect(addMonths(startOfMonth(from), months)).toBe(startOfMonth(to));
      }),
    );
  });
});
