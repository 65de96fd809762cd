import { warrantyOn } from "@threshold/domain/asset/warranty";
import { addDays, day } from "@threshold/domain/calendar/day";
import { afterAll, beforeAll, expect, it } from "vitest";
import { write } from "../db/tenancy.ts";
import { checked, importedRows, rowsIn, settled, workbookOf } from "../import/testing.ts";
import {
  type Asker,
  makeCompany,
  startTestServer,
  type TestCompany,
  type TestServer,
} from "../testing/server.ts";
import { systemContext } from "../system.ts";
import { warrantyOfComponent } from "./actions.ts";

let server: TestServer;
let company: TestCompany;
let manager: Asker;
beforeAll(async () => {
  server = await startTestServer(); // Monday 2027-01-04 in Shanghai
  company = await makeCompany(server);
  manager = await company.hire("ENGINEERING_MANAGER");
});
afterAll(() => server.close());

const pump = {
  facility: "1栋",
  floor: "B1",
  space: "生活水泵房",
  name: "1#生活水泵",
  type: "生活水泵",
  maker: "上海凯泉",
  model: "KQL80",
  warrantyMonths: 24,
  system: "给水系统",
  tagNumber: "SB-001",
  installedOn: "2026-10-01",
};
const fields = `id name version tagNumber installedOn type { name maker model } systems { name }
  place { name equipmentRoom parent { name } } facility { name }
  warranty { startsOn partsUntil laborUntil parts labor developerPays } actions { action allowed code }`;
const add = (more: object = {}, who = manager) =>
  who.run(
    "addAssetComponent",
    { estateId: company.estateId, ...pump, ...more },
    `component { ${fields} }`,
  );
const register = async (who: Asker, filter: object = {}) =>
  (
    await who.ask(
      `query($filter: AssetFilter) { assetComponents(first: 100, filter: $filter) { totalCount nodes { ${fields} } } }`,
      { filter: { estateIds: [company.estateId], ...filter } },
    )
  ).assetComponents;

it("enters a component and makes the room, type and system that it names, once", async () => {
  const first = (await add()).component;
  expect(first).toMatchObject({
    place: { name: "生活水泵房", equipmentRoom: true, parent: { name: "B1" } },
    type: { name: "生活水泵", maker: "上海凯泉", model: "KQL80" },
    systems: [{ name: "给水系统" }],
    warranty: { startsOn: null, parts: "NOT_STARTED", labor: "NOT_STARTED", developerPays: false },
    actions: [
      { action: "changeAssetComponent", allowed: true },
      { action: "removeAssetComponent", allowed: true },
      { action: "attachEvidence", allowed: true },
    ],
  });
  await add({ name: "2#生活水泵", tagNumber: "SB-002", maker: undefined, model: undefined });
  const places = (
    await manager.ask(
      `{ assetPlaces(first: 20) { nodes { kind name childCount componentCount } } }`,
    )
  ).assetPlaces.nodes;
  expect(places).toEqual([
    { kind: "FACILITY", name: "1栋", childCount: 1, componentCount: 2 },
    { kind: "FLOOR", name: "B1", childCount: 1, componentCount: 2 },
    { kind: "SPACE", name: "生活水泵房", childCount: 0, componentCount: 2 },
  ]);
});

it("refuses a name twice in a building, another maker under a type's name, a room without its floor", async () => {
  const ask = { estateId: company.estateId, ...pump };
  const refusal = (more: object) => manager.refusal("addAssetComponent", { ...ask, ...more });
  expect(await refusal({})).toMatchObject({ code: "NAME_TAKEN", details: { name: "1#生活水泵" } });
  expect(await refusal({ name: "3#", maker: "别家" })).toMatchObject({
    code: "ASSET_TYPE_DIFFERS",
    details: { type: "生活水泵", field: "maker" },
  });
  expect(await refusal({ name: "3#", floor: null })).toMatchObject({
    code: "INVALID_INPUT",
    details: { field: "floor" },
  });
  const guard = await company.hire("SECURITY_MANAGER");
  expect(await guard.refusal("addAssetComponent", ask)).toMatchObject({ code: "FORBIDDEN" });
  const stranger = (await makeCompany(server)).admin;
  expect(await stranger.refusal("addAssetComponent", ask)).toMatchObject({ code: "NOT_FOUND" });
  expect(await register(guard)).toMatchObject({ totalCount: 0 });
});

it("finds by name, pinyin, tag, maker and room, and by place, system and warranty", async () => {
  const names = async (filter: object) =>
    (await register(manager, filter)).nodes.map(({ name }: { name: string }) => name);
  for (const search of ["shsb", "SB-002", "凯泉", "生活水泵房"])
    expect(await names({ search }), search).toContain("2#生活水泵");
  expect(await names({ search: "没有这个" })).toEqual([]);
  const places = (await manager.ask(`{ assetPlaces(first: 20) { nodes { id } } }`)).assetPlaces
    .nodes;
  for (const { id } of places) expect(await names({ placeIds: [id] })).toHaveLength(2);
  const systems = (
    await manager.ask(`{ assetGroups(first: 5, kind: SYSTEM) { nodes { id memberCount } } }`)
  ).assetGroups.nodes;
  expect(systems).toMatchObject([{ memberCount: 2 }]);
  expect(await names({ groupIds: [systems[0].id] })).toHaveLength(2);
  expect(await names({ warranty: "NOT_STARTED" })).toHaveLength(2);
  expect(await names({ warranty: "COVERED" })).toEqual([]);
});

it("says on a day whether the developer pays, from the start that the developer's papers name", async () => {
  const { nodes } = await register(manager);
  const { id, name, version } = nodes[0];
  const { facility: _, ...rest } = pump;
  const input = { ...rest, id, name, version, warrantyStartOn: "2026-12-31" };
  await manager.run("changeAssetComponent", input, "component { id }");
  const [first] = (await register(manager, { warranty: "COVERED" })).nodes;
  expect(first.warranty).toEqual({
    startsOn: "2026-12-31",
    partsUntil: "2028-12-31",
    laborUntil: "2028-12-31",
    parts: "COVERED",
    labor: "COVERED",
    developerPays: true,
  });
  const context = (await systemContext(server.database.app, company.id, server.now(), "test"))!;
  const use = { name: "warrantyOfComponent", key: null, input: null };
  const pays = (on: string) =>
    write(context, use, (db) => warrantyOfComponent(db, id.split("_")[1]!, day(on)));
  expect(await pays("2028-12-31")).toMatchObject({ developerPays: true });
  expect(await pays("2029-01-01")).toEqual({
    parts: "EXPIRED",
    labor: "EXPIRED",
    developerPays: false,
  });
});

it("counts warranties in the database as the domain does", async () => {
  const starts = ["2027-01-31", "2028-02-29", "2027-11-30", "2027-08-31"];
  const lengths = [0, 0.5, 1, 1.5, 2, 18];
  for (const unit of ["DAY", "WEEK", "MONTH", "QUARTER", "YEAR"] as const)
    for (const start of starts)
      for (const length of lengths) {
        const { rows } = await server.database.owner.query(
          "select warranty_until($1, $2, $3)::text as until",
          [start, length, unit],
        );
        const warranty = {
          handedOverOn: day(start),
          statedStartOn: null,
          partsDuration: length,
          laborDuration: null,
          unit,
        };
        const until = rows[0].until as string | null;
        expect(until === null, `${start} ${length} ${unit}`).toBe(
          warrantyOn(warranty, day(start)).parts === "NONE",
        );
        if (!until) continue;
        expect(warrantyOn(warranty, day(until)).parts).toBe("COVERED");
        expect(warrantyOn(warranty, addDays(day(until), 1)).parts).toBe("EXPIRED");
      }
});

it("comes in from plain Excel with Chinese headers, updates by building and name, and goes out as it came", async () => {
  const head = [
    "楼栋",
    "楼层",
    "机房",
    "设备名称",
    "设备类型",
    "品牌",
    "规格型号",
    "系统",
    "质保期",
  ];
  const rows = [
    ["1栋", "B1", "生活水泵房", "1#生活水泵", "生活水泵", "上海凯泉", "KQL80", "二次供水系统", 24],
    ["1栋", "1F", "", "大堂门禁", "门禁主机", "海康", "DS-K2604", "门禁系统", 12],
    ["1栋", "B1", "配电间", "1#配电柜", "生活水泵", "施耐德", "X", "", ""],
    ["", "B1", "配电间", "2#配电柜", "配电柜", "", "", "", ""],
  ];
  const batch = await checked(manager, company.estateId, await workbookOf(rows, head), "assets");
  expect(batch).toMatchObject({ status: "CHECKED", toCreate: 1, toChange: 1, refused: 2 });
  const refused = await importedRows(manager, batch.id, ["REFUSED"]);
  expect(
    refused.map(({ problems }: { problems: { code: string }[] }) => problems[0]!.code),
  ).toEqual(["ASSET_TYPE_DIFFERS", "CELL_REQUIRED"]);
  await manager.run("applyImport", { id: batch.id }, "batch { id }");
  expect(await settled(manager, batch.id)).toMatchObject({ status: "APPLIED" });
  expect((await register(manager, { search: "1#生活水泵" })).nodes[0].systems).toEqual([
    { name: "二次供水系统" },
  ]);
  const args = encodeURIComponent(JSON.stringify({ filter: { estateIds: [company.estateId] } }));
  const file = await (
    await manager.fetch(`/exports/assets.xlsx?args=${args}&lang=zh`)
  ).arrayBuffer();
  expect((await rowsIn(file))[0]!.slice(0, 5)).toEqual([
    "建筑",
    "楼层",
    "房间",
    "设备名称",
    "设备类型",
  ]);
  const again = await checked(manager, company.estateId, Buffer.from(file), "assets");
  expect(again).toMatchObject({ unchanged: 3, toCreate: 0, toChange: 0, refused: 0 });
});

it("corrects a component and its type, and takes one off with what was said of it", async () => {
  const [row] = (await register(manager, { search: "大堂门禁" })).nodes;
  const stale = { id: row.id, version: 0, name: "大堂门禁", type: "门禁主机" };
  expect(await manager.refusal("changeAssetComponent", stale)).toMatchObject({
    code: "STALE_VERSION",
  });
  const changed = await manager.run(
    "changeAssetComponent",
    { ...stale, version: row.version, floor: "1F", system: "安防系统" },
    `component { ${fields} }`,
  );
  expect(changed.component).toMatchObject({ systems: [{ name: "安防系统" }] });
  const types = (
    await manager.ask(`{ assetTypes(first: 5, search: "门禁") { nodes { id version } } }`)
  ).assetTypes.nodes;
  const type = {
    id: types[0].id,
    version: types[0].version,
    maker: "大华",
    partsDuration: 3,
    laborDuration: 1,
  };
  expect(await manager.refusal("changeAssetType", type)).toMatchObject({ code: "INVALID_INPUT" });
  await manager.run("changeAssetType", { ...type, warrantyUnit: "YEAR" }, "type { maker }");
  const { id, version } = changed.component;
  await manager.run("removeAssetComponent", { id, version }, "removedId");
  expect((await register(manager, { search: "大堂门禁" })).nodes).toEqual([]);
});
