import type { LaunchPlanStatus, NoticeKind } from "../../gql/graphql.ts";
import type { Formats } from "../../i18n/format.ts";
import type { LaunchMessages } from "../../i18n/launch.zh.ts";

/** A notice as the server keeps it: its kind, and the facts that its sentence needs. */
export interface NoticeFacts {
  kind: NoticeKind;
  data: unknown;
  planTitle: string;
}

export interface NoticeWords {
  headline: string;
  details: string[];
}

type DateField = "launchDate" | "entryDate" | "softFitoutDate" | "hallFitoutDate";

/** A notice in words: what happened, from what to what, what it means, why. */
export function noticeWords(
  notice: NoticeFacts,
  t: LaunchMessages,
  format: Pick<Formats, "day">,
): NoticeWords {
  const data = (notice.data ?? {}) as Record<string, unknown>;
  const reason = typeof data["reason"] === "string" ? [t.notices.reason(data["reason"])] : [];
  switch (notice.kind) {
    case "LAUNCH_MOVED":
      return {
        headline: movedLine(notice.planTitle, data, t, format),
        details: [...effects(data, t), ...reason],
      };
    case "PLAN_STATUS": {
      const status = t.planStates[data["to"] as LaunchPlanStatus] ?? String(data["to"] ?? "");
      return { headline: t.notices.planStatus(notice.planTitle, status), details: reason };
    }
    case "TASK_RETURNED":
      return {
        headline: t.notices.taskReturned(String(data["title"] ?? notice.planTitle)),
        details: reason,
      };
  }
}

function movedLine(
  plan: string,
  data: Record<string, unknown>,
  t: LaunchMessages,
  format: Pick<Formats, "day">,
): string {
  const say = (day: unknown) => (typeof day === "string" ? format.day(day) : t.notices.notSet);
  const changes = changesOf(data);
  const launch = changes.find((change) => change.field === "launchDate");
  if (launch && changes.length === 1)
    return t.notices.launchMoved(plan, say(launch.from), say(launch.to));
  const lines = changes.map(({ field, from, to }) =>
    t.notices.fieldMoved(t.fields[field], say(from), say(to)),
  );
  return `${plan}${t.notices.colon}${lines.join(t.semicolon)}`;
}

interface Change {
  field: DateField;
  from: unknown;
  to: unknown;
}

const DATE_FIELDS: readonly DateField[] = [
  "launchDate",
  "entryDate",
  "softFitoutDate",
  "hallFitoutDate",
];

/** The dates that are not the same before and after. */
function changesOf(data: Record<string, unknown>): Change[] {
  const from = (data["from"] ?? {}) as Record<string, unknown>;
  const to = (data["to"] ?? {}) as Record<string, unknown>;
  return DATE_FIELDS.filter((field) => (from[field] ?? null) !== (to[field] ?? null)).map(
    (field) => ({
      field,
      from: from[field],
      to: to[field],
    }),
  );
}

/** How many tasks got another due day with it. */
function effects(data: Record<string, unknown>, t: LaunchMessages): string[] {
  const moved = Array.isArray(data["moved"]) ? data["moved"].length : 0;
  return moved > 0 ? [t.notices.tasksMoved(moved)] : [];
}
