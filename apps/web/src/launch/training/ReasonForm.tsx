import { Button } from "@threshold/ui/Button";
import { Textarea } from "@threshold/ui/Input";
import { useState } from "react";
import { ProblemNote } from "../../form/ProblemNote.tsx";
import type { Problem } from "../../problem.ts";
import { useRecordWords } from "../record/use-record-words.ts";

/** One reason, which has to be given. */
export function ReasonForm({
  label,
  submitText,
  busy,
  problem,
  onSubmit,
  onCancel,
}: {
  label: string;
  submitText: string;
  busy: boolean;
  problem: Problem | undefined;
  onSubmit: (reason: string) => void;
  onCancel: () => void;
}) {
  const { t } = useRecordWords();
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  return (
    <form
      className="record-form"
      aria-label={submitText}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (reason.trim()) onSubmit(reason.trim());
      }}
    >
      <Textarea
        autoFocus
        label={label}
        required
        rows={2}
        maxLength={500}
        value={reason}
        error={tried && !reason.trim() ? t.approval.textMissing : undefined}
        onChange={({ target }) => setReason(target.value)}
      />
      {problem && <ProblemNote problem={problem} />}
      <div className="record-buttons">
        <Button submit kind="PRIMARY" busy={busy}>
          {submitText}
        </Button>
        <Button kind="QUIET" onClick={onCancel}>
          {t.records.cancel}
        </Button>
      </div>
    </form>
  );
}
