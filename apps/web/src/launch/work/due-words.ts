import type { LaunchMessages } from "../../i18n/launch.zh.ts";
import type { Formats } from "../../i18n/format.ts";

const DAY_MS = 86_400_000;

/** When a task is due, said as people say it: overdue by days, today, tomorrow, the weekday, the day. */
export function dueWords(
  dueOn: string | null | undefined,
  today: string,
  t: LaunchMessages,
  format: Pick<Formats, "shortDay" | "weekday">,
): string {
  if (!dueOn) return t.noDue;
  const days = Math.round((Date.parse(dueOn) - Date.parse(today)) / DAY_MS);
  if (days < 0) return t.daysLate(-days);
  if (days === 0) return t.dueToday;
  if (days === 1) return t.dueTomorrow;
  const day = format.shortDay(dueOn);
  return t.dueOn(days < 7 ? `${day} ${format.weekday(dueOn)}` : day);
}
