import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startEmbedded } from "./embedded.ts";
import { isMigrated, migrate } from "./migrate.ts";

const root = mkdtempSync(join(tmpdir(), "threshold-migrate-"));
let files = 0;

/** A folder of migrations: name → SQL. */
function migrations(contents: Record<string, string>): URL {
  const directory = join(root, `migrations-${(files += 1)}`);
  mkdirSync(directory);
  for (const [name, text] of Object.entries(contents)) writeFileSync(join(directory, name), text);
  return pathToFileURL(`${directory}/`);
}

async function rowsOf(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

type Server = { name: string; start(): Promise<{ url: string; stop(): Promise<void> }> };

const embedded: Server = {
  name: "the embedded PostgreSQL",
  start: () => startEmbedded({ dataDir: join(root, "embedded"), say() {} }),
};

/** The oldest version we promise, where the machine has it. */
const binaries = "/usr/lib/postgresql/15/bin";
const debian: Server = {
  name: "PostgreSQL 15",
  async start() {
    const directory = join(root, "fifteen");
    const way = ["--user", "--map-user=1000", "--map-group=1000", "--"];
    writeFileSync(join(root, "password"), "owner's: p@ss/word");
    const args = [
      "-D",
      directory,
      "-U",
      "boss",
      "-A",
      "scram-sha-256",
      `--pwfile=${root}/password`,
      "-E",
      "UTF8",
      "--locale=C.UTF-8",
      "-N",
    ];
    await once(
      spawn("unshare", [...way, `${binaries}/initdb`, ...args], { stdio: "ignore" }),
      "exit",
    );
    const options = [
      "-c",
      "listen_addresses=127.0.0.1",
      "-c",
      "unix_socket_directories=",
      "-c",
      "fsync=off",
    ];
    const server = spawn("unshare", [
      ...way,
      `${binaries}/postgres`,
      "-D",
      directory,
      "-p",
      "4591",
      ...options,
    ]);
    for await (const words of server.stderr) if (String(words).includes("ready to accept")) break;
    return {
      url: "postgres://boss:owner's%3A%20p%40ss%2Fword@127.0.0.1:4591/postgres",
      async stop() {
        server.kill("SIGINT");
        await once(server, "exit");
      },
    };
  },
};

afterAll(() => rmSync(root, { recursive: true, force: true }));

describe.each(existsSync(binaries) ? [embedded, debian] : [embedded])("on $name", ({ start }) => {
  let server: { url: string; stop(): Promise<void> };
  let databases = 0;
  beforeAll(async () => {
    server = await start();
  });
  afterAll(() => server.stop());

  async function emptyDatabase(): Promise<string> {
    const url = new URL(server.url);
    url.pathname = `/test_${(databases += 1)}`;
    await rowsOf(server.url, `create database ${url.pathname.slice(1)}`);
    return url.href;
  }

  const simple = {
    "0001_secret.sql": `
      create table secret (company_id uuid not null, words text);
      alter table secret enable row level security;
      alter table secret force row level security;
      create policy own on secret using (company_id = nullif(current_setting('app.company_id', true), '')::uuid);
      create table auth.visitor (name text);
      create table sealed (at timestamptz);
      revoke update, delete on sealed from threshold_app;`,
  };

  it("applies each file once and says which", async () => {
    const ownerUrl = await emptyDatabase();
    const directory = migrations({ ...simple, "0002_more.sql": "create table more (id int)" });
    const first = await migrate({ ownerUrl, directory });
    expect(first.applied).toEqual(["0001_secret.sql", "0002_more.sql"]);
    const second = await migrate({ ownerUrl, directory });
    expect(second).toEqual({ appUrl: first.appUrl, applied: [] });
  });

  it("lets one of two processes that start at once do the work, the other wait", async () => {
    const ownerUrl = await emptyDatabase();
    // It takes until the other waits for it.
    const waits =
      "do $$ begin while not exists (select from pg_locks where locktype = 'advisory' and not granted) loop perform pg_sleep(0.01); end loop; end $$";
    const directory = migrations({ "0001_slow.sql": `${waits}; create table once (id int)` });
    const said: string[] = [];
    const run = () =>
      migrate({ ownerUrl, directory, say: (_, english) => void said.push(english) });
    const both = await Promise.all([run(), run()]);
    expect(both.flatMap(({ applied }) => applied)).toEqual(["0001_slow.sql"]);
    expect(both[0].appUrl).toBe(both[1].appUrl);
    expect(said).toEqual(["another process is migrating the database: waiting for it"]);
  });

  it("leaves the database as it was before a file that fails, and names file, line and reason", async () => {
    const ownerUrl = await emptyDatabase();
    const broken = "create table half (id int);\ninsert into half values (1);\nselect nonsense;";
    const directory = migrations({ ...simple, "0002_broken.sql": broken });
    await expect(migrate({ ownerUrl, directory })).rejects.toThrow(
      /0002_broken\.sql[^]*line 3: column "nonsense" does not exist/,
    );
    expect(await rowsOf(ownerUrl, "select to_regclass('half') as half")).toEqual([{ half: null }]);
    expect(await rowsOf(ownerUrl, "select name from migration")).toEqual([
      { name: "0001_secret.sql" },
    ]);
  });

  it("killed in the midst, leaves the database as it was before the file under way, and the next start completes it", async () => {
    const ownerUrl = await emptyDatabase();
    const slow = (seconds: number) =>
      `create table half (id int);\nselect pg_sleep(${seconds});\ninsert into half values (1);`;
    const directory = migrations({ ...simple, "0002_slow.sql": slow(60) });
    const script = `import { migrate } from "./src/db/migrate.ts";
      await migrate({ ownerUrl: ${JSON.stringify(ownerUrl)}, directory: new URL("${directory.href}") });`;
    const child = spawn(
      process.execPath,
      ["--import", "@oxc-node/core/register", "--input-type=module", "--eval", script],
      { cwd: new URL("../../", import.meta.url), stdio: "inherit" },
    );
    const sleeping = `select from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'`;
    while ((await rowsOf(ownerUrl, sleeping)).length === 0)
      expect(child.exitCode, "it is still under way").toBeNull();
    child.kill("SIGKILL");
    await once(child, "exit");
    expect(await rowsOf(ownerUrl, "select to_regclass('half') as half")).toEqual([{ half: null }]);
    expect(await rowsOf(ownerUrl, "select name from migration")).toEqual([
      { name: "0001_secret.sql" },
    ]);
    const again = migrations({ ...simple, "0002_slow.sql": slow(0) });
    expect(await migrate({ ownerUrl, directory: again })).toMatchObject({
      applied: ["0002_slow.sql"],
    });
    expect(await rowsOf(ownerUrl, "select id from half")).toEqual([{ id: 1 }]);
  });

  it("refuses an edited file, a database newer than the release, and a file that comes too late", async () => {
    const ownerUrl = await emptyDatabase();
    await migrate({ ownerUrl, directory: migrations({ "0002_a.sql": "select 1" }) });
    const refusal = (contents: Record<string, string>) =>
      migrate({ ownerUrl, directory: migrations(contents) });
    await expect(refusal({ "0002_a.sql": "select 2" })).rejects.toThrow(
      "0002_a.sql was edited after it was applied",
    );
    await expect(refusal({})).rejects.toThrow("the database is newer than this release");
    await expect(refusal({ "0001_b.sql": "", "0002_a.sql": "select 1" })).rejects.toThrow(
      "0001_b.sql comes before 0002_a.sql",
    );
    expect(
      await migrate({ ownerUrl, directory: migrations({ "0002_a.sql": "select 1" }) }),
    ).toMatchObject({ applied: [] });
  });

  it("refuses two files of one number and one that ends its transaction", async () => {
    const ownerUrl = await emptyDatabase();
    const refusal = (contents: Record<string, string>) =>
      migrate({ ownerUrl, directory: migrations(contents) });
    await expect(refusal({ "0001_a.sql": "", "0001_b.sql": "" })).rejects.toThrow(
      "0001_b.sql has the number of 0001_a.sql",
    );
    await expect(refusal({ "0001_a.sql": "create table x (id int);\ncommit;" })).rejects.toThrow(
      "must not begin or end a transaction",
    );
  });

  it("gives the application a role that reads and writes but cannot step over row-level security", async () => {
    const ownerUrl = await emptyDatabase();
    const { appUrl } = await migrate({ ownerUrl, directory: migrations(simple) });
    const company = "018f0000-0000-7000-8000-000000000001";
    await rowsOf(ownerUrl, `insert into secret values ('${company}', 'ours')`);
    expect(await rowsOf(appUrl, "select * from secret")).toEqual([]);
    await expect(
      rowsOf(appUrl, `insert into secret values ('${company}', 'forged')`),
    ).rejects.toThrow("row-level security");
    await expect(rowsOf(appUrl, "set row_security = off; select * from secret")).rejects.toThrow(
      "row-level security",
    );
    await expect(rowsOf(appUrl, "alter table secret no force row level security")).rejects.toThrow(
      "must be owner",
    );
    await expect(rowsOf(appUrl, "create table mine (id int)")).rejects.toThrow("permission denied");
    await expect(rowsOf(appUrl, "insert into migration values ('x', 'y')")).rejects.toThrow(
      "permission denied",
    );
    await expect(rowsOf(appUrl, "delete from sealed")).rejects.toThrow("permission denied");
    await rowsOf(appUrl, "insert into auth.visitor values ('someone')");
    const [role] = await rowsOf(
      appUrl,
      "select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles where rolname = current_user",
    );
    expect(role).toEqual({
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
    });
    expect(
      await isMigrated(
        { query: async (text) => ({ rows: (await rowsOf(appUrl, text)) as { name: string }[] }) },
        migrations(simple),
      ),
    ).toBe(true);
  });

  it("takes the role of APP_DATABASE_URL, and refuses one that can step over row-level security", async () => {
    const ownerUrl = await emptyDatabase();
    const given = new URL(ownerUrl);
    given.username = "Our App";
    given.password = "s3cret'";
    const { appUrl } = await migrate({
      ownerUrl,
      appUrl: given.href,
      directory: migrations(simple),
    });
    expect(appUrl).toBe(given.href);
    expect(await rowsOf(appUrl, "select count(*)::int as n from secret")).toEqual([{ n: 0 }]);
    given.password = "wrong";
    await expect(
      migrate({ ownerUrl, appUrl: given.href, directory: migrations(simple) }),
    ).rejects.toThrow("cannot sign in");
    await expect(
      migrate({ ownerUrl, appUrl: ownerUrl, directory: migrations(simple) }),
    ).rejects.toThrow("can step over row-level security");
  });

  it("migrates many databases of one server at once", async () => {
    const urls = [
      await emptyDatabase(),
      await emptyDatabase(),
      await emptyDatabase(),
      await emptyDatabase(),
    ];
    const directory = migrations(simple);
    const all = await Promise.all(urls.map((ownerUrl) => migrate({ ownerUrl, directory })));
    expect(all.map(({ applied }) => applied.length)).toEqual([1, 1, 1, 1]);
  });
});

describe("without a usable server", () => {
  it("says that nothing answers, and never the password", async () => {
    const attempt = migrate({
      ownerUrl: "postgres://u:hunter2@127.0.0.1:4599/x",
      directory: migrations({}),
    });
    await expect(attempt).rejects.toThrow(/127\.0\.0\.1:4599\/x[^]*cannot be reached/);
    await expect(attempt).rejects.not.toThrow("hunter2");
  });
});
