import { expect, it } from "vitest";
import { compareNames } from "./natural-order.ts";

it("orders names as people count", () => {
  expect(["十二期", "三期", "一期", "二十期", "十期", "二期"].toSorted(compareNames)).toEqual([
    "一期",
    "二期",
    "三期",
    "十期",
    "十二期",
    "二十期",
  ]);
  expect(["A10", "A2"].toSorted(compareNames)).toEqual(["A2", "A10"]);
});
