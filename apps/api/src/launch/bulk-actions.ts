import { nameAssignee } from "@threshold/domain/launch/assignee";
import {
  changeTask,
  reasonAgainstUndo,
  type TaskBulkChange,
} from "@threshold/domain/launch/task-bulk";
import type { Result } from "@threshold/domain/result";
import { refuse } from "@threshold/domain/result";
import type { BulkKind, BulkRecord } from "../bulk/types.ts";
import type { Columns } from "@threshold/domain/bulk/bulk";
import { found } from "../change.ts";
import type { Context } from "../context.ts";
import type { Tx } from "../db/tenancy.ts";
import {
  findPersonAt,
  findPlan,
  type GatheredPlan,
  listTaskColumns,
  lockPlansOfTasks,
  type TaskRow,
} from "./queries.ts";
import { savePlan } from "./save.ts";
import { factsOf } from "./task-actions.ts";

/** Launch tasks (筹备任务) in bulk: who, by when, not applicable. Each plan is scheduled anew once. */
export const taskBulk: BulkKind<TaskBulkChange> = {
  async gather(db, context, ids, change) {
    const plans: GatheredPlan[] = [];
    for (const id of await lockPlansOfTasks(db, ids)) plans.push(found(await findPlan(db, id)));
    const current = await listTaskColumns(db, ids);
    const planOf = new Map(
      plans.flatMap((plan) => plan.tasks.map(({ id }) => [id, plan] as const)),
    );
    const named = await assigneeRefusals(db, context, plans, change);
    const records = ids.flatMap((id) => {
      const plan = planOf.get(id);
      return plan
        ? [recordOf(context, plan, id, current.get(id) ?? {}, change, named.get(plan.id))]
        : [];
    });
    return { records, save: (columns) => savePlans(db, context, plans, columns) };
  },
};

function recordOf(
  context: Context,
  plan: GatheredPlan,
  id: string,
  columns: Columns,
  change: TaskBulkChange,
  named: Result<unknown> | undefined,
): BulkRecord {
  const { task, facts, rights } = factsOf(context, plan, id);
  return {
    id,
    name: task.title,
    columns,
    decide() {
      const decided = changeTask(facts, rights, change);
      return decided.ok && named && !named.ok ? named : decided;
    },
    againstUndo: () => reasonAgainstUndo(facts, rights, change),
  };
}

/** Whether the person who is named could open the tasks, plan by plan. */
async function assigneeRefusals(
  db: Tx,
  { today }: Context,
  plans: readonly GatheredPlan[],
  change: TaskBulkChange,
): Promise<Map<string, Result<string>>> {
  const told = new Map<string, Result<string>>();
  if (change.action !== "ASSIGN" || change.assigneeId === null) return told;
  for (const plan of plans) {
    const person = await findPersonAt(db, change.assigneeId, plan, today);
    told.set(plan.id, person ? nameAssignee(change.assigneeId, person.roles) : refuse("NOT_FOUND"));
  }
  return told;
}

async function savePlans(
  db: Tx,
  context: Context,
  plans: readonly GatheredPlan[],
  columns: ReadonlyMap<string, Columns>,
): Promise<void> {
  for (const plan of plans) {
    const own = plan.tasks.flatMap(({ id }) => {
      const change = columns.get(id);
      return change ? [[id, change as Partial<TaskRow>] as const] : [];
    });
    if (own.length > 0) await savePlan(db, context, plan, { tasks: new Map(own) });
  }
}
