import { DateField } from "@threshold/ui/DateField";
import type { DateFieldProps } from "@threshold/ui/DateField";
import { useWords } from "../i18n/Words.tsx";
import { dayMarks } from "../launch/plan/working-days.ts";

/** A day of a form: days off and make-up days are marked; empty is "". */
export function DayInput({
  value,
  onChange,
  ...field
}: Pick<DateFieldProps, "label" | "hint" | "error" | "required" | "min" | "max"> & {
  value: string;
  onChange: (day: string) => void;
}) {
  const { t, tag, language } = useWords();
  return (
    <DateField
      {...field}
      lang={tag}
      value={value || undefined}
      onChange={(day) => onChange(day ?? "")}
      dayMark={dayMarks(language)}
      texts={t.launch.calendar}
    />
  );
}
