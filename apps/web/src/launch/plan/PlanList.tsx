import { Badge, StateBadge } from "@threshold/ui/Badge";
import { CursorTable } from "@threshold/ui/CursorTable";
import type { CursorColumn, CursorSort } from "@threshold/ui/CursorTable";
import { Empty } from "@threshold/ui/Empty";
import { FilterBar } from "@threshold/ui/FilterBar";
import type { FilterField } from "@threshold/ui/FilterBar";
import { Icon } from "@threshold/ui/Icon";
import { workstreamNames } from "@threshold/domain/launch/vocabulary";
import { useState } from "react";
import { useSearchParams } from "react-router";
import type { PlanTask_TaskFragment, Role } from "../../gql/graphql.ts";
import { useWords } from "../../i18n/Words.tsx";
import { BulkBar } from "../../bulk/BulkBar.tsx";
import { TaskBulkForm } from "../../bulk/TaskBulkForm.tsx";
import { useSelection } from "../../bulk/use-bulk.ts";
import { ExportMenu } from "../../list/ExportMenu.tsx";
import { useMay, useViewer } from "../../shell/viewer.ts";
import { fromAddress, toAddress } from "../filter-address.ts";
import { taskState } from "../task-state.ts";
import { taskTitle } from "../titles.ts";
import { roleName } from "../role-name.ts";
import { useSavedViews } from "../use-saved-views.ts";
import { dueWords } from "../work/due-words.ts";
import { filterTasks, sortTasks, TASK_CHOICES, TASK_FIELDS, TASK_ONLY } from "./task-filter.ts";
import type { TaskOrder } from "./task-filter.ts";

type Task = PlanTask_TaskFragment;

/** The plan as a list: narrowed, sorted, kept under a name. */
export function PlanList({
  planId,
  tasks,
  today,
  openKey,
  onOpen,
}: {
  planId: string;
  tasks: readonly Task[];
  today: string;
  openKey?: string | undefined;
  onOpen: (taskId: string) => void;
}) {
  const { t, language } = useWords();
  const viewer = useViewer();
  const may = useMay();
  const [address, setAddress] = useSearchParams();
  const values = fromAddress(address, TASK_FIELDS, TASK_CHOICES);
  const [sort, setSort] = useState<CursorSort>({ key: "POSITION", direction: "ASC" });
  const saved = useSavedViews("TASKS");
  const view = address.get("view") ?? undefined;
  const put = (next: typeof values, nextView?: string) =>
    setAddress(
      { tab: "list", ...toAddress(next), ...(nextView ? { view: nextView } : {}) },
      { replace: true, preventScrollReset: true },
    );
  const myRoles = new Set(viewer.assignments.map(({ role }) => role));
  const rows = sortTasks(
    filterTasks(tasks, values, myRoles),
    sort.key as TaskOrder,
    sort.direction === "DESC",
  );
  const selection = useSelection(JSON.stringify(values));
  const shown = rows.map(({ id }) => id);
  return (
    <div className="plan-list">
      <div className="page-actions">
        <ExportMenu list="tasks" of={planId} rows={shown} />
      </div>
      <FilterBar
        label={t.launch.portfolio.filters}
        fields={useTaskFields(tasks)}
        values={values}
        onChange={(next) => put(next)}
        views={saved.views}
        {...(view ? { view } : {})}
        onView={(key) => put(key ? saved.valuesOf(key) : {}, key)}
        onSaveView={(name, shared) =>
          void saved.save(name, values, shared).then((key) => key && put(values, key))
        }
        onRemoveView={(key) => {
          put({});
          void saved.remove(key);
        }}
        texts={t.launch.views}
      />
      <CursorTable
        label={t.launch.plan.tabs.list}
        columns={useTaskColumns(today)}
        rows={rows}
        rowKey={(task) => task.id}
        rowName={(task) => taskTitle(task, language)}
        onOpen={(task) => onOpen(task.id)}
        {...(openKey ? { openKey } : {})}
        sort={sort}
        onSort={setSort}
        {...(may("launch.update") || may("launch.waiveTask")
          ? {
              selection,
              selectionActions: (
                <BulkBar
                  selection={selection}
                  total={rows.length}
                  title={t.bulk.task.title}
                  form={TaskBulkForm}
                />
              ),
            }
          : {})}
        total={tasks.length}
        empty={<Empty title={t.launch.list.empty} />}
        texts={t.launch.table}
      />
    </div>
  );
}

function useTaskFields(tasks: readonly Task[]): FilterField[] {
  const { t, language } = useWords();
  const words = t.launch.list;
  const only: Record<(typeof TASK_ONLY)[number], string> = {
    open: words.openOnly,
    overdue: words.overdueOnly,
    critical: words.criticalOnly,
    mine: words.mineOnly,
  };
  const rolesHere = [...new Set(tasks.map(({ responsibleRole }) => responsibleRole))];
  return [
    { key: "q", kind: "TEXT", label: t.launch.search, placeholder: words.searchHint },
    {
      key: "only",
      kind: "CHOICE",
      label: words.show,
      options: TASK_ONLY.map((value) => ({ value, label: only[value] })),
    },
    {
      key: "workstream",
      kind: "CHOICES",
      label: t.launch.fields.workstream,
      options: workstreamNames.map((value) => ({ value, label: t.launch.workstreams[value] })),
    },
    {
      key: "state",
      kind: "CHOICES",
      label: t.launch.fields.status,
      options: Object.entries(t.launch.taskStates).map(([value, label]) => ({ value, label })),
    },
    {
      key: "role",
      kind: "CHOICES",
      label: t.launch.fields.responsibleRole,
      options: rolesHere.map((value: Role) => ({ value, label: roleName(value, language) })),
    },
  ];
}

function useTaskColumns(today: string): CursorColumn<Task>[] {
  const { t } = useWords();
  return [
    {
      key: "title",
      title: t.launch.fields.title,
      card: "TITLE",
      render: (task) => <TaskName task={task} />,
    },
    {
      key: "state",
      title: t.launch.fields.status,
      width: "8rem",
      card: "ASIDE",
      render: (task) => <State task={task} />,
    },
    {
      key: "workstream",
      title: t.launch.fields.workstream,
      sortKey: "POSITION",
      width: "12rem",
      card: "SUBTITLE",
      render: (task) => t.launch.workstreams[task.workstream],
    },
    {
      key: "due",
      title: t.launch.list.due,
      sortKey: "DUE",
      width: "9rem",
      render: (task) => <Due task={task} today={today} />,
    },
    {
      key: "owner",
      title: t.launch.list.owner,
      width: "12rem",
      render: (task) => <Owner task={task} />,
    },
    {
      key: "slack",
      title: t.launch.list.slack,
      sortKey: "SLACK",
      width: "9rem",
      render: (task) => <Slack task={task} />,
    },
  ];
}

function TaskName({ task }: { task: Task }) {
  const { t, language } = useWords();
  return (
    <span className="plan-task-name">
      {taskTitle(task, language)}
      {task.evidenceCount > 0 && (
        <span className="plan-quiet" title={t.launch.task.files(task.evidenceCount)}>
          <Icon name="file" size={12} /> {task.evidenceCount}
        </span>
      )}
      {task.generatedLate && task.status !== "DONE" && (
        <Badge tone="WARN">{t.launch.generatedLate}</Badge>
      )}
    </span>
  );
}

function State({ task }: { task: Task }) {
  const { t } = useWords();
  const state = taskState(task);
  return <StateBadge state={state} word={t.launch.taskStates[state]} />;
}

function Due({ task, today }: { task: Task; today: string }) {
  const { t, format } = useWords();
  if (task.doneOn)
    return (
      <span>
        {t.launch.list.doneOn(format.shortDay(task.doneOn))}
        {task.daysLate > 0 && (
          <small className="plan-late"> {t.launch.doneLate(task.daysLate)}</small>
        )}
      </span>
    );
  if (task.status === "NOT_APPLICABLE") return <span className="plan-quiet">–</span>;
  return (
    <span>
      {task.dueOn ? format.day(task.dueOn) : t.launch.noDue}
      {task.isOverdue && (
        <small className="plan-late"> {dueWords(task.dueOn, today, t.launch, format)}</small>
      )}
    </span>
  );
}

function Owner({ task }: { task: Task }) {
  const { language } = useWords();
  return (
    <span>
      {roleName(task.responsibleRole, language)}
      {task.assignee && <small className="plan-quiet"> {task.assignee.name}</small>}
    </span>
  );
}

function Slack({ task }: { task: Task }) {
  const { t } = useWords();
  if (task.totalSlack === null || task.totalSlack === undefined || task.status === "DONE")
    return <span className="plan-quiet">–</span>;
  return (
    <span>
      {t.launch.slack(task.totalSlack)}{" "}
      {task.critical && <Badge tone="CRITICAL">{t.launch.critical}</Badge>}
    </span>
  );
}
