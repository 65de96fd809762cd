import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isForeign } from "./origin.ts";
import {
  browser,
  goodPassword,
  layAccount,
  layCompany,
  layPerson,
  openTestDatabase,
  serve,
  signIn,
  type Browser,
  type TestCompany,
  type TestDatabase,
  type TestServer,
} from "./testing.ts";

let test: TestDatabase;
let server: TestServer;
let company: TestCompany;
let people = 0;

beforeAll(async () => {
  test = await openTestDatabase();
  company = await layCompany(test.owner);
  server = await serve(test);
});
afterAll(async () => {
  await server?.close();
  await test?.close();
});

/** A new account with a login of its own. */
async function someone(): Promise<{ email: string; accountId: string; personId: string }> {
  const email = `person${(people += 1)}@example.com`;
  const personId = await layPerson(test.owner, company.id);
  return { email, personId, accountId: await layAccount(test, company.id, personId, email) };
}

describe("signing in", () => {
  it("opens a session in an httpOnly, SameSite=Lax cookie", async () => {
    const { email, accountId } = await someone();
    const from = browser(server.origin);
    const answer = await signIn(from, email);
    expect(answer.status).toBe(200);
    const [cookie] = from.setCookies.filter((line) => line.startsWith("threshold.session_token="));
    expect(cookie).toMatch(/; Path=\//);
    expect(cookie).toMatch(/; HttpOnly/);
    expect(cookie).toMatch(/; SameSite=Lax/);
    expect(cookie).not.toMatch(/; (?:Secure|Domain)/);
    expect((await from.get("/who")).body.account).toMatchObject({ id: accountId, email });
  });

  it("gives the cookie to https only where the address is https", async () => {
    const { email } = await someone();
    const secure = await serve(test, { secureCookies: true });
    const from = browser(secure.origin);
    await signIn(from, email);
    expect(from.setCookies[0]).toMatch(/^__Secure-threshold\.session_token=.*; Secure/);
    expect((await from.get("/who")).body).not.toBeNull();
    await secure.close();
  });

  it("takes a mobile number for a login, in any spelling", async () => {
    const personId = await layPerson(test.owner, company.id);
    await layAccount(test, company.id, personId, "+86 138-0013-8000");
    expect((await signIn(browser(server.origin), "13800138000")).status).toBe(200);
  });

  it("refuses a wrong password and an unknown account with the same answer", async () => {
    const { email } = await someone();
    const wrong = await signIn(browser(server.origin), email, "not the password");
    const unknown = await signIn(browser(server.origin), "nobody@example.com", "not the password");
    expect(wrong.status).toBe(401);
    expect([unknown.status, unknown.body]).toEqual([wrong.status, wrong.body]);
    expect([...unknown.headers.keys()]).toEqual([...wrong.headers.keys()]);
  });

  it("takes about as long for an unknown account as for a wrong password", async () => {
    const took = async (login: string, round: number) => {
      const began = performance.now();
      const { status } = await signIn(
        browser(server.origin, `203.0.113.${100 + round}`),
        login,
        "wrong password",
      );
      expect(status).toBe(401);
      return performance.now() - began;
    };
    // In turns, and the quickest of each: what else the machine does then weighs on neither, given rounds enough.
    let [known, unknown] = [Infinity, Infinity];
    const apart = () => Math.max(unknown / known, known / unknown);
    for (let round = 0; round < 4 || (apart() > 2 && round < 20); round += 1) {
      known = Math.min(known, await took((await someone()).email, round));
      unknown = Math.min(unknown, await took(`nobody${round}@example.com`, round));
    }
    expect(apart()).toBeLessThan(2.5);
  });

  it("offers no sign-up, no mail change, no deletion and nothing else that is not listed", async () => {
    const { email } = await someone();
    const from = browser(server.origin);
    await signIn(from, email);
    for (const path of [
      "sign-up/email",
      "change-email",
      "delete-user",
      "update-user",
      "request-password-reset",
      "two-factor/send-otp",
    ]) {
      const body = {
        email: "new@example.com",
        password: goodPassword,
        name: "x",
        newEmail: "new@example.com",
      };
      expect((await from.post(`/api/auth/${path}`, body)).status).toBe(404);
    }
  });

  it("ends with signing out", async () => {
    const { email } = await someone();
    const from = browser(server.origin);
    await signIn(from, email);
    const kept = new Map(from.cookies);
    expect((await from.get("/who")).body).not.toBeNull();
    await from.post("/api/auth/sign-out");
    expect(from.cookies.size).toBe(0);
    for (const [name, value] of kept) from.cookies.set(name, value);
    expect((await from.get("/who")).body).toBeNull();
  });
});

describe("a session", () => {
  it("survives a restart of the process", async () => {
    const { email } = await someone();
    const from = browser(server.origin);
    await signIn(from, email);
    const restarted = await serve(test);
    const later = browser(restarted.origin);
    for (const [name, value] of from.cookies) later.cookies.set(name, value);
    expect((await later.get("/who")).body.account.email).toBe(email);
    await restarted.close();
  });

  it("is worth nothing under another secret or with a changed signature", async () => {
    const { email } = await someone();
    const from = browser(server.origin);
    await signIn(from, email);
    const [[name, value]] = [...from.cookies] as [[string, string]];
    const other = await serve(test, { secret: "another secret that is long enough to sign" });
    const there = browser(other.origin);
    there.cookies.set(name, value);
    expect((await there.get("/who")).body).toBeNull();
    await other.close();
    from.cookies.set(
      name,
      value.replace(/\.(.)/, (_, sign: string) => (sign === "A" ? ".B" : ".A")),
    );
    expect((await from.get("/who")).body).toBeNull();
    from.cookies.set(name, value.split(".")[0]!);
    expect((await from.get("/who")).body).toBeNull();
  });

  it("can be listed and revoked from another, and stops at once", async () => {
    const { email } = await someone();
    const [phone, desk, stranger] = [
      browser(server.origin),
      browser(server.origin),
      browser(server.origin),
    ];
    await signIn(phone, email);
    await signIn(desk, email);
    await signIn(stranger, (await someone()).email);
    expect((await phone.get("/who")).body).not.toBeNull();
    const { sessionId } = (await phone.get("/who")).body;
    const sessions = (await desk.get("/api/auth/list-sessions")).body as {
      id: string;
      token: string;
    }[];
    expect(sessions).toHaveLength(2);
    const { token } = sessions.find((session) => session.id === sessionId)!;
    await stranger.post("/api/auth/revoke-session", { token });
    expect((await phone.get("/who")).body).not.toBeNull();
    expect((await desk.post("/api/auth/revoke-session", { token })).status).toBe(200);
    expect((await phone.get("/who")).body).toBeNull();
    expect((await desk.get("/who")).body).not.toBeNull();
  });

  it("outlives the revocation of all others", async () => {
    const { email } = await someone();
    const [phone, desk] = [browser(server.origin), browser(server.origin)];
    await signIn(phone, email);
    await signIn(desk, email);
    await phone.get("/who");
    expect((await desk.post("/api/auth/revoke-other-sessions")).status).toBe(200);
    expect((await phone.get("/who")).body).toBeNull();
    expect((await desk.get("/who")).body).not.toBeNull();
  });

  it("that is revoked in one process stops in the others at once", async () => {
    const { email } = await someone();
    const elsewhere = await serve(test);
    const stop = await elsewhere.auth.listen();
    const [here, there] = [browser(server.origin), browser(elsewhere.origin)];
    await signIn(here, email);
    for (const [name, value] of here.cookies) there.cookies.set(name, value);
    expect((await there.get("/who")).body).not.toBeNull();
    await here.post("/api/auth/sign-out");
    await expect.poll(async () => (await there.get("/who")).body).toBeNull();
    stop();
    await elsewhere.close();
  });

  it("that has expired is nobody's", async () => {
    const { email, accountId } = await someone();
    const from = browser(server.origin);
    await signIn(from, email);
    await test.owner.query(
      "update auth.session set expires_at = now() - interval '1 minute' where user_id = $1",
      [accountId],
    );
    expect((await from.get("/who")).body).toBeNull();
    expect((await from.get("/api/auth/get-session")).body).toBeNull();
  });

  describe("by its age", () => {
    /** As if it had been opened, and used last, so many days earlier. */
    const grow = (accountId: string, days: number) =>
      test.owner.query(
        `update auth.session set created_at = created_at - make_interval(days => $2),
           expires_at = expires_at - make_interval(days => $2) where user_id = $1`,
        [accountId, days],
      );
    /** Asks by a process that remembers nobody, as after half a minute. */
    async function isKnown(from: Browser): Promise<boolean> {
      const process = await serve(test);
      const later = browser(process.origin);
      for (const [name, value] of from.cookies) later.cookies.set(name, value);
      const known = (await later.get("/who")).body !== null;
      await process.close();
      return known;
    }

    it("ends thirty days after the sign-in, whatever its use", async () => {
      const { email, accountId } = await someone();
      const from = browser(server.origin);
      await signIn(from, email);
      let days = 0;
      while (days < 40 && (await isKnown(from))) {
        await from.get("/api/auth/get-session");
        await grow(accountId, 1);
        days += 1;
      }
      expect(days).toBe(30);
      expect((await from.get("/api/auth/get-session")).body).toBeNull();
    });

    it("ends fourteen days after its last use", async () => {
      const { email, accountId } = await someone();
      const from = browser(server.origin);
      await signIn(from, email);
      await grow(accountId, 13);
      expect(await isKnown(from)).toBe(true);
      await grow(accountId, 13);
      expect(await isKnown(from)).toBe(true);
      const [other, otherFrom] = [await someone(), browser(server.origin)];
      await signIn(otherFrom, other.email);
      await grow(other.accountId, 14);
      expect(await isKnown(otherFrom)).toBe(false);
    });

    it("is kept by browsers as long as it may last", async () => {
      const from = browser(server.origin);
      await signIn(from, (await someone()).email);
      expect(from.setCookies[0]).toContain(`; Max-Age=${30 * 86_400}`);
    });
  });

  it("ends on every device when the password is changed there", async () => {
    const { email } = await someone();
    const [phone, desk] = [browser(server.origin), browser(server.origin)];
    await signIn(phone, email);
    await signIn(desk, email);
    const change = {
      currentPassword: goodPassword,
      newPassword: "Password2024!",
      revokeOtherSessions: true,
    };
    expect((await desk.post("/api/auth/change-password", change)).body.code).toBe(
      "PASSWORD_TOO_COMMON",
    );
    const better = { ...change, newPassword: "grün-Lampe-ohne-Schirm" };
    expect((await desk.post("/api/auth/change-password", better)).status).toBe(200);
    expect((await phone.get("/who")).body).toBeNull();
    expect((await signIn(browser(server.origin), email)).status).toBe(401);
    expect((await signIn(browser(server.origin), email, better.newPassword)).status).toBe(200);
  });
});

describe("throttling", () => {
  it("makes an account wait after five failures, from whatever address and process", async () => {
    const { email } = await someone();
    const other = await serve(test);
    for (let tries = 0; tries < 5; tries += 1) {
      const at = tries % 2 ? server : other;
      expect((await signIn(browser(at.origin), email, "wrong password")).status).toBe(401);
    }
    const locked = await signIn(browser(other.origin), email);
    expect(locked.status).toBe(429);
    expect(locked.body.code).toBe("RATE_LIMITED");
    expect(locked.body.retryAfterSeconds).toBeGreaterThan(25);
    expect(Number(locked.headers.get("retry-after"))).toBe(locked.body.retryAfterSeconds);
    await other.close();
  });

  it("makes an unknown account wait just the same", async () => {
    for (let tries = 0; tries < 5; tries += 1) {
      expect(
        (await signIn(browser(server.origin), "ghost@example.com", "wrong password")).status,
      ).toBe(401);
    }
    expect(
      (await signIn(browser(server.origin), "ghost@example.com", "wrong password")).status,
    ).toBe(429);
  });

  it("counts guesses that are sent at once", async () => {
    const { email } = await someone();
    const all = Array.from({ length: 12 }, () =>
      signIn(browser(server.origin), email, "wrong password"),
    );
    const statuses = (await Promise.all(all)).map((answer) => answer.status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(5);
    expect(statuses.filter((status) => status === 429)).toHaveLength(7);
  });

  it("waits twice as long after each further failure, at most fifteen minutes, and forgets at success", async () => {
    const { email } = await someone();
    let now = new Date();
    const slow = await serve(test, { clock: () => now });
    const waits: number[] = [];
    for (let tries = 0; tries < 12; tries += 1) {
      const answer = await signIn(browser(slow.origin), email, "wrong password");
      if (answer.status === 429) {
        waits.push(answer.body.retryAfterSeconds);
        now = new Date(now.getTime() + answer.body.retryAfterSeconds * 1000);
        await signIn(browser(slow.origin), email, "wrong password");
      }
    }
    expect(waits).toEqual([30, 60, 120, 240, 480, 900, 900]);
    now = new Date(now.getTime() + 900_000);
    expect((await signIn(browser(slow.origin), email)).status).toBe(200);
    expect((await signIn(browser(slow.origin), email, "wrong password")).status).toBe(401);
    await slow.close();
  });

  it("makes an address wait that fails with many accounts, and leaves other addresses alone", async () => {
    const { email } = await someone();
    const address = "203.0.113.9";
    const statuses: number[] = [];
    for (let tries = 0; tries < 31; tries += 1) {
      statuses.push(
        (await signIn(browser(server.origin, address), `guess${tries}@example.com`, "x".repeat(12)))
          .status,
      );
    }
    expect(statuses).toEqual([...Array<number>(30).fill(401), 429]);
    expect((await signIn(browser(server.origin, address), email)).status).toBe(429);
    expect((await signIn(browser(server.origin), email)).status).toBe(200);
  });

  it("lets a large office behind one address in, slips and all, as fast as it comes", async () => {
    const address = "203.0.113.44";
    const office = await Promise.all([someone(), someone()]);
    for (let round = 0; round < 45; round += 1) {
      const { email } = office[round % 2]!;
      const slip = await signIn(browser(server.origin, address), email, "wrong password");
      expect(slip.status, `slip ${round}`).toBe(401);
      expect((await signIn(browser(server.origin, address), email)).status).toBe(200);
    }
  });

  it("forgets at an address no guesses at other accounts when somebody comes in from there", async () => {
    const { email } = await someone();
    const address = "203.0.113.45";
    const statuses: number[] = [];
    for (let tries = 0; tries < 31; tries += 1) {
      const guess = await signIn(
        browser(server.origin, address),
        `victim${tries}@example.com`,
        "x".repeat(12),
      );
      statuses.push(guess.status);
      if (tries % 3 === 0) await signIn(browser(server.origin, address), email);
    }
    expect(statuses.slice(0, 30)).toEqual(Array<number>(30).fill(401));
    expect(statuses[30]).toBe(429);
  });

  it("believes only the address that our own proxy wrote", async () => {
    const from = browser(server.origin);
    for (let tries = 0; tries < 30; tries += 1) {
      const forged = {
        "x-forwarded-for": `198.51.100.${tries}, 203.0.113.77`,
        "x-threshold-address": `198.51.100.${tries}`,
      };
      await from.post(
        "/api/auth/sign-in/email",
        { email: `f${tries}@example.com`, password: "x".repeat(12) },
        forged,
      );
    }
    expect(
      (await signIn(browser(server.origin, "203.0.113.77"), "f@example.com", "x".repeat(12)))
        .status,
    ).toBe(429);
  });
});

describe("tidying up", () => {
  it("takes ended sessions and old failures away, and nothing that counts", async () => {
    const [ended, open] = [await someone(), await someone()];
    const [old, here] = [browser(server.origin), browser(server.origin)];
    await signIn(old, ended.email);
    await signIn(here, open.email);
    const end = "update auth.session set expires_at = now() - interval '1 hour' where user_id = $1";
    await test.owner.query(end, [ended.accountId]);
    await test.owner.query(
      "insert into auth.sign_in_throttle values ('account:old', 9, now() - interval '2 days'), ('account:new', 9, now())",
    );
    await server.auth.tidy();
    expect((await here.get("/who")).body).not.toBeNull();
    const left = async (text: string) => (await test.owner.query(text)).rowCount;
    expect(await left("select from auth.session where expires_at < now()")).toBe(0);
    expect(
      await left(
        "select from auth.sign_in_throttle where subject in ('account:old', 'account:new')",
      ),
    ).toBe(1);
  });
});

describe("another site", () => {
  it("cannot post, by fetch, by form or without saying where it comes from", async () => {
    const { email } = await someone();
    const from = browser(server.origin);
    await signIn(from, email);
    const foreign = { origin: "https://evil.example" };
    expect((await from.post("/api/auth/sign-out", {}, foreign)).status).toBe(403);
    expect((await from.post("/api/auth/revoke-sessions", {}, foreign)).status).toBe(403);
    expect((await from.post("/api/auth/api-token/create", {}, foreign)).status).toBe(403);
    expect((await from.post("/api/auth/invitation/accept", {}, { origin: "null" })).status).toBe(
      403,
    );
    const form = { "content-type": "application/x-www-form-urlencoded" };
    expect((await from.post("/api/auth/sign-in/email", `email=${email}`, form)).status).toBe(415);
    expect(
      (await from.post("/api/auth/sign-in/email", { email, password: goodPassword }, foreign))
        .status,
    ).toBe(403);
    expect((await from.get("/who")).body).not.toBeNull();
  });

  it("is nobody when its page sends the cookie along", async () => {
    const from = browser(server.origin);
    await signIn(from, (await someone()).email);
    expect((await from.get("/who", { origin: "https://evil.example" })).body).toBeNull();
    expect((await from.get("/who", { origin: "null" })).body).toBeNull();
    expect((await from.get("/who", { origin: server.origin })).body).not.toBeNull();
  });

  it("may link to a page of ours, and no more", () => {
    const sent = (mode: string) =>
      isForeign({ headers: { "sec-fetch-site": "cross-site", "sec-fetch-mode": mode } }, []);
    expect(sent("navigate")).toBe(false);
    expect(sent("no-cors")).toBe(true);
    expect(sent("websocket")).toBe(true);
    expect(isForeign({ headers: {} }, [])).toBe(false);
  });

  it("is not what an office is that reaches us by our address on its own network", async () => {
    const { email } = await someone();
    const lan = server.origin.replace("localhost", "127.0.0.1");
    const from = browser(lan);
    expect((await signIn(from, email)).status).toBe(200);
    expect((await from.post("/api/auth/revoke-other-sessions")).status).toBe(200);
  });
});

describe("the handler", () => {
  it("refuses a body above its limit, said or streamed", async () => {
    const from = browser(server.origin);
    expect((await from.post("/api/auth/sign-in/email", { email: "x".repeat(40_000) })).status).toBe(
      413,
    );
    const body = new ReadableStream({
      start(controller) {
        for (let part = 0; part < 40; part += 1) controller.enqueue(new Uint8Array(1_000));
        controller.close();
      },
    });
    const headers = { "content-type": "application/json", origin: server.origin };
    const init = { method: "POST", headers, body, duplex: "half" } as RequestInit;
    const status = await fetch(`${server.origin}/api/auth/sign-in/email`, init).then(
      (answer) => answer.status,
    );
    expect(status).toBe(413);
  });

  it("answers nonsense with a refusal, not a failure", async () => {
    const from = browser(server.origin);
    for (const body of [
      "",
      "null",
      "[]",
      "{",
      '{"email":{"$ne":1},"password":[]}',
      '{"email":1}',
    ]) {
      const answer = await from.post("/api/auth/sign-in/email", body);
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
    }
    expect((await from.get("//evil.example/api/auth/get-session")).status).toBe(404);
  });
});
