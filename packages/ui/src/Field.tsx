import { useId } from "react";
import type { ReactNode } from "react";
import "./Field.css";

/** What the control inside a field must carry to be tied to its label, hint and error. */
export interface FieldControl {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
  required: boolean | undefined;
}

export interface FieldProps {
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  required?: boolean | undefined;
  /** e.g. 选填; shown after the label of a field that may stay empty. */
  optionalText?: string | undefined;
  children: (control: FieldControl) => ReactNode;
}

/** A label, its control, and beneath it a hint or what is wrong. */
export function Field({ label, hint, error, required, optionalText, children }: FieldProps) {
  const id = useId();
  const hintId = hint ? `${id}-hint` : undefined;
  const errorId = error ? `${id}-error` : undefined;
  return (
    <div className="ui-field">
      <label htmlFor={id}>
        {label}
        {optionalText && <span className="ui-field-optional">{optionalText}</span>}
      </label>
      {children({
        id,
        "aria-describedby": [errorId, hintId].filter(Boolean).join(" ") || undefined,
        "aria-invalid": error ? true : undefined,
        required,
      })}
      {error && (
        <p className="ui-field-error" id={errorId}>
          {error}
        </p>
      )}
      {hint && (
        <p className="ui-field-hint" id={hintId}>
          {hint}
        </p>
      )}
    </div>
  );
}
