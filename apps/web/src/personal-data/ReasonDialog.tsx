import type { ButtonKind } from "@threshold/ui/Button";
import { Textarea } from "@threshold/ui/Input";
import { type ReactNode, useState } from "react";
import { FormDialog } from "../form/FormDialog.tsx";
import { useWords } from "../i18n/Words.tsx";
import type { Problem } from "../problem.ts";

/** Why something is done with personal data: has to be said, and is noted. */
export function ReasonDialog({
  title,
  submitText,
  kind = "PRIMARY",
  lead,
  hint,
  missing,
  busy,
  problem,
  onSaid,
  onClose,
  children,
}: {
  title: string;
  submitText: string;
  kind?: ButtonKind;
  lead: string;
  hint: string;
  /** What is said where there is no reason. */
  missing: string;
  busy: boolean;
  problem: Problem | undefined;
  onSaid: (reason: string) => unknown;
  onClose: () => void;
  /** Further fields, ahead of the reason. */
  children?: ReactNode;
}) {
  const words = useWords().t.personalData;
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const isMissing = reason.trim() === "";
  return (
    <FormDialog
      title={title}
      submitText={submitText}
      kind={kind}
      busy={busy}
      problem={problem}
      onSubmit={() => {
        setTried(true);
        if (!isMissing) void onSaid(reason);
      }}
      onClose={onClose}
    >
      <p className="quiet">{lead}</p>
      {children}
      <Textarea
        label={words.reason}
        hint={hint}
        required
        rows={2}
        maxLength={200}
        value={reason}
        error={tried && isMissing ? missing : undefined}
        onChange={({ target }) => setReason(target.value)}
      />
    </FormDialog>
  );
}
