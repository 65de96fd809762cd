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

/** What the list of defects and the heat map cost over HTTP with 100,000 defects in 2,000 homes of one estate. */
const DEFECTS = 100_000;
const HOMES = 2_000;
const ROUNDS = 30;

const list = `query($filter: DefectFilter, $orderBy: DefectOrder) { defects(first: 25, filter: $filter, orderBy: $orderBy) {
  totalCount pageInfo { hasNextPage endCursor }
  nodes { id number status severity category text part dueOn overdue round estate { id name } building { id number }
    unit { id roomNumber } region { id name } contractor { id name } serviceCenter { id } } } }`;
const bars = "key name count open";
const map = `query($filter: DefectFilter, $planId: ID) { defectHeatMap(filter: $filter, planId: $planId) { total open overdue
  squares { column row count } layouts { ${bars} } regions { ${bars} } buildings { ${bars} } categories { ${bars} }
  trades { ${bars} } contractors { ${bars} } weeks { ${bars} } } }`;

/** A center's estate of four layouts, each with a plan of four rooms; the one who asks is its customer service manager. */
async function lay(owner: pg.Client, pool: pg.Pool, now: Date) {
  const accountId = crypto.randomUUID();
  const db = authDatabase(pool);
  const names = { companyName: "缺陷测量", companyCode: "B", name: "王芳", email: "d@b.example" };
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
  const [region, center, estate] = [1, 2, 3].map(() => crypto.randomUUID());
  for (const [text, values] of [
    [
      `insert into region (company_id, id, code, name, search_key) values ($1, $2, 'R', '区', 'r')`,
      [region],
    ],
    [
      `insert into service_center (company_id, id, region_id, code, name, search_key, duty_phone, office_address, repair_hotline)
       values ($1, $2, $3, 'C', '中心', 'c', '1', '1', '1')`,
      [center, region],
    ],
    [
      `insert into estate (company_id, id, service_center_id, code, name, search_key) values ($1, $2, $3, 'E', '苑', 'e')`,
      [estate, center],
    ],
    [
      `insert into role_assignment (company_id, id, person_id, role, place_level, place_id, from_on)
       values ($1, gen_random_uuid(), $2, 'CUSTOMER_SERVICE_MANAGER', 'SERVICE_CENTER', $3, '2020-01-01')`,
      [personId, center],
    ],
    [
      `insert into building (company_id, id, service_center_id, estate_id, number)
       select $1, gen_random_uuid(), $2, $3, n || '栋' from generate_series(1, 20) n`,
      [center, estate],
    ],
    [
      `insert into unit (company_id, id, service_center_id, estate_id, building_id, floor_number, room_number, sort_key, search_key, layout_type)
       select $1, gen_random_uuid(), $2, $3, b.id, 1 + n / 4, (100 * (1 + n / 4) + n % 4)::text, b.sort_key || n, b.number || n, 'L' || n % 4
       from building b cross join generate_series(0, ${HOMES / 20 - 1}) n where b.company_id = $1`,
      [center, estate],
    ],
    [
      `insert into layout_plan (company_id, id, service_center_id, estate_id, layout_type, edition, width, height)
       select $1, gen_random_uuid(), $2, $3, 'L' || n, 1, 1200, 900 from generate_series(0, 3) n`,
      [center, estate],
    ],
    [
      `insert into plan_region (company_id, id, service_center_id, plan_id, name, position, corners)
       select $1, gen_random_uuid(), $2, p.id, 'R' || n, n, '[]' from layout_plan p cross join generate_series(0, 3) n where p.company_id = $1`,
      [center],
    ],
    [
      `insert into contractor (company_id, id, service_center_id, name)
       select $1, gen_random_uuid(), $2, '单位' || n from generate_series(0, 9) n`,
      [center],
    ],
  ] as const)
    await owner.query(text, [companyId, ...values]);
  await owner.query(
    `insert into defect (company_id, id, service_center_id, estate_id, number, source_kind, building_id, unit_id, plan_id, region_id,
       pin_x, pin_y, category, severity, trade, text, status, contractor_id, due_on, raised_on, round, fixed_by, verified_by, closed_by, search_key)
     select $1, gen_random_uuid(), $2, $3, n, 'UNIT_ACCEPTANCE', u.building_id, u.id, p.id, r.id,
       (n * 7 % 1000) / 1000.0, (n * 13 % 1000) / 1000.0,
       (array['HOLLOW', 'LEAK', 'CRACK', 'FINISH', 'FLATNESS'])[1 + n % 5], 'GENERAL', (array['TILE', 'WATERPROOF', 'PLASTER'])[1 + n % 3],
       '缺陷 ' || n, s.status, case when s.status <> 'UNASSIGNED' then c.id end,
       case when s.status <> 'UNASSIGNED' then current_date - 30 + n % 60 end, current_date - n % 180, s.round,
       case when s.round > 0 then $4::uuid end, case when s.status = 'CLOSED' then $5::uuid end, case when s.status = 'CLOSED' then $6::uuid end,
       'quexian ' || n || ' 缺陷 ' || n
     from generate_series(1, ${DEFECTS}) n
     join (select u.*, row_number() over (order by u.id) - 1 as place from unit u where u.company_id = $1) u on u.place = n % ${HOMES}
     join layout_plan p on p.company_id = $1 and p.layout_type = u.layout_type
     join (select r.*, row_number() over (partition by r.plan_id order by r.position) - 1 as place from plan_region r where r.company_id = $1) r
       on r.plan_id = p.id and r.place = (n / 7) % 4
     join (select c.*, row_number() over (order by c.id) - 1 as place from contractor c where c.company_id = $1) c on c.place = n % 10
     cross join lateral (select (array['UNASSIGNED', 'ASSIGNED', 'FIXED', 'CLOSED', 'CLOSED', 'CLOSED'])[1 + n % 6] as status,
       case when n % 6 > 1 then 1 else 0 end as round) s`,
    [companyId, center, estate, crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()],
  );
  await owner.query("vacuum analyze defect");
  const { rows } = await owner.query<{ id: string }>(
    "select id from layout_plan where company_id = $1 limit 1",
    [companyId],
  );
  const token = await createApiToken(
    db,
    { accountId, name: "bench", scope: "READ", companyId, days: 30 },
    now,
  );
  if (!token.ok) throw new Error(token.refusal.code);
  return { companyId, token: token.value.token, planId: `LayoutPlan_${rows[0]!.id}` };
}

export async function measureDefects(): Promise<Timed[]> {
  const dataDir = mkdtempSync(join(tmpdir(), "threshold-defect-"));
  const database = await startEmbedded({ dataDir, say: () => {} });
  const rows: Timed[] = [];
  try {
    const { appUrl } = await migrate({ ownerUrl: database.url });
    const owner = new pg.Client({ connectionString: database.url });
    await owner.connect();
    const pool = openPool(appUrl, { onError: () => {} });
    const who = await lay(owner, pool, new Date());
    const server = await startServer({
      env: readEnv({ PORT: "0", DATA_DIR: dataDir, LOG_LEVEL: "error", DEMO: "off" }),
      appUrl,
      ownerUrl: database.url,
      log: createLog("error", false),
      recurring: false,
    });
    const ask = async (query: string, variables: object) => {
      const response = await fetch(`${server.url}/graphql`, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          authorization: `Bearer ${who.token}`,
          "threshold-company": who.companyId,
        },
        body: JSON.stringify({ query, variables }),
      });
      const { data, errors } = (await response.json()) as {
        data?: { defects?: { nodes: unknown[] }; defectHeatMap?: { total: number } };
        errors?: unknown;
      };
      const found = data?.defects?.nodes.length ?? data?.defectHeatMap?.total ?? 0;
      if (found === 0) throw new Error(JSON.stringify(errors ?? "nothing"));
    };
    const onPlan = { planId: who.planId, filter: { planIds: [who.planId] } };
    for (const [name, query, variables] of [
      ["list, open", list, { filter: { open: true }, orderBy: "NEWEST" }],
      ["list, overdue by day", list, { filter: { overdue: true }, orderBy: "DUE" }],
      ["list, search", list, { filter: { search: "缺陷 777" }, orderBy: "NEWEST" }],
      ["heat map of one layout", map, onPlan],
      ["heat map of all", map, {}],
    ] as const) {
      for (let warm = 0; warm < 4; warm++) await ask(query, variables);
      const times: number[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        const begun = performance.now();
        await ask(query, variables);
        times.push(performance.now() - begun);
      }
      rows.push(timed(`defects, ${DEFECTS}: ${name}`, times));
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
