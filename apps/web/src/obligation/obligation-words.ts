import type { Formats } from "../i18n/format.ts";
import type { Language } from "../i18n/language.ts";
import type { Messages } from "../i18n/zh.ts";
import { dueWords } from "../launch/work/due-words.ts";

interface Named {
  readonly title: string;
  readonly data: unknown;
}

/** What an obligation is called in the reader's language. */
export function obligationTitle({ title, data }: Named, language: Language): string {
  const { titleEn } = data as { titleEn?: string };
  return language === "en" && titleEn ? titleEn : title;
}

/** Where its record is opened: a launch's task beside the list, others on their page. */
export function obligationHref({
  recordType,
  recordId,
  data,
}: {
  readonly recordType: string;
  readonly recordId: string;
  readonly data: unknown;
}): string {
  const { approvalId, signOffId } = data as { approvalId?: string; signOffId?: string };
  if (approvalId) return `/approvals/${approvalId}`;
  if (signOffId) return `/sign-offs/${signOffId}`;
  return recordType === "LaunchTask" ? `?task=${recordId}` : `/records/${recordId}`;
}

/** Until when, as people say it: by the day, or by the minute. */
export function dueSaidOf(
  due: {
    readonly dueOn?: string | null;
    readonly dueAt?: string | null;
    readonly wholeDay: boolean;
    readonly urgency: string;
  },
  today: string,
  t: Messages,
  format: Pick<Formats, "shortDay" | "weekday" | "instant">,
): string {
  if (!due.dueAt) return t.obligation.urgencies.UNDATED;
  if (due.wholeDay) return dueWords(due.dueOn, today, t.launch, format);
  const said = format.instant(due.dueAt);
  return due.urgency === "OVERDUE" ? t.obligation.dueAtLate(said) : t.obligation.dueAt(said);
}
