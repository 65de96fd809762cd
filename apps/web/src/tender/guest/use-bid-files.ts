import type { BidFile } from "@threshold/domain/tender/bid";
import { checkBidFile, type SealedFile } from "@threshold/domain/tender/bid-file";
import type { BidPlace } from "@threshold/domain/tender/seal";
import type { FileDropItem } from "@threshold/ui/FileDrop";
import { useCallback, useEffect, useRef, useState } from "react";
import { useWords } from "../../i18n/Words.tsx";
import { explain } from "../../refusals.ts";
import { Cancelled, dropParts, sealHere, sendSealed } from "./bid-upload.ts";

const percent = (share: number): string => `${Math.floor(share * 100)}%`;

/** A file on its way: chosen, encrypted here, sent in parts, there. */
interface Going {
  readonly key: string;
  readonly file: File;
  readonly step: "WAITING" | "SEALING" | "SENDING" | "THERE" | "REFUSED" | "STOPPED";
  /** 0–1 of the step. */
  readonly share: number;
  readonly reason?: string;
  readonly sealed?: SealedFile;
}

/**
 * Files of a bid, encrypted and sent one after the other while the rest of the bid is written. Each can be cancelled; one that a broken
 * line stopped goes on from there, by itself once the line is back. `onLate` is told of one that came after the deadline.
 */
export function useBidFiles(token: string, place: BidPlace, onLate: (at: string) => void) {
  const { t } = useWords();
  const words = t.tender.bid;
  const [files, setFiles] = useState<readonly Going[]>([]);
  const now = useRef(files);
  now.current = files;
  const running = useRef<{ key: string; stop: AbortController }>(undefined);

  const tell = useCallback((key: string, change: Partial<Going>) => {
    setFiles((before) => before.map((one) => (one.key === key ? { ...one, ...change } : one)));
  }, []);

  const run = useCallback(
    async ({ key, file, sealed: known }: Going) => {
      const stop = new AbortController();
      running.current = { key, stop };
      try {
        tell(key, { step: "SEALING", share: 0 });
        const sealed = known ?? (await sealHere(place, file, (share) => tell(key, { share })));
        if (stop.signal.aborted) return;
        tell(key, { step: "SENDING", share: 0, sealed });
        const answer = await sendSealed(token, sealed, stop.signal, (share) =>
          tell(key, { share }),
        );
        if (answer.ok && answer.value.done === "LATE_FILE_REFUSED") {
          tell(key, { step: "REFUSED", reason: words.fileLate });
          onLate(new Date().toISOString());
        } else if (answer.ok && answer.value.done === "TAKEN") tell(key, { step: "THERE" });
        else if (answer.ok) tell(key, { step: "STOPPED", reason: words.fileStopped });
        else {
          const isFinal =
            answer.problem.kind === "REFUSED" && answer.problem.code !== "RATE_LIMITED";
          const reason =
            answer.problem.kind === "OFFLINE" ? words.fileStopped : explain(t, answer.problem);
          tell(key, { step: isFinal ? "REFUSED" : "STOPPED", reason });
        }
      } catch (error) {
        // The file was moved, changed or taken away meanwhile: what is read must be what was hashed.
        if (!(error instanceof Cancelled))
          tell(key, { step: "REFUSED", reason: words.fileUnreadable });
      } finally {
        running.current = undefined;
        setFiles((before) => [...before]); // the next one
      }
    },
    [onLate, place, t, tell, token, words],
  );

  useEffect(() => {
    const next = files.find(({ step }) => step === "WAITING");
    if (next && !running.current) void run(next);
  }, [files, run]);

  const again = useCallback(
    () =>
      setFiles((before) =>
        before.map((one) => (one.step === "STOPPED" ? { ...one, step: "WAITING" } : one)),
      ),
    [],
  );
  useEffect(() => {
    window.addEventListener("online", again);
    return () => window.removeEventListener("online", again);
  }, [again]);
  useEffect(() => () => running.current?.stop.abort(), []);

  const add = (chosen: readonly File[]) => {
    const kept = now.current.filter(({ step }) => step !== "REFUSED").map(({ file }) => file.size);
    const added = chosen.map((file): Going => {
      const checked = checkBidFile(file.size, kept);
      if (checked.ok) kept.push(file.size);
      const one = { key: crypto.randomUUID(), file, share: 0 };
      if (checked.ok) return { ...one, step: "WAITING" };
      const reason = explain(t, { kind: "REFUSED", details: {}, ...checked.refusal });
      return { ...one, step: "REFUSED", reason };
    });
    setFiles((before) => [...before, ...added]);
  };
  const remove = (key: string) => {
    const gone = now.current.find((one) => one.key === key);
    if (running.current?.key === key) running.current.stop.abort();
    setFiles((before) => before.filter((one) => one.key !== key));
    if (gone?.sealed && gone.step !== "THERE") void dropParts(token, gone.sealed.upload);
  };
  const retry = (key: string) => tell(key, { step: "WAITING" });

  const items = files.map(({ key, file, step, share, reason, sealed }): FileDropItem => {
    const told = { key, name: file.name, bytes: file.size };
    switch (step) {
      case "WAITING":
        return { ...told, state: "WAITING" };
      case "SEALING":
        return {
          ...told,
          state: "UPLOADING",
          progress: share,
          note: words.fileSealing(percent(share)),
        };
      case "SENDING":
        return {
          ...told,
          state: "UPLOADING",
          progress: share,
          note: words.fileSending(percent(share)),
        };
      case "THERE":
        return { ...told, state: "STORED", note: words.fileThere(sealed?.file.sha256 ?? "") };
      case "REFUSED":
        return { ...told, state: "REFUSED", reason: reason ?? "" };
      case "STOPPED":
        return { ...told, state: "FAILED", reason: reason ?? "" };
    }
  });
  const wanted = files.filter(({ step }) => step !== "REFUSED");
  return {
    items,
    add,
    remove,
    retry,
    /** All of them, as the bid tells them; undefined while one is on its way. */
    ready: wanted.every(({ step }) => step === "THERE")
      ? wanted.flatMap(({ sealed }): BidFile[] => (sealed ? [sealed.file] : []))
      : undefined,
    count: wanted.length,
  };
}
