import { ok, refuse, type Result } from "../result.ts";

/** What a number is made of. */
export interface NumberParts {
  readonly year: number;
  /** The center's code; in a number of the company itself there is none. */
  readonly center: string;
  readonly region: string;
  readonly number: number;
}

const field = /\{(year|center|region|number)(?::(\d))?\}/g;

/** The fields that a pattern names, `number` among them. */
const fieldsOf = (pattern: string) =>
  new Set([...pattern.matchAll(field)].map(([, name]) => name as keyof NumberParts));

/**
 * A pattern such as `KF-{center}-{year}-{number:4}`, as it is kept. Refused with PATTERN_MALFORMED: it has no running
 * number or two of them, a brace too many, or letters that do not belong into a number.
 */
export function readPattern(text: string): Result<string> {
  const pattern = text.trim();
  const malformed = () => refuse("PATTERN_MALFORMED", { pattern });
  if (pattern.length > 60) return malformed();
  const numbers = [...pattern.matchAll(field)].filter(([, name]) => name === "number");
  if (numbers.length !== 1 || numbers[0]![2] === "0") return malformed();
  const rest = pattern.replaceAll(field, "");
  // No braces left over, and no blanks or signs that a file name or an address would not carry.
  if (!/^[\p{L}\p{N}\-_.()（）〔〕[\]]*$/u.test(rest)) return malformed();
  return ok(pattern);
}

/** The number as it is printed: `{number:4}` has four digits at least, and more when it has grown beyond. */
export const formatNumber = (pattern: string, parts: NumberParts): string =>
  pattern.replaceAll(field, (_, name: keyof NumberParts, width?: string) =>
    String(parts[name]).padStart(name === "number" ? Number(width ?? 1) : 0, "0"),
  );

/**
 * What is counted by itself: a pattern that names the year begins with 1 every year, one that names the center counts
 * each center's. Two numbers of one count differ, so two numbers of one pattern do.
 */
export function countOf(
  pattern: string,
  of: { readonly year: number; readonly centerId: string; readonly regionId: string },
): string {
  const fields = fieldsOf(pattern);
  const place = fields.has("center") ? of.centerId : fields.has("region") ? of.regionId : "";
  return `${fields.has("year") ? of.year : ""}/${place}`;
}
