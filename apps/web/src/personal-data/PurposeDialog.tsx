import { Select, Textarea } from "@threshold/ui/Input";
import { useState } from "react";
import { FormDialog } from "../form/FormDialog.tsx";
import type { ReadingPurpose } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import type { Problem } from "../problem.ts";

/** What numbers are read in full for: a purpose and a reason, which are noted. */
export function PurposeDialog({
  title,
  submitText,
  busy = false,
  problem,
  onSaid,
  onClose,
}: {
  title: string;
  submitText: string;
  busy?: boolean;
  problem?: Problem | undefined;
  onSaid: (why: { readonly purpose: ReadingPurpose; readonly reason: string }) => unknown;
  onClose: () => void;
}) {
  const { t } = useWords();
  const words = t.personalData;
  const [purpose, setPurpose] = useState<ReadingPurpose>("CONTACT");
  const [reason, setReason] = useState("");
  const [checked, setChecked] = useState(false);
  const missing = reason.trim() === "";
  return (
    <FormDialog
      title={title}
      submitText={submitText}
      busy={busy}
      problem={problem}
      onSubmit={() => {
        setChecked(true);
        if (!missing) void onSaid({ purpose, reason });
      }}
      onClose={onClose}
    >
      <p className="quiet">{words.noted}</p>
      <Select
        label={words.purpose}
        required
        value={purpose}
        options={Object.entries(words.purposes).map(([value, label]) => ({ value, label }))}
        onChange={({ target }) => setPurpose(target.value as ReadingPurpose)}
      />
      <Textarea
        label={words.reason}
        hint={words.reasonHint}
        required
        rows={2}
        maxLength={200}
        value={reason}
        error={checked && missing ? words.reasonMissing : undefined}
        onChange={({ target }) => setReason(target.value)}
      />
    </FormDialog>
  );
}
