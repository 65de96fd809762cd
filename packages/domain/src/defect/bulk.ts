import { named } from "../bulk/bulk.ts";
import type { Day } from "../calendar/day.ts";
import type { Refusal } from "../refusal.ts";
import { ok, refuse, type Result } from "../result.ts";
import {
  awaitsFix,
  type DefectRights,
  type DefectStanding,
  dueOfDefect,
  reasonAgainst,
} from "./lifecycle.ts";
import type { DefectCategory, DefectSeverity, DefectTrade } from "./vocabulary.ts";

/**
 * What many defects are given at once (批量修改缺陷); what is left out stays. What they are is set right; who mends what is being
 * mended, and by when, is moved. The step from one status to the next is none of it: that is assigning, defect by defect.
 */
export interface DefectBulkChange {
  readonly category?: DefectCategory;
  readonly severity?: DefectSeverity;
  readonly trade?: DefectTrade;
  readonly contractorId?: string;
  readonly dueOn?: Day;
}

/**
 * The change as it is kept. Refused: NOTHING_CHANGES where it names nothing; DEFECT_SAFETY where many would touch safety at
 * once, for nothing takes that back (TKO-R14).
 */
export function readDefectChange(change: DefectBulkChange): Result<DefectBulkChange> {
  return change.severity === "SAFETY" ? refuse("DEFECT_SAFETY") : named(change);
}

/**
 * Why a defect does not take the change, or does not give it back: the rules of its own page. Refused: FORBIDDEN,
 * RECORD_STATUS, DEFECT_SAFETY (TKO-R14: never lighter).
 */
export function reasonAgainstBulk(
  defect: DefectStanding,
  rights: DefectRights,
  { contractorId, dueOn, ...kind }: DefectBulkChange,
): Refusal | undefined {
  if (kind.severity !== undefined && defect.severity === "SAFETY") return { code: "DEFECT_SAFETY" };
  if (Object.keys(kind).length > 0) {
    const refusal = reasonAgainst("splitDefect", defect, rights);
    if (refusal) return refusal;
  }
  if (contractorId === undefined && dueOn === undefined) return undefined;
  const refusal = reasonAgainst("assignDefects", defect, rights);
  if (refusal) return refusal;
  // Who mends it and by when moves while somebody is at work on it.
  const awaited = awaitsFix(defect);
  return awaited.ok ? undefined : awaited.refusal;
}

/** The columns of one defect. Refused as `reasonAgainstBulk`, and DEFECT_DUE_TOO_EARLY. */
export function changeDefect(
  defect: DefectStanding,
  rights: DefectRights,
  change: DefectBulkChange,
): Result<DefectBulkChange> {
  const refusal = reasonAgainstBulk(defect, rights, change);
  if (refusal) return { ok: false, refusal };
  const due = change.dueOn === undefined ? ok(null) : dueOfDefect(defect, change.dueOn);
  return due.ok ? ok(change) : due;
}
