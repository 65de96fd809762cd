import type { Day } from "@threshold/domain/calendar/day";
import type { KeptKind } from "@threshold/domain/personal-data/erasure";
import { type RawBuilder, sql } from "kysely";
import { statement } from "../db/database.ts";
import { read, type TenantContext, type Tx } from "../db/tenancy.ts";
import { phoneTables, type PhoneTable } from "../phone.ts";

/** Somebody whose data is kept, with what decides on its erasure. */
export interface SubjectRow {
  readonly table: PhoneTable;
  readonly id: string;
  readonly name: string;
  readonly phone: string | null;
  readonly sealed: string | null;
  readonly inUse: boolean;
  readonly lastOn: Day | null;
  readonly createdOn: Day;
  readonly eraseOn: Day | null;
  readonly erased: boolean;
}

interface SubjectTable {
  readonly kind: KeptKind;
  readonly name: RawBuilder<unknown>;
  readonly inUse: RawBuilder<unknown>;
  readonly lastOn: RawBuilder<unknown>;
  /** What an erased record holds. */
  readonly erased: RawBuilder<unknown>;
  /** What of it goes out of the audit log. */
  readonly columns: readonly string[];
  /** Whether it goes by itself when its time is over. */
  readonly goes: boolean;
}

const noNumber = sql`phone_sealed = null, phone_lookup = null, erased_at = current_instant()`;
/** In place of a name: different for each, so that two are not one. */
const nobody = sql`${sql.lit("已清除-")} || right(t.id::text, 8)`;
/** Of which company somebody is. */
const within = sql`${sql.lit("（")} || t.name || ${sql.lit("）")}`;
const tenderBegan = sql`(select x.created_at::date from tender x
  where x.company_id = t.company_id and x.id = t.tender_id)`;

export const subjectTables: Readonly<Record<PhoneTable, SubjectTable>> = {
  person: {
    kind: "STAFF",
    name: sql`t.name`,
    inUse: sql`exists (select from role_assignment a where a.company_id = t.company_id and a.person_id = t.id
      and coalesce(a.to_on, 'infinity') >= current_day())`,
    lastOn: sql`(select max(a.to_on) from role_assignment a where a.company_id = t.company_id and a.person_id = t.id)`,
    erased: sql`name = ${nobody}, search_key = '', badge_number = right(t.id::text, 12), mailbox = null, account_id = null,
      status = 'SUSPENDED', phone = '', erase_on = null, ${noNumber}`,
    columns: ["name", "search_key", "badge_number", "mailbox", "phone", "phone_sealed"],
    goes: true,
  },
  custody_holder: {
    kind: "CONTACT",
    name: sql`t.name`,
    inUse: sql`exists (select from custody_loan l where l.company_id = t.company_id and l.holder_id = t.id)`,
    lastOn: sql`(select max(coalesce(h.handed_on, h.created_at::date)) from custody_handover h
      where h.company_id = t.company_id and h.holder_id = t.id)`,
    erased: sql`name = ${nobody}, organization = null, search_key = '', phone = null, erase_on = null, ${noNumber}`,
    columns: ["name", "organization", "search_key", "phone", "phone_sealed"],
    goes: true,
  },
  contractor: {
    kind: "CONTACT",
    name: sql`coalesce(t.contact_name || ${within}, t.name)`,
    inUse: sql`exists (select from defect d where d.company_id = t.company_id and d.contractor_id = t.id
      and d.status in ('UNASSIGNED', 'ASSIGNED', 'RETURNED', 'DISPUTED', 'FIXED'))`,
    lastOn: sql`(select max(d.updated_at)::date from defect d where d.company_id = t.company_id and d.contractor_id = t.id)`,
    erased: sql`contact_name = null, phone = null, erase_on = null, ${noNumber}`,
    columns: ["contact_name", "phone", "phone_sealed"],
    goes: true,
  },
  tender_bidder: {
    kind: "TENDER",
    name: sql`coalesce(t.contact || ${within}, t.name)`,
    inUse: sql`false`,
    lastOn: tenderBegan,
    erased: sql`contact = null, phone = null, ${noNumber}`,
    columns: ["contact", "phone", "phone_sealed"],
    goes: false,
  },
  tender_expert: {
    kind: "TENDER",
    name: sql`t.name`,
    inUse: sql`false`,
    lastOn: tenderBegan,
    erased: sql`phone = null, ${noNumber}`,
    columns: ["phone", "phone_sealed"],
    goes: false,
  },
};

const subjects = (table: PhoneTable, where: RawBuilder<unknown>) => {
  const { name, inUse, lastOn, goes } = subjectTables[table];
  return sql<SubjectRow>`select ${table}::text as "table", t.id, ${name} as name, t.phone, t.phone_sealed as sealed, ${inUse} as "inUse", ${lastOn} as "lastOn",
      t.created_at::date as "createdOn", ${goes ? sql`t.erase_on` : sql`null::date`} as "eraseOn", t.erased_at is not null as erased
    from ${sql.table(table)} t where t.company_id = current_company() and ${where}`;
};

/** The one, held. */
export const lockSubject = async (
  db: Tx,
  table: PhoneTable,
  id: string,
): Promise<SubjectRow | undefined> =>
  (await sql<SubjectRow>`${subjects(table, sql`t.id = ${id}`)} for update of t`.execute(db))
    .rows[0];

/** The one, as it is now. */
export const readSubject = async (
  context: TenantContext,
  table: PhoneTable,
  id: string,
): Promise<SubjectRow | undefined> =>
  (await read(context, statement(subjects(table, sql`t.id = ${id}`))))[0];

/** Those of several tables, in one statement. */
const subjectsOf = (tables: readonly PhoneTable[], where: RawBuilder<unknown>) =>
  sql.join(
    tables.map((table) => subjects(table, where)),
    sql` union all `,
  );

/** Everybody with one of these numbers, by its keyed hash. */
export const listByPhone = (
  context: TenantContext,
  lookups: readonly string[],
): Promise<SubjectRow[]> =>
  read(
    context,
    statement(
      sql<SubjectRow>`${subjectsOf(phoneTables, sql`t.phone_lookup = any (${lookups}::text[])`)}`,
    ),
  );

const going = phoneTables.filter((table) => subjectTables[table].goes);

/** Whose data goes by itself, and on which day, soonest first. */
export const listGoing = (context: TenantContext): Promise<SubjectRow[]> =>
  read(
    context,
    statement(
      sql<SubjectRow>`${subjectsOf(going, sql`t.erase_on is not null`)} order by "eraseOn", id limit 200`,
    ),
  );

/** Whose day has come. */
export const listDue = async (db: Tx, table: PhoneTable): Promise<SubjectRow[]> =>
  (
    await sql<SubjectRow>`${subjects(table, sql`t.erase_on <= current_day()`)}
      order by t.erase_on, t.id limit 200`.execute(db)
  ).rows;

/**
 * Marks data that is past its time, to go on a day; answers how many. What was never used counts from the day it was made.
 */
export const markGoing = async (
  db: Tx,
  table: PhoneTable,
  days: number,
  on: Day,
): Promise<number> => {
  const { inUse, lastOn } = subjectTables[table];
  const kept =
    table === "contractor" ? sql`(t.phone <> '' or t.contact_name is not null)` : sql`true`;
  const { numAffectedRows } = await sql`update ${sql.table(table)} t set erase_on = ${on}
    where t.company_id = current_company() and t.erased_at is null and t.erase_on is null and ${kept}
      and not ${inUse}
      and coalesce(${lastOn}, t.created_at::date) + ${days}::int <= current_day()`.execute(db);
  return Number(numAffectedRows);
};

export const unmark = (db: Tx, table: PhoneTable, id: string) =>
  sql`update ${sql.table(table)} t set erase_on = null where t.company_id = current_company() and t.id = ${id}`.execute(
    db,
  );

/** Takes the data of somebody out of the record, and what others are found by through it. */
export async function eraseRow(db: Tx, table: PhoneTable, id: string): Promise<void> {
  await sql`update ${sql.table(table)} t set ${subjectTables[table].erased}
    where t.company_id = current_company() and t.id = ${id}`.execute(db);
  await sql`update personal_data_reading set subject = '***' where company_id = current_company() and record_id = ${id}`.execute(
    db,
  );
}

/** Ids of readings of a record, and of handovers of a holder: their entries of the log name him. */
export const listNaming = async (
  db: Tx,
  of: "personal_data_reading" | "custody_handover",
  id: string,
) =>
  (
    await sql<{ id: string }>`select id from ${sql.table(of)}
      where company_id = current_company() and ${sql.ref(of === "custody_handover" ? "holder_id" : "record_id")} = ${id}`.execute(
      db,
    )
  ).rows.map((row) => row.id);

/** Handovers are found by their number and reason alone. */
export const forgetHolder = (db: Tx, id: string) =>
  sql`update custody_handover set search_key = trim('#' || number || ' ' || lower(coalesce(reason, '')))
    where company_id = current_company() and holder_id = ${id}`.execute(db);

/** Takes somebody's account out of the company; the account itself where it belongs to no other. */
export async function deleteAccess(db: Tx, personId: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`delete from auth.membership
    where company_id = current_company() and person_id = ${personId} returning account_id as id`.execute(
    db,
  );
  await sql`delete from auth.invitation where company_id = current_company() and person_id = ${personId}`.execute(
    db,
  );
  for (const { id } of rows) {
    await sql`delete from auth.api_token where account_id = ${id} and company_id = current_company()`.execute(
      db,
    );
    await sql`delete from auth."user" u where u.id = ${id}
      and not exists (select from auth.membership m where m.account_id = u.id)`.execute(db);
  }
}

/** Everything that the company holds about somebody, as JSON by table. */
export async function readHoldings(
  context: TenantContext,
  table: PhoneTable,
  id: string,
): Promise<Readonly<Record<string, unknown>>> {
  const [links] = await read<{ links: { table: string; column: string }[] }>(
    context,
    statement(sql`select coalesce(json_agg(json_build_object('table', c.relname, 'column', a.attname) order by c.relname, a.attname), '[]') as links
      from pg_constraint k join pg_class c on c.oid = k.conrelid
      join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[2]
      where k.contype = 'f' and k.confrelid = ${table}::text::regclass and array_length(k.conkey, 1) = 2`),
  );
  const own = sql`company_id = current_company()`;
  const hidden = sql`'{phone_sealed,phone_lookup,search_key,sort_key}'::text[]`;
  const rowsOf = (from: string, where: RawBuilder<unknown>) =>
    sql`(select coalesce(json_agg(to_jsonb(r) - ${hidden}), '[]') from ${sql.table(from)} r where r.${own} and ${where})`;
  const counts = (links?.links ?? []).map(
    ({ table: from, column }) =>
      sql`${sql.lit(`${from}.${column}`)}, (select count(*) from ${sql.table(from)} r where r.${own} and r.${sql.ref(column)} = ${id})`,
  );
  const [row] = await read<{ held: Record<string, unknown> }>(
    context,
    statement(sql`select json_build_object(
      'record', ${rowsOf(table, sql`r.id = ${id}`)},
      'roles', ${table === "person" ? rowsOf("role_assignment", sql`r.person_id = ${id}`) : sql`'[]'::json`},
      'handovers', ${table === "custody_holder" ? rowsOf("custody_handover", sql`r.holder_id = ${id}`) : sql`'[]'::json`},
      'account', ${
        table === "person"
          ? sql`(select json_agg(json_build_object('login', u.email, 'name', u.name, 'createdAt', u.created_at))
              from auth.membership m join auth."user" u on u.id = m.account_id where m.${own} and m.person_id = ${id})`
          : sql`null::json`
      },
      'signatures', ${
        table === "person"
          ? sql`(select coalesce(json_agg(json_build_object('at', r.signed_at, 'method', r.method, 'kind', r.kind)), '[]')
          from signature r where r.${own} and r.person_id = ${id})`
          : sql`'[]'::json`
      },
      'readings', (select coalesce(json_agg(json_build_object('at', r.created_at, 'purpose', r.purpose, 'reason', r.reason,
          'by', p.name) order by r.created_at), '[]')
        from personal_data_reading r join person p on p.company_id = r.company_id and p.id = r.person_id
        where r.${own} and r.record_id = ${id}),
      'history', (select coalesce(json_agg(json_build_object('at', r.at, 'action', r.action, 'operation', r.operation) order by r.at), '[]')
        from audit_entry r where r.${own} and r.record_id = ${id}),
      'mentions', (select jsonb_object_agg(k, v) from json_each(json_build_object(${sql.join(counts.length > 0 ? counts : [sql`'none', 0`])})) x (k, v)
        where v::text <> '0')) as held`),
  );
  return row!.held;
}
