import { once } from "node:events";
import { Agent, createServer, request } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { makeCompany, startTestServer, type TestServer } from "./testing/server.ts";
import { startTracing } from "./trace.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

it("tells that it lives and that it is ready", async () => {
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
});

it("keeps a quiet connection for longer than a proxy's minute", async () => {
  const { headers } = await fetch(`${server.url}/healthz`);
  expect(headers.get("keep-alive")).toBe("timeout=75");
});

it("is not ready while the database lacks a migration of this release", async () => {
  const { rows } = await server.database.owner.query(
    "delete from migration where name like '0005%' returning *",
  );
  expect((await fetch(`${server.url}/readyz`)).status).toBe(503);
  await server.database.owner.query(
    "insert into migration select * from jsonb_populate_record(null::migration, $1)",
    [JSON.stringify(rows[0])],
  );
  expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
});

it("lets what is under way finish when it stops, and tells whoever comes on a kept connection to ask again", async () => {
  const { database } = server;
  const leaving = await startTestServer(undefined, {}, { ...database, close: async () => {} });
  const { admin } = await makeCompany(server);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const post = (query: string) =>
    new Promise<[number, string]>((resolve, reject) => {
      const headers = {
        "content-type": "application/json",
        authorization: `Bearer ${admin.token}`,
      };
      request(`${leaving.url}/graphql`, { method: "POST", agent, headers }, (response) => {
        let text = "";
        response.on("data", (piece) => (text += piece));
        response.on("end", () => resolve([response.statusCode!, text]));
      })
        .on("error", reject)
        .end(JSON.stringify({ query }));
    });
  const holder = await database.owner.connect();
  await holder.query("begin; lock table region in exclusive mode");
  const underWay = post(
    'mutation { createRegion(input: { clientMutationId: "late-1", code: "LATE", name: "华北" }) { region { code } } }',
  );
  const waiting = "select from pg_locks where not granted and relation = 'region'::regclass";
  while ((await database.owner.query(waiting)).rowCount === 0);
  const next = post("{ viewer { company { id } } }"); // on the same connection, as soon as that one is answered
  const stopped = leaving.close();
  await holder.query("rollback");
  holder.release();
  expect(await underWay).toEqual([200, expect.stringContaining('"code":"LATE"')]);
  expect(await next).toEqual([503, "not at work"]);
  await stopped;
  agent.destroy();
});

it("waits for a request whose body is on its way when it stops, and for no connection that asks nothing", async () => {
  const { database } = server;
  const leaving = await startTestServer(undefined, {}, { ...database, close: async () => {} });
  const { hostname, port } = new URL(leaving.url);
  const open = async () => {
    const socket = connect(Number(port), hostname);
    await once(socket, "connect");
    return socket;
  };
  const silent = await open();
  const asking = await open();
  const body = JSON.stringify({ query: "{ __typename }" });
  const { admin } = await makeCompany(server);
  asking.write(
    `POST /graphql HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${admin.token}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n`,
  );
  await fetch(`${leaving.url}/healthz`); // by now the request before it is under way
  const stopped = leaving.close();
  await once(silent, "close");
  asking.write(body);
  let answer = "";
  for await (const chunk of asking) answer += String(chunk);
  expect(answer).toMatch(/^HTTP\/1\.1 200 /);
  expect(answer).toContain('{"data":{"__typename":"Query"}');
  await stopped;
});

it("gives every answer a request id, the sender's own when it has one, and keeps it in the audit", async () => {
  const own = await fetch(`${server.url}/healthz`, {
    headers: { "x-request-id": "from-a-proxy-1" },
  });
  expect(own.headers.get("x-request-id")).toBe("from-a-proxy-1");
  const made = await fetch(`${server.url}/healthz`, {
    headers: { "x-request-id": "not well formed!" },
  });
  expect(made.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
  const { admin, estateId } = await makeCompany(server);
  const query = `mutation { updateEstate(input: { clientMutationId: "k-1", id: "${estateId}", version: 1, address: "珠江东路 6 号" }) { estate { id } } }`;
  await admin.fetch("/graphql", {
    method: "POST",
    headers: { "content-type": "application/json", "x-request-id": "request-of-mine" },
    body: JSON.stringify({ query }),
  });
  const { rows } = await server.database.owner.query(
    "select after from audit_entry where request_id = 'request-of-mine'",
  );
  expect(rows).toEqual([{ after: { address: "珠江东路 6 号" } }]);
});

it("answers nobody with 401 and tells no more", async () => {
  const response = await fetch(`${server.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query: "{ viewer { email } }" }),
  });
  expect(response.status).toBe(401);
  expect(await response.json()).toMatchObject({
    errors: [{ extensions: { code: "UNAUTHENTICATED" } }],
  });
});

it("sends a span per request to a collector, under the caller's trace", async () => {
  const spans: string[] = [];
  const collector = createServer((request, response) => {
    request
      .setEncoding("utf8")
      .on("data", (part) => spans.push(part))
      .on("end", () => response.end("{}"));
  }).listen(0, "127.0.0.1");
  await once(collector, "listening");
  const tracing = startTracing(`http://127.0.0.1:${(collector.address() as AddressInfo).port}`);
  const traced = createServer((request, response) => {
    tracing.follow(request, response, "/traced");
    response.end("ok");
  }).listen(0, "127.0.0.1");
  await once(traced, "listening");
  const traceId = "0af7651916cd43dd8448eb211c80319c";
  await fetch(`http://127.0.0.1:${(traced.address() as AddressInfo).port}/`, {
    headers: { traceparent: `00-${traceId}-b7ad6b7169203331-01` },
  });
  await tracing.stop();
  traced.close();
  collector.close();
  expect(spans.join("")).toContain("GET /traced");
  expect(spans.join("")).toContain(traceId);
});

it("takes the company from a cookie where a link or a picture cannot send a header", async () => {
  const { admin, id } = await makeCompany(server);
  const other = await makeCompany(server);
  const ask = (cookie: string) =>
    fetch(`${server.url}/templates/units.xlsx`, {
      headers: { authorization: `Bearer ${admin.token}`, cookie },
    });
  expect((await ask(`threshold-company=Company_${id}`)).status).toBe(200);
  expect((await ask(`threshold-company=Company_${other.id}`)).status).toBe(401);
});

it("names the argument that a null variable leaves without a value", async () => {
  const { admin } = await makeCompany(server);
  const query = "query($first: Int) { estates(first: $first) { totalCount } }";
  const { errors } = await admin.send(query, { first: null });
  expect(errors![0]!.extensions).toEqual({ code: "INVALID_INPUT", details: { field: "first" } });
});

it("says of every answer that it is what it says it is, and lets no other site's page read any", async () => {
  const asked = { headers: { origin: "https://elsewhere.example" } };
  for (const path of [
    "/healthz",
    "/readyz",
    "/graphql",
    "/files/x",
    "/api/auth/get-session",
    "/calendar/x/y.ics",
    "/",
  ])
    for (const method of ["GET", "OPTIONS", "POST"]) {
      const { headers } = await fetch(`${server.url}${path}`, { method, ...asked });
      expect(headers.get("x-content-type-options"), `${method} ${path}`).toBe("nosniff");
      expect(headers.get("access-control-allow-origin"), `${method} ${path}`).toBeNull();
    }
});

it("is asked by https alone for a year where its address is https", async () => {
  const header = "strict-transport-security";
  expect((await fetch(`${server.url}/healthz`)).headers.get(header)).toBeNull();
  const secure = await startTestServer(undefined, { baseUrl: "https://127.0.0.1:0" });
  for (const path of ["/healthz", "/graphql", "/files/x", "/"]) {
    const { headers } = await fetch(`${secure.url.replace("https", "http")}${path}`);
    expect(headers.get(header), path).toBe("max-age=31536000; includeSubDomains");
  }
  await secure.close();
});

it("takes no request that says in two ways how long it is", async () => {
  const { hostname, port } = new URL(server.url);
  const raw =
    "POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /healthz HTTP/1.1\r\nHost: x\r\n\r\n";
  const socket = connect(Number(port), hostname);
  socket.end(raw);
  let answer = "";
  for await (const chunk of socket) answer += String(chunk);
  expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  expect(answer.match(/HTTP\/1\.1/g)).toHaveLength(1);
});

it("serves nothing of its own folders", async () => {
  for (const path of [
    "/.git/HEAD",
    "/.git/config",
    "/package.json",
    "/../package.json",
    "/%2e%2e/package.json",
    "/..%2f..%2fpackage.json",
    "/src/main.ts",
    "/.env",
  ]) {
    const body = await (await fetch(`${server.url}${path}`)).text();
    expect(body, path).not.toMatch(/ref: refs|\[core\]|"private": true|import \{|SECRET/);
  }
});
