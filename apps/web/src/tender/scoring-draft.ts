import {
  fraction,
  over,
  plus,
  readFraction,
  times,
  writeFraction,
} from "@threshold/domain/tender/fraction";
import type { Criterion, Scoring, TieRule } from "@threshold/domain/tender/score";

/** A row of the table in which criteria are written: two levels, as they are read on paper. */
export interface CriterionRow {
  readonly id: string;
  readonly depth: 0 | 1;
  readonly name: string;
  readonly weight: string;
  /** Points of a leaf; empty for one with parts. */
  readonly max: string;
  /** In per cent; empty for none. */
  readonly least: string;
}

export interface ScoringDraft {
  readonly rows: readonly CriterionRow[];
  readonly together: Scoring["together"];
  /** In per cent of the median. */
  readonly outlier: string;
  readonly lowerPrice: boolean;
  /** The criterion by which equal bids are put in order first; empty for none. */
  readonly tieBy: string;
}

const hundred = fraction(100n);

const percentOf = (share: string | null): string => {
  const value = share === null ? undefined : readFraction(share);
  if (!value) return "";
  const percent = times(value, hundred);
  return percent.bottom === 1n ? `${percent.top}` : decimalOf(percent);
};
/** As a decimal where it is one, else as it is. */
function decimalOf(value: { top: bigint; bottom: bigint }): string {
  for (let places = 1; places <= 6; places += 1) {
    const scaled = value.top * 10n ** BigInt(places);
    if (scaled % value.bottom !== 0n) continue;
    const digits = `${scaled / value.bottom}`.padStart(places + 1, "0");
    return `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  }
  return writeFraction({ top: value.top, bottom: value.bottom });
}
const shareOf = (percent: string): string | null => {
  const text = percent.trim().replace(/%$/, "");
  if (text === "") return null;
  const value = readFraction(text);
  return value ? writeFraction(over(value, hundred)) : text;
};

export const emptyRow = (depth: 0 | 1): CriterionRow => ({
  id: `c-${crypto.randomUUID().slice(0, 8)}`,
  depth,
  name: "",
  weight: "",
  max: "100",
  least: "",
});

/** What is asked of most tenders: 60 for the plan in four parts, 40 for the price. `names` in the language of the page. */
export const standardDraft = (names: {
  readonly plan: string;
  readonly parts: readonly [string, string, string, string];
  readonly price: string;
}): ScoringDraft => ({
  rows: [
    { id: "plan", depth: 0, name: names.plan, weight: "60", max: "", least: "60" },
    ...names.parts.map((name, index) => ({
      id: `plan-${index + 1}`,
      depth: 1 as const,
      name,
      weight: "1",
      max: "10",
      least: "",
    })),
    { id: "price", depth: 0, name: names.price, weight: "40", max: "100", least: "" },
  ],
  together: "MEAN",
  outlier: "20",
  lowerPrice: true,
  tieBy: "plan",
});

export function draftOf({ criteria, together, ties, outlierShare }: Scoring): ScoringDraft {
  const rowOf = (one: Criterion, depth: 0 | 1): CriterionRow[] => [
    {
      id: one.id,
      depth,
      name: one.name,
      weight: one.weight,
      max: one.max ?? "",
      least: percentOf(one.least),
    },
    ...(one.parts ?? []).flatMap((part) => rowOf(part, 1)),
  ];
  const by = ties.find((tie) => tie.by === "CRITERION");
  return {
    rows: criteria.flatMap((one) => rowOf(one, 0)),
    together,
    outlier: percentOf(outlierShare),
    lowerPrice: ties.some((tie) => tie.by === "LOWER_PRICE"),
    tieBy: by?.by === "CRITERION" ? by.criterion : "",
  };
}

/** The criteria as they are judged by: a row with parts beneath it has no points of its own. */
export function scoringOf({ rows, together, outlier, lowerPrice, tieBy }: ScoringDraft): Scoring {
  const leaf = (row: CriterionRow): Criterion => ({
    id: row.id,
    name: row.name.trim(),
    weight: row.weight.trim(),
    least: shareOf(row.least),
    max: row.max.trim(),
  });
  const criteria: Criterion[] = [];
  for (const row of rows) {
    const above = criteria.at(-1);
    if (row.depth === 0 || !above) criteria.push(leaf(row));
    else {
      const { max: _, parts = [], ...rest } = above;
      criteria[criteria.length - 1] = { ...rest, parts: [...parts, leaf(row)] };
    }
  }
  const ties: TieRule[] = [
    ...(tieBy && rows.some(({ id }) => id === tieBy)
      ? [{ by: "CRITERION" as const, criterion: tieBy }]
      : []),
    ...(lowerPrice ? [{ by: "LOWER_PRICE" as const }] : []),
  ];
  return { criteria, together, ties, outlierShare: shareOf(outlier) ?? "0" };
}

/** What the first level comes to: people write weights that come to 100, though the rules ask for no sum. */
export function weightsTotal(rows: readonly CriterionRow[]): string | undefined {
  let total = fraction(0n);
  for (const { depth, weight } of rows) {
    if (depth !== 0) continue;
    const value = readFraction(weight.trim());
    if (!value) return undefined;
    total = plus(total, value);
  }
  return decimalOfWhole(total);
}
const decimalOfWhole = (value: ReturnType<typeof fraction>): string =>
  value.bottom === 1n ? `${value.top}` : decimalOf(value);
