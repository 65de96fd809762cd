import type { ApolloServerPlugin, GraphQLRequestContextResponseForOperation } from "@apollo/server";
import { HeaderMap } from "@apollo/server";
import type { FormattedExecutionResult } from "graphql";
import type { TenantContext } from "../../db/tenancy.ts";
import { coercedVariables, fragmentsOf } from "../limits.ts";
import { readOperation } from "./execute.ts";
import { missingText } from "./sqljson.ts";

/** Where the JSON of `data` travels until the response is written. */
const partsKey = Symbol("parts");

/**
 * Answers queries that are nothing but mapped reads with PostgreSQL's JSON, unparsed. All others, and those
 * whose answer is an error, are left to the ordinary executor, which reads the same through the resolvers.
 */
export const passThrough: ApolloServerPlugin<TenantContext> = {
  requestDidStart: async () => ({ responseForOperation }),
};

async function responseForOperation(
  request: GraphQLRequestContextResponseForOperation<TenantContext>,
) {
  const parts = await partsOf(request);
  if (!parts || parts.some((part) => part.includes(missingText))) return null;
  const data: Record<string, unknown> = Object.assign({}, { [partsKey]: parts });
  return {
    http: { status: undefined, headers: new HeaderMap() },
    body: { kind: "single" as const, singleResult: { data } },
  };
}

async function partsOf({
  schema,
  operation,
  document,
  request,
  contextValue,
}: GraphQLRequestContextResponseForOperation<TenantContext>): Promise<
  readonly Buffer[] | undefined
> {
  // None where a document has several and the request names none of them, whatever Apollo's types say: the executor tells so.
  if ((operation as typeof operation | undefined)?.operation !== "query") return undefined;
  const variableValues = coercedVariables(schema, operation, request);
  if (!variableValues) return undefined;
  const fragments = fragmentsOf(document);
  try {
    return await readOperation(contextValue, { schema, operation, fragments, variableValues });
  } catch {
    return undefined; // the ordinary executor meets the same error and tells it with its path
  }
}

/**
 * Apollo's `stringifyResult`: JSON from PostgreSQL goes in as it is, and the whole is bytes then. Apollo only hands it on,
 * to `sendResult`, which does not mind: a string would be made of all of it to become bytes again.
 */
export function stringifyResult({ errors, data, extensions }: FormattedExecutionResult): string {
  const parts = (data as { [partsKey]?: readonly Buffer[] } | null | undefined)?.[partsKey];
  if (!parts) return `${JSON.stringify({ errors, data, extensions })}\n`;
  const more = extensions === undefined ? "" : `,"extensions":${JSON.stringify(extensions)}`;
  const bytes = Buffer.concat([head, ...parts, Buffer.from(`${more}}\n`)]);
  return bytes as unknown as string;
}

const head = Buffer.from('{"data":');
