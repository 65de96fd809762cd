import { Badge } from "@threshold/ui/Badge";
import { readFragment, type FragmentType } from "../gql/fragment-masking.ts";
import { graphql } from "../gql/gql.ts";
import type { History_ProjectFragment } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { Checks } from "./Checks.tsx";

export const History_project = graphql(/* GraphQL */ `
  fragment History_project on BiddingProject {
    id
    steps {
      id
      step
      doneOn
      note
      reason
      superseded
      checks {
        verdict
        ...Checks_check
      }
    }
    ruleChanges {
      before {
        ...Checks_check
      }
      after {
        ...Checks_check
      }
    }
    history(first: 50) {
      nodes {
        id
        at
        personName
        action
      }
    }
  }
`);

type Entry = History_ProjectFragment["history"]["nodes"][number];

/** What one action changes in several writes is told once. */
const isNews = ({ at, action }: Entry, index: number, all: readonly Entry[]) =>
  all[index - 1]?.at !== at || all[index - 1]?.action !== action;

/** The steps taken, each with what the law said of it then; what newer rules would change; who did what. */
export function History({ project }: { project: FragmentType<typeof History_project> }) {
  const { t, format } = useWords();
  const words = t.bidding;
  const { steps, ruleChanges, history } = readFragment(History_project, project);
  return (
    <>
      <section className="bidding-part" aria-labelledby="bidding-taken">
        <header>
          <h2 id="bidding-taken">{words.taken}</h2>
        </header>
        <ol className="bidding-rows">
          {steps.map(({ id, step, doneOn, note, reason, superseded, checks }) => (
            <li key={id}>
              <div>
                <strong>{words.steps[step]}</strong>
                <small>{[format.day(doneOn), note].filter(Boolean).join(" · ")}</small>
                {reason && <small>{words.reason(reason)}</small>}
                {checks.length > 0 && <Checks checks={checks} />}
              </div>
              {superseded && <Badge tone="WARN">{words.superseded}</Badge>}
            </li>
          ))}
        </ol>
      </section>
      {ruleChanges.length > 0 && (
        <section className="bidding-part" aria-labelledby="bidding-changes">
          <header>
            <div>
              <h2 id="bidding-changes">{words.changes}</h2>
              <p className="bidding-quiet">{words.changesLead}</p>
            </div>
          </header>
          {ruleChanges.map(({ before, after }, at) => (
            <Checks key={at} checks={[before, after]} />
          ))}
        </section>
      )}
      <section className="bidding-part" aria-labelledby="bidding-history">
        <header>
          <h2 id="bidding-history">{words.history}</h2>
        </header>
        <ol className="bidding-rows">
          {history.nodes.filter(isNews).map(({ id, at, personName, action }) => (
            <li key={id}>
              <div>
                <strong>{words.acts[action] ?? words.acts["other"]}</strong>
              </div>
              <small>{`${personName ?? t.organization.history.system} · ${format.instant(at)}`}</small>
            </li>
          ))}
        </ol>
      </section>
    </>
  );
}
