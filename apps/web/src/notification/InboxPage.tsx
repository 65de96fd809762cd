import { notificationKindNames } from "@threshold/domain/notification/kinds";
import { notificationText } from "@threshold/domain/notification/sentence";
import { Badge } from "@threshold/ui/Badge";
import { Button, buttonClass } from "@threshold/ui/Button";
import { Empty } from "@threshold/ui/Empty";
import { Select } from "@threshold/ui/Input";
import { Segmented } from "@threshold/ui/Segmented";
import { Skeleton } from "@threshold/ui/Spinner";
import { useCallback, useEffect, useState } from "react";
import { Link } from "react-router";
import { useQuery, useSubscription } from "urql";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useAct } from "../form/use-act.ts";
import { graphql } from "../gql/gql.ts";
import type { InboxQuery, NotificationFilter, NotificationKind } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { ExportMenu } from "../list/ExportMenu.tsx";
import { ListSearch } from "../list/ListSearch.tsx";
import { SavedViews } from "../list/SavedViews.tsx";
import { useListParams } from "../list/use-list.ts";
import { onReconnect } from "../live.ts";
import { problemOf } from "../problem.ts";
import { useAnnounce } from "../shell/announce.tsx";
import { Page } from "../shell/Page.tsx";
import { useViewer } from "../shell/viewer.ts";
import { InboxChanged } from "./Bell.tsx";
import "./notification.css";

const Inbox = graphql(/* GraphQL */ `
  query Inbox($first: Int!, $after: String, $filter: NotificationFilter) {
    notifications(first: $first, after: $after, filter: $filter) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        kind
        data
        urgent
        recordId
        createdAt
        readAt
      }
    }
    viewer {
      accountId
      unreadCount
    }
  }
`);

const MarkRead = graphql(/* GraphQL */ `
  mutation MarkInboxRead($input: MarkNotificationsReadInput!) {
    markNotificationsRead(input: $input) {
      readIds
    }
  }
`);

const MarkAllRead = graphql(/* GraphQL */ `
  mutation MarkInboxAllRead($input: MarkAllNotificationsReadInput!) {
    markAllNotificationsRead(input: $input) {
      count
    }
  }
`);

type Told = InboxQuery["notifications"]["nodes"][number];
const PAGE = 30;

const isKind = (word: string): word is NotificationKind =>
  (notificationKindNames as string[]).includes(word);

/** Everything that one was told (通知), newest first: by what is unread, by kind, by its words. */
export function InboxPage() {
  const { t } = useWords();
  const words = t.notification.inbox;
  const { search, params, change, replaceAll } = useListParams();
  const only = params.get("show") === "unread" ? "unread" : "all";
  const kind = params.get("kind");
  const text = params.get("q");
  const filter: NotificationFilter = {
    ...(only === "unread" ? { unread: true } : {}),
    ...(isKind(kind) ? { kinds: [kind] } : {}),
    ...(text ? { search: text } : {}),
  };
  return (
    <Page
      title={words.title}
      actions={
        <Link className={buttonClass()} to="/account#notifications">
          {words.settings}
        </Link>
      }
    >
      <div className="toolbar">
        <ListSearch
          label={t.shell.search.label}
          placeholder={words.search}
          value={text}
          onChange={useCallback((q: string) => change({ q }, { replace: true }), [change])}
        />
        <Select
          label={words.kind}
          placeholder={words.anyKind}
          value={isKind(kind) ? kind : ""}
          options={notificationKindNames.map((value) => ({
            value,
            label: t.notification.kinds[value],
          }))}
          onChange={(event) => change({ kind: event.target.value })}
        />
        <Segmented
          label={words.isUnread}
          value={only}
          options={[
            { value: "all", label: words.all },
            { value: "unread", label: words.unread },
          ]}
          onChange={(show) => change({ show: show === "all" ? "" : show })}
        />
        <SavedViews page="INBOX" search={search} onChoose={replaceAll} />
        <ExportMenu list="notifications" args={{ filter }} />
      </div>
      <InboxList key={JSON.stringify(filter)} filter={filter} />
    </Page>
  );
}

/** The pages read so far, one below the other; what comes meanwhile is offered and does not push the rows away. */
function InboxList({ filter }: { filter: NotificationFilter }) {
  const { t } = useWords();
  const words = t.notification.inbox;
  const announce = useAnnounce();
  const [after, setAfter] = useState<string | null>(null);
  const [earlier, setEarlier] = useState<readonly Told[]>([]);
  const [fresh, setFresh] = useState(false);
  const [{ data, error, fetching }, refresh] = useQuery({
    query: Inbox,
    variables: { first: PAGE, after, filter },
  });
  const marking = useAct(MarkRead);
  const markingAll = useAct(MarkAllRead);
  const page = data?.notifications;
  const shown = [
    ...earlier,
    ...(page?.nodes.filter((one) => !earlier.some(({ id }) => id === one.id)) ?? []),
  ];

  const [changed] = useSubscription({ query: InboxChanged });
  const told = changed.data?.notificationChanged;
  useEffect(() => {
    if (told && !told.readAt) setFresh(true);
  }, [told]);
  useEffect(() => onReconnect(() => setFresh(true)), []);

  const fromTheTop = () => {
    setFresh(false);
    setEarlier([]);
    setAfter(null);
    refresh({ requestPolicy: "network-only" });
  };
  const mark = async (id: string) => {
    const { ok } = await marking.run({ ids: [id] });
    if (!ok) return;
    const read = (one: Told) =>
      one.id === id ? { ...one, readAt: new Date().toISOString() } : one;
    setEarlier(shown.map(read));
    refresh({ requestPolicy: "network-only" });
  };
  const markAll = async () => {
    const outcome = await markingAll.run(filter.kinds ? { kinds: filter.kinds } : {});
    if (!outcome.ok) return;
    announce(words.marked(outcome.data.markAllNotificationsRead.count));
    fromTheTop();
  };
  const more = () => {
    setEarlier(shown);
    setAfter(page?.pageInfo.endCursor ?? null);
  };

  const problem = marking.problem ?? markingAll.problem;
  const narrowed = Object.keys(filter).length > 0;
  return (
    <section aria-label={words.title} className="inbox">
      {error && <ProblemNote problem={problemOf(error)} onRetry={fromTheTop} />}
      {problem && <ProblemNote problem={problem} />}
      {fresh && (
        <Button kind="PRIMARY" icon="bell" onClick={fromTheTop}>
          {words.arrived}
        </Button>
      )}
      {!data && fetching && <Skeleton lines={6} />}
      {data && shown.length === 0 && (
        <Empty title={narrowed ? words.noneFound : words.none}>
          {narrowed ? undefined : words.noneText}
        </Empty>
      )}
      {shown.some(({ readAt }) => !readAt) && (
        <div className="inbox-all">
          <Button small kind="QUIET" busy={markingAll.busy} onClick={() => void markAll()}>
            {words.markAll}
          </Button>
        </div>
      )}
      <ul>
        {shown.map((one) => (
          <InboxRow key={one.id} told={one} onRead={() => void mark(one.id)} />
        ))}
      </ul>
      {page?.pageInfo.hasNextPage && (
        <Button busy={fetching} onClick={more}>
          {words.more}
        </Button>
      )}
    </section>
  );
}

function InboxRow({ told, onRead }: { told: Told; onRead: () => void }) {
  const { t, format, language } = useWords();
  const { company } = useViewer();
  const words = t.notification.inbox;
  const { kind, data, recordId, readAt, urgent, createdAt } = told;
  const { headline, details } = notificationText(kind, data, language, company.timeZone);
  return (
    <li className={readAt ? "inbox-row" : "inbox-row inbox-unread"}>
      <div>
        <p className="inbox-kind">
          {!readAt && <span className="visually-hidden">{words.isUnread}</span>}
          {t.notification.kinds[kind]}
          {urgent && <Badge tone="BAD">{words.urgent}</Badge>}
          <time dateTime={createdAt}>{format.instant(createdAt)}</time>
        </p>
        <p className="inbox-headline">
          {recordId ? (
            <Link to={`/records/${recordId}`} onClick={readAt ? undefined : onRead}>
              {headline}
            </Link>
          ) : (
            headline
          )}
        </p>
        {details.map((detail) => (
          <p key={detail} className="quiet">
            {detail}
          </p>
        ))}
      </div>
      {!readAt && (
        <Button small kind="QUIET" icon="check" iconOnly onClick={onRead}>
          {words.markRead}
        </Button>
      )}
    </li>
  );
}
