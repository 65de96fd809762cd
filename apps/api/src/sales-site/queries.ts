import type { Day } from "@threshold/domain/calendar/day";
import type { FollowedLoss } from "@threshold/domain/showcase/site-day";
import type { SalesSite } from "@threshold/domain/showcase/vocabulary";
import { type Insertable, sql, type Updateable } from "kysely";
import type { Tx } from "../db/tenancy.ts";
import type { Database } from "../db/types.ts";

const company = sql<string>`current_company()`;

export interface SiteRow {
  readonly id: string;
  readonly kind: SalesSite;
  readonly name: string;
  readonly serviceCenterId: string;
  readonly regionId: string;
  readonly estateId: string;
  readonly estateName: string;
  readonly hours: string | null;
  readonly openedOn: Day;
  readonly closedOn: Day | null;
  readonly version: number;
  /** What time is counted with there. */
  readonly timeZone: string;
  readonly regularShift: string | null;
  readonly workdayEnd: string | null;
}

const sites = (where: ReturnType<typeof sql>) => sql<SiteRow>`
  select s.id, s.kind, s.name, s.service_center_id as "serviceCenterId", c.region_id as "regionId", s.estate_id as "estateId",
    e.name as "estateName", s.hours, s.opened_on as "openedOn", s.closed_on as "closedOn", s.version, o.time_zone as "timeZone",
    c.regular_shift as "regularShift", c.workday_end as "workdayEnd"
  from sales_site s join company o on o.company_id = s.company_id
  join service_center c on c.company_id = s.company_id and c.id = s.service_center_id
  join estate e on e.company_id = s.company_id and e.id = s.estate_id
  where s.company_id = current_company() and ${where}`;

export const findSite = async (db: Tx, id: string): Promise<SiteRow | undefined> =>
  (await sites(sql`s.id = ${id}`).execute(db)).rows[0];

/** Open sites whose day of today has not begun. */
export const listSitesToBegin = async (db: Tx): Promise<SiteRow[]> =>
  (
    await sites(sql`s.opened_on <= current_day() and coalesce(s.closed_on, 'infinity'::date) >= current_day()
      and not exists (select from site_day d where d.company_id = s.company_id and d.site_id = s.id and d.on_day = current_day())`).execute(
      db,
    )
  ).rows;

/** An estate with the center that it belongs to. */
export const findEstate = async (
  db: Tx,
  id: string,
): Promise<{ serviceCenterId: string } | undefined> =>
  (
    await sql<{
      serviceCenterId: string;
    }>`select service_center_id as "serviceCenterId" from estate where company_id = current_company() and id = ${id}`.execute(
      db,
    )
  ).rows[0];

/** Tables of the sales sites. */
type SiteTable =
  | "sales_site"
  | "site_item"
  | "site_day"
  | "item_count"
  | "item_count_line"
  | "site_check"
  | "consumable"
  | "consumable_entry"
  | "consumable_request"
  | "consumable_request_line"
  | "site_inquiry";

export const insertRows = <Table extends SiteTable>(
  db: Tx,
  table: Table,
  rows: readonly Omit<Partial<Insertable<Database[Table]>>, "company_id">[],
) =>
  db
    .insertInto(table)
    .values(rows.map((row) => ({ ...row, company_id: company })) as never)
    .execute();

/** A consumable with what there was of it at first; whatever moved since keeps it. */
export async function deleteConsumable(db: Tx, id: string): Promise<void> {
  await sql`delete from consumable_entry e using consumable c where e.company_id = current_company() and e.consumable_id = ${id}
    and c.company_id = e.company_id and c.id = e.consumable_id and e.created_at = c.created_at`.execute(
    db,
  );
  await sql`delete from consumable where company_id = current_company() and id = ${id}`.execute(db);
}

export const deleteInquiry = (db: Tx, id: string) =>
  sql`delete from site_inquiry where company_id = current_company() and id = ${id}`.execute(db);

export const updateRow = <Table extends SiteTable>(
  db: Tx,
  table: Table,
  id: string,
  columns: Updateable<Database[Table]>,
) =>
  db
    .updateTable(table as SiteTable)
    .set(columns as never)
    .where("company_id", "=", company)
    .where("id", "=", id)
    .execute();

/** Begins a site's day; undefined where it has begun. */
export const insertDay = async (
  db: Tx,
  row: Omit<Partial<Insertable<Database["site_day"]>>, "company_id">,
): Promise<string | undefined> =>
  (
    await db
      .insertInto("site_day")
      .values({ ...row, company_id: company } as never)
      .onConflict((conflict) => conflict.columns(["company_id", "site_id", "on_day"]).doNothing())
      .returning("id")
      .executeTakeFirst()
  )?.id;

export const findDay = async (db: Tx, siteId: string, on: Day): Promise<string | undefined> =>
  (
    await sql<{
      id: string;
    }>`select id from site_day where company_id = current_company() and site_id = ${siteId} and on_day = ${on}`.execute(
      db,
    )
  ).rows[0]?.id;

/** Visitors of a day: so many more, or so many altogether. Never fewer than none. */
export const countVisitors = async (
  db: Tx,
  dayId: string,
  { more, number }: { more?: number; number?: number },
): Promise<number> =>
  (
    await sql<{ visitors: number }>`update site_day
      set visitors = coalesce(${number ?? null}::int, greatest(0, coalesce(visitors, 0) + ${more ?? 0}::int))
      where company_id = current_company() and id = ${dayId} returning visitors`.execute(db)
  ).rows[0]!.visitors;

/** What is still asked of days that are over: it is missed. */
export const listMissedDays = async (db: Tx): Promise<{ id: string }[]> =>
  (
    await sql<{ id: string }>`select distinct d.id from obligation o
      join site_day d on d.company_id = o.company_id and d.id = o.record_id
      where o.company_id = current_company() and o.record_type = 'SiteDay' and o.status in ('OPEN', 'PAUSED')
        and d.on_day < current_day() order by 1`.execute(db)
  ).rows;

export interface ItemRow {
  readonly id: string;
  readonly siteId: string;
  readonly name: string;
  readonly registered: number;
  readonly version: number;
}

const items = sql`select id, site_id as "siteId", name, registered, version from site_item where company_id = current_company()`;

export const listItems = async (db: Tx, siteId: string): Promise<ItemRow[]> =>
  (
    await sql<ItemRow>`${items} and site_id = ${siteId} and not retired order by place nulls first, created_at, id`.execute(
      db,
    )
  ).rows;

export const lockItem = async (db: Tx, id: string): Promise<ItemRow | undefined> =>
  (await sql<ItemRow>`${items} and id = ${id} for update`.execute(db)).rows[0];

/** What is followed still of a site's items, told by the item's id. */
export const listFollowed = async (db: Tx, siteId: string): Promise<FollowedLoss[]> =>
  (
    await sql<FollowedLoss>`select l.item_id as item, greatest(0, l.registered - l.counted) as missing, l.condition
      from item_count_line l join site_item i on i.company_id = l.company_id and i.id = l.item_id
      where l.company_id = current_company() and i.site_id = ${siteId} and l.followed and l.result is null`.execute(
      db,
    )
  ).rows;

interface Followed {
  readonly siteId: string;
  readonly result: string | null;
}

export const lockLine = async (
  db: Tx,
  id: string,
): Promise<
  (Followed & { countId: string; itemId: string; counted: number; followed: boolean }) | undefined
> =>
  (
    await sql<Followed & { countId: string; itemId: string; counted: number; followed: boolean }>`
      select c.site_id as "siteId", l.count_id as "countId", l.item_id as "itemId", l.counted, l.followed, l.result
      from item_count_line l join item_count c on c.company_id = l.company_id and c.id = l.count_id
      where l.company_id = current_company() and l.id = ${id} for update of l`.execute(db)
  ).rows[0];

export const countOpenLines = async (db: Tx, countId: string): Promise<number> =>
  (
    await sql<{
      open: number;
    }>`select count(*)::int as open from item_count_line where company_id = current_company()
      and count_id = ${countId} and followed and result is null`.execute(db)
  ).rows[0]!.open;

export const lockCheck = async (
  db: Tx,
  id: string,
): Promise<(Followed & { finding: string | null }) | undefined> =>
  (
    await sql<
      Followed & { finding: string | null }
    >`select site_id as "siteId", finding, result from site_check
      where company_id = current_company() and id = ${id} for update`.execute(db)
  ).rows[0];

export interface ConsumableRow {
  readonly id: string;
  readonly siteId: string;
  readonly name: string;
  readonly unit: string;
  readonly stock: number;
  readonly version: number;
}

export const lockConsumable = async (db: Tx, id: string): Promise<ConsumableRow | undefined> =>
  (
    await sql<ConsumableRow>`select id, site_id as "siteId", name, unit, stock::float8 as stock, version from consumable
      where company_id = current_company() and id = ${id} for update`.execute(db)
  ).rows[0];

export const findRequest = async (
  db: Tx,
  id: string,
): Promise<{ siteId: string; status: string } | undefined> =>
  (
    await sql<{
      siteId: string;
      status: string;
    }>`select site_id as "siteId", status from consumable_request
      where company_id = current_company() and id = ${id}`.execute(db)
  ).rows[0];

export interface InquiryRow {
  readonly id: string;
  readonly serviceCenterId: string;
  readonly estateId: string | null;
  readonly siteId: string | null;
  readonly answer: string | null;
}

export const lockInquiry = async (db: Tx, id: string): Promise<InquiryRow | undefined> =>
  (
    await sql<InquiryRow>`select id, service_center_id as "serviceCenterId", estate_id as "estateId", site_id as "siteId", answer
      from site_inquiry where company_id = current_company() and id = ${id} for update`.execute(db)
  ).rows[0];
