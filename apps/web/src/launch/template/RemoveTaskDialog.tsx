import { Note } from "@threshold/ui/ErrorNote";
import { Textarea } from "@threshold/ui/Input";
import type { TemplateChange } from "@threshold/domain/launch/adapt-template";
import type { TemplateTask } from "@threshold/domain/launch/template";
import { useState } from "react";
import { useWords } from "../../i18n/Words.tsx";
import { FormDialog } from "../../form/FormDialog.tsx";
import { taskTitle } from "../titles.ts";

/** Why a task is taken out of the template; it stays visible as removed. */
export function RemoveTaskDialog({
  task,
  onDone,
  onClose,
}: {
  task: TemplateTask;
  onDone: (change: TemplateChange) => void;
  onClose: () => void;
}) {
  const { t, language } = useWords();
  const [reason, setReason] = useState("");
  const [pressed, setPressed] = useState(false);
  const submit = () => {
    setPressed(true);
    if (reason.trim() !== "") onDone({ kind: "REMOVE", code: task.code, reason: reason.trim() });
  };
  return (
    <FormDialog
      title={`${t.launch.templates.removeTask}${t.launch.told.colon}${taskTitle(task, language)}`}
      submitText={t.launch.templates.removeTask}
      kind="DANGER"
      onSubmit={submit}
      onClose={onClose}
    >
      {task.origin === "STATUTE" && <Note tone="WARN">{t.launch.templates.statutory}</Note>}
      <Textarea
        label={t.launch.templates.removeReason}
        required
        value={reason}
        error={pressed && reason.trim() === "" ? t.launch.wizard.required : undefined}
        onChange={({ target }) => setReason(target.value)}
      />
    </FormDialog>
  );
}
