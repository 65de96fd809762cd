import type { DayPicker } from "./day-picker.tsx";
import { formatDay, isDay } from "./day.ts";
import type { Day, DayMark } from "./day.ts";
import { Field } from "./Field.tsx";
import type { FieldProps } from "./Field.tsx";
import "./DateField.css";
import "./Input.css";
import { loadable } from "./use-loaded.ts";

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

const usePicker = loadable<typeof DayPicker, HTMLInputElement>(
  async () => (await import("./day-picker.tsx")).DayPicker,
);

/**
 * A day as `YYYY-MM-DD`, picked or typed, and beside it the day in words with its weekday and
 * holiday. The system's own picker stands in until antd's is there.
 */
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
  const { plain, component: Picker, hadFocus } = usePicker();
  return (
    <Field {...field}>
      {(control) => (
        <div className="ui-date">
          {Picker ? (
            <Picker
              {...{ control, lang, value, onChange, texts }}
              {...{ min, max, name, disabled, dayMark }}
              autoFocus={hadFocus}
            />
          ) : (
            <input
              ref={plain}
              type="date"
              className="ui-input"
              {...{ min, max, name, disabled }}
              value={value ?? ""}
              onChange={(event) =>
                onChange(isDay(event.target.value) ? event.target.value : undefined)
              }
              {...control}
            />
          )}
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
