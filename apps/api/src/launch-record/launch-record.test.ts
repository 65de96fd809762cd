import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { systemContext } from "../system.ts";
import { followNeeds } from "./procurement-actions.ts";
import { pagesOf } from "../form/testing.ts";
import { attachEvidence, noticesOf, planOf, taskOf } from "../testing/launch.ts";
import {
  decide,
  launchWithRecords,
  materialLines,
  scheme,
  staffingLines,
  withStaffing,
} from "../testing/launch-record.ts";
import { type Asker, makeCompany, startTestServer, type TestServer } from "../testing/server.ts";

/** Launch T 2027-05-01, entry E 01-10; today 2027-01-04. */
const instant = "2027-01-04T02:00:00Z";
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(instant);
});
beforeEach(() => server.setClock(instant));
afterAll(() => server.close());

const ok = "clientMutationId";
const code = async (who: Asker, name: string, input: Record<string, unknown>) =>
  (await who.refusal(name, input)).code;
const statusOf = async (who: Asker, planId: string, task: string) =>
  (await taskOf(who, planId, task)).status;

describe("LCH-R04 the sales-support scheme", () => {
  it("spec/03 scenario 4: the agreement is not signed with the region head's review alone", async () => {
    const launch = await launchWithRecords(server);
    const { center, head, developer, planId } = launch;
    const signing = { planId, signedOn: "2027-01-04" };
    expect(await code(center, "signPreInterventionAgreement", signing)).toBe("NOT_FOUND");
    await center.run("keepSalesSupportScheme", { planId, ...scheme }, ok);
    expect(await statusOf(center, planId, "SALES_SUPPORT_SCHEME")).toBe("IN_PROGRESS");
    await center.run("submitSalesSupportScheme", { planId }, ok);
    await decide(head);
    expect(await center.refusal("signPreInterventionAgreement", signing)).toEqual({
      code: "SCHEME_NOT_APPROVED",
      details: { titles: ["地区公司负责人审批"] },
    });
    expect(await statusOf(center, planId, "SALES_SUPPORT_SCHEME")).toBe("DONE");
    const fields = "salesSupportScheme { status agreement { id signedOn } }";
    expect(await planOf(center, planId, fields)).toEqual({
      salesSupportScheme: { status: "REVIEWED", agreement: null },
    });

    await decide(developer);
    expect(await statusOf(center, planId, "SALES_SUPPORT_APPROVAL")).toBe("DONE");
    expect(await code(center, "signPreInterventionAgreement", signing)).toBe(
      "AGREEMENT_FILE_MISSING",
    );
    const { salesSupportScheme } = await planOf(center, planId, fields);
    await attachEvidence(center, salesSupportScheme.agreement.id);
    await center.run("signPreInterventionAgreement", signing, ok);
    expect(await taskOf(center, planId, "PRE_INTERVENTION_AGREEMENT")).toMatchObject({
      status: "DONE",
      doneOn: "2027-01-04",
    });
    expect(await code(center, "signPreInterventionAgreement", signing)).toBe("NOTHING_CHANGES");
  });

  it("is approved by whoever heads the developer at that estate alone, who sees nothing else of the center", async () => {
    const launch = await launchWithRecords(server);
    const { center, head, planId, estateId, admin, centerId } = launch;
    const there = await launch.hire("DEVELOPER_HEAD", estateId);
    const place = {
      serviceCenterId: centerId,
      code: "E9",
      name: "别处花园",
      category: "RESIDENTIAL",
    };
    const { estate } = await admin.run("createEstate", place, "estate { id }");
    const elsewhere = await launch.hire("DEVELOPER_HEAD", estate.id);
    await center.run("keepSalesSupportScheme", { planId, ...scheme }, ok);
    await center.run("submitSalesSupportScheme", { planId }, ok);
    await decide(head);
    const waiting =
      "{ approvals(filter: { waitingForMe: true }) { nodes { id } } myObligations { nodes { act } } }";
    expect(await elsewhere.ask(waiting)).toEqual({
      approvals: { nodes: [] },
      myObligations: { nodes: [] },
    });
    const { approvals, myObligations } = await there.ask(waiting);
    expect(approvals.nodes).toHaveLength(1);
    expect(myObligations.nodes).toEqual([{ act: "APPROVE" }]);
    const [{ id }] = approvals.nodes;
    const candidates = `{ approval(id: "${id}") { currentStep { candidates { id } } } }`;
    const ids = (await head.ask(candidates)).approval.currentStep.candidates.map(
      (one: { id: string }) => one.id,
    );
    expect(ids).toContain(there.personId);
    expect(ids).not.toContain(elsewhere.personId);
    expect((await noticesOf(there)).map(({ kind }) => kind)).toEqual(["APPROVAL_REQUESTED"]);
    expect(await noticesOf(elsewhere)).toEqual([]);
    await decide(there);
    expect(await statusOf(center, planId, "SALES_SUPPORT_APPROVAL")).toBe("DONE");
    expect(await planOf(center, planId, "salesSupportScheme { status }")).toEqual({
      salesSupportScheme: { status: "APPROVED" },
    });
    expect((await there.ask("{ launchPlans { totalCount } }")).launchPlans.totalCount).toBe(0);
  });

  it("is sent back to its draft with a reason, and its task is taken up again", async () => {
    const { center, head, developer, planId } = await launchWithRecords(server);
    await center.run("keepSalesSupportScheme", { planId, ...scheme }, ok);
    await center.run("submitSalesSupportScheme", { planId }, ok);
    expect(await code(center, "keepSalesSupportScheme", { planId, ...scheme, version: 2 })).toBe(
      "RECORD_STATUS",
    );
    await decide(head);
    await decide(developer, "RETURN", "礼宾人数不足");
    const { salesSupportScheme } = await planOf(
      center,
      planId,
      "salesSupportScheme { status returnedReason reviewedOn version }",
    );
    expect(salesSupportScheme).toMatchObject({
      status: "DRAFT",
      returnedReason: "礼宾人数不足",
      reviewedOn: null,
    });
    expect(await statusOf(center, planId, "SALES_SUPPORT_SCHEME")).toBe("IN_PROGRESS");
    const { version } = salesSupportScheme;
    await center.run("keepSalesSupportScheme", { planId, ...scheme, version }, ok);
    await center.run("submitSalesSupportScheme", { planId }, ok);
    await decide(head);
    await decide(developer);
    expect(await statusOf(center, planId, "SALES_SUPPORT_APPROVAL")).toBe("DONE");
  });

  it("keeps its task from being completed by hand while it is open", async () => {
    const { center, head, planId } = await launchWithRecords(server);
    const { id } = await taskOf(center, planId, "SALES_SUPPORT_SCHEME");
    await center.run("keepSalesSupportScheme", { planId, ...scheme, services: "" }, ok);
    const refusal = { code: "TASK_WORKED_BY_RECORD", details: { record: "SalesSupportScheme" } };
    expect(await center.refusal("submitLaunchTask", { id })).toEqual(refusal);
    const query =
      "query($id: ID!) { launchTask(id: $id) { record { type recordId open } actions { action code } } }";
    const { launchTask } = await head.ask(query, { id });
    expect(launchTask.record).toMatchObject({ type: "SalesSupportScheme", open: true });
    const submit = { action: "submitLaunchTask", code: "TASK_WORKED_BY_RECORD" };
    expect(launchTask.actions).toContainEqual(submit);
    expect(await center.refusal("submitSalesSupportScheme", { planId })).toEqual({
      code: "RECORD_INCOMPLETE",
      details: { fields: ["services"] },
    });
  });
});

describe("the staffing plan", () => {
  it("LCH-R07, R08: is submitted by customer service, coordinated by HR and finally approved; recruitment follows", async () => {
    const { service, hr, head, planId } = await launchWithRecords(server);
    expect(await code(hr, "keepStaffingPlan", { planId, lines: staffingLines })).toBe("FORBIDDEN");
    await service.run("keepStaffingPlan", { planId, lines: staffingLines }, ok);
    await service.run("submitStaffingPlan", { planId }, ok);
    expect(await statusOf(hr, planId, "STAFFING_PLAN")).toBe("DONE");
    expect(await statusOf(hr, planId, "STAFFING_APPROVAL")).toBe("IN_PROGRESS");
    await decide(hr, "RETURN", "前台减为两人");
    expect(await statusOf(hr, planId, "STAFFING_PLAN")).toBe("IN_PROGRESS");
    await service.run("submitStaffingPlan", { planId }, ok);
    await decide(hr);
    expect(await planOf(hr, planId, "staffingPlan { status } staffingApprovedOn")).toEqual({
      staffingPlan: { status: "SUBMITTED" },
      staffingApprovedOn: null,
    });
    await decide(head);
    const fields = `staffingPlan { status total approvedOn } staffingApprovedOn
      recruitment { post mode needed hired hireBy }`;
    expect(await planOf(hr, planId, fields)).toEqual({
      staffingPlan: { status: "APPROVED", total: 10, approvedOn: "2027-01-04" },
      staffingApprovedOn: "2027-01-04",
      recruitment: [
        { post: "CS_STAFF", mode: "RECRUIT", needed: 5, hired: 0, hireBy: "2027-03-28" },
        { post: "ENGINEERING_STAFF", mode: "RECRUIT", needed: 4, hired: 0, hireBy: "2027-03-30" },
      ],
    });
    expect(await statusOf(hr, planId, "STAFFING_APPROVAL")).toBe("DONE");
    expect((await taskOf(hr, planId, "UNIFORM_ORDER")).dueOn).toBe("2027-01-07");
  });

  it("LCH-R08: is finally approved by whom the region has set", async () => {
    const { service, hr, head, admin, center, regionId, planId } = await launchWithRecords(server);
    const key = "launch.staffingFinalApprover";
    const setting = { placeId: regionId, key, value: "SERVICE_CENTER_HEAD", reason: "试点" };
    await admin.run("setPolicy", setting, ok);
    await service.run("keepStaffingPlan", { planId, lines: staffingLines }, ok);
    await service.run("submitStaffingPlan", { planId }, ok);
    await decide(hr);
    await expect(decide(head)).rejects.toThrow('"nodes":[]');
    await decide(center);
    expect(await statusOf(hr, planId, "STAFFING_APPROVAL")).toBe("DONE");
  });

  it("is not overwritten by who read an older version", async () => {
    const { service, planId } = await launchWithRecords(server);
    await service.run("keepStaffingPlan", { planId, lines: [] }, ok);
    expect(await service.refusal("keepStaffingPlan", { planId, lines: staffingLines })).toEqual({
      code: "STALE_VERSION",
      details: { version: 1 },
    });
    expect(await code(service, "submitStaffingPlan", { planId })).toBe("RECORD_INCOMPLETE");
    const { staffing } = await service.run(
      "keepStaffingPlan",
      { planId, lines: staffingLines, version: 1 },
      "staffing { version total lines { post recruitAs } history(first: 5) { nodes { action } } }",
    );
    expect(staffing).toMatchObject({ version: 2, total: 10 });
    expect(staffing.history.nodes).toHaveLength(2);
  });
});

describe("the recruitment plan", () => {
  const posts = [
    ["LCH-R05", "SECURITY_HEAD", "ORDER_HEAD_HIRED", 1, "hr"],
    ["LCH-R05", "GATE_GUARD", "GATE_GUARDS_HIRED", 6, "hr"],
    ["LCH-R05", "STANDBY_GUARD", "STANDBY_GUARDS_HIRED", 2, "hr"],
    ["LCH-R06", "CS_HEAD", "CUSTOMER_SERVICE_HEAD_SELECTED", 1, "hr"],
    ["LCH-R06", "ENGINEERING_SUPERVISOR", "ENGINEERING_SUPERVISOR_SELECTED", 1, "hr"],
    ["LCH-R09", "CS_STAFF", "CUSTOMER_SERVICE_STAFF_HIRED", 5, "hr"],
    ["LCH-R09", "ENGINEERING_STAFF", "ENGINEERING_STAFF_HIRED", 4, "hr"],
    ["LCH-R10", "SALES_GUARD", "SALES_GUARDS_HIRED", 8, "security"],
    ["LCH-R23", "COOK", "COOK_HIRED", 2, "hr"],
  ] as const;

  it("LCH-R05, R06, R09, R10, R23: fills each post's task by itself when as many are hired as are needed", async () => {
    const launch = await launchWithRecords(server);
    const { planId } = launch;
    for (const [rule, post, task, needed, by] of posts) {
      const who = launch[by];
      const item = { planId, post, mode: "RECRUIT", needed };
      await who.run("keepRecruitment", { ...item, hired: 0 }, ok);
      expect(await taskOf(who, planId, task), rule).toMatchObject({
        ruleId: rule,
        status: "IN_PROGRESS",
      });
      const { id } = await taskOf(who, planId, task);
      expect(await code(who, "completeLaunchTask", { id }), rule).toBe("TASK_WORKED_BY_RECORD");
      await who.run("keepRecruitment", { ...item, hired: needed, version: 1 }, ok);
      expect(await statusOf(who, planId, task), rule).toBe("DONE");
    }
    expect(
      (await launch.hr.ask("{ recruitmentItems(filter: { open: true }) { nodes { id } } }"))
        .recruitmentItems.nodes,
    ).toEqual([]);
  });

  it("LCH-R05: takes the task up again when somebody leaves", async () => {
    const { hr, planId } = await launchWithRecords(server);
    const item = { planId, post: "COOK", mode: "RECRUIT", needed: 2 };
    await hr.run("keepRecruitment", { ...item, hired: 2 }, ok);
    await hr.run("keepRecruitment", { ...item, hired: 1, version: 1, remark: "离职 1 人" }, ok);
    expect(await statusOf(hr, planId, "COOK_HIRED")).toBe("IN_PROGRESS");
    const list =
      "{ recruitmentItems { nodes { post needed hired task { code dueOn } plan { estate { name } } } } }";
    expect((await hr.ask(list)).recruitmentItems.nodes).toEqual([
      {
        post: "COOK",
        needed: 2,
        hired: 1,
        task: { code: "COOK_HIRED", dueOn: "2027-01-09" },
        plan: { estate: { name: "锦绣华庭" } },
      },
    ]);
  });

  it("LCH-R10: leaves the sales-support guards to order maintenance, and guards what HR does from others", async () => {
    const { hr, security, service, planId } = await launchWithRecords(server);
    const guards = { planId, post: "SALES_GUARD", mode: "RECRUIT", needed: 8, hired: 0 };
    expect(await code(hr, "keepRecruitment", guards)).toBe("FORBIDDEN");
    await security.run("keepRecruitment", guards, ok);
    const cooks = { ...guards, post: "COOK" };
    expect(await code(service, "keepRecruitment", cooks)).toBe("FORBIDDEN");
    expect(await hr.refusal("keepRecruitment", { ...cooks, needed: 0 })).toMatchObject({
      code: "INVALID_INPUT",
      details: { field: "needed" },
    });
  });
});

describe("the uniforms", () => {
  const sizes = [
    { size: "175/92", number: 8 },
    { size: "180/96", number: 4 },
  ];

  it("LCH-R18, spec/03 scenario 3: without an approved staffing plan HR's uniform order is refused", async () => {
    const { hr, service, planId } = await launchWithRecords(server);
    expect(await code(hr, "keepUniformOrder", { planId, sizes })).toBe("STAFFING_NOT_APPROVED");
    await service.run("keepStaffingPlan", { planId, lines: staffingLines }, ok);
    await service.run("submitStaffingPlan", { planId }, ok);
    expect(await code(hr, "keepUniformOrder", { planId, sizes })).toBe("STAFFING_NOT_APPROVED");
    expect(await planOf(hr, planId, "uniformOrder { id }")).toEqual({ uniformOrder: null });
  });

  it("LCH-R18, R19: are ordered once it is approved, and in place when they arrive", async () => {
    const { hr, planId } = await withStaffing(server);
    await hr.run("keepUniformOrder", { planId, sizes, supplier: "华纺制服" }, ok);
    const early = { planId, orderedOn: "2027-01-03" };
    expect(await code(hr, "placeUniformOrder", early)).toBe("STAFFING_NOT_APPROVED");
    await hr.run("placeUniformOrder", { planId, orderedOn: "2027-01-04" }, ok);
    expect(await statusOf(hr, planId, "UNIFORM_ORDER")).toBe("DONE");
    expect(await statusOf(hr, planId, "UNIFORMS_IN_PLACE")).toBe("IN_PROGRESS");
    server.setClock("2027-01-25T02:00:00Z");
    const before = { planId, arrivedOn: "2027-01-02" };
    expect(await code(hr, "receiveUniforms", before)).toBe("ARRIVED_BEFORE_ORDERED");
    const { order } = await hr.run(
      "receiveUniforms",
      { planId, arrivedOn: "2027-01-24" },
      "order { status total arrivedOn }",
    );
    expect(order).toEqual({ status: "ARRIVED", total: 12, arrivedOn: "2027-01-24" });
    expect(await taskOf(hr, planId, "UNIFORMS_IN_PLACE")).toMatchObject({
      status: "DONE",
      doneOn: "2027-01-24",
    });
  });
});

it("LCH-R18: the final approval opens the uniforms' task, and whoever orders them is told by when", async () => {
  const { hr, planId } = await withStaffing(server);
  const { id, dueOn } = await taskOf(hr, planId, "UNIFORM_ORDER");
  const told = (await noticesOf(hr)).filter(({ kind }) => kind === "TASK_OPENED");
  expect(told).toMatchObject([{ data: { title: "工装申购", due: dueOn } }]);
  expect(dueOn).toBe("2027-01-07");
  await hr.run("startLaunchTask", { id }, ok);
});

describe("LCH-R08 the revision of an approved staffing plan", () => {
  const more = staffingLines.map((line) =>
    line.post === "前台接待" ? { ...line, number: 4 } : line,
  );
  const revision = { reason: "客流高于预期", lines: more };
  const fields = `staffingPlan { number total approvedOn status }
    staffingRevisions { number reason status total replacedApprovedOn replacedLines { post number } }`;

  it("goes through the same chain; the plan holds until then, and what it said is kept", async () => {
    const { service, hr, head, planId } = await withStaffing(server);
    await hr.run(
      "keepRecruitment",
      { planId, post: "CS_STAFF", mode: "RECRUIT", needed: 5, hired: 5, version: 1 },
      ok,
    );
    expect(await statusOf(hr, planId, "CUSTOMER_SERVICE_STAFF_HIRED")).toBe("DONE");
    server.setClock("2027-01-06T02:00:00Z");
    await service.run("reviseStaffingPlan", { planId, ...revision }, ok);
    await service.run("submitStaffingRevision", { planId }, ok);
    await decide(hr);
    expect(await planOf(hr, planId, "staffingPlan { number total }")).toEqual({
      staffingPlan: { number: 1, total: 10 },
    });
    expect(await statusOf(hr, planId, "STAFFING_APPROVAL")).toBe("DONE");
    await decide(head);
    const { staffingPlan, staffingRevisions } = await planOf(hr, planId, fields);
    expect(staffingPlan).toEqual({
      number: 2,
      total: 12,
      status: "APPROVED",
      approvedOn: "2027-01-06",
    });
    expect(staffingRevisions).toMatchObject([
      { number: 2, status: "APPROVED", total: 12, replacedApprovedOn: "2027-01-04" },
    ]);
    expect(staffingRevisions[0].replacedLines).toContainEqual({ post: "前台接待", number: 2 });
    const { recruitment } = await planOf(hr, planId, "recruitment { post needed hired }");
    expect(recruitment).toContainEqual({ post: "CS_STAFF", needed: 7, hired: 5 });
    expect(await statusOf(hr, planId, "CUSTOMER_SERVICE_STAFF_HIRED")).toBe("IN_PROGRESS");
    // Anchor A is the day of the first approval: what was counted from it does not move.
    expect(await planOf(hr, planId, "staffingApprovedOn")).toEqual({
      staffingApprovedOn: "2027-01-04",
    });
  });

  it("is refused without a reason, without a change, of a plan not yet approved, and to others", async () => {
    const { service, security, planId } = await withStaffing(server);
    expect(await code(service, "reviseStaffingPlan", { planId, ...revision, reason: " " })).toBe(
      "REASON_REQUIRED",
    );
    expect(await code(security, "reviseStaffingPlan", { planId, ...revision })).toBe("FORBIDDEN");
    await service.run("reviseStaffingPlan", { planId, ...revision, lines: staffingLines }, ok);
    expect(await code(service, "submitStaffingRevision", { planId })).toBe("NOTHING_CHANGES");
    expect(await code(service, "reviseStaffingPlan", { planId, ...revision })).toBe(
      "STALE_VERSION",
    );
    const young = await launchWithRecords(server);
    await young.service.run("keepStaffingPlan", { planId: young.planId, lines: staffingLines }, ok);
    expect(
      await code(young.service, "reviseStaffingPlan", { planId: young.planId, ...revision }),
    ).toBe("RECORD_STATUS");
  });

  it("sent back it is a draft, and a draft may be given up: the plan is what it was", async () => {
    const { service, hr, planId } = await withStaffing(server);
    await service.run("reviseStaffingPlan", { planId, ...revision }, ok);
    await service.run("submitStaffingRevision", { planId }, ok);
    expect(await code(service, "dropStaffingRevision", { planId })).toBe("RECORD_STATUS");
    await decide(hr, "RETURN", "编制不足");
    expect(await planOf(hr, planId, "staffingRevisions { status returnedReason }")).toEqual({
      staffingRevisions: [{ status: "DRAFT", returnedReason: "编制不足" }],
    });
    await service.run("dropStaffingRevision", { planId }, ok);
    expect(await planOf(hr, planId, fields)).toMatchObject({
      staffingPlan: { number: 1, total: 10 },
      staffingRevisions: [],
    });
    await service.run("reviseStaffingPlan", { planId, ...revision }, ok);
  });
});

describe("the materials plan", () => {
  it("LCH-R20, spec/03 scenario 5: with 接待用品 empty is refused until 无需求 is ticked", async () => {
    const { service, planId } = await launchWithRecords(server);
    const plan = { planId, lines: materialLines };
    await service.run("keepMaterialRequest", { ...plan, noNeed: [] }, ok);
    expect(await service.refusal("submitMaterialRequest", { planId })).toEqual({
      code: "MATERIAL_CATEGORY_EMPTY",
      details: { categories: ["RECEPTION"] },
    });
    await service.run("keepMaterialRequest", { ...plan, noNeed: ["RECEPTION"], version: 1 }, ok);
    const { request } = await service.run(
      "submitMaterialRequest",
      { planId },
      "request { status estimatedCost noNeed lines { item status } }",
    );
    expect(request).toMatchObject({
      status: "SUBMITTED",
      estimatedCost: 1200,
      noNeed: ["RECEPTION"],
    });
    const task = await taskOf(service, planId, "MATERIALS_PLAN");
    expect(task.status).toBe("DONE");
    expect(task.checks.map((check) => [check.code, check.state])).toContainEqual([
      "RECEPTION",
      "NO_NEED",
    ]);
    expect(task.checks.filter((check) => check.state === "DONE")).toHaveLength(6);
  });

  it("LCH-R21: once approved, procurement logs the progress of many lines at once, each step with its day", async () => {
    const { service, procurement, center, head, security, planId } =
      await launchWithRecords(server);
    await service.run(
      "keepMaterialRequest",
      { planId, lines: materialLines, noNeed: ["RECEPTION"] },
      ok,
    );
    const lines = async () =>
      (
        await planOf(
          service,
          planId,
          "materialRequest { lines { id status progress { status onDay remark } } }",
        )
      ).materialRequest.lines;
    const lineIds = (await lines()).map((line: { id: string }) => line.id);
    const ordered = { planId, lineIds, status: "ORDERED", onDay: "2027-01-04" };
    expect(await code(procurement, "logProcurement", ordered)).toBe("RECORD_STATUS");
    await service.run("submitMaterialRequest", { planId }, ok);
    await decide(center);
    await decide(head);
    expect(await code(security, "logProcurement", ordered)).toBe("FORBIDDEN");
    await procurement.run("logProcurement", ordered, ok);
    server.setClock("2027-01-04T03:00:00Z");
    const [first] = lineIds;
    const arrived = { planId, lineIds: [first], status: "ARRIVED", onDay: "2027-01-04" };
    await service.run("logProcurement", { ...arrived, remark: "已入库" }, ok);
    const back = { ...arrived, status: "SHIPPED" };
    expect(await code(service, "logProcurement", back)).toBe("REASON_REQUIRED");
    expect((await lines())[0]).toMatchObject({
      status: "ARRIVED",
      progress: [
        { status: "ARRIVED", onDay: "2027-01-04", remark: "已入库" },
        { status: "ORDERED", onDay: "2027-01-04", remark: null },
      ],
    });
    const open = `{ materialLines(filter: { statuses: [REQUESTED, ORDERED, SHIPPED] }) { totalCount nodes { item plan { name } } } }`;
    expect((await procurement.ask(open)).materialLines.totalCount).toBe(5);
  });

  it("LCH-R21: once it is approved obliges procurement to the earliest need, item by item until all is there, and follows the launch", async () => {
    const { id, service, center, head, staff, procurement, planId } =
      await launchWithRecords(server);
    const lines = materialLines.map((line, at) => ({
      ...line,
      neededOn: at === 2 ? "2027-04-10" : null,
    }));
    await service.run("keepMaterialRequest", { planId, lines, noNeed: ["RECEPTION"] }, ok);
    await service.run("submitMaterialRequest", { planId }, ok);
    const duty = async () =>
      (
        await procurement.ask(
          "{ myObligations(first: 20) { nodes { kind title dueOn recordId } } }",
        )
      ).myObligations.nodes.find(({ kind }: { kind: string }) => kind === "PROCURE_MATERIALS");
    expect(await duty()).toBeUndefined();
    await decide(center);
    await decide(head);
    expect(await duty()).toMatchObject({ dueOn: "2027-04-03" });
    expect((await duty()).title).toContain(`采购 ${lines[2]!.item} 等 6 项`);
    const bought = await planOf(
      service,
      planId,
      "launchDate materialRequest { lines { id item } }",
    );
    const ids = bought.materialRequest.lines.map(({ id }: { id: string }) => id);
    const arrived = { planId, status: "ARRIVED", onDay: "2027-01-04" };
    await procurement.run("logProcurement", { ...arrived, lineIds: [ids[2]] }, ok);
    const before = (day: string) =>
      new Date(Date.parse(`${day}T00:00:00Z`) - 7 * 86_400_000).toISOString().slice(0, 10);
    expect(await duty()).toMatchObject({ dueOn: before(bought.launchDate) });
    await staff.run(
      "moveLaunch",
      { id: planId, launchDate: "2027-06-20", reason: "推迟" },
      "clientMutationId",
    );
    await followNeeds((await systemContext(server.database.app, id, server.now(), "test"))!);
    expect(await duty()).toMatchObject({ dueOn: "2027-06-13" });
    await procurement.run(
      "logProcurement",
      { ...arrived, lineIds: ids.filter((_: string, at: number) => at !== 2) },
      ok,
    );
    expect(await duty()).toBeUndefined();
  });

  it("that is returned is taken up again", async () => {
    const { service, center, planId } = await launchWithRecords(server);
    const plan = { planId, lines: materialLines, noNeed: ["RECEPTION"] };
    await service.run("keepMaterialRequest", plan, ok);
    await service.run("submitMaterialRequest", { planId }, ok);
    await decide(center, "RETURN", "对讲机数量核减");
    expect(await statusOf(service, planId, "MATERIALS_PLAN")).toBe("IN_PROGRESS");
    expect(await planOf(service, planId, "materialRequest { status returnedReason }")).toEqual({
      materialRequest: { status: "DRAFT", returnedReason: "对讲机数量核减" },
    });
  });
});

describe("canteen and dormitory", () => {
  it("LCH-R22: a rental is finished with its address and distance, which its task then shows", async () => {
    const { hr, planId } = await launchWithRecords(server);
    const rental = { planId, kind: "DORM_RENT", counterparty: "王先生" };
    await hr.run("keepLogisticsItem", rental, ok);
    expect(await statusOf(hr, planId, "DORMITORY_RENTED")).toBe("IN_PROGRESS");
    const finished = { ...rental, version: 1, finishedOn: "2027-01-04" };
    expect(await hr.refusal("keepLogisticsItem", finished)).toEqual({
      code: "RECORD_INCOMPLETE",
      details: { fields: ["address", "distanceKm"] },
    });
    const { item, plan } = await hr.run(
      "keepLogisticsItem",
      { ...finished, address: "金穗路 12 号", distanceKm: 0.8 },
      "item { distanceKm finishedOn } plan { tasks { code status checks { code value state } } }",
    );
    expect(item).toEqual({ distanceKm: 0.8, finishedOn: "2027-01-04" });
    expect(plan.tasks.find((task: { code: string }) => task.code === "DORMITORY_RENTED")).toEqual({
      code: "DORMITORY_RENTED",
      status: "DONE",
      checks: [{ code: "DISTANCE", value: 0.8, state: "DONE" }],
    });
  });

  it("LCH-R23: goods are bought and the supplier chosen by name", async () => {
    const { hr, planId } = await launchWithRecords(server);
    const supplier = { planId, kind: "FOOD_SUPPLIER", finishedOn: "2027-01-04" };
    expect(await code(hr, "keepLogisticsItem", supplier)).toBe("RECORD_INCOMPLETE");
    await hr.run("keepLogisticsItem", { ...supplier, counterparty: "绿源配送" }, ok);
    await hr.run(
      "keepLogisticsItem",
      { planId, kind: "CANTEEN_GOODS", finishedOn: "2027-01-03" },
      ok,
    );
    expect(await statusOf(hr, planId, "FOOD_SUPPLIER_CHOSEN")).toBe("DONE");
    expect(await taskOf(hr, planId, "CANTEEN_GOODS")).toMatchObject({ doneOn: "2027-01-03" });
  });
});

describe("the prints", () => {
  const papers = ["PRE_AGREEMENT", "INTERIM_COVENANT"] as const;

  it("LCH-R14, R15: customer service up to the application, HR up to the handover with quantity and receiver", async () => {
    const { hr, service, planId } = await launchWithRecords(server);
    const step = (document: string, name: string, more = {}) => ({
      planId,
      document,
      step: name,
      onDay: "2027-01-04",
      ...more,
    });
    expect(await code(service, "recordPrintStep", step("PRE_AGREEMENT", "APPROVED"))).toBe(
      "PRINT_STEP_ORDER",
    );
    for (const paper of papers) {
      await service.run("recordPrintStep", step(paper, "FINALIZED", { onDay: "2027-01-02" }), ok);
      const early = step(paper, "APPROVED", { onDay: "2027-01-01" });
      expect(await code(service, "recordPrintStep", early)).toBe("PRINT_DAY_ORDER");
      await service.run("recordPrintStep", step(paper, "APPROVED"), ok);
      await service.run("recordPrintStep", step(paper, "PRINT_APPLIED"), ok);
      const printed = step(paper, "PRINTED", { copies: 500 });
      expect(await code(service, "recordPrintStep", printed)).toBe("FORBIDDEN");
      await hr.run("recordPrintStep", printed, ok);
    }
    expect(await statusOf(hr, planId, "PRE_STAGE_AGREEMENT_FINAL")).toBe("DONE");
    expect(await statusOf(hr, planId, "INTERIM_COVENANT_FINAL")).toBe("DONE");
    const handed = { receiver: "营销部 周颖" };
    expect(await code(hr, "recordPrintStep", step("PRE_AGREEMENT", "HANDED_OVER"))).toBe(
      "INVALID_INPUT",
    );
    await hr.run("recordPrintStep", step("PRE_AGREEMENT", "HANDED_OVER", handed), ok);
    expect(await statusOf(hr, planId, "PRINTS_HANDED_OVER")).toBe("IN_PROGRESS");
    await hr.run("recordPrintStep", step("INTERIM_COVENANT", "HANDED_OVER", handed), ok);
    const { checks, status } = await taskOf(hr, planId, "PRINTS_HANDED_OVER");
    expect(status).toBe("DONE");
    expect(checks.map((check) => check.state)).toEqual(["DONE", "DONE"]);
  });
});

describe("every record", () => {
  it("waits for its plan to be worked on, and says which actions are open to whom", async () => {
    const { hr, staff, planId } = await launchWithRecords(server);
    const actionsOf = async (who: Asker) => {
      const { recordActions } = await planOf(
        who,
        planId,
        "recordActions { action subject allowed code }",
      );
      return new Map<string, string | true>(
        recordActions.map(
          (one: { action: string; subject: string | null; allowed: boolean; code: string }) => [
            [one.action, one.subject].filter(Boolean).join(" "),
            one.allowed || one.code,
          ],
        ),
      );
    };
    const open = await actionsOf(hr);
    expect(open.get("keepRecruitment COOK")).toBe(true);
    expect(open.get("keepRecruitment SALES_GUARD")).toBe("FORBIDDEN");
    expect(open.get("keepUniformOrder")).toBe("STAFFING_NOT_APPROVED");
    expect(open.get("keepStaffingPlan")).toBe("FORBIDDEN");
    await staff.run("suspendLaunchPlan", { id: planId, reason: "停工" }, ok);
    expect((await actionsOf(hr)).get("keepRecruitment COOK")).toBe("PLAN_NOT_WORKED_ON");
    const cook = { planId, post: "COOK", mode: "RECRUIT", needed: 1, hired: 1 };
    expect(await code(hr, "keepRecruitment", cook)).toBe("PLAN_NOT_WORKED_ON");
  });

  it("rests with its plan: what waits for a decision is paused while that is suspended, what somebody paused himself stays so", async () => {
    const { service, staff, center, planId } = await launchWithRecords(server);
    await service.run("keepStaffingPlan", { planId, lines: staffingLines }, ok);
    await service.run("submitStaffingPlan", { planId }, ok);
    await center.run("keepSalesSupportScheme", { planId, ...scheme }, ok);
    await center.run("submitSalesSupportScheme", { planId }, ok);
    type Waiting = { id: string; recordType: string; status: string; nextFiringAt: string | null };
    const waiting = async (): Promise<Map<string, Waiting>> => {
      const { obligations } = await center.ask(
        `{ obligations(filter: { recordTypes: ["StaffingPlan", "SalesSupportScheme"] }) {
          nodes { id recordType status nextFiringAt } } }`,
      );
      return new Map(obligations.nodes.map((one: Waiting) => [one.recordType, one]));
    };
    const staffing = (await waiting()).get("StaffingPlan")!;
    await center.run("pauseObligation", { id: staffing.id, reason: "等待集团批复" }, ok);
    await staff.run("suspendLaunchPlan", { id: planId, reason: "停工" }, ok);
    const resting = await waiting();
    expect(resting.get("StaffingPlan")?.status).toBe("PAUSED");
    expect(resting.get("SalesSupportScheme")).toMatchObject({
      status: "PAUSED",
      nextFiringAt: null,
    });
    await staff.run("resumeLaunchPlan", { id: planId }, ok);
    const again = await waiting();
    expect(again.get("StaffingPlan")?.status).toBe("PAUSED");
    expect(again.get("SalesSupportScheme")?.status).toBe("OPEN");
  });

  it("LCH-R10: the list of all posts says which of them are whose to keep", async () => {
    const { hr, security, planId } = await launchWithRecords(server);
    const guards = { planId, post: "SALES_GUARD", mode: "RECRUIT", needed: 8, hired: 2 };
    await security.run("keepRecruitment", guards, ok);
    const cook = { planId, post: "COOK", mode: "RECRUIT", needed: 1, hired: 0 };
    await hr.run("keepRecruitment", cook, ok);
    const kept = async (who: Asker) => {
      const { recruitmentItems } = await who.ask("{ recruitmentItems { nodes { post mayKeep } } }");
      return new Map(
        recruitmentItems.nodes.map((one: { post: string; mayKeep: boolean }) => [
          one.post,
          one.mayKeep,
        ]),
      );
    };
    expect(await kept(hr)).toEqual(
      new Map([
        ["COOK", true],
        ["SALES_GUARD", false],
      ]),
    );
    expect(await kept(security)).toEqual(
      new Map([
        ["COOK", false],
        ["SALES_GUARD", true],
      ]),
    );
    expect(await code(hr, "keepRecruitment", { ...guards, version: 1 })).toBe("FORBIDDEN");
  });

  it("takes files of who works on it, and keeps what a finished one rests on", async () => {
    const { hr, service, planId } = await launchWithRecords(server);
    const lease = { planId, kind: "DORM_RENT", address: "金穗路 12 号", distanceKm: 0.8 };
    const { item } = await hr.run("keepLogisticsItem", lease, "item { id }");
    await attachEvidence(hr, item.id);
    await expect(attachEvidence(service, item.id)).rejects.toThrow("403");
    await hr.run("keepLogisticsItem", { ...lease, finishedOn: "2027-01-04", version: 1 }, ok);
    const { logistics } = await planOf(hr, planId, "logistics { attachments { id name } }");
    const [file] = logistics[0].attachments;
    expect(file.name).toBe("现场.png");
    expect(await code(hr, "removeAttachment", { id: file.id })).toBe("RECORD_STATUS");
  });

  it("is neither shown to nor changed by another company", async () => {
    const { service, planId } = await launchWithRecords(server);
    await service.run("keepStaffingPlan", { planId, lines: staffingLines }, ok);
    const stranger = (await makeCompany(server)).admin;
    expect(await code(stranger, "keepStaffingPlan", { planId, lines: [] })).toBe("NOT_FOUND");
    expect(
      await stranger.ask("{ recruitmentItems { totalCount } materialLines { totalCount } }"),
    ).toEqual({
      recruitmentItems: { totalCount: 0 },
      materialLines: { totalCount: 0 },
    });
  });
});

describe("printed", () => {
  const textOf = async (who: Asker, form: string, recordId: string) => {
    const input = { form, recordIds: [recordId], format: "PDF" };
    const { batch } = await who.run("printForms", input, "batch { url }");
    const response = await who.fetch(batch.url);
    return (await pagesOf(new Uint8Array(await response.arrayBuffer()))).join("");
  };

  it("定岗定编方案 tells posts, headcount and who decided", async () => {
    const { hr, planId } = await withStaffing(server);
    const { staffingPlan } = await planOf(hr, planId, "staffingPlan { id }");
    const text = await textOf(hr, "STAFFING_PLAN", staffingPlan.id);
    for (const said of ["定岗定编方案", "锦绣华庭", "楼宇管理员", "2027-03-30", "行政人事协调"])
      expect(text).toContain(said);
  });

  it("定岗定编方案 once revised tells its version and who approved that one", async () => {
    const { service, hr, head, planId } = await withStaffing(server);
    const lines = staffingLines.map((line) => ({ ...line, number: 1 }));
    await service.run("reviseStaffingPlan", { planId, reason: "压缩编制", lines }, ok);
    await service.run("submitStaffingRevision", { planId }, ok);
    server.setClock("2027-01-08T02:00:00Z");
    await decide(hr);
    await decide(head);
    const { staffingPlan } = await planOf(hr, planId, "staffingPlan { id }");
    const text = await textOf(hr, "STAFFING_PLAN", staffingPlan.id);
    expect(text).toContain("第2版");
    expect(text).toContain("2027-01-08");
    expect(text).not.toContain("2027-01-04");
  });

  it("every record is a paper of its own, and none of another company's", async () => {
    const launch = await withStaffing(server);
    const { center, head, developer, service, hr, planId } = launch;
    await center.run("keepSalesSupportScheme", { planId, ...scheme }, ok);
    await center.run("submitSalesSupportScheme", { planId }, ok);
    await decide(head);
    await decide(developer);
    const plan = { planId, lines: materialLines, noNeed: ["RECEPTION"] };
    await service.run("keepMaterialRequest", plan, ok);
    await hr.run("keepUniformOrder", { planId, sizes: [{ size: "175/92", number: 8 }] }, ok);
    const step = { document: "PRE_AGREEMENT", step: "FINALIZED", onDay: "2027-01-04" };
    await service.run("recordPrintStep", { planId, ...step }, ok);
    const records = await planOf(
      head,
      planId,
      "salesSupportScheme { id agreement { id } } materialRequest { id } uniformOrder { id } prints { id }",
    );
    const { salesSupportScheme, materialRequest, uniformOrder, prints } = records;
    const papers = [
      ["SALES_SUPPORT_SCHEME", salesSupportScheme.id, "样板房保洁"],
      ["PRE_INTERVENTION_AGREEMENT", salesSupportScheme.agreement.id, "乙方"],
      ["MATERIAL_REQUEST", materialRequest.id, "无需求"],
      ["UNIFORM_ORDER", uniformOrder.id, "175/92"],
      ["PRINT_HANDOVER", prints[0].id, "前期物业服务协议"],
    ] as const;
    for (const [form, id, said] of papers) expect(await textOf(head, form, id)).toContain(said);
    const stranger = (await makeCompany(server)).admin;
    const foreign = { form: "MATERIAL_REQUEST", recordIds: [materialRequest.id], format: "PDF" };
    expect(await code(stranger, "printForms", foreign)).toBe("NOT_FOUND");
  });
});
