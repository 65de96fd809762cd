import type { ImportStatus } from "@threshold/domain/organization/import-lifecycle";
import type { RowValues } from "@threshold/domain/organization/list-import";
import type { UnitRow } from "@threshold/domain/organization/unit-import";
import { type RawBuilder, sql } from "kysely";
import { from as copyFrom } from "pg-copy-streams";
import { compiler, processName } from "../db/database.ts";
import { attempt, endsConnection, send } from "../db/pipeline.ts";
import { read, settings, type TenantContext, type Tx } from "../db/tenancy.ts";
import { unitSortKey } from "../organization/queries.ts";

const own = sql`company_id = current_company()`;

/** Which list a batch brings in, and whose; of units, where they lie. */
export interface BatchPlace {
  readonly list: string;
  readonly ofType: string | null;
  readonly ofId: string | null;
  readonly estateId: string | null;
  readonly serviceCenterId: string | null;
}

/** A batch with what the rules decide on. */
export interface BatchRow extends BatchPlace {
  readonly id: string;
  readonly status: ImportStatus;
  readonly rowsToApply: number;
  readonly isApplied: boolean;
  readonly isListBusy: boolean;
  readonly isEstateSuspended: boolean;
}

const batch = (id: string) => sql<BatchRow>`
  select b.id, b.list, b.of_type as "ofType", b.of_id as "ofId", b.estate_id as "estateId",
    b.service_center_id as "serviceCenterId", b.status,
    b.to_create + b.to_change as "rowsToApply", b.applied_at is not null and b.undone_at is null as "isApplied",
    coalesce(e.status = 'SUSPENDED', false) as "isEstateSuspended",
    exists (select from import_batch x where x.company_id = b.company_id and x.list = b.list
      and x.of_id is not distinct from b.of_id and x.id <> b.id and x.status in ('APPLYING', 'UNDOING')) as "isListBusy"
  from import_batch b left join estate e on e.company_id = b.company_id and e.id = b.estate_id
  where b.company_id = current_company() and b.id = ${id}`;

const ask = <Row>(context: TenantContext, statement: ReturnType<typeof sql<Row>>): Promise<Row[]> =>
  read<Row>(context, { compile: () => statement.compile(compiler) });

export const findBatch = async (context: TenantContext, id: string) =>
  (await ask(context, batch(id)))[0];

/** The list is locked with it: one import at a time is taken into it. */
export async function lockBatch(db: Tx, id: string): Promise<BatchRow | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended(concat_ws(' ', 'import', company_id, list, of_id), 0))
    from import_batch where ${own} and id = ${id}`.execute(db);
  return (await sql<BatchRow>`${batch(id)} for no key update of b`.execute(db)).rows[0];
}

/** A row of another list than units, to be taken in or back. */
export interface ListRowToDo {
  readonly rowNumber: number;
  readonly verdict: "CREATE" | "CHANGE";
  readonly parsed: RowValues;
  readonly before: RowValues | null;
  readonly recordId: string | null;
  readonly recordVersion: number | null;
  readonly appliedVersion: number | null;
}

export async function listRowsToDo(db: Tx, id: string): Promise<ListRowToDo[]> {
  const { rows } =
    await sql<ListRowToDo>`select row_number as "rowNumber", verdict, parsed, before, record_id as "recordId",
      record_version as "recordVersion", applied_version as "appliedVersion"
    from import_row where ${own} and batch_id = ${id} and verdict in ('CREATE', 'CHANGE') order by row_number`.execute(
      db,
    );
  return rows;
}

/** What became of a row that was taken in. */
export type RowOutcome =
  | { readonly rowNumber: number; readonly recordId: string }
  | { readonly rowNumber: number; readonly problems: readonly object[] };

/** Its version, where a table counts one. */
const versionOf = (table: string) =>
  sql`coalesce((to_jsonb(${sql.ref(table)}) ->> 'version')::int, 0)`;

/** Keeps what became of rows, and each record as this batch left it. */
export async function keepOutcomes(
  db: Tx,
  id: string,
  table: string,
  outcomes: readonly RowOutcome[],
): Promise<void> {
  await sql`update import_row r set record_id = coalesce(o."recordId", r.record_id),
      verdict = case when o.problems is null then r.verdict else 'REFUSED' end,
      before = case when o.problems is null then r.before end, problems = coalesce(o.problems, r.problems)
    from jsonb_to_recordset(${JSON.stringify(outcomes)}::jsonb) as o("rowNumber" int, "recordId" uuid, problems jsonb)
    where r.company_id = current_company() and r.batch_id = ${id} and r.row_number = o."rowNumber"`.execute(
    db,
  );
  await sql`update import_row r set applied_version = ${versionOf("t")} from ${sql.table(table)} t
    where r.company_id = current_company() and r.batch_id = ${id} and r.verdict in ('CREATE', 'CHANGE')
      and t.company_id = r.company_id and t.id = r.record_id`.execute(db);
}

/** Deletes a record that a batch made, where it is still as the batch left it. */
export async function deleteMade(
  db: Tx,
  table: string,
  id: string,
  version: number,
): Promise<boolean> {
  const { rows } = await sql`delete from ${sql.table(table)} t
    where t.company_id = current_company() and t.id = ${id} and ${versionOf("t")} = ${version} returning t.id`.execute(
    db,
  );
  return rows.length > 0;
}

/** Names of a list's records that were changed or removed since the batch; 20 at most. */
export const changedRecords = (id: string, table: string, key: readonly string[]) => sql<{
  name: string;
}>`
  select (select string_agg(r.parsed ->> k, ' ') from unnest(${key as string[]}::text[]) k) as name
  from import_row r left join ${sql.table(table)} t on t.company_id = r.company_id and t.id = r.record_id
  where r.company_id = current_company() and r.batch_id = ${id} and r.applied_version is not null
    and (t.id is null or ${versionOf("t")} <> r.applied_version)
  order by r.row_number limit 20`;

/** An estate as an import needs it; not locked, so that a check can begin while another batch is taken in. */
export async function findEstate(db: Tx, id: string) {
  const { rows } = await sql<{
    serviceCenterId: string;
    name: string;
    status: "ACTIVE" | "SUSPENDED";
  }>`
    select service_center_id as "serviceCenterId", name, status from estate where ${own} and id = ${id}`.execute(
    db,
  );
  return rows[0];
}

export interface NewBatch extends BatchPlace {
  readonly id: string;
  readonly fileName: string;
}

export const insertBatch = (db: Tx, { id, fileName, ...at }: NewBatch) =>
  sql`insert into import_batch (company_id, id, list, of_type, of_id, estate_id, service_center_id, file_name, worker)
    values (current_company(), ${id}, ${at.list}, ${at.ofType}, ${at.ofId}, ${at.estateId}, ${at.serviceCenterId}, ${fileName},
      ${processName})`.execute(db);

/** Moves a batch on, for this process to work on, where it still is in one of the states; false when it is not any more. */
export async function moveBatch(
  db: Tx,
  id: string,
  from: readonly ImportStatus[],
  to: ImportStatus,
): Promise<boolean> {
  const { rows } =
    await sql`update import_batch set status = ${to}, rows_done = 0, failure = null, worker = ${processName}
    where ${own} and id = ${id} and status = any(${from as string[]}::text[]) returning id`.execute(
      db,
    );
  return rows.length > 0;
}

/** Ends what was under way as failed. */
export async function failBatch(db: Tx, id: string, failure: object): Promise<void> {
  await sql`update import_batch set status = 'FAILED', failure = ${JSON.stringify(failure)}::jsonb
    where ${own} and id = ${id} and status in ('READING', 'APPLYING', 'UNDOING')`.execute(db);
}

/** False when the batch is not in that state any more: it was cancelled. */
export async function tellProgress(
  db: Tx,
  id: string,
  status: ImportStatus,
  rows: { readonly read?: number; readonly done?: number },
): Promise<boolean> {
  const { rows: told } = await sql`update import_batch
    set rows_read = ${rows.read ?? sql`rows_read`}, rows_done = ${rows.done ?? sql`rows_done`}
    where ${own} and id = ${id} and status = ${status} returning id`.execute(db);
  return told.length > 0;
}

/** The buildings of an estate that lie in a cluster: number and the cluster's name. */
export async function listBuildingClusters(context: TenantContext, estateId: string) {
  const rows = await ask(
    context,
    sql<{ number: string; cluster: string }>`select b.number, c.name as cluster from building b
      join cluster c on c.company_id = b.company_id and c.id = b.cluster_id
      where b.company_id = current_company() and b.estate_id = ${estateId}`,
  );
  return new Map(rows.map(({ number, cluster }) => [number, cluster]));
}

/** A unit as the estate has it. */
export interface PresentUnit extends UnitRow {
  readonly id: string;
  readonly version: number;
}

/** The units of an estate that rows speak of. */
export const listPresentUnits = (
  context: TenantContext,
  estateId: string,
  rows: readonly { readonly buildingNumber: string; readonly roomNumber: string }[],
) =>
  ask(
    context,
    sql<PresentUnit>`select u.id, u.version, c.name as cluster, b.number as "buildingNumber",
        u.floor_number as "floorNumber", u.room_number as "roomNumber", u.layout_type as "layoutType", u.use,
        u.building_area as "buildingArea", u.inner_area as "innerArea", u.delivery_on as "deliveryOn"
      from unnest(${rows.map((row) => row.buildingNumber)}::text[], ${rows.map((row) => row.roomNumber)}::text[]) as r (building, room)
      join building b on b.company_id = current_company() and b.estate_id = ${estateId} and b.number = r.building
      join unit u on u.company_id = b.company_id and u.building_id = b.id and u.room_number = r.room
      left join cluster c on c.company_id = b.company_id and c.id = b.cluster_id`,
  );

/** A row of a workbook after its check. */
export interface CheckedRow {
  readonly rowNumber: number;
  readonly cells: object;
  readonly others: object;
  readonly parsed: object | null;
  readonly verdict: "CREATE" | "CHANGE" | "SAME" | "REFUSED";
  readonly problems: readonly object[];
  readonly buildingNumber: string | null;
  readonly roomNumber: string | null;
  /** What makes rows speak of one record; null where that could not be read. */
  readonly key: string | null;
  readonly recordId: string | null;
  readonly searchKey: string | null;
  readonly recordVersion: number | null;
  readonly before: object | null;
  /** In a workbook of several sheets: which one, the row there, and what its table gets at once. */
  readonly sheet?: string;
  readonly sheetRow?: number;
  readonly writes?: object | null;
  readonly restores?: object | null;
}

const rowColumns =
  "row_number, cells, others, parsed, verdict, problems, building_number, room_number, record_id, search_key, record_version, before, key, sheet, sheet_row, writes, restores";

const fieldsOf = (row: CheckedRow) => [
  row.rowNumber,
  JSON.stringify(row.cells),
  JSON.stringify(row.others),
  row.parsed && JSON.stringify(row.parsed),
  row.verdict,
  JSON.stringify(row.problems),
  row.buildingNumber,
  row.roomNumber,
  row.recordId,
  row.searchKey,
  row.recordVersion,
  row.before && JSON.stringify(row.before),
  row.key,
  row.sheet ?? null,
  row.sheetRow ?? null,
  row.writes ? JSON.stringify(row.writes) : null,
  row.restores ? JSON.stringify(row.restores) : null,
];

/** A value as COPY's text format writes it. */
function copyField(value: string | number | null): string {
  if (value === null) return "\\N";
  return String(value).replaceAll(/[\\\n\r\t]/g, (sign) => copyEscapes[sign]!);
}
const copyEscapes: Record<string, string> = {
  "\\": "\\\\",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
};

/**
 * Adds rows to a batch by COPY. PostgreSQL does not copy into a table under row-level security, so
 * they pass through a table of the session's own.
 */
export async function copyRows(
  context: TenantContext,
  batchId: string,
  rows: readonly CheckedRow[],
): Promise<void> {
  const client = await context.pool.connect();
  let fault: unknown;
  try {
    const room = `create temp table if not exists import_row_in (row_number int, cells jsonb, others jsonb, parsed jsonb,
      verdict text, problems jsonb, building_number text, room_number text, record_id uuid, search_key text,
      record_version int, key text, before jsonb, sheet text, sheet_row int, writes jsonb, restores jsonb) on commit delete rows`;
    await send(client, [{ text: "begin" }, settings(context, "readWorkbook"), { text: room }]);
    const lines = rows.map((row) => `${fieldsOf(row).map(copyField).join("\t")}\n`).join("");
    await copyText(client.query(copyFrom(`copy import_row_in (${rowColumns}) from stdin`)), lines);
    const take = `insert into import_row (company_id, batch_id, ${rowColumns})
      select current_company(), $1, ${rowColumns} from import_row_in`;
    await send(client, [{ text: take, values: [batchId] }, { text: "commit" }]);
  } catch (error) {
    fault = error;
    await attempt(client, [{ text: "rollback" }]);
    throw error;
  } finally {
    client.release(fault !== undefined && endsConnection(fault));
  }
}

const copyText = (into: NodeJS.WritableStream, text: string): Promise<void> =>
  new Promise((resolve, reject) => {
    into.on("error", reject).on("finish", resolve);
    into.end(text);
  });

export async function deleteRows(db: Tx, id: string): Promise<void> {
  await sql`delete from import_row where ${own} and batch_id = ${id}`.execute(db);
}

/** Refuses rows that speak of one record, all of them: which is right only a person knows. */
export async function refuseRepeated(db: Tx, id: string, column: string): Promise<void> {
  await joinMany(db);
  await sql`with twice as materialized (
      select key, to_jsonb((array_agg(row_number::text order by row_number))[1:20]) as rows
      from import_row where ${own} and batch_id = ${id} and key is not null group by key having count(*) > 1)
    update import_row r set verdict = 'REFUSED', before = null, problems = r.problems || jsonb_build_array(
      jsonb_build_object('column', ${column}::text, 'code', 'ROW_TWICE', 'details', jsonb_build_object('rows', t.rows)))
    from twice t where r.company_id = current_company() and r.batch_id = ${id} and r.key = t.key`.execute(
    db,
  );
}

const counts = (id: string) => sql`
  select count(*)::int as total, count(*) filter (where verdict = 'CREATE')::int as creates,
    count(*) filter (where verdict = 'CHANGE')::int as changes, count(*) filter (where verdict = 'SAME')::int as same,
    count(*) filter (where verdict = 'REFUSED')::int as refused
  from import_row where ${own} and batch_id = ${id}`;

/** The check's end; false when the batch was cancelled meanwhile. */
export async function finishCheck(db: Tx, id: string, header: object): Promise<boolean> {
  const { rows } =
    await sql`update import_batch b set status = 'CHECKED', header = ${JSON.stringify(header)}::jsonb,
      rows_total = c.total, rows_read = c.total, to_create = c.creates, to_change = c.changes, unchanged = c.same, refused = c.refused
    from (${counts(id)}) c where b.company_id = current_company() and b.id = ${id} and b.status = 'READING' returning b.id`.execute(
      db,
    );
  return rows.length > 0;
}

/** A place that a workbook names and the estate lacks. */
interface NewPlace {
  readonly id: string;
  readonly name: string;
}

/** Clusters and buildings named by rows to be taken in that the estate lacks. */
export async function listMissingPlaces(db: Tx, { id, estateId }: BatchRow) {
  const wanted = sql`company_id = current_company() and batch_id = ${id} and verdict in ('CREATE', 'CHANGE')`;
  const clusters = await sql<{
    name: string;
  }>`select distinct r.parsed ->> 'cluster' as name from import_row r
    where ${wanted} and r.parsed ->> 'cluster' is not null and not exists (select from cluster c
      where c.company_id = current_company() and c.estate_id = ${estateId} and c.name = r.parsed ->> 'cluster')`.execute(
    db,
  );
  const buildings = await sql<{
    name: string;
  }>`select distinct r.building_number as name from import_row r
    where ${wanted} and not exists (select from building b
      where b.company_id = current_company() and b.estate_id = ${estateId} and b.number = r.building_number)`.execute(
    db,
  );
  return {
    clusters: clusters.rows.map(({ name }) => name),
    buildings: buildings.rows.map(({ name }) => name),
  };
}

/** Makes clusters and notes that the batch made them. */
export const insertClusters = (
  db: Tx,
  { id, estateId, serviceCenterId }: BatchRow,
  places: readonly NewPlace[],
) =>
  sql`with made as (
      insert into cluster (company_id, id, service_center_id, estate_id, name)
      select current_company(), p.id, ${serviceCenterId}, ${estateId}, p.name
      from jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as p (id uuid, name text) returning id, version)
    insert into import_place (company_id, batch_id, place_id, kind, applied_version)
    select current_company(), ${id}, id, 'CLUSTER_MADE', version from made`.execute(db);

/** Makes buildings, in the cluster that their rows name, and notes it. */
export const insertBuildings = (
  db: Tx,
  { id, estateId, serviceCenterId }: BatchRow,
  places: readonly NewPlace[],
) =>
  sql`with named as (
      select r.building_number, min(r.parsed ->> 'cluster') as cluster from import_row r
      where r.company_id = current_company() and r.batch_id = ${id} and r.verdict in ('CREATE', 'CHANGE') group by 1),
    made as (
      insert into building (company_id, id, service_center_id, estate_id, number, cluster_id)
      select current_company(), p.id, ${serviceCenterId}, ${estateId}, p.name, c.id
      from jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as p (id uuid, name text)
      join named n on n.building_number = p.name
      left join cluster c on c.company_id = current_company() and c.estate_id = ${estateId} and c.name = n.cluster
      returning id, version)
    insert into import_place (company_id, batch_id, place_id, kind, applied_version)
    select current_company(), ${id}, id, 'BUILDING_MADE', version from made`.execute(db);

/** Puts buildings that lie in no cluster into the one that their rows name, and notes it. */
export const placeBuildings = (db: Tx, { id, estateId }: BatchRow) =>
  sql`with named as (
      select r.building_number, min(r.parsed ->> 'cluster') as cluster from import_row r
      where r.company_id = current_company() and r.batch_id = ${id} and r.verdict in ('CREATE', 'CHANGE')
        and r.parsed ->> 'cluster' is not null group by 1),
    placed as (
      update building b set cluster_id = c.id from named n, cluster c
      where b.company_id = current_company() and b.estate_id = ${estateId} and b.number = n.building_number and b.cluster_id is null
        and c.company_id = b.company_id and c.estate_id = b.estate_id and c.name = n.cluster
      returning b.id, b.version)
    insert into import_place (company_id, batch_id, place_id, kind, applied_version)
    select current_company(), ${id}, id, 'BUILDING_PLACED', version from placed`.execute(db);

/**
 * Has the transaction's statements joined by hashing and planned as they come: what the planner knows of rows that just
 * came, or a plan kept from when there were next to none, compares each of many thousand rows with each.
 */
export async function joinMany(db: Tx): Promise<void> {
  await sql`set local plan_cache_mode = force_custom_plan`.execute(db);
  await sql`set local enable_nestloop = off`.execute(db);
}

/** Row numbers above `from` and up to `to`. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The spans of `length` rows that a batch's rows to be taken in or undone fall into, in order. */
export async function listSpans(db: Tx, id: string, length: number): Promise<Span[]> {
  const { rows } =
    await sql<Span>`select min(row_number) - 1 as "from", max(row_number) as "to" from (
      select row_number, (row_number() over (order by row_number) - 1) / ${length}::int as part from import_row
      where ${own} and batch_id = ${id} and verdict in ('CREATE', 'CHANGE')) r group by part order by part`.execute(
      db,
    );
  return rows;
}

const inSpan = (id: string, { from, to }: Span) =>
  sql`r.company_id = current_company() and r.batch_id = ${id} and r.row_number > ${from} and r.row_number <= ${to}`;

/** Whether a row's unit is one of those: `is true` has them hashed, which the planner would not think worth it. */
const isAmong = (units: ReturnType<typeof sql>) =>
  sql`(r.record_id in (select id from ${units})) is true`;

/** The building of a row, still in the cluster that the row names where it names one. */
const ofBuilding = ({
  estateId,
}: BatchRow) => sql`b.company_id = r.company_id and b.estate_id = ${estateId} and b.number = r.building_number
  and (r.parsed ->> 'cluster' is null or exists (select from cluster c
    where c.company_id = b.company_id and c.id = b.cluster_id and c.name = r.parsed ->> 'cluster'))`;

const floorOf = (source: ReturnType<typeof sql>) => sql`(${source} ->> 'floorNumber')::int`;
const sortKey = (floor: ReturnType<typeof sql>) =>
  unitSortKey(sql`b.number` as never, floor as never, sql`r.room_number` as never);

/** Makes the units of a span; a unit that stands there by now makes its row stale. */
export const insertUnits = (db: Tx, row: BatchRow, span: Span) =>
  sql`with made as (
      insert into unit (company_id, id, service_center_id, estate_id, building_id, floor_number, room_number, sort_key, search_key,
        layout_type, use, building_area, inner_area, delivery_on)
      select r.company_id, r.record_id, ${row.serviceCenterId}, ${row.estateId}, b.id, ${floorOf(sql`r.parsed`)}, r.room_number,
        ${sortKey(floorOf(sql`r.parsed`))}, r.search_key, r.parsed ->> 'layoutType', r.parsed ->> 'use',
        (r.parsed ->> 'buildingArea')::numeric, (r.parsed ->> 'innerArea')::numeric, (r.parsed ->> 'deliveryOn')::date
      from import_row r join building b on ${ofBuilding(row)}
      where ${inSpan(row.id, span)} and r.verdict = 'CREATE' order by r.row_number
      on conflict (company_id, building_id, room_number) do nothing returning id)
    update import_row r set applied_version = 1 where ${inSpan(row.id, span)} and ${isAmong(sql`made`)}`.execute(
    db,
  );

const units = {
  floor_number: ["floorNumber", sql`::int`],
  layout_type: ["layoutType", sql``],
  use: ["use", sql``],
  building_area: ["buildingArea", sql`::numeric`],
  inner_area: ["innerArea", sql`::numeric`],
  delivery_on: ["deliveryOn", sql`::date`],
} as const;

/** The columns that a row changes, out of `values`; what it leaves keeps its value. */
const setColumns = (values: "parsed" | "before") =>
  sql.join(
    Object.entries(units).map(
      ([column, [key, type]]) => sql`${sql.ref(column)} =
        case when jsonb_exists(r.before, ${sql.lit(key)}) then (${sql.ref(`r.${values}`)} ->> ${sql.lit(key)})${type} else ${sql.ref(`u.${column}`)} end`,
    ),
  );
const floorAfter = (values: "parsed" | "before") =>
  sql`case when jsonb_exists(r.before, 'floorNumber') then ${floorOf(sql.ref(`r.${values}`))} else u.floor_number end`;

/** Changes the units of a span that are as the check saw them. */
export async function updateUnits(db: Tx, row: BatchRow, span: Span): Promise<void> {
  await sql`with changed as (
      update unit u set ${setColumns("parsed")}, sort_key = ${sortKey(floorAfter("parsed"))}
      from import_row r join building b on ${ofBuilding(row)}
      where ${inSpan(row.id, span)} and r.verdict = 'CHANGE' and r.before - 'cluster' <> '{}'
        and u.company_id = r.company_id and u.id = r.record_id and u.version = r.record_version
      returning u.id)
    update import_row r set applied_version = r.record_version + 1 where ${inSpan(row.id, span)} and ${isAmong(sql`changed`)}`.execute(
    db,
  );
  // Where only the building was put into a cluster, the unit itself stays as it is.
  await sql`update import_row r set applied_version = r.record_version from unit u, building b
    where ${inSpan(row.id, span)} and r.verdict = 'CHANGE' and r.before - 'cluster' = '{}' and ${ofBuilding(row)}
      and u.company_id = r.company_id and u.id = r.record_id and u.version = r.record_version`.execute(
    db,
  );
}

/** Refuses the rows whose record changed since the check. */
export const refuseStale = (db: Tx, id: string, column: string) =>
  sql`update import_row r set verdict = 'REFUSED', before = null,
      problems = jsonb_build_array(jsonb_build_object('column', ${column}::text, 'code', 'STALE_VERSION', 'details', '{}'::jsonb))
    where ${own} and batch_id = ${id} and verdict in ('CREATE', 'CHANGE') and applied_version is null`.execute(
    db,
  );

/** The apply's end: the rows taken in, undefined when the batch was cancelled meanwhile. */
export async function finishApply(db: Tx, id: string): Promise<number | undefined> {
  const { rows } = await sql<{
    applied: number;
  }>`update import_batch b set status = 'APPLIED', applied_at = current_instant(),
      undone_at = null, rows_done = c.creates + c.changes, to_create = c.creates, to_change = c.changes, refused = c.refused
    from (${counts(id)}) c where b.company_id = current_company() and b.id = ${id} and b.status = 'APPLYING'
    returning c.creates + c.changes as applied`.execute(db);
  return rows[0]?.applied;
}

/**
 * Names of units that were changed or removed since the batch, and of buildings it placed that were changed; 20 at most. The
 * units are hashed, whatever the planner thought of a small table when the statement was first asked.
 */
export const changedUnits = (id: string) => sql<{ name: string }>`
  select name from (
    select r.building_number || '-' || r.room_number as name, r.row_number from import_row r
    where r.company_id = current_company() and r.batch_id = ${id} and r.applied_version is not null
      and ((r.record_id, r.applied_version) in (select u.id, u.version from unit u join import_batch b
        on b.company_id = u.company_id and b.estate_id = u.estate_id where b.company_id = current_company() and b.id = ${id})) is not true
    union all
    select b.number, 0 from import_place p join building b on b.company_id = p.company_id and b.id = p.place_id
    where p.company_id = current_company() and p.batch_id = ${id} and p.kind = 'BUILDING_PLACED' and b.version <> p.applied_version
  ) changed order by row_number limit 20`;

type Names = RawBuilder<{ readonly name: string }>;

/** The names that a list's statement of dependents tells, by itself and within a transaction. */
export const listDependents = async (context: TenantContext, names: Names): Promise<string[]> =>
  (await ask(context, names)).map(({ name }) => name);

export const findDependents = async (db: Tx, names: Names): Promise<string[]> =>
  (await names.execute(db)).rows.map(({ name }) => name);

/** Takes back the units of a span; how many rows of it that were. */
export async function restoreUnits(db: Tx, row: BatchRow, span: Span): Promise<number> {
  const gone = await sql`delete from unit u using import_row r
    where ${inSpan(row.id, span)} and r.verdict = 'CREATE' and u.company_id = r.company_id and u.id = r.record_id
      and u.version = r.applied_version returning u.id`.execute(db);
  const back =
    await sql`update unit u set ${setColumns("before")}, sort_key = ${sortKey(floorAfter("before"))}
    from import_row r join building b on b.company_id = r.company_id and b.estate_id = ${row.estateId} and b.number = r.building_number
    where ${inSpan(row.id, span)} and r.verdict = 'CHANGE' and r.before - 'cluster' <> '{}'
      and u.company_id = r.company_id and u.id = r.record_id and u.version = r.applied_version returning u.id`.execute(
      db,
    );
  return gone.rows.length + back.rows.length;
}

export async function countUnitsToRestore(db: Tx, id: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from import_row
    where ${own} and batch_id = ${id} and (verdict = 'CREATE' or verdict = 'CHANGE' and before - 'cluster' <> '{}')`.execute(
    db,
  );
  return rows[0]!.count;
}

/** Takes back clusters and buildings, as far as nobody uses or changed them. */
export async function restorePlaces(db: Tx, id: string): Promise<void> {
  const of = (kind: string) =>
    sql`p.company_id = current_company() and p.batch_id = ${id} and p.kind = ${kind}`;
  await sql`update building b set cluster_id = null from import_place p
    where ${of("BUILDING_PLACED")} and b.company_id = p.company_id and b.id = p.place_id`.execute(
    db,
  );
  await sql`delete from building b using import_place p
    where ${of("BUILDING_MADE")} and b.company_id = p.company_id and b.id = p.place_id and b.version = p.applied_version
      and not exists (select from unit u where u.company_id = b.company_id and u.building_id = b.id)`.execute(
    db,
  );
  await sql`delete from cluster c using import_place p
    where ${of("CLUSTER_MADE")} and c.company_id = p.company_id and c.id = p.place_id and c.version = p.applied_version
      and not exists (select from building b where b.company_id = c.company_id and b.cluster_id = c.id)`.execute(
    db,
  );
  await sql`delete from import_place where ${own} and batch_id = ${id}`.execute(db);
}

/** The undo's end; false when somebody else has ended it as failed meanwhile. */
export async function finishUndo(db: Tx, id: string): Promise<boolean> {
  const { rows } =
    await sql`with rows as (update import_row set applied_version = null where ${own} and batch_id = ${id} and applied_version is not null)
    update import_batch set status = 'UNDONE', undone_at = current_instant(), rows_done = to_create + to_change
    where ${own} and id = ${id} and status = 'UNDOING' returning id`.execute(db);
  return rows.length > 0;
}

/** Ends as failed whatever processes that are gone left under way in a company; rows of unfinished checks go. */
export async function failLeftBehind(db: Tx, failure: object): Promise<number> {
  const { rows } =
    await sql`update import_batch set status = 'FAILED', failure = ${JSON.stringify(failure)}::jsonb
    where ${own} and status in ('READING', 'APPLYING', 'UNDOING') and not exists (
      select from pg_stat_activity where datname = current_database() and application_name = worker)
    returning id`.execute(db);
  await sql`delete from import_row where ${own} and batch_id in
    (select id from import_batch where ${own} and status = 'FAILED' and rows_total = 0)`.execute(
    db,
  );
  return rows.length;
}

/** A refused row, to be written into a workbook. */
export interface RefusedRow {
  readonly rowNumber: number;
  readonly sheet: string | null;
  readonly sheetRow: number | null;
  readonly cells: Record<string, string | number | boolean>;
  readonly others: Record<string, string | number | boolean>;
  readonly problems: readonly { column: string; code: string; details: Record<string, unknown> }[];
}

export async function findHeader(context: TenantContext, id: string) {
  const [row] = await ask(
    context,
    sql<{
      fileName: string;
      list: string;
      header: { texts: (string | null)[]; places: Record<string, number> };
    }>`
      select file_name as "fileName", list, header from import_batch where ${own} and id = ${id}`,
  );
  return row;
}

export const listRefused = (context: TenantContext, id: string, after: number, limit: number) =>
  ask(
    context,
    sql<RefusedRow>`select row_number as "rowNumber", sheet, sheet_row as "sheetRow", cells, others, problems from import_row
      where ${own} and batch_id = ${id} and verdict = 'REFUSED' and row_number > ${after} order by row_number limit ${limit}`,
  );

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
