import { expect, test } from "vitest";
import { fromAddress, toAddress } from "../filter-address.ts";
import {
  lastDayOf,
  launchMonths,
  PORTFOLIO_CHOICES,
  PORTFOLIO_FIELDS,
  portfolioFilter,
} from "./portfolio-filter.ts";

test("a month becomes its first and last day, leap years included", () => {
  expect(portfolioFilter({ month: "2027-05" }, {})).toEqual({
    launchFrom: "2027-05-01",
    launchTo: "2027-05-31",
  });
  expect(lastDayOf("2028-02")).toBe("2028-02-29");
});

test("a region named in the bar takes the place of the chosen one", () => {
  const place = { regionIds: ["Region_1"] };
  expect(portfolioFilter({}, place)).toEqual(place);
  expect(portfolioFilter({ center: "ServiceCenter_2" }, place)).toEqual({
    serviceCenterIds: ["ServiceCenter_2"],
  });
});

test("what the address keeps comes back as it was", () => {
  const values = { search: "锦绣", light: ["RED", "AMBER"], status: ["ACTIVE"] };
  const address = new URLSearchParams(toAddress({ ...values, month: undefined }));
  expect(fromAddress(address, PORTFOLIO_FIELDS, PORTFOLIO_CHOICES)).toEqual(values);
});

test("months run from the first launch to the last with the quiet ones in between", () => {
  const plans = [
    { launchDate: "2027-02-10", light: "RED" as const },
    { launchDate: "2026-12-01", light: "GREEN" as const },
    { launchDate: "2027-02-28", light: "GREEN" as const },
  ];
  expect(launchMonths(plans).map(({ month, count, lights }) => [month, count, lights.RED])).toEqual(
    [
      ["2026-12", 1, 0],
      ["2027-01", 0, 0],
      ["2027-02", 2, 1],
    ],
  );
  expect(launchMonths([])).toEqual([]);
});
