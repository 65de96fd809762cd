import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decimalOf } from "../decimal.ts";
import { type Answers, noAnswer } from "./answer.ts";
import { judge, judgeChecklist, judgeMeasure, limitsOf } from "./judge.ts";
import { findingsWords, limitWords } from "./limit-words.ts";
import { standing } from "./standing.ts";
import type { Item } from "./template.ts";
import { amounts, choice, decimals, filled, list, measure, number, said, tick } from "./testing.ts";

const stool = number("STOOL", [measure("HEIGHT", { min: "0.6", max: "0.75" })]);
const height = (value: string) => judge(stool, said({ numbers: { HEIGHT: value } }));

describe("a number", () => {
  it("is met at both ends of its limits, and not beyond", () => {
    expect(
      ["0.59", "0.6", "0.60", "0.7", "0.75", "0.750", "0.751"].map((v) => height(v).verdict),
    ).toEqual(["NOT_OK", "OK", "OK", "OK", "OK", "OK", "NOT_OK"]);
  });

  it("is met within its tolerance, without surprises of binary fractions", () => {
    const desk = measure("FRONT", { expected: "1.1", tolerance: "0.01" });
    expect(limitsOf(desk)).toEqual({ min: "1.09", max: "1.11" });
    expect(judgeMeasure(desk, "1.11")).toBeUndefined();
    expect(judgeMeasure(desk, "1.10")).toBeUndefined();
    expect(judgeMeasure(desk, "1.111")).toMatchObject({ code: "ABOVE_MAX", max: "1.11" });
    expect(
      judgeMeasure(measure("M", { expected: "0.3", tolerance: "0.1" }), "0.2"),
    ).toBeUndefined();
  });

  it("tells which of its values misses which limit, though others are still to be entered", () => {
    const desk = number("DESK", [
      measure("LENGTH", { expected: "1.5" }),
      measure("REAR", { expected: "0.8" }),
      measure("FRONT", { expected: "1.1" }),
    ]);
    expect(judge(desk, said({ numbers: { LENGTH: "1.2", REAR: "0.8" } }))).toEqual({
      verdict: "NOT_OK",
      findings: [{ code: "BELOW_MIN", measure: "LENGTH", value: "1.2", min: "1.5", max: "1.5" }],
      missing: ["FRONT"],
    });
  });

  it("says its limits as people write them", () => {
    const words = (limits: object) => limitWords(measure("M", limits), "zh");
    expect(words({ min: "0.6", max: "0.75" })).toBe("0.6–0.75m");
    expect(words({ expected: "1.5" })).toBe("1.5m");
    expect(words({ expected: "1.5", tolerance: "0.01" })).toBe("1.5±0.01m");
    expect(words({ min: "2" })).toBe("≥2m");
    expect(words({ max: "0" })).toBe("≤0m");
    expect(words({})).toBe("");
    expect(findingsWords(stool, height("0.8").findings, "zh")).toEqual([
      "STOOLHEIGHT应为0.6–0.75m",
    ]);
  });

  it("law: between its ends it is met, outside it is not", () => {
    fc.assert(
      fc.property(amounts, amounts, amounts, (a, b, value) => {
        const [min, max] = a < b ? [a, b] : [b, a];
        const one = measure("M", { min: decimalOf(min), max: decimalOf(max) });
        const met = judgeMeasure(one, decimalOf(value)) === undefined;
        expect(met).toBe(value >= min && value <= max);
        expect(judgeMeasure(one, decimalOf(min))).toBeUndefined();
        expect(judgeMeasure(one, decimalOf(max))).toBeUndefined();
      }),
    );
  });

  it("law: wider limits never turn a met value into one that is not", () => {
    const wider = fc.integer({ min: 0, max: 3000 }).map((n) => BigInt(n) * 1000n);
    fc.assert(
      fc.property(amounts, amounts, amounts, wider, (min, max, value, by) => {
        const within = (low: bigint, high: bigint) =>
          judgeMeasure(
            measure("M", { min: decimalOf(low), max: decimalOf(high) }),
            decimalOf(value),
          ) === undefined;
        if (within(min, max)) expect(within(min - by, max + by)).toBe(true);
      }),
    );
  });

  it("law: an expected value with its tolerance is the same as the two ends", () => {
    fc.assert(
      fc.property(amounts, fc.nat({ max: 500 }), decimals, (expected, step, value) => {
        const by = BigInt(step) * 1000n;
        const around = { expected: decimalOf(expected), tolerance: decimalOf(by) };
        const ends = { min: decimalOf(expected - by), max: decimalOf(expected + by) };
        expect(judgeMeasure(measure("M", around), value)).toEqual(
          judgeMeasure(measure("M", ends), value),
        );
      }),
    );
  });
});

describe("an item of another kind", () => {
  const base = { code: "X", section: "S", label: { zh: "X" }, required: true, weight: 1 };
  const kind = (one: "TEXT" | "SIGNATURE"): Item => ({ ...base, kind: one });
  const photo: Item = { ...base, kind: "PHOTO", minFiles: 2 };
  it("is judged by what answers it", () => {
    expect(judge(tick("T"), said({ ticked: true })).verdict).toBe("OK");
    expect(judge(tick("T"), said({ ticked: false }))).toMatchObject({
      verdict: "NOT_OK",
      findings: [{ code: "NOT_TICKED" }],
    });
    const water = choice("W", { DISPENSER: true, NONE: false });
    expect(judge(water, said({ choice: "DISPENSER" })).verdict).toBe("OK");
    expect(judge(water, said({ choice: "NONE" })).verdict).toBe("NOT_OK");
    expect(judge(water, said({ choice: "GONE" })).verdict).toBe("MISSING");
    expect(judge(kind("TEXT"), said({ text: "东侧" })).verdict).toBe("OK");
    expect(judge(photo, said({ fileCount: 1 })).verdict).toBe("MISSING");
    expect(judge(photo, said({ fileCount: 2 })).verdict).toBe("OK");
    expect(judge(kind("SIGNATURE"), said({ signature: "VALID" })).verdict).toBe("OK");
    expect(judge(kind("SIGNATURE"), said({ signature: "VOID" })).verdict).toBe("MISSING");
    expect(judge(tick("T"), said({ notApplicableReason: "无" })).verdict).toBe("NOT_APPLICABLE");
    for (const item of [tick("T"), water, kind("TEXT"), photo, kind("SIGNATURE"), stool])
      expect(judge(item, noAnswer).verdict).toBe("MISSING");
  });
});

describe("a checklist", () => {
  const vip = tick("VIP_ROOM");
  const sofa = tick("SOFA", { shownWhen: { item: "VIP_ROOM", verdict: ["OK"] } });
  const why = { code: "WHY", section: "S", label: { zh: "WHY" }, weight: 0 } as const;
  const reason: Item = {
    ...why,
    kind: "TEXT",
    required: false,
    requiredWhen: { item: "VIP_ROOM", verdict: ["NOT_OK"] },
  };
  const content = list(vip, sofa, reason);

  it("shows and requires items as others are answered", () => {
    const stand = (ticked: boolean) =>
      standing(judgeChecklist(content, { VIP_ROOM: said({ ticked }) }));
    expect(stand(true)).toMatchObject({ itemCount: 3, open: ["SOFA"], notOk: [] });
    expect(stand(false)).toMatchObject({ itemCount: 2, open: ["WHY"], notOk: ["VIP_ROOM"] });
  });

  it("hides what hangs on something hidden", () => {
    const deep = list(vip, sofa, tick("CUSHION", { shownWhen: { item: "SOFA", verdict: ["OK"] } }));
    const answers = { VIP_ROOM: said({ ticked: false }), SOFA: said({ ticked: true }) };
    expect(judgeChecklist(deep, answers).map(({ shown }) => shown)).toEqual([true, false, false]);
  });

  it("asks for numbers and choices in its conditions, all or any of them", () => {
    const asked = list(
      number("PHONES", [measure("COUNT")]),
      choice("WATER", { SPRING: true, NONE: false }),
      tick("A", {
        shownWhen: {
          all: [
            { item: "PHONES", value: "COUNT", atLeast: "2" },
            {
              any: [
                { item: "WATER", choice: ["SPRING"] },
                { item: "PHONES", value: "COUNT", atMost: "2" },
              ],
            },
          ],
        },
      }),
    );
    const shown = (count: string, water: string) =>
      judgeChecklist(asked, {
        PHONES: said({ numbers: { COUNT: count } }),
        WATER: said({ choice: water }),
      })[2]!.shown;
    expect([
      shown("1", "SPRING"),
      shown("2", "NONE"),
      shown("3", "NONE"),
      shown("3", "SPRING"),
    ]).toEqual([false, true, false, true]);
  });

  it("scores by weight, rounded half up to tenths of a percent", () => {
    const items = list(
      tick("A", { weight: 1 }),
      tick("B", { weight: 2 }),
      tick("C", { weight: 0 }),
    );
    const score = (answers: Answers) => standing(judgeChecklist(items, answers)).score;
    expect(score({ A: said({ ticked: true }) })).toBe(333);
    expect(score({ B: said({ ticked: true }), A: said({ ticked: false }) })).toBe(667);
    expect(standing(judgeChecklist(list(tick("C", { weight: 0 })), {})).score).toBeNull();
  });

  it("lets an excepted item pass without making it good", () => {
    const answers = { T: said({ ticked: false, waivedReason: "场地限制，地区同意" }) };
    expect(standing(judgeChecklist(list(tick("T")), answers))).toMatchObject({
      notOk: [],
      score: 0,
    });
  });

  it("law: what does not apply never lowers the score against not being met or being unanswered", () => {
    fc.assert(
      fc.property(filled, fc.nat(), ({ content: any, answers }, at) => {
        const code = `I${at % any.items.length}`;
        // Items that hang on this one come and go with it: that is another matter.
        const free = list(...any.items.map((item) => ({ ...item, shownWhen: undefined })));
        const score = (answer: object) =>
          standing(judgeChecklist(free, { ...answers, [code]: said(answer) })).score ?? 1000;
        const without = score({ notApplicableReason: "没有" });
        expect(without).toBeGreaterThanOrEqual(score({ ticked: false, numbers: { V: "2" } }));
        const required = free.items.find((item) => item.code === code)!.required;
        if (required) expect(without).toBeGreaterThanOrEqual(score({}));
      }),
    );
  });

  it("law: a perfect checklist stays perfect when something does not apply", () => {
    fc.assert(
      fc.property(filled, fc.nat(), ({ content: any }, at) => {
        const yes = any.items.map(({ code }) => [
          code,
          said({ ticked: true, numbers: { V: "1" } }),
        ]);
        const code = `I${at % any.items.length}`;
        const states = judgeChecklist(any, {
          ...Object.fromEntries(yes),
          [code]: said({ notApplicableReason: "没有" }),
        });
        expect([1000, null]).toContain(standing(states).score);
      }),
    );
  });

  it("law: hidden items neither block nor count", () => {
    fc.assert(
      fc.property(filled, ({ content: any, answers }) => {
        const states = judgeChecklist(any, answers);
        const hidden = new Set(states.filter(({ shown }) => !shown).map(({ item }) => item.code));
        const { open, notOk, ...rest } = standing(states);
        expect([...open, ...notOk].filter((code) => hidden.has(code))).toEqual([]);
        const left = Object.fromEntries(
          Object.entries(answers).filter(([code]) => !hidden.has(code)),
        );
        expect(standing(judgeChecklist(any, left))).toEqual({ open, notOk, ...rest });
      }),
    );
  });
});
