import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { startEmbedded } from "../../../apps/api/src/db/embedded.ts";
import { migrate } from "../../../apps/api/src/db/migrate.ts";
import { type Bench, fillDatabase } from "../data.ts";
import { fillPlaces, growTo, homesOf, inspectHome, ROWS } from "../defects.ts";
import { type Call, load } from "../load.ts";
import { medianOf, type Sample, sampling } from "../measure.ts";
import { childrenOf, cores, pin } from "../processes.ts";
import {
  migrations,
  removeBuild,
  type Subject,
  takeBuild,
  threshold,
  uncounted,
  type Urls,
} from "../systems.ts";
import type { Bounds, Trial } from "../trials.ts";
import { chart } from "./chart.ts";
import { costOf, FLAT, GROWING, type Growing, type Measured } from "./measured.ts";

const ROUNDS = 5;
const FIRST_PORT = 5120;
/** What a defect takes on the disk with its places in all indexes, generously, in bytes. */
const BYTES = 2_000;

/** A database of so many defects, and a server of its own. */
interface Size {
  readonly rows: number;
  readonly subject: Subject;
  readonly samples: Record<Growing, Sample[]>;
}

export interface GrowthOptions extends Bounds {
  /** Most defects in all. */
  readonly rows: number;
}

/**
 * What requests cost while the defects grow tenfold each time. Every size has a database of its own on one PostgreSQL, and they are
 * measured in turns: whatever else the machine does weighs on all of them.
 */
export async function tryGrowth({ rows, say, closers }: GrowthOptions): Promise<Trial> {
  const sizes = [...ROWS, 10_000_000].filter((size) => size <= rows);
  const parent = mkdtempSync(join(tmpdir(), "threshold-growth-"));
  closers.push(async () => rmSync(parent, { recursive: true, force: true }));
  const { bavail, bsize } = statfsSync(parent);
  if (bavail * bsize < rows * BYTES)
    throw new Error(`${rows} defects need ${(rows * BYTES) / 1e9} GB in ${parent}`);
  takeBuild();
  closers.push(async () => removeBuild());
  const quiet = (_: string, words: string) => say(`  ${words}`);
  const database = await startEmbedded({ dataDir: join(parent, "database"), say: quiet });
  closers.push(() => database.stop());
  const { appUrl } = await migrate({ ownerUrl: database.url, directory: migrations });
  const urls = { owner: database.url, app: appUrl };
  say("making the data: 1,200 launches in 21 companies …");
  const bench = await fillDatabase(urls.owner, urls.app);
  const laid = await lay(urls, bench, sizes, say);
  const running: Size[] = [];
  for (const [at, size] of sizes.entries()) {
    const subject = await threshold(laid[at]!, bench, parent, { port: FIRST_PORT + at });
    closers.push(subject.api.stop);
    const samples = Object.fromEntries(GROWING.map((name) => [name, [] as Sample[]]));
    running.push({ rows: size, subject, samples: samples as Size["samples"] });
  }
  const databasePid = database.pid()!;
  if (cores) pin([process.pid, databasePid, ...childrenOf(databasePid)], cores.rest);
  const homes = await withOwner(laid[0]!.owner, (owner) => homesOf(owner, bench));
  const { unitId } = homes[0]!;
  for (const name of GROWING) {
    say(`measuring ${name} …`);
    // A server's first seconds cost more than all that come: the first round only warms up.
    for (let round = 0; round <= ROUNDS; round += 1)
      for (let turn = 0; turn < running.length; turn += 1) {
        const { subject, samples } = running[(round + turn) % running.length]!;
        const callOf = callsOf(name, subject, bench, unitId);
        await load(subject.api.url, callOf, { seconds: 1 });
        const { pid, url } = subject.api;
        const sample = await sampling(pid, databasePid, () => load(url, callOf, { seconds: 3 }));
        if (round > 0) samples[name].push(sample);
      }
  }
  for (const { subject } of running) await subject.api.stop();
  return told(running.map(({ rows: size, samples }) => ({ rows: size, of: medians(samples) })));
}

const medians = (samples: Size["samples"]): Measured["of"] =>
  Object.fromEntries(
    GROWING.map((name) => [name, medianOf(samples[name])]),
  ) as unknown as Measured["of"];

function callsOf(
  name: Growing,
  { call }: Subject,
  { homeId }: Bench,
  unitId: string,
): (n: number) => Call {
  if (name === "telling of a defect") return () => call("create-defect", unitId, randomUUID());
  if (name === "home of 60 lines") return () => call("home-60-lines", homeId!, "");
  const page = call("defects-20", "", "");
  const asked = name === "page of 20 defects" ? uncounted(page) : page;
  return () => asked;
}

/** Grows the database and leaves a copy of it behind at every size but the last; answers where each is. */
async function lay(
  urls: Urls,
  bench: Bench,
  sizes: readonly number[],
  say: (words: string) => void,
): Promise<Urls[]> {
  await withOwner(urls.owner, async (owner) => {
    await fillPlaces(owner, bench);
    bench.homeId = await inspectHome(owner, bench);
  });
  const laid: Urls[] = [];
  for (const size of sizes) {
    say(`growing to ${size.toLocaleString("en")} defects …`);
    const begun = performance.now();
    await withOwner(urls.owner, (owner) => growTo(owner, size));
    say(`  ${((performance.now() - begun) / 1000).toFixed(0)} s`);
    laid.push(size === sizes.at(-1) ? urls : await copyOf(urls, `threshold_${size}`));
  }
  return laid;
}

async function copyOf({ owner, app }: Urls, name: string): Promise<Urls> {
  const named = (url: string, path: string) => Object.assign(new URL(url), { pathname: path }).href;
  const source = new URL(owner).pathname.slice(1);
  await withOwner(named(owner, "/postgres"), (client) =>
    client.query(`create database ${name} template ${source} strategy file_copy`),
  );
  return { owner: named(owner, `/${name}`), app: named(app, `/${name}`) };
}

async function withOwner<A>(url: string, act: (owner: pg.Client) => Promise<A>): Promise<A> {
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  try {
    return await act(owner);
  } finally {
    await owner.end();
  }
}

function told(sizes: readonly Measured[]): Trial {
  const [least, most] = [sizes[0]!, sizes.at(-1)!];
  const wrong: string[] = [];
  const lines = GROWING.flatMap((name) => {
    const ratio = costOf(most.of[name]) / costOf(least.of[name]);
    if (ratio > FLAT) wrong.push(`${name}: ${ratio.toFixed(2)} is more than ${FLAT}`);
    return sizes.map(({ rows, of }) => {
      const { rps, p99Ms, cpuMs, databaseCpuMs } = of[name];
      const times = costOf(of[name]) / costOf(least.of[name]);
      return `| ${name} | ${rows.toLocaleString("en")} | ${rps.toFixed(0)} | ${p99Ms.toFixed(0)} | ${cpuMs.toFixed(2)} | ${databaseCpuMs.toFixed(2)} | ${times.toFixed(2)} |`;
    });
  });
  writeFileSync(fileURLToPath(new URL("../../../docs/growth.svg", import.meta.url)), chart(sizes));
  const report = [
    `- ${cpus()[0]?.model}, ${cpus().length} cores, Node ${process.versions.node}, load average ${loadavg()
      .map((n) => n.toFixed(1))
      .join(" ")}`,
    `- ${ROUNDS} rounds of 3 s, the sizes in turns within each; drawn in docs/growth.svg`,
    "",
    "| case | defects | per s | p99 ms | CPU ms, API | CPU ms, PostgreSQL | times the smallest |",
    "|---|---|---|---|---|---|---|",
    ...lines,
  ].join("\n");
  return { report, wrong };
}
