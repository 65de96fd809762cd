import { ok, refuse, type Result } from "../result.ts";

/** A place on a plan: shares of its width from the left and of its height from the top. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A named region (区域) of a layout's plan, a room say: its corners in order. */
export interface Region {
  readonly id: string;
  readonly name: string;
  readonly corners: readonly Point[];
}

/** The same place in the mirror image of the plan (镜像户型). Twice is where it was. */
export const mirrored = ({ x, y }: Point): Point => ({ x: 1 - x, y });

const inside = (share: number) => Number.isFinite(share) && share >= 0 && share <= 1;

/** Refused: DEFECT_PIN_OUTSIDE. */
export const pinAt = (point: Point): Result<Point> =>
  inside(point.x) && inside(point.y) ? ok(point) : refuse("DEFECT_PIN_OUTSIDE");

/** The area of a polygon, as a share of the plan. */
export function areaOf(corners: readonly Point[]): number {
  const twice = corners.reduce((sum, a, at) => {
    const b = corners[(at + 1) % corners.length]!;
    return sum + a.x * b.y - b.x * a.y;
  }, 0);
  return Math.abs(twice) / 2;
}

/** Whether a place lies within a polygon, by the edges that a ray to the right crosses. */
export function contains(corners: readonly Point[], { x, y }: Point): boolean {
  let within = false;
  for (const [at, a] of corners.entries()) {
    const b = corners[(at + 1) % corners.length]!;
    if (a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x) within = !within;
  }
  return within;
}

/** The region a place lies in; of regions within each other the smallest, which says it most exactly. */
export const regionOf = (point: Point, regions: readonly Region[]): Region | undefined =>
  regions
    .filter(({ corners }) => contains(corners, point))
    .toSorted((a, b) => areaOf(a.corners) - areaOf(b.corners))[0];

/** Corners that a region may have, and the least area of it, which a slip of the finger does not reach. */
const most = 60;
const leastArea = 0.0005;

/** The regions of a plan as drawn. Refused: INVALID_INPUT with the field, DEFECT_REGION_SHAPE, NAME_TAKEN. */
export function checkRegions(
  drawn: readonly { readonly name: string; readonly corners: readonly Point[] }[],
): Result<readonly { readonly name: string; readonly corners: readonly Point[] }[]> {
  const named = drawn.map(({ name, corners }) => ({ name: name.trim(), corners }));
  if (named.length > 100) return refuse("INVALID_INPUT", { field: "regions", max: 100 });
  for (const [at, { name, corners }] of named.entries()) {
    if (name === "" || name.length > 40) return refuse("INVALID_INPUT", { field: "name", max: 40 });
    if (named.findIndex((other) => other.name === name) < at) return refuse("NAME_TAKEN", { name });
    const isShape =
      corners.length >= 3 &&
      corners.length <= most &&
      corners.every(({ x, y }) => inside(x) && inside(y)) &&
      areaOf(corners) >= leastArea;
    if (!isShape) return refuse("DEFECT_REGION_SHAPE", { name });
  }
  return ok(named);
}

/** Squares along the longer side of a heat map (热力图). */
export const heatSquares = 24;

/** The square of a heat map in which a place lies: column and row, of so many along either side. */
export const squareOf = (
  { x, y }: Point,
  squares = heatSquares,
): { column: number; row: number } => ({
  column: Math.min(squares - 1, Math.floor(x * squares)),
  row: Math.min(squares - 1, Math.floor(y * squares)),
});
