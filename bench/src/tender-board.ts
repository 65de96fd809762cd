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

/** What a page of the board costs over HTTP with 2,000 tenders of eight bidders each, half of them still sealed. */
const TENDERS = 2_000;
const BIDDERS = 8;
const CENTERS = 20;
const ROUNDS = 100;

const document = `query($filter: TenderFilter, $after: String) { tenders(first: 50, filter: $filter, after: $after) { totalCount
  pageInfo { hasNextPage endCursor } nodes { id title status method organiserName deadline sealed bidderCount bidCount
  estate { id name serviceCenter { id name } } awardedTo { id name price } officers { id name } } } }`;

async function lay(owner: pg.Client, pool: pg.Pool) {
  const accountId = crypto.randomUUID();
  const db = authDatabase(pool);
  const names = {
    companyName: "招标测量",
    companyCode: "B",
    name: "王芳",
    email: "b@bench.example",
  };
  const { companyId, personId } = await db
    .transaction()
    .execute((tx) => setUpCompany(tx, { accountId, ...names }));
  const account = { id: accountId, name: names.name, email: names.email, passwordHash: "-" };
  await insertAccount(db, account, new Date());
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
  await owner.query(
    `insert into estate (company_id, id, service_center_id, code, name, search_key, category)
     select $1, gen_random_uuid(), s.id, s.code || '-' || n, '项目' || s.code || n, 'xiangmu' || n, 'RESIDENTIAL'
     from service_center s, generate_series(1, ${TENDERS / CENTERS}) n where s.company_id = $1`,
    [companyId],
  );
  await owner.query(
    `insert into tender (company_id, id, service_center_id, estate_id, officer_ids, status, title, method, organiser_name, deadline, opened_at)
     select $1, gen_random_uuid(), service_center_id, id, array[case when n % 4 = 0 then $2::uuid else gen_random_uuid() end],
       case when n % 2 = 0 then 'ISSUED' else 'OPENED' end, name || '前期物业服务招标', 'PUBLIC', '地区公司',
       now() + (n % 90 - 45) * interval '1 day', case when n % 2 = 1 then now() end
     from (select *, row_number() over (order by id) as n from estate where company_id = $1) e`,
    [companyId, personId],
  );
  await owner.query(
    `insert into tender_bidder (company_id, id, service_center_id, tender_id, name, credit_code, bid_at)
     select $1, gen_random_uuid(), service_center_id, id, '企业' || n, lpad(n::text, 18, '0'), case when n > 2 then now() end
     from tender, generate_series(1, ${BIDDERS}) n where company_id = $1`,
    [companyId],
  );
  await owner.query("vacuum analyze");
  const asked = { accountId, name: "bench", scope: "READ", companyId, days: 30 } as const;
  const token = await createApiToken(db, asked, new Date());
  if (!token.ok) throw new Error(token.refusal.code);
  return { companyId, token: token.value.token };
}

interface Board {
  readonly totalCount: number;
  readonly nodes: readonly { readonly sealed: boolean; readonly bidderCount: number | null }[];
  readonly pageInfo: { readonly endCursor: string };
}

export async function measureTenderBoard(say: (words: string) => void): Promise<Timed[]> {
  const dataDir = mkdtempSync(join(tmpdir(), "threshold-board-"));
  const database = await startEmbedded({ dataDir, say: () => {} });
  const rows: Timed[] = [];
  try {
    const { appUrl } = await migrate({ ownerUrl: database.url });
    const owner = new pg.Client({ connectionString: database.url });
    await owner.connect();
    const pool = openPool(appUrl, { onError: () => {} });
    const who = await lay(owner, pool);
    const env = readEnv({ PORT: "0", DATA_DIR: dataDir, LOG_LEVEL: "error", DEMO: "off" });
    const log = createLog("error", false);
    const server = await startServer({
      env,
      appUrl,
      ownerUrl: database.url,
      log,
      recurring: false,
    });
    const ask = async (variables: object): Promise<Board> => {
      const response = await fetch(`${server.url}/graphql`, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          authorization: `Bearer ${who.token}`,
          "threshold-company": who.companyId,
        },
        body: JSON.stringify({ query: document, variables }),
      });
      const answer = (await response.json()) as { data?: { tenders: Board }; errors?: unknown };
      if (!answer.data) throw new Error(JSON.stringify(answer.errors));
      return answer.data.tenders;
    };
    const first = await ask({});
    const hidden = first.nodes.filter(({ sealed }) => sealed);
    if (first.totalCount !== TENDERS || hidden.some(({ bidderCount }) => bidderCount !== null))
      throw new Error("the board tells something else than it should");
    say(`tender-board: ${first.totalCount} tenders, ${hidden.length} of 50 on the page sealed`);
    for (const [name, variables] of [
      ["first page", {}],
      ["second page", { after: first.pageInfo.endCursor }],
      ["search", { filter: { search: "项目C7" } }],
      ["sealed and mine", { filter: { statuses: ["ISSUED"], mine: true } }],
    ] as const) {
      if ((await ask(variables)).nodes.length === 0) throw new Error(`${name}: nothing`);
      for (let warm = 0; warm < 10; warm++) await ask(variables);
      const times: number[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        const begun = performance.now();
        await ask(variables);
        times.push(performance.now() - begun);
      }
      rows.push(timed(`tender-board of ${TENDERS}, ${name}`, times));
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
