import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { createApiToken } from "../../apps/api/src/auth/api-token.ts";
import { authDatabase, insertAccount, insertMembership } from "../../apps/api/src/auth/queries.ts";
import { openPool } from "../../apps/api/src/db/database.ts";
import { startEmbedded } from "../../apps/api/src/db/embedded.ts";
import { migrate } from "../../apps/api/src/db/migrate.ts";
import { readEnv } from "../../apps/api/src/env.ts";
import { createLog } from "../../apps/api/src/log.ts";
import { setUpCompany } from "../../apps/api/src/organization/set-up.ts";
import { startServer } from "../../apps/api/src/server.ts";
import { timed, type Timed } from "./measure.ts";

/** What today's work of a region's head costs over HTTP while 100,000 obligations are open in the region. */
const OPEN = 100_000;
const CENTERS = 20;
const ROUNDS = 30;

const page = `pageInfo { hasNextPage endCursor } totalCount overdueCount todayCount weekCount
  nodes { id urgency act title dueOn status responsibleRole assignee { id name } responsiblePeople { id name } serviceCenter { id name } }`;
const listOf = (field: string) =>
  `query($filter: ObligationFilter, $after: String) { ${field}(first: 30, filter: $filter, after: $after, orderBy: URGENCY) { ${page} } }`;

/** A region of twenty centers, each with the heads of its departments; whoever asks heads the region, and one center beside. */
async function lay(owner: pg.Client, pool: pg.Pool, now: Date) {
  const accountId = crypto.randomUUID();
  const db = authDatabase(pool);
  const names = {
    companyName: "待办测量",
    companyCode: "B",
    name: "王芳",
    email: "b@bench.example",
  };
  const { companyId, personId } = await db
    .transaction()
    .execute((tx) => setUpCompany(tx, { accountId, ...names }));
  await insertAccount(
    db,
    { id: accountId, name: names.name, email: names.email, passwordHash: "-" },
    now,
  );
  await insertMembership(db, { account_id: accountId, company_id: companyId, person_id: personId });
  await owner.query("select set_config('app.company_id', $1, false)", [companyId]);
  const region = crypto.randomUUID();
  await owner.query(
    `insert into region (company_id, id, code, name, search_key) values ($1, $2, 'R', '区', 'r')`,
    [companyId, region],
  );
  await owner.query(
    `insert into service_center (company_id, id, region_id, code, name, search_key, duty_phone, office_address, repair_hotline)
     select $1, gen_random_uuid(), $2, 'C' || n, '中心' || n, 'c', '1', '1', '1' from generate_series(1, ${CENTERS}) n`,
    [companyId, region],
  );
  await owner.query("delete from role_assignment where person_id = $1", [personId]);
  await owner.query(
    `insert into role_assignment (company_id, id, person_id, role, place_level, place_id, from_on)
     values ($1, gen_random_uuid(), $2, 'REGION_HEAD', 'REGION', $3, '2020-01-01')`,
    [companyId, personId, region],
  );
  await owner.query(
    `with people as (insert into person (company_id, id, name, search_key, badge_number, phone)
       select $1, gen_random_uuid(), '经理' || s.code || r.role, 'jl', s.code || r.role, '1'
       from service_center s cross join (values ('CUSTOMER_SERVICE_MANAGER'), ('SECURITY_MANAGER'), ('ENGINEERING_MANAGER')) r(role)
       where s.company_id = $1 returning id, badge_number)
     insert into role_assignment (company_id, id, person_id, role, place_level, place_id, from_on)
     select $1, gen_random_uuid(), p.id, substr(p.badge_number, length(s.code) + 1), 'SERVICE_CENTER', s.id, '2020-01-01'
     from people p join service_center s on p.badge_number like s.code || '%' and substr(p.badge_number, length(s.code) + 1) ~ '^[A-Z_]+$'
     where s.company_id = $1`,
    [companyId],
  );
  await owner.query(
    `insert into obligation (company_id, record_type, record_id, kind, act, title, service_center_id, region_id, responsible_role, anchor,
       due_rule, due_on, due_at, notices, since, fired_until, next_firing_at)
     select $1, 'LaunchTask', gen_random_uuid(), 'CHECK', case when n % 50 = 0 then 'APPROVE' else 'DO' end, '检查 ' || n, s.id, $2,
       case when n % 500 = 0 then 'REGION_HEAD' else (array['CUSTOMER_SERVICE_MANAGER', 'SECURITY_MANAGER', 'ENGINEERING_MANAGER'])[1 + n % 3] end,
       json_build_object('on', day), '{"unit": "DAY"}', day, (day + 1)::timestamp at time zone 'Asia/Shanghai',
       '{"reminders": [7, 1], "escalateEvery": 1, "repeatEvery": 7}', now(), now(), now() + interval '1 day'
     from (select n, current_date - 20 + n % 365 as day, n % ${CENTERS} as place from generate_series(1, $3::int) n) rows
     join (select id, row_number() over (order by id) - 1 as place from service_center where company_id = $1) s using (place)`,
    [companyId, region, OPEN],
  );
  await owner.query("vacuum analyze obligation");
  const token = await createApiToken(
    db,
    { accountId, name: "bench", scope: "READ", companyId, days: 30 },
    now,
  );
  if (!token.ok) throw new Error(token.refusal.code);
  return { companyId, token: token.value.token };
}

export async function measureObligationList(): Promise<Timed[]> {
  const dataDir = mkdtempSync(join(tmpdir(), "threshold-list-"));
  const database = await startEmbedded({ dataDir, say: () => {} });
  const rows: Timed[] = [];
  try {
    const { appUrl } = await migrate({ ownerUrl: database.url });
    const owner = new pg.Client({ connectionString: database.url });
    await owner.connect();
    const pool = openPool(appUrl, { onError: () => {} });
    const who = await lay(owner, pool, new Date());
    const env = readEnv({ PORT: "0", DATA_DIR: dataDir, LOG_LEVEL: "error", DEMO: "off" });
    const log = createLog("error", false);
    const server = await startServer({
      env,
      appUrl,
      ownerUrl: database.url,
      log,
      recurring: false,
    });
    const ask = async (field: string, variables: object) => {
      const response = await fetch(`${server.url}/graphql`, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          authorization: `Bearer ${who.token}`,
          "threshold-company": who.companyId,
        },
        body: JSON.stringify({ query: listOf(field), variables }),
      });
      const answer = (await response.json()) as {
        data?: Record<
          string,
          {
            nodes: unknown[];
            totalCount: number;
            overdueCount: number;
            pageInfo: { endCursor: string };
          }
        >;
        errors?: unknown;
      };
      if (!answer.data) throw new Error(JSON.stringify(answer.errors));
      return answer.data[field]!;
    };
    for (const [name, field, variables] of [
      ["mine", "myObligations", {}],
      ["team", "teamObligations", {}],
      ["all", "obligations", {}],
      ["all, overdue", "obligations", { filter: { urgencies: ["OVERDUE"] } }],
      ["all, search", "obligations", { filter: { search: "检查 777" } }],
    ] as const) {
      const found = await ask(field, variables);
      if (found.nodes.length === 0) throw new Error(`${name}: nothing`);
      for (let warm = 0; warm < 5; warm++) await ask(field, variables);
      const times: number[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        const begun = performance.now();
        await ask(field, variables);
        times.push(performance.now() - begun);
      }
      const title = `obligation-list of ${OPEN}, ${name}`;
      rows.push(timed(title, times));
    }
    await server.close();
    await pool.end();
    await owner.end();
  } finally {
    await database.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
  return rows;
}
