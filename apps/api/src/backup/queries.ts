import { papers } from "@threshold/domain/form/papers";
import pg from "pg";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";
import type { Readable, Writable } from "node:stream";

/** The owner's connection. */
export type Owner = pg.Client;

export async function connect(url: string): Promise<Owner> {
  const owner = new pg.Client({ connectionString: url, application_name: "threshold backup" });
  owner.on("error", () => {}); // a broken connection fails the query under way, which tells it
  await owner.connect();
  await owner.query(
    "set timezone = 'UTC'; set statement_timeout = 0; set idle_in_transaction_session_timeout = 0; set client_min_messages = warning",
  );
  return owner;
}

async function rowsOf<R extends object>(
  owner: Owner,
  text: string,
  values: unknown[] = [],
): Promise<R[]> {
  return (await owner.query<R>(text, values)).rows;
}

// --- What there is --------------------------------------------------------------------------------

export interface Company {
  readonly id: string;
  readonly code: string;
  readonly name: string;
}

export interface Migration {
  readonly name: string;
  readonly checksum: string;
}

/** The database's level; empty where it was never migrated. */
export async function listMigrations(owner: Owner): Promise<Migration[]> {
  const there = await rowsOf(owner, "select where to_regclass('public.migration') is not null");
  if (there.length === 0) return [];
  return rowsOf(owner, 'select name, checksum from public.migration order by name collate "C"');
}

/** Whether anybody has an account. Everything else follows from the first. */
export async function isInUse(owner: Owner): Promise<boolean> {
  const there = await rowsOf(owner, `select where to_regclass('auth."user"') is not null`);
  return there.length > 0 && (await rowsOf(owner, 'select from auth."user" limit 1')).length > 0;
}

/** Processes of the product that are connected. */
export async function countProcesses(owner: Owner): Promise<number> {
  const [row] = await rowsOf<{ count: number }>(
    owner,
    `select count(*)::int as count from pg_stat_activity where datname = current_database()
       and (application_name = 'threshold jobs' or application_name ~ '^threshold [0-9a-f-]{36}$')`,
  );
  return row!.count;
}

/** Whether row-level security lets this role pass everywhere. */
export async function seesAll(owner: Owner): Promise<boolean> {
  const [row] = await rowsOf<{ all: boolean }>(
    owner,
    "select rolsuper or rolbypassrls as all from pg_roles where rolname = current_user",
  );
  return row!.all;
}

/** Tables that the owner cannot read company by company. */
export async function listClosed(owner: Owner): Promise<string[]> {
  const rows = await rowsOf<{ name: string }>(
    owner,
    `select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relforcerowsecurity
       and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'owner')`,
  );
  return rows.map(({ name }) => name);
}

export async function postgresVersion(owner: Owner): Promise<string> {
  return (await rowsOf<{ server_version: string }>(owner, "show server_version"))[0]!
    .server_version;
}

/** Every company, by the tables that lie outside of the companies and by what row-level security lets through. */
export async function listCompanies(owner: Owner): Promise<Company[]> {
  const ids = await rowsOf<{ company_id: string }>(
    owner,
    "select company_id from auth.membership union select company_id from company order by 1",
  );
  const companies: Company[] = [];
  for (const { company_id: id } of ids) {
    await enterCompany(owner, id);
    companies.push(
      ...(await rowsOf<Company>(owner, "select id, code, name from company where company_id = $1", [
        id,
      ])),
    );
  }
  return companies;
}

const enterCompany = (owner: Owner, id: string) =>
  owner.query("select set_config('app.company_id', $1, false)", [id]);

export interface Table {
  /** With its schema, as SQL has it: auth."user". */
  readonly name: string;
  /** Those that can be written. */
  readonly columns: readonly string[];
  /** Whether its rows belong to companies. */
  readonly ofCompanies: boolean;
}

/** Filled by migrations alone. */
const laidByMigrations = "('public.migration'::regclass, 'public.record_kind'::regclass)";

/** All tables that hold what people did. The queue follows from the table of jobs and is not among them. */
export const listTables = (owner: Owner): Promise<Table[]> =>
  rowsOf<Table>(
    owner,
    `select format('%I.%I', n.nspname, c.relname) as name, n.nspname = 'public' as "ofCompanies",
            array_agg(quote_ident(a.attname) order by a.attnum) as columns
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     where n.nspname in ('public', 'auth') and c.relkind = 'r' and c.oid not in ${laidByMigrations}
     group by n.nspname, c.relname order by 1`,
  );

export interface Sequence {
  readonly name: string;
  readonly last: string;
}

/**
 * How far the sequences are: those of tables, and the counts of numbers that may have gaps. Of one company only its own
 * counts, whose names are digests of what they count (`next_loose_number`).
 */
export function listSequences(owner: Owner, company: Company | undefined): Promise<Sequence[]> {
  const own = `select 's' || md5(concat_ws(' ', $1::text, form, year || '/' || place))
    from unnest($2::text[]) form,
      (select '' union all select generate_series(2000, 2100)::text) years (year),
      (select '' union all select id::text from region where company_id = $1::text::uuid
       union all select id::text from service_center where company_id = $1::text::uuid) places (place)`;
  return rowsOf<Sequence>(
    owner,
    `select format('%I.%I', schemaname, sequencename) as name, last_value::text as last from pg_sequences
     where last_value is not null and (schemaname = 'public' or schemaname = 'numbering'
       ${company ? `and sequencename in (${own})` : ""}) order by 1`,
    company ? [company.id, Object.keys(papers)] : [],
  );
}

// --- Out ------------------------------------------------------------------------------------------

/** One moment of the whole database, whatever is written meanwhile. */
export async function beginSnapshot(owner: Owner): Promise<string> {
  await owner.query("begin isolation level repeatable read read only");
  const [row] = await rowsOf<{ at: string }>(
    owner,
    `select to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at`,
  );
  return row!.at;
}

export const endSnapshot = (owner: Owner) => owner.query("rollback");

const own = "company_id = $company";
const members = "(select account_id from auth.membership where company_id = $company)";

/**
 * Which rows of the tables outside of the companies are one company's; null where none is. Nobody's session goes along, nor
 * what only the secret of this installation opens.
 */
const outsideTables: Readonly<Record<string, string | null>> = {
  "auth.access_link_rate": null,
  "auth.access_link_token": own,
  "auth.api_token": `${own} and account_id in ${members}`,
  "auth.credential": `user_id in ${members}`,
  "auth.form_code": own,
  "auth.invitation": own,
  "auth.membership": own,
  "auth.rate_limit": null,
  "auth.session": null,
  "auth.sign_in_throttle": null,
  "auth.two_factor": null,
  'auth."user"': `id in ${members}`,
  "auth.verification": null,
};

/** What columns hold in a company's own export, where that differs. */
const columnsOutside: Readonly<Record<string, string>> = {
  "auth.credential.access_token": "null",
  "auth.credential.refresh_token": "null",
  "auth.credential.id_token": "null",
  "auth.invitation.invited_by": `case when invited_by in ${members} then invited_by end`,
  "auth.invitation.accepted_by": `case when accepted_by in ${members} then accepted_by end`,
  // second factors and the addresses of webhooks are sealed with the installation's secret
  'auth."user".two_factor_enabled': "false",
  "public.webhook_endpoint.enabled": "false",
};

/** The rows of a table in PostgreSQL's text form, one a line: of one company, or of all. */
export async function* copyOut(
  owner: Owner,
  table: Table,
  { company, companies }: { readonly company?: Company; readonly companies: readonly Company[] },
): AsyncGenerator<Buffer> {
  if (company) {
    const which = table.ofCompanies ? own : outsideTables[table.name];
    if (which === undefined) throw new Error(`whose are the rows of ${table.name}?`);
    if (which === null) return;
    const columns = table.columns.map((name) => columnsOutside[`${table.name}.${name}`] ?? name);
    yield* rowsWhere(owner, table, columns, which, company);
  } else if (table.ofCompanies && companies.length > 0) {
    for (const one of companies) yield* rowsWhere(owner, table, table.columns, own, one);
  } else {
    yield* rowsWhere(owner, table, table.columns, "true");
  }
}

async function* rowsWhere(
  owner: Owner,
  { name }: Table,
  columns: readonly string[],
  which: string,
  company?: Company,
): AsyncGenerator<Buffer> {
  if (company) await enterCompany(owner, company.id);
  const select = `select ${columns.join(", ")} from ${name} where ${which}`;
  const ofCompany = company ? select.replaceAll("$company", pg.escapeLiteral(company.id)) : select;
  yield* owner.query(copyTo(`copy (${ofCompany}) to stdout`)) as Readable;
}

// --- In -------------------------------------------------------------------------------------------

/**
 * Runs `load` in one transaction on tables that for its length have neither policies for their owner nor triggers nor
 * references: all of them are as before when it ends, and the references are checked then.
 */
export async function loading(owner: Owner, load: () => Promise<void>): Promise<void> {
  await owner.query("begin");
  try {
    const tables = await listTables(owner);
    const names = tables.map(({ name }) => name);
    const forced = await rowsOf<{ name: string }>(
      owner,
      "select oid::regclass::text as name from pg_class where relnamespace = 'public'::regnamespace and relforcerowsecurity",
    );
    const references = await rowsOf<{ table: string; name: string; definition: string }>(
      owner,
      `select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
       from pg_constraint where contype = 'f' and connamespace in ('public'::regnamespace, 'auth'::regnamespace)`,
    );
    const alter = (list: readonly string[]) =>
      owner.query(list.map((command) => `alter table ${command}`).join(";"));
    await alter([
      ...forced.map(({ name }) => `${name} no force row level security`),
      ...references.map(({ table, name }) => `${table} drop constraint ${name}`),
      ...names.map((name) => `${name} disable trigger user`),
    ]);
    await load();
    await alter([
      ...references.map(
        ({ table, name, definition }) => `${table} add constraint ${name} ${definition}`,
      ),
      ...names.map((name) => `${name} enable trigger user`),
      ...forced.map(({ name }) => `${name} force row level security`),
    ]);
    await owner.query("commit");
  } catch (error) {
    await owner.query("rollback").catch(() => {}); // without a connection the server has rolled back by itself
    throw error;
  }
}

/** Within `loading`, where row-level security hides none. */
export const hasCompanies = async (owner: Owner): Promise<boolean> =>
  (await rowsOf(owner, "select from company limit 1")).length > 0;

/** Throws away what an installation without companies has: links to set it up, tries to sign in. */
export async function emptyTables(owner: Owner): Promise<void> {
  const tables = await listTables(owner);
  await owner.query(`truncate ${tables.map(({ name }) => name).join(", ")}`);
}

export const copyIn = (
  owner: Owner,
  { name, columns }: Pick<Table, "name" | "columns">,
): Writable => owner.query(copyFrom(`copy ${name} (${columns.join(", ")}) from stdin`)) as Writable;

export async function countRows(owner: Owner, { name }: Pick<Table, "name">): Promise<number> {
  const [row] = await rowsOf<{ rows: string }>(owner, `select count(*) as rows from ${name}`);
  return Number(row!.rows);
}

/** Goes on counting where the sequences were; those of numbers that may have gaps are made with their first number. */
export async function setSequences(owner: Owner, sequences: readonly Sequence[]): Promise<void> {
  for (const { name, last } of sequences) {
    if (name.startsWith("numbering.")) await owner.query(`create sequence if not exists ${name}`);
    await owner.query("select setval($1::regclass, $2)", [name, last]);
  }
}

/** What waited, or was under way, is done by the installation that these rows are in now. */
export const queueJobs = (owner: Owner) =>
  owner.query(`
    select graphile_worker.add_jobs(array_agg((
      'job', json_build_object('companyId', company_id, 'jobId', id), null, run_at, 1000::smallint, id::text, null,
      null)::graphile_worker.job_spec))
    from job where status in ('WAITING', 'RUNNING') having count(*) > 0`);

/** The planner knows nothing yet of rows that have just come. */
export const analyze = (owner: Owner) => owner.query("analyze");
