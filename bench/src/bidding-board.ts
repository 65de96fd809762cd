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

/** What the board of biddings costs over HTTP while a region has 2,000 of them in every state. */
const BIDDINGS = 2_000;
const CENTERS = 20;
const ROUNDS = 30;

/** As the board asks for a page of it. */
const board = `query($filter: BiddingFilter, $after: String, $orderBy: BiddingOrder!) {
  biddingProjects(first: 50, filter: $filter, after: $after, orderBy: $orderBy) {
    totalCount pageInfo { hasNextPage endCursor }
    nodes { id status objectType launchDate daysLeft light nextStep nextDueOn requestDueOn requestedOn contractDueOn contractOn
      filingNumber feePermitNumber estate { id name serviceCenter { id name } } buildings { id number } }
  }
}`;

/** A region of twenty centers; whoever asks heads it. Each bidding has its steps up to its state. */
async function lay(owner: pg.Client, pool: pg.Pool, now: Date) {
  const accountId = crypto.randomUUID();
  const db = authDatabase(pool);
  const names = {
    companyName: "招投标测量",
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
    `insert into estate (company_id, id, service_center_id, code, name, search_key, category)
     select $1, gen_random_uuid(), s.id, 'E' || n, '项目' || n, '项目' || n || ' xm' || n, 'RESIDENTIAL'
     from generate_series(1, $2::int) n
     join (select id, row_number() over (order by id) - 1 as place from service_center where company_id = $1) s on s.place = n % ${CENTERS}`,
    [companyId, BIDDINGS],
  );
  await owner.query(
    `insert into bidding_project (company_id, id, service_center_id, estate_id, status, object_type, launch_date, organizer_mode,
       sale_kind, award_on, contract_on, filing_number, filing_on, fee_permit_number, fee_permit_on, request_due_on, contract_due_on,
       next_step, next_due_on, feasible)
     select company_id, gen_random_uuid(), service_center_id, id, state, 'NEW_PROJECT', launch, 'DEVELOPER', 'PRESALE',
       case when rank >= 8 then launch - 90 end, case when rank >= 9 then launch - 80 end,
       case when rank in (10, 12) then '备' || n end, case when rank in (10, 12) then launch - 70 end,
       case when rank in (11, 12) then '证' || n end, case when rank in (11, 12) then launch - 60 end,
       launch - 90, launch - 75, case when rank < 12 then 'REQUEST' end,
       case when rank < 12 then current_date - 30 + n % 120 end, n % 7 <> 0
     from (select e.*, n % 13 as rank, current_date + 40 + n % 300 as launch,
         (array['PLANNED', 'REQUESTED', 'PREPARING', 'AGREED', 'ISSUED', 'BIDDING', 'SUBMITTED', 'OPENED', 'AWARDED', 'CONTRACTED',
           'FILED', 'LICENSED', 'CLOSED'])[1 + n % 13] as state
       from (select *, substr(code, 2)::int as n from estate where company_id = $1) e) rows`,
    [companyId],
  );
  await owner.query(
    `insert into bidding_step (company_id, id, service_center_id, project_id, step, done_on)
     select p.company_id, gen_random_uuid(), p.service_center_id, p.id, s.step, p.launch_date - 100
     from bidding_project p cross join (values ('REQUEST'), ('WORKING_GROUP'), ('PROCEDURE'), ('REPORT'), ('CONSULT'), ('METHOD'),
       ('ISSUE'), ('DELIVER')) s(step) where p.company_id = $1 and p.status <> 'PLANNED'`,
    [companyId],
  );
  await owner.query("vacuum analyze bidding_project, bidding_step, estate");
  const token = await createApiToken(
    db,
    { accountId, name: "bench", scope: "READ", companyId, days: 30 },
    now,
  );
  if (!token.ok) throw new Error(token.refusal.code);
  return { companyId, token: token.value.token };
}

interface Board {
  readonly totalCount: number;
  readonly nodes: readonly unknown[];
  readonly pageInfo: { readonly endCursor: string };
}

export async function measureBiddingBoard(): Promise<Timed[]> {
  const dataDir = mkdtempSync(join(tmpdir(), "threshold-board-"));
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
    const options = { env, appUrl, ownerUrl: database.url, log, recurring: false };
    const server = await startServer(options);
    const ask = async (variables: object): Promise<Board> => {
      const response = await fetch(`${server.url}/graphql`, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          authorization: `Bearer ${who.token}`,
          "threshold-company": who.companyId,
        },
        body: JSON.stringify({ query: board, variables: { orderBy: "URGENCY", ...variables } }),
      });
      const { data, errors } = (await response.json()) as {
        data?: { biddingProjects: Board };
        errors?: unknown;
      };
      if (!data) throw new Error(JSON.stringify(errors));
      return data.biddingProjects;
    };
    const first = await ask({});
    if (first.totalCount !== BIDDINGS) throw new Error(`${first.totalCount} biddings`);
    for (const [name, variables] of [
      ["first page", {}],
      ["second page", { after: first.pageInfo.endCursor }],
      ["going on, red", { filter: { open: true, lights: ["RED"] } }],
      ["search", { filter: { search: "项目777" } }],
      ["by launch", { orderBy: "LAUNCH_DATE" }],
    ] as const) {
      if ((await ask(variables)).nodes.length === 0) throw new Error(`${name}: nothing`);
      for (let warm = 0; warm < 5; warm++) await ask(variables);
      const times: number[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        const begun = performance.now();
        await ask(variables);
        times.push(performance.now() - begun);
      }
      rows.push(timed(`bidding-board of ${BIDDINGS}, ${name}`, times));
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
