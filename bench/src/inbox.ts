import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
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

/** What a page of an inbox of 10,000 entries costs over HTTP, beside one written by hand for it alone. */
const ENTRIES = 10_000;
const COLLEAGUES = 20;
const ROUNDS = 300;
const PAGE = 30;

const document = `query($after: String, $filter: NotificationFilter) { notifications(first: ${PAGE}, after: $after, filter: $filter) {
  pageInfo { hasNextPage endCursor } nodes { id kind data urgent recordId createdAt readAt } } viewer { unreadCount } }`;

/** A company whose administrator and twenty colleagues were told 10,000 things each; half of them are read. */
async function layInboxes(owner: pg.Client, pool: pg.Pool) {
  const accountId = crypto.randomUUID();
  const db = authDatabase(pool);
  const names = {
    companyName: "收件箱测量",
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
    new Date(),
  );
  await insertMembership(db, { account_id: accountId, company_id: companyId, person_id: personId });
  await owner.query("select set_config('app.company_id', $1, false)", [companyId]);
  await owner.query(
    `insert into person (company_id, id, name, search_key, badge_number, phone)
     select $1, gen_random_uuid(), '同事', 'ts', 'C' || n, '1' from generate_series(1, $2::int) n`,
    [companyId, COLLEAGUES],
  );
  await owner.query(
    `insert into notification (company_id, id, person_id, kind, data, search_key, created_at, read_at)
     select $1, gen_random_uuid(), p.id, 'OBLIGATION_REMINDER', jsonb_build_object('title', '检查 ' || n, 'due', '2027-01-04'),
       '「检查 ' || n || '」即将到期', now() - n * interval '7 minutes', case when n % 2 = 0 then now() end
     from person p, generate_series(1, $2::int) n where p.company_id = $1`,
    [companyId, ENTRIES],
  );
  await owner.query("analyze notification");
  const asked = { accountId, name: "bench", scope: "WRITE", companyId, days: 30 } as const;
  const token = await createApiToken(db, asked, new Date());
  if (!token.ok) throw new Error(token.refusal.code);
  return { companyId, personId, token: token.value.token };
}

type Ask = { filter?: { unread?: boolean; search?: string }; after?: string };

/** The same page by hand: one statement, its values bound, no policy, no schema. */
function startHandwritten(
  pool: pg.Pool,
  { companyId, personId }: { companyId: string; personId: string },
) {
  const text = `select json_build_object('nodes', (select coalesce(json_agg(json_build_object('id', 'Notification_' || n.id, 'kind', n.kind,
      'data', n.data, 'urgent', n.urgent, 'recordId', n.record_type || '_' || n.record_id, 'createdAt', n.created_at,
      'readAt', n.read_at) order by n.created_at desc, n.id), '[]')
    from (select * from notification where company_id = $1 and person_id = $2 and ($3::boolean is null or read_at is null)
      and ($4::text is null or search_key like '%' || $4 || '%') and ($5::timestamptz is null or created_at < $5)
      order by created_at desc, id limit ${PAGE + 1}) n),
    'unreadCount', (select count(*) from notification where company_id = $1 and person_id = $2 and read_at is null)) as page`;
  const answer = async (body: string) => {
    const { filter = {}, after = null } = JSON.parse(body) as Ask;
    const values = [companyId, personId, filter.unread ?? null, filter.search ?? null, after];
    const { rows } = await pool.query({ name: "inbox", text, values });
    return JSON.stringify(rows[0].page);
  };
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (part) => (body += part));
    request.on("end", () => {
      response.setHeader("content-type", "application/json");
      void answer(body).then((page) => response.end(page));
    });
  });
  return server.listen(0, "127.0.0.1");
}

async function times(ask: () => Promise<unknown>): Promise<number[]> {
  for (let warm = 0; warm < 50; warm++) await ask();
  const all: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const begun = performance.now();
    await ask();
    all.push(performance.now() - begun);
  }
  return all;
}

export async function measureInbox(): Promise<Timed[]> {
  const dataDir = mkdtempSync(join(tmpdir(), "threshold-inbox-"));
  const database = await startEmbedded({ dataDir, say: () => {} });
  const rows: Timed[] = [];
  try {
    const { appUrl } = await migrate({ ownerUrl: database.url });
    const owner = new pg.Client({ connectionString: database.url });
    await owner.connect();
    const pool = openPool(appUrl, { onError: () => {} });
    const who = await layInboxes(owner, pool);
    const env = readEnv({ PORT: "0", DATA_DIR: dataDir, LOG_LEVEL: "error", DEMO: "off" });
    const log = createLog("error", false);
    const server = await startServer({
      env,
      appUrl,
      ownerUrl: database.url,
      log,
      recurring: false,
    });
    const ownerPool = new pg.Pool({ connectionString: database.url });
    const hand = startHandwritten(ownerPool, who);
    await once(hand, "listening");
    const handUrl = `http://127.0.0.1:${(hand.address() as AddressInfo).port}`;

    const post = async (url: string, body: unknown, headers: Record<string, string> = {}) => {
      const response = await fetch(url, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body: JSON.stringify(body),
      });
      return response.json();
    };
    const signed = { authorization: `Bearer ${who.token}`, "threshold-company": who.companyId };
    const product = async (variables: Ask) => {
      const answer = (await post(
        `${server.url}/graphql`,
        { query: document, variables },
        signed,
      )) as {
        data?: { notifications: { nodes: unknown[]; pageInfo: { endCursor: string } } };
        errors?: unknown;
      };
      if (!answer.data) throw new Error(JSON.stringify(answer.errors));
      return answer.data.notifications;
    };

    let middle = "";
    for (let page = 0; page < 100; page++)
      middle = (await product(middle ? { after: middle } : {})).pageInfo.endCursor;
    const { rows: deep } = await owner.query<{ at: string }>(
      "select created_at::text as at from notification where person_id = $1 order by created_at desc offset 3000 limit 1",
      [who.personId],
    );
    const cases: [name: string, product: Ask, hand: Ask][] = [
      ["first page", {}, {}],
      ["unread", { filter: { unread: true } }, { filter: { unread: true } }],
      ["page 101", { after: middle }, { after: deep[0]!.at }],
      ["search", { filter: { search: "检查 77" } }, { filter: { search: "检查 77" } }],
    ];
    for (const [name, ours, theirs] of cases) {
      const found = await product(ours);
      if (found.nodes.length !== PAGE) throw new Error(`${name}: ${found.nodes.length} entries`);
      const title = `inbox of ${ENTRIES}, ${name}`;
      rows.push(timed(title, await times(() => product(ours))));
      rows.push(timed(title, await times(() => post(handUrl, theirs)), "handwritten"));
    }
    hand.close();
    hand.closeAllConnections();
    await ownerPool.end();
    await server.close();
    await pool.end();
    await owner.end();
  } finally {
    await database.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
  return rows;
}
