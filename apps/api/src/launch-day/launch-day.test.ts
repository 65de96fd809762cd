import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { pagesOf } from "../form/testing.ts";
import { followLink } from "../testing/approval.ts";
import { attachEvidence, noticesOf, planOf, sendPhoto, taskOf } from "../testing/launch.ts";
import {
  decide,
  launchDayPlan,
  launchWithRecords,
  type TestRecords,
} from "../testing/launch-record.ts";
import { tokenOf } from "../testing/tender.ts";
import { type Asker, makeCompany, startTestServer, type TestServer } from "../testing/server.ts";

/** Launch T 2027-05-01: T−10 is 04-21, T−5 04-26, T−1 04-30. */
const instant = "2027-04-18T02:00:00Z";
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(instant);
});
beforeEach(() => server.setClock(instant));
afterAll(() => server.close());

const ok = "clientMutationId";
const code = async (who: Asker, name: string, input: Record<string, unknown>) =>
  (await who.refusal(name, input)).code;

const order = { kind: "ORDER", staffing: "主入口 4 人、车场 3 人", emergency: "拥挤时分批放行" };
const cleaning = { kind: "CLEANING", submittedBy: "洁净保洁服务有限公司", ...launchDayPlan };
const drill = {
  heldOn: "2027-04-25",
  record: "疏散演练，12 分钟清场",
  attendees: ["吴强", "刘洋"],
};

/** The order and emergency plan, made on the clock's day. */
async function withOrder(): Promise<TestRecords> {
  const launch = await launchWithRecords(server);
  const { security, planId } = launch;
  await security.run("keepLaunchDayPlan", { planId, ...order }, ok);
  await security.run("submitLaunchDayPlan", { planId, kind: "ORDER" }, ok);
  return launch;
}

describe("LCH-R33 the contractor's cleaning plan for the day", () => {
  it("is entered for him, reviewed by the head of customer service, and only then its task is done", async () => {
    const { service, hire, planId } = await launchWithRecords(server);
    const steward = await hire("CUSTOMER_SERVICE_SUPERVISOR");
    const bare = { planId, kind: "CLEANING", staffing: "4 人" };
    await steward.run("keepLaunchDayPlan", bare, ok);
    expect(await steward.refusal("submitLaunchDayPlan", { planId, kind: "CLEANING" })).toEqual({
      code: "RECORD_INCOMPLETE",
      details: { fields: ["submittedBy", "supplies", "emergency"] },
    });
    await steward.run("keepLaunchDayPlan", { planId, ...cleaning, version: 1 }, ok);
    const { dayPlan } = await steward.run(
      "submitLaunchDayPlan",
      { planId, kind: "CLEANING" },
      "dayPlan { status submittedBy submittedOn }",
    );
    expect(dayPlan).toEqual({
      status: "SUBMITTED",
      submittedBy: "洁净保洁服务有限公司",
      submittedOn: "2027-04-18",
    });
    const task = await taskOf(service, planId, "LAUNCH_DAY_CLEANING_PLAN");
    expect(task).toMatchObject({ status: "IN_PROGRESS", dueOn: "2027-04-30" });
    expect(await code(service, "completeLaunchTask", { id: task.id })).toBe(
      "TASK_WORKED_BY_RECORD",
    );
    await decide(service);
    expect(await taskOf(service, planId, "LAUNCH_DAY_CLEANING_PLAN")).toMatchObject({
      status: "DONE",
      doneOn: "2027-04-18",
    });
  });

  it("is written and handed in by the contractor himself, by a one-time link; order maintenance's is not", async () => {
    const launch = await withOrder();
    const { service, planId } = launch;
    await service.run("keepLaunchDayPlan", { planId, kind: "CLEANING" }, ok);
    const fields = "dayPlans { id kind status submittedBy supplies links { status } }";
    const { dayPlans } = await planOf(service, planId, fields);
    const [own, orders] = dayPlans;
    const link = { purpose: "SUBMIT_PLAN", part: "PLAN", name: "王建", days: 3 };
    const asked = { ...link, subjectId: own.id };
    const { url } = await service.run("issueAccessLink", asked, "url");
    const { security } = launch;
    expect(await code(security, "issueAccessLink", asked)).toBe("FORBIDDEN");
    expect(await code(security, "issueAccessLink", { ...link, subjectId: orders.id })).toBe(
      "INVALID_INPUT",
    );
    const deed = { token: tokenOf(url), act: "SUBMIT", name: "王建", version: 1 };
    const bare = { submittedBy: cleaning.submittedBy, staffing: "4 人" };
    const refused = await followLink(server, "act", { ...deed, key: "day-plan-1", plan: bare });
    expect(refused.body).toEqual({
      code: "RECORD_INCOMPLETE",
      details: { fields: ["supplies", "emergency"] },
    });
    const { kind: _kind, ...plan } = cleaning;
    const done = await followLink(server, "act", { ...deed, key: "day-plan-2", plan });
    expect(done.body).toEqual({ done: "SUBMIT" });
    const [handed] = (await planOf(service, planId, fields)).dayPlans;
    expect(handed).toMatchObject({
      status: "SUBMITTED",
      submittedBy: cleaning.submittedBy,
      supplies: launchDayPlan.supplies,
      links: [{ status: "USED_UP" }],
    });
    await decide(service);
    expect((await taskOf(service, planId, "LAUNCH_DAY_CLEANING_PLAN")).status).toBe("DONE");
  });

  it("is not reviewed by who entered it", async () => {
    const { service, planId } = await launchWithRecords(server);
    await service.run("keepLaunchDayPlan", { planId, ...cleaning }, ok);
    await service.run("submitLaunchDayPlan", { planId, kind: "CLEANING" }, ok);
    await expect(decide(service)).rejects.toThrow('"nodes":[]');
    const { approvals } = await service.ask(
      "{ approvals { nodes { id contentHash currentStep { key } } } }",
    );
    const [{ id, contentHash, currentStep }] = approvals.nodes;
    const self = { id, contentHash, step: currentStep.key, decision: "APPROVE" };
    expect(await code(service, "decideApproval", self)).toBe("APPROVAL_OWN");
  });

  it("sent back, it is a draft with the reason; handed in anew, it is reviewed anew", async () => {
    const { service, hire, planId } = await launchWithRecords(server);
    const steward = await hire("ENVIRONMENT_SUPERVISOR");
    await steward.run("keepLaunchDayPlan", { planId, ...cleaning }, ok);
    await steward.run("submitLaunchDayPlan", { planId, kind: "CLEANING" }, ok);
    await decide(service, "RETURN", "补充雨天措施");
    expect(await planOf(service, planId, "dayPlans { status returnedReason }")).toEqual({
      dayPlans: [{ status: "DRAFT", returnedReason: "补充雨天措施" }],
    });
    await steward.run("submitLaunchDayPlan", { planId, kind: "CLEANING" }, ok);
    await decide(service);
    expect((await taskOf(service, planId, "LAUNCH_DAY_CLEANING_PLAN")).status).toBe("DONE");
  });

  it("an earlier day set for the plan holds, for the task and its reminders", async () => {
    const { service, staff, planId } = await launchWithRecords(server);
    const { id } = await taskOf(service, planId, "LAUNCH_DAY_CLEANING_PLAN");
    const earlier = { id, dueOn: "2027-04-25", reason: "提前审核" };
    await staff.run("overrideTaskDue", earlier, ok);
    server.setClock("2027-04-24T01:00:00Z");
    await server.minute();
    await server.workOff();
    const told = (await noticesOf(service)).filter(
      ({ data }) => data["title"] === "审核开盘当天保洁方案",
    );
    expect(told.map(({ kind, data }) => [kind, data["due"]])).toEqual([
      ["OBLIGATION_REMINDER", "2027-04-25"],
    ]);
  });
});

describe("LCH-R34 order, emergencies and the drill", () => {
  it("order maintenance makes the plan by T−10; the center's head looks at it", async () => {
    const launch = await withOrder();
    const { security, center, planId } = launch;
    expect(await taskOf(security, planId, "EMERGENCY_PLAN")).toMatchObject({
      status: "DONE",
      doneOn: "2027-04-18",
      dueOn: "2027-04-21",
    });
    expect(await planOf(security, planId, "dayPlans { kind submittedBy status }")).toEqual({
      dayPlans: [{ kind: "ORDER", submittedBy: "秩序维护部", status: "SUBMITTED" }],
    });
    await decide(center);
    expect(await planOf(security, planId, "dayPlans { status }")).toEqual({
      dayPlans: [{ status: "APPROVED" }],
    });
  });

  it("sent back, the plan's task is taken up again, and there is nothing to drill", async () => {
    const { security, center, planId } = await withOrder();
    await decide(center, "RETURN", "补充停车引导");
    expect((await taskOf(security, planId, "EMERGENCY_PLAN")).status).toBe("IN_PROGRESS");
    const held = { planId, ...drill, heldOn: "2027-04-18" };
    expect(await code(security, "keepLaunchDrill", held)).toBe("DRILL_BEFORE_PLAN");
  });

  it("a drill before the plan exists is refused, by hand as well", async () => {
    const { security, service, planId } = await launchWithRecords(server);
    const held = { planId, ...drill, heldOn: "2027-04-18" };
    expect(await security.refusal("keepLaunchDrill", held)).toEqual({
      code: "DRILL_BEFORE_PLAN",
      details: { titles: ["开盘当天秩序维护及突发事件应急预案"] },
    });
    await security.run("keepLaunchDayPlan", { planId, ...order }, ok);
    expect(await code(security, "keepLaunchDrill", held)).toBe("DRILL_BEFORE_PLAN");
    expect(await code(service, "keepLaunchDrill", held)).toBe("FORBIDDEN");
    const { id } = await taskOf(security, planId, "EMERGENCY_DRILL");
    expect(await code(security, "completeLaunchTask", { id })).toBe("DRILL_BEFORE_PLAN");
    await security.run("submitLaunchDayPlan", { planId, kind: "ORDER" }, ok);
    const yesterday = { ...held, heldOn: "2027-04-17" };
    expect(await code(security, "keepLaunchDrill", yesterday)).toBe("DRILL_BEFORE_PLAN");
    await security.run("keepLaunchDrill", held, ok);
  });

  it("the drill by T−5 is finished with its record, who took part, and a photo; then it stays", async () => {
    const { security, service, planId } = await withOrder();
    server.setClock("2027-04-25T08:00:00Z");
    const begun = { planId, heldOn: "2027-04-25", record: null, attendees: [] };
    const { drill: kept } = await security.run("keepLaunchDrill", begun, "drill { id version }");
    expect((await taskOf(security, planId, "EMERGENCY_DRILL")).status).toBe("IN_PROGRESS");
    expect(await security.refusal("finishLaunchDrill", { planId })).toEqual({
      code: "RECORD_INCOMPLETE",
      details: { fields: ["drillRecord", "attendees", "drillPhotos"] },
    });
    await security.run("keepLaunchDrill", { planId, ...drill, version: 1 }, ok);
    expect(await security.refusal("finishLaunchDrill", { planId })).toMatchObject({
      details: { fields: ["drillPhotos"] },
    });
    expect((await sendPhoto(service, kept.id)).status).toBe(403);
    await attachEvidence(security, kept.id);
    const { drill: done } = await security.run(
      "finishLaunchDrill",
      { planId },
      "drill { heldOn attendance attachments { id } }",
    );
    expect(done).toMatchObject({ heldOn: "2027-04-25", attendance: 2 });
    expect(await taskOf(security, planId, "EMERGENCY_DRILL")).toMatchObject({
      status: "DONE",
      doneOn: "2027-04-25",
      daysLate: 0,
    });
    const [{ id: photo }] = done.attachments;
    expect(await code(security, "removeAttachment", { id: photo })).toBe("RECORD_STATUS");
    expect(await code(security, "keepLaunchDrill", { planId, ...drill, version: 3 })).toBe(
      "RECORD_STATUS",
    );
  });

  it("spec/03 scenario 6: drilled on 2027-04-27 for a launch on 2027-05-01, the task is done a day late", async () => {
    const { security, planId } = await withOrder();
    server.setClock("2027-04-28T02:00:00Z");
    const held = { planId, ...drill, heldOn: "2027-04-27" };
    const { drill: kept } = await security.run("keepLaunchDrill", held, "drill { id }");
    await attachEvidence(security, kept.id);
    await security.run("finishLaunchDrill", { planId }, ok);
    expect(await taskOf(security, planId, "EMERGENCY_DRILL")).toMatchObject({
      status: "DONE",
      doneOn: "2027-04-27",
      daysLate: 1,
      isOverdue: false,
    });
  });

  it("spec/03 part 5: T−10 and T−5 are told a week and a day ahead, on the day, and to the superior after it", async () => {
    server.setClock("2027-04-01T02:00:00Z");
    const { security, center, head, planId } = await launchWithRecords(server);
    const told = async (who: Asker, task: string) => {
      const { id } = await taskOf(security, planId, task);
      return (await noticesOf(who)).filter((one) => (one as { recordId?: string }).recordId === id);
    };
    for (const day of ["04-14", "04-19", "04-20", "04-21", "04-25", "04-26"]) {
      server.setClock(`2027-${day}T01:00:00Z`);
      await server.minute();
    }
    await server.workOff();
    for (const task of ["EMERGENCY_PLAN", "EMERGENCY_DRILL"])
      expect(
        (await told(security, task)).filter(({ kind }) => kind === "OBLIGATION_REMINDER"),
      ).toHaveLength(3);
    expect((await told(center, "EMERGENCY_DRILL")).length).toBe(0);
    server.setClock("2027-04-26T16:00:00Z");
    await server.minute();
    await server.workOff();
    for (const who of [center, head])
      expect((await told(who, "EMERGENCY_DRILL")).map(({ kind }) => kind)).toEqual([
        "OBLIGATION_ESCALATED",
      ]);
  });
});

describe("the papers for the day", () => {
  const textOf = async (who: Asker, form: string, recordId: string) => {
    const input = { form, recordIds: [recordId], format: "PDF" };
    const { batch } = await who.run("printForms", input, "batch { url }");
    const response = await who.fetch(batch.url);
    return (await pagesOf(new Uint8Array(await response.arrayBuffer()))).join("");
  };

  it("开盘当天保洁方案, 应急预案 and 演练记录 print what was kept, each as its own paper", async () => {
    const { security, service, head, planId } = await withOrder();
    await service.run("keepLaunchDayPlan", { planId, ...cleaning }, ok);
    const held = { planId, ...drill, heldOn: "2027-04-18" };
    const { drill: kept } = await security.run("keepLaunchDrill", held, "drill { id }");
    await attachEvidence(security, kept.id);
    const { dayPlans } = await planOf(head, planId, "dayPlans { id kind }");
    const [forCleaning, forOrder] = dayPlans.map(({ id }: { id: string }) => id);
    expect(await textOf(head, "LAUNCH_DAY_CLEANING_PLAN", forCleaning)).toContain(
      "洁净保洁服务有限公司",
    );
    const paper = await textOf(head, "LAUNCH_DAY_ORDER_PLAN", forOrder);
    expect(paper).toContain("突发事件应急预案");
    expect(paper).toContain("拥挤时分批放行");
    const record = await textOf(head, "DRILL_RECORD", kept.id);
    for (const said of ["疏散演练", "吴强", "现场照片"]) expect(record).toContain(said);
    expect(await textOf(head, "LAUNCH_DAY_ORDER_PLAN", forCleaning)).toContain("洁净保洁");
  });

  it("are neither shown to nor changed by another company", async () => {
    const { planId } = await withOrder();
    const stranger = (await makeCompany(server)).admin;
    for (const [name, input] of [
      ["keepLaunchDayPlan", order],
      ["submitLaunchDayPlan", { kind: "ORDER" }],
      ["keepLaunchDrill", drill],
      ["finishLaunchDrill", {}],
    ] as const)
      expect(await code(stranger, name, { planId, ...input })).toBe("NOT_FOUND");
  });
});
