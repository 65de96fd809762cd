import type { Scoring } from "@threshold/domain/tender/score";
import { useWords } from "../i18n/Words.tsx";
import { leastOf, short } from "./evaluation/say-row.ts";
import { rowsOf } from "./evaluation/sheet.ts";

/** 评分标准: criteria with what they count, their points and the least that a bid must reach. */
export function CriteriaTable({ scoring }: { scoring: Scoring }) {
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
          {rowsOf(scoring).map(({ criterion, level, worth }) => (
            <tr key={criterion.id} className={criterion.parts ? "tender-branch" : undefined}>
              <th scope="row" style={{ paddingInlineStart: `${0.75 + level * 1.25}rem` }}>
                {criterion.name}
              </th>
              <td>{short(worth)}</td>
              <td>{criterion.max ?? "–"}</td>
              <td>{criterion.least === null ? "–" : leastOf(criterion.least)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
