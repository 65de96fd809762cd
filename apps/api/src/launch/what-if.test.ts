import { afterAll, beforeAll, expect, it } from "vitest";
import { activePlan, planOf, taskOf, tasksOf, type TestLaunch } from "../testing/launch.ts";
import { startTestServer, type TestServer } from "../testing/server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const fields = `feasible launchDate light newlyLate provisional conflictCodes criticalCodes
  moved { code dueBefore dueAfter days finishAfter critical becomesLate }`;

interface Moved {
  code: string;
  dueBefore: string | null;
  dueAfter: string | null;
  days: number;
}

const tryOut = async ({ staff, planId }: TestLaunch, trial: Record<string, unknown>) =>
  (
    await staff.ask(`query($input: WhatIfInput!) { launchWhatIf(input: $input) { ${fields} } }`, {
      input: { planId, ...trial },
    })
  ).launchWhatIf;

it("tells what moving the launch then does, and stores nothing", async () => {
  const launch = await activePlan(server);
  const { staff, planId } = launch;
  const before = await tasksOf(staff, planId);
  const trial = await tryOut(launch, { launchDate: "2027-05-11" });
  expect(await tasksOf(staff, planId)).toEqual(before);

  const move = { id: planId, launchDate: "2027-05-11", reason: "节日" };
  await staff.run("moveLaunch", move, "clientMutationId");
  const after = await tasksOf(staff, planId);
  const really = [...after.values()]
    .filter(({ code, dueOn }) => dueOn !== before.get(code)!.dueOn)
    .map(({ code, dueOn }) => [code, before.get(code)!.dueOn, dueOn]);
  const told = trial.moved
    .filter((one: Moved) => one.dueBefore !== one.dueAfter)
    .map((one: Moved) => [one.code, one.dueBefore, one.dueAfter]);
  expect(told).toEqual(really);
  const plan = await planOf(staff, planId, "feasible light provisional conflictCodes");
  expect(trial).toMatchObject({ ...plan, launchDate: "2027-05-11" });
  const critical = [...after.values()].filter((one) => one.critical).map((one) => one.code);
  expect(trial.criticalCodes).toEqual(critical);
});

it("tries single tasks on other days", async () => {
  const launch = await activePlan(server);
  const drill = await taskOf(launch.staff, launch.planId, "EMERGENCY_DRILL");
  const shifts = [{ taskId: drill.id, dueOn: "2027-04-20" }];
  const { moved } = await tryOut(launch, { shifts });
  expect(moved.find((one: Moved) => one.code === "EMERGENCY_DRILL")).toMatchObject({
    dueBefore: "2027-04-26",
    dueAfter: "2027-04-20",
    days: -6,
  });
});

it("names the smallest set of tasks that makes a launch infeasible", async () => {
  const launch = await activePlan(server);
  const trial = await tryOut(launch, { launchDate: "2027-01-20" });
  expect(trial).toMatchObject({ feasible: false, light: "RED" });
  expect(trial.conflictCodes.length).toBeGreaterThan(0);
  expect(trial.newlyLate).toBeGreaterThan(0);
});

it("refuses dates that no plan may have", async () => {
  const { staff, planId } = await activePlan(server);
  const query = "query($input: WhatIfInput!) { launchWhatIf(input: $input) { light } }";
  const { errors } = await staff.send(query, { input: { planId, entryDate: "2027-06-01" } });
  expect(errors![0]!.extensions.code).toBe("ENTRY_AFTER_LAUNCH");
});

it("compares with a plan that was frozen", async () => {
  const launch = await activePlan(server);
  const { staff, planId } = launch;
  const made = await staff.run(
    "freezeLaunchPlan",
    { planId, name: "开工会版" },
    "baseline { id name }",
  );
  const move = { id: planId, launchDate: "2027-05-08", reason: "节日" };
  await staff.run("moveLaunch", move, "clientMutationId");
  const drillIn = async (trial: Record<string, unknown>) =>
    (await tryOut(launch, trial)).moved.find((one: Moved) => one.code === "EMERGENCY_DRILL");
  expect(await drillIn({})).toBeUndefined();
  expect(await drillIn({ baselineId: made.baseline.id })).toMatchObject({
    dueBefore: "2027-04-26",
    dueAfter: "2027-05-03",
    days: 7,
  });
  const nameless = { planId, name: "  " };
  expect((await staff.refusal("freezeLaunchPlan", nameless)).code).toBe("INVALID_INPUT");
});
