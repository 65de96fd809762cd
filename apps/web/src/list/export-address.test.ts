import { expect, it } from "vitest";
import { exportAddress } from "./export-address.ts";

it("hands out the list as its query narrows and orders it", () => {
  const args = { filter: { search: "锦绣", hasLaunch: true }, orderBy: "NAME" };
  const address = new URL(exportAddress("estates", { args }, "zh", "csv"), "http://host");
  expect(address.pathname).toBe("/exports/estates.csv");
  expect(JSON.parse(address.searchParams.get("args") ?? "")).toEqual(args);
  expect(address.searchParams.get("lang")).toBe("zh");
});

it("hands out the rows chosen of a record's list", () => {
  const asked = { of: "LaunchPlan_1", rows: ["LaunchTask_1", "LaunchTask_2"] };
  expect(exportAddress("tasks", asked, "en", "xlsx")).toBe(
    "/exports/tasks.xlsx?of=LaunchPlan_1&rows=LaunchTask_1%7ELaunchTask_2&lang=en",
  );
});
