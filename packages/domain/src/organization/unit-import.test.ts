import * as fc from "fast-check";
import { expect, it } from "vitest";
import { day } from "../calendar/day.ts";
import {
  compareUnit,
  readHeader,
  readUnitRow,
  repeatedKeys,
  unitColumnNames,
  unitColumns,
  unitKey,
  type UnitCells,
  type UnitRow,
} from "./unit-import.ts";

const cells: UnitCells = {
  cluster: "一期",
  buildingNumber: "1",
  floorNumber: 12,
  roomNumber: "1203",
  layoutType: "三室两厅",
  use: "住宅",
  buildingArea: 89.5,
  innerArea: "71.20",
  deliveryOn: "2028-06-30",
};
const row: UnitRow = {
  cluster: "一期",
  buildingNumber: "1",
  floorNumber: 12,
  roomNumber: "1203",
  layoutType: "三室两厅",
  use: "RESIDENTIAL",
  buildingArea: 89.5,
  innerArea: 71.2,
  deliveryOn: day("2028-06-30"),
};

it("reads a row as it stands in the template", () => {
  expect(readUnitRow(cells)).toEqual({ ok: true, value: row });
});

it("takes a silent use for residential and leaves the rest empty", () => {
  expect(readUnitRow({ buildingNumber: 1, floorNumber: "1", roomNumber: 101 })).toEqual({
    ok: true,
    value: {
      cluster: null,
      buildingNumber: "1",
      floorNumber: 1,
      roomNumber: "101",
      layoutType: null,
      use: "RESIDENTIAL",
      buildingArea: null,
      innerArea: null,
      deliveryOn: null,
    },
  });
});

it("tells everything that is wrong with a row at once", () => {
  const reading = readUnitRow({
    buildingNumber: null,
    floorNumber: 0,
    roomNumber: "x".repeat(30),
    use: "别墅",
    buildingArea: -1,
    deliveryOn: "soon",
  });
  expect(reading.ok ? [] : reading.problems.map(({ column, code }) => `${column} ${code}`)).toEqual(
    [
      "buildingNumber CELL_REQUIRED",
      "floorNumber FLOOR_ZERO",
      "roomNumber CELL_TOO_LONG",
      "use CELL_NOT_IN_LIST",
      "buildingArea CELL_OUT_OF_RANGE",
      "deliveryOn CELL_NOT_A_DATE",
    ],
  );
});

it("refuses more area inside the walls than gross", () => {
  expect(readUnitRow({ ...cells, innerArea: 90 })).toEqual({
    ok: false,
    problems: [
      {
        column: "innerArea",
        code: "INNER_AREA_ABOVE_GROSS",
        details: { inner: 90, gross: 89.5 },
      },
    ],
  });
});

it.each(["商铺", "商业", "SHOP", "shop", " Shop "])("reads the use %j as a shop", (use) => {
  expect(readUnitRow({ ...cells, use })).toMatchObject({ value: { use: "SHOP" } });
});

it("finds the columns by Chinese and English headers, in any order and dress", () => {
  const chinese = unitColumnNames.map((column) => unitColumns[column].zh);
  expect(readHeader(chinese)).toMatchObject({ ok: true });
  const places = readHeader([
    "备注",
    "房号*",
    " 楼层 号",
    null,
    "Building Number",
    "建筑面积(平方米)",
    7,
  ]);
  expect(places.ok && [...places.value]).toEqual([
    ["roomNumber", 1],
    ["floorNumber", 2],
    ["buildingNumber", 4],
    ["buildingArea", 5],
  ]);
});

it("refuses a header that lacks or repeats a column", () => {
  expect(readHeader(["栋号", "用途"])).toMatchObject({
    refusal: { code: "IMPORT_COLUMN_MISSING", details: { columns: ["楼层号", "房号"] } },
  });
  expect(readHeader(["栋号", "楼栋", "楼层号", "房号"])).toMatchObject({
    refusal: { code: "IMPORT_COLUMN_TWICE", details: { column: "栋号" } },
  });
});

it("finds the rows that speak of the same unit", () => {
  const rows = [
    ["1", "101"],
    ["1", "102"],
    ["11", "01"],
    ["1", "101"],
  ].map(([buildingNumber = "", roomNumber = ""], index) => ({
    rowNumber: index + 2,
    key: unitKey({ buildingNumber, roomNumber }),
  }));
  expect([...repeatedKeys(rows).values()]).toEqual([[2, 5]]);
});

it("tells a new unit, a changed and an unchanged one apart", () => {
  expect(compareUnit(undefined, row, cells).verdict).toBe("CREATE");
  expect(compareUnit(row, row, cells)).toEqual({ verdict: "SAME", changed: [] });
  expect(compareUnit({ ...row, buildingArea: 88 }, row, cells)).toEqual({
    verdict: "CHANGE",
    changed: ["buildingArea"],
  });
});

it("leaves what the workbook does not speak of", () => {
  const short: UnitCells = { buildingNumber: "1", floorNumber: 12, roomNumber: "1203", use: null };
  const reading = readUnitRow(short);
  expect(reading.ok && compareUnit({ ...row, use: "SHOP" }, reading.value, short)).toEqual({
    verdict: "SAME",
    changed: [],
  });
  const emptied = readUnitRow({ ...cells, layoutType: "" });
  expect(emptied.ok && compareUnit(row, emptied.value, { ...cells, layoutType: "" })).toEqual({
    verdict: "CHANGE",
    changed: ["layoutType"],
  });
});

const anyCell = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string(),
  fc.double(),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
);

it("answers whatever stands in a cell, and what it takes in fits the tables", () => {
  fc.assert(
    fc.property(fc.constantFrom(...unitColumnNames), anyCell, (column, hostile) => {
      const reading = readUnitRow({ ...cells, [column]: hostile });
      if (!reading.ok) {
        expect(reading.problems.length).toBeGreaterThan(0);
        return;
      }
      const { floorNumber, roomNumber, buildingArea } = reading.value;
      expect(Number.isInteger(floorNumber) && floorNumber !== 0).toBe(true);
      expect([...roomNumber].length).toBeLessThanOrEqual(20);
      expect(/\p{Cc}|\p{Cs}/u.test(roomNumber)).toBe(false);
      expect(buildingArea === null || buildingArea > 0).toBe(true);
    }),
    { numRuns: 1000 },
  );
});
