import { parseDay } from "@threshold/domain/calendar/day";
import { sql } from "kysely";
import { compiler } from "../db/database.ts";
import { read, type TenantContext } from "../db/tenancy.ts";
import { parseId } from "../graphql/id.ts";

type Statement<Row> = ReturnType<typeof sql<Row>>;

const ask = <Row>(context: TenantContext, statement: Statement<Row>): Promise<Row[]> =>
  read<Row>(context, { compile: () => statement.compile(compiler) });

/** What of a list is exported: the API's own filter as parameters; several choices are parted by ~. */
export type Filters = URLSearchParams;

const many = (filters: Filters, key: string) => filters.get(key)?.split("~").filter(Boolean) ?? [];
const uuids = (filters: Filters, key: string, type: string) =>
  many(filters, key).flatMap((id) => {
    const parsed = parseId(id);
    return parsed?.type === type ? [parsed.uuid] : [];
  });
/** A day of the filter; null, which nothing equals, for what is none. */
const dayIn = (filters: Filters, key: string) => parseDay(filters.get(key) ?? "") ?? null;
const sought = (text: string) =>
  `%${text
    .trim()
    .toLowerCase()
    .replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;

/** Conditions for those filters that are there. */
function conditions(filters: Filters, known: Record<string, (key: string) => Statement<unknown>>) {
  const given = Object.entries(known).filter(([key]) => filters.get(key));
  return sql.join([sql`true`, ...given.map(([key, condition]) => condition(key))], sql` and `);
}

export interface ExportedUnit {
  readonly id: string;
  readonly sortKey: string;
  readonly cluster: string | null;
  readonly buildingNumber: string;
  readonly floorNumber: number;
  readonly roomNumber: string;
  readonly layoutType: string | null;
  readonly use: string;
  readonly buildingArea: number | null;
  readonly innerArea: number | null;
  readonly deliveryOn: string | null;
}

/** A row of an ordered list, after which the next page begins. */
export type After = { readonly id: string; readonly sortKey: string } | undefined;

const pageLength = 1_000;

/** An estate's name; undefined where the viewer has no such estate. */
export const findEstateName = async (context: TenantContext, id: string) =>
  (
    await ask(
      context,
      sql<{
        name: string;
      }>`select name from estate where company_id = current_company() and id = ${id}`,
    )
  )[0]?.name;

/** A page of an estate's units in the list's order, narrowed by the list's filters. */
export const listUnits = (
  context: TenantContext,
  estateId: string,
  filters: Filters,
  after: After,
) =>
  ask(
    context,
    sql<ExportedUnit>`select u.id, u.sort_key as "sortKey", c.name as cluster, b.number as "buildingNumber",
        u.floor_number as "floorNumber", u.room_number as "roomNumber", u.layout_type as "layoutType", u.use,
        u.building_area as "buildingArea", u.inner_area as "innerArea", u.delivery_on as "deliveryOn"
      from (select * from unit u where u.company_id = current_company() and u.estate_id = ${estateId}
          and (u.sort_key, u.id) > (${after?.sortKey ?? ""}, ${after?.id ?? "00000000-0000-0000-0000-000000000000"}::uuid)
          and ${conditions(filters, {
            search: () => sql`u.search_key like ${sought(filters.get("search")!)}`,
            layoutTypes: (key) => sql`u.layout_type = any(${many(filters, key)}::text[])`,
            uses: (key) => sql`u.use = any(${many(filters, key)}::text[])`,
            buildingIds: (key) =>
              sql`u.building_id = any(${uuids(filters, key, "Building")}::uuid[])`,
            clusterIds: (key) =>
              sql`u.building_id in (select x.id from building x where x.company_id = current_company()
                and x.cluster_id = any(${uuids(filters, key, "Cluster")}::uuid[]))`,
          })}
        order by u.sort_key, u.id limit ${sql.lit(pageLength)}) u
      join building b on b.company_id = u.company_id and b.id = u.building_id
      left join cluster c on c.company_id = b.company_id and c.id = b.cluster_id
      order by u.sort_key, u.id`,
  );

const inRegions = (filters: Filters, center: Statement<unknown>) => (key: string) =>
  sql`${center} in (select s.id from service_center s where s.company_id = current_company()
    and s.region_id = any(${uuids(filters, key, "Region")}::uuid[]))`;
const inCenters = (filters: Filters, center: Statement<unknown>) => (key: string) =>
  sql`${center} = any(${uuids(filters, key, "ServiceCenter")}::uuid[])`;

export interface ExportedEstate {
  readonly id: string;
  readonly sortKey: string;
  readonly code: string;
  readonly name: string;
  readonly region: string | null;
  readonly serviceCenter: string | null;
  readonly category: string;
  readonly status: string;
  readonly address: string | null;
  readonly totalHouseholds: number;
  readonly totalBuildings: number;
  readonly unitCount: number;
  readonly entryDate: string | null;
  readonly launchDate: string | null;
}

/** A page of the estates the viewer reaches, by name. */
export const listEstates = (context: TenantContext, filters: Filters, after: After) =>
  ask(
    context,
    sql<ExportedEstate>`select e.id, e.search_key as "sortKey", e.code, e.name, r.name as region, s.name as "serviceCenter",
        e.category, e.status, e.address, e.total_households as "totalHouseholds", e.total_buildings as "totalBuildings",
        (select count(*)::int from unit u where u.company_id = e.company_id and u.estate_id = e.id) as "unitCount",
        e.entry_date as "entryDate", e.launch_date as "launchDate"
      from estate e
      left join service_center s on s.company_id = e.company_id and s.id = e.service_center_id
      left join region r on r.company_id = s.company_id and r.id = s.region_id
      where e.company_id = current_company()
        and (e.search_key, e.id) > (${after?.sortKey ?? ""}, ${after?.id ?? "00000000-0000-0000-0000-000000000000"}::uuid)
        and ${conditions(filters, {
          regionIds: inRegions(filters, sql`e.service_center_id`),
          serviceCenterIds: inCenters(filters, sql`e.service_center_id`),
          search: () => sql`e.search_key like ${sought(filters.get("search")!)}`,
          categories: (key) => sql`e.category = any(${many(filters, key)}::text[])`,
          statuses: (key) => sql`e.status = any(${many(filters, key)}::text[])`,
          hasLaunch: (key) =>
            sql`exists (select from launch_plan p where p.company_id = e.company_id and p.estate_id = e.id
              and p.status <> 'CLOSED') = ${filters.get(key) === "true"}`,
        })}
      order by e.search_key, e.id limit ${sql.lit(pageLength)}`,
  );

export interface ExportedLaunch {
  readonly id: string;
  readonly sortKey: string;
  readonly estate: string | null;
  readonly serviceCenter: string | null;
  readonly name: string;
  readonly status: string;
  readonly entryDate: string;
  readonly launchDate: string;
  readonly daysLeft: number;
  readonly taskCount: number;
  readonly doneCount: number;
  readonly overdueCount: number;
  readonly light: string;
}

/** A page of the launches the viewer may read, by launch day. */
export const listLaunches = (context: TenantContext, filters: Filters, after: After) =>
  ask(
    context,
    sql<ExportedLaunch>`select p.id, p.launch_date::text as "sortKey", e.name as estate, s.name as "serviceCenter", p.name, p.status,
        p.entry_date as "entryDate", p.launch_date as "launchDate", p.launch_date - current_day() as "daysLeft",
        t.total as "taskCount", t.done as "doneCount", t.overdue as "overdueCount", p.light
      from launch_plan p
      left join estate e on e.company_id = p.company_id and e.id = p.estate_id
      left join service_center s on s.company_id = p.company_id and s.id = p.service_center_id
      cross join lateral (
        select count(*) filter (where t.status <> 'NOT_APPLICABLE')::int as total, count(*) filter (where t.status = 'DONE')::int as done,
          count(*) filter (where t.status not in ('DONE', 'NOT_APPLICABLE') and t.due_on < current_day())::int as overdue
        from launch_task t where t.company_id = p.company_id and t.plan_id = p.id) t
      where p.company_id = current_company()
        and (p.launch_date, p.id) > (${after?.sortKey ?? "-infinity"}::date, ${after?.id ?? "00000000-0000-0000-0000-000000000000"}::uuid)
        and ${conditions(filters, {
          regionIds: inRegions(filters, sql`p.service_center_id`),
          serviceCenterIds: inCenters(filters, sql`p.service_center_id`),
          search: () => sql`e.search_key like ${sought(filters.get("search")!)}`,
          statuses: (key) => sql`p.status = any(${many(filters, key)}::text[])`,
          lights: (key) => sql`p.light = any(${many(filters, key)}::text[])`,
          launchFrom: (key) => sql`p.launch_date >= ${dayIn(filters, key)}::date`,
          launchTo: (key) => sql`p.launch_date <= ${dayIn(filters, key)}::date`,
        })}
      order by p.launch_date, p.id limit ${sql.lit(pageLength)}`,
  );

/** The clusters and layout types that an estate knows, for the template's drop-downs. */
export async function listKnownWords(context: TenantContext, estateId: string) {
  const [row] = await ask(
    context,
    sql<{ clusters: string[]; layouts: string[] }>`select
      array(select name from cluster where company_id = current_company() and estate_id = ${estateId} order by name limit 200) as clusters,
      array(select distinct layout_type from unit where company_id = current_company() and estate_id = ${estateId}
        and layout_type is not null order by 1 limit 200) as layouts`,
  );
  return row!;
}

export const estateIdOf = (filters: Filters): string | undefined =>
  uuids(filters, "estate", "Estate")[0];
