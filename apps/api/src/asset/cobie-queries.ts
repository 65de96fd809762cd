import type { CobieSheetName } from "@threshold/domain/asset/cobie";
import { type RawBuilder, sql } from "kysely";
import { compiler } from "../db/database.ts";
import { read, type TenantContext, type Tx } from "../db/tenancy.ts";
import { type CobieTable, cobieTables, columnsOf, type Stored } from "./cobie-tables.ts";

const ask = <Row>(context: TenantContext, statement: RawBuilder<Row>): Promise<Row[]> =>
  read<Row>(context, { compile: () => statement.compile(compiler) });

const ofKind = ({ kind }: CobieTable) => (kind ? sql`and t.kind = ${kind}` : sql``);

/** An estate with the numbers of its buildings. */
export async function findEstateOfAssets(context: TenantContext, id: string) {
  const [row] = await ask(
    context,
    sql<{
      name: string;
      serviceCenterId: string;
      status: "ACTIVE" | "SUSPENDED";
      buildings: { id: string; number: string }[];
    }>`select e.name, e.service_center_id as "serviceCenterId", e.status,
        coalesce((select jsonb_agg(jsonb_build_object('id', b.id, 'number', b.number)) from building b
          where b.company_id = e.company_id and b.estate_id = e.id), '[]') as buildings
      from estate e where e.company_id = current_company() and e.id = ${id}`,
  );
  return row;
}

/** The facility of this name in an estate, else the only one with the identifier. */
export async function findFacility(
  context: TenantContext,
  estateId: string,
  name: string,
  externalId: string | null,
): Promise<Stored | undefined> {
  const rows = await ask(
    context,
    sql<{ stored: Stored }>`select to_jsonb(t) as stored from asset_place t
      where t.company_id = current_company() and t.estate_id = ${estateId} and t.kind = 'FACILITY'
        and (t.name = ${name} or t.external_id = ${externalId}) order by t.name <> ${name} limit 2`,
  );
  const [first, second] = rows.map(({ stored }) => stored);
  return first?.["name"] === name || !second ? first : undefined;
}

/** What a facility's records of a sheet are called; a name that several have is none to be named by. */
export const listNames = (context: TenantContext, sheet: CobieSheetName, facilityId: string) =>
  ask(
    context,
    sql<{
      id: string;
      name: string;
    }>`select t.id, t.name from ${sql.table(cobieTables[sheet].table)} t
      where t.company_id = current_company() and t.facility_id = ${facilityId} ${ofKind(cobieTables[sheet])}`,
  );

/** Records of a sheet that rows speak of: by the key, else by the identifier that the tool they come from gave them. */
export async function listStored(
  context: TenantContext,
  sheet: CobieSheetName,
  facilityId: string,
  keys: readonly Readonly<Record<string, unknown>>[],
  externalIds: readonly string[],
): Promise<Stored[]> {
  const spec = cobieTables[sheet];
  const table = sql.table(spec.table);
  const same = sql.join(
    spec.key.map((column) => sql`t.${sql.ref(column)} = k.${sql.ref(column)}`),
    sql` and `,
  );
  const byKey = sql`select t.id from jsonb_populate_recordset(null::${table}, ${JSON.stringify(keys)}::jsonb) k
    join ${table} t on ${same} where t.company_id = current_company() and t.facility_id = ${facilityId} ${ofKind(spec)}`;
  const byId = sql`select t.id from ${table} t where t.company_id = current_company() and t.facility_id = ${facilityId}
    ${ofKind(spec)} and t.external_id = any(${externalIds as string[]}::text[])`;
  const rows = await ask(
    context,
    sql<{ stored: Stored }>`select to_jsonb(t) as stored from ${table} t
      where t.company_id = current_company() and t.id in (${byKey} union ${byId})`,
  );
  return rows.map(({ stored }) => stored);
}

/** Rows of one sheet of a batch, by the numbers that they have through the whole workbook. */
export interface SheetSpan {
  readonly batchId: string;
  readonly sheet: CobieSheetName;
  readonly from: number;
  readonly to: number;
}

export async function listSheetSpans(
  db: Tx,
  batchId: string,
  sheet: CobieSheetName,
  length: number,
): Promise<SheetSpan[]> {
  const { rows } = await sql<{
    from: number;
    to: number;
  }>`select min(row_number) as "from", max(row_number) as "to" from (
      select row_number, (row_number() over (order by row_number) - 1) / ${length}::int as part from import_row
      where company_id = current_company() and batch_id = ${batchId} and sheet = ${sheet} and writes is not null
        and verdict in ('CREATE', 'CHANGE')) r group by part order by part`.execute(db);
  return rows.map((row) => ({ ...row, batchId, sheet }));
}

const inSpan = ({ batchId, sheet, from, to }: SheetSpan) =>
  sql`r.company_id = current_company() and r.batch_id = ${batchId} and r.sheet = ${sheet}
    and r.row_number between ${from} and ${to} and r.writes is not null`;

/** The rows' columns out of what they write, or out of what they found. */
const columnsFrom = (sheet: CobieSheetName, source: "writes" | "restores") => {
  const table = sql.table(cobieTables[sheet].table);
  return {
    names: sql.join(columnsOf(sheet).map((column) => sql.ref(column))),
    values: sql.join(columnsOf(sheet).map((column) => sql.ref(`p.${column}`))),
    record: sql`jsonb_populate_record(null::${table}, r.${sql.ref(source)}) p`,
    table,
  };
};

const isAmong = sql`(r.record_id in (select id from made)) is true`;

/** Makes the records of a span; one that stands there by now makes its row stale. */
export async function insertSheetRows(
  db: Tx,
  span: SheetSpan,
  at: { readonly estateId: string; readonly serviceCenterId: string },
): Promise<void> {
  const { names, values, record, table } = columnsFrom(span.sheet, "writes");
  await sql`with made as (
      insert into ${table} (company_id, id, service_center_id, estate_id, ${names})
      select r.company_id, r.record_id, ${at.serviceCenterId}, ${at.estateId}, ${values}
      from import_row r cross join lateral ${record}
      where ${inSpan(span)} and r.verdict = 'CREATE' order by r.row_number
      on conflict do nothing returning id)
    update import_row r set applied_version = 1 where ${inSpan(span)} and ${isAmong}`.execute(db);
}

/** Changes the records of a span that are as the check saw them. */
export async function updateSheetRows(db: Tx, span: SheetSpan): Promise<void> {
  const { names, values, record, table } = columnsFrom(span.sheet, "writes");
  await sql`with made as (
      update ${table} t set (${names}) = row(${values})
      from import_row r cross join lateral ${record}
      where ${inSpan(span)} and r.verdict = 'CHANGE' and t.company_id = r.company_id and t.id = r.record_id
        and t.version = r.record_version returning t.id)
    update import_row r set applied_version = r.record_version + 1 where ${inSpan(span)} and ${isAmong}`.execute(
    db,
  );
}

/** Rows that only add members to a record are taken in with the row that makes or changes it. */
export async function followGathered(db: Tx, batchId: string): Promise<void> {
  await sql`update import_row r set applied_version = f.applied_version from import_row f
    where r.company_id = current_company() and r.batch_id = ${batchId} and r.writes is null and r.sheet in ('Zone', 'System')
      and r.verdict in ('CREATE', 'CHANGE') and f.company_id = r.company_id and f.batch_id = r.batch_id
      and f.record_id = r.record_id and f.writes is not null`.execute(db);
}

/** Takes back the records of a span that are as the batch left them; how many of its rows they were, of how many. */
export async function restoreSheetRows(
  db: Tx,
  span: SheetSpan,
): Promise<{ restored: number; of: number }> {
  const { names, values, record, table } = columnsFrom(span.sheet, "restores");
  const gone = await sql`delete from ${table} t using import_row r
    where ${inSpan(span)} and r.verdict = 'CREATE' and t.company_id = r.company_id and t.id = r.record_id
      and t.version = r.applied_version returning t.id`.execute(db);
  const back = await sql`update ${table} t set (${names}) = row(${values})
    from import_row r cross join lateral ${record}
    where ${inSpan(span)} and r.verdict = 'CHANGE' and t.company_id = r.company_id and t.id = r.record_id
      and t.version = r.applied_version returning t.id`.execute(db);
  const { rows } = await sql<{ of: number }>`select count(*)::int as of from import_row r
    where ${inSpan(span)} and r.verdict in ('CREATE', 'CHANGE')`.execute(db);
  return { restored: gone.rows.length + back.rows.length, of: rows[0]!.of };
}

/** Names of a batch's records that were changed or removed since; 20 at most. */
export function changedAssets(batchId: string): RawBuilder<{ readonly name: string }> {
  const tables = [...new Set(Object.values(cobieTables).map(({ table }) => table))];
  const present = sql.join(
    tables.map(
      (table) =>
        sql`select t.id, t.version from ${sql.table(table)} t where t.company_id = current_company()`,
    ),
    sql` union all `,
  );
  return sql<{ name: string }>`select r.parsed ->> 'name' as name from import_row r
    where r.company_id = current_company() and r.batch_id = ${batchId} and r.applied_version is not null and r.writes is not null
      and ((r.record_id, r.applied_version) in (${present})) is not true
    order by r.row_number limit 20`;
}

/** Records of a sheet in a facility, a page at a time in the order of their ids. */
export const listSheetPage = (
  context: TenantContext,
  sheet: CobieSheetName,
  facilityId: string,
  after: string | null,
  limit: number,
) =>
  ask(
    context,
    sql<{
      stored: Stored;
    }>`select to_jsonb(t) as stored from ${sql.table(cobieTables[sheet].table)} t
      where t.company_id = current_company() and t.facility_id = ${facilityId} ${ofKind(cobieTables[sheet])}
        and (${after}::uuid is null or t.id > ${after}::uuid) order by t.id limit ${limit}`,
  );

/** A facility to be handed out: its own name and its estate's. */
export async function findFacilityNames(context: TenantContext, id: string) {
  const [row] = await ask(
    context,
    sql<{ name: string; estate: string }>`select t.name, e.name as estate from asset_place t
      join estate e on e.company_id = t.company_id and e.id = t.estate_id
      where t.company_id = current_company() and t.id = ${id} and t.kind = 'FACILITY'`,
  );
  return row;
}
