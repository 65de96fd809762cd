import { useState } from "react";
import { useQuery } from "urql";
import { graphql } from "../../gql/gql.ts";
import { useWords } from "../../i18n/Words.tsx";
import { problemOf } from "../../problem.ts";
import { ProblemNote } from "../../form/ProblemNote.tsx";
import { HistoryList } from "../history/HistoryList.tsx";
import { useNextPage } from "../../list/use-list.ts";

const TaskHistoryPage = graphql(/* GraphQL */ `
  query TaskHistoryPage($id: ID!, $after: String) {
    launchTask(id: $id) {
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

/** The task's history, asked for when it is opened. */
export function TaskHistory({ taskId }: { taskId: string }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <details className="task-section" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t.launch.task.history}</summary>
      {open && <Entries taskId={taskId} />}
    </details>
  );
}

/** A page of it; the next follows by the cursor of this one. */
function Entries({ taskId, after }: { taskId: string; after?: string }) {
  const { t } = useWords();
  const [{ data, error, fetching }] = useQuery({
    query: TaskHistoryPage,
    variables: { id: taskId, after: after ?? null },
    requestPolicy: "cache-and-network",
  });
  const history = data?.launchTask?.history;
  const { onMore, next } = useNextPage(history?.pageInfo);
  if (error) return <ProblemNote problem={problemOf(error)} />;
  return (
    <>
      <HistoryList
        label={t.launch.task.history}
        entries={history?.nodes}
        busy={fetching}
        isPart={next !== undefined || after !== undefined}
        onMore={onMore}
      />
      {next && <Entries taskId={taskId} after={next} />}
    </>
  );
}
