import type { Pool } from "pg";
import { capabilityNames } from "@threshold/domain/organization/capabilities";
import type { Role } from "@threshold/domain/organization/roles";
import { may, readableCenters, readableEstates } from "@threshold/domain/organization/viewer";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { createApiToken, type ApiTokenInput } from "./api-token.ts";
import { createAuth } from "./auth.ts";
import {
  browser,
  layAccount,
  layCompany,
  layPerson,
  layRole,
  openTestDatabase,
  serve,
  signIn,
  testSecret,
  type TestCompany,
  type TestDatabase,
  type TestServer,
} from "./testing.ts";
import type { Signed } from "./viewer.ts";

let test: TestDatabase;
let server: TestServer;
let a: TestCompany;
let b: TestCompany;
let logins = 0;

beforeAll(async () => {
  test = await openTestDatabase();
  [a, b] = [await layCompany(test.owner), await layCompany(test.owner)];
  server = await serve(test);
});
afterAll(async () => {
  await server?.close();
  await test?.close();
});

/** A person of a company with an account and a token that may write. */
async function someone(company: TestCompany) {
  const login = `viewer${(logins += 1)}@example.com`;
  const personId = await layPerson(test.owner, company.id);
  const accountId = await layAccount(test, company.id, personId, login);
  return { login, personId, accountId, token: (await token(accountId)).token };
}

async function token(accountId: string, more: Partial<ApiTokenInput> = {}, now = new Date()) {
  const input = {
    accountId,
    name: "test",
    scope: "WRITE",
    companyId: null,
    days: 365,
    ...more,
  } as const;
  const made = await createApiToken(test.db, input, now);
  if (!made.ok) throw new Error(made.refusal.code);
  return made.value;
}

/** Asks as a process of its own does, at a given instant. */
function at(instant: string | (() => Date), pool: Pool = test.app) {
  const clock = typeof instant === "string" ? () => new Date(instant) : instant;
  const auth = createAuth({ pool, secret: testSecret, baseUrl: "http://localhost:4000", clock });
  const who = (bearer: string, companyId?: string): Promise<Signed | null> =>
    auth.viewerOf({
      headers: {
        authorization: `Bearer ${bearer}`,
        ...(companyId && { "threshold-company": companyId }),
      },
    });
  return { auth, who };
}
const today = () => at(() => new Date());
const sorted = (ids: readonly string[]) => ids.toSorted();

describe("the scope of a viewer", () => {
  it("of the company is all of it", async () => {
    const { personId, token: bearer } = await someone(a);
    await layRole(test.owner, a.id, personId, {
      role: "GENERAL_MANAGER",
      level: "COMPANY",
      placeId: a.id,
    });
    const { scope, viewer } = (await today().who(bearer))!;
    expect(sorted(scope.placeIds)).toEqual(sorted([...a.regions, ...a.centers]));
    expect(sorted(scope.centerIds)).toEqual(sorted(a.centers));
    expect(sorted(scope.reachIds)).toEqual(sorted(a.centers));
    expect(scope.permissions).toContain("launch.read");
    expect(scope.permissions).not.toContain("org.manage");
    expect(viewer.assignments).toMatchObject([
      { role: "GENERAL_MANAGER", centerIds: "ALL", regionIds: "ALL" },
    ]);
  });

  it("of a region is the region and its centers", async () => {
    const { personId, token: bearer } = await someone(a);
    await layRole(test.owner, a.id, personId, {
      role: "REGION_HEAD",
      level: "REGION",
      placeId: a.regions[0],
    });
    const { scope, viewer } = (await today().who(bearer))!;
    expect(sorted(scope.placeIds)).toEqual(sorted([a.regions[0], a.centers[0], a.centers[1]]));
    expect(sorted(scope.centerIds)).toEqual(sorted([a.centers[0], a.centers[1]]));
    expect(viewer.assignments[0]).toEqual({
      role: "REGION_HEAD",
      place: { level: "REGION", id: a.regions[0] },
      centerIds: sorted([a.centers[0], a.centers[1]]),
      regionIds: [a.regions[0]],
    });
  });

  it("of a center is the center, below the region it lies in", async () => {
    const { personId, token: bearer } = await someone(a);
    await layRole(test.owner, a.id, personId, {
      role: "SERVICE_CENTER_HEAD",
      level: "SERVICE_CENTER",
      placeId: a.centers[1],
    });
    const { scope, viewer } = (await today().who(bearer))!;
    expect(sorted(scope.placeIds)).toEqual(sorted([a.regions[0], a.centers[1]]));
    expect(scope.centerIds).toEqual([a.centers[1]]);
    expect(scope.reachIds).toEqual([a.centers[1]]);
    expect(may(viewer, "launch.read", { level: "SERVICE_CENTER", id: a.centers[1] })).toBe(true);
    expect(may(viewer, "launch.read", { level: "SERVICE_CENTER", id: a.centers[0] })).toBe(false);
  });

  it("of an estate shows the way to it and no launches of its center", async () => {
    const { personId, token: bearer } = await someone(a);
    await layRole(test.owner, a.id, personId, {
      role: "BUILDING_STEWARD",
      level: "ESTATE",
      placeId: a.estates[0],
    });
    const { scope, viewer } = (await today().who(bearer))!;
    expect(sorted(scope.placeIds)).toEqual(sorted([a.regions[0], a.centers[0]]));
    expect(scope.centerIds).toEqual([]);
    expect(scope.reachIds).toEqual([a.estates[0]]);
    expect(viewer.assignments[0]).toMatchObject({ centerIds: [], regionIds: [] });
  });

  it("holds no launches where no role reads them, and own records (S) are none", async () => {
    const { personId, token: bearer } = await someone(a);
    await layRole(test.owner, a.id, personId, {
      role: "FRONT_DESK_AGENT",
      level: "SERVICE_CENTER",
      placeId: a.centers[0],
    });
    await layRole(test.owner, a.id, personId, {
      role: "VENDOR_STAFF",
      level: "SERVICE_CENTER",
      placeId: a.centers[1],
    });
    await layRole(test.owner, a.id, personId, {
      role: "HR_ADMIN_OFFICER",
      level: "REGION",
      placeId: a.regions[1],
    });
    const { scope } = (await today().who(bearer))!;
    expect(scope.centerIds).toEqual([a.centers[2]]);
    expect(sorted(scope.placeIds)).toEqual(sorted([...a.regions, ...a.centers]));
  });

  it("without a role is empty", async () => {
    const { token: bearer } = await someone(a);
    expect((await today().who(bearer))!.scope).toMatchObject({
      placeIds: [],
      reachIds: [],
      centerIds: [],
      permissions: [],
    });
  });

  it("never holds places of another company, even where an assignment names them", async () => {
    const { personId, token: bearer } = await someone(a);
    for (const [level, placeId] of [
      ["COMPANY", b.id],
      ["REGION", b.regions[0]],
      ["SERVICE_CENTER", b.centers[0]],
      ["ESTATE", b.estates[0]],
    ] as const) {
      await layRole(test.owner, a.id, personId, { role: "GENERAL_MANAGER", level, placeId });
    }
    const { scope } = (await today().who(bearer))!;
    expect(scope).toMatchObject({ companyId: a.id, placeIds: [], reachIds: [], centerIds: [] });
  });

  it("reads of each capability what the matrix says, whatever the roles and their places", async () => {
    const held: [Role, "COMPANY" | "REGION" | "SERVICE_CENTER" | "ESTATE", string][][] = [
      [["GENERAL_MANAGER", "COMPANY", a.id]],
      [["REGION_HEAD", "REGION", a.regions[0]]],
      [["TRAINING_OFFICER", "REGION", a.regions[0]]],
      [["FRONT_DESK_AGENT", "SERVICE_CENTER", a.centers[0]]],
      [["BUILDING_STEWARD", "ESTATE", a.estates[0]]],
      [["SHOW_FLAT_RECEPTIONIST", "ESTATE", a.estates[0]]],
      [
        ["SHOW_FLAT_RECEPTIONIST", "SERVICE_CENTER", a.centers[0]],
        ["CUSTOMER_SERVICE_MANAGER", "SERVICE_CENTER", a.centers[1]],
        ["BUILDING_STEWARD", "ESTATE", a.estates[0]],
      ],
      [],
    ];
    for (const roles of held) {
      const { personId, token: bearer } = await someone(a);
      for (const [role, level, placeId] of roles)
        await layRole(test.owner, a.id, personId, { role, level, placeId });
      const { scope, viewer } = (await today().who(bearer))!;
      for (const capability of capabilityNames) {
        const { rows } = await test.owner.query<{ centers: string[] }>(
          `select readable_centers($1) as centers
           from (select set_config('app.readable', $2, false), set_config('app.reach_ids', $3, false)) s`,
          [capability, scope.readable, `{${scope.reachIds.join(",")}}`],
        );
        const wanted = readableCenters(viewer, capability);
        expect(sorted(rows[0]!.centers), `${capability} of ${roles.join(" ")}`).toEqual(
          sorted(
            wanted === "ALL" ? a.centers : [...wanted, ...readableEstates(viewer, capability)],
          ),
        );
        if (capability === "LCH") expect(sorted(rows[0]!.centers)).toEqual(sorted(scope.centerIds));
      }
    }
  });

  it("is of one company, the one asked for or the first; of another it is nobody's", async () => {
    const { personId, accountId, token: bearer } = await someone(a);
    const elsewhere = await layPerson(test.owner, b.id);
    await test.owner.query("insert into auth.membership values ($1, $2, $3)", [
      accountId,
      b.id,
      elsewhere,
    ]);
    await layRole(test.owner, b.id, elsewhere, {
      role: "GENERAL_MANAGER",
      level: "COMPANY",
      placeId: b.id,
    });
    const { who } = today();
    expect((await who(bearer))!.scope).toMatchObject({ companyId: a.id, personId, placeIds: [] });
    const there = (await who(bearer, b.id))!;
    expect(there.viewer).toMatchObject({ companyId: b.id, personId: elsewhere });
    expect(sorted(there.scope.placeIds)).toEqual(sorted([...b.regions, ...b.centers]));
    expect(await who(bearer, (await layCompany(test.owner)).id)).toBeNull();
    expect((await who(bearer, `Company_${b.id}`))!.scope.companyId).toBe(b.id);
    expect(await who(bearer, "not-a-company")).toBeNull();
    expect(await who(bearer, `Region_${b.id}`)).toBeNull();
  });

  it("is nobody's once the person or the company is suspended", async () => {
    const company = await layCompany(test.owner);
    const { personId, token: bearer } = await someone(company);
    expect(await today().who(bearer)).not.toBeNull();
    await test.owner.query("update person set status = 'SUSPENDED' where id = $1", [personId]);
    expect(await today().who(bearer)).toBeNull();
    await test.owner.query("update person set status = 'ACTIVE' where id = $1", [personId]);
    await test.owner.query("update company set status = 'SUSPENDED' where company_id = $1", [
      company.id,
    ]);
    expect(await today().who(bearer)).toBeNull();
  });
});

describe("a role", () => {
  it("is held from its first to its last day, both included, by the company's clock", async () => {
    const { personId, token: bearer } = await someone(a);
    await layRole(test.owner, a.id, personId, {
      role: "GENERAL_MANAGER",
      level: "COMPANY",
      placeId: a.id,
      fromOn: "2026-12-01",
      toOn: "2026-12-31",
    });
    const holds = async (instant: string) =>
      (await at(instant).who(bearer))!.viewer.assignments.length === 1;
    // Midnight in Shanghai is 16:00 UTC of the day before.
    expect(await holds("2026-11-30T15:59:59Z")).toBe(false);
    expect(await holds("2026-11-30T16:00:00Z")).toBe(true);
    expect(await holds("2026-12-31T15:59:59Z")).toBe(true);
    expect(await holds("2026-12-31T16:00:00Z")).toBe(false);
    expect((await at("2026-12-31T16:00:00Z").who(bearer))!.today).toBe("2027-01-01");
  });

  it("that is delegated ends by itself, also for a process that remembers it", async () => {
    const [head, deputy] = [await someone(a), await someone(a)];
    const place = {
      role: "SERVICE_CENTER_HEAD",
      level: "SERVICE_CENTER",
      placeId: a.centers[0],
    } as const;
    const own = await layRole(test.owner, a.id, head.personId, place);
    const days = { fromOn: "2026-12-07", toOn: "2026-12-11", delegatedFromId: own };
    await layRole(test.owner, a.id, deputy.personId, { ...place, ...days });
    let now = new Date("2026-12-11T15:59:59.500Z");
    const { who } = at(() => now);
    expect((await who(deputy.token))!.scope.centerIds).toEqual([a.centers[0]]);
    now = new Date("2026-12-11T16:00:00Z");
    expect((await who(deputy.token))!.scope.centerIds).toEqual([]);
    expect((await who(head.token))!.scope.centerIds).toEqual([a.centers[0]]);
  });

  it("that is delegated ends with the role it comes from", async () => {
    const [head, deputy] = [await someone(a), await someone(a)];
    const place = {
      role: "SERVICE_CENTER_HEAD",
      level: "SERVICE_CENTER",
      placeId: a.centers[0],
    } as const;
    const own = await layRole(test.owner, a.id, head.personId, { ...place, toOn: "2026-12-08" });
    const days = { fromOn: "2026-12-07", toOn: "2026-12-11", delegatedFromId: own };
    await layRole(test.owner, a.id, deputy.personId, { ...place, ...days });
    expect((await at("2026-12-08T04:00:00Z").who(deputy.token))!.scope.centerIds).toEqual([
      a.centers[0],
    ]);
    expect((await at("2026-12-09T04:00:00Z").who(deputy.token))!.scope.centerIds).toEqual([]);
  });
});

describe("an API token", () => {
  it("with scope READ cannot write, with WRITE it can", async () => {
    const { accountId } = await someone(a);
    const read = await token(accountId, { scope: "READ" });
    const write = await token(accountId);
    expect(await today().who(read.token)).toMatchObject({
      canWrite: false,
      apiTokenId: read.id,
      sessionId: null,
    });
    expect(await today().who(write.token)).toMatchObject({ canWrite: true });
  });

  it("ends on its day and lives a year at most", async () => {
    const { accountId } = await someone(a);
    const { token: bearer, expiresAt } = await token(accountId, { days: 30 });
    expect(await at(() => new Date(expiresAt.getTime() - 1_000)).who(bearer)).not.toBeNull();
    expect(await at(() => expiresAt).who(bearer)).toBeNull();
    const input = { accountId, name: "x", scope: "READ", companyId: null } as const;
    for (const days of [0, -1, 1.5, 366, Number.NaN]) {
      expect(await createApiToken(test.db, { ...input, days }, new Date())).toMatchObject({
        ok: false,
      });
    }
  });

  it("for one company opens no other", async () => {
    const { accountId } = await someone(a);
    const elsewhere = await layPerson(test.owner, b.id);
    await test.owner.query("insert into auth.membership values ($1, $2, $3)", [
      accountId,
      b.id,
      elsewhere,
    ]);
    const { token: bearer } = await token(accountId, { companyId: b.id });
    expect((await today().who(bearer))!.scope.companyId).toBe(b.id);
    expect(await today().who(bearer, a.id)).toBeNull();
    const stranger = {
      accountId,
      name: "x",
      scope: "READ",
      days: 1,
      companyId: (await layCompany(test.owner)).id,
    } as const;
    expect(await createApiToken(test.db, stranger, new Date())).toMatchObject({
      refusal: { code: "NOT_FOUND" },
    });
  });

  it("is made, listed and revoked by its owner's session only, and shown once", async () => {
    const { login } = await someone(a);
    const from = browser(server.origin);
    expect(
      (await from.post("/api/auth/api-token/create", { name: "x", scope: "READ", days: 1 })).status,
    ).toBe(401);
    await signIn(from, login);
    const made = (
      await from.post("/api/auth/api-token/create", { name: "夜间导出", scope: "READ", days: 30 })
    ).body;
    const asToken = browser(server.origin);
    const authorization = { authorization: `Bearer ${made.token}` };
    expect((await asToken.get("/who", authorization)).body.canWrite).toBe(false);
    expect(
      (
        await asToken.post(
          "/api/auth/api-token/create",
          { name: "x", scope: "WRITE", days: 1 },
          authorization,
        )
      ).status,
    ).toBe(401);
    const listed = (await from.get("/api/auth/api-token/list")).body as {
      id: string;
      prefix: string;
      lastUsedAt: string;
    }[];
    const row = listed.find(({ id }) => id === made.id)!;
    expect(row).toMatchObject({ name: "夜间导出", scope: "READ", prefix: made.token.slice(0, 8) });
    expect(row.lastUsedAt).toBeTruthy();
    expect(JSON.stringify(listed)).not.toContain(made.token);
    const stranger = browser(server.origin);
    await signIn(stranger, (await someone(b)).login);
    expect((await stranger.post("/api/auth/api-token/revoke", { id: made.id })).status).toBe(404);
    expect((await from.post("/api/auth/api-token/revoke", { id: made.id })).status).toBe(200);
    expect((await asToken.get("/who", authorization)).body).toBeNull();
  });

  it("that is made up, cut or of another form is nobody's, and hides the cookie beside it", async () => {
    const { login, token: bearer } = await someone(a);
    for (const wrong of [
      "",
      "thr_",
      bearer.slice(0, -1),
      `${bearer}x`,
      bearer.toLowerCase(),
      "x".repeat(500),
    ]) {
      expect(await today().who(wrong)).toBeNull();
    }
    const from = browser(server.origin);
    await signIn(from, login);
    expect((await from.get("/who", { authorization: "Bearer thr_wrong" })).body).toBeNull();
    expect((await from.get("/who", { authorization: "Basic eDp5" })).body).toBeNull();
  });
});

describe("what is remembered", () => {
  it("spares the round trip of the next requests", async () => {
    const { token: bearer } = await someone(a);
    const asked = vi.spyOn(test.app, "query");
    const { who } = today();
    await Promise.all([who(bearer), who(bearer)]);
    for (let times = 0; times < 10; times += 1) await who(bearer);
    expect(asked).toHaveBeenCalledTimes(1);
    asked.mockRestore();
  });

  it("is forgotten after half a minute", async () => {
    const { token: bearer } = await someone(a);
    const asked = vi.spyOn(test.app, "query");
    const time = vi.spyOn(performance, "now").mockReturnValue(1_000);
    const { who } = today();
    await who(bearer);
    time.mockReturnValue(30_999);
    await who(bearer);
    expect(asked).toHaveBeenCalledTimes(1);
    time.mockReturnValue(31_001);
    await who(bearer);
    expect(asked).toHaveBeenCalledTimes(2);
    time.mockRestore();
    asked.mockRestore();
  });

  it("is forgotten at once when the process is told that assignments changed", async () => {
    const { personId, token: bearer } = await someone(a);
    const { auth, who } = today();
    expect((await who(bearer))!.scope.placeIds).toEqual([]);
    await layRole(test.owner, a.id, personId, {
      role: "GENERAL_MANAGER",
      level: "COMPANY",
      placeId: a.id,
    });
    auth.invalidateViewers(b.id);
    expect((await who(bearer))!.scope.placeIds).toEqual([]);
    auth.invalidateViewers(a.id);
    expect((await who(bearer))!.scope.placeIds).toHaveLength(5);
  });

  it("is forgotten when any process changes assignments", async () => {
    const { personId, token: bearer } = await someone(a);
    const { auth, who } = today();
    const stop = await auth.listen();
    expect((await who(bearer))!.scope.placeIds).toEqual([]);
    await layRole(test.owner, a.id, personId, {
      role: "GENERAL_MANAGER",
      level: "COMPANY",
      placeId: a.id,
    });
    await test.owner.query("select pg_notify('viewer', 'company:' || $1)", [a.id]);
    await expect.poll(async () => (await who(bearer))!.scope.placeIds.length).toBe(5);
    stop();
  });

  it("is forgotten when the notices break off, which begin again by themselves", async () => {
    const { accountId, token: bearer } = await someone(a);
    const { auth, who } = today();
    const stop = await auth.listen();
    await who(bearer);
    const kill =
      "select pg_terminate_backend(pid) from pg_stat_activity where query = 'listen viewer'";
    await test.owner.query(kill);
    await test.owner.query("update auth.api_token set revoked_at = now() where account_id = $1", [
      accountId,
    ]);
    await expect.poll(() => who(bearer)).toBeNull();
    const other = await someone(a);
    await who(other.token);
    await test.owner.query("update auth.api_token set revoked_at = now() where account_id = $1", [
      other.accountId,
    ]);
    await expect.poll(() => who(other.token)).toBeNull();
    stop();
  });
});
