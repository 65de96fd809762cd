import { rounded, times, writeFraction } from "@threshold/domain/tender/fraction";
import type { AllSheets, Scoring } from "@threshold/domain/tender/score";
import { Badge } from "@threshold/ui/Badge";
import { ErrorNote, Note } from "@threshold/ui/ErrorNote";
import { useMemo } from "react";
import { useWords } from "../../i18n/Words.tsx";
import type { Messages } from "../../i18n/zh.ts";
import { leastOf, percent } from "./say-row.ts";
import { type JudgedBid, rowsOf } from "./sheet.ts";
import { isAsTold, type Member, type Reckoned, reckon } from "./together.ts";
import "./evaluation.css";

export interface ReckoningProps {
  scoring: Scoring;
  bids: readonly JudgedBid[];
  members: readonly Member[];
  sheets: AllSheets;
  lots: readonly string[];
  /** As it stands in the log. */
  told: { readonly ranked: readonly string[]; readonly scores: Readonly<Record<string, string>> };
}

/** The ranking, reckoned again here from everybody's points: each score as a fraction, and how it came about. */
export function Reckoning({ scoring, bids, members, sheets, lots, told }: ReckoningProps) {
  const { t } = useWords();
  const words = t.tenderEval;
  const reckoned = useMemo(
    () => reckon(scoring, bids, sheets, lots),
    [scoring, bids, sheets, lots],
  );
  return (
    <div className="eval-reckoning">
      {isAsTold(reckoned, told) ? (
        <Note tone="OK">{words.asTold}</Note>
      ) : (
        <ErrorNote>{words.notAsTold}</ErrorNote>
      )}
      <ol className="eval-places">
        {reckoned.map((one) => (
          <li key={one.bid.bidder} className={one.isRanked ? "eval-ranked" : undefined}>
            <Place {...{ one, scoring, members, words }} />
          </li>
        ))}
      </ol>
    </div>
  );
}

interface PlaceProps {
  one: Reckoned;
  scoring: Scoring;
  members: readonly Member[];
  words: Messages["tenderEval"];
}

function Place({ one, scoring, members, words }: PlaceProps) {
  const { bid, judged, place, isRanked, decision } = one;
  const short = one.parts.filter(({ isShort }) => isShort);
  return (
    <>
      <div className="eval-place">
        <span className="eval-place-number">{place ?? "—"}</span>
        <div>
          <strong>{bid.name}</strong>
          <span className="eval-quiet">{words.price(bid.price)}</span>
          {isRanked && <Badge tone="OK">{words.candidate(place ?? 0)}</Badge>}
          {short.map(({ criterion, share }) => (
            <Badge key={criterion.id} tone="BAD">
              {words.fellShort(criterion.name, percent(share), leastOf(criterion.least ?? "0"))}
            </Badge>
          ))}
          {decision && decision.by !== "SCORE" && (
            <Badge tone="WARN">{sayDecision(decision, scoring, words)}</Badge>
          )}
        </div>
        <span className="eval-score">
          <strong>{rounded(judged.score, 4)}</strong>
          <small>{writeFraction(judged.score)}</small>
        </span>
      </div>
      <details>
        <summary>{words.howCome}</summary>
        <How {...{ one, scoring, members, words }} />
      </details>
    </>
  );
}

function How({ one: { judged, totals, parts }, scoring, members, words }: PlaceProps) {
  const counted = totals.filter(({ isLeftOut }) => !isLeftOut);
  const nameOf = (expert: string) =>
    members.find(({ reference }) => reference === expert)?.name ?? expert;
  const trims = counted.length < totals.length;
  return (
    <div className="eval-how">
      <p>
        {trims ? words.trimmed : words.mean}
        {`：(${counted.map(({ value }) => rounded(value, 2)).join(" + ")}) ÷ ${counted.length} = `}
        <strong>{rounded(judged.score, 4)}</strong>
      </p>
      <ul className="eval-totals">
        {totals.map(({ expert, value, isLeftOut }) => (
          <li key={expert}>
            <span>{nameOf(expert)}</span>
            <span title={writeFraction(value)}>{rounded(value, 2)}</span>
            {isLeftOut && <small>{words.leftOut}</small>}
            {judged.dispersion.outliers.includes(expert) && (
              <small className="eval-far">{isLeftOut ? words.isFar : words.isFarCounted}</small>
            )}
          </li>
        ))}
      </ul>
      <table>
        <caption>{words.byPart}</caption>
        <thead>
          <tr>
            <th scope="col">{words.criterion}</th>
            <th scope="col">{words.share}</th>
            <th scope="col">{words.comesTo}</th>
          </tr>
        </thead>
        <tbody>
          {parts.map(({ criterion, worth, share, isShort }) => (
            <tr key={criterion.id}>
              <th scope="row">
                {criterion.name}
                {criterion.least !== null && (
                  <small className={isShort ? "eval-far" : "eval-quiet"}>
                    {words.least(leastOf(criterion.least))}
                  </small>
                )}
              </th>
              <td>{percent(share)}</td>
              <td>{words.ofWorth(rounded(times(worth, share), 2), rounded(worth, 2))}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {trims && <p className="eval-quiet">{words.partsOfAll}</p>}
      <p className="eval-quiet">{words.byRules(scoring.ties.length)}</p>
    </div>
  );
}

function sayDecision(
  decision: NonNullable<Reckoned["decision"]>,
  scoring: Scoring,
  words: Messages["tenderEval"],
): string {
  if (decision.by === "LOT") return words.byLot;
  if (decision.by === "LOWER_PRICE") return words.byPrice;
  if (decision.by === "SCORE") return "";
  const row = rowsOf(scoring).find(({ criterion }) => criterion.id === decision.criterion);
  return words.byCriterion(row?.criterion.name ?? "");
}
