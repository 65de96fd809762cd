import fc from "fast-check";
import { expect, it } from "vitest";
import { readDay, readNumber, readText, readWords } from "./cell.ts";
import { compareRow, headerReader, isEmptyRow, problemsBeside, readRow } from "./list-import.ts";

const column = (
  zh: string,
  en: string,
  read: Parameters<typeof readRow>[0][string]["read"],
  more = {},
) => ({
  zh,
  en,
  aliases: [],
  required: false,
  atBirth: false,
  read,
  ...more,
});
const columns = {
  name: column("物品", "Item", (cell) => readText(cell, 20), { required: true }),
  number: column("数量（件）", "Number", (cell) => readNumber(cell, { min: 0, max: 100 })),
  since: column("日期", "Since", readDay),
  stock: column("库存", "Stock", (cell) => readNumber(cell, { min: 0, max: 9, decimals: 2 }), {
    atBirth: true,
  }),
};

it("finds columns by either language, whatever the width, the star and the unit in brackets", () => {
  const read = headerReader(columns);
  expect(read(["物品*", " 数量 ", "备注"])).toMatchObject({ ok: true });
  expect(read(["ITEM", "number"])).toMatchObject({ ok: true });
  expect(read(["数量"])).toMatchObject({ ok: false, refusal: { code: "IMPORT_COLUMN_MISSING" } });
  expect(read(["物品", "Item"])).toMatchObject({
    ok: false,
    refusal: { code: "IMPORT_COLUMN_TWICE" },
  });
});

it("tells every problem of a row, and leaves out what the workbook has no column for", () => {
  const { values, problems } = readRow(columns, { name: " ", number: "三", since: "2027-02-30" });
  expect(problems.map(({ column: at, code }) => [at, code])).toEqual([
    ["name", "CELL_REQUIRED"],
    ["number", "CELL_NOT_A_NUMBER"],
    ["since", "CELL_NOT_A_DATE"],
  ]);
  expect(values).toEqual({ name: null });
});

it("does not ask of a record that is there what it lacks already", () => {
  const { problems } = readRow(columns, { name: null });
  expect(problemsBeside(problems, undefined)).toHaveLength(1);
  expect(problemsBeside(problems, { name: null })).toEqual([]);
  expect(problemsBeside(problems, { name: "花瓶" })).toHaveLength(1);
});

it("changes what differs, empties what is empty, leaves what is no column or is told at birth", () => {
  const present = { name: "花瓶", number: 3, since: null, stock: 5 };
  expect(compareRow(columns, undefined, { name: "花瓶" }).verdict).toBe("CREATE");
  expect(compareRow(columns, present, { name: "花瓶", stock: 9 })).toEqual({
    verdict: "SAME",
    changed: [],
  });
  expect(compareRow(columns, present, { name: "花瓶", number: null }).changed).toEqual(["number"]);
});

it("a row that says what the record says changes nothing", () => {
  const row = fc.record({
    name: fc
      .string({ minLength: 1, maxLength: 10 })
      .filter((text) => readText(text, 20).ok && text.trim() !== ""),
    number: fc.option(fc.integer({ min: 0, max: 100 })),
    stock: fc.option(fc.integer({ min: 0, max: 900 }).map((cents) => cents / 100)),
  });
  fc.assert(
    fc.property(row, (cells) => {
      const { values } = readRow(columns, cells);
      expect(compareRow(columns, values, readRow(columns, cells).values).verdict).toBe("SAME");
    }),
  );
});

it("passes over rows in which nothing stands", () => {
  expect(isEmptyRow({ name: " ", number: null })).toBe(true);
  expect(isEmptyRow({ name: " ", number: 0 })).toBe(false);
});

it("reads numbers within bounds, texts of several lines, and several words of one cell", () => {
  expect(readNumber("1,200", { min: 0, max: 5_000 })).toEqual({ ok: true, value: 1_200 });
  expect(readNumber("１２．５", { min: 0, max: 50, decimals: 1 })).toEqual({
    ok: true,
    value: 12.5,
  });
  expect(readNumber(1.5, { min: 0, max: 50 })).toMatchObject({
    refusal: { code: "CELL_NOT_WHOLE" },
  });
  expect(readNumber(51, { min: 0, max: 50 })).toMatchObject({
    refusal: { code: "CELL_OUT_OF_RANGE" },
  });
  expect(readNumber(true, { min: 0, max: 50 })).toMatchObject({
    refusal: { code: "CELL_NOT_A_NUMBER" },
  });
  expect(readText("一\n二", 10)).toMatchObject({
    refusal: { code: "CELL_HAS_CONTROL_CHARACTERS" },
  });
  expect(readText("一\r\n二", 10, { lines: true })).toMatchObject({ ok: true });
  const words = new Map([
    ["红", "RED"],
    ["蓝", "BLUE"],
  ]);
  expect(readWords("红、蓝", words, ["红", "蓝"])).toEqual({ ok: true, value: "RED,BLUE" });
  expect(readWords("红，绿", words, ["红", "蓝"])).toMatchObject({
    refusal: { code: "CELL_NOT_IN_LIST" },
  });
  expect(readWords(" ", words, [])).toEqual({ ok: true, value: null });
});
