import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { activePlan, sendPhoto } from "../testing/launch.ts";
import {
  checkedReception,
  fillAll,
  fillLine,
  inNumbers,
  layOut,
  linesOf,
  plannedReception,
  register,
  setupOf,
  type TestReception,
} from "../testing/reception.ts";
import { systemContext } from "../system.ts";
import { type Asker, makeCompany, startTestServer, type TestServer } from "../testing/server.ts";
import { followLaunches } from "./setup-actions.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(); // Monday 2027-01-04
});
afterAll(() => server.close());

const statusOf = async ({ staff, setupId }: TestReception) =>
  (await setupOf(staff, setupId, "status")).status;
const obligationsOf = async (who: Asker, setupId: string) => {
  const { obligations } = await who.ask(
    "{ obligations(first: 50) { nodes { kind dueOn responsibleRole recordId } } }",
  );
  return Object.fromEntries(
    obligations.nodes
      .filter(({ recordId }: { recordId: string }) => recordId === setupId)
      .map((one: { kind: string; dueOn: string | null; responsibleRole: string }) => [
        one.kind,
        [one.responsibleRole, one.dueOn],
      ]),
  );
};

describe("a center's set-up", () => {
  it("spec/07 scenario 1: laid out as the standard says, every line is met and the region can accept", async () => {
    const reception = await checkedReception(server);
    const { staff, setupId } = reception;
    const lines = [...(await linesOf(staff, setupId)).values()];
    expect(
      lines.filter(({ verdict, itemCode }) => verdict !== "OK" && itemCode !== "CARD_PLACE"),
    ).toEqual([]);
    await staff.run("acceptReception", { id: setupId }, "clientMutationId");
    expect(
      await setupOf(staff, setupId, "status check { score notOkCount openCount } decidedBy { id }"),
    ).toEqual({
      status: "ACCEPTED",
      check: { score: 100, notOkCount: 0, openCount: 0 },
      decidedBy: { id: staff.personId },
    });
  });

  it("spec/07 scenario 2: one tall and four small pots on the left block acceptance until the region excepts them", async () => {
    const pots = inNumbers({ LEFT_TALL: "1", LEFT_SMALL: "4", RIGHT_TALL: "1", RIGHT_SMALL: "2" });
    const reception = await checkedReception(server, { PLANTS: pots });
    const { staff, manager, setupId } = reception;
    const line = (await linesOf(staff, setupId)).get("PLANTS")!;
    expect(line).toMatchObject({
      verdict: "NOT_OK",
      findings: [{ code: "ABOVE_MAX", measure: "LEFT_SMALL" }],
    });
    expect(await staff.refusal("acceptReception", { id: setupId })).toMatchObject({
      code: "RECEPTION_LINES_NOT_OK",
      details: { items: ["植物盆景"] },
    });
    const waiver = { id: line.id, reason: "前台两侧空间较大" };
    expect(await manager.refusal("waiveReceptionLine", waiver)).toMatchObject({
      code: "RECEPTION_ONLY_REGION",
    });
    expect(await staff.refusal("waiveReceptionLine", { ...waiver, reason: " " })).toMatchObject({
      code: "REASON_REQUIRED",
    });
    await staff.run("waiveReceptionLine", waiver, "answer { verdict waivedReason }");
    await staff.run("acceptReception", { id: setupId }, "clientMutationId");
    expect(await statusOf(reception)).toBe("ACCEPTED");
  });

  it("spec/07 scenario 3: of two phones one not recorded, line RCP-R14 is not met until it is connected", async () => {
    const { manager, setupId, centerId } = await plannedReception(server);
    const phone = { kind: "PHONE", takesRequests: true };
    await register(manager, centerId, { ...phone, number: "1", recorded: true });
    const { device } = await register(manager, centerId, {
      ...phone,
      number: "2",
      recorded: false,
    });
    expect((await linesOf(manager, setupId)).get("PHONE_RECORDING")).toMatchObject({
      verdict: "NOT_OK",
    });
    expect((await linesOf(manager, setupId)).get("PHONES")).toMatchObject({ verdict: "OK" });
    const connected = {
      ...device,
      station: "FRONT_DESK",
      status: "IN_USE",
      number: "2",
      takesRequests: true,
      recorded: true,
    };
    await manager.run("updateFrontDeskDevice", connected, "clientMutationId");
    expect((await linesOf(manager, setupId)).get("PHONE_RECORDING")).toMatchObject({
      verdict: "OK",
    });
  });

  it("spec/07 scenario 4: a VIP room with a display point and no water dispenser meets RCP-R04", async () => {
    const { manager, setupId } = await plannedReception(server);
    await fillLine(manager, setupId, "WATER", { choice: "SPRING_POINT" });
    expect((await linesOf(manager, setupId)).get("WATER")).toMatchObject({ verdict: "OK" });
  });

  it("spec/07 scenario 5: a stool height of 0.75 is met", async () => {
    const { manager, setupId } = await plannedReception(server);
    await fillLine(
      manager,
      setupId,
      "STOOL_SIZE",
      inNumbers({ DEPTH: "0.45", WIDTH: "0.36", HEIGHT: "0.75" }),
    );
    expect((await linesOf(manager, setupId)).get("STOOL_SIZE")).toMatchObject({ verdict: "OK" });
  });

  it("RCP-R01 the region accepts; the service center itself, and whoever checked, is refused", async () => {
    const reception = await checkedReception(server);
    const { manager, setupId, hire } = reception;
    const head = await hire("SERVICE_CENTER_HEAD");
    for (const who of [manager, head, reception.admin])
      for (const [action, more] of [
        ["acceptReception", {}],
        ["returnReception", { reason: "x" }],
      ] as const)
        expect(await who.refusal(action, { id: setupId, ...more })).toMatchObject({
          code: "RECEPTION_ONLY_REGION",
        });
    const both = {
      personId: manager.personId,
      role: "REGION_STAFF",
      placeId: reception.regionId,
      fromOn: "2020-01-01",
    };
    await reception.admin.run("assignRole", both, "clientMutationId");
    expect(await manager.refusal("acceptReception", { id: setupId })).toMatchObject({
      code: "RECEPTION_OWN_CHECK",
    });
    expect(await reception.staff.refusal("submitReceptionCheck", { id: setupId })).toMatchObject({
      code: "FORBIDDEN",
    });
  });

  it("is neither submitted without photos nor with open lines", async () => {
    const reception = await plannedReception(server);
    const { manager, setupId } = reception;
    expect(await manager.refusal("submitReceptionCheck", { id: setupId })).toMatchObject({
      code: "RECEPTION_PHOTOS_MISSING",
      details: { items: ["客服前台现场照片", "VIP接待室现场照片"] },
    });
    const lines = await linesOf(manager, setupId);
    for (const code of ["FRONT_DESK_PHOTO", "VIP_ROOM_PHOTO"])
      await sendPhoto(manager, lines.get(code)!.id);
    expect(await manager.refusal("submitReceptionCheck", { id: setupId })).toMatchObject({
      code: "CHECKLIST_ITEMS_OPEN",
    });
  });

  it("returned with a reason it is mended, checked and accepted again", async () => {
    const reception = await checkedReception(server);
    const { staff, manager, setupId } = reception;
    await staff.run("returnReception", { id: setupId, reason: "背景板破损" }, "clientMutationId");
    expect(await setupOf(manager, setupId, "status returnReason check { status }")).toEqual({
      status: "RETURNED",
      returnReason: "背景板破损",
      check: { status: "OPEN" },
    });
    expect(await staff.refusal("acceptReception", { id: setupId })).toMatchObject({
      code: "RECEPTION_STATUS",
    });
    await fillLine(manager, setupId, "BACKGROUND_BOARD", { ticked: true, remark: "已更换" });
    await manager.run("submitReceptionCheck", { id: setupId }, "clientMutationId");
    await staff.run("acceptReception", { id: setupId }, "clientMutationId");
    expect(await statusOf(reception)).toBe("ACCEPTED");
    expect(
      await manager.refusal("completeChecklist", {
        id: (await setupOf(manager, setupId, "check { id }")).check.id,
      }),
    ).toMatchObject({ code: "FORBIDDEN" });
  });

  it("is one of a center, and tells what can be done now", async () => {
    const { staff, manager, setupId, centerId } = await plannedReception(server);
    expect(await staff.refusal("planReception", { serviceCenterId: centerId })).toMatchObject({
      code: "RECEPTION_EXISTS",
    });
    const { actions } = await setupOf(manager, setupId, "actions { action allowed code }");
    expect(actions).toContainEqual({ action: "submitReceptionCheck", allowed: true, code: null });
    expect(actions).toContainEqual({
      action: "acceptReception",
      allowed: false,
      code: "RECEPTION_ONLY_REGION",
    });
  });

  it("of another company is neither seen nor touched", async () => {
    const { setupId } = await plannedReception(server);
    const other = await (await makeCompany(server)).hire("REGION_STAFF");
    expect(await setupOf(other, setupId, "id")).toBeNull();
    expect(await other.refusal("acceptReception", { id: setupId })).toMatchObject({
      code: "NOT_FOUND",
    });
  });
});

describe("a tolerance", () => {
  it("RCP-R07 is 0 unless the region set one, and stays with the check that was begun under it", async () => {
    const desk = inNumbers({ LENGTH: "1.51", REAR_HEIGHT: "0.8", FRONT_HEIGHT: "1.1" });
    const strict = await plannedReception(server);
    await fillLine(strict.manager, strict.setupId, "DESK_SIZE", desk);
    expect((await linesOf(strict.manager, strict.setupId)).get("DESK_SIZE")!.verdict).toBe(
      "NOT_OK",
    );
    const company = await makeCompany(server);
    const head = await company.hire("REGION_HEAD");
    const setting = {
      placeId: company.regionId,
      key: "reception.deskTolerance",
      value: 0.01,
      reason: "定制误差",
    };
    await head.run("setPolicy", setting, "clientMutationId");
    const manager = await company.hire("CUSTOMER_SERVICE_MANAGER");
    const { setup } = await manager.run(
      "planReception",
      { serviceCenterId: company.centerId },
      "setup { id check { settings } }",
    );
    expect(setup.check.settings).toEqual({ "reception.deskTolerance": "0.01" });
    await fillLine(manager, setup.id, "DESK_SIZE", desk);
    expect((await linesOf(manager, setup.id)).get("DESK_SIZE")!.verdict).toBe("OK");
  });
});

/** The region publishes a new version of the standard. */
async function changeStandard(who: Asker) {
  const { checklistTemplates } = await who.ask(
    "{ checklistTemplates { id code status name content } }",
  );
  const current = checklistTemplates.find(
    (one: { code: string; status: string }) =>
      one.code === "RECEPTION" && one.status === "PUBLISHED",
  );
  const { template } = await who.run(
    "draftChecklistTemplate",
    { id: current.id },
    "template { id version }",
  );
  const items = current.content.items.map((item: { code: string }) =>
    item.code === "TIDY" ? { ...item, requirement: { zh: "每日两次保洁" } } : item,
  );
  const edit = {
    id: template.id,
    version: template.version,
    name: current.name,
    content: { ...current.content, items },
  };
  await who.run("editChecklistTemplate", edit, "clientMutationId");
  await who.run(
    "publishChecklistTemplate",
    { id: template.id, note: "保洁频次" },
    "clientMutationId",
  );
}

describe("a change of the standard", () => {
  it("sets checked and accepted centers to be checked again, on the new version; the old check stays", async () => {
    const reception = await checkedReception(server);
    const { staff, manager, setupId } = reception;
    await staff.run("acceptReception", { id: setupId }, "clientMutationId");
    server.setClock("2027-01-05T02:00:00Z");
    await changeStandard(staff);
    server.setClock("2027-01-04T02:00:00Z");
    const now = await setupOf(
      staff,
      setupId,
      "status check { status doneCount template { versionNumber } } checks { status score template { versionNumber } }",
    );
    expect(now).toMatchObject({
      status: "RECHECK_DUE",
      check: { status: "OPEN", template: { versionNumber: 2 } },
      checks: [
        { status: "OPEN" },
        { status: "COMPLETED", score: 100, template: { versionNumber: 1 } },
      ],
    });
    expect(await obligationsOf(manager, setupId)).toMatchObject({
      RECEPTION_RECHECK: ["CUSTOMER_SERVICE_MANAGER", null],
    });
    // The register is the center's, so that its lines are answered in the new check already.
    expect(await linesOf(manager, setupId).then((lines) => lines.get("PHONES")!.verdict)).toBe(
      "OK",
    );
    await fillAll(reception);
    await manager.run("submitReceptionCheck", { id: setupId }, "clientMutationId");
    await staff.run("acceptReception", { id: setupId }, "clientMutationId");
    expect(await statusOf(reception)).toBe("ACCEPTED");
  });

  it("lets a check under way go to it explicitly before it is submitted", async () => {
    const reception = await plannedReception(server);
    const { staff, manager, setupId } = reception;
    await layOut(reception);
    await changeStandard(staff);
    expect(await statusOf(reception)).toBe("PLANNED");
    expect(await manager.refusal("submitReceptionCheck", { id: setupId })).toMatchObject({
      code: "RECEPTION_STANDARD_CHANGED",
    });
    const { check } = await setupOf(
      manager,
      setupId,
      "check { id newerTemplate { versionNumber } }",
    );
    expect(check.newerTemplate).toEqual({ versionNumber: 2 });
    const moved = await manager.run(
      "moveChecklist",
      { id: check.id },
      "changes { code kind fields } lost",
    );
    expect(moved).toEqual({
      changes: [{ code: "TIDY", kind: "CHANGED", fields: ["requirement"] }],
      lost: [],
    });
    await manager.run("submitReceptionCheck", { id: setupId }, "clientMutationId");
    expect(await statusOf(reception)).toBe("SELF_CHECKED");
  });
});

describe("in time (07 part 5)", () => {
  it("the check is due 7 days before the launch opens the center, and follows it", async () => {
    const launch = await activePlan(server); // 2027-05-01
    const manager = await launch.hire("CUSTOMER_SERVICE_MANAGER");
    const follow = async () =>
      followLaunches((await systemContext(server.database.app, launch.id, server.now(), "test"))!);
    await follow();
    const list = async () =>
      (await manager.ask("{ receptionSetups { nodes { id status openingOn openingFromLaunch } } }"))
        .receptionSetups.nodes;
    const [setup] = await list();
    expect(setup).toMatchObject({
      status: "PLANNED",
      openingOn: "2027-05-01",
      openingFromLaunch: true,
    });
    expect(await obligationsOf(manager, setup.id)).toEqual({
      RECEPTION_SELF_CHECK: ["CUSTOMER_SERVICE_MANAGER", "2027-04-24"],
    });
    await launch.staff.run(
      "moveLaunch",
      { id: launch.planId, launchDate: "2027-05-11", reason: "预售证" },
      "clientMutationId",
    );
    await follow();
    await follow();
    expect(await list()).toMatchObject([{ openingOn: "2027-05-11" }]);
    expect((await obligationsOf(manager, setup.id)).RECEPTION_SELF_CHECK).toEqual([
      "CUSTOMER_SERVICE_MANAGER",
      "2027-05-04",
    ]);
    await manager.run(
      "setReceptionOpening",
      { id: setup.id, openingOn: "2027-06-01" },
      "clientMutationId",
    );
    await follow();
    expect(await list()).toMatchObject([{ openingOn: "2027-06-01", openingFromLaunch: false }]);
  });

  it("a submitted check waits for the region, a returned one for the center within 7 days", async () => {
    const reception = await checkedReception(server);
    const { staff, manager, setupId } = reception;
    expect(await obligationsOf(staff, setupId)).toEqual({
      RECEPTION_ACCEPT: ["REGION_STAFF", null],
    });
    await staff.run("returnReception", { id: setupId, reason: "缺照片" }, "clientMutationId");
    expect(await obligationsOf(manager, setupId)).toEqual({
      RECEPTION_SELF_CHECK: ["CUSTOMER_SERVICE_MANAGER", "2027-01-11"],
      RECEPTION_REWORK: ["SERVICE_CENTER_HEAD", "2027-01-11"],
    });
  });

  it("RCP-R19 the systems are looked at every 30 days after acceptance, and findings link to the device", async () => {
    const reception = await checkedReception(server);
    const { staff, manager, setupId, centerId, hire } = reception;
    const supervisor = await hire("CUSTOMER_SERVICE_SUPERVISOR");
    await staff.run("acceptReception", { id: setupId }, "clientMutationId");
    expect(await obligationsOf(supervisor, setupId)).toEqual({
      RECEPTION_SYSTEM_CHECK: ["CUSTOMER_SERVICE_SUPERVISOR", "2027-02-03"],
    });
    const { devices } = await setupOf(manager, setupId, "devices { id kind }");
    const recorder = devices.find(({ kind }: { kind: string }) => kind === "DVR");
    const look = {
      serviceCenterId: centerId,
      checkedOn: "2027-01-03",
      recordingOk: true,
      monitoringOk: false,
      ncOk: true,
      findings: [{ deviceId: recorder.id, text: "硬盘已满" }],
    };
    const { check } = await supervisor.run(
      "recordReceptionSystemCheck",
      look,
      "check { id findings { id device { kind } } }",
    );
    expect(check.findings).toMatchObject([{ device: { kind: "DVR" } }]);
    const seen = await setupOf(
      manager,
      setupId,
      "devices { kind findings { text mendedOn } } systemChecks { monitoringOk }",
    );
    expect(seen.devices.find(({ kind }: { kind: string }) => kind === "DVR").findings).toEqual([
      { text: "硬盘已满", mendedOn: null },
    ]);
    expect(seen.systemChecks).toEqual([{ monitoringOk: false }]);
    expect((await obligationsOf(supervisor, setupId)).RECEPTION_SYSTEM_CHECK).toEqual([
      "CUSTOMER_SERVICE_SUPERVISOR",
      "2027-02-02",
    ]);
    const finding = { id: check.findings[0].id };
    await manager.run("mendReceptionFinding", finding, "finding { mendedOn mendedBy { id } }");
    expect(await manager.refusal("mendReceptionFinding", finding)).toMatchObject({
      code: "RECEPTION_FINDING_MENDED",
    });
    const elsewhere = (await checkedReception(server)).setupId;
    expect(
      await supervisor.refusal("recordReceptionSystemCheck", {
        ...look,
        findings: [{ deviceId: elsewhere, text: "x" }],
      }),
    ).toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("the check sheet", () => {
  it("prints area, item, standard, what was measured, result, photos and remark, with who checked", async () => {
    const { staff, setupId } = await checkedReception(server);
    const query = `query($id: ID!) { formPreview(form: "RECEPTION_CHECK", recordId: $id) { document } }`;
    const { formPreview } = await staff.ask(query, { id: setupId });
    const { title, blocks } = formPreview.document;
    expect(title).toBe("接待区域布置检查表");
    const [facts, table, photos, signatures] = blocks;
    expect(facts.facts).toContainEqual({ label: "物业服务中心", value: "锦绣服务中心" });
    expect(table.rows).toContainEqual([
      4,
      "客服前台接待区域",
      "接待台",
      "按统一尺寸定制：长1.5m，后端高0.8m，前端高1.1m",
      "长度1.5m，后端高度0.8m，前端高度1.1m",
      "符合",
      null,
      null,
    ]);
    expect(photos.photos).toHaveLength(2);
    expect(signatures.boxes[0]).toMatchObject({ label: "检查人", on: "2027-01-04" });
    const stranger = await (await makeCompany(server)).hire("REGION_STAFF");
    expect((await stranger.send(query, { id: setupId })).errors![0]!.extensions.code).toBe(
      "NOT_FOUND",
    );
  });
});

describe("devices and desk cards", () => {
  it("are kept by the center; a number is taken once, and only phones are recorded", async () => {
    const { manager, staff, centerId } = await plannedReception(server);
    const pc = { kind: "PC", number: "PC-1" };
    await register(manager, centerId, pc);
    const asked = { serviceCenterId: centerId, station: "FRONT_DESK", ...pc };
    expect(await manager.refusal("createFrontDeskDevice", asked)).toMatchObject({
      code: "NAME_TAKEN",
      details: { name: "PC-1" },
    });
    expect(
      await manager.refusal("createFrontDeskDevice", { ...asked, number: "2", recorded: true }),
    ).toMatchObject({ code: "RECEPTION_PHONES_ONLY" });
    expect(await staff.refusal("createFrontDeskDevice", { ...asked, number: "2" })).toMatchObject({
      code: "FORBIDDEN",
    });
  });

  it("RCP-R16 RCP-R18 a card is one of a person on duty, with its free place, saved anew and removed", async () => {
    const { manager, setupId, centerId } = await plannedReception(server);
    const card = { serviceCenterId: centerId, personId: manager.personId, title: "客服前台" };
    await manager.run("saveDeskCard", card, "card { id }");
    const saved = await manager.run(
      "saveDeskCard",
      { ...card, place: "接待台左侧" },
      "card { id title place }",
    );
    const { deskCards } = await setupOf(
      manager,
      setupId,
      "deskCards { id title place person { id } }",
    );
    expect(deskCards).toEqual([{ ...saved.card, person: { id: manager.personId } }]);
    await manager.run("removeDeskCard", { id: saved.card.id }, "removedId");
    expect((await setupOf(manager, setupId, "deskCards { id }")).deskCards).toEqual([]);
  });
});
