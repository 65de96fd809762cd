import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { day } from "../calendar/day.ts";
import { workingCalendar } from "../calendar/working-calendar.ts";
import { explain, replay, whatWouldChange } from "./explain.ts";
import {
  askedRules,
  checkLocalRule,
  type LocalRuleDraft,
  localRuleOf,
  overridable,
} from "./local.ts";
import { governing, statutes } from "./pack.ts";

const calendar = workingCalendar();
const here = { province: "江苏省", city: "苏州市" };
const draft = (more: Partial<LocalRuleDraft> = {}): LocalRuleDraft => ({
  overrides: "TEN-013",
  level: "CITY",
  place: "苏州市",
  subject: "投标文件编制时间",
  statement: "自招标文件发出之日起至投标截止，不得少于 25 日",
  value: "25",
  source: "《苏州市前期物业管理招标投标办法》",
  article: "第十二条",
  quotation: "不得少于二十五日",
  confidence: "V1",
  enforcement: "BLOCK",
  effectiveFrom: day("2027-01-01"),
  effectiveTo: null,
  note: "",
  ...more,
});
const first = { ruleId: "LOC-001", version: 1 };
const check = (more: Partial<LocalRuleDraft> = {}) => checkLocalRule(draft(more), first, statutes);
const made = (more: Partial<LocalRuleDraft> = {}, as = first) => {
  const result = checkLocalRule(draft(more), as, statutes);
  if (!result.ok) throw new Error(result.refusal.code);
  return localRuleOf(result.value, statutes);
};

describe("a company's local rule", () => {
  it("takes the place of the national one by name, where it holds and while it does", () => {
    const pack = [...statutes, made({ effectiveTo: day("2027-12-31") })];
    const at = (on: string, place = here) => governing(pack, "TEN-013", place, day(on))?.id;
    expect(at("2027-02-01")).toBe("LOC-001");
    expect(at("2026-12-31")).toBe("TEN-013");
    expect(at("2028-01-01")).toBe("TEN-013");
    expect(at("2027-02-01", { province: "江苏省", city: "南京市" })).toBe("TEN-013");
  });
  it("is checked in the way of the rule it takes the place of, with its own value", () => {
    const inputs = { from: "2027-01-01", to: "2027-01-22" };
    const national = governing(statutes, "TEN-013", here, day("2027-02-01"))!;
    expect(explain(national, inputs, calendar, "WARN").verdict).toBe("MET");
    expect(explain(made(), inputs, calendar, "WARN")).toMatchObject({
      ruleId: "LOC-001",
      verdict: "BROKEN",
      effect: "BLOCK",
      found: 21,
      source: "《苏州市前期物业管理招标投标办法》 第十二条",
    });
  });
  it("blocks only where it was read: V1 or V2, with text and article", () => {
    for (const wrong of [
      { confidence: "M" },
      { confidence: "C" },
      { quotation: " " },
      { article: "" },
    ] as const)
      expect(check(wrong)).toMatchObject({ refusal: { code: "LOCAL_RULE_UNREAD" } });
    expect(check({ confidence: "V2" }).ok).toBe(true);
    // What nobody read may warn of what does not block anyway.
    const unread = {
      overrides: "TEN-034",
      value: "2",
      confidence: "M",
      enforcement: "WARN",
    } as const;
    expect(check({ ...unread, quotation: "", article: "" }).ok).toBe(true);
  });
  it("never loosens what blocks nationally, nor turns it into a warning", () => {
    for (const wrong of [
      { value: "15" },
      { enforcement: "WARN" },
      { overrides: "TEN-038", value: "45" },
      { overrides: "TEN-007", value: "2" },
      { overrides: "TEN-027", value: "1/2" },
    ] as const)
      expect(check(wrong)).toMatchObject({ refusal: { code: "LOCAL_RULE_LOOSER" } });
    expect(check({ value: "20" }).ok).toBe(true);
    expect(check({ overrides: "TEN-038", value: "20" }).ok).toBe(true);
    expect(check({ overrides: "TEN-027", value: "3/4" }).ok).toBe(true);
  });
  it("says for agreements without tender what counts as small at the place", () => {
    const small = made({ overrides: "TEN-002", value: "30000" });
    expect(small.test).toEqual({ kind: "BELOW", number: 30_000 });
  });
  it("refuses what cannot be checked, by its field", () => {
    for (const [wrong, field] of [
      [{ overrides: "TEN-003" }, "overrides"],
      [{ overrides: "TEN-999" }, "overrides"],
      [{ value: "很多" }, "value"],
      [{ overrides: "TEN-004", value: "private" }, "value"],
      [{ place: "" }, "place"],
      [{ source: " " }, "source"],
      [{ effectiveTo: day("2026-12-31") }, "effectiveTo"],
      [{ statement: "字".repeat(301) }, "statement"],
    ] as [Partial<LocalRuleDraft>, string][])
      expect(check(wrong), field).toMatchObject({
        refusal: { code: "INVALID_INPUT", details: { field } },
      });
  });
});

describe("a new version", () => {
  it("changes no decision, and lists what it would change", () => {
    const one = made();
    const before = explain(one, { from: "2027-01-01", to: "2027-01-27" }, calendar, "WARN");
    expect(before.verdict).toBe("MET");
    const two = made(
      { value: "30", effectiveFrom: day("2027-03-01") },
      { ruleId: "LOC-001", version: 2 },
    );
    const pack = [...statutes, one, two];
    expect(replay(pack, before)).toEqual(before);
    const changed = (on: string) =>
      whatWouldChange([before], pack, here, day(on), calendar, "WARN").map(({ after }) => [
        after.version,
        after.verdict,
      ]);
    expect(changed("2027-02-01")).toEqual([]);
    expect(changed("2027-03-01")).toEqual([[2, "BROKEN"]]);
  });
});

describe("laws", () => {
  it("a rule of a company's own never lets pass what the nation's blocks", () =>
    fc.assert(
      fc.property(
        fc.constantFrom(
          ...overridable(statutes).filter(
            ({ test }) => test.kind === "DAYS_APART" || test.kind === "DAYS_WITHIN",
          ),
        ),
        fc.nat({ max: 60 }),
        fc.nat({ max: 60 }),
        fc.constantFrom("BLOCK", "WARN", "INFO"),
        (national, value, gap, enforcement) => {
          const result = checkLocalRule(
            draft({
              overrides: national.id,
              value: String(value),
              enforcement: enforcement as "BLOCK",
            }),
            first,
            statutes,
          );
          if (!result.ok) return;
          const to = `2027-0${gap < 28 ? 1 : 2}-${String((gap % 28) + 1).padStart(2, "0")}`;
          const inputs = { from: "2027-01-01", to, on: to };
          const theirs = explain(national, inputs, calendar, "WARN");
          const ours = explain(localRuleOf(result.value, statutes), inputs, calendar, "WARN");
          if (theirs.verdict === "BROKEN" && theirs.effect === "BLOCK")
            expect([ours.verdict, ours.effect]).toEqual(["BROKEN", "BLOCK"]);
        },
      ),
    ));
  it("rules that are asked somewhere and ask for a number, a day, a share or a word are offered, and no others", () => {
    const asking = ["../bidding", "../tender"]
      .map((folder) => join(import.meta.dirname, folder))
      .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
      .filter((path) => /(?<!\.test)\.ts$/.test(path))
      .map((path) => readFileSync(path, "utf8"))
      .join("\n");
    const fixed = ["HOLDS", "SAME_INSTANT", "SHOWN"];
    const varied = statutes.filter(
      ({ id, test, jurisdictions }) =>
        asking.includes(`"${id}"`) &&
        jurisdictions.some(({ level }) => level === "NATION") &&
        (!fixed.includes(test.kind) || id === "TEN-002"), // a floor area that the place says
    );
    expect(overridable(statutes).map(({ id }) => id)).toEqual(varied.map(({ id }) => id));
    expect(varied.map(({ id }) => id).toSorted()).toEqual([...askedRules].toSorted());
  });
});
