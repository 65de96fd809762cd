import type { FileDropItem } from "@threshold/ui/FileDrop";
import { useState } from "react";
import { useWords } from "../../i18n/Words.tsx";
import { mayPassLater } from "../../problem.ts";
import { explain } from "../../refusals.ts";
import { uploadFile } from "../../form/upload.ts";

interface Sending {
  item: FileDropItem;
  file: File;
}

/** Files on their way to a record, one after the other; stored ones leave the list when the record has them. */
export function useUploads(recordId: string, onStored: () => void) {
  const { t } = useWords();
  const [sending, setSending] = useState<Sending[]>([]);
  const change = (key: string, part: Partial<FileDropItem>) =>
    setSending((all) =>
      all.map((one) => (one.item.key === key ? { ...one, item: { ...one.item, ...part } } : one)),
    );

  const send = async ({ item, file }: Sending) => {
    change(item.key, { state: "UPLOADING", progress: 0 });
    const outcome = await uploadFile(recordId, file, (progress) => change(item.key, { progress }));
    if (outcome.ok) {
      setSending((all) => all.filter((one) => one.item.key !== item.key));
      onStored();
      return;
    }
    const { problem } = outcome;
    const state = mayPassLater(problem) ? "FAILED" : "REFUSED";
    change(item.key, { state, reason: explain(t, problem) });
  };

  return {
    items: sending.map(({ item }) => item),
    add: async (files: readonly File[]) => {
      const added = files.map((file): Sending => ({ file, item: waiting(file) }));
      setSending((all) => [...all, ...added]);
      for (const one of added) await send(one);
    },
    retry: (key: string) => {
      const one = sending.find(({ item }) => item.key === key);
      if (one) void send(one);
    },
    dismiss: (key: string) => setSending((all) => all.filter(({ item }) => item.key !== key)),
  };
}

function waiting(file: File): FileDropItem {
  return { key: crypto.randomUUID(), name: file.name, bytes: file.size, state: "WAITING" };
}
