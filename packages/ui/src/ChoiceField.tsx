import "./ChoiceField.css";
import type { ChoiceSelect } from "./choice-select.tsx";
import { Field } from "./Field.tsx";
import type { FieldProps } from "./Field.tsx";
import "./Input.css";
import { loadable } from "./use-loaded.ts";

export interface ChoiceFieldOption {
  value: string;
  label: string;
  /** Words the search looks at besides the label, e.g. pinyin and initials. */
  keywords?: string;
}

export interface ChoiceFieldProps extends Omit<FieldProps, "children"> {
  value: string | undefined;
  onChange: (value: string | undefined) => void;
  options: readonly ChoiceFieldOption[];
  placeholder?: string | undefined;
  disabled?: boolean | undefined;
  /** Under which a form reads the value. */
  name?: string | undefined;
  /** Given for options the server searches: called with what is typed. */
  onSearch?: ((words: string) => void) | undefined;
  loading?: boolean | undefined;
  /** Shown when nothing matches. */
  noneText: string;
}

const useSelect = loadable<typeof ChoiceSelect, HTMLSelectElement>(
  async () => (await import("./choice-select.tsx")).ChoiceSelect,
);

/** One of many, searched by typing; for a few use Select. The system's own list stands in until antd's is there. */
export function ChoiceField({
  value,
  onChange,
  options,
  placeholder,
  disabled,
  name,
  onSearch,
  loading,
  noneText,
  ...field
}: ChoiceFieldProps) {
  const { plain, component: Searched, hadFocus } = useSelect();
  return (
    <Field {...field}>
      {(control) => (
        <div>
          {name && <input type="hidden" name={name} value={value ?? ""} />}
          {Searched ? (
            <Searched
              {...{ control, value, onChange, options, noneText }}
              {...{ placeholder, disabled, onSearch, loading }}
              autoFocus={hadFocus}
            />
          ) : (
            <select
              ref={plain}
              className="ui-input ui-select"
              value={value ?? ""}
              disabled={disabled}
              onChange={(event) => onChange(event.target.value || undefined)}
              {...control}
            >
              <option value="">{placeholder}</option>
              {options.map((option) => (
                <option key={option.value} value={option.value}>
                  {option.label}
                </option>
              ))}
            </select>
          )}
        </div>
      )}
    </Field>
  );
}
