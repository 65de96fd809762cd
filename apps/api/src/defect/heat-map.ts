import { heatSquares } from "@threshold/domain/defect/geometry";
import { type RawBuilder, sql } from "kysely";
import { uuidOf } from "../change.ts";
import type { Context } from "../context.ts";
import { statement } from "../db/database.ts";
import { read } from "../db/tenancy.ts";
import { filtered } from "../graphql/read/connection.ts";
import { all, rowOf } from "../graphql/read/sqljson.ts";
import { envAtHand, valueAtHand } from "../graphql/read/values.ts";
import type { DefectFilter } from "./inputs.ts";
import { defectFilters, isOpen, isOverdue } from "./reads.ts";
import type { DefectHeatMap } from "./types.ts";

/** Bars kept of each kind, the longest first; weeks in their order. */
const mostBars = 50;

/** 热力图: squares on a plan and bars of every kind, in one pass over the defects and one round trip. */
export async function findHeatMap(
  context: Context,
  filter: DefectFilter | undefined,
  plan: string | undefined,
): Promise<DefectHeatMap> {
  const planId = plan ? uuidOf("LayoutPlan", plan) : null;
  const d = rowOf("d");
  const env = envAtHand(context);
  const where = all([
    sql`d.company_id = current_company()`,
    sql`d.status not in ('MERGED', 'VOID')`,
    ...filtered({ filter: defectFilters }, { filter: valueAtHand(filter ?? {}) }, d, env),
  ]);
  const bars = (kind: string, key: RawBuilder<unknown>, name: RawBuilder<unknown>) =>
    sql`(select coalesce(json_agg(b order by ${kind === "week" ? sql`b.key` : sql`b.count desc, b.name`}), '[]') from (
      select ${key} as key, ${name} as name, sum(g.count)::int as count, sum(g.open)::int as open from counted g
      where g.kind = ${kind} group by 1, 2 order by ${kind === "week" ? sql`1 desc` : sql`3 desc`} limit ${mostBars}) b)`;
  const [row] = await read<{ map: DefectHeatMap }>(
    context,
    statement(sql<{ map: DefectHeatMap }>`
      with found as materialized (
        select d.plan_id, d.region_id, d.building_id, u.layout_type, d.category, d.trade, d.contractor_id,
          date_trunc('week', d.raised_on)::date as week, ${isOpen(d)} as is_open,
          ${isOverdue(d, env)} as is_overdue,
          case when d.plan_id = ${planId}::uuid then least(${heatSquares - 1}, floor(d.pin_x * ${heatSquares}))::int end as square_column,
          case when d.plan_id = ${planId}::uuid then least(${heatSquares - 1}, floor(d.pin_y * ${heatSquares}))::int end as square_row
        from defect d left join unit u on u.company_id = d.company_id and u.id = d.unit_id
        where ${where}),
      counted as materialized (
        select case when grouping(layout_type) = 0 then 'layout' when grouping(region_id) = 0 then 'region'
            when grouping(building_id) = 0 then 'building' when grouping(category) = 0 then 'category'
            when grouping(trade) = 0 then 'trade' when grouping(contractor_id) = 0 then 'contractor'
            when grouping(week) = 0 then 'week' when grouping(square_column) = 0 then 'square' else 'all' end as kind,
          layout_type, region_id, building_id, category, trade, contractor_id, week, square_column, square_row,
          count(*) as count, count(*) filter (where is_open) as open, count(*) filter (where is_overdue) as overdue
        from found group by grouping sets ((layout_type), (region_id), (building_id), (category), (trade), (contractor_id), (week),
          (square_column, square_row), ()))
      select json_build_object(
        'total', (select count from counted where kind = 'all'), 'open', (select open from counted where kind = 'all'),
        'overdue', (select overdue from counted where kind = 'all'),
        'squares', (select coalesce(json_agg(json_build_object('column', square_column, 'row', square_row, 'count', count)), '[]')
          from counted where kind = 'square' and square_column is not null),
        'layouts', ${bars("layout", sql`g.layout_type`, sql`g.layout_type`)},
        'regions', ${bars("region", sql`'PlanRegion_' || g.region_id`, sql`(select r.name from plan_region r where r.company_id = current_company() and r.id = g.region_id)`)},
        'buildings', ${bars("building", sql`'Building_' || g.building_id`, sql`(select b.number from building b where b.company_id = current_company() and b.id = g.building_id)`)},
        'categories', ${bars("category", sql`g.category`, sql`g.category`)},
        'trades', ${bars("trade", sql`g.trade`, sql`g.trade`)},
        'contractors', ${bars("contractor", sql`'Contractor_' || g.contractor_id`, sql`(select c.name from contractor c where c.company_id = current_company() and c.id = g.contractor_id)`)},
        'weeks', ${bars("week", sql`g.week`, sql`g.week::text`)}) as map`),
  );
  return row!.map;
}
