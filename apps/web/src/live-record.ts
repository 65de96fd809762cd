import type { DocumentInput } from "@urql/core";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { useSubscription } from "urql";
import { onReconnect } from "./live.ts";

/** A burst of changes, one's own among them, is looked at once, in ms. */
const REST = 600;

/**
 * Keeps a page of a record as it is on the server without wiping what somebody types: news is taken at once while nothing
 * is filled in, and otherwise waits until it is asked for. `held` is put on the page's content, `shown` is what it shows.
 */
export function useLiveRecord<Data, Variables extends object>(
  asked: { query: DocumentInput<Data, Variables>; variables: Variables; pause?: boolean },
  shown: unknown,
  reload: () => void,
) {
  const content = useRef<HTMLDivElement>(null);
  const typing = useRef(false);
  const [news, setNews] = useState(false);
  const take = () => {
    typing.current = false;
    setNews(false);
    reload();
  };
  const hear = useEffectEvent(() => {
    const open = content.current?.ownerDocument.querySelector("dialog[open]");
    if (typing.current || open) setNews(true);
    else take();
  });
  const [{ data: times }] = useSubscription<Data, number, Variables>(
    asked,
    (before = 0) => before + 1,
  );
  useEffect(() => {
    if (times === undefined) return undefined;
    const timer = window.setTimeout(hear, REST);
    return () => window.clearTimeout(timer);
  }, [times]);
  useEffect(() => onReconnect(hear), []);
  // What is shown anew was saved here or loaded: nothing of it is half filled in.
  useEffect(() => {
    typing.current = false;
    setNews(false);
  }, [shown]);
  /** A form that is touched, by typing, choosing or adding a row, is one that somebody fills in. */
  const touched = ({ target }: { target: EventTarget }) => {
    if (target instanceof Element && target.closest("form")) typing.current = true;
  };
  return { news, take, held: { ref: content, onInputCapture: touched, onClickCapture: touched } };
}
