import { estate, object } from "./sql.ts";

/** A defect d as its list shows it. */
export const defectRow = (from = "defect d") => `
        'Defect_' || d.id as id, d.number, d.status, d.severity, d.category, d.text, d.part, d.due_on as "dueOn",
        d.status in ('UNASSIGNED', 'ASSIGNED', 'RETURNED', 'DISPUTED') and coalesce(d.due_on < $2::date, false) as overdue,
        d.round, d.raised_on as "raisedOn",
        case when c.id is not null then ${object(`'Contractor_' || c.id as id, c.name`)} end as contractor,
        case when u.id is not null then ${object(`'Unit_' || u.id as id, u.room_number as "roomNumber"`)} end as unit,
        case when b.id is not null then ${object(`'Building_' || b.id as id, b.number`)} end as building,
        ${estate} as estate
      from ${from}
      left join contractor c on c.company_id = $1 and c.id = d.contractor_id
      left join unit u on u.company_id = $1 and u.id = d.unit_id
      left join building b on b.company_id = $1 and b.id = d.building_id
      join estate e on e.company_id = $1 and e.id = d.estate_id
      join service_center s on s.company_id = $1 and s.id = e.service_center_id
      join region r on r.company_id = $1 and r.id = s.region_id`;

/** The page's rows first, then the joins. */
export const defectsSql = (size: number) => `
  with found as materialized (
    select d.*, row_number() over () as n from (
      select * from defect where company_id = $1 order by raised_on desc, id desc limit ${size + 1}) d)
  select (select count(*) from (select from defect where company_id = $1 limit 10001) counted) as total,
    (select count(*) > ${size} from found) as more,
    (select translate(encode(convert_to(json_build_array('NEWEST', raised_on, id)::text, 'UTF8'), 'base64'), E'+/=\\n', '-_')
      from (select * from found where n <= ${size} order by n desc limit 1) last) as cursor,
    (select string_agg(row_to_json(o)::text, ',') from (select ${defectRow("found d")}
      where d.n <= ${size} order by d.n) o) as nodes`;

/** One home's inspection with its lines. */
export const homeSql = `
  select row_to_json(o)::text as home from (select 'UnitAcceptance_' || a.id as id, a.status, a.round,
    a.lines_done as "linesDone", a.lines_failed as "linesFailed",
    ${object(`'Unit_' || u.id as id, u.room_number as "roomNumber"`)} as unit,
    ${object(`'Building_' || b.id as id, b.number`)} as building,
    ${object(`'AcceptanceBatch_' || t.id as id, t.name, t.status`)} as batch,
    (select coalesce(json_agg(row_to_json(l)), '[]') from (
      select 'UnitResult_' || x.id as id, x.round, x.item_code as "itemCode", x.room_code as "roomCode",
        x.item_label as "itemLabel", x.outcome, x.remark, x.mending, x.version, x.done_at as "doneAt",
        ${object(`'Person_' || p.id as id, p.name`)} as "doneBy"
      from unit_result x join person p on p.company_id = $1 and p.id = x.done_by
      where x.company_id = $1 and x.record_id = a.id order by x.round, x.created_at, x.id) l) as results
  from unit_acceptance a
  join unit u on u.company_id = $1 and u.id = a.unit_id
  join building b on b.company_id = $1 and b.id = a.building_id
  join acceptance_batch t on t.company_id = $1 and t.id = a.batch_id
  where a.company_id = $1 and a.id = $2) o`;

export const homeAnswer = (home: string) => `{"data":{"unitAcceptance":${home}}}`;
