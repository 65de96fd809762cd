import type { Day } from "../calendar/day.ts";
import { type Decimal, decimalOf, millionths } from "../decimal.ts";
import type { DesignValue, MeasureSpec, Room } from "./standard.ts";
import { decides, type Tool, toolFacts } from "./tool-kit.ts";

/** A measured point; a value beyond what the tool reads is kept only where somebody confirmed it. */
export interface Point {
  readonly value: Decimal;
  readonly confirmed: boolean;
}

/** Why points came out as they did, with the numbers. */
export type MeasureReason =
  | {
      readonly kind: "BELOW_MIN" | "ABOVE_MAX";
      readonly point: number;
      readonly found: Decimal;
      readonly limit: Decimal;
    }
  | { readonly kind: "RANGE"; readonly found: Decimal; readonly limit: Decimal }
  | {
      readonly kind: "RATE";
      readonly within: number;
      readonly of: number;
      readonly percent: number;
    }
  | {
      readonly kind: "WORST";
      readonly point: number;
      readonly found: Decimal;
      readonly limit: Decimal;
    }
  /** What keeps them from deciding. */
  | { readonly kind: "TOO_FEW_POINTS"; readonly found: number; readonly needed: number }
  | { readonly kind: "NO_TOOL" }
  | { readonly kind: "TOOL_EXPIRED"; readonly until: Day | null }
  | { readonly kind: "BEYOND_TOOL"; readonly point: number; readonly found: Decimal }
  /** Told, and against nothing: without a design value only the range is judged. */
  | { readonly kind: "DESIGN_UNKNOWN"; readonly design: DesignValue };

export interface Measured {
  readonly verdict: "PASS" | "FAIL" | "UNDECIDED";
  readonly reasons: readonly MeasureReason[];
  readonly within: number;
  readonly range: Decimal | null;
}

const MILLION = 1_000_000n;
const read = (value: Decimal): bigint => {
  const found = millionths(value);
  if (found === undefined) throw new RangeError(`no decimal: ${value}`);
  return found;
};
const times = (a: bigint, b: bigint): bigint => (a * b) / MILLION;

/** Points that a tool cannot have read, by number from 1: they are asked about before they are kept. */
export function questioned(points: readonly Point[], tool: Pick<Tool, "code"> | null): number[] {
  const reads = tool && toolFacts(tool.code).reads;
  if (!reads) return [];
  return points.flatMap(({ value, confirmed }, at) =>
    !confirmed && (read(value) < read(reads.min) || read(value) > read(reads.max)) ? [at + 1] : [],
  );
}

/** What keeps points from deciding: too few, no tool, one whose calibration ran out, a value beyond it. */
function against(spec: MeasureSpec, points: readonly Point[], tool: Tool | null, on: Day) {
  const reasons: MeasureReason[] = [];
  if (points.length < spec.points.atLeast)
    reasons.push({ kind: "TOO_FEW_POINTS", found: points.length, needed: spec.points.atLeast });
  if (!tool) return [...reasons, { kind: "NO_TOOL" } as const];
  if (!decides(tool, on)) reasons.push({ kind: "TOOL_EXPIRED", until: tool.calibratedUntil });
  const beyond = questioned(
    points.map((point) => ({ ...point, confirmed: false })),
    tool,
  );
  for (const point of beyond)
    reasons.push({ kind: "BEYOND_TOOL", point, found: points[point - 1]!.value });
  return reasons;
}

/** A point out of the limits, and what it missed. */
interface Missed {
  readonly kind: "BELOW_MIN" | "ABOVE_MAX";
  readonly point: number;
  readonly found: Decimal;
  readonly limit: Decimal;
}

function outOf({ min, max }: MeasureSpec, values: readonly bigint[]): Missed[] {
  return values.flatMap((value, at): Missed[] => {
    const told = { point: at + 1, found: decimalOf(value) };
    if (min !== undefined && value < read(min)) return [{ kind: "BELOW_MIN", ...told, limit: min }];
    return max !== undefined && value > read(max)
      ? [{ kind: "ABOVE_MAX", ...told, limit: max }]
      : [];
  });
}

/** The points of a qualified rate: so many within, none too far beyond. */
function missedRate({ rate }: MeasureSpec, out: readonly Missed[], of: number): MeasureReason[] {
  if (!rate) return [...out];
  const within = of - out.length;
  const tooFew: MeasureReason[] =
    within * 100 < rate.percent * of ? [{ kind: "RATE", within, of, percent: rate.percent }] : [];
  const worst = out.flatMap(({ kind, point, found, limit }): MeasureReason[] => {
    const edge = times(read(limit), read(rate.worst));
    const beyond = kind === "BELOW_MIN" ? read(found) < edge : read(found) > edge;
    return beyond ? [{ kind: "WORST", point, found, limit: decimalOf(edge) }] : [];
  });
  return [...tooFew, ...worst];
}

/**
 * Whether measured points are within the limits, and every reason. UNDECIDED where they cannot say: whoever measured
 * measures again.
 */
export function judgePoints(
  spec: MeasureSpec,
  points: readonly Point[],
  tool: Tool | null,
  room: Room | null,
  on: Day,
): Measured {
  const cannot = against(spec, points, tool, on);
  const raw = points.map(({ value }) => read(value));
  const design = spec.of === "VALUE" ? null : spec.of.deviationFrom;
  const designed = design === null ? 0 : (room?.[design] ?? null);
  const judged = designed === null ? [] : raw.map((value) => value - BigInt(designed) * MILLION);
  const out = outOf(spec, judged);
  const spread =
    raw.length > 1
      ? raw.reduce((a, b) => (b > a ? b : a)) - raw.reduce((a, b) => (b < a ? b : a))
      : null;
  const missed = missedRate(spec, out, judged.length);
  if (spec.range !== undefined && spread !== null && spread > read(spec.range))
    missed.push({ kind: "RANGE", found: decimalOf(spread), limit: spec.range });
  const told: MeasureReason[] =
    designed === null && design !== null ? [{ kind: "DESIGN_UNKNOWN", design }] : [];
  return {
    verdict: cannot.length > 0 ? "UNDECIDED" : missed.length > 0 ? "FAIL" : "PASS",
    reasons: [...cannot, ...missed, ...told],
    within: judged.length - out.length,
    range: spread === null ? null : decimalOf(spread),
  };
}
