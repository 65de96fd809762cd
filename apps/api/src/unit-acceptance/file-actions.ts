import { memberOf } from "@threshold/domain/unit-acceptance/group";
import { carryFiles } from "../attachment/queries.ts";
import { found } from "../change.ts";
import type { Context } from "../context.ts";
import type { Tx } from "../db/tenancy.ts";
import { listCausedEvents } from "../defect/queries.ts";
import { refusalError } from "../refusal.ts";
import { findBatch, findRecord, findRecordOfResult } from "./queries.ts";

/**
 * 照片 of a line: of the group's members, until the home's record is signed. Those of a re-inspection are of whoever did it, whenever
 * they arrive, and stay: they are evidence of a step that was taken.
 */
export async function allowResultFiles(
  db: Tx,
  context: Context,
  action: "attachEvidence" | "removeAttachment",
  id: string,
) {
  const of = found(await findRecordOfResult(db, id));
  const record = found(await findRecord(db, of.recordId));
  const { personId } = context.viewer;
  const place = { serviceCenterId: of.serviceCenterId, parents: [] };
  if (of.round > 1) {
    if (of.doneById !== personId) throw refusalError({ code: "FORBIDDEN" });
    if (action === "attachEvidence") return place;
  } else {
    const batch = found(await findBatch(db, record.batchId));
    const group = found(batch.groups.find((one) => one.id === of.groupId));
    const member = memberOf(group, personId);
    if ("refusal" in member) throw refusalError(member.refusal);
    if (record.status === "PENDING") return place;
  }
  throw refusalError({
    code: "UAC_STATUS",
    details: { action, status: record.status, allowed: ["PENDING"] },
  });
}

/** A re-inspection's photos are those of the step that it was for the defect. */
export async function resultFilesChanged(db: Tx, _context: Context, id: string): Promise<void> {
  for (const event of await listCausedEvents(db, id))
    await carryFiles(db, { type: "UnitResult", id }, { type: "DefectEvent", id: event });
}
