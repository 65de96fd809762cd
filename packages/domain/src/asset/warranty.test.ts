import { expect, it } from "vitest";
import { day } from "../calendar/day.ts";
import { type Warranty, warrantyOn, warrantyUntil } from "./warranty.ts";

const boiler: Warranty = {
  handedOverOn: day("2027-09-30"),
  statedStartOn: day("2027-06-01"),
  partsDuration: 2,
  laborDuration: 18,
  unit: "YEAR",
};

it("counts calendar months from the handover, clamped to the month's end", () => {
  expect(warrantyUntil(day("2027-09-30"), 2, "YEAR")).toBe("2029-09-30");
  expect(warrantyUntil(day("2027-11-30"), 3, "MONTH")).toBe("2028-02-29");
  expect(warrantyUntil(day("2027-08-31"), 1, "QUARTER")).toBe("2027-11-30");
  expect(warrantyUntil(day("2027-01-01"), 2, "WEEK")).toBe("2027-01-15");
  expect(warrantyUntil(day("2027-01-01"), 1.5, "MONTH")).toBe("2027-02-16");
});

it("has the developer pay until the last day and not on the next", () => {
  const parts = { ...boiler, laborDuration: null };
  expect(warrantyOn(parts, day("2027-09-30")).developerPays).toBe(true);
  expect(warrantyOn(parts, day("2029-09-30"))).toEqual({
    parts: "COVERED",
    labor: "NONE",
    developerPays: true,
  });
  expect(warrantyOn(parts, day("2029-10-01"))).toMatchObject({
    parts: "EXPIRED",
    developerPays: false,
  });
});

it("counts parts and labor by themselves", () => {
  const one = { ...boiler, unit: "MONTH", partsDuration: 12, laborDuration: 24 } as const;
  expect(warrantyOn(one, day("2028-12-01"))).toEqual({
    parts: "EXPIRED",
    labor: "COVERED",
    developerPays: true,
  });
});

it("counts from the day that the papers state until the component is handed over, and not before either", () => {
  const waiting = { ...boiler, handedOverOn: null };
  expect(warrantyOn(waiting, day("2027-05-31")).parts).toBe("NOT_STARTED");
  expect(warrantyOn(waiting, day("2029-06-02")).parts).toBe("EXPIRED");
  expect(warrantyOn({ ...waiting, statedStartOn: null }, day("2030-01-01"))).toEqual({
    parts: "NOT_STARTED",
    labor: "NOT_STARTED",
    developerPays: false,
  });
});

it("covers nothing where no length or no unit is stated", () => {
  expect(warrantyOn({ ...boiler, unit: null }, day("2027-10-01")).parts).toBe("NONE");
  expect(warrantyOn({ ...boiler, partsDuration: 0 }, day("2027-10-01")).parts).toBe("NONE");
});
