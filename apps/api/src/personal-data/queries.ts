import type { Place } from "@threshold/domain/organization/viewer";
import type { Insertable } from "kysely";
import { sql } from "kysely";
import { statement } from "../db/database.ts";
import { read, type TenantContext, type Tx } from "../db/tenancy.ts";
import type { PersonalDataReadingTable } from "../db/types.ts";
import type { PhoneColumns, PhoneTable } from "../phone.ts";

const company = sql<string>`current_company()`;

/** A record with a sealed number, as far as reading it in full is decided on. */
export interface SealedRow {
  readonly id: string;
  readonly name: string;
  readonly serviceCenterId: string | null;
  readonly sealed: string | null;
  /** Of a tender's part. */
  readonly officerIds: readonly string[];
  /** Of a person: where a role is held. An estate out of the viewer's reach has no center that he knows, and nothing of his covers it. */
  readonly places: readonly Place[];
}

const officers = (table: PhoneTable) =>
  table === "tender_bidder" || table === "tender_expert"
    ? sql`(select x.officer_ids from tender x where x.company_id = t.company_id and x.id = t.tender_id)`
    : sql`'{}'::uuid[]`;

const centerOf = (table: PhoneTable) =>
  table === "person" ? sql`null::uuid` : sql`t.service_center_id`;

const placesOf = (table: PhoneTable) =>
  table === "person"
    ? sql`(select coalesce(json_agg(json_build_object('level', a.place_level, 'id', a.place_id,
        'centerId', coalesce(e.service_center_id::text, ''))), '[]')
      from role_assignment a left join estate e on e.company_id = a.company_id and e.id = a.place_id
      where a.company_id = t.company_id and a.person_id = t.id and coalesce(a.to_on, 'infinity') >= current_day())`
    : sql`'[]'::json`;

/** The records as the viewer sees them. */
export const listSealed = async (
  db: Tx,
  table: PhoneTable,
  ids: readonly string[],
): Promise<SealedRow[]> =>
  (
    await sql<SealedRow>`select t.id, t.name, ${centerOf(table)} as "serviceCenterId", t.phone_sealed as sealed,
        ${officers(table)} as "officerIds", ${placesOf(table)} as places
      from ${sql.table(table)} t where t.company_id = current_company() and t.id = any (${ids}::uuid[])`.execute(
      db,
    )
  ).rows;

/** The ciphertext as it is now. */
export async function readSealed(
  context: TenantContext,
  table: PhoneTable,
  id: string,
): Promise<string | null | undefined> {
  const [row] = await read<{ sealed: string | null }>(
    context,
    statement(sql`select phone_sealed as sealed from ${sql.table(table)}
      where company_id = current_company() and id = ${id}`),
  );
  return row?.sealed;
}

export async function insertReadings(
  db: Tx,
  rows: readonly Omit<Insertable<PersonalDataReadingTable>, "company_id">[],
): Promise<void> {
  if (rows.length === 0) return;
  await db
    .insertInto("personal_data_reading")
    .values(rows.map((row) => ({ ...row, company_id: company })))
    .execute();
}

/** A number that waits to be sealed: plain, or under an earlier key. */
export interface WaitingRow {
  readonly id: string;
  readonly phone: string;
  readonly sealed: string | null;
}

const isWaiting = (earlier: readonly string[]) => sql`company_id = current_company() and phone <> ''
  and (phone_sealed is null or split_part(phone_sealed, '.', 1) = any (${earlier}::text[]))`;

/** Which of the tables have such numbers. */
export const listWaitingTables = async (
  context: TenantContext,
  tables: readonly PhoneTable[],
  earlier: readonly string[],
): Promise<PhoneTable[]> =>
  (
    await read<{ name: PhoneTable }>(
      context,
      statement(
        sql.join(
          tables.map(
            (table) =>
              sql`select ${table}::text as name where exists (select from ${sql.table(table)} where ${isWaiting(earlier)})`,
          ),
          sql` union all `,
        ),
      ),
    )
  ).map(({ name }) => name);

/** Numbers that are plain or under one of the earlier keys, held. */
export const lockWaiting = async (
  db: Tx,
  table: PhoneTable,
  earlier: readonly string[],
  limit: number,
): Promise<WaitingRow[]> =>
  (
    await sql<WaitingRow>`select id, phone, phone_sealed as sealed from ${sql.table(table)}
      where ${isWaiting(earlier)} order by id limit ${limit} for update`.execute(db)
  ).rows;

/** Keeps numbers sealed. What a holder was found by held the plain number as well. */
export async function updateSealed(
  db: Tx,
  table: PhoneTable,
  rows: readonly ({ readonly id: string } & PhoneColumns<string>)[],
): Promise<void> {
  const found =
    table === "custody_holder"
      ? sql`, search_key = case when t.phone_sealed is null then trim(replace(t.search_key, lower(t.phone), '')) else t.search_key end`
      : sql``;
  await sql`update ${sql.table(table)} t set phone = n.phone, phone_sealed = n.phone_sealed, phone_lookup = n.phone_lookup ${found}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n (id uuid, phone text, phone_sealed text, phone_lookup text)
    where t.company_id = current_company() and t.id = n.id`.execute(db);
}

/** Takes values of these columns out of the log of these records; answers of how many entries. */
export const redactAudit = async (
  db: Tx,
  table: string,
  ids: readonly string[],
  columns: readonly string[],
): Promise<number> =>
  (
    await sql<{
      count: number;
    }>`select redact_audit(${table}, ${ids}::uuid[], ${columns}::text[]) as count`.execute(db)
  ).rows[0]!.count;

/** How many numbers are under which key; null: still plain. */
export const readKeyUse = (
  context: TenantContext,
  tables: readonly PhoneTable[],
): Promise<{ key: string | null; count: number }[]> =>
  read(
    context,
    statement(
      sql`select k.key, sum(k.count)::int as count from (${sql.join(
        tables.map(
          (
            table,
          ) => sql`select split_part(phone_sealed, '.', 1) as key, count(*) as count from ${sql.table(table)}
          where company_id = current_company() and phone <> '' group by 1`,
        ),
        sql` union all `,
      )}) k group by 1`,
    ),
  );
