import { DateField } from "@threshold/ui/DateField";
import type { DateFieldProps } from "@threshold/ui/DateField";
import { useState } from "react";
import { useWords } from "../i18n/Words.tsx";

/** A day of a form that is read by its names: the picker with the day in words beside it. */
export function DayField({
  defaultValue,
  ...field
}: Pick<DateFieldProps, "label" | "hint" | "error" | "required" | "optionalText"> & {
  name: string;
  defaultValue: string;
}) {
  const { t, tag } = useWords();
  const [day, setDay] = useState(defaultValue || undefined);
  return (
    <DateField {...field} lang={tag} value={day} onChange={setDay} texts={t.launch.calendar} />
  );
}
