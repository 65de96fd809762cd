import { Button } from "@threshold/ui/Button";
import { Skeleton } from "@threshold/ui/Spinner";
import { useQuery } from "urql";
import { graphql } from "../gql/gql.ts";
import { readFragment } from "../gql/fragment-masking.ts";
import { useWords } from "../i18n/Words.tsx";
import { History, History_entries } from "./History.tsx";
import { useNextPage } from "../list/use-list.ts";

const EstateHistoryPage = graphql(/* GraphQL */ `
  query EstateHistory($id: ID!, $after: String) {
    estate(id: $id) {
      id
      history(first: 10, after: $after) {
        ...History_entries
      }
    }
  }
`);

/** What became of an estate; earlier changes come when asked for. */
export function EstateHistory({ id, after }: { id: string; after?: string }) {
  const { t } = useWords();
  const [{ data }] = useQuery({
    query: EstateHistoryPage,
    variables: { id, after: after ?? null },
    requestPolicy: "network-only",
  });
  const masked = data?.estate?.history;
  const page = masked && readFragment(History_entries, masked);
  const { onMore, next } = useNextPage(page?.pageInfo);
  if (!masked) return <Skeleton lines={4} />;
  return (
    <>
      <History entries={masked} />
      {onMore && (
        <Button kind="QUIET" small onClick={onMore}>
          {t.organization.history.more}
        </Button>
      )}
      {next && <EstateHistory id={id} after={next} />}
    </>
  );
}
