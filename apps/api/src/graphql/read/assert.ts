import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from "graphql";
import type { GraphQLField, GraphQLInputType, GraphQLObjectType, GraphQLSchema } from "graphql";
import type { ConnectionField, FieldMap, Filters, TypeMap } from "./map.ts";
import type { Fields } from "./plan.ts";
import type { Reads } from "./registry.ts";

/** Throws, naming all of them, where a field of a mapped type has no mapping, or one that does not fit its type. */
export function assertMapped(schema: GraphQLSchema, { types, query }: Reads): void {
  const known = new Set(types.map(({ type }) => type));
  const faults = types.flatMap(({ type, fields }) => faultsOf(schema, type, fields, known, true));
  const root = schema.getQueryType()?.name ?? "Query";
  faults.push(...faultsOf(schema, root, query, known, false));
  if (faults.length > 0)
    throw new Error(`The mappings do not fit the schema:\n${faults.join("\n")}`);
}

function faultsOf(
  schema: GraphQLSchema,
  typeName: string,
  fields: Fields,
  known: ReadonlySet<string>,
  complete: boolean,
): string[] {
  const type = schema.getType(typeName);
  if (!isObjectType(type)) return [`${typeName} is no object type of the schema`];
  const declared = type.getFields();
  const unmapped = Object.keys(declared).filter((name) => complete && !(name in fields));
  const faults = unmapped.map((name) => `${typeName}.${name} has no mapping`);
  for (const [name, map] of Object.entries(fields)) {
    const field = declared[name];
    const at = `${typeName}.${name}`;
    if (field) faults.push(...misfits(schema, at, map, field, known));
    else if (name !== "id") faults.push(`${at} is mapped but not in the schema`); // id is mapped by itself
  }
  return faults;
}

function misfits(
  schema: GraphQLSchema,
  at: string,
  map: FieldMap,
  { type, args }: GraphQLField<unknown, unknown>,
  known: ReadonlySet<string>,
): string[] {
  const named = getNamedType(type);
  const list = isListType(getNullableType(type));
  const expect = (fits: boolean, what: string) =>
    fits ? [] : [`${at} is ${String(type)}, its mapping ${what}`];
  switch (map.kind) {
    case "column":
    case "computed":
      return expect(isLeafType(named), `a ${map.kind}`);
    case "json": {
      const { stored } = map;
      const leaves = isObjectType(named)
        ? Object.values(named.getFields()).filter((inner) => isLeafType(getNamedType(inner.type)))
        : [];
      const kept = stored?.keys.every((key) => leaves.some(({ name }) => name === key)) && list;
      return [
        ...expect(isLeafType(named) || isObjectType(named), "jsonb"),
        ...expect(!stored || kept === true, `a stored list of { ${stored?.keys.join(" ")} }`),
      ];
    }
    case "resolved":
      return [];
    case "embedded":
      return [
        ...expect(isObjectType(named) && !list, "an object of the row"),
        ...faultsOf(schema, named.name, map.fields, known, true),
      ];
    case "one":
      return [...expect(!list, "one row"), ...reaches(schema, at, map.target(), named.name, known)];
    case "many":
      return [
        ...expect(list, "many rows"),
        ...reaches(schema, at, map.target(), named.name, known),
      ];
    case "oneOf":
      return Object.values(map.variants).flatMap(({ target }) =>
        reaches(schema, at, target(), named.name, known),
      );
    case "node":
      return map.targets().flatMap((target) => reaches(schema, at, target, named.name, known));
    case "connection": {
      const nodes = nodeType(named as GraphQLObjectType);
      if (!nodes) return [`${at} is ${String(type)}, which is no connection`];
      const asked = args.filter(({ name }) => !paging.has(name));
      return [
        ...reaches(schema, at, map.target(), nodes, known),
        ...missingOrders(at, map, args),
        ...unfiltered(at, map.filters, asked, map.where !== undefined),
      ];
    }
  }
}

const paging = new Set(["first", "after", "last", "before", "orderBy"]);

type Arguments = readonly { readonly name: string; readonly type: GraphQLInputType }[];

function missingOrders(at: string, { orders }: ConnectionField, args: Arguments): string[] {
  const type = args.find(({ name }) => name === "orderBy")?.type;
  const named = type && getNamedType(type);
  const words = isEnumType(named) ? named.getValues().map(({ value }) => String(value)) : [];
  return words.filter((word) => !(word in orders)).map((word) => `${at} has no order ${word}`);
}

/** Arguments that no filter takes, unless `where` may, and filters that no argument gives a value to. */
function unfiltered(
  at: string,
  filters: Filters,
  args: Arguments,
  lax: boolean,
  path = "",
): string[] {
  const names = new Set(args.map(({ name }) => name));
  const useless = Object.keys(filters).filter((name) => !names.has(name));
  const faults = useless.map((name) => `${at} filters by ${path}${name}, which is no argument`);
  const untaken = args.flatMap(({ name, type }) => {
    const filter = filters[name];
    if (!filter) return lax ? [] : [`${at} has no filter ${path}${name}`];
    const named = getNamedType(type);
    if (typeof filter === "function" || !isInputObjectType(named)) return [];
    return unfiltered(at, filter, Object.values(named.getFields()), false, `${path}${name}.`);
  });
  return [...untaken, ...faults];
}

function nodeType(connection: GraphQLObjectType): string | undefined {
  const fields = connection.getFields();
  const edge = fields.edges && getNamedType(fields.edges.type);
  const node = isObjectType(edge) ? edge.getFields().node : fields.nodes;
  return node && getNamedType(node.type).name;
}

function reaches(
  schema: GraphQLSchema,
  at: string,
  target: TypeMap,
  named: string,
  known: ReadonlySet<string>,
): string[] {
  if (!possibleNames(schema, named).includes(target.type))
    return [`${at} is ${named}, its mapping reads ${target.type}`];
  return known.has(target.type)
    ? []
    : [`${at} reads ${target.type}, which is not among the mapped types`];
}

function possibleNames(schema: GraphQLSchema, named: string): string[] {
  const type = schema.getType(named);
  return isUnionType(type) || isInterfaceType(type)
    ? schema.getPossibleTypes(type).map(({ name }) => name)
    : [named];
}

export interface MappedColumn {
  readonly table: string;
  readonly column: string;
  /** The schema promises a value, so the column has to be NOT NULL. */
  readonly nonNull: boolean;
  /** The column has to be held to `is_list_of` these keys. */
  readonly keys?: readonly string[];
}

/** The columns that mappings name, for a test that compares them with the database's catalog. */
export function mappedColumns(schema: GraphQLSchema, { types }: Reads): MappedColumn[] {
  return types.flatMap(({ type, table, fields }) =>
    columnsOf(schema.getType(type) as GraphQLObjectType, table, fields),
  );
}

function columnsOf(type: GraphQLObjectType, table: string, fields: Fields): MappedColumn[] {
  return Object.entries(fields).flatMap(([name, map]): MappedColumn[] => {
    const field = type.getFields()[name];
    if (!field) return [];
    if (map.kind === "column")
      return [{ table, column: map.column, nonNull: isNonNullType(field.type) }];
    if (map.kind === "json" && map.stored)
      return [{ table, ...map.stored, nonNull: isNonNullType(field.type) }];
    if (map.kind === "embedded")
      return columnsOf(getNamedType(field.type) as GraphQLObjectType, table, map.fields);
    if (!("on" in map)) return [];
    const theirs = map.target().table;
    return Object.entries(map.on).flatMap(([mine, other]) => [
      { table, column: mine, nonNull: false },
      { table: theirs, column: other, nonNull: false },
    ]);
  });
}
