import fc from "fast-check";
import { expect, it } from "vitest";
import { drawingOf, drawingSize } from "./drawing.ts";

const code = (strokes: number[][]) => {
  const drawn = drawingOf(strokes);
  return drawn.ok ? "OK" : drawn.refusal.code;
};

it("draws each stroke as a line, a dot as a line to itself", () => {
  const drawn = drawingOf([
    [10, 20, 110, 20],
    [50, 60],
  ]);
  expect(drawn).toEqual({ ok: true, value: "M10 20L110 20M50 60L50 60" });
});

it("takes neither a dot nor nothing for a signature", () => {
  expect(code([])).toBe("SIGNATURE_EMPTY");
  expect(code([[10, 10]])).toBe("SIGNATURE_EMPTY");
  expect(code([[10, 10, 30, 10]])).toBe("SIGNATURE_EMPTY");
});

it("refuses what does not lie on the paper, and more than a hand writes", () => {
  expect(code([[0, 0, drawingSize.width + 1, 0]])).toBe("INVALID_INPUT");
  expect(code([[0, 0, 0, -1]])).toBe("INVALID_INPUT");
  expect(code([[0, 0, 100]])).toBe("INVALID_INPUT");
  expect(code([[0.5, 0, 100, 0]])).toBe("INVALID_INPUT");
  expect(code([[]])).toBe("INVALID_INPUT");
  expect(code([Array.from({ length: 12_002 }, () => 1)])).toBe("INVALID_INPUT");
});

it("loses no point of what was drawn", () => {
  const point = fc.tuple(fc.nat(drawingSize.width), fc.nat(drawingSize.height));
  const stroke = fc.array(point, { minLength: 2, maxLength: 20 }).map((points) => points.flat());
  fc.assert(
    fc.property(fc.array(stroke, { minLength: 1, maxLength: 8 }), (strokes) => {
      const drawn = drawingOf(strokes);
      if (!drawn.ok) return;
      const read = drawn.value
        .split("M")
        .slice(1)
        .map((part) => part.replace("L", " ").split(" ").map(Number));
      expect(read).toEqual(strokes);
    }),
  );
});
