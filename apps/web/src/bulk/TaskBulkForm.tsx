import { Select, Textarea } from "@threshold/ui/Input";
import { useState } from "react";
import type { FormEvent } from "react";
import { PersonField } from "../form/PersonField.tsx";
import { DayInput } from "../form/DayInput.tsx";
import type { BulkTaskAction } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import type { BulkFormProps } from "./BulkBar.tsx";

const ACTIONS = ["ASSIGN", "DUE", "NOT_APPLICABLE"] as const satisfies readonly BulkTaskAction[];

/** What is done with many launch tasks: who, by when, or not applicable, with a reason where one is asked for. */
export function TaskBulkForm({ id, onSubmit }: BulkFormProps) {
  const { t } = useWords();
  const words = t.bulk.task;
  const [action, setAction] = useState<BulkTaskAction>("ASSIGN");
  const [assigneeId, setAssigneeId] = useState<string>();
  const [dueOn, setDueOn] = useState("");
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (action === "ASSIGN") return onSubmit({ task: { action, assigneeId: assigneeId ?? null } });
    setMissing(reason.trim() === "");
    if (reason.trim() === "") return;
    onSubmit({ task: { action, reason, ...(action === "DUE" ? { dueOn: dueOn || null } : {}) } });
  };
  return (
    <form id={id} className="form-stack" onSubmit={submit} noValidate>
      <Select
        label={words.action}
        value={action}
        options={ACTIONS.map((value) => ({ value, label: words.actions[value] }))}
        onChange={({ target }) => setAction(target.value as BulkTaskAction)}
      />
      {action === "ASSIGN" && (
        <PersonField
          label={words.assignee}
          placeholder={words.nobody}
          optionalText={t.shell.optional}
          value={assigneeId}
          onChange={(id) => setAssigneeId(id)}
        />
      )}
      {action === "DUE" && (
        <DayInput label={words.dueOn} hint={words.dueHint} value={dueOn} onChange={setDueOn} />
      )}
      {action !== "ASSIGN" && (
        <Textarea
          label={words.reason}
          required
          maxLength={500}
          value={reason}
          error={missing && reason.trim() === "" ? words.reasonMissing : undefined}
          onChange={({ target }) => setReason(target.value)}
        />
      )}
    </form>
  );
}
