import type { ApolloServerPlugin, GraphQLRequestContextResponseForOperation } from "@apollo/server";
import { HeaderMap } from "@apollo/server";
import type { FormattedExecutionResult } from "graphql";
import type { TenantContext } from "../../db/tenancy.ts";
import { coercedVariables, fragmentsOf } from "../limits.ts";
import { readOperation } from "./execute.ts";
import { missingText } from "./sqljson.ts";

/** Where the JSON text of `data` travels until the response is written. */
const textKey = Symbol("text");

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
  const text = await textOf(request);
  if (text === undefined || text.includes(missingText)) return null;
  const data: Record<string, unknown> = Object.assign({}, { [textKey]: text });
  return {
    http: { status: undefined, headers: new HeaderMap() },
    body: { kind: "single" as const, singleResult: { data } },
  };
}

async function textOf({
  schema,
  operation,
  document,
  request,
  contextValue,
}: GraphQLRequestContextResponseForOperation<TenantContext>): Promise<string | undefined> {
  if (operation.operation !== "query") return undefined;
  const variableValues = coercedVariables(schema, operation, request);
  if (!variableValues) return undefined;
  const fragments = fragmentsOf(document);
  try {
    return await readOperation(contextValue, { schema, operation, fragments, variableValues });
  } catch {
    return undefined; // the ordinary executor meets the same error and tells it with its path
  }
}

/** Apollo's `stringifyResult`: JSON text from PostgreSQL goes in as it is. */
export function stringifyResult({ errors, data, extensions }: FormattedExecutionResult): string {
  const text = (data as { [textKey]?: string } | null | undefined)?.[textKey];
  if (text === undefined) return `${JSON.stringify({ errors, data, extensions })}\n`;
  const more = extensions === undefined ? "" : `,"extensions":${JSON.stringify(extensions)}`;
  return `{"data":${text}${more}}\n`;
}
