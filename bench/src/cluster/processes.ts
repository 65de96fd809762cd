import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { migrate } from "../../../apps/api/src/db/migrate.ts";
import { fillDatabase } from "../data.ts";
import { type Call, load } from "../load.ts";
import { median } from "../measure.ts";
import { builtServer, removeBuild, takeBuild } from "../systems.ts";
import type { Bounds, Trial } from "../trials.ts";
import { askerOf } from "./company.ts";
import { ask, openPostgres } from "./postgres.ts";
import { serve } from "./serve.ts";

const COUNTS = [1, 2, 4] as const;
const FIRST_PORT = 4140;
const NGINX_PORT = 4149;
const ROUNDS = 3;
const SECONDS = 5;
/** Each of all the people that the load has written: some seconds. */
const EXPORTS = 20;

const document = (name: string) =>
  readFileSync(fileURLToPath(new URL(`../documents/${name}.graphql`, import.meta.url)), "utf8");

/**
 * Throughput of one, two and four API processes behind nginx, over one PostgreSQL with a streaming replica; and that an export,
 * which is read from the replica, has what was written the moment before.
 */
export async function tryProcesses({ say, closers }: Bounds): Promise<Trial> {
  const parent = mkdtempSync(join(tmpdir(), "threshold-processes-"));
  closers.push(async () => rmSync(parent, { recursive: true, force: true }));
  takeBuild();
  closers.push(async () => removeBuild());
  const database = await openPostgres(join(parent, "main"), {
    shared_buffers: "256MB",
    max_connections: "200", // a process takes 25
    wal_level: "replica",
    jit: "off",
  });
  closers.push(database.stop);
  const { appUrl } = await migrate({ ownerUrl: database.url });
  say("making the data: 1,200 launches in 21 companies …");
  const bench = await fillDatabase(database.url, appUrl);
  const base = await database.backup(join(parent, "replica"));
  const replica = await base.follow({ hot_standby_feedback: "on", max_connections: "200" });
  closers.push(replica.stop);
  const headers = { authorization: `Bearer ${bench.token}`, "threshold-company": bench.companyId };
  const plan = document("plan");
  const read = (n: number): Call => {
    const id = `LaunchPlan_${bench.planIds[n % bench.planIds.length]}`;
    return { path: "/graphql", headers, body: JSON.stringify({ query: plan, variables: { id } }) };
  };
  const write = (): Call => {
    const clientMutationId = crypto.randomUUID();
    const input = {
      clientMutationId,
      name: "员工",
      badgeNumber: clientMutationId.slice(0, 18),
      phone: "1",
    };
    const query =
      "mutation($input: CreatePersonInput!) { createPerson(input: $input) { person { id } } }";
    return { path: "/graphql", headers, body: JSON.stringify({ query, variables: { input } }) };
  };
  const lines: string[] = [];
  const lags: number[] = [];
  for (const count of COUNTS) {
    say(`${count} processes …`);
    const servers = [];
    for (let n = 0; n < count; n += 1)
      servers.push(
        await serve(builtServer, FIRST_PORT + n, {
          DATABASE_URL: database.url,
          REPLICA_URL: replica.url,
          DATA_DIR: parent,
          AUTH_SECRET: "processes".repeat(4),
          TRUST_PROXY: "on",
          DEMO: "off",
        }),
      );
    for (const { stop } of servers) closers.push(stop);
    const nginx = await startNginx(
      parent,
      servers.map(({ url }) => new URL(url).port),
    );
    closers.push(nginx.stop);
    const figures = [];
    for (const callOf of [read, write]) {
      await load(nginx.url, callOf, { seconds: 2 });
      const watching = callOf === write ? watchLag(database.url, lags) : null;
      const rounds = [];
      try {
        for (let round = 0; round < ROUNDS; round += 1)
          rounds.push(await load(nginx.url, callOf, { seconds: SECONDS }));
      } finally {
        await watching?.();
      }
      const rps = median(rounds.map(({ requests, seconds }) => requests / seconds));
      const sorted = rounds.flatMap(({ latenciesMs }) => latenciesMs).toSorted((a, b) => a - b);
      figures.push(Math.round(rps), Math.round(sorted[Math.ceil(sorted.length * 0.99) - 1]!));
    }
    lines.push(`| ${count} | ${figures.join(" | ")} |`);
    await nginx.stop();
    for (const { stop } of servers) await stop();
  }
  const { wrong, exported } = await tryExports();
  const report = [
    `- ${availableParallelism()} cores shared by load, nginx, processes, PostgreSQL and replica; load average ${loadavg()
      .map((n) => n.toFixed(1))
      .join(" ")}`,
    `- the replica lagged behind the writes by ${median(lags).toFixed(0)} ms in the median, ${Math.max(...lags).toFixed(0)} ms at most`,
    ...exported,
    "",
    "| processes | plans read per s | p99 ms | people written per s | p99 ms |",
    "|---|---|---|---|---|",
    ...lines,
  ].join("\n");
  return { report, wrong };

  /** What was written the moment before is in the export, which the replica answers; without the replica the primary does. */
  async function tryExports() {
    const wrong: string[] = [];
    const env = {
      DATABASE_URL: database.url,
      REPLICA_URL: replica.url,
      DATA_DIR: parent,
      DEMO: "off",
    };
    const server = await serve(builtServer, FIRST_PORT, env);
    const asker = askerOf(server.url, headers);
    const exportOf = async () =>
      (await fetch(`${server.url}/exports/people.csv`, { headers })).text();
    /** Connections of the application at the replica whose last statement was a list's. */
    const readers = `select from pg_stat_activity where application_name like 'threshold %'
      and query not like '%pg_last_wal_replay_lsn%' and query like 'select%'`;
    const took: number[] = [];
    for (let n = 0; n < EXPORTS; n += 1) {
      await asker.person(`FRESH-${n}`);
      const begun = performance.now();
      if (!(await exportOf()).includes(`FRESH-${n}`)) wrong.push(`FRESH-${n} is not in the export`);
      took.push(performance.now() - begun);
    }
    if ((await ask(replica.url, readers)).length === 0)
      wrong.push("no export was read from the replica");
    await replica.stop();
    await asker.person("ALONE");
    if (!(await exportOf()).includes("ALONE"))
      wrong.push("without the replica the export lacks what was written");
    await server.stop();
    return {
      wrong,
      exported: [
        `- ${EXPORTS} exports right after a write had it, each in ${median(took).toFixed(0)} ms in the median; with the replica stopped the primary answered`,
      ],
    };
  }
}

/** Samples how far the replica is behind, in ms, until it is called. */
function watchLag(url: string, lags: number[]): () => Promise<void> {
  const ending = new AbortController();
  const watching = (async () => {
    while (!ending.signal.aborted) {
      const [row] = await ask<{ ms: number | null }>(
        url,
        "select extract(epoch from replay_lag) * 1000 as ms from pg_stat_replication",
      );
      lags.push(Number(row?.ms ?? 0));
      await sleep(250);
    }
  })();
  return () => {
    ending.abort();
    return watching;
  };
}

/** nginx in front, as deploy/nginx.conf has it but for TLS. */
async function startNginx(parent: string, ports: readonly string[]) {
  const directory = mkdtempSync(join(parent, "nginx-"));
  chmodSync(parent, 0o755);
  chmodSync(directory, 0o777);
  mkdirSync(join(directory, "logs"));
  const upstream = ports.map((port) => `server 127.0.0.1:${port};`).join(" ");
  writeFileSync(
    join(directory, "nginx.conf"),
    `worker_processes 1; daemon off; pid ${directory}/pid; error_log ${directory}/error.log;
     events { worker_connections 1024; }
     http {
       access_log off; client_body_temp_path ${directory}/body; proxy_temp_path ${directory}/proxy;
       fastcgi_temp_path ${directory}/f; uwsgi_temp_path ${directory}/u; scgi_temp_path ${directory}/s;
       upstream threshold { ${upstream} keepalive 32; }
       server {
         listen 127.0.0.1:${NGINX_PORT}; client_max_body_size 40m; keepalive_requests 1000000;
         location / {
           proxy_pass http://threshold; proxy_http_version 1.1; proxy_set_header Connection "";
           proxy_set_header Host $host; proxy_set_header X-Forwarded-For $remote_addr;
           proxy_request_buffering off; proxy_buffering off;
         }
       }
     }`,
  );
  const child = spawn("nginx", ["-p", directory, "-c", join(directory, "nginx.conf")], {
    stdio: ["ignore", "inherit", "inherit"],
  });
  const exited = once(child, "exit");
  const url = `http://127.0.0.1:${NGINX_PORT}`;
  for (let waited = 0; !(await fetch(`${url}/readyz`).catch(() => null))?.ok; waited += 100) {
    if (waited > 10_000 || child.exitCode !== null) throw new Error("nginx does not start");
    await sleep(100);
  }
  return {
    url,
    async stop() {
      if (child.exitCode === null && child.signalCode === null && child.kill("SIGTERM"))
        await exited;
    },
  };
}
