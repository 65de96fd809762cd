import { compare, type Fraction, fraction, readFraction } from "@threshold/domain/tender/fraction";
import {
  type AllSheets,
  type Criterion,
  type Decision,
  dispersion,
  type Judged,
  meanShareOf,
  type Points,
  ranking,
  type Scoring,
  type Sheet,
  sheetsOf,
  totalOf,
  worthOf,
} from "@threshold/domain/tender/score";
import type { JudgedBid } from "./sheet.ts";

export interface Member {
  readonly reference: string;
  readonly name: string;
}

/** One value of each member, how they lie, and who lies far from the others. */
export interface Spread {
  readonly values: readonly { readonly expert: string; readonly value: Fraction }[];
  readonly median: Fraction;
  readonly far: ReadonlySet<string>;
}

/** Numbers for drawing only. */
export const drawnAs = ({ top, bottom }: Fraction): number =>
  Number((top * 1_000_000n) / bottom) / 1_000_000;

const given = (text: string | undefined): Fraction => readFraction(text ?? "0") ?? fraction(0n);

function spreadOf(
  values: readonly { readonly expert: string; readonly value: Fraction }[],
  share: string,
): Spread {
  const totals = values.map(({ expert, value }) => ({ expert, total: value }));
  const { median: middle, outliers } = dispersion(totals, share);
  return { values, median: middle, far: new Set(outliers) };
}

const ofBid = (sheets: AllSheets, bidder: string) =>
  Object.entries(sheets).flatMap(([expert, own]) => {
    const points = own[bidder];
    return points ? [{ expert, points }] : [];
  });

/** Where lines of values begin so that they can be compared: the fifth of the most below the least of them. */
export function fromOf(
  spreads: readonly { readonly spread: Spread; readonly max: number }[],
): number {
  const shares = spreads.flatMap(({ spread, max }) =>
    spread.values.map(({ value }) => drawnAs(value) / max),
  );
  const fifth = Math.floor(Math.min(...shares, 1) * 5) / 5;
  return fifth === 1 ? 0.8 : fifth;
}

/** The members' totals of one bid, of 100. */
export const totalsOf = (scoring: Scoring, sheets: AllSheets, bidder: string): Spread =>
  spreadOf(
    ofBid(sheets, bidder).map(({ expert, points }) => ({
      expert,
      value: totalOf(scoring, points),
    })),
    scoring.outlierShare,
  );

/** The members' points of one bid and criterion. */
export const pointsOf = (
  scoring: Scoring,
  sheets: AllSheets,
  bidder: string,
  { id }: Criterion,
): Spread =>
  spreadOf(
    ofBid(sheets, bidder).map(({ expert, points }) => ({ expert, value: given(points[id]) })),
    scoring.outlierShare,
  );

/** What a member changed on a sheet: only what is another number now. */
export function changedPoints(before: Points, after: Points): string[] {
  return Object.keys(after).filter((id) => compare(given(before[id]), given(after[id])) !== 0);
}

/** A bid in the ranking with how it came there. */
export interface Reckoned {
  readonly bid: JudgedBid;
  readonly judged: Judged;
  /** From 1; null for one that does not stand. */
  readonly place: number | null;
  readonly isRanked: boolean;
  readonly decision: Decision | null;
  /** Totals of all members, lowest first; those that a trimmed mean leaves out are told. */
  readonly totals: readonly {
    readonly expert: string;
    readonly value: Fraction;
    readonly isLeftOut: boolean;
  }[];
  readonly parts: readonly {
    readonly criterion: Criterion;
    readonly worth: Fraction;
    /** From 0 to 1, of all members together. */
    readonly share: Fraction;
    readonly isShort: boolean;
  }[];
}

/** The ranking reckoned again from the points, best first, and after those that stand those that do not. */
export function reckon(
  scoring: Scoring,
  bids: readonly JudgedBid[],
  sheets: AllSheets,
  lots: readonly string[],
): Reckoned[] {
  const all = sheetsOf(sheets);
  const { judged, placed, ranked } = ranking(scoring, bids, all, lots);
  const worth = worthOf(scoring.criteria);
  const reckoned = bids.map((bid): Reckoned => {
    const own = all.filter(({ bidder }) => bidder === bid.bidder);
    const at = placed.findIndex(({ bidder }) => bidder === bid.bidder);
    const one = judged.find(({ bidder }) => bidder === bid.bidder);
    if (!one) throw new RangeError(`${bid.bidder} was not judged`);
    return {
      bid,
      judged: one,
      place: at < 0 ? null : at + 1,
      isRanked: ranked.includes(bid.bidder),
      decision: placed[at]?.decision ?? null,
      totals: totalsInOrder(scoring, own),
      parts: withThreshold(scoring.criteria).map((criterion) => {
        const share = meanShareOf(criterion, own);
        const least = criterion.least === null ? undefined : readFraction(criterion.least);
        return {
          criterion,
          worth: worth.get(criterion.id) ?? fraction(0n),
          share,
          isShort: least !== undefined && compare(share, least) < 0,
        };
      }),
    };
  });
  return reckoned.toSorted((a, b) => (a.place ?? Infinity) - (b.place ?? Infinity));
}

/** The highest criteria, and of those below whatever asks for a threshold. */
const withThreshold = (criteria: readonly Criterion[]): Criterion[] =>
  criteria.flatMap((one) => [one, ...below(one)]);
const below = ({ parts = [] }: Criterion): Criterion[] =>
  parts.flatMap((one) => [...(one.least === null ? [] : [one]), ...below(one)]);

function totalsInOrder(scoring: Scoring, sheets: readonly Sheet[]): Reckoned["totals"] {
  const totals = sheets
    .map(({ expert, points }) => ({ expert, value: totalOf(scoring, points) }))
    .toSorted((a, b) => compare(a.value, b.value));
  const trims = scoring.together === "TRIMMED_MEAN" && totals.length >= 3;
  return totals.map((one, at) => ({
    ...one,
    isLeftOut: trims && (at === 0 || at === totals.length - 1),
  }));
}

/** Whether what was told comes out again: the order of the candidates, and every score. */
export const isAsTold = (
  reckoned: readonly Reckoned[],
  told: {
    readonly ranked: readonly string[];
    readonly scores: Readonly<Record<string, string>>;
  },
): boolean =>
  reckoned
    .filter(({ isRanked }) => isRanked)
    .map(({ bid }) => bid.bidder)
    .join() === told.ranked.join() &&
  reckoned.every(({ bid, judged }) => {
    const score = readFraction(told.scores[bid.bidder] ?? "");
    return score !== undefined && compare(score, judged.score) === 0;
  });
