import Select from "antd/es/select";
import type { ReactNode } from "react";
import { AntTheme } from "./AntTheme.tsx";
import { Field } from "./Field.tsx";
import type { FieldProps } from "./Field.tsx";

export interface ChoiceFieldOption {
  value: string;
  label: ReactNode;
  /** Words the search looks at besides the label, e.g. pinyin and initials. */
  keywords?: string;
}

export interface ChoiceFieldProps extends Omit<FieldProps, "children"> {
  value: string | undefined;
  onChange: (value: string | undefined) => void;
  options: readonly ChoiceFieldOption[];
  placeholder?: string;
  disabled?: boolean;
  /** Given for options the server searches: called with what is typed. */
  onSearch?: (words: string) => void;
  loading?: boolean;
  /** Shown when nothing matches. */
  noneText: string;
}

/** One of many, searched by typing. Brings antd: load it lazily, use Select for short lists. */
export function ChoiceField({
  value,
  onChange,
  options,
  placeholder,
  disabled,
  onSearch,
  loading,
  noneText,
  ...field
}: ChoiceFieldProps) {
  return (
    <Field {...field}>
      {({ id, "aria-invalid": invalid, ...control }) => (
        <AntTheme>
          <Select<string>
            id={id}
            {...control}
            {...(invalid && { status: "error" as const })}
            {...(value !== undefined && { value })}
            showSearch={
              onSearch
                ? { filterOption: false, onSearch }
                : {
                    filterOption: (words, option) =>
                      matches(words, option as ChoiceFieldOption | undefined),
                  }
            }
            allowClear={!field.required}
            style={{ width: "100%" }}
            options={options as ChoiceFieldOption[]}
            notFoundContent={noneText}
            {...{ placeholder, disabled, loading }}
            onChange={(next: string | undefined) => onChange(next)}
          />
        </AntTheme>
      )}
    </Field>
  );
}

function matches(words: string, option: ChoiceFieldOption | undefined): boolean {
  if (!option) return false;
  const label = typeof option.label === "string" ? option.label : "";
  return `${label} ${option.keywords ?? ""}`.toLowerCase().includes(words.trim().toLowerCase());
}
