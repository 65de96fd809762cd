import { Button } from "@threshold/ui/Button";
import { Skeleton } from "@threshold/ui/Spinner";
import { useState } from "react";
import { useQuery } from "urql";
import { graphql } from "../gql/gql.ts";
import { readFragment } from "../gql/fragment-masking.ts";
import { useWords } from "../i18n/Words.tsx";
import { History, History_entries } from "./History.tsx";

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
  const [more, setMore] = useState<string>();
  const [{ data }] = useQuery({
    query: EstateHistoryPage,
    variables: { id, after: after ?? null },
    requestPolicy: "network-only",
  });
  const masked = data?.estate?.history;
  if (!masked) return <Skeleton lines={4} />;
  const { pageInfo } = readFragment(History_entries, masked);
  return (
    <>
      <History entries={masked} />
      {more ? (
        <EstateHistory id={id} after={more} />
      ) : (
        pageInfo.hasNextPage &&
        pageInfo.endCursor && (
          <Button kind="QUIET" small onClick={() => setMore(pageInfo.endCursor ?? undefined)}>
            {t.organization.history.more}
          </Button>
        )
      )}
    </>
  );
}
