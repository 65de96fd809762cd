import { sql } from "kysely";
import type { Row, Sql } from "./map.ts";

/** One key of a JSON object: its name in the response and its value. */
export interface Key {
  readonly name: string;
  readonly value: Sql;
  /** The value is no JSON yet, but something that becomes a string, a number or the like. */
  readonly leaf?: boolean;
}

/**
 * Stands where the schema promises a value and there is none. Text from PostgreSQL cannot hold U+0000, so
 * nothing else looks like it; its presence sends the answer through the ordinary executor, which raises.
 */
export const missing = "\u0000";
export const missingText = String.raw`"\u0000"`;

export const orMissing = (value: Sql): Sql =>
  sql`coalesce(${value}, ${sql.lit(missingText)}::json)`;

/** The columns of a select that becomes a JSON object: key order is column order. */
export const columns = (keys: readonly Key[]): Sql =>
  sql.join(keys.map(({ name, value }) => sql`${value} as ${sql.id(name)}`));

/** No GraphQL name is `~`, so that the whole row is never taken for a column of that name. */
export const whole = sql.id("~");

/** A JSON object; `from` are the rows that the values speak of. */
export const object = (keys: readonly Key[], from: Sql = sql``): Sql =>
  sql`(select row_to_json(${whole}) from (select ${columns(keys)} ${from}) ${whole})`;

/** PostgreSQL's functions take at most 100 arguments. */
const mostFlat = 50;

/** A part of a text: as it stands, or a value that is never null. */
export type Piece = string | Sql;

/** The pieces as one text. */
export function strung(pieces: readonly Piece[]): Sql {
  const values: Sql[] = [];
  let text = "";
  const take = () => {
    if (text) values.push(sql.lit(text));
    text = "";
  };
  for (const piece of pieces) {
    if (typeof piece === "string") text += piece;
    else {
      take();
      values.push(piece);
    }
  }
  take();
  return concat(values);
}

const concat = (values: readonly Sql[]): Sql =>
  values.length <= mostFlat
    ? sql`concat(${sql.join(values)})`
    : sql`concat(${concat(values.slice(0, mostFlat))}, ${concat(values.slice(mostFlat))})`;

/** A JSON object of values at hand, many to a row: one function call instead of a query. */
export const flatObject = (keys: readonly Key[]): Sql =>
  keys.length > mostFlat
    ? object(keys)
    : sql`json_build_object(${sql.join(keys.map(({ name, value }) => sql`${sql.lit(name)}::text, ${value}`))})`;

/** A JSON list of objects, one per row of `from`. */
export const list = (keys: readonly Key[], from: Sql): Sql =>
  sql`(select coalesce(json_agg(${whole}), '[]'::json) from (select ${columns(keys)} ${from}) ${whole})`;

export const rowOf =
  (alias: string): Row =>
  (column) =>
    sql.ref(`${alias}.${column}`);

/** All of these conditions; true when there is none. */
export function all(conditions: readonly (Sql | undefined)[]): Sql {
  const given = conditions.filter((condition) => condition !== undefined);
  return given.length === 0
    ? sql`true`
    : sql.join(
        given.map((condition) => sql`(${condition})`),
        sql` and `,
      );
}
