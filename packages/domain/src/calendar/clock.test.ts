import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayAt, instantAt, MINUTE, minuteAt } from "./clock.ts";
import { addDays, day, dayNumber, dayOf } from "./day.ts";

const shanghai = "Asia/Shanghai";
const anyZone = fc.constantFrom(
  shanghai,
  "UTC",
  "Europe/Berlin",
  "America/New_York",
  "Asia/Kathmandu",
);
const anyDay = fc
  .integer({ min: dayNumber(day("2015-01-01")), max: dayNumber(day("2035-12-31")) })
  .map(dayOf);

describe("a clock", () => {
  it("of Shanghai is eight hours ahead", () => {
    expect(instantAt(day("2027-01-04"), 600, shanghai)).toBe(Date.parse("2027-01-04T02:00:00Z"));
    expect(dayAt(Date.parse("2027-01-04T16:00:00Z"), shanghai)).toBe("2027-01-05");
    expect(minuteAt(Date.parse("2027-01-04T16:00:30Z"), shanghai)).toBe(0.5);
  });

  it("shows 24:00 when the next day begins", () => {
    fc.assert(
      fc.property(anyDay, anyZone, (on, zone) => {
        expect(instantAt(on, 1440, zone)).toBe(instantAt(addDays(on, 1), 0, zone));
      }),
    );
  });

  it("shows what was asked for, but in the hour that is left out in spring", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 1439 }), anyZone, (on, minute, zone) => {
        const at = instantAt(on, minute, zone);
        expect(dayAt(at, zone)).toBe(on);
        if (minuteAt(at, zone) !== minute) expect(minute).toBeOneOf([...Array(180).keys()]);
      }),
      { numRuns: 500 },
    );
  });

  it("of an hour that comes twice means the first, of one that is left out its beginning", () => {
    const berlin = "Europe/Berlin";
    expect(instantAt(day("2026-10-25"), 150, berlin)).toBe(Date.parse("2026-10-25T00:30:00Z"));
    const leftOut = instantAt(day("2026-03-29"), 150, berlin);
    expect(Math.abs(leftOut - Date.parse("2026-03-29T01:00:00Z"))).toBeLessThanOrEqual(30 * MINUTE);
  });
});
