import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { openPool } from "./db/database.ts";
import { openTestDatabase } from "./testing/database.ts";
import { changeUntil, listen } from "./testing/live.ts";
import {
  type Asker,
  makeCompany,
  startTestServer,
  type TestCompany,
  type TestServer,
} from "./testing/server.ts";

/** Two servers on one database and one folder of files, as behind a proxy that sends each request to either. */
const servers: TestServer[] = [];
let company: TestCompany;
beforeAll(async () => {
  const database = await openTestDatabase();
  const first = await startTestServer(undefined, {}, database);
  const kept = { ...database, close: async () => {} };
  const second = await startTestServer(undefined, { dataDir: first.dataDir }, kept);
  servers.push(first, second);
});
// The first goes last: database and folder are its.
afterAll(async () => {
  for (const server of servers.toReversed()) await server.close();
});
beforeEach(async () => {
  company = await makeCompany(servers[0]!);
});

/** The same person, who asks this server. */
const at = (server: number, { token, companyId }: Asker) => {
  const headers = { authorization: `Bearer ${token}`, "threshold-company": companyId };
  return {
    send: (path: string, init: RequestInit) =>
      fetch(`${servers[server]!.url}${path}`, {
        ...init,
        headers: { ...headers, ...(init.headers as Record<string, string>) },
      }),
    async ask(query: string, input?: object) {
      const response = await this.send("/graphql", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ query, variables: { input } }),
      });
      return (await response.json()) as {
        data: Record<string, never>;
        errors?: { extensions: { code: string } }[];
      };
    },
  };
};
const createRegion = `mutation($input: CreateRegionInput!) { createRegion(input: $input) { region { id } } }`;

it("what changes at one server is told to whoever follows at the other", async () => {
  const there = listen(servers[1]!, company.admin);
  const told = there.follow("subscription { jobChanged { name status } }");
  await changeUntil(
    () => told.length > 0,
    async () => {
      await servers[0]!.database.owner.query(
        "insert into job (company_id, id, name, payload, run_at) values ($1, gen_random_uuid(), 'beginDay', '{}', $2)",
        [company.id, servers[0]!.now()],
      );
      await servers[0]!.workOff();
    },
  );
  expect(told[0]).toMatchObject({ data: { jobChanged: { name: "beginDay" } } });
  await there.close();
});

it("a key that is sent to both at once is done once, and answered the same by both", async () => {
  const input = { clientMutationId: crypto.randomUUID(), code: "R9", name: "华东" };
  const answers = await Promise.all(
    [0, 1, 0, 1].map((server) => at(server, company.admin).ask(createRegion, input)),
  );
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(answers[0]).toMatchObject({
    data: { createRegion: { region: { id: expect.stringMatching(/^Region_/) } } },
  });
});

it("a role that is given at one server counts at the other at once", async () => {
  const somebody = await company.hire("FRONT_DESK_AGENT");
  const input = () => ({ clientMutationId: crypto.randomUUID(), code: "R8", name: "华北" });
  const { errors } = await at(1, somebody).ask(createRegion, input());
  expect(errors![0]!.extensions.code).toBe("FORBIDDEN");
  const role = {
    personId: somebody.personId,
    role: "SYSTEM_ADMIN",
    placeId: company.companyId,
    fromOn: "2020-01-01",
  };
  await company.admin.run("assignRole", role, "assignment { id }");
  await expect
    .poll(async () => (await at(1, somebody).ask(createRegion, input())).errors)
    .toBeUndefined();
});

it("a file whose parts land on both servers is put together by either, and read from both", async () => {
  const key = crypto.randomUUID();
  const content = Buffer.from("一半在这里，一半在那里。".repeat(2_000));
  const half = content.length >> 1;
  const tus = { "tus-resumable": "1.0.0" };
  const text = (word: string) => Buffer.from(word).toString("base64");
  const begun = await at(0, company.admin).send("/uploads", {
    method: "POST",
    headers: {
      ...tus,
      "upload-length": String(content.length),
      "upload-metadata": `key ${text(key)},name ${text("说明.txt")}`,
    },
  });
  expect(begun.status).toBe(201);
  for (const [server, from, to] of [
    [1, 0, half],
    [0, half, content.length],
  ] as const) {
    const head = await at(server, company.admin).send(`/uploads/${key}`, {
      method: "HEAD",
      headers: tus,
    });
    expect(Number(head.headers.get("upload-offset"))).toBe(from);
    const sent = await at(server, company.admin).send(`/uploads/${key}`, {
      method: "PATCH",
      headers: {
        ...tus,
        "upload-offset": String(from),
        "content-type": "application/offset+octet-stream",
      },
      body: new Uint8Array(content.subarray(from, to)),
    });
    expect(sent.status).toBe(204);
  }
  const attached = await at(1, company.admin).send(
    `/files?record=${company.estateId}&parts=${key}`,
    { method: "POST", headers: { "idempotency-key": key, "x-threshold": "1" } },
  );
  expect(attached.status).toBe(201);
  const { id } = (await attached.json()) as { id: string };
  for (const server of [0, 1]) {
    const read = await at(server, company.admin).send(`/files/${id}`, {});
    expect(Buffer.from(await read.arrayBuffer()).equals(content)).toBe(true);
  }
});

it("while the database is away both say so of whatever is asked, and go on once it is back", async () => {
  const { ownerUrl } = servers[0]!.database;
  const name = new URL(ownerUrl).pathname.slice(1);
  const beside = openPool(new URL("/postgres", ownerUrl).href, { max: 1 });
  const ask = async (server: number, path: string) => {
    const response = await at(server, company.admin).send(path, {});
    return [response.status, ((await response.json().catch(() => ({}))) as { code?: string }).code];
  };
  await beside.query(`alter database "${name}" connection limit 0`);
  await beside.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = $1", [
    name,
  ]);
  for (const server of [0, 1])
    for (const path of [
      "/exports/people.xlsx",
      `/files/Attachment_${crypto.randomUUID()}`,
      "/audit/roots.json",
    ])
      expect(await ask(server, path)).toEqual([503, "DATABASE_UNAVAILABLE"]);
  await beside.query(`alter database "${name}" connection limit -1`);
  await beside.end();
  for (const server of [0, 1])
    expect(await ask(server, "/audit/roots.json")).not.toContain("DATABASE_UNAVAILABLE");
});
