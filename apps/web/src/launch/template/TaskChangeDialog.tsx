import { ChoiceField } from "@threshold/ui/ChoiceField";
import { Note } from "@threshold/ui/ErrorNote";
import { Checkbox, Input, Textarea } from "@threshold/ui/Input";
import type { TemplateChange } from "@threshold/domain/launch/adapt-template";
import type { TemplateTask } from "@threshold/domain/launch/template";
import type { Role } from "@threshold/domain/organization/roles";
import { useState } from "react";
import { roleChoices } from "../../i18n/role-name.ts";
import { useWords } from "../../i18n/Words.tsx";
import { taskTitle } from "../titles.ts";
import { taskChange } from "./template-draft.ts";
import { FormDialog } from "../../form/FormDialog.tsx";
import { whenWords } from "../task/why-words.ts";

/** Another offset, position or need of evidence for a task of the template, and why. */
export function TaskChangeDialog({
  task,
  onDone,
  onClose,
}: {
  task: TemplateTask;
  onDone: (change: TemplateChange | undefined) => void;
  onClose: () => void;
}) {
  const { t, language } = useWords();
  const [offset, setOffset] = useState(task.offsetDays?.toString() ?? "");
  const [role, setRole] = useState<Role>(task.responsibleRole);
  const [evidence, setEvidence] = useState(task.evidenceRequired);
  const [reason, setReason] = useState("");
  const [pressed, setPressed] = useState(false);
  const needsReason = task.origin !== "COMPANY";
  const submit = () => {
    setPressed(true);
    if (needsReason && reason.trim() === "") return;
    const entered = {
      offsetDays: offset === "" ? null : Number(offset),
      responsibleRole: role,
      evidenceRequired: evidence,
    };
    onDone(taskChange(task, entered, reason));
  };
  return (
    <FormDialog
      title={taskTitle(task, language)}
      submitText={t.launch.confirm}
      onSubmit={submit}
      onClose={onClose}
    >
      {task.origin === "STATUTE" && <Note tone="WARN">{t.launch.templates.statutory}</Note>}
      {task.anchor !== "EVENT" && (
        <Input
          label={t.launch.fields.offsetDays}
          hint={whenWords(task, t.launch)}
          type="number"
          min={0}
          value={offset}
          onChange={({ target }) => setOffset(target.value)}
        />
      )}
      <ChoiceField
        label={t.launch.fields.responsibleRole}
        required
        noneText={t.shell.noMatch}
        value={role}
        options={roleChoices(language)}
        onChange={(value) => value && setRole(value as Role)}
      />
      <Checkbox
        label={t.launch.templates.evidence}
        checked={evidence}
        onChange={({ target }) => setEvidence(target.checked)}
      />
      <Textarea
        label={t.launch.templates.reason}
        required={needsReason}
        rows={2}
        value={reason}
        error={
          pressed && needsReason && reason.trim() === "" ? t.launch.wizard.required : undefined
        }
        onChange={({ target }) => setReason(target.value)}
      />
    </FormDialog>
  );
}
