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
    const newer = { recordType: "LaunchPlan", kind: "CHECK", reason: "制度修订" };
    const rule = { unit: "CALENDAR_DAYS", count: 10 };
    const days = async () => (await mine(manager)).map((one: { dueOn: string }) => one.dueOn);
    for (const who of [manager, company.admin])
      expect(
        await who.refusal("prepareRedating", { ...newer, ...rule, reason: " " }),
      ).toMatchObject({
        code: who === manager ? "FORBIDDEN" : "INVALID_INPUT",
      });
    expect(
      await general.refusal("prepareRedating", { ...newer, ...rule, count: -1 }),
    ).toMatchObject({
      code: "INVALID_INPUT",
    });
    expect(await general.refusal("prepareRedating", { ...newer, kind: "NONE" })).toMatchObject({
      code: "NOT_FOUND",
    });
    expect((await general.ask("{ redatableKinds { kind title count } }")).redatableKinds).toEqual([
      { kind: "CHECK", title: "检查样板房", count: 1 },
      { kind: "OTHER", title: "检查样板房", count: 1 },
    ]);

    const { redating } = await general.run(
      "prepareRedating",
      { ...newer, ...rule },
      "redating { id status total }",
    );
    expect(redating).toMatchObject({ status: "CHECKING", total: 1 });
    const look = async (who = general) =>
      (
        await who.ask(
          `{ redating(id: "${redating.id}") { status done moving rule reason
            moves(first: 10) { nodes { fromDueAt toDueAt movedAt obligation { title } } } } }`,
        )
      ).redating;
    const move = {
      fromDueAt: "2027-01-07T16:00:00+00:00",
      toDueAt: "2027-01-14T16:00:00+00:00",
      obligation: { title: "检查样板房" },
    };
    const id = { id: redating.id };
    await server.workOff();
    expect(await look()).toEqual({
      status: "CHECKED",
      done: 1,
      moving: 1,
      rule,
      reason: "制度修订",
      moves: { nodes: [{ ...move, movedAt: null }] },
    });
    expect(await look(manager)).toBeNull();
    expect(await days()).toEqual(["2027-01-07", "2027-01-07"]);

    at("2027-01-05T02:00:00Z");
    await general.run("applyRedating", id, "clientMutationId");
    await server.workOff();
    const movedAt = "2027-01-05T02:00:00+00:00";
    expect(await look()).toMatchObject({
      status: "DONE",
      done: 1,
      moves: { nodes: [{ ...move, movedAt }] },
    });
    expect(await days()).toEqual(["2027-01-07", "2027-01-14"]);
    const [, other] = await mine(manager);
    const { obligation } = await manager.ask(
      `{ obligation(id: "${other.id}") { redatings { fromDueAt toDueAt fromRule toRule reason createdBy { id } } } }`,
    );
    expect(obligation.redatings).toMatchObject([
      {
        fromDueAt: move.fromDueAt,
        toDueAt: move.toDueAt,
        toRule: rule,
        reason: "制度修订",
        createdBy: { id: general.personId },
      },
    ]);
    expect(await general.refusal("cancelRedating", id)).toMatchObject({ code: "REDATING_STATUS" });

    const again = await general.run("prepareRedating", { ...newer, ...rule }, "redating { id }");
    await server.workOff();
    const done = await general.ask(`{ redating(id: "${again.redating.id}") { status moving } }`);
    expect(done.redating).toEqual({ status: "CHECKED", moving: 0 });
    await general.run("cancelRedating", { id: again.redating.id }, "clientMutationId");
  });

  it("brings what is open under newer settings of its reminders, without telling anybody twice", async () => {
    at("2027-01-04T02:00:00Z");
    const company = await makeCompany(server);
    const manager = await company.hire("CUSTOMER_SERVICE_MANAGER");
    await obligeIn(company.id, draft(company));
    at("2027-01-06T01:00:00Z");
    await server.minute();
    const leads = {
      key: "reminder.leadDays",
      value: [1],
      placeId: company.centerId,
      fromOn: "2027-01-06",
    };
    await company.admin.run("setPolicy", { ...leads, reason: "少提醒" }, "policy { value }");
    const anew = { recordType: "LaunchPlan", kind: "CHECK", reason: "按新参数" };
    const { redating } = await company.admin.run("prepareRedating", anew, "redating { id }");
    await server.workOff();
    const { rows: before } = await server.database.owner.query(
      "select since, notices from obligation where company_id = $1",
      [company.id],
    );
    expect(before[0].notices.reminders).toEqual([7, 1]);
    await company.admin.run("applyRedating", { id: redating.id }, "clientMutationId");
    await server.workOff();
    const { rows } = await server.database.owner.query(
      "select since, notices from obligation where company_id = $1",
      [company.id],
    );
    expect(rows[0]).toMatchObject({ since: before[0].since, notices: { reminders: [1] } });
    expect(await mine(manager)).toMatchObject([{ dueOn: "2027-01-07" }]);
  });

  it("moves hundreds chunk by chunk, and stops in the middle when it is called off", async () => {
    at("2027-01-04T02:00:00Z");
    const company = await makeCompany(server);
    await obligeIn(company.id, draft(company));
    await server.database.owner.query(
      `insert into obligation (company_id, record_type, record_id, kind, act, title, service_center_id, responsible_role, anchor,
         due_rule, due_on, due_at, notices, since, fired_until, next_firing_at)
       select company_id, record_type, gen_random_uuid(), kind, act, title, service_center_id, responsible_role, anchor,
         due_rule, due_on, due_at, notices, since, fired_until, next_firing_at from obligation, generate_series(1, 1199)
       where company_id = $1`,
      [company.id],
    );
    const newer = {
      recordType: "LaunchPlan",
      kind: "CHECK",
      unit: "CALENDAR_DAYS",
      count: 10,
      reason: "制度修订",
    };
    const { redating } = await company.admin.run("prepareRedating", newer, "redating { id }");
    await server.workOff();
    const fields = `{ redating(id: "${redating.id}") { status done moving } }`;
    expect((await company.admin.ask(fields)).redating).toEqual({
      status: "CHECKED",
      done: 1200,
      moving: 1200,
    });
    await company.admin.run("applyRedating", { id: redating.id }, "clientMutationId");
    await company.admin.run("cancelRedating", { id: redating.id }, "clientMutationId");
    await server.workOff();
    expect((await company.admin.ask(fields)).redating).toMatchObject({ status: "CANCELLED" });
    const { rows } = await server.database.owner.query(
      `select count(*) filter (where m.moved_at is not null)::int as told, count(*) filter (where o.rule_version = 1)::int as moved
       from redating_move m join obligation o on o.company_id = m.company_id and o.id = m.obligation_id where m.company_id = $1`,
      [company.id],
    );
    expect(rows[0].told).toBe(rows[0].moved);
    const again = await company.admin.run("prepareRedating", newer, "redating { id }");
    await server.workOff();
    await company.admin.run("applyRedating", { id: again.redating.id }, "clientMutationId");
    await server.workOff();
    const { rows: all } = await server.database.owner.query(
      "select count(*)::int as n from obligation where company_id = $1 and due_on = '2027-01-14'",
      [company.id],
    );
    expect(all[0].n).toBe(1200);
  });
});

it("counts a list of very many up to ten thousand, and says that there are more", async () => {
  at("2027-01-04T02:00:00Z");
  const company = await makeCompany(server);
  const manager = await company.hire("CUSTOMER_SERVICE_MANAGER");
  await obligeIn(
    company.id,
    draft(company, { due: { anchor: { on: "2027-01-02" }, rule: { unit: "DAY" } } }),
  );
  await obligeIn(company.id, draft(company, { recordId: crypto.randomUUID(), due: null }));
  await server.database.owner.query(
    `insert into obligation (company_id, record_type, record_id, kind, act, title, service_center_id, responsible_role, since, fired_until)
     select company_id, record_type, gen_random_uuid(), kind, act, title, service_center_id, responsible_role, since, fired_until
     from obligation, generate_series(1, 10500) where company_id = $1 and due_at is null`,
    [company.id],
  );
  const counts = "totalCount overdueCount waitingCount nodes { urgency }";
  const { myObligations } = await manager.ask(`{ myObligations(first: 2) { ${counts} } }`);
  expect(myObligations).toEqual({
    totalCount: 10_001,
    overdueCount: 1,
    waitingCount: 0,
    nodes: [{ urgency: "OVERDUE" }, { urgency: "UNDATED" }],
  });
  const late = await manager.ask(
    `{ myObligations(first: 2, filter: { urgencies: [OVERDUE] }) { ${counts} } }`,
  );
  expect(late.myObligations).toMatchObject({ totalCount: 1, overdueCount: 1 });
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
