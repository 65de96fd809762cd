import type { TaskState } from "@threshold/ui/task-state";
import type { LaunchTaskStatus } from "../gql/graphql.ts";

/** How a task is drawn: its status, or overdue, which is derived and stands above it. */
export function taskState(task: { status: LaunchTaskStatus; isOverdue: boolean }): TaskState {
  return task.isOverdue ? "OVERDUE" : task.status;
}

/** Whether work remains on it. */
export function isOpenStatus(status: LaunchTaskStatus): boolean {
  return status !== "DONE" && status !== "NOT_APPLICABLE";
}

/** The answer to one action from a record's list of them. */
export function actionOf<State extends { action: string }>(
  actions: readonly State[],
  action: string,
): State | undefined {
  return actions.find((state) => state.action === action);
}
