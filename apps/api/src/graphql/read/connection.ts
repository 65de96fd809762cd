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
  /** The lists are columns of the answer: PostgreSQL need not make JSON of them. */
  readonly outermost: boolean;
  /** The order's word and its keys, the id last; already turned round when paging backwards. */
  readonly order: string;
  readonly keys: readonly OrderKey[];
  /** The rows of the page, numbered by "~n" to "~of". */
  readonly t: Row;
  /** What is joined to them: the JSON of each row. */
  readonly rows: Sql[];
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
  outermost = false,
): { readonly keys: readonly Key[]; readonly from: Sql } {
  const page = pageOf(env.args, nodes, map.maxPage);
  const { order, keys } = orderOf(map, env, page);
  const alias = build.alias();
  const asked = new Set<string>();
  const row = rowOf(alias);
  const t: Row = (column) => {
    asked.add(column);
    return row(column);
  };
  const paging: Paging = { build, map, env, parent, page, outermost, order, keys, t, rows: [] };
  const summary = build.alias();
  const parts: Key[] = [{ name: "~count", value: sql`count(*)` }];
  const sums: Sums = { alias: build.alias(), keys: [] };
  const shown = shownKeys(paging, type, nodes, { summary: rowOf(summary), parts, sums });
  const from = sql.join([sql`${pageRows(paging, asked)} ${sql.id(alias)}`, ...paging.rows], sql` `);
  return {
    keys: shown,
    from: sql`(select ${columns(parts)} from ${from}) ${sql.id(summary)}${summed(paging, sums)}`,
  };
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

/** The connection's keys; what is gathered over the page's rows goes to `parts`, which they name. */
function shownKeys(
  paging: Paging,
  type: GraphQLObjectType,
  nodes: Nodes,
  { summary, parts, sums }: { summary: Row; parts: Key[]; sums: Sums },
): Key[] {
  const { build, outermost: items } = paging;
  const keys: Key[] = [];
  const gather = (value: Sql) => {
    const name = `~${parts.length}`;
    parts.push({ name, value });
    return summary(name);
  };
  for (const [name, inner] of subfields(build, type, nodes)) {
    const field = inner[0]!.name.value;
    const fieldType = type.getFields()[field]?.type;
    const named = fieldType && (getNamedType(fieldType) as GraphQLObjectType);
    if (field === "__typename") keys.push({ name, value: typeName(type), leaf: true });
    else if (field === "nodes")
      keys.push({
        name,
        value: gather(items ? textList(paging, inner) : pageList(paging, nodeKeys(paging, inner))),
        items,
      });
    else if (field === "edges")
      keys.push({ name, value: gather(pageList(paging, edgeKeys(paging, named!, inner))) });
    else if (field === "pageInfo")
      keys.push({ name, value: pageInfo(paging, named!, inner, summary, gather) });
    else keys.push({ name, value: sumOf(paging, sums, type, field), leaf: true });
  }
  return keys;
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

/** Sorting carries along no more columns than those asked for. */
function pageRows(paging: Paging, asked: ReadonlySet<string>): Sql {
  const { build, map, env, page, order, keys } = paging;
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
  return sql`(select ${whole}.*, row_number() over () as "~n", count(*) over () as "~of" from (${rows}) ${whole})`;
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

/** What is joined to a page may disturb the order of its rows. */
const gathered = ({ page, t }: Paging) => ({
  order: sql` order by ${t("~n")} ${sql.raw(page.backward ? "desc" : "asc")}`,
  shown: sql`filter (where ${t("~n")} <= ${sql.lit(page.size)})`,
});

/** A JSON list over the page's rows, in the order asked for. */
function pageList(paging: Paging, keys: readonly Key[]): Sql {
  const item = sql.id(`~${paging.build.alias()}`); // no GraphQL name: never taken for a column
  paging.rows.push(sql`cross join lateral (select ${columns(keys)}) ${item}`);
  const { order, shown } = gathered(paging);
  return sql`coalesce(json_agg(${item}${order}) ${shown}, '[]'::json)`;
}

/** The text inside of such a list's brackets. */
function textList(paging: Paging, nodes: Nodes): Sql {
  const { build, map, t: row, rows: joins } = paging;
  const target = map.target();
  const type = build.schema.getType(target.type) as GraphQLObjectType;
  const { order, shown } = gathered(paging);
  const text = rowText(build, type, target, { nodes, row, joins });
  return sql`coalesce(string_agg(${text}, ','${order}) ${shown}, '')`;
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

function pageInfo(
  paging: Paging,
  type: GraphQLObjectType,
  nodes: Nodes,
  summary: Row,
  gather: (value: Sql) => Sql,
): Sql {
  const { page, t, env } = paging;
  const more = sql`${summary("~count")} > ${sql.lit(page.size)}`;
  const came = sql.lit(Boolean(page.backward ? env.args.before : env.args.after));
  /** Worked out for the one row that it is of. */
  const edge = (last: boolean) => {
    const far = sql`least(${t("~of")}, ${sql.lit(page.size)})`;
    const at = last === page.backward ? sql`least(1, ${sql.lit(page.size)})` : far;
    return gather(sql`min(${cursorOf(paging)}) filter (where ${t("~n")} = ${at})`);
  };
  const values: Record<string, () => Sql> = {
    hasNextPage: () => (page.backward ? came : more),
    hasPreviousPage: () => (page.backward ? more : came),
    startCursor: () => edge(false),
    endCursor: () => edge(true),
    __typename: () => typeName(type),
  };
  const keys = [...subfields(paging.build, type, nodes)].map(([name, inner]): Key => {
    const value = values[inner[0]!.name.value];
    if (!value) throw new Error(`${type.name}.${inner[0]!.name.value} has no mapping`);
    return { name, value: value() };
  });
  return object(keys);
}

/** What is counted over all rows that pass the filters, in one look at them. */
interface Sums {
  readonly alias: string;
  readonly keys: string[];
}

/** totalCount or one of the mapping's own aggregates. */
function sumOf({ map }: Paging, sums: Sums, type: GraphQLObjectType, field: string): Sql {
  if (field !== "totalCount" && !map.aggregates[field])
    throw new GraphQLError(`${type.name}.${field} has no mapping`);
  if (!sums.keys.includes(field)) sums.keys.push(field);
  return rowOf(sums.alias)(field);
}

function summed(paging: Paging, { alias, keys }: Sums): Sql {
  if (keys.length === 0) return sql``;
  const { build, map, env } = paging;
  const counted = build.alias();
  const t = rowOf(counted);
  const parts = keys.map((name): Key => ({
    name,
    value: map.aggregates[name]?.(t, env) ?? sql`count(*)`,
  }));
  return sql` cross join (select ${columns(parts)} from ${countedRows(paging, counted)}) ${sql.id(alias)}`;
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
