import { once } from "node:events";
import { existsSync, openSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { type Binaries, findBinaries } from "../../../apps/api/src/db/binaries.ts";

/** PostgreSQL of the machine's own packages, the newest: ours brings no pg_basebackup. */
const BIN = "/usr/lib/postgresql";

/** A server of the machine's PostgreSQL, as somebody runs who brings their own. */
export interface Postgres {
  /** Whoever may do everything. */
  readonly url: string;
  readonly directory: string;
  readonly pid: number;
  /** A base backup, taken while it runs. */
  backup(directory: string): Promise<Base>;
  stop(): Promise<void>;
}

/** A base backup. */
export interface Base {
  /** Starts it as a replica that follows the server it was taken of. */
  follow(settings?: Settings): Promise<Postgres>;
  /** Starts it as these settings say from when to when. */
  recover(settings: Settings): Promise<Postgres>;
}

export type Settings = Readonly<Record<string, string>>;

/** @throws where the machine has no PostgreSQL of its own */
export async function openPostgres(directory: string, settings: Settings): Promise<Postgres> {
  const tools = await findTools();
  await tools.finish("initdb", [
    "-D",
    directory,
    "-U",
    "postgres",
    "-A",
    "trust",
    "-E",
    "UTF8",
    "--locale=C.UTF-8",
    "-N",
  ]);
  const first = await start(tools, directory, settings);
  await ask(first.url, "create database threshold");
  return { ...first, url: ofProduct(first.url) };
}

const ofProduct = (url: string) => url.replace(/\/postgres$/, "/threshold");

interface Tools {
  readonly binaries: Binaries;
  path(program: string): string;
  finish(program: string, args: string[]): Promise<void>;
}

async function findTools(): Promise<Tools> {
  const versions = existsSync(BIN)
    ? readdirSync(BIN).toSorted((a, b) => Number(b) - Number(a))
    : [];
  const bin = versions
    .map((one) => join(BIN, one, "bin"))
    .find((one) => existsSync(join(one, "pg_basebackup")));
  if (!bin) throw new Error("no PostgreSQL with pg_basebackup here: apt-get install postgresql");
  const binaries = await findBinaries();
  const path = (program: string) => join(bin, program);
  return {
    binaries,
    path,
    async finish(program, args) {
      const child = binaries.run(path(program), args, ["ignore", "ignore", "inherit"]);
      const [code] = (await once(child, "exit")) as [number | null];
      if (code !== 0) throw new Error(`${program} ended with ${code}`);
    },
  };
}

async function start(tools: Tools, directory: string, settings: Settings): Promise<Postgres> {
  const port = await freePort();
  const { binaries, path } = tools;
  const logFile = `${directory}.log`;
  const log = openSync(logFile, "a");
  const all = { listen_addresses: "127.0.0.1", unix_socket_directories: "", ...settings };
  const options = Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const args = ["-D", directory, "-p", String(port), ...options];
  const child = binaries.run(path("postgres"), args, ["ignore", log, log]);
  const url = `postgres://postgres:owner@127.0.0.1:${port}/postgres`;
  const exited = once(child, "exit");
  for (let waited = 0; !(await ask(url, "select 1").catch(() => null)); waited += 100) {
    if (waited > 60_000 || child.exitCode !== null)
      throw new Error(
        `${directory} does not start:\n${readFileSync(logFile, "utf8").slice(-2_000)}`,
      );
    await sleep(100);
  }
  return {
    url,
    directory,
    pid: child.pid!,
    async backup(to) {
      await tools.finish("pg_basebackup", ["-d", url, "-D", to, "--checkpoint=fast"]);
      const begin = async (signal: string, settings: Settings) => {
        writeFileSync(join(to, signal), "");
        const copied = await start(tools, to, settings);
        return { ...copied, url: ofProduct(copied.url) };
      };
      return {
        follow: (more = {}) => begin("standby.signal", { primary_conninfo: url, ...more }),
        recover: (settings) => begin("recovery.signal", settings),
      };
    },
    async stop() {
      if (child.exitCode === null && child.signalCode === null && child.kill("SIGINT"))
        await exited;
    },
  };
}

export async function ask<R extends pg.QueryResultRow>(url: string, text: string): Promise<R[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<R>(text)).rows;
  } finally {
    await client.end();
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, "close");
  return port;
}
