import { Button } from "@threshold/ui/Button";
import { Textarea } from "@threshold/ui/Input";
import { useState } from "react";
import type { FormEvent } from "react";
import { useWords } from "../../i18n/Words.tsx";
import { daysBetween } from "@threshold/ui/day";
import { ProblemNote } from "../../form/ProblemNote.tsx";
import { useAct } from "../../form/use-act.ts";
import type { StepInput, TaskStep } from "./task-mutations.ts";
import { STEP_DOCUMENTS } from "./task-mutations.ts";
import { DayInput } from "../../form/DayInput.tsx";
import { STEP_FIELDS } from "./task-steps.ts";

export interface StepFormProps {
  task: { id: string; dueOn?: string | null | undefined; dueOverride?: string | null | undefined };
  step: TaskStep;
  label: string;
  today: string;
  onDone: () => void;
  onCancel: () => void;
}

/** Asks what a step needs, takes it, and says in place what stands against it. */
export function StepForm({ task, step, label, today, onDone, onCancel }: StepFormProps) {
  const { t } = useWords();
  const { run, busy, problem } = useAct(STEP_DOCUMENTS[step]);
  const fields = STEP_FIELDS[step];
  const [doneOn, setDoneOn] = useState(today);
  const [dueOn, setDueOn] = useState(task.dueOn ?? today);
  const [text, setText] = useState("");
  const [missing, setMissing] = useState(false);

  const send = async (back: boolean) => {
    if (fields.includes("reason") && text.trim() === "") return setMissing(true);
    const words: Omit<StepInput, "clientMutationId"> = {
      id: task.id,
      ...(fields.includes("doneOn") ? { doneOn } : {}),
      ...(fields.includes("dueOn") ? { dueOn: back ? null : dueOn } : {}),
      ...(fields.includes("reason") ? { reason: text.trim() } : {}),
      ...(fields.includes("remark") && text.trim() !== "" ? { remark: text.trim() } : {}),
    };
    const { ok } = await run(words);
    if (ok) onDone();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void send(false);
  };
  const late = task.dueOn && doneOn > task.dueOn ? daysBetween(task.dueOn, doneOn) : 0;
  return (
    <form className="task-form" onSubmit={submit} aria-label={label} noValidate>
      {fields.includes("doneOn") && (
        <DayInput
          label={t.launch.task.doneOn}
          max={today}
          value={doneOn}
          onChange={setDoneOn}
          hint={late > 0 ? t.launch.task.doneLate(late) : undefined}
        />
      )}
      {fields.includes("dueOn") && (
        <DayInput label={t.launch.task.newDue} value={dueOn} onChange={setDueOn} />
      )}
      {(fields.includes("reason") || fields.includes("remark")) && (
        <Textarea
          autoFocus={fields.includes("reason")}
          label={fields.includes("reason") ? t.launch.task.reasonLabel : t.launch.fields.remark}
          required={fields.includes("reason")}
          optionalText={fields.includes("reason") ? undefined : t.shell.optional}
          hint={hintOf(step, t.launch.task)}
          error={missing && text.trim() === "" ? t.launch.wizard.required : undefined}
          value={text}
          rows={2}
          onChange={({ target }) => setText(target.value)}
        />
      )}
      {problem && <ProblemNote problem={problem} />}
      <div className="task-form-buttons">
        <Button submit kind="PRIMARY" busy={busy}>
          {label}
        </Button>
        {step === "overrideTaskDue" && task.dueOverride && (
          <Button busy={busy} onClick={() => void send(true)}>
            {t.launch.task.backToRule}
          </Button>
        )}
        <Button kind="QUIET" onClick={onCancel}>
          {t.launch.cancel}
        </Button>
      </div>
    </form>
  );
}

function hintOf(
  step: TaskStep,
  t: { returnHint: string; waiveHint: string; exceptionHint: string },
): string | undefined {
  if (step === "returnLaunchTask") return t.returnHint;
  if (step === "waiveLaunchTask") return t.waiveHint;
  if (step === "approveLaunchException") return t.exceptionHint;
  return undefined;
}
