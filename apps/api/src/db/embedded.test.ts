import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { explain } from "./cluster.ts";
import { startEmbedded } from "./embedded.ts";
import type { EmbeddedDatabase } from "./embedded.ts";

const dataDir = mkdtempSync(join(tmpdir(), "threshold-embedded-"));
const said: string[] = [];
const options = { dataDir, say: (_: string, english: string) => void said.push(english) };

async function ask(url: string, text: string): Promise<Record<string, unknown>> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  try {
    return (await client.query(text)).rows[0];
  } finally {
    await client.end();
  }
}

/** Servers at work in a folder; a child that has just been forked still carries its server's command line. */
function serversIn(directory: string): string[] {
  const found = readdirSync("/proc").filter((pid) => {
    const words = ofProcess(pid, "cmdline");
    return words.includes(directory) && /postgres\0/.test(words);
  });
  const parent = (pid: string) => /^PPid:\s*(\d+)$/m.exec(ofProcess(pid, "status"))?.[1];
  return found.filter((pid) => !found.includes(parent(pid) ?? ""));
}

function ofProcess(pid: string, file: "cmdline" | "status"): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8");
  } catch {
    return ""; // no process, or gone by now
  }
}

async function until(holds: () => boolean | Promise<boolean>, patience = 60_000): Promise<void> {
  for (let waited = 0; !(await holds()); waited += 20) {
    if (waited > patience) throw new Error(`still not: ${holds.toString()}`);
    await sleep(20);
  }
}

/** A process of its own that holds the database, to be killed. */
async function startHolder(): Promise<ChildProcess> {
  const program = `
    const { startEmbedded } = await import(${JSON.stringify(new URL("./embedded.ts", import.meta.url).href)});
    await startEmbedded({ dataDir: ${JSON.stringify(dataDir)}, say() {} });
    console.log("ready");`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", program], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(child.stdout!, "data");
  return child;
}

afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

describe("a started database", () => {
  let database: EmbeddedDatabase;
  beforeAll(async () => {
    database = await startEmbedded(options);
  });
  afterAll(() => database.stop());

  it("is PostgreSQL 18 with the settings of ours", async () => {
    const row = await ask(
      database.url,
      `select current_setting('server_version_num')::int / 10000 as version, current_setting('jit') as jit,
              current_setting('listen_addresses') as listens, current_setting('unix_socket_directories') as sockets,
              datlocprovider as provider, datlocale as locale, current_setting('data_checksums') as checksums
       from pg_database where datname = current_database()`,
    );
    expect(row).toEqual({
      version: 18,
      jit: "off",
      listens: "127.0.0.1",
      sockets: "",
      provider: "b",
      locale: "C.UTF-8",
      checksums: "on",
    });
  });

  it("sorts Chinese by pinyin where it is asked to", async () => {
    const row = await ask(
      database.url,
      `select array_agg(n order by n collate "zh-Hans-CN-x-icu") as names from unnest(array['张','安','李','曾']) n`,
    );
    expect(row.names).toEqual(["安", "曾", "李", "张"]);
  });

  it("keeps its password where only its user can read it, and lets nobody in without it", async () => {
    expect(statSync(join(dataDir, "postgres.password")).mode & 0o777).toBe(0o600);
    const stranger = new URL(database.url);
    stranger.password = "guess";
    await expect(ask(stranger.href, "select 1")).rejects.toMatchObject({ code: "28P01" });
  });

  it("refuses a second holder of the same data folder and names the first", async () => {
    await expect(startEmbedded(options)).rejects.toThrow(
      `in use by another Threshold (pid ${process.pid})`,
    );
  });

  it("comes back at the same address after it was killed", async () => {
    const killed = database.pid()!;
    process.kill(killed, "SIGKILL");
    await until(() => said.includes("the database is back"));
    expect(database.pid()).not.toBe(killed);
    expect(await ask(database.url, "select 1 as one")).toEqual({ one: 1 });
    expect(said.join()).toContain("stopped unexpectedly (SIGKILL), restarting");
  });
});

describe("between two starts", () => {
  it("keeps the data and leaves no process", async () => {
    const first = await startEmbedded(options);
    await ask(first.url, "create table kept as select 42 as answer");
    await first.stop();
    expect(serversIn(dataDir)).toEqual([]);
    const second = await startEmbedded(options);
    expect(await ask(second.url, "select answer from kept")).toEqual({ answer: 42 });
    await second.stop();
  });

  it("makes a lost password anew", async () => {
    rmSync(join(dataDir, "postgres.password"));
    const database = await startEmbedded(options);
    expect(await ask(database.url, "select 1 as one")).toEqual({ one: 1 });
    await database.stop();
  });

  it("stops by itself when its holder is killed", async () => {
    const holder = await startHolder();
    expect(serversIn(dataDir)).toHaveLength(1);
    holder.kill("SIGKILL");
    await until(() => serversIn(dataDir).length === 0);
  });

  it("stops a survivor of a killed holder before it starts anew", async () => {
    const holder = await startHolder();
    const [survivor] = serversIn(dataDir).map(Number);
    process.kill(survivor!, "SIGSTOP"); // it cannot hear that its holder died
    holder.kill("SIGKILL");
    await once(holder, "exit");
    const stopping = "the last run ended abruptly: stopping the database it left behind";
    const resumed = until(() => said.includes(stopping)).then(() =>
      process.kill(survivor!, "SIGCONT"),
    );
    const database = await startEmbedded(options);
    await resumed;
    expect(database.pid()).not.toBe(survivor);
    expect(await ask(database.url, "select 1 as one")).toEqual({ one: 1 });
    await database.stop();
  });

  it("leaves alone a stranger's process that has the old number by now", async () => {
    const stranger = spawn("sleep", ["60"]);
    writeFileSync(
      join(dataDir, "postgres", "postmaster.pid"),
      `${stranger.pid}\n${join(dataDir, "postgres")}\n`,
    );
    const database = await startEmbedded(options);
    expect(stranger.exitCode ?? stranger.signalCode).toBeNull();
    stranger.kill();
    await database.stop();
  });

  it("refuses data of another PostgreSQL version in clear words", async () => {
    const versionFile = join(dataDir, "postgres", "PG_VERSION");
    writeFileSync(versionFile, "17\n");
    await expect(startEmbedded(options)).rejects.toThrow(
      /made by PostgreSQL 17; this Threshold brings 18\.[^]*Nothing was changed/,
    );
    writeFileSync(versionFile, "18\n");
  });
});

describe("an interrupted first start", () => {
  it.each([50, 400, 700, 900])("leaves nothing behind after %i ms", async (after) => {
    const fresh = mkdtempSync(join(tmpdir(), "threshold-interrupted-"));
    const signal = AbortSignal.timeout(after);
    const outcome = await startEmbedded({ ...options, dataDir: fresh, signal }).catch(
      (error: Error) => error,
    );
    if (outcome instanceof Error) expect(outcome).toBe(signal.reason);
    else await outcome.stop(); // a quick machine had finished
    expect(serversIn(fresh)).toEqual([]);
    expect(readdirSync(fresh)).not.toContain("postgres.new");
    rmSync(fresh, { recursive: true });
  });
});

describe("PostgreSQL's last words", () => {
  it.each([
    [
      'FATAL:  could not write lock file "postmaster.pid": No space left on device',
      "The disk is full",
    ],
    ["FATAL:  could not open file: Permission denied", "Start as that user"],
    ["FATAL:  something unheard of", "something unheard of"],
  ])("%s become words for a person", (words, explained) => {
    expect(explain(words, "/data/postgres").message).toContain(explained);
  });
});
