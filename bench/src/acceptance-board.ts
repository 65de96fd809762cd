import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { day } from "@threshold/domain/calendar/day";
import { itemsFor, linesOf, type Room } from "@threshold/domain/unit-acceptance/standard";
import { firstStandard } from "@threshold/domain/unit-acceptance/standards";
import { v7 as uuid } from "uuid";
import { createApiToken } from "../../apps/api/src/auth/api-token.ts";
import { authDatabase, insertAccount, insertMembership } from "../../apps/api/src/auth/queries.ts";
import { hashPassword } from "../../apps/api/src/auth/password.ts";
import { openPool } from "../../apps/api/src/db/database.ts";
import { startEmbedded } from "../../apps/api/src/db/embedded.ts";
import { migrate } from "../../apps/api/src/db/migrate.ts";
import { readEnv } from "../../apps/api/src/env.ts";
import { createLog } from "../../apps/api/src/log.ts";
import { setUpCompany } from "../../apps/api/src/organization/set-up.ts";
import { startServer } from "../../apps/api/src/server.ts";
import { pageDocument } from "../../apps/api/src/testing/page-document.ts";
import { measurePhone } from "./acceptance-phone.ts";
import { timed, type Timed } from "./measure.ts";

/**
 * A batch of homes with 60 results, 10 photos and 5 defects each, as it costs over HTTP: what its board, figures, lists and a
 * home's page ask, what a phone's outbox sends, and how all that grows with ten times as many homes.
 */
const SIZES = [2_000, 20_000] as const;
const RESULTS = 60;
const PHOTOS = 10;
const DEFECTS = 5;
const ROUNDS = 30;
/** Phones that send what was done without signal, each its own homes in order. */
const PHONES = 8;
const COMMANDS = 40;

const rooms: readonly Room[] = [
  { code: "L", name: "客厅", kind: "LIVING", height: 2800 },
  { code: "A", name: "主卧", kind: "BEDROOM", height: 2800 },
  { code: "B", name: "次卧", kind: "BEDROOM", height: 2800 },
  { code: "K", name: "厨房", kind: "KITCHEN" },
  { code: "T", name: "卫生间", kind: "BATH" },
];
const approvedOn = day("2024-01-01");
const password = "bench-threshold-2026";
/** What is only looked at, so that a command needs no tool. */
const looked = linesOf(
  itemsFor(firstStandard, { province: null, city: null }, approvedOn),
  rooms,
).filter(({ item }) => item.kind === "GENERAL" && !item.measure);

/** What a batch's page asks when it opens, and what of it again whenever a home changed: as the page asks it. */
const batch = pageDocument("acceptance/batch-document.ts", "query AcceptanceBatch(");
const board = pageDocument("acceptance/batch-document.ts", "query AcceptanceBoard(");
const bar = "key name count open";
const week = "week raised settled ages";
const figures = `query($id: ID!) { acceptanceBatch(id: $id) { id defects { total open overdue ages trend { ${week} }
  layouts { ${bar} } buildings { ${bar} } categories { ${bar} } trades { ${bar} } weeks { ${bar} }
  contractors { ${bar} overdue ages trend { ${week} } } } } }`;
const homes = `query($id: ID!) { unitAcceptances(first: 50, batchIds: [$id], statuses: [RECTIFYING]) { totalCount
  pageInfo { hasNextPage endCursor }
  nodes { id status round linesDone linesFailed firstPass inspectedAt building { id number } unit { id roomNumber layoutType } } } }`;
const defects = `query($id: ID!) { defects(first: 20, filter: { acceptanceBatchIds: [$id], open: true }, orderBy: NEWEST) { totalCount
  pageInfo { hasNextPage endCursor } nodes { id number status severity category text part dueOn overdue round
    estate { id name } building { id number } unit { id roomNumber } contractor { id name } raisedBy { id name }
    photos { attachment { id name } } events { id act doneAt } } } }`;
const home = [
  pageDocument("acceptance/home-document.ts", "query UnitInspection"),
  pageDocument("defect/defect-documents.ts", "fragment PlanPicture_plan"),
].join("\n");
const record = `mutation($input: RecordUnitResultsInput!) { recordUnitResults(input: $input) { clientMutationId } }`;

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
    {
      id: accountId,
      name: names.name,
      email: names.email,
      passwordHash: await hashPassword(password),
    },
    now,
  );
  await insertMembership(db, { account_id: accountId, company_id: companyId, person_id: personId });
  await owner.query("select set_config('app.company_id', $1, false)", [companyId]);
  const [region, center, estate, standard, batch, group] = Array.from({ length: 6 }, () =>
    crypto.randomUUID(),
  );
  // Laid without triggers: nobody is told, nothing is audited, and it takes a tenth of the time.
  await owner.query("set session_replication_role = replica");
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
       select $1, gen_random_uuid(), $2, $3, n || '栋' from generate_series(1, ${homes / 100}) n`,
      [center, estate],
    ],
    [
      `insert into unit (company_id, id, service_center_id, estate_id, building_id, floor_number, room_number, sort_key, search_key, layout_type)
       select $1, gen_random_uuid(), $2, $3, b.id, 1 + n / 4, (100 * (1 + n / 4) + n % 4)::text, b.sort_key || n, b.number || n, 'L' || n % 4
       from building b cross join generate_series(0, 99) n where b.company_id = $1`,
      [center, estate],
    ],
    [
      "insert into acceptance_standard (company_id, id, number, content) values ($1, $2, 1, $3)",
      [standard, JSON.stringify(firstStandard)],
    ],
    [
      `insert into acceptance_batch (company_id, id, service_center_id, estate_id, name, building_ids, status, internal_passed_on,
         notice_at, notice_from, planned_handover_on, approved_on, standard_id, layouts)
       select $1, $2, $3, $4, '批次', array_agg(b.id), 'INSPECTING', current_date - 60, now() - interval '40 days', '李', current_date + 60, '2024-01-01', $5, $6
       from building b where b.company_id = $1`,
      [
        batch,
        center,
        estate,
        standard,
        JSON.stringify({ L0: rooms, L1: rooms, L2: rooms, L3: rooms }),
      ],
    ],
    [
      `insert into acceptance_group (company_id, id, service_center_id, batch_id, kind, name, leader_id, members, tools)
       values ($1, $2, $3, $4, 'GENERAL', '一组', $5, $6, '[]')`,
      [group, center, batch, personId, JSON.stringify([member(personId)])],
    ],
    [
      `insert into unit_acceptance (company_id, id, service_center_id, batch_id, estate_id, building_id, unit_id, status,
         general_group_id, lines_done, lines_failed, first_pass, inspected_at, qualified_at)
       select $1, gen_random_uuid(), $2, $3, $4, u.building_id, u.id, s.status, $5, ${RESULTS}, u.place % 3,
         case when s.status in ('QUALIFIED', 'RECTIFYING') then s.status = 'QUALIFIED' and u.place % 2 = 0 end,
         case when s.status <> 'PENDING' then now() - u.place % 30 * interval '1 day' end,
         case when s.status = 'QUALIFIED' then now() - u.place % 30 * interval '1 day' end
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
    [
      `insert into attachment (company_id, id, service_center_id, record_type, record_id, name, media_type, size_bytes, sha256)
       select $1, gen_random_uuid(), $2, 'UnitResult', x.id, 'IMG.jpg', 'image/jpeg', 400000, repeat('ab', 32)
       from unit_result x where x.company_id = $1 and split_part(x.item_code, '_', 2)::int <= ${PHOTOS}`,
      [center],
    ],
    [
      `insert into contractor (company_id, id, service_center_id, name)
       select $1, gen_random_uuid(), $2, '单位' || n from generate_series(0, 9) n`,
      [center],
    ],
    [
      `insert into defect (company_id, id, service_center_id, estate_id, number, source_kind, source_id, building_id, unit_id, category,
         severity, trade, text, status, contractor_id, due_on, raised_on, round, fixed_by, verified_by, closed_by, settled_on, search_key)
       select $1, gen_random_uuid(), $2, $3, r.place * ${DEFECTS} + n, 'UNIT_ACCEPTANCE', r.id, r.building_id, r.unit_id,
         (array['HOLLOW', 'LEAK', 'CRACK', 'FINISH', 'FLATNESS'])[1 + n % 5], 'GENERAL', (array['TILE', 'WATERPROOF', 'PLASTER'])[1 + n % 3],
         '缺陷 ' || n, s.status, case when s.status <> 'UNASSIGNED' then c.id end,
         case when s.status <> 'UNASSIGNED' then current_date - 30 + (r.place % 60)::int end, current_date - (r.place % 80)::int, s.round,
         case when s.round > 0 then $4::uuid end, case when s.status = 'CLOSED' then $5::uuid end,
         case when s.status = 'CLOSED' then $6::uuid end, case when s.status = 'CLOSED' then current_date - (r.place % 20)::int end, 'k'
       from (select r.*, row_number() over (order by r.id) - 1 as place from unit_acceptance r where r.company_id = $1) r
       cross join generate_series(1, ${DEFECTS}) n
       join (select c.*, row_number() over (order by c.id) - 1 as place from contractor c where c.company_id = $1) c on c.place = (r.place + n) % 10
       cross join lateral (select (array['UNASSIGNED', 'ASSIGNED', 'FIXED', 'CLOSED', 'CLOSED'])[1 + (r.place + n) % 5] as status,
         case when (r.place + n) % 5 > 1 then 1 else 0 end as round) s`,
      [center, estate, crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()],
    ],
  ] as const)
    await owner.query(text, [companyId, ...values]);
  await owner.query("set session_replication_role = default");
  await owner.query("vacuum analyze");
  const token = await createApiToken(
    db,
    { accountId, name: "bench", scope: "WRITE", companyId, days: 30 },
    now,
  );
  if (!token.ok) throw new Error(token.refusal.code);
  const pending = await owner.query<{ id: string; status: string }>(
    "select id, status from unit_acceptance where company_id = $1 and status in ('PENDING', 'RECTIFYING') order by id limit 1000",
    [companyId],
  );
  const idsOf = (status: string) =>
    pending.rows.filter((row) => row.status === status).map(({ id }) => `UnitAcceptance_${id}`);
  return {
    companyId,
    email: names.email,
    token: token.value.token,
    batchId: `AcceptanceBatch_${batch}`,
    groupId: `AcceptanceGroup_${group}`,
    pending: idsOf("PENDING"),
    inspected: idsOf("RECTIFYING"),
  };
}
type Who = Awaited<ReturnType<typeof lay>>;

/** Of a group, with duty and training, as whoever records has to be. */
const member = (personId: string) => ({
  id: uuid(),
  name: "王芳",
  personId,
  organization: "REGION_PROPERTY",
  duty: "实测实量",
  trainedOn: "2024-01-01",
});

/** Asks and answers the data; anything else ends the measurement. */
const asking =
  (url: string, { token, companyId }: Who) =>
  async (query: string, variables: object): Promise<Record<string, unknown>> => {
    const response = await fetch(`${url}/graphql`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        authorization: `Bearer ${token}`,
        "threshold-company": companyId,
      },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as {
      data?: Record<string, unknown>;
      errors?: unknown;
    };
    if (errors || !data || Object.values(data)[0] === null)
      throw new Error(JSON.stringify(errors ?? data));
    return data;
  };

/** So many lines a command, from several phones at once: what an item costs, and the slowest commands. */
async function sync(ask: ReturnType<typeof asking>, who: Who, from: number, lines: number) {
  const times: number[] = [];
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: PHONES }, async (_, phone) => {
      for (let n = 0; n < COMMANDS; n++) {
        const at = from + phone + PHONES * Math.floor((n * lines) / looked.length);
        const results = Array.from({ length: lines }, (__, line) => {
          const { item, room } = looked[(n * lines + line) % looked.length]!;
          const code = { itemCode: item.code, roomCode: room?.code ?? null };
          return { id: uuid(), ...code, outcome: "PASS", points: [] };
        });
        const input = {
          clientMutationId: uuid(),
          id: who.pending[at],
          groupId: who.groupId,
          results,
        };
        const sent = performance.now();
        await ask(record, { input });
        times.push(performance.now() - sent);
      }
    }),
  );
  const perItem = (performance.now() - begun) / (PHONES * COMMANDS * lines);
  return { perItem, times };
}

export async function measureAcceptance(say: (words: string) => void): Promise<Timed[]> {
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
    for (const size of SIZES) {
      say(`laying ${size} homes …`);
      const who = await lay(owner, pool, size, new Date());
      const ask = asking(server.url, who);
      const of = `unit acceptance, ${size} homes`;
      for (const [name, query, id] of [
        ["a batch's page", batch, who.batchId],
        ["its board after a change", board, who.batchId],
        ["figures of the batch's defects", figures, who.batchId],
        ["a page of 50 homes", homes, who.batchId],
        ["a page of 20 defects, nested", defects, who.batchId],
        ["a home's page", home, who.inspected[0]],
      ] as const) {
        for (let warm = 0; warm < 4; warm++) await ask(query, { id });
        const times: number[] = [];
        for (let round = 0; round < ROUNDS; round++) {
          const begun = performance.now();
          await ask(query, { id });
          times.push(performance.now() - begun);
        }
        rows.push(timed(`${of}: ${name}`, times));
      }
      if (size === SIZES[0]) {
        // Of those that nobody records in below.
        const fresh = who.pending.slice(-20).map((id) => `${who.batchId}/homes/${id}`);
        rows.push(...(await measurePhone(server.url, { email: who.email, password }, fresh)));
      }
      for (const [lines, from] of [
        [1, 0],
        [looked.length, 100],
      ] as const) {
        await sync(ask, who, from + 50, 1);
        const { perItem, times } = await sync(ask, who, from, lines);
        // An item's cost, so that the column of requests says items a second; p99 is a command's.
        rows.push({
          ...timed(`${of}: recorded over ${PHONES} phones' sync, ${lines} a command`, times),
          medianMs: perItem,
        });
      }
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
