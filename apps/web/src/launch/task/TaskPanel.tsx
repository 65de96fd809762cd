import { Badge, StateBadge } from "@threshold/ui/Badge";
import { Empty } from "@threshold/ui/Empty";
import { SidePanel } from "@threshold/ui/SidePanel";
import { Skeleton } from "@threshold/ui/Spinner";
import { Link } from "react-router";
import { useQuery } from "urql";
import { graphql } from "../../gql/gql.ts";
import type { TaskPanelQuery } from "../../gql/graphql.ts";
import { useWords } from "../../i18n/Words.tsx";
import { problemOf } from "../../problem.ts";
import { useLivePlan } from "../live-plan.ts";
import { ProblemNote } from "../../form/ProblemNote.tsx";
import { taskState } from "../task-state.ts";
import { planTitle, taskTitle } from "../titles.ts";
import { useToday } from "../../form/today.ts";
import { TaskRecord } from "../record/TaskRecord.tsx";
import { TaskActions } from "./TaskActions.tsx";
import { TaskChecks } from "./TaskChecks.tsx";
import { TaskDetails } from "./TaskDetails.tsx";
import { TaskEvidence } from "./TaskEvidence.tsx";
import { TaskFacts } from "./TaskFacts.tsx";
import { TaskHistory } from "./TaskHistory.tsx";
import { TaskLinks } from "./TaskLinks.tsx";
import { TaskWho } from "./TaskWho.tsx";
import "./task.css";

const TaskPanelTask = graphql(/* GraphQL */ `
  query TaskPanel($id: ID!) {
    launchTask(id: $id) {
      id
      code
      title
      titleEn
      status
      isOverdue
      workstream
      critical
      plan {
        id
        name
        estate {
          id
          name
        }
      }
      ...LiveTask_task
      ...TaskActions_task
      ...TaskChecks_task
      ...TaskDetails_task
      ...TaskEvidence_task
      ...TaskFacts_task
      ...TaskLinks_task
      ...TaskRecord_task
      ...TaskWho_task
    }
  }
`);

export interface TaskPanelProps {
  taskId: string;
  /** Where another task of the same plan is opened from here. */
  taskHref: (id: string) => string;
  onClose: () => void;
  /** false leaves the page beside it usable on a wide screen. */
  modal?: boolean;
}

/** One task: what, until when and why, who, what to hand in, and what can be done now. */
export function TaskPanel({ taskId, taskHref, onClose, modal }: TaskPanelProps) {
  const { t, language } = useWords();
  const today = useToday();
  const [{ data, error }, refresh] = useQuery({ query: TaskPanelTask, variables: { id: taskId } });
  const task = data?.launchTask;
  const refetch = () => refresh({ requestPolicy: "network-only" });
  useLivePlan(task?.plan.id, refetch);
  return (
    <SidePanel
      open
      onClose={onClose}
      modal={modal ?? true}
      title={task ? taskTitle(task, language) : t.launch.fields.title}
      subtitle={task && <PanelSubtitle task={task} />}
      footer={task && <TaskActions key={task.id} task={task} today={today} />}
      texts={{ close: t.launch.close }}
    >
      {error && <ProblemNote problem={problemOf(error)} />}
      {data === undefined && !error && <Skeleton lines={10} />}
      {data && !task && <Empty title={t.launch.task.notFound}>{t.launch.task.notFoundText}</Empty>}
      {task && (
        <div key={task.id} className="task-panel">
          <TaskFacts task={task} />
          <TaskRecord task={task} />
          <TaskChecks task={task} />
          <TaskEvidence task={task} onChanged={refetch} />
          <TaskWho task={task} />
          <TaskLinks task={task} taskHref={taskHref} />
          <TaskDetails task={task} onStale={refetch} />
          <TaskHistory taskId={task.id} />
        </div>
      )}
    </SidePanel>
  );
}

function PanelSubtitle({ task }: { task: NonNullable<TaskPanelQuery["launchTask"]> }) {
  const { t } = useWords();
  const state = taskState(task);
  return (
    <span className="task-subtitle">
      <StateBadge state={state} word={t.launch.taskStates[state]} />
      {state === "OVERDUE" && <span>{t.launch.taskStates[task.status]}</span>}
      {task.critical && (
        <Badge tone="CRITICAL">
          <span title={t.launch.criticalHint}>{t.launch.critical}</span>
        </Badge>
      )}
      <Link to={`/launches/${task.plan.id}`}>{planTitle(task.plan)}</Link>
      <span>{t.launch.workstreams[task.workstream]}</span>
    </span>
  );
}
