import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { handOverSpan, spanLength } from "../../apps/api/src/asset/queries.ts";
import { createApiToken } from "../../apps/api/src/auth/api-token.ts";
import { authDatabase, insertAccount, insertMembership } from "../../apps/api/src/auth/queries.ts";
import { compiler, openPool } from "../../apps/api/src/db/database.ts";
import { startEmbedded } from "../../apps/api/src/db/embedded.ts";
import { migrate } from "../../apps/api/src/db/migrate.ts";
import { readEnv } from "../../apps/api/src/env.ts";
import { createLog } from "../../apps/api/src/log.ts";
import { setUpCompany } from "../../apps/api/src/organization/set-up.ts";
import { startServer } from "../../apps/api/src/server.ts";
import { zipOf } from "../../apps/api/src/storage/testing.ts";
import { timed, type Timed } from "./measure.ts";

/** A takeover whose register comes in from COBie: so many components with five attributes each, and what is inspected of it. */
const COMPONENTS = 20_000;
const ATTRIBUTES = 5;
const LINES = 2_000;
const DEFECTS = 3_000;
const BUILDINGS = 20;
const ROUNDS = 30;

// --- The developer's workbook ------------------------------------------------------------------

type Cell = string | number;
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/** A workbook of sheets by hand, as a spreadsheet would write it: a library takes minutes for 120,000 rows. */
function workbook(sheets: Readonly<Record<string, readonly (readonly Cell[])[]>>): Buffer {
  const cell = (value: Cell) =>
    typeof value === "number"
      ? `<c><v>${value}</v></c>`
      : `<c t="inlineStr"><is><t>${value}</t></is></c>`;
  const names = Object.keys(sheets);
  const relation = (at: number) =>
    `<Relationship Id="s${at}" Type="${office}/worksheet" Target="worksheets/s${at}.xml"/>`;
  return zipOf({
    "_rels/.rels": `<Relationships><Relationship Id="a" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${names
      .map((name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="s${at}"/>`)
      .join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships>${names.map((_, at) => relation(at)).join("")}</Relationships>`,
    ...Object.fromEntries(
      Object.values(sheets).map((rows, at) => [
        `xl/worksheets/s${at}.xml`,
        `<worksheet xmlns="${main}"><sheetData>${rows
          .map((row) => `<row>${row.map(cell).join("")}</row>`)
          .join("")}</sheetData></worksheet>`,
      ]),
    ),
  });
}

const many = <Row>(count: number, row: (n: number) => Row): Row[] =>
  Array.from({ length: count }, (_, n) => row(n));

/** One facility of 34 floors with 20 rooms each, 200 types, all components and their attributes. */
function cobie(): Buffer {
  const made = ["a@b.example", "2027-05-20T09:00:00"];
  const floors = many(34, (n) => `F${n + 1}`);
  const spaces = floors.flatMap((floor) => many(20, (n) => [`${floor}-${n + 1}`, floor] as const));
  const rows = many(COMPONENTS, (n) => [
    `设备-${n}`,
    `类型-${n % 200}`,
    spaces[n % spaces.length]![0],
  ]);
  return workbook({
    Facility: [
      ["Name", "CreatedBy", "CreatedOn"],
      ["1栋", ...made],
    ],
    Floor: [["Name", "CreatedBy", "CreatedOn"], ...floors.map((floor) => [floor, ...made])],
    Space: [
      ["Name", "FloorName", "CreatedBy", "CreatedOn"],
      ...spaces.map((space) => [...space, ...made]),
    ],
    Type: [
      ["Name", "Manufacturer", "ModelNumber", "WarrantyDurationParts", "WarrantyDurationUnit"],
      ...many(200, (n) => [`类型-${n}`, `厂家${n % 20}`, `M-${n}`, 24, "month"]),
    ],
    Component: [
      ["Name", "TypeName", "Space", "SerialNumber", "TagNumber", "ExtIdentifier"],
      ...rows.map((row, n) => [...row, `SN${n}`, `T-${n}`, `id-${n}`]),
    ],
    Attribute: [
      ["Name", "SheetName", "RowName", "Value", "Unit"],
      ...rows.flatMap(([name]) =>
        many(ATTRIBUTES, (n) => [`属性${n}`, "Component", name!, n * 10, "kW"]),
      ),
    ],
  });
}

// --- The questions -----------------------------------------------------------------------------

const register = `query($filter: AssetFilter) { assetComponents(first: 25, filter: $filter) { totalCount
  pageInfo { hasNextPage endCursor } nodes { id name tagNumber serialNumber place { id name } type { id name maker model }
    warranty { startsOn partsUntil } } } }`;
const component = `query($id: ID!) { assetComponent(id: $id) { id name type { name maker } attributes { id name value unit }
  documents { id name } warranty { partsUntil developerPays } } }`;
const board = `query($id: ID!) { takeoverProject(id: $id) { id name status version areas { id name unsafe open transfer { id number } }
  progress { kind lines done failed } defectSums { severity state contractor count } registerDueOn registerSums { owner entries area }
  transfers { id number status } agreements { id number } nextChecks { action checks { verdict rule { ruleId } } } actions { action allowed } } }`;
const lines = `query($id: [ID!]) { takeoverItems(first: 100, takeoverIds: $id, open: true) { totalCount nodes { id kind name place quantity
  counted verdict version area { id name } attachments { id name } } } }`;
const defects = `query($id: [ID!]) { takeoverDefects(first: 100, takeoverIds: $id, states: [OVERDUE]) { totalCount nodes { id severity state
  agreedDueOn agreed area { id name } defect { id number text status contractor { id name } } } } }`;

/** What the register's search would be by hand: one query per page, answered by Node's own http as JSON. */
async function byHand(url: string, companyId: string) {
  const pool = new pg.Pool({ connectionString: url, max: 4 });
  const server = createServer((request, response) => {
    const q = `%${new URL(request.url!, "http://x").searchParams.get("q")!.toLowerCase()}%`;
    const where = `c.company_id = $1 and (c.search_key like $2
      or c.type_id in (select y.id from asset_type y where y.company_id = $1 and y.search_key like $2)
      or c.place_id in (select p.id from asset_place p where p.company_id = $1 and p.search_key like $2))`;
    void (async () => {
      const client = await pool.connect();
      try {
        const page = await client.query(
          `select c.id, c.name, c.tag_number, c.serial_number, p.id as place_id, p.name as place, y.id as type_id, y.name as type, y.maker,
             y.model, w.starts_on, w.parts_until
           from asset_component c join asset_type y on y.company_id = c.company_id and y.id = c.type_id
           left join asset_place p on p.company_id = c.company_id and p.id = c.place_id
           left join asset_warranty w on w.company_id = c.company_id and w.component_id = c.id
           where ${where} order by c.sort_key, c.id limit 26`,
          [companyId, q],
        );
        const count = await client.query(
          `select count(*)::int from (select from asset_component c where ${where} limit 10001) x`,
          [companyId, q],
        );
        const nodes = page.rows.slice(0, 25).map((row) => ({
          id: `AssetComponent_${row.id}`,
          name: row.name,
          tagNumber: row.tag_number,
          serialNumber: row.serial_number,
          place: row.place_id && { id: `AssetPlace_${row.place_id}`, name: row.place },
          type: {
            id: `AssetType_${row.type_id}`,
            name: row.type,
            maker: row.maker,
            model: row.model,
          },
          warranty: { startsOn: row.starts_on, partsUntil: row.parts_until },
        }));
        response.end(JSON.stringify({ totalCount: count.rows[0].count, nodes }));
      } finally {
        client.release();
      }
    })().catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await pool.end();
    },
  };
}

// --- The data ----------------------------------------------------------------------------------

/** An estate of twenty buildings, a takeover of all of them with its lines and defects; the one who asks is its engineering manager. */
async function lay(owner: pg.Client, pool: pg.Pool, now: Date) {
  const accountId = randomUUID();
  const db = authDatabase(pool);
  const names = { companyName: "承接测量", companyCode: "T", name: "谢工", email: "t@b.example" };
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
  const [region, center, estate, project] = many(4, () => randomUUID());
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
       values ($1, gen_random_uuid(), $2, 'ENGINEERING_MANAGER', 'SERVICE_CENTER', $3, '2020-01-01')`,
      [personId, center],
    ],
    [
      `insert into building (company_id, id, service_center_id, estate_id, number)
       select $1, gen_random_uuid(), $2, $3, n || '栋' from generate_series(1, ${BUILDINGS}) n`,
      [center, estate],
    ],
    [
      `insert into contractor (company_id, id, service_center_id, name)
       select $1, gen_random_uuid(), $2, '单位' || n from generate_series(0, 9) n`,
      [center],
    ],
    [
      `insert into takeover_project (company_id, id, service_center_id, estate_id, name, scope, status, notice_on, province, city)
       values ($1, $2, $3, $4, '承接查验', '全部', 'FORMAL_INSPECTION', current_date - 60, '广东', '广州')`,
      [project, center, estate],
    ],
    [
      `insert into takeover_area (company_id, id, service_center_id, project_id, kind, building_id, name, position)
       select $1, gen_random_uuid(), $2, $3, 'BUILDING', b.id, b.number, row_number() over (order by b.sort_key) from building b
       where b.company_id = $1`,
      [center, project],
    ],
    [
      `insert into takeover_item (company_id, id, service_center_id, project_id, kind, area_id, position, name, place, quantity, verdict)
       select $1, gen_random_uuid(), $2, $3, (array['COMMON_PART', 'EQUIPMENT', 'FACILITY', 'DOCUMENT'])[1 + n % 4], a.id, n, '项目 ' || n,
         '位置 ' || n % 50, 2, case when n % 3 > 0 then 'PASS' end
       from generate_series(1, ${LINES}) n join takeover_area a on a.company_id = $1 and a.position = 1 + n % ${BUILDINGS}`,
      [center, project],
    ],
    [
      `insert into defect (company_id, id, service_center_id, estate_id, number, source_kind, source_id, source_item, building_id, category,
         severity, trade, text, status, contractor_id, due_on, raised_on, round, fixed_by, verified_by, search_key)
       select $1, gen_random_uuid(), $2, $3, n, 'TAKEOVER', $4, a.id::text, a.building_id, 'CRACK', case when n % 50 = 0 then 'SAFETY' else 'GENERAL' end,
         'CIVIL', '问题 ' || n, s.status, c.id, current_date - 20 + n % 40, current_date - 60, s.round,
         case when s.round > 0 then $5::uuid end, case when s.status = 'VERIFIED' then $6::uuid end, 'wenti ' || n
       from generate_series(1, ${DEFECTS}) n
       join takeover_area a on a.company_id = $1 and a.position = 1 + n % ${BUILDINGS}
       join (select c.*, row_number() over (order by c.id) - 1 as place from contractor c where c.company_id = $1) c on c.place = n % 10
       cross join lateral (select (array['ASSIGNED', 'FIXED', 'VERIFIED'])[1 + n % 3] as status, case when n % 3 > 0 then 1 else 0 end as round) s`,
      [center, estate, project, randomUUID(), randomUUID()],
    ],
    [
      `insert into takeover_defect (company_id, id, service_center_id, project_id)
       select $1, d.id, $2, $3 from defect d where d.company_id = $1`,
      [center, project],
    ],
  ] as const)
    await owner.query(text, [companyId, ...values]);
  const token = await createApiToken(
    db,
    { accountId, name: "bench", scope: "WRITE", companyId, days: 30 },
    now,
  );
  if (!token.ok) throw new Error(token.refusal.code);
  return { companyId, token: token.value.token, estate: estate!, project: project! };
}

export async function measureTakeover(): Promise<Timed[]> {
  const dataDir = mkdtempSync(join(tmpdir(), "threshold-takeover-"));
  const database = await startEmbedded({ dataDir, say: () => {} });
  const rows: Timed[] = [];
  try {
    const { appUrl } = await migrate({ ownerUrl: database.url });
    const owner = new pg.Client({ connectionString: database.url });
    await owner.connect();
    owner.on("error", () => {}); // the database stops ahead of it where a case fails
    const pool = openPool(appUrl, { onError: () => {} });
    const who = await lay(owner, pool, new Date());
    const server = await startServer({
      env: readEnv({ PORT: "0", DATA_DIR: dataDir, LOG_LEVEL: "error", DEMO: "off" }),
      appUrl,
      ownerUrl: database.url,
      log: createLog("error", false),
      recurring: false,
    });
    const headers = {
      authorization: `Bearer ${who.token}`,
      "threshold-company": who.companyId,
      "x-threshold": "1",
    };
    const ask = async (query: string, variables: object) => {
      const response = await fetch(`${server.url}/graphql`, {
        method: "POST",
        headers: { ...headers, "content-type": "application/json" },
        body: JSON.stringify({ query, variables }),
      });
      const { data, errors } = (await response.json()) as {
        data?: Readonly<Record<string, Told>>;
        errors?: unknown;
      };
      const [told] = Object.values(data ?? {});
      if (errors || !told)
        throw new Error(`${JSON.stringify(errors ?? "nothing")} ${JSON.stringify(variables)}`);
      return told;
    };
    rows.push(...(await importRows(server.url, headers, ask, who.estate)));
    await owner.query("vacuum analyze");
    const hand = await byHand(database.url, who.companyId);
    for (const [name, search] of [
      ["a name", "设备-1777"],
      ["a maker", "厂家7"],
      ["a room", "F12-3"],
    ] as const) {
      const title = `takeover, register of ${COMPONENTS}: search ${name}`;
      const ours = () => ask(register, { filter: { search } });
      const theirs = async () =>
        (await (await fetch(`${hand.url}/?q=${encodeURIComponent(search)}`)).json()) as Told;
      const [a, b] = [await ours(), await theirs()];
      if (JSON.stringify(a.nodes) !== JSON.stringify(b.nodes) || a.totalCount !== b.totalCount)
        throw new Error(`search by hand answers another page: ${title}`);
      rows.push(timed(title, await times(ours)), timed(title, await times(theirs), "handwritten"));
    }
    await hand.close();
    const first = await ask(register, {});
    const project = `TakeoverProject_${who.project}`;
    for (const [name, query, variables] of [
      ["first page of the register", register, {}],
      ["a component with its attributes", component, { id: first.nodes![0]!.id }],
      [`board, ${LINES} lines and ${DEFECTS} defects`, board, { id: project }],
      ["open lines, a page of 100", lines, { id: [project] }],
      ["overdue defects, a page of 100", defects, { id: [project] }],
    ] as const)
      rows.push(timed(`takeover, ${name}`, await times(() => ask(query, variables))));
    rows.push(await clockRow(owner, who));
    await server.close();
    await pool.end();
    await owner.end();
  } finally {
    await database.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
  return rows;
}

interface Told {
  readonly totalCount?: number;
  readonly nodes?: readonly { readonly id: string }[];
  readonly status?: string;
  readonly refused?: number;
  readonly failure?: unknown;
}

async function times(act: () => Promise<unknown>): Promise<number[]> {
  for (let warm = 0; warm < 4; warm++) await act();
  const all: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const begun = performance.now();
    await act();
    all.push(performance.now() - begun);
  }
  return all;
}

/** Check and take in, each once: what is there afterwards the searches need. */
async function importRows(
  url: string,
  headers: Readonly<Record<string, string>>,
  ask: (query: string, variables: object) => Promise<Told>,
  estate: string,
): Promise<Timed[]> {
  const name = `takeover, COBie of ${COMPONENTS} components and ${COMPONENTS * ATTRIBUTES} attributes`;
  const file = cobie();
  let id = "";
  const becomes = async (wanted: string) => {
    for (;;) {
      const query = "query($id: ID!) { importBatch(id: $id) { status refused failure } }";
      const told = await ask(query, { id });
      if (told.status === wanted && told.refused === 0) return;
      if (!["READING", "APPLYING"].includes(told.status!)) throw new Error(JSON.stringify(told));
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  const check = async () => {
    const body = new FormData();
    body.append("file", new Blob([new Uint8Array(file)]), "cobie.xlsx");
    const path = `/imports?list=cobie&of=Estate_${estate}`;
    const answer = await fetch(url + path, { method: "POST", headers, body });
    ({ id } = (await answer.json()) as { id: string });
    await becomes("CHECKED");
  };
  const apply = async () => {
    const mutation =
      "mutation($input: ApplyImportInput!) { applyImport(input: $input) { clientMutationId } }";
    await ask(mutation, { input: { id, clientMutationId: randomUUID() } });
    await becomes("APPLIED");
  };
  const rows: Timed[] = [];
  for (const [step, act] of [
    ["check", check],
    ["take in", apply],
  ] as const) {
    const begun = performance.now();
    await act();
    rows.push(timed(`${name}: ${step}`, [performance.now() - begun]));
  }
  return rows;
}

/** The clocks of all components, span by span as their transfer starts them; undone afterwards. */
async function clockRow(
  owner: pg.Client,
  { companyId, estate, project }: { companyId: string; estate: string; project: string },
): Promise<Timed> {
  await owner.query("begin");
  const transfer = randomUUID();
  await owner.query(
    `insert into takeover_transfer (company_id, id, service_center_id, project_id, number, mode, area_ids, agreement, status, signed_on,
       transferred_on)
     select $1, $2, p.service_center_id, p.id, 1, 'PARTIAL', array_agg(a.id), '{}', 'TRANSFERRED', current_date, current_date
     from takeover_project p join takeover_area a on a.company_id = p.company_id and a.project_id = p.id
     where p.id = $3 group by p.service_center_id, p.id`,
    [companyId, transfer, project],
  );
  await owner.query("update takeover_area set transfer_id = $1 where company_id = $2", [
    transfer,
    companyId,
  ]);
  const times: number[] = [];
  for (let after: string | null = null; ;) {
    const begun = performance.now();
    const span = handOverSpan(estate, after).compile(compiler);
    const { rows }: { rows: { id: string }[] } = await owner.query(span.sql, [...span.parameters]);
    if (rows.length === 0) break;
    times.push(performance.now() - begun);
    after = rows.at(-1)!.id;
  }
  if (times.length !== COMPONENTS / spanLength)
    throw new Error(`${times.length} spans were started`);
  await owner.query("rollback");
  return timed(`takeover, warranty clocks started, a span of 2,000 of ${COMPONENTS}`, times);
}
