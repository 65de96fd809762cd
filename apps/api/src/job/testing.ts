import { setTimeout as sleep } from "node:timers/promises";
import type { Pool } from "pg";

/** Jobs that are due by a test's clock: the queue runs by the database's. */
const due = `select count(*)::int as n from job where status = 'RUNNING' or status = 'WAITING' and run_at <= $1`;
const hurry = `update graphile_worker._private_jobs q set run_at = now()
  from job j where q.key = j.id::text and j.status = 'WAITING' and j.run_at <= $1 and q.run_at > now() and q.locked_at is null`;

/** Resolves when every job that is due at an instant has been worked off; those that are to be tried again later stay. */
export async function workOff(owner: Pool, now: Date): Promise<void> {
  for (let waited = 0; ; waited += 20) {
    const { rows } = await owner.query<{ n: number }>(due, [now]);
    if (rows[0]!.n === 0) return;
    if (waited > 300_000) throw new Error(`${rows[0]!.n} jobs are not worked off`);
    const hurried = await owner.query(hurry, [now]);
    if (hurried.rowCount) await owner.query(`notify "jobs:insert", '{"count": 4}'`);
    await sleep(20);
  }
}
