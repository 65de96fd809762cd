import { formatDay, isDay } from "./day.ts";
import type { Day, DayMark } from "./day.ts";
import { Field } from "./Field.tsx";
import type { FieldProps } from "./Field.tsx";
import "./DateField.css";
import "./Input.css";

export interface DateFieldProps extends Omit<FieldProps, "children"> {
  lang: string;
  value: Day | undefined;
  onChange: (day: Day | undefined) => void;
  min?: Day;
  max?: Day;
  name?: string;
  disabled?: boolean;
  /** Tells of a day off or a made-up working day beside the field. */
  dayMark?: (day: Day) => DayMark | undefined;
  texts: { rest: string; makeUp: string; provisional: string };
}

/** A day: the system's own picker, and beside it the day in words with its weekday and holiday. */
export function DateField({
  lang,
  value,
  onChange,
  min,
  max,
  name,
  disabled,
  dayMark,
  texts,
  ...field
}: DateFieldProps) {
  return (
    <Field {...field}>
      {(control) => (
        <div className="ui-date">
          <input
            type="date"
            className="ui-input"
            {...{ min, max, name, disabled }}
            value={value ?? ""}
            onChange={(event) =>
              onChange(isDay(event.target.value) ? event.target.value : undefined)
            }
            {...control}
          />
          {value && isDay(value) && (
            <span className="ui-date-words">{dayWords(value, lang, dayMark?.(value), texts)}</span>
          )}
        </div>
      )}
    </Field>
  );
}

function dayWords(
  day: Day,
  lang: string,
  mark: DayMark | undefined,
  texts: DateFieldProps["texts"],
): string {
  const words = formatDay(day, lang, {
    year: "numeric",
    month: "long",
    day: "numeric",
    weekday: "short",
  });
  if (!mark || mark.kind === "REST") return words;
  const kind = mark.kind === "HOLIDAY" ? texts.rest : texts.makeUp;
  return [
    words,
    [mark.name, kind].filter(Boolean).join(" "),
    mark.provisional ? texts.provisional : "",
  ]
    .filter(Boolean)
    .join(" · ");
}
