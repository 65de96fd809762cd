-- What PostGraphile needs beside the tables to answer the same pages: computed columns, its way of adding fields.
create function launch_plan_days_left(p launch_plan) returns int stable language sql as
  $$ select p.launch_date - (select current_day()) $$;
create function launch_plan_critical_task(p launch_plan) returns launch_task stable language sql as
  $$ select * from launch_task where company_id = p.company_id and id = p.critical_task_id $$;
create function launch_plan_danger_rank(p launch_plan) returns int stable language sql as $$
  select case when p.status not in ('ACTIVE', 'READY', 'SUSPENDED', 'DRAFT') then 9
    else array_position(array['RED', 'AMBER', 'GREEN'], p.light) end $$;
comment on function launch_plan_danger_rank(launch_plan) is '@behavior +orderBy +proc:orderBy +queryField:resource:connection:orderBy';
comment on column launch_task.position is '@behavior +orderBy +attribute:orderBy';
create function launch_task_is_overdue(t launch_task) returns boolean stable language sql as
  $$ select coalesce(t.due_on < (select current_day()), false) and t.status not in ('DONE', 'NOT_APPLICABLE') $$;
create function launch_task_days_late(t launch_task) returns int stable language sql as $$
  select greatest(0, coalesce(case t.status when 'DONE' then t.done_on - t.due_on when 'NOT_APPLICABLE' then 0
    else (select current_day()) - t.due_on end, 0)) $$;
create function launch_task_evidence_count(t launch_task) returns int stable language sql as $$
  select count(*)::int from attachment x
  where x.company_id = t.company_id and x.record_id = t.id and x.removed_at is null $$;
comment on column defect.raised_on is '@behavior +orderBy +attribute:orderBy';
create function defect_overdue(d defect) returns boolean stable language sql as $$
  select d.status in ('UNASSIGNED', 'ASSIGNED', 'RETURNED', 'DISPUTED') and coalesce(d.due_on < (select current_day()), false) $$;
comment on column unit_result.round is '@behavior +orderBy +attribute:orderBy';
comment on column unit_result.created_at is '@behavior +orderBy +attribute:orderBy';
