import type { GraphQLSchema } from "graphql";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { everyQuery } from "./graphql/read/everything.ts";
import { makeSchema, reads } from "./schema.ts";
import { type FullCompany, fullCompany, listTenantTables } from "./testing/full-company.ts";
import { synthesize } from "./testing/inputs.ts";
import { changeUntil, listen } from "./testing/live.ts";
import { launchDates, launchFacts, taskOf } from "./testing/launch.ts";
import { type Asker, startTestServer, type TestServer } from "./testing/server.ts";

/** A full company `theirs`, and three who have no business with its first region: all walk the whole schema. */
let server: TestServer;
let schema: GraphQLSchema;
let theirs: FullCompany;
let foreigner: FullCompany;
let neighbour: Asker;
let neighbourCenterId: string;
let neighbourPlanId: string;
/** The code on a paper that was printed of the plan. */
let printCode: string;
/** Ids of one type's records in `theirs`, the youngest first. */
let idsOf: Map<string, string[]>;

/** Every statement that the server and these tests have prepared. */
const statements = new Set<string>();
const { parse } = pg.Connection.prototype;
vi.spyOn(pg.Connection.prototype, "parse").mockImplementation(function (
  this: pg.Connection,
  query,
  more,
) {
  statements.add(query.text);
  parse.call(this, query, more);
});

beforeAll(async () => {
  server = await startTestServer();
  schema = await makeSchema();
  theirs = await fullCompany(server);
  foreigner = await fullCompany(server);
  idsOf = new Map();
  for (const type of nodeTypes()) idsOf.set(type.type, await listIds(type));
  const { rows } = await server.database.owner.query<{ code: string }>(
    "select code from form_print where company_id = $1 limit 1",
    [theirs.id],
  );
  printCode = rows[0]!.code;
  await settleNeighbour();
  // What the companies' own doings are told by is told ahead of the walks, which count the rows.
  await server.workOff();
  // Nobody answers at the webhook: its later tries, and what is told of them, are no stranger's doing.
  await server.database.owner.query(
    "update job set status = 'CANCELLED', finished_at = run_at where company_id = $1 and name = 'deliver' and status = 'WAITING'",
    [theirs.id],
  );
});
afterAll(() => server.close());

const nodeTypes = () => reads.types.filter((type) => type.key === "id" && !isView(type.table));
const isView = (table: string) => ["search_hit", "job_count", "acceptance_cell"].includes(table);

async function listIds({ type, table }: { type: string; table: string }): Promise<string[]> {
  const { rows } = await server.database.owner.query<{ id: string }>(
    `select $2 || '_' || id as id from ${table} where company_id = $1 order by ${table}.id desc`,
    [theirs.id, type],
  );
  return rows.map((row) => row.id);
}

/** The head of another region of the same company, with a plan of that region's own. */
async function settleNeighbour() {
  const { admin, hire } = theirs;
  const { region } = await admin.run(
    "createRegion",
    { code: "R2", name: "华东地区公司" },
    "region { id }",
  );
  const { serviceCenter } = await admin.run(
    "createServiceCenter",
    {
      regionId: region.id,
      code: "C2",
      name: "江湾服务中心",
      dutyPhone: "021-1",
      officeAddress: "二号楼",
      repairHotline: "021-2",
    },
    "serviceCenter { id }",
  );
  neighbourCenterId = serviceCenter.id;
  const { estate } = await admin.run(
    "createEstate",
    { serviceCenterId: serviceCenter.id, code: "E2", name: "江湾苑", category: "RESIDENTIAL" },
    "estate { id }",
  );
  neighbour = await hire("REGION_HEAD", region.id);
  const { plan } = await neighbour.run(
    "createLaunchPlan",
    { estateId: estate.id, ...launchDates, ...launchFacts },
    "plan { id }",
  );
  neighbourPlanId = plan.id;
  await neighbour.run("activateLaunchPlan", { id: plan.id }, "clientMutationId");
}

const youngest = (type: string) => idsOf.get(type)![0]!;
const uuidIn = (id: string) => id.slice(id.indexOf("_") + 1);
const uuids = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** The company's own, whichever region one works in: its name, its templates, training scheme, shared views and who leads it. */
async function listCommon(): Promise<Set<string>> {
  const { rows } = await server.database.owner.query<{ id: string }>(
    `select company_id as id from company where company_id = $1
     union select id from launch_template where company_id = $1
     union select id from checklist_template where company_id = $1
     union select id from training_scheme where company_id = $1
     union select id from bid_criteria where company_id = $1
     union select id from local_rule where company_id = $1
     union select id from training_item where company_id = $1
     union select id from acceptance_standard where company_id = $1
     union select id from saved_view where company_id = $1 and shared
     union select id from role_assignment where company_id = $1 and place_level = 'COMPANY'
     union select person_id from role_assignment where company_id = $1 and place_level = 'COMPANY'`,
    [theirs.id],
  );
  return new Set(rows.map((row) => row.id));
}

/** Every record of `theirs` as it was before the neighbour came, but what the viewer may know. */
async function hiddenFrom(viewer: Asker): Promise<string[]> {
  const all = [...idsOf.values()].flat().map(uuidIn);
  if (viewer.companyId !== theirs.id) return all;
  const common = await listCommon();
  return all.filter((id) => !common.has(id));
}

const strangers = () => [
  { name: "a system administrator of another company", who: foreigner.admin },
  { name: "the head of another region", who: neighbour },
];

/** `estates.regionIds`, `estate.id`: the type of record that an argument names. */
function idFor(name: string): string {
  if (idsOf.has(name)) return youngest(name);
  const [root = "", argument = ""] = name.split(".");
  const word = argument === "id" ? root : argument.replace(/Ids$/, "");
  if (word === "recordId") return youngest("LaunchTask");
  const named: Record<string, string> = {
    place: "Region",
    projectId: "BiddingProject",
    node: "Region",
    site: "SalesSite",
    plan: "LayoutPlan",
    regionIdsOfPlan: "PlanRegion",
    batch: "AcceptanceBatch",
    takeover: "TakeoverProject",
    type: "AssetType",
    group: "AssetGroup",
    parent: "AssetPlace",
    "assetComponents.placeIds": "AssetPlace",
    "custodyItems.holderIds": "CustodyHolder",
    "custodyLoans.holderIds": "CustodyHolder",
    "custodyHandovers.holderIds": "CustodyHolder",
  };
  const type = named[name] ?? named[word] ?? word[0]!.toUpperCase() + word.slice(1);
  if (!idsOf.has(type)) throw new Error(`isolation.test.ts does not know what ${name} names`);
  return youngest(type);
}

/** Queries whose answer is worked out and not read; each is asked for by hand. */
const workedOut = (): Record<string, string> => ({
  importList: `{ importList(name: "people") { title columns { name } } }`,
  mailIsSetUp: "{ mailIsSetUp }",
  policies: `{ policies(placeId: "${youngest("Region")}") { key value chain { placeId history { id value } } } }`,
  formPreview: `{ formPreview(form: "LAUNCH_PLAN", recordId: "${youngest("LaunchPlan")}") { document number } }`,
  verifiedPrint: `{ verifiedPrint(code: "${printCode}") { recordId number } }`,
  letterhead: "{ letterhead { header logoUrl } }",
  redatableKinds: "{ redatableKinds { kind title count } }",
  numberings: "{ numberings { form pattern } }",
  statutes: "{ statutes { ruleId source } }",
  localRuleTrial: `{ localRuleTrial(rule: { overrides: "TEN-013", level: CITY, place: "苏州", subject: "时间", statement: "不少于 25 日", value: "25", source: "办法", article: "十二", quotation: "二十五日", confidence: V1, enforcement: BLOCK, effectiveFrom: "2027-01-01" }) { recordId estate } }`,
  bidCriteria: "{ bidCriteria { number savedBy criteria { key name } } }",
  approvalChains: "{ approvalChains { key versions { steps { label } adaptedBy { id name } } } }",
  launchWhatIf: `{ launchWhatIf(input: { planId: "${youngest("LaunchPlan")}", launchDate: "2027-06-01" }) { light moved { taskId } } }`,
  defectHeatMap: `{ defectHeatMap(planId: "${youngest("LayoutPlan")}") { total squares { count } buildings { key name count } } }`,
  auditProof: "{ auditProof(number: 1) { number canonical } }",
  personalDataErasures: "{ personalDataErasures { recordId name } }",
  personalDataKeys: "{ personalDataKeys { key count } }",
  personalDataSubjects: `{ personalDataSubjects(phone: "13800000000") { recordId name phone } }`,
  auditConsistency: "{ auditConsistency(earlier: 1) { size proof } }",
  launchWarnings: `{ launchWarnings(planIds: ["${youngest("LaunchPlan")}"]) { planId likelyLate { taskId } } }`,
});

const everyDocument = () => [
  ...everyQuery(schema, reads, { steps: 1, idOf: idFor }),
  ...Object.values(workedOut()),
];

describe("every query", () => {
  it("is walked", () => {
    const roots = Object.keys(schema.getQueryType()!.getFields());
    expect(roots.toSorted()).toEqual(
      [...Object.keys(reads.query), ...Object.keys(workedOut())].toSorted(),
    );
    for (const [type, ids] of idsOf) expect(ids.length, type).toBeGreaterThan(0);
  });

  it("answers whose company it is without an error", async () => {
    for (const document of everyDocument())
      expect((await theirs.admin.send(document)).errors, document).toBeUndefined();
  });

  it("tells no stranger anything", async () => {
    for (const { name, who } of strangers()) {
      const hidden = new Set(await hiddenFrom(who));
      for (const document of everyDocument()) {
        const { data, errors } = await who.send(document);
        for (const { extensions } of errors ?? [])
          expect(extensions.code, `${name}: ${document}`).toBe("NOT_FOUND");
        const leaked = JSON.stringify(data ?? null)
          .match(uuids)
          ?.filter((id) => hidden.has(id));
        expect(leaked ?? [], `${name}: ${document}`).toEqual([]);
      }
    }
  });

  it("finds no record by its id for a stranger, whatever its type", async () => {
    for (const { name, who } of strangers()) {
      const hidden = new Set(await hiddenFrom(who));
      for (const [type, ids] of idsOf) {
        const asked = ids.filter((id) => hidden.has(uuidIn(id))).slice(0, 100);
        const fields = asked.map((id, at) => `n${at}: node(id: "${id}") { id }`);
        if (fields.length === 0) continue;
        const { data } = await who.send(`{ ${fields.join(" ")} }`);
        const found = Object.values(data).filter((node) => node !== null);
        expect(found, `${name}: ${type}`).toEqual([]);
      }
    }
  });

  it("finds them for the people of the region", async () => {
    // the admin's own, or none
    const own = new Set([
      "Notification",
      "NotificationPreference",
      "SavedView",
      "AuditEntry",
      "PrintBatch",
      "BulkEdit",
      "TenderHolder", // of the tender's officers
    ]);
    for (const [type, ids] of idsOf) {
      if (own.has(type)) continue;
      const { node } = await theirs.admin.ask(`{ node(id: "${ids.at(-1)}") { id } }`);
      expect(node, type).toEqual({ id: ids.at(-1) });
    }
  });

  it("tells nobody who is signed out anything", async () => {
    for (const document of everyDocument()) {
      const response = await fetch(`${server.url}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ query: document }),
      });
      expect(response.status, document).toBe(401);
      expect(await response.json()).toMatchObject({
        errors: [{ extensions: { code: "UNAUTHENTICATED" } }],
      });
    }
  });
});

/** The rows of `theirs` in every table, each with a name. */
async function snapshot(): Promise<Map<string, string>> {
  const rows = new Map<string, string>();
  for (const table of [...(await listTenantTables(server)), "auth.invitation", "auth.membership"]) {
    const found = await server.database.owner.query<{ row: string }>(
      `select to_jsonb(t)::text as row from ${table} t where company_id = $1`,
      [theirs.id],
    );
    for (const { row } of found.rows) rows.set(`${table} ${row}`, row);
  }
  return rows;
}

const mutations = () => Object.values(schema.getMutationType()!.getFields());

/** The mutation with an input that names the company's records; `ofId` is what the field `id` is taken for. */
function attempt(name: string, ofId: string) {
  const type = name[0]!.toUpperCase() + name.slice(1);
  const made = synthesize(schema, `${type}Input`, youngest, ofId);
  const query = `mutation($input: ${type}Input!) { ${name}(input: $input) { clientMutationId } }`;
  return { ...made, query };
}

/** A type that no other field of an input names: what is not taken for it is the field `id`. */
const first = "ImportBatch";

/**
 * One attempt per mutation. What takes an `id` is tried again with one of the type that its refusal says it takes; with
 * one of every type where it was refused ahead of that.
 */
async function* everyAttempt(who: Asker, except?: ReadonlySet<string>) {
  for (const { name } of mutations()) {
    if (except?.has(name)) continue;
    const tried = attempt(name, first);
    const answer = await who.send(tried.query, { input: tried.input });
    yield { name, type: first, answer, ...tried };
    if (!("id" in tried.input)) continue;
    const taken = answer.errors?.[0]?.extensions.details?.["type"];
    const types = typeof taken === "string" ? [taken] : idsOf.keys();
    for (const type of types) {
      if (type === first) continue;
      const again = attempt(name, type);
      yield { name, type, answer: await who.send(again.query, { input: again.input }), ...again };
    }
  }
}

/** Templates are the company's: whoever leads a region adapts them for all. */
const forAllRegions = new Set([
  "createChecklistTemplate",
  "draftChecklistTemplate",
  "editChecklistTemplate",
  "publishChecklistTemplate",
  "retireChecklistTemplate",
  "draftLaunchTemplate",
  "adaptLaunchTemplate",
  "publishLaunchTemplate",
]);

// Each walk asks hundreds of times; how long that takes is no matter here.
describe("every mutation", () => {
  it("is refused to whoever only reads", async () => {
    const reader = await theirs.admin.readOnly();
    const before = await snapshot();
    for (const { name } of mutations()) {
      const { query, input } = attempt(name, "LaunchPlan"); // refused ahead of what it names
      const { errors } = await reader.send(query, { input });
      expect(errors?.[0]?.extensions.code, name).toBe("FORBIDDEN");
    }
    expect(await snapshot()).toEqual(before);
  });

  it("changes nothing of another company's, and is refused where it names a record there", async () => {
    const before = await snapshot();
    for await (const { name, type, answer, namesRecords } of everyAttempt(foreigner.admin)) {
      const { data, errors } = answer;
      if (!namesRecords || name === "markNotificationsRead") continue; // done in their own company, or to nothing
      expect(data?.[name] ?? null, `${name} of ${type}`).toBeNull();
      expect(["NOT_FOUND", "FORBIDDEN"], `${name} of ${type}`).toContain(
        errors![0]!.extensions.code,
      );
    }
    expect(await snapshot()).toEqual(before);
  });

  it("changes nothing of another region's, and is refused where it names a record there", async () => {
    const before = await snapshot();
    for await (const { name, type, answer, namesRecords } of everyAttempt(
      neighbour,
      forAllRegions,
    )) {
      const { data, errors } = answer;
      if (!namesRecords || name === "markNotificationsRead") continue;
      expect(data?.[name] ?? null, `${name} of ${type}`).toBeNull();
      expect(["NOT_FOUND", "FORBIDDEN"], `${name} of ${type}`).toContain(
        errors![0]!.extensions.code,
      );
    }
    const after = await snapshot();
    expect([...before.keys()].filter((row) => !after.has(row))).toEqual([]);
  });

  it("is refused to whoever is signed out", async () => {
    for (const { name } of mutations()) {
      const { query, input } = attempt(name, "LaunchPlan");
      const response = await fetch(`${server.url}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ query, variables: { input } }),
      });
      expect(response.status, name).toBe(401);
    }
  });
});

/** Every route that gives out or takes in a file, asked for `theirs`. */
const fileRoutes = (): [method: string, path: string][] => [
  ["GET", `/files/${youngest("Attachment")}`],
  ["GET", `/files/${youngest("Attachment")}/thumbnail`],
  ["GET", `/imports/${youngest("ImportBatch")}/refused.xlsx`],
  ["GET", `/tenders/${uuidIn(youngest("Tender"))}/pack.json`],
  ["GET", `/exports/units.xlsx?of=${youngest("Estate")}`],
  ["GET", `/prints/${youngest("PrintBatch")}`],
  ["GET", `/handover-packs/${youngest("TakeoverPack")}.zip`],
  ["POST", `/tenders/${uuidIn(youngest("Tender"))}/opening`],
  ["POST", `/files?record=${youngest("LaunchTask")}`],
  ["POST", `/imports?list=units&of=${youngest("Estate")}`],
];

describe("every route of files", () => {
  it("finds nothing for strangers, and asks the signed out who they are", async () => {
    const before = await snapshot();
    for (const [method, path] of fileRoutes()) {
      const body = () => {
        const form = new FormData();
        form.append("file", new File(["x"], "x.xlsx"));
        return method === "POST" ? form : undefined;
      };
      const headers = { "x-threshold": "1" };
      for (const { name, who } of strangers()) {
        const response = await who.fetch(path, { method, headers, body: body() });
        expect(response.status, `${name}: ${path}`).toBe(404);
        await response.arrayBuffer();
      }
      const signedOut = await fetch(server.url + path, { method, headers, body: body() });
      expect(signedOut.status, path).toBe(401);
      await signedOut.arrayBuffer();
    }
    expect(await snapshot()).toEqual(before);
  });
});

/** Every subscription, asked for `theirs`. */
const subscriptions = (): Record<string, string> => ({
  assetComponentChanged: `subscription { assetComponentChanged(id: "${youngest("AssetComponent")}") { id name } }`,
  approvalChanged: "subscription { approvalChanged { id status } }",
  workChanged: "subscription { workChanged }",
  redatingChanged: "subscription { redatingChanged { id status } }",
  jobChanged: "subscription { jobChanged { id name } }",
  notificationChanged: "subscription { notificationChanged { id } }",
  importBatchChanged: `subscription { importBatchChanged(id: "${youngest("ImportBatch")}") { id fileName } }`,
  launchRecordsChanged: `subscription { launchRecordsChanged(planId: "${youngest("LaunchPlan")}") }`,
  salesSiteChanged: `subscription { salesSiteChanged(siteId: "${youngest("SalesSite")}") }`,
  launchPlanChanged: "subscription { launchPlanChanged { id name } }",
  unitAcceptanceChanged: `subscription { unitAcceptanceChanged(batchId: "${youngest("AcceptanceBatch")}") { id status } }`,
  launchTaskChanged: `subscription { launchTaskChanged(planId: "${youngest("LaunchPlan")}") { id title } }`,
});

describe("every subscription", () => {
  it("is walked", () => {
    const roots = Object.keys(schema.getSubscriptionType()!.getFields());
    expect(roots.toSorted()).toEqual(Object.keys(subscriptions()).toSorted());
  });

  it("tells the region's own people and administrators, and no stranger", async () => {
    const insiders = [theirs.head, theirs.admin].map((who) => listen(server, who));
    const outside = strangers().map(({ who }) => listen(server, who));
    const names = Object.keys(subscriptions());
    const documents = Object.values(subscriptions());
    const told = documents.map((document) => insiders.map((one) => one.follow(document)));
    const leaked = outside.map(
      (one) => new Map(names.map((name, at) => [name, one.follow(documents[at]!)])),
    );
    const task = await taskOf(theirs.staff, theirs.planId, "BIDDING_REQUEST");
    let { version } = task;
    const change = async (times: number) => {
      const edit = { id: task.id, version, remark: `第 ${times} 次` };
      const made = await theirs.staff.run("updateLaunchTask", edit, "task { version }");
      version = made.task.version;
      const { owner } = server.database;
      for (const text of [
        "update import_batch set rows_done = rows_done + 1 where company_id = $1",
        "update job set attempts = attempts + 1 where company_id = $1 and status = 'FAILED'",
        "update unit_acceptance set lines_done = lines_done + 1 where company_id = $1",
        "update approval set version = version + 1 where company_id = $1",
        "update material_request set returned_reason = coalesce(returned_reason, '') || '.' where company_id = $1",
        "update site_item set registered = registered + 1 where company_id = $1",
        "update asset_component set description = coalesce(description, '') || '.' where company_id = $1",
        "update redating set done = done + 1 where company_id = $1",
        `update obligation set due_at = due_at + interval '1 minute' where company_id = $1
           and service_center_id <> '${uuidIn(neighbourCenterId)}'`,
      ])
        await owner.query(text, [theirs.id]);
      await owner.query(
        "insert into notification (company_id, id, person_id, kind, data) values ($1, gen_random_uuid(), $2, 'PLAN_STATUS', '{}')",
        [theirs.id, uuidIn(theirs.head.personId)],
      );
    };
    const heard = (lists: unknown[][]) =>
      lists.some((events) => events.some((event) => JSON.stringify(event).includes(`"data"`)));
    await changeUntil(() => told.every(heard), change);
    // That work changed is told without saying whose: strangers had none of their own yet.
    for (const events of leaked) expect(events.get("workChanged")).toEqual([]);

    // What strangers are told of their own comes after whatever they would have been told of this.
    const own = [
      { who: foreigner.staff, planId: foreigner.planId },
      { who: neighbour, planId: neighbourPlanId },
    ];
    for (const [at, { who, planId }] of own.entries()) {
      const { id } = await taskOf(who, planId, "BIDDING_REQUEST");
      const plans = leaked[at]!.get("launchPlanChanged")!;
      await changeUntil(
        () => plans.length > 0,
        (times) =>
          who.run(
            "overrideTaskDue",
            { id, dueOn: `2027-01-${10 + (times % 20)}`, reason: "调整" },
            "clientMutationId",
          ),
      );
      const others = new Set(plans.map((event) => JSON.stringify(event)));
      expect([...others]).toEqual([expect.stringContaining(planId)]);
      // An administrator elsewhere hears of the jobs there.
      const { rows } = await server.database.owner.query<{ id: string }>(
        "select id from job where company_id = $1",
        [theirs.id],
      );
      const jobs = JSON.stringify(leaked[at]!.get("jobChanged"));
      expect(rows.filter((job) => jobs.includes(job.id))).toEqual([]);
      const quiet = [
        "approvalChanged",
        "redatingChanged",
        "importBatchChanged",
        "launchTaskChanged",
        "launchRecordsChanged",
        "salesSiteChanged",
        "unitAcceptanceChanged",
      ];
      for (const name of [...quiet, "notificationChanged"])
        expect(leaked[at]!.get(name), name).toEqual([]);
    }
    await Promise.all([...insiders, ...outside].map((one) => one.close()));
  });
});

interface PlanNode {
  readonly "Relation Name"?: string;
  readonly "Subplan Name"?: string;
  readonly Output?: readonly string[];
  readonly Plans?: readonly PlanNode[];
}

/** The plan of a prepared statement; undefined where the role may not run it. */
async function planOf(pool: pg.Pool, text: string): Promise<PlanNode | undefined> {
  const { rows } = await pool
    .query<{ "QUERY PLAN": [{ Plan: PlanNode }] }>(
      `explain (generic_plan, verbose, format json) ${text}`,
    )
    .catch((error: pg.DatabaseError) => {
      if (error.code === "42501") return { rows: [] };
      throw error;
    });
  return rows[0]?.["QUERY PLAN"][0].Plan;
}

/**
 * Tables that a plan reads without a condition on the company. What is read into a hash to be looked up by the company among others
 * has one where it is looked up.
 */
function unbounded(root: PlanNode): string[] {
  const hashed = new Set(JSON.stringify(root).match(/(?<=hashed )SubPlan \d+/g));
  const open = (node: PlanNode, isLookedUp: boolean): string[] => {
    const { Plans: below = [], Output: columns = [], "Relation Name": table, ...rest } = node;
    const isHashed = isLookedUp || hashed.has(node["Subplan Name"] ?? "");
    const isScan = /Scan/.test(JSON.stringify(rest));
    const conditions = Object.entries(rest).filter(([name]) => /Cond|Filter/.test(name));
    const isBounded =
      conditions.some(([, condition]) => String(condition).includes("company_id")) ||
      (isHashed && columns.some((column) => column.endsWith("company_id")));
    return [
      ...(table && isScan && !isBounded ? [table] : []),
      ...below.flatMap((one) => open(one, isHashed)),
    ];
  };
  return open(root, false);
}

/** What the application prepares, but for what a temporary table of its own transaction takes. */
const planned = () =>
  [...statements].filter(
    (text) =>
      /^\s*(select|with|insert|update|delete)\b/i.test(text) && !/\bimport_row_in\b/.test(text),
  );

/** Longer ones are made of the same parts, of which the everyday ones are made, many times over; planning them takes seconds. */
const longest = 8_000;

it("every statement reads of each tenant table one company's rows, by its own condition or the policy's", async () => {
  const tables = new Set(await listTenantTables(server));
  let count = 0;
  for (const text of planned()) {
    const plan = text.length <= longest && (await planOf(server.database.app, text));
    if (!plan) continue; // the tests' own, as the owner
    count += 1;
    const open = unbounded(plan).filter((table) => tables.has(table));
    expect(open, text).toEqual([]);
  }
  expect(count).toBeGreaterThan(700);
});

/** Whoever signs in chooses among the companies that they belong to; and what tests ask of the queue. */
const acrossCompanies = [
  { text: /'Viewer'::text/, table: "company" },
  { text: /^select count\(\*\)::int as n from job where status = 'RUNNING'/, table: "job" },
];

it("every statement names the company itself: without the policies it would read no other's rows", async () => {
  const { app, owner } = server.database; // for the owner no policy holds
  const tables = new Set(await listTenantTables(server));
  const found: [string, readonly string[]][] = [];
  let count = 0;
  for (const text of planned()) {
    if (!(await planOf(app, text))) continue; // the tests' own, as the owner
    count += 1;
    const meant = acrossCompanies.filter((one) => one.text.test(text)).map(({ table }) => table);
    const open = unbounded((await planOf(owner, text))!);
    const leaks = open.filter((table) => tables.has(table) && !meant.includes(table));
    if (leaks.length > 0) found.push([text, leaks]);
  }
  expect(found).toEqual([]);
  expect(count).toBeGreaterThan(1_000);
});
