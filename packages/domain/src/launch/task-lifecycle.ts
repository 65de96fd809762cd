import { compareDays, type Day } from "../calendar/day.ts";
import type { Refusal, RefusalCode } from "../refusal.ts";
import { ok, refuse, type Result } from "../result.ts";
import { actionStates, givenReason, type ActionState } from "./action.ts";
import { openChecks, type Check } from "./check.ts";
import type { LaunchRecordType } from "./record.ts";
import type { TaskRights } from "./rights.ts";
import { isOpen, type PlanStatus, type TaskStatus } from "./vocabulary.ts";

/** A task that must be done before this one can be (a hard link). */
export interface HardPredecessor {
  readonly code: string;
  readonly title: string;
  readonly status: TaskStatus;
  readonly doneOn: Day | null;
}

/** What the task's rules need to know of it. */
export interface TaskFacts {
  readonly code: string;
  readonly status: TaskStatus;
  readonly planStatus: PlanStatus;
  readonly approvalRequired: boolean;
  readonly evidenceRequired: boolean;
  /** Files attached and not removed. */
  readonly evidenceCount: number;
  readonly checks: readonly Check[];
  readonly hardPredecessors: readonly HardPredecessor[];
  readonly startedOn: Day | null;
  /** Why readiness may be declared although the task is open; null when it may not. */
  readonly exceptionReason: string | null;
  /** The record that the task is worked on in, if one was begun; open until it has done the task. */
  readonly record: TaskRecord | null;
}

export interface TaskRecord {
  /** A launch record, or the bidding that a launch waits for (BID-R22). */
  readonly type: LaunchRecordType | "BiddingProject";
  readonly open: boolean;
}

/** The columns that a task's action changes; a column not named keeps its value. */
export interface TaskChange {
  readonly status?: TaskStatus;
  readonly startedOn?: Day | null;
  readonly doneOn?: Day | null;
  readonly notApplicableReason?: string | null;
  readonly exceptionReason?: string | null;
  readonly remark?: string;
}

/** Each action on a task, by its name in the API, with the statuses that allow it (03 part 3). */
export const taskActions = {
  startLaunchTask: ["NOT_STARTED"],
  submitLaunchTask: ["NOT_STARTED", "IN_PROGRESS"],
  returnLaunchTask: ["SUBMITTED"],
  completeLaunchTask: ["NOT_STARTED", "IN_PROGRESS", "SUBMITTED"],
  reopenLaunchTask: ["DONE", "NOT_APPLICABLE"],
  waiveLaunchTask: ["NOT_STARTED", "IN_PROGRESS", "SUBMITTED", "DONE"],
  approveLaunchException: ["NOT_STARTED", "IN_PROGRESS", "SUBMITTED"],
  setTaskCheck: ["NOT_STARTED", "IN_PROGRESS"],
  attachEvidence: ["NOT_STARTED", "IN_PROGRESS", "SUBMITTED", "DONE"],
  removeAttachment: ["NOT_STARTED", "IN_PROGRESS"],
  overrideTaskDue: ["NOT_STARTED", "IN_PROGRESS", "SUBMITTED"],
  updateLaunchTask: ["NOT_STARTED", "IN_PROGRESS", "SUBMITTED"],
} as const satisfies Record<string, readonly TaskStatus[]>;

export type TaskAction = keyof typeof taskActions;
export const taskActionNames = Object.keys(taskActions) as TaskAction[];

/** The plan's statuses in which its tasks are worked on; excepted work goes on after the launch. */
const worked: readonly PlanStatus[] = ["ACTIVE", "READY", "LAUNCHED"];
/** Readiness was declared on the tasks as they stood: what undoes one needs it withdrawn first. */
const beforeReady: readonly PlanStatus[] = ["ACTIVE"];

const planStatusesFor = (action: TaskAction): readonly PlanStatus[] =>
  action === "reopenLaunchTask" || action === "approveLaunchException" ? beforeReady : worked;

const rightFor: Record<TaskAction, keyof TaskRights> = {
  startLaunchTask: "work",
  submitLaunchTask: "work",
  returnLaunchTask: "approve",
  completeLaunchTask: "work",
  reopenLaunchTask: "work",
  waiveLaunchTask: "waive",
  approveLaunchException: "approve",
  setTaskCheck: "work",
  attachEvidence: "work",
  removeAttachment: "work",
  overrideTaskDue: "update",
  updateLaunchTask: "update",
};

/** What a rule of its own says when this task's predecessor is open. */
const ownRefusal: Record<string, RefusalCode> = {
  EMERGENCY_DRILL: "DRILL_BEFORE_PLAN",
  UNIFORM_ORDER: "STAFFING_NOT_APPROVED",
  PRE_INTERVENTION_AGREEMENT: "SCHEME_NOT_APPROVED",
};

/** Every action on the task: allowed, or the refusal that taking it would meet. */
export const availableTaskActions = (
  task: TaskFacts,
  rights: TaskRights,
): ActionState<TaskAction>[] =>
  actionStates(taskActionNames, (action) => reasonAgainst(action, task, rights));

/** Why an action cannot be taken: no right, then the plan, then the task, then what is missing. */
export function reasonAgainst(
  action: TaskAction,
  task: TaskFacts,
  rights: TaskRights,
): Refusal | undefined {
  if (!rights[rightNeeded(action, task)])
    return { code: "FORBIDDEN", details: { permission: rightNeeded(action, task) } };
  const plans = planStatusesFor(action);
  if (!plans.includes(task.planStatus))
    return {
      code: "PLAN_NOT_WORKED_ON",
      details: { action, planStatus: task.planStatus, allowed: [...plans] },
    };
  const statuses: readonly TaskStatus[] = taskActions[action];
  if (!statuses.includes(task.status))
    return {
      code: "TASK_STATUS",
      details: { action, status: task.status, allowed: [...statuses] },
    };
  return reasonInside(action, task);
}

/** What was submitted is completed by who approves it, everything else by who works on it. */
const rightNeeded = (action: TaskAction, task: TaskFacts): keyof TaskRights =>
  action === "completeLaunchTask" && task.status === "SUBMITTED" ? "approve" : rightFor[action];

/** What an open record does with its task; the task's own buttons would contradict it. */
const doneByRecord: ReadonlySet<TaskAction> = new Set([
  "submitLaunchTask",
  "returnLaunchTask",
  "completeLaunchTask",
  "setTaskCheck",
]);

function reasonInside(action: TaskAction, task: TaskFacts): Refusal | undefined {
  if (task.record?.open && doneByRecord.has(action))
    return { code: "TASK_WORKED_BY_RECORD", details: { record: task.record.type } };
  switch (action) {
    case "submitLaunchTask":
      return task.approvalRequired ? reasonUnfinished(task) : { code: "TASK_HAS_NO_APPROVAL" };
    case "completeLaunchTask":
      return task.approvalRequired && task.status !== "SUBMITTED"
        ? { code: "TASK_NEEDS_APPROVAL" }
        : reasonUnfinished(task);
    case "approveLaunchException":
      return task.exceptionReason === null ? undefined : { code: "EXCEPTION_APPROVED" };
    default:
      return undefined;
  }
}

/** What is missing before the work can count as finished (LCH-R18, R20, R30, R34; 03 part 7). */
function reasonUnfinished(task: TaskFacts): Refusal | undefined {
  const waiting = task.hardPredecessors.filter((one) => isOpen(one.status));
  if (waiting.length > 0) return predecessorsOpen(task, waiting);
  const checks = openChecks(task.checks);
  if (checks.length > 0) return { code: "TASK_CHECKS_OPEN", details: { checks } };
  // A record that is finished is the evidence itself.
  if (task.evidenceRequired && task.evidenceCount === 0 && task.record === null)
    return { code: "TASK_EVIDENCE_MISSING" };
  return undefined;
}

const predecessorsOpen = (task: TaskFacts, waiting: readonly HardPredecessor[]): Refusal => ({
  code: ownRefusal[task.code] ?? "PREDECESSOR_OPEN",
  details: {
    predecessors: waiting.map((one) => one.code),
    titles: waiting.map((one) => one.title),
  },
});

/** 开始: the work begins. */
export const startTask = (task: TaskFacts, rights: TaskRights, today: Day): Result<TaskChange> =>
  decide("startLaunchTask", task, rights, () =>
    ok({ status: "IN_PROGRESS", startedOn: task.startedOn ?? today }),
  );

/** 提交: the work is finished and waits for its approval. */
export const submitTask = (task: TaskFacts, rights: TaskRights, today: Day): Result<TaskChange> =>
  decide("submitLaunchTask", task, rights, () =>
    ok({ status: "SUBMITTED", startedOn: task.startedOn ?? today }),
  );

/** 退回: what was submitted goes back to work; the reason is told to who submitted it. */
export const returnTask = (
  task: TaskFacts,
  rights: TaskRights,
  reason: string | null | undefined,
): Result<TaskChange> =>
  decide("returnLaunchTask", task, rights, () =>
    withReason("returnLaunchTask", reason, () => ({ status: "IN_PROGRESS" })),
  );

/**
 * 完成: the work is done on a day of the past or today. A task with an approval step is completed
 * from SUBMITTED by who approves; the day it was done is then that of the approval.
 */
export const completeTask = (
  task: TaskFacts,
  rights: TaskRights,
  doneOn: Day,
  today: Day,
): Result<TaskChange> =>
  decide("completeLaunchTask", task, rights, () => doneOnDay(task, doneOn, today));

/** The columns of a task that was done on a day of the past or today, after what had to come first. */
function doneOnDay(task: TaskFacts, doneOn: Day, today: Day): Result<TaskChange> {
  if (compareDays(doneOn, today) > 0) return refuse("DONE_IN_THE_FUTURE", { doneOn, today });
  const later = task.hardPredecessors.filter(
    (one) => one.doneOn !== null && compareDays(one.doneOn, doneOn) > 0,
  );
  if (later.length > 0) return { ok: false, refusal: predecessorsOpen(task, later) };
  const startedOn =
    task.startedOn !== null && compareDays(task.startedOn, doneOn) < 0 ? task.startedOn : doneOn;
  return ok({ status: "DONE", doneOn, startedOn });
}

/** What a record's step makes of the task it works on: begun, done, or taken up again. */
export type RecordStep = "START" | "FINISH" | "REOPEN";

/**
 * The columns of a task whose record took a step; none where the task stands so already or was
 * declared not applicable. The record is the evidence, its rows answer the ticks, its approval is the
 * task's: what remains is the plan's status, what has to come first, and the day.
 */
export function followRecord(
  task: TaskFacts,
  step: RecordStep,
  on: Day,
  today: Day,
): Result<TaskChange> {
  const undone = step === "REOPEN" && task.status === "DONE";
  const plans = undone ? beforeReady : worked;
  if (!plans.includes(task.planStatus))
    return refuse("PLAN_NOT_WORKED_ON", { planStatus: task.planStatus, allowed: [...plans] });
  if (task.status === "NOT_APPLICABLE") return ok({});
  switch (step) {
    case "START":
      return ok(task.status === "NOT_STARTED" ? { status: "IN_PROGRESS", startedOn: on } : {});
    case "FINISH": {
      if (task.status === "DONE") return ok({});
      const waiting = task.hardPredecessors.filter((one) => isOpen(one.status));
      if (waiting.length > 0) return { ok: false, refusal: predecessorsOpen(task, waiting) };
      return doneOnDay(task, on, today);
    }
    case "REOPEN":
      return ok(undone ? { status: "IN_PROGRESS", doneOn: null, exceptionReason: null } : {});
  }
}

/** 重新打开: done or waived work is taken up again, with a reason. An old exception does not revive. */
export const reopenTask = (
  task: TaskFacts,
  rights: TaskRights,
  reason: string | null | undefined,
): Result<TaskChange> =>
  decide("reopenLaunchTask", task, rights, () =>
    withReason("reopenLaunchTask", reason, () => ({
      status: "IN_PROGRESS",
      doneOn: null,
      notApplicableReason: null,
      exceptionReason: null,
    })),
  );

/** 不适用: the region's head declares that the estate does not need the task. */
export const waiveTask = (
  task: TaskFacts,
  rights: TaskRights,
  reason: string | null | undefined,
): Result<TaskChange> =>
  decide("waiveLaunchTask", task, rights, () =>
    withReason("waiveLaunchTask", reason, (notApplicableReason) => ({
      status: "NOT_APPLICABLE",
      doneOn: null,
      notApplicableReason,
    })),
  );

/** 例外批准: readiness may be declared although the task is open. */
export const approveException = (
  task: TaskFacts,
  rights: TaskRights,
  reason: string | null | undefined,
): Result<TaskChange> =>
  decide("approveLaunchException", task, rights, () =>
    withReason("approveLaunchException", reason, (exceptionReason) => ({ exceptionReason })),
  );

/** Whether the action may be taken; the writer of its columns is asked only then. */
function decide(
  action: TaskAction,
  task: TaskFacts,
  rights: TaskRights,
  change: () => Result<TaskChange>,
): Result<TaskChange> {
  const refusal = reasonAgainst(action, task, rights);
  return refusal === undefined ? change() : { ok: false, refusal };
}

function withReason(
  action: TaskAction,
  reason: string | null | undefined,
  change: (reason: string) => TaskChange,
): Result<TaskChange> {
  const given = givenReason(reason);
  return given === undefined ? refuse("REASON_REQUIRED", { action }) : ok(change(given));
}
