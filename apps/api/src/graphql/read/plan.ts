import { sql } from "kysely";
import {
  getArgumentValues,
  getNamedType,
  getNullableType,
  GraphQLBoolean,
  GraphQLID,
  GraphQLInt,
  isAbstractType,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from "graphql";
import type {
  FieldNode,
  FragmentDefinitionNode,
  GraphQLObjectType,
  GraphQLOutputType,
  GraphQLSchema,
} from "graphql";
import { collectSubfields } from "graphql/execution/collectFields.js";
import { compiler } from "../../db/database.ts";
import { parseId } from "../id.ts";
import { connectionOf, rowPageOf } from "./connection.ts";
import type { RowKey, RowPage } from "./connection.ts";
import type { Look } from "./look.ts";
import type {
  Env,
  FieldMap,
  JsonField,
  ManyField,
  NodeField,
  OneField,
  OneOfField,
  Row,
  Sql,
  TypeMap,
  Where,
} from "./map.ts";
import { all, flatObject, list, missingText, object, orMissing, rowOf, strung } from "./sqljson.ts";
import type { Key, Piece } from "./sqljson.ts";
import { argumentsOf, defer, envOf } from "./values.ts";
import type { Variables } from "./values.ts";

/** A compiled statement; parameters that depend on the run are bound then. */
export interface Plan {
  readonly sql: string;
  readonly parameters: readonly unknown[];
  /** The answer's JSON but for the statement's columns, each of which comes between two of these. */
  readonly texts: readonly Buffer[];
  /** The columns, each by what stands for it where no row holds a value: of all but a list's items one row does, or none. */
  readonly otherwise: readonly (readonly Buffer[])[];
  /** Whether the rows' places come as one more column, by which they are put in order. */
  readonly placed: boolean;
}

/** What building one plan needs to know. */
export interface Build {
  readonly schema: GraphQLSchema;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly variables: Variables;
  readonly look: Look;
  /** Tells the ordinary executor the type of an object behind an interface, under `typeKey`. */
  readonly typed: boolean;
  /** A fresh name for a table. */
  alias(): string;
}

/** Thrown while an operation is planned that asks for what only the ordinary executor works out. */
export const needsExecutor = new Error("a resolved field needs the ordinary executor");

/** Not a GraphQL name, so no response key is in its way. */
export const typeKey = "~type";

export type Nodes = readonly FieldNode[];
export type Fields = Readonly<Record<string, FieldMap>>;

/**
 * The statement that reads fields of a root type, as one JSON object by response key. PostgreSQL is spared putting its
 * outermost objects together: every layer copies all that is in it some three times.
 */
export function planRoot(
  build: Build,
  root: GraphQLObjectType,
  fields: Fields,
  selected: ReadonlyMap<string, Nodes>,
): Plan {
  const answer = new Answer();
  for (const [name, nodes] of selected) {
    answer.begin(name);
    const asked = askedField(build, root, fields, nodes);
    const page = asked && !answer.page ? rootPage(build, asked, nodes) : undefined;
    if (page) {
      answer.page = page;
      answer.putAll(page.keys);
    } else {
      const leaf = asked?.map.kind === "computed" || asked?.map.kind === "column";
      const value = asked ? askedSql(build, asked, nodes, noRow) : typeName(root);
      answer.put({ name, value, leaf: !asked || leaf });
    }
  }
  return answer.plan();
}

const rootPage = (build: Build, { map, type, env }: Asked, nodes: Nodes): RowPage | undefined =>
  map.kind === "connection"
    ? rowPageOf(build, map, objectType(type), nodes, noRow, env)
    : undefined;

/** Puts an object together out of text and columns. */
class Answer {
  /** The page whose items are the statement's rows. */
  page: RowPage | undefined;
  readonly #texts = ["{"];
  readonly #keys: Exclude<RowKey, { keys: unknown }>[] = [];

  begin(name: string): void {
    const text = this.#texts.at(-1)!;
    this.#append(`${text.endsWith("{") ? "" : ","}${JSON.stringify(name)}:`);
  }

  put(key: RowKey): void {
    if ("keys" in key) return this.putAll(key.keys);
    const isList = key.by === "EACH";
    this.#append(isList ? "[" : "");
    this.#keys.push(key);
    this.#texts.push(isList ? "]" : "");
  }

  putAll(keys: readonly RowKey[]): void {
    this.#append("{");
    for (const key of keys) {
      this.begin(key.name);
      this.put(key);
    }
    this.#append("}");
  }

  #append(text: string): void {
    this.#texts[this.#texts.length - 1] += text;
  }

  plan(): Plan {
    this.#append("}");
    const { page } = this;
    const columns = this.#keys.map(({ value, leaf, by }) => {
      const told = leaf ? sql`to_json(${value})` : value;
      return page && !by ? sql`case when ${page.isFirst} then ${told} end` : told;
    });
    const all = page
      ? sql`${sql.join([...columns, page.place])} from ${page.from}`
      : sql.join(columns);
    const { sql: text, parameters } = sql`select ${all}`.compile(compiler);
    return {
      sql: text,
      parameters,
      texts: this.#texts.map(bytesOf),
      otherwise: this.#keys.map(({ by, otherwise = "null" }) =>
        by === "EACH" ? [] : [bytesOf(otherwise)],
      ),
      placed: page !== undefined,
    };
  }
}

/**
 * Bytes in memory of their own. `Buffer.from` cuts them out of a piece of 64 kB, which whoever keeps a few of them keeps whole:
 * 64 kB for every document that is asked for the first time.
 */
export function bytesOf(text: string): Buffer {
  const bytes = Buffer.allocUnsafeSlow(Buffer.byteLength(text));
  bytes.write(text);
  return bytes;
}

const noRow: Row = (column) => {
  throw new Error(`a root field has no row to take ${column} from`);
};

/** The JSON object of a selection on one row. */
export function selectionOf(
  build: Build,
  type: GraphQLObjectType,
  fields: Fields,
  nodes: Nodes,
  row: Row,
): Key[] {
  const { schema, fragments, variables } = build;
  const selected = collectSubfields(schema, { ...fragments }, variables, type, nodes);
  return keysOf(build, type, fields, selected, row);
}

function keysOf(
  build: Build,
  type: GraphQLObjectType,
  fields: Fields,
  selected: ReadonlyMap<string, Nodes>,
  row: Row,
): Key[] {
  const keys: Key[] = [];
  for (const [name, nodes] of selected) {
    keys.push({ name, value: fieldSql(build, type, fields, nodes, row) });
  }
  return keys;
}

/**
 * The JSON object of a selection on a row of the outermost page, as text: PostgreSQL strings a row together for less
 * than it makes JSON of it. Rows that belong to it by their id are joined to the page, which costs less than to look
 * each up.
 */
export function rowText(
  build: Build,
  type: GraphQLObjectType,
  target: TypeMap,
  { nodes, row, joins }: { nodes: Nodes; row: Row; joins: Sql[] },
): Sql {
  const { schema, fragments, variables } = build;
  const selected = collectSubfields(schema, { ...fragments }, variables, type, nodes);
  const pieces: Piece[] = ["{"];
  for (const [name, inner] of selected) {
    pieces.push(`${pieces.length === 1 ? "" : ","}${JSON.stringify(name)}:`);
    const asked = askedField(build, type, target.fields, inner);
    if (!asked) pieces.push(JSON.stringify(type.name));
    else pieces.push(...askedText(build, asked, { nodes: inner, row, joins }));
  }
  return strung([...pieces, "}"]);
}

function askedText(
  build: Build,
  asked: Asked,
  { nodes, row, joins }: { nodes: Nodes; row: Row; joins: Sql[] },
): readonly Piece[] {
  const { map, type } = asked;
  const named = getNamedType(type);
  if (map.kind === "one" && isObjectType(named) && Object.values(map.on).includes("id")) {
    const target = map.target();
    const alias = build.alias();
    const t = rowOf(alias);
    const on = all(joined(map, target, t, asked.env, row));
    // OFFSET 0: one look by key for each row of the page. A plain join PostgreSQL may turn into reading the whole company's
    // rows, for it takes what row-level security lets through for a handful.
    const rows = sql`select * from ${sql.table(target.table)} ${sql.id(alias)} where ${on} offset 0`;
    joins.push(sql`left join lateral (${rows}) ${sql.id(alias)} on true`);
    const found = rowText(build, named, target, { nodes, row: t, joins });
    const none = sql.lit(isNonNullType(type) ? missingText : "null");
    return [sql`case when ${t("id")} is not null then ${found} else ${none} end`];
  }
  const value = askedSql(build, asked, nodes, row);
  if (map.kind === "column" || map.kind === "computed") {
    const leaf = getNullableType(type);
    const sure = isNonNullType(type) && (map.kind === "column" || map.sure);
    if (sure && map.kind === "computed" && leaf === GraphQLID) return ['"', value, '"'];
    const text = plainText(leaf, mappedSql(build, map, type, nodes, row, asked.env));
    if (text)
      return [
        sure
          ? text
          : sql`coalesce(${text}, ${sql.lit(isNonNullType(type) ? missingText : "null")})`,
      ];
  }
  if (isNonNullType(type) && map.kind === "json" && map.stored) return [value];
  return [sql`coalesce(to_json(${value}), 'null'::json)`];
}

/** The JSON of a value that needs no escaping: to_json looks up how its type is written for every single value. */
function plainText(type: GraphQLOutputType, value: Sql): Sql | undefined {
  if (type === GraphQLInt || type === GraphQLBoolean) return sql`(${value})::text`;
  if (isEnumType(type)) return sql`'"' || ${value} || '"'`;
  return undefined;
}

export const typeName = (type: GraphQLObjectType): Sql => sql`${sql.lit(type.name)}::text`;

function fieldSql(
  build: Build,
  type: GraphQLObjectType,
  fields: Fields,
  nodes: Nodes,
  row: Row,
): Sql {
  const asked = askedField(build, type, fields, nodes);
  return asked ? askedSql(build, asked, nodes, row) : typeName(type);
}

interface Asked {
  readonly map: FieldMap;
  readonly type: GraphQLOutputType;
  readonly env: Env;
}

/** The mapping of a field with its arguments; undefined for `__typename`. */
function askedField(
  build: Build,
  type: GraphQLObjectType,
  fields: Fields,
  nodes: Nodes,
): Asked | undefined {
  const name = nodes[0]!.name.value;
  if (name === "__typename") return undefined;
  const field = type.getFields()[name];
  const map = fields[name];
  if (!field || !map) throw new Error(`${type.name}.${name} has no mapping`);
  // What graphql-js would refuse raises here; in its own executor it raises by itself, with the path.
  if (!build.typed) getArgumentValues(field, nodes[0]!, build.variables);
  return { map, type: field.type, env: envOf(argumentsOf(build.look, field, nodes[0]!)) };
}

function askedSql(build: Build, { map, type, env }: Asked, nodes: Nodes, row: Row): Sql {
  const value = mappedSql(build, map, type, nodes, row, env);
  return isNonNullType(type) ? promised(map, value) : value;
}

/** A value that must not be null, where no NOT NULL column speaks for it: rows that may be invisible, expressions. */
function promised(map: FieldMap, value: Sql): Sql {
  switch (map.kind) {
    case "one":
    case "oneOf":
    case "node":
    case "embedded":
      return orMissing(value);
    case "json":
      return map.stored ? value : orMissing(sql`to_json(${value})`);
    case "computed":
      return map.sure ? value : orMissing(sql`to_json(${value})`);
    default:
      return value;
  }
}

function mappedSql(
  build: Build,
  map: FieldMap,
  type: GraphQLOutputType,
  nodes: Nodes,
  row: Row,
  env: Env,
): Sql {
  switch (map.kind) {
    case "column":
      return row(map.column);
    case "computed":
      return map.sql(row, env);
    case "json":
      return jsonSql(build, map, map.sql(row, env), type, nodes);
    case "resolved":
      if (!build.typed) throw needsExecutor;
      return object(map.needs.map((column) => ({ name: column, value: row(column) })));
    case "embedded": {
      const keys = selectionOf(build, objectType(type), map.fields, nodes, row);
      const value = object(keys);
      return map.present ? sql`case when ${map.present(row, env)} then ${value} end` : value;
    }
    case "one":
      return oneSql(build, map, type, nodes, row, env);
    case "oneOf":
      return oneOfSql(build, map, type, nodes, row, env);
    case "node":
      return nodeSql(build, map, type, nodes, env);
    case "many":
      return manySql(build, map, type, nodes, row, env);
    case "connection": {
      const { keys, from } = connectionOf(build, map, objectType(type), nodes, row, env);
      return object(keys, sql`from ${from}`);
    }
  }
}

const objectType = (type: GraphQLOutputType) => getNamedType(type) as GraphQLObjectType;

/** The selection on a row of a mapped type, with its type's name where the ordinary executor has to ask for it. */
function targetKeys(
  build: Build,
  target: TypeMap,
  type: GraphQLOutputType,
  nodes: Nodes,
  row: Row,
) {
  const object = build.schema.getType(target.type) as GraphQLObjectType;
  const keys = selectionOf(build, object, target.fields, nodes, row);
  const hidden = build.typed && isAbstractType(getNamedType(type));
  return hidden ? [...keys, { name: typeKey, value: typeName(object) }] : keys;
}

/** Said beside the row policies, which alone would let nothing else through: a statement that they are not asked for stays within it too. */
const viewersCompany = sql`${defer(({ scope }) => scope.companyId)}::uuid`;

/** Which rows of the target belong to the parent's row; at the root, to the viewer's company. */
export function joined(
  map: { readonly on: Readonly<Record<string, string>>; readonly where?: Where },
  target: TypeMap,
  t: Row,
  env: Env,
  parent: Row,
): (Sql | undefined)[] {
  return [
    sql`${t("company_id")} = ${parent === noRow ? viewersCompany : parent("company_id")}`,
    ...Object.entries(map.on).map(([mine, theirs]) => sql`${t(theirs)} = ${parent(mine)}`),
    target.where?.(t, env, parent),
    map.where?.(t, env, parent),
  ];
}

function oneSql(
  build: Build,
  map: OneField,
  type: GraphQLOutputType,
  nodes: Nodes,
  parent: Row,
  env: Env,
): Sql {
  const target = map.target();
  const alias = build.alias();
  const t = rowOf(alias);
  const keys = targetKeys(build, target, type, nodes, t);
  const where = all(joined(map, target, t, env, parent));
  // A row found by its id is the only one: to limit it would cost two steps of PostgreSQL's plan for every parent.
  const limit = Object.values(map.on).includes("id") ? sql`` : sql`limit 1`;
  const from = sql`from ${sql.table(target.table)} ${sql.id(alias)} where ${where} ${limit}`;
  const led = Object.keys(map.on).map((mine) => sql`${parent(mine)} is not null`);
  // Without a key there is no row to look for.
  return led.length === 0
    ? object(keys, from)
    : sql`case when ${all(led)} then ${object(keys, from)} end`;
}

function oneOfSql(
  build: Build,
  map: OneOfField,
  type: GraphQLOutputType,
  nodes: Nodes,
  row: Row,
  env: Env,
): Sql {
  const cases = Object.entries(map.variants).map(
    ([word, variant]) =>
      sql`when ${sql.lit(word)} then ${oneSql(build, variant, type, nodes, row, env)}`,
  );
  return sql`case ${row(map.by)} ${sql.join(cases, sql` `)} end`;
}

/** The table is picked by the id's prefix when the plan is made; an unknown type or a malformed id is not there. */
function nodeSql(
  build: Build,
  map: NodeField,
  type: GraphQLOutputType,
  nodes: Nodes,
  env: Env,
): Sql {
  const value = env.args[map.argument];
  const names = new Map(map.targets().map((target) => [target.type, target]));
  const name = value?.pick("type of id", (id) => {
    const parsed = parseId(String(id));
    return parsed && names.has(parsed.type) ? parsed.type : null;
  });
  const target = name ? names.get(name) : undefined;
  if (!value || !target) return sql`null::json`;
  const byUuid: OneField = {
    kind: "one",
    target: () => target,
    on: {},
    where: (t) => sql`${t("id")} = ${value.id(target.type)}`,
  };
  return oneSql(build, byUuid, type, nodes, noRow, env);
}

function manySql(
  build: Build,
  map: ManyField,
  type: GraphQLOutputType,
  nodes: Nodes,
  parent: Row,
  env: Env,
): Sql {
  const target = map.target();
  const alias = build.alias();
  const t = rowOf(alias);
  const keys = targetKeys(build, target, type, nodes, t);
  const order = sql.join([
    ...map.orderBy.map((key) => sql`${key.by(t, env)} ${sql.raw(key.desc ? "desc" : "asc")}`),
    t(target.key),
  ]);
  const limit = map.limit === undefined ? sql`` : sql`limit ${sql.lit(map.limit)}`;
  const where = all(joined(map, target, t, env, parent));
  return list(
    keys,
    sql`from ${sql.table(target.table)} ${sql.id(alias)} where ${where} order by ${order} ${limit}`,
  );
}

/**
 * Picks the selected keys out of jsonb; null stays null, and so does what is not of the promised shape. The
 * ordinary executor takes the jsonb as it is and picks by itself, as from any object of a resolver.
 */
function jsonSql(
  build: Build,
  { stored }: JsonField,
  value: Sql,
  type: GraphQLOutputType,
  nodes: Nodes,
): Sql {
  if (build.typed || isLeafType(getNamedType(type))) return value;
  if (stored) return storedSql(build, stored.keys, value, objectType(type), nodes);
  const alias = build.alias();
  const held = rowOf(alias)("v");
  return sql`(select ${jsonSelection(build, held, type, nodes)} from (select ${value} as v offset 0) ${sql.id(alias)})`;
}

/** The stored list as it is where a selection is just its keys in their order, under their own names; else picked out of it. */
function storedSql(
  build: Build,
  stored: readonly string[],
  value: Sql,
  type: GraphQLObjectType,
  nodes: Nodes,
): Sql {
  const { schema, fragments, variables } = build;
  const selected = collectSubfields(schema, { ...fragments }, variables, type, nodes);
  const asked = [...selected].map(([name, [node]]) => ({ name, field: node!.name.value }));
  const whole = asked.every(({ name, field }, at) => name === field && field === stored[at]);
  if (whole && asked.length === stored.length) return value;
  const alias = build.alias();
  const keys = asked.map(({ name, field }): Key => {
    if (field === "__typename") return { name, value: typeName(type) };
    const held = sql`${rowOf(alias)("v")} -> ${sql.lit(field)}`;
    const promises = isNonNullType(type.getFields()[field]!.type) && !stored.includes(field);
    return { name, value: promises ? orMissing(held) : held };
  });
  const items = sql`json_array_elements(${value}) ${sql.id(alias)}(v)`;
  return sql`case when ${value} is not null then (select coalesce(json_agg(${flatObject(keys)}), '[]'::json) from ${items}) end`;
}

function jsonSelection(build: Build, value: Sql, type: GraphQLOutputType, nodes: Nodes): Sql {
  const nullable = getNullableType(type);
  if (isLeafType(getNamedType(type))) return value;
  if (isListType(nullable)) return jsonList(build, value, nullable.ofType, nodes);
  const named = nullable as GraphQLObjectType;
  const { schema, fragments, variables } = build;
  const selected = collectSubfields(schema, { ...fragments }, variables, named, nodes);
  const keys = [...selected].map(([name, inner]): Key => {
    const field = inner[0]!.name.value;
    if (field === "__typename") return { name, value: typeName(named) };
    const held = sql`(${value} -> ${sql.lit(field)})`;
    return { name, value: jsonPromised(build, held, named.getFields()[field]!.type, inner) };
  });
  return sql`case when jsonb_typeof(${value}) = 'object' then ${flatObject(keys)} end`;
}

/** Rows of a function come in its order, and json_agg without an order of its own keeps it. */
function jsonList(build: Build, value: Sql, item: GraphQLOutputType, nodes: Nodes): Sql {
  const alias = build.alias();
  const inner = jsonPromised(build, rowOf(alias)("v"), item, nodes);
  const items = sql`jsonb_array_elements(${value}) ${sql.id(alias)}(v)`;
  return sql`case when jsonb_typeof(${value}) = 'array' then (select coalesce(json_agg(${inner}), '[]'::json) from ${items}) end`;
}

function jsonPromised(build: Build, value: Sql, type: GraphQLOutputType, nodes: Nodes): Sql {
  const selection = jsonSelection(build, value, type, nodes);
  if (!isNonNullType(type)) return selection;
  const leaf = isLeafType(getNamedType(type));
  return orMissing(leaf ? sql`to_json(nullif(${selection}, 'null'::jsonb))` : selection);
}
