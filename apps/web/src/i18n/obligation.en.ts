import { type obligationZh, upTo } from "./obligation.zh.ts";

/** Words of time limits and of today's work. */
export const obligationEn: typeof obligationZh = {
  scopes: { mine: "Mine", team: "My team", all: "Everybody" },
  scopeLabel: "Whose work",
  arrange: "Arranged",
  arrangements: { urgency: "By urgency", responsible: "By person" },
  searchLabel: "Find in the list",
  searchHint: "Find work",
  act: "Kind",
  acts: { DO: "To do", APPROVE: "To approve", SIGN: "To sign", FOLLOW: "To follow" },
  module: "Module",
  urgency: "Urgency",
  urgencies: {
    OVERDUE: "Overdue",
    TODAY: "Due today",
    THIS_WEEK: "Due this week",
    LATER: "Later",
    UNDATED: "No time limit",
  },
  records: {
    LaunchTask: "Launch preparation",
    LaunchPlan: "Launch preparation",
    SiteDay: "Sales sites",
    ItemCount: "Sales sites",
    SiteCheck: "Sales sites",
    SiteInquiry: "Sales sites",
    ConsumableRequest: "Sales sites",
    InitialCleaningPlan: "Launch preparation",
    Approval: "Approvals",
    Estate: "Estates",
  },
  otherRecord: "Other matters",
  waiting: "Waiting for my approval or signature",
  waitingInTeam: "Waiting for approval or signature",
  counts: (overdue, today, week, total) =>
    [
      overdue > 0 ? `${upTo(overdue)} overdue` : "",
      today > 0 ? `${upTo(today)} due today` : "",
      week > 0 ? `${upTo(week)} due this week` : "",
      `${upTo(total)} in all`,
    ]
      .filter((part) => part !== "")
      .join(", "),
  noneFound: "Nothing matches",
  noneFoundText: "Try another condition, or clear the filters.",
  noneInTeam: "Your team has nothing open",
  noneInTeamText:
    "What the offices below yours have to do appears here: whose it is, and how late.",
  newNotices: (count) => `${count} new ${count === 1 ? "notification" : "notifications"}`,
  keys: "J and K move, Enter opens, C completes, A approves, R returns, S signs, Esc cancels",
  steps: { APPROVE: "Approve", RETURN: "Return", SIGN: "Sign" },
  nobody: "office vacant",
  paused: "paused",
  dueAt: (instant) => `by ${instant}`,
  dueAtLate: (instant) => `was due ${instant}`,
  why: "Why then",
  whyOf: (title) => `Why “${title}” is due then`,
  settled: (count: number) => `${count} settled`,
  statuses: {
    OPEN: "running",
    PAUSED: "paused",
    MET: "done",
    MISSED: "missed",
    CANCELLED: "cancelled",
  },
  export: "Export",
};
