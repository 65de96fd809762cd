import { randomInt, randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { unzipSync } from "fflate";
import pg from "pg";
import { startEmbedded } from "../../../apps/api/src/db/embedded.ts";
import { migrate } from "../../../apps/api/src/db/migrate.ts";
import { median } from "../measure.ts";
import type { Bounds, Trial } from "../trials.ts";
import { builtServer, removeBuild, takeBuild } from "../systems.ts";
import { type Clients, startClients } from "./clients.ts";
import { makeCompany } from "../cluster/company.ts";
import { openDisk } from "./disk.ts";
import { FAULTS, type Site } from "./faults.ts";
import { openNetwork } from "./proxy.ts";
import { type Kept, keepServer } from "./server.ts";
import { auditFindings, damagedFiles, missing } from "./verify.ts";

/** Longest from the end of a fault until every process does work again, in ms. */
const RECOVERY = 20_000;
/** Between two faults all is well for so long, in ms. */
const CALM = 5_000;
const PORTS = [4150, 4151];
const PEOPLE = 6;

/** One kind of fault over the whole run. */
interface Row {
  times: number;
  /** From the end of the fault until both processes did work again, in ms. */
  readonly recoveries: number[];
  /** What clients were told from the fault's beginning until then. */
  readonly told: Map<string, number>;
}

export interface FaultOptions extends Bounds {
  readonly minutes: number;
  readonly seed: number;
  /** Part of a fault's name, to have that one only. */
  readonly only?: string | undefined;
}

export const newSeed = () => randomInt(2 ** 31);

/** Numbers from 0 up to 1 that follow from the seed (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A receiver of messages that counts them by their id. */
async function openReceiver() {
  const received = new Map<string, number>();
  const server = createServer((request, response) => {
    const id = String(request.headers["webhook-id"]);
    request.resume().on("end", () => {
      received.set(id, (received.get(id) ?? 0) + 1);
      response.end("{}");
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, received, close: () => server.close() };
}

/** Two API processes over one PostgreSQL under load, with faults at random; answers a report and what was wrong. */
export async function runFaults(options: FaultOptions): Promise<Trial> {
  const { minutes, seed, say, closers, only = "" } = options;
  const random = randomOf(seed);
  const parent = mkdtempSync(join(tmpdir(), "threshold-faults-"));
  closers.push(async () => rmSync(parent, { recursive: true, force: true }));
  takeBuild();
  closers.push(async () => removeBuild());
  const disk = openDisk(parent);
  closers.push(async () => disk.close());
  const quiet = { say: (_: string, words: string) => say(`  ${words}`) };
  const database = await startEmbedded({ dataDir: join(disk.directory, "database"), ...quiet });
  closers.push(() => database.stop());
  const { appUrl } = await migrate({ ownerUrl: database.url });
  const { headers } = await makeCompany(appUrl);
  // A clock that jumps back shall not take whoever asks out of office.
  await withOwner(database.url, (owner) =>
    owner.query("update role_assignment set from_on = from_on - 30"),
  );
  const network = await openNetwork(() => Number(new URL(database.url).port));
  closers.push(() => network.close());
  const receiver = await openReceiver();
  closers.push(async () => void receiver.close());
  const dataDir = join(disk.directory, "data");
  mkdirSync(dataDir);
  const through = new URL(database.url);
  through.port = String(network.port);
  const env = {
    DATABASE_URL: through.href,
    DATA_DIR: dataDir,
    AUTH_SECRET: "faults".repeat(6),
    DEMO: "off",
    LOG_LEVEL: "warn",
    NODE_ENV: "production",
    WEBHOOK_ALLOW_PRIVATE: "on",
  };
  const servers: Kept[] = [];
  for (const port of PORTS) {
    const server = await keepServer({ main: builtServer, port, directory: parent, env });
    servers.push(server);
    closers.push(() => server.stop());
  }
  const site: Site = { database, network, servers, disk, headers, random };
  const urls = servers.map(({ url }) => url);
  const places = await layPlaces(urls[0]!, headers, receiver.url);
  const clients = startClients({ urls, headers, random, ...places }, PEOPLE);
  closers.push(() => clients.stop());

  const wrong: string[] = [];
  const rows = new Map<string, Row>();
  const names = Object.keys(FAULTS).filter(
    (name) => name.includes(only) && (disk.trouble || !name.startsWith("disk")),
  );
  const end = performance.now() + minutes * 60_000;
  let bag: string[] = [];
  await sleep(CALM);
  while (performance.now() < end) {
    // Each kind comes once before any comes again, in another order every time.
    if (bag.length === 0) bag = shuffled(names, random);
    const name = bag.pop()!;
    const row: Row = rows.get(name) ?? { times: 0, recoveries: [], told: new Map() };
    rows.set(name, row);
    clients.forget();
    const begun = performance.now();
    await FAULTS[name]!(site);
    const lifted = performance.now();
    await Promise.all(urls.map((url) => recover(clients, url, name, wrong)));
    const took = performance.now() - lifted;
    row.times += 1;
    row.recoveries.push(took);
    for (const [code, times] of clients.refused)
      row.told.set(code, (row.told.get(code) ?? 0) + times);
    say(`${name}: lasted ${tenths(lifted - begun)} s, recovered in ${tenths(took)} s`);
    await sleep(CALM);
    const lost = await withOwner(database.url, (owner) =>
      missing(owner, [...clients.acknowledged]),
    );
    if (lost.length > 0) {
      wrong.push(...lost.map((words) => `after ${name}: ${words}`));
      break;
    }
  }
  await clients.stop();
  const ended = await withOwner(database.url, (owner) => settle(owner));
  wrong.push(...clients.wrong, ...ended);
  wrong.push(...(await withOwner(database.url, (owner) => missing(owner, clients.acknowledged))));
  wrong.push(...(await damagedFiles(clients.acknowledged, urls[0]!, headers)));
  const messages = clients.acknowledged.filter(({ kind }) => kind === "message");
  const ids = messages.map(({ id }) => id.slice(id.indexOf("_") + 1));
  for (const id of ids)
    if (!receiver.received.has(`msg_${id}`))
      wrong.push(`message ${id} was acknowledged and never sent`);
  wrong.push(...(await auditOf(urls[0]!, headers)));
  for (const { url, lastWords } of servers)
    for (const words of lastWords) wrong.push(`${url} ended by itself: ${words}`);
  const twice = [...receiver.received.values()].filter((times) => times > 1).length;
  const facts = [
    `seed ${seed}, ${minutes} minutes, ${PEOPLE} clients, load average ${loadavg()
      .map((n) => n.toFixed(1))
      .join(" ")}`,
    `${clients.acknowledged.length} writes acknowledged, ${clients.repeated} of them sent again and answered the same, ${clients.reads} reads`,
    `${receiver.received.size} messages received, ${twice} of them more than once under the same id`,
    ...(disk.trouble ? [] : ["no file system can be mounted here: the disk was not tried"]),
    wrong.length === 0
      ? "nothing lost, nothing doubled, nothing wrong"
      : `${wrong.length} things are wrong`,
  ];
  return { report: reportOf(facts, rows), wrong };
}

const tenths = (ms: number) => (ms / 1000).toFixed(1);

function shuffled(names: readonly string[], random: () => number): string[] {
  const keyed = names.map((name) => [random(), name] as const);
  return keyed.toSorted(([a], [b]) => a - b).map(([, name]) => name);
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

/** Waits until this process does work again. */
async function recover(
  clients: Clients,
  url: string,
  name: string,
  wrong: string[],
): Promise<void> {
  const begun = performance.now();
  while (!(await clients.probe(url))) await sleep(100);
  const took = performance.now() - begun;
  if (took > RECOVERY) wrong.push(`${name}: ${url} needed ${tenths(took)} s to do work again`);
}

async function layPlaces(url: string, headers: Record<string, string>, receiver: string) {
  const run = async (name: string, input: object, selection: string) => {
    const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
    const response = await fetch(`${url}/graphql`, {
      method: "POST",
      headers: { ...headers, "content-type": "application/json" },
      body: JSON.stringify({
        query: `mutation($input: ${type}!) { ${name}(input: $input) { ${selection} { id } } }`,
        variables: { input: { clientMutationId: randomUUID(), ...input } },
      }),
    });
    const told = (await response.json()) as {
      data?: Record<string, Record<string, { id: string }>> | null;
    };
    const id = told.data?.[name]?.[selection]?.id;
    if (!id) throw new Error(`${name}: ${JSON.stringify(told)}`);
    return id;
  };
  const regionId = await run("createRegion", { code: "R", name: "华南" }, "region");
  const center = {
    regionId,
    code: "C",
    name: "锦绣服务中心",
    dutyPhone: "020-1",
    officeAddress: "一号楼",
    repairHotline: "020-2",
  };
  const serviceCenterId = await run("createServiceCenter", center, "serviceCenter");
  const endpoint = { kind: "WEBHOOK", name: "演练", address: receiver };
  return { serviceCenterId, endpointId: await run("addWebhookEndpoint", endpoint, "endpoint") };
}

/** Waits until every job is done and the audit tree has taken all in; tells what does not end. */
async function settle(owner: pg.Client): Promise<string[]> {
  const open = async () => {
    const { rows } = await owner.query<{ name: string; status: string; times: number }>(
      "select name, status, count(*)::int as times from job where status <> 'DONE' and run_at < now() + interval '10 minutes' group by 1, 2",
    );
    const { rows: waiting } = await owner.query<{ times: number }>(
      `select count(*)::int as times from audit_entry a where a.table_name in ('person', 'attachment')
         and not exists (select from audit_node n where n.company_id = a.company_id and n.level = 0 and n.entry_id = a.id)`,
    );
    return [
      ...rows.map(({ name, status, times }) => `${times} jobs ${name} are ${status}`),
      ...(waiting[0]!.times > 0 ? [`${waiting[0]!.times} audit entries are not in the tree`] : []),
    ];
  };
  for (let waited = 0; waited < 420_000; waited += 2_000) {
    const left = await open();
    if (left.length === 0) return [];
    await sleep(2_000);
  }
  return open();
}

async function auditOf(url: string, headers: Record<string, string>): Promise<string[]> {
  const response = await fetch(`${url}/audit/audit-log.zip`, { headers });
  const files = unzipSync(new Uint8Array(await response.arrayBuffer()));
  return auditFindings(Buffer.from(files["audit-log.ndjson"]!).toString());
}

function reportOf(facts: readonly string[], rows: ReadonlyMap<string, Row>): string {
  const lines = [...rows].map(([name, { times, recoveries, told }]) => {
    const codes = [...told].toSorted(([, a], [, b]) => b - a).map(([code, n]) => `${code} ${n}`);
    return `| ${name} | ${times} | ${tenths(median(recoveries))} | ${tenths(Math.max(...recoveries))} | ${codes.join(", ") || "nothing"} |`;
  });
  return [
    ...facts.map((fact) => `- ${fact}`),
    "",
    "| fault | times | recovered in, median s | longest s | told meanwhile |",
    "|---|---|---|---|---|",
    ...lines.toSorted(),
  ].join("\n");
}
