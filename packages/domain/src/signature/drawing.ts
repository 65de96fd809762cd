import { ok, refuse, type Result } from "../result.ts";

/** The paper that is signed on, in units of its own: whatever the screen's size, a signature is as large. */
export const drawingSize = { width: 600, height: 240 } as const;

/** One movement of the pen: x and y in turn. */
export type Stroke = readonly number[];

const mostPoints = 6000;
/** Ink, in units, below which it is a dot or a slip and no signature. */
const leastInk = 60;

/**
 * A signature as the path of an SVG: `M x y L x y …`, whole units. Refused: SIGNATURE_EMPTY, INVALID_INPUT.
 */
export function drawingOf(strokes: readonly Stroke[]): Result<string> {
  const count = strokes.reduce((sum, stroke) => sum + stroke.length / 2, 0);
  if (count > mostPoints || !strokes.every(isOnPaper))
    return refuse("INVALID_INPUT", { field: "strokes" });
  const ink = strokes.reduce((sum, stroke) => sum + lengthOf(stroke), 0);
  return ink < leastInk ? refuse("SIGNATURE_EMPTY") : ok(strokes.map(pathOf).join(""));
}

const isOnPaper = (stroke: Stroke): boolean =>
  stroke.length >= 2 &&
  stroke.length % 2 === 0 &&
  stroke.every(
    (value, at) =>
      Number.isInteger(value) &&
      value >= 0 &&
      value <= (at % 2 === 0 ? drawingSize.width : drawingSize.height),
  );

function lengthOf(stroke: Stroke): number {
  let length = 0;
  for (let at = 2; at < stroke.length; at += 2)
    length += Math.hypot(stroke[at]! - stroke[at - 2]!, stroke[at + 1]! - stroke[at - 1]!);
  return length;
}

/** A dot is drawn as a line to itself: round ends make it one. */
function pathOf(stroke: Stroke): string {
  const points: string[] = [];
  for (let at = 0; at < stroke.length; at += 2) points.push(`${stroke[at]} ${stroke[at + 1]}`);
  const [first, ...rest] = points;
  return `M${first}L${(rest.length > 0 ? rest : [first]).join(" ")}`;
}

/** Signatures are written on 600 by 240; the box on paper is 300 by 100. */
const onPaper = 100 / 240;
export const strokesOf = (path: string) =>
  path.replaceAll(/\d+(?:\.\d+)?/g, (number) =>
    String(Math.round(Number(number) * onPaper * 10) / 10),
  );
