import { useEffect, useRef, useState } from "react";
import { useClient } from "urql";
import { graphql } from "../gql/gql.ts";
import type { Problem } from "../problem.ts";
import { problemOf } from "../problem.ts";

const AddVisitors = graphql(/* GraphQL */ `
  mutation AddVisitors($input: AddVisitorsInput!) {
    addVisitors(input: $input) {
      day {
        id
        visitors
      }
    }
  }
`);

interface Batch {
  readonly more: number;
  readonly key: string;
}

/**
 * Taps that count visitors. What is tapped while a try is under way waits for the next one; a try that got lost keeps its
 * number and its key, so that it counts once however often it is sent.
 */
export function useTally(siteId: string, onSaved: () => void) {
  const client = useClient();
  const sending = useRef<Batch>(undefined);
  const waiting = useRef(0);
  const busy = useRef(false);
  const alive = useRef(true);
  const [unsaved, setUnsaved] = useState(0);
  const [problem, setProblem] = useState<Problem>();
  useEffect(() => {
    alive.current = true;
    return () => {
      alive.current = false;
    };
  }, []);

  const tell = () => alive.current && setUnsaved((sending.current?.more ?? 0) + waiting.current);

  const send = async (): Promise<void> => {
    if (busy.current) return;
    if (!sending.current && waiting.current !== 0) {
      sending.current = { more: waiting.current, key: crypto.randomUUID() };
      waiting.current = 0;
    }
    const batch = sending.current;
    if (!batch) return tell() as void;
    busy.current = true;
    const input = { siteId, more: batch.more, clientMutationId: batch.key };
    const { error } = await client.mutation(AddVisitors, { input }).toPromise();
    busy.current = false;
    const found = error && problemOf(error);
    // Lost on the way: it is tried again with its key. Refused: nobody was counted, and it is said why.
    if (found?.kind !== "OFFLINE") sending.current = undefined;
    if (alive.current) setProblem(found);
    tell();
    if (found) return;
    onSaved();
    if (waiting.current !== 0) await send();
  };

  const tap = (more: number) => {
    waiting.current += more;
    tell();
    void send();
  };
  return { tap, retry: () => void send(), unsaved, problem };
}
