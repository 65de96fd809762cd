import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { makeCompany, startTestServer, type TestServer } from "./testing/server.ts";

const metricsToken = "a-token-of-thirty-two-characters-or-more";
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(undefined, { metricsToken });
});
afterAll(() => server.close());

const get = (authorization?: string, method = "GET") =>
  fetch(`${server.url}/metrics`, { method, headers: authorization ? { authorization } : {} });
const told = async () => (await get(`Bearer ${metricsToken}`)).text();

/** The value of a line such as `name{labels} 3`. */
const valueOf = (text: string, line: string) =>
  Number(
    text
      .split("\n")
      .find((one) => one.startsWith(`${line} `))
      ?.split(" ")[1],
  );

it("are told to whoever has the token, and are not there where none is set", async () => {
  for (const wrong of [undefined, "Bearer x", `Basic ${metricsToken}`, `Bearer ${metricsToken}x`])
    expect((await get(wrong)).status).toBe(401);
  expect((await get(`Bearer ${metricsToken}`, "POST")).status).toBe(405);
  const response = await get(`Bearer ${metricsToken}`);
  expect(response.headers.get("content-type")).toMatch(/^text\/plain; version=0\.0\.4/);
  const without = await startTestServer();
  expect((await fetch(`${without.url}/metrics`)).status).toBe(404);
  await without.close();
});

it("count requests by the beginning of their path, and never by what stands behind it", async () => {
  const { admin } = await makeCompany(server);
  const line = 'threshold_http_request_seconds_count{route="graphql",method="POST",status="200"}';
  const before = valueOf(await told(), line) || 0;
  for (let times = 0; times < 3; times++) await admin.ask("{ company { name } }");
  await expect.poll(async () => valueOf(await told(), line)).toBe(before + 3);
  await fetch(`${server.url}/calendar/x/a-secret.ics`);
  await fetch(`${server.url}/some/page/of/the/web`);
  await expect.poll(told).toContain('route="calendar"');
  await expect.poll(told).toContain('route="web"');
  const text = await told();
  expect(text).not.toMatch(/a-secret|some/);
});

it("count attempts at jobs by what became of them", async () => {
  const company = await makeCompany(server);
  await server.minute();
  await server.workOff();
  const done = 'threshold_job_attempts_total{name="tidyNotifications",outcome="DONE"}';
  await expect.poll(async () => valueOf(await told(), done)).toBeGreaterThanOrEqual(1);
  await server.database.owner.query(
    "insert into job (company_id, id, name, payload, run_at) values ($1, gen_random_uuid(), 'nothing', '{}', $2)",
    [company.id, server.now()],
  );
  await server.workOff();
  const failed = 'threshold_job_attempts_total{name="nothing",outcome="FAILED"}';
  await expect.poll(async () => valueOf(await told(), failed)).toBe(1);
});

it("are all that the dashboard of Grafana draws", async () => {
  const file = new URL("../../../docs/grafana-dashboard.json", import.meta.url);
  const { panels } = JSON.parse(readFileSync(file, "utf8")) as {
    panels: { targets: { expr: string }[] }[];
  };
  const text = await told();
  const names = panels.flatMap(({ targets }) =>
    targets.flatMap(({ expr }) => expr.match(/\b(threshold|process|nodejs)_\w+/g) ?? []),
  );
  expect(names.length).toBeGreaterThan(8);
  for (const name of names) expect(text, name).toMatch(new RegExp(`^${name}[ {]`, "m"));
});
