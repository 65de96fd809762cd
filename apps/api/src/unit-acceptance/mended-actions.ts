import { reinspectedStatus } from "@threshold/domain/unit-acceptance/verdict";
import type { DecidingContext } from "../approval/actions.ts";
import type { Tx } from "../db/tenancy.ts";
import { standingOfSource } from "../defect/queries.ts";
import { cancelSignatures } from "../signature/actions.ts";
import { askMembers, followBatch, groupsOf } from "./follow.ts";
import { obligeToSign } from "./duties.ts";
import { findException, updateMending, updateRecord } from "./queries.ts";
import { gatherRecord, openBeside, statesOf } from "./record-state.ts";

/**
 * A defect of a home moved: its line is mended so far, and the record follows (UAC-R09). What was made void is looked at
 * again; what is accepted as it is keeps the reason.
 */
export async function defectMoved(
  db: Tx,
  context: DecidingContext,
  { id, item }: { readonly id: string; readonly item: string | null },
): Promise<void> {
  const { record, results } = await gatherRecord(db, id);
  const result = item === null ? undefined : results.get(item);
  if (result?.outcome === "FAIL") {
    const all = await standingOfSource(db, { kind: "UNIT_ACCEPTANCE", id });
    const defects = all.filter((defect) => defect.item === item);
    const open = defects.filter((defect) => defect.open);
    const last = defects.at(-1)?.status;
    const mending =
      open.length > 0
        ? open.every(({ status }) => status === "FIXED")
          ? "RECTIFIED"
          : "OPEN"
        : last === "VOID"
          ? "RECTIFIED"
          : last === "EXCEPTED"
            ? "OPEN"
            : "VERIFIED";
    const isExcepted = open.length === 0 && last === "EXCEPTED";
    const exception = isExcepted ? await findException(db, defects.at(-1)!.id) : null;
    await updateMending(db, result.id, { mending, exception });
  }
  if (["RECTIFYING", "RECTIFIED", "REINSPECTED"].includes(record.status))
    await settleRecord(db, context, id);
}

/** Where a record that is mended stands; once nothing blocks it is signed once more, as another round. */
export async function settleRecord(db: Tx, context: DecidingContext, id: string): Promise<void> {
  const gathered = await gatherRecord(db, id);
  const { record, batch } = gathered;
  const status = reinspectedStatus(statesOf(gathered), await openBeside(db, id));
  if (status === record.status) return;
  const round = status === "REINSPECTED" ? record.round + 1 : record.round;
  await updateRecord(db, id, { status, round });
  if (record.status === "REINSPECTED") {
    const sheet = { recordType: "UnitAcceptance", recordId: id, key: `ROUND_${record.round}` };
    await cancelSignatures(db, context, sheet);
    for (const group of groupsOf(gathered)) await obligeToSign(db, context, batch, group);
  }
  if (status === "REINSPECTED")
    await askMembers(db, context, { ...gathered, record: { ...record, round } });
  await followBatch(db, gathered);
}
