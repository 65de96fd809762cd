import { Button } from "@threshold/ui/Button";
import { Input, Select } from "@threshold/ui/Input";
import { useState } from "react";
import { useQuery } from "urql";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useAct } from "../form/use-act.ts";
import { Contractors, KeepContractor } from "./defect-documents.ts";
import { useDefectWords } from "./words.ts";

/** Who has to mend, of those at a center; a new one is entered on the spot. */
export function ContractorField({
  serviceCenterId,
  value,
  error,
  onChange,
}: {
  serviceCenterId: string;
  value: string;
  error?: string | undefined;
  onChange: (id: string) => void;
}) {
  const { words } = useDefectWords();
  const [adding, setAdding] = useState(false);
  const [name, setName] = useState("");
  const { run, busy, problem } = useAct(KeepContractor);
  const [{ data }, refresh] = useQuery({
    query: Contractors,
    variables: { serviceCenterIds: [serviceCenterId] },
  });
  const add = async () => {
    if (!name.trim()) return;
    const made = await run({ serviceCenterId, name: name.trim() });
    if (!made.ok) return;
    setAdding(false);
    setName("");
    refresh({ requestPolicy: "network-only" });
    onChange(made.data.keepContractor.contractor.id);
  };
  return (
    <>
      <Select
        label={words.fields.contractor}
        required
        error={error}
        value={value}
        placeholder={words.chooseContractor}
        options={(data?.contractors.nodes ?? []).map((one) => ({ value: one.id, label: one.name }))}
        onChange={({ target }) => onChange(target.value)}
      />
      {problem && <ProblemNote problem={problem} />}
      {adding ? (
        <div className="defect-inline">
          <Input
            label={words.contractorPage.name}
            value={name}
            maxLength={80}
            autoFocus
            onChange={({ target }) => setName(target.value)}
          />
          <Button busy={busy} onClick={() => void add()}>
            {words.contractorPage.add}
          </Button>
        </div>
      ) : (
        <div>
          <Button small kind="QUIET" icon="plus" onClick={() => setAdding(true)}>
            {words.newContractor}
          </Button>
        </div>
      )}
    </>
  );
}
