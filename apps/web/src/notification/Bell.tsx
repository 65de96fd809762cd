import { Icon } from "@threshold/ui/Icon";
import { useEffect } from "react";
import { Link } from "react-router";
import { useQuery, useSubscription } from "urql";
import { graphql } from "../gql/gql.ts";
import { useWords } from "../i18n/Words.tsx";
import { onReconnect } from "../live.ts";

const Unread = graphql(/* GraphQL */ `
  query Unread {
    viewer {
      accountId
      unreadCount
    }
  }
`);

export const InboxChanged = graphql(/* GraphQL */ `
  subscription InboxChanged {
    notificationChanged {
      id
      readAt
    }
  }
`);

/** As many as fit beside the bell. */
const MOST = 99;

/** The way into the inbox, with how much in it is unread: now, whenever something comes, and after an interruption. */
export function Bell() {
  const { t } = useWords();
  const [{ data }, refresh] = useQuery({ query: Unread });
  const [changed] = useSubscription({ query: InboxChanged });
  const ask = () => refresh({ requestPolicy: "network-only" });
  useEffect(() => {
    if (changed.data) ask();
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- each event asks once
  }, [changed.data]);
  useEffect(() => onReconnect(ask));
  const unread = data?.viewer.unreadCount ?? 0;
  return (
    <Link
      className="ui-button ui-button-quiet ui-button-icon bell"
      to="/inbox"
      aria-label={t.shell.bell(unread)}
      title={t.shell.pages.inbox}
    >
      <Icon name="bell" />
      {unread > 0 && (
        <span className="bell-count" aria-hidden="true">
          {unread > MOST ? `${MOST}+` : unread}
        </span>
      )}
    </Link>
  );
}
