import { buttonClass } from "@threshold/ui/Button";
import { Empty } from "@threshold/ui/Empty";
import { Segmented } from "@threshold/ui/Segmented";
import { Skeleton } from "@threshold/ui/Spinner";
import { lazy, Suspense, useState } from "react";
import { Link } from "react-router";
import { useQuery } from "urql";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useToday } from "../form/today.ts";
import { useAct } from "../form/use-act.ts";
import { readFragment } from "../gql/fragment-masking.ts";
import type { LaunchPlanFilter, WorkAroundQuery } from "../gql/graphql.ts";
import { withPageWords } from "../page.ts";
import { useWords } from "../i18n/Words.tsx";
import "../launch/work/work.css";
import { pageArguments } from "../list/list-params.ts";
import { useListParams } from "../list/use-list.ts";
import { useLive } from "../live-list.ts";
import { InboxChanged } from "../notification/Bell.tsx";
import { problemOf } from "../problem.ts";
import { Page } from "../shell/Page.tsx";
import { usePlace } from "../shell/place.tsx";
import { useMay } from "../shell/viewer.ts";
import {
  ReadNotifications,
  Work,
  WorkAround,
  WorkChanged,
  WorkList_page,
} from "./work-documents.ts";
import {
  ARRANGEMENTS,
  arrangementOf,
  countNarrowing,
  filterOf,
  SCOPES,
  scopeOf,
} from "./work-state.ts";
import type { Arrangement, Scope } from "./work-state.ts";

/** The list's code comes beside the list itself, the page's frame ahead of both. */
const listCode = import("./WorkList.tsx");
const WorkList = lazy(async () => ({ default: (await listCode).WorkList }));
/** What is not the list itself comes after it. */
const AttentionList = lazy(async () => ({
  default: (await import("../launch/work/AttentionList.tsx")).AttentionList,
}));
const NewNotifications = lazy(async () => ({
  default: (await import("../notification/NewNotifications.tsx")).NewNotifications,
}));
const WorkFilters = lazy(async () => ({
  default: (await import("./WorkFilters.tsx")).WorkFilters,
}));
const TaskPanel = lazy(async () => ({
  default: (await withPageWords(import("../launch/task/TaskPanel.tsx"))).TaskPanel,
}));

const PAGE = 30;

/** Launches that somebody should look at: not green, and not over. */
const ATTENTION = {
  lights: ["RED", "AMBER"],
  statuses: ["DRAFT", "ACTIVE", "READY", "SUSPENDED"],
} satisfies LaunchPlanFilter;

/** Today's work (今日待办): what changed, and all that somebody must do, approve, sign or follow, the most urgent first. */
export function MyWorkPage() {
  const { t, format } = useWords();
  const today = useToday();
  const { search, params, change, replaceAll } = useListParams();
  const { filter: place } = usePlace();
  const scope = scopeOf(params);
  const arrangement = arrangementOf(params);
  const asked = {
    filter: filterOf(params, place),
    orderBy: arrangement === "responsible" ? "RESPONSIBLE" : "URGENCY",
  } as const;
  const [{ data: around, error: aroundError }, refreshAround] = useQuery({
    query: WorkAround,
    variables: { attention: { ...ATTENTION, ...place } },
  });
  const [{ data, error, fetching }, refreshList] = useQuery({
    query: Work,
    variables: {
      mine: scope === "mine",
      team: scope === "team",
      all: scope === "all",
      ...pageArguments(search, PAGE),
      ...asked,
    },
  });
  const refetch = () => {
    refreshAround({ requestPolicy: "network-only" });
    refreshList({ requestPolicy: "network-only" });
  };
  useLive(WorkChanged, refetch);
  // What becomes late by time alone is told as well.
  useLive(InboxChanged, refetch);
  const page = data?.[scope];
  const list = page && readFragment(WorkList_page, page);
  const counts =
    list &&
    t.obligation.counts(list.overdueCount, list.todayCount, list.weekCount, list.totalCount);
  const narrowed = countNarrowing(params) > 0 || params.get("q") !== "";
  const problem = error ?? aroundError;
  return (
    <Page
      title={t.launch.work.title}
      subtitle={[`${format.day(today)} ${format.weekday(today)}`, counts]
        .filter(Boolean)
        .join(" · ")}
    >
      {problem && <ProblemNote problem={problemOf(problem)} onRetry={refetch} />}
      <div className="work-bar">
        <div className="work-head">
          <Segmented<Scope>
            label={t.obligation.scopeLabel}
            value={scope}
            options={SCOPES.map((value) => ({ value, label: t.obligation.scopes[value] }))}
            onChange={(value) => change({ scope: value === "mine" ? "" : value })}
          />
          {scope !== "mine" && (
            <Segmented<Arrangement>
              label={t.obligation.arrange}
              value={arrangement}
              options={ARRANGEMENTS.map((value) => ({
                value,
                label: t.obligation.arrangements[value],
              }))}
              onChange={(value) => change({ by: value === "urgency" ? "" : value })}
            />
          )}
          {/* Comes last and beside what is there: what one is about to tap does not move. */}
          {around && <Unread notifications={around.viewer.unreadNotifications} onRead={refetch} />}
        </div>
        <Suspense fallback={null}>
          <WorkFilters
            scope={scope}
            asked={asked}
            search={search}
            params={params}
            change={change}
            replaceAll={replaceAll}
          />
        </Suspense>
      </div>
      {!list && fetching && <Skeleton lines={8} />}
      {list && list.nodes.length === 0 && <Nothing scope={scope} narrowed={narrowed} />}
      {list && list.nodes.length > 0 && (
        <Suspense fallback={<Skeleton lines={8} />}>
          <WorkList
            list={list}
            own={scope === "mine"}
            records={(scope === "mine" && data?.mine?.nodes) || []}
            arrangement={arrangement}
            today={today}
            onChange={refetch}
            turn={change}
          />
        </Suspense>
      )}
      {around && scope === "mine" && <Attention around={around} />}
      <OpenTask onClose={refetch} />
    </Page>
  );
}

function Unread({
  notifications,
  onRead,
}: {
  notifications: WorkAroundQuery["viewer"]["unreadNotifications"];
  onRead: () => void;
}) {
  const { t } = useWords();
  const { run, busy, problem } = useAct(ReadNotifications);
  const read = async (ids: string[]) => {
    const { ok } = await run({ ids });
    if (ok) onRead();
  };
  const [shown, setShown] = useState(false);
  const unread = notifications.filter(({ readAt }) => !readAt);
  if (unread.length === 0) return null;
  return (
    <section className="work-news">
      <button
        className={buttonClass({ small: true })}
        type="button"
        aria-expanded={shown}
        onClick={() => setShown(!shown)}
      >
        {t.obligation.newNotices(unread.length)}
      </button>
      {shown && (
        <Suspense fallback={null}>
          <NewNotifications notifications={unread} busy={busy} onRead={(ids) => void read(ids)} />
        </Suspense>
      )}
      {problem && <ProblemNote problem={problem} />}
    </section>
  );
}

function Attention({ around: { attention, readable } }: { around: WorkAroundQuery }) {
  const may = useMay();
  const watches = attention.nodes.length > 0 && (may("launch.approve") || readable.totalCount > 1);
  if (!watches) return null;
  return (
    <Suspense fallback={null}>
      <AttentionList plans={attention.nodes} total={attention.totalCount} />
    </Suspense>
  );
}

function Nothing({ scope, narrowed }: { scope: Scope; narrowed: boolean }) {
  const { t } = useWords();
  const words = t.obligation;
  if (narrowed) return <Empty title={words.noneFound}>{words.noneFoundText}</Empty>;
  if (scope !== "mine") return <Empty title={words.noneInTeam}>{words.noneInTeamText}</Empty>;
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
  const { params, change } = useListParams();
  const [opened, setOpened] = useState("");
  const taskId = params.get("task");
  if (taskId !== opened) setOpened(taskId);
  if (!taskId) return null;
  const close = () => {
    change({ task: "" });
    onClose();
  };
  return (
    <Suspense fallback={null}>
      <TaskPanel taskId={taskId} taskHref={(id) => `?task=${id}`} onClose={close} />
    </Suspense>
  );
}
