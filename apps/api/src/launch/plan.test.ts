import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { standardTemplate } from "@threshold/domain/launch/standard-template";
import { activePlan, draftPlan, launchDates, launchFacts } from "../testing/launch.ts";
import { noticesOf, planOf, taskOf, tasksOf, type TestLaunch } from "../testing/launch.ts";
import { codesWithRecords } from "./queries.ts";
import { makeCompany, startTestServer, type TestServer } from "../testing/server.ts";

const instant = "2027-01-04T02:00:00Z";
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(instant);
});
beforeEach(() => server.setClock(instant));
afterAll(() => server.close());

describe("making a plan", () => {
  it("refuses an entry after the launch, and fit-outs after it", async () => {
    const { estateId, hire } = await makeCompany(server);
    const staff = await hire("REGION_STAFF");
    const plan = { estateId, ...launchDates, ...launchFacts };
    expect(await staff.refusal("createLaunchPlan", { ...plan, entryDate: "2027-05-02" })).toEqual({
      code: "ENTRY_AFTER_LAUNCH",
      details: { entryDate: "2027-05-02", launchDate: "2027-05-01" },
    });
    for (const field of ["softFitoutDate", "hallFitoutDate"])
      expect(
        await staff.refusal("createLaunchPlan", { ...plan, [field]: "2027-05-02" }),
      ).toMatchObject({ code: "FITOUT_AFTER_LAUNCH", details: { field } });
  });

  it("is for the region's people", async () => {
    const { estateId, hire, admin } = await makeCompany(server);
    const plan = { estateId, ...launchDates, ...launchFacts };
    for (const who of [admin, await hire("SERVICE_CENTER_HEAD"), await hire("FRONT_DESK_AGENT")])
      expect((await who.refusal("createLaunchPlan", plan)).code).toBe("FORBIDDEN");
  });

  it("refuses a second open plan of the name, and facts that cannot be", async () => {
    const { estateId, staff } = await draftPlan(server);
    const plan = { estateId, ...launchDates, ...launchFacts };
    expect((await staff.refusal("createLaunchPlan", plan)).code).toBe("PLAN_EXISTS");
    const [permit] = launchFacts.permits;
    const wrong = {
      permits: [permit, permit],
      showFlats: [{ location: "三号楼", count: 0 }],
      name: "长".repeat(81),
    };
    for (const [field, value] of Object.entries(wrong))
      expect(
        await staff.refusal("createLaunchPlan", { ...plan, name: "二期", [field]: value }),
      ).toMatchObject({ code: "INVALID_INPUT", details: { field } });
  });

  it("gives the estate its dates", async () => {
    const { staff, estateId } = await draftPlan(server);
    const query =
      "query($id: ID!) { estate(id: $id) { entryDate launchDate launchPlans { status } } }";
    expect((await staff.ask(query, { id: estateId })).estate).toEqual({
      entryDate: "2027-01-10",
      launchDate: "2027-05-01",
      launchPlans: [{ status: "DRAFT" }],
    });
  });
});

describe("a plan becomes ACTIVE", () => {
  it("once the coordination meeting was held and its facts are known", async () => {
    const { staff, planId } = await draftPlan(server, {
      coordinationMeetingOn: "2027-01-05",
      officePlace: null,
      permits: [],
    });
    const activate = () => staff.refusal("activateLaunchPlan", { id: planId });
    expect((await activate()).code).toBe("COORDINATION_MEETING_NOT_HELD");
    server.setClock("2027-01-05T02:00:00Z");
    expect(await activate()).toEqual({
      code: "PLAN_INCOMPLETE",
      details: { fields: ["permits", "officePlace"] },
    });
    const { version } = await planOf(staff, planId, "version");
    const { officePlace, permits } = launchFacts;
    const facts = { id: planId, version, officePlace, permits };
    await staff.run("updateLaunchPlan", facts, "clientMutationId");
    expect((await staff.refusal("updateLaunchPlan", facts)).code).toBe("STALE_VERSION");
    await staff.run("activateLaunchPlan", { id: planId }, "clientMutationId");
    expect((await activate()).code).toBe("PLAN_STATUS");
  });
});

/** Everything that is open waived by the region's head, but these. */
async function waiveAllBut({ head, planId }: TestLaunch, codes: string[]) {
  for (const { id, code } of (await tasksOf(head, planId)).values())
    if (!codes.includes(code))
      await head.run("waiveLaunchTask", { id, reason: "不需要" }, "clientMutationId");
}

describe("a plan becomes READY", () => {
  it("with an open task that the region's head excepts, and goes back when readiness is withdrawn", async () => {
    const launch = await activePlan(server);
    const { head, staff, planId } = launch;
    await waiveAllBut(launch, ["COOK_HIRED"]);
    const { id } = await taskOf(head, planId, "COOK_HIRED");
    const exception = { id, reason: "开盘后补招" };
    expect((await staff.refusal("approveLaunchException", exception)).code).toBe("FORBIDDEN");
    const { task } = await head.run(
      "approveLaunchException",
      exception,
      "task { exceptionReason exceptionAt exceptionBy { id } }",
    );
    expect(task).toEqual({
      exceptionReason: "开盘后补招",
      exceptionAt: "2027-01-04T02:00:00+00:00",
      exceptionBy: { id: head.personId },
    });
    expect((await head.refusal("approveLaunchException", exception)).code).toBe(
      "EXCEPTION_APPROVED",
    );
    expect((await staff.refusal("markLaunchReady", { id: planId })).code).toBe("FORBIDDEN");
    await head.run("markLaunchReady", { id: planId }, "clientMutationId");
    await head.run("withdrawLaunchReady", { id: planId }, "clientMutationId");
    expect(await planOf(staff, planId, "status")).toEqual({ status: "ACTIVE" });
  });

  it("is launched on its day at the earliest, and then closed for good", async () => {
    const launch = await activePlan(server);
    const { head, staff, planId, estateId } = launch;
    await waiveAllBut(launch, []);
    await head.run("markLaunchReady", { id: planId }, "clientMutationId");
    const opened = { id: planId, launchedOn: "2027-05-01" };
    expect((await staff.refusal("recordLaunch", opened)).code).toBe("LAUNCH_DAY_NOT_REACHED");
    server.setClock("2027-05-02T02:00:00Z");
    expect(
      (await staff.refusal("recordLaunch", { ...opened, launchedOn: "2027-05-03" })).code,
    ).toBe("DONE_IN_THE_FUTURE");
    await staff.run("recordLaunch", opened, "clientMutationId");
    expect((await staff.refusal("moveLaunch", { id: planId, reason: "x" })).code).toBe(
      "PLAN_STATUS",
    );
    const { plan } = await staff.run(
      "closeLaunchPlan",
      { id: planId },
      "plan { status launchedOn closedAt }",
    );
    expect(plan).toEqual({
      status: "CLOSED",
      launchedOn: "2027-05-01",
      closedAt: "2027-05-02T02:00:00+00:00",
    });
    // and makes room for the next one
    const next = { estateId, ...launchDates, ...launchFacts, launchDate: "2027-12-01" };
    await staff.run("createLaunchPlan", next, "clientMutationId");
  });
});

describe("a plan under way", () => {
  it("is suspended with a reason: its tasks wait, and it comes back to where it was", async () => {
    const { staff, planId, hire } = await activePlan(server);
    const hr = await hire("HR_ADMIN_OFFICER");
    expect((await staff.refusal("suspendLaunchPlan", { id: planId, reason: " " })).code).toBe(
      "REASON_REQUIRED",
    );
    await staff.run("suspendLaunchPlan", { id: planId, reason: "资金" }, "clientMutationId");
    expect(await planOf(staff, planId, "status suspendedReason")).toEqual({
      status: "SUSPENDED",
      suspendedReason: "资金",
    });
    const { id } = await taskOf(hr, planId, "COOK_HIRED");
    expect((await hr.refusal("completeLaunchTask", { id })).code).toBe("PLAN_NOT_WORKED_ON");
    expect((await noticesOf(hr))[0]).toMatchObject({
      kind: "PLAN_STATUS",
      data: { from: "ACTIVE", to: "SUSPENDED" },
    });
    const { plan } = await staff.run("resumeLaunchPlan", { id: planId }, "plan { status }");
    expect(plan.status).toBe("ACTIVE");
  });

  it("is not moved without a reason, nor its entry past its launch", async () => {
    const { staff, planId } = await activePlan(server);
    const move = { id: planId, launchDate: "2027-06-01", reason: "" };
    expect((await staff.refusal("moveLaunch", move)).code).toBe("REASON_REQUIRED");
    const late = { id: planId, entryDate: "2027-06-01", reason: "移交推迟" };
    expect((await staff.refusal("moveLaunch", late)).code).toBe("ENTRY_AFTER_LAUNCH");
    const approved = { id: planId, staffingApprovedOn: "2027-03-01", reason: "已批" };
    expect(await staff.refusal("moveLaunch", approved)).toMatchObject({
      code: "INVALID_INPUT",
      details: { field: "staffingApprovedOn" },
    });
  });

  it("explains its light, counts its work per workstream and names what is critical", async () => {
    const { staff, planId } = await activePlan(server);
    server.setClock("2027-02-20T02:00:00Z");
    await server.minute();
    await server.workOff();
    const plan = await planOf(
      staff,
      planId,
      "daysLeft taskCount doneCount overdueCount light lightReasons { code details } workstreams { workstream total done overdue } criticalTask { code }",
    );
    expect(plan).toMatchObject({ daysLeft: 70, doneCount: 0 });
    expect(plan.overdueCount).toBeGreaterThan(0);
    const sum = (name: string) =>
      plan.workstreams.reduce((all: number, one: Record<string, number>) => all + one[name]!, 0);
    expect([sum("total"), sum("overdue")]).toEqual([plan.taskCount, plan.overdueCount]);
    expect(plan.criticalTask).not.toBeNull();
  });
});

it("looks for the record of every task that the database may tell one of", async () => {
  const { rows } = await server.database.owner.query<{ text: string }>(
    "select pg_get_viewdef('launch_task_record') as text",
  );
  const told = new Set(Array.from(rows[0]!.text.matchAll(/'([A-Z_]+)'/g), ([, word]) => word!));
  const codes = standardTemplate().tasks.map(({ code }) => code);
  const named = codes.filter((code) => told.has(code));
  expect(named).toContain("PRE_STAGE_CONTRACT");
  expect(named.filter((code) => !codesWithRecords.includes(code))).toEqual([]);
});
