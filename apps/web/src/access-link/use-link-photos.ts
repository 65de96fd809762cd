import type { FileDropItem } from "@threshold/ui/FileDrop";
import { useState } from "react";
import { useWords } from "../i18n/Words.tsx";
import { mayPassLater } from "../problem.ts";
import { explain } from "../refusals.ts";
import type { LinkAnswer } from "./link-api.ts";

/** Photos on their way by a link, one after the other; those that arrived stay in the list. */
export function useLinkPhotos(sendPhoto: (file: File) => Promise<LinkAnswer<unknown>>) {
  const { t } = useWords();
  const [all, setAll] = useState<{ item: FileDropItem; file: File }[]>([]);
  const put = (key: string, part: Partial<FileDropItem>) =>
    setAll((known) =>
      known.map((one) => (one.item.key === key ? { ...one, item: { ...one.item, ...part } } : one)),
    );
  const send = async ({ item: { key }, file }: { item: FileDropItem; file: File }) => {
    put(key, { state: "UPLOADING" });
    const answer = await sendPhoto(file);
    if (answer.ok) return put(key, { state: "STORED" });
    const state = mayPassLater(answer.problem) ? "FAILED" : "REFUSED";
    put(key, { state, reason: explain(t, answer.problem) });
  };
  const items = all.map(({ item }) => item);
  return {
    items,
    stored: items.filter(({ state }) => state === "STORED").length,
    sending: items.some(({ state }) => state === "UPLOADING" || state === "WAITING"),
    add: async (files: readonly File[]) => {
      const added = files.map((file) => ({
        file,
        item: {
          key: crypto.randomUUID(),
          name: file.name,
          bytes: file.size,
          state: "WAITING" as const,
        },
      }));
      setAll((known) => [...known, ...added]);
      for (const one of added) await send(one);
    },
    retry: (key: string) => {
      const one = all.find(({ item }) => item.key === key);
      if (one) void send(one);
    },
  };
}
