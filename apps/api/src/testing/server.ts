import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Role } from "@threshold/domain/organization/roles";
import { v7 as uuid } from "uuid";
import { type ApiTokenScope, createApiToken } from "../auth/api-token.ts";
import { authDatabase, insertAccount, insertMembership } from "../auth/queries.ts";
import { authSecret } from "../auth/secret.ts";
import { type Env, readEnv } from "../env.ts";
import { createLog } from "../log.ts";
import { outwardOf } from "../outward.ts";
import { setUpCompany } from "../organization/set-up.ts";
import { minute } from "../job/worker.ts";
import { giveKeys, keysOfEnv } from "../personal-keys.ts";
import { workOff } from "../job/testing.ts";
import { type Server, startServer } from "../server.ts";
import { openTestDatabase, type TestDatabase } from "./database.ts";

/** The real server on a database of its own, under a clock that tests set. */
export interface TestServer extends Server {
  readonly database: TestDatabase;
  /** What second factors are encrypted with. */
  readonly secret: string;
  /** Where it keeps its files. */
  readonly dataDir: string;
  /** Moves the server's clock. */
  setClock(instant: string): void;
  now(): Date;
  /** Does what comes every minute, once, by the server's clock. */
  minute(): Promise<void>;
  /** Resolves when every job that is due by the server's clock has been worked off. */
  workOff(): Promise<void>;
}

/** Monday 2027-01-04, 10:00 in Shanghai, unless told otherwise. */
const usualInstant = "2027-01-04T02:00:00Z";

export async function startTestServer(
  instant = usualInstant,
  more: Partial<Env> = {},
  given?: TestDatabase,
): Promise<TestServer> {
  const database = given ?? (await openTestDatabase());
  const dataDir = more.dataDir ?? mkdtempSync(join(tmpdir(), "threshold-server-"));
  const env = {
    ...readEnv({ PORT: "0", DATA_DIR: dataDir, LOG_LEVEL: "error", NODE_ENV: "test" }),
    port: 0,
    ...more,
  };
  giveKeys(database.app, keysOfEnv(env));
  let now = new Date(instant);
  const log = createLog(process.env.TEST_LOG ? "debug" : "silent", true);
  const server = await startServer({
    env,
    appUrl: database.appUrl,
    ownerUrl: database.ownerUrl,
    log,
    clock: () => now,
    recurring: false,
  });
  return {
    ...server,
    database,
    secret: authSecret(env),
    dataDir,
    now: () => now,
    setClock: (to) => {
      now = new Date(to);
    },
    minute: () =>
      minute({ pool: database.app, clock: () => now, log, outward: outwardOf(env, server.url) }),
    workOff: () => workOff(database.owner, now),
    async close() {
      await server.close();
      await database.close();
      rmSync(dataDir, { recursive: true, force: true }); // another server may share it
    },
  };
}

export interface Answer {
  // oxlint-disable-next-line typescript/no-explicit-any -- a test says itself what it expects
  readonly data: any;
  readonly errors?: readonly {
    message: string;
    extensions: { code: string; details?: Record<string, unknown> };
  }[];
  readonly extensions?: Record<string, unknown>;
}

/** Somebody who asks over HTTP with a token of their own. */
export interface Asker {
  readonly personId: string;
  readonly accountId: string;
  readonly companyId: string;
  readonly token: string;
  /** The same person with a token that only reads. */
  readOnly(): Promise<Asker>;
  /** Sends an operation and answers whatever comes. */
  send(query: string, variables?: Record<string, unknown>): Promise<Answer>;
  /** Sends an operation that must succeed. */
  ask(query: string, variables?: Record<string, unknown>): Promise<Answer["data"]>;
  /** Runs a mutation by name with its input and a key of its own, answers its payload's selection. */
  run(name: string, input: Record<string, unknown>, selection: string): Promise<Answer["data"]>;
  /** The code with which a mutation is refused; throws when it is not. */
  refusal(
    name: string,
    input: Record<string, unknown>,
  ): Promise<{ code: string; details?: Record<string, unknown> }>;
  fetch(path: string, init?: RequestInit): Promise<Response>;
}

const cap = (name: string) => name[0]!.toUpperCase() + name.slice(1);

async function askerOf(
  server: TestServer,
  person: { personId: string; accountId: string; companyId: string },
  scope: ApiTokenScope = "WRITE",
): Promise<Asker> {
  const { accountId, companyId } = person;
  const db = authDatabase(server.database.app);
  const made = await createApiToken(
    db,
    { accountId, name: "test", scope, companyId, days: 300 },
    server.now(),
  );
  if (!made.ok) throw new Error(made.refusal.code);
  const { token } = made.value;
  const headers = { authorization: `Bearer ${token}`, "threshold-company": companyId };
  const send = async (query: string, variables?: Record<string, unknown>): Promise<Answer> => {
    const response = await fetch(`${server.url}/graphql`, {
      method: "POST",
      headers: { ...headers, "content-type": "application/json" },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as Answer;
  };
  const ask = async (query: string, variables?: Record<string, unknown>) => {
    const { data, errors } = await send(query, variables);
    if (errors) throw new Error(`${JSON.stringify(errors, null, 1)}\n${query}`);
    return data;
  };
  const mutation = (name: string, selection: string) =>
    `mutation($input: ${cap(name)}Input!) { ${name}(input: $input) { ${selection} } }`;
  const keyed = (input: Record<string, unknown>) => ({
    input: { clientMutationId: uuid(), ...input },
  });
  return {
    ...person,
    token,
    readOnly: () => askerOf(server, person, "READ"),
    send,
    ask,
    run: async (name, input, selection) =>
      (await ask(mutation(name, selection), keyed(input)))[name],
    async refusal(name, input) {
      const { data, errors } = await send(mutation(name, "clientMutationId"), keyed(input));
      if (!errors) throw new Error(`${name} was not refused: ${JSON.stringify(data)}`);
      return errors[0]!.extensions;
    },
    fetch: (path, init) =>
      fetch(`${server.url}${path}`, {
        ...init,
        headers: { ...headers, ...(init?.headers as Record<string, string>) },
      }),
  };
}

/** A company with one region, one center and one estate, and its system administrator. */
export interface TestCompany {
  readonly id: string;
  readonly admin: Asker;
  /** Global ids. */
  readonly companyId: string;
  readonly regionId: string;
  readonly centerId: string;
  readonly estateId: string;
  /** A person who holds a role from 2020 on, by default at the place of the role's level. */
  hire(role: Role, place?: string): Promise<Asker>;
}

let companies = 0;

const placeFor = (company: Omit<TestCompany, "hire">): Partial<Record<Role, string>> => ({
  SYSTEM_ADMIN: company.companyId,
  GENERAL_MANAGER: company.companyId,
  REGION_HEAD: company.regionId,
  REGION_STAFF: company.regionId,
  HR_ADMIN_OFFICER: company.regionId,
  TRAINING_OFFICER: company.regionId,
});

async function layAccount(server: TestServer, name: string): Promise<string> {
  const id = uuid();
  const db = authDatabase(server.database.app);
  await insertAccount(
    db,
    { id, name, email: `${id}@test.example`, passwordHash: "-" },
    server.now(),
  );
  return id;
}

/** Makes a company of its own for a test, through the API wherever it can. */
export async function makeCompany(server: TestServer): Promise<TestCompany> {
  const number = (companies += 1);
  const accountId = await layAccount(server, "管理员");
  const db = authDatabase(server.database.app);
  const names = {
    companyName: `测试物业${number}`,
    companyCode: `T${number}`,
    name: "管理员",
    email: "a@test.example",
  };
  const { companyId: id, personId } = await db.transaction().execute(async (tx) => {
    const made = await setUpCompany(tx, { accountId, ...names });
    await insertMembership(tx, {
      account_id: accountId,
      company_id: made.companyId,
      person_id: made.personId,
    });
    return made;
  });
  const admin = await askerOf(server, { personId: `Person_${personId}`, accountId, companyId: id });
  const { region } = await admin.run(
    "createRegion",
    { code: "R1", name: "华南地区公司" },
    "region { id }",
  );
  const { serviceCenter } = await admin.run(
    "createServiceCenter",
    {
      regionId: region.id,
      code: "C1",
      name: "锦绣服务中心",
      dutyPhone: "020-1",
      officeAddress: "一号楼",
      repairHotline: "020-2",
    },
    "serviceCenter { id }",
  );
  const { estate } = await admin.run(
    "createEstate",
    { serviceCenterId: serviceCenter.id, code: "E1", name: "锦绣华庭", category: "RESIDENTIAL" },
    "estate { id }",
  );
  const places = {
    companyId: `Company_${id}`,
    regionId: region.id,
    centerId: serviceCenter.id,
    estateId: estate.id,
  };
  const company = { id, admin, ...places };
  let people = 0;
  return {
    ...company,
    async hire(role, place = placeFor(company)[role] ?? company.centerId) {
      const badge = `P${(people += 1)}`;
      const { person } = await admin.run(
        "createPerson",
        {
          name: `员工${badge}`,
          badgeNumber: badge,
          phone: "13800000000",
          mailbox: "p@test.example",
        },
        "person { id }",
      );
      await admin.run(
        "assignRole",
        { personId: person.id, role, placeId: place, fromOn: "2020-01-01" },
        "assignment { id }",
      );
      const account = await layAccount(server, badge);
      const uuidOfPerson = person.id.slice("Person_".length);
      await server.database.owner.query(
        "update person set account_id = $1 where company_id = $2 and id = $3",
        [account, id, uuidOfPerson],
      );
      await insertMembership(db, { account_id: account, company_id: id, person_id: uuidOfPerson });
      return askerOf(server, { personId: person.id, accountId: account, companyId: id });
    },
  };
}
