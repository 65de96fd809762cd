import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changeUnit, readUnitChange } from "../organization/unit-bulk.ts";
import { ok, refuse } from "../result.ts";
import { applyRow, checkApply, checkUndo, type Columns, judgeRow } from "./bulk.ts";

const unit = {
  layoutType: "A",
  use: "RESIDENTIAL",
  buildingArea: 90,
  innerArea: 70,
  status: "ACTIVE",
} as const;

describe("a row of a bulk edit", () => {
  it("changes what differs and nothing else", () => {
    expect(judgeRow(unit, ok({ layoutType: "B", use: "RESIDENTIAL" }))).toEqual({
      verdict: "CHANGE",
      before: { layoutType: "A" },
      after: { layoutType: "B" },
      refusal: null,
    });
    expect(judgeRow(unit, ok({ use: "RESIDENTIAL" })).verdict).toBe("SAME");
    expect(judgeRow(unit, ok({ layoutType: undefined })).verdict).toBe("SAME");
    expect(judgeRow({}, ok({ layoutType: null })).verdict).toBe("SAME");
  });

  it("is refused with the rule's own reason", () => {
    expect(judgeRow(unit, refuse("NOTHING_CHANGES"))).toMatchObject({
      verdict: "REFUSED",
      refusal: { code: "NOTHING_CHANGES" },
    });
  });

  it("is applied as it was shown, and by itself refused where it was changed meanwhile", () => {
    const shown = judgeRow(unit, ok({ layoutType: "B" }));
    expect(applyRow(shown, unit, ok({ layoutType: "B" }))).toEqual(shown);
    expect(applyRow(shown, { ...unit, layoutType: "C" }, ok({ layoutType: "B" }))).toMatchObject({
      verdict: "REFUSED",
      refusal: { code: "BULK_ROW_CHANGED" },
    });
    expect(applyRow(shown, { ...unit, use: "SHOP" }, ok({ layoutType: "B" })).verdict).toBe(
      "CHANGE",
    );
    expect(applyRow(shown, unit, refuse("NOT_FOUND"))).toMatchObject({
      refusal: { code: "NOT_FOUND" },
    });
  });
});

describe("a bulk edit", () => {
  it("is applied once, and only where a row changes", () => {
    expect(checkApply({ status: "PREVIEWED", toChange: 1 }).ok).toBe(true);
    expect(checkApply({ status: "PREVIEWED", toChange: 0 })).toMatchObject({
      refusal: { code: "BULK_NOTHING" },
    });
    expect(checkApply({ status: "APPLIED", toChange: 1 })).toMatchObject({
      refusal: { code: "BULK_STATE" },
    });
  });

  const row = (current: Columns | undefined) => ({
    name: "1-101",
    after: { layoutType: "B" },
    current,
  });
  it("is undone while nothing that it changed was changed again", () => {
    expect(checkUndo("APPLIED", [row({ ...unit, layoutType: "B" })]).ok).toBe(true);
    expect(checkUndo("APPLIED", [row({ ...unit, layoutType: "B", use: "SHOP" })]).ok).toBe(true);
    for (const current of [{ ...unit, layoutType: "C" }, undefined])
      expect(checkUndo("APPLIED", [row(current)])).toMatchObject({
        refusal: { code: "BULK_CHANGED_SINCE", details: { count: 1, names: ["1-101"] } },
      });
    expect(checkUndo("UNDONE", [])).toMatchObject({ refusal: { code: "BULK_STATE" } });
  });

  it("brings every record back to what it was", () => {
    const columns = fc.dictionary(
      fc.constantFrom("a", "b", "c"),
      fc.option(fc.integer({ min: 0, max: 2 })),
    );
    fc.assert(
      fc.property(columns, columns, (current, wanted) => {
        const { before, after } = judgeRow(current, ok(wanted));
        const changed: Columns = { ...current, ...after };
        expect(checkUndo("APPLIED", [{ name: "x", after, current: changed }]).ok).toBe(true);
        const undone: Columns = { ...changed, ...before };
        for (const name of ["a", "b", "c"])
          expect(undone[name] ?? null).toBe(current[name] ?? null);
      }),
    );
  });
});

describe("many units", () => {
  it("are given a layout without blanks around it, or none", () => {
    expect(readUnitChange({ layoutType: " 三室 " })).toEqual({
      ok: true,
      value: { layoutType: "三室" },
    });
    expect(readUnitChange({ layoutType: " " })).toEqual({ ok: true, value: { layoutType: null } });
    expect(readUnitChange({})).toMatchObject({ refusal: { code: "NOTHING_CHANGES" } });
    expect(readUnitChange({ buildingArea: 0 })).toMatchObject({
      refusal: { code: "INVALID_INPUT" },
    });
  });

  it("keep their area within the walls below the gross, each by itself", () => {
    expect(changeUnit(unit, { buildingArea: 60 })).toMatchObject({
      refusal: { code: "INNER_AREA_ABOVE_GROSS", details: { inner: 70, gross: 60 } },
    });
    expect(changeUnit(unit, { buildingArea: 60, innerArea: null }).ok).toBe(true);
    expect(changeUnit(unit, { status: "ACTIVE" })).toEqual({ ok: true, value: {} });
    expect(changeUnit(unit, { status: "SUSPENDED" })).toEqual({
      ok: true,
      value: { status: "SUSPENDED" },
    });
  });
});
