import { canonicalJson } from "../canonical-json.ts";
import { ok, refuse, type Result } from "../result.ts";
import { sha256 } from "./encoding.ts";
import {
  compare,
  fraction,
  type Fraction,
  minus,
  over,
  plus,
  readFraction,
  sum,
  times,
  zero,
} from "./fraction.ts";

/** A criterion (评分项): a leaf takes points from 0 to `max`, a branch is the weighted mean of its parts. Numbers as text. */
export interface Criterion {
  readonly id: string;
  readonly name: string;
  /** Counts against those of its siblings. */
  readonly weight: string;
  /** The least share of its points that a bid must reach, as "3/5"; null for none. */
  readonly least: string | null;
  readonly max?: string;
  readonly parts?: readonly Criterion[];
}

/** How bids of one score are put in order, in turn: by a criterion's score, by the lower price, at last by lot. */
export type TieRule =
  | { readonly by: "CRITERION"; readonly criterion: string }
  | { readonly by: "LOWER_PRICE" };

/** How a tender is judged; told with the notice and never changed after. */
export interface Scoring {
  readonly criteria: readonly Criterion[];
  /** MEAN of all experts, or TRIMMED_MEAN without the highest and the lowest total of each bid. */
  readonly together: "MEAN" | "TRIMMED_MEAN";
  readonly ties: readonly TieRule[];
  /** A total farther from the median than this share of it is shown as an outlier, as "1/5". */
  readonly outlierShare: string;
}

/** Points by criterion. */
export type Points = Readonly<Record<string, string>>;

/** What a member scored alone, with the nonce that keeps its commitment from being guessed. */
export interface AloneSheets {
  readonly tender: string;
  readonly expert: string;
  readonly sheets: Readonly<Record<string, Points>>;
  readonly nonce: string;
}

/** By which a member is held to what he scored alone, without telling it. */
export const sheetCommitment = ({ tender, expert, sheets, nonce }: AloneSheets): Promise<string> =>
  sha256(canonicalJson({ expert, nonce, sheets, tender }));

/** What one expert gives: first alone, then after talking together. */
export interface Sheet {
  readonly expert: string;
  readonly bidder: string;
  readonly points: Points;
}

/** Points by member and bid. */
export type AllSheets = Readonly<Record<string, Readonly<Record<string, Points>>>>;

/** Sheet by sheet. */
export const sheetsOf = (all: AllSheets): Sheet[] =>
  Object.entries(all).flatMap(([expert, own]) =>
    Object.entries(own).map(([bidder, points]) => ({ expert, bidder, points })),
  );

const number = (text: string): Fraction => {
  const value = readFraction(text);
  if (!value) throw new RangeError(`${text} is no number`);
  return value;
};

/**
 * A scoring out of what somebody sent. Refused: CRITERIA_WRONG where it has another form; what its numbers say is checked by
 * `checkScoring`.
 */
export function readScoring(value: unknown): Result<Scoring> {
  const isText = (one: unknown): one is string => typeof one === "string" && one.length <= 200;
  const isObject = (one: unknown): one is Record<string, unknown> =>
    typeof one === "object" && one !== null && !Array.isArray(one);
  let left = 500; // criteria at most: a sheet that nobody could fill
  const criterion = (one: unknown): Criterion | undefined => {
    if (!isObject(one) || (left -= 1) < 0) return undefined;
    const { id, name, weight, least = null, max, parts } = one;
    if (!isText(id) || !isText(name) || !isText(weight)) return undefined;
    if (id.trim() === "" || name.trim() === "") return undefined;
    if (least !== null && !isText(least)) return undefined;
    const own = { id, name: name.trim(), weight, least };
    if (parts === undefined || parts === null) return isText(max) ? { ...own, max } : undefined;
    if (!Array.isArray(parts) || (max !== undefined && max !== null)) return undefined;
    const inner = parts.map(criterion);
    return inner.every((part) => part !== undefined) ? { ...own, parts: inner } : undefined;
  };
  const tie = (one: unknown): TieRule | undefined => {
    if (!isObject(one)) return undefined;
    if (one["by"] === "LOWER_PRICE") return { by: "LOWER_PRICE" };
    const known = one["criterion"];
    return one["by"] === "CRITERION" && isText(known)
      ? { by: "CRITERION", criterion: known }
      : undefined;
  };
  if (!isObject(value) || !Array.isArray(value["criteria"]) || !Array.isArray(value["ties"]))
    return refuse("CRITERIA_WRONG", { criterion: "" });
  const { together, outlierShare } = value;
  const criteria = value["criteria"].map(criterion);
  const ties = value["ties"].map(tie);
  if (
    !criteria.every((one) => one !== undefined) ||
    !ties.every((one) => one !== undefined) ||
    (together !== "MEAN" && together !== "TRIMMED_MEAN") ||
    !isText(outlierShare)
  )
    return refuse("CRITERIA_WRONG", { criterion: "" });
  const scoring: Scoring = { criteria, together, ties, outlierShare };
  const checked = checkScoring(scoring);
  return checked.ok ? ok(scoring) : checked;
}

const allOf = (criteria: readonly Criterion[]): Criterion[] =>
  criteria.flatMap((one) => [one, ...allOf(one.parts ?? [])]);
export const leavesOf = (criteria: readonly Criterion[]): Criterion[] =>
  allOf(criteria).filter(({ parts }) => !parts);

const isPositive = (text: string | undefined): boolean => {
  const value = text === undefined ? undefined : readFraction(text);
  return value !== undefined && compare(value, zero) > 0;
};
const isShare = (text: string): boolean => {
  const value = readFraction(text);
  return value !== undefined && compare(value, zero) >= 0 && compare(value, fraction(1n)) <= 0;
};

/** Refused: CRITERIA_WRONG (`criterion`): no positive weight, neither points nor parts, a name twice, a tie by an unknown one. */
export function checkScoring({ criteria, ties, outlierShare }: Scoring): Result<true> {
  const all = allOf(criteria);
  const ids = new Set(all.map(({ id }) => id));
  const wrong = all.find(
    ({ id, weight, least, max, parts }, index) =>
      !isPositive(weight) ||
      (parts ? parts.length === 0 || max !== undefined : !isPositive(max)) ||
      (least !== null && !isShare(least)) ||
      all.findIndex((one) => one.id === id) !== index,
  );
  const unknown = ties.find((tie) => tie.by === "CRITERION" && !ids.has(tie.criterion));
  if (wrong || all.length === 0) return refuse("CRITERIA_WRONG", { criterion: wrong?.name ?? "" });
  if (unknown?.by === "CRITERION")
    return refuse("CRITERIA_WRONG", { criterion: unknown.criterion });
  return isShare(outlierShare) ? ok(true) : refuse("CRITERIA_WRONG", { criterion: outlierShare });
}

/** Refused: POINTS_MISSING (`criterion`), POINTS_OUT_OF_RANGE (`criterion`, `max`), CRITERION_UNKNOWN (`criterion`). */
export function checkPoints({ criteria }: Scoring, points: Points): Result<true> {
  const leaves = leavesOf(criteria);
  const stray = Object.keys(points).find((id) => !leaves.some((leaf) => leaf.id === id));
  if (stray !== undefined) return refuse("CRITERION_UNKNOWN", { criterion: stray });
  for (const { id, name, max = "0" } of leaves) {
    const given = points[id];
    if (given === undefined || given === "") return refuse("POINTS_MISSING", { criterion: name });
    const value = readFraction(given);
    if (!value || compare(value, zero) < 0 || compare(value, number(max)) > 0)
      return refuse("POINTS_OUT_OF_RANGE", { criterion: name, max });
  }
  return ok(true);
}

/** The share of its points that a criterion reaches on one sheet, from 0 to 1; what has no points yet counts as none. */
export function shareOf({ id, max, parts }: Criterion, points: Points): Fraction {
  return parts ? meanOf(parts, points) : over(number(points[id] ?? "0"), number(max ?? "1"));
}

function meanOf(parts: readonly Criterion[], points: Points): Fraction {
  const weights = sum(parts.map(({ weight }) => number(weight)));
  return over(sum(parts.map((part) => times(number(part.weight), shareOf(part, points)))), weights);
}

const hundred = fraction(100n);

/** How many of the 100 points each criterion counts, branches and leaves, by id. */
export function worthOf(
  criteria: readonly Criterion[],
  whole: Fraction = hundred,
): Map<string, Fraction> {
  const weights = sum(criteria.map(({ weight }) => number(weight)));
  return new Map(
    criteria.flatMap(({ id, weight, parts = [] }) => {
      const worth = times(whole, over(number(weight), weights));
      return [[id, worth] as const, ...(parts.length > 0 ? worthOf(parts, worth) : [])];
    }),
  );
}

/** What an expert's points come to, of 100. */
export const totalOf = ({ criteria }: Scoring, points: Points): Fraction =>
  times(hundred, meanOf(criteria, points));

const inOrder = (all: readonly Fraction[]): Fraction[] => all.toSorted(compare);
const mean = (all: readonly Fraction[]): Fraction => over(sum(all), fraction(BigInt(all.length)));

export function median(all: readonly Fraction[]): Fraction {
  const order = inOrder(all);
  const [low, high] = [order[(order.length - 1) >> 1], order[order.length >> 1]];
  if (!low || !high) throw new RangeError("No median of nothing");
  return over(plus(low, high), fraction(2n));
}

/** The share that a criterion reaches with all experts together, by which a threshold is judged. */
export const meanShareOf = (criterion: Criterion, sheets: readonly Sheet[]): Fraction =>
  mean(sheets.map(({ points }) => shareOf(criterion, points)));

/** How far the experts are apart on one bid. */
export interface Dispersion {
  readonly median: Fraction;
  readonly spread: Fraction;
  /** Experts whose total lies far from the median: to be talked over, never struck out by itself. */
  readonly outliers: readonly string[];
}

const distance = (a: Fraction, b: Fraction): Fraction =>
  compare(a, b) < 0 ? minus(b, a) : minus(a, b);

export function dispersion(
  totals: readonly { readonly expert: string; readonly total: Fraction }[],
  outlierShare: string,
): Dispersion {
  const order = inOrder(totals.map(({ total }) => total));
  const middle = median(order);
  const far = times(middle, number(outlierShare));
  return {
    median: middle,
    spread: minus(order.at(-1) ?? zero, order[0] ?? zero),
    outliers: totals
      .filter(({ total }) => compare(distance(total, middle), far) > 0)
      .map(({ expert }) => expert),
  };
}

/** A bid as the committee judged it. */
export interface Judged {
  readonly bidder: string;
  readonly score: Fraction;
  readonly dispersion: Dispersion;
  /** The first criterion that it fell short of, in the order of the criteria; null for a bid that stands. */
  readonly belowLeast: string | null;
}

const trimmed = (totals: readonly Fraction[]): Fraction[] =>
  totals.length < 3 ? [...totals] : inOrder(totals).slice(1, -1);

/** Judges one bid by the sheets of all experts. */
export function judge(scoring: Scoring, bidder: string, all: readonly Sheet[]): Judged {
  const sheets = all.filter((sheet) => sheet.bidder === bidder);
  const totals = sheets.map(({ expert, points }) => ({ expert, total: totalOf(scoring, points) }));
  const values = totals.map(({ total }) => total);
  const short = allOf(scoring.criteria).find(
    (criterion) =>
      criterion.least !== null &&
      compare(meanShareOf(criterion, sheets), number(criterion.least)) < 0,
  );
  return {
    bidder,
    score: mean(scoring.together === "MEAN" ? values : trimmed(values)),
    dispersion: dispersion(totals, scoring.outlierShare),
    belowLeast: short?.id ?? null,
  };
}

/** A bid that is to be judged: its price breaks ties where the rules say so. */
export interface Candidate {
  readonly bidder: string;
  readonly price: string;
}

/** What put one bid before another: its score, a tie rule of the notice, or at last the lot. */
export type Decision = TieRule | { readonly by: "SCORE" } | { readonly by: "LOT" };

/** Of two that stand, in their order (negative where `a` comes first), and what decided it. */
type Comparing = (a: Judged, b: Judged) => { readonly order: number; readonly decision: Decision };

function comparing(
  { criteria, ties }: Scoring,
  candidates: readonly Candidate[],
  sheets: readonly Sheet[],
  lots: readonly string[],
): Comparing {
  const criterionMean = (id: string, bidder: string): Fraction => {
    const criterion = allOf(criteria).find((one) => one.id === id);
    if (!criterion) throw new RangeError(`No criterion ${id}`);
    return meanShareOf(
      criterion,
      sheets.filter((sheet) => sheet.bidder === bidder),
    );
  };
  const price = (bidder: string): Fraction =>
    number(candidates.find((one) => one.bidder === bidder)?.price ?? "0");
  const byTie = (tie: TieRule, a: string, b: string): number =>
    tie.by === "LOWER_PRICE"
      ? compare(price(a), price(b))
      : compare(criterionMean(tie.criterion, b), criterionMean(tie.criterion, a));
  return (a, b) => {
    const byScore = compare(b.score, a.score);
    if (byScore !== 0) return { order: byScore, decision: { by: "SCORE" } };
    for (const tie of ties) {
      const order = byTie(tie, a.bidder, b.bidder);
      if (order !== 0) return { order, decision: tie };
    }
    return {
      order: lots.indexOf(a.bidder) - lots.indexOf(b.bidder),
      decision: { by: "LOT" },
    };
  };
}

/** A bid that stands at its place among all that do. */
export interface Placed {
  readonly bidder: string;
  /** What put it before the next one; null for the last. */
  readonly decision: Decision | null;
}

/**
 * All that stand in their order, by score, then by each tie rule in turn, at last by lot (`lots`, all bidders in the order that
 * the seed of the draw decides), and of them at most three that are ranked. Bids below a threshold do not stand.
 */
export function ranking(
  scoring: Scoring,
  candidates: readonly Candidate[],
  sheets: readonly Sheet[],
  lots: readonly string[],
): {
  readonly judged: readonly Judged[];
  readonly placed: readonly Placed[];
  readonly ranked: readonly string[];
} {
  const judged = candidates.map(({ bidder }) => judge(scoring, bidder, sheets));
  const against = comparing(scoring, candidates, sheets, lots);
  const order = judged
    .filter(({ belowLeast }) => belowLeast === null)
    .toSorted((a, b) => against(a, b).order);
  const placed = order.map((one, at) => {
    const next = order[at + 1];
    return { bidder: one.bidder, decision: next ? against(one, next).decision : null };
  });
  return { judged, placed, ranked: placed.slice(0, 3).map(({ bidder }) => bidder) };
}
