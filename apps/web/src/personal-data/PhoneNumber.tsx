import { Button } from "@threshold/ui/Button";
import { useState } from "react";
import { useAct } from "../form/use-act.ts";
import { graphql } from "../gql/gql.ts";
import { useWords } from "../i18n/Words.tsx";
import { PurposeDialog } from "./PurposeDialog.tsx";
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
  const revealing = useAct(RevealPersonalData);
  return (
    <PurposeDialog
      title={words.revealOf(whose)}
      submitText={words.reveal}
      busy={revealing.busy}
      problem={revealing.problem}
      onSaid={async (why) => {
        const outcome = await revealing.run({ recordId: of, ...why });
        if (outcome.ok) onTold(outcome.data.revealPersonalData.value);
      }}
      onClose={onClose}
    />
  );
}
