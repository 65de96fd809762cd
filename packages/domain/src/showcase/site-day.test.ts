import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { day, dayOf } from "../calendar/day.ts";
import { workingCalendar } from "../calendar/working-calendar.ts";
import { parseWorkingHours } from "../calendar/working-hours.ts";
import { dutiesOf, dutyDue, newLosses, shiftOn } from "./site-day.ts";

const calendar = workingCalendar();
const center = { hours: parseWorkingHours("09:00-12:00,13:30-18:00")!, own: false };
const site = { hours: parseWorkingHours("1-7 09:30-20:00")!, own: true };
const work = { from: 540, to: 1080 };

describe("SHW-R19 the shift of a sales site", () => {
  it("is the center's on its working days, from the first period to the last", () => {
    expect(shiftOn(day("2026-11-27"), center, calendar)).toEqual(work);
    expect(shiftOn(day("2026-11-28"), center, calendar)).toBeNull();
  });
  it("is none on a statutory holiday, and a Monday's on a make-up day", () => {
    expect(shiftOn(day("2026-10-01"), center, calendar)).toBeNull();
    // 2026-10-10, a Saturday, makes up for the National Day's week.
    expect(shiftOn(day("2026-10-10"), center, calendar)).toEqual(work);
  });
  it("is the site's own where it has hours, holidays or not", () => {
    expect(shiftOn(day("2026-10-01"), site, calendar)).toEqual({ from: 570, to: 1200 });
  });
  it("begins before it ends on every day that has one", () => {
    fc.assert(
      fc.property(fc.integer({ min: 20_000, max: 21_500 }), fc.boolean(), (number, own) => {
        const shift = shiftOn(dayOf(number), own ? site : center, calendar);
        return shift === null ? !own : shift.from < shift.to;
      }),
    );
  });
});

describe("what a site's people record", () => {
  it("SHW-R19 are two counts at the show flat", () => {
    expect(dutiesOf("SHOW_FLAT")).toEqual(["OPENING_COUNT", "CLOSING_COUNT", "VISITORS"]);
  });
  it("SHW-R21 is the closing at the sales center", () => {
    expect(dutiesOf("SALES_CENTER")).toEqual(["VISITORS", "CLOSING"]);
  });
  it("is reminded of when the shift begins or ends, and late some minutes after", () => {
    const at = { graceMinutes: 30, zone: "Asia/Shanghai" };
    const opening = dutyDue("OPENING_COUNT", day("2026-11-27"), work, at);
    expect(new Date(opening.at).toISOString()).toBe("2026-11-27T01:30:00.000Z");
    expect(opening.notices.reminders).toEqual([30]);
    const closing = dutyDue("CLOSING", day("2026-11-27"), work, at);
    expect(new Date(closing.at).toISOString()).toBe("2026-11-27T10:30:00.000Z");
  });
});

describe("SHW-R19 what is alarming", () => {
  const vase = { item: "花瓶", missing: 1, condition: "LOST" } as const;
  it("is what is not followed yet, or grew worse", () => {
    expect(newLosses([vase], [])).toEqual([vase]);
    expect(newLosses([vase], [vase])).toEqual([]);
    expect(newLosses([{ ...vase, missing: 2 }], [vase])).toHaveLength(1);
    expect(newLosses([vase], [{ ...vase, condition: "DAMAGED" }])).toEqual([vase]);
  });
});
