import type { Cell } from "@threshold/domain/organization/cell";

/** What a worksheet's cell element says before it is understood. */
export interface RawCell {
  /** Its `t`: s, inlineStr, str, b, e, d, n or nothing. */
  readonly type: string;
  /** Number of its style. */
  readonly style: number;
  /** The value, for a formula its kept result. */
  readonly text: string;
}

/** What cells refer to. */
export interface CellFrame {
  readonly strings: readonly string[];
  /** By style number, whether its number format shows a day. */
  readonly dayStyles: readonly boolean[];
  /** Days counted from 1904, as old Excel for Mac did. */
  readonly from1904: boolean;
}

/** A cell as a plain value; a day where the cell is formatted as one, an error as its sign. */
export function cellValue({ type, style, text }: RawCell, frame: CellFrame): Cell {
  switch (type) {
    case "s":
      return frame.strings[Number(text)] ?? null;
    case "inlineStr":
    case "str":
      return unescapeText(text);
    case "b":
      return text === "1" || text === "true";
    case "e":
      return text;
    case "d":
      return text.slice(0, 10);
    default:
      return numberValue(text, frame.dayStyles[style] === true, frame.from1904);
  }
}

function numberValue(text: string, isDay: boolean, from1904: boolean): Cell {
  if (text.trim() === "") return null;
  const number = Number(text);
  if (Number.isNaN(number)) return text;
  return isDay ? (dayOf(number, from1904) ?? number) : number;
}

const dayLength = 86_400_000;
/** 9999-12-31, the last day of a spreadsheet. */
const lastSerial = 2_958_465;

/** The day of a serial number; undefined below 1 (a time of day) and past the year 9999. */
function dayOf(serial: number, from1904: boolean): string | undefined {
  const whole = Math.floor(serial);
  if (whole < (from1904 ? 0 : 1) || whole > lastSerial) return undefined;
  // The 1900 system has a 29 February 1900 (60): days before it are one later than they seem.
  const days = from1904 ? whole + 1462 : whole < 60 ? whole + 1 : whole;
  return new Date(Date.UTC(1899, 11, 30) + days * dayLength).toISOString().slice(0, 10);
}

/** `_x000D_` and its like stand for characters that XML cannot hold. */
export const unescapeText = (text: string): string =>
  text.includes("_x")
    ? text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      )
    : text;

/** Formats by number that show a day, in Western and in Chinese Excel; 45–47 are times. */
const isBuiltInDay = (id: number) =>
  (id >= 14 && id <= 17) ||
  id === 22 ||
  (id >= 27 && id <= 31) ||
  id === 36 ||
  (id >= 50 && id <= 58);

/** Whether a number format shows a day: by its number, or by its code where the workbook defines one. */
export function showsDay(id: number, code: string | undefined): boolean {
  if (code === undefined) return isBuiltInDay(id);
  // Without quoted text, escaped signs and what stands in brackets: colours, conditions, elapsed hours.
  const bare = code.replaceAll(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, "").split(";")[0]!;
  return (
    /[yd年日]/i.test(bare.replaceAll(/General/gi, "")) || (/m/i.test(bare) && !/[hs]/i.test(bare))
  );
}
