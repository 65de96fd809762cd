import {
  getNamedType,
  getNullableType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isObjectType,
} from "graphql";

/**
 * Where a schema is not as Relay has it: the cursor connections specification, global object identification, and input object
 * mutations. A sentence per finding; none for a schema that any Relay client can page through, refetch and write with.
 */
export function relayFindings(schema: GraphQLSchema): string[] {
  const types = Object.values(schema.getTypeMap()).filter(
    (type) => isObjectType(type) && !type.name.startsWith("__"),
  ) as GraphQLObjectType[];
  const root = (type: GraphQLObjectType) =>
    [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].includes(type);
  return [
    ...pageInfoFindings(schema),
    ...nodeFindings(schema),
    ...types.flatMap((type) => [
      ...(isConnection(type) ? connectionFindings(type) : []),
      ...(type.name.endsWith("Edge") ? edgeFindings(type) : []),
      ...Object.values(type.getFields()).flatMap((field) => argumentFindings(type, field)),
      ...(root(type) || !("id" in type.getFields()) ? [] : identityFindings(type)),
    ]),
    ...Object.values(schema.getMutationType()?.getFields() ?? {}).flatMap(mutationFindings),
  ];
}

const isConnection = (type: GraphQLNamedType) => type.name.endsWith("Connection");
const shown = (field: GraphQLField<unknown, unknown> | undefined) => String(field?.type);

const pageInfoFields = {
  hasNextPage: "Boolean!",
  hasPreviousPage: "Boolean!",
  startCursor: "String",
  endCursor: "String",
};

function pageInfoFindings(schema: GraphQLSchema): string[] {
  const type = schema.getType("PageInfo");
  if (!isObjectType(type)) return ["PageInfo is missing"];
  const fields = type.getFields();
  return Object.entries(pageInfoFields)
    .filter(([name, expected]) => shown(fields[name]) !== expected)
    .map(([name, expected]) => `PageInfo.${name} is not ${expected}`);
}

function nodeFindings(schema: GraphQLSchema): string[] {
  const type = schema.getType("Node");
  if (!isInterfaceType(type)) return ["Node is missing"];
  const field = schema.getQueryType()?.getFields().node;
  const found = Object.keys(type.getFields()).join() === "id" ? [] : ["Node has more than an id"];
  if (shown(type.getFields().id) !== "ID!") found.push("Node.id is not ID!");
  if (shown(field) !== "Node") found.push("Query.node is not a nullable Node");
  if (argumentsOf(field) !== "id: ID!") found.push("Query.node does not take id: ID!");
  return found;
}

function connectionFindings(type: GraphQLObjectType): string[] {
  const { edges, pageInfo } = type.getFields();
  const found = shown(pageInfo) === "PageInfo!" ? [] : [`${type.name}.pageInfo is not PageInfo!`];
  const list = edges && getNullableType(edges.type);
  if (!isListType(list)) return [...found, `${type.name}.edges is no list`];
  const edge = getNamedType(list);
  if (!isObjectType(edge) || !edge.name.endsWith("Edge"))
    found.push(`${type.name}.edges is no list of a type named Edge`);
  return found;
}

function edgeFindings(type: GraphQLObjectType): string[] {
  const { node, cursor } = type.getFields();
  const found = shown(cursor) === "String!" ? [] : [`${type.name}.cursor is not String!`];
  if (!node) found.push(`${type.name} has no node`);
  else if (isListType(getNullableType(node.type))) found.push(`${type.name}.node is a list`);
  return found;
}

/** A field that answers a connection pages forward by first and after, backward by last and before, or both ways. */
function argumentFindings(type: GraphQLObjectType, field: GraphQLField<unknown, unknown>) {
  if (!isConnection(getNamedType(field.type))) return [];
  const args = new Map(field.args.map((arg) => [arg.name, String(getNullableType(arg.type))]));
  const pages = (size: string, cursor: string) =>
    args.get(size) === "Int" && args.get(cursor) === "String";
  const at = `${type.name}.${field.name}`;
  if (!pages("first", "after") && !pages("last", "before")) return [`${at} does not page`];
  return args.has("last") !== args.has("before") ? [`${at} pages half backwards`] : [];
}

/** What has a global id can be asked for again by it; an id within something else, or of another record, is a String. */
function identityFindings(type: GraphQLObjectType): string[] {
  if (getNamedType(type.getFields().id!.type).name !== "ID") return [];
  if (shown(type.getFields().id) !== "ID!") return [`${type.name}.id is not ID!`];
  return type.getInterfaces().some(({ name }) => name === "Node")
    ? []
    : [`${type.name} has an id and is no Node`];
}

function mutationFindings(field: GraphQLField<unknown, unknown>): string[] {
  const [input] = field.args;
  const taken = input && getNamedType(input.type);
  const given = getNamedType(field.type);
  const isInput = isInputObjectType(taken) && argumentsOf(field) === `input: ${taken.name}!`;
  if (!isInput || !taken.name.endsWith("Input"))
    return [`${field.name} does not take one input: …Input!`];
  const found = given.name.endsWith("Payload") ? [] : [`${field.name} does not answer a …Payload`];
  for (const type of [taken, given]) {
    const key = "getFields" in type ? type.getFields().clientMutationId : undefined;
    if (!key || getNamedType(key.type).name !== "String")
      found.push(`${type.name} has no clientMutationId`);
  }
  return found;
}

const argumentsOf = (field: GraphQLField<unknown, unknown> | undefined) =>
  field?.args.map(({ name, type }) => `${name}: ${String(type)}`).join();
