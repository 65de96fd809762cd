import type { FilterValues } from "@threshold/ui/FilterBar";
import type { PlanTask_TaskFragment, Role } from "../../gql/graphql.ts";
import { isOpenStatus, taskState } from "../task-state.ts";

/** The fields of the task list's filter, in the order of the bar. */
export const TASK_FIELDS = ["q", "workstream", "state", "role", "only"] as const;
export const TASK_CHOICES = ["workstream", "state", "role"] as const;
/** Narrowings of one press. */
export const TASK_ONLY = ["open", "overdue", "critical", "mine"] as const;

type Task = Pick<
  PlanTask_TaskFragment,
  | "title"
  | "titleEn"
  | "code"
  | "workstream"
  | "status"
  | "isOverdue"
  | "critical"
  | "responsibleRole"
  | "dueOn"
  | "position"
>;

/** The plan's tasks that the filter leaves, unsorted. */
export function filterTasks<Some extends Task>(
  tasks: readonly Some[],
  values: FilterValues,
  myRoles: ReadonlySet<Role>,
): Some[] {
  const text = String(values["q"] ?? "")
    .trim()
    .toLowerCase();
  const within = (key: string, word: string) => {
    const chosen = values[key];
    return !chosen || chosen.length === 0 || chosen.includes(word);
  };
  return tasks.filter(
    (task) =>
      (text === "" || `${task.title} ${task.titleEn} ${task.code}`.toLowerCase().includes(text)) &&
      within("workstream", task.workstream) &&
      within("state", taskState(task)) &&
      within("role", task.responsibleRole) &&
      passes(String(values["only"] ?? ""), task, myRoles),
  );
}

function passes(only: string, task: Task, myRoles: ReadonlySet<Role>): boolean {
  switch (only) {
    case "open":
      return isOpenStatus(task.status);
    case "overdue":
      return task.isOverdue;
    case "critical":
      return task.critical;
    case "mine":
      return myRoles.has(task.responsibleRole);
    default:
      return true;
  }
}

export type TaskOrder = "DUE" | "POSITION" | "SLACK";

/** By the day due (undated last), by place in the plan, or by slack (least first). */
export function sortTasks<Some extends Task & { totalSlack?: number | null }>(
  tasks: readonly Some[],
  order: TaskOrder,
  descending: boolean,
): Some[] {
  const rank = (task: Some): string | number => {
    if (order === "DUE") return task.dueOn ?? "9999";
    return order === "SLACK" ? (task.totalSlack ?? Number.MAX_SAFE_INTEGER) : task.position;
  };
  const sorted = tasks.toSorted((a, b) => {
    const [x, y] = [rank(a), rank(b)];
    return x === y ? a.position - b.position : x < y ? -1 : 1;
  });
  return descending ? sorted.toReversed() : sorted;
}
