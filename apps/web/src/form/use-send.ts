import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { useRef, useState } from "react";
import { useMutation } from "urql";
import type { Problem } from "../problem.ts";
import { problemOf } from "../problem.ts";

export type Sent<Data> = { ok: true; data: Data } | { ok: false; problem: Problem };

type InputOf<Variables> = Variables extends { input: infer Input }
  ? Omit<Input, "clientMutationId">
  : never;

/**
 * Sends a mutation with an idempotency key: the same input sent again after a broken connection
 * keeps its key and so happens once; another input, or the next one after success, gets a new key.
 */
export function useSend<Data, Variables extends { input: { clientMutationId: string } }>(
  mutation: TypedDocumentNode<Data, Variables>,
) {
  const [, execute] = useMutation(mutation);
  const [busy, setBusy] = useState(false);
  const last = useRef<{ input: string; key: string }>(undefined);

  const send = async (input: InputOf<Variables>): Promise<Sent<Data>> => {
    const text = JSON.stringify(input);
    if (last.current?.input !== text) last.current = { input: text, key: crypto.randomUUID() };
    setBusy(true);
    const variables = { input: { ...input, clientMutationId: last.current.key } };
    const { data, error } = await execute(variables as unknown as Variables);
    setBusy(false);
    if (error) return { ok: false, problem: problemOf(error) };
    last.current = undefined;
    return { ok: true, data: data as Data };
  };
  return { send, busy };
}
