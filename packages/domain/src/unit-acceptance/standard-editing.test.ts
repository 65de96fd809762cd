import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { day } from "../calendar/day.ts";
import {
  type AcceptanceItem,
  isDecisive,
  itemsFor,
  rangeOnly,
  type StandardContent,
} from "./standard.ts";
import {
  asksLess,
  checkDraft,
  checkStandard,
  diffStandards,
  publishStandard,
  readStandard,
  variantKey,
} from "./standard-editing.ts";
import { firstStandard } from "./standards.ts";
import { approvedOn } from "./testing.ts";

const codeOf = (result: { ok: boolean }) =>
  "refusal" in result ? (result.refusal as { code: string }).code : "OK";
/** The first standard with some of its items otherwise. */
const standard = (
  change: (item: AcceptanceItem) => AcceptanceItem | readonly AcceptanceItem[],
): StandardContent => ({ items: firstStandard.items.flatMap(change) });
const only =
  (code: string, change: (item: AcceptanceItem) => AcceptanceItem | readonly AcceptanceItem[]) =>
  (item: AcceptanceItem) =>
    item.code === code ? change(item) : item;
const check = (content: StandardContent) => codeOf(checkStandard(content, firstStandard));
const itemOf = (code: string) => firstStandard.items.find((one) => one.code === code)!;
const place = (level: "PROVINCE" | "CITY", name: string) => ({ place: { level, name } });

describe("a standard", () => {
  it("takes the seed's as it is, through JSON as well", () => {
    expect(check(firstStandard)).toBe("OK");
    const json: unknown = JSON.parse(JSON.stringify(firstStandard));
    expect(readStandard(json, firstStandard)).toEqual({ ok: true, value: json });
  });

  it("takes nothing of another shape, and says which item it is", () => {
    const wrong = [
      {},
      { items: "all" },
      { items: [{ ...itemOf("BAY"), code: "bay" }] },
      { items: [{ ...itemOf("BAY"), sneaked: true }] },
      { items: [{ ...itemOf("BAY"), holds: place("PROVINCE", "江苏省") }] },
    ];
    for (const one of wrong) expect(codeOf(readStandard(one, firstStandard))).toBe("INVALID_INPUT");
    expect(
      readStandard(
        { items: [itemOf("BAY"), { ...itemOf("BAY"), rooms: ["ATTIC"] }] },
        firstStandard,
      ),
    ).toMatchObject({ refusal: { details: { field: "items", index: 1 } } });
    expect(check({ items: [itemOf("INSULATION")] })).toBe("UAC_STANDARD_EMPTY");
  });

  it("lets no item miss what it cannot do without", () => {
    const measure = itemOf("PLASTER_FLAT").measure!;
    const { max: _, ...unlimited } = measure;
    const cases: [string, Partial<AcceptanceItem>][] = [
      ["ROOMS", { rooms: [] }],
      ["TOOL", { tools: [] }],
      ["LIMIT", { measure: unlimited }],
    ];
    for (const [missing, part] of cases)
      expect(
        checkStandard(
          standard(only("PLASTER_FLAT", (one) => ({ ...one, ...part }))),
          firstStandard,
        ),
      ).toMatchObject({
        refusal: {
          code: "UAC_ITEM_INCOMPLETE",
          details: { missing, item: "墙面平整度(一般抹灰)" },
        },
      });
    const { requirement: _words, ...mute } = itemOf("WALL_HOLLOW");
    expect(check(standard(only("WALL_HOLLOW", () => mute)))).toBe("UAC_ITEM_INCOMPLETE");
  });

  it("refuses limits and days the wrong way round", () => {
    const { measure, ...rest } = itemOf("BAY");
    const reversed = [
      { ...rest, measure: { ...measure!, min: "20", max: "15" } },
      { ...rest, measure: { ...measure!, range: "-1" } },
      { ...rest, measure: { ...measure!, rate: { percent: 80, worst: "0.5" } } },
      {
        ...rest,
        measure: measure!,
        holds: { approvedFrom: day("2027-01-02"), approvedTo: day("2027-01-01") },
      },
    ];
    for (const one of reversed)
      expect(check(standard((item) => (item === itemOf("BAY") ? one : item)))).toBe(
        "UAC_LIMITS_REVERSED",
      );
  });

  it("says each item once for a place and a day", () => {
    const shenzhen = { ...itemOf("BAY"), holds: place("CITY", "深圳") };
    const twice = (...more: AcceptanceItem[]) =>
      check({ items: [...firstStandard.items, ...more] });
    expect(twice(shenzhen)).toBe("OK");
    expect(twice(shenzhen, shenzhen)).toBe("UAC_VARIANT_TWICE");
    const until = { ...shenzhen.holds, approvedTo: day("2026-12-31") };
    const from = { ...shenzhen.holds, approvedFrom: day("2027-01-01") };
    expect(twice({ ...shenzhen, holds: until }, { ...shenzhen, holds: from })).toBe("OK");
    expect(twice({ ...shenzhen, holds: until }, shenzhen)).toBe("UAC_VARIANT_TWICE");
    expect(twice(itemOf("INSULATION"))).toBe("UAC_VARIANT_TWICE");
  });

  it("makes nothing mandatory that nobody read in a text (rules.md: M and C warn)", () => {
    const mandatory = (part: Partial<AcceptanceItem["source"]>, critical = true) =>
      check(
        standard(
          only("PAINT_FLAT", (one) => ({ ...one, critical, source: { ...one.source, ...part } })),
        ),
      );
    expect(mandatory({})).toBe("UAC_SOURCE_NOT_READ");
    expect(mandatory({ enforcement: "BLOCK" }, false)).toBe("UAC_SOURCE_NOT_READ");
    expect(mandatory({ confidence: "V2", enforcement: "INFO" })).toBe("UAC_SOURCE_NOT_READ");
    expect(mandatory({ confidence: "V2", enforcement: "WARN" })).toBe("OK");
  });

  it("keeps what a code means through variants and versions", () => {
    expect(check(standard(only("SILL_LEVEL", (one) => ({ ...one, kind: "SPECIAL" }))))).toBe(
      "UAC_ITEM_OTHER_MEANING",
    );
    const inch = { ...itemOf("BAY"), holds: place("CITY", "深圳") };
    const other = { ...inch, measure: { ...inch.measure!, unit: "cm" } };
    expect(check({ items: [...firstStandard.items, other] })).toBe("UAC_ITEM_OTHER_MEANING");
    const novel = { ...itemOf("SILL_LEVEL"), code: "DOOR_SEAL" };
    const twice = [novel, { ...novel, kind: "SPECIAL" as const, holds: place("CITY", "深圳") }];
    expect(check({ items: [...firstStandard.items, ...twice] })).toBe("UAC_ITEM_OTHER_MEANING");
  });

  it("UNI-170, UNI-200: what the law blocks is made stricter only, nowhere and on no day looser", () => {
    const rail = (change: (one: AcceptanceItem) => AcceptanceItem | []) =>
      checkStandard(standard(only("BALCONY_RAIL", change)), firstStandard);
    const min = (one: AcceptanceItem, value: string) => ({
      ...one,
      measure: { ...one.measure!, min: value },
    });
    expect(codeOf(rail((one) => min(one, "1250")))).toBe("OK");
    expect(rail((one) => min(one, "1100"))).toMatchObject({
      refusal: { code: "UAC_STATUTE_LOOSENED", details: { rule: "UNI-170" } },
    });
    expect(codeOf(rail(() => []))).toBe("UAC_STATUTE_LOOSENED");
    expect(codeOf(rail((one) => ({ ...one, critical: false })))).toBe("UAC_STATUTE_LOOSENED");
    // Ends a year early: on the days between nothing would hold.
    const gap = rail((one) =>
      one.holds?.approvedTo === "2025-04-30"
        ? { ...one, holds: { ...one.holds, approvedTo: day("2024-04-30") } }
        : one,
    );
    expect(codeOf(gap)).toBe("UAC_STATUTE_LOOSENED");
    // One city of its own below the law.
    const insulation = itemOf("INSULATION");
    const low = { ...min(insulation, "0.4"), holds: place("CITY", "深圳") };
    expect(check({ items: [...firstStandard.items, low] })).toBe("UAC_STATUTE_LOOSENED");
    const high = { ...min(insulation, "1"), holds: place("CITY", "深圳") };
    expect(check({ items: [...firstStandard.items, high] })).toBe("OK");
    // What is no law the company sets as it likes.
    expect(check(standard((one) => (one.code === "BAY" && one.holds ? [] : one)))).toBe("OK");
  });

  it("asks nowhere and on no day less than the law, whatever is edited and taken (law)", () => {
    const limits = fc.constantFrom(
      "0.3",
      "0.5",
      "0.9",
      "30",
      "110",
      "900",
      "1050",
      "1100",
      "1200",
      "1300",
    );
    const edit = fc.record({
      at: fc.nat({ max: firstStandard.items.length - 1 }),
      do: fc.constantFrom("RETIRE", "MIN", "MAX", "SOFTEN", "CITY", "UNTIL"),
      limit: limits,
      until: fc.constantFrom("2020-01-01", "2025-04-30", "2030-01-01"),
    });
    const law = firstStandard.items.filter(
      (one) => one.source.enforcement === "BLOCK" && isDecisive(one),
    );
    const occasion = fc.record({
      city: fc.constantFrom("深圳", "乌鲁木齐", null),
      province: fc.constantFrom("广东", "新疆", null),
      on: fc.constantFrom("2019-01-01", "2023-03-01", "2025-04-30", "2025-05-01", "2031-06-01"),
    });
    let taken = 0;
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 4 }), occasion, (edits, { on, ...where }) => {
        let items = [...firstStandard.items];
        for (const { at, do: what, limit, until } of edits) {
          const one = items[at];
          if (!one) continue;
          const measure = one.measure && {
            ...one.measure,
            ...(what === "MIN" ? { min: limit } : { max: limit }),
          };
          if (what === "RETIRE") items = items.filter((other) => other !== one);
          if ((what === "MIN" || what === "MAX") && measure) items[at] = { ...one, measure };
          if (what === "SOFTEN") items[at] = { ...one, critical: false };
          if (what === "CITY")
            items.push({ ...one, ...(measure && { measure }), holds: place("CITY", "深圳") });
          if (what === "UNTIL")
            items[at] = { ...one, holds: { ...one.holds, approvedTo: day(until) } };
        }
        if (!checkStandard({ items }, firstStandard).ok) return;
        taken += 1;
        const chosen = itemsFor({ items }, where, day(on));
        for (const asked of itemsFor({ items: law }, where, day(on)))
          expect(
            asksLess(
              chosen.find(({ code }) => code === asked.code),
              asked,
            ),
            asked.code,
          ).toBe(false);
      }),
      { numRuns: 400 },
    );
    expect(taken).toBeGreaterThan(50);
  });

  it("says what is otherwise, variant by variant, and finds nothing where nothing is (law)", () => {
    const changed = standard(
      only("RCD", (one) => ({ ...one, sampling: { zh: "全数", en: "all" } })),
    );
    expect(diffStandards(firstStandard, changed)).toEqual([
      { code: variantKey(itemOf("RCD")), kind: "CHANGED", fields: ["sampling"] },
    ]);
    const some = fc.subarray([...firstStandard.items]);
    fc.assert(
      fc.property(some, some, (from, to) => {
        expect(diffStandards({ items: from }, { items: from })).toEqual([]);
        const kinds = diffStandards({ items: from }, { items: to }).map(({ kind }) => kind);
        expect(kinds.filter((kind) => kind === "ADDED")).toHaveLength(
          to.filter((one) => !from.includes(one)).length,
        );
      }),
    );
  });

  it("publishes a draft that says something new, and changes nothing that is published", () => {
    const content = standard(only("BAY", (one) => (one.holds ? [] : one)));
    expect(codeOf(publishStandard({ isPublished: false, content }, firstStandard))).toBe("OK");
    expect(
      codeOf(publishStandard({ isPublished: false, content: firstStandard }, firstStandard)),
    ).toBe("NOTHING_CHANGES");
    expect(codeOf(publishStandard({ isPublished: true, content }, firstStandard))).toBe(
      "UAC_STANDARD_PUBLISHED",
    );
    expect(codeOf(checkDraft({ isPublished: false }))).toBe("OK");
  });
});

it("tells of which lines the range alone is judged, for want of a design value", () => {
  const items = itemsFor(firstStandard, { province: null, city: null }, approvedOn);
  const living = { code: "L", name: "客厅", kind: "LIVING" as const };
  const keys = (rooms: Parameters<typeof rangeOnly>[1]) =>
    rangeOnly(items, rooms).map(({ key }) => key);
  expect(keys([{ ...living, height: 2800, bay: 3300 }])).toEqual(["DEPTH@L"]);
  expect(keys([{ ...living, height: 2800, bay: 3300, depth: 4200 }])).toEqual([]);
  expect(keys([])).toEqual(["NET_HEIGHT@", "BAY@", "DEPTH@"]);
});
