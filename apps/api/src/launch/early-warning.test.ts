import { afterAll, beforeAll, expect, it } from "vitest";
import { activePlan, taskOf, type TestLaunch } from "../testing/launch.ts";
import { makeCompany, startTestServer, type TestServer } from "../testing/server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(); // Monday 2027-01-04 in Shanghai
});
afterAll(() => server.close());

const fields = `planId tasksKnown knownFrom knownTo tasksNeeded judged expectedLate
  likelyLate { taskId code probability reasons { code details } }`;
const warningsOf = async ({ staff, planId }: TestLaunch) =>
  (
    await staff.ask(`query($ids: [ID!]!) { launchWarnings(planIds: $ids) { ${fields} } }`, {
      ids: [planId],
    })
  ).launchWarnings;

/** Gives the company a past: the plan's tasks in copies that were finished so many days after due. */
async function layPast(launch: TestLaunch, plans: number, slipOf: (position: number) => string) {
  for (let n = 0; n < plans; n++)
    await server.database.owner.query(
      `with plan as (
         insert into launch_plan select (jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid(),
           'name', $3::text, 'status', 'CLOSED'))).* from launch_plan p where p.company_id = $1 and p.id = $2 returning *)
       insert into launch_task select (jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid(),
         'plan_id', plan.id, 'status', 'DONE', 'due_on', date '2026-06-01',
         'done_on', date '2026-06-01' + (${slipOf(n)})::int))).*
       from launch_task t, plan where t.company_id = $1 and t.plan_id = $2 and t.due_on is not null`,
      [launch.id, launch.planId.slice("LaunchPlan_".length), `往期 ${n}`],
    );
}

it("is quiet about a company without a past, and says what it lacks", async () => {
  const [warning] = await warningsOf(await activePlan(server));
  expect(warning).toMatchObject({ tasksKnown: 0, knownTo: null, tasksNeeded: 40, likelyLate: [] });
});

it("tells the kinds of tasks that came late before, with the record and its age", async () => {
  const launch = await activePlan(server);
  await layPast(launch, 8, () => `case when t.code = 'UNIFORMS_IN_PLACE' then 6 else -4 end`);
  const { id } = await taskOf(launch.staff, launch.planId, "UNIFORMS_IN_PLACE");
  const [warning] = await warningsOf(launch);
  expect(warning).toMatchObject({
    planId: launch.planId,
    tasksNeeded: null,
    knownFrom: "2026-05-28",
    knownTo: "2026-06-07",
  });
  const byPast = warning.likelyLate.filter(
    ({ reasons }: { reasons: { code: string }[] }) => reasons[0]!.code === "PAST_SLIPS",
  );
  expect(byPast[0]).toMatchObject({ taskId: id, code: "UNIFORMS_IN_PLACE" });
  expect(byPast[0].reasons[0]).toMatchObject({ details: { late: 8, of: 8 } });
  // The others are told for what stands in their way, not for their past, which was punctual.
  for (const { reasons } of warning.likelyLate.filter(
    (one: { taskId: string }) => one.taskId !== id,
  ))
    expect(["NO_SLACK", "WAITS_FOR"]).toContain(
      reasons.find(({ code }: { code: string }) => code !== "PAST_SLIPS").code,
    );
});

it("learns from the whole company, and tells of plans that the viewer may read alone", async () => {
  const launch = await activePlan(server);
  await layPast(launch, 8, () => "5");
  const stranger = (await makeCompany(server)).admin;
  const asked = `query($ids: [ID!]!) { launchWarnings(planIds: $ids) { planId tasksKnown } }`;
  expect((await stranger.ask(asked, { ids: [launch.planId] })).launchWarnings).toEqual([]);
  const reader = await launch.hire("CUSTOMER_SERVICE_MANAGER");
  const [warning] = (await reader.ask(asked, { ids: [launch.planId] })).launchWarnings;
  expect(warning.tasksKnown).toBeGreaterThan(200);
});
