import fc from "fast-check";
import { expect, it } from "vitest";
import { countOf, formatNumber, readPattern } from "./pattern.ts";

const parts = { year: 2027, center: "TH", region: "HN", number: 1 };

it("makes KF-TH-2027-0001 of the center, the year and a number of four digits", () => {
  expect(formatNumber("KF-{center}-{year}-{number:4}", parts)).toBe("KF-TH-2027-0001");
  expect(formatNumber("{region}〔{year}〕{number}", { ...parts, number: 12 })).toBe("HN〔2027〕12");
});

it("grows beyond its digits rather than beginning anew", () => {
  expect(formatNumber("{number:2}", { ...parts, number: 100 })).toBe("100");
});

it.each([
  "",
  "KF-{center}",
  "{number}{number}",
  "{number:0}",
  "{number",
  "{month}-{number}",
  "a b{number}",
  "../{number}/x",
  `${"K".repeat(60)}{number}`,
])("refuses the pattern %j", (pattern) => {
  expect(readPattern(pattern)).toMatchObject({ ok: false, refusal: { code: "PATTERN_MALFORMED" } });
});

it("counts what the pattern names by itself, and nothing else", () => {
  const at = { year: 2027, centerId: "s1", regionId: "r1" };
  expect(countOf("KF-{center}-{year}-{number}", at)).toBe("2027/s1");
  expect(countOf("KF-{center}-{number}", at)).toBe("/s1");
  expect(countOf("KF-{region}-{number}", at)).toBe("/r1");
  expect(countOf("KF-{year}-{number}", at)).toBe("2027/");
});

it("never makes the same text of two numbers of one count", () => {
  const pattern = fc
    .tuple(fc.constantFrom("", "KF-", "{year}-", "{center}-"), fc.integer({ min: 1, max: 9 }))
    .map(([head, width]) => `${head}{number:${width}}`);
  const number = fc.integer({ min: 1, max: 1_000_000 });
  fc.assert(
    fc.property(pattern, number, number, (of, a, b) => {
      const texts = [a, b].map((one) => formatNumber(of, { ...parts, number: one }));
      expect(texts[0] === texts[1]).toBe(a === b);
    }),
  );
});
