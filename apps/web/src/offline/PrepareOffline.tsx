import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { Button } from "@threshold/ui/Button";
import { formatBytes } from "@threshold/ui/bytes";
import { useEffect, useState } from "react";
import { type Client, useClient } from "urql";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useWords } from "../i18n/Words.tsx";
import { type Problem, problemOf } from "../problem.ts";
import { ShellViewer } from "../shell/viewer-document.ts";
import { isFull } from "../outbox/store.ts";
import { isAppKept, keepApp } from "./keep-app.ts";
import { photoReader } from "./photo.ts";
import { PICTURES } from "./kept-store.ts";

/** What is taken along: answers to queries, pictures by address, code of pages that have not been opened yet. */
export interface Luggage {
  readonly queries: readonly Asked[];
  readonly pictures: readonly string[];
  readonly code?: () => Promise<unknown>;
}

interface Asked {
  // oxlint-disable-next-line typescript/no-explicit-any -- each of its own type
  readonly query: TypedDocumentNode<any, any>;
  readonly variables: object;
  /** What its answer asks for next: the page after it. */
  // oxlint-disable-next-line typescript/no-explicit-any -- of its own type as well
  readonly next?: (data: any) => object | undefined;
}

type Standing =
  | { is: "IDLE"; kept: boolean }
  | { is: "AT_WORK"; done: number; total: number }
  | { is: "DONE"; bytes: number }
  | { is: "FAILED"; problem: Problem | "NO_ROOM" };

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

async function pack(
  client: Client,
  { queries, pictures, code }: Luggage,
  told: (done: number, total: number) => void,
): Promise<Standing> {
  const asked: readonly Asked[] = [{ query: ShellViewer, variables: {} }, ...queries];
  let total = asked.length + pictures.length + 1;
  let done = 0;
  let bytes = 0;
  const step = (size: number) => {
    bytes += size;
    told((done += 1), total);
  };
  for (const { query, variables, next } of asked) {
    const context = { requestPolicy: "network-only", kept: true } as const;
    for (let at: object | undefined = variables; at;) {
      const { data, error } = await client.query(query, at, context).toPromise();
      if (error) return { is: "FAILED", problem: problemOf(error) };
      at = next?.(data);
      if (at) total += 1;
      step(JSON.stringify(data).length);
    }
  }
  try {
    const cache = await caches.open(PICTURES);
    for (const address of pictures) {
      const response = await fetch(address);
      if (response.ok) await cache.put(new URL(address, location.href).href, response.clone());
      step((await response.blob()).size);
    }
    await Promise.all([code?.(), photoReader()]);
    step(await keepApp());
  } catch (error) {
    return { is: "FAILED", problem: isFull(error) ? "NO_ROOM" : { kind: "OFFLINE" } };
  }
  return { is: "DONE", bytes };
}
