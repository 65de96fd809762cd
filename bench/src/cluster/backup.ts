import { spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { startEmbedded } from "../../../apps/api/src/db/embedded.ts";
import { migrate } from "../../../apps/api/src/db/migrate.ts";
import { keyFile } from "../../../apps/api/src/personal-keys.ts";
import { diskStorage } from "../../../apps/api/src/storage/disk.ts";
import { type Bench, fillDatabase } from "../data.ts";
import { fillPlaces, growTo } from "../defects.ts";
import { rssOf } from "../processes.ts";
import { builtServer, migrations, removeBuild, takeBuild } from "../systems.ts";
import type { Bounds, Trial } from "../trials.ts";
import { serve } from "./serve.ts";

const PORT = 4155;
/** What lies beside the 1,200 launches of 21 companies, smaller first. */
const SIZES = [
  { defects: 0, files: 50 },
  { defects: 1_000_000, files: 2_000 },
] as const;
/** A photo as phones send them, in bytes. */
const FILE = 200_000;

/** Backup of a product that runs, and restoring into an empty data folder, timed; the restored one answers as the other did. */
export async function tryBackup({ say, closers }: Bounds): Promise<Trial> {
  const parent = mkdtempSync(join(tmpdir(), "threshold-backup-"));
  closers.push(async () => rmSync(parent, { recursive: true, force: true }));
  takeBuild();
  closers.push(async () => removeBuild());
  const dataDir = join(parent, "data");
  let bench: Bench | undefined;
  let kept = 0;
  const lines: string[] = [];
  const wrong: string[] = [];
  const running = async <T>(folder: string, use: (url: string) => Promise<T>): Promise<T> => {
    const server = await serve(builtServer, PORT, { DATA_DIR: folder, DEMO: "off" });
    closers.push(server.stop);
    const found = await use(server.url);
    await server.stop();
    return found;
  };
  for (const { defects, files } of SIZES) {
    say(`making ${defects} defects and ${files} files …`);
    const database = await startEmbedded({ dataDir, say: () => {} });
    closers.push(() => database.stop());
    const { appUrl } = await migrate({ ownerUrl: database.url, directory: migrations });
    bench ??= await fillDatabase(database.url, appUrl);
    await addDefects(database.url, bench, defects);
    for (; kept < files; kept += 1) await addFile(dataDir, bench.companyId);
    const databaseMb = await sizeOf(database.url);
    await database.stop();
    const archive = join(parent, `${defects}.tar`);
    const fresh = join(parent, `restored-${defects}`);
    const { token } = bench;
    say("backing up, while the product runs …");
    const [before, backup] = await running(dataDir, async (url) => {
      const asked = await answers(url, token);
      return [asked, await command("backup", archive, dataDir)];
    });
    mkdirSync(fresh);
    copyFileSync(keyFile(dataDir), keyFile(fresh));
    say("restoring …");
    const restore = await command("restore", archive, fresh);
    const after = await running(fresh, (url) => answers(url, token));
    if (after !== before)
      wrong.push(`with ${defects} defects the restored product answers otherwise`);
    const rows = /as of \S+, (\d+) rows/.exec(restore.words)![1]!;
    lines.push(
      `- ${rows} rows (database of ${databaseMb.toFixed(0)} MB), ${files} files (${((files * FILE) / 1e6).toFixed(0)} MB): backed up in ${told(backup)}, restored in ${told(restore)}; archive of ${(statSync(archive).size / 1e6).toFixed(0)} MB`,
    );
    rmSync(archive);
    rmSync(fresh, { recursive: true });
  }
  return { report: lines.join("\n"), wrong };
}

async function addDefects(url: string, bench: Bench, count: number): Promise<void> {
  if (count === 0) return;
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  try {
    await fillPlaces(owner, bench);
    await growTo(owner, count);
  } finally {
    await owner.end();
  }
}

/** Bytes that cannot be packed, as those of a photo. */
async function addFile(dataDir: string, companyId: string): Promise<void> {
  const content = randomBytes(FILE);
  const key = `${companyId}/${createHash("sha256").update(content).digest("hex")}`;
  await diskStorage(dataDir).put(key, Readable.from([content]), content.length);
}

async function sizeOf(url: string): Promise<number> {
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  const text = "select pg_database_size(current_database()) / 1e6 as mb";
  const { rows } = await owner.query<{ mb: string }>(text);
  await owner.end();
  return Number(rows[0]!.mb);
}

interface Timing {
  readonly seconds: number;
  /** The command's own memory at most, without PostgreSQL's, in MB. */
  readonly rssMb: number;
  readonly words: string;
}

const told = ({ seconds, rssMb }: Timing): string =>
  `${seconds.toFixed(1)} s with ${rssMb.toFixed(0)} MB of memory`;

/** The command as `npm run backup` and `npm run restore` run it. */
async function command(task: "backup" | "restore", path: string, dataDir: string): Promise<Timing> {
  const began = performance.now();
  const script = join(dirname(builtServer), "backup.js");
  const flags = ["--enable-source-maps", "--max-semi-space-size=8"];
  const child = spawn(process.execPath, [...flags, script, task, path], {
    env: { ...process.env, DATA_DIR: dataDir, INIT_CWD: "/" },
    stdio: ["ignore", "pipe", 2],
  });
  let words = "";
  child.stdout!.on("data", (piece: Buffer) => (words += String(piece)));
  let rssMb = 0;
  const watch = setInterval(() => {
    if (child.exitCode === null) rssMb = Math.max(rssMb, rssOf(child.pid!));
  }, 20);
  const [code] = (await once(child, "close")) as [number | null];
  clearInterval(watch);
  if (code !== 0) throw new Error(`${task} ended with ${code}:\n${words}`);
  return { seconds: (performance.now() - began) / 1000, rssMb, words };
}

/** What the pages of launches and of defects show. */
async function answers(url: string, token: string): Promise<string> {
  const given: string[] = [];
  for (const [name, variables] of [
    ["portfolio", { first: 200, orderBy: "DANGER" }],
    ["defects", { first: 50, orderBy: "NEWEST" }],
  ] as const) {
    const document = fileURLToPath(new URL(`../documents/${name}.graphql`, import.meta.url));
    const response = await fetch(`${url}/graphql`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify({ query: readFileSync(document, "utf8"), variables }),
    });
    const text = await response.text();
    if (text.includes('"errors"')) throw new Error(text.slice(0, 1_000));
    given.push(text);
  }
  return given.join("\n");
}
