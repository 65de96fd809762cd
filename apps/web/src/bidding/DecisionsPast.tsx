import { points } from "@threshold/domain/bidding/decision";
import { Badge } from "@threshold/ui/Badge";
import { Link } from "react-router";
import { useQuery } from "urql";
import { graphql } from "../gql/gql.ts";
import { useWords } from "../i18n/Words.tsx";
import { recommendationTones } from "./DecisionView.tsx";
import "./decision.css";

const BidDecisionsPast = graphql(/* GraphQL */ `
  query BidDecisionsPast {
    bidDecisions(first: 30, filter: { verdicts: [BID, NO_BID] }) {
      nodes {
        id
        tenths
        recommendation
        verdict
        reason
        outcome
        project {
          id
          estate {
            id
            name
          }
          buildings {
            id
            number
          }
        }
      }
    }
  }
`);

/** What was decided on how many points, beside how it ended: whether the criteria tell. */
export function DecisionsPast() {
  const { t } = useWords();
  const words = t.bidWork.decision;
  const [{ data }] = useQuery({ query: BidDecisionsPast });
  if (!data) return null;
  const { nodes } = data.bidDecisions;
  return (
    <section className="bidding-part" aria-labelledby="decision-past">
      <header>
        <div>
          <h2 id="decision-past">{words.compare}</h2>
          <p className="bidding-quiet">
            {nodes.length > 0 ? words.compareLead : words.compareNone}
          </p>
        </div>
      </header>
      <ul className="bidding-rows">
        {nodes.map(({ id, project, tenths, recommendation, verdict, reason, outcome }) => (
          <li key={id}>
            <div>
              <Link to={`/biddings/${project.id}?view=decision`}>
                {[project.estate.name, project.buildings.map(({ number }) => number).join("、")]
                  .filter(Boolean)
                  .join(" ")}
              </Link>
              {reason && <small>{reason}</small>}
            </div>
            {tenths != null && <span>{words.of100(points(tenths))}</span>}
            {recommendation && (
              <Badge tone={recommendationTones[recommendation]}>
                {words.recommendations[recommendation]}
              </Badge>
            )}
            {verdict && <Badge>{`${words.decided}：${words.verdicts[verdict]}`}</Badge>}
            {verdict === "BID" && (
              <Badge tone={outcome === "WON" ? "OK" : outcome === "LOST" ? "BAD" : "NEUTRAL"}>
                {outcome ? t.bidOffer.lessons.outcomes[outcome] : words.going}
              </Badge>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
