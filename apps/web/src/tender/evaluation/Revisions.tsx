import type { TenderEvent } from "@threshold/domain/tender/lifecycle";
import { useWords } from "../../i18n/Words.tsx";
import type { PartProps } from "../tender-query.ts";

type Revised = Extract<TenderEvent, { kind: "SCORE_REVISED" }>;

/** Who changed which bid's points after talking, and why. */
export function Revisions({
  tender,
  names,
}: {
  tender: PartProps["tender"];
  names: Readonly<Record<string, string>>;
}) {
  const { t, format } = useWords();
  const words = t.tenderEval;
  const revised = tender.log.filter(({ kind }) => kind === "SCORE_REVISED");
  if (revised.length === 0) return <p className="eval-quiet">{words.noRevisions}</p>;
  return (
    <div>
      <h3>{words.revisions}</h3>
      <ul className="eval-rows">
        {revised.map(({ id, at, event }) => {
          const { expert, bidder, reason } = event as unknown as Revised;
          return (
            <li key={id}>
              <div>
                <span>{words.revised(names[expert] ?? "", names[bidder] ?? "")}</span>
                <small>{reason}</small>
              </div>
              <small>{format.instant(at)}</small>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
