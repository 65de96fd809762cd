import { ChoiceField } from "@threshold/ui/ChoiceField";
import { Select, Textarea } from "@threshold/ui/Input";
import { useState } from "react";
import type { FormEvent } from "react";
import { useQuery } from "urql";
import { DayInput } from "../form/DayInput.tsx";
import { graphql } from "../gql/gql.ts";
import type { BulkTaskAction } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import type { BulkFormProps } from "./BulkBar.tsx";

const BulkPeople = graphql(/* GraphQL */ `
  query BulkPeople($filter: PersonFilter) {
    people(first: 50, filter: $filter) {
      nodes {
        id
        name
        badgeNumber
      }
    }
  }
`);

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
      {action === "ASSIGN" && <Person value={assigneeId} onChange={setAssigneeId} />}
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

function Person({
  value,
  onChange,
}: {
  value: string | undefined;
  onChange: (id: string | undefined) => void;
}) {
  const { t } = useWords();
  const words = t.bulk.task;
  const [sought, setSought] = useState("");
  const [{ data, fetching }] = useQuery({
    query: BulkPeople,
    variables: { filter: sought ? { search: sought } : {} },
  });
  return (
    <ChoiceField
      label={words.assignee}
      placeholder={words.nobody}
      optionalText={t.shell.optional}
      value={value}
      options={(data?.people.nodes ?? []).map(({ id, name, badgeNumber }) => ({
        value: id,
        label: `${name} ${badgeNumber}`,
      }))}
      loading={fetching}
      noneText={t.shell.noMatch}
      onSearch={setSought}
      onChange={onChange}
    />
  );
}
