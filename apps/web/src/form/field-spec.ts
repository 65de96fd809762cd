import type { Messages } from "../i18n/zh.ts";

/** One field of a record's form. The kind decides the control, the checks and the type of the value. */
export interface FieldSpec {
  name: string;
  /** The word for it, where `t.organization.fields` has another. */
  label?: string;
  /** LONG: a text of several lines. MOMENT: a day with its time, as people here read the clock. */
  kind:
    | "TEXT"
    | "LONG"
    | "MOMENT"
    | "WHOLE"
    | "DECIMAL"
    | "DAY"
    | "PHONE"
    | "EMAIL"
    | "TIME"
    | "CHOICE"
    | "PERSON"
    | "TICK";
  required?: boolean;
  maxLength?: number;
  min?: number;
  max?: number;
  hint?: string;
  /** What may be chosen; of PERSON those to offer first, any other is searched. */
  options?: readonly { value: string; label: string }[];
  /** Further checks on what was typed; answers with what is wrong. */
  check?: (typed: string) => string | undefined;
}

export type FieldValue = string | number | boolean | null;
export type Values = Record<string, FieldValue>;
export type Faults = Partial<Record<string, string>>;

/** Reads what was typed into values; an empty field is null. Says per field what is wrong. */
export function readFields(
  fields: readonly FieldSpec[],
  typed: (name: string) => string | undefined,
  t: Messages,
): { values: Values; faults: Faults } {
  const values: Values = {};
  const faults: Faults = {};
  for (const field of fields) {
    const text = typed(field.name)?.trim();
    if (field.kind === "TICK") values[field.name] = text !== undefined;
    else if (!text) {
      values[field.name] = null;
      if (field.required) faults[field.name] = t.organization.requiredField(labelOf(field, t));
    } else {
      values[field.name] = isNumber(field)
        ? Number(text)
        : field.kind === "MOMENT"
          ? new Date(text).toISOString()
          : text;
      const fault = field.check?.(text) ?? numberFault(field, text, t);
      if (fault) faults[field.name] = fault;
    }
  }
  return { values, faults };
}

/** The word for a field. */
export const labelOf = (field: FieldSpec, t: Messages): string =>
  field.label ?? t.organization.fields[field.name] ?? field.name;

/** An instant as a field of the browser holds it: the time here, to the minute. */
export function momentText(instant: string): string {
  const at = new Date(instant);
  const two = (value: number) => String(value).padStart(2, "0");
  const day = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join("-");
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

const isNumber = (field: FieldSpec) => field.kind === "WHOLE" || field.kind === "DECIMAL";

function numberFault(field: FieldSpec, text: string, t: Messages): string | undefined {
  if (!isNumber(field)) return undefined;
  const value = Number(text);
  if (!Number.isFinite(value)) return t.organization.aNumber;
  if (field.kind === "WHOLE" && !Number.isInteger(value)) return t.organization.wholeNumber;
  if (field.min !== undefined && value < field.min) return t.organization.from(field.min);
  if (field.max !== undefined && value > field.max) return t.organization.upTo(field.max);
  return undefined;
}
