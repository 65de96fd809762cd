import { createHash } from "node:crypto";
import type { Day } from "@threshold/domain/calendar/day";
import type { WorkingCalendar } from "@threshold/domain/calendar/working-calendar";
import { launchState } from "@threshold/domain/launch/light";
import type { LaunchState, PlanInLight, TaskInLight } from "@threshold/domain/launch/light";
import { taskRights } from "@threshold/domain/launch/rights";
import { replan, STAFFING_APPROVAL } from "@threshold/domain/launch/schedule";
import type { DatedPlan, ScheduledLink, ScheduledTask } from "@threshold/domain/launch/schedule";
import { completeTask } from "@threshold/domain/launch/task-lifecycle";
import type { TaskFacts } from "@threshold/domain/launch/task-lifecycle";
import type { PlanStatus } from "@threshold/domain/launch/vocabulary";
import type { Role } from "@threshold/domain/organization/roles";
import type { Viewer } from "@threshold/domain/organization/viewer";
import type { Pool, PoolClient } from "pg";
import { daysLate, livePlan, overdue } from "./sql.ts";

/** Who completes a task, and when. */
export interface Completing {
  readonly viewer: Viewer;
  readonly today: Day;
  readonly calendar: WorkingCalendar;
  readonly origin: string;
  readonly requestId: string;
}

interface Task extends ScheduledTask, Omit<TaskInLight, "anchor">, Omit<TaskFacts, "planStatus"> {
  readonly id: string;
  readonly responsibleRole: Role;
}

interface Plan extends DatedPlan, PlanInLight {
  readonly id: string;
  readonly estateId: string;
  readonly serviceCenterId: string;
  readonly status: PlanStatus;
  readonly tasks: readonly Task[];
  readonly links: readonly (ScheduledLink & { readonly hard: boolean })[];
}

const openSql = `select set_config('app.company_id', $1, true), set_config('app.account_id', $2, true),
  set_config('app.person_id', $3, true), set_config('app.request_id', $4, true), set_config('app.origin', $5, true),
  set_config('app.now', $6, true), set_config('app.today', $7, true), set_config('app.action', 'completeLaunchTask', true),
  pg_advisory_xact_lock(hashtextextended($1 || ' ' || $3 || ' ' || $8, 0))`;

const answeredSql = `select answer, input_hash as hash from idempotency
  where company_id = $1 and person_id = $2 and key = $3`;

const lockSql = `select from launch_plan where company_id = $1
  and id = (select plan_id from launch_task where company_id = $1 and id = $2) for update`;

/** All that rule and schedule need of the task's plan. */
const gatherSql = `
  select json_build_object('id', p.id, 'estateId', p.estate_id, 'serviceCenterId', p.service_center_id,
    'status', p.status, 'coordinationMeetingOn', p.coordination_meeting_on, 'entryDate', p.entry_date,
    'launchDate', p.launch_date, 'softFitoutDate', p.soft_fitout_date, 'hallFitoutDate', p.hall_fitout_date,
    'staffingApprovedOn', p.staffing_approved_on,
    'permits', (select coalesce(json_agg(json_build_object('name', x.name, 'status', x.status) order by x.name), '[]')
      from launch_permit x where x.company_id = $1 and x.plan_id = p.id),
    'tasks', (select json_agg(row_to_json(o)) from (
      select t.id, t.code, t.workstream, t.anchor, t.offset_days as "offsetDays", t.offset_of as "offsetOf",
        t.duration_days as "durationDays", t.duration_of as "durationOf", t.status, t.due_override as "dueOverride",
        t.due_on as "dueOn", t.started_on as "startedOn", t.done_on as "doneOn", t.title,
        t.responsible_role as "responsibleRole", t.evidence_required as "evidenceRequired",
        t.approval_required as "approvalRequired", t.exception_reason as "exceptionReason", t.critical,
        t.early_start_on as "earlyStartOn", t.early_finish_on as "earlyFinishOn", t.late_start_on as "lateStartOn",
        t.late_finish_on as "lateFinishOn", t.total_slack as "totalSlack", t.free_slack as "freeSlack",
        case when t.id = $2 then (select count(*) from attachment a
          where a.company_id = $1 and a.record_id = t.id and a.removed_at is null) end as "evidenceCount",
        case when t.id = $2 then (select coalesce(json_agg(json_build_object('code', k.code, 'kind', k.kind,
          'state', k.state, 'value', k.value) order by k.position), '[]')
          from launch_task_check k where k.company_id = $1 and k.task_id = t.id) end as checks
      from launch_task t where t.company_id = $1 and t.plan_id = p.id order by t.position) o),
    'links', (select coalesce(json_agg(json_build_object('from', f.code, 'to', t.code, 'kind', l.kind,
        'lagDays', l.lag_days, 'lagOf', l.lag_of, 'hard', l.hard)), '[]')
      from launch_task_link l
      join launch_task f on f.company_id = $1 and f.id = l.from_task_id
      join launch_task t on t.company_id = $1 and t.id = l.to_task_id
      where l.company_id = $1 and l.plan_id = p.id)) as plan
  from launch_plan p
  where p.company_id = $1 and p.id = (select plan_id from launch_task where company_id = $1 and id = $2)`;

/** Tasks, plan, obligation and kept answer in one statement; triggers write the audit and tell other servers. */
const writeSql = `
  with changed as (
    update launch_task t set (status, started_on, done_on, remark, due_on, due_override, early_start_on,
      early_finish_on, late_start_on, late_finish_on, total_slack, free_slack, critical) = (select status, started_on,
      done_on, remark, due_on, due_override, early_start_on, early_finish_on, late_start_on, late_finish_on,
      total_slack, free_slack, critical from jsonb_populate_record(t, r.patch))
    from jsonb_to_recordset($3::jsonb) as r(id uuid, patch jsonb)
    where t.company_id = $1 and t.id = r.id),
  settled as (
    update obligation set status = 'MET', settled_at = current_instant(), settled_by = $4, next_firing_at = null
    where company_id = $1 and record_type = 'LaunchTask' and record_id = $20 and kind = 'TASK_DUE'
      and status in ('OPEN', 'PAUSED')),
  answered as (
    insert into idempotency (company_id, person_id, key, action, input_hash, answer)
    values ($1, $4, $5, 'completeLaunchTask', $6, $7))
  update launch_plan set staffing_approved_on = $8, planned_on = $9, feasible = $10, conflict_codes = $11,
    provisional = $12, light = $13, light_reasons = $14, task_count = $15, done_count = $16, overdue_count = $17,
    workstreams = $18, critical_task_id = $19
  where company_id = $1 and id = $2`;

const answerSql = `
  select json_build_object('data', json_build_object('completeLaunchTask', json_build_object('task', row_to_json(o))))::text
    as answer
  from (
    select 'LaunchTask_' || t.id as id, t.version, t.status, ${overdue("t")} as "isOverdue", ${daysLate("t")} as "daysLate",
      t.due_on as "dueOn", t.due_override as "dueOverride", t.due_override_reason as "dueOverrideReason",
      t.started_on as "startedOn", t.done_on as "doneOn", t.remark, t.not_applicable_reason as "notApplicableReason",
      t.exception_reason as "exceptionReason", t.responsible_role as "responsibleRole",
      case when a.id is not null then json_build_object('id', 'Person_' || a.id, 'name', a.name) end as assignee,
      t.early_start_on as "earlyStartOn", t.early_finish_on as "earlyFinishOn", t.late_start_on as "lateStartOn",
      t.late_finish_on as "lateFinishOn", t.total_slack as "totalSlack", t.critical,
      f.count as "evidenceCount", f.files as evidence,
      (select coalesce(json_agg(json_build_object('id', 'LaunchTaskCheck_' || k.id, 'state', k.state, 'value', k.value)
        order by k.position, k.id), '[]') from launch_task_check k where k.company_id = $1 and k.task_id = t.id) as checks,
      (select row_to_json(o) from (select ${livePlan} from launch_plan p
        left join launch_task c on c.company_id = $1 and c.id = p.critical_task_id
        where p.company_id = $1 and p.id = t.plan_id) o) as plan,
      (select coalesce(json_agg(json_build_object('id', 'LaunchTaskLink_' || l.id, 'to',
        json_build_object('id', 'LaunchTask_' || l.to_task_id)) order by l.id), '[]')
        from launch_task_link l where l.company_id = $1 and l.from_task_id = t.id) as successors
    from launch_task t
    left join person a on a.company_id = $1 and a.id = t.assignee_id
    left join lateral (select count(*)::int as count, coalesce(json_agg(json_build_object('id', 'Attachment_' || x.id)
        order by x.created_at, x.id), '[]') as files
      from attachment x where x.company_id = $1 and x.record_id = t.id and x.removed_at is null) f on true
    where t.company_id = $1 and t.id = $3) o`;

/**
 * Completes a task in two round trips (pg's pipelining): open, look the key up, lock, gather; write, read the answer,
 * commit. Refusals are thrown: the benchmark has none.
 */
export async function complete(
  pool: Pool,
  { taskId, key }: { taskId: string; key: string },
  by: Completing,
): Promise<string> {
  const client = await pool.connect();
  try {
    return await completeOn(client, taskId, key, by);
  } catch (error) {
    await client.query("rollback");
    throw error;
  } finally {
    client.release();
  }
}

async function completeOn(client: PoolClient, taskId: string, key: string, by: Completing) {
  const { viewer, today } = by;
  const { companyId, personId, accountId } = viewer;
  const ask = (name: string, text: string, values: unknown[]) =>
    client.query({ name, text, values });
  const settings = [by.requestId, by.origin, new Date().toISOString(), today, key];
  const [, , answered, , gathered] = await Promise.all([
    client.query("begin"),
    ask("open", openSql, [companyId, accountId, personId, ...settings]),
    ask("answered", answeredSql, [companyId, personId, key]),
    ask("lock", lockSql, [companyId, taskId]),
    ask("gather", gatherSql, [companyId, taskId]),
  ]);
  const hash = createHash("sha256").update(`completeLaunchTask ${taskId}`).digest("base64url");
  if (answered.rows.length > 0) {
    if (answered.rows[0].hash !== hash) throw new Error("IDEMPOTENCY_KEY_REUSED");
    return (
      await Promise.all([
        ask("answer", answerSql, [companyId, today, taskId]),
        client.query("commit"),
      ])
    )[0].rows[0].answer;
  }
  const { plan, patches } = decide(gathered.rows[0].plan, taskId, by);
  const answer = JSON.stringify({ task: taskId });
  const kept = [personId, key, hash, answer];
  const [, read] = await Promise.all([
    ask("write", writeSql, [
      companyId,
      plan.id,
      JSON.stringify(patches),
      ...kept,
      ...plan.columns,
      taskId,
    ]),
    ask("answer", answerSql, [companyId, today, taskId]),
    client.query("commit"),
  ]);
  return read.rows[0].answer;
}

/** The product's own rule, schedule and light. */
function decide(plan: Plan, taskId: string, { viewer, today, calendar }: Completing) {
  const task = plan.tasks.find(({ id }) => id === taskId)!;
  const before = new Set(
    plan.links.flatMap(({ hard, to, from }) => (hard && to === task.code ? [from] : [])),
  );
  const facts = {
    ...task,
    planStatus: plan.status,
    hardPredecessors: plan.tasks.filter(({ code }) => before.has(code)) as never,
  };
  const place = { level: "ESTATE", id: plan.estateId, centerId: plan.serviceCenterId } as const;
  const done = completeTask(facts, taskRights(viewer, task, place), today, today);
  if (!done.ok) throw new Error(done.refusal.code);
  const tasks = plan.tasks.map((one) => (one === task ? { ...one, ...done.value } : one));
  const approval = tasks.find(({ code }) => code === STAFFING_APPROVAL);
  const staffingApprovedOn = approval ? (approval.doneOn ?? null) : plan.staffingApprovedOn;
  const edited = { ...plan, staffingApprovedOn };
  const schedule = replan(edited, tasks, plan.links, today, calendar);
  if (!schedule.ok) throw new Error(schedule.refusal.code);
  const { plan: planned, tasks: dates } = schedule.value;
  const dated = tasks.map((one) => ({ ...one, ...dates.get(one.code) }));
  const state = launchState({ ...edited, ...planned }, dated, today);
  const { plannedOn, feasible, conflictCodes, provisional } = planned;
  const columns = [
    staffingApprovedOn,
    plannedOn,
    feasible,
    conflictCodes,
    provisional,
    state.light,
    JSON.stringify(state.reasons.map(({ code, details }) => ({ code, details }))),
    ...taskFacts(state, dated),
  ];
  const patches = dated.flatMap((now, at) => patchOf(plan.tasks[at]!, now));
  return { plan: { id: plan.id, columns }, patches };
}

/** What the plan's row tells of its tasks. */
function taskFacts({ workstreams, criticalCode }: LaunchState, tasks: readonly Task[]): unknown[] {
  const sum = (of: "total" | "done" | "overdue") =>
    workstreams.reduce((all, one) => all + one[of], 0);
  const present = new Set(tasks.map(({ workstream }) => workstream));
  const told = workstreams
    .filter(({ workstream }) => present.has(workstream))
    .map(({ workstream, total, done, overdue }) => ({ workstream, total, done, overdue }));
  const critical = tasks.find(({ code }) => code === criticalCode)?.id ?? null;
  return [sum("total"), sum("done"), sum("overdue"), JSON.stringify(told), critical];
}

/** Columns that the rule and the schedule may change. */
const columnOf: Readonly<Record<string, string>> = {
  status: "status",
  startedOn: "started_on",
  doneOn: "done_on",
  dueOn: "due_on",
  dueOverride: "due_override",
  earlyStartOn: "early_start_on",
  earlyFinishOn: "early_finish_on",
  lateStartOn: "late_start_on",
  lateFinishOn: "late_finish_on",
  totalSlack: "total_slack",
  freeSlack: "free_slack",
  critical: "critical",
};

function patchOf(was: Task, now: Record<string, unknown> & { readonly id: string }) {
  const patch: Record<string, unknown> = {};
  for (const [name, column] of Object.entries(columnOf))
    if (now[name] !== (was as unknown as Record<string, unknown>)[name]) patch[column] = now[name];
  return Object.keys(patch).length > 0 ? [{ id: was.id, patch }] : [];
}
