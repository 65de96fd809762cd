import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { v7 as uuid } from "uuid";
import { activePlan, planOf, taskOf } from "../testing/launch.ts";
import { type Asker, makeCompany, startTestServer, type TestServer } from "../testing/server.ts";

const instant = "2027-01-04T02:00:00Z";
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(instant);
});
beforeEach(() => server.setClock(instant));
afterAll(() => server.close());

const entry = "nodes { at personName action origin tableName operation before after }";

describe("the history of a record", () => {
  it("tells who moved a launch, when, from where, and both dates", async () => {
    const { staff, planId } = await activePlan(server);
    server.setClock("2027-01-05T03:04:05Z");
    const move = { id: planId, launchDate: "2027-05-11", reason: "预售证延期" };
    await staff.run("moveLaunch", move, "clientMutationId");
    const { viewer } = await staff.ask("{ viewer { person { name } } }");
    const { history } = await planOf(staff, planId, `history(first: 1) { ${entry} }`);
    expect(history.nodes).toEqual([
      expect.objectContaining({
        at: "2027-01-05T03:04:05+00:00",
        personName: viewer.person.name,
        action: "moveLaunch",
        origin: expect.stringMatching(/127\.0\.0\.1|::1/),
        tableName: "launch_plan",
        operation: "UPDATE",
        before: expect.objectContaining({ launch_date: "2027-05-01" }),
        after: expect.objectContaining({ launch_date: "2027-05-11" }),
      }),
    ]);
    expect(history.nodes[0].after).not.toHaveProperty("entry_date");
    expect(history.nodes[0].after).not.toHaveProperty("version");
  });

  it("tells the state of a task before and after it was completed, and pages backwards in time", async () => {
    const { staff, planId } = await activePlan(server);
    const { id } = await taskOf(staff, planId, "COOK_HIRED");
    await staff.run("startLaunchTask", { id }, "clientMutationId");
    server.setClock("2027-01-06T02:00:00Z");
    await staff.run("completeLaunchTask", { id }, "clientMutationId");
    const query = `query($id: ID!, $after: String) { launchTask(id: $id) { history(first: 1, after: $after) { ${entry} pageInfo { endCursor hasNextPage } totalCount } } }`;
    const pageAfter = async (after: string | null) =>
      (await staff.ask(query, { id, after })).launchTask.history;
    const first = await pageAfter(null);
    expect(first.nodes[0]).toMatchObject({
      action: "completeLaunchTask",
      before: { status: "IN_PROGRESS", done_on: null },
      after: { status: "DONE", done_on: "2027-01-06" },
    });
    const second = await pageAfter(first.pageInfo.endCursor);
    expect(second.nodes[0]).toMatchObject({
      action: "startLaunchTask",
      before: { status: "NOT_STARTED" },
      after: { status: "IN_PROGRESS" },
    });
    // Made and scheduled in one transaction, at one instant: what happened first stands last.
    const whole = "query($id: ID!) { launchTask(id: $id) { history { nodes { operation } } } }";
    const { nodes } = (await staff.ask(whole, { id })).launchTask.history;
    expect(nodes.map((one: { operation: string }) => one.operation).lastIndexOf("INSERT")).toBe(
      first.totalCount - 1,
    );
  });

  it("holds a bulk change row by row", async () => {
    const { admin, id, estateId } = await makeCompany(server);
    const { building } = await admin.run(
      "createBuilding",
      { estateId, number: "1栋" },
      "building { id version }",
    );
    for (const room of ["101", "102", "103"]) {
      const unit = { buildingId: building.id, floorNumber: 1, roomNumber: room };
      await admin.run("createUnit", unit, "clientMutationId");
    }
    const renamed = { id: building.id, version: building.version, number: "2栋" };
    await admin.run("updateBuilding", renamed, "clientMutationId");
    const { rows } = await server.database.owner.query(
      `select before ->> 'search_key' as before, after ->> 'search_key' as after from audit_entry
       where company_id = $1 and table_name = 'unit' and action = 'updateBuilding' order by 1`,
      [id],
    );
    expect(rows).toEqual(
      ["101", "102", "103"].map((room) => ({
        before: `1栋${room} 1栋${room} 1-${room} ${room}`,
        after: `2栋${room} 2栋${room} 2-${room} ${room}`,
      })),
    );
  });

  it("of a launch is hidden with it, also from the center's own people", async () => {
    const { staff, planId, hire } = await activePlan(server);
    const desk = await hire("FRONT_DESK_AGENT");
    const { history } = await planOf(staff, planId, "history(first: 1) { nodes { id } }");
    const ask = "query($id: ID!) { node(id: $id) { id } }";
    const [{ id }] = history.nodes;
    expect((await staff.ask(ask, { id })).node).toEqual({ id });
    expect((await desk.ask(ask, { id })).node).toBeNull();
  });
});

/** Regions of a company, to count what was done. */
const regionsOf = async (who: Asker) =>
  (await who.ask("{ company { regions { id name } } }")).company.regions as { name: string }[];

const create =
  "mutation($input: CreateRegionInput!) { createRegion(input: $input) { region { id } } }";

describe("an idempotency key", () => {
  it("gives the same answer to the same input, and does it once", async () => {
    const { admin } = await makeCompany(server);
    const input = { clientMutationId: uuid(), code: "R2", name: "华东地区公司" };
    const first = await admin.send(create, { input });
    expect(first.errors).toBeUndefined();
    expect((await admin.send(create, { input })).data).toEqual(first.data);
    expect(await regionsOf(admin)).toHaveLength(2);
  });

  it("does it once also for two who ask at once", async () => {
    const { admin } = await makeCompany(server);
    const input = { clientMutationId: uuid(), code: "R2", name: "华东地区公司" };
    const answers = await Promise.all([1, 2, 3, 4].map(() => admin.send(create, { input })));
    for (const { data } of answers) expect(data).toEqual(answers[0]!.data);
    expect(await regionsOf(admin)).toHaveLength(2);
  });

  it("is refused for another input, and for another mutation", async () => {
    const { admin } = await makeCompany(server);
    const key = { clientMutationId: uuid() };
    await admin.run(
      "createRegion",
      { ...key, code: "R2", name: "华东地区公司" },
      "clientMutationId",
    );
    for (const [name, input] of [
      ["createRegion", { code: "R3", name: "华北地区公司" }],
      ["createPerson", { name: "李雷", badgeNumber: "B7", phone: "1" }],
    ] as const)
      expect((await admin.refusal(name, { ...key, ...input })).code).toBe("IDEMPOTENCY_KEY_REUSED");
    expect(await regionsOf(admin)).toHaveLength(2);
  });

  it("is free again after a refusal, and after a crash ahead of the answer", async () => {
    const { admin, id } = await makeCompany(server);
    const input = { clientMutationId: uuid(), code: "R1", name: "华东地区公司" };
    expect((await admin.refusal("createRegion", input)).code).toBe("CODE_TAKEN");
    await admin.run("createRegion", { ...input, code: "R2" }, "clientMutationId");

    // The process dies between its work and its commit: neither the row nor the key is kept.
    const client = await server.database.owner.connect();
    await client.query("begin");
    await client.query("lock table idempotency in exclusive mode");
    const again = { clientMutationId: uuid(), code: "R3", name: "华北地区公司" };
    const broken = admin.send(create, { input: again });
    const { rows } = await untilWaiting(client);
    await client.query("select pg_terminate_backend($1)", [rows[0]!.pid]);
    await client.query("commit");
    client.release();
    expect((await broken).errors![0]!.extensions.code).toBe("DATABASE_UNAVAILABLE");
    expect(await regionsOf(admin)).toHaveLength(2);
    const keys = await server.database.owner.query(
      "select from idempotency where company_id = $1 and key = $2",
      [id, again.clientMutationId],
    );
    expect(keys.rowCount).toBe(0);
    await admin.run("createRegion", again, "clientMutationId");
    expect(await regionsOf(admin)).toHaveLength(3);
  });

  it("has a form", async () => {
    const { admin } = await makeCompany(server);
    for (const key of ["", "x".repeat(65), "a b", "null\u0000"])
      expect(
        await admin.refusal("createRegion", { clientMutationId: key, code: "R2", name: "华东" }),
      ).toMatchObject({ code: "INVALID_INPUT", details: { field: "clientMutationId" } });
  });
});

/** The backend that waits for the table, once there is one. */
async function untilWaiting(client: {
  query(text: string): Promise<{ rows: { pid: number }[] }>;
}): Promise<{ rows: { pid: number }[] }> {
  for (;;) {
    const waiting = await client.query(
      `select pid from pg_locks where not granted and relation = 'idempotency'::regclass
       and database = (select oid from pg_database where datname = current_database())`,
    );
    if (waiting.rows.length > 0) return waiting;
  }
}
