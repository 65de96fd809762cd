import { expect, it } from "vitest";
import { readArea, readDay, readFloor, readText, type Cell, type Reading } from "./cell.ts";

const value = <T>(reading: Reading<T>) => (reading.ok ? reading.value : reading.refusal.code);
const text = (cell: Cell) => value(readText(cell, 20));

it.each<[Cell, string | null]>([
  ["1203", "1203"],
  [1203, "1203"],
  [" 1203\u3000", "1203"],
  ["１２０３", "1203"],
  ["３－１Ａ", "3-1A"],
  ["南区(东)", "南区(东)"],
  ["", null],
  ["   ", null],
  [null, null],
  ["=1+1", "=1+1"],
  ["@SUM(A1)", "@SUM(A1)"],
  ["-2+3|cmd", "-2+3|cmd"],
  ["'; drop table unit;", "'; drop table unit;"],
  ["𠮷".repeat(20), "𠮷".repeat(20)],
])("reads %j as the text %j", (cell, expected) => {
  expect(text(cell)).toBe(expected);
});

it.each<[Cell, string]>([
  ["a\u0000b", "CELL_HAS_CONTROL_CHARACTERS"],
  ["a\nb", "CELL_HAS_CONTROL_CHARACTERS"],
  ["a\u202eb", "CELL_HAS_CONTROL_CHARACTERS"],
  ["a\u200bb", "CELL_HAS_CONTROL_CHARACTERS"],
  ["a\ud800b", "CELL_HAS_CONTROL_CHARACTERS"],
  ["x".repeat(21), "CELL_TOO_LONG"],
  ["𠮷".repeat(21), "CELL_TOO_LONG"],
  ["#REF!", "CELL_IS_AN_ERROR"],
  [Number.NaN, "CELL_IS_AN_ERROR"],
  [true, "CELL_NOT_TEXT"],
  ["2027-03-01", "CELL_IS_A_DATE"],
])("refuses %j as a text: %s", (cell, code) => {
  expect(text(cell)).toBe(code);
});

it.each<[Cell, number | string | null]>([
  [3, 3],
  ["3", 3],
  ["３", 3],
  ["3.0", 3],
  ["3层", 3],
  ["3楼", 3],
  ["12F", 12],
  [-1, -1],
  ["−1", -1],
  ["B2", -2],
  ["b2", -2],
  ["负一层", -1],
  ["地下2层", -2],
  ["十层", 10],
  ["", null],
  [null, null],
  [0, "FLOOR_ZERO"],
  ["0", "FLOOR_ZERO"],
  [1.5, "CELL_NOT_WHOLE"],
  ["1.5", "CELL_NOT_WHOLE"],
  ["三分之一", "CELL_NOT_A_NUMBER"],
  ["1e2", "CELL_NOT_A_NUMBER"],
  [true, "CELL_NOT_A_NUMBER"],
  [999, "CELL_OUT_OF_RANGE"],
  [-21, "CELL_OUT_OF_RANGE"],
  ["2027-03-01", "CELL_NOT_A_NUMBER"],
])("reads %j as the floor %j", (cell, expected) => {
  expect(value(readFloor(cell))).toBe(expected);
});

it.each<[Cell, number | string | null]>([
  [89.5, 89.5],
  ["89.50", 89.5],
  ["８９．５", 89.5],
  ["1,234.567㎡", 1234.57],
  ["89.5 m2", 89.5],
  ["89.5平方米", 89.5],
  [null, null],
  [" ", null],
  [-1, "CELL_OUT_OF_RANGE"],
  ["-89", "CELL_OUT_OF_RANGE"],
  [0, "CELL_OUT_OF_RANGE"],
  [0.004, "CELL_OUT_OF_RANGE"],
  [1e9, "CELL_OUT_OF_RANGE"],
  [Number.POSITIVE_INFINITY, "CELL_NOT_A_NUMBER"],
  ["1e3", "CELL_NOT_A_NUMBER"],
  ["0x10", "CELL_NOT_A_NUMBER"],
  ["12,34", "CELL_NOT_A_NUMBER"],
  ["㎡", "CELL_NOT_A_NUMBER"],
  ["约90", "CELL_NOT_A_NUMBER"],
  [true, "CELL_NOT_A_NUMBER"],
])("reads %j as the area %j", (cell, expected) => {
  expect(value(readArea(cell))).toBe(expected);
});

it.each<[Cell, string | null]>([
  ["2027-05-01", "2027-05-01"],
  ["2027/5/1", "2027-05-01"],
  ["2027.5.1", "2027-05-01"],
  ["2027年5月1日", "2027-05-01"],
  ["20270501", "2027-05-01"],
  ["２０２７－０５－０１", "2027-05-01"],
  [null, null],
  ["2027-02-29", "CELL_NOT_A_DATE"],
  ["5/1/2027", "CELL_NOT_A_DATE"],
  [46000, "CELL_NOT_A_DATE"],
  [true, "CELL_NOT_A_DATE"],
  ["明年五月", "CELL_NOT_A_DATE"],
  ["1905-01-01", "CELL_OUT_OF_RANGE"],
])("reads %j as the day %j", (cell, expected) => {
  expect(value(readDay(cell))).toBe(expected);
});
