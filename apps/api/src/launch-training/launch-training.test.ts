import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { pagesOf } from "../form/testing.ts";
import { noticesOf, planOf, sendPhoto, taskOf } from "../testing/launch.ts";
import { launchWithRecords, type TestRecords } from "../testing/launch-record.ts";
import { type Asker, makeCompany, startTestServer, type TestServer } from "../testing/server.ts";
import { publishScheme, trainingItems } from "../testing/training.ts";

/** Launch T 2027-05-01; today 2027-04-05, six days before T−20. */
const instant = "2027-04-05T02:00:00Z";
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer("2027-01-04T02:00:00Z");
});
beforeEach(() => server.setClock("2027-01-04T02:00:00Z"));
afterAll(() => server.close());

const ok = "clientMutationId";
const session = "training { id version heldOn attendees { person { id } present result } }";

/** A launch whose company has a scheme; the clock stands before the training is due. */
async function launchWithScheme() {
  const launch = await launchWithRecords(server);
  const items = await publishScheme(launch.training);
  server.setClock(instant);
  const plan = async (who: Asker, code: string, attendees: readonly Asker[], more = {}) =>
    (
      await who.run(
        "planTraining",
        {
          planId: launch.planId,
          itemId: items.get(code),
          plannedOn: "2027-04-05",
          trainer: "王老师",
          attendeeIds: attendees.map(({ personId }) => personId),
          ...more,
        },
        session,
      )
    ).training;
  return { ...launch, items, plan };
}

const attendance = (who: Asker, more = {}) => ({
  personId: who.personId,
  present: true,
  result: "PASSED",
  ...more,
});

/** Signs everybody in, with a photo of the sheet. */
async function hold(
  { planId }: TestRecords,
  who: Asker,
  { id, version }: { id: string; version: number },
  attendees: readonly object[],
  heldOn = "2027-04-05",
) {
  await sendPhoto(who, id);
  return who.run("holdTraining", { planId, id, version, heldOn, attendees }, session);
}

describe("LCH-R13", () => {
  it("a session that names no item of the scheme is refused, one of the scheme is planned", async () => {
    const { plan, planId, training, service, items } = await launchWithScheme();
    const other = await makeCompany(server);
    const officer = await other.hire("TRAINING_OFFICER", other.regionId);
    const foreign = (await publishScheme(officer)).get("RZ-01");
    const input = {
      planId,
      itemId: foreign,
      plannedOn: "2027-04-06",
      trainer: "王老师",
      attendeeIds: [service.personId],
    };
    const refusal = { code: "TRAINING_ITEM_NOT_IN_SCHEME" };
    expect(await training.refusal("planTraining", input)).toMatchObject(refusal);
    await plan(training, "RZ-01", [service]);
    expect(items.size).toBe(4);
    const { trainings, trainingScheme } = await planOf(
      training,
      planId,
      "trainings { item { code title hours } trainer task { code } } trainingScheme { number }",
    );
    expect(trainings).toEqual([
      {
        item: { code: "RZ-01", title: "公司与项目概况", hours: 2 },
        trainer: "王老师",
        task: { code: "ONBOARDING_TRAINING" },
      },
    ]);
    expect(trainingScheme).toEqual({ number: 1 });
  });

  it("a plan keeps the version that its first session was planned on, another takes the newest", async () => {
    const { plan, planId, training, service } = await launchWithScheme();
    await plan(training, "RZ-01", [service]);
    const items = await publishScheme(training, trainingItems.slice(0, 3), 1);
    const refused = plan(training, "RZ-01", [service], { itemId: items.get("RZ-02") });
    await expect(refused).rejects.toThrow("TRAINING_ITEM_NOT_IN_SCHEME");
    await plan(training, "RZ-02", [service]);
    expect(
      (await planOf(training, planId, "trainingScheme { number }")).trainingScheme.number,
    ).toBe(1);
    const { trainingSchemes } = await training.ask("{ trainingSchemes { nodes { number } } }");
    expect(trainingSchemes.nodes).toEqual([{ number: 2 }, { number: 1 }]);
  });

  it("the scheme is published by the training department alone, on the newest version", async () => {
    const { training, service } = await launchWithScheme();
    const input = { basedOn: 0, items: trainingItems };
    expect(await training.refusal("publishTrainingScheme", input)).toMatchObject({
      code: "STALE_VERSION",
      details: { version: 1 },
    });
    expect(await service.refusal("publishTrainingScheme", input)).toMatchObject({
      code: "FORBIDDEN",
    });
    const twice = { basedOn: 1, items: [trainingItems[0], trainingItems[0]] };
    expect(await training.refusal("publishTrainingScheme", twice)).toMatchObject({
      code: "INVALID_INPUT",
    });
  });
});

describe("LCH-R11", () => {
  it("T−20: onboarding is done by itself with the last session that the scheme asks for, and taken up again when one is taken back", async () => {
    const launch = await launchWithScheme();
    const { plan, planId, training, service, engineer } = launch;
    expect((await taskOf(training, planId, "ONBOARDING_TRAINING")).dueOn).toBe("2027-04-11");
    const first = await plan(training, "RZ-01", [service, engineer]);
    expect((await taskOf(training, planId, "ONBOARDING_TRAINING")).status).toBe("IN_PROGRESS");
    const second = await plan(training, "RZ-02", [service]);
    await hold(launch, training, first, [
      attendance(service),
      attendance(engineer, { present: false }),
    ]);
    expect((await taskOf(training, planId, "ONBOARDING_TRAINING")).status).toBe("IN_PROGRESS");
    // Its record still works on the task: nobody completes it by hand meanwhile.
    const { id } = await taskOf(training, planId, "ONBOARDING_TRAINING");
    expect(await training.refusal("completeLaunchTask", { id })).toMatchObject({
      code: "TASK_WORKED_BY_RECORD",
    });
    const held = await hold(launch, training, second, [attendance(service)], "2027-04-04");
    expect(held.training).toMatchObject({ heldOn: "2027-04-04" });
    expect(await taskOf(training, planId, "ONBOARDING_TRAINING")).toMatchObject({
      status: "DONE",
      doneOn: "2027-04-05",
    });
    expect((await taskOf(training, planId, "ETIQUETTE_TRAINING")).status).toBe("NOT_STARTED");

    const back = { planId, id: second.id, reason: "签到表不全" };
    const { training: again } = await training.run("takeBackTraining", back, session);
    expect(again).toMatchObject({ heldOn: null, attendees: [{ present: null, result: null }] });
    expect(await taskOf(training, planId, "ONBOARDING_TRAINING")).toMatchObject({
      status: "IN_PROGRESS",
      doneOn: null,
    });
    await hold(launch, training, again, [attendance(service)], "2027-04-03");
    expect((await taskOf(training, planId, "ONBOARDING_TRAINING")).status).toBe("DONE");
  });

  it("spec/03 part 5: the training department is reminded 7 days and 1 day ahead, and its head hears of delay", async () => {
    const { training, head } = await launchWithScheme();
    server.setClock("2027-04-03T02:00:00Z");
    await server.minute();
    await server.workOff();
    const told = async (at: string, who: Asker) => {
      server.setClock(at);
      await server.minute();
      await server.workOff();
      const notices = await noticesOf(who);
      const ours = notices.filter(({ data }) => data["title"] === "服务礼仪培训");
      return ours.map(({ kind }) => kind);
    };
    // T−20 is 2027-04-11.
    expect(await told("2027-04-04T01:00:00Z", training)).toEqual(["OBLIGATION_REMINDER"]);
    expect(await told("2027-04-10T01:00:00Z", training)).toHaveLength(2);
    expect(await told("2027-04-11T16:00:00Z", head)).toEqual(["OBLIGATION_ESCALATED"]);
  });
});

describe("LCH-R12", () => {
  it("T−1: each department trains its own posts, and its task alone follows", async () => {
    const launch = await launchWithScheme();
    const { plan, planId, training, service, engineer } = launch;
    expect((await taskOf(engineer, planId, "JOB_SKILL_ENGINEERING")).dueOn).toBe("2027-04-30");
    await expect(plan(service, "GC-01", [engineer])).rejects.toThrow("FORBIDDEN");
    const skill = await plan(engineer, "GC-01", [engineer]);
    await hold(launch, engineer, skill, [attendance(engineer)]);
    expect((await taskOf(engineer, planId, "JOB_SKILL_ENGINEERING")).status).toBe("DONE");
    expect((await taskOf(engineer, planId, "JOB_SKILL_ORDER")).status).toBe("NOT_STARTED");
    await expect(plan(engineer, "RZ-01", [engineer])).rejects.toThrow("FORBIDDEN");
    expect(training.personId).not.toBe(engineer.personId);
  });
});

describe("a session", () => {
  it("spec/03 part 7, done without evidence: is held with a photo of the sign-in sheet, somebody there and no day to come", async () => {
    const { plan, planId, training, service } = await launchWithScheme();
    const { id, version } = await plan(training, "LY-01", [service]);
    const input = { planId, id, version, heldOn: "2027-04-05", attendees: [attendance(service)] };
    const code = async (more: object) =>
      (await training.refusal("holdTraining", { ...input, ...more })).code;
    expect(await code({})).toBe("TRAINING_SIGN_IN_MISSING");
    await sendPhoto(training, id);
    expect(await code({ heldOn: "2027-04-06" })).toBe("DONE_IN_THE_FUTURE");
    expect(await code({ attendees: [attendance(service, { present: false })] })).toBe(
      "RECORD_INCOMPLETE",
    );
    expect(await code({ version: version + 1 })).toBe("STALE_VERSION");
    await training.run("holdTraining", input, ok);
    const { trainings } = await planOf(training, planId, "trainings { attachments { id } }");
    const [{ attachments }] = trainings;
    const removal = { id: attachments[0].id };
    expect(await training.refusal("removeAttachment", removal)).toMatchObject({
      code: "TRAINING_HELD",
    });
    expect(await training.refusal("removeTraining", { planId, id })).toMatchObject({
      code: "TRAINING_HELD",
    });
  });

  it("is changed or called off as long as it is not held", async () => {
    const { plan, planId, training, service, engineer } = await launchWithScheme();
    const { id, version } = await plan(training, "LY-01", [service]);
    const changed = {
      planId,
      id,
      version,
      plannedOn: "2027-04-08",
      trainer: "李老师",
      attendeeIds: [engineer.personId],
    };
    const answer = await training.run("changeTraining", changed, session);
    expect(answer.training.attendees).toEqual([
      { person: { id: engineer.personId }, present: null, result: null },
    ]);
    await training.run("removeTraining", { planId, id }, ok);
    expect((await planOf(training, planId, "trainings { id }")).trainings).toEqual([]);
  });

  it("is for people of the center, not of the developer or another center", async () => {
    const { plan, training, developer, hr } = await launchWithScheme();
    await expect(plan(training, "RZ-01", [developer])).rejects.toThrow("TRAINING_NOT_STAFF");
    await expect(plan(training, "RZ-01", [hr, hr])).rejects.toThrow("INVALID_INPUT");
    const stranger = await (await makeCompany(server)).hire("SECURITY_MANAGER");
    await expect(plan(training, "RZ-01", [stranger])).rejects.toThrow("NOT_FOUND");
  });

  it("is printed as 培训签到记录: to sign on before, the record after", async () => {
    const launch = await launchWithScheme();
    const { plan, training, service, engineer } = launch;
    const planned = await plan(training, "RZ-01", [service, engineer]);
    const printed = async () => {
      const input = { form: "TRAINING_RECORD", recordIds: [planned.id], format: "PDF" };
      const { batch } = await training.run("printForms", input, "batch { url }");
      const response = await training.fetch(batch.url);
      return (await pagesOf(new Uint8Array(await response.arrayBuffer()))).join("");
    };
    const blank = await printed();
    expect(blank).toContain("培训签到记录");
    expect(blank).toContain("RZ-01公司与项目概况");
    expect(blank).not.toContain("已签到");
    await hold(launch, training, planned, [
      attendance(service),
      attendance(engineer, { present: false, result: null }),
    ]);
    const record = await printed();
    expect(record).toContain("已签到");
    expect(record).toContain("缺席");
    expect(record).toContain("1/2");
  });
});

it("neither shows nor takes training of another company", async () => {
  const { planId, plan, training, service } = await launchWithScheme();
  const { id } = await plan(training, "LY-01", [service]);
  const stranger = await (await makeCompany(server)).hire("TRAINING_OFFICER");
  expect(
    (await stranger.ask("{ trainingSchemes { nodes { id } } }")).trainingSchemes.nodes,
  ).toEqual([]);
  expect(await stranger.refusal("removeTraining", { planId, id })).toMatchObject({
    code: "NOT_FOUND",
  });
});
