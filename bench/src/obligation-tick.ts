import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { openPool } from "../../apps/api/src/db/database.ts";
import { startEmbedded } from "../../apps/api/src/db/embedded.ts";
import { migrate } from "../../apps/api/src/db/migrate.ts";
import { tellObligations } from "../../apps/api/src/obligation/tick-actions.ts";
import { systemContext } from "../../apps/api/src/system.ts";
import { timed, type Timed } from "./measure.ts";

/** What the minute's look at obligations costs, and how it grows with those that are open. */
const SIZES = [1_000, 10_000, 100_000];
/** Of them due to be told in the minute that has something to tell. */
const DUE = 100;
const ROUNDS = 15;
const NOW = "2027-01-04T02:00:00Z";

const company = "01900000-0000-7000-8000-000000000001";
const center = "01900000-0000-7000-8000-000000000003";

async function layCompany(owner: pg.Client): Promise<void> {
  await owner.query("select set_config('app.company_id', $1, false)", [company]);
  await owner.query(`
    insert into company (company_id, code, name) values ('${company}', 'B', '时限测量');
    insert into region (company_id, id, code, name, search_key) values ('${company}', '01900000-0000-7000-8000-000000000002', 'R', '区', 'r');
    insert into service_center (company_id, id, region_id, code, name, search_key, duty_phone, office_address, repair_hotline)
    values ('${company}', '${center}', '01900000-0000-7000-8000-000000000002', 'C', '中心', 'c', '1', '1', '1');
    insert into person (company_id, id, name, search_key, badge_number, phone)
    values ('${company}', '01900000-0000-7000-8000-000000000004', '王芳', 'wf', '1', '1');
    insert into role_assignment (company_id, id, person_id, role, place_level, place_id, from_on)
    values ('${company}', '01900000-0000-7000-8000-000000000005', '01900000-0000-7000-8000-000000000004', 'CUSTOMER_SERVICE_MANAGER', 'SERVICE_CENTER', '${center}', '2020-01-01');`);
}

/** Open obligations due over the next year, none of them to be told of now. */
const layOpen = (owner: pg.Client, count: number) =>
  owner.query(
    `insert into obligation (company_id, record_type, record_id, kind, act, title, service_center_id, responsible_role, anchor, due_rule,
       due_on, due_at, notices, since, fired_until, next_firing_at)
     select '${company}', 'LaunchTask', gen_random_uuid(), 'CHECK', 'DO', '检查 ' || n, '${center}', 'CUSTOMER_SERVICE_MANAGER',
       json_build_object('on', day), '{"unit": "DAY"}', day, (day + 1)::timestamp at time zone 'Asia/Shanghai',
       '{"reminders": [7, 1], "escalateEvery": 1, "repeatEvery": 7}', '${NOW}', '${NOW}', (day - 7 + time '09:00') at time zone 'Asia/Shanghai'
     from (select n, date '2027-01-15' + n % 365 as day from generate_series(1, $1::int) n) rows`,
    [count],
  );

const makeDue = (owner: pg.Client) =>
  owner.query(
    `update obligation set next_firing_at = '${NOW}', fired_until = timestamptz '${NOW}' - interval '1 minute',
       due_on = '2027-01-11', due_at = '2027-01-11T16:00:00Z', since = timestamptz '${NOW}' - interval '1 day'
       - random() * interval '1 day'
     where (company_id, id) in (select company_id, id from obligation where company_id = '${company}' order by id limit ${DUE})`,
  );

export async function measureTick(): Promise<Timed[]> {
  const dataDir = mkdtempSync(join(tmpdir(), "threshold-tick-"));
  const database = await startEmbedded({ dataDir, say: () => {} });
  try {
    const { appUrl } = await migrate({ ownerUrl: database.url });
    const owner = new pg.Client({ connectionString: database.url });
    await owner.connect();
    const pool = openPool(appUrl, { onError: () => {} });
    await layCompany(owner);
    const rows: Timed[] = [];
    let open = 0;
    for (const size of SIZES) {
      await layOpen(owner, size - open);
      open = size;
      await owner.query("analyze obligation");
      const context = (await systemContext(
        pool,
        company,
        new Date("2027-01-04T01:00:00Z"),
        "bench",
      ))!;
      const later = { ...context, now: "2027-01-04T02:00:30.000Z" };
      const times = async (ready: () => Promise<unknown>, told: number) => {
        const all: number[] = [];
        for (let round = 0; round < ROUNDS; round++) {
          await ready();
          const begun = performance.now();
          const count = await tellObligations(told === 0 ? context : later);
          if (count < told) throw new Error(`${count} were told of, not ${told}`);
          all.push(performance.now() - begun);
        }
        return all;
      };
      await times(async () => {}, 0);
      rows.push(timed(`obligation-tick ${size} open, none due`, await times(async () => {}, 0)));
      rows.push(
        timed(`obligation-tick ${size} open, ${DUE} due`, await times(() => makeDue(owner), DUE)),
      );
    }
    await pool.end();
    await owner.end();
    return rows;
  } finally {
    await database.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
