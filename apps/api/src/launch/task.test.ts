import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { activePlan, attachEvidence, finish, noticesOf, taskOf } from "../testing/launch.ts";
import { planOf, tasksOf, type TestLaunch } from "../testing/launch.ts";
import { startTestServer, type TestServer } from "../testing/server.ts";

const instant = "2027-01-04T02:00:00Z";
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(instant);
});
beforeEach(() => server.setClock(instant));
afterAll(() => server.close());

/** A plan with its staffing plan done, and whoever brings the approval of it about. */
async function staffed(): Promise<TestLaunch & { hr: TestLaunch["staff"] }> {
  const launch = await activePlan(server);
  const hr = await launch.hire("HR_ADMIN_OFFICER");
  await finish(launch, launch.staff, await taskOf(hr, launch.planId, "STAFFING_PLAN"));
  return { ...launch, hr };
}

describe("a task with an approval", () => {
  it("is submitted by the role, returned with a reason that is told, and completed by the region's head", async () => {
    const { head, hr, planId } = await staffed();
    const { id } = await taskOf(hr, planId, "STAFFING_APPROVAL");
    await attachEvidence(hr, id);
    expect((await hr.refusal("completeLaunchTask", { id })).code).toBe("TASK_NEEDS_APPROVAL");
    await hr.run("submitLaunchTask", { id }, "clientMutationId");
    expect((await hr.refusal("completeLaunchTask", { id })).code).toBe("FORBIDDEN");
    expect((await head.refusal("returnLaunchTask", { id, reason: "" })).code).toBe(
      "REASON_REQUIRED",
    );
    await head.run("returnLaunchTask", { id, reason: "人数超编" }, "clientMutationId");
    expect((await taskOf(hr, planId, "STAFFING_APPROVAL")).status).toBe("IN_PROGRESS");
    expect((await noticesOf(hr))[0]).toMatchObject({
      kind: "TASK_RETURNED",
      data: { reason: "人数超编" },
      recordId: id,
    });
    await hr.run("submitLaunchTask", { id }, "clientMutationId");
    await head.run("completeLaunchTask", { id }, "clientMutationId");
    expect(await taskOf(hr, planId, "STAFFING_APPROVAL")).toMatchObject({
      status: "DONE",
      doneOn: "2027-01-04",
    });
  });

  it("LCH-R08: its approval is anchor A, from which the uniforms' order is counted", async () => {
    const launch = await staffed();
    const { hr, planId } = launch;
    server.setClock("2027-02-20T02:00:00Z");
    await finish(launch, hr, await taskOf(hr, planId, "STAFFING_APPROVAL"));
    expect(await planOf(hr, planId, "staffingApprovedOn")).toEqual({
      staffingApprovedOn: "2027-02-20",
    });
    expect((await taskOf(hr, planId, "UNIFORM_ORDER")).dueOn).not.toBeNull();
  });

  it("that has none is completed, not submitted", async () => {
    const { staff, planId } = await activePlan(server);
    const { id } = await taskOf(staff, planId, "COOK_HIRED");
    expect((await staff.refusal("submitLaunchTask", { id })).code).toBe("TASK_HAS_NO_APPROVAL");
  });
});

describe("completing a task", () => {
  it("needs evidence where the template asks for it", async () => {
    const { staff, planId } = await activePlan(server);
    const { id } = await taskOf(staff, planId, "PRE_STAGE_CONTRACT");
    expect((await staff.refusal("completeLaunchTask", { id })).code).toBe("TASK_EVIDENCE_MISSING");
    await attachEvidence(staff, id);
    const { task } = await staff.run(
      "completeLaunchTask",
      { id, remark: "已签订" },
      "task { status remark evidenceCount evidence { name mediaType } }",
    );
    expect(task).toEqual({
      status: "DONE",
      remark: "已签订",
      evidenceCount: 1,
      evidence: [{ name: "现场.png", mediaType: "image/png" }],
    });
  });

  it("takes no day to come, nor one before what had to come first was done", async () => {
    const launch = await activePlan(server);
    const { staff, planId } = launch;
    server.setClock("2027-02-01T02:00:00Z");
    const tasks = await tasksOf(staff, planId);
    const { id } = tasks.get("BIDDING_REQUEST")!;
    expect((await staff.refusal("completeLaunchTask", { id, doneOn: "2027-02-02" })).code).toBe(
      "DONE_IN_THE_FUTURE",
    );
    await finish(launch, staff, tasks.get("EMERGENCY_PLAN")!, "2027-01-20");
    const drill = tasks.get("EMERGENCY_DRILL")!.id;
    await attachEvidence(staff, drill);
    const early = { id: drill, doneOn: "2027-01-19" };
    expect((await staff.refusal("completeLaunchTask", early)).code).toBe("DRILL_BEFORE_PLAN");
  });

  it("is for the task's own role, the center's head and the region, and for whoever is named", async () => {
    const { hire, head, staff, planId } = await activePlan(server);
    const { id, version } = await taskOf(head, planId, "COOK_HIRED");
    const security = await hire("SECURITY_MANAGER");
    const desk = await hire("FRONT_DESK_AGENT");
    expect((await security.refusal("completeLaunchTask", { id })).code).toBe("FORBIDDEN");
    expect((await desk.refusal("completeLaunchTask", { id })).code).toBe("NOT_FOUND");
    const unseen = { id, version, assigneeId: desk.personId };
    expect((await staff.refusal("updateLaunchTask", unseen)).code).toBe("ASSIGNEE_CANNOT_READ");
    const named = { id, version, assigneeId: security.personId };
    await staff.run("updateLaunchTask", named, "clientMutationId");
    await security.run("completeLaunchTask", { id }, "clientMutationId");
    const centerHead = await hire("SERVICE_CENTER_HEAD");
    const other = await taskOf(head, planId, "FOOD_SUPPLIER_CHOSEN");
    await centerHead.run("completeLaunchTask", { id: other.id }, "clientMutationId");
  });

  it("can be taken back with a reason", async () => {
    const { staff, planId } = await activePlan(server);
    const { id } = await taskOf(staff, planId, "COOK_HIRED");
    await staff.run("completeLaunchTask", { id }, "clientMutationId");
    expect((await staff.refusal("reopenLaunchTask", { id, reason: " " })).code).toBe(
      "REASON_REQUIRED",
    );
    const { task } = await staff.run(
      "reopenLaunchTask",
      { id, reason: "人员离职" },
      "task { status doneOn startedOn }",
    );
    expect(task).toEqual({ status: "IN_PROGRESS", doneOn: null, startedOn: "2027-01-04" });
  });
});

describe("a task", () => {
  it("is declared not applicable by the region's head alone", async () => {
    const { head, staff, planId } = await activePlan(server);
    const { id } = await taskOf(staff, planId, "COOK_HIRED");
    const waiver = { id, reason: "食堂外包" };
    expect((await staff.refusal("waiveLaunchTask", waiver)).code).toBe("FORBIDDEN");
    expect((await head.refusal("waiveLaunchTask", { id, reason: "" })).code).toBe(
      "REASON_REQUIRED",
    );
    await head.run("waiveLaunchTask", waiver, "clientMutationId");
    expect(await taskOf(staff, planId, "COOK_HIRED")).toMatchObject({
      status: "NOT_APPLICABLE",
      notApplicableReason: "食堂外包",
    });
  });

  it("says which actions are open to the viewer, and why others are not", async () => {
    const { head, hire, planId } = await activePlan(server);
    const security = await hire("SECURITY_MANAGER");
    const { id } = await taskOf(head, planId, "EMERGENCY_DRILL");
    const query =
      "query($id: ID!) { launchTask(id: $id) { actions { action allowed code details } } }";
    const actionsOf = async (who: typeof head) => {
      const { actions } = (await who.ask(query, { id })).launchTask;
      return Object.fromEntries(
        actions.map((one: { action: string; allowed: boolean; code: string | null }) => [
          one.action,
          one.allowed || one.code,
        ]),
      );
    };
    expect(await actionsOf(security)).toMatchObject({
      startLaunchTask: true,
      completeLaunchTask: "DRILL_BEFORE_PLAN",
      waiveLaunchTask: "FORBIDDEN",
      returnLaunchTask: "FORBIDDEN",
    });
    expect(await actionsOf(head)).toMatchObject({
      waiveLaunchTask: true,
      returnLaunchTask: "TASK_STATUS",
      submitLaunchTask: "TASK_HAS_NO_APPROVAL",
    });
  });

  it("that somebody else changed since it was read is not overwritten", async () => {
    const { staff, planId } = await activePlan(server);
    const { id, version } = await taskOf(staff, planId, "COOK_HIRED");
    const edit = { id, version, remark: "面试中" };
    const { task } = await staff.run("updateLaunchTask", edit, "task { version remark }");
    expect(task).toEqual({ version: version + 1, remark: "面试中" });
    expect(await staff.refusal("updateLaunchTask", { ...edit, remark: "已定" })).toEqual({
      code: "STALE_VERSION",
      details: { version: version + 1 },
    });
    const nobody = { id, version: version + 1, assigneeId: `Person_${crypto.randomUUID()}` };
    expect((await staff.refusal("updateLaunchTask", nobody)).code).toBe("NOT_FOUND");
    const endless = { id, version: version + 1, durationDays: -1 };
    expect(await staff.refusal("updateLaunchTask", endless)).toEqual({
      code: "INVALID_INPUT",
      details: { field: "durationDays" },
    });
  });

  it("of the plan's own is added with what comes before it", async () => {
    const { staff, planId } = await activePlan(server);
    const before = await taskOf(staff, planId, "EMERGENCY_DRILL");
    const own = {
      planId,
      title: "邀请媒体",
      workstream: "DEVELOPER_LIAISON",
      anchor: "LAUNCH",
      offsetDays: 2,
      responsibleRole: "REGION_STAFF",
      after: [before.id],
    };
    const { task } = await staff.run(
      "addLaunchTask",
      own,
      "task { code dueOn origin predecessors { from { code } kind } }",
    );
    expect(task).toEqual({
      code: "COMPANY_1",
      dueOn: "2027-04-29",
      origin: "COMPANY",
      predecessors: [{ from: { code: "EMERGENCY_DRILL" }, kind: "FS" }],
    });
    const adrift = { ...own, anchor: "EVENT" };
    expect((await staff.refusal("addLaunchTask", adrift)).code).toBe("OFFSET_OUT_OF_RANGE");
    const stranger = { ...own, after: [`LaunchTask_${crypto.randomUUID()}`] };
    expect((await staff.refusal("addLaunchTask", stranger)).code).toBe("NOT_FOUND");
  });
});
