import pg from "pg";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import {
  activePlan,
  attachEvidence,
  finish,
  launchDates,
  launchFacts,
  taskOf,
  tasksOf,
} from "../testing/launch.ts";
import { type Asker, startTestServer, type TestServer } from "../testing/server.ts";

const instant = "2027-01-04T02:00:00Z";
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(instant);
});
beforeEach(() => server.setClock(instant));
afterAll(() => server.close());

const mine = async (who: Asker, filter: Record<string, unknown> = {}): Promise<string[]> => {
  const query =
    "query($filter: LaunchTaskFilter) { myTasks(first: 100, filter: $filter) { nodes { code } } }";
  const { myTasks } = await who.ask(query, { filter });
  return myTasks.nodes.map((task: { code: string }) => task.code);
};

it("are those of each role that is responsible, by due day", async () => {
  const { hire, planId, head, staff, admin } = await activePlan(server);
  const tasks = [...(await tasksOf(head, planId)).values()];
  for (const role of [
    "HR_ADMIN_OFFICER",
    "TRAINING_OFFICER",
    "SERVICE_CENTER_HEAD",
    "CUSTOMER_SERVICE_MANAGER",
    "ENGINEERING_MANAGER",
    "SECURITY_MANAGER",
  ] as const) {
    const who = await hire(role);
    const expected = tasks
      .filter((task) => task.responsibleRole === role)
      .toSorted((a, b) => (a.dueOn ?? "9999").localeCompare(b.dueOn ?? "9999"));
    const found = await mine(who);
    expect(found.toSorted(), role).toEqual(expected.map((task) => task.code).toSorted());
    const dues = found.map((code) => tasks.find((task) => task.code === code)!.dueOn ?? "9999");
    expect(dues, role).toEqual(dues.toSorted());
  }
  expect(await mine(staff)).toContain("BIDDING_REQUEST");
  for (const who of [head, admin, await hire("FRONT_DESK_AGENT")])
    expect(await mine(who)).toEqual([]);
});

it("leave what is done, and what another is named for", async () => {
  const launch = await activePlan(server);
  const { hire, staff, planId } = launch;
  const [first, second] = [await hire("SECURITY_MANAGER"), await hire("SECURITY_MANAGER")];
  const drill = await taskOf(first, planId, "EMERGENCY_DRILL");
  const named = { id: drill.id, version: drill.version, assigneeId: second.personId };
  await staff.run("updateLaunchTask", named, "clientMutationId");
  expect(await mine(first)).not.toContain("EMERGENCY_DRILL");
  expect(await mine(second)).toContain("EMERGENCY_DRILL");
  await finish(launch, second, await taskOf(first, planId, "EMERGENCY_PLAN"));
  expect(await mine(first)).not.toContain("EMERGENCY_PLAN");
});

it("are those of whoever one stands in for, on these days", async () => {
  const { hire } = await activePlan(server);
  const security = await hire("SECURITY_MANAGER");
  const deputy = await hire("FRONT_DESK_AGENT");
  const { viewer } = await security.ask("{ viewer { assignments { id } } }");
  const standIn = {
    assignmentId: viewer.assignments[0].id,
    toPersonId: deputy.personId,
    fromOn: "2027-01-05",
    toOn: "2027-01-06",
  };
  await security.run("delegateRole", standIn, "clientMutationId");
  expect(await mine(deputy)).toEqual([]);
  for (const [day, count] of [
    ["05", "some"],
    ["06", "some"],
    ["07", "none"],
  ] as const) {
    server.setClock(`2027-01-${day}T02:00:00Z`);
    const found = await mine(deputy);
    if (count === "some") expect(found, day).toContain("EMERGENCY_PLAN");
    else expect(found, day).toEqual([]);
  }
});

it("of the region's head are those that wait for approval", async () => {
  const { head, hire, planId } = await activePlan(server);
  const centerHead = await hire("SERVICE_CENTER_HEAD");
  const { id } = await taskOf(head, planId, "SALES_SUPPORT_SCHEME");
  await attachEvidence(centerHead, id);
  await centerHead.run("submitLaunchTask", { id }, "clientMutationId");
  expect(await mine(head)).toEqual(["SALES_SUPPORT_SCHEME"]);
  expect(await mine(centerHead)).not.toContain("SALES_SUPPORT_SCHEME");
});

it("can be narrowed to what is overdue, in a workstream, due in some days, found by words", async () => {
  const { hire } = await activePlan(server);
  const hr = await hire("HR_ADMIN_OFFICER");
  server.setClock("2027-01-20T02:00:00Z");
  const hiring = ["ORDER_HEAD_HIRED", "GATE_GUARDS_HIRED", "STANDBY_GUARDS_HIRED"];
  const overdue = await mine(hr, { overdue: true });
  expect(overdue).toEqual(expect.arrayContaining([...hiring, "COOK_HIRED"]));
  expect(overdue).not.toContain("UNIFORMS_IN_PLACE");
  expect(await mine(hr, { overdue: false })).toContain("UNIFORMS_IN_PLACE");
  expect((await mine(hr, { workstreams: ["TEAM"], overdue: true })).toSorted()).toEqual(
    hiring.toSorted(),
  );
  const spring = { dueFrom: "2027-04-01", dueTo: "2027-04-10", search: "工装" };
  expect(await mine(hr, spring)).toEqual(["UNIFORMS_IN_PLACE"]);
  expect(await mine(hr, { search: "100%_" })).toEqual([]);
});

it("tell their actions with one statement more, which gathers each of their plans once", async () => {
  const { staff, hire, estateId } = await activePlan(server);
  const second = { estateId, ...launchDates, ...launchFacts, name: "二期开盘" };
  const { plan } = await staff.run("createLaunchPlan", second, "plan { id }");
  await staff.run("activateLaunchPlan", { id: plan.id }, "clientMutationId");
  const manager = await hire("SERVICE_CENTER_HEAD");
  const actions = "actions { action allowed code details }";
  const page = `{ myTasks(first: 50) { nodes { id plan { id } ${actions} } } }`;
  await manager.ask(page); // who asks is known from now on
  const statements = vi.spyOn(pg.Pool.prototype, "connect");
  const counts: number[] = [];
  let nodes: { id: string; plan: { id: string }; actions: unknown }[] = [];
  for (const _ of [1, 2, 3]) {
    statements.mockClear();
    ({ nodes } = (await manager.ask(page)).myTasks);
    counts.push(statements.mock.calls.length);
  }
  statements.mockRestore();
  expect(Math.min(...counts)).toBe(2); // the worker asks for itself now and then
  expect(new Set(nodes.map((task: { plan: { id: string } }) => task.plan.id)).size).toBe(2);
  for (const task of nodes.filter((_: unknown, at: number) => at % 5 === 0)) {
    const query = `query($id: ID!) { launchTask(id: $id) { ${actions} } }`;
    expect((await manager.ask(query, { id: task.id })).launchTask.actions).toEqual(task.actions);
  }
});
