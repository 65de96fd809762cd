import { Button } from "@threshold/ui/Button";
import { Select, Textarea } from "@threshold/ui/Input";
import { useState } from "react";
import { FormDialog } from "../form/FormDialog.tsx";
import { useAct } from "../form/use-act.ts";
import { graphql } from "../gql/gql.ts";
import type { ReadingPurpose } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import "./personal-data.css";

const RevealPersonalData = graphql(/* GraphQL */ `
  mutation RevealPersonalData($input: RevealPersonalDataInput!) {
    revealPersonalData(input: $input) {
      value
    }
  }
`);

/**
 * A phone number as pages have it, masked. Whoever `may` read it in full says what for, and can call it from then on until the page
 * is left; the server decides, and notes it.
 */
export function PhoneNumber({
  of,
  whose,
  shown,
  may,
}: {
  /** The record's global id. */
  of: string;
  whose: string;
  shown: string | null | undefined;
  may: boolean;
}) {
  const { t } = useWords();
  const words = t.personalData;
  const [asking, setAsking] = useState(false);
  const [whole, setWhole] = useState<{ readonly of: string; readonly value: string }>();
  if (!shown) return null;
  if (whole?.of === of) return <a href={`tel:${whole.value}`}>{whole.value}</a>;
  return (
    <span className="phone-number">
      {shown}
      {may && (
        <Button
          small
          kind="QUIET"
          aria-label={words.revealOf(whose)}
          onClick={() => setAsking(true)}
        >
          {words.reveal}
        </Button>
      )}
      {asking && (
        <Asking
          of={of}
          whose={whose}
          onClose={() => setAsking(false)}
          onTold={(value) => {
            setAsking(false);
            setWhole({ of, value });
          }}
        />
      )}
    </span>
  );
}

/** What for: noted with the reading. */
function Asking({
  of,
  whose,
  onClose,
  onTold,
}: {
  of: string;
  whose: string;
  onClose: () => void;
  onTold: (value: string) => void;
}) {
  const { t } = useWords();
  const words = t.personalData;
  const [purpose, setPurpose] = useState<ReadingPurpose>("CONTACT");
  const [reason, setReason] = useState("");
  const [checked, setChecked] = useState(false);
  const revealing = useAct(RevealPersonalData);
  const missing = reason.trim() === "";
  const submit = async () => {
    setChecked(true);
    if (missing) return;
    const outcome = await revealing.run({ recordId: of, purpose, reason });
    if (outcome.ok) onTold(outcome.data.revealPersonalData.value);
  };
  return (
    <FormDialog
      title={words.revealOf(whose)}
      submitText={words.reveal}
      busy={revealing.busy}
      problem={revealing.problem}
      onSubmit={submit}
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
