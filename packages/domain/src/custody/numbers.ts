import { ok, refuse, type Result } from "../result.ts";

/** So many things go over in one handover. */
export const mostLines = 500;

const between = /^(.+?)\s*(?:~|～|至|\.\.|—)\s*(.+)$/u;
const tail = /^(.*?)(\d+)(\D*)$/u;

/**
 * The numbers that were typed or scanned: one beside the other, and ranges (号段) such as `K-001~K-030` or `1-101至130`.
 * Each once, in the order typed. Refused: CUSTODY_RANGE (`text`), CUSTODY_TOO_MANY (`max`).
 */
export function numbersIn(typed: string): Result<readonly string[]> {
  const numbers = new Set<string>();
  const parts = typed.replaceAll(/\s*(~|～|至|\.\.|—)\s*/gu, "$1").split(/[\s,，、;；]+/u);
  for (const part of parts.filter(Boolean)) {
    const range = between.exec(part);
    const named = range ? inRange(range[1]!, range[2]!) : [part];
    if (!named) return refuse("CUSTODY_RANGE", { text: part });
    for (const number of named) numbers.add(number);
    if (numbers.size > mostLines) return refuse("CUSTODY_TOO_MANY", { max: mostLines });
  }
  return ok([...numbers]);
}

/** Both ends and all between; the last may leave out what is the same as of the first. */
function inRange(first: string, last: string): string[] | undefined {
  const from = tail.exec(first);
  const to = tail.exec(last);
  if (!from || !to) return undefined;
  const [, before = "", digits = "", after = ""] = from;
  const [, prefix = "", lastDigits = "", suffix = ""] = to;
  if (!before.endsWith(prefix) || (suffix !== "" && suffix !== after)) return undefined;
  const count = Number(lastDigits) - Number(digits);
  // One more than is taken says that it is too many, without making a million numbers first.
  if (!Number.isSafeInteger(count) || count < 0) return undefined;
  return Array.from({ length: Math.min(count, mostLines) + 1 }, (_, at) =>
    [before, String(Number(digits) + at).padStart(digits.length, "0"), after].join(""),
  );
}

/** Numbers as a person would write them: consecutive ones as a range. */
export function asRanges(numbers: readonly string[]): string {
  const told: string[][] = [];
  for (const number of numbers) {
    const run = told.at(-1);
    if (run && follows(run.at(-1)!, number)) run.push(number);
    else told.push([number]);
  }
  return told
    .map((run) => (run.length > 2 ? `${run[0]}~${run.at(-1)}` : run.join("、")))
    .join("、");
}

const follows = (number: string, next: string): boolean => inRange(number, next)?.at(1) === next;

/** What numbers are put in order by: K-2 before K-10. */
export const numberOrder = (number: string): string =>
  number.toLowerCase().replaceAll(/\d+/gu, (digits) => digits.padStart(10, "0"));
