import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { batchOf, checked, importedRows, rowsIn, settled } from "../import/testing.ts";
import { pumpRoom, sheetsOf, takeCobie } from "../testing/asset.ts";
import {
  type Asker,
  makeCompany,
  startTestServer,
  type TestCompany,
  type TestServer,
} from "../testing/server.ts";

let server: TestServer;
let company: TestCompany;
let manager: Asker;
beforeAll(async () => {
  server = await startTestServer();
  company = await makeCompany(server);
  manager = await company.hire("ENGINEERING_MANAGER");
});
afterAll(() => server.close());

const duplex = () => readFile(new URL("fixtures/duplex-apartment-cobie.xlsx", import.meta.url));

/** Rows, created, changed, unchanged, refused and orphans of each sheet; the name of a sheet that is not taken stands alone. */
async function countsOf(who: Asker, id: string) {
  const { sheets } = (
    await who.ask(
      `query($id: ID!) { importBatch(id: $id) { sheets { name isTaken rows toCreate toChange unchanged refused orphans } } }`,
      { id },
    )
  ).importBatch;
  return Object.fromEntries(
    sheets.map((one: Record<string, number | string | boolean>) => [
      one["name"],
      one["isTaken"]
        ? [
            one["rows"],
            one["toCreate"],
            one["toChange"],
            one["unchanged"],
            one["refused"],
            one["orphans"],
          ]
        : `${String(one["rows"])} not taken`,
    ]),
  );
}

const componentsOf = async (who: Asker, filter: object) =>
  (
    await who.ask(
      `query($filter: AssetFilter) { assetComponents(first: 100, filter: $filter) { totalCount nodes { id name serialNumber
        place { name equipmentRoom parent { name } } type { name maker model } systems { name } attributes { name value unit }
        facility { name } } } }`,
      { filter },
    )
  ).assetComponents;

it("takes the public Duplex handover in with exact counts, and every row it read was taken or refused", async () => {
  const batch = await checked(manager, company.estateId, await duplex(), "cobie");
  expect(batch).toMatchObject({ status: "CHECKED", rowsTotal: 444, toCreate: 442, refused: 2 });
  expect(await countsOf(manager, batch.id)).toEqual({
    Contact: [4, 4, 0, 0, 0, 0],
    Facility: [1, 1, 0, 0, 0, 0],
    Floor: [4, 4, 0, 0, 0, 0],
    Space: [22, 22, 0, 0, 0, 0],
    Zone: [20, 20, 0, 0, 0, 0],
    Type: [43, 43, 0, 0, 0, 0],
    Component: [232, 232, 0, 0, 0, 0],
    System: [30, 30, 0, 0, 0, 0],
    Spare: [0, 0, 0, 0, 0, 0],
    Document: [0, 0, 0, 0, 0, 0],
    Attribute: [88, 86, 0, 0, 2, 0],
    Coordinate: "42 not taken",
  });
  // The workbook says the attribute Reference of a switch twice, in rows 73 and 74.
  const refused = await importedRows(manager, batch.id, ["REFUSED"]);
  expect(refused.map(({ problems }: { problems: object[] }) => problems)).toEqual([
    [{ column: "name", code: "ROW_TWICE", details: { rows: ["73", "74"] } }],
    [{ column: "name", code: "ROW_TWICE", details: { rows: ["73", "74"] } }],
  ]);
  await manager.run("applyImport", { id: batch.id }, "batch { id }");
  expect(await settled(manager, batch.id)).toMatchObject({ status: "APPLIED", rowsDone: 442 });
  const { totalCount } = await componentsOf(manager, { estateIds: [company.estateId] });
  expect(totalCount).toBe(232);
  const heating = await componentsOf(manager, { search: "boiler-1" });
  expect(heating.nodes).toMatchObject([
    {
      name: "Boiler-1",
      facility: { name: "DuplexApartment" },
      systems: [{ name: "Apartment A Heating" }],
    },
  ]);
});

it("changes nothing when the same workbook comes again", async () => {
  const batch = await checked(manager, company.estateId, await duplex(), "cobie");
  expect(batch).toMatchObject({ toCreate: 0, toChange: 0, unchanged: 442, refused: 2 });
});

it("hands a facility out as a COBie workbook that comes in as the same", async () => {
  const { nodes } = (
    await manager.ask(`{ assetPlaces(first: 10, kind: FACILITY) { nodes { id name } } }`)
  ).assetPlaces;
  const answer = await manager.fetch(`/cobie/${nodes[0].id}.xlsx`);
  expect(answer.status).toBe(200);
  const content = Buffer.from(await answer.arrayBuffer());
  const batch = await checked(manager, company.estateId, content, "cobie");
  // Six rows more than came: of a system whose row listed several components each gets a row of its own.
  expect(batch).toMatchObject({
    rowsTotal: 448,
    toCreate: 0,
    toChange: 0,
    unchanged: 448,
    refused: 0,
  });
  const elsewhere = (await company.hire("DISPATCHER")).fetch(`/cobie/${nodes[0].id}.xlsx`);
  expect((await elsewhere).status).toBe(404);
});

it("lists orphans and refuses malformed rows by sheet, row, column and reason, in the reader's language", async () => {
  const wrong = {
    ...pumpRoom,
    Type: [...pumpRoom.Type, ["风机", "厂家", "型号", "two", 12, "month"]],
    Component: [
      ...pumpRoom.Component,
      ["3#生活水泵", "消防水泵", "B1-01", "SN-3", "X-3"],
      ["4#生活水泵", "生活水泵", "B9-99", "SN-4", "X-4"],
      ["1#风机", "风机", "B1-01", "SN-5", "X-5"],
      ["", "生活水泵", "B1-01", "SN-6", "X-6"],
    ],
    Spare: [
      ["Name", "Category"],
      ["密封圈", "易损件"],
    ],
  };
  const batch = await checked(manager, company.estateId, await sheetsOf(wrong), "cobie");
  const counts = await countsOf(manager, batch.id);
  expect(counts["Type"]).toEqual([2, 1, 0, 0, 1, 0]);
  expect(counts["Component"]).toEqual([6, 2, 0, 0, 4, 3]);
  expect(counts["Spare"]).toBe("1 not taken");
  const orphans = (
    await manager.ask(
      `query($id: ID!) { importBatch(id: $id) { rows(first: 10, problem: "ASSET_ORPHAN") { nodes { sheet sheetRow problems } } } }`,
      { id: batch.id },
    )
  ).importBatch.rows.nodes;
  expect(orphans).toEqual([
    {
      sheet: "Component",
      sheetRow: 4,
      problems: [
        { column: "typeName", code: "ASSET_ORPHAN", details: { sheet: "Type", name: "消防水泵" } },
      ],
    },
    {
      sheet: "Component",
      sheetRow: 5,
      problems: [
        { column: "placeNames", code: "ASSET_ORPHAN", details: { sheet: "Space", name: "B9-99" } },
      ],
    },
    // Its type was refused, so it is one as well.
    {
      sheet: "Component",
      sheetRow: 6,
      problems: [
        { column: "typeName", code: "ASSET_ORPHAN", details: { sheet: "Type", name: "风机" } },
      ],
    },
  ]);
  const file = await manager.fetch(`${batch.refusedUrl}?lang=zh`);
  const rows = await rowsIn(await file.arrayBuffer());
  expect(rows[0]).toEqual(["工作表", "内容", "行号", "名称", "原因"]);
  expect(rows[1]).toEqual(["Type", "设备类型", 3, "风机", "配件保修时长: 应为数字，现为“two”"]);
  expect(rows.at(-1)).toEqual(["Component", "设备", 7, undefined, "设备名称: 不能为空"]);
  await manager.run("cancelImport", { id: batch.id }, "batch { id }");
});

it("updates by name and by the tool's identifier, and undoes a batch whole", async () => {
  const estate = company.estateId;
  await takeCobie(manager, estate, await sheetsOf(pumpRoom));
  const before = await componentsOf(manager, { search: "生活水泵" });
  expect(before.nodes).toMatchObject([
    {
      name: "1#生活水泵",
      place: { name: "B1-01", equipmentRoom: true, parent: { name: "B1" } },
      type: { maker: "上海凯泉", model: "KQL80" },
      systems: [{ name: "给水系统" }],
      attributes: [{ name: "额定功率", value: "15", unit: "kW" }],
    },
    { name: "2#生活水泵" },
  ]);
  const renamed = {
    ...pumpRoom,
    Component: [
      pumpRoom.Component[0]!,
      ["一号生活水泵", "生活水泵", "B1-01", "SN-1b", "X-1"],
      ["2#生活水泵", "生活水泵", "B1-01", "SN-2", "X-2"],
    ],
    System: [
      ["Name", "ComponentNames"],
      ["给水系统", "一号生活水泵"],
      ["给水系统", "2#生活水泵"],
    ],
    Attribute: [pumpRoom.Attribute[0]!, ["额定功率", "Component", "一号生活水泵", 18.5, "kW"]],
  };
  const batch = await takeCobie(manager, estate, await sheetsOf(renamed));
  expect(await countsOf(manager, batch.id)).toMatchObject({
    Component: [2, 0, 1, 1, 0, 0],
    System: [2, 0, 0, 2, 0, 0],
    Attribute: [1, 0, 1, 0, 0, 0],
  });
  const after = await componentsOf(manager, { search: "生活水泵" });
  expect(after.nodes.find(({ id }: { id: string }) => id === before.nodes[0].id)).toMatchObject({
    name: "一号生活水泵",
    serialNumber: "SN-1b",
    attributes: [{ value: "18.5" }],
  });
  await manager.run("undoImport", { id: batch.id }, "batch { id }");
  expect(await settled(manager, batch.id)).toMatchObject({ status: "UNDONE" });
  expect(await componentsOf(manager, { search: "生活水泵" })).toEqual(before);
});

it("refuses to undo what somebody changed since", async () => {
  const other = { ...pumpRoom, Facility: [["Name"], ["3号楼"]] };
  const batch = await takeCobie(manager, company.estateId, await sheetsOf(other));
  const place = (
    await manager.ask(
      `{ assetPlaces(first: 100, equipmentRoom: true) { nodes { id name parent { parent { name } } } } }`,
    )
  ).assetPlaces.nodes.find(
    (one: { parent: { parent: { name: string } } }) => one.parent.parent.name === "3号楼",
  );
  await manager.run(
    "markEquipmentRoom",
    { id: place.id, equipmentRoom: false },
    "place { equipmentRoom }",
  );
  expect(await manager.refusal("undoImport", { id: batch.id })).toMatchObject({
    code: "IMPORT_IN_USE",
    details: { dependents: ["B1-01"] },
  });
});

it("refuses a workbook that tells of no facility or of two, one that is none, and whoever may not", async () => {
  const two = { ...pumpRoom, Facility: [["Name"], ["1号楼"], ["2号楼"]] };
  for (const [sheets, rows] of [
    [two, 2],
    [{ Component: pumpRoom.Component }, 0],
  ] as const) {
    const batch = await checked(manager, company.estateId, await sheetsOf(sheets), "cobie");
    expect(batch).toMatchObject({
      status: "FAILED",
      failure: { code: "COBIE_FACILITY", details: { rows } },
    });
  }
  const guard = await company.hire("SECURITY_MANAGER");
  await expect(checked(guard, company.estateId, await duplex(), "cobie")).rejects.toThrow(
    "FORBIDDEN",
  );
  const stranger = (await makeCompany(server)).admin;
  await expect(checked(stranger, company.estateId, await duplex(), "cobie")).rejects.toThrow(
    "NOT_FOUND",
  );
  expect(await componentsOf(stranger, {})).toMatchObject({ totalCount: 0 });
  expect(
    (
      await batchOf(
        manager,
        (await checked(manager, company.estateId, await sheetsOf(pumpRoom), "cobie")).id,
      )
    ).status,
  ).toBe("CHECKED");
});
