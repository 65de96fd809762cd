import {
  type DefectSeverity,
  type DefectStatus,
  isOpenDefect,
} from "@threshold/domain/defect/vocabulary";
import { refusedStep } from "@threshold/domain/takeover/defect";
import { checkTransferred } from "@threshold/domain/takeover/transfer";
import { unwrap } from "../change.ts";
import type { Tx } from "../db/tenancy.ts";
import { refusalError } from "../refusal.ts";
import { settleMended } from "./duties.ts";
import { listTransferred, saveDefect } from "./queries.ts";

/**
 * What a takeover says of every step of its defects: none is waived (TKO-R14), and no step may leave something unsafe in what was
 * transferred, whether it was raised, reopened, merged or made graver there.
 */
export async function guardTakeoverDefect(
  db: Tx,
  defect: {
    readonly estateId: string;
    readonly severity: DefectSeverity;
    readonly status: DefectStatus;
  },
): Promise<void> {
  const refusal = refusedStep(defect.severity, defect.status);
  if (refusal) throw refusalError(refusal);
  unwrap(checkTransferred(await listTransferred(db, defect.estateId)));
}

/** A defect of a takeover is there, also one that was split off, and what is mended is urged no more. */
export async function takeoverDefectMoved(
  db: Tx,
  _context: unknown,
  { id }: { readonly id: string },
  now: {
    readonly defectId: string;
    readonly serviceCenterId: string;
    readonly status: DefectStatus;
  },
): Promise<void> {
  const { defectId, serviceCenterId, status } = now;
  await saveDefect(db, { id: defectId, serviceCenterId, projectId: id });
  if (!isOpenDefect(status) || status === "FIXED") await settleMended(db, defectId);
}
