const danger = `case when p.status not in ('ACTIVE', 'READY', 'SUSPENDED', 'DRAFT') then 9
  else array_position(array['RED', 'AMBER', 'GREEN'], p.light) end`;

/** The page's rows first, then the joins. */
export const portfolioSql = (size: number) => `
  with found as materialized (
    select p.*, row_number() over () as n
    from (
      select p.id, p.estate_id, p.name, p.status, p.launch_date, p.light, p.light_reasons,
        p.task_count, p.done_count, p.overdue_count, p.workstreams, p.critical_task_id, ${danger} as danger
      from launch_plan p where p.company_id = $1
      order by ${danger}, p.launch_date, p.id limit ${size + 1}) p),
  page as (
    select json_agg(plan order by n) as nodes
    from (
      select p.n, x.plan from found p
      left join launch_task c on c.company_id = $1 and c.id = p.critical_task_id
      join estate e on e.company_id = $1 and e.id = p.estate_id
      join service_center s on s.company_id = $1 and s.id = e.service_center_id
      join region r on r.company_id = $1 and r.id = s.region_id
      cross join lateral (select row_to_json(o) as plan from (select
        'LaunchPlan_' || p.id as id, p.name, p.status, p.launch_date as "launchDate",
        p.launch_date - $2::date as "daysLeft", p.light, p.light_reasons as "lightReasons",
        p.task_count as "taskCount", p.done_count as "doneCount", p.overdue_count as "overdueCount",
        p.workstreams,
        case when c.id is not null then json_build_object('id', 'LaunchTask_' || c.id, 'title', c.title,
          'titleEn', c.title_en, 'dueOn', c.due_on) end as "criticalTask",
        json_build_object('id', 'Estate_' || e.id, 'name', e.name, 'serviceCenter',
          json_build_object('id', 'ServiceCenter_' || s.id, 'name', s.name, 'region',
            json_build_object('id', 'Region_' || r.id, 'name', r.name))) as estate) o) x
      where p.n <= ${size}) plans)
  select json_build_object('data', json_build_object('launchPlans', json_build_object(
    'totalCount', (select count(*) from launch_plan where company_id = $1),
    'pageInfo', json_build_object('hasNextPage', (select count(*) > ${size} from found), 'endCursor',
      (select translate(encode(convert_to(json_build_array('DANGER', danger, launch_date, id)::text, 'UTF8'), 'base64'),
        E'+/=\\n', '-_') from found where n <= ${size} order by n desc limit 1)),
    'nodes', coalesce(page.nodes, '[]'))))::text as answer
  from page`;
