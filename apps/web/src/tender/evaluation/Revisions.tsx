import type { TenderEvent } from "@threshold/domain/tender/lifecycle";
import { type FragmentType, readFragment } from "../../gql/fragment-masking.ts";
import { graphql } from "../../gql/gql.ts";
import { useWords } from "../../i18n/Words.tsx";

type Revised = Extract<TenderEvent, { kind: "SCORE_REVISED" }>;

export const Revisions_tender = graphql(/* GraphQL */ `
  fragment Revisions_tender on Tender {
    id
    revisions: log(first: 100, kinds: [SCORE_REVISED]) {
      totalCount
      nodes {
        id
        at
        event
      }
    }
  }
`);

/** Who changed which bid's points after talking, and why: the last hundred times, of how many; all are in the log. */
export function Revisions({
  tender,
  names,
}: {
  tender: FragmentType<typeof Revisions_tender>;
  names: Readonly<Record<string, string>>;
}) {
  const { t, format } = useWords();
  const words = t.tenderEval;
  const { totalCount, nodes: revised } = readFragment(Revisions_tender, tender).revisions;
  if (revised.length === 0) return <p className="eval-quiet">{words.noRevisions}</p>;
  return (
    <div>
      <h3>{words.revisionsOf(totalCount)}</h3>
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
