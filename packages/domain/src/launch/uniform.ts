import { compareDays, type Day } from "../calendar/day.ts";
import { ok, refuse, type Result } from "../result.ts";
import {
  all,
  complete,
  dayOfDoing,
  each,
  inStatus,
  once,
  optionalWords,
  whole,
  words,
} from "./record.ts";

/** The uniforms' order (工装申购, LCH-R18, R19): sizes are gathered, then ordered, then there. */
export const uniformStatuses = ["DRAFT", "ORDERED", "ARRIVED"] as const;
export type UniformStatus = (typeof uniformStatuses)[number];

/** How many of a size (工装尺码数量). */
export interface UniformSize {
  readonly size: string;
  readonly number: number;
}

export interface UniformDraft {
  readonly sizes: readonly UniformSize[];
  readonly supplier: string | null;
}

export interface Uniforms extends UniformDraft {
  readonly status: UniformStatus;
  readonly orderedOn: Day | null;
}

export interface UniformChange {
  readonly status?: UniformStatus;
  readonly orderedOn?: Day | null;
  readonly arrivedOn?: Day | null;
}

/** What ordering waits for: the approval's task, if the plan has one, and the day of the approval. */
export interface StaffingApproval {
  /** The approval's task is waived or done, or the plan has none. */
  readonly settled: boolean;
  readonly approvedOn: Day | null;
  /** The plan has the approval's task. */
  readonly isTask: boolean;
}

/** LCH-R18: there is no uniform order before the staffing plan is approved. Refused: STAFFING_NOT_APPROVED. */
export function uniformsMayBeOrdered(approval: StaffingApproval): Result<null> {
  const approved = approval.isTask ? approval.settled : approval.approvedOn !== null;
  return approved
    ? ok(null)
    : refuse("STAFFING_NOT_APPROVED", { titles: ["定岗定编方案最终审批"] });
}

/** Keeps sizes and supplier until they are there: what was ordered is still put right. Refused: STAFFING_NOT_APPROVED, RECORD_STATUS, INVALID_INPUT. */
export function keepUniforms(
  draft: { readonly sizes: readonly UniformSize[]; readonly supplier?: string | null | undefined },
  approval: StaffingApproval,
  status: UniformStatus = "DRAFT",
): Result<UniformDraft> {
  const may = uniformsMayBeOrdered(approval);
  if (!may.ok) return may;
  const open = inStatus("keepUniformOrder", status, ["DRAFT", "ORDERED"]);
  if (!open.ok) return open;
  const distinct = once(
    "sizes",
    draft.sizes.map(({ size }) => size.trim()),
  );
  if (!distinct.ok) return distinct;
  if (draft.sizes.length > 50) return refuse("INVALID_INPUT", { field: "sizes", max: 50 });
  const told = complete({ sizes: status === "ORDERED" && draft.sizes.length === 0 });
  if (!told.ok) return told;
  return all<UniformDraft & Record<string, unknown>>({
    sizes: each(draft.sizes, (line) =>
      all<UniformSize & Record<string, unknown>>({
        size: words("sizes.size", line.size, 20),
        number: whole("sizes.number", line.number, 1, 10_000),
      }),
    ),
    supplier: optionalWords("supplier", draft.supplier, 80),
  });
}

/** 申购: the order is placed. Refused: STAFFING_NOT_APPROVED, RECORD_STATUS, RECORD_INCOMPLETE, ORDER_BEFORE_APPROVAL. */
export function orderUniforms(
  uniforms: Uniforms,
  approval: StaffingApproval,
  orderedOn: Day,
  today: Day,
): Result<UniformChange> {
  const may = uniformsMayBeOrdered(approval);
  if (!may.ok) return may;
  const open = inStatus("placeUniformOrder", uniforms.status, ["DRAFT"]);
  if (!open.ok) return open;
  const told = complete({ sizes: uniforms.sizes.length === 0 });
  if (!told.ok) return told;
  const done = dayOfDoing(orderedOn, today);
  if (!done.ok) return done;
  if (approval.approvedOn !== null && compareDays(orderedOn, approval.approvedOn) < 0)
    return refuse("STAFFING_NOT_APPROVED", {
      titles: [`定岗定编方案最终审批 ${approval.approvedOn}`],
    });
  return ok({ status: "ORDERED", orderedOn });
}

/** 到位 (LCH-R19). Refused: RECORD_STATUS, ARRIVED_BEFORE_ORDERED, DONE_IN_THE_FUTURE. */
export function receiveUniforms(
  uniforms: Uniforms,
  arrivedOn: Day,
  today: Day,
): Result<UniformChange> {
  const open = inStatus("receiveUniforms", uniforms.status, ["ORDERED"]);
  if (!open.ok) return open;
  const done = dayOfDoing(arrivedOn, today);
  if (!done.ok) return done;
  if (uniforms.orderedOn !== null && compareDays(arrivedOn, uniforms.orderedOn) < 0)
    return refuse("ARRIVED_BEFORE_ORDERED", { arrivedOn, orderedOn: uniforms.orderedOn });
  return ok({ status: "ARRIVED", arrivedOn });
}
