import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { unitColumnNames, unitColumns } from "@threshold/domain/organization/unit-import";
import ExcelJs from "exceljs";

/** The workbook that the guide and the browser's journey bring in: `node … seed/sample-workbook.ts` writes it anew. */
const target = fileURLToPath(new URL("../../../docs/guide/示例-房屋导入.xlsx", import.meta.url));

const layouts = [
  { name: "三室两厅两卫", gross: 118.6, inner: 93.2 },
  { name: "两室两厅一卫", gross: 89.5, inner: 70.4 },
  { name: "四室两厅两卫", gross: 142.8, inner: 112.9 },
];
const delivery = new Date("2028-06-30T00:00:00Z");

type Row = (string | number | Date | null)[];

/** Two towers of two phases, shops below them, parking under ground: 60 units, all of them good. */
function homes(): Row[] {
  const towers = [
    { cluster: "一期·临湖", building: "1" },
    { cluster: "二期·望山", building: "2" },
  ];
  return towers.flatMap(({ cluster, building }) =>
    Array.from({ length: 8 }, (_, floor) => floor + 2).flatMap((floor) =>
      layouts.map(({ name, gross, inner }, at): Row => {
        const room = `${floor}${String(at + 1).padStart(2, "0")}`;
        return [cluster, building, floor, room, name, "住宅", gross, inner, delivery];
      }),
    ),
  );
}

const shops = (): Row[] =>
  [1, 2, 3, 4].map((at) => [
    "一期·临湖",
    "S1",
    1,
    `S1-10${at}`,
    "沿街商铺",
    "商铺",
    56.3,
    50.1,
    delivery,
  ]);

const parking = (): Row[] =>
  Array.from({ length: 8 }, (_, at): Row => {
    const place = `B1-${String(at + 1).padStart(3, "0")}`;
    return ["一期·临湖", "地下车库", -1, place, null, "车位", 12.72, null, delivery];
  });

const workbook = new ExcelJs.Workbook();
workbook.created = new Date("2027-01-01T00:00:00Z");
const sheet = workbook.addWorksheet("房屋", { views: [{ state: "frozen", ySplit: 1 }] });
sheet.columns = unitColumnNames.map((column) => ({
  header: unitColumns[column].zh,
  width: 16,
  style: { numFmt: column === "deliveryOn" ? "yyyy-mm-dd" : "General" },
}));
sheet.getRow(1).font = { bold: true };
for (const row of [...homes(), ...shops(), ...parking()]) sheet.addRow(row);
await writeFile(target, Buffer.from(await workbook.xlsx.writeBuffer()));
