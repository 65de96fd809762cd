import { Gantt } from "@threshold/ui/Gantt";
import type {
  GanttGhost,
  GanttGroup,
  GanttLink,
  GanttMilestone,
  GanttTask,
  GanttZoom,
} from "@threshold/ui/Gantt";
import { daysBetween } from "@threshold/ui/day";
import { usePhone } from "@threshold/ui/theme";
import { workstreamNames } from "@threshold/domain/launch/vocabulary";
import { useMemo, useState } from "react";
import type { ReactNode } from "react";
import type { PlanTask_TaskFragment, PlanViews_PlanFragment } from "../../gql/graphql.ts";
import type { Language } from "../../i18n/language.ts";
import type { Messages } from "../../i18n/zh.ts";
import { useWords } from "../../i18n/Words.tsx";
import { isOpenStatus, taskState } from "../task-state.ts";
import { taskTitle } from "../titles.ts";
import { roleName } from "../role-name.ts";
import { barDates } from "./trial.ts";
import type { TrialState } from "./use-trial.ts";
import { dayMarks } from "./working-days.ts";

/** A launch further off than this does not fit on the screen in weeks. */
const WEEKS_FIT_DAYS = 75;

export interface PlanGanttProps {
  plan: PlanViews_PlanFragment;
  tasks: readonly PlanTask_TaskFragment[];
  trial: TrialState;
  /** Where a baseline has the tasks; shown while nothing is tried. */
  baseline?: readonly GanttGhost[] | undefined;
  today: string;
  openKey?: string | undefined;
  onOpen: (taskId: string) => void;
  /** In the chart's toolbar, on the right. */
  tools?: ReactNode;
}

/** The plan over time: drag a task or the launch to see what would happen. */
export function PlanGantt({
  plan,
  tasks,
  trial,
  baseline,
  today,
  openKey,
  onOpen,
  tools,
}: PlanGanttProps) {
  const { t, tag, language } = useWords();
  const phone = usePhone();
  const [zoom, setZoom] = useState<GanttZoom>(() =>
    phone || daysBetween(today, plan.launchDate) > WEEKS_FIT_DAYS ? "MONTH" : "WEEK",
  );
  const rows = useMemo(
    () => tasks.map((task) => ganttTask(task, language, today)),
    [tasks, language, today],
  );
  const links = useMemo(() => ganttLinks(plan, tasks), [plan, tasks]);
  const marks = useMemo(() => dayMarks(language), [language]);
  const compares = !trial.tried && baseline !== undefined;
  const tryable = plan.status !== "CLOSED" && plan.status !== "LAUNCHED";
  return (
    <Gantt
      label={plan.name}
      lang={tag}
      groups={ganttGroups(tasks, t.launch)}
      tasks={rows}
      milestones={milestonesOf(plan, t.launch, tryable)}
      links={links}
      today={today}
      dayMarks={marks}
      zoom={zoom}
      onZoom={setZoom}
      trying={trial.trying}
      {...(tryable ? { onTry: trial.setTrying } : {})}
      ghosts={compares ? baseline : trial.ghosts}
      onOpen={onOpen}
      actions={tools}
      {...(openKey ? { openKey } : {})}
      texts={{
        ...t.launch.gantt,
        ...(compares ? { ghost: t.launch.gantt.ghostOfBaseline } : {}),
        states: t.launch.taskStates,
      }}
    />
  );
}

function ganttTask(task: PlanTask_TaskFragment, language: Language, today: string): GanttTask {
  const open = isOpenStatus(task.status);
  return {
    key: task.id,
    group: task.workstream,
    name: taskTitle(task, language),
    owner: task.assignee?.name ?? roleName(task.responsibleRole, language),
    state: taskState(task),
    critical: task.critical,
    fixed: !open,
    ...(task.totalSlack !== null && task.totalSlack !== undefined && open
      ? { slackDays: task.totalSlack }
      : {}),
    ...(open ? openDates(task, today) : doneDates(task)),
  };
}

/** Work under way began on its day; what is not begun lies as late as it may. */
function openDates(task: PlanTask_TaskFragment, today: string) {
  const dates = barDates(task, today);
  return task.startedOn ? { ...dates, startOn: task.startedOn } : dates;
}

function doneDates(task: PlanTask_TaskFragment) {
  const { startedOn, doneOn, dueOn } = task;
  if (!doneOn) return dueOn ? { finishOn: dueOn } : {};
  return { startOn: startedOn ?? doneOn, finishOn: doneOn, doneOn, ...(dueOn ? { dueOn } : {}) };
}

function ganttGroups(tasks: readonly PlanTask_TaskFragment[], t: Messages["launch"]): GanttGroup[] {
  return workstreamNames.flatMap((workstream) => {
    const own = tasks.filter((task) => task.workstream === workstream);
    const applying = own.filter((task) => task.status !== "NOT_APPLICABLE");
    const done = applying.filter((task) => task.status === "DONE").length;
    if (own.length === 0) return [];
    const percentDone = applying.length === 0 ? 100 : Math.floor((done * 100) / applying.length);
    return [{ key: workstream, name: t.workstreams[workstream], percentDone }];
  });
}

function ganttLinks(
  plan: PlanViews_PlanFragment,
  tasks: readonly PlanTask_TaskFragment[],
): GanttLink[] {
  const critical = new Set(tasks.filter((task) => task.critical).map((task) => task.id));
  return plan.links.map(({ from, to, kind }) => ({
    from: from.id,
    to: to.id,
    kind,
    critical: critical.has(from.id) && critical.has(to.id),
  }));
}

function milestonesOf(
  plan: PlanViews_PlanFragment,
  t: Messages["launch"],
  movable: boolean,
): GanttMilestone[] {
  const flags = [
    { key: "ENTRY", day: plan.entryDate, kind: "ENTRY" as const },
    { key: "SOFT_FITOUT", day: plan.softFitoutDate, kind: "OTHER" as const },
    { key: "HALL_FITOUT", day: plan.hallFitoutDate, kind: "OTHER" as const },
    { key: "LAUNCH", day: plan.launchDate, kind: "LAUNCH" as const },
  ] as const;
  return flags.flatMap(({ key, day, kind }) =>
    day ? [{ key, day, kind, movable, name: t.anchorsShort[key] }] : [],
  );
}
