import fc from "fast-check";
import { expect, it } from "vitest";
import { mostAttempts, pauseAfter } from "./retry.ts";

it("rests longer after each failure, and gives up after the last", () => {
  const rests = Array.from({ length: mostAttempts }, (_, at) => pauseAfter(at + 1));
  expect(rests).toEqual([10, 60, 300, 1800, 7200, 18000, 36000, null]);
});

it("never tries again beyond the last attempt, and always rests before it", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1000 }), (attempts) => {
      const pause = pauseAfter(attempts);
      if (attempts >= mostAttempts) expect(pause).toBeNull();
      else expect(pause).toBeGreaterThan(pauseAfter(attempts - 1) ?? 0);
    }),
  );
});
