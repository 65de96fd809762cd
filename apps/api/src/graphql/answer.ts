import type { GraphQLResolveInfo } from "graphql";
import type { Context } from "../context.ts";
import { readPayload } from "./read/execute.ts";

/**
 * What a mutation answers: the client's key, and the records the action made or changed, by payload field,
 * read with the selection the client asked for.
 */
export async function answer(
  context: Context,
  info: GraphQLResolveInfo,
  { clientMutationId }: { readonly clientMutationId: string },
  action: Promise<Readonly<Record<string, string | readonly string[]>>>,
) {
  return readPayload(context, info, await action, { clientMutationId });
}
