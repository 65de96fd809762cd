import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { noticesOf } from "../testing/launch.ts";
import { startTestServer, type Asker, type TestServer } from "../testing/server.ts";
import {
  approvedShowcase,
  attachPhoto,
  examine,
  examined,
  openSurvey,
  plannedShowcase,
  showcaseOf,
  showLecture,
  showRequired,
  type TestShowcase,
} from "../testing/showcase.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
beforeEach(() => server.setClock("2027-01-04T02:00:00Z"));
afterAll(() => server.close());

const duty = ({ showcaseId }: TestShowcase, who: Asker, more: Record<string, unknown> = {}) => ({
  showcaseId,
  personId: who.personId,
  site: "SHOW_FLAT",
  shift: "DAY",
  fromOn: "2027-01-05",
  ...more,
});
const openObligations = async (who: Asker, recordId: string) =>
  (
    await who.ask(`query($id: ID!) { recordObligations(recordId: $id) { title status dueOn } }`, {
      id: recordId,
    })
  ).recordObligations.filter(({ status }: { status: string }) => status === "OPEN");

describe("exams and roster", () => {
  it("spec/04 scenario 3: SHW-R13 refuses who failed on 2027-04-10 for 2027-04-12, and takes the pass of 2027-04-11", async () => {
    const showcase = await plannedShowcase(server);
    const { service } = showcase;
    const receptionist = await showcase.hire("SHOW_FLAT_RECEPTIONIST");
    const lectureId = await showLecture(showcase);
    server.setClock("2027-04-11T02:00:00Z");
    const failed = { lectureId, trainedOn: "2027-04-08", examOn: "2027-04-10", score: 40 };
    expect((await examine(showcase, receptionist, failed)).exam.passed).toBe(false);
    const onDuty = duty(showcase, receptionist, { fromOn: "2027-04-12" });
    expect(await service.refusal("rosterReceptionist", onDuty)).toMatchObject({
      code: "RECEPTIONIST_NOT_QUALIFIED",
    });
    const passed = { ...failed, examOn: "2027-04-11", score: 85 };
    expect((await examine(showcase, receptionist, passed)).exam.passed).toBe(true);
    await service.run("rosterReceptionist", onDuty, "clientMutationId");
    const { duties } = await showcaseOf(
      service,
      showcase.showcaseId,
      "duties { onDay site shift qualified person { id } }",
    );
    expect(duties).toEqual([
      {
        onDay: "2027-04-12",
        site: "SHOW_FLAT",
        shift: "DAY",
        qualified: true,
        person: { id: receptionist.personId },
      },
    ]);
  });

  it("SHW-R12 records training and exam on an edition of the lecture notes, by the training department", async () => {
    const showcase = await plannedShowcase(server);
    const { service, training, showcaseId } = showcase;
    const receptionist = await examined(showcase, { score: 88.5 });
    const fields =
      "exams { trainedOn examOn score passed person { id } examiner { id } lecture { edition } }";
    expect((await showcaseOf(training, showcaseId, fields)).exams).toEqual([
      {
        trainedOn: "2027-01-03",
        examOn: "2027-01-04",
        score: 88.5,
        passed: true,
        person: { id: receptionist.personId },
        examiner: { id: training.personId },
        lecture: { edition: "2027-1" },
      },
    ]);
    const { contents } = await showcaseOf(training, showcaseId, "contents { id }");
    const exam = {
      showcaseId,
      personId: receptionist.personId,
      lectureId: contents[0].id,
      trainedOn: "2027-01-04",
      examOn: "2027-01-04",
    };
    const refusal = (who: Asker, more: object) =>
      who.refusal("recordReceptionistExam", { ...exam, ...more });
    expect(await refusal(service, { score: 90 })).toMatchObject({ code: "FORBIDDEN" });
    expect(await refusal(training, { score: 90, trainedOn: "2027-01-05" })).toMatchObject({
      code: "EXAM_BEFORE_TRAINING",
    });
    expect(await refusal(training, { score: 59, passed: true })).toMatchObject({
      code: "EXAM_PASS_MARK",
      details: { score: 59, mark: 60 },
    });
    expect(await refusal(training, { score: 90, personId: training.personId })).toMatchObject({
      code: "EXAMINES_ONESELF",
    });
  });

  it("SHW-R12 passes from the mark that the company sets", async () => {
    const showcase = await plannedShowcase(server);
    const setting = { placeId: showcase.companyId, key: "showcase.passMark", value: 80 };
    await showcase.admin.run("setPolicy", { ...setting, reason: "提高要求" }, "clientMutationId");
    const receptionist = await examined(showcase, { score: 79 });
    expect(
      await showcase.service.refusal("rosterReceptionist", duty(showcase, receptionist)),
    ).toMatchObject({ code: "RECEPTIONIST_NOT_QUALIFIED" });
  });

  it("SHW-R13 keeps a pass when the lecture notes change, and marks who failed a later exam", async () => {
    const showcase = await plannedShowcase(server);
    const { service, showcaseId } = showcase;
    const receptionist = await examined(showcase, { passed: true });
    const lectureId = await showLecture(showcase, "2027-2");
    const week = duty(showcase, receptionist, { toOn: "2027-01-07" });
    await service.run("rosterReceptionist", week, "clientMutationId");
    server.setClock("2027-01-06T02:00:00Z");
    await examine(showcase, receptionist, { lectureId, examOn: "2027-01-06", passed: false });
    const { duties } = await showcaseOf(service, showcaseId, "duties { id onDay qualified }");
    expect(
      duties.map(({ onDay, qualified }: Record<string, unknown>) => [onDay, qualified]),
    ).toEqual([
      ["2027-01-05", true],
      ["2027-01-06", false],
      ["2027-01-07", false],
    ]);
    await service.run("removeReceptionDuty", { id: duties[2].id }, "clientMutationId");
    expect((await showcaseOf(service, showcaseId, "duties { id }")).duties).toHaveLength(2);
  });

  it("has nobody at two places on a day, and rosters a month at most", async () => {
    const showcase = await plannedShowcase(server);
    const { service, showcaseId } = showcase;
    const receptionist = await examined(showcase, { score: 90 });
    for (const site of ["SHOW_FLAT", "SALES_CENTER"])
      await service.run(
        "rosterReceptionist",
        duty(showcase, receptionist, { site }),
        "clientMutationId",
      );
    expect((await showcaseOf(service, showcaseId, "duties { site }")).duties).toEqual([
      { site: "SALES_CENTER" },
    ]);
    for (const more of [{ toOn: "2027-02-05" }, { toOn: "2027-01-04" }, { fromOn: "2027-01-03" }])
      expect(
        await service.refusal("rosterReceptionist", duty(showcase, receptionist, more)),
      ).toMatchObject({ code: "INVALID_INPUT" });
    expect(
      await receptionist.refusal("rosterReceptionist", duty(showcase, receptionist)),
    ).toMatchObject({ code: "FORBIDDEN" });
  });
});

/** A showcase that visitors come to. */
async function onShow(): Promise<TestShowcase> {
  const showcase = await approvedShowcase(server);
  const { service, showcaseId: id } = showcase;
  await attachPhoto(service, id);
  await service.run("implementShowcase", { id, implementedOn: "2027-01-04" }, "clientMutationId");
  await showRequired(showcase);
  await service.run("openShowcase", { id }, "clientMutationId");
  return showcase;
}

describe("image shows and promotions", () => {
  const parade = ({ showcaseId, service }: TestShowcase, more: Record<string, unknown> = {}) => ({
    showcaseId,
    type: "MORNING_PARADE",
    plannedOn: "2027-01-20",
    participantIds: [service.personId],
    ...more,
  });

  it("SHW-R15 asks for the next image show an interval after the opening and after each that was held", async () => {
    const showcase = await onShow();
    const { service, showcaseId } = showcase;
    const next = { title: "锦绣华庭：安排下一次形象展示", status: "OPEN", dueOn: "2027-02-03" };
    expect(await openObligations(service, showcaseId)).toEqual([next]);
    const { event } = await service.run(
      "planShowcaseEvent",
      parade(showcase),
      "event { id status participantCount }",
    );
    expect(event).toMatchObject({ status: "PLANNED", participantCount: 1 });
    expect(await openObligations(service, showcaseId)).toEqual([]);
    server.setClock("2027-01-21T02:00:00Z");
    await attachPhoto(service, event.id);
    const held = { id: event.id, heldOn: "2027-01-20", result: "12 人列队" };
    await service.run("holdShowcaseEvent", held, "clientMutationId");
    expect(await openObligations(service, showcaseId)).toEqual([{ ...next, dueOn: "2027-02-19" }]);
    expect(await service.refusal("holdShowcaseEvent", held)).toMatchObject({
      code: "SHOWCASE_EVENT_OVER",
    });
    await service.run("closeShowcase", { id: showcaseId }, "clientMutationId");
    expect(await openObligations(service, showcaseId)).toEqual([]);
  });

  it("SHW-R15 goes by the interval that the center sets", async () => {
    const showcase = await approvedShowcase(server);
    const { service, head, centerId: placeId, showcaseId: id } = showcase;
    const setting = {
      placeId,
      key: "showcase.imageShowIntervalDays",
      value: 10,
      reason: "每旬一次",
    };
    await head.run("setPolicy", setting, "clientMutationId");
    await attachPhoto(service, id);
    await service.run("implementShowcase", { id, implementedOn: "2027-01-04" }, "clientMutationId");
    await showRequired(showcase);
    await service.run("openShowcase", { id }, "clientMutationId");
    expect(await openObligations(service, id)).toMatchObject([{ dueOn: "2027-01-14" }]);
  });

  it("SHW-R15 reminds the organizer three days ahead, and asks again when it is called off", async () => {
    const showcase = await onShow();
    const { service, showcaseId } = showcase;
    const organizer = await showcase.hire("CUSTOMER_SERVICE_SUPERVISOR");
    const { event } = await service.run(
      "planShowcaseEvent",
      parade(showcase, { organizerId: organizer.personId, type: "GUARD_DRILL" }),
      "event { id }",
    );
    const told = async () =>
      (await noticesOf(organizer)).filter(({ data }) => JSON.stringify(data).includes("会操"));
    server.setClock("2027-01-17T00:59:00Z");
    await server.minute();
    expect(await told()).toEqual([]);
    server.setClock("2027-01-17T01:00:30Z"); // 09:00, three days ahead of the 20th
    await server.minute();
    expect(await told()).toMatchObject([{ kind: "OBLIGATION_REMINDER" }]);
    const reason = { id: event.id, reason: "雨天" };
    await service.run("cancelShowcaseEvent", reason, "clientMutationId");
    expect(await openObligations(service, event.id)).toEqual([]);
    expect(await openObligations(service, showcaseId)).toHaveLength(1);
  });

  it("SHW-R17 supports a launch event of marketing with its day, place and staff", async () => {
    const showcase = await plannedShowcase(server);
    const { service, showcaseId } = showcase;
    const promotion = parade(showcase, { type: "PROMOTION_SUPPORT", title: "开盘推广日" });
    expect(await service.refusal("planShowcaseEvent", promotion)).toMatchObject({
      code: "INVALID_INPUT",
      details: { field: "place" },
    });
    const placed = { ...promotion, place: "示范区广场" };
    const { event } = await service.run("planShowcaseEvent", placed, "event { id title place }");
    expect(event).toMatchObject({ title: "开盘推广日", place: "示范区广场" });
    expect(await openObligations(service, event.id)).toEqual([
      { title: "锦绣华庭：配合营销推广：开盘推广日", status: "OPEN", dueOn: "2027-01-20" },
    ]);
    expect(await openObligations(service, showcaseId)).toEqual([]);
    const receptionist = await showcase.hire("SALES_CENTER_RECEPTIONIST");
    expect(await receptionist.refusal("planShowcaseEvent", placed)).toMatchObject({
      code: "FORBIDDEN",
    });
  });
});

describe("a receptionist of one estate", () => {
  it("SHW-R11 finds the lecture notes and the script with their files, and takes answers down", async () => {
    const showcase = await plannedShowcase(server);
    const { showcaseId, estateId } = showcase;
    await showLecture(showcase);
    const survey = await openSurvey(showcase);
    const receptionist = await showcase.hire("SHOW_FLAT_RECEPTIONIST", estateId);
    const { contents } = await showcaseOf(
      receptionist,
      showcaseId,
      "contents { type status attachments { url } }",
    );
    expect(contents).toMatchObject([{ type: "LECTURE", status: "SHOWN" }]);
    const file = await receptionist.fetch(contents[0].attachments[0].url);
    expect(file.status).toBe(200);
    const { needsSurvey } = await receptionist.ask(
      "query($id: ID!) { needsSurvey(id: $id) { actions { action allowed } } }",
      { id: survey },
    );
    const may = needsSurvey.actions.flatMap((one: { action: string; allowed: boolean }) =>
      one.allowed ? [one.action] : [],
    );
    expect(may).toEqual(["answerNeedsSurvey"]);
    const answers = [
      { code: "Q1", choices: [0] },
      { code: "Q2", score: 5 },
    ];
    await receptionist.run("answerNeedsSurvey", { id: survey, answers }, "clientMutationId");
    const elsewhere = await plannedShowcase(server);
    expect(await showcaseOf(receptionist, elsewhere.showcaseId, "id")).toBeNull();
  });
});

describe("the papers", () => {
  it("SHW-R12, SHW-R15, SHW-R16 are printed: exams, an image show, a survey's statistics", async () => {
    const showcase = await plannedShowcase(server);
    const { service, showcaseId } = showcase;
    const receptionist = await examined(showcase, { score: 88 });
    const participantIds = [receptionist.personId];
    const parade = { showcaseId, type: "GUARD_DRILL", plannedOn: "2027-01-04", participantIds };
    const { event } = await service.run("planShowcaseEvent", parade, "event { id }");
    const held = { id: event.id, heldOn: "2027-01-04", result: "会操整齐" };
    await service.run("holdShowcaseEvent", held, "clientMutationId");
    const survey = await openSurvey(showcase);
    const answers = [
      { code: "Q1", choices: [0] },
      { code: "Q2", score: 5 },
    ];
    await service.run("answerNeedsSurvey", { id: survey, answers }, "clientMutationId");
    await service.run("closeNeedsSurvey", { id: survey, noChange: true }, "clientMutationId");
    const preview = async (form: string, recordId: string) =>
      JSON.stringify(
        await service.ask(`{ formPreview(form: "${form}", recordId: "${recordId}") { document } }`),
      );
    for (const [form, id, words] of [
      ["RECEPTIONIST_EXAMS", showcaseId, ["接待员培训考核记录", "88", "合格", "2027-1"]],
      ["SHOWCASE_EVENT", event.id, ["形象展示记录", "保安员会操表演", "会操整齐"]],
      ["NEEDS_SURVEY", survey, ["客户需求问卷统计", "秩序维护", "100%", "平均 5 分", "无需调整"]],
    ] as const) {
      const paper = await preview(form, id);
      for (const word of words) expect(paper, form).toContain(word);
    }
    for (const list of ["receptionist-exams", "showcase-events"]) {
      const response = await service.fetch(`/exports/${list}.csv?of=${showcaseId}&lang=zh`);
      expect(await response.text()).toContain(list === "showcase-events" ? "已举行" : "合格");
    }
  });
});
