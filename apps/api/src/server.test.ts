import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
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
