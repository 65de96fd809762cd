import { buttonClass } from "@threshold/ui/Button";
import { Empty } from "@threshold/ui/Empty";
import { Skeleton } from "@threshold/ui/Spinner";
import { lazy, Suspense, useState } from "react";
import type { ReactNode } from "react";
import { Link, useSearchParams } from "react-router";
import { useQuery } from "urql";
import { graphql } from "../../gql/gql.ts";
import type { LaunchPlanFilter, MyWorkQuery } from "../../gql/graphql.ts";
import { useWords } from "../../i18n/Words.tsx";
import { problemOf } from "../../problem.ts";
import { Page } from "../../shell/Page.tsx";
import { usePlace } from "../../shell/place.tsx";
import { useMay } from "../../shell/viewer.ts";
import { ProblemNote } from "../../form/ProblemNote.tsx";
import { actionOf, isOpenStatus } from "../task-state.ts";
import { useToday } from "../../form/today.ts";
import { useAct } from "../../form/use-act.ts";
import { ApprovalRow } from "./ApprovalRow.tsx";
import { AttentionList } from "./AttentionList.tsx";
import { MyTaskRow } from "./MyTaskRow.tsx";
import { groupByDue } from "./my-work-groups.ts";
import type { DueGroup } from "./my-work-groups.ts";
import "./work.css";
import { NewNotifications } from "../../notification/NewNotifications.tsx";

const TaskPanel = lazy(async () => ({
  default: (await import("../task/TaskPanel.tsx")).TaskPanel,
}));

const MyWork = graphql(/* GraphQL */ `
  query MyWork($first: Int!, $attention: LaunchPlanFilter!) {
    viewer {
      accountId
      person {
        id
        name
      }
      unreadNotifications {
        id
        readAt
        ...NewNotifications_notifications
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
        actions {
          action
          allowed
        }
        ...MyTaskRow_task
      }
    }
    readable: launchPlans(first: 1) {
      totalCount
    }
    attention: launchPlans(first: 6, filter: $attention, orderBy: DANGER) {
      totalCount
      nodes {
        id
        ...AttentionList_plans
      }
    }
  }
`);

const ReadNotifications = graphql(/* GraphQL */ `
  mutation ReadNotifications($input: MarkNotificationsReadInput!) {
    markNotificationsRead(input: $input) {
      readIds
    }
  }
`);

const PAGE = 50;

/** Launches that somebody should look at: not green, and not over. */
const ATTENTION = {
  lights: ["RED", "AMBER"],
  statuses: ["DRAFT", "ACTIVE", "READY", "SUSPENDED"],
} satisfies LaunchPlanFilter;

/** Today's work (今日待办): what changed, what waits for approval, the open tasks by urgency, launches in danger. */
export function MyWorkPage() {
  const { t, format } = useWords();
  const today = useToday();
  const { filter: place } = usePlace();
  const [first, setFirst] = useState(PAGE);
  const [{ data, error, fetching }, refresh] = useQuery({
    query: MyWork,
    variables: { first, attention: { ...ATTENTION, ...place } },
  });
  const refetch = () => refresh({ requestPolicy: "network-only" });
  const { approvals, groups } = sortWork(data?.myTasks.nodes ?? [], today);
  const size = (group: DueGroup) => groups.find((one) => one.group === group)?.tasks.length ?? 0;
  const summary = t.launch.work.summary(
    approvals.length,
    size("OVERDUE"),
    size("TODAY"),
    size("WEEK"),
  );
  return (
    <Page
      title={t.launch.work.title}
      subtitle={`${format.day(today)} ${format.weekday(today)}${data ? ` · ${summary}` : ""}`}
    >
      {error && <ProblemNote problem={problemOf(error)} onRetry={refetch} />}
      {!data && fetching && <Skeleton lines={8} />}
      {data && <Unread notifications={data.viewer.unreadNotifications} onRead={refetch} />}
      {data && (
        <Work
          data={data}
          approvals={approvals}
          groups={groups}
          today={today}
          onDone={refetch}
          more={data.myTasks.pageInfo.hasNextPage ? () => setFirst(first + PAGE) : undefined}
        />
      )}
      <OpenTask onClose={refetch} />
    </Page>
  );
}

type Task = MyWorkQuery["myTasks"]["nodes"][number];

/** What waits for my approval apart from what I do myself. */
function sortWork(tasks: readonly Task[], today: string) {
  const open = tasks.filter((task) => isOpenStatus(task.status));
  const awaitsMe = (task: Task) => actionOf(task.actions, "returnLaunchTask")?.allowed ?? false;
  return {
    approvals: open.filter(awaitsMe),
    groups: groupByDue(
      open.filter((task) => !awaitsMe(task)),
      today,
    ),
  };
}

function Unread({
  notifications,
  onRead,
}: {
  notifications: MyWorkQuery["viewer"]["unreadNotifications"];
  onRead: () => void;
}) {
  const { run, busy, problem } = useAct(ReadNotifications);
  const read = async (ids: string[]) => {
    const { ok } = await run({ ids });
    if (ok) onRead();
  };
  return (
    <>
      <NewNotifications
        notifications={notifications.filter(({ readAt }) => !readAt)}
        busy={busy}
        onRead={(ids) => void read(ids)}
      />
      {problem && <ProblemNote problem={problem} />}
    </>
  );
}

function Work({
  data,
  approvals,
  groups,
  today,
  onDone,
  more,
}: {
  data: MyWorkQuery;
  approvals: Task[];
  groups: { group: DueGroup; tasks: Task[] }[];
  today: string;
  onDone: () => void;
  more: (() => void) | undefined;
}) {
  const { t } = useWords();
  const may = useMay();
  const [said, setSaid] = useState("");
  const done = (sentence: string) => {
    setSaid(sentence);
    onDone();
  };
  const { attention } = data;
  const watches =
    attention.nodes.length > 0 && (may("launch.approve") || data.readable.totalCount > 1);
  return (
    <>
      <p className={said ? "work-said" : "visually-hidden"} role="status">
        {said}
      </p>
      {approvals.length === 0 && groups.length === 0 && !watches && <NothingToDo />}
      {approvals.length > 0 && (
        <Group group="APPROVAL" count={approvals.length}>
          {approvals.map((task) => (
            <ApprovalRow key={task.id} task={task} today={today} onDone={done} />
          ))}
        </Group>
      )}
      {groups.map(({ group, tasks }) => (
        <Group key={group} group={group} count={tasks.length}>
          {tasks.map((task) => (
            <MyTaskRow key={task.id} task={task} today={today} onDone={done} />
          ))}
        </Group>
      ))}
      {more && (
        <button className={buttonClass()} type="button" onClick={more}>
          {t.launch.work.more}
        </button>
      )}
      {watches && <AttentionList plans={attention.nodes} total={attention.totalCount} />}
    </>
  );
}

function Group(props: { group: DueGroup | "APPROVAL"; count: number; children: ReactNode }) {
  const { t } = useWords();
  return (
    <section
      className={`work-group work-group-${props.group.toLowerCase()}`}
      aria-labelledby={`work-${props.group}`}
    >
      <h2 id={`work-${props.group}`}>
        {t.launch.work.groups[props.group]} <small>{t.launch.work.count(props.count)}</small>
      </h2>
      <ul>{props.children}</ul>
    </section>
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
