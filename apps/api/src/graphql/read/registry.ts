import { defaultFieldResolver, getNamedType, isAbstractType, isObjectType } from "graphql";
import type { GraphQLField, GraphQLNamedType, GraphQLObjectType, GraphQLSchema } from "graphql";
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
 * Gives the schema its mappings, once. Fields of mapped types resolve from then on to what the statement put
 * under their response key; so objects of these types come from reads only.
 */
export function attachReads(schema: GraphQLSchema, { types, query }: Reads): GraphQLSchema {
  if (registries.has(schema)) return schema;
  registries.set(schema, { types: new Map(types.map((map) => [map.type, map])), query });
  for (const { type, fields } of types) attachFields(schema.getType(type), fields);
  const roots = schema.getQueryType()?.getFields() ?? {};
  for (const [name, map] of Object.entries(query)) if (roots[name]) attachInner(roots[name], map);
  const mapped = new Set<string>(types.map(({ type }) => type));
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const payload = getNamedType(field.type);
    if (isObjectType(payload) && !mapped.has(payload.name)) resolvePayload(payload);
  }
  return schema;
}

export function registryOf(schema: GraphQLSchema): Registry {
  const registry = registries.get(schema);
  if (!registry) throw new Error("the schema has no mappings: call attachReads");
  return registry;
}

/** A value that a statement promised and did not find is null to graphql-js, which raises. */
export const settle = (value: unknown): unknown => (value === missing ? null : value);

type AnyField = GraphQLField<any, any>;

function attachFields(type: GraphQLNamedType | undefined, fields: Fields): void {
  if (!isObjectType(type)) throw new Error("a mapping names no object type of the schema");
  type.isTypeOf = undefined; // type-graphql's asks for an instance of the class
  for (const [name, field] of Object.entries(type.getFields())) {
    const map = fields[name];
    if (!map) continue; // told by assertMapped
    if (map.kind === "resolved") resolveFromNeeds(field);
    else resolveByKey(field);
    attachInner(field, map);
  }
}

/** Types that only this field leads to are read as well: of embedded objects, connections, interfaces. */
function attachInner(field: AnyField, map: FieldMap): void {
  const type = getNamedType(field.type);
  if (isAbstractType(type)) type.resolveType = (source: Record<string, string>) => source[typeKey];
  if (map.kind === "embedded") attachFields(type, map.fields);
  if (map.kind === "connection") attachShell(type);
}

/** A connection, its edges and pageInfo. */
function attachShell(type: GraphQLNamedType): void {
  if (!isObjectType(type)) return;
  for (const [name, field] of Object.entries(type.getFields())) {
    resolveByKey(field);
    if (name === "edges" || name === "pageInfo") attachShell(getNamedType(field.type));
  }
}

function resolveByKey(field: AnyField): void {
  field.resolve = (source: Record<string, unknown>, _args, _context, info) =>
    settle(source[info.path.key]);
}

/** The field's own resolver, given the columns that it needs. */
function resolveFromNeeds(field: AnyField): void {
  const own = field.resolve ?? defaultFieldResolver;
  field.resolve = (source: Record<string, unknown>, args, context, info) =>
    own(source[info.path.key], args, context, info);
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
