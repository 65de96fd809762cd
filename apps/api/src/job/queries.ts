import { sql } from "kysely";
import type { Pool } from "pg";
import { v7 as uuid } from "uuid";
import type { Tx } from "../db/tenancy.ts";

const own = (id: string) => sql`company_id = current_company() and id = ${id}`;

/** Adds a job; nothing where its key is there already. The row is not read back: only administrators may see it. */
export async function insertJob(
  db: Tx,
  job: {
    readonly name: string;
    readonly payload: object;
    readonly runAt?: string;
    readonly key?: string;
  },
): Promise<void> {
  await sql`insert into job (company_id, id, name, payload, run_at, key)
    values (current_company(), ${uuid()}, ${job.name}, ${JSON.stringify(job.payload)}::jsonb,
      coalesce(${job.runAt ?? null}::timestamptz, current_instant()), ${job.key ?? null})
    on conflict do nothing`.execute(db);
}

export interface JobRow {
  readonly id: string;
  readonly name: string;
  readonly payload: object;
  readonly attempts: number;
}

/** Counts an attempt and answers the job; undefined where nothing is to be done any more. */
export async function beginJob(db: Tx, id: string): Promise<JobRow | undefined> {
  const { rows } = await sql<JobRow>`
    update job set status = 'RUNNING', attempts = attempts + 1, started_at = current_instant()
    where ${own(id)} and status in ('WAITING', 'RUNNING') returning id, name, payload, attempts`.execute(
    db,
  );
  return rows[0];
}

/** Holds the job until the transaction's end; false where another process has finished it meanwhile. */
export async function holdJob(db: Tx, id: string): Promise<boolean> {
  const { rows } =
    await sql`select from job where ${own(id)} and status = 'RUNNING' for update`.execute(db);
  return rows.length > 0;
}

export const finishJob = (db: Tx, id: string) =>
  sql`update job set status = 'DONE', failure = null, finished_at = current_instant() where ${own(id)}`.execute(
    db,
  );

/** Keeps why an attempt failed, and when the next one is; without a next one the job waits for a person. */
export const failJob = (db: Tx, id: string, failure: object, nextAt: string | null) =>
  sql`update job set failure = ${JSON.stringify(failure)}::jsonb,
      status = case when ${nextAt}::timestamptz is null then 'FAILED' else 'WAITING' end,
      run_at = coalesce(${nextAt}::timestamptz, run_at),
      finished_at = case when ${nextAt}::timestamptz is null then current_instant() end
    where ${own(id)} and status = 'RUNNING'`.execute(db);

/** Forgets what was done or cancelled long ago. */
export async function deleteOldJobs(db: Tx, before: string): Promise<void> {
  await sql`delete from job where company_id = current_company() and status in ('DONE', 'CANCELLED')
    and finished_at < ${before}::timestamptz`.execute(db);
}

export async function listCompanies(pool: Pool): Promise<string[]> {
  const { rows } = await pool.query<{ company_id: string }>(
    "select distinct company_id from auth.membership order by 1",
  );
  return rows.map((row) => row.company_id);
}

// --- For administrators ---------------------------------------------------------------------------

/** Jobs by id, or all that failed; held against the worker that may take them. */
export async function lockJobs(
  db: Tx,
  ids: readonly string[] | null,
): Promise<{ id: string; status: string }[]> {
  const which = ids ? sql`id = any(${ids}::uuid[])` : sql`status = 'FAILED'`;
  const { rows } = await sql<{ id: string; status: string }>`
    select id, status from job where company_id = current_company() and ${which} order by id for update`.execute(
    db,
  );
  return rows;
}

/** Begins their attempts anew, now. */
export const retryRows = (db: Tx, ids: readonly string[]) =>
  sql`update job set status = 'WAITING', attempts = 0, run_at = current_instant(), finished_at = null
    where company_id = current_company() and id = any(${ids}::uuid[])`.execute(db);

export const cancelRows = (db: Tx, ids: readonly string[]) =>
  sql`update job set status = 'CANCELLED', finished_at = current_instant()
    where company_id = current_company() and id = any(${ids}::uuid[])`.execute(db);
