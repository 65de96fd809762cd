import { memberOf } from "@threshold/domain/unit-acceptance/group";
import { found } from "../change.ts";
import type { Context } from "../context.ts";
import type { Tx } from "../db/tenancy.ts";
import { refusalError } from "../refusal.ts";
import { findBatch, findRecord, findRecordOfResult } from "./queries.ts";

/** 照片 of a line: of the group's members, until the home's record is signed. */
export async function allowResultFiles(db: Tx, context: Context, _action: string, id: string) {
  const of = found(await findRecordOfResult(db, id));
  const record = found(await findRecord(db, of.recordId));
  const batch = found(await findBatch(db, record.batchId));
  const group = found(batch.groups.find((one) => one.id === of.groupId));
  const member = memberOf(group, context.viewer.personId);
  if ("refusal" in member) throw refusalError(member.refusal);
  if (record.status !== "PENDING")
    throw refusalError({
      code: "UAC_STATUS",
      details: { action: "attachEvidence", status: record.status, allowed: ["PENDING"] },
    });
  return { serviceCenterId: of.serviceCenterId, parents: [] };
}
