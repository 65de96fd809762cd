import { sql } from "kysely";
import type { Row, Sql } from "./map.ts";

/** One key of a JSON object: its name in the response and its value. */
export interface Key {
  readonly name: string;
  readonly value: Sql;
  /** The row beside the record's that the value is taken from, shared by the keys that name the same alias. */
  readonly beside?: { readonly alias: string; readonly rows: Sql };
}

/** Where the values of an object come from: a table under its alias, and what narrows and orders its rows. */
export interface From {
  readonly table: Sql;
  readonly rest: Sql;
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
const columns = (keys: readonly Key[]): Sql =>
  sql.join(keys.map(({ name, value }) => sql`${value} as ${sql.id(name)}`));

/** No GraphQL name is `~`, so that the whole row is never taken for a column of that name. */
export const whole = sql.id("~");

/** The table, and once each the rows beside it. */
function fromSql(keys: readonly Key[], from?: From): Sql {
  const shared = new Map(
    keys.flatMap(({ beside }) => (beside ? [[beside.alias, beside.rows] as const] : [])),
  );
  const laterals = [...shared].map(([alias, rows]) => sql`lateral (${rows}) ${sql.id(alias)}`);
  const tables = from ? [from.table, ...laterals] : laterals;
  return tables.length === 0 ? sql`` : sql`from ${sql.join(tables)} ${from?.rest ?? sql``}`;
}

/** A JSON object; `from` are the rows that the values speak of. */
export const object = (keys: readonly Key[], from?: From): Sql =>
  sql`(select row_to_json(${whole}) from (select ${columns(keys)} ${fromSql(keys, from)}) ${whole})`;

/** A JSON list of objects, one per row of `from`. */
export const list = (keys: readonly Key[], from: From): Sql =>
  sql`(select coalesce(json_agg(${whole}), '[]'::json) from (select ${columns(keys)} ${fromSql(keys, from)}) ${whole})`;

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
