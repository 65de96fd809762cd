import { useState } from "react";
import { useQuery } from "urql";
import { graphql } from "../../gql/gql.ts";
import { useWords } from "../../i18n/Words.tsx";
import { problemOf } from "../../problem.ts";
import { HistoryList } from "../history/HistoryList.tsx";
import { ProblemNote } from "../../form/ProblemNote.tsx";

const PlanHistoryPage = graphql(/* GraphQL */ `
  query PlanHistoryPage($id: ID!, $after: String) {
    launchPlan(id: $id) {
      id
      history(first: 20, after: $after) {
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          id
          ...HistoryList_entries
        }
      }
    }
  }
`);

/** What happened to the plan, newest first. */
export const PlanHistory = ({ planId }: { planId: string }) => (
  <div className="plan-card">
    <Entries planId={planId} />
  </div>
);

/** A page of it; the next follows by the cursor of this one. */
function Entries({ planId, after }: { planId: string; after?: string }) {
  const { t } = useWords();
  const [more, setMore] = useState(false);
  const [{ data, error, fetching }] = useQuery({
    query: PlanHistoryPage,
    variables: { id: planId, after: after ?? null },
    requestPolicy: "cache-and-network",
  });
  const history = data?.launchPlan?.history;
  if (error) return <ProblemNote problem={problemOf(error)} />;
  const { hasNextPage, endCursor } = history?.pageInfo ?? {};
  return (
    <>
      <HistoryList
        label={t.launch.plan.tabs.history}
        entries={history?.nodes}
        busy={fetching}
        isPart={more || after !== undefined}
        onMore={hasNextPage && !more ? () => setMore(true) : undefined}
      />
      {more && endCursor && <Entries planId={planId} after={endCursor} />}
    </>
  );
}
