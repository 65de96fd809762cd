import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import pg from "pg";
import { startProblem } from "../say.ts";
import type { Say } from "../say.ts";
import { grantAppRole, openAppRole } from "./app-role.ts";

export type MigrateOptions = {
  /** Connection of the role that owns the tables. */
  ownerUrl: string;
  /** Connection of the application's role; derived from the owner's when absent. */
  appUrl?: string | undefined;
  directory?: URL;
  /** The last file to apply, where the database is to have an earlier level; all unless told. */
  upTo?: string;
  say?: Say;
};

type Migration = { name: string; text: string; checksum: string };

const released = new URL("./migrations/", import.meta.url);

/** What this release knows how to apply, in order. */
export const releaseMigrations = (): Pick<Migration, "name" | "checksum">[] =>
  readMigrations(released);

/** Any number, as long as every release uses the same one. */
const lockKey = 7_466_734_281;

/**
 * Brings the database to this release's state and opens it to the application's role.
 *
 * Forward only, one process at a time, each file in one transaction: a file that fails leaves the
 * database as it was before that file. Harmless to repeat.
 *
 * @returns the application role's connection, and the files that were applied now
 * @throws a start problem that says which file fails and why, or why this database cannot be used
 */
export async function migrate(
  options: MigrateOptions,
): Promise<{ appUrl: string; applied: string[] }> {
  const { ownerUrl, directory = released, upTo, say = () => {} } = options;
  const migrations = readMigrations(directory).filter(({ name }) => !upTo || name <= upTo);
  const owner = await connectOwner(ownerUrl);
  try {
    await refuseUnusable(owner);
    await lock(owner, say);
    const pending = pendingOf(migrations, await readJournal(owner));
    const app = await openAppRole(owner, ownerUrl, options.appUrl);
    await grantAppRole(owner, app);
    await migrateQueue(owner, ownerUrl);
    for (const migration of pending) await apply(owner, migration);
    await app.check();
    return { appUrl: app.url, applied: pending.map(({ name }) => name) };
  } finally {
    await owner.end(); // gives the lock free
  }
}

/** True when every file of this release is applied; asked with any connection, for /readyz. */
export async function isMigrated(
  db: { query(text: string): Promise<{ rows: { name: string }[] }> },
  directory: URL = released,
): Promise<boolean> {
  const { rows } = await db.query("select name from public.migration");
  const applied = new Set(rows.map(({ name }) => name));
  return namesOf(directory).every((name) => applied.has(name));
}

const readMigrations = (directory: URL): Migration[] =>
  namesOf(directory).map((name) => readMigration(directory, name));

function namesOf(directory: URL): string[] {
  const names = readdirSync(directory)
    .filter((name) => name.endsWith(".sql"))
    .toSorted();
  names.forEach((name, at) => {
    const number = /^(\d{4})_[a-z0-9_]+\.sql$/.exec(name)?.[1];
    if (!number) throw refuse(name, "文件名应为", "must be named NNNN_name.sql");
    if (names[at + 1]?.startsWith(`${number}_`))
      throw refuse(names[at + 1]!, "编号重复", `has the number of ${name}`);
  });
  return names;
}

function readMigration(directory: URL, name: string): Migration {
  const text = readFileSync(new URL(name, directory), "utf8").replaceAll("\r\n", "\n");
  return { name, text, checksum: createHash("sha256").update(text).digest("hex") };
}

async function connectOwner(ownerUrl: string): Promise<pg.Client> {
  const owner = new pg.Client({
    connectionString: ownerUrl,
    application_name: "threshold migrate",
  });
  owner.on("error", () => {}); // a broken connection fails the query under way, which tells it
  try {
    await owner.connect();
    await endWithUs(owner);
    return owner;
  } catch (error) {
    const { hostname, port, pathname } = new URL(ownerUrl);
    throw startProblem(
      `无法连接数据库 ${hostname}:${port || 5432}${pathname}（DATABASE_URL）：${(error as Error).message}`,
      "The database cannot be reached. Check that it runs and that DATABASE_URL names its address, user and password.",
    );
  }
}

/**
 * A process that is killed while a long statement runs leaves the server at it, and our lock held, until the statement is over:
 * so the server looks whether we are still there. One on Windows cannot tell.
 */
const endWithUs = (owner: pg.Client) =>
  owner.query("set client_connection_check_interval = '500ms'").catch((error: pg.DatabaseError) => {
    if (error.code !== "22023") throw error;
  });

async function refuseUnusable(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query(`
    select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding,
           exists (select from pg_collation where collname = 'zh-Hans-CN-x-icu') as icu`);
  const { version, encoding, icu } = rows[0];
  if (version < 150_000) {
    const found = `PostgreSQL ${Math.floor(version / 10_000)}`;
    throw startProblem(
      `需要 PostgreSQL 15 或更新版本，当前是 ${found}。`,
      `Threshold needs PostgreSQL 15 or later; DATABASE_URL leads to ${found}.`,
    );
  }
  if (encoding !== "UTF8") {
    throw startProblem(
      `数据库编码应为 UTF8，当前是 ${encoding}。`,
      `The database's encoding must be UTF8, not ${encoding}: create it with ENCODING 'UTF8' TEMPLATE template0.`,
    );
  }
  if (!icu) {
    throw startProblem(
      "此 PostgreSQL 未带 ICU，无法按拼音排序。",
      "This PostgreSQL is built without ICU and cannot sort Chinese: use one that has it.",
    );
  }
}

async function lock(owner: pg.Client, say: Say): Promise<void> {
  const { rows } = await owner.query("select pg_try_advisory_lock($1) as free", [lockKey]);
  if (rows[0].free) return;
  say(
    "另一个进程正在更新数据库结构，等待中",
    "another process is migrating the database: waiting for it",
  );
  await owner.query("select pg_advisory_lock($1)", [lockKey]);
}

type Applied = { name: string; checksum: string };

async function readJournal(owner: pg.Client): Promise<Applied[]> {
  await owner.query(`
    set client_min_messages = warning;
    create table if not exists public.migration (
      name text primary key,
      checksum text not null,
      applied_at timestamptz not null default now()
    )`);
  const { rows } = await owner.query<Applied>(
    'select name, checksum from public.migration order by name collate "C"',
  );
  return rows;
}

/** Applied files must be there unchanged, and the new ones must come after them. */
function pendingOf(migrations: Migration[], applied: Applied[]): Migration[] {
  const files = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const { name, checksum } of applied) {
    const file = files.get(name);
    if (!file) {
      throw refuse(
        name,
        "已应用于数据库，但此版本没有它：数据库比程序新，请使用更新的版本",
        "is applied but unknown here: the database is newer than this release. Start the newer release.",
      );
    }
    if (file.checksum !== checksum) {
      throw refuse(
        name,
        "应用之后被修改，请恢复原文件并另建新文件",
        "was edited after it was applied. Restore it and put the change into a new file (a developer may instead delete the data folder).",
      );
    }
    files.delete(name);
  }
  const last = applied.at(-1)?.name ?? "";
  for (const name of files.keys()) {
    if (name < last)
      throw refuse(
        name,
        `应排在已应用的 ${last} 之后`,
        `comes before ${last}, which is applied already: give it a later number.`,
      );
  }
  const pending = [...files.values()];
  pending.forEach(refuseTransactions);
  return pending;
}

function refuseTransactions({ name, text }: Migration): void {
  if (/^\s*(begin|commit|rollback)\s*;/im.test(text.replaceAll(/\$(\w*)\$[^]*?\$\1\$/g, "")))
    throw refuse(name, "不能自行结束事务", "must not begin or end a transaction: it runs in one");
}

/** The revision of the queue's own schema that the package in use brings; its code is loaded only to get there. */
export const queueRevision = 20;

/** The queue of jobs (schema graphile_worker) belongs to the owner; the application's role cannot reach it. */
async function migrateQueue(owner: pg.Client, ownerUrl: string): Promise<void> {
  const { rows } = await owner.query(
    "select to_regclass('graphile_worker.migrations') is not null as there",
  );
  if (rows[0].there) {
    const found = await owner.query("select max(id) as revision from graphile_worker.migrations");
    if (found.rows[0].revision >= queueRevision) return;
  }
  const { Logger, runMigrations } = await import("graphile-worker");
  await runMigrations({ connectionString: ownerUrl, logger: new Logger(() => () => {}) });
}

async function apply(owner: pg.Client, { name, text, checksum }: Migration): Promise<void> {
  try {
    await owner.query("begin");
    await owner.query(text);
    await owner.query("insert into public.migration (name, checksum) values ($1, $2)", [
      name,
      checksum,
    ]);
    await owner.query("commit");
  } catch (error) {
    await owner.query("rollback").catch(() => {}); // without a connection the server has rolled back by itself
    throw startProblem(
      `数据库迁移 ${name} 失败，数据库保持原状：${whereAndWhy(error as pg.DatabaseError, text)}`,
      `Migration ${name} failed; the database is as it was before it.`,
    );
  }
}

function whereAndWhy({ message, position, detail, hint }: pg.DatabaseError, text: string): string {
  const line = position ? `line ${text.slice(0, Number(position)).split("\n").length}: ` : "";
  return [line + message, detail, hint].filter(Boolean).join("\n");
}

const refuse = (name: string, chinese: string, english: string) =>
  startProblem(`数据库迁移文件 ${name}：${chinese}。`, `Migration ${name} ${english}`);
