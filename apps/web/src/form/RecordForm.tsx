import { Button } from "@threshold/ui/Button";
import { ErrorNote } from "@threshold/ui/ErrorNote";
import { Checkbox, Input, Select, Textarea } from "@threshold/ui/Input";
import { useRef, useState } from "react";
import type { FormEvent, HTMLInputTypeAttribute } from "react";
import { useWords } from "../i18n/Words.tsx";
import { explain, fieldOf } from "../refusals.ts";
import type { Faults, FieldSpec, FieldValue, Values } from "./field-spec.ts";
import { SearchedChoice } from "./SearchedChoice.tsx";
import { DayField } from "./DayField.tsx";
import { NamedPersonField } from "./PersonField.tsx";
import { labelOf, momentText, readFields } from "./field-spec.ts";
import type { Sent } from "./use-send.ts";

const INPUT_TYPES: Partial<Record<FieldSpec["kind"], HTMLInputTypeAttribute>> = {
  TIME: "time",
  MOMENT: "datetime-local",
  PHONE: "tel",
  EMAIL: "email",
};

/** So many choices a system's own list shows well; more are searched. */
const FEW = 12;

export interface RecordFormProps<Data> {
  fields: readonly FieldSpec[];
  /** What the fields hold at first. */
  values?: Partial<Record<string, FieldValue | undefined>>;
  submitText: string;
  onSubmit: (values: Values) => Promise<Sent<Data>>;
  onDone: (data: Data) => void;
  onCancel: () => void;
}

/** A record's fields with their messages; what the server refuses is said at the field it speaks of. */
export function RecordForm<Data>(props: RecordFormProps<Data>) {
  const { fields, values = {}, submitText, onSubmit, onDone, onCancel } = props;
  const { t } = useWords();
  const form = useRef<HTMLFormElement>(null);
  const [busy, setBusy] = useState(false);
  const [faults, setFaults] = useState<Faults>({});
  const [refused, setRefused] = useState<string>();

  const showFaults = (next: Faults) => {
    setFaults(next);
    const first = fields.find(({ name }) => next[name]);
    const control = first && form.current?.elements.namedItem(first.name);
    // A searched choice keeps its value in a hidden field beside the one that is seen.
    if (control instanceof HTMLInputElement && control.type === "hidden")
      control.parentElement?.querySelector<HTMLElement>("input:not([type=hidden])")?.focus();
    else if (control instanceof HTMLElement) control.focus();
  };

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    const read = readFields(fields, (name) => typed.get(name)?.toString(), t);
    setRefused(undefined);
    showFaults(read.faults);
    if (Object.keys(read.faults).length > 0) return;
    setBusy(true);
    const sent = await onSubmit(read.values);
    setBusy(false);
    if (sent.ok) return onDone(sent.data);
    const field = fieldOf(sent.problem);
    const sentence = explain(t, sent.problem);
    if (field && fields.some(({ name }) => name === field)) showFaults({ [field]: sentence });
    else setRefused(sentence);
  };

  return (
    <form ref={form} className="form-stack" noValidate onSubmit={(event) => void submit(event)}>
      {refused && <ErrorNote>{refused}</ErrorNote>}
      {fields.map((field) => (
        <FormField
          key={field.name}
          field={field}
          value={values[field.name]}
          fault={faults[field.name]}
        />
      ))}
      <div className="form-foot">
        <Button onClick={onCancel}>{t.shell.cancel}</Button>
        <Button kind="PRIMARY" submit busy={busy}>
          {submitText}
        </Button>
      </div>
    </form>
  );
}

function textOf({ kind }: FieldSpec, value: FieldValue | undefined): string {
  if (value === null || value === undefined) return "";
  return kind === "MOMENT" ? momentText(String(value)) : String(value);
}

function FormField({
  field,
  value,
  fault,
}: {
  field: FieldSpec;
  value: FieldValue | undefined;
  fault: string | undefined;
}) {
  const { t } = useWords();
  const label = labelOf(field, t);
  if (field.kind === "TICK")
    return (
      <Checkbox name={field.name} label={label} hint={field.hint} defaultChecked={value === true} />
    );
  const shared = {
    name: field.name,
    label,
    hint: field.hint,
    error: fault,
    required: field.required,
    optionalText: field.required ? undefined : t.shell.optional,
    defaultValue: textOf(field, value),
  };
  if (field.kind === "PERSON") {
    const known = (field.options ?? []).map((one) => ({ id: one.value, name: one.label }));
    return <NamedPersonField {...shared} known={known} />;
  }
  if (field.kind === "CHOICE" && (field.options?.length ?? 0) > FEW)
    return <SearchedChoice {...shared} options={field.options ?? []} />;
  if (field.kind === "CHOICE")
    return <Select {...shared} options={field.options ?? []} placeholder={t.shell.choose} />;
  if (field.kind === "DAY") return <DayField {...shared} />;
  if (field.kind === "LONG") return <Textarea {...shared} rows={3} maxLength={field.maxLength} />;
  return (
    <Input
      {...shared}
      type={INPUT_TYPES[field.kind] ?? "text"}
      inputMode={
        field.kind === "WHOLE" ? "numeric" : field.kind === "DECIMAL" ? "decimal" : undefined
      }
      maxLength={field.maxLength}
      autoComplete="off"
    />
  );
}
