import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  areaOf,
  checkRegions,
  contains,
  heatSquares,
  mirrored,
  pinAt,
  type Point,
  regionOf,
  squareOf,
} from "./geometry.ts";

const share = fc.double({ min: 0, max: 1, noNaN: true });
const point = fc.record({ x: share, y: share });
const box = (x: number, y: number, width: number, height: number): Point[] => [
  { x, y },
  { x: x + width, y },
  { x: x + width, y: y + height },
  { x, y: y + height },
];
const kitchen = { id: "1", name: "厨房", corners: box(0, 0, 0.5, 0.5) };
const sink = { id: "2", name: "水槽", corners: box(0.1, 0.1, 0.1, 0.1) };

describe("a place on a plan", () => {
  it("lies in the smallest region around it, or in none", () => {
    expect(regionOf({ x: 0.15, y: 0.15 }, [kitchen, sink])?.name).toBe("水槽");
    expect(regionOf({ x: 0.4, y: 0.4 }, [kitchen, sink])?.name).toBe("厨房");
    expect(regionOf({ x: 0.9, y: 0.9 }, [kitchen, sink])).toBeUndefined();
  });

  it("is outside of an L's bay, which a box around it would hold", () => {
    const corners = [
      { x: 0, y: 0 },
      { x: 0.8, y: 0 },
      { x: 0.8, y: 0.3 },
      { x: 0.3, y: 0.3 },
      { x: 0.3, y: 0.8 },
      { x: 0, y: 0.8 },
    ];
    expect(contains(corners, { x: 0.6, y: 0.6 })).toBe(false);
    expect(contains(corners, { x: 0.1, y: 0.6 })).toBe(true);
    expect(areaOf(corners)).toBeCloseTo(0.39);
  });

  it("mirrors with its region: a mirrored pin lies in the mirrored region, and twice is where it was", () => {
    fc.assert(
      fc.property(
        point,
        point,
        fc.double({ min: 0.05, max: 0.5, noNaN: true }),
        (pin, at, size) => {
          const corners = box(at.x * 0.5, at.y * 0.5, size, size);
          const clear = corners.every(
            ({ x, y }) => Math.abs(pin.x - x) > 1e-9 && Math.abs(pin.y - y) > 1e-9,
          );
          if (clear)
            expect(contains(corners.map(mirrored), mirrored(pin))).toBe(contains(corners, pin));
          const back = mirrored(mirrored(pin));
          expect(back.x).toBeCloseTo(pin.x, 12);
          expect(back.y).toBe(pin.y);
        },
      ),
    );
  });

  it("is refused outside of the plan", () => {
    for (const x of [-0.01, 1.01, Number.NaN, Infinity])
      expect(pinAt({ x, y: 0.5 })).toMatchObject({ refusal: { code: "DEFECT_PIN_OUTSIDE" } });
    expect(pinAt({ x: 0, y: 1 }).ok).toBe(true);
  });

  it("falls into one square of the heat map", () => {
    fc.assert(
      fc.property(point, (pin) => {
        const { column, row } = squareOf(pin);
        expect([column, row].every((at) => at >= 0 && at < heatSquares)).toBe(true);
      }),
    );
    expect(squareOf({ x: 1, y: 0.5 })).toEqual({ column: 23, row: 12 });
  });
});

describe("the regions of a plan", () => {
  it("have a name each and the shape of an area", () => {
    expect(checkRegions([{ name: " 厨房 ", corners: kitchen.corners }])).toEqual({
      ok: true,
      value: [{ name: "厨房", corners: kitchen.corners }],
    });
    const wrong = (name: string, corners: Point[]) => checkRegions([{ name, corners }]);
    expect(wrong(" ", kitchen.corners)).toMatchObject({ refusal: { code: "INVALID_INPUT" } });
    expect(wrong("线", [kitchen.corners[0]!, kitchen.corners[1]!])).toMatchObject({
      refusal: { code: "DEFECT_REGION_SHAPE", details: { name: "线" } },
    });
    expect(wrong("点", box(0.5, 0.5, 0.01, 0.01))).toMatchObject({
      refusal: { code: "DEFECT_REGION_SHAPE" },
    });
    expect(wrong("外", box(0.8, 0.8, 0.4, 0.1))).toMatchObject({
      refusal: { code: "DEFECT_REGION_SHAPE" },
    });
    expect(checkRegions([kitchen, { ...sink, name: "厨房" }])).toMatchObject({
      refusal: { code: "NAME_TAKEN" },
    });
    expect(
      checkRegions(Array.from({ length: 101 }, (_, at) => ({ ...kitchen, name: `${at}` }))),
    ).toMatchObject({ refusal: { code: "INVALID_INPUT" } });
  });
});
