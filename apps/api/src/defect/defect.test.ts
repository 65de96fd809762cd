import { v7 as uuid } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bare, followLink, writeAs } from "../testing/approval.ts";
import {
  assign,
  bringToFixed,
  companyWithDefects,
  hollowTile,
  raise,
  rooms,
  type TestDefects,
} from "../testing/defect.ts";
import { noticesOf, sendPhoto } from "../testing/launch.ts";
import { sendPhotoByLink } from "../testing/sales-area.ts";
import { countRoundTrips } from "../testing/round-trips.ts";
import { type Asker, makeCompany, startTestServer, type TestServer } from "../testing/server.ts";
import { raiseDefect, standingOfSource, voidDefectsOf } from "./actions.ts";
import { defectSourceDoors } from "./sources.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(); // Monday 2027-01-04, 10:00 in Shanghai
});
afterAll(() => server.close());

const key = "clientMutationId";
const fields = `id number status severity round text dueOn overdue pinX pinY raisedOn region { name } contractor { id name }
  raisedBy { id } verifiedBy { id } mergedInto { id } mergedFrom { id photos { attachment { id } } } splitFrom { id } copiedFrom { id }
  events { id act round reason saidName by { id } doneAt other { id } photos { attachment { id } marks } }
  photos { attachment { id } marks } unit { id mirrored }`;
const defectOf = async (who: Asker, id: string) =>
  (await who.ask(`query($id: ID!) { defect(id: $id) { ${fields} } }`, { id })).defect;
const workOf = async (who: Asker, id: string) =>
  (
    await who.ask(
      "{ obligations(first: 100) { nodes { recordId kind dueOn title responsibleRole } } }",
    )
  ).obligations.nodes.filter((one: { recordId: string }) => one.recordId === id);
const acts = (defect: { events: { act: string }[] }) => defect.events.map(({ act }) => act);

describe("the life of a defect", () => {
  it("UAC-R09 goes from finding to writing off over four people, and asks each in turn", async () => {
    const defects = await companyWithDefects(server);
    const { inspector, manager, developer, engineer, headOfCenter } = defects;
    const id = await raise(defects);
    expect(await defectOf(manager, id)).toMatchObject({
      number: 1,
      status: "UNASSIGNED",
      round: 0,
      raisedOn: "2027-01-04",
      region: { name: "厨房" },
      raisedBy: { id: inspector.personId },
    });
    expect(await workOf(manager, id)).toMatchObject([
      { kind: "DEFECT_ASSIGN", dueOn: "2027-01-05", responsibleRole: "CUSTOMER_SERVICE_MANAGER" },
    ]);
    expect((await assign(defects, [id])).decisions).toEqual([{ id, done: true, code: null }]);
    expect(await workOf(manager, id)).toMatchObject([
      { kind: "DEFECT_RECTIFY", dueOn: "2027-01-10", responsibleRole: "DEVELOPER_STAFF" },
    ]);
    await developer.run("fixDefect", { id, note: "已更换 3 块" }, key);
    expect(await workOf(manager, id)).toMatchObject([
      { kind: "DEFECT_VERIFY", dueOn: "2027-01-07" },
    ]);
    await inspector.run("verifyDefect", { id, good: true }, key);
    expect(await workOf(manager, id)).toMatchObject([{ kind: "DEFECT_CLOSE", dueOn: null }]);
    const closed = await headOfCenter.run(
      "closeDefects",
      { defectIds: [id] },
      "defects { status } decisions { done }",
    );
    expect(closed).toMatchObject({ defects: [{ status: "CLOSED" }], decisions: [{ done: true }] });
    expect(await workOf(manager, id)).toEqual([]);
    const done = await defectOf(engineer, id);
    expect(acts(done)).toEqual(["RAISE", "ASSIGN", "FIX", "PASS", "CLOSE"]);
    expect(done.events[2]).toMatchObject({
      round: 1,
      reason: "已更换 3 块",
      by: { id: developer.personId },
    });
  });

  it("UAC-R09 lets nobody verify his own work, nor write off what he mended or verified", async () => {
    const defects = await companyWithDefects(server);
    const { manager, engineer } = defects;
    const id = await raise(defects);
    await assign(defects, [id]);
    await engineer.run("fixDefect", { id }, key);
    expect(await engineer.refusal("verifyDefect", { id, good: true })).toEqual({
      code: "DEFECT_OWN_WORK",
      details: { step: "FIX" },
    });
    await manager.run("verifyDefect", { id, good: true }, key);
    for (const [who, step] of [
      [engineer, "FIX"],
      [manager, "PASS"],
    ] as const)
      expect(
        await who.run("closeDefects", { defectIds: [id] }, "decisions { done code details }"),
      ).toEqual({
        decisions: [{ done: false, code: "DEFECT_OWN_WORK", details: { step } }],
      });
    const { defect } = await manager.ask(
      `{ defect(id: "${id}") { actions { action allowed code } } }`,
    );
    expect(defect.actions).toContainEqual({
      action: "closeDefects",
      allowed: false,
      code: "DEFECT_OWN_WORK",
    });
  });

  it("keeps photos and signer of every round", async () => {
    const defects = await companyWithDefects(server);
    const { inspector, developer, manager } = defects;
    const id = await raise(defects);
    expect((await sendPhoto(inspector, id)).status).toBe(201);
    await assign(defects, [id]);
    const eventOf = async (act: string) =>
      (await defectOf(manager, id)).events.findLast((one: { act: string }) => one.act === act);
    for (const [round, good] of [
      [1, false],
      [2, true],
    ] as const) {
      await developer.run("fixDefect", { id, note: `第 ${round} 次` }, key);
      const fix = await eventOf("FIX");
      expect((await sendPhoto(developer, fix.id)).status).toBe(201);
      // Nobody but who took the step adds to its evidence, and nobody takes any away.
      expect((await sendPhoto(inspector, fix.id)).status).toBe(403);
      await inspector.run("verifyDefect", { id, good, reason: good ? null : "仍空鼓" }, key);
      expect((await sendPhoto(inspector, (await eventOf(good ? "PASS" : "FAIL")).id)).status).toBe(
        201,
      );
    }
    const { events, photos, status, round } = await defectOf(manager, id);
    expect({ status, round, photos: photos.length }).toEqual({
      status: "VERIFIED",
      round: 2,
      photos: 1,
    });
    const told = events
      .filter(({ round: of }: { round: number }) => of > 0)
      .map(({ act, round: of, by, photos: taken }: never) => [
        act,
        of,
        (by as { id: string }).id,
        (taken as unknown[]).length,
      ]);
    expect(told).toEqual([
      ["FIX", 1, developer.personId, 1],
      ["FAIL", 1, inspector.personId, 1],
      ["FIX", 2, developer.personId, 1],
      ["PASS", 2, inspector.personId, 1],
    ]);
    const file = events[2].photos[0].attachment.id;
    expect((await developer.refusal("removeAttachment", { id: file })).code).toBe("RECORD_STATUS");
  });

  it("is disputed, accepted by the head, made void and opened again, each with its reason", async () => {
    const defects = await companyWithDefects(server);
    const { developer, headOfCenter, manager, inspector } = defects;
    const id = await raise(defects);
    await assign(defects, [id]);
    const tell = (who: Asker, step: string, reason = "原因") =>
      who.run("tellDefect", { id, step, reason }, "defect { status }");
    expect(
      (await developer.refusal("tellDefect", { id, step: "disputeDefect", reason: " " })).code,
    ).toBe("REASON_REQUIRED");
    expect((await tell(developer, "disputeDefect")).defect.status).toBe("DISPUTED");
    expect(await workOf(manager, id)).toMatchObject([
      { kind: "DEFECT_ASSIGN", title: expect.stringContaining("处理争议") },
    ]);
    await assign(defects, [id]);
    expect(
      (await manager.refusal("tellDefect", { id, step: "exceptDefect", reason: "x" })).code,
    ).toBe("FORBIDDEN");
    expect((await tell(headOfCenter, "exceptDefect", "业主同意")).defect.status).toBe("EXCEPTED");
    expect((await tell(inspector, "reopenDefect")).defect.status).toBe("RETURNED");
    expect(
      (await inspector.refusal("tellDefect", { id, step: "voidDefect", reason: "x" })).code,
    ).toBe("DEFECT_VOID_BY_HEAD");
    expect((await tell(headOfCenter, "voidDefect")).defect.status).toBe("VOID");
    expect(await workOf(manager, id)).toEqual([]);
    const own = await raise(defects);
    const slip = { id: own, step: "voidDefect", reason: "点错" };
    expect((await inspector.run("tellDefect", slip, "defect { status }")).defect.status).toBe(
      "VOID",
    );
  });

  it("TKO-R14 never accepts what touches safety as it is, nor makes it lighter", async () => {
    const defects = await companyWithDefects(server);
    const { headOfCenter, inspector } = defects;
    const id = await raise(defects, { severity: "SAFETY", category: "RAILING" });
    const asItIs = { id, step: "exceptDefect", reason: "急" };
    expect((await headOfCenter.refusal("tellDefect", asItIs)).code).toBe("DEFECT_SAFETY");
    const { pin, category, trade, text } = hollowTile;
    const lighter = { id, version: 1, category, severity: "MINOR", trade, text, pin };
    expect((await inspector.refusal("changeDefect", lighter)).code).toBe("DEFECT_SAFETY");
  });

  it("is overdue from the day after, and the region's head hears of it (05 part 5)", async () => {
    const defects = await companyWithDefects(server);
    const { manager, hire } = defects;
    const head = await hire("REGION_HEAD");
    const id = await raise(defects);
    await assign(defects, [id], "2027-01-05");
    const overdue = async () =>
      (await manager.ask("{ defects(filter: { overdue: true }) { nodes { id } } }")).defects.nodes;
    server.setClock("2027-01-05T12:00:00Z");
    expect(await overdue()).toEqual([]);
    for (const day of ["06", "07", "08", "09", "10", "11", "12"]) {
      server.setClock(`2027-01-${day}T02:00:00Z`);
      await server.minute();
      await server.workOff();
    }
    expect(await overdue()).toEqual([{ id }]);
    expect((await noticesOf(head)).length).toBeGreaterThan(0);
    server.setClock("2027-01-04T02:00:00Z");
  });
});

describe("a command from a phone without signal", () => {
  it("keeps the client's id and the time it was done, and is carried out once", async () => {
    const { inspector, unitIds, manager } = await companyWithDefects(server);
    const newId = "0190a0a0-1111-7000-8000-00000000abcd";
    const doneAt = "2027-01-02T09:30:00+08:00";
    const input = {
      ...hollowTile,
      unitId: unitIds[0],
      newId,
      doneAt,
      clientMutationId: "outbox-1",
    };
    for (let times = 0; times < 2; times++)
      expect((await inspector.run("raiseDefect", input, "defect { id }")).defect.id).toBe(
        `Defect_${newId}`,
      );
    const defect = await defectOf(manager, `Defect_${newId}`);
    expect(defect).toMatchObject({ raisedOn: "2027-01-02", number: 1 });
    expect(Date.parse(defect.events[0].doneAt)).toBe(Date.parse(doneAt));
    const tell = () =>
      inspector.run(
        "raiseDefect",
        { ...input, clientMutationId: "here", newId: null, pin: null },
        key,
      );
    // Whoever tells of the next one of the estate waits for its number: it is taken in the last of them, which commits.
    expect(await countRoundTrips(server.database.app, tell)).toBe(2);
    const later = {
      ...input,
      clientMutationId: "outbox-2",
      newId: null,
      doneAt: "2027-01-04T12:00:00+08:00",
    };
    expect(await inspector.refusal("raiseDefect", later)).toMatchObject({
      code: "INVALID_INPUT",
      details: { field: "doneAt" },
    });
    expect(
      (await inspector.refusal("raiseDefect", { ...later, doneAt, newId: "nonsense" })).code,
    ).toBe("INVALID_INPUT");
  });
});

describe("who may what", () => {
  it("is told by the matrix: guards see nothing, technicians do not assign, the developer does not verify", async () => {
    const defects = await companyWithDefects(server);
    const { hire, developer, inspector, contractorId, unitIds } = defects;
    const id = await raise(defects);
    const guard = await hire("SECURITY_MANAGER");
    expect(await defectOf(guard, id)).toBeNull();
    expect((await guard.refusal("fixDefect", { id })).code).toBe("NOT_FOUND");
    expect((await guard.refusal("raiseDefect", { ...hollowTile, unitId: unitIds[0] })).code).toBe(
      "FORBIDDEN",
    );
    const assigned = await inspector.run(
      "assignDefects",
      { defectIds: [id], contractorId, dueOn: "2027-01-10" },
      "decisions { done code }",
    );
    expect(assigned.decisions).toEqual([{ done: false, code: "FORBIDDEN" }]);
    await bringToFixed(defects, id);
    expect((await developer.refusal("verifyDefect", { id, good: true })).code).toBe("FORBIDDEN");
    const stranger = (await makeCompany(server)).admin;
    expect(await defectOf(stranger, id)).toBeNull();
    expect((await stranger.refusal("fixDefect", { id })).code).toBe("NOT_FOUND");
  });

  it("shows the responsible party's own account what is theirs and nothing else, and lets it answer", async () => {
    const defects = await companyWithDefects(server);
    const { hire, manager, centerId, contractorId, inspector } = defects;
    const builder = await hire("CONTRACTOR_STAFF", centerId);
    const named = {
      contractorId,
      serviceCenterId: centerId,
      version: 1,
      name: "中建八局",
      trades: ["TILE"],
      personId: builder.personId,
    };
    await manager.run("keepContractor", named, key);
    const [theirs, other] = [await raise(defects), await raise(defects)];
    await sendPhoto(inspector, theirs);
    await assign(defects, [theirs]);
    const { defects: seen } = await builder.ask(
      "{ defects { nodes { id photos { attachment { url } } actions { action allowed } } } }",
    );
    expect(seen.nodes.map((one: { id: string }) => one.id)).toEqual([theirs]);
    expect((await builder.fetch(seen.nodes[0].photos[0].attachment.url)).status).toBe(200);
    const allowed = seen.nodes[0].actions.filter((one: { allowed: boolean }) => one.allowed);
    expect(allowed.map((one: { action: string }) => one.action)).toEqual([
      "fixDefect",
      "disputeDefect",
    ]);
    await builder.run("fixDefect", { id: theirs, note: "已修" }, key);
    const fix = (await defectOf(builder, theirs)).events.at(-1);
    expect((await sendPhoto(builder, fix.id)).status).toBe(201);
    expect((await builder.refusal("fixDefect", { id: other })).code).toBe("NOT_FOUND");
    await inspector.run("verifyDefect", { id: theirs, good: true }, key);
  });
});

describe("plans and pins", () => {
  it("pins lie in regions by name; a mirrored home keeps the pin on the plan as drawn", async () => {
    const defects = await companyWithDefects(server);
    const { manager, estateId, unitIds, planId } = defects;
    const mirror = { estateId, unitIds: [unitIds[1]], mirrored: true };
    expect(await manager.run("setUnitsMirrored", mirror, "count")).toEqual({ count: 1 });
    expect(await manager.run("setUnitsMirrored", mirror, "count")).toEqual({ count: 0 });
    const id = await raise(defects, { unitId: unitIds[1], pin: { x: 0.8, y: 0.5 } });
    expect(await defectOf(manager, id)).toMatchObject({
      pinX: 0.8,
      region: { name: "卫生间" },
      unit: { mirrored: true },
    });
    // Drawn anew, pins fall into what is there now.
    const one = [
      {
        name: "全屋",
        corners: [...rooms[0]!.corners.slice(0, 1), { x: 1, y: 0 }, { x: 1, y: 1 }, { x: 0, y: 1 }],
      },
    ];
    await manager.run("keepPlanRegions", { id: planId, regions: one }, key);
    expect((await defectOf(manager, id)).region).toEqual({ name: "全屋" });
    await manager.run("keepPlanRegions", { id: planId, regions: [] }, key);
    expect((await defectOf(manager, id)).region).toBeNull();
  });

  it("refuses pins beside the plan and in homes without one, and shapes that are none", async () => {
    const defects = await companyWithDefects(server);
    const { inspector, manager, unitIds, estateId, planId, admin, buildingId } = defects;
    const at = (unitId: string, pin: object) => ({ ...hollowTile, unitId, pin });
    expect((await inspector.refusal("raiseDefect", at(unitIds[0]!, { x: 1.2, y: 0 }))).code).toBe(
      "DEFECT_PIN_OUTSIDE",
    );
    const other = { buildingId, floorNumber: 9, roomNumber: "901", layoutType: "Z9" };
    const { unit } = await admin.run("createUnit", other, "unit { id }");
    expect((await inspector.refusal("raiseDefect", at(unit.id, { x: 0.5, y: 0.5 }))).code).toBe(
      "DEFECT_NO_PLAN",
    );
    const line = [{ name: "线", corners: rooms[0]!.corners.slice(0, 2) }];
    expect((await manager.refusal("keepPlanRegions", { id: planId, regions: line })).code).toBe(
      "DEFECT_REGION_SHAPE",
    );
    const drawing = { estateId, layoutType: "B2", width: 10, height: 10 };
    expect((await inspector.refusal("keepLayoutPlan", drawing)).code).toBe("FORBIDDEN");
    expect((await manager.refusal("keepLayoutPlan", { ...drawing, width: 0 })).code).toBe(
      "INVALID_INPUT",
    );
    const again = { ...drawing, keepRegions: true };
    const { plan } = await manager.run(
      "keepLayoutPlan",
      again,
      "plan { edition inUse regions { name } }",
    );
    expect(plan).toEqual({
      edition: 2,
      inUse: true,
      regions: rooms.map(({ name }) => ({ name })),
    });
  });

  it("keeps what is drawn on a photo beside the photo, which stays as it was taken", async () => {
    const defects = await companyWithDefects(server);
    const { inspector } = defects;
    const id = await raise(defects);
    await sendPhoto(inspector, id);
    const [{ attachment }] = (await defectOf(inspector, id)).photos;
    const before = Buffer.from(
      await (await inspector.fetch(`/files/${attachment.id}`)).arrayBuffer(),
    );
    const marks = [{ kind: "CIRCLE", points: [0.2, 0.2, 0.4, 0.4], text: "此处" }];
    await inspector.run("markPhoto", { attachmentId: attachment.id, marks }, key);
    expect((await defectOf(inspector, id)).photos).toEqual([{ attachment, marks }]);
    const after = Buffer.from(
      await (await inspector.fetch(`/files/${attachment.id}`)).arrayBuffer(),
    );
    expect(after.equals(before)).toBe(true);
    for (const wrong of [
      { kind: "CIRCLE", points: [2, 2] },
      { kind: "BOMB", points: [0, 0] },
      { kind: "PEN", points: [0, 0, 0] },
    ])
      expect(
        (await inspector.refusal("markPhoto", { attachmentId: attachment.id, marks: [wrong] }))
          .code,
      ).toBe("INVALID_INPUT");
  });
});

describe("a defect that was told wrongly", () => {
  it("is corrected while it is open, pin and region as well, by who saw it as it is now", async () => {
    const defects = await companyWithDefects(server);
    const { inspector, headOfCenter } = defects;
    const id = await raise(defects);
    const { category, severity, trade } = hollowTile;
    const right = {
      id,
      version: 1,
      category,
      severity,
      trade,
      text: " 卫生间墙砖空鼓 ",
      part: "淋浴区",
    };
    const moved = { ...right, pin: { x: 0.9, y: 0.5 } };
    await inspector.run("changeDefect", moved, key);
    expect(await defectOf(inspector, id)).toMatchObject({
      text: "卫生间墙砖空鼓",
      pinX: 0.9,
      region: { name: "卫生间" },
    });
    expect((await inspector.refusal("changeDefect", moved)).code).toBe("STALE_VERSION");
    await inspector.run("changeDefect", { ...right, version: 2, pin: null }, key);
    expect(await defectOf(inspector, id)).toMatchObject({ pinX: null, region: null });
    expect((await headOfCenter.refusal("changeDefect", { ...right, version: 3 })).code).toBe(
      "FORBIDDEN",
    );
    await inspector.run("tellDefect", { id, step: "voidDefect", reason: "点错" }, key);
    expect((await inspector.refusal("changeDefect", { ...right, version: 4 })).code).toBe(
      "RECORD_STATUS",
    );
  });

  it("names a responsible party of the same center, and each name once", async () => {
    const defects = await companyWithDefects(server);
    const { manager, centerId } = defects;
    const twice = { serviceCenterId: centerId, name: "中建八局" };
    expect((await manager.refusal("keepContractor", twice)).code).toBe("NAME_TAKEN");
    const other = await companyWithDefects(server);
    const id = await raise(defects);
    const foreign = { defectIds: [id], contractorId: other.contractorId, dueOn: "2027-01-10" };
    expect((await manager.refusal("assignDefects", foreign)).code).toBe("NOT_FOUND");
  });
});

describe("defects that become others", () => {
  it("merged ones keep photos and history and point at the one that goes on, as grave and as early", async () => {
    const defects = await companyWithDefects(server);
    const { inspector, manager, unitIds } = defects;
    const [keeper, twin, third] = [
      await raise(defects),
      await raise(defects, { severity: "SERIOUS" }),
      await raise(defects),
    ];
    await sendPhoto(inspector, twin!);
    await assign(defects, [twin!], "2027-01-08");
    await inspector.run("mergeDefects", { id: twin, defectIds: [third], reason: "同一处" }, key);
    await inspector.run("mergeDefects", { id: keeper, defectIds: [twin], reason: "同一处" }, key);
    const kept = await defectOf(manager, keeper!);
    expect(kept).toMatchObject({ severity: "SERIOUS", dueOn: "2027-01-08", status: "UNASSIGNED" });
    expect(kept.mergedFrom).toMatchObject([
      { id: twin, photos: [{}] },
      { id: third, photos: [] },
    ]);
    expect(await defectOf(manager, twin!)).toMatchObject({
      status: "MERGED",
      mergedInto: { id: keeper },
    });
    expect(acts(await defectOf(manager, twin!))).toEqual(["RAISE", "ASSIGN", "TAKE_IN", "MERGE"]);
    expect(await workOf(manager, twin!)).toEqual([]);
    const elsewhere = await raise(defects, { unitId: unitIds[1] });
    const apart = { id: keeper, defectIds: [elsewhere], reason: "x" };
    expect((await inspector.refusal("mergeDefects", apart)).code).toBe("DEFECT_MERGE_APART");
    const self = { id: keeper, defectIds: [keeper], reason: "x" };
    expect((await inspector.refusal("mergeDefects", self)).code).toBe("DEFECT_MERGE_SELF");
  });

  it("split into further ones of the same place that tell where they came from", async () => {
    const defects = await companyWithDefects(server);
    const { inspector, manager } = defects;
    const id = await raise(defects);
    await assign(defects, [id]);
    const { parts } = await inspector.run(
      "splitDefect",
      { id, texts: ["左墙空鼓", "右墙空鼓"] },
      "defect { id } parts { id number text status splitFrom { id } region { name } dueOn }",
    );
    const part = {
      status: "ASSIGNED",
      splitFrom: { id },
      region: { name: "厨房" },
      dueOn: "2027-01-10",
    };
    expect(parts).toMatchObject([
      { number: 2, text: "左墙空鼓", ...part },
      { number: 3, text: "右墙空鼓", ...part },
    ]);
    expect(acts(await defectOf(manager, id))).toEqual(["RAISE", "ASSIGN", "SPLIT", "SPLIT"]);
    expect((await inspector.refusal("splitDefect", { id, texts: [" "] })).code).toBe(
      "INVALID_INPUT",
    );
  });

  it("copied to the same spot of other homes, each decided by itself, and three raise a batch alert", async () => {
    const defects = await companyWithDefects(server);
    const { inspector, manager, engineer, unitIds, admin, buildingId } = defects;
    const id = await raise(defects);
    const other = { buildingId, floorNumber: 9, roomNumber: "901", layoutType: "C" };
    const { unit } = await admin.run("createUnit", other, "unit { id }");
    await raise(defects, { unitId: unitIds[1] });
    const alerts = async () =>
      (
        await manager.ask(
          "{ defectAlerts(handled: false) { nodes { id found further category region { name } plan { layoutType } } } }",
        )
      ).defectAlerts.nodes;
    expect(await alerts()).toEqual([]);
    const to = [unitIds[0], unitIds[1], unitIds[2], unit.id];
    const { copies, decisions } = await inspector.run(
      "copyDefect",
      { id, unitIds: to },
      "copies { copiedFrom { id } unit { id } pinX pinY region { name } } decisions { id done code }",
    );
    expect(copies).toEqual([
      {
        copiedFrom: { id },
        unit: { id: unitIds[2] },
        pinX: 0.2,
        pinY: 0.4,
        region: { name: "厨房" },
      },
    ]);
    expect(decisions).toEqual([
      { id: unitIds[0], done: false, code: "DEFECT_COPY_SELF" },
      { id: unitIds[1], done: false, code: "DEFECT_THERE_ALREADY" },
      { id: unitIds[2], done: true, code: null },
      { id: unit.id, done: false, code: "DEFECT_LAYOUT_DIFFERS" },
    ]);
    const [alert] = await alerts();
    expect(alert).toMatchObject({
      found: 3,
      further: 2,
      category: "HOLLOW",
      region: { name: "厨房" },
      plan: { layoutType: "B2" },
    });
    expect(await workOf(engineer, alert.id)).toMatchObject([
      { kind: "DEFECT_BATCH", title: expect.stringContaining("另须检查 2 户") },
    ]);
    await engineer.run("handleDefectAlert", { id: alert.id, note: "已逐户检查" }, key);
    expect(await alerts()).toEqual([]);
    expect(await workOf(engineer, alert.id)).toEqual([]);
    expect((await engineer.refusal("handleDefectAlert", { id: alert.id, note: "x" })).code).toBe(
      "NOTHING_CHANGES",
    );
  });

  it("are assigned and written off in bulk, each row by itself", async () => {
    const defects = await companyWithDefects(server);
    const { manager, inspector } = defects;
    const ids = [await raise(defects), await raise(defects), await raise(defects)];
    await inspector.run("tellDefect", { id: ids[1], step: "voidDefect", reason: "点错" }, key);
    const { decisions } = await assign(defects, ids);
    expect(
      decisions.map(({ done, code }: { done: boolean; code: string }) => [done, code]),
    ).toEqual([
      [true, null],
      [false, "RECORD_STATUS"],
      [true, null],
    ]);
    const early = { defectIds: [ids[0]], contractorId: defects.contractorId, dueOn: "2027-01-03" };
    expect((await manager.run("assignDefects", early, "decisions { code }")).decisions).toEqual([
      { code: "DEFECT_DUE_TOO_EARLY" },
    ]);
    const none = { defectIds: [], contractorId: defects.contractorId, dueOn: "2027-01-03" };
    expect((await manager.refusal("assignDefects", none)).code).toBe("INVALID_INPUT");
  });
});

describe("an answer by one-time link", () => {
  async function linked(defects: TestDefects, id: string) {
    const asked = {
      purpose: "UPLOAD_EVIDENCE",
      subjectId: id,
      part: "ANSWER",
      name: "周工",
      days: 7,
    };
    const { url } = await defects.manager.run("issueAccessLink", asked, "url");
    return new URL(url).hash.slice(1);
  }
  const answer = {
    act: "HAND_IN",
    name: "周建国",
    organization: "中建八局",
    comment: "已重贴",
    key: "answer-defect-1",
  };

  it("is a round of its own, with photos, verified by a person of ours", async () => {
    const defects = await companyWithDefects(server);
    const { inspector, manager } = defects;
    const id = await raise(defects);
    await assign(defects, [id]);
    const token = await linked(defects, id);
    const { body } = await followLink(server, "read", { token });
    expect(body).toMatchObject({ title: expect.stringContaining("缺陷整改答复"), problem: null });
    expect(body.facts.map(({ value }: { value: string }) => value)).toEqual([
      "#1",
      "9栋101 · 厨房",
      "空鼓 Hollow",
      "厨房墙砖空鼓",
      "2027-01-10",
    ]);
    expect((await sendPhotoByLink(server, token)).status).toBe(201);
    expect((await followLink(server, "act", { token, ...answer })).body).toEqual({
      done: "HAND_IN",
    });
    const defect = await defectOf(manager, id);
    expect(defect).toMatchObject({ status: "FIXED", round: 1 });
    expect(defect.events.at(-1)).toMatchObject({
      act: "FIX",
      saidName: "周建国",
      reason: "已重贴",
      by: null,
      photos: [{ marks: null }],
    });
    const file = defect.events.at(-1).photos[0].attachment.id;
    expect((await manager.fetch(`/files/${file}`)).status).toBe(200);
    expect((await noticesOf(inspector)).map(({ kind }) => kind)).toContain("EVIDENCE_RECEIVED");
    await inspector.run("verifyDefect", { id, good: true }, key);
    expect((await defectOf(manager, id)).status).toBe("VERIFIED");
  });

  it("is given out while it is to be mended only", async () => {
    const defects = await companyWithDefects(server);
    const id = await raise(defects);
    const asked = {
      purpose: "UPLOAD_EVIDENCE",
      subjectId: id,
      part: "ANSWER",
      name: "周工",
      days: 7,
    };
    expect((await defects.manager.refusal("issueAccessLink", asked)).code).toBe("RECORD_STATUS");
    await assign(defects, [id]);
    const token = await linked(defects, id);
    await defects.developer.run("fixDefect", { id }, key);
    expect((await followLink(server, "read", { token })).body.problem).toBe("RECORD_STATUS");
  });
});

describe("a responsible party's link", () => {
  it("shows all that it has to mend in the estate and nothing else, and answers several at once, again and again", async () => {
    const defects = await companyWithDefects(server);
    const { inspector, manager, contractorId, estateId } = defects;
    const ids = [];
    for (const text of ["窗框划伤", "墙面污染", "门锁松动"])
      ids.push(await raise(defects, { text }));
    const [first, second, third] = ids as [string, string, string];
    await assign(defects, [first], "2027-01-12");
    await assign(defects, [second], "2027-01-08");
    // Another party's, and one that nobody was given.
    const other = { serviceCenterId: defects.centerId, name: "别的单位", trades: ["TILE"] };
    const { contractor } = await manager.run("keepContractor", other, "contractor { id }");
    const theirs = await raise(defects, { text: "别人的" });
    await assign({ manager, contractorId: contractor.id }, [theirs]);
    const photo = await sendPhoto(inspector, second);
    expect(photo.status).toBe(201);
    const asked = {
      purpose: "RECTIFY",
      subjectId: contractorId,
      part: estateId,
      name: "周工",
      days: 14,
    };
    expect((await inspector.refusal("issueAccessLink", { ...asked, part: "ANSWER" })).code).toBe(
      "NOT_FOUND",
    );
    const { url } = await manager.run("issueAccessLink", asked, "url");
    const token = new URL(url).hash.slice(1);
    const read = async () => (await followLink(server, "read", { token })).body;
    const seen = await read();
    expect(seen).toMatchObject({
      purpose: "RECTIFY",
      title: expect.stringContaining("中建八局"),
      problem: null,
    });
    expect(
      seen.defects.map(({ text, dueOn, before }: { text: string; dueOn: string; before: [] }) => [
        text,
        dueOn,
        before.length,
      ]),
    ).toEqual([
      ["墙面污染", "2027-01-08", 1],
      ["窗框划伤", "2027-01-12", 0],
    ]);
    const file = (id: string) =>
      fetch(`${server.url}/api/links/file`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ token, id }),
      });
    expect((await file(seen.defects[0].before[0].id)).status).toBe(200);
    expect((await sendPhoto(inspector, theirs)).status).toBe(201);
    const [{ attachment: strange }] = (await defectOf(manager, theirs)).photos;
    expect((await file(bare(strange.id))).status).toBe(404);
    const answerTo = (id: string, text = "已处理") => ({
      defectId: bare(id),
      eventId: uuid(),
      text,
    });
    const photograph = async ({ defectId, eventId }: ReturnType<typeof answerTo>) =>
      (await sendPhotoByLink(server, token, undefined, {}, { defect: defectId, event: eventId }))
        .status;
    const handIn = async (...answers: ReturnType<typeof answerTo>[]) =>
      (
        await followLink(server, "act", {
          token,
          key: uuid(),
          act: "HAND_IN",
          name: "周建国",
          organization: "中建八局",
          defects: answers,
        })
      ).body;
    const both = [answerTo(first), answerTo(second, "已清洗")] as const;
    expect(await handIn(...both)).toMatchObject({ code: "LINK_PHOTO_MISSING" });
    const approving = { token, key: uuid(), act: "APPROVE", name: "周建国", defects: both };
    expect((await followLink(server, "act", approving)).body).toEqual({
      code: "INVALID_INPUT",
      details: { field: "act" },
    });
    for (const one of both) expect(await photograph(one)).toBe(201);
    expect(await photograph(answerTo(theirs))).toBe(404);
    expect(await handIn(...both, answerTo(theirs))).toMatchObject({ code: "NOT_FOUND" });
    expect((await defectOf(manager, first)).status).toBe("ASSIGNED");
    // Handed in twice at once, in either order: once it counts, neither waits for the other for ever, and each raiser is told by one job.
    const { owner } = server.database;
    const routings = async () =>
      Number(
        (await owner.query("select count(*) from job where name = 'routeNotifications'")).rows[0]
          .count,
      );
    const before = await routings();
    const told = await Promise.all([handIn(...both), handIn(...both.toReversed())]);
    expect(told).toContainEqual({ done: "HAND_IN", answered: 2 });
    expect(told).toContainEqual(expect.objectContaining({ code: "RECORD_STATUS" }));
    expect(await routings()).toBe(before + 1);
    expect(await defectOf(manager, second)).toMatchObject({ status: "FIXED", round: 1 });
    expect((await defectOf(manager, second)).events.at(-1)).toMatchObject({
      act: "FIX",
      reason: "已清洗",
      saidName: "周建国",
      photos: [{ marks: null }],
    });
    // What was told stays as it was told, and is not told twice.
    expect(await photograph(both[0])).toBe(409);
    expect(await handIn(answerTo(first))).toMatchObject({ code: "RECORD_STATUS" });
    await inspector.run("verifyDefect", { id: first, good: false, reason: "仍有划痕" }, key);
    await assign(defects, [third]);
    expect((await read()).defects).toMatchObject([
      { text: "门锁松动", status: "ASSIGNED" },
      { text: "窗框划伤", status: "RETURNED", returned: "仍有划痕", after: [{}] },
      { text: "墙面污染", status: "FIXED" },
    ]);
    const again = answerTo(first, "重新打磨");
    expect(await photograph(again)).toBe(201);
    expect(await handIn(again)).toEqual({ done: "HAND_IN", answered: 1 });
    expect(await defectOf(manager, first)).toMatchObject({ status: "FIXED", round: 2 });
  });
});

describe("defects of a record", () => {
  it("tell the record of every step, count what still blocks it, and are taken back with their item", async () => {
    const defects = await companyWithDefects(server);
    const { inspector, manager, unitIds, developer } = defects;
    const record = "0190a0a0-2222-7000-8000-000000000001";
    const told: [string, number, number, number][] = [];
    defectSourceDoors.REPAIR = {
      changed: async (_db, _context, { id, item }, now) => {
        if (id === record && item) told.push([now.status, now.open, now.openOfItem, now.awaiting]);
      },
    };
    const source = { kind: "REPAIR", id: record } as const;
    const { category, severity, trade, text } = hollowTile;
    const words = { category, severity, trade, text } as Parameters<typeof raiseDefect>[2];
    const [first, second] = await writeAs(server, defects, inspector, async (db, context) => {
      const made = [];
      for (const item of ["A1", "B2"])
        made.push(
          await raiseDefect(db, context, {
            ...words,
            source: { ...source, item },
            place: { unitId: bare(unitIds[0]!) },
          }),
        );
      return made;
    });
    await bringToFixed(defects, `Defect_${first}`);
    await inspector.run("verifyDefect", { id: `Defect_${first}`, good: true }, key);
    expect(told).toEqual([
      ["UNASSIGNED", 1, 1, 0],
      ["UNASSIGNED", 2, 1, 0],
      ["ASSIGNED", 2, 1, 0],
      ["FIXED", 2, 1, 1],
      ["VERIFIED", 1, 0, 0],
    ]);
    const standing = () => writeAs(server, defects, manager, (db) => standingOfSource(db, source));
    expect(await standing()).toMatchObject([
      { id: first, item: "A1", status: "VERIFIED", open: false, contractorName: "中建八局" },
      { id: second, item: "B2", status: "UNASSIGNED", open: true },
    ]);
    // Merged into another one, it stands as that one does.
    const keeper = await raise(defects, { sourceKind: "REPAIR" });
    await inspector.run(
      "mergeDefects",
      { id: keeper, defectIds: [`Defect_${second}`], reason: "同一处" },
      key,
    );
    await bringToFixed(defects, keeper);
    expect((await standing())[1]).toMatchObject({ status: "FIXED", open: true });
    await developer.refusal("verifyDefect", { id: keeper, good: true });
    const third = await writeAs(server, defects, inspector, (db, context) =>
      raiseDefect(db, context, {
        ...words,
        source: { ...source, item: "C3" },
        place: { unitId: bare(unitIds[0]!) },
      }),
    );
    await writeAs(server, defects, inspector, (db, context) =>
      voidDefectsOf(db, context, { ...source, item: "C3" }, "改判合格"),
    );
    expect((await standing()).find(({ id }) => id === third)).toMatchObject({
      status: "VOID",
      open: false,
    });
    delete defectSourceDoors.REPAIR;
  });
});

describe("lists and the heat map", () => {
  it("filters, searches, counts and draws the same defects", async () => {
    const defects = await companyWithDefects(server);
    const { manager, unitIds, planId, contractorId, buildingId } = defects;
    const first = await raise(defects);
    await raise(defects, { unitId: unitIds[1], pin: { x: 0.205, y: 0.405 } });
    await raise(defects, {
      unitId: unitIds[2],
      pin: { x: 0.9, y: 0.9 },
      category: "LEAK",
      trade: "WATERPROOF",
      text: "卫生间渗漏",
      doneAt: "2026-12-30T02:00:00Z",
    });
    await assign(defects, [first]);
    const list = async (filter: object) =>
      (
        await manager.ask(
          "query($filter: DefectFilter) { defects(filter: $filter) { totalCount nodes { number } } }",
          { filter },
        )
      ).defects.nodes.map(({ number }: { number: number }) => number);
    expect(await list({})).toEqual(
      [2, 1, 3].toSorted((a, b) => (a === 3 ? 1 : b === 3 ? -1 : b - a)),
    );
    expect(await list({ search: "渗漏" })).toEqual([3]);
    expect(await list({ search: "shenlou" })).toEqual([3]);
    expect(await list({ search: "9栋201" })).toEqual([2]);
    expect(await list({ contractorIds: [contractorId] })).toEqual([1]);
    expect(await list({ statuses: ["ASSIGNED"], open: true })).toEqual([1]);
    expect(await list({ layoutType: "B2", raisedTo: "2026-12-31" })).toEqual([3]);
    const { defectHeatMap: map } = await manager.ask(
      `query($planId: ID) { defectHeatMap(planId: $planId) { total open overdue squares { column row count }
        layouts { name count } regions { name count } buildings { key name count open } categories { key count }
        trades { key count } contractors { key name count open overdue ages trend { week raised settled ages } } ages trend { week raised settled ages }
        weeks { key count } } }`,
      { planId },
    );
    expect(map).toMatchObject({
      total: 3,
      open: 3,
      overdue: 0,
      layouts: [{ name: "B2", count: 3 }],
      buildings: [{ key: buildingId, name: "9栋", count: 3, open: 3 }],
      weeks: [
        { key: "2026-12-28", count: 1 },
        { key: "2027-01-04", count: 2 },
      ],
    });
    expect(map.squares).toHaveLength(2);
    expect(map.squares).toContainEqual({ column: 4, row: 9, count: 2 });
    expect(map.regions).toEqual([
      { name: "厨房", count: 2 },
      { name: "卫生间", count: 1 },
    ]);
    const theirs = map.contractors.find(({ key }: { key: string }) => key === contractorId);
    expect(theirs).toMatchObject({
      name: "中建八局",
      count: 1,
      open: 1,
      overdue: 0,
      ages: [1, 0, 0, 0],
    });
    expect(theirs.trend.at(-1)).toEqual({
      week: "2027-01-04",
      raised: 1,
      settled: 0,
      ages: [1, 0, 0, 0],
    });
    expect(map.ages).toEqual([3, 0, 0, 0]);
    expect(map.trend).toHaveLength(12);
    expect(map.trend.slice(-2)).toEqual([
      { week: "2026-12-28", raised: 1, settled: 0, ages: [1, 0, 0, 0] },
      { week: "2027-01-04", raised: 2, settled: 0, ages: [2, 1, 0, 0] },
    ]);
    const leaks = await manager.ask(
      "{ defectHeatMap(filter: { categories: [LEAK] }) { total categories { key count } squares { count } } }",
    );
    expect(leaks.defectHeatMap).toEqual({
      total: 1,
      categories: [{ key: "LEAK", count: 1 }],
      squares: [],
    });
    const stranger = (await makeCompany(server)).admin;
    expect((await stranger.ask("{ defectHeatMap { total weeks { key } } }")).defectHeatMap).toEqual(
      {
        total: 0,
        weeks: [],
      },
    );
  });
});
