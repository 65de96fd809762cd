import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { type CobieSheetName, cobieSheetNames, cobieSheets } from "@threshold/domain/asset/cobie";
import ExcelJs from "exceljs";

/** The COBie workbook that the guide and the browser's journey bring in: `node … seed/sample-cobie.ts` writes it anew. */
const target = fileURLToPath(new URL("../../../docs/guide/示例-COBie交付.xlsx", import.meta.url));

type Record_ = Readonly<Record<string, string | number>>;

const contractor = "handover@builder.example";
const made = { CreatedBy: contractor, CreatedOn: "2027-05-20T09:00:00" };
const floors = ["B1", ...Array.from({ length: 12 }, (_, at) => `${at + 1}F`), "屋面"];
const rooms: readonly (readonly [name: string, floor: string, what: string])[] = [
  ["B1-01", "B1", "生活水泵房"],
  ["B1-02", "B1", "低压配电房"],
  ["B1-03", "B1", "消防水泵房"],
  ["RF-01", "屋面", "电梯机房"],
  ...floors.slice(1, -1).map((floor) => [`${floor}-XX`, floor, "前室"] as const),
];

/** Type, maker, model, months for parts and labor, and what of it stands where. */
const types = [
  ["生活水泵", "上海凯泉", "KQL80-160", 24, 24],
  ["低压配电柜", "施耐德", "BlokSet", 24, 12],
  ["消火栓泵", "上海东方", "XBD8/40", 24, 24],
  ["客梯", "日立", "LCA-1000", 60, 24],
  ["应急照明灯", "劳士", "LS-FZL", 12, 12],
] as const;

/** Name, type, room, system; of the last two rows one names a room that is not there, the other a type. */
const components: readonly (readonly [string, string, string, string | null])[] = [
  ...[1, 2, 3].map((at) => [`3栋-${at}#生活水泵`, "生活水泵", "B1-01", "给水系统"] as const),
  ...[1, 2, 3, 4].map((at) => [`3栋-${at}#低压柜`, "低压配电柜", "B1-02", "供配电系统"] as const),
  ...[1, 2].map((at) => [`3栋-${at}#消火栓泵`, "消火栓泵", "B1-03", "消防给水系统"] as const),
  ...[1, 2].map((at) => [`3栋-${at}#客梯`, "客梯", "RF-01", "电梯系统"] as const),
  ...floors
    .slice(1, -1)
    .map((floor) => [`3栋-${floor}应急灯`, "应急照明灯", `${floor}-XX`, "应急照明系统"] as const),
  ["3栋-排污泵", "生活水泵", "B1-09", null],
  ["3栋-稳压泵", "稳压泵", "B1-03", null],
];
const good = components.slice(0, -2);

const rows: Partial<Record<CobieSheetName, Record_[]>> = {
  Contact: [{ Email: contractor, Category: "施工总承包", Company: "华南建工", ...made }],
  Facility: [
    { Name: "3栋", Category: "住宅", ProjectName: "云栖雅苑", Phase: "Handover", ...made },
  ],
  Floor: floors.map((Name) => ({ Name, Category: "Floor", ...made })),
  Space: rooms.map(([Name, FloorName, Description]) => ({
    Name,
    FloorName,
    Description,
    Category: "设备用房",
    ...made,
  })),
  Zone: [{ Name: "地下设备区", SpaceNames: "B1-01,B1-02,B1-03", Category: "机电", ...made }],
  Type: types.map(([Name, Manufacturer, ModelNumber, parts, labor]) => ({
    Name,
    Manufacturer,
    ModelNumber,
    AssetType: "Fixed",
    WarrantyGuarantorParts: contractor,
    WarrantyDurationParts: parts,
    WarrantyGuarantorLabor: contractor,
    WarrantyDurationLabor: labor,
    WarrantyDurationUnit: "month",
    ...made,
  })),
  Component: components.map(([Name, TypeName, Space], at) => ({
    Name,
    TypeName,
    Space,
    ExtSystem: "BIM",
    ExtIdentifier: `3D-${String(at + 1).padStart(4, "0")}`,
    SerialNumber: `SN3${7_000 + at}`,
    InstallationDate: "2027-03-15T00:00:00",
    WarrantyStartDate: "n/a",
    TagNumber: `YQ3-${String(at + 1).padStart(3, "0")}`,
    ...made,
  })),
  System: good.map(([ComponentNames, , , Name]) => ({
    Name: Name!,
    ComponentNames,
    Category: "机电",
    ...made,
  })),
  Spare: [
    { Name: "机械密封", TypeName: "生活水泵", PartNumber: "KQL-MS80", Category: "易损件", ...made },
    { Name: "钢丝绳", TypeName: "客梯", PartNumber: "HT-GS10", Category: "易损件", ...made },
  ],
  Document: types.map(([type]) => ({
    Name: `${type}使用说明书`,
    Category: "说明书",
    Stage: "As Built",
    SheetName: "Type",
    RowName: type,
    Directory: "竣工资料/设备",
    File: `${type}.pdf`,
    ...made,
  })),
  Attribute: good.flatMap(([RowName, type]) => [
    {
      Name: "额定功率",
      SheetName: "Component",
      RowName,
      Value: type === "应急照明灯" ? 0.005 : 15,
      Unit: "kW",
      ...made,
    },
    { Name: "防护等级", SheetName: "Component", RowName, Value: "IP55", Unit: "n/a", ...made },
  ]),
};

const workbook = new ExcelJs.Workbook();
workbook.created = new Date("2027-01-01T00:00:00Z");
for (const name of cobieSheetNames) {
  const headers = Object.values(cobieSheets[name].columns).map(({ en }) => en);
  const sheet = workbook.addWorksheet(name, { views: [{ state: "frozen", ySplit: 1 }] });
  sheet.addRow(headers).font = { bold: true };
  for (const row of rows[name] ?? []) sheet.addRow(headers.map((header) => row[header] ?? "n/a"));
}
// What the register does not take is told with its rows.
const coordinates = workbook.addWorksheet("Coordinate");
coordinates.addRow(["Name", "SheetName", "RowName", "CoordinateXAxis"]);
coordinates.addRow(["box-lowerleft", "Space", "B1-01", 0]);
await writeFile(target, Buffer.from(await workbook.xlsx.writeBuffer()));
