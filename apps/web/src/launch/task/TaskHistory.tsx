import { useState } from "react";
import { useQuery } from "urql";
import { graphql } from "../../gql/gql.ts";
import { useWords } from "../../i18n/Words.tsx";
import { problemOf } from "../../problem.ts";
import { ProblemNote } from "../../form/ProblemNote.tsx";
import { HistoryList } from "../history/HistoryList.tsx";

const TaskHistoryPage = graphql(/* GraphQL */ `
  query TaskHistoryPage($id: ID!, $first: Int!) {
    launchTask(id: $id) {
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

function Entries({ taskId }: { taskId: string }) {
  const { t } = useWords();
  const [first, setFirst] = useState(PAGE);
  const [{ data, error, fetching }] = useQuery({
    query: TaskHistoryPage,
    variables: { id: taskId, first },
    requestPolicy: "cache-and-network",
  });
  const history = data?.launchTask?.history;
  if (error) return <ProblemNote problem={problemOf(error)} />;
  return (
    <HistoryList
      label={t.launch.task.history}
      entries={history?.nodes}
      busy={fetching}
      onMore={history?.pageInfo.hasNextPage ? () => setFirst(first + PAGE) : undefined}
    />
  );
}
