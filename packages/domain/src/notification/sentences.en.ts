import type { Sentences } from "./sentences.zh.ts";

const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** What people are told, in English. */
export const sentencesEn: Sentences = {
  day: (year, month, day) => `${months[month - 1]} ${day}, ${year}`,
  unset: "not set",
  semicolon: "; ",
  at: (place, sentence) => `${place}: ${sentence}`,
  reason: (reason) => `Reason: ${reason}`,
  by: (name) => `By ${name}`,
  due: (due) => `Due: ${due}`,
  launchMoved: (from, to) => `the launch moved from ${from} to ${to}`,
  dateMoved: (field, from, to) => `${field} moved from ${from} to ${to}`,
  dates: {
    launchDate: "launch date",
    entryDate: "entry date",
    softFitoutDate: "soft fit-out of the sales center",
    hallFitoutDate: "fit-out of the sales hall",
  },
  tasksMoved: (count) => (count === 1 ? "1 task moved with it" : `${count} tasks moved with it`),
  planStatus: (status) => `the plan is now “${status}”`,
  planStatuses: {
    DRAFT: "Draft",
    ACTIVE: "Active",
    READY: "Ready for launch",
    LAUNCHED: "Launched",
    CLOSED: "Closed",
    SUSPENDED: "Suspended",
  },
  taskReturned: (title) => `“${title}” was sent back; please correct and submit it again`,
  taskOpened: (title) => `“${title}” can be begun`,
  reminder: (title) => `“${title}” is due soon`,
  dueToday: (title) => `“${title}” is due today`,
  overdueCount: (count) => `${count} overdue: please see to ${count === 1 ? "it" : "them"}`,
  overdueDays: (title, days) => `“${title}” is ${days} ${days === 1 ? "day" : "days"} late`,
  overdue: (title) => `“${title}” is overdue; please attend to it`,
  escalated: (title, who) => `“${title}” is overdue and not done; responsible: ${who}`,
  siteLoss: (site, items) =>
    `${site}: the count found ${items === 1 ? "an item" : `${items} items`} missing or damaged`,
  loss: (item, missing, condition, remark) =>
    `${item}: ${[missing > 0 ? `${missing} missing` : "", condition.toLowerCase(), remark ?? ""].filter(Boolean).join(", ")}`,
  siteFinding: (site, check) => `${site}: a check found a problem (${check})`,
  approvalRequested: (title) => `“${title}” waits for your approval`,
  approvalApproved: (title) => `“${title}” was approved`,
  approvalReturned: (title) => `“${title}” was sent back; please correct and submit it again`,
  approvalDelegated: (title) => `“${title}” was passed to you for approval`,
  takeoverCommented: (title) => `Somebody commented on ${title}`,
  approvalCommented: (title) => `“${title}” has a new comment`,
  comment: (text) => `Comment: ${text}`,
  acceptanceSummary: (batch, group, day, supplement) =>
    `${batch}, ${group}: results of ${day}${supplement > 0 ? ` (supplement ${supplement})` : ""}`,
  acceptanceCounts: (units, inspected, failed) =>
    `${units} homes, ${inspected} items inspected, ${failed} failed`,
  homeTakenOver: (title) => `Somebody else goes on inspecting “${title}”`,
  evidenceReceived: (title) => `An answer came by link: “${title}”. Look whether it is mended`,
  signatureRequested: (title) => `“${title}” waits for your signature`,
  channelFailed: (channel, name) =>
    `${channel} “${name}” cannot be reached; please check its settings`,
  channelFailedDetail: "Those concerned were told in the app",
  channels: {
    EMAIL: "E-mail",
    WECOM: "WeCom robot",
    DINGTALK: "DingTalk robot",
    WEBHOOK: "Webhook",
  },
  jobFailed: (name) => `The job “${name}” failed repeatedly and needs attention`,
  auditRoot: (on, size) => `Root of the audit log on ${on}: ${size} entries`,
  auditRootDetail:
    "Keep it: a later export is verified against it, so that a log rewritten as a whole is found out",
  personalDataDue: (count, on) =>
    `Data of ${count} people is past its time and will be erased on ${on}`,
  personalDataDueDetail:
    "They are listed on “Personal data”. To keep it longer set more days in the settings; who holds a post or a thing again keeps it.",
  auditBroken: (count) => `The audit log is not as it was sealed: ${count} findings`,
  auditBrokenAt: (number) => `From entry ${number}; see “Audit proof”`,
  errorId: (id) => `Error id: ${id}`,
  nobody: "position vacant",
};
