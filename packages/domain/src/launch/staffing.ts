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
  if (!open.ok) return open;
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
