import type { CheckedFile } from "@threshold/domain/tender/bid-file";
import { useRef, useState } from "react";
import { loadWordsToExplain } from "../i18n/Words.tsx";
import { asRefusal, type Problem } from "../problem.ts";
import { requestHeaders } from "../session/company.ts";
import { reportSignedOut } from "../session/session.ts";

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

async function post(
  reference: string,
  opening: Opening,
  key: string,
): Promise<Problem | undefined> {
  let response: Response;
  try {
    response = await fetch(`/tenders/${reference}/opening`, {
      method: "POST",
      headers: { ...requestHeaders(), "content-type": "application/json" },
      body: JSON.stringify({ ...opening, clientMutationId: key }),
    });
  } catch {
    return { kind: "OFFLINE" };
  }
  if (response.ok) return undefined;
  await loadWordsToExplain(); // which explain it
  const answer = ((await response.json().catch(() => undefined)) ?? {}) as Record<string, unknown>;
  if (answer["code"] === "UNAUTHENTICATED") reportSignedOut();
  return asRefusal(answer["code"], answer["details"]) ?? { kind: "FAULT", requestId: undefined };
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
    const against = await post(reference, opening, key.current);
    setBusy(false);
    setProblem(against);
    if (against && against.kind !== "OFFLINE") key.current = crypto.randomUUID();
    return against === undefined;
  };
  return { record, busy, problem };
}
