import type { Day } from "../calendar/day.ts";
import type { Refusal } from "../refusal.ts";
import { ok, refuse, type Result } from "../result.ts";
import type { TaskRights } from "./rights.ts";
import { reasonAgainst, type TaskChange, type TaskFacts, waiveTask } from "./task-lifecycle.ts";

/** What is done with many tasks of launches at once. */
export type TaskBulkChange =
  | { readonly action: "ASSIGN"; readonly assigneeId: string | null }
  | { readonly action: "DUE"; readonly dueOn: Day | null; readonly reason: string }
  | { readonly action: "NOT_APPLICABLE"; readonly reason: string };

type TaskColumns = TaskChange & {
  readonly assigneeId?: string | null;
  readonly dueOverride?: Day | null;
  readonly dueOverrideReason?: string | null;
};

/** The change as it is kept. Refused: REASON_REQUIRED for another due day and for what is declared not applicable. */
export function readTaskChange(change: TaskBulkChange): Result<TaskBulkChange> {
  if (change.action === "ASSIGN") return ok(change);
  const reason = change.reason.trim();
  const action = change.action === "DUE" ? "overrideTaskDue" : "waiveLaunchTask";
  return reason === "" ? refuse("REASON_REQUIRED", { action }) : ok({ ...change, reason });
}

/** The columns of one task: the same rules decide as where it is changed by itself. */
export function changeTask(
  task: TaskFacts,
  rights: TaskRights,
  change: TaskBulkChange,
): Result<TaskColumns> {
  if (change.action === "NOT_APPLICABLE") return waiveTask(task, rights, change.reason);
  const action = change.action === "ASSIGN" ? "updateLaunchTask" : "overrideTaskDue";
  const refusal = reasonAgainst(action, task, rights);
  if (refusal) return { ok: false, refusal };
  if (change.action === "ASSIGN") return ok({ assigneeId: change.assigneeId });
  const { dueOn, reason } = change;
  return ok({ dueOverride: dueOn, dueOverrideReason: dueOn === null ? null : reason });
}

/** Why a task is not put back as it was: the right went, or its plan is not worked on any more. */
export function reasonAgainstUndo(
  task: Pick<TaskFacts, "planStatus">,
  rights: TaskRights,
  change: TaskBulkChange,
): Refusal | undefined {
  const waived = change.action === "NOT_APPLICABLE";
  const right = waived ? "waive" : "update";
  if (!rights[right]) return { code: "FORBIDDEN", details: { permission: right } };
  // An open task contradicts a readiness that was declared since.
  const allowed = waived ? (["ACTIVE"] as const) : (["ACTIVE", "READY", "LAUNCHED"] as const);
  const { planStatus } = task;
  return (allowed as readonly string[]).includes(planStatus)
    ? undefined
    : { code: "PLAN_NOT_WORKED_ON", details: { planStatus, allowed: [...allowed] } };
}
