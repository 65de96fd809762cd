import type { RefusalDetails } from "@threshold/domain/refusal";
import type { Language } from "../i18n/language.ts";
import type { Messages } from "../i18n/zh.ts";
import { asRefusal } from "../problem.ts";
import { explain } from "../refusals.ts";
import type { Column } from "./import-list.ts";

/** A field of a row that differs from what the estate has. */
export interface RowChange {
  column: string;
  before: unknown;
  after: unknown;
}

/** What a row would change, column by column, in the order of the template. */
export function rowChanges(before: unknown, parsed: unknown): RowChange[] {
  const [old, now] = [asRecord(before), asRecord(parsed)];
  return Object.keys(now)
    .filter((column) => column in old && !same(old[column], now[column]))
    .map((column) => ({ column, before: old[column], after: now[column] }));
}

/** Areas may come as number or text: 89.5 is "89.50". */
const same = (one: unknown, other: unknown): boolean =>
  (one ?? null) === (other ?? null) ||
  (one != null && other != null && one !== "" && other !== "" && Number(one) === Number(other));

/** Why a row is refused, one sentence per problem, with the columns' names in the reader's language. */
export function problemSentences(
  t: Messages,
  columns: readonly Column[],
  language: Language,
  problems: unknown,
): string[] {
  return (Array.isArray(problems) ? problems : []).map((problem) => {
    const { column, code, details } = asRecord(problem);
    const name = columnName(columns, language, String(column ?? ""));
    const all = { column: name, ...(details as RefusalDetails | undefined) };
    const refusal = asRefusal(code, { ...all, ...(name ? { column: name } : {}) });
    return refusal ? explain(t, refusal) : String(code);
  });
}

/** A column's name as the template has it. */
export function columnName(columns: readonly Column[], language: Language, column: string): string {
  return columns.find(({ name }) => name === column)?.[language] ?? column;
}

/** A value as the list says it: the word of a choice in the reader's language. */
export function valueText(
  columns: readonly Column[],
  language: Language,
  column: string,
  value: unknown,
): string {
  const words = asRecord(columns.find(({ name }) => name === column)?.words);
  const word = asRecord(words[String(value)])[language];
  return typeof word === "string" ? word : String(value);
}

/** A row's cells as text, in the order of the template. */
export function cellTexts(
  columns: readonly Column[],
  cells: unknown,
): { column: string; text: string }[] {
  const record = asRecord(cells);
  return columns
    .filter(({ name }) => (record[name] ?? "") !== "")
    .map(({ name }) => ({ column: name, text: cellText(record[name]) }));
}

function cellText(cell: unknown): string {
  return typeof cell === "object" ? JSON.stringify(cell) : String(cell);
}

export function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}
