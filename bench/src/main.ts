import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readFileSync } from "node:fs";
import pg from "pg";
import { startEmbedded } from "../../apps/api/src/db/embedded.ts";
import { migrate } from "../../apps/api/src/db/migrate.ts";
import { measureBiddingBoard } from "./bidding-board.ts";
import { compareAnswers } from "./compare.ts";
import { type Bench, fillDatabase } from "./data.ts";
import { measureWarning } from "./early-warning.ts";
import { measureAcceptance } from "./acceptance-board.ts";
import { measureDefects } from "./defect-list.ts";
import { measurePrinting } from "./form-print.ts";
import { measureInbox } from "./inbox.ts";
import { measureObligationList } from "./obligation-list.ts";
import { measureTick } from "./obligation-tick.ts";
import { handImporter, importer, measureImports, STEPS, UNITS } from "./importing.ts";
import { load } from "./load.ts";
import {
  measureCase,
  medianOf,
  type Rounds,
  type Sample,
  sampling,
  type Timed,
} from "./measure.ts";
import { measurePlanning } from "./planning.ts";
import { childrenOf, cores, pin } from "./processes.ts";
import { report, type Row } from "./report.ts";
import { measureScoring } from "./scoring.ts";
import { measureStart } from "./start.ts";
import {
  type Case,
  CASES,
  handwritten,
  migrations,
  postgraphile,
  removeBuild,
  startThreshold,
  type Subject,
  type System,
  takeBuild,
  threshold,
  uncounted,
  type Urls,
} from "./systems.ts";
import { measureTakeover } from "./takeover.ts";
import { measureTenderBoard } from "./tender-board.ts";
import { measureWeb } from "./web-pages.ts";
import {
  fillPlaces,
  growTo,
  type Home,
  homesOf,
  inspectHome,
  restoreDefects,
  ROWS,
} from "./defects.ts";
import { completableTasks, keepState, restore, settled } from "./tasks.ts";
import { trialOf } from "./trials.ts";

const json = process.argv.includes("--json");
const quick = process.argv.includes("--quick");
const MEMORY = "memory-under-load";
const IMPORT = `import-${UNITS}-units`;
/** Cases that are timed by themselves, each with a database of its own. */
const APART: Readonly<Record<string, (say: (words: string) => void) => Promise<Timed[]>>> = {
  "obligation-tick": measureTick,
  "bidding-board": measureBiddingBoard,
  "obligation-list": measureObligationList,
  "acceptance-board": measureAcceptance,
  "defect-list": measureDefects,
  inbox: measureInbox,
  "form-print": measurePrinting,
  "early-warning": measureWarning,
  "scoring-sheet": measureScoring,
  "tender-board": measureTenderBoard,
  takeover: measureTakeover,
  "web-pages": measureWeb,
};
const only = process.argv.find((word) =>
  [...CASES, MEMORY, IMPORT, ...Object.keys(APART)].includes(word),
);
const wanted = (name: string) => !only || only === name;
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
  const compared = only && Object.hasOwn(APART, only) ? [] : await runCompared();
  const apart: Row[] = [];
  for (const [name, measure] of Object.entries(APART)) {
    if (!wanted(name)) continue;
    say(`measuring ${name} …`);
    apart.push(...(await measure(say)).map(rowOfTimed));
  }
  return [...compared, ...apart];
}

async function runCompared(): Promise<Row[]> {
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
  separate(database.pid()!);
  say("letting a server work off what the laying left behind …");
  const first = await startThreshold(urls, dataDir);
  closers.push(first.stop);
  await settled(owner, bench);
  await first.stop();
  await keepState(owner, bench);
  const startRow = await measureStart(() => startThreshold(urls, dataDir), quick ? 1 : 5);
  const run: Run = { urls, bench, owner, databasePid: database.pid()! };
  const lists = wanted("defects-20") || wanted("home-60-lines");
  const homes = lists || wanted("create-defect") ? await layDefects(run) : [];
  const growth = lists ? await growDefects(run) : [];
  return [
    ...growth,
    ...(CASES.some(wanted) ? await compareSystems(run, homes) : []),
    ...(wanted(MEMORY) ? await memoryRows(run, homes) : []),
    ...(wanted(IMPORT) ? await importRows(run) : []),
    startRow,
    ...planningRows(),
  ];
}

interface Run {
  readonly urls: Urls;
  readonly bench: Bench;
  readonly owner: pg.Client;
  readonly databasePid: number;
}

/** The API under test has a core of its own; PostgreSQL and the load share the other. */
function separate(databasePid: number): void {
  if (!cores) return say("cores cannot be told apart here: everything shares all of them");
  pin([process.pid, databasePid, ...childrenOf(databasePid)], cores.rest);
  say(`API under test on core ${cores.api}; PostgreSQL and the load on core ${cores.rest}`);
}

/** Places and the fewest defects; the homes of the asker's company. */
async function layDefects({ bench, owner }: Run): Promise<Home[]> {
  await fillPlaces(owner, bench);
  await growTo(owner, ROWS[0]);
  return homesOf(owner, bench);
}

/** What a page of defects costs as their number grows; leaves all of them behind, and a home inspected. */
async function growDefects({ urls, bench, owner, databasePid }: Run): Promise<Row[]> {
  bench.homeId = await inspectHome(owner, bench);
  const subject = await threshold(urls, bench, dataDir);
  closers.push(subject.api.stop);
  const page = subject.call("defects-20", "", "");
  const rows: Row[] = [];
  for (const count of quick ? ROWS.slice(0, 2) : ROWS) {
    say(`growing to ${count} defects …`);
    await growTo(owner, count);
    for (const [name, call] of [
      ["defects-20", page],
      ["defects-20 uncounted", uncounted(page)],
    ] as const) {
      const once = (seconds: number) => load(subject.api.url, () => call, { seconds });
      await once(2);
      const samples: Sample[] = [];
      for (let round = 0; round < 3; round += 1)
        samples.push(await sampling(subject.api.pid, databasePid, () => once(3)));
      rows.push(rowOf(`${name} of ${count}`, "threshold", medianOf(samples)));
    }
  }
  await subject.api.stop();
  return rows;
}

/** All systems, newly started. */
async function startSystems(
  { urls, bench, owner }: Run,
  homes: readonly Home[],
): Promise<Record<System, Subject>> {
  const places = await placesOf(owner, bench);
  const subjects = {
    threshold: await threshold(urls, bench, dataDir),
    handwritten: await handwritten(urls, bench),
    postgraphile: await postgraphile(urls, bench, places.centers, places.all, homes),
  };
  for (const { api } of Object.values(subjects)) closers.push(api.stop);
  return subjects;
}

async function stopSystems(subjects: Readonly<Record<string, Subject>>): Promise<void> {
  for (const { api } of Object.values(subjects)) await api.stop();
}

async function compareSystems(run: Run, homes: readonly Home[]): Promise<Row[]> {
  const { bench, owner, databasePid } = run;
  const taskIds = await completableTasks(owner, bench);
  const subjects = await startSystems(run, homes);
  await compareAnswers(owner, subjects, bench, taskIds, homes);
  say("the answers of all systems are the same and free of errors");
  const rows: Row[] = [];
  for (const name of CASES) {
    if (!wanted(name)) continue;
    say(`measuring ${name} …`);
    const rounds = roundsOf(name, bench, { taskIds, homes }, owner);
    const samples = await measureCase(name, subjects, databasePid, rounds);
    for (const [system, all] of Object.entries(samples))
      rows.push(rowOf(name, system as System, medianOf(all)));
  }
  await stopSystems(subjects);
  return rows;
}

/** The memory that a newly started system holds at most in a minute of all cases mixed, plans foremost. */
async function memoryRows(run: Run, homes: readonly Home[]): Promise<Row[]> {
  say("measuring memory under load …");
  const { bench, owner, databasePid } = run;
  const taskIds = await completableTasks(owner, bench);
  const planIdOf = (n: number) => bench.planIds[n % bench.planIds.length]!;
  const subjects = await startSystems(run, homes);
  const rows: Row[] = [];
  for (const [system, { api, call }] of Object.entries(subjects)) {
    const callOf = (n: number) => {
      const taskId = taskIds[Math.floor(n / 10)];
      if (n % 10 === 9 && taskId) return call("complete-task", taskId, randomUUID());
      return call(n % 10 === 0 ? "portfolio-200" : "plan-40-tasks", planIdOf(n), "");
    };
    const amount = { seconds: quick ? 15 : 60 };
    const sample = await sampling(api.pid, databasePid, () => load(api.url, callOf, amount));
    rows.push(rowOf(MEMORY, system as System, sample));
    await restore(owner);
  }
  await stopSystems(subjects);
  return rows;
}

/** Check, apply and undo of a workbook; the first row of a system is all three, one after the other. */
async function importRows({ urls, bench, owner, databasePid }: Run): Promise<Row[]> {
  say("measuring the import …");
  const [estate] = (
    await owner.query<{ id: string }>("select id from estate where company_id = $1 limit 1", [
      bench.companyId,
    ])
  ).rows;
  const subjects = {
    threshold: await threshold(urls, bench, dataDir),
    handwritten: await handwritten(urls, bench),
  };
  for (const { api } of Object.values(subjects)) closers.push(api.stop);
  const importers = {
    threshold: importer(subjects.threshold.api, bench, estate!.id),
    handwritten: handImporter(subjects.handwritten.api, bench, estate!.id),
  };
  const samples = await measureImports(importers, owner, databasePid, quick ? 1 : 3);
  await stopSystems(subjects);
  return Object.entries(samples).flatMap(([system, steps]) => {
    const medians = STEPS.map((step) => medianOf(steps[step]));
    const sum = (of: "p99Ms" | "cpuMs" | "databaseCpuMs") =>
      medians.reduce((all, sample) => all + sample[of], 0);
    const whole: Sample = {
      rps: 1000 / sum("p99Ms"),
      p99Ms: sum("p99Ms"),
      cpuMs: sum("cpuMs"),
      databaseCpuMs: sum("databaseCpuMs"),
      rssMb: Math.max(...medians.map(({ rssMb }) => rssMb)),
    };
    return [
      rowOf(IMPORT, system as System, whole),
      ...STEPS.map((step, at) => rowOf(`${IMPORT}, ${step}`, system as System, medians[at]!)),
    ];
  });
}

async function placesOf(owner: pg.Client, { companyId }: Bench) {
  const ids = async (table: string) =>
    (
      await owner.query<{ id: string }>(`select id from ${table} where company_id = '${companyId}'`)
    ).rows.map(({ id }) => id);
  const centers = await ids("service_center");
  return { centers, all: [...(await ids("region")), ...centers] };
}

function roundsOf(
  name: Case,
  bench: Bench,
  { taskIds, homes }: { readonly taskIds: readonly string[]; readonly homes: readonly Home[] },
  owner: pg.Client,
): Rounds {
  const rounds = quick ? 2 : 5;
  if (name === "complete-task") {
    const idOf = (n: number) => taskIds[n]!;
    const count = taskIds.length;
    const before = () => restore(owner);
    return { rounds, warmUp: { seconds: 2, count }, load: { seconds: 4, count }, idOf, before };
  }
  if (name === "create-defect") {
    const idOf = (n: number) => homes[n % homes.length]!.unitId;
    const before = () => restoreDefects(owner, bench);
    return { rounds, warmUp: { seconds: 2 }, load: { seconds: 4 }, idOf, before };
  }
  const idOf = (n: number) =>
    name === "home-60-lines" ? bench.homeId! : bench.planIds[n % bench.planIds.length]!;
  return { rounds, warmUp: { seconds: 2 }, load: { seconds: 4 }, idOf, before: async () => {} };
}

const rowOf = (name: string, system: System, sample: Sample): Row => ({
  case: name,
  system,
  ...sample,
});

const planningRows = (): Row[] =>
  measurePlanning().map(({ case: name, medianMs }) =>
    rowOfTimed({ case: name, system: "threshold", medianMs, p99Ms: medianMs }),
  );

const rowOfTimed = ({ case: name, system, medianMs, p99Ms }: Timed): Row => ({
  case: name,
  system,
  rps: 1000 / medianMs,
  p99Ms,
  cpuMs: medianMs,
  databaseCpuMs: 0,
  rssMb: process.memoryUsage.rss() / 2 ** 20,
});

try {
  const trial = trialOf(process.argv.slice(2), { say, closers });
  if (trial) {
    const { report: words, wrong } = await trial();
    console.log([words, ...wrong].join("\n"));
    if (wrong.length > 0) process.exitCode = 1;
  } else {
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
  }
} finally {
  await closeAll();
}
