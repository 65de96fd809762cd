import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { statement } from "../db/database.ts";
import { read, write } from "../db/tenancy.ts";
import { type SystemContext, systemContext } from "../system.ts";
import { activePlan, attachEvidence, finish, type TestLaunch, taskOf } from "../testing/launch.ts";
import { type Asker, makeCompany, startTestServer, type TestServer } from "../testing/server.ts";
import { explain, oblige, type ObligationDraft, settleObligation } from "./actions.ts";
import { storedObligation } from "./queries.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(); // Monday 2027-01-04, 10:00 in Shanghai
});
afterAll(() => server.close());

const bare = (id: string) => id.slice(id.indexOf("_") + 1);
const at = (instant: string) => server.setClock(instant);

const system = async (companyId: string) =>
  (await systemContext(server.database.app, companyId, server.now(), "test")) as SystemContext;

/** Obliges as a module would, within its own transaction. */
async function obligeIn(companyId: string, draft: ObligationDraft) {
  const context = await system(companyId);
  await write(context, { name: "test", key: null, input: null }, (db) =>
    oblige(db, context, draft),
  );
}

async function settleIn(companyId: string, recordId: string, outcome: "MET" | "CANCELLED") {
  const context = await system(companyId);
  await write(context, { name: "test", key: null, input: null }, (db) =>
    settleObligation(db, { type: "LaunchPlan", id: recordId }, null, outcome),
  );
}

const record = crypto.randomUUID();
const draft = (company: { centerId: string }, more: Partial<ObligationDraft> = {}) =>
  ({
    recordType: "LaunchPlan",
    recordId: record,
    kind: "CHECK",
    act: "DO",
    serviceCenterId: bare(company.centerId),
    title: "检查样板房",
    responsible: { role: "CUSTOMER_SERVICE_MANAGER" },
    due: { anchor: { on: "2027-01-04" }, rule: { unit: "WORKING_DAYS", count: 3 } },
    ...more,
  }) satisfies ObligationDraft;

const fields =
  "id title act status urgency dueOn dueAt wholeDay provisional isMine daysOverdue nextFiringAt responsiblePeople { id }";
const mine = async (who: Asker) =>
  (await who.ask(`{ myObligations(first: 100) { totalCount nodes { ${fields} recordId } } }`))
    .myObligations.nodes;

describe("an obligation", () => {
  it("is in the list of whoever holds the office there, and of nobody else", async () => {
    at("2027-01-04T02:00:00Z");
    const company = await makeCompany(server);
    const manager = await company.hire("CUSTOMER_SERVICE_MANAGER");
    const guard = await company.hire("SECURITY_MANAGER");
    await obligeIn(company.id, draft(company));
    expect(await mine(manager)).toMatchObject([
      {
        title: "检查样板房",
        recordId: `LaunchPlan_${record}`,
        dueOn: "2027-01-07",
        dueAt: "2027-01-07T16:00:00+00:00",
        urgency: "THIS_WEEK",
        isMine: true,
        responsiblePeople: [{ id: manager.personId }],
        provisional: true,
      },
    ]);
    expect(await mine(guard)).toEqual([]);
    expect(await mine((await makeCompany(server)).admin)).toEqual([]);
  });

  it("is one per record and kind: obliged again it is brought up to date, and given to who is named", async () => {
    at("2027-01-04T02:00:00Z");
    const company = await makeCompany(server);
    const manager = await company.hire("CUSTOMER_SERVICE_MANAGER");
    const other = await company.hire("CUSTOMER_SERVICE_MANAGER");
    await obligeIn(company.id, draft(company));
    const [first] = await mine(manager);
    const responsible = {
      role: "CUSTOMER_SERVICE_MANAGER",
      personId: bare(other.personId),
    } as const;
    const due = {
      anchor: { at: "2027-01-04T02:00:00Z" },
      rule: { unit: "MINUTES", count: 30 },
    } as const;
    await obligeIn(company.id, draft(company, { responsible, due }));
    expect(await mine(manager)).toEqual([]);
    expect(await mine(other)).toMatchObject([
      { id: first.id, dueAt: "2027-01-04T02:30:00+00:00", wholeDay: false, urgency: "TODAY" },
    ]);
  });

  it("ends when its record settles it, and is taken up again by obliging anew", async () => {
    at("2027-01-04T02:00:00Z");
    const company = await makeCompany(server);
    const manager = await company.hire("CUSTOMER_SERVICE_MANAGER");
    await obligeIn(company.id, draft(company));
    const [first] = await mine(manager);
    await settleIn(company.id, record, "MET");
    expect(await mine(manager)).toEqual([]);
    const { obligation } = await manager.ask(
      "query($id: ID!) { obligation(id: $id) { status nextFiringAt } }",
      { id: first.id },
    );
    expect(obligation).toEqual({ status: "MET", nextFiringAt: null });
    await obligeIn(company.id, draft(company));
    expect(await mine(manager)).toMatchObject([{ id: first.id, status: "OPEN" }]);
  });
});

describe("working time", () => {
  it("is counted by the center's own hours: two periods with lunch between, and a Saturday morning", async () => {
    at("2027-01-08T03:00:00Z"); // Friday, 11:00
    const company = await makeCompany(server);
    const manager = await company.hire("CUSTOMER_SERVICE_MANAGER");
    const { estate } = await company.admin.ask(
      "query($id: ID!) { estate(id: $id) { serviceCenter { id version } } }",
      { id: company.estateId },
    );
    const hours = { regularShift: "1-5 09:00-12:00,13:30-18:00; 6 09:00-12:00" };
    await company.admin.run(
      "updateServiceCenter",
      { ...estate.serviceCenter, ...hours },
      "clientMutationId",
    );
    const due = {
      anchor: { at: "2027-01-08T03:00:00Z" },
      rule: { unit: "WORKING_MINUTES", count: 570 },
    } as const;
    await obligeIn(company.id, draft(company, { due }));
    // 5.5 h on Friday, 3 h on Saturday, 1 h on Monday
    expect(await mine(manager)).toMatchObject([
      { dueAt: "2027-01-11T02:00:00+00:00", wholeDay: false },
    ]);
  });
});

describe("a pause", () => {
  it("keeps the time that was left, is explained, and is for the heads alone", async () => {
    at("2027-01-04T02:00:00Z");
    const company = await makeCompany(server);
    const manager = await company.hire("CUSTOMER_SERVICE_MANAGER");
    const head = await company.hire("SERVICE_CENTER_HEAD", company.centerId);
    await obligeIn(company.id, draft(company));
    const [{ id }] = await mine(manager);
    const stop = { id, reason: "等待政府部门答复" };
    expect(await manager.refusal("pauseObligation", stop)).toMatchObject({ code: "FORBIDDEN" });
    expect(await head.refusal("pauseObligation", { id, reason: " " })).toMatchObject({
      code: "INVALID_INPUT",
    });
    expect(await head.refusal("resumeObligation", { id })).toMatchObject({
      code: "OBLIGATION_STATUS",
    });
    at("2027-01-05T02:00:00Z");
    await head.run("pauseObligation", stop, "clientMutationId");
    expect(await mine(manager)).toMatchObject([{ status: "PAUSED", nextFiringAt: null }]);
    expect(await head.refusal("pauseObligation", stop)).toMatchObject({
      code: "OBLIGATION_STATUS",
    });
    at("2027-01-07T02:00:00Z");
    const { obligation } = await head.run(
      "resumeObligation",
      { id },
      "obligation { status dueOn pauses { reason resumedAt createdBy { id } } explanation { total countsDays provisional stretches { counted reason note length } } }",
    );
    expect(obligation).toEqual({
      status: "OPEN",
      dueOn: "2027-01-11",
      pauses: [
        {
          reason: "等待政府部门答复",
          resumedAt: "2027-01-07T02:00:00+00:00",
          createdBy: { id: head.personId },
        },
      ],
      explanation: {
        total: 3,
        countsDays: true,
        provisional: true,
        stretches: [
          { counted: false, reason: "EVENT_DAY", note: null, length: 1 },
          { counted: false, reason: "PAUSED", note: "等待政府部门答复", length: 2 },
          { counted: true, reason: "PROVISIONAL_YEAR", note: null, length: 2 },
          { counted: false, reason: "WEEKEND", note: null, length: 2 },
          { counted: true, reason: "PROVISIONAL_YEAR", note: null, length: 1 },
        ],
      },
    });
  });

  it("does not outlive the obligation", async () => {
    at("2027-01-04T02:00:00Z");
    const company = await makeCompany(server);
    const head = await company.hire("SERVICE_CENTER_HEAD", company.centerId);
    await obligeIn(company.id, draft(company, { responsible: { role: "SERVICE_CENTER_HEAD" } }));
    const [{ id }] = await mine(head);
    await head.run("pauseObligation", { id, reason: "停工" }, "clientMutationId");
    await settleIn(company.id, record, "CANCELLED");
    await obligeIn(company.id, draft(company, { responsible: { role: "SERVICE_CENTER_HEAD" } }));
    await head.run("pauseObligation", { id, reason: "又停工" }, "clientMutationId");
    expect(await mine(head)).toMatchObject([{ id, status: "PAUSED" }]);
  });
});

describe("a rule that changes on the way", () => {
  it("leaves what is under way as it was made, until somebody asks: then it says what moves, and moves it", async () => {
    at("2027-01-04T02:00:00Z");
    const company = await makeCompany(server);
    const manager = await company.hire("CUSTOMER_SERVICE_MANAGER");
    const general = await company.hire("GENERAL_MANAGER");
    await obligeIn(company.id, draft(company));
    await obligeIn(company.id, draft(company, { recordId: crypto.randomUUID(), kind: "OTHER" }));
    const newer = { recordType: "LaunchPlan", kind: "CHECK", unit: "CALENDAR_DAYS", count: 10 };
    const moved = "moved { title fromDueAt toDueAt }";
    const told = [
      {
        title: "检查样板房",
        fromDueAt: "2027-01-07T16:00:00+00:00",
        toDueAt: "2027-01-14T16:00:00.000Z",
      },
    ];
    expect(await manager.refusal("redateObligations", { ...newer, apply: true })).toMatchObject({
      code: "FORBIDDEN",
    });
    expect(
      await general.refusal("redateObligations", { ...newer, count: -1, apply: true }),
    ).toMatchObject({
      code: "INVALID_INPUT",
    });
    expect(
      (await general.run("redateObligations", { ...newer, apply: false }, moved)).moved,
    ).toEqual(told);
    expect((await mine(manager)).map((one: { dueOn: string }) => one.dueOn)).toEqual([
      "2027-01-07",
      "2027-01-07",
    ]);
    expect(
      (await general.run("redateObligations", { ...newer, apply: true }, moved)).moved,
    ).toEqual(told);
    expect((await mine(manager)).map((one: { dueOn: string }) => one.dueOn)).toEqual([
      "2027-01-07",
      "2027-01-14",
    ]);
    expect(
      (await general.run("redateObligations", { ...newer, apply: true }, moved)).moved,
    ).toEqual([]);
  });
});

describe("the tasks of a launch", () => {
  it("are due when counting from their anchor says so", async () => {
    at("2027-01-04T02:00:00Z");
    const { id } = await activePlan(server);
    const context = await system(id);
    const { rows } = await server.database.owner.query<{ id: string }>(
      "select id from obligation where company_id = $1 and due_on is not null",
      [id],
    );
    expect(rows.length).toBeGreaterThan(30);
    for (const row of rows) {
      const [stored] = await read(context, statement(storedObligation(row.id)));
      expect(explain(stored!, context.calendar)?.due.on).toBe(stored!.dueOn);
    }
  });

  const ofTask = async ({ head }: TestLaunch, taskId: string) =>
    (
      await head.ask(
        "query($id: ID!) { recordObligations(recordId: $id) { act status responsibleRole dueOn assignee { id } } }",
        { id: taskId },
      )
    ).recordObligations;

  it("are obligations while the plan is worked on: approved by the region's head once submitted, met when done", async () => {
    at("2027-01-04T02:00:00Z");
    const launch = await activePlan(server);
    const { staff, planId, head } = launch;
    const task = await taskOf(staff, planId, "STAFFING_PLAN");
    expect(await ofTask(launch, task.id)).toMatchObject([
      { act: "DO", status: "OPEN", responsibleRole: task.responsibleRole, dueOn: task.dueOn },
    ]);
    await staff.run("suspendLaunchPlan", { id: planId, reason: "停工" }, "clientMutationId");
    expect(await ofTask(launch, task.id)).toMatchObject([{ status: "CANCELLED" }]);
    await staff.run("resumeLaunchPlan", { id: planId }, "clientMutationId");
    expect(await ofTask(launch, task.id)).toMatchObject([{ status: "OPEN", act: "DO" }]);
    await finish(launch, staff, task);
    expect(await ofTask(launch, task.id)).toMatchObject([{ status: "MET" }]);
    const approval = await taskOf(staff, planId, "STAFFING_APPROVAL");
    await attachEvidence(staff, approval.id);
    await staff.run("submitLaunchTask", { id: approval.id }, "clientMutationId");
    expect(await ofTask(launch, approval.id)).toMatchObject([
      { act: "APPROVE", status: "OPEN", responsibleRole: "REGION_HEAD" },
    ]);
    expect((await mine(head)).map((one: { title: string }) => one.title)).toContain(
      "定岗定编方案最终审批",
    );
    const open = await head.ask("{ obligations(first: 1) { totalCount } }");
    const plan = await head.ask("query($id: ID!) { launchPlan(id: $id) { tasks { status } } }", {
      id: planId,
    });
    const left = plan.launchPlan.tasks.filter(
      ({ status }: { status: string }) => status !== "DONE" && status !== "NOT_APPLICABLE",
    );
    expect(open.obligations.totalCount).toBe(left.length);
  });
});
