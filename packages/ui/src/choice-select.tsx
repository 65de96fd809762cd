import Select from "antd/es/select";
import { AntTheme } from "./AntTheme.tsx";
import type { ChoiceFieldOption, ChoiceFieldProps } from "./ChoiceField.tsx";
import type { FieldControl } from "./Field.tsx";
import { popupPlace } from "./use-loaded.ts";

export interface ChoiceSelectProps extends Pick<
  ChoiceFieldProps,
  | "value"
  | "onChange"
  | "options"
  | "placeholder"
  | "disabled"
  | "onSearch"
  | "loading"
  | "noneText"
> {
  control: FieldControl;
  autoFocus: boolean;
}

/** antd's select with its search. */
export function ChoiceSelect({
  control: { "aria-invalid": invalid, ...control },
  value,
  options,
  onChange,
  onSearch,
  noneText,
  ...rest
}: ChoiceSelectProps) {
  return (
    <AntTheme>
      <Select<string, ChoiceFieldOption>
        {...rest}
        {...control}
        aria-invalid={invalid}
        {...(invalid && { status: "error" as const })}
        {...(value && { value })}
        showSearch={
          onSearch
            ? { filterOption: false, onSearch }
            : { filterOption: (words, option) => matches(words, option) }
        }
        allowClear={!control.required}
        className="ui-choice"
        options={[...options]}
        notFoundContent={noneText}
        getPopupContainer={popupPlace}
        onChange={(next: string | undefined) => onChange(next)}
      />
    </AntTheme>
  );
}

function matches(words: string, option: ChoiceFieldOption | undefined): boolean {
  if (!option) return false;
  return `${option.label} ${option.keywords ?? ""}`
    .toLowerCase()
    .includes(words.trim().toLowerCase());
}
