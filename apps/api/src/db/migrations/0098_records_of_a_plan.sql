-- The records that were begun of a plan. A function of its own, so that a statement opens their tables only where it calls it.
create function launch_task_records(plan uuid) returns json language plpgsql stable as $$
begin
  return (select coalesce(json_agg(json_build_object('taskCode', r.task_code, 'type', r.record_type, 'id', r.id, 'open', r.open)), '[]')
    from launch_task_record r where r.company_id = current_company() and r.plan_id = plan);
end $$;
