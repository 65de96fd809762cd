import { expect, it } from "vitest";
import { exportAddress } from "./export-address.ts";

it("hands out the list as its query narrows it", () => {
  const filter = { search: "锦绣", statuses: ["ACTIVE", "SUSPENDED"], hasLaunch: true };
  expect(exportAddress("estates", filter, "zh")).toBe(
    "/exports/estates.xlsx?search=%E9%94%A6%E7%BB%A3&statuses=ACTIVE%7ESUSPENDED&hasLaunch=true&lang=zh",
  );
});
