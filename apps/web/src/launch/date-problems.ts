import type { Messages } from "../i18n/zh.ts";

export interface EnteredDates {
  coordinationMeetingOn?: string | undefined;
  entryDate?: string | undefined;
  launchDate?: string | undefined;
  softFitoutDate?: string | undefined;
  hallFitoutDate?: string | undefined;
}

/** What is wrong with a plan's dates, by field, in the words of the spec (part 7). */
export function dateProblems(
  dates: EnteredDates,
  t: Messages["launch"]["wizard"],
): Partial<Record<keyof EnteredDates, string>> {
  const { entryDate, launchDate, softFitoutDate, hallFitoutDate } = dates;
  const after = (day: string | undefined) => Boolean(day && launchDate && day > launchDate);
  return {
    ...("coordinationMeetingOn" in dates && !dates.coordinationMeetingOn
      ? { coordinationMeetingOn: t.required }
      : {}),
    ...(launchDate ? {} : { launchDate: t.required }),
    ...(entryDate ? {} : { entryDate: t.required }),
    ...(after(entryDate) ? { entryDate: t.entryAfterLaunch } : {}),
    ...(after(softFitoutDate) ? { softFitoutDate: t.fitoutAfterLaunch } : {}),
    ...(after(hallFitoutDate) ? { hallFitoutDate: t.hallAfterLaunch } : {}),
  };
}
