import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { activePlan, attachEvidence, finish, taskOf, tasksOf } from "../testing/launch.ts";
import { startTestServer, type TestServer } from "../testing/server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
beforeEach(() => server.setClock("2027-01-04T02:00:00Z"));
afterAll(() => server.close());

const dueOf = (tasks: Map<string, { dueOn: string | null }>) =>
  Object.fromEntries([...tasks].map(([code, task]) => [code, task.dueOn]));

describe("spec 03, acceptance scenarios", () => {
  it("LCH scenario 1: activation dates every task from launch and entry", async () => {
    const { staff, planId } = await activePlan(server);
    expect(dueOf(await tasksOf(staff, planId))).toMatchObject({
      ORDER_HEAD_HIRED: "2027-01-09",
      GATE_GUARDS_HIRED: "2027-01-09",
      STANDBY_GUARDS_HIRED: "2027-01-09",
      BIDDING_REQUEST: "2027-01-31",
      STAFFING_PLAN: "2027-02-15",
      STAFFING_APPROVAL: "2027-03-02",
      MATERIALS_PLAN: "2027-03-17",
      UNIFORMS_IN_PLACE: "2027-04-01",
      ONBOARDING_TRAINING: "2027-04-11",
      PRINTS_HANDED_OVER: "2027-04-21",
      EMERGENCY_DRILL: "2027-04-26",
    });
  });

  it("LCH scenario 2: a moved launch moves every open task that counts from it, done tasks keep their dates", async () => {
    const { staff, planId } = await activePlan(server);
    const before = await tasksOf(staff, planId);
    const request = before.get("BIDDING_REQUEST")!;
    await staff.run(
      "completeLaunchTask",
      { id: request.id, doneOn: "2027-01-03" },
      "clientMutationId",
    );
    const move = { id: planId, launchDate: "2027-05-11", reason: "预售证延期" };
    await staff.run("moveLaunch", move, "plan { launchDate }");
    const after = await tasksOf(staff, planId);
    expect(dueOf(after)).toMatchObject({
      EMERGENCY_DRILL: "2027-05-06",
      STAFFING_PLAN: "2027-02-25",
      ORDER_HEAD_HIRED: "2027-01-09",
      BIDDING_REQUEST: "2027-01-31",
    });
    expect(after.get("BIDDING_REQUEST")).toMatchObject({ status: "DONE", doneOn: "2027-01-03" });
  });

  it("LCH scenario 3: uniforms are not ordered before the staffing plan is approved", async () => {
    const launch = await activePlan(server);
    const { staff, planId } = launch;
    const hr = await launch.hire("HR_ADMIN_OFFICER");
    const tasks = await tasksOf(hr, planId);
    const uniforms = { id: tasks.get("UNIFORM_ORDER")!.id };
    expect(await hr.refusal("completeLaunchTask", uniforms)).toMatchObject({
      code: "STAFFING_NOT_APPROVED",
      details: { predecessors: ["STAFFING_APPROVAL"] },
    });
    await finish(launch, staff, tasks.get("STAFFING_PLAN")!);
    await finish(launch, hr, tasks.get("STAFFING_APPROVAL")!);
    const { task } = await hr.run("completeLaunchTask", uniforms, "task { status }");
    expect(task.status).toBe("DONE");
  });

  it("LCH scenario 4: the agreement is not signed while the developer's head has not approved the scheme", async () => {
    const launch = await activePlan(server);
    const centerHead = await launch.hire("SERVICE_CENTER_HEAD");
    const tasks = await tasksOf(centerHead, launch.planId);
    await finish(launch, centerHead, tasks.get("SALES_SUPPORT_SCHEME")!);
    const agreement = tasks.get("PRE_INTERVENTION_AGREEMENT")!;
    await attachEvidence(centerHead, agreement.id);
    expect(await centerHead.refusal("completeLaunchTask", { id: agreement.id })).toMatchObject({
      code: "SCHEME_NOT_APPROVED",
      details: { predecessors: ["SALES_SUPPORT_APPROVAL"] },
    });
    await finish(launch, centerHead, tasks.get("SALES_SUPPORT_APPROVAL")!);
    await centerHead.run("completeLaunchTask", { id: agreement.id }, "clientMutationId");
  });

  it("LCH scenario 5: a material category is filled or ticked as without need", async () => {
    const launch = await activePlan(server);
    const manager = await launch.hire("CUSTOMER_SERVICE_MANAGER");
    const plan = await taskOf(manager, launch.planId, "MATERIALS_PLAN");
    await attachEvidence(manager, plan.id);
    const reception = plan.checks.find((check) => check.code === "RECEPTION")!;
    for (const check of plan.checks)
      if (check !== reception)
        await manager.run("setTaskCheck", { id: check.id, state: "DONE" }, "clientMutationId");
    expect(await manager.refusal("completeLaunchTask", { id: plan.id })).toMatchObject({
      code: "TASK_CHECKS_OPEN",
      details: { checks: ["RECEPTION"] },
    });
    await manager.run("setTaskCheck", { id: reception.id, state: "NO_NEED" }, "clientMutationId");
    await manager.run("completeLaunchTask", { id: plan.id }, "clientMutationId");
  });

  it("LCH scenario 6: a drill on 2027-04-27 for a launch on 2027-05-01 is done a day late", async () => {
    const launch = await activePlan(server);
    const security = await launch.hire("SECURITY_MANAGER");
    server.setClock("2027-04-28T02:00:00Z");
    const tasks = await tasksOf(security, launch.planId);
    await finish(launch, security, tasks.get("EMERGENCY_PLAN")!, "2027-04-20");
    await finish(launch, security, tasks.get("EMERGENCY_DRILL")!, "2027-04-27");
    expect(await taskOf(security, launch.planId, "EMERGENCY_DRILL")).toMatchObject({
      status: "DONE",
      daysLate: 1,
      isOverdue: false,
    });
  });

  it("LCH scenario 7: READY is refused with the list of open tasks, and allowed once they are not applicable", async () => {
    const { head, staff, planId } = await activePlan(server);
    const open = [...(await tasksOf(staff, planId)).values()];
    const last = open.splice(-2);
    for (const { id } of open)
      await head.run("waiveLaunchTask", { id, reason: "本项目不需要" }, "clientMutationId");
    expect(await head.refusal("markLaunchReady", { id: planId })).toMatchObject({
      code: "TASKS_OPEN",
      details: { count: 2, codes: last.map((task) => task.code) },
    });
    for (const { id } of last)
      await head.run("waiveLaunchTask", { id, reason: "本项目不需要" }, "clientMutationId");
    const { plan } = await head.run("markLaunchReady", { id: planId }, "plan { status }");
    expect(plan.status).toBe("READY");
  });
});
