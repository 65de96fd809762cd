import { expect, test } from "vitest";
import { pinAfter } from "./pin.ts";

const known = { planId: "LayoutPlan_1", x: 0.2, y: 0.3 };
const point = { x: 0.5, y: 0.6 };

test("a pin on an earlier edition of the plan stays where nobody touched it", () => {
  expect(pinAfter(known, "LayoutPlan_2", undefined)).toEqual(known);
});

test("placed anew it is on the edition in use, and taken away it is gone", () => {
  expect(pinAfter(known, "LayoutPlan_2", { pin: point })).toEqual({
    planId: "LayoutPlan_2",
    ...point,
  });
  expect(pinAfter(known, "LayoutPlan_1", { pin: undefined })).toBeNull();
  expect(pinAfter(null, "LayoutPlan_1", undefined)).toBeNull();
});
