import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { pagesOf } from "../form/testing.ts";
import { followLink } from "../testing/approval.ts";
import { attachEvidence, noticesOf, planOf, sendPhoto, taskOf } from "../testing/launch.ts";
import {
  cleaningAreas,
  cleaningSections,
  decide,
  launchWithRecords,
  type TestRecords,
} from "../testing/launch-record.ts";
import { tokenOf } from "../testing/tender.ts";
import { type Asker, makeCompany, startTestServer, type TestServer } from "../testing/server.ts";

/** Launch T 2027-05-01, so T−10 is 04-21 and T−1 04-30; the cleaning is planned in March, done in April. */
const instant = "2027-03-25T02:00:00Z";
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
const areasOf = async (who: Asker, planId: string) =>
  (
    await planOf(
      who,
      planId,
      `initialCleaning { areas { id area fromOn toOn startedOn finishedOn dailySince isLate
        supervision { id onDay text finished createdBy { id } attachments { name } } } }`,
    )
  ).initialCleaning.areas;

const draft = { ...cleaningSections, timeNodes: cleaningAreas };

interface Cleaning extends TestRecords {
  readonly environment: Asker;
  readonly steward: Asker;
  readonly engineering: Asker;
}

/** A launch with who makes, supervises and serves its cleaning. */
async function withPeople(): Promise<Cleaning> {
  const launch = await launchWithRecords(server);
  return {
    ...launch,
    environment: await launch.hire("ENVIRONMENT_SUPERVISOR"),
    steward: await launch.hire("CUSTOMER_SERVICE_SUPERVISOR"),
    engineering: await launch.hire("ENGINEERING_MANAGER"),
  };
}

/** The cleaning plan made by the environment's supervisor and approved by the head of customer service. */
async function approved(): Promise<Cleaning> {
  const launch = await withPeople();
  const { environment, service, steward, planId } = launch;
  await environment.run("keepInitialCleaningPlan", { planId, ...draft }, ok);
  await service.run("nameCleaningSupervisor", { planId, personId: steward.personId }, ok);
  await environment.run("submitInitialCleaningPlan", { planId }, ok);
  await decide(service);
  return launch;
}

/** Both areas followed to their end. */
async function finished(launch: Cleaning): Promise<{ id: string }[]> {
  const { steward, planId } = launch;
  server.setClock("2027-04-15T02:00:00Z");
  const areas = await areasOf(steward, planId);
  for (const { id: areaId, toOn: onDay } of areas)
    await steward.run(
      "superviseCleaning",
      { planId, areaId, onDay, text: "验收合格", finished: true },
      ok,
    );
  return areas;
}

describe("LCH-R27 the initial-cleaning plan", () => {
  it("is refused with the sections that are missing by name, and its approval with it", async () => {
    const { environment, service, steward, planId } = await withPeople();
    const half = { ...draft, planId, protection: "", emergency: "  ", timeNodes: [] };
    await environment.run("keepInitialCleaningPlan", half, ok);
    expect(await statusOf(service, planId, "INITIAL_CLEANING_PLAN")).toBe("IN_PROGRESS");
    await service.run("nameCleaningSupervisor", { planId, personId: steward.personId }, ok);
    expect(await environment.refusal("submitInitialCleaningPlan", { planId })).toEqual({
      code: "CLEANING_SECTIONS_MISSING",
      details: { sections: ["protection", "emergency", "timeNodes"] },
    });
    const { cleaningActions } = await planOf(
      environment,
      planId,
      "cleaningActions { action allowed code details }",
    );
    expect(
      cleaningActions.find((one: { action: string }) => one.action === "submitInitialCleaningPlan"),
    ).toMatchObject({ allowed: false, code: "CLEANING_SECTIONS_MISSING" });
    expect((await service.ask("{ approvals { totalCount } }")).approvals.totalCount).toBe(0);
  });

  it("is reviewed by the head of customer service, then its task is done", async () => {
    const { service, environment, planId } = await approved();
    expect(await taskOf(service, planId, "INITIAL_CLEANING_PLAN")).toMatchObject({
      status: "DONE",
      doneOn: "2027-03-25",
    });
    expect(await planOf(service, planId, "initialCleaning { status approvedOn }")).toEqual({
      initialCleaning: { status: "APPROVED", approvedOn: "2027-03-25" },
    });
    const again = { planId, ...draft, version: 4 };
    expect(await code(environment, "keepInitialCleaningPlan", again)).toBe("RECORD_STATUS");
  });

  it("made by the head of customer service himself, is reviewed by the center's head", async () => {
    const { service, steward, center, planId } = await withPeople();
    await service.run("keepInitialCleaningPlan", { planId, ...draft }, ok);
    await service.run("nameCleaningSupervisor", { planId, personId: steward.personId }, ok);
    await service.run("submitInitialCleaningPlan", { planId }, ok);
    await expect(decide(service)).rejects.toThrow('"nodes":[]');
    await decide(center);
    expect(await statusOf(service, planId, "INITIAL_CLEANING_PLAN")).toBe("DONE");
  });

  it("is sent back to its draft with a reason", async () => {
    const { environment, service, steward, planId } = await withPeople();
    await environment.run("keepInitialCleaningPlan", { planId, ...draft }, ok);
    await service.run("nameCleaningSupervisor", { planId, personId: steward.personId }, ok);
    await environment.run("submitInitialCleaningPlan", { planId }, ok);
    await decide(service, "RETURN", "样板房的成品保护写细");
    expect(await planOf(service, planId, "initialCleaning { status returnedReason }")).toEqual({
      initialCleaning: { status: "DRAFT", returnedReason: "样板房的成品保护写细" },
    });
  });

  it("refuses who neither makes it nor works on its task, a version that was changed, and areas that run backwards", async () => {
    const { environment, security, planId } = await withPeople();
    expect(await code(security, "keepInitialCleaningPlan", { planId, ...draft })).toBe("FORBIDDEN");
    await environment.run("keepInitialCleaningPlan", { planId, ...draft }, ok);
    const stale = { planId, ...draft, version: 7 };
    expect(await code(environment, "keepInitialCleaningPlan", stale)).toBe("STALE_VERSION");
    const backwards = { area: "外围", from: "2027-04-05", to: "2027-04-01" };
    const bad = { planId, ...draft, version: 1, timeNodes: [backwards] };
    expect(await code(environment, "keepInitialCleaningPlan", bad)).toBe("INVALID_INPUT");
  });
});

describe("LCH-R27 the contractor's own plan, by a one-time link", () => {
  const sent = (subjectId: string) => ({
    purpose: "SUBMIT_PLAN",
    subjectId,
    part: "PLAN",
    name: "王建",
    organization: "洁净保洁服务有限公司",
    days: 3,
  });
  const plan = { ...cleaningSections, timeNodes: cleaningAreas };
  const deed = (key: string, more: object) => ({
    act: "SUBMIT",
    key,
    name: "王建",
    organization: "洁净保洁服务有限公司",
    ...more,
  });
  const recordOf = async (who: Asker, planId: string) =>
    (
      await planOf(
        who,
        planId,
        `initialCleaning { id version status vendor people returnedReason areas { area fromOn }
          links { status uses { nodes { act saidName } } } approval { requester { id } events { kind via outsiderName outsiderOrganization } } }`,
      )
    ).initialCleaning;

  /** The supervisor is named, and the head of customer service gives the contractor a link. */
  async function linked() {
    const launch = await withPeople();
    const { service, steward, planId } = launch;
    await service.run("nameCleaningSupervisor", { planId, personId: steward.personId }, ok);
    const { id } = await recordOf(service, planId);
    const { url } = await service.run("issueAccessLink", sent(id), "url");
    return { ...launch, id, token: tokenOf(url) };
  }

  it("is what the head of customer service then reviews, who gave the link and wrote nothing", async () => {
    const { service, planId, id, token } = await linked();
    const { body } = await followLink(server, "read", { token });
    expect(body).toMatchObject({
      status: "ACTIVE",
      purpose: "SUBMIT_PLAN",
      problem: null,
      expiresAt: "2027-03-28T02:00:00+00:00",
      plan: { form: "INITIAL_CLEANING", version: 1, values: { vendor: null, timeNodes: [] } },
    });
    const handed = { token, ...deed("plan-by-link-1", { version: 1, plan }) };
    expect(await followLink(server, "act", handed)).toEqual({
      status: 200,
      body: { done: "SUBMIT" },
    });
    // The same sent again is done once.
    expect((await followLink(server, "act", handed)).body).toEqual({ done: "SUBMIT" });
    const kept = await recordOf(service, planId);
    expect(kept).toMatchObject({
      status: "SUBMITTED",
      vendor: "洁净保洁服务有限公司",
      people: cleaningSections.people,
      areas: [{ area: "样板房", fromOn: "2027-04-01" }, { area: "销售大厅" }],
      links: [{ status: "USED_UP", uses: { nodes: [{ act: "SUBMIT", saidName: "王建" }] } }],
      approval: {
        requester: { id: service.personId },
        events: [
          {
            kind: "REQUESTED",
            via: "LINK",
            outsiderName: "王建",
            outsiderOrganization: "洁净保洁服务有限公司",
          },
        ],
      },
    });
    const { rows } = await server.database.owner.query(
      "select distinct action, origin ~ '^link:' as link from audit_entry where record_id = $1 and after ->> 'status' = 'SUBMITTED'",
      [id.split("_")[1]],
    );
    expect(rows).toEqual([{ action: "actByLink", link: true }]);
    await decide(service);
    expect(await statusOf(service, planId, "INITIAL_CLEANING_PLAN")).toBe("DONE");
  });

  it("is refused by the rule, and as what somebody changed meanwhile; the link may then be used again", async () => {
    const { environment, planId, token } = await linked();
    const half = { ...plan, emergency: " ", timeNodes: [] };
    const bad = async (key: string, more: object) =>
      (await followLink(server, "act", { token, ...deed(key, more) })).body;
    expect(await bad("half-a-plan", { version: 1, plan: half })).toEqual({
      code: "CLEANING_SECTIONS_MISSING",
      details: { sections: ["emergency", "timeNodes"] },
    });
    const never = { area: "外围", from: "2027-02-30", to: "2027-03-01" };
    for (const wrong of [{ people: 7 }, { timeNodes: "later" }, { timeNodes: [never] }])
      expect(
        await bad(`wrong-${Object.keys(wrong)[0]}-1`, { version: 1, plan: { ...plan, ...wrong } }),
      ).toMatchObject({ code: "INVALID_INPUT" });
    await environment.run("keepInitialCleaningPlan", { planId, ...draft, version: 1 }, ok);
    expect(await bad("seen-before", { version: 1, plan })).toMatchObject({ code: "STALE_VERSION" });
    const { body } = await followLink(server, "read", { token });
    expect(body.plan).toMatchObject({ version: 2, values: { vendor: draft.vendor } });
    expect(await bad("seen-again", { version: 2, plan })).toEqual({ done: "SUBMIT" });
  });

  it("comes back with the reason to whoever gave the link, and is written on by another one", async () => {
    const { service, planId, id, token } = await linked();
    await followLink(server, "act", { token, ...deed("first-plan", { version: 1, plan }) });
    await decide(service, "RETURN", "样板房的成品保护写细");
    const { url } = await service.run("issueAccessLink", sent(id), "url");
    const { body } = await followLink(server, "read", { token: tokenOf(url) });
    expect(body.plan).toMatchObject({
      returnedReason: "样板房的成品保护写细",
      values: { people: cleaningSections.people, timeNodes: cleaningAreas },
    });
    const again = deed("second-plan", { version: body.plan.version, plan });
    await followLink(server, "act", { token: tokenOf(url), ...again });
    expect((await recordOf(service, planId)).status).toBe("SUBMITTED");
    // Not a word was changed, but none of it was hers before.
    await decide(service);
  });

  it("is not reviewed by the head of customer service where the contractor hands in what she wrote", async () => {
    const { service, steward, center, planId } = await withPeople();
    await service.run("keepInitialCleaningPlan", { planId, ...draft }, ok);
    await service.run("nameCleaningSupervisor", { planId, personId: steward.personId }, ok);
    const { id, version } = await recordOf(service, planId);
    const { url } = await service.run("issueAccessLink", sent(id), "url");
    // Another name over it makes the text nobody else's.
    const handed = deed("what-she-wrote", { version, plan: { ...draft, vendor: "洁净保洁公司" } });
    const done = await followLink(server, "act", { token: tokenOf(url), ...handed });
    expect(done.body).toEqual({ done: "SUBMIT" });
    const { approvals } = await service.ask(
      "{ approvals { nodes { id contentHash currentStep { key } } } }",
    );
    const [{ id: approvalId, contentHash, currentStep }] = approvals.nodes;
    const seen = { id: approvalId, contentHash, step: currentStep.key, decision: "APPROVE" };
    expect(await code(service, "decideApproval", seen)).toBe("APPROVAL_OWN");
    await decide(center);
  });

  it("is asked for once the supervisor is named, while it is a draft, by who gives out links; it ends with its days", async () => {
    const { environment, service, steward, security, planId } = await withPeople();
    await environment.run("keepInitialCleaningPlan", { planId, ...draft }, ok);
    const { id } = await recordOf(service, planId);
    expect(await service.refusal("issueAccessLink", sent(id))).toEqual({
      code: "RECORD_INCOMPLETE",
      details: { fields: ["supervisor"] },
    });
    await service.run("nameCleaningSupervisor", { planId, personId: steward.personId }, ok);
    for (const other of [steward, security])
      expect(await code(other, "issueAccessLink", sent(id))).toBe("FORBIDDEN");
    const { url } = await service.run("issueAccessLink", sent(id), "url");
    const answer = { ...sent(id), purpose: "UPLOAD_EVIDENCE", part: "ANSWER" };
    expect(await code(service, "issueAccessLink", answer)).toBe("NOT_FOUND");
    await environment.run("submitInitialCleaningPlan", { planId }, ok);
    expect(await code(service, "issueAccessLink", sent(id))).toBe("RECORD_STATUS");
    const token = tokenOf(url);
    expect((await followLink(server, "read", { token })).body.problem).toBe("RECORD_STATUS");
    const late = { token, ...deed("late-plan", { version: 2, plan }) };
    expect((await followLink(server, "act", late)).body).toMatchObject({ code: "RECORD_STATUS" });
    server.setClock("2027-03-28T02:00:00Z");
    expect((await followLink(server, "read", { token })).body.status).toBe("EXPIRED");
    expect(await code(security, "keepInitialCleaningPlan", { planId, ...draft })).toBe("FORBIDDEN");
    const stranger = await makeCompany(server);
    expect(await code(stranger.admin, "issueAccessLink", sent(id))).toBe("NOT_FOUND");
  });
});

it("LCH-R28, R32: the plan and its task name the instructions that the cleaning follows", async () => {
  const { service, planId } = await approved();
  expect(await planOf(service, planId, "initialCleaning { instruction dailyInstruction }")).toEqual(
    {
      initialCleaning: {
        instruction: "JBPM-WI-HJ-12《开荒清洁外包监督作业指导书》",
        dailyInstruction: "JBPM-WI-HJ-11《保洁外包监督作业指导书》",
      },
    },
  );
  const { linkedDocument } = await taskOf(service, planId, "DAILY_CLEANING_ON_SITE");
  expect(linkedDocument).toBe("JBPM-WI-HJ-11");
});

describe("LCH-R27 the time of an area of the approved plan", () => {
  it("is moved by who reviews it, with the reason; the supervisor's day follows, and the paper tells both", async () => {
    const { environment, service, steward, planId } = await approved();
    const [, hall] = await areasOf(service, planId);
    const later = { from: "2027-04-08", to: "2027-04-18" };
    const move = { planId, areaId: hall.id, ...later, reason: "大厅精装收尾延期" };
    expect(await code(environment, "moveCleaningArea", move)).toBe("FORBIDDEN");
    expect(await code(service, "moveCleaningArea", { ...move, reason: " " })).toBe(
      "REASON_REQUIRED",
    );
    await service.run("moveCleaningArea", move, ok);
    const asked = await planOf(
      steward,
      planId,
      "initialCleaning { id areas { fromOn toOn approvedFromOn approvedToOn movedReason } }",
    );
    expect(asked.initialCleaning.areas[1]).toEqual({
      fromOn: "2027-04-08",
      toOn: "2027-04-18",
      approvedFromOn: "2027-04-06",
      approvedToOn: "2027-04-14",
      movedReason: "大厅精装收尾延期",
    });
    const { obligations } = await steward.ask(
      `{ obligations(filter: { recordTypes: ["InitialCleaningPlan"] }) { nodes { dueOn isMine } } }`,
    );
    expect(obligations.nodes).toEqual([{ dueOn: "2027-04-18", isMine: true }]);
    const { id } = asked.initialCleaning;
    const input = { form: "INITIAL_CLEANING_PLAN", recordIds: [id], format: "PDF" };
    const { batch } = await service.run("printForms", input, "batch { url }");
    const response = await service.fetch(batch.url);
    const paper = (await pagesOf(new Uint8Array(await response.arrayBuffer()))).join("");
    expect(paper).toContain("2027-04-06至2027-04-14；大厅精装收尾延期");
  });

  it("stays once the area is finished, and another company's is not found", async () => {
    const launch = await approved();
    const { service, planId } = launch;
    const [flat] = await finished(launch);
    const move = { planId, areaId: flat!.id, from: "2027-04-02", to: "2027-04-09", reason: "延期" };
    expect(await code(service, "moveCleaningArea", move)).toBe("AREA_FINISHED");
    const stranger = await makeCompany(server);
    expect(await code(stranger.admin, "moveCleaningArea", move)).toBe("NOT_FOUND");
  });
});

describe("LCH-R29 the supervisor", () => {
  it("rests while the launch is suspended, is told of nothing, and goes on with the time that was left", async () => {
    const { staff, steward, planId } = await approved();
    const work = async () =>
      (
        await steward.ask(
          `{ obligations(filter: { recordTypes: ["InitialCleaningPlan"] }) { nodes { status dueOn pauses { reason } } } }`,
        )
      ).obligations.nodes;
    server.setClock("2027-04-12T01:00:00Z");
    await staff.run("suspendLaunchPlan", { id: planId, reason: "资金未到位" }, ok);
    const pauses = [{ reason: "资金未到位" }];
    expect(await work()).toEqual([{ status: "PAUSED", dueOn: "2027-04-14", pauses }]);
    server.setClock("2027-04-16T01:00:00Z");
    await server.minute();
    await server.workOff();
    const told = async () =>
      (await noticesOf(steward)).filter(({ kind }) => kind.startsWith("OBLIGATION_")).length;
    expect(await told()).toBe(0);
    await staff.run("resumeLaunchPlan", { id: planId }, ok);
    expect(await work()).toEqual([{ status: "OPEN", dueOn: "2027-04-16", pauses }]);
    server.setClock("2027-04-16T02:00:00Z");
    await server.minute();
    await server.workOff();
    expect(await told()).toBe(1);
  });

  it("is named by customer service, out of who can open what he follows, before the plan is submitted", async () => {
    const { environment, service, steward, security, hire, planId } = await withPeople();
    await environment.run("keepInitialCleaningPlan", { planId, ...draft }, ok);
    expect(await environment.refusal("submitInitialCleaningPlan", { planId })).toEqual({
      code: "RECORD_INCOMPLETE",
      details: { fields: ["supervisor"] },
    });
    const named = { planId, personId: steward.personId };
    expect(await code(environment, "nameCleaningSupervisor", named)).toBe("FORBIDDEN");
    expect(await code(security, "nameCleaningSupervisor", named)).toBe("FORBIDDEN");
    const cleaner = await hire("CLEANER");
    const blind = { planId, personId: cleaner.personId };
    expect(await code(service, "nameCleaningSupervisor", blind)).toBe("ASSIGNEE_CANNOT_READ");
    const { cleaningSupervisors } = await planOf(service, planId, "cleaningSupervisors { id }");
    const offered = cleaningSupervisors.map(({ id }: { id: string }) => id);
    expect(offered).toContain(steward.personId);
    expect(offered).not.toContain(cleaner.personId);
    await service.run("nameCleaningSupervisor", named, ok);
    await environment.run("submitInitialCleaningPlan", { planId }, ok);
  });

  it("follows it as an obligation until the last area is finished, and is told when it is late", async () => {
    const { steward, planId, ...launch } = await approved();
    const work = async () =>
      (
        await steward.ask(
          `{ obligations(filter: { recordTypes: ["InitialCleaningPlan"] }) { nodes { act title isMine dueOn } } }`,
        )
      ).obligations.nodes;
    expect(await work()).toEqual([
      { act: "FOLLOW", title: "监督清洁开荒", isMine: true, dueOn: "2027-04-14" },
    ]);
    server.setClock("2027-04-13T01:00:00Z");
    await server.minute();
    await server.workOff();
    expect((await noticesOf(steward)).map(({ kind }) => kind)).toContain("OBLIGATION_REMINDER");
    await finished({ ...launch, steward, planId });
    expect(await work()).toEqual([]);
  });

  it("keeps what he saw per area with photos; nobody else of the place does", async () => {
    const { steward, environment, security, planId } = await approved();
    server.setClock("2027-04-03T02:00:00Z");
    const [first] = await areasOf(steward, planId);
    const seen = { planId, areaId: first.id, onDay: "2027-04-02", text: "地面除胶完成一半" };
    const input = { ...seen, finished: false };
    expect(await code(environment, "superviseCleaning", input)).toBe("FORBIDDEN");
    const { entry } = await steward.run("superviseCleaning", input, "entry { id }");
    await attachEvidence(steward, entry.id);
    expect((await sendPhoto(security, entry.id)).status).toBe(403);
    const [area] = await areasOf(steward, planId);
    expect(area).toMatchObject({
      startedOn: "2027-04-02",
      finishedOn: null,
      isLate: false,
      supervision: [
        {
          text: "地面除胶完成一半",
          createdBy: { id: steward.personId },
          attachments: [{ name: "现场.png" }],
        },
      ],
    });
    server.setClock("2027-04-09T02:00:00Z");
    expect((await areasOf(steward, planId))[0].isLate).toBe(true);
  });

  it("is asked of no area before the plan is approved", async () => {
    const { service, planId } = await withPeople();
    await service.run("keepInitialCleaningPlan", { planId, ...draft }, ok);
    const [area] = await areasOf(service, planId);
    const seen = { planId, areaId: area.id, onDay: "2027-03-25", text: "进场", finished: false };
    expect(await code(service, "superviseCleaning", seen)).toBe("RECORD_STATUS");
  });
});

describe("LCH-R30 water, power and equipment", () => {
  const ready = {
    waterPower: "一层消防栓取水，2 号配电箱接电",
    agreedOn: "2027-03-24",
    pumps: 2,
    hoses: 10,
    wires: 6,
    sockets: 12,
  };
  it("are engineering's: done with the agreement and more than none of each, due T−1", async () => {
    const { engineering, environment, planId } = await withPeople();
    expect(await code(environment, "keepCleaningUtilities", { planId, ...ready })).toBe(
      "FORBIDDEN",
    );
    const none = { planId, ...ready, pumps: 0 };
    expect(await code(engineering, "keepCleaningUtilities", none)).toBe("INVALID_INPUT");
    await engineering.run("keepCleaningUtilities", { planId, ...ready, sockets: null }, ok);
    const task = await taskOf(engineering, planId, "INITIAL_CLEANING_UTILITIES");
    expect(task).toMatchObject({ status: "IN_PROGRESS", dueOn: "2027-04-30" });
    expect(task.checks.map((check) => [check.code, check.state])).toEqual([
      ["PUMP", "DONE"],
      ["HOSE", "DONE"],
      ["WIRE", "DONE"],
      ["SOCKET", "OPEN"],
    ]);
    expect(await code(engineering, "completeLaunchTask", { id: task.id })).toBe(
      "TASK_WORKED_BY_RECORD",
    );
    const half = { planId, ...ready, sockets: null, version: 1, finishedOn: "2027-03-25" };
    expect(await engineering.refusal("keepCleaningUtilities", half)).toEqual({
      code: "RECORD_INCOMPLETE",
      details: { fields: ["sockets"] },
    });
    const { utilities } = await engineering.run(
      "keepCleaningUtilities",
      { planId, ...ready, version: 1, finishedOn: "2027-03-25" },
      "utilities { pumps hoses wires sockets finishedOn }",
    );
    expect(utilities).toMatchObject({ sockets: 12, finishedOn: "2027-03-25" });
    expect(await taskOf(engineering, planId, "INITIAL_CLEANING_UTILITIES")).toMatchObject({
      status: "DONE",
      doneOn: "2027-03-25",
    });
  });
});

describe("LCH-R31 the daily cleaners", () => {
  it("come into areas whose initial cleaning is finished, by T−10", async () => {
    const launch = await approved();
    const { service, environment, steward, planId } = launch;
    expect((await taskOf(service, planId, "DAILY_CLEANING_ON_SITE")).dueOn).toBe("2027-04-21");
    const [first, second] = await areasOf(service, planId);
    const into = { planId, onDay: "2027-04-10", vendor: "日常保洁公司" };
    server.setClock("2027-04-10T02:00:00Z");
    const end = { planId, areaId: first.id, onDay: "2027-04-08", text: "合格", finished: true };
    await steward.run("superviseCleaning", end, ok);
    const both = { ...into, areaIds: [first.id, second.id] };
    expect(await service.refusal("startDailyCleaning", both)).toEqual({
      code: "AREA_NOT_FINISHED",
      details: { areas: ["销售大厅"] },
    });
    const one = { ...into, areaIds: [first.id] };
    expect(await code(environment, "startDailyCleaning", one)).toBe("FORBIDDEN");
    const early = { ...one, onDay: "2027-04-07" };
    expect(await code(service, "startDailyCleaning", early)).toBe("AREA_NOT_FINISHED");
    expect(await code(service, "startDailyCleaning", { ...one, vendor: null })).toBe(
      "RECORD_INCOMPLETE",
    );
    await service.run("startDailyCleaning", one, ok);
    expect(await taskOf(service, planId, "DAILY_CLEANING_ON_SITE")).toMatchObject({
      status: "DONE",
      doneOn: "2027-04-10",
      daysLate: 0,
    });
    const { initialCleaning } = await planOf(
      service,
      planId,
      "initialCleaning { dailyVendor dailyEntryOn areas { dailySince } }",
    );
    expect(initialCleaning).toEqual({
      dailyVendor: "日常保洁公司",
      dailyEntryOn: "2027-04-10",
      areas: [{ dailySince: "2027-04-10" }, { dailySince: null }],
    });
    const again = { ...end, onDay: "2027-04-10", finished: false };
    expect(await code(steward, "superviseCleaning", again)).toBe("AREA_UNDER_DAILY_CLEANING");
  });

  it("come late: their task says by how many days", async () => {
    const launch = await approved();
    const { service, planId } = launch;
    const areas = await finished(launch);
    server.setClock("2027-04-23T02:00:00Z");
    const areaIds = areas.map(({ id }) => id);
    const into = { planId, areaIds, onDay: "2027-04-23", vendor: "日常保洁公司" };
    await service.run("startDailyCleaning", into, ok);
    expect(await taskOf(service, planId, "DAILY_CLEANING_ON_SITE")).toMatchObject({
      status: "DONE",
      daysLate: 2,
    });
  });
});

describe("the cleaning", () => {
  it("清洁开荒方案 prints its sections, times and instructions", async () => {
    const launch = await approved();
    const { head, planId } = launch;
    await finished(launch);
    const { initialCleaning } = await planOf(head, planId, "initialCleaning { id }");
    const input = { form: "INITIAL_CLEANING_PLAN", recordIds: [initialCleaning.id], format: "PDF" };
    const { batch } = await head.run("printForms", input, "batch { url }");
    const response = await head.fetch(batch.url);
    const text = (await pagesOf(new Uint8Array(await response.arrayBuffer()))).join("");
    for (const said of [
      "清洁开荒方案",
      "洁净保洁服务有限公司",
      "JBPM-WI-HJ-12",
      "成品保护措施",
      "销售大厅",
      "开荒完毕",
    ])
      expect(text).toContain(said);
  });

  it("is neither shown to nor changed by another company", async () => {
    const { planId } = await approved();
    const stranger = (await makeCompany(server)).admin;
    for (const [name, input] of [
      ["keepInitialCleaningPlan", draft],
      ["nameCleaningSupervisor", { personId: stranger.personId }],
      ["submitInitialCleaningPlan", {}],
      ["keepCleaningUtilities", {}],
    ] as const)
      expect(await code(stranger, name, { planId, ...input })).toBe("NOT_FOUND");
  });
});
