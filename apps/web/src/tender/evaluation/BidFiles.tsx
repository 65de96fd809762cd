import type { BidFile } from "@threshold/domain/tender/bid";
import type { CheckedFile } from "@threshold/domain/tender/bid-file";
import { Badge } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { useContext, useEffect, useRef, useState } from "react";
import { useWords } from "../../i18n/Words.tsx";
import { saveFile } from "../../save-file.ts";
import { BidFileContext, type HandedInFile, openHanded } from "../opened-file.ts";

/** The files of an opened bid (附件): fetched sealed, opened here, held against what the bid committed to, and only then given out. */
export function BidFiles({
  bidder,
  files,
  checked,
}: {
  bidder: string;
  files: readonly BidFile[];
  /** What the minutes tell of them. */
  checked: readonly CheckedFile[];
}) {
  const { t, format } = useWords();
  const words = t.tenderEval.files;
  return (
    <ul className="eval-files">
      {files.map((file) => {
        const { name, bytes, sha256, sealed } = file;
        const minuted = checked.find((one) => one.bidder === bidder && one.sha256 === sha256);
        return (
          <li key={`${name} ${sha256}`}>
            <div>
              <strong>{name}</strong>
              <small>
                {[format.bytes(bytes), minuted && words.minuted(words.states[minuted.state])]
                  .filter(Boolean)
                  .join(" · ")}
              </small>
              <small className="tender-code">{`SHA-256 ${sha256}`}</small>
            </div>
            {sealed ? (
              <OpenFile bidder={bidder} file={{ ...file, sealed }} />
            ) : (
              <Badge>{words.hashOnly}</Badge>
            )}
          </li>
        );
      })}
    </ul>
  );
}

type Standing =
  | { readonly kind: "CLOSED" }
  | { readonly kind: "OPENING"; readonly share: number }
  | { readonly kind: "SAYS"; readonly state: CheckedFile["state"] };

function OpenFile({ bidder, file }: { bidder: string; file: HandedInFile }) {
  const { t, format } = useWords();
  const words = t.tenderEval.files;
  const source = useContext(BidFileContext);
  const [standing, setStanding] = useState<Standing>({ kind: "CLOSED" });
  const stop = useRef<AbortController>(undefined);
  useEffect(() => () => stop.current?.abort(), []);
  if (!source) return null;
  const open = async () => {
    stop.current = new AbortController();
    setStanding({ kind: "OPENING", share: 0 });
    const pieces: Blob[] = []; // of which the browser may keep what is large on disk
    try {
      const state = await openHanded(source, bidder, file, stop.current.signal, (piece, share) => {
        pieces.push(new Blob([piece]));
        setStanding({ kind: "OPENING", share });
      });
      setStanding({ kind: "SAYS", state });
      if (state === "AS_COMMITTED") saveFile(file.name, new Blob(pieces));
    } catch {
      const isStopped = stop.current?.signal.aborted;
      setStanding(isStopped ? { kind: "CLOSED" } : { kind: "SAYS", state: "NOT_CHECKED" });
    }
  };
  if (standing.kind === "OPENING")
    return (
      <div className="eval-row">
        <progress max={1} value={standing.share} aria-label={words.opening(file.name)} />
        <Button small kind="QUIET" onClick={() => stop.current?.abort()}>
          {t.shell.cancel}
        </Button>
      </div>
    );
  const says = standing.kind === "SAYS" ? standing.state : undefined;
  return (
    <div className="eval-row">
      <span aria-live="polite">
        {says === "AS_COMMITTED" && <Badge tone="OK">{words.states[says]}</Badge>}
        {says && says !== "AS_COMMITTED" && (
          <strong className="tender-bad">{words.says[says]}</strong>
        )}
      </span>
      <Button small icon="download" onClick={() => void open()}>
        {words.open(format.bytes(file.bytes))}
      </Button>
    </div>
  );
}
