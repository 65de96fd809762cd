import type {
  CountOnPaper,
  DayOnPaper,
  LedgerOnPaper,
  MonthOnPaper,
} from "@threshold/domain/showcase/site-forms";
import { sql } from "kysely";
import { statement } from "../db/database.ts";

/** What stands on a paper, as one statement. */
const onPaper = <Content>(text: ReturnType<typeof sql>) =>
  statement(sql<{ paper: Content }>`${text}`);
export type OnPaper<Content> = ReturnType<typeof onPaper<Content>>;

const head = sql`'serviceCenter', c.name, 'estate', e.name, 'site', s.name, 'kind', s.kind`;
const place = sql`join company o on o.company_id = s.company_id
  join service_center c on c.company_id = s.company_id and c.id = s.service_center_id
  join estate e on e.company_id = s.company_id and e.id = s.estate_id`;
const timeOf = (column: string) =>
  sql`to_char(${sql.ref(column)} at time zone o.time_zone, 'HH24:MI')`;
const nameOf = (column: string) =>
  sql`(select p.name from person p where p.company_id = s.company_id and p.id = ${sql.ref(column)})`;

/** A count with its lines and photos. */
export const countOnPaper = (id: string) =>
  onPaper<CountOnPaper>(sql`
    select json_build_object(${head}, 'on', d.on_day, 'moment', k.moment, 'time', ${timeOf("k.created_at")},
      'countedBy', ${nameOf("k.created_by")}, 'reportedAt', ${timeOf("k.reported_at")},
      'lines', (select coalesce(json_agg(json_build_object('item', l.item, 'place', i.place, 'registered', l.registered,
          'counted', l.counted, 'condition', l.condition, 'remark', l.remark, 'result', l.result,
          'photos', (select coalesce(json_agg(json_build_object('sha256', f.sha256, 'url', '/files/Attachment_' || f.id)
              order by f.created_at), '[]') from attachment f where f.company_id = l.company_id and f.record_id = l.id
              and f.removed_at is null and f.media_type like 'image/%')) order by l.position), '[]')
        from item_count_line l join site_item i on i.company_id = l.company_id and i.id = l.item_id
        where l.company_id = k.company_id and l.count_id = k.id)) as paper
    from item_count k join site_day d on d.company_id = k.company_id and d.id = k.day_id
    join sales_site s on s.company_id = k.company_id and s.id = k.site_id ${place}
    where k.company_id = current_company() and k.id = ${id}`);

/** A day with everything that was recorded on it. */
export const dayOnPaper = (id: string) =>
  onPaper<DayOnPaper>(sql`
    select json_build_object(${head}, 'on', d.on_day, 'visitors', d.visitors, 'closedTime', ${timeOf("d.closed_at")},
      'closedBy', ${nameOf("d.closed_by")},
      'counts', (select coalesce(json_agg(json_build_object('moment', k.moment, 'time', ${timeOf("k.created_at")},
          'by', ${nameOf("k.created_by")}, 'amiss', (select count(*) from item_count_line l where l.company_id = k.company_id
            and l.count_id = k.id and (l.counted <> l.registered or l.condition <> 'INTACT'))) order by k.created_at, k.id), '[]')
        from item_count k where k.company_id = d.company_id and k.day_id = d.id),
      'checks', (select coalesce(json_agg(json_build_object('kind', x.kind, 'time', ${timeOf("x.created_at")},
          'finding', x.finding, 'result', x.result, 'by', ${nameOf("x.created_by")}) order by x.created_at, x.id), '[]')
        from site_check x where x.company_id = d.company_id and x.day_id = d.id),
      'inquiries', q.asked, 'unanswered', q.unanswered) as paper
    from site_day d join sales_site s on s.company_id = d.company_id and s.id = d.site_id ${place}
    cross join lateral (select count(*) as asked, count(*) filter (where y.answer is null) as unanswered from site_inquiry y
      where y.company_id = d.company_id and y.site_id = d.site_id and y.on_day = d.on_day) q
    where d.company_id = current_company() and d.id = ${id}`);

/** The month that a day lies in. */
export const monthOnPaper = (id: string) =>
  onPaper<MonthOnPaper>(sql`
    select json_build_object(${head}, 'on', d.on_day,
      'days', (select coalesce(json_agg(json_build_object('on', m.on_day, 'visitors', m.visitors) order by m.on_day), '[]')
        from site_day m where m.company_id = d.company_id and m.site_id = d.site_id and m.visitors is not null
          and date_trunc('month', m.on_day) = date_trunc('month', d.on_day))) as paper
    from site_day d join sales_site s on s.company_id = d.company_id and s.id = d.site_id ${place}
    where d.company_id = current_company() and d.id = ${id}`);

/** A site's consumables with every movement. */
export const ledgerOnPaper = (id: string) =>
  onPaper<LedgerOnPaper>(sql`
    select json_build_object(${head}, 'printedOn', current_day(),
      'consumables', (select coalesce(json_agg(json_build_object('name', x.name, 'unit', x.unit, 'stock', x.stock,
          'entries', (select coalesce(json_agg(json_build_object('on', n.on_day, 'received', n.received, 'used', n.used,
              'stockAfter', n.stock_after, 'remark', n.remark, 'by', ${nameOf("n.created_by")}) order by n.created_at, n.id), '[]')
            from consumable_entry n where n.company_id = x.company_id and n.consumable_id = x.id)) order by x.name), '[]')
        from consumable x where x.company_id = s.company_id and x.site_id = s.id)) as paper
    from sales_site s ${place}
    where s.company_id = current_company() and s.id = ${id}`);
