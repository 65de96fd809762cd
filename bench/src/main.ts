import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readFileSync } from "node:fs";
import pg from "pg";
import { startEmbedded } from "../../apps/api/src/db/embedded.ts";
import { migrate } from "../../apps/api/src/db/migrate.ts";
import { compareAnswers } from "./compare.ts";
import { type Bench, fillDatabase } from "./data.ts";
import { measureCase, medianOf, type Rounds, type Sample } from "./measure.ts";
import { measurePlanning } from "./planning.ts";
import { childrenOf, cores, pin } from "./processes.ts";
import { report, type Row } from "./report.ts";
import { measureStart } from "./start.ts";
import {
  type Case,
  CASES,
  handwritten,
  migrations,
  postgraphile,
  removeBuild,
  startThreshold,
  takeBuild,
  threshold,
  type Urls,
} from "./systems.ts";
import { completableTasks, keepState, restore } from "./tasks.ts";

const json = process.argv.includes("--json");
const quick = process.argv.includes("--quick");
const only = process.argv.find((word) => (CASES as readonly string[]).includes(word));
const say = (words: string) => console.error(words);

const dataDir = mkdtempSync(join(tmpdir(), "threshold-bench-"));
const closers: (() => Promise<unknown>)[] = [
  async () => rmSync(dataDir, { recursive: true, force: true }),
];
const closeAll = async () => {
  for (const close of closers.splice(0).toReversed()) await close();
};
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
  process.on(signal, () => void closeAll().finally(() => process.exit(130)));

async function run(): Promise<Row[]> {
  takeBuild();
  closers.push(async () => removeBuild());
  say("making the data: 1,200 launches in 21 companies …");
  const database = await startEmbedded({ dataDir, say: (_, english) => say(english) });
  closers.push(() => database.stop());
  const { appUrl } = await migrate({ ownerUrl: database.url, directory: migrations });
  const urls: Urls = { owner: database.url, app: appUrl };
  const bench = await fillDatabase(urls.owner, urls.app);
  const owner = new pg.Client({ connectionString: urls.owner });
  await owner.connect();
  closers.push(() => owner.end());
  await owner.query(
    readFileSync(fileURLToPath(new URL("../postgraphile/computed.sql", import.meta.url)), "utf8"),
  );
  await keepState(owner, bench);
  separate(database.pid()!);
  const startRow = await measureStart(() => startThreshold(urls, dataDir), quick ? 1 : 5);
  return [
    ...(await compareSystems(urls, bench, owner, database.pid()!)),
    startRow,
    ...planningRows(),
  ];
}

/** The API under test has a core of its own; PostgreSQL and the load share the other. */
function separate(databasePid: number): void {
  if (!cores) return say("cores cannot be told apart here: everything shares all of them");
  pin([process.pid, databasePid, ...childrenOf(databasePid)], cores.rest);
  say(`API under test on core ${cores.api}; PostgreSQL and the load on core ${cores.rest}`);
}

async function compareSystems(urls: Urls, bench: Bench, owner: pg.Client, databasePid: number) {
  const taskIds = await completableTasks(owner, bench);
  const places = await placesOf(owner, bench);
  const subjects = {
    threshold: await threshold(urls, bench, dataDir),
    handwritten: await handwritten(urls, bench),
    postgraphile: await postgraphile(urls, bench, places.centers, places.all),
  };
  for (const { api } of Object.values(subjects)) closers.push(api.stop);
  await compareAnswers(owner, subjects, bench, taskIds);
  say("the answers of all systems are the same and free of errors");
  const rows: Row[] = [];
  for (const name of CASES) {
    if (only && name !== only) continue;
    say(`measuring ${name} …`);
    const rounds = roundsOf(name, bench, taskIds, owner);
    const samples = await measureCase(name, subjects, databasePid, rounds);
    for (const [system, all] of Object.entries(samples))
      rows.push(rowOf(name, system as Row["system"], medianOf(all)));
  }
  return rows;
}

async function placesOf(owner: pg.Client, { companyId }: Bench) {
  const ids = async (table: string) =>
    (
      await owner.query<{ id: string }>(`select id from ${table} where company_id = '${companyId}'`)
    ).rows.map(({ id }) => id);
  const centers = await ids("service_center");
  return { centers, all: [...(await ids("region")), ...centers] };
}

function roundsOf(name: Case, bench: Bench, taskIds: readonly string[], owner: pg.Client): Rounds {
  const rounds = quick ? 2 : 5;
  if (name === "complete-task") {
    const idOf = (n: number) => taskIds[n]!;
    const count = taskIds.length;
    const before = () => restore(owner);
    return { rounds, warmUp: { seconds: 2, count }, load: { seconds: 4, count }, idOf, before };
  }
  const idOf = (n: number) => bench.planIds[n % bench.planIds.length]!;
  return { rounds, warmUp: { seconds: 2 }, load: { seconds: 4 }, idOf, before: async () => {} };
}

const rowOf = (name: string, system: Row["system"], sample: Sample): Row => ({
  case: name,
  system,
  ...sample,
});

function planningRows(): Row[] {
  return measurePlanning().map(({ case: name, medianMs }) => ({
    case: name,
    system: "threshold",
    rps: 1000 / medianMs,
    p99Ms: medianMs,
    cpuMs: medianMs,
    databaseCpuMs: 0,
    rssMb: process.memoryUsage.rss() / 2 ** 20,
  }));
}

try {
  const rows = await run();
  if (json)
    console.log(
      JSON.stringify(
        rows.map(({ databaseCpuMs: _, ...row }) => row),
        null,
        2,
      ),
    );
  else console.log(report(rows));
} finally {
  await closeAll();
}
