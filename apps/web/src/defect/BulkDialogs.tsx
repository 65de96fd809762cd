import { Button } from "@threshold/ui/Button";
import { Input, Select, Textarea } from "@threshold/ui/Input";
import { SidePanel } from "@threshold/ui/SidePanel";
import { useState } from "react";
import { DayInput } from "../form/DayInput.tsx";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useAct } from "../form/use-act.ts";
import { ContractorField } from "./ContractorField.tsx";
import { AssignDefects, MergeDefects } from "./defect-documents.ts";
import { type Decided, Decisions } from "./Decisions.tsx";
import { useDefectWords } from "./words.ts";

/** What a dialog on several defects knows of each. */
export interface Chosen {
  readonly id: string;
  readonly name: string;
}

/** 分配: who mends these by when; what may not be assigned says why. */
export function AssignDialog({
  chosen,
  serviceCenterId,
  onClose,
  onDone,
}: {
  chosen: readonly Chosen[];
  serviceCenterId: string;
  onClose: () => void;
  onDone: () => void;
}) {
  const { words } = useDefectWords();
  const [contractorId, setContractor] = useState("");
  const [dueOn, setDue] = useState("");
  const [note, setNote] = useState("");
  const [checked, setChecked] = useState(false);
  const [decisions, setDecisions] = useState<readonly Decided[]>();
  const { run, busy, problem } = useAct(AssignDefects);
  const submit = async () => {
    setChecked(true);
    if (!contractorId || !dueOn) return;
    const defectIds = chosen.map(({ id }) => id);
    const done = await run({ defectIds, contractorId, dueOn, note: note.trim() || null });
    if (!done.ok) return;
    const decided = done.data.assignDefects.decisions;
    if (decided.every((one) => one.done)) onDone();
    else setDecisions(decided);
  };
  const missing = (value: string) => (checked && !value ? words.required : undefined);
  return (
    <SidePanel
      open
      onClose={decisions ? onDone : onClose}
      title={words.assignTitle(chosen.length)}
      texts={{ close: words.close }}
      footer={
        decisions ? (
          <Button kind="PRIMARY" onClick={onDone}>
            {words.confirm}
          </Button>
        ) : (
          <Button kind="PRIMARY" busy={busy} onClick={() => void submit()}>
            {words.actions.assignDefects}
          </Button>
        )
      }
    >
      {decisions ? (
        <Decisions
          decisions={decisions}
          nameOf={(id) => chosen.find((one) => one.id === id)?.name ?? id}
        />
      ) : (
        <div className="form-stack">
          {problem && <ProblemNote problem={problem} />}
          <ContractorField
            serviceCenterId={serviceCenterId}
            value={contractorId}
            error={missing(contractorId)}
            onChange={setContractor}
          />
          <DayInput
            label={words.fields.dueOn}
            required
            {...(missing(dueOn) && { error: missing(dueOn) })}
            value={dueOn}
            onChange={setDue}
          />
          <Textarea
            label={words.fields.note}
            maxLength={1000}
            value={note}
            onChange={({ target }) => setNote(target.value)}
          />
        </div>
      )}
    </SidePanel>
  );
}

/** 合并重复: one goes on, the others point at it. */
export function MergeDialog({
  chosen,
  onClose,
  onDone,
}: {
  chosen: readonly Chosen[];
  onClose: () => void;
  onDone: (keeperId: string) => void;
}) {
  const { words } = useDefectWords();
  const [keeper, setKeeper] = useState(chosen[0]?.id ?? "");
  const [reason, setReason] = useState("");
  const [checked, setChecked] = useState(false);
  const { run, busy, problem } = useAct(MergeDefects);
  const submit = async () => {
    setChecked(true);
    if (!reason.trim()) return;
    const defectIds = chosen.map(({ id }) => id).filter((id) => id !== keeper);
    if ((await run({ id: keeper, defectIds, reason })).ok) onDone(keeper);
  };
  return (
    <SidePanel
      open
      onClose={onClose}
      title={words.mergeTitle}
      subtitle={words.mergeText}
      texts={{ close: words.close }}
      footer={
        <Button kind="PRIMARY" busy={busy} onClick={() => void submit()}>
          {words.actions.mergeDefects}
        </Button>
      }
    >
      <div className="form-stack">
        {problem && <ProblemNote problem={problem} />}
        <Select
          label={words.keepOne}
          value={keeper}
          options={chosen.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={({ target }) => setKeeper(target.value)}
        />
        <Input
          label={words.fields.reason}
          required
          maxLength={200}
          value={reason}
          error={checked && !reason.trim() ? words.required : undefined}
          onChange={({ target }) => setReason(target.value)}
        />
      </div>
    </SidePanel>
  );
}
