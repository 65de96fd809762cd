import { useQuery } from "urql";
import { graphql } from "../../gql/gql.ts";
import { useWords } from "../../i18n/Words.tsx";
import { problemOf } from "../../problem.ts";
import { HistoryList } from "../history/HistoryList.tsx";
import { ProblemNote } from "../../form/ProblemNote.tsx";
import { useNextPage } from "../../list/use-list.ts";

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
  const [{ data, error, fetching }] = useQuery({
    query: PlanHistoryPage,
    variables: { id: planId, after: after ?? null },
    requestPolicy: "cache-and-network",
  });
  const history = data?.launchPlan?.history;
  const { onMore, next } = useNextPage(history?.pageInfo);
  if (error) return <ProblemNote problem={problemOf(error)} />;
  return (
    <>
      <HistoryList
        label={t.launch.plan.tabs.history}
        entries={history?.nodes}
        busy={fetching}
        isPart={next !== undefined || after !== undefined}
        onMore={onMore}
      />
      {next && <Entries planId={planId} after={next} />}
    </>
  );
}
