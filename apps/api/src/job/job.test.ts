import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { write } from "../db/tenancy.ts";
import { queueRevision } from "../db/migrate.ts";
import { systemContext } from "../system.ts";
import {
  makeCompany,
  startTestServer,
  type TestCompany,
  type TestServer,
} from "../testing/server.ts";
import { enqueue } from "./enqueue.ts";

let server: TestServer;
let company: TestCompany;
beforeAll(async () => {
  server = await startTestServer();
  company = await makeCompany(server);
});
afterAll(() => server.close());

const use = { name: "test", key: null, input: null };

async function asSystem(companyId = company.id) {
  const context = await systemContext(server.database.app, companyId, server.now(), "test");
  return context!;
}

async function jobsOf(companyId: string) {
  const { rows } = await server.database.owner.query(
    "select name, status, attempts, failure, run_at from job where company_id = $1 order by created_at, id",
    [companyId],
  );
  return rows;
}

const queued = async () =>
  (await server.database.owner.query("select count(*)::int as n from graphile_worker.jobs")).rows[0]
    .n;

describe("a job", () => {
  it("is asked for in the transaction of its cause: rolled back, it never was", async () => {
    const { id } = await makeCompany(server);
    const context = await asSystem(id);
    const failing = write(context, use, async (db) => {
      await enqueue(db, "beginDay", {});
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    expect(await jobsOf(id)).toEqual([]);
    await write(context, use, (db) => enqueue(db, "beginDay", {}));
    await server.workOff();
    expect(await jobsOf(id)).toMatchObject([{ name: "beginDay", status: "DONE", attempts: 1 }]);
  });

  it("of one key is done once, however often it is asked for", async () => {
    const { id } = await makeCompany(server);
    const context = await asSystem(id);
    const ask = () => write(context, use, (db) => enqueue(db, "beginDay", {}, { key: "one" }));
    await Promise.all([ask(), ask(), ask()]);
    await server.workOff();
    await ask();
    expect(await jobsOf(id)).toHaveLength(1);
  });

  it("waits until its time by the server's clock", async () => {
    const { id } = await makeCompany(server);
    const runAt = "2027-01-04T03:00:00Z";
    await write(await asSystem(id), use, (db) => enqueue(db, "beginDay", {}, { runAt }));
    await server.workOff();
    expect(await jobsOf(id)).toMatchObject([{ status: "WAITING" }]);
    server.setClock("2027-01-04T03:00:01Z");
    await server.workOff();
    expect(await jobsOf(id)).toMatchObject([{ status: "DONE" }]);
    server.setClock("2027-01-04T02:00:00Z");
  });

  it("leaves nothing in the queue once it is done", async () => {
    await server.workOff();
    for (let waited = 0; (await queued()) > 0 && waited < 60_000; waited += 20) await sleep(20);
    expect(await queued()).toBe(0);
  });
});

describe("the application's role", () => {
  it("reaches the queue neither to look nor to add", async () => {
    const refused = { code: "42501" };
    const { app } = server.database;
    await expect(app.query("select from graphile_worker.jobs")).rejects.toMatchObject(refused);
    await expect(app.query("select graphile_worker.add_job('job', '{}')")).rejects.toMatchObject(
      refused,
    );
  });

  it("asks for no job of another company", async () => {
    const other = await makeCompany(server);
    const text =
      "insert into job (company_id, id, name, payload) values ($1, gen_random_uuid(), 'beginDay', '{}')";
    const foreign = write(await asSystem(), use, async (db) => {
      const { CompiledQuery } = await import("kysely");
      await db.executeQuery(CompiledQuery.raw(text, [other.id]));
      return null;
    });
    await expect(foreign).rejects.toMatchObject({ code: "42501" });
    expect(await jobsOf(other.id)).toEqual([]);
  });
});

it("the queue's own schema is at the revision of its package", async () => {
  const { rows } = await server.database.owner.query(
    "select max(id) as revision from graphile_worker.migrations",
  );
  expect(rows).toEqual([{ revision: queueRevision }]);
});
