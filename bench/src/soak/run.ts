import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { hashPassword } from "../../../apps/api/src/auth/password.ts";
import { startEmbedded } from "../../../apps/api/src/db/embedded.ts";
import { migrate } from "../../../apps/api/src/db/migrate.ts";
import { fillDatabase } from "../data.ts";
import { fillPlaces, growTo, homesOf, inspectHome } from "../defects.ts";
import { median } from "../measure.ts";
import { rssOf } from "../processes.ts";
import { migrations, removeBuild, startThreshold, takeBuild, type Urls } from "../systems.ts";
import { completableTasks, settled } from "../tasks.ts";
import type { Bounds, Trial } from "../trials.ts";
import { type Place, startWork, type Work } from "./work.ts";

/** Things done a second. */
const RATE = 20;
/** Begun at once, at most: whoever waits for an answer asks nothing else. */
const PEOPLE = 16;
const DEFECTS = 100_000;
/** Others may be measured beside it. */
const PORT = 5110;
/** Between two looks at the memory, in ms. */
const LOOK = 10_000;
/** One line of the report, in ms. */
const STRETCH = 600_000;
/** The most memory that the process may hold, in MB. */
const MOST = 250;
/** What it may hold more each hour, as part of what it holds; the first stretch fills caches and is not asked. */
const GROWTH = 0.03;

const document = (name: string) =>
  readFileSync(fileURLToPath(new URL(`../documents/${name}.graphql`, import.meta.url)), "utf8");

/** What the process held at a moment, in MB. */
interface Held {
  readonly atMs: number;
  readonly rss: number;
  readonly heap: number;
  readonly external: number;
}

interface Stretch {
  readonly held: Held[];
  readonly latenciesMs: number[];
  readonly errors: Map<string, number>;
}

export interface SoakOptions extends Bounds {
  readonly minutes: number;
}

/** One API process under a steady mix of everything; wrong is whatever it does not answer, and memory that is too much or grows. */
export async function soak({ minutes, say, closers }: SoakOptions): Promise<Trial> {
  const parent = mkdtempSync(join(tmpdir(), "threshold-soak-"));
  closers.push(async () => rmSync(parent, { recursive: true, force: true }));
  takeBuild();
  closers.push(async () => removeBuild());
  const quiet = (_: string, words: string) => say(`  ${words}`);
  const database = await startEmbedded({ dataDir: join(parent, "database"), say: quiet });
  closers.push(() => database.stop());
  const { appUrl } = await migrate({ ownerUrl: database.url, directory: migrations });
  const urls = { owner: database.url, app: appUrl };
  say(`making the data: 1,200 launches and ${DEFECTS} defects …`);
  const place = await lay(urls);
  const metricsToken = randomBytes(16).toString("hex");
  const options = { port: PORT, more: { METRICS_TOKEN: metricsToken } };
  const first = await startThreshold(urls, parent, options);
  closers.push(first.stop);
  await withOwner(urls.owner, (owner) => settled(owner, place));
  await first.stop();
  const api = await startThreshold(urls, parent, options);
  closers.push(api.stop);
  const work = startWork({ url: api.url, ...place });
  say(`${RATE} a second for ${minutes} minutes …`);
  const look = async () => ({ rss: rssOf(api.pid), ...(await heapOf(api.url, metricsToken)) });
  const stretches = await run(work, minutes, { look, say });
  await work.close();
  await api.stop();
  return verdict(stretches, work.told, minutes);
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

/** The bench's data in an empty, migrated database, and somebody with a password. */
async function lay(urls: Urls): Promise<Omit<Place, "url">> {
  const bench = await fillDatabase(urls.owner, urls.app);
  const password = randomBytes(12).toString("hex");
  const hash = await hashPassword(password);
  return withOwner(urls.owner, async (owner) => {
    await fillPlaces(owner, bench);
    await growTo(owner, DEFECTS);
    await owner.query("update auth.credential set password = $1 where user_id = $2", [
      hash,
      bench.accountId,
    ]);
    const homes = await homesOf(owner, bench);
    return {
      ...bench,
      email: "bench@threshold.example",
      password,
      homeId: await inspectHome(owner, bench),
      taskIds: await completableTasks(owner, bench),
      unitIds: homes.map(({ unitId }) => unitId),
      documents: {
        portfolio: document("portfolio"),
        plan: document("plan"),
        defects: document("defects"),
        home: document("home"),
      },
      mutations: { complete: document("complete"), raise: document("raise") },
    };
  });
}

async function run(
  work: Work,
  minutes: number,
  { look, say }: { look: () => Promise<Omit<Held, "atMs">>; say: (words: string) => void },
): Promise<Stretch[]> {
  const stretches: Stretch[] = [];
  const begun = performance.now();
  const since = () => performance.now() - begun;
  const stretch = (): Stretch =>
    (stretches[Math.floor(since() / STRETCH)] ??= { held: [], latenciesMs: [], errors: new Map() });
  const end = minutes * 60_000;
  const underWay = new Set<Promise<void>>();

  async function act(): Promise<void> {
    const from = performance.now();
    try {
      await work.next();
    } catch (error) {
      const { errors } = stretch();
      const words = (error as Error).message.slice(0, 300);
      if (!errors.has(words)) say(words);
      errors.set(words, (errors.get(words) ?? 0) + 1);
    }
    stretch().latenciesMs.push(performance.now() - from);
  }
  async function watch(): Promise<void> {
    for (let n = 1; n * LOOK <= end; n += 1) {
      await sleep(Math.max(0, n * LOOK - since()));
      const held = { atMs: since(), ...(await look()) };
      stretch().held.push(held);
      if (n % 6 === 0)
        say(
          `${n / 6} min: ${held.rss.toFixed(0)} MB, heap ${held.heap.toFixed(0)}, external ${held.external.toFixed(0)}`,
        );
    }
  }
  const watching = watch();
  for (let n = 0; since() < end; n += 1) {
    await sleep(Math.max(0, (n * 1000) / RATE - since()));
    if (underWay.size >= PEOPLE) await Promise.race(underWay);
    const acting = act().finally(() => underWay.delete(acting));
    underWay.add(acting);
  }
  await Promise.all([watching, ...underWay]);
  return stretches;
}

async function heapOf(url: string, token: string): Promise<{ heap: number; external: number }> {
  const response = await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${token}` } });
  const text = await response.text();
  const of = (name: string) => Number(new RegExp(`^${name} (\\S+)$`, "m").exec(text)![1]) / 2 ** 20;
  return { heap: of("nodejs_heap_size_used_bytes"), external: of("nodejs_external_memory_bytes") };
}

/** How much a series grows each hour as part of its middle, by least squares; the first stretch is left out. */
function growthOf(held: readonly Held[]): number {
  const later = held.filter(({ atMs }) => atMs >= STRETCH);
  const mean = (of: (one: Held) => number) =>
    later.reduce((sum, one) => sum + of(one), 0) / later.length;
  const [at, level] = [mean(({ atMs }) => atMs), mean(({ rss }) => rss)];
  const slope =
    mean((one) => (one.atMs - at) * (one.rss - level)) / mean(({ atMs }) => (atMs - at) ** 2);
  return (slope * 3_600_000) / level;
}

function verdict(stretches: readonly Stretch[], told: number, minutes: number): Trial {
  const held = stretches.flatMap((one) => one.held);
  const most = Math.max(...held.map(({ rss }) => rss));
  const wrong = stretches.flatMap(({ errors }) =>
    [...errors].map(([words, times]) => `${times} times ${words}`),
  );
  if (told === 0) wrong.push("subscriptions told nothing");
  if (most > MOST) wrong.push(`${most.toFixed(0)} MB is more than ${MOST}`);
  const growth = minutes >= 30 ? growthOf(held) : undefined;
  if (growth !== undefined && growth > GROWTH)
    wrong.push(`it grows by ${percent(growth)} an hour, more than ${percent(GROWTH)}`);
  const lines = stretches.map(({ held: some, latenciesMs, errors }, at) => {
    const rss = some.map((one) => one.rss);
    const sorted = latenciesMs.toSorted((a, b) => a - b);
    const failed = [...errors.values()].reduce((sum, times) => sum + times, 0);
    const cells = [
      `${at * 10} – ${Math.min((at + 1) * 10, minutes)}`,
      latenciesMs.length.toLocaleString("en"),
      failed,
      median(rss).toFixed(0),
      Math.max(...rss).toFixed(0),
      median(some.map((one) => one.heap)).toFixed(0),
      median(some.map((one) => one.external)).toFixed(0),
      median(sorted).toFixed(1),
      sorted[Math.ceil(sorted.length * 0.99) - 1]!.toFixed(0),
    ];
    return `| ${cells.join(" | ")} |`;
  });
  const report = [
    `- ${cpus()[0]?.model}, ${cpus().length} cores, Node ${process.versions.node}, load average ${loadavg()
      .map((n) => n.toFixed(1))
      .join(" ")}`,
    `- ${RATE} things a second, ${told.toLocaleString("en")} events told by subscriptions`,
    `- ${most.toFixed(0)} MB at most (goal ${MOST})${growth === undefined ? "" : `, ${percent(growth)} an hour after the first ten minutes (goal: at most ${percent(GROWTH)})`}`,
    "",
    "| minutes | done | failed | RSS MB, median | most | heap MB | external MB | median ms | p99 ms |",
    "|---|---|---|---|---|---|---|---|---|",
    ...lines,
  ].join("\n");
  return { report, wrong };
}

const percent = (part: number) => `${(part * 100).toFixed(1)} %`;
