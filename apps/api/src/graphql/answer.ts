import type { GraphQLResolveInfo } from "graphql";
import type { Context } from "../context.ts";
import { readPayload, readPayloadBehind } from "./read/execute.ts";

interface Keyed {
  readonly clientMutationId: string;
}
type Made = Promise<Readonly<Record<string, string | readonly string[]>>>;

/**
 * What a mutation answers: the client's key, and the records the action made or changed, by payload field,
 * read with the selection the client asked for.
 */
export async function answer(
  context: Context,
  info: GraphQLResolveInfo,
  { clientMutationId }: Keyed,
  action: Made,
) {
  return readPayload(context, info, await action, { clientMutationId });
}

/** The same of an action that is one write and answers what that does: its records are read together with the commit. */
export function answerBehind<Input extends Keyed>(
  context: Context,
  info: GraphQLResolveInfo,
  input: Input,
  action: (context: Context, input: Input) => Made,
) {
  const { clientMutationId } = input;
  return readPayloadBehind(context, info, (asker) => action(asker, input), { clientMutationId });
}
