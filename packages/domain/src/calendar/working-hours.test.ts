import { describe, expect, it } from "vitest";
import { parseWorkingHours } from "./working-hours.ts";

describe("a center's hours", () => {
  it("are two periods with lunch between them, from Monday to Friday unless told", () => {
    const hours = parseWorkingHours("09:00-12:00,13:30-18:00", "18:00");
    const periods = [
      { from: 540, to: 720 },
      { from: 810, to: 1080 },
    ];
    expect(hours).toMatchObject({
      week: { 1: periods, 5: periods, 6: [], 7: [] },
      endOfWork: 1080,
    });
  });

  it("may be the center's own for each weekday, and end where the last period does", () => {
    const hours = parseWorkingHours("1-5 08:30-12:00,14:00-17:30; 6 09:00-12:00");
    expect(hours?.week[6]).toEqual([{ from: 540, to: 720 }]);
    expect(hours?.week[7]).toEqual([]);
    expect(hours?.endOfWork).toBe(1050);
  });

  it.each([
    "",
    "9-12",
    "09:00-08:00",
    "09:00-25:00",
    "09:70-10:00",
    "09:00-12:00,11:00-13:00",
    "1-5 09:00-12:00; 5 09:00-10:00",
    "5-1 09:00-10:00",
  ])("%j is none", (text) => expect(parseWorkingHours(text)).toBeUndefined());
});
