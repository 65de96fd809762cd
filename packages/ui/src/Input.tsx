import type {
  InputHTMLAttributes,
  ReactNode,
  Ref,
  SelectHTMLAttributes,
  TextareaHTMLAttributes,
} from "react";
import { Field } from "./Field.tsx";
import type { FieldProps } from "./Field.tsx";
import "./Input.css";

type Labelled = Omit<FieldProps, "children">;

export interface InputProps
  extends Labelled, Omit<InputHTMLAttributes<HTMLInputElement>, "required"> {}

/** One line of text. `ref` reaches the `<input>`. */
export function Input({
  label,
  hint,
  error,
  required,
  optionalText,
  ref,
  ...rest
}: InputProps & { ref?: Ref<HTMLInputElement> }) {
  return (
    <Field {...{ label, hint, error, required, optionalText }}>
      {(control) => <input ref={ref} className="ui-input" {...rest} {...control} />}
    </Field>
  );
}

export interface TextareaProps
  extends Labelled, Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, "required"> {}

/** Several lines of text; grows with what is written. */
export function Textarea({ label, hint, error, required, optionalText, ...rest }: TextareaProps) {
  return (
    <Field {...{ label, hint, error, required, optionalText }}>
      {(control) => <textarea rows={3} className="ui-input ui-textarea" {...rest} {...control} />}
    </Field>
  );
}

export interface SelectProps
  extends Labelled, Omit<SelectHTMLAttributes<HTMLSelectElement>, "required"> {
  options: readonly { value: string; label: string; disabled?: boolean }[];
  /** The empty choice, e.g. 请选择. */
  placeholder?: string;
}

/** One of a few: the system's own list. For a long or searched list use ChoiceField. */
export function Select({
  label,
  hint,
  error,
  required,
  optionalText,
  options,
  placeholder,
  ...rest
}: SelectProps) {
  return (
    <Field {...{ label, hint, error, required, optionalText }}>
      {(control) => (
        <select className="ui-input ui-select" {...rest} {...control}>
          {placeholder !== undefined && <option value="">{placeholder}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** A tick with its words. */
export function Checkbox({
  label,
  hint,
  ...rest
}: { label: ReactNode; hint?: ReactNode } & InputHTMLAttributes<HTMLInputElement>) {
  return (
    <label className="ui-checkbox">
      <input type="checkbox" {...rest} />
      <span>
        {label}
        {hint && <span className="ui-field-hint">{hint}</span>}
      </span>
    </label>
  );
}
