import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { firstStandard } from "@threshold/domain/unit-acceptance/standards";
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

/** What the board of a batch of homes costs over HTTP: one request, one statement; each home has 60 results. */
const HOMES = 2_000;
const RESULTS = 60;
const ROUNDS = 30;

const cells = `id name status standing { units qualified inspected firstPass qualifiedLately }
  board { recordId building floor room status done failed firstPass }`;
const board = `query($id: ID!) { acceptanceBatch(id: $id) { ${cells} } }`;
const page = `query($id: ID!) { acceptanceBatch(id: $id) { ${cells} groups { id name progress { units lines failed } } } }`;

async function lay(owner: pg.Client, pool: pg.Pool, homes: number, now: Date) {
  const accountId = crypto.randomUUID();
  const db = authDatabase(pool);
  const names = {
    companyName: `验收测量${homes}`,
    companyCode: `A${homes}`,
    name: "王芳",
    email: `a${homes}@b.example`,
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
  const [region, center, estate, standard, batch, group] = Array.from({ length: 6 }, () =>
    crypto.randomUUID(),
  );
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
       from building b cross join generate_series(0, ${homes / 20 - 1}) n where b.company_id = $1`,
      [center, estate],
    ],
    [
      "insert into acceptance_standard (company_id, id, number, content) values ($1, $2, 1, $3)",
      [standard, JSON.stringify(firstStandard)],
    ],
    [
      `insert into acceptance_batch (company_id, id, service_center_id, estate_id, name, building_ids, status, internal_passed_on,
         notice_at, notice_from, planned_handover_on, approved_on, standard_id)
       select $1, $2, $3, $4, '批次', array_agg(b.id), 'INSPECTING', '2027-01-01', now(), '李', '2027-06-01', '2024-01-01', $5
       from building b where b.company_id = $1`,
      [batch, center, estate, standard],
    ],
    [
      `insert into acceptance_group (company_id, id, service_center_id, batch_id, kind, name, leader_id, members, tools)
       values ($1, $2, $3, $4, 'GENERAL', '一组', $5, '[]', '[]')`,
      [group, center, batch, personId],
    ],
    [
      `insert into unit_acceptance (company_id, id, service_center_id, batch_id, estate_id, building_id, unit_id, status,
         general_group_id, lines_done, lines_failed, first_pass, qualified_at)
       select $1, gen_random_uuid(), $2, $3, $4, u.building_id, u.id, s.status, $5, ${RESULTS}, u.place % 3,
         case when s.status = 'QUALIFIED' then u.place % 2 = 0 end, case when s.status = 'QUALIFIED' then now() end
       from (select u.*, row_number() over (order by u.id) as place from unit u where u.company_id = $1) u
       cross join lateral (select (array['PENDING', 'INSPECTED', 'RECTIFYING', 'QUALIFIED'])[1 + u.place % 4] as status) s`,
      [center, batch, estate, group],
    ],
    [
      `insert into unit_result (company_id, id, service_center_id, record_id, round, item_code, item_label, group_id, outcome, mending, done_at, done_by)
       select $1, gen_random_uuid(), $2, r.id, 1, 'ITEM_' || n, '检查项', $3, case when n % 20 = 0 then 'FAIL' else 'PASS' end,
         case when n % 20 = 0 then 'OPEN' end, now(), $4
       from unit_acceptance r cross join generate_series(1, ${RESULTS}) n where r.company_id = $1`,
      [center, group, personId],
    ],
  ] as const)
    await owner.query(text, [companyId, ...values]);
  await owner.query("vacuum analyze unit_acceptance");
  await owner.query("vacuum analyze unit_result");
  const token = await createApiToken(
    db,
    { accountId, name: "bench", scope: "READ", companyId, days: 30 },
    now,
  );
  if (!token.ok) throw new Error(token.refusal.code);
  return { companyId, token: token.value.token, batchId: `AcceptanceBatch_${batch}` };
}

export async function measureAcceptance(): Promise<Timed[]> {
  const dataDir = mkdtempSync(join(tmpdir(), "threshold-acceptance-"));
  const database = await startEmbedded({ dataDir, say: () => {} });
  const rows: Timed[] = [];
  try {
    const { appUrl } = await migrate({ ownerUrl: database.url });
    const owner = new pg.Client({ connectionString: database.url });
    await owner.connect();
    const pool = openPool(appUrl, { onError: () => {} });
    const server = await startServer({
      env: readEnv({ PORT: "0", DATA_DIR: dataDir, LOG_LEVEL: "error", DEMO: "off" }),
      appUrl,
      ownerUrl: database.url,
      log: createLog("error", false),
      recurring: false,
    });
    const who = await lay(owner, pool, HOMES, new Date());
    const ask = async (query: string) => {
      const response = await fetch(`${server.url}/graphql`, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          authorization: `Bearer ${who.token}`,
          "threshold-company": who.companyId,
        },
        body: JSON.stringify({ query, variables: { id: who.batchId } }),
      });
      const { data, errors } = (await response.json()) as {
        data?: { acceptanceBatch: { board: unknown[] } | null };
        errors?: unknown;
      };
      if (data?.acceptanceBatch?.board.length !== HOMES)
        throw new Error(JSON.stringify(errors ?? "another number of homes"));
    };
    for (const [name, query] of [
      ["the board", board],
      ["the board with the groups' progress", page],
    ] as const) {
      for (let warm = 0; warm < 4; warm++) await ask(query);
      const times: number[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        const begun = performance.now();
        await ask(query);
        times.push(performance.now() - begun);
      }
      rows.push(timed(`unit acceptance, ${HOMES} homes: ${name}`, times));
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
