import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Cell } from "@threshold/domain/organization/cell";
import ExcelJs from "exceljs";
import { afterAll, describe, expect, it } from "vitest";
import { refusalCodeOf } from "../refusal.ts";
import { workbookParts, zipOf } from "../storage/testing.ts";
import { unitList } from "./unit-list.ts";
import { findHeader } from "./header.ts";
import { openWorkbook, type SheetRow } from "./workbook.ts";

const folder = mkdtempSync(join(tmpdir(), "threshold-workbook-"));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;
const fileOf = (content: Buffer): string => {
  const path = join(folder, `${(files += 1)}.xlsx`);
  writeFileSync(path, content);
  return path;
};

async function rowsOf(content: Buffer, sheet?: string): Promise<SheetRow[]> {
  const workbook = await openWorkbook(fileOf(content));
  const rows: SheetRow[] = [];
  for await (const batch of workbook.rows(sheet ?? workbook.sheets[0]!)) rows.push(...batch);
  await workbook.close();
  return rows;
}
const cellsOf = async (content: Buffer): Promise<Cell[]> => [
  ...((await rowsOf(content))[0]?.cells ?? []),
];
const refusalOf = async (content: Buffer) =>
  rowsOf(content).then(
    () => undefined,
    (error: unknown) => refusalCodeOf(error) ?? error,
  );

describe("cells", () => {
  it("are read whatever writes them: shared, inline and rich text, booleans, errors, formulas", async () => {
    const strings = `<si><t>共享</t></si><si><r><t>富</t></r><r><rPr><b/></rPr><t xml:space="preserve">文 </t></r><rPh sb="0" eb="1"><t>fu</t></rPh></si><si><t>a_x000D_b_x005F_x0041_</t></si>`;
    const row = `<row r="3"><c r="A3" t="s"><v>0</v></c><c r="C3" t="s"><v>1</v></c><c r="D3" t="inlineStr"><is><r><t>内</t></r><r><t>联</t></r></is></c>
      <c r="E3" t="b"><v>1</v></c><c r="F3" t="e"><v>#REF!</v></c><c r="G3" t="str"><f>"x"&amp;1</f><v>x1</v></c><c r="H3"><f>1+1</f><v>2</v></c><c r="I3" t="s"><v>2</v></c><c r="J3"/><c r="K3" t="s"><v>99</v></c></row>`;
    expect(await rowsOf(zipOf(workbookParts(row, { strings })))).toEqual([
      { number: 3, cells: ["共享", null, "富文 ", "内联", true, "#REF!", "x1", 2, "a\rb_x0041_"] },
    ]);
  });

  it("are read under a prefix and without references", async () => {
    const row = `<x:row><x:c><x:v>1.5</x:v></x:c><x:c t="inlineStr"><x:is><x:t>二</x:t></x:is></x:c></x:row>`;
    expect(await cellsOf(zipOf(workbookParts(row, { prefix: "x" })))).toEqual([1.5, "二"]);
  });

  const dated = (workbookPr = "", numberFormat = 'yyyy"年"m"月"d"日"') =>
    zipOf(
      workbookParts(
        `<row r="1"><c s="1"><v>46568</v></c><c s="2"><v>46568.75</v></c><c s="3"><v>46568</v></c><c s="4"><v>0.5</v></c><c s="0"><v>46568</v></c><c s="1"><v>59</v></c><c s="1"><v>61</v></c><c t="d"><v>2027-06-30T00:00:00</v></c></row>`,
        { workbookPr, numberFormat: numberFormat.replaceAll('"', "&quot;") },
      ),
    );

  it("hold days of the 1900 system, its 29 February 1900 included", async () => {
    expect(await cellsOf(dated())).toEqual([
      "2027-06-30",
      "2027-06-30",
      "2027-06-30",
      0.5,
      46568,
      "1900-02-28",
      "1900-03-01",
      "2027-06-30",
    ]);
  });

  it("hold days of the 1904 system", async () => {
    expect((await cellsOf(dated('date1904="1"'))).slice(0, 3)).toEqual([
      "2031-07-01",
      "2031-07-01",
      "2031-07-01",
    ]);
  });

  it.each(["0.00", "[Red]#,##0", '0"day"', "[h]:mm:ss", "h:mm"])(
    "are numbers under the format %s",
    async (format) => {
      expect((await cellsOf(dated("", format)))[1]).toBe(46568.75);
    },
  );

  it.each(["m/d", "[$-804]yyyy-mm-dd;@", "d-mmm-yy"])(
    "are days under the format %s",
    async (format) => {
      expect((await cellsOf(dated("", format)))[1]).toBe("2027-06-30");
    },
  );
});

describe("a workbook", () => {
  it("tells its visible sheets in order and takes hidden rows", async () => {
    const workbook = new ExcelJs.Workbook();
    workbook.addWorksheet("藏", { state: "hidden" }).addRow(["x"]);
    workbook.addWorksheet("封面");
    const sheet = workbook.addWorksheet("房屋");
    sheet.addRow(["a"]);
    sheet.addRow(["b"]).hidden = true;
    const content = Buffer.from(await workbook.xlsx.writeBuffer());
    const opened = await openWorkbook(fileOf(content));
    expect(opened.sheets).toEqual(["封面", "房屋"]);
    await opened.close();
    expect((await rowsOf(content, "房屋")).map(({ cells }) => cells)).toEqual([["a"], ["b"]]);
  });

  it("is refused when it is something else", async () => {
    const parts = workbookParts("");
    const { "xl/workbook.xml": _, ...lacking } = parts;
    const others = {
      text: Buffer.from("栋号,楼层号,房号\n1,1,101"),
      empty: Buffer.alloc(0),
      pdf: Buffer.from("%PDF-1.7 …"),
      old: Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(4096)]),
      archive: zipOf({ "a.txt": "x" }),
      lacking: zipOf(lacking),
      truncated: zipOf(parts).subarray(0, 500),
      malformed: zipOf({
        ...parts,
        "xl/worksheets/first.xml": "<worksheet><sheetData><row></sheetData>",
      }),
      entities: zipOf({
        ...parts,
        "xl/sharedStrings.xml": `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]><sst><si><t>&a;</t></si></sst>`,
      }),
    };
    for (const [name, content] of Object.entries(others))
      expect(await refusalOf(content), name).toBe("IMPORT_NOT_A_WORKBOOK");
  });

  it("is refused as a bomb, whether it declares its size or lies about it", async () => {
    const parts = workbookParts("");
    const huge = `<worksheet><sheetData>${" ".repeat(20_000_000)}</sheetData></worksheet>`;
    const files = { ...parts, "xl/worksheets/first.xml": huge };
    expect(await refusalOf(zipOf(files, { "xl/worksheets/first.xml": { size: 1_000 } }))).toBe(
      "IMPORT_NOT_A_WORKBOOK",
    );
    expect(
      await refusalOf(zipOf(files, { "xl/worksheets/first.xml": { size: 400_000_000 } })),
    ).toBe("IMPORT_NOT_A_WORKBOOK");
  });
});

describe("the header", () => {
  const at = (rows: (Cell | undefined)[][], first = 1) =>
    findHeader(
      unitList,
      rows.map((cells, index) => ({
        number: first + index,
        cells: cells.map((cell) => cell ?? null),
      })),
    );

  it("stands below titles", () => {
    const found = at([
      ["锦绣华庭房屋清单"],
      ["制表：张三", null, "2027-01-01"],
      ["栋号", "楼层号", "房号*"],
      ["1", 1, "101"],
    ]);
    expect(found).toMatchObject({ lastRow: 3, texts: ["栋号", "楼层号", "房号*"] });
  });

  it("is put together where cells are merged over two rows", () => {
    const found = at([
      ["房屋清单"],
      ["栋号", "楼层号", "房号", "面积", null, "备注"],
      [null, null, null, "建筑面积(㎡)", "套内面积(㎡)"],
      ["1", 1, "101", 90, 80],
    ]);
    expect("places" in found && [...found.places]).toEqual([
      ["buildingNumber", 0],
      ["floorNumber", 1],
      ["roomNumber", 2],
      ["buildingArea", 3],
      ["innerArea", 4],
    ]);
    expect(found).toMatchObject({ lastRow: 3 });
    const split = at([
      ["位置", null, null],
      ["栋号", "楼层号", "房号"],
    ]);
    expect(split).toMatchObject({ lastRow: 2 });
    const halves = at([
      ["栋号", "位置", null],
      [null, "楼层号", "房号"],
    ]);
    expect(halves).toMatchObject({ lastRow: 2 });
  });

  it("does not swallow a first row of data", () => {
    expect(
      at([
        ["栋号", "楼层号", "房号", "户型"],
        ["1", 1, "101", "户型"],
      ]),
    ).toMatchObject({ lastRow: 1 });
  });

  it("tells what is missing by the row that came closest", () => {
    expect(at([["清单"], ["栋号", "楼层号", "面积"], ["1", 1]])).toEqual({
      code: "IMPORT_COLUMN_MISSING",
      details: { columns: ["房号"] },
    });
    expect(at([["栋号", "楼栋", "楼层号", "房号"]])).toMatchObject({ code: "IMPORT_COLUMN_TWICE" });
  });
});
