import type { CheckedFile } from "@threshold/domain/tender/bid-file";
import { useRef, useState } from "react";
import { post } from "../form/post.ts";
import type { Problem } from "../problem.ts";

/** What an opening (开标) came to, with the records' ids. */
export interface Opening {
  readonly holders: readonly { readonly holderId: string; readonly proof: string }[];
  readonly bids: readonly {
    readonly bidderId: string;
    readonly bid: unknown;
    readonly nonce: string;
  }[];
  readonly unreadable: readonly { readonly bidderId: string; readonly reason: string }[];
  readonly files: readonly {
    readonly bidderId: string;
    readonly sha256: string;
    readonly state: CheckedFile["state"];
  }[];
  readonly minutes: string;
}

/** Records an opening: all of its bids at once, which may be more than a GraphQL request takes. */
export function useRecordOpening(reference: string) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  // What got lost on the way keeps its key: pressing again does it once.
  const key = useRef(crypto.randomUUID());
  const record = async (opening: Opening): Promise<boolean> => {
    setBusy(true);
    setProblem(undefined);
    const body = { ...opening, clientMutationId: key.current };
    const sent = await post(`/tenders/${reference}/opening`, body);
    const against = sent.ok ? undefined : sent.problem;
    setBusy(false);
    setProblem(against);
    if (against && against.kind !== "OFFLINE") key.current = crypto.randomUUID();
    return against === undefined;
  };
  return { record, busy, problem };
}
