import { roles } from "../organization/roles.ts";
import { itemConditions, siteCheckKinds } from "../showcase/vocabulary.ts";
import type { LaunchDatesTold, NotificationData, NotificationKind } from "./kinds.ts";
import { sentencesEn } from "./sentences.en.ts";
import { sentencesZh, type Sentences } from "./sentences.zh.ts";

export type NotificationLanguage = "zh" | "en";

/** A notification in words: what happened, and lines of what it means and why. */
export interface NotificationText {
  readonly headline: string;
  readonly details: readonly string[];
}

interface Reader {
  readonly words: Sentences;
  readonly language: NotificationLanguage;
  readonly timeZone: string;
}

const dictionaries: Readonly<Record<NotificationLanguage, Sentences>> = {
  zh: sentencesZh,
  en: sentencesEn,
};

/** Says a notification in a language, its instants in a time zone. */
export function notificationText(
  kind: NotificationKind,
  data: unknown,
  language: NotificationLanguage,
  timeZone = "Asia/Shanghai",
): NotificationText {
  const say = sayings[kind] as (data: unknown, reader: Reader) => NotificationText;
  return say(data, { words: dictionaries[language], language, timeZone });
}

type Saying<Kind extends NotificationKind> = (
  data: NotificationData[Kind],
  reader: Reader,
) => NotificationText;

const sayings: { readonly [Kind in NotificationKind]: Saying<Kind> } = {
  LAUNCH_MOVED: ({ planName, from, to, moved, reason }, { words }) => ({
    headline: words.at(planName, datesMoved(from, to, words)),
    details: [
      ...(moved.length > 0 ? [words.tasksMoved(moved.length)] : []),
      ...(reason ? [words.reason(reason)] : []),
    ],
  }),
  PLAN_STATUS: ({ planName, to }, { words }) =>
    text(words.at(planName, words.planStatus(words.planStatuses[to]))),
  TASK_RETURNED: ({ title, reason }, { words }) =>
    text(words.taskReturned(title), words.reason(reason)),
  TASK_OPENED: ({ planName, title, due }, reader) =>
    text(
      reader.words.at(planName, reader.words.taskOpened(title)),
      ...(due === null ? [] : [dueLine(due, reader)]),
    ),
  OBLIGATION_REMINDER: (matter, reader) =>
    about(
      matter,
      (matter.today ? reader.words.dueToday : reader.words.reminder)(matter.title),
      reader,
      dueLine(matter.due, reader),
    ),
  OBLIGATION_OVERDUE: (matter, reader) =>
    about(matter, reader.words.overdue(matter.title), reader, dueLine(matter.due, reader)),
  OBLIGATION_ESCALATED: (matter, reader) => {
    const { words, language } = reader;
    const position = matter.role && roles[matter.role][language];
    const who = [position, matter.responsible].filter(Boolean).join(" ") || words.nobody;
    return about(matter, words.escalated(matter.title, who), reader, dueLine(matter.due, reader));
  },
  OBLIGATION_DIGEST: ({ place, count, worst }, { words }) =>
    text(
      words.at(place, words.overdueCount(count)),
      ...worst.map(({ title, days }) => words.overdueDays(title, days)),
    ),
  SITE_LOSS: ({ losses, ...matter }, reader) => {
    const { words, language } = reader;
    const lines = losses.map(({ item, missing, condition, remark }) =>
      words.loss(item, missing, itemConditions[condition][language], remark),
    );
    return about(matter, words.siteLoss(matter.title, losses.length), reader, ...lines);
  },
  SITE_FINDING: ({ check, finding, ...matter }, reader) =>
    about(
      matter,
      reader.words.siteFinding(matter.title, siteCheckKinds[check][reader.language]),
      reader,
      finding,
    ),
  TAKEOVER_COMMENTED: (matter, reader) =>
    about(
      matter,
      reader.words.takeoverCommented(matter.title),
      reader,
      reader.words.comment(matter.text),
    ),
  ACCEPTANCE_SUMMARY: ({ batch, group, on, units, inspected, failed, supplement }, { words }) =>
    text(
      words.acceptanceSummary(batch, group, dayText(on, words), supplement ?? 0),
      words.acceptanceCounts(units, inspected, failed),
    ),
  APPROVAL_REQUESTED: (matter, reader) =>
    about(matter, reader.words.approvalRequested(matter.title), reader),
  APPROVAL_APPROVED: (matter, reader) =>
    about(matter, reader.words.approvalApproved(matter.title), reader),
  APPROVAL_RETURNED: (matter, reader) =>
    about(
      matter,
      reader.words.approvalReturned(matter.title),
      reader,
      reader.words.reason(matter.reason),
    ),
  APPROVAL_DELEGATED: (matter, reader) =>
    about(matter, reader.words.approvalDelegated(matter.title), reader),
  APPROVAL_COMMENTED: (matter, reader) =>
    about(
      matter,
      reader.words.approvalCommented(matter.title),
      reader,
      reader.words.comment(matter.text),
    ),
  SIGNATURE_REQUESTED: (matter, reader) =>
    about(matter, reader.words.signatureRequested(matter.title), reader),
  HOME_TAKEN_OVER: (matter, reader) =>
    about(
      matter,
      reader.words.homeTakenOver(matter.title),
      reader,
      reader.words.reason(matter.reason),
    ),
  EVIDENCE_RECEIVED: (matter, reader) =>
    about(matter, reader.words.evidenceReceived(matter.title), reader),
  CHANNEL_FAILED: ({ channel, name }, { words }) =>
    text(words.channelFailed(words.channels[channel] ?? channel, name), words.channelFailedDetail),
  JOB_FAILED: ({ name, errorId }, { words }) =>
    text(words.jobFailed(name), ...(errorId ? [words.errorId(errorId)] : [])),
  AUDIT_ROOT: ({ on, size, root }, { words }) =>
    text(words.auditRoot(dayText(on, words), size), `${size}:${root}`, words.auditRootDetail),
  PERSONAL_DATA_DUE: ({ count, on }, { words }) =>
    text(words.personalDataDue(count, dayText(on, words)), words.personalDataDueDetail),
  AUDIT_BROKEN: ({ count, number }, { words }) =>
    text(words.auditBroken(count), ...(number === undefined ? [] : [words.auditBrokenAt(number)])),
};

const text = (headline: string, ...details: string[]): NotificationText => ({ headline, details });

/** A matter at its place, with who is behind it. */
function about(
  { place, by }: { readonly place?: string; readonly by?: string },
  sentence: string,
  { words }: Reader,
  ...details: string[]
): NotificationText {
  const headline = place ? words.at(place, sentence) : sentence;
  return { headline, details: [...details, ...(by ? [words.by(by)] : [])] };
}

const dueLine = (due: string, reader: Reader) => reader.words.due(instantOrDay(due, reader));

/** A day as people write it; an instant with its minute, in the reader's time zone. */
function instantOrDay(value: string, { words, timeZone }: Reader): string {
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return dayText(value, words);
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    dateStyle: "short",
    timeStyle: "short",
    hourCycle: "h23",
  }).formatToParts(new Date(value));
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? "";
  const day = `${part("year")}-${part("month")}-${part("day")}`;
  return `${dayText(day, words)} ${part("hour")}:${part("minute")}`;
}

function dayText(day: string, words: Sentences): string {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  return words.day(year, month, date);
}

/** The dates that are not the same before and after; the launch alone has a sentence of its own. */
function datesMoved(from: LaunchDatesTold, to: LaunchDatesTold, words: Sentences): string {
  const say = (day: string | null | undefined) => (day ? dayText(day, words) : words.unset);
  const fields = Object.keys(words.dates) as (keyof LaunchDatesTold)[];
  const changed = fields.filter((field) => (from[field] ?? null) !== (to[field] ?? null));
  if (changed.length === 1 && changed[0] === "launchDate")
    return words.launchMoved(say(from.launchDate), say(to.launchDate));
  return changed
    .map((field) => words.dateMoved(words.dates[field], say(from[field]), say(to[field])))
    .join(words.semicolon);
}
