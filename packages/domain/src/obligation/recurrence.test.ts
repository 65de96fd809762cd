import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addDays,
  compareDays,
  day,
  type Day,
  dayNumber,
  dayOf,
  weekday,
  type Weekday,
} from "../calendar/day.ts";
import { missedBetween, nextOccurrence, occurrenceAt, type Recurrence } from "./recurrence.ts";

const dueDays = (recurrence: Recurrence, from: string, count: number) => {
  const due: Day[] = [];
  for (
    let at = occurrenceAt(recurrence, day(from));
    due.length < count;
    at = nextOccurrence(recurrence, at)
  )
    due.push(at.dueOn);
  return due;
};

describe("what recurs", () => {
  it.each([
    [
      "each month at least once",
      { every: "MONTHS", count: 1 },
      ["2027-01-31", "2027-02-28", "2027-03-31"],
    ],
    [
      "READ-05: 每月30日前 includes the 30th, in February the last day",
      { every: "MONTHS", count: 1, onDay: 30 },
      ["2027-01-30", "2027-02-28", "2027-03-30"],
    ],
    ["every half year", { every: "MONTHS", count: 6 }, ["2027-06-30", "2027-12-31", "2028-06-30"]],
    [
      "on Mondays",
      { every: "WEEKDAYS", weekdays: [1] },
      ["2027-01-11", "2027-01-18", "2027-01-25"],
    ],
    [
      "on Tuesdays and Fridays",
      { every: "WEEKDAYS", weekdays: [2, 5] },
      ["2027-01-08", "2027-01-12", "2027-01-15"],
    ],
    [
      "every ten days",
      { every: "DAYS", count: 10, from: day("2027-01-01") },
      ["2027-01-11", "2027-01-21", "2027-01-31"],
    ],
  ] as const)("%s", (_, recurrence, due) => {
    expect(dueDays(recurrence, "2027-01-06", 3)).toEqual(due);
  });

  it("belongs to the time it is done in: on the 31st to the month whose 30th has passed", () => {
    const monthly = { every: "MONTHS", count: 1, onDay: 30 } as const;
    expect(occurrenceAt(monthly, day("2027-01-31"))).toEqual({
      from: "2027-01-01",
      dueOn: "2027-01-30",
      to: "2027-01-31",
    });
  });

  it("was missed where a whole time passed", () => {
    const monthly = { every: "MONTHS", count: 1 } as const;
    const done = occurrenceAt(monthly, day("2026-11-10"));
    expect(missedBetween(monthly, done, day("2027-02-03")).map((one) => one.dueOn)).toEqual([
      "2026-12-31",
      "2027-01-31",
    ]);
    expect(missedBetween(monthly, done, day("2026-12-31"))).toEqual([]);
  });
});

const anyDay = fc
  .integer({ min: dayNumber(day("2024-01-01")), max: dayNumber(day("2030-12-31")) })
  .map(dayOf);
const anyRecurrence: fc.Arbitrary<Recurrence> = fc.oneof(
  fc.record(
    {
      every: fc.constant("MONTHS" as const),
      count: fc.constantFrom(1, 2, 3, 4, 6, 12),
      onDay: fc.integer({ min: 1, max: 31 }),
    },
    { requiredKeys: ["every", "count"] },
  ),
  fc.record({
    every: fc.constant("WEEKDAYS" as const),
    weekdays: fc.uniqueArray(fc.constantFrom<Weekday>(1, 2, 3, 4, 5, 6, 7), { minLength: 1 }),
  }),
  fc.record({
    every: fc.constant("DAYS" as const),
    count: fc.integer({ min: 1, max: 100 }),
    from: fc.constant(day("2023-05-01")),
  }),
);

describe("of any recurrence", () => {
  it("each day belongs to one time, and the times follow one another", () => {
    fc.assert(
      fc.property(anyRecurrence, anyDay, (recurrence, on) => {
        const at = occurrenceAt(recurrence, on);
        expect(compareDays(at.from, on)).toBeLessThanOrEqual(0);
        expect(compareDays(on, at.to)).toBeLessThanOrEqual(0);
        expect(compareDays(at.from, at.dueOn)).toBeLessThanOrEqual(0);
        expect(compareDays(at.dueOn, at.to)).toBeLessThanOrEqual(0);
        expect(occurrenceAt(recurrence, at.from)).toEqual(at);
        expect(occurrenceAt(recurrence, at.to)).toEqual(at);
        expect(nextOccurrence(recurrence, at).from).toBe(addDays(at.to, 1));
        if (recurrence.every === "WEEKDAYS")
          expect(recurrence.weekdays).toContain(weekday(at.dueOn));
      }),
      { numRuns: 500 },
    );
  });
});
