import { buttonClass } from "@threshold/ui/Button";
import { Empty } from "@threshold/ui/Empty";
import { Skeleton } from "@threshold/ui/Spinner";
import { lazy, Suspense, useState } from "react";
import { Link, useSearchParams } from "react-router";
import { useQuery } from "urql";
import { graphql } from "../../gql/gql.ts";
import type { MyWorkQuery } from "../../gql/graphql.ts";
import { useWords } from "../../i18n/Words.tsx";
import { problemOf } from "../../problem.ts";
import { Page } from "../../shell/Page.tsx";
import { ProblemNote } from "../ProblemNote.tsx";
import { isOpenStatus } from "../task-state.ts";
import { useToday } from "../today.ts";
import { useAct } from "../use-act.ts";
import { MyTaskRow } from "./MyTaskRow.tsx";
import { groupByDue } from "./my-work-groups.ts";
import type { DueGroup } from "./my-work-groups.ts";
import "./work.css";
import { NoticeList } from "./NoticeList.tsx";

const TaskPanel = lazy(async () => ({
  default: (await import("../task/TaskPanel.tsx")).TaskPanel,
}));

const MyWork = graphql(/* GraphQL */ `
  query MyWork($first: Int!) {
    viewer {
      accountId
      person {
        id
        name
      }
      unreadNotices {
        id
        readAt
        ...NoticeList_notices
      }
    }
    myTasks(first: $first) {
      totalCount
      pageInfo {
        hasNextPage
      }
      nodes {
        id
        dueOn
        status
        ...MyTaskRow_task
      }
    }
  }
`);

const ReadNotices = graphql(/* GraphQL */ `
  mutation ReadNotices($input: MarkNoticesReadInput!) {
    markNoticesRead(input: $input) {
      readIds
    }
  }
`);

const PAGE = 50;

/** Today's work (今日待办): what changed, and the open tasks the viewer answers for, by urgency. */
export function MyWorkPage() {
  const { t, format } = useWords();
  const today = useToday();
  const [first, setFirst] = useState(PAGE);
  const [{ data, error, fetching }, refresh] = useQuery({ query: MyWork, variables: { first } });
  const groups = groupByDue(
    (data?.myTasks.nodes ?? []).filter((task) => isOpenStatus(task.status)),
    today,
  );
  const size = (group: DueGroup) => groups.find((one) => one.group === group)?.tasks.length ?? 0;
  const summary = t.launch.work.summary(size("OVERDUE"), size("TODAY"), size("WEEK"));
  return (
    <Page
      title={t.launch.work.title}
      subtitle={`${format.day(today)} ${format.weekday(today)} · ${summary}`}
    >
      {error && (
        <ProblemNote
          problem={problemOf(error)}
          onRetry={() => refresh({ requestPolicy: "network-only" })}
        />
      )}
      {!data && fetching && <Skeleton lines={8} />}
      {data && (
        <Notices
          notices={data.viewer.unreadNotices}
          onRead={() => refresh({ requestPolicy: "network-only" })}
        />
      )}
      {data && (
        <Work
          groups={groups}
          today={today}
          onDone={() => refresh({ requestPolicy: "network-only" })}
          more={data.myTasks.pageInfo.hasNextPage ? () => setFirst(first + PAGE) : undefined}
        />
      )}
      <OpenTask onClose={() => refresh({ requestPolicy: "network-only" })} />
    </Page>
  );
}

function Notices({
  notices,
  onRead,
}: {
  notices: MyWorkQuery["viewer"]["unreadNotices"];
  onRead: () => void;
}) {
  const { run, busy, problem } = useAct(ReadNotices);
  const read = async (ids: string[]) => {
    const { ok } = await run({ ids });
    if (ok) onRead();
  };
  return (
    <>
      <NoticeList
        notices={notices.filter(({ readAt }) => !readAt)}
        busy={busy}
        onRead={(ids) => void read(ids)}
      />
      {problem && <ProblemNote problem={problem} />}
    </>
  );
}

type Task = MyWorkQuery["myTasks"]["nodes"][number];

function Work({
  groups,
  today,
  onDone,
  more,
}: {
  groups: { group: DueGroup; tasks: Task[] }[];
  today: string;
  onDone: () => void;
  more: (() => void) | undefined;
}) {
  const { t } = useWords();
  const [said, setSaid] = useState("");
  const done = (title: string) => {
    setSaid(t.launch.work.done(title));
    onDone();
  };
  return (
    <>
      <p className={said ? "work-said" : "visually-hidden"} role="status">
        {said}
      </p>
      {groups.length === 0 && <NothingToDo />}
      {groups.map(({ group, tasks }) => (
        <section
          key={group}
          className={`work-group work-group-${group.toLowerCase()}`}
          aria-labelledby={`work-${group}`}
        >
          <h2 id={`work-${group}`}>
            {t.launch.work.groups[group]} <small>{t.launch.work.count(tasks.length)}</small>
          </h2>
          <ul>
            {tasks.map((task) => (
              <MyTaskRow key={task.id} task={task} today={today} onDone={done} />
            ))}
          </ul>
        </section>
      ))}
      {more && (
        <button className={buttonClass()} type="button" onClick={more}>
          {t.launch.work.more}
        </button>
      )}
    </>
  );
}

function NothingToDo() {
  const { t } = useWords();
  const onward = (
    <Link className={buttonClass()} to="/launches">
      {t.launch.work.toPortfolio}
    </Link>
  );
  return (
    <Empty title={t.launch.work.emptyTitle} action={onward}>
      {t.launch.work.emptyText}
    </Empty>
  );
}

/** The task of the address's `?task=`, beside the list; its code comes when first opened. */
function OpenTask({ onClose }: { onClose: () => void }) {
  const [search, setSearch] = useSearchParams();
  const taskId = search.get("task");
  if (!taskId) return null;
  const close = () => {
    setSearch({}, { preventScrollReset: true });
    onClose();
  };
  return (
    <Suspense fallback={null}>
      <TaskPanel taskId={taskId} taskHref={(id) => `?task=${id}`} onClose={close} />
    </Suspense>
  );
}
