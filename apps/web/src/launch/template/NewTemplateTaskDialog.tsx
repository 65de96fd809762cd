import { Button } from "@threshold/ui/Button";
import type { TemplateChange } from "@threshold/domain/launch/adapt-template";
import { useId, useState } from "react";
import type { FormEvent } from "react";
import { useWords } from "../../i18n/Words.tsx";
import { Modal } from "../../shell/Modal.tsx";
import type { EnteredTask } from "../TaskFields.tsx";
import { EMPTY_TASK, TaskFields } from "../TaskFields.tsx";

/** A task of the company's own, for every plan to come. */
export function NewTemplateTaskDialog({
  onDone,
  onClose,
}: {
  onDone: (change: TemplateChange) => void;
  onClose: () => void;
}) {
  const { t } = useWords();
  const form = useId();
  const [entered, setEntered] = useState<EnteredTask>(EMPTY_TASK);
  const [pressed, setPressed] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (entered.title.trim() === "") return;
    const { offsetDays, durationDays, ...rest } = entered;
    onDone({
      kind: "ADD",
      task: {
        ...rest,
        title: entered.title.trim(),
        offsetDays: entered.anchor === "EVENT" ? null : Number(offsetDays),
        durationDays: Number(durationDays),
      },
    });
  };
  return (
    <Modal
      open
      onClose={onClose}
      title={t.launch.templates.addTask}
      footer={
        <>
          <Button onClick={onClose}>{t.launch.cancel}</Button>
          <Button submit form={form} kind="PRIMARY">
            {t.launch.templates.addTask}
          </Button>
        </>
      }
    >
      <form id={form} className="plan-form" onSubmit={submit} noValidate>
        <TaskFields entered={entered} onChange={setEntered} pressed={pressed} />
      </form>
    </Modal>
  );
}
