import { buttonClass } from "@threshold/ui/Button";
import { Empty } from "@threshold/ui/Empty";
import { Segmented } from "@threshold/ui/Segmented";
import { Skeleton } from "@threshold/ui/Spinner";
import { lazy, Suspense } from "react";
import { Link, Outlet, useParams } from "react-router";
import { useQuery } from "urql";
import { graphql } from "../../gql/gql.ts";
import type { PlanPageQuery } from "../../gql/graphql.ts";
import { readFragment } from "../../gql/fragment-masking.ts";
import { useWords } from "../../i18n/Words.tsx";
import { problemOf } from "../../problem.ts";
import { Page } from "../../shell/Page.tsx";
import { useLivePlan } from "../live-plan.ts";
import { ProblemNote } from "../../form/ProblemNote.tsx";
import { PlanRecords } from "../record/PlanRecords.tsx";
import { planTitle, taskTitle } from "../titles.ts";
import { PlanActions } from "./PlanActions.tsx";
import { PlanFacts } from "./PlanFacts.tsx";
import { PlanTask_task, PlanViews_plan } from "./plan-fragments.ts";
import { PlanHeader, PlanStatusBadge } from "./PlanHeader.tsx";
import { PlanHistory } from "./PlanHistory.tsx";
import { PlanTasks } from "./PlanTasks.tsx";
import { PLAN_TABS, usePlanAddress } from "./plan-address.ts";
import "./plan.css";

const EarlyWarnings = lazy(async () => ({
  default: (await import("../warning/EarlyWarnings.tsx")).EarlyWarnings,
}));

const PlanPageDocument = graphql(/* GraphQL */ `
  query PlanPage($id: ID!) {
    launchPlan(id: $id) {
      id
      name
      status
      estate {
        id
        name
        serviceCenter {
          id
          name
          region {
            id
            name
          }
        }
      }
      ...LivePlan_plan
      ...PlanActions_plan
      ...PlanHeader_plan
      ...PlanViews_plan
    }
  }
`);

/** One launch plan (开盘筹备计划): how it stands, and its work as chart, list, calendar, facts, history. */
export function PlanPage() {
  const { t } = useWords();
  const { planId = "" } = useParams();
  const [{ data, error }, refresh] = useQuery({
    query: PlanPageDocument,
    variables: { id: planId },
  });
  const refetch = () => refresh({ requestPolicy: "network-only" });
  useLivePlan(planId, refetch);
  const plan = data?.launchPlan;
  const trail = [{ label: t.launch.plan.back, href: "/launches" }];
  if (plan) return <LoadedPlan plan={plan} />;
  return (
    <Page title={t.launch.title} trail={trail}>
      {error && <ProblemNote problem={problemOf(error)} onRetry={refetch} />}
      {!data && !error && <Skeleton lines={12} />}
      {data && !plan && <NoPlan />}
    </Page>
  );
}

function LoadedPlan({ plan }: { plan: NonNullable<PlanPageQuery["launchPlan"]> }) {
  const { t, language } = useWords();
  const address = usePlanAddress(plan.id);
  const views = readFragment(PlanViews_plan, plan);
  const tasks = readFragment(PlanTask_task, views.tasks);
  const { serviceCenter } = plan.estate;
  const taskOf = (code: string) => {
    const task = tasks.find((one) => one.code === code);
    return task && { title: taskTitle(task, language), href: address.taskHref(task.id) };
  };
  return (
    <Page
      title={planTitle(plan)}
      trail={[{ label: t.launch.plan.back, href: "/launches" }]}
      mark={<PlanStatusBadge status={plan.status} />}
      subtitle={
        <>
          <span className="wide-only">{serviceCenter.region.name} · </span>
          {serviceCenter.name} ·{" "}
          <Link className="unbroken" to={`/estates/${plan.estate.id}`}>
            {t.launch.plan.estateHome}
          </Link>
        </>
      }
      actions={<PlanActions plan={plan} />}
    >
      <PlanHeader plan={plan} taskOf={taskOf} />
      <Segmented
        label={t.launch.plan.tabsLabel}
        value={address.tab}
        options={PLAN_TABS.map((value) => ({ value, label: t.launch.plan.tabs[value] }))}
        onChange={address.showTab}
      />
      {address.tab === "facts" && <PlanFacts planId={plan.id} />}
      {address.tab === "history" && <PlanHistory planId={plan.id} />}
      {address.tab === "records" && <PlanRecords planId={plan.id} />}
      {address.tab !== "facts" && address.tab !== "history" && address.tab !== "records" && (
        <PlanTasks
          plan={views}
          tasks={tasks}
          tab={address.tab}
          openKey={address.openTask}
          onOpen={address.openTaskPanel}
        />
      )}
      {(plan.status === "ACTIVE" || plan.status === "READY") && (
        <Suspense fallback={null}>
          <EarlyWarnings plans={[{ id: plan.id }]} />
        </Suspense>
      )}
      <Outlet />
    </Page>
  );
}

function NoPlan() {
  const { t } = useWords();
  return (
    <Empty
      title={t.launch.plan.notFound}
      action={
        <Link className={buttonClass()} to="/launches">
          {t.launch.plan.back}
        </Link>
      }
    >
      {t.launch.plan.notFoundText}
    </Empty>
  );
}
