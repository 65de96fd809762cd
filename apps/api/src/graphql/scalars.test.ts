import { expect, it } from "vitest";
import { DayScalar, InstantScalar, isRealDay } from "./scalars.ts";

it.each(["2026-02-28", "2024-02-29", "1999-12-31"])("takes the day %s", (day) => {
  expect(DayScalar.parseValue(day)).toBe(day);
});

it.each([
  "2026-02-29",
  "2026-13-01",
  "2026-1-1",
  "20260101",
  "2026-01-01T00:00:00Z",
  "",
  5,
  null,
  {},
])("refuses %j as a day", (value) => {
  expect(() => DayScalar.parseValue(value)).toThrow("Date must be a day YYYY-MM-DD");
});

it.each(["2026-02-28T00:00:00Z", "2026-02-28T23:59+08:00", "2026-02-28T23:59:59.123456-02:30"])(
  "takes the instant %s",
  (instant) => {
    expect(InstantScalar.parseValue(instant)).toBe(instant);
  },
);

it.each(["2026-02-28", "2026-02-29T00:00:00Z", "2026-02-28T25:00:00Z", "2026-02-28T00:00:00", 1])(
  "refuses %j as an instant",
  (value) => {
    expect(() => InstantScalar.parseValue(value)).toThrow("DateTime must be an instant");
  },
);

it("tells real days from others", () => {
  expect(isRealDay("2100-02-29")).toBe(false);
  expect(isRealDay("2000-02-29")).toBe(true);
});
