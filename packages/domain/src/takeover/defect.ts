import { compareDays, type Day } from "../calendar/day.ts";
import type { DefectSeverity, DefectStatus } from "../defect/vocabulary.ts";
import type { Refusal } from "../refusal.ts";
import { ok, refuse, type Result } from "../result.ts";
import type { Remedy, TakeoverDefectState, TakeoverSeverity } from "./vocabulary.ts";

/** A takeover asks of a defect's gravity only whether it touches safety (TKO-R13, R14). */
export const severityOf = (severity: DefectSeverity): TakeoverSeverity =>
  severity === "SAFETY" ? "SAFETY" : "NON_SAFETY";

/** What of a takeover's defect says whether its area may be transferred. */
export interface TakeoverDefect {
  readonly number: number;
  /** The gravest of it and of what it was merged into. */
  readonly severity: DefectSeverity;
  /** Of what it was merged into, where it was. */
  readonly status: DefectStatus;
  /** Null counts for every area: nobody knows where it is. */
  readonly areaId: string | null;
  /** The inspected item that it was found on. */
  readonly itemId: string | null;
  /** Signed by all, of this responsible unit and day (TKO-R13). */
  readonly agreedOn: Day | null;
}

/** Seen to be good by somebody else. */
export const isSettled = (status: DefectStatus): boolean =>
  status === "VERIFIED" || status === "CLOSED";

/** TKO-R14: what touches safety and nobody has seen to be mended. */
export const isUnsafe = ({ severity, status }: Pick<TakeoverDefect, "severity" | "status">) =>
  severity === "SAFETY" && !isSettled(status);

/** Which defects count for what is transferred. */
export const countsFor =
  (of: { readonly areaIds: ReadonlySet<string>; readonly itemIds: ReadonlySet<string> | null }) =>
  ({ areaId, itemId }: Pick<TakeoverDefect, "areaId" | "itemId">): boolean =>
    // By item: what was found on another thing of the area stays behind with that thing.
    of.itemIds !== null && itemId !== null
      ? of.itemIds.has(itemId)
      : areaId === null || of.areaIds.has(areaId);
/** What the engine may not do to a takeover's defect: no waiver, and nothing is taken over as it is without agreement. */
export function refusedStep(severity: DefectSeverity, status: DefectStatus): Refusal | undefined {
  if (status === "EXCEPTED") return { code: "TKO_NO_EXCEPTION" };
  if (status === "VOID" && severity === "SAFETY") return { code: "TKO_SAFETY_NOT_VOID" };
  return undefined;
}

/** How something of a gravity is mended. Refused: TKO_REMEDY. */
export function checkRemedy(severity: TakeoverSeverity, remedy: Remedy): Result<Remedy> {
  return (severity === "NON_SAFETY") === (remedy === "REPAIR")
    ? ok(remedy)
    : refuse("TKO_REMEDY", { severity, remedy });
}

/** Who signs the written agreement: of what touches safety without the responsible unit (TKO-R13, R14). */
export const agreementParties = (severity: TakeoverSeverity) =>
  severity === "SAFETY"
    ? (["ENGINEERING", "SERVICE_CENTER"] as const)
    : (["ENGINEERING", "RESPONSIBLE_UNIT", "SERVICE_CENTER"] as const);

/** A defect on a written agreement. */
export interface AgreedRow {
  readonly defectId: string;
  readonly severity: DefectSeverity;
  readonly status: DefectStatus;
  readonly raisedOn: Day;
  readonly dueOn: Day | null;
  readonly remedy: Remedy;
}

/**
 * 书面约定整改期限 of defects of one gravity. Refused: TKO_AGREEMENT_MIXED, TKO_AGREED_DUE_MISSING, DEFECT_DUE_TOO_EARLY,
 * TKO_REMEDY, RECORD_STATUS.
 */
export function agree(rows: readonly AgreedRow[]): Result<TakeoverSeverity> {
  const [first] = rows;
  if (!first) return refuse("INVALID_INPUT", { field: "defects" });
  const severity = severityOf(first.severity);
  for (const row of rows) {
    if (severityOf(row.severity) !== severity) return refuse("TKO_AGREEMENT_MIXED");
    if (row.dueOn === null) return refuse("TKO_AGREED_DUE_MISSING");
    if (compareDays(row.dueOn, row.raisedOn) < 0)
      return refuse("DEFECT_DUE_TOO_EARLY", { raisedOn: row.raisedOn, dueOn: row.dueOn });
    const remedy = checkRemedy(severity, row.remedy);
    if (!remedy.ok) return remedy;
    const allowed = ["UNASSIGNED", "ASSIGNED", "RETURNED", "DISPUTED"];
    if (!allowed.includes(row.status))
      return refuse("RECORD_STATUS", { action: "agree", status: row.status, allowed });
  }
  return ok(severity);
}

const states: Record<DefectStatus, "OPEN" | "FIXED" | "VERIFIED" | "VOID"> = {
  UNASSIGNED: "OPEN",
  ASSIGNED: "OPEN",
  RETURNED: "OPEN",
  DISPUTED: "OPEN",
  EXCEPTED: "OPEN",
  FIXED: "FIXED",
  VERIFIED: "VERIFIED",
  CLOSED: "VERIFIED",
  MERGED: "VOID",
  VOID: "VOID",
};

/** Where a defect stands on KF-10: overdue from the day after the agreed one (TKO-R20), urged once somebody pushed it. */
export function stateOf(
  of: { readonly status: DefectStatus; readonly dueOn: Day | null; readonly urgedOn: Day | null },
  today: Day,
): TakeoverDefectState {
  const state = states[of.status];
  if (state !== "OPEN" || of.dueOn === null || compareDays(today, of.dueOn) <= 0) return state;
  return of.urgedOn !== null && compareDays(of.urgedOn, of.dueOn) > 0 ? "URGED" : "OVERDUE";
}
