import { remedies, type Remedy } from "@threshold/domain/takeover/vocabulary";
import { Select } from "@threshold/ui/Input";
import { useState } from "react";
import { ContractorField } from "../defect/ContractorField.tsx";
import { DayInput } from "../form/DayInput.tsx";
import { FormDialog } from "../form/FormDialog.tsx";
import { useAct } from "../form/use-act.ts";
import { graphql } from "../gql/gql.ts";
import { useWords } from "../i18n/Words.tsx";
import type { FoundDefect } from "./DefectsView.tsx";
import type { Takeover } from "./takeover-documents.ts";
import { useTakeoverWords } from "./words.ts";

const AgreeTakeoverDefects = graphql(/* GraphQL */ `
  mutation AgreeTakeoverDefects($input: AgreeTakeoverDefectsInput!) {
    agreeTakeoverDefects(input: $input) {
      agreement {
        id
      }
    }
  }
`);

/** 约定整改期限: one responsible unit, one day and way of mending for those ticked, which its parties then sign. */
export function AgreeDialog({
  takeover,
  defects,
  onDone,
  onClose,
}: {
  takeover: Takeover;
  defects: readonly FoundDefect[];
  onDone: () => void;
  onClose: () => void;
}) {
  const { language } = useWords();
  const words = useTakeoverWords();
  const isSafety = defects.some(({ severity }) => severity === "SAFETY");
  const ways = (Object.keys(remedies) as Remedy[]).filter(
    (remedy) => (remedy === "REPAIR") !== isSafety,
  );
  const [contractorId, setContractor] = useState("");
  const [dueOn, setDue] = useState("");
  const [remedy, setRemedy] = useState<Remedy>(ways[0]!);
  const { run, busy, problem } = useAct(AgreeTakeoverDefects);
  const submit = async () => {
    const rows = defects.map(({ id }) => ({ takeoverDefectId: id, dueOn: dueOn || null, remedy }));
    if ((await run({ id: takeover.id, contractorId, defects: rows })).ok) onDone();
  };
  return (
    <FormDialog
      title={words.agree(defects.length)}
      busy={busy}
      disabled={!contractorId || !dueOn}
      problem={problem}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className="takeover-quiet">{isSafety ? words.agreeSafety : words.agreeOthers}</p>
      <ul className="takeover-rows">
        {defects.map(({ id, defect }) => (
          <li key={id}>{`#${defect.number} ${defect.text}`}</li>
        ))}
      </ul>
      <ContractorField
        serviceCenterId={takeover.serviceCenter.id}
        value={contractorId}
        onChange={setContractor}
      />
      <DayInput label={words.agreedDay} required value={dueOn} onChange={setDue} />
      <Select
        label={words.remedy}
        value={remedy}
        options={ways.map((value) => ({ value, label: remedies[value][language] }))}
        onChange={({ target }) => setRemedy(target.value as Remedy)}
      />
    </FormDialog>
  );
}
