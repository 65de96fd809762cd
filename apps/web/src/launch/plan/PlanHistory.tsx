import { useState } from "react";
import { useQuery } from "urql";
import { graphql } from "../../gql/gql.ts";
import { useWords } from "../../i18n/Words.tsx";
import { problemOf } from "../../problem.ts";
import { HistoryList } from "../history/HistoryList.tsx";
import { ProblemNote } from "../../form/ProblemNote.tsx";

const PlanHistoryPage = graphql(/* GraphQL */ `
  query PlanHistoryPage($id: ID!, $first: Int!) {
    launchPlan(id: $id) {
      id
      history(first: $first) {
        pageInfo {
          hasNextPage
        }
        nodes {
          id
          ...HistoryList_entries
        }
      }
    }
  }
`);

const PAGE = 20;

/** What happened to the plan, newest first. */
export function PlanHistory({ planId }: { planId: string }) {
  const { t } = useWords();
  const [first, setFirst] = useState(PAGE);
  const [{ data, error, fetching }] = useQuery({
    query: PlanHistoryPage,
    variables: { id: planId, first },
    requestPolicy: "cache-and-network",
  });
  const history = data?.launchPlan?.history;
  if (error) return <ProblemNote problem={problemOf(error)} />;
  return (
    <div className="plan-card">
      <HistoryList
        label={t.launch.plan.tabs.history}
        entries={history?.nodes}
        busy={fetching}
        onMore={history?.pageInfo.hasNextPage ? () => setFirst(first + PAGE) : undefined}
      />
    </div>
  );
}
