import { Button } from "@threshold/ui/Button";
import { Textarea } from "@threshold/ui/Input";
import { useState } from "react";
import type { FormEvent } from "react";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useAct } from "../form/use-act.ts";
import type { SignaturePanel_SignOffFragment } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { RefuseSignature } from "./signature-documents.ts";

/** Refuses to sign, with the reason that everybody sees. */
export function RefuseForm({
  signOff,
  slot,
  onDone,
  onCancel,
}: {
  signOff: SignaturePanel_SignOffFragment;
  slot: string;
  onDone: () => void;
  onCancel: () => void;
}) {
  const { t } = useWords();
  const [reason, setReason] = useState("");
  const [checked, setChecked] = useState(false);
  const { run, busy, problem } = useAct(RefuseSignature);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (reason.trim() === "") return;
    const { id, contentHash } = signOff;
    const { ok } = await run({ id, slot, contentHash, reason: reason.trim() });
    if (ok) onDone();
  };
  return (
    <form
      className="signature-form"
      onSubmit={(event) => void submit(event)}
      aria-label={t.signature.refuse}
      noValidate
    >
      <Textarea
        autoFocus
        label={t.signature.refuseReason}
        required
        rows={2}
        value={reason}
        error={checked && reason.trim() === "" ? t.approval.textMissing : undefined}
        onChange={({ target }) => setReason(target.value)}
      />
      {problem && <ProblemNote problem={problem} />}
      <div className="signature-buttons">
        <Button submit kind="DANGER" busy={busy}>
          {t.signature.refuse}
        </Button>
        <Button kind="QUIET" onClick={onCancel}>
          {t.shell.cancel}
        </Button>
      </div>
    </form>
  );
}
