import { randomUUID } from "node:crypto";
import { unwrapResolverError } from "@apollo/server/errors";
import { GraphQLError } from "graphql";
import type { GraphQLFormattedError } from "graphql";

/** As much of the log as is needed to tell an error. */
export interface ErrorLog {
  error(fields: { err: unknown; errorId: string; path?: unknown }, message: string): void;
}

/**
 * Apollo's `formatError`. Refusals and what is wrong with the request go out as they are; anything else is a
 * bug or an outage, logged under an id that is all the client is told.
 */
export function maskErrors(log: ErrorLog) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const code = formatted.extensions?.code;
    if (code !== undefined && code !== "INTERNAL_SERVER_ERROR") return withoutTrace(formatted);
    const field = refusedArgument(error);
    if (field) return { ...formatted, extensions: { code: "INVALID_INPUT", details: { field } } };
    const errorId = randomUUID();
    log.error(
      { err: unwrapResolverError(error), errorId, path: formatted.path },
      "unexpected error in GraphQL",
    );
    const { path, locations } = formatted;
    const extensions = { code: "INTERNAL_SERVER_ERROR", errorId };
    return { message: `Something went wrong (${errorId})`, path, locations, extensions };
  };
}

/** The argument that graphql-js itself refused while executing: a null variable where a value is needed. */
function refusedArgument(error: unknown): string | undefined {
  const cause = unwrapResolverError(error);
  return cause instanceof GraphQLError
    ? /^Argument "(\w+)" of /.exec(cause.message)?.[1]
    : undefined;
}

function withoutTrace({ extensions, ...formatted }: GraphQLFormattedError): GraphQLFormattedError {
  const { stacktrace: _, ...told } = extensions ?? {};
  return { ...formatted, extensions: told };
}

/** The same for errors that do not pass through Apollo, over WebSocket. */
export function maskError(log: ErrorLog, error: GraphQLError): GraphQLError {
  const plain = error.originalError === undefined || error.originalError instanceof GraphQLError;
  const code =
    error.extensions.code ?? (plain && !error.path ? "GRAPHQL_VALIDATION_FAILED" : undefined);
  const shown = { ...error.toJSON(), extensions: { ...error.extensions, code } };
  const { message, extensions } = maskErrors(log)(shown, error);
  const { path, nodes, source, positions } = error;
  return new GraphQLError(message, { path, nodes, source, positions, extensions });
}
