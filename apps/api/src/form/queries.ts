import type { PaperCode } from "@threshold/domain/form/papers";
import { sql } from "kysely";
import type { Pool } from "pg";
import { authDatabase, reserveAttempt, returnAttempts } from "../auth/queries.ts";
import { statement } from "../db/database.ts";
import { read, type TenantContext, type Tx } from "../db/tenancy.ts";
import { found } from "../change.ts";

const own = sql`company_id = current_company()`;

/** A record of the type that a paper prints, and where it lies. */
export interface Printable {
  readonly id: string;
  readonly serviceCenterId: string | null;
}

/** Those of the records that the viewer sees, in the order asked for. */
export async function listPrintable(
  db: Tx,
  recordType: string,
  ids: readonly string[],
): Promise<Printable[]> {
  const kinds = await sql<{ table: string }>`
    select table_name as "table" from record_kind where record_type = ${recordType}`.execute(db);
  const table = found(kinds.rows[0]?.table);
  const { rows } = await sql<Printable>`
    select r.id, (to_jsonb(r) ->> 'service_center_id')::uuid as "serviceCenterId" from ${sql.table(table)} r
    join unnest(${ids}::uuid[]) with ordinality as w (id, position) on w.id = r.id
    where r.company_id = current_company() order by w.position`.execute(db);
  return rows;
}

/** Printing of one paper waits for itself: two first copies of a record would take two numbers. */
export const lockPaper = (db: Tx, form: PaperCode) =>
  sql`select pg_advisory_xact_lock(hashtextextended('print ' || current_company() || ${form}, 0))`.execute(
    db,
  );

/** The numbers that records have of a paper, and how often each was printed. */
export async function listNumbers(db: Tx, form: PaperCode, ids: readonly string[]) {
  const { rows } = await sql<{ id: string; number: string; copies: number }>`
    select record_id as id, min(number) as number, count(*)::int as copies from form_print
    where ${own} and form = ${form} and record_id = any(${ids}::uuid[]) group by record_id`.execute(
    db,
  );
  return new Map(rows.map((row) => [row.id, row]));
}

export interface NewBatch {
  readonly id: string;
  readonly form: PaperCode;
  readonly format: "PDF" | "EXCEL";
  readonly recordType: string;
  readonly prints: readonly {
    readonly id: string;
    readonly recordId: string;
    readonly serviceCenterId: string | null;
    readonly number: string;
    readonly copy: number;
    readonly code: string;
  }[];
}

export async function insertBatch(db: Tx, { prints, ...batch }: NewBatch): Promise<void> {
  await sql`insert into print_batch (company_id, id, form, format, total)
    values (current_company(), ${batch.id}, ${batch.form}, ${batch.format}, ${prints.length})`.execute(
    db,
  );
  await sql`insert into form_print (company_id, id, batch_id, position, form, record_type, record_id, service_center_id,
      number, copy, code)
    select current_company(), p.id, ${batch.id}, p.position, ${batch.form}, ${batch.recordType}, p."recordId",
      p."serviceCenterId", p.number, p.copy, p.code
    from rows from (jsonb_to_recordset(${JSON.stringify(prints)}::jsonb)
      as (id uuid, "recordId" uuid, "serviceCenterId" uuid, number text, copy int, code text))
      with ordinality as p (id, "recordId", "serviceCenterId", number, copy, code, position)`.execute(
    db,
  );
  await sql`insert into auth.form_code (code, company_id, form, printed_at)
    select value, current_company(), ${batch.form}, current_instant()
    from jsonb_array_elements_text(${JSON.stringify(prints.map(({ code }) => code))}::jsonb)`.execute(
    db,
  );
}

export interface BatchRow {
  readonly id: string;
  readonly form: PaperCode;
  readonly format: "PDF" | "EXCEL";
  readonly status: "WAITING" | "PRINTING" | "DONE" | "CANCELLED" | "FAILED";
  readonly total: number;
  readonly fileSha256: string | null;
  readonly fileBytes: number | null;
  readonly printedBy: string;
  /** YYYY-MM-DD HH:MM in the company's time zone. */
  readonly printedAt: string;
}

/** A batch of the viewer's own, or for the system any. */
export const findBatch = async (context: TenantContext, id: string) =>
  (
    await read(
      context,
      statement(sql<BatchRow>`
        select b.id, b.form, b.format, b.status, b.total, b.file_sha256 as "fileSha256", b.file_bytes as "fileBytes",
          coalesce(w.name, '') as "printedBy", to_char(b.created_at at time zone c.time_zone, 'YYYY-MM-DD HH24:MI') as "printedAt"
        from print_batch b join company c on c.company_id = b.company_id
        left join person w on w.company_id = b.company_id and w.id = b.created_by
        where b.company_id = current_company() and b.id = ${id}`),
    )
  )[0];

export interface PrintRow {
  readonly id: string;
  readonly recordId: string;
  readonly number: string;
  readonly copy: number;
  readonly code: string;
}

export const listPrints = (context: TenantContext, batchId: string) =>
  read(
    context,
    statement(sql<PrintRow>`select id, record_id as "recordId", number, copy, code from form_print
      where ${own} and batch_id = ${batchId} order by position`),
  );

/** Tells how far a batch is; false where it was cancelled meanwhile, or is done. */
export async function tellProgress(db: Tx, id: string, done: number): Promise<boolean> {
  const { rows } = await sql`update print_batch set status = 'PRINTING', done = ${done}
    where ${own} and id = ${id} and status in ('WAITING', 'PRINTING', 'FAILED') returning id`.execute(
    db,
  );
  return rows.length > 0;
}

export interface MadeFile {
  readonly sha256: string;
  readonly bytes: number;
  /** By print: the hash of what it says. */
  readonly hashes: Readonly<Record<string, string>>;
}

/** Keeps the file that a batch became; not where it was cancelled meanwhile. */
export async function finishBatch(db: Tx, id: string, file: MadeFile): Promise<void> {
  const { rows } = await sql`update print_batch
    set status = 'DONE', done = total, file_sha256 = ${file.sha256}, file_bytes = ${file.bytes}
    where ${own} and id = ${id} and status in ('WAITING', 'PRINTING', 'FAILED') returning id`.execute(
    db,
  );
  if (rows.length === 0) return;
  await sql`update form_print p set content_hash = h.value from jsonb_each_text(${JSON.stringify(file.hashes)}::jsonb) h
    where p.company_id = current_company() and p.batch_id = ${id} and p.id = h.key::uuid`.execute(
    db,
  );
}

/** Keeps why an attempt broke off; the job makes another one. */
export async function failBatch(db: Tx, id: string, failure: object): Promise<void> {
  await sql`update print_batch set status = 'FAILED', failure = ${JSON.stringify(failure)}::jsonb
    where ${own} and id = ${id} and status in ('WAITING', 'PRINTING', 'FAILED')`.execute(db);
}

/** Cancels a batch that is not finished; false where it is, or is not there. */
export async function cancelBatch(db: Tx, id: string): Promise<boolean> {
  const { rows } = await sql`update print_batch set status = 'CANCELLED'
    where ${own} and id = ${id} and status in ('WAITING', 'PRINTING', 'FAILED') returning id`.execute(
    db,
  );
  return rows.length > 0;
}

export const lockBatch = async (db: Tx, id: string) =>
  (
    await sql<{
      status: BatchRow["status"];
    }>`select status from print_batch where ${own} and id = ${id} for update`.execute(db)
  ).rows[0];

/** What stands at the head of the company's papers: its own words, else its name. */
export const findLetterhead = async (context: TenantContext) =>
  (
    await read(
      context,
      statement(sql<{ header: string; logoSha256: string | null }>`
        select coalesce(l.header, c.name) as header, l.logo_sha256 as "logoSha256"
        from company c left join letterhead l on l.company_id = c.company_id where c.company_id = current_company()`),
    )
  )[0]!;

/** Writes what is given of the letterhead; undefined stays as it is. */
export const saveLetterheadRow = (
  db: Tx,
  id: string,
  row: { readonly header?: string; readonly logoSha256?: string | null },
) =>
  sql`insert into letterhead (company_id, id, header, logo_sha256)
    select current_company(), ${id}, coalesce(${row.header ?? null}, c.name), ${row.logoSha256 ?? null}
    from company c where c.company_id = current_company()
    on conflict (company_id) do update set header = coalesce(${row.header ?? null}, letterhead.header),
      logo_sha256 = ${row.logoSha256 === undefined ? sql`letterhead.logo_sha256` : row.logoSha256}`.execute(
    db,
  );

/** How often a record was printed as a paper, and under which number. */
export const findNumber = async (context: TenantContext, form: PaperCode, recordId: string) =>
  (
    await read(
      context,
      statement(sql<{
        number: string | null;
        copies: number;
      }>`select min(number) as number, count(*)::int as copies
        from form_print where ${own} and form = ${form} and record_id = ${recordId}`),
    )
  )[0]!;

/** A print by the code on it, where the viewer may see it. */
export const findPrint = async (context: TenantContext, code: string) =>
  (
    await read(
      context,
      statement(sql<{
        form: PaperCode;
        recordType: string;
        recordId: string;
        number: string;
        copy: number;
        contentHash: string | null;
        printedAt: string;
        printedBy: string | null;
      }>`select p.form, p.record_type as "recordType", p.record_id as "recordId", p.number, p.copy,
          p.content_hash as "contentHash", p.created_at as "printedAt", w.name as "printedBy"
        from form_print p left join person w on w.company_id = p.company_id and w.id = p.created_by
        where p.company_id = current_company() and p.code = ${code}`),
    )
  )[0];

/** Twenty looks at what is no code, then half a minute, then twice as long each time. */
const patience = { free: 20, firstWaitSeconds: 30, longestWaitSeconds: 900 };

/** What anybody may know of a code: that it is genuine, which paper it is on and when that was printed. */
export async function lookUpCode(
  pool: Pool,
  { code, address, now }: { readonly code: string; readonly address: string; readonly now: Date },
): Promise<"WAIT" | { form: PaperCode; printedAt: string } | undefined> {
  const db = authDatabase(pool);
  const subject = `form:${address}`;
  if (!(await reserveAttempt(db, subject, patience, now))) return "WAIT";
  const { rows } = await pool.query<{ form: PaperCode; printedAt: string }>(
    'select form, printed_at as "printedAt" from auth.form_code where code = $1',
    [code],
  );
  if (rows[0]) await returnAttempts(db, subject, 1, patience.free);
  return rows[0];
}
