import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type Asker,
  makeCompany,
  startTestServer,
  type TestCompany,
  type TestServer,
} from "../testing/server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const dates = {
  coordinationMeetingOn: "2026-12-20",
  entryDate: "2027-01-10",
  launchDate: "2027-05-01",
};
const facts = {
  fitOutStandard: "精装修",
  enclosureScope: "示范区围挡以内",
  officePlace: "一号楼首层",
  permits: [{ name: "商品房预售许可证", status: "IN_PROGRESS", statusOn: "2026-12-01" }],
  showFlats: [{ location: "三号楼 2 层", count: 3 }],
};

interface Launch extends TestCompany {
  head: Asker;
  staff: Asker;
  planId: string;
}

/** A plan under way in a company of its own, with the region's head and staff. */
async function activePlan(more: Record<string, unknown> = {}): Promise<Launch> {
  const company = await makeCompany(server);
  const head = await company.hire("REGION_HEAD");
  const staff = await company.hire("REGION_STAFF");
  const { plan } = await staff.run(
    "createLaunchPlan",
    { estateId: company.estateId, ...dates, ...facts, ...more },
    "plan { id status }",
  );
  await staff.run("activateLaunchPlan", { id: plan.id }, "plan { status }");
  return { ...company, head, staff, planId: plan.id };
}

const tasksOf = async (who: Asker, planId: string) =>
  (
    await who.ask(
      "query($id: ID!) { launchPlan(id: $id) { tasks { id code status dueOn doneOn generatedLate evidenceRequired approvalRequired checks { id kind } } } }",
      { id: planId },
    )
  ).launchPlan.tasks as {
    id: string;
    code: string;
    status: string;
    dueOn: string | null;
    doneOn: string | null;
    checks: { id: string; kind: string }[];
    evidenceRequired: boolean;
    approvalRequired: boolean;
  }[];

const dueOf = (tasks: { code: string; dueOn: string | null }[]) =>
  Object.fromEntries(tasks.map((task) => [task.code, task.dueOn]));

describe("spec 03, acceptance scenarios", () => {
  it("LCH scenario 1: activation dates every task from launch and entry", async () => {
    const { staff, planId } = await activePlan();
    expect(dueOf(await tasksOf(staff, planId))).toMatchObject({
      ORDER_HEAD_HIRED: "2027-01-09",
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
    const { staff, planId } = await activePlan();
    const before = await tasksOf(staff, planId);
    const request = before.find((task) => task.code === "BIDDING_REQUEST")!;
    await staff.run(
      "completeLaunchTask",
      { id: request.id, doneOn: "2027-01-03" },
      "task { status }",
    );
    await staff.run(
      "moveLaunch",
      { id: planId, launchDate: "2027-05-11", reason: "预售证延期" },
      "plan { launchDate }",
    );
    const after = dueOf(await tasksOf(staff, planId));
    expect(after).toMatchObject({
      EMERGENCY_DRILL: "2027-05-06",
      STAFFING_PLAN: "2027-02-25",
      ORDER_HEAD_HIRED: "2027-01-09",
      BIDDING_REQUEST: "2027-01-31",
    });
    const done = (await tasksOf(staff, planId)).find((task) => task.code === "BIDDING_REQUEST")!;
    expect(done).toMatchObject({ status: "DONE", doneOn: "2027-01-03" });
  });

  it("LCH scenario 7: READY is refused with the list of open tasks, and allowed once they are not applicable", async () => {
    const { head, staff, planId } = await activePlan();
    const tasks = await tasksOf(staff, planId);
    const [first, second, ...others] = tasks.filter((task) => task.status !== "NOT_APPLICABLE");
    for (const task of others)
      await head.run("waiveLaunchTask", { id: task.id, reason: "本项目不需要" }, "task { status }");
    expect(await head.refusal("markLaunchReady", { id: planId })).toMatchObject({
      code: "TASKS_OPEN",
      details: { count: 2 },
    });
    for (const task of [first!, second!])
      await head.run("waiveLaunchTask", { id: task.id, reason: "本项目不需要" }, "task { status }");
    const { plan } = await head.run("markLaunchReady", { id: planId }, "plan { status }");
    expect(plan.status).toBe("READY");
  });
});
