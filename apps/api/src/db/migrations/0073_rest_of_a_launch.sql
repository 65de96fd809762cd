-- While a launch is suspended, what its records oblige people to rests with it, and goes on when it is resumed.

-- 暂停 as part of something larger that rests (a launch plan, by its id), which resumes it with itself.
alter table obligation_pause add column cause_id uuid;
create index obligation_pause_cause on obligation_pause (company_id, cause_id) where cause_id is not null and resumed_at is null;

-- The records of a launch plan that people do, decide or follow beside its tasks, and whose work waits while it is suspended.
create view launch_duty_record with (security_invoker = true) as
  select company_id, plan_id, 'SalesSupportScheme' as record_type, id from sales_support_scheme
  union all select company_id, plan_id, 'StaffingPlan', id from staffing_plan
  union all select company_id, plan_id, 'StaffingRevision', id from staffing_revision
  union all select company_id, plan_id, 'MaterialRequest', id from material_request
  union all select company_id, plan_id, 'SalesAreaHandover', id from sales_area_handover
  union all select company_id, plan_id, 'SalesAreaIssue', id from sales_area_issue
  union all select company_id, plan_id, 'InitialCleaningPlan', id from initial_cleaning_plan
  union all select company_id, plan_id, 'LaunchDayPlan', id from launch_day_plan;

-- 调整时间节点 of an approved cleaning plan: what was approved stays beside what holds now, with the reason.
alter table cleaning_area
  add column approved_from_on date,
  add column approved_to_on date,
  add column moved_reason text check (length(moved_reason) between 1 and 500),
  add check (num_nulls(approved_from_on, approved_to_on, moved_reason) in (0, 3));
