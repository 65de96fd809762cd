import {
  over,
  readFraction,
  rounded,
  sum,
  times,
  fraction,
} from "@threshold/domain/tender/fraction";
import type { Criterion } from "@threshold/domain/tender/score";
import { useWords } from "../i18n/Words.tsx";

/** How much of 100 a criterion counts, worked out of the weights beside and above it. */
interface Weighed {
  readonly criterion: Criterion;
  readonly depth: number;
  readonly ofHundred: string;
}

const hundred = fraction(100n);

/** Criteria in the order that they are read, each with what it counts of 100; empty where a weight is no number. */
export function weighed(
  criteria: readonly Criterion[],
  depth = 0,
  whole = hundred,
): readonly Weighed[] {
  const weights = criteria.map(({ weight }) => readFraction(weight));
  if (weights.some((one) => one === undefined || one.top <= 0n)) return [];
  const total = sum(weights.map((one) => one!));
  return criteria.flatMap((criterion, index) => {
    const share = over(times(whole, weights[index]!), total);
    return [
      { criterion, depth, ofHundred: rounded(share, 2).replace(/\.?0+$/, "") },
      ...weighed(criterion.parts ?? [], depth + 1, share),
    ];
  });
}

/** 评分标准: criteria with what they count, their points and the least that a bid must reach. */
export function CriteriaTable({ criteria }: { criteria: readonly Criterion[] }) {
  const { t } = useWords();
  const words = t.tender.scoring;
  return (
    <div className="tender-scroll">
      <table className="tender-criteria">
        <thead>
          <tr>
            <th scope="col">{words.criterion}</th>
            <th scope="col">{words.ofHundred}</th>
            <th scope="col">{words.max}</th>
            <th scope="col">{words.least}</th>
          </tr>
        </thead>
        <tbody>
          {weighed(criteria).map(({ criterion, depth, ofHundred }) => (
            <tr key={criterion.id} className={criterion.parts ? "tender-branch" : undefined}>
              <th scope="row" style={{ paddingInlineStart: `${0.75 + depth * 1.25}rem` }}>
                {criterion.name}
              </th>
              <td>{ofHundred}</td>
              <td>{criterion.max ?? "–"}</td>
              <td>{criterion.least === null ? "–" : shareText(criterion.least)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** "3/5" as people read it. */
export function shareText(share: string): string {
  const value = readFraction(share);
  return value ? `${rounded(times(value, hundred), 2).replace(/\.?0+$/, "")}%` : share;
}
