import ExcelJs from "exceljs";
import { checked, settled } from "../import/testing.ts";
import type { Asker } from "./server.ts";

type Sheets = Readonly<Record<string, readonly (readonly unknown[])[]>>;

/** A workbook of several sheets, the first row of each its header. */
export async function sheetsOf(sheets: Sheets): Promise<Buffer> {
  const workbook = new ExcelJs.Workbook();
  for (const [name, rows] of Object.entries(sheets)) {
    const sheet = workbook.addWorksheet(name);
    for (const row of rows) sheet.addRow([...row]);
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/** A pump room with two pumps, told of in every sheet that is taken. */
export const pumpRoom = {
  Contact: [
    ["Email", "Company"],
    ["sales@kaiquan.example", "上海凯泉"],
  ],
  Facility: [
    ["Name", "CreatedBy", "ExternalFacilityIdentifier"],
    ["2号楼", "a@b.example", "F-2"],
  ],
  Floor: [["Name"], ["B1"]],
  Space: [
    ["Name", "FloorName", "Description"],
    ["B1-01", "B1", "生活水泵房"],
  ],
  Zone: [
    ["Name", "SpaceNames"],
    ["地下设备区", "B1-01"],
  ],
  Type: [
    [
      "Name",
      "Manufacturer",
      "ModelNumber",
      "WarrantyDurationParts",
      "WarrantyDurationLabor",
      "WarrantyDurationUnit",
    ],
    ["生活水泵", "上海凯泉", "KQL80", 24, 12, "month"],
  ],
  Component: [
    ["Name", "TypeName", "Space", "SerialNumber", "ExtIdentifier"],
    ["1#生活水泵", "生活水泵", "B1-01", "SN-1", "X-1"],
    ["2#生活水泵", "生活水泵", "B1-01", "SN-2", "X-2"],
  ],
  System: [
    ["Name", "ComponentNames"],
    ["给水系统", "1#生活水泵, 2#生活水泵"],
  ],
  Spare: [
    ["Name", "TypeName", "PartNumber"],
    ["机械密封", "生活水泵", "MS-80"],
  ],
  Document: [
    ["Name", "SheetName", "RowName", "File"],
    ["使用说明书", "Type", "生活水泵", "KQL80.pdf"],
  ],
  Attribute: [
    ["Name", "SheetName", "RowName", "Value", "Unit"],
    ["额定功率", "Component", "1#生活水泵", 15, "kW"],
  ],
} satisfies Sheets;

/** Takes a COBie workbook in; answers its batch. */
export async function takeCobie(who: Asker, estateId: string, content: Buffer) {
  const { id } = await checked(who, estateId, content, "cobie");
  await who.run("applyImport", { id }, "batch { id }");
  return settled(who, id);
}
