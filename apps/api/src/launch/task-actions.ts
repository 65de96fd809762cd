import type { Day } from "@threshold/domain/calendar/day";
import { nameAssignee } from "@threshold/domain/launch/assignee";
import { answerCheck, type CheckChange } from "@threshold/domain/launch/check";
import { taskRights, type TaskRights } from "@threshold/domain/launch/rights";
import {
  approveException,
  availableTaskActions,
  completeTask,
  followRecord,
  reasonAgainst,
  type RecordStep,
  reopenTask,
  returnTask,
  startTask,
  submitTask,
  type TaskAction,
  type TaskChange,
  type TaskFacts,
  waiveTask,
} from "@threshold/domain/launch/task-lifecycle";
import { planTitle } from "@threshold/domain/launch/plan-title";
import { ok, refuse, type Result } from "@threshold/domain/result";
import { change, found, given, unwrap, uuidOf } from "../change.ts";
import type { Context } from "../context.ts";
import type { Tx } from "../db/tenancy.ts";
import { refusalError } from "../refusal.ts";
import type {
  ApproveLaunchExceptionInput,
  CompleteLaunchTaskInput,
  OverrideTaskDueInput,
  ReopenLaunchTaskInput,
  ReturnLaunchTaskInput,
  SetTaskCheckInput,
  StartLaunchTaskInput,
  SubmitLaunchTaskInput,
  UpdateLaunchTaskInput,
  WaiveLaunchTaskInput,
} from "./inputs.ts";
import {
  findPersonAt,
  findPlanOfCheck,
  findPlanOfTask,
  gatheredPlan,
  type GatheredPlan,
  listResponsible,
  planOfCheckLock,
  planOfTaskLock,
  type TaskRow,
  updateCheck,
} from "./queries.ts";
import { notify } from "../notification/notify.ts";
import { type PlanEdit, savePlan } from "./save.ts";

/** A task with what its rules decide on. */
export interface GatheredTask {
  readonly plan: GatheredPlan;
  readonly task: TaskRow;
  readonly facts: TaskFacts;
  readonly rights: TaskRights;
}

/** Puts together what the rules know of one task of a gathered plan. */
export function factsOf(context: Context, plan: GatheredPlan, taskId: string): GatheredTask {
  const task = found(plan.tasks.find((one) => one.id === taskId));
  const place = { level: "ESTATE", id: plan.estateId, centerId: plan.serviceCenterId } as const;
  const rights = taskRights(context.viewer, task, place);
  return { plan, task, facts: plainFactsOf(plan, task), rights };
}

function plainFactsOf(plan: GatheredPlan, task: TaskRow): TaskFacts {
  const before = plan.links.filter((link) => link.hard && link.to === task.code);
  const hardPredecessors = plan.tasks.filter((one) =>
    before.some((link) => link.from === one.code),
  );
  const record = plan.records.find((one) => one.taskCode === task.code) ?? null;
  return { ...task, planStatus: plan.status, hardPredecessors, record };
}

/** A step that a record took, for the task that it works on. */
export interface RecordFollowing {
  readonly code: string;
  readonly step: RecordStep;
  /** The day of it; today when left out. */
  readonly on?: Day;
  /** What the record tells of the task's tick rows, by their codes. */
  readonly checks?: Readonly<Record<string, CheckChange>>;
}

/**
 * Lets the plan's tasks follow what their record did, one after the other, and schedules the plan anew. A task that the
 * plan does not have is passed over: the company took it out of its template.
 */
export async function tasksFollow(
  db: Tx,
  context: Pick<Context, "now" | "today" | "calendar">,
  plan: GatheredPlan,
  followings: readonly RecordFollowing[],
  columns: PlanEdit["plan"] = {},
): Promise<void> {
  const edits = new Map<string, TaskChange>();
  let known = plan;
  for (const { code, step, on = context.today, checks = {} } of followings) {
    const task = known.tasks.find((one) => one.code === code);
    if (!task) continue;
    const change = unwrap(followRecord(plainFactsOf(known, task), step, on, context.today));
    for (const check of task.checks.filter((one) => checks[one.code]))
      await updateCheck(db, check.id, checks[check.code]!);
    edits.set(task.id, { ...edits.get(task.id), ...change });
    known = {
      ...known,
      tasks: known.tasks.map((one) => (one === task ? { ...one, ...change } : one)),
    };
  }
  await savePlan(db, context, plan, { plan: columns, tasks: edits });
}

/** Columns of a task, as its rules or the ones kept by hand give them. */
type TaskColumns = TaskChange | (Partial<TaskRow> & { dueOverrideReason?: string | null });

type Ask = { readonly clientMutationId: string; readonly id: string };

/** Allow, lock, gather, decide, write: the one way in which a task changes its state. */
function changeTask(
  context: Context,
  name: TaskAction,
  input: Ask,
  decide: (gathered: GatheredTask, db: Tx) => Result<TaskColumns> | Promise<Result<TaskColumns>>,
  then: (db: Tx, gathered: GatheredTask) => Promise<unknown> = async () => {},
) {
  const id = uuidOf("LaunchTask", input.id);
  return change(
    context,
    name,
    input,
    async (db) => {
      const gathered = factsOf(context, found(await findPlanOfTask(db, id)), id);
      const columns = unwrap(await decide(gathered, db));
      await savePlan(db, context, gathered.plan, { tasks: new Map([[id, columns]]) });
      await then(db, gathered);
      return { task: id };
    },
    planOfTaskLock(id),
  );
}

/** 开始 */
export const startLaunchTask = (context: Context, input: StartLaunchTaskInput) =>
  changeTask(context, "startLaunchTask", input, ({ facts, rights }) =>
    startTask(facts, rights, context.today),
  );

/** 提交审核 */
export const submitLaunchTask = (context: Context, input: SubmitLaunchTaskInput) =>
  changeTask(context, "submitLaunchTask", input, ({ facts, rights }) =>
    submitTask(facts, rights, context.today),
  );

/** 退回: whoever is responsible is told why. */
export const returnLaunchTask = (context: Context, input: ReturnLaunchTaskInput) =>
  changeTask(
    context,
    "returnLaunchTask",
    input,
    ({ facts, rights }) => returnTask(facts, rights, input.reason),
    async (db, { plan, task }) =>
      notify(db, [
        {
          kind: "TASK_RETURNED",
          data: { planName: planTitle(plan), title: task.title, reason: input.reason },
          to: await listResponsible(db, plan, context.today, [task.id]),
          record: { type: "LaunchTask", id: task.id },
        },
      ]),
  );

/** 完成 */
export const completeLaunchTask = (context: Context, input: CompleteLaunchTaskInput) =>
  changeTask(context, "completeLaunchTask", input, ({ facts, rights }) => {
    const doneOn = (input.doneOn ?? context.today) as Day;
    const done = completeTask(facts, rights, doneOn, context.today);
    return done.ok && input.remark
      ? { ...done, value: { ...done.value, remark: input.remark } }
      : done;
  });

/** 重新打开 */
export const reopenLaunchTask = (context: Context, input: ReopenLaunchTaskInput) =>
  changeTask(context, "reopenLaunchTask", input, ({ facts, rights }) =>
    reopenTask(facts, rights, input.reason),
  );

/** 不适用 */
export const waiveLaunchTask = (context: Context, input: WaiveLaunchTaskInput) =>
  changeTask(context, "waiveLaunchTask", input, ({ facts, rights }) =>
    waiveTask(facts, rights, input.reason),
  );

/** 例外批准: with who approved it and when. */
export const approveLaunchException = (context: Context, input: ApproveLaunchExceptionInput) =>
  changeTask(context, "approveLaunchException", input, ({ facts, rights }) => {
    const approved = approveException(facts, rights, input.reason);
    const by = { exceptionBy: context.viewer.personId, exceptionAt: context.now };
    return approved.ok ? { ...approved, value: { ...approved.value, ...by } } : approved;
  });

/** 调整应完成日期: a day of its own for this plan, with a reason; null gives it back to its anchor. */
export const overrideTaskDue = (context: Context, input: OverrideTaskDueInput) =>
  changeTask(context, "overrideTaskDue", input, ({ facts, rights }) => {
    const refusal = reasonAgainst("overrideTaskDue", facts, rights);
    if (refusal) return { ok: false, refusal };
    if (!input.reason.trim()) return refuse("REASON_REQUIRED", { action: "overrideTaskDue" });
    const dueOverride = (input.dueOn ?? null) as Day | null;
    return ok({ dueOverride, dueOverrideReason: dueOverride ? input.reason.trim() : null });
  });

/** 修改: who is named for it, the responsible role, offset, duration, remark. */
export const updateLaunchTask = (context: Context, input: UpdateLaunchTaskInput) =>
  changeTask(context, "updateLaunchTask", input, async ({ plan, facts, rights, task }, db) => {
    const refusal = reasonAgainst("updateLaunchTask", facts, rights);
    if (refusal) return { ok: false, refusal };
    if (task.version !== input.version) return refuse("STALE_VERSION", { version: task.version });
    for (const field of ["offsetDays", "durationDays"] as const)
      if ((input[field] ?? 0) < 0 || (input[field] ?? 0) > 3650)
        return refuse("INVALID_INPUT", { field });
    const { responsibleRole, remark, offsetDays, durationDays } = input;
    const assigneeId = input.assigneeId && uuidOf("Person", input.assigneeId);
    if (assigneeId) {
      const { roles } = found(await findPersonAt(db, assigneeId, plan, context.today));
      unwrap(nameAssignee(assigneeId, roles));
    }
    const value: Partial<TaskRow> & { remark?: string | null } = given({
      assigneeId,
      responsibleRole: responsibleRole ?? undefined,
      remark,
      offsetDays: offsetDays ?? undefined,
      durationDays: durationDays ?? undefined,
    });
    return ok(value);
  });

/** Answers a tick row of a task. */
export function setTaskCheck(context: Context, input: SetTaskCheckInput) {
  const id = uuidOf("LaunchTaskCheck", input.id);
  return change(
    context,
    "setTaskCheck",
    input,
    async (db) => {
      const plan = found(await findPlanOfCheck(db, id));
      const owner = found(plan.tasks.find((task) => task.checks.some((check) => check.id === id)));
      const { facts, rights } = factsOf(context, plan, owner.id);
      const refusal = reasonAgainst("setTaskCheck", facts, rights);
      if (refusal) throw refusalError(refusal);
      const check = found(owner.checks.find((one) => one.id === id));
      await updateCheck(db, id, unwrap(answerCheck(check, input)));
      return { check: id, task: owner.id };
    },
    planOfCheckLock(id),
  );
}

/** Every action on a task with whether the viewer may take it now, and why not. */
export async function listTaskActions(context: Context, planId: string, taskId: string) {
  const { facts, rights } = factsOf(context, found(await gatheredPlan(context, planId)), taskId);
  return availableTaskActions(facts, rights);
}
