import fc from "fast-check";
import { expect, it } from "vitest";
import { decimalOf, millionths, readDecimal } from "./decimal.ts";

it("reads what people type, and writes it as short as it can be", () => {
  expect(["1.10", " 0.75 ", ".5", "2.", "０．７５", "0。6", "+3", "-0.0"].map(readDecimal)).toEqual(
    ["1.1", "0.75", "0.5", "2", "0.75", "0.6", "3", "0"],
  );
});

it("takes nothing else for a number", () => {
  const none = ["", "1,5", "1e3", "NaN", "1.5m", "1.2345678", "1234567890123", "--1", "1.2.3"];
  expect(none.map(readDecimal)).toEqual(none.map(() => undefined));
  expect(millionths(1.5)).toBeUndefined();
});

it("law: what is written is read back as it was", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 18n) + 1n, max: 10n ** 18n - 1n }), (value) => {
      expect(millionths(decimalOf(value))).toBe(value);
    }),
  );
});

it("law: sums of decimals are exact, where those of floats are not", () => {
  const cents = fc.integer({ min: 0, max: 100_000 });
  fc.assert(
    fc.property(cents, cents, (a, b) => {
      const of = (n: number) => (n / 100).toFixed(2);
      expect(decimalOf(millionths(of(a))! + millionths(of(b))!)).toBe(readDecimal(of(a + b)));
    }),
  );
});
