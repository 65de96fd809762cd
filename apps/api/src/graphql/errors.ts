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
    if (code !== undefined && code !== "INTERNAL_SERVER_ERROR")
      return withoutTrace(withoutSuggestion(formatted));
    const field = refusedArgument(error);
    if (field) return { ...formatted, extensions: { code: "INVALID_INPUT", details: { field } } };
    const errorId = randomUUID();
    const cause = (error as { originalError?: unknown } | null)?.originalError ?? error;
    log.error({ err: cause, errorId, path: formatted.path }, "unexpected error in GraphQL");
    const { path, locations } = formatted;
    const outage = isDatabaseOutage(cause);
    const extensions = {
      code: outage ? "DATABASE_UNAVAILABLE" : "INTERNAL_SERVER_ERROR",
      errorId,
    };
    return { message: `Something went wrong (${errorId})`, path, locations, extensions };
  };
}

/** PostgreSQL's classes for a lost connection, for want of disk or connections, and for going down or coming up. */
const outageStates = /^(08|53|57P0[1-3])/;
const outageCodes = ["ECONNREFUSED", "ECONNRESET", "ETIMEDOUT", "ENOTFOUND", "EPIPE"];
/** What pg and our pipeline say without a code. */
const outageWords =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|PostgreSQL gave no answer)/;

/** Whether the database is not there at the moment or has no room: nothing is wrong with what was asked. */
export function isDatabaseOutage(cause: unknown): boolean {
  const { code, message } = (cause ?? {}) as { code?: unknown; message?: unknown };
  if (typeof code === "string") return outageStates.test(code) || outageCodes.includes(code);
  return typeof message === "string" && outageWords.test(message);
}

/** The argument that graphql-js itself refused while executing: a null variable where a value is needed. */
function refusedArgument(error: unknown): string | undefined {
  const cause = unwrapResolverError(error);
  return cause instanceof GraphQLError
    ? /^Argument "(\w+)" of /.exec(cause.message)?.[1]
    : undefined;
}

/** graphql-js names fields, types and values that were almost meant; who does not know the schema is told nothing of it. */
const withoutSuggestion = ({ message, ...rest }: GraphQLFormattedError) => ({
  ...rest,
  message: message.replace(/ ?Did you mean .+\?$/s, ""),
});

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
