import { Button } from "@threshold/ui/Button";
import { Input, Select, Textarea } from "@threshold/ui/Input";
import { addDays, day } from "@threshold/domain/calendar/day";
import { isPolicyKey, type PolicyEntry, policyOf } from "@threshold/domain/policy/catalog";
import { readValue } from "@threshold/domain/policy/set";
import { useState } from "react";
import { DayInput } from "../form/DayInput.tsx";
import { useToday } from "../form/today.ts";
import { useAct } from "../form/use-act.ts";
import { graphql } from "../gql/gql.ts";
import { useWords } from "../i18n/Words.tsx";
import { useAnnounce } from "../shell/announce.tsx";
import type { Policy } from "./PolicyList.tsx";
import { FormDialog } from "../form/FormDialog.tsx";
import { optionWords } from "./value-words.ts";

const SetPolicy = graphql(/* GraphQL */ `
  mutation SetPolicy($input: SetPolicyInput!) {
    setPolicy(input: $input) {
      policy {
        key
        value
        from
      }
    }
  }
`);

/** Sets a value at a place, from a day on and with a reason; or gives the place back to what it inherits. */
export function PolicyForm({
  policy,
  placeId,
  onClose,
  onSaved,
}: {
  policy: Policy;
  placeId: string;
  onClose: () => void;
  onSaved: () => void;
}) {
  const { t, language } = useWords();
  const words = t.settings;
  const today = useToday();
  const announce = useAnnounce();
  const { run, busy, problem } = useAct(SetPolicy);
  const entry = policyOf(isPolicyKey(policy.key) ? policy.key : "reminder.leadDays");
  const [typed, setTyped] = useState(() => typedOf(entry, policy.value));
  const [fromOn, setFromOn] = useState<string>(() => addDays(day(today), entry.notice ?? 0));
  const [reason, setReason] = useState("");
  const [faults, setFaults] = useState<{ value?: string; reason?: string }>({});
  const title = language === "zh" ? policy.title : policy.titleEn;
  const own = policy.chain.at(-1);
  const isOwn = own?.current != null && own.current.value !== null;

  const send = async (value: unknown) => {
    const { ok } = await run({ placeId, key: policy.key, value, fromOn, reason: reason.trim() });
    if (!ok) return;
    announce(words.saved(title));
    onSaved();
    onClose();
  };
  const reasonFault = () => (reason.trim() === "" ? { reason: words.reasonMissing } : {});
  const submit = () => {
    const read = readValue(entry, valueOf(entry, typed));
    const found = { ...(read.ok ? {} : { value: words.valueWrong }), ...reasonFault() };
    setFaults(found);
    if (read.ok && !found.reason) void send(read.value);
  };
  const giveBack = () => {
    const found = reasonFault();
    setFaults(found);
    if (!found.reason) void send(null);
  };
  return (
    <FormDialog
      title={words.editOf(title)}
      busy={busy}
      extra={
        isOwn && (
          <Button kind="QUIET" busy={busy} onClick={giveBack}>
            {words.back}
          </Button>
        )
      }
      problem={problem}
      onSubmit={submit}
      onClose={onClose}
    >
      <ValueField entry={entry} typed={typed} onChange={setTyped} error={faults.value} />
      <DayInput label={words.fromOn} min={today} value={fromOn} onChange={setFromOn} />
      <Textarea
        label={words.reason}
        hint={words.reasonHint}
        required
        maxLength={500}
        value={reason}
        error={reason.trim() === "" ? faults.reason : undefined}
        onChange={({ target }) => setReason(target.value)}
      />
    </FormDialog>
  );
}

/** A value as text to type. */
function typedOf({ type }: PolicyEntry, value: unknown): string {
  if (type === "DAY_LIST") return (value as number[]).join(", ");
  return String(value);
}

/** The value that was typed; what cannot be read is left for `readValue` to refuse. */
function valueOf({ type }: PolicyEntry, text: string): unknown {
  switch (type) {
    case "INT":
    case "DAYS":
    case "DECIMAL":
      return text.trim() === "" ? null : Number(text);
    case "DAY_LIST":
      return text
        .split(/[,，、\s]+/)
        .filter(Boolean)
        .map(Number);
    case "BOOLEAN":
      return text === "true";
    case "TIME":
    case "CHOICE":
      return text;
  }
}

function ValueField({
  entry,
  typed,
  onChange,
  error,
}: {
  entry: PolicyEntry;
  typed: string;
  onChange: (typed: string) => void;
  error: string | undefined;
}) {
  const { t, language } = useWords();
  const words = t.settings;
  const unit = entry.unit ? `（${words.units[entry.unit]}）` : "";
  const { min, max } = entry;
  const limits =
    min !== undefined && max !== undefined ? words.limits(String(min), String(max)) : undefined;
  const shared = { label: words.value + unit, error, value: typed };
  const change = ({ target }: { target: { value: string } }) => onChange(target.value);
  switch (entry.type) {
    case "BOOLEAN": {
      const options = ["true", "false"].map((value) => ({
        value,
        label: value === "true" ? words.yes : words.no,
      }));
      return <Select {...shared} options={options} onChange={change} />;
    }
    case "CHOICE": {
      const options = (entry.options ?? []).map((value) => ({
        value,
        label: optionWords(value, t, language),
      }));
      return <Select {...shared} options={options} onChange={change} />;
    }
    case "TIME":
      return <Input {...shared} type="time" onChange={change} />;
    case "DAY_LIST":
      return <Input {...shared} hint={words.dayListHint} onChange={change} autoComplete="off" />;
    case "INT":
    case "DAYS":
    case "DECIMAL": {
      const inputMode = entry.type === "DECIMAL" ? "decimal" : "numeric";
      return (
        <Input
          {...shared}
          hint={limits}
          inputMode={inputMode}
          onChange={change}
          autoComplete="off"
        />
      );
    }
  }
}
