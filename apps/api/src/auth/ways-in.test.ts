import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createInvitation, createReset, invitationLives, revokeInvitation } from "./invitation.ts";
import { startIssuer, tokenFaults } from "./oidc-issuer.ts";
import {
  base32,
  browser,
  goodPassword,
  layAccount,
  layCompany,
  layPerson,
  openTestDatabase,
  serve,
  signIn,
  totp,
  type Browser,
  type TestCompany,
  type TestDatabase,
  type TestServer,
} from "./testing.ts";

let test: TestDatabase;
let server: TestServer;
let company: TestCompany;
let logins = 0;
const newLogin = () => `joiner${(logins += 1)}@example.com`;
const week = invitationLives;

beforeAll(async () => {
  test = await openTestDatabase();
  company = await layCompany(test.owner);
  server = await serve(test);
});
afterAll(async () => {
  await server?.close();
  await test?.close();
});

/** Invites a new person of the company; answers the token of the link. */
async function invite(login: string, at = new Date(), companyId = company.id) {
  const personId = await layPerson(test.owner, companyId);
  const invited = await createInvitation(
    test.db,
    { companyId, personId, login, name: "韩梅梅", invitedBy: null },
    at,
  );
  if (!invited.ok) throw new Error(invited.refusal.code);
  return { ...invited.value, personId };
}

const accept = (token: string, password = goodPassword) =>
  browser(server.origin).post("/api/auth/invitation/accept", { token, password });

describe("an invitation", () => {
  it("shows who is invited where, and leads in once", async () => {
    const login = newLogin();
    const { token, personId } = await invite(login);
    const shown = await browser(server.origin).post("/api/auth/invitation/read", { token });
    expect(shown.body).toMatchObject({ kind: "JOIN", login, name: "韩梅梅", hasAccount: false });
    expect(shown.body.companyName).toMatch(/^C\d+$/);
    expect((await accept(token)).status).toBe(200);
    const from = browser(server.origin);
    expect((await signIn(from, login)).status).toBe(200);
    expect((await from.get("/who")).body.viewer).toMatchObject({ companyId: company.id, personId });
    expect((await accept(token)).body.code).toBe("INVITATION_NOT_VALID");
    expect((await browser(server.origin).post("/api/auth/invitation/read", { token })).status).toBe(
      400,
    );
  });

  it("tells the person's record which account is theirs, and the audit by what", async () => {
    const login = newLogin();
    const { token, personId } = await invite(login);
    await accept(token);
    const { rows } = await test.owner.query(
      `select a.action, a.after ->> 'account_id' = p.account_id::text as told from audit_entry a
       join person p on p.company_id = a.company_id and p.id = a.record_id where a.record_id = $1 and operation = 'UPDATE'`,
      [personId],
    );
    expect(rows).toEqual([{ action: "acceptInvitation", told: true }]);
  });

  it("is used by one of two who try at once", async () => {
    const { token } = await invite(newLogin());
    const statuses = (await Promise.all([accept(token), accept(token)])).map(
      (answer) => answer.status,
    );
    expect(statuses.toSorted()).toEqual([200, 400]);
  });

  it("makes one account of two invitations of a login that are used at once", async () => {
    const login = newLogin();
    const there = await invite(login, new Date(), (await layCompany(test.owner)).id);
    const answers = await Promise.all([accept((await invite(login)).token), accept(there.token)]);
    const statuses = answers.map((answer) => answer.status);
    expect(statuses).toContain(200);
    expect(statuses.every((status) => status === 200 || status === 400)).toBe(true);
    const { rowCount } = await test.owner.query('select from auth."user" where email = $1', [
      login,
    ]);
    expect(rowCount).toBe(1);
  });

  it("ends after seven days", async () => {
    const now = new Date();
    const old = await invite(newLogin(), new Date(now.getTime() - week));
    expect((await accept(old.token)).body.code).toBe("INVITATION_NOT_VALID");
    const fresh = await invite(newLogin(), new Date(now.getTime() - week + 60_000));
    expect((await accept(fresh.token)).status).toBe(200);
  });

  it("can be withdrawn by its company only, and is replaced by a newer one", async () => {
    const other = await layCompany(test.owner);
    const login = newLogin();
    const { id, token, personId } = await invite(login);
    expect(await revokeInvitation(test.db, other.id, id, new Date())).toMatchObject({ ok: false });
    const again = await createInvitation(
      test.db,
      { companyId: company.id, personId, login, name: "韩梅梅", invitedBy: null },
      new Date(),
    );
    expect((await accept(token)).status).toBe(400);
    if (!again.ok) throw new Error(again.refusal.code);
    expect(await revokeInvitation(test.db, company.id, again.value.id, new Date())).toEqual({
      ok: true,
      value: null,
    });
    expect((await accept(again.value.token)).status).toBe(400);
  });

  it("keeps its token nowhere", async () => {
    const { token } = await invite(newLogin());
    const { rows } = await test.owner.query(
      "select to_jsonb(i)::text as row from auth.invitation i",
    );
    expect(rows.some(({ row }) => row.includes(token))).toBe(false);
  });

  it.each([
    "",
    "  ",
    "someone",
    "a@b",
    "12345678901",
    "x@phone.invalid",
    "a b@example.com",
    "@example.com",
  ])("is not made for “%s”, which is no login", async (login) => {
    await expect(invite(login)).rejects.toThrow("INVALID_INPUT");
  });

  it.each([
    "short",
    "Password2024!",
    "1234567890",
    "woaini1314520",
    "qwertyuiop123",
    "aaaaaaaaaaaa",
    "韩梅梅1234567",
  ])("does not take the password “%s”, and stays usable", async (password) => {
    const { token } = await invite(newLogin());
    expect((await accept(token, password)).body.code).toMatch(/^PASSWORD_TOO_/);
    expect((await accept(token)).status).toBe(200);
  });

  it("joins a second company under the account that is there, by its own password only", async () => {
    const login = newLogin();
    await accept((await invite(login)).token);
    const second = await layCompany(test.owner);
    const { token } = await invite(login, new Date(), second.id);
    expect(
      (await browser(server.origin).post("/api/auth/invitation/read", { token })).body.hasAccount,
    ).toBe(true);
    expect((await accept(token, "another password 9!")).body.code).toBe(
      "INVALID_EMAIL_OR_PASSWORD",
    );
    expect((await accept(token)).status).toBe(200);
    const from = browser(server.origin);
    await signIn(from, login);
    const there = await from.get("/who", { "threshold-company": second.id });
    expect(there.body.viewer.companyId).toBe(second.id);
  });

  it("is guessed at as slowly as a password", async () => {
    const login = newLogin();
    await accept((await invite(login)).token);
    const { token } = await invite(login, new Date(), (await layCompany(test.owner)).id);
    for (let tries = 0; tries < 5; tries += 1)
      expect((await accept(token, `wrong password ${tries}`)).status).toBe(401);
    expect((await accept(token)).status).toBe(429);
  });
});

describe("a reset link", () => {
  const reset = (personId: string, keepSecondFactor = true) =>
    createReset(
      test.db,
      { companyId: company.id, personId, invitedBy: null, keepSecondFactor },
      new Date(),
    );

  it("sets a new password once and ends every session", async () => {
    const login = newLogin();
    const { token, personId } = await invite(login);
    await accept(token);
    const from = browser(server.origin);
    await signIn(from, login);
    const link = await reset(personId);
    if (!link.ok) throw new Error(link.refusal.code);
    expect((await from.get("/who")).body).not.toBeNull();
    expect((await accept(link.value.token, "neu: Regen am Kanal")).status).toBe(200);
    expect((await from.get("/api/auth/get-session")).body).toBeNull();
    expect((await signIn(browser(server.origin), login)).status).toBe(401);
    expect((await signIn(browser(server.origin), login, "neu: Regen am Kanal")).status).toBe(200);
    expect((await accept(link.value.token, "noch einmal anders")).status).toBe(400);
  });

  it("is not made for an account of several companies, nor for nobody's", async () => {
    const login = newLogin();
    const first = await invite(login);
    await accept(first.token);
    await accept((await invite(login, new Date(), (await layCompany(test.owner)).id)).token);
    expect(await reset(first.personId)).toMatchObject({ refusal: { code: "FORBIDDEN" } });
    expect(await reset(await layPerson(test.owner, company.id))).toMatchObject({
      refusal: { code: "NOT_FOUND" },
    });
  });
});

describe("a second factor", () => {
  async function enrolled(): Promise<{
    login: string;
    uri: string;
    backupCodes: string[];
    from: Browser;
    personId: string;
  }> {
    const login = newLogin();
    const { token, personId } = await invite(login);
    await accept(token);
    const from = browser(server.origin);
    await signIn(from, login);
    expect(
      (await from.post("/api/auth/two-factor/enable", { password: "wrong password" })).status,
    ).toBe(400);
    const { totpURI: uri, backupCodes } = (
      await from.post("/api/auth/two-factor/enable", { password: goodPassword })
    ).body;
    expect((await from.post("/api/auth/two-factor/verify-totp", { code: totp(uri) })).status).toBe(
      200,
    );
    return { login, uri, backupCodes, from, personId };
  }

  it("is asked for after the password, and there is no session before", async () => {
    const { login, uri } = await enrolled();
    const from = browser(server.origin);
    const first = await signIn(from, login);
    expect(first.body).toMatchObject({ twoFactorRedirect: true });
    expect((await from.get("/who")).body).toBeNull();
    expect((await from.post("/api/auth/two-factor/verify-totp", { code: "000000" })).status).toBe(
      401,
    );
    expect((await from.post("/api/auth/two-factor/verify-totp", { code: totp(uri) })).status).toBe(
      200,
    );
    expect((await from.get("/who")).body.account.email).toBe(login);
  });

  it("can be replaced by each recovery code once", async () => {
    const { login, backupCodes } = await enrolled();
    const withCode = async (code: string) => {
      const from = browser(server.origin);
      await signIn(from, login);
      return (await from.post("/api/auth/two-factor/verify-backup-code", { code })).status;
    };
    expect(backupCodes).toHaveLength(10);
    expect(await withCode(backupCodes[0]!)).toBe(200);
    expect(await withCode(backupCodes[0]!)).toBe(401);
    expect(await withCode(backupCodes[1]!)).toBe(200);
  });

  it("cannot be guessed: five tries per sign-in", async () => {
    const { login, uri } = await enrolled();
    const from = browser(server.origin);
    await signIn(from, login);
    for (let tries = 0; tries < 5; tries += 1) {
      await from.post("/api/auth/two-factor/verify-totp", { code: "000000" });
    }
    expect((await from.post("/api/auth/two-factor/verify-totp", { code: totp(uri) })).status).toBe(
      400,
    );
  });

  it("ends the sessions that came in without it, when it is set up", async () => {
    const login = newLogin();
    await accept((await invite(login)).token);
    const [thief, desk] = [browser(server.origin), browser(server.origin)];
    await signIn(thief, login);
    await signIn(desk, login);
    const { totpURI } = (await desk.post("/api/auth/two-factor/enable", { password: goodPassword }))
      .body;
    expect((await thief.get("/api/auth/get-session")).body).not.toBeNull();
    await desk.post("/api/auth/two-factor/verify-totp", { code: totp(totpURI) });
    expect((await thief.get("/api/auth/get-session")).body).toBeNull();
    expect((await thief.get("/who")).body).toBeNull();
    expect((await desk.get("/who")).body.account.email).toBe(login);
  });

  it("is not needed any more once it is switched off with the password", async () => {
    const { login, from } = await enrolled();
    expect(
      (await from.post("/api/auth/two-factor/disable", { password: "wrong password" })).status,
    ).toBe(400);
    expect(
      (await from.post("/api/auth/two-factor/disable", { password: goodPassword })).status,
    ).toBe(200);
    expect((await signIn(browser(server.origin), login)).body.twoFactorRedirect).toBeUndefined();
  });

  it("that is lost is taken away with a reset link", async () => {
    const { login, personId } = await enrolled();
    const input = { companyId: company.id, personId, invitedBy: null, keepSecondFactor: false };
    expect(await createReset(test.db, input, new Date())).toMatchObject({ ok: true });
    expect((await signIn(browser(server.origin), login)).body.twoFactorRedirect).toBeUndefined();
  });

  it("keeps its secret encrypted", async () => {
    const { uri, backupCodes } = await enrolled();
    const { rows } = await test.owner.query(
      "select secret || backup_codes as kept from auth.two_factor",
    );
    const secret = base32(new URL(uri).searchParams.get("secret")!).toString();
    expect(rows.some(({ kept }) => kept.includes(secret) || kept.includes(backupCodes[0]!))).toBe(
      false,
    );
  });
});

describe("the company's own identity provider", () => {
  let issuer: Awaited<ReturnType<typeof startIssuer>>;
  let withOidc: TestServer;

  beforeAll(async () => {
    issuer = await startIssuer("threshold", "s3cret");
    const oidc = {
      issuer: issuer.issuer,
      clientId: "threshold",
      clientSecret: "s3cret",
      name: "集团统一登录",
    };
    withOidc = await serve(test, { oidc });
  });
  afterAll(async () => {
    await withOidc?.close();
    await issuer?.stop();
  });

  /** Follows the redirects as a browser does; answers where it ends up. */
  async function through(from: Browser): Promise<string> {
    const begun = await from.post("/api/auth/sign-in/social", {
      provider: "oidc",
      callbackURL: "/",
    });
    expect(begun.status).toBe(200);
    const asked = new URL(begun.body.url);
    expect(asked.searchParams.get("code_challenge_method")).toBe("S256");
    expect(asked.searchParams.get("nonce")).toBeTruthy();
    const back = (await fetch(asked, { redirect: "manual" })).headers.get("location")!;
    const { pathname, search } = new URL(back);
    return (await from.get(pathname + search)).headers.get("location")!;
  }

  it("is offered only where it is configured", async () => {
    const offered = (await browser(withOidc.origin).get("/api/auth/sign-in-methods")).body;
    expect(offered).toEqual({ password: true, oidc: { provider: "oidc", name: "集团统一登录" } });
    expect((await browser(server.origin).get("/api/auth/sign-in-methods")).body.oidc).toBeNull();
    const without = browser(server.origin).post("/api/auth/sign-in/social", {
      provider: "oidc",
      callbackURL: "/",
    });
    expect((await without).status).toBe(404);
  });

  it("signs in whom it vouches for and an administrator has invited", async () => {
    const login = newLogin();
    await layAccount(test, company.id, await layPerson(test.owner, company.id), login);
    issuer.letIn({ sub: "u-1", email: login, email_verified: true, name: "李雷" });
    const from = browser(withOidc.origin);
    expect(await through(from)).toBe("/");
    expect((await from.get("/who")).body.account.email).toBe(login);
    const again = browser(withOidc.origin);
    expect(await through(again)).toBe("/");
  });

  it("answers for the second factor of whom it signs in, and of nobody who comes by password", async () => {
    const login = newLogin();
    const there = await layCompany(test.owner);
    await layAccount(test, there.id, await layPerson(test.owner, there.id), login);
    await test.owner.query(
      `insert into policy_setting (company_id, id, key, value, from_on, reason)
       values ($1, gen_random_uuid(), 'security.secondFactor', '"EVERYBODY"', '2026-01-01', 'x')`,
      [there.id],
    );
    issuer.letIn({ sub: "u-factor", email: login, email_verified: true, name: "李雷" });
    const [federated, plain] = [browser(withOidc.origin), browser(withOidc.origin)];
    await through(federated);
    await signIn(plain, login);
    expect((await federated.get("/who")).body.scope.secondFactorFrom).toBeNull();
    expect((await plain.get("/who")).body.scope.secondFactorFrom).not.toBeNull();
  });

  it("lets in nobody who was not invited or whose address is not verified", async () => {
    issuer.letIn({ sub: "u-2", email: "stranger@example.com", email_verified: true, name: "x" });
    expect(await through(browser(withOidc.origin))).toMatch(/\/sign-in\?error=signup_disabled/);
    const login = newLogin();
    await layAccount(test, company.id, await layPerson(test.owner, company.id), login);
    issuer.letIn({ sub: "u-3", email: login, email_verified: false, name: "x" });
    expect(await through(browser(withOidc.origin))).toMatch(/error=account_not_linked/);
  });

  it.each(tokenFaults)("lets in nobody with a token that is %s", async (fault) => {
    const login = newLogin();
    await layAccount(test, company.id, await layPerson(test.owner, company.id), login);
    issuer.letIn({ sub: `u-${fault}`, email: login, email_verified: true, name: "x" }, fault);
    const from = browser(withOidc.origin);
    expect(await through(from)).toMatch(/error=/);
    expect((await from.get("/who")).body).toBeNull();
  });

  it("does not finish in another browser what began in this one", async () => {
    const from = browser(withOidc.origin);
    const login = newLogin();
    await layAccount(test, company.id, await layPerson(test.owner, company.id), login);
    issuer.letIn({ sub: "u-5", email: login, email_verified: true, name: "x" });
    const begun = await from.post("/api/auth/sign-in/social", {
      provider: "oidc",
      callbackURL: "/",
    });
    const back = (await fetch(begun.body.url, { redirect: "manual" })).headers.get("location")!;
    const victim = browser(withOidc.origin);
    const { pathname, search } = new URL(back);
    expect((await victim.get(pathname + search)).headers.get("location")).toMatch(/error=/);
    expect((await victim.get("/who")).body).toBeNull();
  });

  it("that hangs or is down leaves passwords alone", async () => {
    const login = newLogin();
    await layAccount(test, company.id, await layPerson(test.owner, company.id), login);
    const hanging = createServer(() => {});
    await new Promise<void>((resolve) => hanging.listen(0, "127.0.0.1", resolve));
    const { port } = hanging.address() as AddressInfo;
    for (const address of [`http://127.0.0.1:${port}`, "http://127.0.0.1:1"]) {
      const oidc = { issuer: address, clientId: "x", clientSecret: "x", name: "x" };
      const without = await serve(test, { oidc });
      expect((await signIn(browser(without.origin), login)).status).toBe(200);
      await without.close();
    }
    hanging.closeAllConnections();
    hanging.close();
  });

  it("sends nobody on to another site", async () => {
    const answer = browser(withOidc.origin).post("/api/auth/sign-in/social", {
      provider: "oidc",
      callbackURL: "https://evil.example/",
    });
    expect((await answer).status).toBe(403);
  });
});

describe("an installation", () => {
  it("with accounts has no set-up link", async () => {
    await accept((await invite(newLogin())).token);
    expect(await server.auth.createSetupLink()).toBeNull();
  });

  it("without accounts is set up once, by the newest link", async () => {
    const empty = await openTestDatabase();
    const made: string[] = [];
    const first = await serve(empty, {
      async setUpCompany(_tx, input) {
        const { id } = await layCompany(empty.owner);
        made.push(input.companyName);
        return { companyId: id, personId: await layPerson(empty.owner, id, input.name) };
      },
    });
    const stale = (await first.auth.createSetupLink())!;
    const link = (await first.auth.createSetupLink())!;
    expect(link).toMatch(/^http:\/\/localhost:\d+\/setup#[\w-]{43}$/);
    const from = browser(first.origin);
    const input = {
      companyName: "锦程物业",
      companyCode: "JC",
      name: "王芳",
      login: "13900139000",
      password: goodPassword,
    };
    const setUp = (url: string, more = {}) =>
      from.post("/api/auth/setup/accept", { ...input, ...more, token: url.split("#")[1] });
    expect((await setUp(stale)).body.code).toBe("INVITATION_NOT_VALID");
    expect((await setUp(link, { password: "1234567890" })).body.code).toBe("PASSWORD_TOO_COMMON");
    const asInvitation = { token: link.split("#")[1], password: goodPassword };
    expect((await from.post("/api/auth/invitation/accept", asInvitation)).body.code).toBe(
      "INVITATION_NOT_VALID",
    );
    expect((await setUp(link)).status).toBe(200);
    expect(made).toEqual(["锦程物业"]);
    expect((await signIn(from, "13900139000")).status).toBe(200);
    expect((await from.get("/who")).body.account.name).toBe("王芳");
    expect((await setUp(link)).status).toBe(400);
    expect(await first.auth.createSetupLink()).toBeNull();
    await first.close();
    await empty.close();
  });
});
