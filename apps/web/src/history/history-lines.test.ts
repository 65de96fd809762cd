import { describe, expect, it } from "vitest";
import { changedFields, isWordless } from "./history-lines.ts";

describe("a change in the history", () => {
  it("names the fields that differ and none of the machinery's", () => {
    const before = { id: "1", name: "甲", launch_date: null, version: 1, updated_at: "a" };
    const after = { id: "1", name: "甲", launch_date: "2027-02-18", version: 2, updated_at: "b" };
    expect(changedFields(before, after)).toEqual([
      { field: "launchDate", before: null, after: "2027-02-18" },
    ]);
  });

  it("does not print references and structures", () => {
    expect(isWordless("0190a5d2-7c1e-7000-8000-000000000000")).toBe(true);
    expect(isWordless({ a: 1 })).toBe(true);
    expect(isWordless("2027-02-18")).toBe(false);
    expect(isWordless(null)).toBe(false);
  });
});
