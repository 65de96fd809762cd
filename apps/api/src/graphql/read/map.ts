import { sql } from "kysely";
import type { RawBuilder } from "kysely";
import type { Pool } from "pg";
import type { Scope } from "../../db/tenancy.ts";

/** A piece of SQL. Values written into it with `${…}` become bind parameters. */
export type Sql = RawBuilder<any>;

/** A row of the statement: `t("due_on")` names its column. */
export type Row = (column: string) => Sql;

/** What is known when a statement runs, beside its text. */
export interface Run {
  readonly pool: Pool;
  readonly scope: Scope;
  /** The viewer's day, YYYY-MM-DD. */
  readonly today: string;
  /** The request's instant, ISO 8601. */
  readonly now: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** Record ids that `readPayload` and `readRecord` were given, by field name. */
  readonly ids?: Readonly<Record<string, unknown>>;
}

/**
 * An argument's value, or a field of it. A plan is kept and run again with other values, so SQL must not
 * be built from the value itself unless `known()` says that the plan depends on it.
 */
export interface Value {
  /** A bind parameter; `map` turns the value into what PostgreSQL gets, at run time. */
  bind<T = any>(map?: (value: T, run: Run) => unknown): Sql;
  /** The uuid in a global id of this type, as a bind parameter; null when it is another type's or malformed. */
  id(type: string): Sql;
  /** The uuids in a list of global ids of this type; others are left out. */
  ids(type: string): Sql;
  /** The value itself, now. Each value makes a plan of its own: for booleans and enums only. */
  known<T = unknown>(): T;
  /** Something told by the value, now; each makes a plan of its own. `what` names the question. */
  pick<T>(what: string, map: (value: unknown) => T): T;
  /** A field of an input object; undefined when absent or null. */
  field(name: string): Value | undefined;
}

/** What functions that build SQL are given beside the row. */
export interface Env {
  /** The field's arguments that are there and not null. */
  readonly args: Readonly<Record<string, Value>>;
  /** The viewer's day as a `date` parameter. */
  readonly today: Sql;
  /** The request's instant as a `timestamptz` parameter. */
  readonly now: Sql;
  /** Any other value known at run time, as a bind parameter. */
  value(read: (run: Run) => unknown): Sql;
}

/** This table's column → the other table's. The company is always compared as well. */
export type On = Readonly<Record<string, string>>;
/** Narrows the other table's rows (`t`); `parent` is the row that the field hangs on. */
export type Where = (t: Row, env: Env, parent: Row) => Sql | undefined;
/** One key of an order. It must never be null (use coalesce), for pages continue by comparing it. */
export interface OrderKey {
  readonly by: (t: Row, env: Env) => Sql;
  readonly desc: boolean;
}
/** A filter, called only when its argument is there and not null; nested for the fields of an input object. */
export type Filter = (t: Row, value: Value, env: Env) => Sql | undefined;
export interface Filters {
  readonly [argument: string]: Filter | Filters;
}

export interface ColumnField {
  readonly kind: "column";
  readonly column: string;
}
export interface ComputedField {
  readonly kind: "computed";
  readonly sql: (t: Row, env: Env) => Sql;
  /** Never null, so that no check is needed where the schema says so. */
  readonly sure?: boolean;
}
export interface JsonField {
  readonly kind: "json";
  readonly sql: (t: Row, env: Env) => Sql;
  readonly stored?: StoredJson;
}
/** A `json` column of which the database holds that it is a list of objects of these keys, in this order, none null. */
export interface StoredJson {
  readonly column: string;
  readonly keys: readonly string[];
}
export interface EmbeddedField {
  readonly kind: "embedded";
  readonly fields: Readonly<Record<string, FieldMap>>;
  readonly present?: (t: Row, env: Env) => Sql;
}
export interface OneField {
  readonly kind: "one";
  readonly target: () => TypeMap;
  readonly on: On;
  readonly where?: Where;
}
export interface OneOfField {
  readonly kind: "oneOf";
  readonly by: string;
  readonly variants: Readonly<Record<string, OneField>>;
}
export interface NodeField {
  readonly kind: "node";
  readonly targets: () => readonly TypeMap[];
  readonly argument: string;
}
export interface ManyField {
  readonly kind: "many";
  readonly target: () => TypeMap;
  readonly on: On;
  readonly where?: Where;
  readonly orderBy: readonly OrderKey[];
  readonly limit?: number;
}
export interface ConnectionField {
  readonly kind: "connection";
  readonly target: () => TypeMap;
  readonly on: On;
  readonly where?: Where;
  readonly filters: Filters;
  readonly orders: Readonly<Record<string, readonly OrderKey[]>>;
  readonly maxPage: number;
  readonly aggregates: Readonly<Record<string, (t: Row, env: Env) => Sql>>;
  readonly countsTo: number | undefined;
}
export interface ResolvedField {
  readonly kind: "resolved";
  readonly needs: readonly string[];
}
export type FieldMap =
  | ResolvedField
  | ColumnField
  | ComputedField
  | JsonField
  | EmbeddedField
  | OneField
  | OneOfField
  | NodeField
  | ManyField
  | ConnectionField;

/** How a GraphQL object type lies on a table. */
export interface TypeMap {
  readonly type: string;
  readonly table: string;
  readonly key: string;
  readonly where?: Where;
  readonly fields: Readonly<Record<string, FieldMap>>;
}

export interface TypeDefinition {
  /** The GraphQL type; also the prefix of its global ids. */
  readonly type: string;
  readonly table: string;
  /** The column that tells the rows of a list apart and breaks the ties of its order; `id`, but for views without one. */
  readonly key?: string;
  /** Columns told under their own name in camelCase: `due_on` is `dueOn`. */
  readonly columns?: readonly string[];
  /**
   * All other fields; as a function where they call helpers of modules that import this one, for it runs at the first
   * read. `id` is the global id unless said otherwise.
   */
  readonly fields?: Readonly<Record<string, FieldMap>> | (() => Readonly<Record<string, FieldMap>>);
  /** Rows that are never shown through this type (withdrawn ones, say), whoever asks. */
  readonly where?: Where;
}

/**
 * Says how a GraphQL type lies on its table. Write the annotation, for types refer to each other in circles:
 * `export const LaunchTaskRead: TypeMap = mapType({ … })`.
 */
export function mapType(definition: TypeDefinition): TypeMap {
  const { type, table, key = "id", columns = [], fields = {}, where } = definition;
  const id: Record<string, FieldMap> = key === "id" ? { id: globalId(type) } : {};
  const plain = Object.fromEntries(columns.map((name) => [camelCase(name), column(name)]));
  let known: TypeMap["fields"] | undefined;
  return {
    type,
    table,
    key,
    where,
    get fields() {
      const others = () => (typeof fields === "function" ? fields() : fields);
      return (known ??= { ...id, ...plain, ...others() });
    },
  };
}

const camelCase = (name: string) =>
  name.replace(/_([a-z0-9])/g, (_, letter) => letter.toUpperCase());

/** A scalar, an enum, a list of them, or a JSON scalar: the column as it is. */
export const column = (name: string): ColumnField => ({ kind: "column", column: name });

/** A scalar, an enum or a list of them out of the row and the environment. */
export const computed = (build: ComputedField["sql"]): ComputedField => ({
  kind: "computed",
  sql: build,
});

/** `<Type>_<uuid>` out of a uuid column; null where it is null. */
export const globalId = (type: string, name = "id"): ComputedField => ({
  kind: "computed",
  sql: (t) => sql`${sql.lit(`${type}_`)} || ${t(name)}`,
  sure: name === "id",
});

/** An object or a list of objects held as jsonb whose keys are the GraphQL fields' names; a column or an expression. */
export const json = (source: string | JsonField["sql"]): JsonField => ({
  kind: "json",
  sql: typeof source === "string" ? (t) => t(source) : source,
});

/**
 * A list of objects held as `json` text, all with just these keys in this order and none of them null, which the
 * column's `check (is_list_of(column, keys))` holds: a selection of these keys is passed on as it is stored.
 */
export const storedJson = (column: string, keys: readonly string[]): JsonField => ({
  ...json(column),
  stored: { column, keys },
});

/**
 * A field worked out in JavaScript by its own resolver, whose root is an object of these columns of the row, `id`
 * (the uuid) among them. A query that asks for it goes through the ordinary executor.
 */
export const resolved = (...needs: readonly string[]): ResolvedField => ({
  kind: "resolved",
  needs: ["id", ...needs],
});

/** An object made of this same row; null where `present` is not true. */
export const embedded = (
  fields: Readonly<Record<string, FieldMap>>,
  present?: EmbeddedField["present"],
): EmbeddedField => ({ kind: "embedded", fields, present });

/** The one row of another table, e.g. `one(() => LaunchPlanRead, { plan_id: "id" })`. */
export const one = (target: () => TypeMap, on: On = {}, where?: Where): OneField => ({
  kind: "one",
  target,
  on,
  where,
});

/** One of several types, told apart by a column's word: `oneOf("subject_type", { TASK: one(…), PLAN: one(…) })`. */
export const oneOf = (by: string, variants: Readonly<Record<string, OneField>>): OneOfField => ({
  kind: "oneOf",
  by,
  variants,
});

/** All rows of another table, e.g. `many(() => CheckRead, { id: "task_id" }, [asc("position")])`. Always in an order. */
export const many = (
  target: () => TypeMap,
  on: On,
  orderBy: readonly OrderKey[],
  more: { where?: Where; limit?: number } = {},
): ManyField => ({ kind: "many", target, on, orderBy, ...more });

export interface ConnectionOptions {
  readonly on?: On;
  readonly where?: Where;
  /** By argument name; nested for input objects: `{ filter: { statuses: (t, v) => sql`${t("status")} = any(${v.bind()})` } }`. */
  readonly filters?: Filters;
  /** By word of the `orderBy` enum; the first one holds when there is no such argument. The id breaks ties. */
  readonly orders?: Readonly<Record<string, readonly OrderKey[]>>;
  /** Largest page, default 100. The page asked for by default is the schema's default of `first`, else 20. */
  readonly maxPage?: number;
  /** Further fields of the connection, aggregates over all rows that pass the filters. */
  readonly aggregates?: ConnectionField["aggregates"];
  /**
   * How many rows totalCount and the aggregates look at, the first of the first order; one more says that there are more.
   * With an index on that order a list of any length tells its counts at once.
   */
  readonly countsTo?: number;
}

/** A Relay connection over another table's rows. */
export const connection = (
  target: () => TypeMap,
  options: ConnectionOptions = {},
): ConnectionField => ({
  kind: "connection",
  target,
  on: options.on ?? {},
  where: options.where,
  filters: options.filters ?? {},
  orders: options.orders ?? { ID: [] },
  maxPage: options.maxPage ?? 100,
  aggregates: options.aggregates ?? {},
  countsTo: options.countsTo,
});

/** A root field that finds a record by its global id in `argument`. */
export const byId = (target: () => TypeMap, argument = "id"): OneField =>
  one(target, {}, (t, { args }) => {
    const value = args[argument];
    return value ? sql`${t("id")} = ${value.id(target().type)}` : sql`false`;
  });

/** Relay's `node(id:)` over these types. */
export const node = (targets: () => readonly TypeMap[], argument = "id"): NodeField => ({
  kind: "node",
  targets,
  argument,
});

type Key = string | OrderKey["by"];
const keyOf = (key: Key, desc: boolean): OrderKey => ({
  by: typeof key === "string" ? (t) => t(key) : key,
  desc,
});
export const asc = (key: Key): OrderKey => keyOf(key, false);
export const desc = (key: Key): OrderKey => keyOf(key, true);
