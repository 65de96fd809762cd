import { parseDay, type Day } from "../calendar/day.ts";
import type { Refusal, RefusalCode, RefusalDetails } from "../refusal.ts";

/** A workbook's cell, reduced to a plain value; a date cell is its day, an error its sign (#REF!). */
export type Cell = string | number | boolean | Day | null;

/** What a cell says; null when it is empty. */
export type Reading<T> =
  | { readonly ok: true; readonly value: T | null }
  | { readonly ok: false; readonly refusal: Refusal };

const said = <T>(value: T | null): Reading<T> => ({ ok: true, value });
const wrong = (code: RefusalCode, details: RefusalDetails = {}): Reading<never> => ({
  ok: false,
  refusal: { code, details },
});

/** As much of a cell as a refusal repeats: enough to find it, not enough to flood a page. */
const excerpt = (cell: Cell) => String(cell).slice(0, 40);

const ERROR_SIGN = /^#(REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!|GETTING_DATA)$/;
/**
 * C0 and C1 controls, line and paragraph separators, zero-width and direction marks, lone halves of
 * surrogate pairs: what a person cannot see, PostgreSQL cannot store, or makes text read otherwise.
 */
const INVISIBLE = /[\p{Cc}\p{Cs}\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u;

const WIDE_TO_NARROW = 0xfee0;
const narrowed = (wide: string) => String.fromCharCode(wide.charCodeAt(0) - WIDE_TO_NARROW);

/** Full-width digits, letters and the hyphen as a keyboard has them; other signs stay as they are. */
const narrow = (text: string) =>
  text.replaceAll(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff0d]/g, narrowed);

/** All full-width signs and the minus sign as a keyboard has them, for numbers. */
const narrowNumber = (text: string) =>
  text
    .replaceAll(/[\uff01-\uff5e]/g, narrowed)
    .replaceAll("\u2212", "-")
    .trim();

/**
 * A name or number kept as text. Numbers become their digits (101 → "101"); signs that a
 * spreadsheet takes for a formula stay what they are, text. A day is refused: the spreadsheet made
 * it of something like 3-1. With `lines` it may go over several.
 */
export function readText(cell: Cell, limit: number, { lines = false } = {}): Reading<string> {
  if (typeof cell === "boolean") return wrong("CELL_NOT_TEXT", { value: excerpt(cell) });
  if (typeof cell === "number" && !Number.isFinite(cell))
    return wrong("CELL_IS_AN_ERROR", { value: excerpt(cell) });
  const text = narrow(cell === null ? "" : String(cell).trim()).normalize("NFC");
  if (text === "") return said<string>(null);
  if (ERROR_SIGN.test(text)) return wrong("CELL_IS_AN_ERROR", { value: text });
  if (INVISIBLE.test(lines ? text.replaceAll(/\r?\n|\t/g, "") : text))
    return wrong("CELL_HAS_CONTROL_CHARACTERS");
  if (parseDay(text) !== undefined) return wrong("CELL_IS_A_DATE", { value: text });
  // Counted in characters as PostgreSQL counts them, not in halves of pairs.
  const { length } = [...text];
  return length > limit ? wrong("CELL_TOO_LONG", { length, limit }) : said(text);
}

const chineseDigits = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
const FLOOR = /^(B|-|负|地下)?(\d+|[零一二三四五六七八九十])(层|楼|F)?$/;
const LOWEST = -20;
const HIGHEST = 200;

/** A floor: 3, 3层, 3F, −1, B1, 负一层, 地下1层. There is no floor 0: below the first is −1. */
export function readFloor(cell: Cell): Reading<number> {
  const text = narrowNumber(cell === null ? "" : String(cell)).toUpperCase();
  if (text === "") return said<number>(null);
  if (/^-?\d+\.\d*[1-9]\d*$/.test(text)) return wrong("CELL_NOT_WHOLE", { value: excerpt(cell) });
  const [, below, digits = ""] = FLOOR.exec(text.replace(/\.0+$/, "")) ?? [];
  if (digits === "" || typeof cell === "boolean")
    return wrong("CELL_NOT_A_NUMBER", { value: excerpt(cell) });
  const size = chineseDigits.includes(digits) ? chineseDigits.indexOf(digits) : Number(digits);
  if (size === 0) return wrong("FLOOR_ZERO");
  const floor = below === undefined ? size : -size;
  return floor < LOWEST || floor > HIGHEST
    ? wrong("CELL_OUT_OF_RANGE", { value: excerpt(cell), min: LOWEST, max: HIGHEST })
    : said(floor);
}

const NUMBER = /^[+-]?\d+(\.\d+)?$/;
const AREA_UNIT = /(㎡|m2|m²|平方米|平米)$/i;
const SMALLEST_AREA = 0.01;
const LARGEST_AREA = 1_000_000;

/** An area in m², rounded to two decimals; a number as text, with its unit or thousands marks, is one. */
export function readArea(cell: Cell): Reading<number> {
  const text = narrowNumber(cell === null ? "" : String(cell))
    .replace(AREA_UNIT, "")
    .trim();
  if (text === "" && (cell === null || String(cell).trim() === "")) return said<number>(null);
  const digits = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) ? text.replaceAll(",", "") : text;
  const number =
    typeof cell === "number" ? cell : NUMBER.test(digits) ? Number(digits) : Number.NaN;
  if (typeof cell === "boolean" || !Number.isFinite(number))
    return wrong("CELL_NOT_A_NUMBER", { value: excerpt(cell) });
  const area = Math.round(number * 100) / 100;
  return area < SMALLEST_AREA || area > LARGEST_AREA
    ? wrong("CELL_OUT_OF_RANGE", { value: excerpt(cell), min: SMALLEST_AREA, max: LARGEST_AREA })
    : said(area);
}

/** A number within bounds, kept to so many decimals; thousands marks are passed over. */
export function readNumber(
  cell: Cell,
  { min, max, decimals = 0 }: { min: number; max: number; decimals?: number },
): Reading<number> {
  const text = narrowNumber(cell === null ? "" : String(cell));
  if (text === "") return said<number>(null);
  const digits = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) ? text.replaceAll(",", "") : text;
  const number = NUMBER.test(digits) ? Number(digits) : Number.NaN;
  if (typeof cell === "boolean" || !Number.isFinite(number))
    return wrong("CELL_NOT_A_NUMBER", { value: excerpt(cell) });
  if (decimals === 0 && !Number.isInteger(number))
    return wrong("CELL_NOT_WHOLE", { value: excerpt(cell) });
  const kept = Math.round(number * 10 ** decimals) / 10 ** decimals;
  return kept < min || kept > max
    ? wrong("CELL_OUT_OF_RANGE", { value: excerpt(cell), min, max })
    : said(kept);
}

const DAY = /^(\d{4})(?:[-/.](\d{1,2})[-/.](\d{1,2})|年(\d{1,2})月(\d{1,2})日?|(\d{2})(\d{2}))$/;
const FIRST_DAY = "1990-01-01";
const LAST_DAY = "2100-12-31";

/** A day: of a date cell, or written 2027-05-01, 2027/5/1, 2027.5.1, 20270501 or 2027年5月1日. */
export function readDay(cell: Cell): Reading<Day> {
  const text = narrowNumber(cell === null ? "" : String(cell));
  if (text === "") return said<Day>(null);
  const [, year, m1, d1, m2, d2, m3, d3] = (typeof cell === "string" && DAY.exec(text)) || [];
  const month = (m1 ?? m2 ?? m3 ?? "").padStart(2, "0");
  const day = parseDay(`${year}-${month}-${(d1 ?? d2 ?? d3 ?? "").padStart(2, "0")}`);
  if (day === undefined) return wrong("CELL_NOT_A_DATE", { value: excerpt(cell) });
  return day < FIRST_DAY || day > LAST_DAY
    ? wrong("CELL_OUT_OF_RANGE", { value: day, min: FIRST_DAY, max: LAST_DAY })
    : said(day);
}

/** A word of a list, in any case and width; `allowed` is what the refusal offers. */
export function readWord<Word extends string>(
  cell: Cell,
  words: ReadonlyMap<string, Word>,
  allowed: string[],
): Reading<Word> {
  const text = narrow(cell === null ? "" : String(cell).trim()).toUpperCase();
  if (text === "") return said<Word>(null);
  const word = words.get(text);
  return word === undefined
    ? wrong("CELL_NOT_IN_LIST", { value: excerpt(cell), allowed })
    : said(word);
}

/** Several words of a list, parted by 、 or commas; told as they are stored, parted by a comma. */
export function readWords<Word extends string>(
  cell: Cell,
  words: ReadonlyMap<string, Word>,
  allowed: string[],
): Reading<string> {
  const parts = String(cell ?? "")
    .split(/[、,，;；]/)
    .filter((part) => part.trim() !== "");
  const read = parts.map((part) => readWord(part, words, allowed));
  const wrongOne = read.find((one) => !one.ok);
  if (wrongOne) return wrongOne as Reading<never>;
  const found = read.map((one) => (one.ok ? one.value : null));
  return said(found.length > 0 ? found.join(",") : null);
}
