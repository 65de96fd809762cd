import { sql } from "kysely";
import type { Tx } from "../db/tenancy.ts";

const mine = sql`company_id = current_company() and person_id = current_person()`;

/** Marks the viewer's own; those of others are not touched. */
export async function markRead(db: Tx, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update notification set read_at = coalesce(read_at, current_instant())
    where ${mine} and id = any(${ids}::uuid[]) returning id`.execute(db);
  return rows.map((row) => row.id);
}

/** Marks everything unread, or of some kinds; answers how much that was. */
export async function markAllRead(db: Tx, kinds: readonly string[] | null): Promise<number> {
  const some = kinds ? sql`kind = any(${kinds}::text[])` : sql`true`;
  const { numAffectedRows } = await sql`
    update notification set read_at = current_instant() where ${mine} and read_at is null and ${some}`.execute(
    db,
  );
  return Number(numAffectedRows);
}

/** A matter with everybody it is told to, as `notify` writes it. */
export interface NotificationRow {
  readonly batch: string;
  readonly kind: string;
  readonly recordType: string | null;
  readonly recordId: string | null;
  readonly data: object;
  readonly urgent: boolean;
  readonly key: string | null;
  readonly searchKey: string;
  readonly personIds: readonly string[];
  /** Who holds it at one of the places today. */
  readonly role: string | null;
  readonly estateId: string | null;
  readonly serviceCenterId: string | null;
  readonly regionId: string | null;
}

/**
 * Tells people by name, and whoever holds a role at a place or above it today but the one who acts. The rows are not read
 * back: they are their receivers' own.
 */
export async function insertNotifications(db: Tx, rows: readonly NotificationRow[]): Promise<void> {
  await sql`
    insert into notification (company_id, id, batch_id, person_id, kind, record_type, record_id, data, urgent, key, search_key,
      read_at)
    select current_company(), gen_random_uuid(), d.batch, who.person_id, d.kind, d."recordType", d."recordId", d.data, d.urgent,
      d.key, d."searchKey", case when is_muted(who.person_id, d.kind) then current_instant() end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as d(batch uuid, kind text, "recordType" text, "recordId" uuid,
      data jsonb, urgent boolean, key text, "searchKey" text, "personIds" uuid[], role text, "estateId" uuid,
      "serviceCenterId" uuid, "regionId" uuid)
    cross join lateral (
      select unnest(d."personIds") as person_id
      union
      select a.person_id from role_assignment a
      join person p on p.company_id = a.company_id and p.id = a.person_id and p.status = 'ACTIVE'
      left join role_assignment source on source.company_id = a.company_id and source.id = a.delegated_from_id
      left join estate e on e.company_id = a.company_id and e.id = d."estateId"
      left join service_center c on c.company_id = a.company_id and c.id = coalesce(d."serviceCenterId", e.service_center_id)
      where a.company_id = current_company() and a.role = d.role and a.person_id is distinct from current_person()
        and a.from_on <= current_day() and coalesce(a.to_on, 'infinity'::date) >= current_day()
        -- who stands in for somebody holds no more than that one holds
        and (a.delegated_from_id is null
          or source.from_on <= current_day() and coalesce(source.to_on, 'infinity'::date) >= current_day())
        and (a.place_level = 'COMPANY' or a.place_id in (d."estateId", c.id, coalesce(d."regionId", c.region_id)))
    ) who
    on conflict do nothing`.execute(db);
}

/** What was read, or told to who is not there any more, longer ago; answers how many rows went. */
export async function deleteOldNotifications(db: Tx, days: number, limit: number): Promise<number> {
  const { rows } =
    await sql`delete from notification where company_id = current_company() and id in (
      select n.id from notification n join person p on p.company_id = n.company_id and p.id = n.person_id
      where n.company_id = current_company() and n.created_at < current_instant() - ${days} * interval '1 day'
        and (n.read_at is not null or p.status <> 'ACTIVE')
      order by n.created_at limit ${limit}) returning id`.execute(db);
  return rows.length;
}

/** Messages that were sent, or given up, longer ago. */
export async function deleteOldDeliveries(db: Tx, days: number, limit: number): Promise<number> {
  const { rows } = await sql`delete from delivery where company_id = current_company() and id in (
      select d.id from delivery d where d.company_id = current_company() and d.created_at < current_instant() - ${days} * interval '1 day'
        and d.status in ('SENT', 'FAILED')
      order by d.created_at limit ${limit}) returning id`.execute(db);
  return rows.length;
}
