import { readFileSync } from "node:fs";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  makeCompany,
  startTestServer,
  type TestCompany,
  type TestServer,
} from "../testing/server.ts";
import { systemContext } from "../system.ts";
import { recoverImports } from "./actions.ts";
import { jobDone, stopImports } from "./jobs.ts";
import {
  applied,
  batchOf,
  checked,
  headers,
  importedRows,
  rowsIn,
  sendFile,
  settled,
  workbookOf,
} from "./testing.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const day = new Date("2027-06-30T00:00:00Z");
const good = (building: string, floor: number, room: string) => [
  "一期",
  building,
  floor,
  room,
  "三室两厅",
  "住宅",
  89.5,
  71.2,
  day,
];
const uuidOf = (id: string) => id.slice(id.indexOf("_") + 1);

/** A batch as a process leaves it that is killed while it takes the rows in. */
const leave = (id: string, worker: string) =>
  server.database.owner.query(
    "update import_batch set status = 'APPLYING', failure = null, worker = $2 where id = $1",
    [uuidOf(id), worker],
  );

/** What each process does every minute. */
const recover = async ({ id }: TestCompany) =>
  recoverImports((await systemContext(server.database.app, id, server.now(), "test"))!);

/** What stands in the tables of a company's estates, without what every write changes. */
async function tables({ id }: TestCompany) {
  const rows = async (table: string) =>
    (
      await server.database.owner.query(
        `select to_jsonb(t) - 'version' - 'updated_at' - 'updated_by' as row from ${table} t where company_id = $1 order by id`,
        [id],
      )
    ).rows.map(({ row }) => row);
  return {
    clusters: await rows("cluster"),
    buildings: await rows("building"),
    units: await rows("unit"),
  };
}

describe("a check", () => {
  it("tells per row what would be made, changed or refused, and changes nothing", async () => {
    const company = await makeCompany(server);
    const { admin, estateId } = company;
    await applied(admin, estateId, [good("1", 1, "101"), good("1", 1, "102"), good("2", 1, "101")]);
    const before = await tables(company);
    const batch = await checked(
      admin,
      estateId,
      await workbookOf([
        good("1", 1, "101"),
        ["一期", "1", 2, "102", "三室两厅", "住宅", 90, 71.2, day],
        good("1", 1, "103"),
        ["二期", "1", 1, "104", null, null, null, null, null],
        good("3", 1, "101"),
        good("3", 2, "101"),
        ["一期", "", 0, "105", null, "别墅", -1, null, "soon"],
        ["", null, "", null, null, null, null, null, null],
      ]),
    );
    expect(batch).toMatchObject({
      status: "CHECKED",
      fileName: "房屋 导入.xlsx",
      rowsTotal: 7,
      rowsRead: 7,
      toCreate: 1,
      toChange: 1,
      unchanged: 1,
      refused: 4,
      failure: null,
    });
    const codes = (problems: { column: string; code: string }[]) =>
      problems.map(({ column, code }) => `${column} ${code}`);
    const rows = await importedRows(admin, batch.id);
    expect(
      rows.map((row: { rowNumber: number; verdict: string; problems: [] }) => [
        row.rowNumber,
        row.verdict,
        ...codes(row.problems),
      ]),
    ).toEqual([
      [2, "SAME"],
      [3, "CHANGE"],
      [4, "CREATE"],
      [5, "REFUSED", "cluster BUILDING_IN_OTHER_CLUSTER"],
      [6, "REFUSED", "roomNumber ROW_TWICE"],
      [7, "REFUSED", "roomNumber ROW_TWICE"],
      [
        8,
        "REFUSED",
        "buildingNumber CELL_REQUIRED",
        "floorNumber FLOOR_ZERO",
        "use CELL_NOT_IN_LIST",
        "buildingArea CELL_OUT_OF_RANGE",
        "deliveryOn CELL_NOT_A_DATE",
      ],
    ]);
    expect(rows[1]).toMatchObject({
      before: { floorNumber: 1, buildingArea: 89.5 },
      parsed: { floorNumber: 2, buildingArea: 90 },
    });
    expect(rows[4].problems[0].details).toEqual({ rows: ["6", "7"] });
    expect(await tables(company)).toEqual(before);
  });

  it("keeps hostile text as text", async () => {
    const { admin, estateId } = await makeCompany(server);
    const hostile = [
      "=cmd|' /C calc'!A0",
      "'; drop table unit; --",
      "<script>alert(1)</script>",
      "\\N",
      "\\.",
      "${jndi:ldap://x}",
      "{{7*7}}",
      "%00",
      "𠮷野家",
      "é",
      "_x0041_",
    ];
    const batch = await applied(admin, estateId, [
      ...hostile.map((text, at) => [null, "1", 1, `${at}`, text, null, null, null, null]),
      [null, "1", 1, "tab\there", null, null, null, null, null],
      [null, "1", 1, "rtl\u202e", null, null, null, null, null],
      [null, "1", 1, "nul_x0000_", null, null, null, null, null],
    ]);
    expect(batch).toMatchObject({ status: "APPLIED", toCreate: hostile.length, refused: 3 });
    const { estate } = await admin.ask(
      "query($id: ID!) { estate(id: $id) { units(first: 50) { nodes { roomNumber layoutType } } } }",
      { id: estateId },
    );
    const layouts = new Map(
      estate.units.nodes.map((unit: { roomNumber: string; layoutType: string }) => [
        unit.roomNumber,
        unit.layoutType,
      ]),
    );
    // The sender's own program wrote the last without escaping it: as the format has it, that is an A.
    expect(hostile.map((_, at) => layouts.get(`${at}`))).toEqual([...hostile.slice(0, -1), "A"]);
  });

  it("holds one area against the other where the workbook has only one of them", async () => {
    const { admin, estateId } = await makeCompany(server);
    await applied(admin, estateId, [good("1", 1, "101")]);
    const only = await workbookOf([["1", 1, "101", 95]], ["栋号", "楼层号", "房号", "套内面积"]);
    const batch = await checked(admin, estateId, only);
    expect((await importedRows(admin, batch.id))[0]).toMatchObject({
      verdict: "REFUSED",
      problems: [{ code: "INNER_AREA_ABOVE_GROSS", details: { inner: 95, gross: 89.5 } }],
    });
  });

  it("fails in words when the header is not there, or nothing below it", async () => {
    const { admin, estateId } = await makeCompany(server);
    const failure = async (content: Buffer) => (await checked(admin, estateId, content)).failure;
    expect(await failure(await workbookOf([["a"]], ["栋号", "层", "甲"]))).toEqual({
      code: "IMPORT_COLUMN_MISSING",
      details: { columns: ["房号"] },
    });
    expect(await failure(await workbookOf([]))).toEqual({ code: "IMPORT_EMPTY" });
    expect(await failure(await workbookOf([], ["栋号", "楼栋", "楼层", "房号"]))).toMatchObject({
      code: "IMPORT_COLUMN_TWICE",
    });
  });

  it("is refused at once for what is no workbook, for strangers and for those who may not", async () => {
    const { admin, estateId, hire } = await makeCompany(server);
    const other = await makeCompany(server);
    const workbook = await workbookOf([good("1", 1, "101")]);
    const path = `/imports?list=units&of=${estateId}`;
    const told = async (sent: ReturnType<typeof sendFile>) => {
      const { status, answer } = await sent;
      return [status, answer.code];
    };
    expect(await told(sendFile(admin, path, Buffer.from("栋号,楼层号,房号")))).toEqual([
      415,
      "IMPORT_NOT_A_WORKBOOK",
    ]);
    expect(await told(sendFile(admin, path, Buffer.alloc(0)))).toEqual([409, "FILE_EMPTY"]);
    expect(await told(sendFile(admin, path, Buffer.alloc(31 * 1024 * 1024)))).toEqual([
      413,
      "FILE_TOO_LARGE",
    ]);
    expect(await told(sendFile(other.admin, path, workbook))).toEqual([404, "NOT_FOUND"]);
    expect(await told(sendFile(await hire("CUSTOMER_SERVICE_SUPERVISOR"), path, workbook))).toEqual(
      [403, "FORBIDDEN"],
    );
    expect(await told(sendFile(admin, path, workbook, { headers: { "x-threshold": "" } }))).toEqual(
      [403, "FORBIDDEN"],
    );
    const noForm = await admin.fetch(path, {
      method: "POST",
      headers: { "x-threshold": "1" },
      body: "x",
    });
    expect([noForm.status, await noForm.json()]).toEqual([
      400,
      { code: "INVALID_INPUT", details: { field: "file" } },
    ]);
    const nobody = await fetch(`${server.url}${path}`, {
      method: "POST",
      headers: { "x-threshold": "1" },
    });
    expect(nobody.status).toBe(401);
    const batch = await checked(admin, estateId, workbook);
    expect(await batchOf(other.admin, batch.id)).toBeNull();
    expect((await other.admin.fetch(batch.refusedUrl)).status).toBe(404);
    for (const action of ["applyImport", "undoImport", "cancelImport"])
      expect((await other.admin.refusal(action, { id: batch.id })).code).toBe("NOT_FOUND");
  });

  it("begins once under one key", async () => {
    const { admin, estateId } = await makeCompany(server);
    const workbook = await workbookOf([good("1", 1, "101")]);
    const send = () =>
      sendFile(admin, `/imports?list=units&of=${estateId}`, workbook, {
        headers: { "idempotency-key": "k-1" },
      });
    const [one, two] = [await send(), await send()];
    expect(two.answer.id).toBe(one.answer.id);
    await settled(admin, one.answer.id);
  });
});

describe("taking in and undoing", () => {
  it("gives every table back as it was", async () => {
    const company = await makeCompany(server);
    const { admin, estateId } = company;
    await applied(admin, estateId, [
      good("1", 1, "101"),
      [null, "2", -1, "P1", null, "车位", 12.5, null, null],
    ]);
    const before = await tables(company);
    const batch = await applied(admin, estateId, [
      ["一期", "1", 2, "101", null, "商铺", 95.25, 80, null],
      ["二期", "2", -1, "P1", null, "车位", 12.5, null, null],
      good("9", 33, "3301"),
      ["三期", "9A", 1, "1", null, null, null, null, null],
    ]);
    expect(batch).toMatchObject({ status: "APPLIED", toCreate: 2, toChange: 2, rowsDone: 4 });
    const after = await tables(company);
    expect(after.clusters.map(({ name }) => name).sort()).toEqual(["一期", "三期", "二期"].sort());
    expect(after.units.find(({ room_number }) => room_number === "101")).toMatchObject({
      floor_number: 2,
      layout_type: null,
      use: "SHOP",
      building_area: 95.25,
      inner_area: 80,
      delivery_on: null,
    });
    await admin.run("undoImport", { id: batch.id }, "batch { status }");
    expect(await settled(admin, batch.id)).toMatchObject({ status: "UNDONE", failure: null });
    expect(await tables(company)).toEqual(before);
    expect((await admin.refusal("undoImport", { id: batch.id })).code).toBe("IMPORT_STATE");
  });

  it("is audited as coming from the import", async () => {
    const { admin, estateId, id } = await makeCompany(server);
    const batch = await applied(admin, estateId, [good("1", 1, "101")]);
    const { rows } = await server.database.owner.query(
      "select table_name, action, origin from audit_entry where company_id = $1 and table_name in ('cluster', 'building', 'unit')",
      [id],
    );
    expect(rows).toHaveLength(3);
    for (const row of rows)
      expect(row).toMatchObject({ action: "applyImport", origin: `import ${batch.id}` });
    const progress = await server.database.owner.query(
      "select from audit_entry where action = 'tellImportProgress'",
    );
    expect(progress.rowCount).toBe(0);
  });

  it("refuses rows whose unit somebody changed after the check", async () => {
    const { admin, estateId } = await makeCompany(server);
    await applied(admin, estateId, [good("1", 1, "101"), good("1", 1, "102")]);
    const change = (room: string) => ["一期", "1", 1, room, "四室", "住宅", 89.5, 71.2, day];
    const batch = await checked(
      admin,
      estateId,
      await workbookOf([change("101"), change("102"), good("1", 1, "103")]),
    );
    const { estate } = await admin.ask(
      "query($id: ID!) { estate(id: $id) { buildings { id } units(first: 9) { nodes { id version roomNumber } } } }",
      { id: estateId },
    );
    const [unit] = estate.units.nodes;
    await admin.run(
      "updateUnit",
      { id: unit.id, version: unit.version, layoutType: "复式" },
      "unit { id }",
    );
    await admin.run(
      "createUnit",
      { buildingId: estate.buildings[0].id, floorNumber: 1, roomNumber: "103", use: "RESIDENTIAL" },
      "unit { id }",
    );
    await admin.run("applyImport", { id: batch.id }, "batch { id }");
    expect(await settled(admin, batch.id)).toMatchObject({
      status: "APPLIED",
      toCreate: 0,
      toChange: 1,
      refused: 2,
    });
    const refused = await importedRows(admin, batch.id, ["REFUSED"]);
    expect(refused.map((row: { problems: { code: string }[] }) => row.problems[0]!.code)).toEqual([
      "STALE_VERSION",
      "STALE_VERSION",
    ]);
  });

  it("is not undone while something depends on it, and says what", async () => {
    const { admin, estateId } = await makeCompany(server);
    const batch = await applied(admin, estateId, [good("1", 1, "101"), good("1", 1, "102")]);
    const { estate } = await admin.ask(
      "query($id: ID!) { estate(id: $id) { units(first: 1) { nodes { id version } } } }",
      { id: estateId },
    );
    const [unit] = estate.units.nodes;
    await admin.run(
      "updateUnit",
      { id: unit.id, version: unit.version, layoutType: "复式" },
      "unit { id }",
    );
    const refusal = { code: "IMPORT_IN_USE", details: { dependents: ["1-101"] } };
    expect(await admin.refusal("undoImport", { id: batch.id })).toEqual(refusal);
    const { actions } = await batchOf(admin, batch.id);
    expect(actions.find(({ action }: { action: string }) => action === "undoImport")).toEqual({
      action: "undoImport",
      allowed: false,
      ...refusal,
    });
  });

  it("is refused when every row is", async () => {
    const { admin, estateId } = await makeCompany(server);
    const batch = await checked(admin, estateId, await workbookOf([good("1", 0, "101")]));
    expect((await admin.refusal("applyImport", { id: batch.id })).code).toBe(
      "IMPORT_NOTHING_TO_APPLY",
    );
  });

  it("leaves nothing of what is cancelled before or in the middle", async () => {
    const company = await makeCompany(server);
    const { admin, estateId } = company;
    const many = await workbookOf(
      Array.from({ length: 6_000 }, (_, n) => good(`${n % 7}`, 1 + (n % 30), `${n}`)),
    );
    const before = await tables(company);
    const reading = await sendFile(admin, `/imports?list=units&of=${estateId}`, many);
    await admin.run("cancelImport", { id: reading.answer.id }, "batch { status }");
    await jobDone(uuidOf(reading.answer.id));
    expect(await batchOf(admin, reading.answer.id)).toMatchObject({
      status: "CANCELLED",
      failure: null,
    });
    const batch = await checked(admin, estateId, many);
    const { batch: applying } = await admin.run(
      "applyImport",
      { id: batch.id },
      "batch { status }",
    );
    expect(applying.status).toBe("APPLYING");
    await admin.run("cancelImport", { id: batch.id }, "batch { status }");
    await jobDone(uuidOf(batch.id));
    expect(await batchOf(admin, batch.id)).toMatchObject({ status: "CANCELLED", failure: null });
    expect(await tables(company)).toEqual(before);
    const { rows } = await server.database.owner.query(
      "select count(*)::int as n from import_row where company_id = $1 and batch_id = $2",
      [company.id, uuidOf(reading.answer.id)],
    );
    expect(rows[0].n).toBe(0);
  });

  it("goes on after the server was stopped or killed in the middle", async () => {
    const company = await makeCompany(server);
    const { admin, estateId } = company;
    const many = await workbookOf(
      Array.from({ length: 6_000 }, (_, n) => good(`${n % 7}`, 1 + (n % 30), `${n}`)),
    );
    const batch = await checked(admin, estateId, many);
    await admin.run("applyImport", { id: batch.id }, "batch { status }");
    await stopImports();
    expect(await batchOf(admin, batch.id)).toMatchObject({
      status: "FAILED",
      failure: { code: "IMPORT_INTERRUPTED" },
    });
    // Killed: nobody is left to say so, until the next start.
    await leave(batch.id, "threshold killed");
    expect(await recover(company)).toBe(1);
    expect(await recover(company)).toBe(0);
    expect(await batchOf(admin, batch.id)).toMatchObject({
      status: "FAILED",
      failure: { code: "IMPORT_INTERRUPTED" },
    });
    expect((await tables(company)).units).toEqual([]);
    await admin.run("applyImport", { id: batch.id }, "batch { status }");
    expect(await settled(admin, batch.id)).toMatchObject({
      status: "APPLIED",
      toCreate: 6_000,
      failure: null,
    });
  });

  it("says at once what can be done with a large batch, though it was first asked when there was little", async () => {
    const small = await makeCompany(server);
    const first = await applied(small.admin, small.estateId, [good("1", 1, "101")]);
    // The statement's plan is kept from when its tables held next to nothing, on every connection of the pool.
    await server.database.owner.query("analyze");
    await Promise.all(Array.from({ length: 12 }, () => batchOf(small.admin, first.id)));
    const { admin, estateId } = await makeCompany(server);
    const many = Array.from({ length: 4_000 }, (_, n) => good(`${n % 7}`, 1 + (n % 30), `${n}`));
    const took = async (act: () => Promise<unknown>) => {
      const begun = performance.now();
      await act();
      return performance.now() - begun;
    };
    let batch: { id: string } | undefined;
    const taken = await took(async () => (batch = await applied(admin, estateId, many)));
    const { id } = batch!;
    // A plan made for empty tables took 8 s a look, longer than taking the rows in; a busy machine is slow at both.
    const looks = [];
    for (const _ of [1, 2, 3]) looks.push(await took(() => batchOf(admin, id)));
    expect(Math.min(...looks) / taken).toBeLessThan(0.5);
    const undone = await took(async () => {
      await admin.run("undoImport", { id }, "batch { status }");
      expect(await settled(admin, id)).toMatchObject({ status: "UNDONE" });
    });
    expect(undone / taken).toBeLessThan(10);
  });

  it("is left alone while another process works on it, and ended when that one is gone", async () => {
    const company = await makeCompany(server);
    const { admin, estateId } = company;
    const batch = await checked(admin, estateId, await workbookOf([good("1", 1, "101")]));
    const other = new pg.Client({
      connectionString: server.database.appUrl,
      application_name: "threshold other",
    });
    await other.connect();
    await leave(batch.id, "threshold other");
    expect(await recover(company)).toBe(0);
    expect(await batchOf(admin, batch.id)).toMatchObject({ status: "APPLYING" });
    await other.end();
    await expect.poll(() => recover(company)).toBe(1);
    expect(await batchOf(admin, batch.id)).toMatchObject({
      status: "FAILED",
      failure: { code: "IMPORT_INTERRUPTED" },
    });
  });
});

it("tells listening browsers how it goes", async () => {
  const { admin, estateId } = await makeCompany(server);
  const client = await server.database.app.connect();
  const told: { table: string; ids: string[] }[] = [];
  client.on("notification", ({ payload }) => void told.push(JSON.parse(payload!)));
  await client.query("listen change");
  const batch = await applied(admin, estateId, [good("1", 1, "101")]);
  await client.query("select 1");
  client.release(true);
  const ours = told.filter(
    ({ table, ids }) => table === "import_batch" && ids.includes(uuidOf(batch.id)),
  );
  // Made, read, checked, being taken in, its progress, taken in.
  expect(ours.length).toBeGreaterThanOrEqual(5);
});

it("brings the guide's sample in whole", async () => {
  const { admin, estateId } = await makeCompany(server);
  const sample = readFileSync(
    new URL("../../../../docs/guide/示例-房屋导入.xlsx", import.meta.url),
  );
  expect(await checked(admin, estateId, sample)).toMatchObject({
    rowsTotal: 60,
    toCreate: 60,
    refused: 0,
  });
});

describe("the workbook of refused rows", () => {
  it("comes back with the reasons, and goes in once it is corrected", async () => {
    const { admin, estateId } = await makeCompany(server);
    const head = ["备注", ...headers];
    const batch = await checked(
      admin,
      estateId,
      await workbookOf(
        [
          ["甲", ...good("1", 1, "101")],
          ["=乙", ...good("1", 0, "102")],
          ["丙", ...good("1", 1, "103").with(5, "别墅")],
        ],
        head,
      ),
    );
    const download = async (lang: string) => {
      const response = await admin.fetch(`${batch.refusedUrl}?lang=${lang}`);
      expect(response.headers.get("content-disposition")).toContain("attachment");
      return rowsIn(await response.arrayBuffer());
    };
    const [top, first, second] = await download("zh");
    expect(top).toEqual([...head, "原因"]);
    expect(first!.at(-1)).toBe("楼层号: 没有 0 层，地下一层是 -1");
    expect(first!.slice(0, 5)).toEqual(["=乙", "一期", "1", 0, "102"]);
    expect(second!.at(-1)).toBe("用途: 应为住宅、商铺、办公、车位、储藏室、其他之一，现为“别墅”");
    expect((await download("en"))[1]!.at(-1)).toBe("Floor: cannot be 0; below the first is -1");
    const corrected = [first!.with(3, -1), second!.with(6, "其他")];
    const again = await checked(admin, estateId, await workbookOf(corrected, top));
    expect(again).toMatchObject({ toCreate: 2, refused: 0 });
  });
});
