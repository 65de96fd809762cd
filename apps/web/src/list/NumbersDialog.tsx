import { useState } from "react";
import { post } from "../form/post.ts";
import { useWords } from "../i18n/Words.tsx";
import { PurposeDialog } from "../personal-data/PurposeDialog.tsx";
import type { Problem } from "../problem.ts";
import { saveFile } from "../save-file.ts";

/**
 * Hands a list out with phone numbers in full, for a purpose. By POST: an address with a purpose in it could be sent by anybody to
 * somebody who may read them, and would stand in logs.
 */
export function NumbersDialog({ address, onClose }: { address: string; onClose: () => void }) {
  const { t } = useWords();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  return (
    <PurposeDialog
      title={t.personalData.exportNumbers}
      submitText={t.personalData.export}
      busy={busy}
      problem={problem}
      onClose={onClose}
      onSaid={async (why) => {
        setBusy(true);
        setProblem(undefined);
        const sent = await post(address, why);
        // The line may break in the middle of the file.
        const file = sent.ok ? await sent.response.blob().catch(() => undefined) : undefined;
        setBusy(false);
        if (!sent.ok || !file) return setProblem(sent.ok ? { kind: "OFFLINE" } : sent.problem);
        saveFile(nameOf(sent.response), file);
        onClose();
      }}
    />
  );
}

/** What the server calls the file (RFC 6266). */
function nameOf({ headers }: Response): string {
  const name = /filename\*=UTF-8''([^;]+)/.exec(headers.get("content-disposition") ?? "")?.[1];
  return name === undefined ? "list.xlsx" : decodeURIComponent(name);
}
