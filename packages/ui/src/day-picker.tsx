import DatePicker from "antd/es/date-picker";
import english from "antd/es/date-picker/locale/en_GB";
import chinese from "antd/es/date-picker/locale/zh_CN";
import dayjs from "dayjs";
import type { Dayjs } from "dayjs";
import "dayjs/locale/en-gb";
import "dayjs/locale/zh-cn";
import { useState } from "react";
import type { ReactNode } from "react";
import { AntTheme } from "./AntTheme.tsx";
import type { DateFieldProps } from "./DateField.tsx";
import type { FieldControl } from "./Field.tsx";
import { usePhone } from "./theme.tsx";
import { popupPlace } from "./use-loaded.ts";

const FORMAT = "YYYY-MM-DD";

export interface DayPickerProps extends Pick<
  DateFieldProps,
  "lang" | "value" | "onChange" | "min" | "max" | "name" | "disabled" | "dayMark" | "texts"
> {
  control: FieldControl;
  autoFocus: boolean;
}

/** antd's picker of a day, written as `YYYY-MM-DD` in every language; days off are marked. */
export function DayPicker({
  control: { "aria-invalid": invalid, ...control },
  lang,
  value,
  onChange,
  min,
  max,
  dayMark,
  texts,
  ...rest
}: DayPickerProps) {
  const phone = usePhone();
  const [open, setOpen] = useState(false);
  const isChinese = lang.startsWith("zh");
  return (
    <AntTheme>
      <DatePicker
        {...rest}
        {...control}
        aria-invalid={invalid}
        {...(invalid && { status: "error" as const })}
        className="ui-date-picker"
        format={FORMAT}
        placeholder={isChinese ? "年-月-日" : FORMAT}
        locale={isChinese ? chinese : english}
        value={value ? dayjs(value) : null}
        onChange={(day: Dayjs | null) => onChange(day?.format(FORMAT))}
        {...(min && { minDate: dayjs(min) })}
        {...(max && { maxDate: dayjs(max) })}
        allowClear={!control.required}
        inputReadOnly={phone} // the picker, not the phone's keyboard
        getPopupContainer={popupPlace}
        open={open}
        onOpenChange={setOpen}
        onKeyDown={(event) => {
          // Closes the picker and not the dialog around it.
          if (open && event.key === "Escape") event.preventDefault();
        }}
        cellRender={(day, { type, originNode }) =>
          type === "date" ? dayCell(dayjs(day), originNode, dayMark, texts) : originNode
        }
      />
    </AntTheme>
  );
}

/** Marks a statutory day off 休 and a weekend worked 班. */
function dayCell(
  day: Dayjs,
  plain: ReactNode,
  dayMark: DayPickerProps["dayMark"],
  texts: DayPickerProps["texts"],
) {
  const kind = dayMark?.(day.format(FORMAT))?.kind;
  if (kind !== "HOLIDAY" && kind !== "MAKE_UP") return plain;
  return (
    <div className="ant-picker-cell-inner ui-date-cell" data-kind={kind}>
      {day.date()}
      <small>{kind === "HOLIDAY" ? texts.rest : texts.makeUp}</small>
    </div>
  );
}
