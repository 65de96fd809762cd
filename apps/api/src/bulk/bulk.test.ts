import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { assign, companyWithDefects, raise } from "../testing/defect.ts";
import { activePlan, taskOf, type TestLaunch } from "../testing/launch.ts";
import { type Asker, makeCompany, startTestServer, type TestServer } from "../testing/server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const selection = `edit { id status total toChange unchanged refused
  rows(first: 100) { nodes { recordId name verdict code details before after names } } }`;
const preview = async (who: Asker, input: Record<string, unknown>) =>
  (await who.run("previewBulkEdit", input, selection)).edit;
const apply = async (who: Asker, id: string) =>
  (await who.run("applyBulkEdit", { id }, selection)).edit;
const undo = async (who: Asker, id: string) =>
  (await who.run("undoBulkEdit", { id }, selection)).edit;

describe("units", () => {
  async function units(areas: readonly (readonly [gross: number, inner: number | null])[]) {
    const company = await makeCompany(server);
    const { admin, estateId } = company;
    const { building } = await admin.run(
      "createBuilding",
      { estateId, number: "1" },
      "building { id }",
    );
    const ids: string[] = [];
    for (const [at, [buildingArea, innerArea]] of areas.entries()) {
      const input = {
        buildingId: building.id,
        floorNumber: 1,
        roomNumber: `10${at}`,
        layoutType: "A",
        buildingArea,
        innerArea,
      };
      ids.push((await admin.run("createUnit", input, "unit { id }")).unit.id);
    }
    const shown = async () =>
      (
        await admin.ask(
          `{ estate(id: "${estateId}") { units(first: 100) { nodes { roomNumber layoutType use buildingArea status } } } }`,
        )
      ).estate.units.nodes;
    return { ...company, ids, shown };
  }

  it("are shown what would change, changed, and brought back as one action", async () => {
    const { admin, ids, shown } = await units([
      [90, 70],
      [80, null],
    ]);
    const before = await shown();
    const unit = { layoutType: "三室", use: "SHOP" };
    const edit = await preview(admin, { recordIds: ids, unit });
    expect(edit).toMatchObject({
      status: "PREVIEWED",
      total: 2,
      toChange: 2,
      unchanged: 0,
      refused: 0,
    });
    expect(edit.rows.nodes[0]).toMatchObject({
      name: "1-100",
      verdict: "CHANGE",
      before: { layoutType: "A", use: "RESIDENTIAL" },
      after: { layoutType: "三室", use: "SHOP" },
    });
    expect(await shown()).toEqual(before);
    expect(await apply(admin, edit.id)).toMatchObject({ status: "APPLIED", toChange: 2 });
    for (const one of await shown()) expect(one).toMatchObject(unit);
    const carriedOut = async (statuses: string) =>
      (await admin.ask(`{ bulkEdits(statuses: [${statuses}]) { nodes { id } } }`)).bulkEdits.nodes;
    expect(await carriedOut("APPLIED")).toEqual([{ id: edit.id }]);
    expect(await undo(admin, edit.id)).toMatchObject({ status: "UNDONE" });
    expect(await carriedOut("APPLIED")).toEqual([]);
    const told = await admin.fetch(
      `/exports/bulk-edits.csv?lang=zh&args=${encodeURIComponent('{"statuses":["UNDONE"]}')}`,
    );
    expect(await told.text()).toContain("房屋,已撤销,2,2,0,0,");
    expect(await shown()).toEqual(before);
  });

  it("whose rule says no stay as they are and say why, the others change", async () => {
    const { admin, ids, shown } = await units([
      [90, 70],
      [80, null],
      [60, 55],
    ]);
    const edit = await preview(admin, { recordIds: ids, unit: { buildingArea: 60 } });
    expect(edit).toMatchObject({ toChange: 1, unchanged: 1, refused: 1 });
    expect(edit.rows.nodes[0]).toMatchObject({
      verdict: "REFUSED",
      code: "INNER_AREA_ABOVE_GROSS",
      details: { inner: 70, gross: 60 },
    });
    await apply(admin, edit.id);
    expect(
      (await shown()).map(({ buildingArea }: { buildingArea: number }) => buildingArea),
    ).toEqual([90, 60, 60]);
  });

  it("that were changed between preview and applying are left alone, one by one", async () => {
    const { admin, ids, shown } = await units([
      [90, 70],
      [80, null],
    ]);
    const edit = await preview(admin, { recordIds: ids, unit: { layoutType: "B" } });
    await admin.run("updateUnit", { id: ids[0], version: 1, layoutType: "C" }, "unit { id }");
    const applied = await apply(admin, edit.id);
    expect(applied).toMatchObject({ toChange: 1, refused: 1 });
    expect(applied.rows.nodes[0]).toMatchObject({ verdict: "REFUSED", code: "BULK_ROW_CHANGED" });
    expect((await shown()).map(({ layoutType }: { layoutType: string }) => layoutType)).toEqual([
      "C",
      "B",
    ]);
  });

  it("that were changed again keep the whole edit from being undone", async () => {
    const { admin, ids, shown } = await units([
      [90, 70],
      [80, null],
    ]);
    const edit = await preview(admin, { recordIds: ids, unit: { layoutType: "B" } });
    await apply(admin, edit.id);
    await admin.run("updateUnit", { id: ids[1], version: 2, layoutType: "C" }, "unit { id }");
    expect(await admin.refusal("undoBulkEdit", { id: edit.id })).toMatchObject({
      code: "BULK_CHANGED_SINCE",
      details: { count: 1, names: ["1-101"] },
    });
    expect((await shown()).map(({ layoutType }: { layoutType: string }) => layoutType)).toEqual([
      "B",
      "C",
    ]);
    // What is changed beside it does not matter.
    await admin.run(
      "updateUnit",
      { id: ids[1], version: 3, layoutType: "B", buildingArea: 81 },
      "unit { id }",
    );
    await undo(admin, edit.id);
    expect((await shown())[1]).toMatchObject({ layoutType: "A", buildingArea: 81 });
  });

  it("are all of those that the list shows, however many pages that is", async () => {
    const { admin, estateId, ids } = await units(
      Array.from({ length: 103 }, () => [90, 70] as const),
    );
    await admin.run("updateUnit", { id: ids[0], version: 1, use: "SHOP" }, "unit { id }");
    const list = { name: "units", of: estateId, args: { filter: { uses: ["RESIDENTIAL"] } } };
    const edit = await preview(admin, { list, unit: { status: "SUSPENDED" } });
    expect(edit).toMatchObject({ total: 102, toChange: 102 });
    await apply(admin, edit.id);
    const { estate } = await admin.ask(
      `{ estate(id: "${estateId}") { units(filter: { uses: [SHOP] }) { nodes { status } } } }`,
    );
    expect(estate.units.nodes).toEqual([{ status: "ACTIVE" }]);
  });

  it("are changed once under one key, and once by one edit", async () => {
    const { admin, ids } = await units([[90, 70]]);
    const input = { recordIds: ids, unit: { layoutType: "B" }, clientMutationId: "p" };
    const first = await preview(admin, input);
    expect((await preview(admin, input)).id).toBe(first.id);
    const command = { id: first.id, clientMutationId: "a" };
    for (const _ of [1, 2]) await admin.run("applyBulkEdit", command, "edit { id }");
    expect(await admin.refusal("applyBulkEdit", { id: first.id })).toMatchObject({
      code: "BULK_STATE",
    });
    await undo(admin, first.id);
    expect(await admin.refusal("undoBulkEdit", { id: first.id })).toMatchObject({
      code: "BULK_STATE",
      details: { status: "UNDONE" },
    });
  });

  it("are refused to whoever may not, row by row, and are not there for strangers", async () => {
    const { admin, hire, ids } = await units([[90, 70]]);
    const agent = await hire("FRONT_DESK_AGENT");
    const edit = await preview(agent, { recordIds: ids, unit: { layoutType: "B" } });
    expect(edit.rows.nodes[0]).toMatchObject({ verdict: "REFUSED", code: "FORBIDDEN" });
    expect(await agent.refusal("applyBulkEdit", { id: edit.id })).toMatchObject({
      code: "BULK_NOTHING",
    });
    const head = await hire("SERVICE_CENTER_HEAD");
    const status = await preview(head, { recordIds: ids, unit: { status: "SUSPENDED" } });
    expect(status.rows.nodes[0]).toMatchObject({
      code: "FORBIDDEN",
      details: { permission: "org.suspend" },
    });
    const stranger = (await makeCompany(server)).admin;
    expect(
      await stranger.refusal("previewBulkEdit", { recordIds: ids, unit: { layoutType: "B" } }),
    ).toMatchObject({ code: "NOT_FOUND" });
    const theirs = await preview(admin, { recordIds: ids, unit: { layoutType: "B" } });
    for (const who of [stranger, agent])
      expect(await who.refusal("applyBulkEdit", { id: theirs.id })).toMatchObject({
        code: "NOT_FOUND",
      });
    const wrong = (input: object) => admin.refusal("previewBulkEdit", { recordIds: ids, ...input });
    expect((await wrong({})).code).toBe("INVALID_INPUT");
    expect((await wrong({ unit: {} })).code).toBe("NOTHING_CHANGES");
    expect((await wrong({ recordIds: [], unit: { layoutType: "B" } })).code).toBe("INVALID_INPUT");
    expect((await wrong({ task: { action: "ASSIGN" } })).code).toBe("NOT_FOUND");
  });
});

describe("launch tasks", () => {
  const tasksOf = async ({ staff, planId }: TestLaunch) =>
    (
      await staff.ask(
        `{ launchPlan(id: "${planId}") { tasks { id code status dueOn dueOverride assignee { id } notApplicableReason } } }`,
      )
    ).launchPlan.tasks;

  it("get a responsible person, and lose it again when that is undone", async () => {
    const launch = await activePlan(server);
    const { staff, hire } = launch;
    const officer = await hire("HR_ADMIN_OFFICER");
    const before = await tasksOf(launch);
    const recordIds = before.slice(0, 3).map(({ id }: { id: string }) => id);
    const edit = await preview(staff, {
      recordIds,
      task: { action: "ASSIGN", assigneeId: officer.personId },
    });
    expect(edit).toMatchObject({ toChange: 3 });
    const uuid = officer.personId.slice("Person_".length);
    expect(edit.rows.nodes[0]).toMatchObject({
      after: { assigneeId: uuid },
      names: { [uuid]: expect.any(String) },
    });
    await apply(staff, edit.id);
    for (const task of (await tasksOf(launch)).slice(0, 3))
      expect(task.assignee.id).toBe(officer.personId);
    await undo(staff, edit.id);
    expect(await tasksOf(launch)).toEqual(before);
  });

  it("get a due day with a reason, and their own again when that is undone", async () => {
    const launch = await activePlan(server);
    const { staff } = launch;
    const before = await tasksOf(launch);
    const open = before.filter(({ dueOn }: { dueOn: string }) => dueOn > "2027-03-01");
    const recordIds = open.slice(0, 2).map(({ id }: { id: string }) => id);
    const task = { action: "DUE", dueOn: "2027-02-20" };
    expect(await staff.refusal("previewBulkEdit", { recordIds, task })).toMatchObject({
      code: "REASON_REQUIRED",
    });
    const edit = await preview(staff, { recordIds, task: { ...task, reason: "提前" } });
    await apply(staff, edit.id);
    const after = await tasksOf(launch);
    for (const id of recordIds)
      expect(after.find((one: { id: string }) => one.id === id)).toMatchObject({
        dueOn: "2027-02-20",
        dueOverride: "2027-02-20",
      });
    await undo(staff, edit.id);
    expect(await tasksOf(launch)).toEqual(before);
  });

  it("are declared not applicable by the region's head alone, and where the rule allows", async () => {
    const launch = await activePlan(server);
    const { staff, head } = launch;
    const before = await tasksOf(launch);
    const recordIds = before.slice(0, 2).map(({ id }: { id: string }) => id);
    const task = { action: "NOT_APPLICABLE", reason: "不设食堂" };
    const refused = await preview(staff, { recordIds, task });
    expect(refused.rows.nodes.map(({ code }: { code: string }) => code)).toEqual([
      "FORBIDDEN",
      "FORBIDDEN",
    ]);
    const first = await taskOf(staff, launch.planId, before[0].code);
    await head.run("waiveLaunchTask", { id: first.id, reason: "早已不用" }, "task { id }");
    const edit = await preview(head, { recordIds, task });
    expect(edit).toMatchObject({ toChange: 1, refused: 1 });
    expect(edit.rows.nodes[0]).toMatchObject({ verdict: "REFUSED", code: "TASK_STATUS" });
    await apply(head, edit.id);
    expect((await tasksOf(launch)).slice(0, 2)).toMatchObject([
      { status: "NOT_APPLICABLE", notApplicableReason: "早已不用" },
      { status: "NOT_APPLICABLE", notApplicableReason: "不设食堂" },
    ]);
    await undo(head, edit.id);
    expect((await tasksOf(launch))[1]).toMatchObject({
      status: before[1].status,
      notApplicableReason: null,
    });
  });

  it("are not put into the hands of somebody who could not open them", async () => {
    const launch = await activePlan(server);
    const cleaner = await launch.hire("CLEANER");
    const [task] = await tasksOf(launch);
    const edit = await preview(launch.staff, {
      recordIds: [task.id],
      task: { action: "ASSIGN", assigneeId: cleaner.personId },
    });
    expect(edit.rows.nodes[0]).toMatchObject({ verdict: "REFUSED", code: "ASSIGNEE_CANNOT_READ" });
  });
});

describe("defects", () => {
  const shown = async (who: Asker) =>
    (
      await who.ask(
        "{ defects(first: 100, orderBy: NEWEST) { nodes { number status category trade dueOn contractor { id } events { act dueOn contractor { id } } } } }",
      )
    ).defects.nodes as readonly {
      number: number;
      dueOn: string | null;
      trade: string;
      contractor: { id: string } | null;
      events: { act: string; dueOn: string | null }[];
    }[];
  const dueOf = async (who: Asker) =>
    (await who.ask("{ obligations(first: 100) { nodes { kind dueOn } } }")).obligations.nodes
      .filter(({ kind }: { kind: string }) => kind === "DEFECT_RECTIFY")
      .map(({ dueOn }: { dueOn: string }) => dueOn);

  it("being mended go to another party by another day, with their history and their people's work, and back", async () => {
    const defects = await companyWithDefects(server);
    const { manager, centerId, unitIds, contractorId } = defects;
    const ids: string[] = [];
    for (const unitId of unitIds.slice(0, 3)) ids.push(await raise(defects, { unitId }));
    await assign(defects, ids.slice(0, 2));
    const tiler = { serviceCenterId: centerId, name: "华瓷贴面", trades: ["TILE"] };
    const other = (await manager.run("keepContractor", tiler, "contractor { id }")).contractor.id;
    const change = { contractorId: other, dueOn: "2027-01-20", trade: "PLASTER" };
    const edit = await preview(manager, { recordIds: ids, defect: change });
    expect(edit).toMatchObject({ toChange: 2, unchanged: 0, refused: 1 });
    const [first, , third] = edit.rows.nodes;
    expect(first).toMatchObject({
      verdict: "CHANGE",
      before: { dueOn: "2027-01-10", trade: "TILE" },
      names: { [contractorId.split("_")[1]!]: "中建八局", [other.split("_")[1]!]: "华瓷贴面" },
    });
    expect(third).toMatchObject({ verdict: "REFUSED", code: "RECORD_STATUS" });
    await apply(manager, edit.id);
    const moved = (await shown(manager)).filter(({ number }) => number < 3);
    for (const one of moved) {
      expect(one).toMatchObject({
        trade: "PLASTER",
        dueOn: "2027-01-20",
        contractor: { id: other },
      });
      expect(one.events.at(-1)).toMatchObject({ act: "ASSIGN", dueOn: "2027-01-20" });
    }
    expect(await dueOf(manager)).toEqual(["2027-01-20", "2027-01-20"]);
    await undo(manager, edit.id);
    for (const one of (await shown(manager)).filter(({ number }) => number < 3))
      expect(one).toMatchObject({
        trade: "TILE",
        dueOn: "2027-01-10",
        contractor: { id: contractorId },
      });
    expect(await dueOf(manager)).toEqual(["2027-01-10", "2027-01-10"]);
  });

  it("stay where somebody told meanwhile that one is mended; those of safety, and another center's party, are refused", async () => {
    const defects = await companyWithDefects(server);
    const { manager, admin, hire, developer, regionId, centerId, unitIds } = defects;
    const ids = [
      await raise(defects),
      await raise(defects, { unitId: unitIds[1], severity: "SAFETY" }),
    ];
    await assign(defects, ids);
    expect(
      await manager.refusal("previewBulkEdit", { recordIds: ids, defect: { severity: "SAFETY" } }),
    ).toMatchObject({ code: "DEFECT_SAFETY" });
    const lighter = await preview(manager, { recordIds: ids, defect: { severity: "MINOR" } });
    expect(lighter).toMatchObject({ toChange: 1, refused: 1 });
    const moved = await preview(manager, { recordIds: ids, defect: { dueOn: "2027-01-12" } });
    await apply(manager, moved.id);
    await developer.run("fixDefect", { id: ids[0], note: "已更换" }, "clientMutationId");
    expect(await manager.refusal("undoBulkEdit", { id: moved.id })).toMatchObject({
      code: "RECORD_STATUS",
    });
    const place = {
      regionId,
      code: "C-9",
      name: "另一中心",
      dutyPhone: "020-3",
      officeAddress: "二号楼",
      repairHotline: "020-4",
    };
    const { serviceCenter } = await admin.run("createServiceCenter", place, "serviceCenter { id }");
    const away = await hire("CUSTOMER_SERVICE_MANAGER", serviceCenter.id);
    const party = { serviceCenterId: serviceCenter.id, name: "他处单位", trades: ["TILE"] };
    const { contractor } = await away.run("keepContractor", party, "contractor { id }");
    expect(serviceCenter.id).not.toBe(centerId);
    const region = await hire("REGION_HEAD", regionId);
    const elsewhere = await preview(region, {
      recordIds: [ids[1]],
      defect: { contractorId: contractor.id },
    });
    expect(elsewhere.rows.nodes[0]).toMatchObject({ code: "DEFECT_CONTRACTOR_ELSEWHERE" });
    const stranger = await makeCompany(server);
    expect(
      await stranger.admin.refusal("previewBulkEdit", {
        recordIds: ids,
        defect: { trade: "FIRE" },
      }),
    ).toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("equipment", () => {
  it("gets its days as a whole list and loses them again; whoever keeps no register is told so, one by one", async () => {
    const company = await makeCompany(server);
    const { estateId, hire } = company;
    const engineer = await hire("ENGINEERING_MANAGER");
    const reader = await hire("PROPERTY_SUPERVISOR");
    const pump = { estateId, facility: "1栋", type: "生活水泵", installedOn: "2026-10-01" };
    for (const name of ["1#水泵", "2#水泵"])
      await engineer.run("addAssetComponent", { ...pump, name }, "component { id }");
    const filter = { estateIds: [estateId] };
    const list = { name: "assets", args: { filter } };
    const days = async () =>
      (
        await engineer.ask(
          "query($filter: AssetFilter) { assetComponents(filter: $filter) { nodes { installedOn warranty { startsOn } } } }",
          { filter },
        )
      ).assetComponents.nodes;
    const before = await days();
    const asset = { installedOn: "2026-11-01", warrantyStartOn: "2026-12-01" };
    const edit = await preview(engineer, { list, asset });
    expect(edit).toMatchObject({ total: 2, toChange: 2 });
    expect(edit.rows.nodes[0].before).toEqual({
      installedOn: "2026-10-01",
      warrantyStartOn: null,
    });
    await apply(engineer, edit.id);
    for (const one of await days())
      expect(one).toEqual({ installedOn: "2026-11-01", warranty: { startsOn: "2026-12-01" } });
    await undo(engineer, edit.id);
    expect(await days()).toEqual(before);
    expect(await preview(reader, { list, asset })).toMatchObject({ toChange: 0, refused: 2 });
    expect(await engineer.refusal("previewBulkEdit", { list, asset: {} })).toMatchObject({
      code: "NOTHING_CHANGES",
    });
    const both = { recordIds: [], asset, unit: { layoutType: "A" } };
    expect(await engineer.refusal("previewBulkEdit", both)).toMatchObject({
      code: "INVALID_INPUT",
    });
  });
});
