import { useEffect, useRef, useState } from "react";
import { useClient } from "urql";
import { graphql } from "../gql/gql.ts";
import type { Problem } from "../problem.ts";
import { problemOf } from "../problem.ts";
import { SalesSiteDocument } from "./site-query.ts";

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
 * number and its key, so that it counts once however often it is sent. `saved` is the day's count as the last try left it,
 * until the site has been read since: a line that breaks in between takes nobody away.
 */
export function useTally(siteId: string) {
  const client = useClient();
  const sending = useRef<Batch>(undefined);
  const waiting = useRef(0);
  const busy = useRef(false);
  const alive = useRef(true);
  const [saved, setSaved] = useState<number | null>();
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
    const { data, error } = await client.mutation(AddVisitors, { input }).toPromise();
    busy.current = false;
    const found = error && problemOf(error);
    // Lost on the way: it is tried again with its key. Refused: nobody was counted, and it is said why.
    if (found?.kind !== "OFFLINE") sending.current = undefined;
    if (alive.current) setProblem(found);
    if (alive.current && data) setSaved(data.addVisitors.day.visitors);
    tell();
    if (found) return;
    await (waiting.current === 0 ? read() : send());
  };

  /** Reads the site anew. */
  const read = async (): Promise<void> => {
    const { error } = await client
      .query(SalesSiteDocument, { id: siteId }, { requestPolicy: "network-only" })
      .toPromise();
    if (!error && alive.current) setSaved(undefined);
  };

  /** Another number was set meanwhile: what the taps knew is over. */
  const reread = () => {
    setSaved(undefined);
    void read();
  };

  const tap = (more: number) => {
    waiting.current += more;
    tell();
    void send();
  };
  return { tap, retry: () => void send(), reread, saved, unsaved, problem };
}
