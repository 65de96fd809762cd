import { afterAll, beforeAll, describe, expect, it } from "vitest";
import ExcelJs from "exceljs";
import {
  type Asker,
  makeCompany,
  startTestServer,
  type TestCompany,
  type TestServer,
} from "../testing/server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const headers = [
  "组团",
  "栋号",
  "楼层号",
  "房号",
  "户型",
  "用途",
  "建筑面积(㎡)",
  "套内面积(㎡)",
  "约定交付日期",
];

async function workbookOf(rows: unknown[][], head: unknown[] = headers): Promise<Buffer> {
  const workbook = new ExcelJs.Workbook();
  const sheet = workbook.addWorksheet("房屋");
  sheet.addRow(head);
  for (const row of rows) sheet.addRow(row);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

async function upload(
  who: Asker,
  estate: string,
  content: Buffer,
  more: Record<string, string> = {},
) {
  const body = new FormData();
  body.append("file", new Blob([new Uint8Array(content)]), "房屋 导入.xlsx");
  const response = await who.fetch(`/imports?estate=${estate}`, {
    method: "POST",
    headers: { "x-threshold": "1", ...more },
    body,
  });
  return {
    status: response.status,
    answer: (await response.json()) as { id: string; code?: string; details?: unknown },
  };
}

const batchFields = `id fileName status rowsTotal rowsRead rowsDone toCreate toChange unchanged refused failure appliedAt undoneAt refusedUrl
  actions { action allowed code details } createdBy { name } estate { id }`;
const batchOf = async (who: Asker, id: string) =>
  (await who.ask(`query($id: ID!) { importBatch(id: $id) { ${batchFields} } }`, { id }))
    .importBatch;
const rowsOf = async (who: Asker, id: string, verdicts?: string[]) =>
  (
    await who.ask(
      "query($id: ID!, $verdicts: [ImportVerdict!]) { importBatch(id: $id) { rows(first: 100, verdicts: $verdicts) { totalCount nodes { rowNumber verdict cells parsed problems before } } } }",
      { id, verdicts },
    )
  ).importBatch.rows;

async function settled(who: Asker, id: string) {
  for (;;) {
    const batch = await batchOf(who, id);
    if (!["READING", "APPLYING", "UNDOING"].includes(batch.status)) return batch;
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}

async function checked(who: Asker, estate: string, content: Buffer) {
  const { status, answer } = await upload(who, estate, content);
  if (status !== 202) throw new Error(JSON.stringify(answer));
  return settled(who, answer.id);
}

const good = (building: string, floor: number, room: string, more: unknown[] = []) => [
  "一期",
  building,
  floor,
  room,
  ...(more.length > 0 ? more : ["三室两厅", "住宅", 89.5, 71.2, new Date("2027-06-30T00:00:00Z")]),
];

describe("a workbook", () => {
  it("is checked, taken in and undone", async () => {
    const company = await makeCompany(server);
    const { admin, estateId } = company;
    const batch = await checked(
      admin,
      estateId,
      await workbookOf([good("1", 1, "101"), good("1", 1, "102"), good("2", 0, "101")]),
    );
    expect(batch).toMatchObject({
      status: "CHECKED",
      rowsTotal: 3,
      toCreate: 2,
      refused: 1,
      fileName: "房屋 导入.xlsx",
    });
    expect((await rowsOf(admin, batch.id, ["REFUSED"])).nodes).toMatchObject([
      {
        rowNumber: 4,
        problems: [{ column: "floorNumber", code: "FLOOR_ZERO" }],
        cells: { buildingNumber: "2" },
      },
    ]);
    const answer = await admin.run("applyImport", { id: batch.id }, "batch { status }");
    expect(["APPLYING", "APPLIED"]).toContain(answer.batch.status);
    const applied = await settled(admin, batch.id);
    expect(applied).toMatchObject({ status: "APPLIED", toCreate: 2, rowsDone: 2, failure: null });
    const units = async () =>
      (
        await admin.ask(
          "query($id: ID!) { estate(id: $id) { unitCount buildingCount clusters { name } units(first: 10) { nodes { roomNumber floorNumber buildingArea deliveryOn layoutType building { number cluster { name } } history(first: 5) { nodes { action origin } } } } } }",
          { id: estateId },
        )
      ).estate;
    expect(await units()).toMatchObject({
      unitCount: 2,
      buildingCount: 1,
      clusters: [{ name: "一期" }],
      units: {
        nodes: [
          {
            roomNumber: "101",
            floorNumber: 1,
            buildingArea: 89.5,
            deliveryOn: "2027-06-30",
            building: { number: "1", cluster: { name: "一期" } },
          },
          { roomNumber: "102" },
        ],
      },
    });
    await admin.run("undoImport", { id: batch.id }, "batch { id }");
    expect(await settled(admin, batch.id)).toMatchObject({ status: "UNDONE", failure: null });
    expect(await units()).toMatchObject({ unitCount: 0, buildingCount: 0, clusters: [] });
  });
});
