import { Empty } from "@threshold/ui/Empty";
import { Select } from "@threshold/ui/Input";
import { Skeleton } from "@threshold/ui/Spinner";
import { daysBetween } from "@threshold/ui/day";
import { usePhone } from "@threshold/ui/theme";
import { lazy, Suspense, useMemo, useRef, useState } from "react";
import type { PlanTask_TaskFragment, PlanViews_PlanFragment } from "../../gql/graphql.ts";
import { useWords } from "../../i18n/Words.tsx";
import { explainError } from "../../refusals.ts";
import { reasonAgainst } from "../reason-words.ts";
import { actionOf } from "../task-state.ts";
import { taskTitle } from "../titles.ts";
import { useToday } from "../../form/today.ts";
import { PlanList } from "./PlanList.tsx";
import { datedPlan, scheduledLink, scheduledTask } from "./schedule-input.ts";
import type { Tried, TriedPlan } from "./trial.ts";
import { useBaseline, useTrial } from "./use-trial.ts";
import type { TrialState } from "./use-trial.ts";
import { WhatIfBar } from "./WhatIfBar.tsx";
import { DayInput } from "../../form/DayInput.tsx";
import { WhatIfTable } from "./WhatIfTable.tsx";

const PlanGantt = lazy(async () => ({ default: (await import("./PlanGantt.tsx")).PlanGantt }));
const PlanDays = lazy(async () => ({ default: (await import("./PlanDays.tsx")).PlanDays }));

export interface PlanTasksProps {
  plan: PlanViews_PlanFragment;
  tasks: readonly PlanTask_TaskFragment[];
  tab: "gantt" | "list" | "calendar";
  openKey: string | undefined;
  onOpen: (taskId: string) => void;
}

/** The plan's work in the chosen view, with the what-if that stays while one goes from view to view. */
export function PlanTasks({ plan, tasks, tab, openKey, onOpen }: PlanTasksProps) {
  const { t } = useWords();
  const today = useToday();
  const tried = useMemo(() => triedPlan(plan, tasks), [plan, tasks]);
  const trial = useTrial(tried, today);
  if (tasks.length === 0)
    return <Empty title={t.launch.gantt.empty}>{t.launch.plan.draftText}</Empty>;
  return (
    <div className="plan-tasks">
      <Suspense fallback={<Skeleton lines={14} />}>
        {tab === "gantt" && <Chart {...{ plan, tasks, trial, today, openKey, onOpen }} />}
        {tab === "calendar" && <PlanDays {...{ plan, tasks, today, onOpen }} />}
      </Suspense>
      {tab === "list" && <PlanList planId={plan.id} {...{ tasks, today, openKey, onOpen }} />}
      <Trial plan={plan} tasks={tasks} trial={trial} />
    </div>
  );
}

function triedPlan(
  plan: PlanViews_PlanFragment,
  tasks: readonly PlanTask_TaskFragment[],
): TriedPlan {
  return {
    id: plan.id,
    dates: datedPlan(plan),
    tasks: tasks.map((task) => ({ id: task.id, ...scheduledTask(task) })),
    links: plan.links.map(scheduledLink),
  };
}

function Trial({
  plan,
  tasks,
  trial,
}: {
  plan: PlanViews_PlanFragment;
  tasks: readonly PlanTask_TaskFragment[];
  trial: TrialState;
}) {
  const { t, language } = useWords();
  const titles = useMemo(
    () => new Map(tasks.map((task) => [task.code, taskTitle(task, language)])),
    [tasks, language],
  );
  const heldBecause = ({ kind }: Tried) =>
    kind === "DATE" ? reasonAgainst(actionOf(plan.actions, "moveLaunch"), t) : undefined;
  return (
    <WhatIfBar
      planId={plan.id}
      light={plan.light}
      trial={trial}
      titleOf={(code) => titles.get(code) ?? code}
      heldBecause={heldBecause}
    />
  );
}

function Chart(props: Omit<PlanTasksProps, "tab"> & { trial: TrialState; today: string }) {
  const { plan, trial } = props;
  const [baselineId, setBaselineId] = useState<string>();
  const baseline = useBaseline(plan.id, baselineId);
  const ghosts = baseline.compared?.moved.map(({ taskId, dueBefore, finishBefore }) => ({
    key: taskId,
    finishOn: finishBefore,
    ...(dueBefore ? { dueOn: dueBefore } : {}),
  }));
  return (
    <>
      <Compared plan={plan} baselineId={baselineId} baseline={baseline} />
      <PlanGantt
        {...props}
        baseline={ghosts}
        tools={
          <ChartTools
            plan={plan}
            trial={trial}
            baselineId={baselineId}
            onBaseline={setBaselineId}
          />
        }
      />
    </>
  );
}

function ChartTools({
  plan,
  trial,
  baselineId,
  onBaseline,
}: {
  plan: PlanViews_PlanFragment;
  trial: TrialState;
  baselineId: string | undefined;
  onBaseline: (id: string | undefined) => void;
}) {
  const { t, format } = useWords();
  const phone = usePhone();
  const tools = useRef<HTMLDivElement>(null);
  const { tried } = trial;
  const shown = tried?.kind === "DATE" && tried.milestone === "LAUNCH" ? tried.to : plan.launchDate;
  const open = plan.status !== "LAUNCHED" && plan.status !== "CLOSED";
  return (
    <div className="plan-tools" ref={tools}>
      {open && (
        <DayInput
          label={t.launch.whatIf.tryDates}
          value={shown}
          onChange={(day) => {
            const days = day === "" ? 0 : daysBetween(plan.launchDate, day);
            trial.setTrying(days === 0 ? null : { key: "LAUNCH", days });
            // The answer covers the window's foot: what it speaks of comes up above it.
            if (phone) tools.current?.closest(".ui-gantt")?.scrollIntoView({ block: "start" });
          }}
        />
      )}
      {plan.baselines.length > 0 && (
        <Select
          label={t.launch.whatIf.compare}
          value={baselineId ?? ""}
          placeholder={t.launch.whatIf.compareNone}
          options={plan.baselines.map(({ id, name, frozenAt }) => ({
            value: id,
            label: `${name} · ${format.instant(frozenAt)}`,
          }))}
          onChange={({ target }) => onBaseline(target.value || undefined)}
        />
      )}
    </div>
  );
}

function Compared({
  plan,
  baselineId,
  baseline,
}: {
  plan: PlanViews_PlanFragment;
  baselineId: string | undefined;
  baseline: ReturnType<typeof useBaseline>;
}) {
  const { t, format } = useWords();
  const chosen = plan.baselines.find(({ id }) => id === baselineId);
  if (!chosen) return null;
  const words = t.launch.whatIf.comparedWith(chosen.name, format.instant(chosen.frozenAt));
  const { compared, error } = baseline;
  return (
    <section className="what-if" aria-label={words}>
      <p>
        <strong>{words}</strong>{" "}
        {error
          ? explainError(t, error)
          : compared &&
            (compared.moved.length === 0
              ? t.launch.whatIf.same
              : t.launch.whatIf.moved(compared.moved.length))}
      </p>
      {compared && compared.moved.length > 0 && (
        <details className="what-if-details">
          <summary>{t.launch.whatIf.details}</summary>
          <WhatIfTable moved={compared.moved} label={words} />
        </details>
      )}
    </section>
  );
}
