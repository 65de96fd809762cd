import { ChoiceField } from "@threshold/ui/ChoiceField";
import type { ChoiceFieldProps } from "@threshold/ui/ChoiceField";
import { useState } from "react";
import { useWords } from "../i18n/Words.tsx";

/** One of many in a form that is read by its names: found by typing. */
export function SearchedChoice({
  defaultValue,
  ...field
}: Pick<ChoiceFieldProps, "label" | "hint" | "error" | "required" | "optionalText" | "options"> & {
  name: string;
  defaultValue: string;
}) {
  const { t } = useWords();
  const [value, setValue] = useState(defaultValue || undefined);
  return (
    <ChoiceField
      {...field}
      value={value}
      onChange={setValue}
      placeholder={t.shell.choose}
      noneText={t.shell.noMatch}
    />
  );
}
