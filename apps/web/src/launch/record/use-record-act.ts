import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { type Act, useAct } from "../../form/use-act.ts";
import { useAnnounce } from "../../shell/announce.tsx";

/** Submitting a record: held by what outlives its form, which begins anew with each version that is kept. */
export type Submit<Asked = object> = Act<Asked & { planId: string }, unknown>;

/** An action on a record that says when it is done. */
export function useRecordAct<Data, Input extends { clientMutationId: string }>(
  document: TypedDocumentNode<Data, { input: Input }>,
  done: string,
) {
  const announce = useAnnounce();
  const act = useAct(document);
  const run: typeof act.run = async (input) => {
    const outcome = await act.run(input);
    if (outcome.ok) announce(done);
    return outcome;
  };
  return { ...act, run };
}
