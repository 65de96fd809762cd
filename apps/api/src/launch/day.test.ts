import { afterAll, beforeAll, expect, it } from "vitest";
import { activePlan, planOf, taskOf } from "../testing/launch.ts";
import { startTestServer, type TestServer } from "../testing/server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

/** The days that began for a company: how many jobs it took, all of them worked off. */
async function nextDay(companyId: string, instant: string): Promise<number> {
  const count = async () =>
    (
      await server.database.owner.query(
        "select count(*)::int as n from job where company_id = $1 and name = 'beginDay'",
        [companyId],
      )
    ).rows[0].n;
  const before = await count();
  server.setClock(instant);
  await server.minute();
  await server.workOff();
  return (await count()) - before;
}

it("a new day schedules every plan under way from it, once", async () => {
  server.setClock("2027-01-04T02:00:00Z");
  const { id, staff, planId } = await activePlan(server);
  const before = await taskOf(staff, planId, "EMERGENCY_DRILL");
  expect(await planOf(staff, planId, "plannedOn light")).toMatchObject({ plannedOn: "2027-01-04" });

  expect(await nextDay(id, "2027-04-20T16:05:00Z")).toBe(1); // 00:05 on the 21st in Shanghai
  expect(await nextDay(id, "2027-04-20T16:06:00Z")).toBe(0);
  const plan = await planOf(staff, planId, "plannedOn light lightReasons { code } overdueCount");
  expect(plan).toMatchObject({ plannedOn: "2027-04-21", light: "RED" });
  expect(plan.lightReasons.length).toBeGreaterThan(0);
  expect(plan.overdueCount).toBeGreaterThan(0);
  const after = await taskOf(staff, planId, "EMERGENCY_DRILL");
  expect(after.totalSlack).toBeLessThan(before.totalSlack!);
  expect(after).toMatchObject({ dueOn: before.dueOn, isOverdue: false });
  expect(await taskOf(staff, planId, "ORDER_HEAD_HIRED")).toMatchObject({
    isOverdue: true,
    daysLate: 102,
  });
});

it("a new day leaves plans alone that are closed to work", async () => {
  server.setClock("2027-01-04T02:00:00Z");
  const { id, planId } = await activePlan(server);
  await server.database.owner.query("update launch_plan set status = 'CLOSED' where id = $1", [
    planId.slice("LaunchPlan_".length),
  ]);
  expect(await nextDay(id, "2027-01-05T02:00:00Z")).toBe(0);
});

it("a new day is in the history as the system's work", async () => {
  server.setClock("2027-01-04T02:00:00Z");
  const { id, staff, planId } = await activePlan(server);
  await nextDay(id, "2027-01-06T02:00:00Z");
  const { history } = await planOf(
    staff,
    planId,
    "history(first: 1) { nodes { action origin personName } }",
  );
  expect(history.nodes).toEqual([{ action: "beginDay", origin: "job", personName: null }]);
});
