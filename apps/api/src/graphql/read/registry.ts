import { defaultFieldResolver, getNamedType, isAbstractType, isObjectType } from "graphql";
import type { GraphQLNamedType, GraphQLObjectType, GraphQLSchema } from "graphql";
import type { FieldMap, TypeMap } from "./map.ts";
import { typeKey } from "./plan.ts";
import type { Fields } from "./plan.ts";
import { missing } from "./sqljson.ts";

/** The mappings of a schema: of its object types, and of the root fields of Query. */
export interface Reads {
  readonly types: readonly TypeMap[];
  readonly query: Readonly<Record<string, FieldMap>>;
}

interface Registry {
  readonly types: ReadonlyMap<string, TypeMap>;
  readonly query: Fields;
}

const registries = new WeakMap<GraphQLSchema, Registry>();

/** The key under which `readPayload` puts what it read, by response key. */
export const payloadKey = Symbol("payload");

/**
 * Gives the schema its mappings. Fields of mapped types, and of the types that only they lead to, resolve from
 * then on to what the statement put under their response key; so objects of these types come from reads only.
 */
export function attachReads(schema: GraphQLSchema, { types, query }: Reads): GraphQLSchema {
  registries.set(schema, { types: new Map(types.map((map) => [map.type, map])), query });
  const reached = new Set<GraphQLNamedType>();
  for (const { type } of types) reach(schema, schema.getType(type), reached);
  for (const name of Object.keys(query)) {
    reach(schema, getNamedType(schema.getQueryType()?.getFields()[name]?.type), reached);
  }
  for (const type of reached) resolveByKey(type);
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const payload = getNamedType(field.type);
    if (isObjectType(payload) && !reached.has(payload)) resolvePayload(payload);
  }
  return schema;
}

export function registryOf(schema: GraphQLSchema): Registry {
  const registry = registries.get(schema);
  if (!registry) throw new Error("the schema has no mappings: call attachReads");
  return registry;
}

function reach(
  schema: GraphQLSchema,
  type: GraphQLNamedType | undefined,
  reached: Set<GraphQLNamedType>,
): void {
  if (!type || reached.has(type)) return;
  if (isAbstractType(type)) {
    reached.add(type);
    for (const possible of schema.getPossibleTypes(type)) reach(schema, possible, reached);
  } else if (isObjectType(type)) {
    reached.add(type);
    for (const field of Object.values(type.getFields()))
      reach(schema, getNamedType(field.type), reached);
  }
}

/** A value that a statement promised and did not find is null to graphql-js, which raises. */
export const settle = (value: unknown): unknown => (value === missing ? null : value);

function resolveByKey(type: GraphQLNamedType): void {
  if (isAbstractType(type)) {
    type.resolveType = (source: Record<string, string>) => source[typeKey];
  } else if (isObjectType(type)) {
    type.isTypeOf = undefined; // type-graphql's asks for an instance of the class
    for (const field of Object.values(type.getFields())) {
      field.resolve = (source: Record<string, unknown>, _args, _context, info) =>
        settle(source[info.path.key]);
    }
  }
}

function resolvePayload(type: GraphQLObjectType): void {
  for (const field of Object.values(type.getFields())) {
    const ordinary = field.resolve ?? defaultFieldResolver;
    field.resolve = (source, args, context, info) => {
      const read: Record<string, unknown> | undefined = source[payloadKey];
      return read && info.path.key in read
        ? settle(read[info.path.key])
        : ordinary(source, args, context, info);
    };
  }
}
