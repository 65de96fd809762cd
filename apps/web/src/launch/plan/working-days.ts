import type { Day } from "@threshold/domain/calendar/day";
import {
  isProvisional,
  workingCalendar,
  workingDayReason,
} from "@threshold/domain/calendar/working-calendar";
import type { DayMark, DayMarks } from "@threshold/ui/day";
import type { Language } from "../../i18n/language.ts";

/** The State Council's calendar; built once, with the first page that plans. */
export const calendar = workingCalendar();

/** What the calendar says about days, in the form that the big components draw. */
export function dayMarks(language: Language): DayMarks {
  return (text) => {
    const day = text as Day;
    const reason = workingDayReason(day, calendar);
    const provisional = isProvisional(day, calendar);
    const mark = (kind: DayMark["kind"], name?: string): DayMark => ({
      kind,
      ...(name ? { name } : {}),
      ...(provisional ? { provisional } : {}),
    });
    switch (reason.kind) {
      case "STATUTORY_HOLIDAY":
        return mark("HOLIDAY", reason.name[language]);
      case "MAKE_UP_WORKDAY":
        return mark("MAKE_UP", reason.name[language]);
      case "WEEKEND":
        return mark("REST");
      case "WEEKDAY":
        return undefined;
    }
  };
}
