import { estate, object } from "./sql.ts";

const danger = `case when p.status not in ('ACTIVE', 'READY', 'SUSPENDED', 'DRAFT') then 9
  else array_position(array['RED', 'AMBER', 'GREEN'], p.light) end`;

/** The page's rows first, then the joins; what PostgreSQL would only copy is put together by `pageAnswer`. */
export const portfolioSql = (size: number) => `
  with found as materialized (
    select p.*, row_number() over () as n
    from (
      select p.id, p.estate_id, p.name, p.status, p.launch_date, p.light, p.light_reasons,
        p.task_count, p.done_count, p.overdue_count, p.workstreams, p.critical_task_id, ${danger} as danger
      from launch_plan p where p.company_id = $1
      order by ${danger}, p.launch_date, p.id limit ${size + 1}) p)
  select (select count(*) from launch_plan where company_id = $1) as total,
    (select count(*) > ${size} from found) as more,
    (select translate(encode(convert_to(json_build_array('DANGER', danger, launch_date, id)::text, 'UTF8'), 'base64'),
      E'+/=\\n', '-_') from (select * from found where n <= ${size} order by n desc limit 1) last) as cursor,
    (select string_agg(row_to_json(o)::text, ',') from (select
        'LaunchPlan_' || p.id as id, p.name, p.status, p.launch_date as "launchDate",
        p.launch_date - $2::date as "daysLeft", p.light, p.light_reasons as "lightReasons",
        p.task_count as "taskCount", p.done_count as "doneCount", p.overdue_count as "overdueCount",
        p.workstreams,
        case when c.id is not null then ${object(`'LaunchTask_' || c.id as id, c.title,
          c.title_en as "titleEn", c.due_on as "dueOn"`)} end as "criticalTask",
        ${estate} as estate
      from found p
      left join launch_task c on c.company_id = $1 and c.id = p.critical_task_id
      join estate e on e.company_id = $1 and e.id = p.estate_id
      join service_center s on s.company_id = $1 and s.id = e.service_center_id
      join region r on r.company_id = $1 and r.id = s.region_id
      where p.n <= ${size} order by p.n) o) as nodes`;

interface Page {
  readonly total: string;
  readonly more: boolean;
  readonly cursor: string | null;
  readonly nodes: string | null;
}

export const pageAnswer = (field: string, { total, more, cursor, nodes }: Page) =>
  `{"data":{"${field}":{"totalCount":${total},"pageInfo":{"hasNextPage":${more},"endCursor":${JSON.stringify(cursor)}},"nodes":[${nodes ?? ""}]}}}`;
