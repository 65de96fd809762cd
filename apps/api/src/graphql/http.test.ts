import { once } from "node:events";
import { createServer } from "node:http";
import type { IncomingMessage, Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createClient } from "graphql-ws";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { WebSocket } from "ws";
import type { TenantContext } from "../db/tenancy.ts";
import { refusalError } from "../refusal.ts";
import { listenToChanges } from "./changes.ts";
import type { Change, Changes } from "./changes.ts";
import { createApi } from "./http.ts";
import type { Api } from "./http.ts";
import { company, makeSchema, reads, startFixture, stranger, uuid } from "./read/fixture.ts";
import type { Fixture } from "./read/fixture.ts";
import { quiet } from "../testing/live.ts";

let fixture: Fixture;
let changes: Changes;
const servers: { server: Server; api: Api }[] = [];
let url: string;
let developmentUrl: string;
const logged: object[] = [];
const log = { error: (fields: object) => void logged.push(fields), warn: () => {} };

async function contextOf({ headers }: IncomingMessage): Promise<TenantContext> {
  if (headers.authorization === "nobody") throw refusalError({ code: "UNAUTHENTICATED" });
  return headers.authorization === "stranger" ? fixture.contextOf(stranger) : fixture.context;
}

async function start(development: boolean): Promise<string> {
  const schema = makeSchema();
  schema.getQueryType()!.getFields().plain!.resolve = () => {
    throw new Error("a secret of the database");
  };
  schema.getSubscriptionType()!.getFields().taskChanged!.subscribe = (_source, { id }, context) =>
    changes.follow(context.scope.companyId, ({ ids }) => ids?.includes(id.split("_")[1]) ?? false);
  const isForeign = ({ headers }: IncomingMessage) => headers.origin === "http://elsewhere.example";
  const api = await createApi({ schema, reads, contextOf, isForeign, log, development });
  const server = createServer((request, response) => void api.handle(request, response));
  server.on("upgrade", (request, socket, head) => api.upgrade(request, socket, head));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  servers.push({ server, api });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
}

beforeAll(async () => {
  fixture = await startFixture();
  changes = listenToChanges(fixture.ownerUrl, log);
  [url, developmentUrl] = [await start(false), await start(true)];
});
beforeEach(() => void (logged.length = 0));
afterAll(async () => {
  for (const { server, api } of servers) {
    await api.hangUp();
    await api.stop();
    server.closeAllConnections();
    server.close();
  }
  await changes.stop();
  await fixture.stop();
});

const json = { "content-type": "application/json" };

async function post(body: unknown, headers: Record<string, string> = json, at = url) {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const response = await fetch(at, { method: "POST", headers, body: text });
  return {
    status: response.status,
    headers: response.headers,
    ...((await response.json()) as any),
  };
}

const planQuery = "query ($id: ID!) { plan(id: $id) { name } }";
const variables = { id: `Plan_${uuid(2, 1)}` };

it("answers a query and tells what it cost", async () => {
  const { status, headers, ...answer } = await post({ query: planQuery, variables });
  expect(status).toBe(200);
  expect(headers.get("content-type")).toContain("application/json");
  expect(headers.get("cache-control")).toBe("no-store");
  expect(answer).toEqual({
    data: { plan: { name: "plan 1" } },
    extensions: { cost: { requested: 1, limit: 20_000 } },
  });
});

it("takes queries by GET where no other site can send them, and never mutations", async () => {
  const at = (query: string) => `${url}?${new URLSearchParams({ query })}`;
  const preflighted = { headers: { "apollo-require-preflight": "1" } };
  expect((await fetch(at("{ __typename }"))).status).toBe(400);
  expect((await fetch(at("{ __typename }"), preflighted)).status).toBe(200);
  const mutation = 'mutation { touch(input: { clientMutationId: "1", taskId: "x" }) { message } }';
  expect((await fetch(at(mutation), preflighted)).status).toBe(405);
  expect((await fetch(url, { method: "DELETE" })).status).toBe(405);
});

it("takes nothing but JSON of at most 1 MB, one operation at a time", async () => {
  const body = { query: "{ __typename }" };
  expect((await post(body, { "content-type": "text/plain" })).status).toBe(415);
  expect((await post(body, { "content-type": "application/x-www-form-urlencoded" })).status).toBe(
    415,
  );
  expect((await post("{")).status).toBe(400);
  expect((await post([body, body])).status).toBe(400);
  expect((await post({ query: "#".repeat(1024 * 1024) })).status).toBe(413);
  const stream = new ReadableStream({
    start(controller) {
      for (let i = 0; i < 20; i += 1) controller.enqueue(Buffer.alloc(100_000, " "));
      controller.close();
    },
  });
  const chunked = { method: "POST", headers: json, body: stream, duplex: "half" } as RequestInit;
  const status = await fetch(url, chunked).then(
    (response) => response.status,
    () => 413,
  ); // or cut off while sending
  expect(status).toBe(413);
});

it("refuses what is too dear or too deep before any call to the database", async () => {
  const connect = vi.spyOn(fixture.pool, "connect");
  const dear = await post({
    query:
      "{ plans(first: 100) { nodes { tasks(first: 100) { nodes { plan { owner { name } } } } } } }",
  });
  expect(dear.status).toBe(400);
  expect(dear.errors[0].extensions).toEqual({
    code: "QUERY_TOO_COSTLY",
    details: { cost: 30_201, limit: 20_000 },
  });
  const deep = await post({
    query: `{ plan(id: "x") { ${"allTasks { plan { ".repeat(8)} name ${"} }".repeat(8)} } }`,
  });
  expect(deep.errors[0].extensions.code).toMatch(/QUERY_TOO_(DEEP|COSTLY)/);
  expect(connect).not.toHaveBeenCalled();
  connect.mockRestore();
});

it("refuses a document of too many tokens and an alias that is too long", async () => {
  expect(
    (await post({ query: `{ ${"__typename ".repeat(7000)} }` })).errors[0].extensions.code,
  ).toBe("GRAPHQL_PARSE_FAILED");
  const long = await post({ query: `{ ${"x".repeat(64)}: __typename }` });
  expect(long.errors[0].message).toBe("An alias has at most 63 characters");
});

it("names the field of a value that it cannot take", async () => {
  const { status, errors } = await post({
    query: "query ($f: TaskFilter) { tasks(filter: $f) { totalCount } }",
    variables: { f: { statuses: ["NOPE"] } },
  });
  expect(status).toBe(400);
  expect(errors[0].message).toContain("f.statuses[0]");
});

it("says 401 to nobody", async () => {
  const { status, errors } = await post(
    { query: planQuery, variables },
    { ...json, authorization: "nobody" },
  );
  expect(status).toBe(401);
  expect(errors[0].extensions).toEqual({ code: "UNAUTHENTICATED" });
});

it("tells an unexpected error by its id alone, and logs it", async () => {
  const { errors, data } = await post({ query: "{ plain viewer { today } }" });
  expect(data).toBeNull();
  const { errorId } = errors[0].extensions;
  expect(errors[0]).toMatchObject({
    message: `Something went wrong (${errorId})`,
    path: ["plain"],
  });
  expect(logged).toEqual([
    {
      err: expect.objectContaining({ message: "a secret of the database" }),
      errorId,
      path: ["plain"],
    },
  ]);
});

it("shows its schema and a query page only in development", async () => {
  const introspection = { query: "{ __schema { queryType { name } } }" };
  expect((await post(introspection)).errors).toHaveLength(1);
  expect((await post(introspection, json, developmentUrl)).data.__schema.queryType.name).toBe(
    "Query",
  );
  const page = { headers: { accept: "text/html,*/*" } };
  expect(await (await fetch(developmentUrl, page)).text()).toContain("<title>Threshold GraphQL");
  expect((await fetch(url, page)).headers.get("content-type")).not.toContain("html");
});

const change = (ids: string[], of = company): Change => ({
  company: of,
  table: "task",
  operation: "UPDATE",
  ids,
  parents: [],
});
const notify = (payload: Change) =>
  fixture.owner.query("select pg_notify('change', $1)", [JSON.stringify(payload)]);

/** Repeats a notification until the condition holds, for a subscription is established at its own time. */
async function until(holds: () => boolean, payload: Change) {
  for (let tries = 0; !holds(); tries += 1) {
    if (tries > 1_200) throw new Error("no event came");
    await notify(payload);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const subscription = (id: number) => ({
  query: `subscription { taskChanged(id: "Task_${uuid(3, id)}") { code plan { name } } }`,
});

it("tells a subscriber of a change at once, as the subscriber may see it", async () => {
  const client = createClient({ url: url.replace("http", "ws"), webSocketImpl: WebSocket });
  const told: unknown[] = [];
  client.subscribe(subscription(101), {
    next: (event) => told.push(event),
    error: () => {},
    complete: () => {},
  });
  await until(() => told.length > 0, change([uuid(3, 101)]));
  expect(told[0]).toEqual({ data: { taskChanged: { code: "T1-1", plan: { name: "plan 1" } } } });
  await client.dispose();
});

it("tells a subscriber nothing of another company", async () => {
  class Theirs extends WebSocket {
    constructor(address: string, protocols: string[]) {
      super(address, protocols, { headers: { authorization: "stranger" } });
    }
  }
  const client = createClient({ url: url.replace("http", "ws"), webSocketImpl: Theirs });
  const told: unknown[] = [];
  client.subscribe(subscription(101), {
    next: (event) => told.push(event),
    error: () => {},
    complete: () => {},
  });
  await until(() => told.length > 0, change([uuid(3, 101)], stranger)); // even where the notification says so
  expect(told[0]).toEqual({ data: { taskChanged: null } });
  await quiet(told);
  const before = told.length;
  await notify(change([uuid(3, 101)]));
  await quiet(told);
  expect(told.length).toBe(before);
  await client.dispose();
});

it("refuses a socket of another site, and anything but subscriptions", async () => {
  const foreign = new WebSocket(url.replace("http", "ws"), "graphql-transport-ws", {
    origin: "http://elsewhere.example",
  });
  await expect(once(foreign, "open")).rejects.toThrow("403");
  const client = createClient({ url: url.replace("http", "ws"), webSocketImpl: WebSocket });
  const refusal = (query: string) =>
    new Promise<any>(
      (resolve) =>
        void client.subscribe({ query }, { next: resolve, error: resolve, complete: () => {} }),
    );
  expect((await refusal("{ __typename }"))[0].extensions.code).toBe("BAD_REQUEST");
  expect((await refusal("subscription { nonsense }"))[0].message).toContain("nonsense");
  await client.dispose();
});

it("goes on telling changes after its connection was lost", async () => {
  const told: Change[] = [];
  const stream = changes.follow(company, ({ table }) => table === "task");
  const reading = (async () => {
    for await (const event of stream) told.push(event);
  })();
  await until(() => told.length > 0, change([uuid(3, 1)]));
  await fixture.owner.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where query = 'listen change'",
  );
  await until(() => told.some(({ ids }) => ids?.[0] === uuid(3, 2)), change([uuid(3, 2)]));
  await stream.return!();
  await reading;
});
