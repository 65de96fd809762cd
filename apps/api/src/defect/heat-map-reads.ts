import { ageFrom, trendWeeks } from "@threshold/domain/defect/ages";
import { heatSquares } from "@threshold/domain/defect/geometry";
import { type RawBuilder, sql } from "kysely";
import { uuidOf } from "../change.ts";
import type { Context } from "../context.ts";
import { statement } from "../db/database.ts";
import { read } from "../db/tenancy.ts";
import { filtered } from "../graphql/read/connection.ts";
import type { Env, Sql } from "../graphql/read/map.ts";
import { all, rowOf } from "../graphql/read/sqljson.ts";
import { envAtHand, valueAtHand } from "../graphql/read/values.ts";
import type { DefectFilter } from "./inputs.ts";
import { defectFilters, isOpen, isOverdue } from "./reads.ts";
import type { DefectHeatMap } from "./types.ts";

/** Bars kept of each kind, the longest first; weeks in their order. */
const mostBars = 50;

const bars = (kind: string, key: Sql, name: Sql) =>
  sql`(select coalesce(json_agg(b order by ${kind === "week" ? sql`b.key` : sql`b.count desc, b.name`}), '[]') from (
    select ${key} as key, ${name} as name, sum(g.count)::int as count, sum(g.open)::int as open from counted g
    where g.kind = ${sql.lit(kind)} group by 1, 2 order by ${kind === "week" ? sql`1 desc` : sql`3 desc`} limit ${sql.lit(mostBars)}) b)`;

/** Which age a number of days is of: 0 the youngest. */
const ageOf = (days: Sql) =>
  sql`case ${sql.join(
    ageFrom
      .toReversed()
      .map(
        (from, at) =>
          sql`when ${days} >= ${sql.lit(from)} then ${sql.lit(ageFrom.length - 1 - at)}`,
      ),
    sql` `,
  )} end`;
/** `[n, …]`, of each age how many, of rows with an age and a number. */
const ages = (age: Sql, count: Sql, where: Sql = sql`true`) =>
  sql`json_build_array(${sql.join(
    ageFrom.map(
      (_, at) =>
        sql`coalesce(sum(${count}) filter (where ${age} = ${sql.lit(at)} and ${where}), 0)`,
    ),
  )})`;

/** Defects in question as squares, bars and weeks, in one pass over them; `d` is the row that the condition speaks of. */
export const heatMapOf = (
  where: Sql,
  { today }: Pick<Env, "today">,
  planId: Sql = sql`null`,
): RawBuilder<DefectHeatMap> => {
  const d = rowOf("d");
  const square = (pin: Sql) =>
    sql`case when d.plan_id = ${planId}::uuid then least(${sql.lit(heatSquares - 1)}, floor(${pin} * ${sql.lit(heatSquares)}))::int end`;
  const thisWeek = sql`date_trunc('week', ${today})::date`;
  return sql<DefectHeatMap>`(
    with found as materialized (
      select d.plan_id, d.region_id, d.building_id, u.layout_type, d.category, d.trade, d.contractor_id,
        date_trunc('week', d.raised_on)::date as week, date_trunc('week', d.settled_on)::date as settled, ${isOpen(d)} as is_open,
        ${isOverdue(d, { today })} as is_overdue,
        case when ${isOpen(d)} then ${ageOf(sql`(${today} - d.raised_on)`)} end as age,
        ${square(sql`d.pin_x`)} as square_column, ${square(sql`d.pin_y`)} as square_row
      from defect d left join unit u on u.company_id = d.company_id and u.id = d.unit_id
      where d.company_id = current_company() and d.status not in ('MERGED', 'VOID') and ${where}),
    counted as materialized (
      select case when grouping(settled) = 0 then 'flow' when grouping(age) = 0 then 'age'
          when grouping(layout_type) = 0 then 'layout' when grouping(region_id) = 0 then 'region'
          when grouping(building_id) = 0 then 'building' when grouping(category) = 0 then 'category'
          when grouping(trade) = 0 then 'trade' when grouping(contractor_id) = 0 then 'contractor'
          when grouping(week) = 0 then 'week' when grouping(square_column) = 0 then 'square' else 'all' end as kind,
        layout_type, region_id, building_id, category, trade, contractor_id, week, settled, age, square_column, square_row,
        count(*) as count, count(*) filter (where is_open) as open, count(*) filter (where is_overdue) as overdue
      from found group by grouping sets ((layout_type), (region_id), (building_id), (category), (trade), (contractor_id), (week),
        (contractor_id, age), (contractor_id, week, settled), (square_column, square_row), ())),
    weeks as (select generate_series(${thisWeek} - ${sql.lit(7 * (trendWeeks - 1))}, ${thisWeek}, interval '7 days')::date as week),
    trend as materialized (
      select grouping(f.contractor_id) = 1 as is_all, f.contractor_id, w.week,
        json_build_object('week', w.week, 'raised', coalesce(sum(f.count) filter (where f.week = w.week), 0),
          'settled', coalesce(sum(f.count) filter (where f.settled = w.week), 0),
          'ages', ${ages(ageOf(sql`(w.week - f.week)`), sql`f.count`, sql`f.week <= w.week and (f.settled is null or f.settled > w.week)`)}) as told
      from weeks w left join counted f on f.kind = 'flow' group by grouping sets ((f.contractor_id, w.week), (w.week)))
    select json_build_object(
      'total', a.count, 'open', a.open, 'overdue', a.overdue,
      'ages', (select ${ages(sql`g.age`, sql`g.open`)} from counted g where g.kind = 'age'),
      'trend', (select coalesce(json_agg(t.told order by t.week), '[]') from trend t where t.is_all),
      'squares', (select coalesce(json_agg(json_build_object('column', g.square_column, 'row', g.square_row, 'count', g.count)), '[]')
        from counted g where g.kind = 'square' and g.square_column is not null),
      'layouts', ${bars("layout", sql`g.layout_type`, sql`g.layout_type`)},
      'regions', ${bars("region", sql`'PlanRegion_' || g.region_id`, sql`(select r.name from plan_region r where r.company_id = current_company() and r.id = g.region_id)`)},
      'buildings', ${bars("building", sql`'Building_' || g.building_id`, sql`(select b.number from building b where b.company_id = current_company() and b.id = g.building_id)`)},
      'categories', ${bars("category", sql`g.category`, sql`g.category`)},
      'trades', ${bars("trade", sql`g.trade`, sql`g.trade`)},
      'contractors', (select coalesce(json_agg(json_build_object('key', 'Contractor_' || g.contractor_id, 'name', c.name, 'count', g.count,
          'open', g.open, 'overdue', g.overdue,
          'ages', (select ${ages(sql`o.age`, sql`o.open`)} from counted o where o.kind = 'age' and o.contractor_id is not distinct from g.contractor_id),
          'trend', (select json_agg(t.told order by t.week) from trend t where not t.is_all and t.contractor_id is not distinct from g.contractor_id))
          order by g.open desc, g.count desc, c.name), '[]')
        from (select * from counted where kind = 'contractor' order by open desc, count desc limit ${sql.lit(mostBars)}) g
        left join contractor c on c.company_id = current_company() and c.id = g.contractor_id),
      'weeks', ${bars("week", sql`g.week`, sql`g.week::text`)})
    from counted a where a.kind = 'all')`;
};

/** 热力图 of the defects that a filter is of. */
export async function findHeatMap(
  context: Context,
  filter: DefectFilter | undefined,
  plan: string | undefined,
): Promise<DefectHeatMap> {
  const env = envAtHand(context);
  const conditions = filtered(
    { filter: defectFilters },
    { filter: valueAtHand(filter ?? {}, context) },
    rowOf("d"),
    env,
  );
  const planId = sql`${plan ? uuidOf("LayoutPlan", plan) : null}`;
  const where = conditions.length > 0 ? all(conditions) : sql`true`;
  const [row] = await read<{ map: DefectHeatMap }>(
    context,
    statement(sql<{ map: DefectHeatMap }>`select ${heatMapOf(where, env, planId)} as map`),
  );
  return row!.map;
}
