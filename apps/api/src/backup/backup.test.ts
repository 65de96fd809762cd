import {
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { randomUUID } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { Pool } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openPool } from "../db/database.ts";
import type { S3Env } from "../env.ts";
import { everyQuery } from "../graphql/read/everything.ts";
import { sealPersonalData } from "../personal-data/seal-actions.ts";
import { giveKeys, keyFile, personalKeys } from "../personal-keys.ts";
import { makeSchema, reads } from "../schema.ts";
import { listKept } from "../storage/list.ts";
import { openBucket, type TestBucket } from "../storage/testing.ts";
import { openTestDatabase, type TestDatabase } from "../testing/database.ts";
import { type FullCompany, fullCompany } from "../testing/full-company.ts";
import { sendPhoto } from "../testing/launch.ts";
import {
  type Asker,
  makeCompany,
  startTestServer,
  type TestCompany,
  type TestServer,
} from "../testing/server.ts";
import { createArchive, openArchive } from "./archive.ts";
import { takeBackup } from "./backup.ts";
import { type Manifest, manifestName, printOf, readManifest } from "./manifest.ts";
import { connect, listTables, type Owner } from "./queries.ts";
import { restoreBackup } from "./restore.ts";

const instant = "2027-01-04T02:00:00Z";

/** A full company, and a small one to which one of its people belongs as well: both are backed up, the full one is exported. */
let server: TestServer;
let ours: FullCompany;
let theirs: TestCompany;
let folder: string;
let whole: string;
let exported: string;
let answers: unknown[];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "threshold-backup-"));
  server = await startTestServer(instant);
  ours = await fullCompany(server);
  theirs = await makeCompany(server);
  const colleague = await theirs.hire("REGION_HEAD");
  await sendPhoto(theirs.admin, theirs.estateId);
  const { owner } = server.database;
  await owner.query("update auth.membership set account_id = $1 where account_id = $2", [
    ours.head.accountId,
    colleague.accountId,
  ]);
  await server.workOff();
  // Nobody answers at the webhook: its next try must not come between two readings of the rows.
  await owner.query("update job set run_at = '2100-01-01' where status = 'WAITING'");
  whole = await backup(join(folder, "whole.tar"));
  exported = await backup(folder, { company: ours.id });
  answers = await recorded(server.url);
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

const say = () => {};
const outside = { s3: undefined, authSecret: undefined, personalDataKeys: undefined };

async function backup(
  to: string,
  {
    company,
    from = server,
    s3,
  }: {
    company?: string;
    from?: Pick<TestServer, "database" | "dataDir">;
    s3?: S3Env | undefined;
  } = {},
): Promise<string> {
  const owner = await connect(from.database.ownerUrl);
  const env = { ...outside, dataDir: from.dataDir, s3 };
  try {
    return await takeBackup({ env, owner, to, company, say });
  } finally {
    await owner.end();
  }
}

function restore(
  path: string,
  dataDir: string,
  { ownerUrl, appUrl }: Pick<TestDatabase, "ownerUrl" | "appUrl">,
  {
    authSecret,
    s3,
    withoutKeys = false,
  }: { authSecret?: string | undefined; s3?: S3Env; withoutKeys?: boolean } = {},
): Promise<Manifest> {
  const env = { ...outside, dataDir, authSecret, s3, appDatabaseUrl: appUrl };
  const openDatabase = async () => ({ url: ownerUrl });
  return restoreBackup(path, { env, say, openDatabase, withoutKeys });
}

/** What whoever is refused is told; nothing was to be touched. */
async function refusal(path: string, authSecret?: string): Promise<string> {
  const untouched = { ownerUrl: "postgres://nobody@127.0.0.1:1/never", appUrl: "" };
  return restore(path, folder, untouched, { authSecret }).then(
    () => "",
    (error: Error) => error.message,
  );
}

const emptyPlace = () => mkdtempSync(join(folder, "place-"));

/** Where the keys of personal data were brought to by hand, as the guide says. */
function placeWithKeys(): string {
  const place = emptyPlace();
  copyFileSync(keyFile(server.dataDir), keyFile(place));
  return place;
}

/** Every table's rows as a count and a digest, whatever their order; of one company where one is named. */
async function digests(owner: Pool, companyId?: string): Promise<Record<string, string>> {
  const client = await owner.connect();
  const tables = await listTables(client as unknown as Owner);
  client.release();
  const found: Record<string, string> = {};
  for (const { name, ofCompanies } of tables) {
    if (companyId && !ofCompanies) continue;
    const { rows } = await owner.query<{ digest: string }>(
      `select count(*) || ' ' || coalesce(md5(string_agg(t::text, e'\\n' order by t::text)), '') as digest
       from ${name} t ${companyId ? `where company_id = '${companyId}'` : ""}`,
    );
    found[name] = rows[0]!.digest;
  }
  return found;
}

/** One query for every list of the product. */
const queriesOf = async () => {
  const texts = everyQuery(await makeSchema(), reads, { steps: 0 });
  const roots = new Map(texts.toReversed().map((text) => [/^{ (\w+)/.exec(text)![1], text]));
  roots.delete("node");
  return [...roots.values()];
};

/** What an administrator and a region's head are answered by every list of the product, and the files of the company. */
async function recorded(url: string): Promise<unknown[]> {
  const headersOf = ({ token, companyId }: Asker) => ({
    authorization: `Bearer ${token}`,
    "threshold-company": companyId,
    "content-type": "application/json",
  });
  const given: unknown[] = [];
  for (const who of [ours.admin, ours.head])
    for (const query of await queriesOf()) {
      const body = JSON.stringify({ query });
      const response = await fetch(`${url}/graphql`, {
        method: "POST",
        headers: headersOf(who),
        body,
      });
      given.push(await response.json());
    }
  const { rows } = await server.database.owner.query<{ id: string }>(
    "select id from attachment where company_id = $1 order by id",
    [ours.id],
  );
  for (const { id } of rows) {
    const response = await fetch(`${url}/files/Attachment_${id}`, {
      headers: headersOf(ours.head),
    });
    given.push([response.status, Buffer.from(await response.arrayBuffer()).toString("base64")]);
  }
  return given;
}

/** A new database, never migrated, whose owner is bound by row-level security, as on a PostgreSQL of the user's own. */
async function ordinaryDatabase() {
  const { owner: admin, ownerUrl, appUrl } = server.database;
  const name = `ordinary_${process.pid}`;
  await admin.query(`create role ${name} login createrole password 'ordinary'`);
  await admin.query(`create database ${name} owner ${name} template template0`);
  const at = (url: string, more: { username?: string; password?: string } = {}) =>
    Object.assign(new URL(url), { pathname: `/${name}`, ...more }).href;
  const all = openPool(at(ownerUrl), { max: 2 });
  return {
    all,
    ownerUrl: at(ownerUrl, { username: name, password: "ordinary" }),
    appUrl: at(appUrl),
    async close() {
      await all.end();
      await admin.query(`drop database ${name} with (force)`);
      await admin.query(`drop owned by ${name} cascade`);
      await admin.query(`drop role ${name}`);
    },
  };
}

async function contentOf(path: string) {
  const archive = await openArchive(path);
  const { tables, sequences } = await readManifest(archive);
  const files = archive.entries.map(({ name }) => name).filter((name) => name.startsWith("files/"));
  await archive.close();
  return { tables, sequences, files: files.toSorted() };
}

describe("a backup of the whole installation", () => {
  it("comes back with equal rows, answers and files, the secret, and its jobs in the queue", async () => {
    const database = await openTestDatabase();
    const dataDir = placeWithKeys();
    expect(await restore(whole, dataDir, database)).toMatchObject({ company: null, files: "DISK" });
    expect(await digests(database.owner)).toEqual(await digests(server.database.owner));
    const jobs = await database.owner.query(
      `select count(*)::int as waiting, count(q.key)::int as queued from job j
       left join graphile_worker.jobs q on q.key = j.id::text and q.run_at = j.run_at where j.status = 'WAITING'`,
    );
    expect(jobs.rows[0].waiting).toBeGreaterThan(0);
    expect(jobs.rows[0].queued).toBe(jobs.rows[0].waiting);
    const restored = await startTestServer(instant, { dataDir }, database);
    expect(restored.secret).toBe(server.secret);
    expect(await recorded(restored.url)).toEqual(answers);
    await restored.close();
  });

  it("goes into a new database whose owner row-level security binds, and out of it again", async () => {
    const database = await ordinaryDatabase();
    const dataDir = placeWithKeys();
    await restore(whole, dataDir, database);
    expect(await digests(database.all)).toEqual(await digests(server.database.owner));
    const { rows: unforced } = await database.all.query(
      "select relname from pg_class where relnamespace = 'public'::regnamespace and relrowsecurity <> relforcerowsecurity",
    );
    expect(unforced).toEqual([]);
    const from = { database: database as unknown as TestDatabase, dataDir };
    const again = await backup(join(folder, "again.tar"), { from });
    expect(await contentOf(again)).toEqual(await contentOf(whole));
    await database.close();
  });

  it("is for the user's eyes alone and never replaces a file", async () => {
    expect(statSync(whole).mode & 0o777).toBe(0o600);
    await expect(backup(whole)).rejects.toThrow("There is a file of that name already");
  });

  it("refuses an installation that is in use, and one at work", async () => {
    const open = () => restore(whole, placeWithKeys(), server.database);
    await expect(open()).rejects.toThrow("Threshold is at work on this database");
    const database = await openTestDatabase();
    const owner = await connect(database.ownerUrl);
    const used = "There is data here already";
    // a demo that was cut short has a company and no account
    await owner.query(
      "insert into company (company_id, code, name) values (gen_random_uuid(), 'X', '某公司')",
    );
    await expect(restore(whole, placeWithKeys(), database)).rejects.toThrow(used);
    const kept = await owner.query<{ code: string }>("select code from company");
    expect(kept.rows).toEqual([{ code: "X" }]);
    await owner.query(
      `insert into auth."user" (name, email, email_verified) values ('某人', 'a@test.example', true)`,
    );
    await expect(restore(whole, placeWithKeys(), database)).rejects.toThrow(used);
    await owner.end();
    await database.close();
  });

  it("names what is damaged, and touches nothing", async () => {
    const bytes = readFileSync(whole);
    const damage = async (change: (copy: Buffer) => Buffer) => {
      const path = join(emptyPlace(), "damaged.tar");
      writeFileSync(path, change(Buffer.from(bytes)));
      return refusal(path);
    };
    const name = (await contentOf(whole)).files[0]!;
    const at = bytes.indexOf(name.slice(name.lastIndexOf("/") + 1)) + 512;
    const flipped = await damage((copy) => {
      copy[at]! ^= 1;
      return copy;
    });
    expect(flipped).toContain(`备份已损坏：其中的 ${name} 与写入时不同`);
    expect(await damage((copy) => copy.subarray(0, at))).toContain("damaged or cut off");
    expect(await damage(() => Buffer.from("no archive"))).toContain("no backup of Threshold");
    expect(await refusal(join(folder, "none.tar"))).toContain("The backup cannot be read");
  });

  it("refuses a backup of a later release, and another secret than it was made with", async () => {
    const made = async (more: Partial<Manifest>) => {
      const path = join(emptyPlace(), "made.tar");
      const archive = await createArchive(path);
      const manifest = { format: 1, secretPrint: null, migrations: [], tables: [], ...more };
      const text = Buffer.from(JSON.stringify(manifest));
      await archive.add({ name: manifestName, size: text.length }, [text]);
      await archive.finish();
      return path;
    };
    const later = await made({ migrations: [{ name: "9999_later.sql", checksum: "" }] });
    expect(await refusal(later)).toContain("the backup's database has 9999_later.sql");
    const given = await made({ secretPrint: printOf("g".repeat(32)) });
    expect(await refusal(given)).toContain("was given its AUTH_SECRET");
    expect(await refusal(whole, "o".repeat(32))).toContain("AUTH_SECRET is not the secret");
  });

  it("has no key of personal data in it, and is not restored without them unless told that they are lost", async () => {
    const key = readFileSync(keyFile(server.dataDir), "utf8").trim();
    const archive = await openArchive(whole);
    const { personalDataKeys } = await readManifest(archive);
    await archive.close();
    expect(personalDataKeys).toEqual(personalKeys([key]).names);
    expect(readFileSync(whole).includes(key)).toBe(false);
    expect(await refusal(whole)).toContain("they are not in the backup. Copy personal-data-keys");
    const database = await openTestDatabase();
    await restore(whole, emptyPlace(), database, { withoutKeys: true });
    await database.close();
  });

  it("says that the disk is full and leaves nothing behind", async () => {
    const place = emptyPlace();
    symlinkSync("/dev/full", join(place, "full.tar.part"));
    await expect(backup(join(place, "full.tar"))).rejects.toThrow("The disk is full");
    expect(readdirSync(place)).toEqual([]);
  });
});

describe("files in S3", () => {
  let bucket: TestBucket;
  let restored: TestServer;
  beforeAll(async () => {
    bucket = await openBucket();
    const database = await openTestDatabase();
    const dataDir = placeWithKeys();
    await restore(whole, dataDir, database, { s3: bucket.env });
    restored = await startTestServer(instant, { dataDir, s3: bucket.env }, database);
  });
  afterAll(async () => {
    await restored.close();
    bucket.close();
  });

  it("come there from a backup of the disk, each as it was", async () => {
    const kept = new Map<string, Buffer>();
    for await (const { key, path } of listKept(server.dataDir))
      kept.set(`/files/${key}`, readFileSync(path));
    expect(kept.size).toBeGreaterThan(1);
    expect(bucket.objects).toEqual(kept);
    expect(await recorded(restored.url)).toEqual(answers);
  });

  it("are read with equal answers where rows were restored beside a copy of the bucket", async () => {
    const path = await backup(join(folder, "s3.tar"), { from: restored, s3: bucket.env });
    expect((await contentOf(path)).files).toEqual([]);
    const copy = await openBucket();
    for (const [name, bytes] of bucket.objects) copy.objects.set(name, bytes);
    const database = await openTestDatabase();
    const dataDir = placeWithKeys();
    const manifest = await restore(path, dataDir, database, { s3: copy.env });
    expect(manifest).toMatchObject({ company: null, files: "S3" });
    expect(await digests(database.owner)).toEqual(await digests(restored.database.owner));
    const again = await startTestServer(instant, { dataDir, s3: copy.env }, database);
    bucket.seen.length = 0;
    expect(await recorded(again.url)).toEqual(answers);
    expect(bucket.seen).toEqual([]);
    await again.close();
    copy.close();
  });

  it("of one company are what lies below its id, as the guide says", async () => {
    const ofOurs = [...bucket.objects.keys()].filter((name) =>
      name.startsWith(`/files/${ours.id}/`),
    );
    const { files } = await contentOf(exported);
    expect(ofOurs.toSorted()).toEqual(files.map((name) => `/${name}`));
  });
});

describe("the export of one company", () => {
  it("holds nothing of another company", async () => {
    const archive = await openArchive(exported);
    const parts = await Promise.all(
      archive.entries.map(async ({ name }) => {
        const bytes = Buffer.concat(await collect(archive.read(name)));
        return `${name}\n${(name.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("latin1")}`;
      }),
    );
    await archive.close();
    const text = parts.join("\n");
    const { rows } = await server.database.owner.query<{ word: string }>(
      `select company_id::text as word from company where company_id <> $1
       union select account_id::text from auth.membership where company_id <> $1 and account_id <> $2
       union select id::text from audit_entry where company_id <> $1
       union select u.email from auth."user" u where u.id not in (select account_id from auth.membership where company_id = $1)`,
      [ours.id, ours.head.accountId],
    );
    expect(rows.length).toBeGreaterThan(10);
    expect(rows.filter(({ word }) => text.includes(word))).toEqual([]);
    expect(text).toContain(ours.id);
    expect(text).not.toContain(server.secret);
  });

  it("comes into an empty installation with equal rows, answers and files", async () => {
    const database = await openTestDatabase();
    const dataDir = emptyPlace();
    expect(await refusal(exported)).toContain("Append the lines of the .keys file");
    // A key of its own first, then the company's, which open nothing of anybody else's.
    const own = "o".repeat(40);
    writeFileSync(keyFile(dataDir), `${own}\n${readFileSync(`${exported}.keys`, "utf8")}`);
    expect(statSync(`${exported}.keys`).mode & 0o777).toBe(0o600);
    const { company, sequences } = await restore(exported, dataDir, database);
    expect(company?.id).toBe(ours.id);
    const counts = sequences.filter(({ name }) => name.startsWith("numbering."));
    expect(counts.length).toBeGreaterThan(0);
    for (const { name, last } of counts) {
      const { rows } = await database.owner.query(`select last_value::text as last from ${name}`);
      expect(rows).toEqual([{ last }]);
    }
    const expected = await digests(server.database.owner, ours.id);
    // webhooks are sealed with the other installation's secret: they wait to be set up anew
    const { "public.webhook_endpoint": _, ...same } = expected;
    expect(await digests(database.owner)).toMatchObject(same);
    const restored = await startTestServer(instant, { dataDir }, database);
    expect(restored.secret).not.toBe(server.secret);
    const signed = (given: unknown[]) =>
      JSON.parse(JSON.stringify(given).replaceAll(/"enabled":(true|false)/g, '"enabled":0'));
    expect(signed(await recorded(restored.url))).toEqual(signed(answers));
    // Its numbers are read by the keys that came with it, and go over to the installation's own.
    const numberOf = async () => {
      const why = { purpose: "CONTACT", reason: "搬迁后核对" };
      const input = { clientMutationId: randomUUID(), recordId: ours.head.personId, ...why };
      const query =
        "mutation($input: RevealPersonalDataInput!) { revealPersonalData(input: $input) { value } }";
      const response = await fetch(`${restored.url}/graphql`, {
        method: "POST",
        headers: {
          authorization: `Bearer ${ours.head.token}`,
          "threshold-company": ours.id,
          "content-type": "application/json",
        },
        body: JSON.stringify({ query, variables: { input } }),
      });
      return ((await response.json()) as { data: { revealPersonalData: { value: string } } }).data
        .revealPersonalData.value;
    };
    expect(await numberOf()).toBe("13800000000");
    expect(await sealPersonalData(database.app, restored.now())).toBeGreaterThan(0);
    giveKeys(database.app, personalKeys([own]));
    expect(await sealPersonalData(database.app, restored.now())).toBe(0);
    expect(await numberOf()).toBe("13800000000");
    await restored.close();
  });

  it("names the companies that there are where none has the name", async () => {
    await expect(backup(folder, { company: "没有" })).rejects.toThrow(ours.id);
  });
});

async function collect(pieces: AsyncIterable<Buffer>): Promise<Buffer[]> {
  const all: Buffer[] = [];
  for await (const piece of pieces) all.push(piece);
  return all;
}
