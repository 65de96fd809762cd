import { Button } from "@threshold/ui/Button";
import { formatBytes } from "@threshold/ui/bytes";
import { useEffect, useState } from "react";
import { useClient } from "urql";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useWords } from "../i18n/Words.tsx";
import { isAppKept } from "./keep-app.ts";
import { type Luggage, pack, type Packed } from "./pack.ts";

type Standing =
  | Packed
  | { readonly is: "IDLE"; readonly kept: boolean }
  | { readonly is: "AT_WORK"; readonly done: number; readonly total: number };

/** Takes work along to where there is no signal, with progress and what it weighs. */
export function PrepareOffline({ luggage }: { luggage: () => Promise<Luggage> | Luggage }) {
  const { t } = useWords();
  const words = t.outbox.prepare;
  const client = useClient();
  const [standing, setStanding] = useState<Standing>({ is: "IDLE", kept: false });
  useEffect(() => {
    void isAppKept().then((kept) => setStanding({ is: "IDLE", kept }));
  }, []);
  const start = async () => {
    setStanding({ is: "AT_WORK", done: 0, total: 1 });
    const told = (done: number, total: number) => setStanding({ is: "AT_WORK", done, total });
    setStanding(await pack(client, await luggage(), told));
  };
  return (
    <div className="prepare-offline">
      <Button icon="download" busy={standing.is === "AT_WORK"} onClick={() => void start()}>
        {standing.is === "DONE" || (standing.is === "IDLE" && standing.kept)
          ? words.again
          : words.start}
      </Button>
      <span className="quiet" aria-live="polite">
        {standing.is === "AT_WORK" && (
          <label className="prepare-progress">
            <progress value={standing.done} max={standing.total} />
            {words.progress(standing.done, standing.total)}
          </label>
        )}
        {standing.is === "DONE" && words.done(formatBytes(standing.bytes))}
        {standing.is === "IDLE" && standing.kept && words.kept}
      </span>
      {standing.is === "FAILED" &&
        (standing.problem === "NO_ROOM" ? (
          <p role="alert">{words.noRoom}</p>
        ) : (
          <ProblemNote problem={standing.problem} />
        ))}
    </div>
  );
}
