/**
 * What the three handlers share of their SQL. Each statement is prepared, has its WHERE in the application (the role
 * passes row-level security by), takes the company as $1 and the day as $2, and lets PostgreSQL build the JSON.
 */

export const open = (t: string) => `${t}.status not in ('DONE', 'NOT_APPLICABLE')`;

export const overdue = (t: string) => `coalesce(${t}.due_on < $2::date, false) and ${open(t)}`;

export const daysLate = (t: string) => `greatest(0, coalesce(case ${t}.status
  when 'DONE' then ${t}.done_on - ${t}.due_on when 'NOT_APPLICABLE' then 0 else $2::date - ${t}.due_on end, 0))`;

export const lightReasons = `(select json_agg(json_build_object('code', r -> 'code', 'details', r -> 'details'))
  from jsonb_array_elements(p.light_reasons) r)`;

/** Counts by plan in one pass over the tasks; `which` narrows the alias t. */
export const progress = (which: string) => `
  progress as materialized (
    select plan_id, sum(total)::int as total, sum(done)::int as done, sum(overdue)::int as overdue,
      json_agg(json_build_object('workstream', workstream, 'total', total, 'done', done, 'overdue', overdue)
        order by position) as workstreams
    from (
      select t.plan_id, t.workstream, min(t.position) as position,
        (count(*) filter (where t.status <> 'NOT_APPLICABLE'))::int as total,
        (count(*) filter (where t.status = 'DONE'))::int as done,
        (count(*) filter (where ${overdue("t")}))::int as overdue
      from launch_task t where t.company_id = $1 and ${which}
      group by t.plan_id, t.workstream) by_stream
    group by plan_id)`;

/** The open task of each plan with the least slack. */
export const critical = (which: string) => `
  critical as materialized (
    select distinct on (t.plan_id) t.plan_id, t.id, t.code, t.title, t.title_en, t.due_on
    from launch_task t where t.company_id = $1 and ${which} and t.critical and ${open("t")}
    order by t.plan_id, t.total_slack nulls last, t.due_on nulls last, t.position)`;

/** What of a plan p with its progress g and critical task c may change while somebody looks at it. */
export const livePlan = `
  'LaunchPlan_' || p.id as id, p.version, p.status, p.launch_date as "launchDate", p.entry_date as "entryDate",
  p.soft_fitout_date as "softFitoutDate", p.hall_fitout_date as "hallFitoutDate",
  p.staffing_approved_on as "staffingApprovedOn", p.suspended_reason as "suspendedReason",
  p.launched_on as "launchedOn", p.launch_date - $2::date as "daysLeft", p.planned_on as "plannedOn", p.feasible,
  p.conflict_codes as "conflictCodes", p.provisional, p.light, ${lightReasons} as "lightReasons",
  coalesce(g.total, 0) as "taskCount", coalesce(g.done, 0) as "doneCount", coalesce(g.overdue, 0) as "overdueCount",
  coalesce(g.workstreams, '[]') as workstreams,
  case when c.id is not null then json_build_object('id', 'LaunchTask_' || c.id, 'code', c.code, 'title', c.title,
    'titleEn', c.title_en) end as "criticalTask"`;
