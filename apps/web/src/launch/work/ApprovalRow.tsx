import { Button } from "@threshold/ui/Button";
import { Input } from "@threshold/ui/Input";
import { useState } from "react";
import type { FormEvent } from "react";
import type { FragmentType } from "../../gql/fragment-masking.ts";
import { readFragment } from "../../gql/fragment-masking.ts";
import { useWords } from "../../i18n/Words.tsx";
import type { useWhyDue } from "../../obligation/use-why-due.tsx";
import { taskTitle } from "../titles.ts";
import { MyTaskRow_task, TaskLine } from "./MyTaskRow.tsx";
import { useApproval } from "./use-quick-actions.ts";

/** A task that waits for my approval: to be approved at one press, or given back with the reason. */
export function ApprovalRow(props: {
  task: FragmentType<typeof MyTaskRow_task>;
  today: string;
  /** Tells why it is due then. */
  why: ReturnType<typeof useWhyDue>;
  onDone: (said: string) => void;
}) {
  const { t, language } = useWords();
  const words = t.launch.work;
  const task = readFragment(MyTaskRow_task, props.task);
  const title = taskTitle(task, language);
  const answer = useApproval(task.id);
  const [asking, setAsking] = useState(false);
  const approve = async () => {
    const { ok } = await answer.approve();
    if (ok) props.onDone(words.approved(title));
  };
  const giveBack = async (reason: string) => {
    const { ok } = await answer.giveBack(reason);
    if (ok) props.onDone(words.returned(title));
  };
  const buttons = (
    <>
      <Button small busy={answer.busy} data-work-key="r" onClick={() => setAsking(true)}>
        {t.launch.task.actions.returnLaunchTask}
      </Button>
      <Button
        small
        icon="check"
        busy={answer.busy}
        data-work-key="a"
        onClick={() => void approve()}
      >
        {t.launch.task.approve}
      </Button>
    </>
  );
  return (
    <TaskLine
      task={task}
      today={props.today}
      problem={answer.problem}
      why={props.why}
      actions={
        asking ? (
          <ReturnForm
            busy={answer.busy}
            onSend={(reason) => void giveBack(reason)}
            onCancel={() => setAsking(false)}
          />
        ) : (
          buttons
        )
      }
    />
  );
}

function ReturnForm(props: {
  busy: boolean;
  onSend: (reason: string) => void;
  onCancel: () => void;
}) {
  const { t } = useWords();
  const [reason, setReason] = useState("");
  const [pressed, setPressed] = useState(false);
  const missing = pressed && reason.trim() === "";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (reason.trim() !== "") props.onSend(reason.trim());
  };
  return (
    <form className="work-return" onSubmit={submit} noValidate>
      <Input
        autoFocus
        label={t.launch.task.reasonLabel}
        hint={t.launch.task.returnHint}
        required
        error={missing ? t.launch.wizard.required : undefined}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
      <div className="work-return-buttons">
        <Button small submit busy={props.busy}>
          {t.launch.task.actions.returnLaunchTask}
        </Button>
        <Button small kind="QUIET" onClick={props.onCancel}>
          {t.launch.cancel}
        </Button>
      </div>
    </form>
  );
}
