import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { useCallback, useRef, useState } from "react";
import { useClient } from "urql";
import type { Problem } from "../problem.ts";
import { problemOf } from "../problem.ts";

interface WithKey {
  clientMutationId: string;
}

export type ActOutcome<Data> = { ok: true; data: Data } | { ok: false; problem: Problem };

/** An action on the server: run it, whether it runs, and what stood against it last. */
export interface Act<Input, Data> {
  run: (input: Input) => Promise<ActOutcome<Data>>;
  busy: boolean;
  problem: Problem | undefined;
  /** Forgets the last problem, e.g. when the form is opened anew. */
  clear: () => void;
}

/**
 * Runs a mutation whose input carries an idempotency key. A try that got lost on the way keeps its key
 * for the same input, so that pressing again never does the work twice.
 */
export function useAct<Data, Input extends WithKey>(
  document: TypedDocumentNode<Data, { input: Input }>,
): Act<Omit<Input, "clientMutationId">, Data> {
  const client = useClient();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const lost = useRef<{ input: string; key: string }>(undefined);

  const run = useCallback(
    async (input: Omit<Input, "clientMutationId">): Promise<ActOutcome<Data>> => {
      const text = JSON.stringify(input);
      const key = lost.current?.input === text ? lost.current.key : crypto.randomUUID();
      setBusy(true);
      setProblem(undefined);
      const variables = { input: { ...input, clientMutationId: key } as Input };
      const { data, error } = await client.mutation(document, variables).toPromise();
      setBusy(false);
      const found = error && problemOf(error);
      lost.current = found?.kind === "OFFLINE" ? { input: text, key } : undefined;
      if (found) {
        setProblem(found);
        return { ok: false, problem: found };
      }
      return { ok: true, data: data as Data };
    },
    [client, document],
  );
  const clear = useCallback(() => setProblem(undefined), []);
  return { run, busy, problem, clear };
}
