import pg from "pg";

type Connected = Parameters<pg.Pool["connect"]>[0];

/**
 * Takes a connection back once. The queue gives the one it listens on back twice where that breaks while it is being stopped, and
 * nobody takes the second's error: it would end the process.
 */
class QueuePool extends pg.Pool {
  override connect(): Promise<pg.PoolClient>;
  override connect(told: Connected): void;
  override connect(told?: Connected): Promise<pg.PoolClient> | void {
    if (!told) return super.connect();
    return super.connect((error, client, release) => {
      let isBack = false;
      told(error, client, (broken) => {
        if (isBack) return;
        isBack = true;
        release(broken);
      });
    });
  }
}

/** The queue's own connections: as pg comes, for that is how the queue reads its rows. */
export function openQueue(ownerUrl: string, max: number, onError: (error: Error) => void): pg.Pool {
  const pool = new QueuePool({
    connectionString: ownerUrl,
    application_name: "threshold jobs",
    max,
    keepAlive: true,
  });
  pool.on("error", onError);
  // A client that is in use, or being closed, when its connection breaks emits on itself.
  pool.on("connect", (client) => void client.on("error", onError));
  return pool;
}

/**
 * Which worker processes live. Each holds a lock on one connection of its own, which the database gives free when the
 * process dies, however it dies; jobs that one took and did not live to finish are handed out again.
 */
export interface Presence {
  /** Tells that the worker of this id lives. */
  hold(workerId: string): Promise<void>;
  /** Hands out again what workers took that live no more. */
  freeAbandoned(): Promise<void>;
  release(): Promise<void>;
}

const lockOf = (id: string) => `hashtextextended('job worker ' || ${id}, 0)`;

/** A worker that has just begun may hold a job a moment before it holds its lock. */
const abandoned = `
  select array_agg(distinct locked_by) as ids from graphile_worker.jobs
  where locked_at < now() - interval '3 seconds' and not exists (select from pg_locks l
    where l.locktype = 'advisory' and l.objsubid = 1 and l.granted
      and l.database = (select oid from pg_database where datname = current_database())
      and (l.classid::bigint << 32 | l.objid::bigint) = ${lockOf("locked_by")})`;

/** Opens the connection; rejects, and `lost` rejects later, where there is none. */
export async function openPresence(ownerUrl: string): Promise<Presence & { lost: Promise<never> }> {
  const client = new pg.Client({
    connectionString: ownerUrl,
    application_name: "threshold jobs",
    keepAlive: true,
    query_timeout: 15_000,
  });
  const lost = new Promise<never>((_, reject) => {
    client.on("error", reject);
    client.on("end", () => reject(new Error("the server closed the connection")));
  });
  lost.catch(() => {}); // whoever waits for it is told
  await client.connect();
  return {
    lost,
    hold: async (workerId) => {
      await client.query(`select pg_advisory_lock(${lockOf("$1::text")})`, [workerId]);
    },
    freeAbandoned: async () => {
      const { rows } = await client.query<{ ids: string[] | null }>(abandoned);
      const ids = rows[0]?.ids;
      if (ids) await client.query("select graphile_worker.force_unlock_workers($1)", [ids]);
    },
    release: () => client.end(),
  };
}
