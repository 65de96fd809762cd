import { GraphQLError } from "graphql";
import type { Refusal, RefusalCode } from "@threshold/domain/refusal";

/**
 * A refusal as the API tells it: `extensions.code` and `extensions.details`. Thrown inside `write` it
 * rolls the transaction back. The message is for developers; people read the web's sentence for the code.
 */
export function refusalError(refusal: Refusal): GraphQLError {
  const { code, details } = refusal;
  return new GraphQLError(code, {
    extensions: details === undefined ? { code } : { code, details },
  });
}

/** The refusal's code when the error is one told by `refusalError`. */
export function refusalCodeOf(error: unknown): RefusalCode | undefined {
  return error instanceof GraphQLError && typeof error.extensions.code === "string"
    ? (error.extensions.code as RefusalCode)
    : undefined;
}
