import { daysLate, estate, livePlan, object, overdue } from "./sql.ts";

const tasks = `(
  select coalesce(json_agg(row_to_json(o)), '[]') from (
    select 'LaunchTask_' || t.id as id, t.code, t.position, t.title, t.title_en as "titleEn", t.workstream, t.status,
      ${overdue("t")} as "isOverdue", ${daysLate("t")} as "daysLate", t.anchor, t.offset_days as "offsetDays",
      t.offset_of as "offsetOf", t.duration_days as "durationDays", t.duration_of as "durationOf", t.due_on as "dueOn",
      t.due_override as "dueOverride", t.started_on as "startedOn", t.done_on as "doneOn",
      t.responsible_role as "responsibleRole",
      case when a.id is not null then ${object(`'Person_' || a.id as id, a.name`)} end as assignee,
      t.evidence_required as "evidenceRequired", coalesce(f.count, 0) as "evidenceCount",
      t.generated_late as "generatedLate", t.exception_reason as "exceptionReason",
      t.early_start_on as "earlyStartOn", t.early_finish_on as "earlyFinishOn", t.late_start_on as "lateStartOn",
      t.late_finish_on as "lateFinishOn", t.total_slack as "totalSlack", t.critical
    from launch_task t
    left join person a on a.company_id = $1 and a.id = t.assignee_id
    left join lateral (select count(*)::int as count from attachment x
      where x.company_id = $1 and x.record_id = t.id and x.removed_at is null) f on true
    where t.company_id = $1 and t.plan_id = p.id order by t.position, t.id) o)`;

const links = `(
  select coalesce(json_agg(row_to_json(o)), '[]') from (
    select 'LaunchTaskLink_' || l.id as id, l.kind, l.lag_days as "lagDays", l.lag_of as "lagOf",
      ${object(`'LaunchTask_' || f.id as id, f.code`)} as "from",
      ${object(`'LaunchTask_' || t.id as id, t.code`)} as "to"
    from launch_task_link l
    join launch_task f on f.company_id = $1 and f.id = l.from_task_id
    join launch_task t on t.company_id = $1 and t.id = l.to_task_id
    where l.company_id = $1 and l.plan_id = p.id order by l.id) o)`;

const baselines = `(
  select coalesce(json_agg(json_build_object('id', 'LaunchBaseline_' || b.id, 'name', b.name, 'frozenAt', b.frozen_at)
    order by b.frozen_at desc, b.id), '[]')
  from launch_baseline b where b.company_id = $1 and b.plan_id = p.id)`;

/** One plan with all its tasks and links. */
export const planSql = `
  select row_to_json(o)::text as plan from (select ${livePlan},
    p.name, p.coordination_meeting_on as "coordinationMeetingOn", ${estate} as estate,
    ${tasks} as tasks, ${links} as links, ${baselines} as baselines
  from launch_plan p
  left join launch_task c on c.company_id = $1 and c.id = p.critical_task_id
  join estate e on e.company_id = $1 and e.id = p.estate_id
  join service_center s on s.company_id = $1 and s.id = e.service_center_id
  join region r on r.company_id = $1 and r.id = s.region_id
  where p.company_id = $1 and p.id = $3) o`;

export const planAnswer = (plan: string) => `{"data":{"launchPlan":${plan}}}`;
