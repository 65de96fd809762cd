import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestDatabase, type TestDatabase } from "../testing/database.ts";
import { setUpCompany } from "../organization/set-up.ts";
import { authDatabase } from "../auth/queries.ts";

/** No server here: what works off these jobs is killed again and again. */
let database: TestDatabase;
let companyId: string;
beforeAll(async () => {
  database = await openTestDatabase();
  const names = {
    companyName: "测试物业",
    companyCode: "T",
    name: "管理员",
    email: "a@test.example",
  };
  const made = await authDatabase(database.app)
    .transaction()
    .execute((tx) => setUpCompany(tx, { accountId: crypto.randomUUID(), ...names }));
  companyId = made.companyId;
});
const children = new Set<ChildProcess>();
afterAll(async () => {
  for (const child of children) child.kill("SIGKILL"); // of tests that failed
  await database.close();
});

const script = fileURLToPath(new URL("../testing/job-worker.ts", import.meta.url));

/** A process that works off jobs, begun. */
async function startProcess() {
  const args = ["--conditions=source", "--import", "@oxc-node/core/register", script];
  const child = spawn(process.execPath, [...args, database.appUrl, database.ownerUrl], {
    cwd: new URL("../../", import.meta.url),
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.add(child);
  const exited = once(child, "exit");
  await once(child.stdout, "data");
  return { child, exited };
}

const counts = async () =>
  (
    await database.owner.query<{ open: number; done: number; again: number }>(
      `select count(*) filter (where status in ('WAITING', 'RUNNING'))::int as open, count(*) filter (where status = 'DONE')::int as done,
         count(*) filter (where attempts > 1)::int as again from job where name = 'tally'`,
    )
  ).rows[0]!;

it("jobs are neither lost nor doubled though the processes that work them off are killed at random", async () => {
  const jobs = 400;
  await database.owner.query(
    `insert into job (company_id, id, name, payload)
     select $1, gen_random_uuid(), 'tally', jsonb_build_object('n', n) from generate_series(1, $2) n`,
    [companyId, jobs],
  );
  let kills = 0;
  const live = async () => {
    while ((await counts()).open > 0) {
      const { child, exited } = await startProcess();
      const begunAt = (await counts()).done;
      // Anywhere in its work, once there is some; the last lives long enough to take over what dead ones left.
      const least = kills < 12 ? 300 + Math.random() * 500 : 20_000;
      for (let lived = 0, done = begunAt; lived < least || done === begunAt; lived += 50) {
        const now = await counts();
        if (now.open === 0) break;
        done = now.done;
        await sleep(50);
      }
      child.kill("SIGKILL");
      await exited;
      kills += 1;
    }
  };
  await Promise.all([live(), live()]); // two at a time
  const { done, again } = await counts();
  expect(done).toBe(jobs);
  expect(kills).toBeGreaterThan(5);
  expect(again, "some were killed in the middle").toBeGreaterThan(0);
  const { rows } = await database.owner.query<{ n: string; times: number }>(
    "select split_part(name, ' ', 1) as n, count(*)::int as times from region group by 1",
  );
  expect(rows).toHaveLength(jobs);
  expect(rows.filter(({ times }) => times !== 1)).toEqual([]);
});

it("a process outlives its database in the midst of jobs, and goes on with them once it is back", async () => {
  const jobs = 200;
  const here = new URL(database.ownerUrl).pathname.slice(1);
  const beside = new pg.Client({ connectionString: new URL("/postgres", database.ownerUrl).href });
  await beside.connect();
  const ours = await beside.query("select pid from pg_stat_activity where datname = $1", [here]);
  await database.owner.query("delete from job");
  await database.owner.query(
    `insert into job (company_id, id, name, payload)
     select $1, gen_random_uuid(), 'tally', jsonb_build_object('n', n) from generate_series(1001, 1000 + $2) n`,
    [companyId, jobs],
  );
  const { child, exited } = await startProcess();
  while ((await counts()).done < 20) await sleep(20);
  await beside.query(`alter database "${here}" allow_connections false`);
  await beside.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and pid <> all ($2)",
    [here, ours.rows.map(({ pid }: { pid: number }) => pid)],
  );
  await sleep(4_000);
  expect(child.exitCode).toBeNull();
  await beside.query(`alter database "${here}" allow_connections true`);
  await beside.end();
  while ((await counts()).open > 0) await sleep(50);
  expect((await counts()).done).toBe(jobs);
  child.kill("SIGKILL");
  await exited;
});

it("a queue that cannot write down how its jobs ended is begun anew", async () => {
  await database.owner.query("delete from job");
  await database.owner.query(
    `create function not_now() returns trigger language plpgsql as $$ begin raise 'not now'; end $$;
     create trigger not_now before delete on graphile_worker._private_jobs execute function not_now()`,
  );
  const lay = (ns: number[]) =>
    database.owner.query(
      `insert into job (company_id, id, name, payload)
       select $1, gen_random_uuid(), 'tally', jsonb_build_object('n', n, 'seconds', (n - 2001) * 0.4) from unnest($2::int[]) n`,
      [companyId, ns],
    );
  // They end one after another: it fails four times, which the queue's own stop does not outlive.
  await lay([2001, 2002, 2003, 2004]);
  const { child, exited } = await startProcess();
  while ((await counts()).done < 4) await sleep(20);
  await database.owner.query("drop trigger not_now on graphile_worker._private_jobs");
  await lay([2001]);
  await expect.poll(counts, { timeout: 60_000 }).toMatchObject({ open: 0, done: 5 });
  expect(child.exitCode).toBeNull();
  child.kill("SIGKILL");
  await exited;
});
