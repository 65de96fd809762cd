import type { TemplateChange } from "@threshold/domain/launch/adapt-template";
import { useState } from "react";
import { useWords } from "../../i18n/Words.tsx";
import type { EnteredTask } from "../TaskFields.tsx";
import { FormDialog } from "../../form/FormDialog.tsx";
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
  const [entered, setEntered] = useState<EnteredTask>(EMPTY_TASK);
  const [pressed, setPressed] = useState(false);
  const submit = () => {
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
    <FormDialog
      title={t.launch.templates.addTask}
      submitText={t.launch.templates.addTask}
      onSubmit={submit}
      onClose={onClose}
    >
      <TaskFields entered={entered} onChange={setEntered} pressed={pressed} />
    </FormDialog>
  );
}
