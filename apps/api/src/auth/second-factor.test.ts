import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createClient } from "graphql-ws";
import { WebSocket } from "ws";
import {
  type Asker,
  makeCompany,
  startTestServer,
  type TestCompany,
  type TestServer,
} from "../testing/server.ts";
import { createApiToken } from "./api-token.ts";
import { authDatabase } from "./queries.ts";
import { type Browser, browser, goodPassword, layAccount, signIn, totp } from "./testing.ts";

/** Monday; the notice is a week. */
const today = "2027-01-04T02:00:00Z";
const theDay = "2027-01-11";
const onTheDay = `${theDay}T02:00:00Z`;

let server: TestServer;
let company: TestCompany;
beforeAll(async () => {
  server = await startTestServer(today);
});
afterAll(() => server.close());
beforeEach(async () => {
  server.setClock(today);
  company = await makeCompany(server);
});

const asks = (value: string | null, fromOn = theDay) => ({
  placeId: company.companyId,
  key: "security.secondFactor",
  value,
  fromOn,
  reason: "等保要求",
});
const ask = (value: string | null, fromOn?: string) =>
  company.admin.run("setPolicy", asks(value, fromOn), "policy { value }");
const whoAmI = "{ viewer { accountId secondFactorFrom } }";
const code = async (who: Asker) => (await who.send(whoAmI)).errors?.[0]?.extensions.code;
const askedFrom = async (who: Asker) => (await who.ask(whoAmI)).viewer.secondFactorFrom;
/** As if set up at an authenticator. */
const setUp = ({ accountId }: Asker) =>
  server.database.owner.query('update auth."user" set two_factor_enabled = true where id = $1', [
    accountId,
  ]);

let people = 0;
/** Somebody of the company who signs in with a password at a browser. */
async function atTheDesk(): Promise<{ from: Browser; accountId: string; login: string }> {
  const login = `desk${(people += 1)}@example.com`;
  const badge = { name: "韩梅梅", badgeNumber: login, phone: "13800000000", mailbox: login };
  const { person } = await company.admin.run("createPerson", badge, "person { id }");
  const db = authDatabase(server.database.app);
  const personId = person.id.slice("Person_".length);
  const accountId = await layAccount({ ...server.database, db }, company.id, personId, login);
  const from = browser(server.url);
  await signIn(from, login);
  return { from, accountId, login };
}
const query = (from: Browser) => from.post("/graphql", { query: whoAmI });

describe("a second factor that the company asks", () => {
  it("is told of ahead, and from its day on nothing else goes but to set it up", async () => {
    const { from } = await atTheDesk();
    await ask("EVERYBODY");
    expect((await query(from)).body.data.viewer.secondFactorFrom).toBe(theDay);
    server.setClock("2027-01-10T15:59:00Z");
    expect((await query(from)).status).toBe(200);
    server.setClock("2027-01-10T16:00:00Z"); // midnight in Shanghai
    const refused = await query(from);
    expect(refused.status).toBe(403);
    expect(refused.body.errors[0].extensions).toEqual({ code: "SECOND_FACTOR_REQUIRED" });
    const { totpURI } = (await from.post("/api/auth/two-factor/enable", { password: goodPassword }))
      .body;
    expect((await query(from)).status).toBe(403); // begun is not done
    await from.post("/api/auth/two-factor/verify-totp", { code: totp(totpURI) });
    expect((await query(from)).body.data.viewer.secondFactorFrom).toBeNull();
    await from.post("/api/auth/two-factor/disable", { password: goodPassword });
    await expect.poll(async () => (await query(from)).status).toBe(403);
  });

  it("is asked before any file, export, calendar and event as well", async () => {
    const who = await company.hire("SYSTEM_ADMIN");
    const db = authDatabase(server.database.app);
    const made = await createApiToken(
      db,
      {
        accountId: who.accountId,
        name: "日历",
        scope: "CALENDAR",
        companyId: company.id,
        days: 30,
      },
      server.now(),
    );
    const calendar = made.ok ? `/calendar/${company.id}/${made.value.token}.ics` : "";
    const paths = [
      "/exports/people.xlsx",
      "/templates/people.xlsx",
      "/audit/roots.json",
      "/letterhead/logo",
      calendar,
    ];
    for (const path of paths) expect((await who.fetch(path)).status, path).not.toBe(403);
    await ask("EVERYBODY");
    server.setClock(onTheDay);
    for (const path of paths) {
      const answer = await who.fetch(path);
      expect([answer.status, await answer.json()], path).toEqual([
        403,
        { code: "SECOND_FACTOR_REQUIRED" },
      ]);
    }
    const upload = await who.fetch("/files?record=x", { method: "POST", body: "x" });
    expect(upload.status).toBe(403);
    class Theirs extends WebSocket {
      constructor(address: string, protocols: string[]) {
        super(address, protocols, { headers: { authorization: `Bearer ${who.token}` } });
      }
    }
    const url = `${server.url.replace("http", "ws")}/graphql`;
    const connectionParams = { "threshold-company": company.id };
    const client = createClient({ url, webSocketImpl: Theirs, connectionParams });
    const told = await new Promise((resolve) => {
      const sink = { next: resolve, error: resolve, complete: () => {} };
      client.subscribe({ query: "subscription { jobChanged { id } }" }, sink);
    });
    expect(told).toMatchObject({ errors: [{ extensions: { code: "SECOND_FACTOR_REQUIRED" } }] });
    await client.dispose();
  });

  it("is asked of management alone where the company says so", async () => {
    const head = await company.hire("REGION_HEAD");
    const agent = await company.hire("FRONT_DESK_AGENT");
    await ask("MANAGEMENT");
    expect(await askedFrom(head)).toBe(theDay);
    expect(await askedFrom(agent)).toBeNull();
    server.setClock(onTheDay);
    expect(await code(head)).toBe("SECOND_FACTOR_REQUIRED");
    expect(await code(company.admin)).toBe("SECOND_FACTOR_REQUIRED");
    expect(await code(agent)).toBeUndefined();
  });

  it("is asked of personal API tokens by their owner's account, unless that comes by the identity provider alone", async () => {
    const owner = await company.hire("REGION_HEAD");
    const federated = await company.hire("REGION_STAFF");
    await server.database.owner.query("delete from auth.credential where user_id = $1", [
      federated.accountId,
    ]);
    await ask("EVERYBODY");
    server.setClock(onTheDay);
    expect(await code(owner)).toBe("SECOND_FACTOR_REQUIRED");
    expect(await code(federated)).toBeUndefined();
    await setUp(owner);
    await expect.poll(() => code(owner)).toBeUndefined();
  });

  it("is asked by whoever administers the company alone, with a week's notice, once, and noted", async () => {
    const head = await company.hire("REGION_HEAD");
    expect(await head.refusal("setPolicy", asks("NOBODY"))).toMatchObject({ code: "FORBIDDEN" });
    expect(await company.admin.refusal("setPolicy", asks("EVERYBODY", "2027-01-10"))).toEqual({
      code: "POLICY_TOO_SOON",
      details: { fromOn: "2027-01-10", earliest: theDay },
    });
    const atRegion = { ...asks("EVERYBODY"), placeId: company.regionId };
    expect((await head.refusal("setPolicy", atRegion)).code).toBe("POLICY_LEVEL");
    const once = { ...asks("EVERYBODY"), clientMutationId: "once" };
    for (const _ of [1, 2]) await company.admin.run("setPolicy", once, "policy { value }");
    const { rows } = await server.database.owner.query(
      `select a.action, a.person_id, a.after ->> 'value' as value from audit_entry a
       join policy_setting s on s.company_id = a.company_id and s.id = a.record_id
       where a.company_id = $1`,
      [company.id],
    );
    expect(rows).toEqual([
      {
        action: "setPolicy",
        person_id: company.admin.personId.slice("Person_".length),
        value: "EVERYBODY",
      },
    ]);
  });

  it("is asked no more as soon as an administrator says so", async () => {
    const agent = await company.hire("FRONT_DESK_AGENT");
    await ask("EVERYBODY");
    await setUp(company.admin);
    server.setClock(onTheDay);
    expect(await code(agent)).toBe("SECOND_FACTOR_REQUIRED");
    await ask("NOBODY", theDay);
    await expect.poll(() => code(agent)).toBeUndefined();
  });

  it("is each company's own to ask", async () => {
    const { admin } = await makeCompany(server);
    await ask("EVERYBODY");
    server.setClock(onTheDay);
    expect(await code(admin)).toBeUndefined();
    expect(await askedFrom(admin)).toBeNull();
  });
});
