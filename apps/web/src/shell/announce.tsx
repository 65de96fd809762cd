import { Icon } from "@threshold/ui/Icon";
import { createContext, use, useCallback, useRef, useState } from "react";
import type { ReactNode } from "react";

type Announce = (words: string) => void;

const AnnounceContext = createContext<Announce | undefined>(undefined);
const SHOWN_MS = 5000;

/** Says in a corner, and to screen readers, that something was done. */
export function AnnounceProvider({ children }: { children: ReactNode }) {
  const [words, setWords] = useState("");
  const timer = useRef<number>(undefined);
  const announce = useCallback((next: string) => {
    window.clearTimeout(timer.current);
    setWords(next);
    timer.current = window.setTimeout(() => setWords(""), SHOWN_MS);
  }, []);
  return (
    <AnnounceContext value={announce}>
      {children}
      <div className="announce" role="status">
        {words && (
          <p>
            <Icon name="check" />
            {words}
          </p>
        )}
      </div>
    </AnnounceContext>
  );
}

/** `announce(t.shell.saved)` after something succeeded. */
export function useAnnounce(): Announce {
  const announce = use(AnnounceContext);
  if (!announce) throw new Error("useAnnounce needs an AnnounceProvider above it");
  return announce;
}
