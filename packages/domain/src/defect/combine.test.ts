import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Day, day } from "../calendar/day.ts";
import { type Combined, copyDefect, furtherHomes, mergeDefects, splitDefect } from "./combine.ts";

const of = (id: string, more: Partial<Combined> = {}): Combined => ({
  id,
  estateId: "e",
  unitId: "u",
  sourceKind: "UNIT_ACCEPTANCE",
  severity: "GENERAL",
  dueOn: null,
  ...more,
});
const code = (result: { ok: boolean; refusal?: { code: string } }) => result.refusal?.code;

describe("merging duplicates", () => {
  it("leaves one that is as grave as the gravest and due as the first", () => {
    const merged = mergeDefects(of("a", { dueOn: day("2027-06-10") }), [
      of("b", { severity: "SAFETY", dueOn: day("2027-06-05") }),
      of("c", { severity: "MINOR" }),
    ]);
    expect(merged).toEqual({ ok: true, value: { severity: "SAFETY", dueOn: "2027-06-05" } });
  });

  it("never makes a defect lighter or later, whatever is merged in which order", () => {
    const severity = fc.constantFrom("MINOR", "GENERAL", "SERIOUS", "SAFETY" as const);
    const dueOn = fc.constantFrom(null, day("2027-06-01"), day("2027-06-09"));
    const one = fc.record({ severity, dueOn }) as fc.Arbitrary<Partial<Combined>>;
    const ranks = ["MINOR", "GENERAL", "SERIOUS", "SAFETY"];
    fc.assert(
      fc.property(one, fc.array(one, { minLength: 1, maxLength: 5 }), (keeper, others) => {
        const all = [keeper, ...others];
        const merged = mergeDefects(
          of("k", keeper),
          others.map((more, at) => of(`${at}`, more)),
        );
        if (!merged.ok) throw new Error(merged.refusal.code);
        const rank = ranks.indexOf(merged.value.severity);
        expect(all.every((each) => ranks.indexOf(each.severity!) <= rank)).toBe(true);
        for (const each of all)
          if (each.dueOn) expect((merged.value.dueOn as Day) <= each.dueOn).toBe(true);
      }),
    );
  });

  it("is of the same home and kind, and never of a defect into itself", () => {
    expect(code(mergeDefects(of("a"), []))).toBe("DEFECT_MERGE_SELF");
    expect(code(mergeDefects(of("a"), [of("a")]))).toBe("DEFECT_MERGE_SELF");
    for (const more of [{ unitId: "v" }, { estateId: "f" }, { sourceKind: "TAKEOVER" }] as const)
      expect(code(mergeDefects(of("a"), [of("b", more)]))).toBe("DEFECT_MERGE_APART");
  });
});

describe("splitting", () => {
  it("takes one to twenty parts, each with its words", () => {
    expect(splitDefect([" 左墙 ", "右墙"])).toEqual({ ok: true, value: ["左墙", "右墙"] });
    expect(code(splitDefect([]))).toBe("INVALID_INPUT");
    expect(code(splitDefect(["x", " "]))).toBe("INVALID_INPUT");
    expect(code(splitDefect(Array.from({ length: 21 }, () => "x")))).toBe("INVALID_INPUT");
  });
});

describe("copying to the same spot of other homes", () => {
  const defect = {
    estateId: "e",
    unitId: "u",
    sourceKind: "UNIT_ACCEPTANCE",
    layoutType: "A",
    isPinned: true,
  } as const;
  const target = { unitId: "v", estateId: "e", layoutType: "A", there: false };
  it("is decided home by home", () => {
    expect(copyDefect(defect, target).ok).toBe(true);
    expect(code(copyDefect(defect, { ...target, unitId: "u" }))).toBe("DEFECT_COPY_SELF");
    expect(code(copyDefect(defect, { ...target, layoutType: "B" }))).toBe("DEFECT_LAYOUT_DIFFERS");
    expect(code(copyDefect(defect, { ...target, estateId: "f" }))).toBe("DEFECT_LAYOUT_DIFFERS");
    expect(code(copyDefect(defect, { ...target, there: true }))).toBe("DEFECT_THERE_ALREADY");
    expect(copyDefect({ ...defect, isPinned: false }, { ...target, layoutType: "B" }).ok).toBe(
      true,
    );
    const inShowFlat = {
      ...defect,
      unitId: null,
      sourceKind: "SALES_AREA",
      isPinned: false,
    } as const;
    expect(code(copyDefect(inShowFlat, target))).toBe("DEFECT_LAYOUT_DIFFERS");
  });
});

describe("the same defect in many homes of one layout", () => {
  it("tells how many further homes are to be checked, from the policy's number on", () => {
    expect(furtherHomes({ found: 2, homes: 120 }, 3)).toBeNull();
    expect(furtherHomes({ found: 3, homes: 120 }, 3)).toBe(117);
    expect(furtherHomes({ found: 5, homes: 4 }, 3)).toBe(0);
  });
});
