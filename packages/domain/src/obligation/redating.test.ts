import { expect, it } from "vitest";
import { reasonAgainstRedating, redatingStatuses } from "./redating.ts";

it("is carried out once it was looked at, and called off until it is over", () => {
  const allowed = (action: Parameters<typeof reasonAgainstRedating>[0]) =>
    redatingStatuses.filter((status) => !reasonAgainstRedating(action, status));
  expect(allowed("applyRedating")).toEqual(["CHECKED"]);
  expect(allowed("cancelRedating")).toEqual(["CHECKING", "CHECKED", "APPLYING"]);
  expect(reasonAgainstRedating("applyRedating", "DONE")).toEqual({
    code: "REDATING_STATUS",
    details: { status: "DONE" },
  });
});
