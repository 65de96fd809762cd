import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { subjects } from "../approval/subjects.ts";
import { everyQuery } from "../graphql/read/everything.ts";
import { makeSchema, reads } from "../schema.ts";
import { askApproval, askSignatures, bare, followLink } from "../testing/approval.ts";
import { fullCompany, listTenantTables } from "../testing/full-company.ts";
import { synthesize } from "../testing/inputs.ts";
import { activePlan, type TestLaunch } from "../testing/launch.ts";
import { type Asker, startTestServer, type TestServer } from "../testing/server.ts";

let server: TestServer;
let company: TestLaunch;
let manager: Asker;
let outcome: unknown[];
const before = subjects.LaunchPlan;

beforeAll(async () => {
  server = await startTestServer();
  subjects.LaunchPlan = {
    approved: async (_, __, id) => outcome.push(["APPROVED", id]),
    returned: async (_, __, id, reason) => outcome.push(["RETURNED", id, reason]),
  };
});
afterAll(async () => {
  if (before) subjects.LaunchPlan = before;
  else delete subjects.LaunchPlan;
  await server.close();
});
beforeEach(async () => {
  outcome = [];
  server.setClock("2027-01-04T02:00:00Z");
  await server.database.owner.query("delete from auth.access_link_rate");
  company = await activePlan(server);
  manager = await company.hire("CUSTOMER_SERVICE_MANAGER");
});

const tokenOf = (url: string) => new URL(url).hash.slice(1);
const to = { name: "陈总", organization: "华南地产", days: 7 };

/** A scheme that the region head has reviewed, with a link for the developer's head. */
async function approvalLink() {
  const request = { recordId: company.planId };
  const id = await askApproval(server, company, manager, "SALES_SUPPORT_SCHEME", request);
  const { contentHash } = (await manager.ask(`{ approval(id: "${id}") { contentHash } }`)).approval;
  const review = { id, step: "REVIEW", contentHash, decision: "APPROVE" };
  await company.head.run("decideApproval", review, "clientMutationId");
  const asked = { purpose: "APPROVE", subjectId: id, part: "DEVELOPER_HEAD", ...to };
  const { url, link } = await company.staff.run("issueAccessLink", asked, "url link { id status }");
  return { id, contentHash, url: url as string, token: tokenOf(url), link };
}

async function signatureLink() {
  const request = { recordId: company.planId };
  const id = await askSignatures(server, company, company.staff, request);
  const asked = { purpose: "SIGN", subjectId: id, part: "GIVER", ...to };
  const { url, link } = await company.staff.run("issueAccessLink", asked, "url link { id }");
  return { id, token: tokenOf(url), link };
}

const deed = (act: string, contentHash: string, more = {}) => ({
  act,
  name: "陈建国",
  organization: "华南地产",
  contentHash,
  key: `key-${act}-1`,
  ...more,
});
const linkOf = async (id: string) => {
  const fields =
    "id status openedAt uses { nodes { act saidName saidOrganization address } } revokedBy { id }";
  const { accessLinks } = await company.staff.ask(`{ accessLinks { nodes { ${fields} } } }`);
  return accessLinks.nodes.find((one: { id: string }) => one.id === id);
};

describe("a link to approve", () => {
  it("LCH-R04 lets the developer's head decide without an account, once, under the name that he gives", async () => {
    const { id, url, token, contentHash, link } = await approvalLink();
    expect(url).toMatch(/\/l#thl_[\w-]{43}$/); // behind # it is in no log
    const { body } = await followLink(server, "read", { token });
    expect(body).toEqual({
      status: "ACTIVE",
      purpose: "APPROVE",
      company: expect.any(String),
      serviceCenter: "锦绣服务中心",
      name: "陈总",
      organization: "华南地产",
      expiresAt: expect.stringContaining("2027-01-11"),
      now: "2027-01-04T02:00:00.000Z",
      title: "销售配合服务方案",
      titleEn: "Sales-support scheme",
      facts: [{ label: "人数", labelEn: "Headcount", value: "12" }],
      contentHash,
      label: "地区公司审批",
      labelEn: "Developer's approval",
      problem: null,
    });
    const decided = await followLink(server, "act", { token, ...deed("APPROVE", contentHash) });
    expect(decided).toEqual({ status: 200, body: { done: "APPROVE" } });
    expect(outcome).toEqual([["APPROVED", bare(company.planId)]]);
    const fields =
      "status events { kind via outsiderName outsiderOrganization outsiderRole person { id } }";
    const { approval } = await manager.ask(`{ approval(id: "${id}") { ${fields} } }`);
    expect(approval.status).toBe("APPROVED");
    expect(approval.events.at(-1)).toEqual({
      kind: "APPROVED",
      via: "LINK",
      outsiderName: "陈建国",
      outsiderOrganization: "华南地产",
      outsiderRole: "DEVELOPER_HEAD",
      person: null,
    });
    expect(await linkOf(link.id)).toMatchObject({
      status: "USED_UP",
      openedAt: "2027-01-04T02:00:00+00:00",
      uses: { nodes: [{ act: "APPROVE", saidName: "陈建国", saidOrganization: "华南地产" }] },
    });
    const again = { token, ...deed("APPROVE", contentHash, { key: "another-key" }) };
    expect((await followLink(server, "act", again)).body).toEqual({
      code: "LINK_NOT_VALID",
      details: { status: "USED_UP" },
    });
    const { body: over } = await followLink(server, "read", { token });
    expect(Object.keys(over).toSorted()).toEqual(["company", "status", "uses"]);
  });

  it("records what was done under the link, in the audit as well", async () => {
    const { id, token, contentHash, link } = await approvalLink();
    await followLink(server, "act", { token, ...deed("APPROVE", contentHash) });
    const { rows } = await server.database.owner.query(
      "select distinct origin, action from audit_entry where company_id = $1 and record_id = $2 and origin like 'link:%'",
      [company.id, bare(id)],
    );
    expect(rows).toEqual([{ origin: `link:${bare(link.id)}`, action: "actByLink" }]);
  });

  it("returns with a reason, and refuses without", async () => {
    const { token, contentHash } = await approvalLink();
    const bad = await followLink(server, "act", { token, ...deed("RETURN", contentHash) });
    expect(bad).toMatchObject({ status: 409, body: { code: "REASON_REQUIRED" } });
    const comment = "人数过多";
    const good = { token, ...deed("RETURN", contentHash, { comment }) };
    expect((await followLink(server, "act", good)).status).toBe(200);
    expect(outcome).toEqual([["RETURNED", bare(company.planId), comment]]);
  });

  it("decides once for twins, and once for two who press at once", async () => {
    const { id, token, contentHash } = await approvalLink();
    const same = { token, ...deed("APPROVE", contentHash) };
    const other = { ...same, key: "somebody-else" };
    const answers = await Promise.all(
      [same, same, other].map((body) => followLink(server, "act", body)),
    );
    const outcomes = answers.map(({ body }) => body.code ?? body.done).toSorted();
    expect(outcomes.filter((one) => one === "APPROVE").length).toBeGreaterThanOrEqual(1);
    const { approval } = await manager.ask(`{ approval(id: "${id}") { events { kind } } }`);
    expect(approval.events).toHaveLength(3);
  });

  it("is given out only while it is another party's turn, by people who work with such records", async () => {
    const request = { recordId: company.planId };
    const id = await askApproval(server, company, manager, "SALES_SUPPORT_SCHEME", request);
    const asked = { purpose: "APPROVE", subjectId: id, part: "DEVELOPER_HEAD", ...to };
    const refusal = async (who: Asker, more = {}) =>
      (await who.refusal("issueAccessLink", { ...asked, ...more })).code;
    expect(await refusal(company.staff)).toBe("APPROVAL_STEP_NOT_EXTERNAL");
    expect(await refusal(company.staff, { part: "REGION_HEAD" })).toBe(
      "APPROVAL_STEP_NOT_EXTERNAL",
    );
    const { id: open } = await approvalLinkOf(id);
    expect(open).toBe(id);
    const developer = await company.hire("DEVELOPER_STAFF", company.regionId);
    expect(await refusal(developer)).toBe("FORBIDDEN");
    expect(await refusal(await company.hire("FRONT_DESK_AGENT"))).toBe("NOT_FOUND");
    expect(await refusal(company.staff, { days: 31 })).toBe("INVALID_INPUT");
  });
});

/** Lets the review of an approval pass. */
async function approvalLinkOf(id: string) {
  const { approval } = await manager.ask(`{ approval(id: "${id}") { id contentHash } }`);
  const review = { id, step: "REVIEW", contentHash: approval.contentHash, decision: "APPROVE" };
  await company.head.run("decideApproval", review, "clientMutationId");
  return approval;
}

describe("a link to sign", () => {
  it("signs by hand under the name that is given, or by typing it", async () => {
    const { id, token } = await signatureLink();
    const { body } = await followLink(server, "read", { token });
    expect(body).toMatchObject({ purpose: "SIGN", label: "移交人", problem: null });
    const strokes = [[20, 40, 200, 160]];
    const signed = deed("SIGN", body.contentHash, { strokes });
    expect((await followLink(server, "act", { token, ...signed })).status).toBe(200);
    const fields = "status signatures { method outsiderName drawing person { id } }";
    const { signOff } = await company.staff.ask(`{ signOff(id: "${id}") { ${fields} } }`);
    expect(signOff).toEqual({
      status: "OPEN",
      signatures: [
        { method: "HANDWRITTEN", outsiderName: "陈建国", drawing: "M20 40L200 160", person: null },
      ],
    });
  });

  it("refuses with the reason, and refuses what is not its own act", async () => {
    const { id, token } = await signatureLink();
    const { contentHash } = (await followLink(server, "read", { token })).body;
    const wrong = await followLink(server, "act", { token, ...deed("APPROVE", contentHash) });
    expect(wrong).toMatchObject({ status: 400, body: { code: "INVALID_INPUT" } });
    const comment = "数量不符";
    await followLink(server, "act", { token, ...deed("REFUSE", contentHash, { comment }) });
    const { signOff } = await company.staff.ask(
      `{ signOff(id: "${id}") { status signatures { reason } } }`,
    );
    expect(signOff).toEqual({ status: "REFUSED", signatures: [{ reason: comment }] });
  });

  it("takes no signature on a content that changed since it was shown", async () => {
    const { token } = await signatureLink();
    const { body } = await followLink(server, "act", { token, ...deed("SIGN", "0".repeat(64)) });
    expect(body).toEqual({ code: "SIGNATURE_CONTENT_CHANGED" });
  });
});

describe("a link ends", () => {
  it("when it is taken back, by the company's own people", async () => {
    const { token, contentHash, link } = await approvalLink();
    const developer = await company.hire("DEVELOPER_HEAD", company.regionId);
    expect((await developer.refusal("revokeAccessLink", { id: link.id })).code).toBe("FORBIDDEN");
    await company.head.run("revokeAccessLink", { id: link.id }, "link { status }");
    expect((await company.head.refusal("revokeAccessLink", { id: link.id })).code).toBe(
      "LINK_NOT_VALID",
    );
    const tried = await followLink(server, "act", { token, ...deed("APPROVE", contentHash) });
    expect(tried.body).toEqual({ code: "LINK_NOT_VALID", details: { status: "REVOKED" } });
    expect(await linkOf(link.id)).toMatchObject({
      status: "REVOKED",
      revokedBy: { id: company.head.personId },
    });
  });

  it("when its days are over", async () => {
    const { token, contentHash } = await approvalLink();
    server.setClock("2027-01-11T02:00:00Z");
    expect((await followLink(server, "read", { token })).body).toMatchObject({ status: "EXPIRED" });
    const tried = await followLink(server, "act", { token, ...deed("APPROVE", contentHash) });
    expect(tried.body).toEqual({ code: "LINK_NOT_VALID", details: { status: "EXPIRED" } });
    expect(outcome).toEqual([]);
  });

  it("for a while where it is asked too often, by link and by address, and then goes on", async () => {
    const { token } = await approvalLink();
    const codes = [];
    for (let at = 0; at < 31; at += 1)
      codes.push((await followLink(server, "read", { token })).status);
    expect(codes).toEqual([...Array(30).fill(200), 429]);
    server.setClock("2027-01-04T02:01:01Z");
    expect((await followLink(server, "read", { token })).status).toBe(200);
    const guessed: number[] = [];
    for (let at = 0; at < 91; at += 1)
      guessed.push((await followLink(server, "read", { token: `thl_${at}` })).status);
    expect(new Set(guessed.slice(0, 80))).toEqual(new Set([404]));
    expect(guessed.at(-1)).toBe(429);
  });
});

it("keeps nothing of the token but its hash", async () => {
  const { token } = await approvalLink();
  const tables = [...(await listTenantTables(server)), "auth.access_link_token"];
  for (const table of tables) {
    const { rows } = await server.database.owner.query(
      `select from ${table} t where to_jsonb(t)::text like $1 limit 1`,
      [`%${token.slice(4)}%`],
    );
    expect(rows, table).toEqual([]);
  }
});

it("tells the token once: the same command again has none", async () => {
  const { id } = await approvalLink();
  const asked = { purpose: "APPROVE", subjectId: id, part: "DEVELOPER_HEAD", ...to };
  const keyed = { ...asked, clientMutationId: "once" };
  const first = await company.staff.run("issueAccessLink", keyed, "url link { id }");
  const second = await company.staff.run("issueAccessLink", keyed, "url link { id }");
  expect(second).toEqual({ url: null, link: first.link });
});

describe("with a link's token", () => {
  it("every query, mutation and route of files is refused like to nobody", async () => {
    const full = await fullCompany(server);
    const { token } = await approvalLink();
    const schema = await makeSchema();
    const someId = (type: string) => `${type}_00000000-0000-0000-0000-000000000000`;
    const proofs: Record<string, string>[] = [
      { authorization: `Bearer ${token}` },
      { cookie: `threshold.session_token=${token}` },
      { authorization: `Bearer ${token}`, "threshold-company": full.id },
    ];
    const ask = async (body: object, headers: Record<string, string>) => {
      const response = await fetch(`${server.url}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body: JSON.stringify(body),
      });
      const { errors } = (await response.json()) as { errors?: { extensions: { code: string } }[] };
      return [response.status, errors?.[0]?.extensions.code];
    };
    const documents = everyQuery(schema, reads, { steps: 1, idOf: () => someId("Estate") });
    expect(documents.length).toBeGreaterThan(50);
    for (const query of documents)
      expect(await ask({ query }, proofs[0]!), query).toEqual([401, "UNAUTHENTICATED"]);
    for (const headers of proofs) {
      for (const { name } of Object.values(schema.getMutationType()!.getFields())) {
        const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
        const { input } = synthesize(schema, type, someId, "Approval");
        const query = `mutation($input: ${type}!) { ${name}(input: $input) { clientMutationId } }`;
        const answer = await ask({ query, variables: { input } }, headers);
        expect(answer, name).toEqual([401, "UNAUTHENTICATED"]);
      }
      for (const path of [
        "/files/x",
        "/imports/x/refused.xlsx",
        "/exports/estates.xlsx",
        "/templates/units.xlsx",
      ])
        expect((await fetch(server.url + path, { headers })).status, path).toBe(401);
    }
  });

  it("no other record is named: an id that is sent along is not looked at", async () => {
    const mine = await approvalLink();
    const theirs = await signatureLink();
    const { body } = await followLink(server, "read", {
      token: mine.token,
      id: theirs.id,
      subjectId: theirs.id,
      link: theirs.link.id,
    });
    expect(body).toMatchObject({ purpose: "APPROVE", contentHash: mine.contentHash });
    for (const what of ["reads", "", "act/..", "links"]) {
      const response = await fetch(`${server.url}/api/links/${what}`, { method: "POST" });
      const isRead = response.ok && response.headers.get("content-type")?.includes("json");
      expect(isRead ?? false, what).toBe(false); // the app's page at most
    }
  });

  it("the database shows that one approval and no row of any other record", async () => {
    await fullCompany(server);
    const { id, link } = await approvalLink();
    await signatureLink();
    const client = await server.database.app.connect();
    const seen = new Map<string, number>();
    try {
      await client.query("begin");
      await client.query(
        `select set_config('app.company_id', $1, true), set_config('app.person_id', $2, true),
           set_config('app.origin', 'link:' || $2, true)`,
        [company.id, bare(link.id)],
      );
      for (const table of await listTenantTables(server)) {
        const { rows } = await client.query(`select count(*)::int as n from ${table}`);
        if (rows[0].n > 0) seen.set(table, rows[0].n);
      }
      const { rows } = await client.query("select id from approval");
      expect(rows).toEqual([{ id: bare(id) }]);
    } finally {
      await client.query("rollback");
      client.release();
    }
    // Beside it: the link, the history of the approval, and what belongs to no place but to the company as a whole.
    const common = new Set(await companyWide());
    const others = [...seen.keys()].filter((table) => !common.has(table));
    expect(others.toSorted()).toEqual([
      "access_link",
      "approval",
      "approval_event",
      "approval_step",
      "audit_entry",
    ]);
    expect(seen.get("access_link")).toBe(1);
  });
});

/** Tables whose rows lie at no center. */
async function companyWide(): Promise<string[]> {
  const { rows } = await server.database.owner.query<{ name: string }>(
    `select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
     and not exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'service_center_id')`,
  );
  return rows.map((row) => row.name);
}

it("takes JSON alone, from its own pages alone, and no more than a signature needs", async () => {
  const { token } = await approvalLink();
  const post = (headers: Record<string, string>, body: string) =>
    fetch(`${server.url}/api/links/read`, { method: "POST", headers, body });
  const json = { "content-type": "application/json" };
  expect((await post({ "content-type": "text/plain" }, JSON.stringify({ token }))).status).toBe(
    405,
  );
  expect((await post({ ...json, origin: "https://elsewhere.example" }, "{}")).status).toBe(403);
  expect((await post(json, "not json")).status).toBe(400);
  expect((await post(json, "[1]")).status).toBe(404);
  expect((await post(json, JSON.stringify({ token, x: "y".repeat(200_000) }))).status).toBe(413);
});

it("are narrowed by what for, where they stand, and words of the matter or of whom they are for", async () => {
  const { link } = await approvalLink();
  await signatureLink();
  const { staff } = company;
  await staff.run("revokeAccessLink", { id: link.id }, "link { id }");
  const listed = async (filter: object) =>
    (
      await staff.ask(
        "query($filter: AccessLinkFilter) { accessLinks(first: 100, filter: $filter) { nodes { id purpose status addresseeName title } } }",
        { filter },
      )
    ).accessLinks.nodes as readonly Record<string, string>[];
  const revoked = await listed({ statuses: ["REVOKED"], purposes: ["APPROVE"] });
  expect(revoked.map(({ id }) => id)).toContain(link.id);
  expect(new Set(revoked.map(({ status }) => status))).toEqual(new Set(["REVOKED"]));
  expect((await listed({ purposes: ["SIGN"] })).map(({ purpose }) => purpose)).toEqual(["SIGN"]);
  expect((await listed({ search: "陈总" })).map(({ id }) => id)).toContain(link.id);
  expect((await listed({ search: "销售配合" })).map(({ id }) => id)).toContain(link.id);
  expect(await listed({ search: "没有这样的事项" })).toEqual([]);
});
