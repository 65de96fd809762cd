import type { RefusalDetails } from "@threshold/domain/refusal";

interface Style {
  day: (day: string) => string;
  /** What stands between the members of a list. */
  comma: string;
  quotes: readonly [string, string];
}

/** Reads the facts of a refusal for its sentence; a missing fact reads as a dash, never as "undefined". */
export function facts(style: Style) {
  const one = (value: unknown, words?: Record<string, string>) => {
    const plain = value === undefined || value === null ? "–" : String(value);
    return words?.[plain] ?? plain;
  };
  return {
    text: (d: RefusalDetails, key: string, words?: Record<string, string>) => one(d[key], words),
    count: (d: RefusalDetails, key: string) => one(d[key]),
    when: (d: RefusalDetails, key: string) => {
      const value = one(d[key]);
      return /^\d{4}-\d{2}-\d{2}$/.test(value) ? style.day(value) : value;
    },
    quote: (d: RefusalDetails, key: string) => `${style.quotes[0]}${one(d[key])}${style.quotes[1]}`,
    list: (d: RefusalDetails, key: string, words?: Record<string, string>) => {
      const value = d[key];
      const members = Array.isArray(value) ? value : [value];
      return members.map((member) => one(member, words)).join(style.comma);
    },
  };
}
