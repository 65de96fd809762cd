import { zh } from "../i18n/whole.ts";
import { describe, expect, it } from "vitest";
import type { FieldSpec } from "./field-spec.ts";
import { readFields } from "./field-spec.ts";

const fields: FieldSpec[] = [
  { name: "name", kind: "TEXT", required: true },
  { name: "floors", kind: "WHOLE", min: 1, max: 200 },
  { name: "buildingArea", kind: "DECIMAL", min: 0 },
  { name: "confirmedByAuthority", kind: "TICK" },
];
const read = (typed: Record<string, string>) => readFields(fields, (name) => typed[name], zh);

describe("a form's fields", () => {
  it("become values of their kind, an empty one null", () => {
    const { values, faults } = read({
      name: " 观澜苑 ",
      floors: "33",
      buildingArea: "",
      confirmedByAuthority: "on",
    });
    expect(values).toEqual({
      name: "观澜苑",
      floors: 33,
      buildingArea: null,
      confirmedByAuthority: true,
    });
    expect(faults).toEqual({});
  });

  it("say what is wrong, each at its own field", () => {
    const { faults } = read({ name: "  ", floors: "2.5", buildingArea: "abc" });
    expect(Object.keys(faults)).toEqual(["name", "floors", "buildingArea"]);
  });

  it("hold numbers within their limits", () => {
    expect(read({ name: "x", floors: "0" }).faults["floors"]).toBe(zh.organization.from(1));
    expect(read({ name: "x", floors: "201" }).faults["floors"]).toBe(zh.organization.upTo(200));
  });
});
