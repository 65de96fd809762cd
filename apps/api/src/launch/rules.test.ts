import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { activePlan, noticesOf, planOf, taskOf, tasksOf } from "../testing/launch.ts";
import type { TestLaunch, TestTask } from "../testing/launch.ts";
import { startTestServer, type TestServer } from "../testing/server.ts";

/** Launch T 2027-05-01, entry E 01-10, soft fit-out S 03-20, hall fit-out H 03-01; today 2027-01-04. */
const fitouts = { softFitoutDate: "2027-03-20", hallFitoutDate: "2027-03-01" };
const instant = "2027-01-04T02:00:00Z";

let server: TestServer;
let launch: TestLaunch;
let tasks: Map<string, TestTask>;
beforeAll(async () => {
  server = await startTestServer(instant);
  launch = await activePlan(server, fitouts);
  tasks = await tasksOf(launch.staff, launch.planId);
});
beforeEach(() => server.setClock(instant));
afterAll(() => server.close());

const task = (code: string) => tasks.get(code)!;

describe("a generated plan", () => {
  it("LCH-R01: contains every kind of work", () => {
    const kinds = new Set([...tasks.values()].map((one) => one.workstream));
    expect([...kinds].toSorted()).toEqual([
      "BIDDING",
      "CLEANING",
      "DEVELOPER_LIAISON",
      "LOGISTICS",
      "MATERIALS",
      "ORDER",
      "PRINTING",
      "SALES_SUPPORT",
      "TAKEOVER",
      "TEAM",
      "TRAINING",
    ]);
  });

  /** Rule, who, due by the end of which day, and the tasks it speaks of. */
  const deadlines: [rule: string, words: string, role: string, dueOn: string, codes: string[]][] = [
    [
      "LCH-R03",
      "the pre-stage contract is signed by T−75",
      "REGION_STAFF",
      "2027-02-15",
      ["PRE_STAGE_CONTRACT"],
    ],
    [
      "LCH-R05",
      "the order head and the guards are hired by E−1",
      "HR_ADMIN_OFFICER",
      "2027-01-09",
      ["ORDER_HEAD_HIRED", "GATE_GUARDS_HIRED", "STANDBY_GUARDS_HIRED"],
    ],
    [
      "LCH-R06",
      "the heads are selected by T−90",
      "HR_ADMIN_OFFICER",
      "2027-01-31",
      ["CUSTOMER_SERVICE_HEAD_SELECTED", "ENGINEERING_SUPERVISOR_SELECTED"],
    ],
    [
      "LCH-R07",
      "the staffing plan is submitted by T−75",
      "CUSTOMER_SERVICE_MANAGER",
      "2027-02-15",
      ["STAFFING_PLAN"],
    ],
    [
      "LCH-R08",
      "posts and headcount are approved by T−60",
      "HR_ADMIN_OFFICER",
      "2027-03-02",
      ["STAFFING_APPROVAL"],
    ],
    [
      "LCH-R09",
      "the front line is hired by T−30",
      "HR_ADMIN_OFFICER",
      "2027-04-01",
      ["CUSTOMER_SERVICE_STAFF_HIRED", "ENGINEERING_STAFF_HIRED"],
    ],
    [
      "LCH-R10",
      "the sales-support guards are hired by T−30",
      "SECURITY_MANAGER",
      "2027-04-01",
      ["SALES_GUARDS_HIRED"],
    ],
    [
      "LCH-R11",
      "onboarding and etiquette are trained by T−20",
      "TRAINING_OFFICER",
      "2027-04-11",
      ["ONBOARDING_TRAINING", "ETIQUETTE_TRAINING"],
    ],
    [
      "LCH-R14",
      "agreement and covenant go to print by T−30",
      "CUSTOMER_SERVICE_MANAGER",
      "2027-04-01",
      ["PRE_STAGE_AGREEMENT_FINAL", "INTERIM_COVENANT_FINAL"],
    ],
    [
      "LCH-R15",
      "the prints are handed over by T−10",
      "HR_ADMIN_OFFICER",
      "2027-04-21",
      ["PRINTS_HANDED_OVER"],
    ],
    [
      "LCH-R16",
      "the showcase is agreed by S−1",
      "CUSTOMER_SERVICE_MANAGER",
      "2027-03-19",
      ["SHOWCASE_CONTENT"],
    ],
    [
      "LCH-R17",
      "the showcase is laid out by T−20",
      "CUSTOMER_SERVICE_MANAGER",
      "2027-04-11",
      ["SHOWCASE_LAYOUT"],
    ],
    [
      "LCH-R19",
      "uniforms are in place by T−30",
      "HR_ADMIN_OFFICER",
      "2027-04-01",
      ["UNIFORMS_IN_PLACE"],
    ],
    [
      "LCH-R20",
      "the materials plan is submitted by T−45",
      "CUSTOMER_SERVICE_MANAGER",
      "2027-03-17",
      ["MATERIALS_PLAN"],
    ],
    [
      "LCH-R22",
      "dormitory and canteen are rented by E−1",
      "HR_ADMIN_OFFICER",
      "2027-01-09",
      ["DORMITORY_RENTED", "CANTEEN_RENTED"],
    ],
    [
      "LCH-R23",
      "the canteen is furnished, has a cook and a supplier by E−1",
      "HR_ADMIN_OFFICER",
      "2027-01-09",
      ["CANTEEN_GOODS", "COOK_HIRED", "FOOD_SUPPLIER_CHOSEN"],
    ],
    [
      "LCH-R30",
      "water and power are agreed by T−1",
      "ENGINEERING_MANAGER",
      "2027-04-30",
      ["INITIAL_CLEANING_UTILITIES"],
    ],
    [
      "LCH-R31",
      "daily cleaning is on site by T−10",
      "CUSTOMER_SERVICE_MANAGER",
      "2027-04-21",
      ["DAILY_CLEANING_ON_SITE"],
    ],
    [
      "LCH-R33",
      "the launch-day cleaning plan is reviewed by T−1",
      "CUSTOMER_SERVICE_MANAGER",
      "2027-04-30",
      ["LAUNCH_DAY_CLEANING_PLAN"],
    ],
    [
      "LCH-R34",
      "the emergency plan is made by T−10",
      "SECURITY_MANAGER",
      "2027-04-21",
      ["EMERGENCY_PLAN"],
    ],
    ["LCH-R34", "the drill is done by T−5", "SECURITY_MANAGER", "2027-04-26", ["EMERGENCY_DRILL"]],
  ];
  it.each(deadlines)("%s: %s", (ruleId, _, responsibleRole, dueOn, codes) => {
    for (const code of codes) expect(task(code)).toMatchObject({ ruleId, responsibleRole, dueOn });
  });

  it("LCH-R12: every department finishes its job-skill training by T−1", () => {
    const held = [...tasks.values()].filter((one) => one.ruleId === "LCH-R12");
    expect(held.map((one) => [one.responsibleRole, one.dueOn])).toEqual([
      ["CUSTOMER_SERVICE_MANAGER", "2027-04-30"],
      ["ENGINEERING_MANAGER", "2027-04-30"],
      ["SECURITY_MANAGER", "2027-04-30"],
    ]);
  });

  it("LCH-R20: the materials plan asks for each of the seven categories", () => {
    expect(task("MATERIALS_PLAN").checks.map(({ code, kind }) => [code, kind])).toEqual(
      [
        "OFFICE_FURNITURE",
        "OFFICE_SUPPLIES",
        "SALES_AREA",
        "RECEPTION",
        "REPAIR_TOOLS",
        "SECURITY_FIRE",
        "LOGISTICS",
      ].map((code) => [code, "TICK_OR_NO_NEED"]),
    );
  });

  it("LCH-R28, R32: the cleaning tasks name the document that they follow", () => {
    expect(task("INITIAL_CLEANING_PLAN").linkedDocument).toBe("JBPM-WI-HJ-12");
    expect(task("DAILY_CLEANING_ON_SITE").linkedDocument).toBe("JBPM-WI-HJ-11");
  });

  it("LCH-R30: pumps, hoses, wires and sockets are four rows to tick", () => {
    const { checks } = task("INITIAL_CLEANING_UTILITIES");
    expect(checks.map(({ code, kind }) => [code, kind])).toEqual(
      ["PUMP", "HOSE", "WIRE", "SOCKET"].map((code) => [code, "TICK"]),
    );
  });

  it("counts the showcase's place from the fit-out of the hall, and what comes with the handover from nothing", () => {
    expect(task("SHOWCASE_PLACE").dueOn).toBe("2027-02-28");
    expect(task("SALES_AREA_INSPECTED").dueOn).toBeNull();
  });

  it("has no canteen and no dormitory to care for where none is needed", async () => {
    const { staff, planId } = await activePlan(server, {
      canteenRequired: false,
      dormRequired: false,
    });
    const made = await tasksOf(staff, planId);
    for (const code of ["CANTEEN_RENTED", "CANTEEN_GOODS", "COOK_HIRED", "FOOD_SUPPLIER_CHOSEN"])
      expect(made.get(code)).toMatchObject({
        status: "NOT_APPLICABLE",
        notApplicableReason: "项目不需要食堂",
      });
    expect(made.get("DORMITORY_RENTED")!.notApplicableReason).toBe("项目不需要员工宿舍");
  });

  it("notes what was overdue already when the plan was made", async () => {
    const { staff, planId } = await activePlan(server, {
      entryDate: "2027-01-01",
      launchDate: "2027-03-01",
    });
    const made = await tasksOf(staff, planId);
    expect(made.get("ORDER_HEAD_HIRED")).toMatchObject({
      dueOn: "2026-12-31",
      generatedLate: true,
      isOverdue: true,
      daysLate: 4,
    });
    expect(made.get("EMERGENCY_DRILL")).toMatchObject({ generatedLate: false, isOverdue: false });
  });
});

describe("the rules at work", () => {
  it("LCH-R02: every kept fact shows the day it was last brought up to date", async () => {
    const { staff, planId } = await activePlan(server);
    const before = await planOf(staff, planId, "version fieldsUpdatedOn");
    expect(before.fieldsUpdatedOn).toMatchObject({
      officePlace: "2027-01-04",
      permits: "2027-01-04",
      launchDate: "2027-01-04",
    });
    server.setClock("2027-01-20T02:00:00Z");
    await staff.run(
      "updateLaunchPlan",
      {
        id: planId,
        version: before.version,
        permits: [{ name: "商品房预售许可证", status: "OBTAINED", statusOn: "2027-01-19" }],
        showFlats: [{ location: "五号楼 1 层", count: 2 }],
      },
      "clientMutationId",
    );
    const after = await planOf(
      staff,
      planId,
      "fieldsUpdatedOn permits { name status statusOn } showFlats { location count }",
    );
    expect(after).toMatchObject({
      fieldsUpdatedOn: {
        officePlace: "2027-01-04",
        permits: "2027-01-20",
        showFlats: "2027-01-20",
      },
      permits: [{ name: "商品房预售许可证", status: "OBTAINED", statusOn: "2027-01-19" }],
      showFlats: [{ location: "五号楼 1 层", count: 2 }],
    });
  });

  it("LCH-R15: the handover of the prints records how many", async () => {
    const { hire, planId } = launch;
    const hr = await hire("HR_ADMIN_OFFICER");
    const { checks } = await taskOf(hr, planId, "PRINTS_HANDED_OVER");
    const copies = { id: checks[0]!.id, state: "DONE" };
    expect(await hr.refusal("setTaskCheck", copies)).toMatchObject({
      code: "CHECK_NUMBER_MISSING",
    });
    expect(await hr.refusal("setTaskCheck", { ...copies, state: "NO_NEED" })).toMatchObject({
      code: "CHECK_NEEDS_ANSWER",
    });
    const { check } = await hr.run(
      "setTaskCheck",
      { ...copies, value: 300 },
      "check { state value }",
    );
    expect(check).toEqual({ state: "DONE", value: 300 });
  });

  it("LCH-R22: the distance to the estate is entered before the dormitory counts as rented", async () => {
    const { hire, planId } = launch;
    const hr = await hire("HR_ADMIN_OFFICER");
    const { id, checks } = await taskOf(hr, planId, "DORMITORY_RENTED");
    expect(await hr.refusal("completeLaunchTask", { id })).toEqual({
      code: "TASK_CHECKS_OPEN",
      details: { checks: ["DISTANCE"] },
    });
    const distance = { id: checks[0]!.id, state: "DONE", value: 1.25 };
    await hr.run("setTaskCheck", distance, "clientMutationId");
    await hr.run("completeLaunchTask", { id }, "clientMutationId");
  });

  it("LCH-R24: engineering logs the works of the sales area, nobody enters the future", async () => {
    const { hire, planId } = launch;
    const engineer = await hire("ENGINEERING_MANAGER");
    const seen = { planId, area: "SALES_HALL", onDay: "2027-01-03", text: "吊顶完成" };
    await engineer.run("logWorksProgress", seen, "clientMutationId");
    const { progressEntries } = await planOf(
      engineer,
      planId,
      "progressEntries { area onDay text createdBy { name } }",
    );
    expect(progressEntries).toMatchObject([
      { area: "SALES_HALL", onDay: "2027-01-03", text: "吊顶完成" },
    ]);
    expect(
      await engineer.refusal("logWorksProgress", { ...seen, onDay: "2027-01-05" }),
    ).toMatchObject({ code: "INVALID_INPUT", details: { field: "onDay" } });
    const guard = await hire("SECURITY_MANAGER");
    expect((await guard.refusal("logWorksProgress", seen)).code).toBe("FORBIDDEN");
  });

  it("LCH-R33: an earlier day for the cleaning plan may be set in one plan", async () => {
    const { staff, planId } = await activePlan(server);
    const { id } = await taskOf(staff, planId, "LAUNCH_DAY_CLEANING_PLAN");
    const earlier = { id, dueOn: "2027-04-20", reason: "提前评审" };
    expect((await staff.refusal("overrideTaskDue", { ...earlier, reason: " " })).code).toBe(
      "REASON_REQUIRED",
    );
    await staff.run("overrideTaskDue", earlier, "clientMutationId");
    expect((await taskOf(staff, planId, "LAUNCH_DAY_CLEANING_PLAN")).dueOn).toBe("2027-04-20");
    await staff.run("overrideTaskDue", { id, dueOn: null, reason: "恢复" }, "clientMutationId");
    expect((await taskOf(staff, planId, "LAUNCH_DAY_CLEANING_PLAN")).dueOn).toBe("2027-04-30");
  });

  it("LCH-R34: a drill before the emergency plan exists is refused", async () => {
    const { hire, planId } = launch;
    const security = await hire("SECURITY_MANAGER");
    const { id } = await taskOf(security, planId, "EMERGENCY_DRILL");
    expect(await security.refusal("completeLaunchTask", { id })).toMatchObject({
      code: "DRILL_BEFORE_PLAN",
      details: { predecessors: ["EMERGENCY_PLAN"] },
    });
  });

  it("LCH-R35: a task is overdue the day after its due day in the company's zone, not on it", async () => {
    const { staff, planId } = await activePlan(server);
    const hiring = () => taskOf(staff, planId, "ORDER_HEAD_HIRED");
    server.setClock("2027-01-09T15:59:00Z"); // 23:59 in Shanghai
    expect(await hiring()).toMatchObject({ isOverdue: false, daysLate: 0 });
    server.setClock("2027-01-09T16:00:00Z");
    expect(await hiring()).toMatchObject({ isOverdue: true, daysLate: 1 });
  });

  it("LCH-R35: a fit-out date that moves takes its tasks along, and who is responsible for them is told", async () => {
    const { hire, staff, planId } = await activePlan(server, fitouts);
    const service = await hire("CUSTOMER_SERVICE_MANAGER");
    const move = { id: planId, softFitoutDate: "2027-03-25", reason: "软装延期" };
    await staff.run("moveLaunch", move, "clientMutationId");
    expect((await taskOf(staff, planId, "SHOWCASE_CONTENT")).dueOn).toBe("2027-03-24");
    const [notice] = await noticesOf(service);
    expect(notice).toMatchObject({ kind: "LAUNCH_MOVED", data: { reason: "软装延期" } });
    expect(notice!.data.moved).toContainEqual(
      expect.objectContaining({
        code: "SHOWCASE_CONTENT",
        from: "2027-03-19",
        to: "2027-03-24",
      }),
    );
  });

  it("LCH-R35: everybody responsible is told when a date moves, and nobody else", async () => {
    const { hire, staff, planId } = await activePlan(server);
    const hr = await hire("HR_ADMIN_OFFICER");
    const security = await hire("SECURITY_MANAGER");
    const frontDesk = await hire("FRONT_DESK_AGENT");
    const move = { id: planId, entryDate: "2027-01-15", reason: "总包移交推迟" };
    await staff.run("moveLaunch", move, "clientMutationId");
    for (const who of [hr, security]) {
      const [notice, ...others] = await noticesOf(who);
      expect(others).toEqual([]);
      expect(notice).toMatchObject({
        kind: "LAUNCH_MOVED",
        data: {
          reason: "总包移交推迟",
          from: { entryDate: "2027-01-10", launchDate: "2027-05-01" },
          to: { entryDate: "2027-01-15", launchDate: "2027-05-01" },
        },
      });
      expect(notice!.data.moved).toContainEqual(
        expect.objectContaining({
          code: "ORDER_HEAD_HIRED",
          from: "2027-01-09",
          to: "2027-01-14",
        }),
      );
    }
    expect(await noticesOf(frontDesk)).toEqual([]);
    expect(await noticesOf(staff)).toEqual([]);
    const id = (await noticesOf(hr))[0]!.id;
    await security.run("markNotificationsRead", { ids: [id] }, "readIds");
    expect(await noticesOf(hr)).toHaveLength(1);
    await hr.run("markNotificationsRead", { ids: [id] }, "readIds");
    expect(await noticesOf(hr)).toEqual([]);
  });
});
