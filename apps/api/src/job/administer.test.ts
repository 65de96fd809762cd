import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { changeUntil, listen } from "../testing/live.ts";
import {
  makeCompany,
  startTestServer,
  type TestCompany,
  type TestServer,
} from "../testing/server.ts";
import { startWorker, tidy } from "./worker.ts";
import { nowhere } from "../outward.ts";

const morning = "2027-01-04T02:00:00Z";
let server: TestServer;
let company: TestCompany;
beforeAll(async () => {
  server = await startTestServer(morning);
});
afterAll(() => server.close());
beforeEach(async () => {
  server.setClock(morning);
  company = await makeCompany(server);
});

/** A job whose handler does not exist: it fails in every attempt. */
async function layFailing(companyId = company.id, count = 1) {
  await server.database.owner.query(
    `insert into job (company_id, id, name, payload, run_at, created_at)
     select $1, gen_random_uuid(), 'nothing', '{}', $2, $2 from generate_series(1, $3)`,
    [companyId, morning, count],
  );
}

const later = (seconds: number) => {
  server.setClock(new Date(Date.parse(morning) + seconds * 1000).toISOString());
  return server.workOff();
};

const jobs = async () =>
  (
    await company.admin.ask(
      '{ jobs(first: 20, filter: { names: ["nothing"] }) { nodes { id status attempts runAt failure } } jobCounts { status count } }',
    )
  ).jobs.nodes;

describe("a job that fails", () => {
  it("is tried again with growing pauses, its fault masked under an id; after the last attempt administrators are told", async () => {
    await layFailing();
    await later(0);
    const [first] = await jobs();
    expect(first).toMatchObject({
      status: "WAITING",
      attempts: 1,
      runAt: "2027-01-04T02:00:10+00:00",
      failure: { code: "UNEXPECTED", errorId: expect.stringMatching(/^[0-9a-f-]{36}$/) },
    });
    expect(JSON.stringify(first.failure)).not.toContain("no task");
    let seconds = 0;
    for (const pause of [10, 60, 300, 1800, 7200, 18_000, 36_000]) {
      seconds += pause + 1;
      await later(seconds);
    }
    expect(await jobs()).toMatchObject([{ status: "FAILED", attempts: 8 }]);
    const { viewer } = await company.admin.ask("{ viewer { unreadNotifications { kind data } } }");
    expect(viewer.unreadNotifications).toMatchObject([
      { kind: "JOB_FAILED", data: { name: "nothing" } },
    ]);
  });

  it("is tried again by hand, one or all that failed, and called off", async () => {
    await layFailing(company.id, 3);
    await server.database.owner.query("update job set status = 'FAILED' where company_id = $1", [
      company.id,
    ]);
    const [one, other] = await jobs();
    expect(await company.admin.run("retryJobs", { jobIds: [one.id] }, "count")).toEqual({
      count: 1,
    });
    await server.workOff();
    expect(await company.admin.run("retryJobs", {}, "count")).toEqual({ count: 2 });
    await server.workOff();
    expect((await jobs()).map((job: { attempts: number }) => job.attempts)).toEqual([1, 1, 1]);
    await company.admin.run("cancelJobs", { jobIds: [other.id] }, "count");
    await later(11);
    const after = await jobs();
    expect(after.find((job: { id: string }) => job.id === other.id)).toMatchObject({
      status: "CANCELLED",
      attempts: 1,
    });
    const again = await company.admin.refusal("cancelJobs", { jobIds: [other.id] });
    expect(again).toMatchObject({ code: "JOB_STATUS", details: { status: "CANCELLED" } });
    const { rows } = await server.database.owner.query(
      "select distinct action from audit_entry where company_id = $1 and table_name = 'job' order by 1",
      [company.id],
    );
    expect(rows).toEqual([{ action: "cancelJobs" }, { action: "retryJobs" }]);
  });
});

it("administrators see their own company's jobs, and nobody else sees any", async () => {
  const other = await makeCompany(server);
  await layFailing();
  await layFailing(other.id);
  const ours = await jobs();
  expect(ours).toHaveLength(1);
  expect((await other.admin.refusal("retryJobs", { jobIds: [ours[0].id] })).code).toBe("NOT_FOUND");
  expect((await other.admin.refusal("cancelJobs", { jobIds: [ours[0].id] })).code).toBe(
    "NOT_FOUND",
  );
  const head = await company.hire("REGION_HEAD");
  expect(await head.ask("{ jobs(first: 5) { totalCount } jobCounts { count } }")).toEqual({
    jobs: { totalCount: 0 },
    jobCounts: [],
  });
  expect((await head.refusal("retryJobs", {})).code).toBe("FORBIDDEN");
});

it("a change of a job is told live to administrators", async () => {
  const administrator = listen(server, company.admin);
  const told = administrator.follow("subscription { jobChanged { name status } }");
  await changeUntil(
    () => told.length > 0,
    async () => {
      await layFailing();
      await server.workOff();
    },
  );
  expect(told[0]).toMatchObject({ data: { jobChanged: { name: "nothing" } } });
  await administrator.close();
});

it("several workers share the jobs and do each once", async () => {
  const { database } = server;
  const second = startWorker({
    pool: database.app,
    ownerUrl: database.ownerUrl,
    clock: () => server.now(),
    log: { error: () => {}, warn: () => {}, info: () => {} },
    outward: nowhere,
    recurring: false,
    tidy: async () => {},
  });
  await database.owner.query(
    `insert into job (company_id, id, name, payload, run_at) select $1, gen_random_uuid(), 'beginDay', '{}', $2 from generate_series(1, 200)`,
    [company.id, morning],
  );
  await server.workOff();
  const { rows } = await database.owner.query(
    "select status, max(attempts) as most, count(*)::int as n from job where company_id = $1 and name = 'beginDay' group by 1",
    [company.id],
  );
  expect(rows).toEqual([{ status: "DONE", most: 1, n: 200 }]);
  await second.stop();
});

it("what a dead worker had taken is handed out again, not after the queue's own four hours", async () => {
  const { owner } = server.database;
  await owner.query(
    "insert into job (company_id, id, name, payload, run_at) values ($1, gen_random_uuid(), 'beginDay', '{}', $2)",
    [company.id, "2027-01-05T02:00:00Z"],
  );
  await owner.query(
    `update graphile_worker._private_jobs q set locked_by = 'pool-of-the-dead', locked_at = now() - interval '10 seconds',
       attempts = 1 from job j where q.key = j.id::text and j.company_id = $1`,
    [company.id],
  );
  server.setClock("2027-01-05T02:00:00Z");
  await server.workOff();
  const { rows } = await owner.query("select status from job where company_id = $1", [company.id]);
  expect(rows).toEqual([{ status: "DONE" }]);
});

it("jobs that were done are kept for two weeks, those that failed until somebody looks after them", async () => {
  const { owner, app } = server.database;
  const ended = (status: string, at: string) =>
    owner.query(
      `insert into job (company_id, id, name, payload, run_at, status, finished_at)
       values ($1, gen_random_uuid(), 'beginDay', '{}', $3, $2, $3)`,
      [company.id, status, at],
    );
  await ended("DONE", "2026-12-20T23:00:00Z");
  await ended("DONE", "2026-12-21T01:00:00Z");
  await ended("CANCELLED", "2026-12-01T00:00:00Z");
  await ended("FAILED", "2026-12-01T00:00:00Z");
  const errors: unknown[] = [];
  const log = { error: (fault: unknown) => errors.push(fault), warn: () => {}, info: () => {} };
  await tidy({ pool: app, clock: () => server.now(), log, outward: nowhere, tidy: async () => {} });
  expect(errors).toEqual([]);
  const { rows } = await owner.query(
    "select status, finished_at::date::text as day from job where company_id = $1 order by 1",
    [company.id],
  );
  expect(rows).toEqual([
    { status: "DONE", day: "2026-12-21" },
    { status: "FAILED", day: "2026-12-01" },
  ]);
});
