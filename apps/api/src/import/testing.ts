import ExcelJs from "exceljs";
import type { Asker } from "../testing/server.ts";

export const headers = [
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

/** A workbook of one sheet as a spreadsheet program would save it. */
export async function workbookOf(
  rows: readonly unknown[][],
  head: readonly unknown[] = headers,
): Promise<Buffer> {
  const workbook = new ExcelJs.Workbook();
  const sheet = workbook.addWorksheet("房屋");
  for (const row of [head, ...rows]) sheet.addRow([...row]);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/** The rows of a workbook's first sheet, as another program reads them. */
export async function rowsIn(content: ArrayBuffer): Promise<unknown[][]> {
  const workbook = new ExcelJs.Workbook();
  await workbook.xlsx.load(content);
  const rows: unknown[][] = [];
  workbook.worksheets[0]!.eachRow((row) => void rows.push((row.values as unknown[]).slice(1)));
  return rows;
}

/** Sends a file as a form would. */
export async function sendFile(
  who: Asker,
  path: string,
  content: Buffer,
  { name = "房屋 导入.xlsx", headers: more = {} as Record<string, string> } = {},
) {
  const body = new FormData();
  body.append("file", new Blob([new Uint8Array(content)]), name);
  const response = await who.fetch(path, {
    method: "POST",
    headers: { "x-threshold": "1", ...more },
    body,
  });
  const answer = (await response.json()) as {
    id: string;
    code?: string;
    details?: Record<string, unknown>;
  };
  return { status: response.status, answer };
}

const batchFields = `id fileName status rowsTotal rowsRead rowsDone toCreate toChange unchanged refused failure
  appliedAt undoneAt refusedUrl actions { action allowed code details } createdBy { name } estate { id }`;

export const batchOf = async (who: Asker, id: string) =>
  (await who.ask(`query($id: ID!) { importBatch(id: $id) { ${batchFields} } }`, { id }))
    .importBatch;

export const importedRows = async (who: Asker, id: string, verdicts?: string[]) =>
  (
    await who.ask(
      `query($id: ID!, $verdicts: [ImportVerdict!]) { importBatch(id: $id) { rows(first: 100, verdicts: $verdicts) {
        totalCount nodes { rowNumber verdict cells parsed problems before } } } }`,
      { id, verdicts },
    )
  ).importBatch.rows.nodes;

/** The batch once nothing is under way with it. */
export async function settled(who: Asker, id: string) {
  for (;;) {
    const batch = await batchOf(who, id);
    if (!["READING", "APPLYING", "UNDOING"].includes(batch.status)) return batch;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** Uploads a workbook and waits for its check. */
export async function checked(who: Asker, of: string, content: Buffer, list = "units") {
  const { status, answer } = await sendFile(who, `/imports?list=${list}&of=${of}`, content);
  if (status !== 202) throw new Error(JSON.stringify(answer));
  return settled(who, answer.id);
}

export async function applied(who: Asker, estateId: string, rows: readonly unknown[][]) {
  const { id } = await checked(who, estateId, await workbookOf(rows));
  await who.run("applyImport", { id }, "batch { id }");
  return settled(who, id);
}
