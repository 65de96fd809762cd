import { inWords } from "@threshold/domain/checklist/limit-words";
import type { ChecklistContent, Item, Verdict } from "@threshold/domain/checklist/template";
import { Link } from "react-router";
import { useWords } from "../i18n/Words.tsx";
import type { Reception } from "./ReceptionsPage.tsx";

type Mark = Verdict | "WAIVED" | "NONE";
const signs: Record<Mark, string> = {
  OK: "✓",
  NOT_OK: "✗",
  WAIVED: "△",
  MISSING: "·",
  NOT_APPLICABLE: "–",
  NONE: "",
};

/** All centers beside each other: a row each, a column for every line of the newest standard among them. */
export function Comparison({ setups }: { setups: readonly Reception[] }) {
  const { t, language } = useWords();
  const newest = setups.reduce((best, one) =>
    one.check.template.versionNumber > best.check.template.versionNumber ? one : best,
  );
  const { sections, items } = newest.check.template.content as ChecklistContent;
  const columns = sections.flatMap(({ code }) => items.filter((item) => item.section === code));
  return (
    <div className="reception-comparison">
      <p className="reception-legend">
        {(["OK", "NOT_OK", "WAIVED", "MISSING"] as const).map((mark) => (
          <span key={mark}>
            <i className={`reception-mark reception-${mark.toLowerCase()}`}>{signs[mark]}</i>
            {t.reception.marks[mark]}
          </span>
        ))}
      </p>
      <div
        className="reception-table"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard must reach it
        tabIndex={0}
        role="region"
        aria-label={t.reception.comparison}
      >
        <table>
          <thead>
            <tr>
              <th scope="col" rowSpan={2} className="reception-first">
                {t.reception.center}
              </th>
              <th scope="col" rowSpan={2}>
                {t.reception.score}
              </th>
              {sections.map(({ code, label }) => (
                <th
                  key={code}
                  scope="colgroup"
                  colSpan={columns.filter((item) => item.section === code).length}
                >
                  {inWords(label, language)}
                </th>
              ))}
            </tr>
            <tr>
              {columns.map((item) => (
                <th key={item.code} scope="col" className="reception-column">
                  <span>{inWords(item.label, language)}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {setups.map((setup) => (
              <Row key={setup.id} setup={setup} columns={columns} />
            ))}
            <Misses setups={setups} columns={columns} />
          </tbody>
        </table>
      </div>
    </div>
  );
}

function markOf(setup: Reception, code: string): Mark {
  const answer = setup.check.answers.find((one) => one.itemCode === code);
  if (!answer?.shown) return "NONE";
  return answer.verdict === "NOT_OK" && answer.waivedReason ? "WAIVED" : answer.verdict;
}

function Row({ setup, columns }: { setup: Reception; columns: readonly Item[] }) {
  const { t, language } = useWords();
  const { score } = setup.check;
  return (
    <tr>
      <th scope="row" className="reception-first">
        <Link to={`/reception/${setup.id}`}>{setup.serviceCenter.name}</Link>
        <small>{t.reception.statuses[setup.status]}</small>
      </th>
      <td className="reception-score">
        <span>{score ?? "–"}</span>
        <i style={{ inlineSize: `${score ?? 0}%` }} />
      </td>
      {columns.map((item) => {
        const mark = markOf(setup, item.code);
        return (
          <td
            key={item.code}
            title={`${inWords(item.label, language)}: ${t.reception.marks[mark]}`}
          >
            <i className={`reception-mark reception-${mark.toLowerCase()}`} aria-hidden>
              {signs[mark]}
            </i>
            <span className="visually-hidden">{t.reception.marks[mark]}</span>
          </td>
        );
      })}
    </tr>
  );
}

/** How many centers miss each line: where the region has to act as a whole. */
function Misses({ setups, columns }: { setups: readonly Reception[]; columns: readonly Item[] }) {
  const { t } = useWords();
  return (
    <tr className="reception-misses">
      <th scope="row" colSpan={2} className="reception-first">
        {t.reception.misses}
      </th>
      {columns.map((item) => {
        const count = setups.filter((setup) =>
          ["NOT_OK", "WAIVED"].includes(markOf(setup, item.code)),
        ).length;
        return <td key={item.code}>{count > 0 ? count : ""}</td>;
      })}
    </tr>
  );
}
