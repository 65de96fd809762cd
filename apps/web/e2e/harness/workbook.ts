import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ExcelJs from "exceljs";

/** The workbook that the guide hands to newcomers: good rows, and some to be refused. */
export function sampleWorkbook(): { name: string; content: Buffer } {
  const name = "示例-房屋导入.xlsx";
  const path =
    process.env["SAMPLE_WORKBOOK"] ??
    fileURLToPath(new URL(`../../../../docs/guide/${name}`, import.meta.url));
  if (!existsSync(path)) throw new Error(`docs/guide/${name} is missing`);
  return { name, content: readFileSync(path) };
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
