import { Button } from "@threshold/ui/Button";
import { Input } from "@threshold/ui/Input";
import { useState } from "react";
import { DayInput } from "../form/DayInput.tsx";
import { FormDialog } from "../form/FormDialog.tsx";
import { useAct } from "../form/use-act.ts";
import { SaveTakeoverPlan, type Takeover } from "./takeover-documents.ts";
import { useTakeoverWords } from "./words.ts";

/** 查验工作方案: task by task with standard and day (TKO-R07); with it the standard is settled, at first as KF-05 (TKO-R08). */
export function PlanDialog({
  takeover,
  onDone,
  onClose,
}: {
  takeover: Takeover;
  onDone: () => void;
  onClose: () => void;
}) {
  const words = useTakeoverWords();
  const [rows, setRows] = useState(
    takeover.plan.length > 0
      ? takeover.plan.map(({ content, standard, dueOn }) => ({
          content,
          standard,
          dueOn: String(dueOn),
        }))
      : words.usualPlan.map((row) => ({ ...row, dueOn: "" })),
  );
  const { run, busy, problem } = useAct(SaveTakeoverPlan);
  const set = (at: number, more: Partial<(typeof rows)[number]>) =>
    setRows(rows.map((row, one) => (one === at ? { ...row, ...more } : row)));
  const submit = async () => {
    const plan = rows.map((row) => ({ ...row, dueOn: row.dueOn || null }));
    if ((await run({ id: takeover.id, plan })).ok) onDone();
  };
  return (
    <FormDialog
      title={words.parts.plan}
      busy={busy}
      problem={problem}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className="takeover-quiet">{words.planHint}</p>
      {rows.map((row, at) => (
        <fieldset key={at} className="takeover-task">
          <legend>{words.task(at + 1)}</legend>
          <Input
            label={words.content}
            required
            value={row.content}
            maxLength={500}
            onChange={({ target }) => set(at, { content: target.value })}
          />
          <Input
            label={words.taskStandard}
            required
            value={row.standard}
            maxLength={500}
            onChange={({ target }) => set(at, { standard: target.value })}
          />
          <DayInput
            label={words.taskDue}
            required
            value={row.dueOn}
            onChange={(dueOn) => set(at, { dueOn })}
          />
          <Button small kind="QUIET" onClick={() => setRows(rows.filter((_, one) => one !== at))}>
            {words.remove}
          </Button>
        </fieldset>
      ))}
      <Button
        icon="plus"
        onClick={() => setRows([...rows, { content: "", standard: "", dueOn: "" }])}
      >
        {words.addTask}
      </Button>
    </FormDialog>
  );
}
