import type { DocumentInput } from "@urql/core";
import { useEffect, useEffectEvent } from "react";
import { useSubscription } from "urql";
import { onReconnect } from "./live.ts";

/** A burst of changes is asked for once, in ms. */
const REST = 400;

/** Asks again soon after a subscription told something, once for a burst of it, and after an interruption. */
export function useLive<Data>(
  query: DocumentInput<Data, Record<string, never>>,
  reload: () => void,
): void {
  const ask = useEffectEvent(reload);
  const [{ data: times }] = useSubscription<Data, number, Record<string, never>>(
    { query, variables: {} },
    (before = 0) => before + 1,
  );
  useEffect(() => {
    if (times === undefined) return undefined;
    const timer = window.setTimeout(ask, REST);
    return () => window.clearTimeout(timer);
  }, [times]);
  useEffect(() => onReconnect(ask), []);
}
