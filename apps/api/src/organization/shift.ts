import { parseWorkingHours } from "@threshold/domain/calendar/working-hours";
import { refusalError } from "../refusal.ts";

const isTimeOfDay = (text: string) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
const isShift = (text: string) => parseWorkingHours(text) !== undefined;

function shaped(
  field: string,
  value: string | null | undefined,
  isShaped: (text: string) => boolean,
) {
  if (value === null || value === undefined) return undefined;
  const trimmed = value.trim();
  if (!isShaped(trimmed)) throw refusalError({ code: "INVALID_INPUT", details: { field } });
  return trimmed;
}

/**
 * 下班时间 and 正式班时段 as they are kept: HH:MM, and the periods of Monday to Friday or of the weekdays named
 * (`1-5 09:00-12:00,13:30-18:00; 6 09:00-12:00`).
 */
export const shiftColumns = (input: {
  readonly workdayEnd?: string | null;
  readonly regularShift?: string | null;
}) => ({
  workday_end: shaped("workdayEnd", input.workdayEnd, isTimeOfDay),
  regular_shift: shaped("regularShift", input.regularShift, isShift),
});
