-- How the company's tasks kept their due days, kind by kind, for the early warning: counts of the whole company, which say
-- nothing of a single launch, so that a center with few launches of its own learns from all of them.
create function launch_slips(since date, on_day date) returns jsonb
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  return (
    with seen as (
      select t.code, t.workstream, t.done_on is not null as finished,
             case when t.done_on is not null then t.done_on - t.due_on else on_day - t.due_on - 1 end as slip, t.done_on
      from launch_task t
      join launch_plan p on p.company_id = t.company_id and p.id = t.plan_id
      where t.company_id = current_company() and t.due_on is not null and p.status <> 'DRAFT'
        and (t.status = 'DONE' and t.done_on between since and on_day
          -- overdue now: late, however it ends; what is not due yet says nothing
          or t.status in ('NOT_STARTED', 'IN_PROGRESS', 'SUBMITTED') and p.status in ('ACTIVE', 'READY') and t.due_on < on_day)
    ), counted as (
      select code, workstream, finished, slip, count(*)::int as count from seen group by 1, 2, 3, 4
    )
    select jsonb_build_object(
      'slips', (select coalesce(jsonb_agg(to_jsonb(c) order by code, slip, finished), '[]') from counted c),
      'tasks', count(*) filter (where finished), 'firstOn', min(done_on), 'lastOn', max(done_on))
    from seen);
end $$;
