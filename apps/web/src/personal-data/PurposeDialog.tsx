import { Select } from "@threshold/ui/Input";
import { useState } from "react";
import type { ReadingPurpose } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import type { Problem } from "../problem.ts";
import { ReasonDialog } from "./ReasonDialog.tsx";

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
  return (
    <ReasonDialog
      title={title}
      submitText={submitText}
      lead={words.noted}
      hint={words.reasonHint}
      missing={words.reasonMissing}
      busy={busy}
      problem={problem}
      onSaid={(reason) => onSaid({ purpose, reason })}
      onClose={onClose}
    >
      <Select
        label={words.purpose}
        required
        value={purpose}
        options={Object.entries(words.purposes).map(([value, label]) => ({ value, label }))}
        onChange={({ target }) => setPurpose(target.value as ReadingPurpose)}
      />
    </ReasonDialog>
  );
}
