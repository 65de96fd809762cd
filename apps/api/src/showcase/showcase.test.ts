import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { decide } from "../testing/launch-record.ts";
import { noticesOf, planOf, taskOf } from "../testing/launch.ts";
import { startTestServer, type TestServer } from "../testing/server.ts";
import {
  agree,
  approvedShowcase,
  attachPhoto,
  draftContent,
  keepLayout,
  layout,
  plannedShowcase,
  showcaseOf,
  showContent,
  showRequired,
  type TestShowcase,
} from "../testing/showcase.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
beforeEach(() => server.setClock("2027-01-04T02:00:00Z"));
afterAll(() => server.close());

const status = async ({ service, showcaseId }: TestShowcase) =>
  (await showcaseOf(service, showcaseId, "status")).status;
const refusedAgreement = ({ service, showcaseId: id }: TestShowcase) =>
  service.refusal("agreeShowcase", { id, agreedOn: "2027-01-04" });

describe("the layout", () => {
  it("spec/04 scenario 1: SHW-R05 takes 10.0 m² with all five kinds of equipment", async () => {
    const showcase = await plannedShowcase(server);
    await keepLayout(showcase, { area: 10 });
    const agreed = await agree(showcase);
    expect(agreed.showcase).toEqual({ status: "AGREED", agreedOn: "2027-01-04" });
    expect(await showcaseOf(showcase.service, showcase.showcaseId, "mode area")).toEqual({
      mode: "RECEPTION_AREA",
      area: 10,
    });
  });

  it("spec/04 scenario 2: SHW-R06 refuses 8 m² without a board, and takes it with one and its photo", async () => {
    const showcase = await plannedShowcase(server);
    const { service, showcaseId } = showcase;
    await keepLayout(showcase, { area: 8, mode: "DISPLAY_BOARD", equipment: [] });
    expect(await refusedAgreement(showcase)).toMatchObject({ code: "BOARD_MISSING" });
    const board = { showcaseId, title: "服务亮点", place: "销售大厅正门" };
    const saved = await service.run("saveShowcaseBoard", board, "board { id title }");
    expect(await refusedAgreement(showcase)).toMatchObject({ code: "BOARD_MISSING" });
    await attachPhoto(service, saved.board.id);
    expect((await agree(showcase)).showcase.status).toBe("AGREED");
  });

  it("SHW-R05 refuses 9.9 m² as a reception area, and names the equipment that is missing", async () => {
    const showcase = await plannedShowcase(server);
    await keepLayout(showcase, { area: 9.9 });
    expect(await refusedAgreement(showcase)).toMatchObject({ code: "AREA_TOO_SMALL" });
    const equipment = layout().equipment.filter(({ kind }) => kind !== "VIDEO_PLAYER");
    await keepLayout(showcase, { equipment });
    expect(await refusedAgreement(showcase)).toMatchObject({
      code: "EQUIPMENT_MISSING",
      details: { missing: ["VIDEO_PLAYER"] },
    });
  });

  it("SHW-R07 wants a consultation desk and a hotline", async () => {
    const showcase = await plannedShowcase(server);
    for (const field of ["consultDesk", "hotline"]) {
      await keepLayout(showcase, { [field]: "" });
      expect(await refusedAgreement(showcase)).toMatchObject({
        code: "INVALID_INPUT",
        details: { field },
      });
    }
  });

  it("is kept as far as it is known, in the version that was read, by the service center alone", async () => {
    const showcase = await plannedShowcase(server);
    const { service, training, showcaseId: id } = showcase;
    const draft = { ...layout({ location: "", area: null, equipment: [], consultDesk: "" }), id };
    await service.run("keepShowcasePlan", { ...draft, version: 1 }, "clientMutationId");
    expect(await service.refusal("keepShowcasePlan", { ...draft, version: 1 })).toMatchObject({
      code: "STALE_VERSION",
    });
    expect(await training.refusal("keepShowcasePlan", { ...draft, version: 2 })).toMatchObject({
      code: "FORBIDDEN",
    });
    const twice = [1, 2].map((quantity) => ({ kind: "SOFA", quantity }));
    expect(
      await service.refusal("keepShowcasePlan", { ...draft, version: 2, equipment: twice }),
    ).toMatchObject({ code: "INVALID_INPUT", details: { field: "equipment" } });
    expect(await service.refusal("planShowcase", { planId: showcase.planId })).toMatchObject({
      code: "SHOWCASE_EXISTS",
    });
  });

  it("changes its boards while it is a draft", async () => {
    const showcase = await plannedShowcase(server);
    const { service, showcaseId } = showcase;
    const board = { showcaseId, title: "展板一", place: "大厅" };
    const saved = await service.run("saveShowcaseBoard", board, "board { id }");
    const { id } = saved.board;
    await service.run("saveShowcaseBoard", { ...board, id, place: "正门" }, "clientMutationId");
    expect(await showcaseOf(service, showcaseId, "boards { title place }")).toEqual({
      boards: [{ title: "展板一", place: "正门" }],
    });
    await service.run("removeShowcaseBoard", { id }, "clientMutationId");
    expect((await showcaseOf(service, showcaseId, "boards { id }")).boards).toEqual([]);
    expect(await service.refusal("saveShowcaseBoard", { ...board, id })).toMatchObject({
      code: "NOT_FOUND",
    });
  });
});

describe("its way", () => {
  it("SHW-R03 is reviewed by training, approved by the region head, then laid out, and not before", async () => {
    const showcase = await plannedShowcase(server);
    const { service, training, head, showcaseId: id } = showcase;
    const layOut = { id, implementedOn: "2027-01-04" };
    await keepLayout(showcase);
    await agree(showcase);
    expect(await service.refusal("implementShowcase", layOut)).toMatchObject({
      code: "SHOWCASE_NOT_APPROVED",
    });
    await decide(training);
    expect(await status(showcase)).toBe("REVIEWED");
    expect(await service.refusal("implementShowcase", layOut)).toMatchObject({
      code: "SHOWCASE_NOT_APPROVED",
    });
    await decide(head);
    expect(await showcaseOf(service, id, "status reviewedOn approvedOn")).toEqual({
      status: "APPROVED",
      reviewedOn: "2027-01-04",
      approvedOn: "2027-01-04",
    });
    expect(await service.refusal("implementShowcase", layOut)).toMatchObject({
      code: "TASK_EVIDENCE_MISSING",
    });
    await attachPhoto(service, id);
    await service.run("implementShowcase", layOut, "clientMutationId");
    expect(await status(showcase)).toBe("IMPLEMENTED");
  });

  it("goes back to draft with the reason, into the list of who mends it, and keeps the day of the agreement", async () => {
    const showcase = await plannedShowcase(server);
    const { service, training, showcaseId } = showcase;
    await keepLayout(showcase);
    await agree(showcase);
    await decide(training, "RETURN", "展示区不够显眼");
    expect(await showcaseOf(service, showcaseId, "status returnedReason agreedOn")).toEqual({
      status: "DRAFT",
      returnedReason: "展示区不够显眼",
      agreedOn: "2027-01-04",
    });
    const mine = () =>
      service
        .ask("{ myObligations { nodes { recordId title } } }")
        .then(({ myObligations }) =>
          myObligations.nodes.filter(
            ({ recordId }: { recordId: string }) => recordId === showcaseId,
          ),
        );
    expect(await mine()).toEqual([
      { recordId: showcaseId, title: "锦绣华庭：修改被退回的服务展示布置方案" },
    ]);
    await keepLayout(showcase, { location: "销售大厅正门" });
    await agree(showcase);
    expect(await mine()).toEqual([]);
    await decide(training);
    expect(await status(showcase)).toBe("REVIEWED");
  });

  it("spec/04 scenario 6: SHW-R08 refuses to open without the interim covenant, and opens with all seven", async () => {
    const showcase = await approvedShowcase(server);
    const { service, showcaseId: id } = showcase;
    await attachPhoto(service, id);
    await service.run("implementShowcase", { id, implementedOn: "2027-01-04" }, "clientMutationId");
    await showRequired(showcase, ["INTERIM_COVENANT"]);
    expect(await service.refusal("openShowcase", { id })).toMatchObject({
      code: "CONTENT_MISSING",
      details: { missing: ["INTERIM_COVENANT"] },
    });
    expect((await showcaseOf(service, id, "missingContent")).missingContent).toEqual([
      "INTERIM_COVENANT",
    ]);
    await showContent(showcase, "INTERIM_COVENANT");
    await service.run("openShowcase", { id }, "clientMutationId");
    expect(await showcaseOf(service, id, "status openedOn missingContent")).toEqual({
      status: "IN_USE",
      openedOn: "2027-01-04",
      missingContent: [],
    });
    await service.run("closeShowcase", { id }, "clientMutationId");
    expect(await status(showcase)).toBe("CLOSED");
    expect(await service.refusal("openShowcase", { id })).toMatchObject({
      code: "SHOWCASE_STATUS",
    });
  });
});

describe("its deadlines", () => {
  it("spec/04 scenario 4: SHW-R02 shows an agreement on the day the hall's fit-out begins as too late", async () => {
    server.setClock("2027-02-01T02:00:00Z");
    const showcase = await plannedShowcase(server);
    await keepLayout(showcase);
    await agree(showcase, "2027-02-01");
    const { deadlines } = await showcaseOf(
      showcase.service,
      showcase.showcaseId,
      "deadlines { rule dueOn doneOn kept }",
    );
    expect(deadlines).toEqual([
      { rule: "SHW-R02", dueOn: "2027-01-31", doneOn: "2027-02-01", kept: false },
      { rule: "LCH-R16", dueOn: "2027-03-19", doneOn: "2027-02-01", kept: true },
      { rule: "SHW-R04", dueOn: "2027-04-11", doneOn: null, kept: null },
    ]);
  });

  it("SHW-R04 does the launch's tasks by what the showcase does, which nobody completes by hand", async () => {
    const showcase = await plannedShowcase(server);
    const { service, planId, showcaseId: id } = showcase;
    const task = (code: string) => taskOf(service, planId, code);
    expect(await task("SHOWCASE_PLACE")).toMatchObject({ status: "IN_PROGRESS" });
    const byHand = { id: (await task("SHOWCASE_CONTENT")).id };
    expect(await service.refusal("completeLaunchTask", byHand)).toMatchObject({
      code: "TASK_WORKED_BY_RECORD",
      details: { record: "ShowcasePlan" },
    });
    await keepLayout(showcase);
    await agree(showcase);
    for (const code of ["SHOWCASE_PLACE", "SHOWCASE_CONTENT"])
      expect(await task(code)).toMatchObject({ status: "DONE", doneOn: "2027-01-04" });
    await decide(showcase.training);
    await decide(showcase.head);
    await attachPhoto(service, id);
    await service.run("implementShowcase", { id, implementedOn: "2027-01-04" }, "clientMutationId");
    expect(await task("SHOWCASE_LAYOUT")).toMatchObject({ status: "DONE", doneOn: "2027-01-04" });
  });

  it("SHW-R02 reminds the customer-service manager 7 days before the hall's fit-out, and tells the region head once it begins", async () => {
    const showcase = await plannedShowcase(server);
    const { service, head } = showcase;
    const told = async (who: typeof head) =>
      (await noticesOf(who)).filter(({ data }) =>
        JSON.stringify(data).includes("服务展示区域地点"),
      );
    server.setClock("2027-01-25T00:59:00Z");
    await server.minute();
    expect(await told(service)).toEqual([]);
    server.setClock("2027-01-25T01:00:30Z"); // 09:00, seven days ahead of 1 February
    await server.minute();
    expect(await told(service)).toHaveLength(1);
    expect(await told(head)).toEqual([]);
    server.setClock("2027-01-31T16:00:30Z"); // the first minute of 1 February
    await server.minute();
    expect(await told(head)).toMatchObject([{ kind: "OBLIGATION_ESCALATED" }]);
  });

  it("SHW-R02 reminds as many days ahead as the center sets", async () => {
    const showcase = await plannedShowcase(server);
    const { service, head, centerId: placeId, staff, planId: id } = showcase;
    const setting = {
      placeId,
      key: "showcase.agreementReminderDays",
      value: 20,
      reason: "装修提前",
    };
    await head.run("setPolicy", setting, "clientMutationId");
    await staff.run(
      "moveLaunch",
      { id, hallFitoutDate: "2027-02-02", reason: "装修顺延" },
      "clientMutationId",
    );
    server.setClock("2027-01-13T01:00:30Z");
    await server.minute();
    const told = (await noticesOf(service)).filter(
      ({ kind, data }) =>
        kind === "OBLIGATION_REMINDER" && JSON.stringify(data).includes("服务展示区域地点"),
    );
    expect(told).toHaveLength(1);
  });

  it("SHW-R04 turns the launch's board late after T−20 without the layout", async () => {
    const showcase = await plannedShowcase(server);
    const { service, head, planId } = showcase;
    await keepLayout(showcase);
    await agree(showcase);
    server.setClock("2027-04-11T16:00:30Z"); // the first minute of 12 April; the launch is on 1 May
    await server.minute();
    await server.workOff();
    expect(await taskOf(service, planId, "SHOWCASE_LAYOUT")).toMatchObject({ isOverdue: true });
    expect((await planOf(service, planId, "light")).light).toBe("RED");
    const told =
      '{ notifications(filter: { search: "完成物业服务展示区域布置" }) { nodes { kind } } }';
    for (const [who, kind] of [
      [service, "OBLIGATION_OVERDUE"],
      [head, "OBLIGATION_ESCALATED"],
    ] as const)
      expect((await who.ask(told)).notifications.nodes).toContainEqual({ kind });
  });
});

describe("what is shown", () => {
  it("SHW-R01 leaves video, lecture and script to the training department, and reviews the center's before they are shown", async () => {
    const showcase = await plannedShowcase(server);
    const { service, training, showcaseId } = showcase;
    for (const type of ["VIDEO", "LECTURE", "SCRIPT"])
      expect(
        await service.refusal("draftShowcaseContent", { showcaseId, type, edition: "1" }),
      ).toMatchObject({ code: "FORBIDDEN", details: { permission: "showcase.review" } });
    const id = await draftContent(showcase, "SPECIAL_SERVICES");
    expect(await service.refusal("showShowcaseContent", { id })).toMatchObject({
      code: "CONTENT_NOT_REVIEWED",
    });
    await service.run("submitShowcaseContent", { id }, "clientMutationId");
    const draft = { id, version: 2, edition: "2027-2" };
    expect(await service.refusal("changeShowcaseContent", draft)).toMatchObject({
      code: "APPROVAL_OPEN",
    });
    await decide(training);
    await service.run("showShowcaseContent", { id }, "clientMutationId");
    const [content] = (
      await showcaseOf(service, showcaseId, "contents { status madeBy reviewedBy { id } shownOn }")
    ).contents;
    expect(content).toEqual({
      status: "SHOWN",
      madeBy: "CUSTOMER_SERVICE",
      reviewedBy: { id: training.personId },
      shownOn: "2027-01-04",
    });
  });

  it("comes back from the review to be changed, with its reason", async () => {
    const showcase = await plannedShowcase(server);
    const { service, training, showcaseId } = showcase;
    const id = await draftContent(showcase, "HONOR");
    await service.run("submitShowcaseContent", { id }, "clientMutationId");
    await decide(training, "RETURN", "缺国优证书");
    const { contents } = await showcaseOf(
      service,
      showcaseId,
      "contents { status returnedReason submittedOn version }",
    );
    expect(contents).toMatchObject([
      { status: "DRAFT", returnedReason: "缺国优证书", submittedOn: null },
    ]);
    const change = { id, version: contents[0].version, edition: "2027-2" };
    await service.run("changeShowcaseContent", change, "clientMutationId");
    await service.run("submitShowcaseContent", { id }, "clientMutationId");
    await decide(training);
  });

  it("SHW-R09 wants of the video that it plays in a loop and tells its three points", async () => {
    const showcase = await plannedShowcase(server);
    const { training, showcaseId } = showcase;
    const id = await draftContent(showcase, "VIDEO");
    const submit = () => training.refusal("submitShowcaseContent", { id });
    expect(await submit()).toMatchObject({ code: "VIDEO_NOT_LOOPED" });
    const two = {
      id,
      version: 1,
      edition: "1",
      playsInLoop: true,
      points: ["DAILY_MANAGEMENT", "REQUEST_PROCESS"],
    };
    await training.run("changeShowcaseContent", two, "clientMutationId");
    expect(await submit()).toMatchObject({
      code: "CONTENT_POINTS_MISSING",
      details: { missing: ["TIMELY_SERVICE"] },
    });
    const all = { ...two, version: 2, points: [...two.points, "TIMELY_SERVICE"] };
    await training.run("changeShowcaseContent", all, "clientMutationId");
    await training.run("submitShowcaseContent", { id }, "clientMutationId");
    expect((await showcaseOf(training, showcaseId, "contents { status madeBy }")).contents).toEqual(
      [{ status: "REVIEWED", madeBy: "TRAINING" }],
    );
  });

  it("SHW-R10 wants of the booklet its pictures, its rules and how many were printed", async () => {
    const showcase = await plannedShowcase(server);
    const { service } = showcase;
    const id = await draftContent(showcase, "BROCHURE");
    const submit = () => service.refusal("submitShowcaseContent", { id });
    expect(await submit()).toMatchObject({ code: "CONTENT_POINTS_MISSING" });
    const points = ["SERVICE_PICTURES", "PUBLIC_RULES"];
    const told = { id, version: 1, edition: "1", points };
    await service.run("changeShowcaseContent", told, "clientMutationId");
    expect(await submit()).toMatchObject({ code: "COPIES_MISSING" });
    await service.run(
      "changeShowcaseContent",
      { ...told, version: 2, copies: 500 },
      "clientMutationId",
    );
    await service.run("submitShowcaseContent", { id }, "clientMutationId");
  });

  it("SHW-R11 has the lecture notes made and shown by the training department, one edition at a time", async () => {
    const showcase = await plannedShowcase(server);
    const { training, showcaseId } = showcase;
    for (const edition of ["第一版", "第二版"]) {
      const id = await draftContent(showcase, "LECTURE", { edition });
      await training.run("submitShowcaseContent", { id }, "clientMutationId");
      await training.run("showShowcaseContent", { id }, "clientMutationId");
    }
    const { contents } = await showcaseOf(training, showcaseId, "contents { edition status }");
    expect(contents).toEqual([
      { edition: "第二版", status: "SHOWN" },
      { edition: "第一版", status: "RETIRED" },
    ]);
    const again = { showcaseId, type: "LECTURE", edition: "第二版" };
    expect(await training.refusal("draftShowcaseContent", again)).toMatchObject({
      code: "NAME_TAKEN",
    });
  });

  it("is not reviewed without a file, and its file stays once it is reviewed", async () => {
    const showcase = await plannedShowcase(server);
    const { service, training, showcaseId } = showcase;
    const input = { showcaseId, type: "COMPANY_PROFILE", edition: "1" };
    const made = await service.run("draftShowcaseContent", input, "content { id }");
    const { id } = made.content;
    expect(await service.refusal("submitShowcaseContent", { id })).toMatchObject({
      code: "CONTENT_FILE_MISSING",
    });
    await attachPhoto(service, id);
    await service.run("submitShowcaseContent", { id }, "clientMutationId");
    await decide(training);
    const { contents } = await showcaseOf(service, showcaseId, "contents { attachments { id } }");
    const [file] = contents[0].attachments;
    expect(await service.refusal("removeAttachment", { id: file.id })).toMatchObject({
      code: "CONTENT_STATUS",
    });
  });
});

describe("who sees it", () => {
  it("is read by receptionists, who have no launches to read, and by nobody of another company", async () => {
    const showcase = await approvedShowcase(server);
    const receptionist = await showcase.hire("SHOW_FLAT_RECEPTIONIST");
    expect(
      await showcaseOf(
        receptionist,
        showcase.showcaseId,
        "status launchPlan { id } deadlines { rule } estate { name }",
      ),
    ).toEqual({
      status: "APPROVED",
      launchPlan: null,
      deadlines: [],
      estate: { name: "锦绣华庭" },
    });
    const stranger = (await plannedShowcase(server)).service;
    expect(await showcaseOf(stranger, showcase.showcaseId, "id")).toBeNull();
    expect(await stranger.refusal("openShowcase", { id: showcase.showcaseId })).toMatchObject({
      code: "NOT_FOUND",
    });
  });

  it("is found by estate and status", async () => {
    const { service } = await approvedShowcase(server);
    const count = async (filter: object) =>
      (
        await service.ask(
          "query($f: ShowcasePlanFilter) { showcasePlans(filter: $f) { totalCount } }",
          {
            f: filter,
          },
        )
      ).showcasePlans.totalCount;
    expect(await count({ search: "jinxiu", statuses: ["APPROVED"] })).toBe(1);
    expect(await count({ search: "云栖" })).toBe(0);
    expect(await count({ statuses: ["IN_USE"] })).toBe(0);
  });
});

describe("its papers", () => {
  const preview = async (who: TestShowcase["service"], form: string, recordId: string) =>
    JSON.stringify(
      (
        await who.ask(
          "query($f: String!, $r: ID!) { formPreview(form: $f, recordId: $r) { document } }",
          {
            f: form,
            r: recordId,
          },
        )
      ).formPreview.document,
    );

  it("SHW-R03 prints the layout plan with its equipment and who decided", async () => {
    const showcase = await approvedShowcase(server);
    const paper = await preview(showcase.service, "SHOWCASE_PLAN", showcase.showcaseId);
    for (const word of [
      "服务展示区域布置方案",
      "锦绣华庭",
      "销售大厅东侧",
      "视频播放用品",
      "培训部审核",
      "已审批",
    ])
      expect(paper).toContain(word);
  });

  it("SHW-R08 prints the list of what is shown, and what is missing", async () => {
    const showcase = await plannedShowcase(server);
    await showContent(showcase, "COMPANY_PROFILE");
    const paper = await preview(showcase.service, "SHOWCASE_TEXTS", showcase.showcaseId);
    for (const word of ["公司简介", "2027-1", "展示中", "展示区讲解说辞", "缺", "现场.png"])
      expect(paper).toContain(word);
  });

  it("is handed out as a list", async () => {
    const { service } = await approvedShowcase(server);
    const response = await service.fetch("/exports/showcases.csv?lang=zh");
    const text = await response.text();
    expect(text).toContain("与地区公司沟通日期");
    expect(text).toContain("锦绣华庭");
    expect(text).toContain("已审批");
  });
});
