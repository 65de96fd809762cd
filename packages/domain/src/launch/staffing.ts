import type { Day } from "../calendar/day.ts";
import { ok, refuse, type Result } from "../result.ts";
import { givenReason } from "./action.ts";
import { all, complete, each, inStatus, once, whole, words } from "./record.ts";
import { recruitmentPosts, type RecruitmentPost } from "./recruitment.ts";

/**
 * The staffing plan of a service center (定岗定编方案): the head of customer service submits it
 * (LCH-R07), human resources coordinate it and bring the final approval about (LCH-R08).
 */
export const staffingStatuses = ["DRAFT", "SUBMITTED", "APPROVED"] as const;
export type StaffingStatus = (typeof staffingStatuses)[number];

/** The departments of a service center (部门). */
export const staffingDepartments = [
  "MANAGEMENT",
  "CUSTOMER_SERVICE",
  "ENGINEERING",
  "ORDER",
  "ENVIRONMENT",
  "LOGISTICS",
] as const;
export type StaffingDepartment = (typeof staffingDepartments)[number];

/** One post with its headcount (定编明细). */
export interface StaffingLine {
  readonly department: StaffingDepartment;
  readonly post: string;
  readonly number: number;
  readonly hireBy: Day;
  /** The post of the recruitment plan that its people are hired under; null where nobody is hired for it. */
  readonly recruitAs: RecruitmentPost | null;
}

export interface Staffing {
  readonly status: StaffingStatus;
  readonly lines: readonly StaffingLine[];
}

/** The columns that a step changes; one that is not named keeps its value. */
export interface StaffingChange {
  readonly status?: StaffingStatus;
  readonly submittedOn?: Day | null;
  readonly approvedOn?: Day | null;
  readonly returnedReason?: string | null;
}

const mostLines = 100;

/** Keeps the lines of a draft. Refused: RECORD_STATUS, INVALID_INPUT. */
export function draftStaffing(
  lines: readonly StaffingLine[],
  status: StaffingStatus = "DRAFT",
): Result<readonly StaffingLine[]> {
  const open = inStatus("keepStaffingPlan", status, ["DRAFT"]);
  return open.ok ? keptLines(lines) : open;
}

function keptLines(lines: readonly StaffingLine[]): Result<readonly StaffingLine[]> {
  if (lines.length > mostLines) return refuse("INVALID_INPUT", { field: "lines", max: mostLines });
  const single = lines.flatMap(({ recruitAs }) =>
    recruitAs !== null && recruitmentPosts[recruitAs].single ? [recruitAs] : [],
  );
  const distinct = once("lines.recruitAs", single);
  if (!distinct.ok) return distinct;
  return each(lines, (line) =>
    all<StaffingLine & Record<string, unknown>>({
      department: ok(line.department),
      post: words("lines.post", line.post, 40),
      number: whole("lines.number", line.number, 1, isSingle(line) ? 1 : 1_000),
      hireBy: ok(line.hireBy),
      recruitAs: ok(line.recruitAs),
    }),
  );
}

const isSingle = ({ recruitAs }: StaffingLine) =>
  recruitAs !== null && recruitmentPosts[recruitAs].single;

/** 提交: to human resources. Refused: RECORD_STATUS, RECORD_INCOMPLETE. */
export function submitStaffing(staffing: Staffing, today: Day): Result<StaffingChange> {
  const open = inStatus("submitStaffingPlan", staffing.status, ["DRAFT"]);
  if (!open.ok) return open;
  const told = complete({ lines: staffing.lines.length === 0 });
  return told.ok ? ok({ status: "SUBMITTED", submittedOn: today, returnedReason: null }) : told;
}

/** 最终审批通过: posts and headcount hold; recruitment and uniforms follow from it. */
export function approveStaffing(staffing: Staffing, today: Day): Result<StaffingChange> {
  const open = inStatus("approveStaffing", staffing.status, ["SUBMITTED"]);
  return open.ok ? ok({ status: "APPROVED", approvedOn: today }) : open;
}

/** 退回: human resources or the approver send it back to its draft. A null reason: its author took it back.
 * Refused: RECORD_STATUS, REASON_REQUIRED. */
export function returnStaffing(staffing: Staffing, reason: string | null): Result<StaffingChange> {
  const open = inStatus("returnStaffing", staffing.status, ["SUBMITTED"]);
  if (!open.ok) return open;
  const why = givenReason(reason) ?? null;
  if (reason !== null && why === null)
    return refuse("REASON_REQUIRED", { action: "returnStaffing" });
  return ok({ status: "DRAFT", submittedOn: null, returnedReason: why });
}

/** A revision (修订) of an approved staffing plan, on its way to take its place. */
export interface StaffingRevision extends Staffing {
  /** The version that it becomes. */
  readonly number: number;
  readonly reason: string;
}

export interface RevisionDraft {
  readonly reason: string;
  readonly lines: readonly StaffingLine[];
}

/**
 * Keeps the draft of a revision; the plan itself holds until that is approved. Refused: RECORD_STATUS where the plan was
 * never approved or the revision is with its approvers, REASON_REQUIRED, INVALID_INPUT.
 */
export function draftRevision(
  plan: Pick<Staffing, "status">,
  revision: Pick<StaffingRevision, "status"> | null,
  draft: RevisionDraft,
): Result<RevisionDraft> {
  const action = "reviseStaffingPlan";
  const inForce = inStatus(action, plan.status, ["APPROVED"]);
  if (!inForce.ok) return inForce;
  const open = inStatus(action, revision?.status ?? "DRAFT", ["DRAFT"]);
  if (!open.ok) return open;
  const reason = givenReason(draft.reason);
  if (reason === undefined) return refuse("REASON_REQUIRED", { action });
  if (reason.length > 500) return refuse("INVALID_INPUT", { field: "reason", max: 500 });
  const lines = keptLines(draft.lines);
  return lines.ok ? ok({ reason, lines: lines.value }) : lines;
}

/** 提交修订: it has posts, and other ones than the plan. Refused: RECORD_STATUS, RECORD_INCOMPLETE, NOTHING_CHANGES. */
export function submitRevision(
  plan: Staffing,
  revision: StaffingRevision,
  today: Day,
): Result<StaffingChange> {
  const submitted = submitStaffing(revision, today);
  if (!submitted.ok) return submitted;
  return changedPosts(plan.lines, revision.lines).length === 0
    ? refuse("NOTHING_CHANGES")
    : submitted;
}

/** A post whose headcount or day a revision changes; null where the plan has, or leaves it, not. */
export interface ChangedPost {
  readonly department: StaffingDepartment;
  readonly post: string;
  readonly before: number | null;
  readonly after: number | null;
}

/** What a revision changes, post by post: whoever approves it sees this first. */
export function changedPosts(
  before: readonly StaffingLine[],
  after: readonly StaffingLine[],
): ChangedPost[] {
  const keyOf = ({ department, post }: StaffingLine) => `${department} ${post}`;
  const keys = [...new Set([...before, ...after].map(keyOf))];
  return keys.flatMap((key) => {
    const [old, now] = [before, after].map((lines) => lines.filter((line) => keyOf(line) === key));
    if (JSON.stringify(old!.map(plainLine)) === JSON.stringify(now!.map(plainLine))) return [];
    const { department, post } = (now![0] ?? old![0])!;
    return [{ department, post, before: countOf(old!), after: countOf(now!) }];
  });
}

const plainLine = ({ number, hireBy, recruitAs }: StaffingLine) => [number, hireBy, recruitAs];
const countOf = (lines: readonly StaffingLine[]) =>
  lines.length === 0 ? null : lines.reduce((sum, { number }) => sum + number, 0);
