/** Days, instants and numbers in the reader's language. */
export interface Formats {
  /** `2026-11-23` → 2026年11月23日 */
  day: (day: string) => string;
  /** `2026-11-23` → 11月23日 */
  shortDay: (day: string) => string;
  /** `2026-11-23` → 周一 */
  weekday: (day: string) => string;
  /** An ISO instant as day and minute in the browser's time zone. */
  instant: (iso: string) => string;
  number: (value: number) => string;
  /** Square metres with at most two decimals: 89.5 m² */
  area: (value: number) => string;
  /** 0–1 as whole per cent. */
  percent: (value: number) => string;
  bytes: (value: number) => string;
  list: (words: readonly string[]) => string;
}

/** Makes the formats of a language; the `Intl` objects are made once and kept. */
export function formats(tag: string): Formats {
  const day = ofDay(tag, { year: "numeric", month: "long", day: "numeric" });
  const shortDay = ofDay(tag, { month: "short", day: "numeric" });
  const weekday = ofDay(tag, { weekday: "short" });
  const instant = new Intl.DateTimeFormat(tag, { dateStyle: "medium", timeStyle: "short" });
  const number = new Intl.NumberFormat(tag);
  const area = new Intl.NumberFormat(tag, { maximumFractionDigits: 2 });
  const percent = new Intl.NumberFormat(tag, { style: "percent" });
  const list = new Intl.ListFormat(tag, { type: "conjunction" });
  return {
    day,
    shortDay,
    weekday,
    instant: (iso) => instant.format(new Date(iso)),
    number: (value) => number.format(value),
    area: (value) => `${area.format(value)} m²`,
    percent: (value) => percent.format(value),
    bytes: (value) => bytes(tag, value),
    list: (words) => list.format(words),
  };
}

/** A day has no time zone: it is read and written as UTC so that no zone moves it. */
function ofDay(tag: string, options: Intl.DateTimeFormatOptions): (day: string) => string {
  const format = new Intl.DateTimeFormat(tag, { ...options, timeZone: "UTC" });
  return (day) => format.format(new Date(`${day}T00:00:00Z`));
}

const BYTE_UNITS = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;

function bytes(tag: string, value: number): string {
  if (!Number.isFinite(value)) return "–";
  const step = value < 1 ? 0 : Math.min(3, Math.floor(Math.log(value) / Math.log(1000)));
  const style = { style: "unit", unit: BYTE_UNITS[step], maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(tag, style).format(value / 1000 ** step);
}
