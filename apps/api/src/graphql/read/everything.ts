import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from "graphql";
import type { GraphQLField, GraphQLInputType, GraphQLObjectType, GraphQLSchema } from "graphql";
import type { Reads } from "./registry.ts";

const someUuid = "00000000-0000-7000-8000-000000000000";

export interface Everything {
  /** Steps from a root field's records to the objects that they lead to. */
  readonly steps?: number;
  /** The id asked for: of an argument by the root field and its name (`estate.id`, `estates.regionIds`), of a node by its type. */
  readonly idOf?: (name: string) => string;
}

/**
 * Queries that together ask for every field of every mapped type, and for every mapped root field in every order
 * and with every filter: a test runs them on the real tables, so that no mapping names what is not there.
 */
export function everyQuery(
  schema: GraphQLSchema,
  { types, query }: Reads,
  {
    steps = 3,
    idOf = (name) => `${name.split(".").length > 1 ? "Nothing" : name}_${someUuid}`,
  }: Everything = {},
): string[] {
  const roots = schema.getQueryType()!.getFields();
  const fromRoots = Object.keys(query).flatMap((name) => rootQueries(roots[name]!, steps, idOf));
  if (!("node" in query)) return fromRoots;
  const fromNode = types.flatMap(({ type }) => {
    const object = schema.getType(type) as GraphQLObjectType;
    if (!object.getInterfaces().some(({ name }) => name === "Node")) return [];
    const selection = selectionOf(object, Math.min(steps, 2), idOf);
    return [`{ node(id: "${idOf(type)}") { ... on ${type} ${selection} } }`];
  });
  return [...fromRoots, ...fromNode];
}

type Field = GraphQLField<unknown, unknown>;
type IdOf = (name: string) => string;

function rootQueries(field: Field, steps: number, idOf: IdOf): string[] {
  const order = field.args.find(({ name }) => name === "orderBy");
  const enumType = order && getNamedType(order.type);
  const words = isEnumType(enumType) ? enumType.getValues().map(({ name }) => name) : [undefined];
  const type = getNamedType(field.type);
  const selection = isObjectType(type) ? selectionOf(type, steps, idOf) : "{ __typename }";
  return words.flatMap((word) =>
    [true, false].map(
      (flag) => `{ ${field.name}${argumentsOf(field, flag, idOf, word)} ${selection} }`,
    ),
  );
}

const paging = new Set(["first", "after", "last", "before"]);

/** A value for every argument but the page's; flags are all true or all false. */
function argumentsOf(field: Field, flag: boolean, idOf: IdOf, order?: string): string {
  const idIn = (name: string) => idOf(`${field.name}.${name}`);
  const given = field.args
    .filter(({ name }) => !paging.has(name))
    .map(
      ({ name, type }) =>
        `${name}: ${name === "orderBy" && order ? order : sample(type, flag, name, idIn)}`,
    );
  return given.length > 0 ? `(${given.join(", ")})` : "";
}

function sample(type: GraphQLInputType, flag: boolean, name: string, idOf: IdOf): string {
  const nullable = getNullableType(type);
  if (isListType(nullable)) return `[${sample(nullable.ofType, flag, name, idOf)}]`;
  if (isInputObjectType(nullable)) {
    const fields = Object.values(nullable.getFields());
    const values = fields.map(
      (field) => `${field.name}: ${sample(field.type, flag, field.name, idOf)}`,
    );
    return `{ ${values.join(", ")} }`;
  }
  if (isEnumType(nullable)) return nullable.getValues()[0]!.name;
  if (nullable.name === "ID") return `"${idOf(name)}"`;
  const samples: Record<string, string> = {
    Boolean: String(flag),
    Int: "1",
    Float: "1.5",
    Date: '"2026-01-31"',
    DateTime: '"2026-01-31T00:00:00Z"',
  };
  return samples[nullable.name] ?? '"x"';
}

/** All fields, and those of the objects that they lead to, this many steps on; optional arguments are left out. */
function selectionOf(type: GraphQLObjectType, steps: number, idOf: IdOf): string {
  const fields = Object.values(type.getFields()).flatMap((field) => {
    const named = getNamedType(field.type);
    const needed = field.args.some(
      (arg) => isNonNullType(arg.type) && arg.defaultValue === undefined,
    );
    const args = needed ? argumentsOf(field, true, idOf) : "";
    if (isLeafType(named)) return [`${field.name}${args}`];
    const shell = ["edges", "node", "nodes", "pageInfo"].includes(field.name) ? 0 : 1;
    if (steps < shell) return [];
    const inner = isObjectType(named) ? selectionOf(named, steps - shell, idOf) : "{ __typename }";
    return [`${field.name}${args} ${inner}`];
  });
  return `{ __typename ${fields.join(" ")} }`;
}
