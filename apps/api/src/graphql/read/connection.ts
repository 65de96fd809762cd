import { sql } from "kysely";
import { getNamedType, GraphQLError } from "graphql";
import type { GraphQLObjectType } from "graphql";
import { collectSubfields } from "graphql/execution/collectFields.js";
import { cursorKey, cursorSql } from "./cursor.ts";
import type { ConnectionField, Env, Filters, OrderKey, Row, Sql, Value } from "./map.ts";
import { pageOf } from "./page.ts";
import type { Page } from "./page.ts";
import { joined, rowText, selectionOf, typeName } from "./plan.ts";
import type { Build, Nodes } from "./plan.ts";
import { all, columns, object, rowOf, whole } from "./sqljson.ts";
import type { Key } from "./sqljson.ts";

/** What the parts of one connection share. */
interface Paging {
  readonly build: Build;
  readonly map: ConnectionField;
  readonly env: Env;
  readonly parent: Row;
  readonly page: Page;
  /** The order's word and its keys, the id last; already turned round when paging backwards. */
  readonly order: string;
  readonly keys: readonly OrderKey[];
  /** The rows of the page, numbered by "~n", "~last" the last of them, and what is asked of them. */
  readonly t: Row;
  readonly alias: string;
  readonly asked: ReadonlySet<string>;
  /** What is joined to them: the JSON of each row. */
  readonly rows: Sql[];
  readonly sums: Sums;
}

/**
 * A page: the keys of its JSON, and the one row of which they speak. Innermost the page's rows are found, ordered and
 * limited, one more than asked for to know whether there are more; only then is what hangs on them read.
 */
export function connectionOf(
  build: Build,
  map: ConnectionField,
  type: GraphQLObjectType,
  nodes: Nodes,
  parent: Row,
  env: Env,
): { readonly keys: readonly Key[]; readonly from: Sql } {
  const paging = pagingOf(build, map, nodes, parent, env);
  const summary = build.alias();
  const parts: Key[] = [{ name: "~count", value: sql`count(*)` }];
  const gather = (value: Sql) => {
    const name = `~${parts.length}`;
    parts.push({ name, value });
    return rowOf(summary)(name);
  };
  const keys = shownKeys<Key>(paging, type, nodes, {
    more: (name) => {
      const value = sql`${rowOf(summary)("~count")} > ${sql.lit(paging.page.size)}`;
      return { name, value, leaf: true };
    },
    nodes: (name, inner) => ({ name, value: gather(pageList(paging, nodeKeys(paging, inner))) }),
    edges: (name, named, inner) => ({
      name,
      value: gather(pageList(paging, edgeKeys(paging, named, inner))),
    }),
    pageInfo: (name, inner) => ({ name, value: object(inner) }),
    cursor: (name, at) => ({
      name,
      value: gather(sql`min(${cursorOf(paging)}) filter (where ${at})`),
    }),
  });
  const sums = paging.sums.keys.length > 0 ? sql` cross join ${summed(paging)}` : sql``;
  return {
    keys,
    from: sql`(select ${columns(parts)} from ${pageRows(paging)}) ${sql.id(summary)}${sums}`,
  };
}

/** A key of the outermost page. All of the statement's rows could tell its value; one of them does. */
export type RowKey =
  | (Key & {
      /** Told by each row: the text of one item of a list. Or by whichever row it is of, the first by default. */
      readonly by?: "EACH" | "ITSELF";
      /** The JSON where no row tells it; null by default. */
      readonly otherwise?: string;
    })
  | { readonly name: string; readonly keys: readonly RowKey[] };

/** A page whose items are rows of the statement; it has one row when there is no item. */
export interface RowPage {
  readonly keys: readonly RowKey[];
  readonly from: Sql;
  readonly isFirst: Sql;
  /** A whole number by which its rows are put in order, which PostgreSQL would copy all of them for. */
  readonly place: Sql;
}

/**
 * The outermost page of an answer, where it is asked for by one list of `nodes`; else undefined. PostgreSQL sends the
 * items one by one: to put a large list together takes it a quarter of its time.
 */
export function rowPageOf(
  build: Build,
  map: ConnectionField,
  type: GraphQLObjectType,
  nodes: Nodes,
  parent: Row,
  env: Env,
): RowPage | undefined {
  const asked = [...subfields(build, type, nodes).values()].map(([node]) => node!.name.value);
  if (asked.includes("edges") || asked.filter((name) => name === "nodes").length !== 1) return;
  const paging = pagingOf(build, map, nodes, parent, env);
  const { t, page } = paging;
  const keys = shownKeys<RowKey>(paging, type, nodes, {
    more: (name) => {
      const value = sql`case when ${t("~n")} > ${sql.lit(page.size)} then true end`;
      return { name, value, leaf: true, by: "ITSELF", otherwise: "false" };
    },
    nodes: (name, inner) => {
      const value = sql`case when ${t("~n")} <= ${sql.lit(page.size)} then ${itemText(paging, inner)} end`;
      return { name, value, by: "EACH" };
    },
    edges: (name) => {
      throw new Error(`${name}: a page of edges has no rows of its own`);
    },
    pageInfo: (name, inner) => ({ name, keys: inner }),
    cursor: (name, at) => ({
      name,
      value: sql`case when ${at} then ${cursorOf(paging)} end`,
      leaf: true,
      by: "ITSELF",
    }),
  });
  return {
    keys,
    from: sql`${summed(paging)} left join ${pageRows(paging, sql`on true`)}`,
    isFirst: sql`coalesce(${t("~n")}, 1) = 1`,
    place: page.backward ? sql`-${t("~n")}` : t("~n"),
  };
}

function pagingOf(build: Build, map: ConnectionField, nodes: Nodes, parent: Row, env: Env): Paging {
  const page = pageOf(env.args, nodes, map.maxPage);
  const { order, keys } = orderOf(map, env, page);
  const alias = build.alias();
  const asked = new Set<string>();
  const row = rowOf(alias);
  const t: Row = (column) => {
    asked.add(column);
    return row(column);
  };
  const sums: Sums = { alias: build.alias(), keys: [] };
  return { build, map, env, parent, page, order, keys, alias, asked, t, rows: [], sums };
}

function orderOf(map: ConnectionField, env: Env, page: Page): { order: string; keys: OrderKey[] } {
  const first = Object.keys(map.orders)[0]!;
  const order = env.args.orderBy?.known<string>() ?? first;
  const declared = map.orders[order];
  if (!declared) throw new Error(`the order ${order} has no mapping`);
  const tie: OrderKey = { by: (t) => t(map.target().key), desc: declared.at(-1)?.desc ?? false };
  const keys = [...declared, tie];
  return { order, keys: page.backward ? keys.map((key) => ({ ...key, desc: !key.desc })) : keys };
}

/** How the parts of a connection become keys of its JSON. */
interface Shape<K> {
  /** Whether there are more rows than the page holds. */
  more(name: string): K;
  nodes(name: string, inner: Nodes): K;
  edges(name: string, type: GraphQLObjectType, inner: Nodes): K;
  pageInfo(name: string, keys: K[]): K;
  /** The cursor of the row for which `at` is true; null when there is none. */
  cursor(name: string, at: Sql): K;
}

function shownKeys<K>(
  paging: Paging,
  type: GraphQLObjectType,
  nodes: Nodes,
  shape: Shape<K | Key>,
): (K | Key)[] {
  return [...subfields(paging.build, type, nodes)].map(([name, inner]) => {
    const field = inner[0]!.name.value;
    const fieldType = type.getFields()[field]?.type;
    const named = fieldType && (getNamedType(fieldType) as GraphQLObjectType);
    if (field === "__typename") return { name, value: typeName(type), leaf: true };
    if (field === "nodes") return shape.nodes(name, inner);
    if (field === "edges") return shape.edges(name, named!, inner);
    if (field === "pageInfo") return shape.pageInfo(name, pageInfo(paging, named!, inner, shape));
    return { name, value: sumOf(paging, type, field), leaf: true };
  });
}

const subfields = (
  { schema, fragments, variables }: Build,
  type: GraphQLObjectType,
  nodes: Nodes,
) => collectSubfields(schema, { ...fragments }, variables, type, nodes);

/** Rows that pass join and filters, whatever page is asked for. */
function passing({ map, env, parent }: Paging, t: Row): (Sql | undefined)[] {
  return [...joined(map, map.target(), t, env, parent), ...filtered(map.filters, env.args, t, env)];
}

/** The conditions that a mapping's filters come to for these values. */
export function filtered(
  filters: Filters,
  values: Readonly<Record<string, Value>>,
  t: Row,
  env: Env,
): (Sql | undefined)[] {
  return Object.entries(filters).flatMap(([name, filter]) => {
    const value = values[name];
    if (!value) return [];
    if (typeof filter === "function") return [filter(t, value, env)];
    const fields = Object.keys(filter).flatMap((field) => {
      const inner = value.field(field);
      return inner ? [[field, inner] as const] : [];
    });
    return filtered(filter, Object.fromEntries(fields), t, env);
  });
}

/**
 * The rows of the page and what is joined to them. Sorting carries along no more columns than those asked for, so all has
 * to be asked for before.
 */
function pageRows(paging: Paging, on: Sql = sql``): Sql {
  const { build, map, env, page, order, keys, alias, asked } = paging;
  const found = build.alias();
  const t = rowOf(found);
  const cursor = page.backward ? env.args.before : env.args.after;
  const argument = page.backward ? "before" : "after";
  const where = all([
    ...passing(paging, t),
    cursor && beyond(keys, t, env, (at) => cursorKey(cursor, argument, order, keys.length, at)),
  ]);
  const by = sql.join(
    keys.map((key) => sql`${key.by(t, env)} ${sql.raw(key.desc ? "desc" : "asc")}`),
  );
  const limit = sql.lit(page.size + 1);
  const carried = [...asked].filter((column) => !column.startsWith("~"));
  const rows = sql`select ${sql.join(carried.map(t))} from ${sql.table(map.target().table)} ${sql.id(found)} where ${where} order by ${by} limit ${limit}`;
  // Looks one row ahead: to count the rows PostgreSQL would keep a copy of all of them.
  const last = sql`lead(true) over () is null`;
  const numbered = sql`(select ${whole}.*, row_number() over () as "~n", ${last} as "~last" from (${rows}) ${whole}) ${sql.id(alias)} ${on}`;
  return sql.join([numbered, ...paging.rows], sql` `);
}

/** Rows after the cursor's: one row comparison where all keys run one way, so that an index on them serves. */
function beyond(keys: readonly OrderKey[], t: Row, env: Env, key: (at: number) => Sql): Sql {
  const columns = keys.map(({ by }) => by(t, env));
  const ahead = (desc: boolean) => sql.raw(desc ? "<" : ">");
  if (keys.every(({ desc }) => desc === keys[0]!.desc)) {
    return sql`(${sql.join(columns)}) ${ahead(keys[0]!.desc)} (${sql.join(columns.map((_, at) => key(at)))})`;
  }
  const steps = keys.map(({ desc }, at) =>
    all([
      ...columns.slice(0, at).map((column, same) => sql`${column} = ${key(same)}`),
      sql`${columns[at]!} ${ahead(desc)} ${key(at)}`,
    ]),
  );
  return sql.join(
    steps.map((step) => sql`(${step})`),
    sql` or `,
  );
}

/** A JSON list over the page's rows, in the order asked for, which what is joined to them may disturb. */
function pageList({ build, rows, page, t }: Paging, keys: readonly Key[]): Sql {
  const item = sql.id(`~${build.alias()}`); // no GraphQL name: never taken for a column
  rows.push(sql`cross join lateral (select ${columns(keys)}) ${item}`);
  const order = sql`order by ${t("~n")} ${sql.raw(page.backward ? "desc" : "asc")}`;
  const shown = sql`filter (where ${t("~n")} <= ${sql.lit(page.size)})`;
  return sql`coalesce(json_agg(${item} ${order}) ${shown}, '[]'::json)`;
}

/** The text of one item of such a list. */
function itemText({ build, map, t: row, rows: joins }: Paging, nodes: Nodes): Sql {
  const target = map.target();
  const type = build.schema.getType(target.type) as GraphQLObjectType;
  return rowText(build, type, target, { nodes, row, joins });
}

function nodeKeys({ build, map, t }: Paging, nodes: Nodes): Key[] {
  const target = map.target();
  const type = build.schema.getType(target.type) as GraphQLObjectType;
  return selectionOf(build, type, target.fields, nodes, t);
}

const cursorOf = ({ keys, order, t, env }: Paging): Sql =>
  cursorSql(
    order,
    keys.map(({ by }) => by(t, env)),
  );

function edgeKeys(paging: Paging, type: GraphQLObjectType, nodes: Nodes): Key[] {
  return [...subfields(paging.build, type, nodes)].map(([name, inner]): Key => {
    const field = inner[0]!.name.value;
    if (field === "node") return { name, value: object(nodeKeys(paging, inner)) };
    if (field === "cursor") return { name, value: cursorOf(paging) };
    if (field === "__typename") return { name, value: typeName(type) };
    throw new Error(`${type.name}.${field} has no mapping`);
  });
}

function pageInfo<K>(
  paging: Paging,
  type: GraphQLObjectType,
  nodes: Nodes,
  { more, cursor }: Shape<K | Key>,
): (K | Key)[] {
  const { page, t, env } = paging;
  const leaf = (name: string, value: Sql): Key => ({ name, value, leaf: true });
  const came = (name: string) =>
    leaf(name, sql.lit(Boolean(page.backward ? env.args.before : env.args.after)));
  /** Worked out for the one row that it is of. */
  const edge = (name: string, last: boolean) => {
    const n = t("~n");
    const size = sql.lit(page.size);
    const near = last === page.backward;
    return cursor(
      name,
      near
        ? sql`${n} = least(1, ${size})`
        : sql`(${n} = ${size} or ${n} < ${size} and ${t("~last")})`,
    );
  };
  const keys: Record<string, (name: string) => K | Key> = {
    hasNextPage: page.backward ? came : more,
    hasPreviousPage: page.backward ? more : came,
    startCursor: (name) => edge(name, false),
    endCursor: (name) => edge(name, true),
    __typename: (name) => leaf(name, typeName(type)),
  };
  return [...subfields(paging.build, type, nodes)].map(([name, inner]) => {
    const key = keys[inner[0]!.name.value];
    if (!key) throw new Error(`${type.name}.${inner[0]!.name.value} has no mapping`);
    return key(name);
  });
}

/** What is counted over all rows that pass the filters, in one look at them. */
interface Sums {
  readonly alias: string;
  readonly keys: string[];
}

/** totalCount or one of the mapping's own aggregates. */
function sumOf({ map, sums }: Paging, type: GraphQLObjectType, field: string): Sql {
  if (field !== "totalCount" && !map.aggregates[field])
    throw new GraphQLError(`${type.name}.${field} has no mapping`);
  if (!sums.keys.includes(field)) sums.keys.push(field);
  return rowOf(sums.alias)(field);
}

/** One row, of no columns where nothing is counted. */
function summed(paging: Paging): Sql {
  const { build, map, env } = paging;
  const { alias, keys } = paging.sums;
  if (keys.length === 0) return sql`(select) ${sql.id(alias)}`;
  const counted = build.alias();
  const t = rowOf(counted);
  const parts = keys.map((name): Key => ({
    name,
    value: map.aggregates[name]?.(t, env) ?? sql`count(*)`,
  }));
  return sql`(select ${columns(parts)} from ${countedRows(paging, counted)}) ${sql.id(alias)}`;
}

/** All rows that pass, or as many as are counted at most. */
function countedRows(paging: Paging, alias: string): Sql {
  const { build, map, env } = paging;
  const from = (name: string) => {
    const where = all(passing(paging, rowOf(name)));
    return sql`from ${sql.table(map.target().table)} ${sql.id(name)} where ${where}`;
  };
  if (map.countsTo === undefined) {
    return sql`(select ${sql.id(alias)}.* ${from(alias)}) ${sql.id(alias)}`;
  }
  const inner = build.alias();
  const t = rowOf(inner);
  const by = sql.join(
    Object.values(map.orders)[0]!.map(
      (key) => sql`${key.by(t, env)} ${sql.raw(key.desc ? "desc" : "asc")}`,
    ),
  );
  return sql`(select ${sql.id(inner)}.* ${from(inner)} order by ${by} limit ${sql.lit(map.countsTo + 1)}) ${sql.id(alias)}`;
}
