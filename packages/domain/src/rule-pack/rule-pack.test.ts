import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, day, type Day } from "../calendar/day.ts";
import { workingCalendar } from "../calendar/working-calendar.ts";
import {
  type Explanation,
  explain,
  type Inputs,
  isBlocker,
  lastDayWithin,
  replay,
  whatWouldChange,
} from "./explain.ts";
import { governing, rulesAt, statutes, versionOf } from "./pack.ts";
import { confidences, effects, effectOf, enforcements, type StatutoryRule } from "./rule.ts";
import { sourceRows } from "./statutes.ts";
import { wordings } from "./wording.ts";

const calendar = workingCalendar();
const today = day("2027-01-04");
const somewhere = { province: "广东", city: "广州" };
const rule = (id: string) => versionOf(statutes, id, 1)!;
const check = (id: string, facts: Inputs) => explain(rule(id), facts, calendar, "WARN");
const verdict = (id: string, facts: Inputs) => check(id, facts).verdict;

describe("the pack", () => {
  it("has every row of the research with a wording of its own", () => {
    expect(statutes.map(({ id }) => id).toSorted()).toEqual(Object.keys(wordings).toSorted());
    expect(sourceRows).toHaveLength(statutes.length);
  });
  it("tells of each rule where it is from, and how sure we are", () => {
    for (const { id, source, confidence, confidenceDetail } of statutes) {
      expect(source, id).not.toBe("");
      expect(confidences, id).toContain(confidence);
      expect(confidenceDetail, id).not.toBe("");
    }
  });
  it("never lets a rule block that nobody read", () => {
    const unread = statutes.filter(({ confidence }) => confidence === "M" || confidence === "C");
    expect(unread.map(({ id }) => id)).toEqual([
      "TEN-015",
      "TEN-021",
      "TEN-034",
      "PRC-005",
      "INS-018",
      "INS-036",
      "INS-053",
      "INS-054",
      "INS-057",
      "INS-060",
      "INS-064",
    ]);
    for (const one of unread)
      for (const configured of effects) expect(effectOf(one, configured)).not.toBe("BLOCK");
  });
  it("overrides only rules that there are, and only locally", () => {
    for (const { id, overrides, jurisdictions } of statutes)
      for (const national of overrides) {
        expect(rule(national), id).toBeDefined();
        expect(jurisdictions.map(({ level }) => level)).not.toContain("NATION");
      }
  });
});

describe("which version holds", () => {
  const newer: StatutoryRule = {
    ...rule("TEN-013"),
    version: 2,
    effectiveFrom: day("2027-03-01"),
    test: { kind: "DAYS_APART", days: 25 },
  };
  const pack = [...statutes, newer];

  it("is the newest on the day, and none before the first", () => {
    const at = (on: string) => governing(pack, "TEN-013", somewhere, day(on))?.version;
    expect([at("2003-08-31"), at("2003-09-01"), at("2027-02-28"), at("2027-03-01")]).toEqual([
      undefined,
      1,
      1,
      2,
    ]);
  });
  it("ends with its last day", () => {
    const ended = { ...rule("TEN-010"), effectiveTo: day("2027-01-31") };
    expect(governing([ended], "TEN-010", somewhere, day("2027-01-31"))).toBe(ended);
    expect(governing([ended], "TEN-010", somewhere, day("2027-02-01"))).toBeUndefined();
  });
  it("is the local one where it names the national one", () => {
    const at = (province: string | null, city: string | null) =>
      governing(statutes, "TEN-004", { province, city }, today)?.id;
    const told = [
      at("浙江省", "杭州市"),
      at("上海", null),
      at(null, "上海市"),
      at("广东", "广州"),
      at(null, null),
    ];
    expect(told).toEqual(["TEN-045", "TEN-045", "TEN-045", "TEN-004", "TEN-004"]);
    const here = rulesAt(statutes, { province: "浙江", city: "杭州" }, today).map(({ id }) => id);
    expect(here).toContain("TEN-045");
    expect(here).not.toContain("TEN-004");
    expect(here).not.toContain("TEN-044");
  });
  it("changes no decision, and lists what it would change", () => {
    const taken = check("TEN-013", { from: "2027-01-10", to: "2027-01-31" });
    const same = check("TEN-013", { from: "2027-01-01", to: "2027-01-31" });
    expect(taken.verdict).toBe("MET");
    const changes = whatWouldChange(
      [taken, same],
      pack,
      somewhere,
      day("2027-03-01"),
      calendar,
      "WARN",
    );
    expect(changes).toHaveLength(1);
    expect(changes[0]).toMatchObject({
      before: { version: 1, verdict: "MET" },
      after: { version: 2, verdict: "BROKEN" },
    });
    expect(replay(pack, taken)).toEqual(taken);
    expect(whatWouldChange([taken], pack, somewhere, day("2027-02-28"), calendar, "WARN")).toEqual(
      [],
    );
  });
});

describe("every rule that blocks and is checked by numbers or days, met and broken", () => {
  const cases: [id: string, met: Inputs, broken: Inputs][] = [
    ["TEN-001", { holds: true }, { holds: false }],
    ["TEN-002", { holds: true }, { holds: false }],
    ["TEN-004", { word: "public" }, { word: "agreement" }],
    ["TEN-007", { number: 3 }, { number: 2 }],
    ["TEN-010", { from: "2027-01-01", to: "2027-01-11" }, { from: "2027-01-01", to: "2027-01-10" }],
    ["TEN-012", { number: 5 }, { number: 4 }],
    ["TEN-013", { from: "2027-01-01", to: "2027-01-21" }, { from: "2027-01-01", to: "2027-01-20" }],
    ["TEN-014", { from: "2027-01-01", to: "2027-01-16" }, { from: "2027-01-01", to: "2027-01-15" }],
    ["TEN-018", { from: "2027-01-01", to: "2027-01-31" }, { from: "2027-01-01", to: "2027-01-30" }],
    [
      "TEN-019",
      { on: "2027-01-01", anchor: "2027-01-02" },
      { on: "2027-01-02", anchor: "2027-01-02" },
    ],
    ["TEN-020", { from: "2027-01-01", to: "2027-04-01" }, { from: "2027-01-01", to: "2027-03-31" }],
    ["TEN-024", { number: 3 }, { number: 2 }],
    [
      "TEN-025",
      { at: "2027-02-05T01:30:00Z", anchor: "2027-02-05T09:30:00+08:00" },
      { at: "2027-02-05T01:31:00Z", anchor: "2027-02-05T09:30:00+08:00" },
    ],
    ["TEN-026", { number: 5 }, { number: 6 }],
    ["TEN-027", { part: 4, whole: 6 }, { part: 3, whole: 5 }],
    ["TEN-028", { holds: true }, { holds: false }],
    ["TEN-029", { holds: true }, { holds: false }],
    ["TEN-035", { from: "2027-01-01", to: "2027-01-31" }, { from: "2027-01-01", to: "2027-01-30" }],
    ["TEN-036", { holds: true }, { holds: false }],
    ["TEN-037", { from: "2027-01-04", on: "2027-01-19" }, { from: "2027-01-04", on: "2027-01-20" }],
    ["TEN-038", { from: "2027-01-04", on: "2027-02-03" }, { from: "2027-01-04", on: "2027-02-04" }],
  ];
  it.each(cases)("%s is met and broken at its limit", (id, met, broken) => {
    expect([check(id, met).verdict, isBlocker(check(id, met))]).toEqual(["MET", false]);
    expect([check(id, broken).verdict, isBlocker(check(id, broken))]).toEqual(["BROKEN", true]);
  });

  it("TEN-026 asks for an odd number of at least five", () => {
    const of = (number: number) => verdict("TEN-026", { number });
    expect([of(3), of(4), of(5), of(6), of(7)]).toEqual([
      "BROKEN",
      "BROKEN",
      "MET",
      "BROKEN",
      "MET",
    ]);
  });
  it("TEN-027 takes two of three exactly, which 0.6667 would refuse", () => {
    expect(rule("TEN-027").test).toEqual({ kind: "SHARE", numerator: 2, denominator: 3 });
  });
  it("CAL-002 moves a last day on a rest day to the next working day", () => {
    // The 15th day after 2026-09-16 is National Day; the holidays end on 7 October.
    expect(lastDayWithin(day("2026-09-16"), 15, calendar)).toBe("2026-10-08");
    expect(verdict("TEN-037", { from: "2026-09-16", on: "2026-10-08" })).toBe("MET");
    expect(verdict("TEN-037", { from: "2026-09-16", on: "2026-10-09" })).toBe("BROKEN");
  });
  it("says that it cannot tell what is not known", () => {
    expect(check("TEN-013", { from: "2027-01-01" })).toMatchObject({ verdict: "UNKNOWN" });
    expect(isBlocker(check("TEN-013", {}))).toBe(false);
  });
  it("TEN-034 only warns: its number was not read", () => {
    const broken = check("TEN-034", { number: 4 });
    expect(broken).toMatchObject({ verdict: "BROKEN", effect: "WARN" });
    expect(isBlocker(broken)).toBe(false);
  });
  it("TEN-042 and other local rules do what the company sets, and block where it says so", () => {
    const broken = (configured: "WARN" | "BLOCK") =>
      isBlocker(explain(rule("TEN-042"), { number: 50_000 }, calendar, configured));
    expect([broken("WARN"), broken("BLOCK")]).toEqual([false, true]);
    expect(verdict("TEN-042", { number: 49_999.99 })).toBe("MET");
  });
});

describe("laws", () => {
  const days = fc.integer({ min: -400, max: 400 }).map((n): Day => addDays(today, n));
  const facts = fc.record({
    from: fc.option(days),
    to: fc.option(days),
    on: fc.option(days),
    anchor: fc.option(days),
    number: fc.option(fc.integer({ min: -3, max: 60_000 })),
    part: fc.option(fc.nat(9)),
    whole: fc.option(fc.nat(9)),
    word: fc.option(fc.constantFrom("public", "invited", "agreement")),
    holds: fc.option(fc.boolean()),
  });
  const anyRule = fc.constantFrom(...statutes);
  const configured = fc.constantFrom(...effects);

  it("replaying the inputs gives the same result", () => {
    fc.assert(
      fc.property(anyRule, facts, configured, (one, given, effect) => {
        const first = explain(one, given, calendar, effect);
        expect(replay(statutes, first)).toEqual(first);
        const kept: Explanation = JSON.parse(JSON.stringify(first));
        expect(replay(statutes, kept)).toEqual(first);
      }),
    );
  });
  it("what blocks was read and is broken", () => {
    const graded = fc
      .tuple(anyRule, fc.constantFrom(...confidences), fc.constantFrom(...enforcements))
      .map(([one, confidence, enforcement]) => ({ ...one, confidence, enforcement }));
    fc.assert(
      fc.property(graded, facts, configured, (one, given, effect) => {
        if (!isBlocker(explain(one, given, calendar, effect))) return;
        expect(["V1", "V2"]).toContain(one.confidence);
        expect(one.enforcement === "BLOCK" || effect === "BLOCK").toBe(true);
      }),
    );
  });
  it("more time between two days never breaks what was met", () => {
    const apart = statutes.filter(({ test }) => test.kind === "DAYS_APART");
    fc.assert(
      fc.property(
        fc.constantFrom(...apart),
        days,
        fc.nat(200),
        fc.nat(50),
        (one, from, n, more) => {
          const of = (length: number) =>
            explain(one, { from, to: addDays(from, length) }, calendar, "WARN").verdict;
          if (of(n) === "MET") expect(of(n + more)).toBe("MET");
        },
      ),
    );
  });
  it("a pack of later versions changes no replay", () => {
    fc.assert(
      fc.property(anyRule, facts, (one, given) => {
        const first = explain(one, given, calendar, "WARN");
        const later: StatutoryRule = { ...one, version: 2, test: { kind: "SHOWN" } };
        expect(replay([...statutes, later], first)).toEqual(first);
      }),
    );
  });
});
