import type { CheckedFile } from "@threshold/domain/tender/bid-file";
import { Badge } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { useEffect, useRef, useState } from "react";
import { useWords } from "../i18n/Words.tsx";
import { filesByAccount, type HandedInFile, openHanded } from "./opened-file.ts";

interface Handed {
  readonly bidder: string;
  readonly file: HandedInFile;
}

/**
 * Holds every file of the opened bids against what was committed to, one after the other in the browser of the opening; whoever cannot
 * wait goes on, and the minutes tell which ones were not checked.
 */
export function FileCheck({
  tender,
  handed,
  nameOf,
  onChecked,
}: {
  tender: string;
  handed: readonly Handed[];
  nameOf: (bidder: string) => string;
  onChecked: (checked: readonly CheckedFile[]) => void;
}) {
  const { t, format } = useWords();
  const words = t.tender.opening;
  const [done, setDone] = useState<readonly CheckedFile[]>([]);
  const [share, setShare] = useState(0);
  const [stop] = useState(() => new AbortController());
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    const source = filesByAccount(tender);
    const checkAll = async () => {
      const checked: CheckedFile[] = [];
      for (const { bidder, file } of handed) {
        const state = stop.signal.aborted
          ? "NOT_CHECKED"
          : await openHanded(source, bidder, file, stop.signal, (_, now) => setShare(now)).catch(
              () => "NOT_CHECKED" as const, // told in the minutes as what it is
            );
        checked.push({ bidder, sha256: file.sha256, state });
        setDone([...checked]);
        setShare(0);
      }
      onChecked(checked);
    };
    void checkAll();
  }, [handed, onChecked, stop, tender]);
  const isOver = done.length === handed.length;
  return (
    <div className="tender-form">
      <p className="tender-quiet">{words.filesLead}</p>
      <ul className="tender-rows" aria-label={words.stepFiles} aria-live="polite">
        {handed.map(({ bidder, file }, index) => {
          const state = done[index]?.state;
          return (
            <li key={`${bidder} ${file.sha256} ${file.name}`}>
              <div>
                <strong>{file.name}</strong>
                <small>{`${nameOf(bidder)} · ${format.bytes(file.bytes)}`}</small>
              </div>
              {state && (
                <Badge tone={state === "AS_COMMITTED" ? "OK" : "BAD"}>
                  {t.tenderEval.files.states[state]}
                </Badge>
              )}
              {index === done.length && (
                <progress max={1} value={share} aria-label={words.checkingFile(file.name)} />
              )}
            </li>
          );
        })}
      </ul>
      {!isOver && (
        <div className="tender-buttons">
          <Button kind="QUIET" onClick={() => stop.abort()}>
            {words.skipFiles}
          </Button>
        </div>
      )}
    </div>
  );
}
