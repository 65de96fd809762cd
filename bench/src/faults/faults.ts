import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import type { EmbeddedDatabase } from "../../../apps/api/src/db/embedded.ts";
import type { Disk } from "./disk.ts";
import type { Network } from "./proxy.ts";
import type { Kept } from "./server.ts";

export interface Site {
  readonly database: EmbeddedDatabase;
  readonly network: Network;
  readonly servers: readonly Kept[];
  readonly disk: Disk;
  readonly headers: Readonly<Record<string, string>>;
  /** A number from 0 up to 1, the next of the seed's. */
  readonly random: () => number;
}

/** Does harm and takes it away again; whoever calls looks how all recovers from then on. */
export type Fault = (site: Site) => Promise<void>;

const seconds = (random: () => number, from: number, to: number) =>
  sleep(1_000 * (from + random() * (to - from)));
const one = <T>(random: () => number, all: readonly T[]): T =>
  all[Math.floor(random() * all.length)]!;

async function asOwner<A>({ database }: Site, act: (owner: pg.Client) => Promise<A>): Promise<A> {
  const owner = new pg.Client({ connectionString: database.url });
  owner.on("error", () => {}); // it may be among what is killed
  await owner.connect();
  try {
    return await act(owner);
  } finally {
    await owner.end().catch(() => {});
  }
}

const ofProduct = `select pid from pg_stat_activity
  where datname = 'threshold' and application_name like 'threshold%' and pid <> pg_backend_pid()`;

/** Every connection slot that is left, until it is called. */
async function holdConnections(url: string): Promise<() => Promise<void>> {
  const held: pg.Client[] = [];
  for (;;) {
    const client = new pg.Client({ connectionString: url });
    client.on("error", () => {});
    try {
      await client.connect();
    } catch {
      return async () => void (await Promise.all(held.map((each) => each.end())));
    }
    held.push(client);
  }
}

export const FAULTS: Readonly<Record<string, Fault>> = {
  "kill -9 of an API process": ({ servers, random }) => one(random, servers).kill(),

  "kill -9 of both API processes": async ({ servers }) =>
    void (await Promise.all(servers.map((server) => server.kill()))),

  // PostgreSQL ends all others as well and recovers from its log.
  "kill -9 of a PostgreSQL backend": async (site) => {
    const { rows } = await asOwner(site, (owner) => owner.query<{ pid: number }>(ofProduct));
    if (rows.length > 0) process.kill(one(site.random, rows).pid, "SIGKILL");
  },

  "kill -9 of PostgreSQL": async ({ database }) => void process.kill(database.pid()!, "SIGKILL"),

  "kill -9 of everything at once": async ({ servers, database }) => {
    process.kill(database.pid()!, "SIGKILL");
    await Promise.all(servers.map((server) => server.kill()));
  },

  "connections ended by an administrator": (site) =>
    asOwner(site, async (owner) => {
      await owner.query(`select pg_terminate_backend(pid) from (${ofProduct}) o`);
    }),

  "network cut, 3 to 12 s": async ({ network, random }) => {
    network.cut();
    await seconds(random, 3, 12);
    network.mend();
  },

  "network silent, 3 to 12 s": async ({ network, random }) => {
    network.silence();
    await seconds(random, 3, 12);
    network.mend();
  },

  // Longer than any patience of ours: what is lost is lost for good, and told as such.
  "network silent, 40 s": async ({ network }) => {
    network.silence();
    await sleep(40_000);
    network.mend();
  },

  "network slow, 150 ms each way, 10 s": async ({ network }) => {
    network.delay(150);
    await sleep(10_000);
    network.mend();
  },

  // More readers than there are connections, all of them waiting for a lock.
  "pool exhausted, 12 s": (site) =>
    asOwner(site, async (owner) => {
      await owner.query("begin");
      await owner.query("lock table person in access exclusive mode");
      const body = JSON.stringify({ query: "{ people(first: 20) { nodes { id } } }" });
      const headers = { ...site.headers, "content-type": "application/json" };
      const crowd = site.servers.flatMap(({ url }) =>
        Array.from({ length: 40 }, () =>
          fetch(`${url}/graphql`, { method: "POST", headers, body })
            .then((response) => response.arrayBuffer())
            .catch(() => {}),
        ),
      );
      await sleep(12_000);
      await owner.query("rollback");
      await Promise.all(crowd);
    }),

  "every connection of PostgreSQL taken, 8 s": async (site) => {
    await asOwner(site, (owner) =>
      owner.query(`select pg_terminate_backend(pid) from (${ofProduct}) o`),
    );
    const release = await holdConnections(site.database.url);
    await sleep(8_000);
    await release();
  },

  "clock of one process wrong by up to 36 h, 10 s": async ({ servers, random }) => {
    const server = one(random, servers);
    server.setClock(Math.round((random() * 72 - 36) * 3_600_000));
    await sleep(10_000);
    server.setClock(0);
  },

  "disk full, 10 s": async ({ disk }) => {
    disk.trouble!.fill();
    await sleep(10_000);
    disk.trouble!.empty();
  },

  "disk hangs, 6 s": async ({ disk }) => {
    disk.trouble!.freeze(6_000);
    await sleep(6_000);
  },

  // Nine tenths of the time nothing is written.
  "disk slow, 10 s": async ({ disk }) => {
    for (let turn = 0; turn < 20; turn += 1) {
      disk.trouble!.freeze(450);
      await sleep(500);
    }
  },
};
