import { readDecimal } from "@threshold/domain/decimal";
import { Input } from "@threshold/ui/Input";
import { useState } from "react";
import { useWords } from "../i18n/Words.tsx";

/** A decimal kept when it can be read, and taken away when the field is emptied. */
export function DecimalInput({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}) {
  const { t } = useWords();
  const [typed, setTyped] = useState(value ?? "");
  const wrong = typed.trim() !== "" && readDecimal(typed) === undefined;
  return (
    <Input
      label={label}
      inputMode="decimal"
      value={typed}
      error={wrong ? t.checklist.notANumber : undefined}
      onChange={({ target }) => {
        setTyped(target.value);
        if (target.value.trim() === "" || readDecimal(target.value) !== undefined)
          onChange(readDecimal(target.value));
      }}
    />
  );
}
