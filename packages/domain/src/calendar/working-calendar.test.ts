import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, day, dayNumber, dayOf, eachDay } from "./day.ts";
import { calendarDays, workingDays } from "./duration.ts";
import {
  addWorkingDays,
  isProvisional,
  isWorkingDay,
  offsetBefore,
  provisionalYears,
  workingCalendar,
  workingDayReason,
  workingDaysBetween,
} from "./working-calendar.ts";

const calendar = workingCalendar();
/** From years that have no list, through those that have one, to years that have none again. */
const anyDay = fc
  .integer({ min: dayNumber(day("1999-01-01")), max: dayNumber(day("2035-12-31")) })
  .map(dayOf);
const fewDays = fc.integer({ min: -600, max: 600 });

describe("a day of the State Council's calendar", () => {
  it.each([
    ["2026-10-08", { kind: "WEEKDAY" }],
    ["2026-11-28", { kind: "WEEKEND" }],
    ["2026-10-01", { kind: "STATUTORY_HOLIDAY", name: { zh: "国庆节", en: "National Day" } }],
    ["2026-02-15", { kind: "STATUTORY_HOLIDAY", name: { zh: "春节", en: "Spring Festival" } }],
    ["2026-10-10", { kind: "MAKE_UP_WORKDAY", name: { zh: "国庆节", en: "National Day" } }],
    ["2027-01-01", { kind: "WEEKDAY" }],
  ])("%s is %j", (on, reason) => {
    expect(workingDayReason(day(on), calendar)).toEqual(reason);
    const works = reason.kind === "WEEKDAY" || reason.kind === "MAKE_UP_WORKDAY";
    expect(isWorkingDay(day(on), calendar)).toBe(works);
  });

  it("is worked on or not by its reason", () => {
    fc.assert(
      fc.property(anyDay, (on) => {
        const { kind } = workingDayReason(on, calendar);
        expect(isWorkingDay(on, calendar)).toBe(kind === "WEEKDAY" || kind === "MAKE_UP_WORKDAY");
      }),
    );
  });

  it("has 248 working days in 2025 as published", () => {
    const year = eachDay(day("2025-01-01"), day("2025-12-31"));
    expect(year.filter((on) => isWorkingDay(on, calendar))).toHaveLength(248);
  });
});

describe("published years", () => {
  it("are those of the package, without a gap, and none after", () => {
    const years = [...calendar.publishedYears].toSorted();
    expect(years[0]).toBe(2004);
    expect(years).toEqual(years.map((_, i) => 2004 + i));
    const next = Math.max(...years) + 1;
    expect(isProvisional(day(`${next}-01-01`), calendar)).toBe(true);
    expect(isProvisional(day("2026-12-31"), calendar)).toBe(false);
  });

  it("leave the others provisional, whichever way one asks", () => {
    const [from, to] = [day("2026-12-31"), day("2028-01-01")];
    expect(provisionalYears(from, to, calendar)).toEqual([2027, 2028]);
    expect(provisionalYears(to, from, calendar)).toEqual([2027, 2028]);
    expect(provisionalYears(day("2003-05-01"), day("2004-05-01"), calendar)).toEqual([2003]);
  });

  const name = { zh: "春节", en: "Spring Festival" };
  const list = {
    year: 2027,
    holidays: { "2027-02-05": name, "2027-02-08": name },
    makeUpWorkdays: { "2027-02-20": name },
  };

  it("grow by a list that a company adds", () => {
    const own = workingCalendar([list]);
    expect(isProvisional(day("2027-02-05"), own)).toBe(false);
    expect(isWorkingDay(day("2027-02-05"), own)).toBe(false);
    expect(workingDayReason(day("2027-02-20"), own)).toEqual({ kind: "MAKE_UP_WORKDAY", name });
    expect(addWorkingDays(day("2027-02-04"), 1, own)).toBe("2027-02-09");
    expect(isWorkingDay(day("2027-02-05"), calendar)).toBe(true);
  });

  it("take a list in place of the package's for that year", () => {
    const own = workingCalendar([{ year: 2026, holidays: {}, makeUpWorkdays: {} }]);
    expect(isWorkingDay(day("2026-10-01"), own)).toBe(true);
    expect(isWorkingDay(day("2025-10-01"), own)).toBe(false);
  });

  it("refuse a list that speaks of another year or of no day", () => {
    expect(() => workingCalendar([{ ...list, year: 2028 }])).toThrow("not in the list's year 2028");
    const misspelt = { ...list, holidays: { "2027-02-30": name } };
    expect(() => workingCalendar([misspelt])).toThrow("not a day: 2027-02-30");
  });
});

describe("counting working days", () => {
  it.each([
    ["2026-09-30", 1, "2026-10-08"],
    ["2026-10-08", 2, "2026-10-10"],
    ["2026-10-10", 1, "2026-10-12"],
    ["2026-10-08", -1, "2026-09-30"],
    ["2026-10-03", 0, "2026-10-03"],
    ["2026-10-03", 1, "2026-10-08"],
    ["2026-10-03", -1, "2026-09-30"],
  ])("%s and %i working days is %s", (from, count, to) => {
    expect(addWorkingDays(day(from), count, calendar)).toBe(to);
  });

  it("goes there and back from a working day", () => {
    fc.assert(
      fc.property(anyDay, fewDays, (from, count) => {
        fc.pre(isWorkingDay(from, calendar));
        const to = addWorkingDays(from, count, calendar);
        expect(addWorkingDays(to, -count, calendar)).toBe(from);
        expect(workingDaysBetween(from, to, calendar)).toBe(count);
      }),
    );
  });

  it("adds up", () => {
    fc.assert(
      fc.property(anyDay, anyDay, anyDay, (a, b, c) => {
        const between = (x: typeof a, y: typeof a) => workingDaysBetween(x, y, calendar);
        expect(between(a, b) + between(b, c)).toBe(between(a, c));
      }),
    );
  });

  it("ends on a working day, as many as one counts by hand", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 60 }), (from, count) => {
        const to = addWorkingDays(from, count, calendar);
        expect(isWorkingDay(to, calendar)).toBe(true);
        const days = eachDay(addDays(from, 1), to);
        expect(days.filter((on) => isWorkingDay(on, calendar))).toHaveLength(count);
      }),
    );
  });
});

describe("an offset before an anchor (READ-05)", () => {
  it("counts calendar days by calendar days", () => {
    expect(offsetBefore(day("2027-05-01"), calendarDays(75), calendar)).toBe("2027-02-15");
  });

  it("counts working days back from the day before the anchor", () => {
    expect(offsetBefore(day("2026-10-09"), workingDays(2), calendar)).toBe("2026-09-30");
    expect(offsetBefore(day("2026-10-04"), workingDays(1), calendar)).toBe("2026-09-30");
    expect(offsetBefore(day("2026-10-04"), workingDays(0), calendar)).toBe("2026-10-04");
  });

  it("leaves that many working days before the anchor, the due day among them", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 90 }), (anchor, days) => {
        const due = offsetBefore(anchor, workingDays(days), calendar);
        const left = eachDay(due, addDays(anchor, -1)).filter((on) => isWorkingDay(on, calendar));
        expect(left).toHaveLength(days);
        expect(left[0]).toBe(due);
      }),
    );
  });
});
