import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ExcelJs from "exceljs";

const NAME = "示例-房屋导入.xlsx";
const SAMPLE = fileURLToPath(new URL(`../../../../docs/guide/${NAME}`, import.meta.url));

export interface WorkbookFile {
  readonly name: string;
  readonly content: Buffer;
}

/** The workbook that the guide hands to newcomers, and beneath its rows three that cannot go in. */
export async function spoiltSample(): Promise<WorkbookFile & { refused: number }> {
  const workbook = new ExcelJs.Workbook();
  await workbook.xlsx.load(new Uint8Array(readFileSync(SAMPLE)).buffer);
  const sheet = workbook.worksheets[0];
  if (!sheet) throw new Error(`${NAME} has no sheet`);
  const header = sheet.getRow(1).values as string[];
  const spoilt = [
    { 栋号: "1", 楼层号: 0, 房号: "0001" },
    { 栋号: "1", 楼层号: 2 },
    { 栋号: "1", 楼层号: 2, 房号: "2999", 用途: "别墅" },
  ];
  for (const cells of spoilt) {
    const row = sheet.getRow(lastRow(sheet) + 1);
    for (const [column, value] of Object.entries(cells))
      row.getCell(header.indexOf(column)).value = value;
    row.commit();
  }
  const content = Buffer.from(await workbook.xlsx.writeBuffer());
  return { name: NAME, content, refused: spoilt.length };
}

/** The last row that holds anything; a template has formats far below. */
function lastRow(sheet: ExcelJs.Worksheet): number {
  let last = 1;
  sheet.eachRow((_, number) => {
    last = number;
  });
  return last;
}

const FLOORS = 25;
const ROOMS = 10;

/** A workbook of that many good units, ten on a floor, 250 in a building. */
export async function workbookOf(units: number): Promise<Buffer> {
  const workbook = new ExcelJs.Workbook();
  const sheet = workbook.addWorksheet("房屋");
  sheet.addRow(["栋号", "楼层号", "房号", "户型", "用途", "建筑面积(㎡)"]);
  for (let at = 0; at < units; at += 1) {
    const floor = (Math.floor(at / ROOMS) % FLOORS) + 1;
    const room = `${floor}${String((at % ROOMS) + 1).padStart(2, "0")}`;
    const building = String(Math.floor(at / (FLOORS * ROOMS)) + 1);
    sheet.addRow([building, floor, room, `户型 ${at % 7}`, "住宅", 60 + (at % 120)]);
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
