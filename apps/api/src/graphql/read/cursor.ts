import { sql } from "kysely";
import type { Sql, Value } from "./map.ts";
import { invalidArgument } from "./page.ts";

/** Base64url without padding of a JSON list: the order's word, the keys, the id. PostgreSQL breaks lines at 76. */
export const cursorSql = (order: string, keys: readonly Sql[]): Sql =>
  sql`translate(encode(convert_to(json_build_array(${sql.lit(order)}::text, ${sql.join([...keys])})::text, 'UTF8'), 'base64'), E'+/=\\n', '-_')`;

/** The key at a place of the cursor in an argument, as a bind parameter. Throws INVALID_INPUT at run time. */
export function cursorKey(
  cursor: Value,
  argument: string,
  order: string,
  keys: number,
  at: number,
): Sql {
  return cursor.bind((text) => parseCursor(text, argument, order, keys)[at]);
}

type Key = string | number | boolean;

function parseCursor(text: unknown, argument: string, order: string, keys: number): Key[] {
  const parsed = parseJson(Buffer.from(String(text), "base64url").toString("utf8"));
  if (!Array.isArray(parsed) || !parsed.every(isKey)) {
    throw invalidArgument(undefined, argument, "is not a cursor of this list");
  }
  if (parsed[0] !== order || parsed.length !== keys + 1) {
    throw invalidArgument(undefined, argument, "is a cursor of another order");
  }
  return parsed.slice(1);
}

const isKey = (value: unknown): value is Key =>
  ["string", "number", "boolean"].includes(typeof value);

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // answered by the caller as not a cursor
  }
}
