import type { Facts, LaunchMessages } from "./launch.zh.ts";

export const plural = (count: number, one: string, many = `${one}s`) =>
  `${count} ${count === 1 ? one : many}`;
const titles = (list: unknown) =>
  Array.isArray(list) && list.length > 0 ? `: ${list.join(", ")}` : "";
const tasks = (d: Facts) => plural(Number(d["count"] ?? 0), "task");
const days = (d: Facts) => plural(Number(d["days"] ?? 0), "day");

export const launchEn: LaunchMessages = {
  title: "Launch preparation",
  workstreams: {
    DEVELOPER_LIAISON: "Liaison with the developer",
    BIDDING: "Pre-stage bidding",
    SALES_SUPPORT: "Sales-support standards",
    TEAM: "Team building",
    TRAINING: "Staff training",
    PRINTING: "Documents and printing",
    MATERIALS: "Materials",
    LOGISTICS: "Canteen, dormitory, logistics",
    TAKEOVER: "Takeover inspection and takeover",
    CLEANING: "Initial and daily cleaning",
    ORDER: "Order maintenance",
  },
  planStates: {
    DRAFT: "Draft",
    ACTIVE: "Active",
    READY: "Ready for launch",
    LAUNCHED: "Launched",
    CLOSED: "Closed",
    SUSPENDED: "Suspended",
  },
  taskStates: {
    NOT_STARTED: "Not started",
    IN_PROGRESS: "In progress",
    SUBMITTED: "Awaiting approval",
    DONE: "Done",
    NOT_APPLICABLE: "Not applicable",
    OVERDUE: "Overdue",
  },
  anchors: {
    LAUNCH: "Launch date",
    ENTRY: "Entry date",
    SOFT_FITOUT: "Soft fit-out of the sales center",
    HALL_FITOUT: "Start of the sales hall's fit-out",
    STAFFING_APPROVED: "Approval of the staffing plan",
    EVENT: "At handover",
  },
  lights: { GREEN: "On track", AMBER: "At risk", RED: "In danger" },
  origins: {
    SEED: "Procedure",
    STATUTE: "Statute",
    PROPOSAL: "Proposal",
    COMPANY: "Company's own",
  },
  checkStates: { OPEN: "Open", DONE: "Confirmed", NO_NEED: "No need" },
  yes: "Yes",
  no: "No",
  none: "None",
  save: "Save",
  cancel: "Cancel",
  close: "Close",
  confirm: "Confirm",
  edit: "Edit",
  remove: "Remove",
  loading: "Loading…",
  search: "Search",
  listMore: (count) => `${count} more`,
  sentenceEnd: ".",
  semicolon: "; ",
  daysLeft: (days) =>
    days > 0
      ? `${plural(days, "day")} to launch`
      : days === 0
        ? "Launch is today"
        : `${plural(-days, "day")} past the launch date`,
  daysLeftTexts: {
    before: "",
    after: "days",
    past: (days) => `${plural(days, "day")} past`,
    today: "Today",
    none: "not set",
  },
  percent: (percent) => `${percent}%`,
  daysLate: (days) => `${plural(days, "day")} overdue`,
  doneLate: (days) => `done ${plural(days, "day")} late`,
  dueToday: "Due today",
  dueTomorrow: "Due tomorrow",
  dueOn: (day) => `Due ${day}`,
  noDue: "At handover",
  doneOf: (done, total) => `${done} of ${plural(total, "task")} done`,
  overdueCount: (count) => (count === 0 ? "None overdue" : `${count} overdue`),
  critical: "Critical",
  criticalHint: "On the critical path: one day later and the launch moves",
  slack: (days) =>
    days > 0
      ? `may slip ${plural(days, "day")}`
      : days === 0
        ? "no slack"
        : `${plural(-days, "day")} too late`,
  generatedLate: "Overdue when the plan was generated",
  overridden: "Set for this plan",
  provisional: "Working days provisional",
  provisionalHint:
    "The State Council has not published the holidays of a year concerned; Monday to Friday count as working days until it does, and dates may then move.",

  lightReasons: {
    LAUNCH_DAY_PASSED: (d) => `The launch date is ${days(d)} past and no launch is recorded`,
    TASKS_OVERDUE: (d) => `${tasks(d)} overdue, by ${days(d)} at most${titles(d["titles"])}`,
    INFEASIBLE: (d) =>
      `${tasks(d)} cannot be done in time, ${days(d)} late at most${titles(d["titles"])}`,
    SLACK_SMALL: (d) =>
      Number(d["days"]) === 0
        ? `${tasks(d)} without slack${titles(d["titles"])}`
        : `${tasks(d)} with only ${days(d)} of slack${titles(d["titles"])}`,
    PERMIT_NOT_OBTAINED: (d) =>
      `${plural(Number(d["daysLeft"]), "day")} to launch and permits are missing${titles(d["names"])}`,
    TASKS_WITHOUT_DAY: (d) =>
      `${tasks(d)} without a due date, because a fit-out date is not set${titles(d["titles"])}`,
    NOT_ACTIVATED: (d) => `The meeting was ${days(d)} ago and the plan is still a draft`,
    SUSPENDED: () => "The plan is suspended",
    EXCEPTIONS_OPEN: (d) => `${tasks(d)} open by approved exception${titles(d["titles"])}`,
    CALENDAR_PROVISIONAL: () => "Counts on working days of a year not published yet",
    LAUNCHED: () => "Launched",
    ON_TRACK: () => "All tasks run as planned",
  },
  lightReasonOther: (code) => `Needs attention (${code})`,

  work: {
    title: "Today's work",
    summary: (approvals, overdue, today, week) =>
      [
        approvals > 0 ? `${approvals} to approve` : "",
        overdue > 0 ? `${overdue} overdue` : "",
        today > 0 ? `${today} due today` : "",
        week > 0 ? `${week} due this week` : "",
      ]
        .filter((part) => part !== "")
        .join(", ") || "Nothing is due today",
    groups: {
      APPROVAL: "Waiting for my approval",
      OVERDUE: "Overdue",
      TODAY: "Due today",
      WEEK: "Due this week",
      LATER: "Later",
      UNDATED: "At handover",
    },
    count: (count) => plural(count, "task"),
    emptyTitle: "Nothing to do",
    emptyText:
      "What you have to do, approve, sign or follow appears here, ordered by the day it is due. All of it is done for now. Thank you.",
    toPortfolio: "See all launches",
    more: "Show more",
    notices: "New notices",
    markRead: "Got it",
    markAllRead: "Got all of it",
    start: "Start",
    complete: "Complete",
    completeWithPhoto: "Attach evidence and complete",
    submitWithPhoto: "Attach evidence and submit",
    submit: "Submit for approval",
    uploading: "Uploading…",
    done: (title) => `“${title}” is done`,
    submitted: (title) => `“${title}” was submitted for approval`,
    approved: (title) => `“${title}” was approved`,
    returned: (title) => `“${title}” was sent back; whoever answers for it is told`,
    attention: "Launches that need attention",
    launches: (count) => plural(count, "launch", "launches"),
  },

  told: {
    reason: (reason) => `Reason: ${reason}`,
    colon: ": ",
    notSet: "not set",
  },

  views: {
    views: "Saved views",
    filters: (narrowing: number) => (narrowing > 0 ? `Filter ${narrowing}` : "Filter"),
    allRows: "All",
    saveView: "Save these filters as a view",
    viewName: "Name of the view",
    shareView: "Share with the company",
    sharedView: (name) => `${name} (shared)`,
    save: "Save",
    cancel: "Cancel",
    removeView: (name) => `Delete view “${name}”`,
    clear: "Clear filters",
    any: "any",
    chosen: (choices) => `${choices} chosen`,
    labelled: (label, chosen) => `${label}: ${chosen}`,
    saved: (name) => `View “${name}” is saved`,
  },

  task: {
    details: "Task details",
    notNamed: "Nobody named",
    evidenceNeeded: "Required",
    evidenceFree: "Not required",
    daysRange: (most) => `A whole number from 0 to ${most}`,
    changedTo: (facts) =>
      `Someone else changed this task while you were typing. It now holds ${facts}. Compare, then save again.`,
    why: "Why this day",
    whyOffset: (anchor, day, offset, due) =>
      `${anchor} ${day}, ${offset} before: done by the end of ${due}.`,
    whyOnAnchor: (anchor, due) => `${anchor}: done by the end of ${due}.`,
    whyAfter: (anchor, day, offset, due) =>
      `${anchor} ${day}, within ${offset} after it: done by the end of ${due}.`,
    whyAfterExpected: (offset, due) =>
      `Within ${offset} after the approval of the staffing plan; it is not approved yet, so ${due} follows from when it is due.`,
    whyUnknownAnchor: (anchor) => `${anchor} is not set; the due date follows as soon as it is.`,
    whyEvent: "Done when the handover happens; there is no fixed day.",
    whyOverride: (due, reason) => `Set to ${due} for this plan. Reason: ${reason}`,
    calendarDays: (days) => plural(days, "day"),
    workingDays: (days) => plural(days, "working day"),
    rule: (rule, source) => `Rule ${rule} (${source})`,
    origin: (origin) => `Origin: ${origin}`,
    who: "Who",
    noPeople: "Nobody holds this role at the estate yet",
    assign: "Name a person",
    checks: "Check list",
    evidence: "Evidence",
    evidenceRequired: "This task needs evidence",
    evidenceHint: "Photos, PDF, Word, Excel, up to 25 MB each",
    before: "Comes first",
    after: "Comes next",
    hard: "must be done before this task can be",
    lag: (days) =>
      days > 0 ? `${plural(days, "day")} apart` : `may overlap by ${plural(-days, "day")}`,
    document: "Work instruction",
    documentNote: "A document of the company's system, kept elsewhere",
    history: "History",
    moreHistory: "Older entries",
    actions: {
      startLaunchTask: "Start",
      submitLaunchTask: "Submit for approval",
      returnLaunchTask: "Send back",
      completeLaunchTask: "Complete",
      reopenLaunchTask: "Reopen",
      waiveLaunchTask: "Not applicable",
      approveLaunchException: "Approve exception",
      overrideTaskDue: "Change due date",
      updateLaunchTask: "Edit",
    },
    approve: "Approve",
    onlooker: (role) => `Worked on by: ${role}. You can look at it.`,
    moreActions: "More actions",
    doneOn: "Done on",
    doneLate: (days) => `will count as done ${plural(days, "day")} late`,
    reasonLabel: "Reason",
    returnHint: "Say what has to change, so that once is enough",
    waiveHint: "e.g. this estate has no canteen",
    exceptionHint: "e.g. uniforms are late, borrowed from a sister estate",
    notApplicable: (reason) => `Not applicable: ${reason}`,
    exception: (reason) => `Exception approved: ${reason}`,
    exceptionBy: (name, day) => `${name}, ${day}`,
    newDue: "New due date",
    backToRule: "Back to the rule's date",
    notFound: "There is no such task",
    notFoundText: "It may have been deleted, or it is outside of your area.",
    saved: "Saved",
    files: (count) => plural(count, "file"),
    earliest: "Done at the earliest",
  },
};
