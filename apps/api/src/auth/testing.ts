import { createHmac } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Pool } from "pg";
import { v7 } from "uuid";
import { openTestDatabase as openSharedDatabase } from "../testing/database.ts";
import { createAuth, type Auth, type AuthOptions } from "./auth.ts";
import { acceptInvitation, createInvitation } from "./invitation.ts";
import { authDatabase, type AuthDatabase } from "./queries.ts";

/** A migrated database of its own for one test file, with what the accounts' queries take. */
export interface TestDatabase {
  /** As the tables' owner, past row-level security: to lay test data. */
  readonly owner: Pool;
  /** As the application's role. */
  readonly app: Pool;
  readonly db: AuthDatabase;
  readonly close: () => Promise<void>;
}

export async function openTestDatabase(): Promise<TestDatabase> {
  const database = await openSharedDatabase();
  return { ...database, db: authDatabase(database.app) };
}

/** A company with two regions; the first has two centers with an estate each, the second one center. */
export interface TestCompany {
  readonly id: string;
  readonly regions: readonly [string, string];
  readonly centers: readonly [string, string, string];
  readonly estates: readonly [string, string];
}

let companies = 0;

export async function layCompany(owner: Pool): Promise<TestCompany> {
  const company: TestCompany = {
    id: v7(),
    regions: [v7(), v7()],
    centers: [v7(), v7(), v7()],
    estates: [v7(), v7()],
  };
  const { id, regions, centers, estates } = company;
  const code = `C${(companies += 1)}`;
  await owner.query("insert into company (company_id, code, name) values ($1, $2, $2)", [id, code]);
  await owner.query(
    `insert into region (company_id, id, code, name, search_key)
     select $1, r.id, 'R' || r.n, 'R' || r.n, '' from unnest($2::uuid[]) with ordinality r(id, n)`,
    [id, regions],
  );
  await owner.query(
    `insert into service_center (company_id, id, region_id, code, name, search_key, duty_phone, office_address, repair_hotline)
     select $1, c.id, case when c.n = 3 then $4::uuid else $3::uuid end, 'S' || c.n, 'S' || c.n, '', '', '', ''
     from unnest($2::uuid[]) with ordinality c(id, n)`,
    [id, centers, ...regions],
  );
  await owner.query(
    `insert into estate (company_id, id, service_center_id, code, name, search_key)
     select $1, e.id, ($3::uuid[])[e.n], 'E' || e.n, 'E' || e.n, '' from unnest($2::uuid[]) with ordinality e(id, n)`,
    [id, estates, centers],
  );
  return company;
}

let badges = 0;

/** A person of the company, without an account. */
export async function layPerson(owner: Pool, companyId: string, name = "李雷"): Promise<string> {
  const id = v7();
  await owner.query(
    "insert into person (company_id, id, name, search_key, badge_number, phone) values ($1, $2, $3, '', $4, '')",
    [companyId, id, name, `B${(badges += 1)}`],
  );
  return id;
}

interface Held {
  readonly role: string;
  readonly level: "COMPANY" | "REGION" | "SERVICE_CENTER" | "ESTATE";
  readonly placeId: string;
  readonly fromOn?: string;
  readonly toOn?: string | null;
  readonly delegatedFromId?: string;
}

export async function layRole(
  owner: Pool,
  companyId: string,
  personId: string,
  held: Held,
): Promise<string> {
  const id = v7();
  const { role, level, placeId, fromOn = "2020-01-01", toOn = null, delegatedFromId = null } = held;
  await owner.query(
    `insert into role_assignment (company_id, id, person_id, role, place_level, place_id, from_on, to_on, delegated_from_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [companyId, id, personId, role, level, placeId, fromOn, toOn, delegatedFromId],
  );
  return id;
}

export const goodPassword = "晚风 plum-harbour 77";

/** An account for the person, by invitation as in life; answers its id. */
export async function layAccount(
  test: TestDatabase,
  companyId: string,
  personId: string,
  login: string,
  password = goodPassword,
): Promise<string> {
  const now = new Date();
  const input = { companyId, personId, login, name: "李雷", invitedBy: null };
  const invited = await createInvitation(test.db, input, now);
  if (!invited.ok) throw new Error(invited.refusal.code);
  return acceptInvitation(test.db, invited.value.token, { password }, now);
}

/** A server that answers /api/auth, and `/who` with whoever is signed in. */
export interface TestServer {
  readonly auth: Auth;
  readonly origin: string;
  readonly close: () => Promise<void>;
}

export async function serve(
  test: TestDatabase,
  options: Partial<AuthOptions> = {},
): Promise<TestServer> {
  let auth: Auth | undefined;
  const server: Server = createServer((request, response) => {
    if (request.url !== "/who") return void auth!.handle(request, response);
    void auth!.viewerOf(request).then((signed) => response.end(JSON.stringify(signed)));
  });
  server.keepAliveTimeout = 0; // hashing on a busy machine takes longer than Node's five seconds
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  auth = createAuth({
    pool: test.app,
    secret: testSecret,
    baseUrl: origin,
    trustProxy: true,
    ...options,
  });
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { auth, origin, close };
}

export const testSecret = "a secret for tests only, long enough to sign with";

/** What a browser keeps and sends: cookies, its origin, its address. */
export interface Browser {
  readonly cookies: Map<string, string>;
  readonly setCookies: string[];
  readonly get: (path: string, headers?: Record<string, string>) => Promise<Answer>;
  readonly post: (
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ) => Promise<Answer>;
}

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // eslint-disable-next-line no-explicit-any -- what the test expects is what it says
  readonly body: any;
}

let addresses = 0;

/** A browser with an address of its own, so that tests do not slow each other down. */
export function browser(
  origin: string,
  address = `10.0.${(addresses += 1) >> 8}.${addresses & 255}`,
): Browser {
  const cookies = new Map<string, string>();
  const setCookies: string[] = [];
  async function send(path: string, init: RequestInit): Promise<Answer> {
    const jar = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = {
      "x-forwarded-for": address,
      ...(jar && { cookie: jar }),
      ...(init.headers as object),
    };
    const response = await fetch(origin + path, { ...init, headers, redirect: "manual" });
    for (const line of response.headers.getSetCookie()) {
      setCookies.push(line);
      const [name, value] = line.split(";")[0]!.split(/=(.*)/s) as [string, string];
      if (/max-age=0/i.test(line)) cookies.delete(name);
      else cookies.set(name, value);
    }
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.includes("json") || path === "/who";
    return {
      status: response.status,
      headers: response.headers,
      body: isJson && text ? JSON.parse(text) : text,
    };
  }
  return {
    cookies,
    setCookies,
    get: (path, headers = {}) => send(path, { headers }),
    post: (path, body = {}, headers = {}) =>
      send(path, {
        method: "POST",
        headers: { "content-type": "application/json", origin, ...headers },
        body: typeof body === "string" ? body : JSON.stringify(body),
      }),
  };
}

export const signIn = (from: Browser, email: string, password = goodPassword): Promise<Answer> =>
  from.post("/api/auth/sign-in/email", { email, password });

/** What an authenticator app shows: RFC 6238, SHA-1, 30 s, six digits. */
export function totp(uri: string, at = Date.now()): string {
  const secret = base32(new URL(uri).searchParams.get("secret")!);
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const mac = createHmac("sha1", secret).update(counter).digest();
  const number = mac.readUInt32BE(mac.at(-1)! & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, "0");
}

export function base32(text: string): Buffer {
  const bits = [...text.replace(/=+$/, "")]
    .map((sign) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(sign).toString(2).padStart(5, "0"))
    .join("");
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}
