import { expect, it } from "vitest";
import { headerReader, readRow } from "../organization/list-import.ts";
import { cobieSheets, cobieSheetOf, looksLikeEquipmentRoom, namesIn } from "./cobie.ts";

const { columns } = cobieSheets.Component;

it("reads a row of COBie and takes n/a, placeholders and the year 1900 as nothing", () => {
  const { values, problems } = readRow(columns, {
    name: "Boiler-1",
    typeName: "Boiler",
    placeNames: "A103",
    serialNumber: "SerialNumber",
    tagNumber: "n/a",
    installedOn: "1900-12-31T23:59:59",
    warrantyStartOn: "2011-09-27T16:15:27",
    barCode: 690_123,
  });
  expect(problems).toEqual([]);
  expect(values).toEqual({
    name: "Boiler-1",
    typeName: "Boiler",
    placeNames: "A103",
    serialNumber: null,
    tagNumber: null,
    installedOn: null,
    warrantyStartOn: "2011-09-27",
    barCode: "690123",
  });
});

it("tells every cell that is wrong, with its column", () => {
  const { problems } = readRow(columns, { name: "n/a", typeName: null, installedOn: "soon" });
  expect(problems).toEqual([
    { column: "name", code: "CELL_REQUIRED", details: {} },
    { column: "typeName", code: "CELL_REQUIRED", details: {} },
    { column: "installedOn", code: "CELL_NOT_A_DATE", details: { value: "soon" } },
  ]);
  const type = readRow(cobieSheets.Type.columns, { partsDuration: "two", warrantyUnit: "moon" });
  expect(type.problems.map(({ code }) => code)).toEqual(["CELL_NOT_A_NUMBER", "CELL_NOT_IN_LIST"]);
});

it("knows the columns by the standard's words, by its long ones and by ours", () => {
  const read = headerReader(columns);
  expect(read(["NAME", "TypeName", "ExternalIdentifier"])).toMatchObject({ ok: true });
  const ours = read(["设备名称", "设备类型", "序列号"]);
  expect(ours.ok && [...ours.value.keys()]).toEqual(["name", "typeName", "serialNumber"]);
  expect(read(["Name", "Space"])).toMatchObject({
    ok: false,
    refusal: { code: "IMPORT_COLUMN_MISSING", details: { columns: ["设备类型"] } },
  });
});

it("knows sheets in either language", () => {
  expect(cobieSheetOf("COMPONENT")).toBe("Component");
  expect(cobieSheetOf("设备类型")).toBe("Type");
  expect(cobieSheetOf("Coordinate")).toBeUndefined();
});

it("keeps a name with a comma whole and parts a list", () => {
  const known = new Set(["Valve, gate", "A101", "A102"]);
  expect(namesIn("Valve, gate", (name) => known.has(name))).toEqual(["Valve, gate"]);
  expect(namesIn("A101, A102,A101", (name) => known.has(name))).toEqual(["A101", "A102"]);
});

it("knows an equipment room by what it is called", () => {
  expect(looksLikeEquipmentRoom("地下一层生活水泵房")).toBe(true);
  expect(looksLikeEquipmentRoom("B102", null, "Mechanical Room")).toBe(true);
  expect(looksLikeEquipmentRoom("A103", "卧室")).toBe(false);
});
