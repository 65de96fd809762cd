import { describe, expect, it } from "vitest";
import { instantAt } from "../calendar/clock.ts";
import { day } from "../calendar/day.ts";
import { workingCalendar } from "../calendar/working-calendar.ts";
import { parseWorkingHours, type WorkingHours } from "../calendar/working-hours.ts";
import { dueOf } from "./due.ts";

const zone = "Asia/Shanghai";
const hours = parseWorkingHours("09:00-12:00,13:30-18:00") as WorkingHours;
const counting = { zone, calendar: workingCalendar(), hours };

describe("an obligation is due", () => {
  it("READ-02: at 24:00 of the N-th day after the event, the event's own day not counted", () => {
    const due = dueOf({ unit: "CALENDAR_DAYS", count: 3 }, { on: day("2026-03-01") }, counting);
    expect(due).toEqual({
      on: "2026-03-04",
      at: instantAt(day("2026-03-05"), 0, zone),
      wholeDay: true,
    });
  });
});
