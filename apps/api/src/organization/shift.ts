import { refusalError } from "../refusal.ts";

const time = "([01]\\d|2[0-3]):[0-5]\\d";
const timeOfDay = new RegExp(`^${time}$`);
const periods = new RegExp(`^${time}-${time}(,${time}-${time})*$`);

function shaped(field: string, value: string | null | undefined, shape: RegExp) {
  if (value === null || value === undefined) return undefined;
  const trimmed = value.trim();
  if (!shape.test(trimmed)) throw refusalError({ code: "INVALID_INPUT", details: { field } });
  return trimmed;
}

/** 下班时间 and 正式班时段 as they are kept: HH:MM, and HH:MM-HH:MM with commas between. */
export const shiftColumns = (input: {
  readonly workdayEnd?: string | null;
  readonly regularShift?: string | null;
}) => ({
  workday_end: shaped("workdayEnd", input.workdayEnd, timeOfDay),
  regular_shift: shaped("regularShift", input.regularShift, periods),
});
