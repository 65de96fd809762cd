import type { CheckedFile } from "@threshold/domain/tender/bid-file";
import { readDecimal } from "@threshold/domain/decimal";
import {
  compare,
  type Fraction,
  readFraction,
  times,
  zero,
} from "@threshold/domain/tender/fraction";
import {
  type Criterion,
  leavesOf,
  type Points,
  type Scoring,
  shareOf,
  totalOf,
  worthOf,
} from "@threshold/domain/tender/score";

/** A bid as it is judged. */
export interface JudgedBid {
  readonly bidder: string;
  readonly name: string;
  readonly price: string;
  readonly bid: unknown;
  /** What the minutes of the opening tell of its files. */
  readonly files?: readonly CheckedFile[];
}

/** Numbers as they were typed, by bid and criterion. */
export type Typed = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** A criterion as a line of the sheet: branches ahead of their parts. */
export interface SheetRow {
  readonly criterion: Criterion;
  readonly level: number;
  readonly isLeaf: boolean;
  /** How many of the 100 points it counts. */
  readonly worth: Fraction;
}

export function rowsOf({ criteria }: Scoring): SheetRow[] {
  const worth = worthOf(criteria);
  const lines = (some: readonly Criterion[], level: number): SheetRow[] =>
    some.flatMap((criterion) => [
      {
        criterion,
        level,
        isLeaf: !criterion.parts,
        worth: worth.get(criterion.id) ?? zero,
      },
      ...lines(criterion.parts ?? [], level + 1),
    ]);
  return lines(criteria, 0);
}

export type PointsFault = "NO_NUMBER" | "BELOW_ZERO" | "TOO_MUCH";

/** What was typed as points of a criterion: none yet, points, or why they cannot stand. */
export function readPoints(
  typed: string | undefined,
  max: string,
): { readonly points?: string; readonly fault?: PointsFault } {
  if (typed === undefined || typed.trim() === "") return {};
  const points = readDecimal(typed);
  const value = points === undefined ? undefined : readFraction(points);
  const most = readFraction(max);
  if (points === undefined || !value || !most) return { fault: "NO_NUMBER" };
  if (compare(value, zero) < 0) return { fault: "BELOW_ZERO" };
  return compare(value, most) > 0 ? { fault: "TOO_MUCH" } : { points };
}

/** How far one bid's column has come. */
export interface Column {
  /** What stands of it. */
  readonly points: Points;
  /** Of 100; what has no points yet counts as none. */
  readonly total: Fraction;
  /** What each branch counts of the 100 so far, by id. */
  readonly parts: ReadonlyMap<string, Fraction>;
  readonly faults: Readonly<Record<string, PointsFault>>;
  readonly given: number;
  readonly missing: readonly string[];
  /** Criteria whose points are all given and come to less than their threshold. */
  readonly short: readonly string[];
}

/** What a bid's numbers come to. */
export function columnOf(
  scoring: Scoring,
  rows: readonly SheetRow[],
  typed: Readonly<Record<string, string>>,
): Column {
  const points: Record<string, string> = {};
  const faults: Record<string, PointsFault> = {};
  const missing: string[] = [];
  for (const { criterion, isLeaf } of rows) {
    if (!isLeaf) continue;
    const read = readPoints(typed[criterion.id], criterion.max ?? "0");
    if (read.points !== undefined) points[criterion.id] = read.points;
    else missing.push(criterion.id);
    if (read.fault) faults[criterion.id] = read.fault;
  }
  const open = new Set(missing);
  const parts = new Map(
    rows
      .filter(({ isLeaf }) => !isLeaf)
      .map(({ criterion, worth }) => [criterion.id, times(worth, shareOf(criterion, points))]),
  );
  const short = rows
    .filter(({ criterion }) => isShort(criterion, points, open))
    .map(({ criterion }) => criterion.id);
  const given = Object.keys(points).length;
  return { points, total: totalOf(scoring, points), parts, faults, given, missing, short };
}

function isShort(criterion: Criterion, points: Points, open: ReadonlySet<string>): boolean {
  const least = criterion.least === null ? undefined : readFraction(criterion.least);
  if (!least || leavesOf([criterion]).some(({ id }) => open.has(id))) return false;
  return compare(shareOf(criterion, points), least) < 0;
}

/** Whole sheets as they are handed in; undefined while something is missing or wrong. */
export function sheetsOf(columns: ReadonlyMap<string, Column>): Record<string, Points> | undefined {
  const all = [...columns];
  if (all.some(([, { missing }]) => missing.length > 0)) return undefined;
  return Object.fromEntries(all.map(([bidder, { points }]) => [bidder, points]));
}

/** A block of a spreadsheet put down from a criterion and bid on; what goes beyond the sheet is let go. */
export function withBlock(
  typed: Typed,
  place: { readonly criteria: readonly string[]; readonly bidders: readonly string[] },
  at: { readonly criterion: string; readonly bidder: string },
  block: readonly (readonly string[])[],
): Typed {
  const row = place.criteria.indexOf(at.criterion);
  const column = place.bidders.indexOf(at.bidder);
  const next: Record<string, Record<string, string>> = {};
  block.forEach((cells, down) =>
    cells.forEach((cell, right) => {
      const criterion = place.criteria[row + down];
      const bidder = place.bidders[column + right];
      if (criterion === undefined || bidder === undefined) return;
      (next[bidder] ??= { ...typed[bidder] })[criterion] = cell.trim();
    }),
  );
  return { ...typed, ...next };
}
