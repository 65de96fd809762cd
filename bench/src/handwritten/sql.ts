/**
 * What the three handlers share of their SQL. Each statement is prepared, has its WHERE in the application (the role
 * passes row-level security by), takes the company as $1 and the day as $2, and lets PostgreSQL build the JSON.
 */

/** Cheaper than json_build_object, which looks up the type of every key and value each time. */
export const object = (columns: string) => `(select row_to_json(o) from (select ${columns}) o)`;

/** An estate e with its service center s and region r. */
export const estate = object(`'Estate_' || e.id as id, e.name,
  ${object(`'ServiceCenter_' || s.id as id, s.name, ${object(`'Region_' || r.id as id, r.name`)} as region`)}
  as "serviceCenter"`);

export const open = (t: string) => `${t}.status not in ('DONE', 'NOT_APPLICABLE')`;

export const overdue = (t: string) => `coalesce(${t}.due_on < $2::date, false) and ${open(t)}`;

export const daysLate = (t: string) => `greatest(0, coalesce(case ${t}.status
  when 'DONE' then ${t}.done_on - ${t}.due_on when 'NOT_APPLICABLE' then 0 else $2::date - ${t}.due_on end, 0))`;

/** What of a plan p with its critical task c may change while somebody looks at it. */
export const livePlan = `
  'LaunchPlan_' || p.id as id, p.version, p.status, p.launch_date as "launchDate", p.entry_date as "entryDate",
  p.soft_fitout_date as "softFitoutDate", p.hall_fitout_date as "hallFitoutDate",
  p.staffing_approved_on as "staffingApprovedOn", p.suspended_reason as "suspendedReason",
  p.launched_on as "launchedOn", p.launch_date - $2::date as "daysLeft", p.planned_on as "plannedOn", p.feasible,
  p.conflict_codes as "conflictCodes", p.provisional, p.light, p.light_reasons as "lightReasons",
  p.task_count as "taskCount", p.done_count as "doneCount", p.overdue_count as "overdueCount",
  p.workstreams,
  case when c.id is not null then ${object(`'LaunchTask_' || c.id as id, c.code, c.title,
    c.title_en as "titleEn"`)} end as "criticalTask"`;
