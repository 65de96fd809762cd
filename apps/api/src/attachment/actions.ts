import { reasonAgainst } from "@threshold/domain/launch/task-lifecycle";
import type { Permission } from "@threshold/domain/organization/permissions";
import { v7 as uuid } from "uuid";
import { allow, change, found, uuidOf } from "../change.ts";
import type { Context } from "../context.ts";
import { type Lock, type Tx, write } from "../db/tenancy.ts";
import { parseId } from "../graphql/id.ts";
import { findPlanOfTask, planOfTaskLock } from "../launch/queries.ts";
import { factsOf } from "../launch/task-actions.ts";
import { refusalError } from "../refusal.ts";
import type { RemoveAttachmentInput } from "./inputs.ts";
import {
  announceRecord,
  countAttachments,
  findAttachment,
  insertAttachment,
  lockAttachment,
  lockPlaceOf,
  markRemoved,
  type RecordType,
  recordTypes,
} from "./queries.ts";

/** Files that one record holds at most. */
const mostFiles = 50;

/** A file that is kept already and now goes to its record. */
export interface NewAttachment {
  readonly clientMutationId: string;
  /** Global id of a launch task, launch plan or estate. */
  readonly record: string;
  readonly name: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly hasThumbnail: boolean;
}

interface FileRecord {
  readonly type: RecordType;
  readonly recordId: string;
}

/** The record a file hangs on: a launch task, launch plan or estate, else NOT_FOUND. */
export function recordOf(id: string): { type: RecordType; id: string } {
  const parsed = found(parseId(id));
  const type = found(recordTypes.find((one) => one === parsed.type));
  return { type, id: parsed.uuid };
}

/** Attaches a file to its record. Under the same key the same file is attached once. */
export function attachFile(context: Context, input: NewAttachment): Promise<{ id: string }> {
  const { type, id: recordId } = recordOf(input.record);
  return change(
    context,
    "attachFile",
    input,
    async (db) => {
      const { serviceCenterId, parents } = await allowOneMore(db, context, { type, recordId });
      const id = uuid();
      await insertAttachment(db, {
        id,
        service_center_id: serviceCenterId,
        record_type: type,
        record_id: recordId,
        name: input.name,
        media_type: input.mediaType,
        size_bytes: input.sizeBytes,
        sha256: input.sha256,
        has_thumbnail: input.hasThumbnail,
        removed_at: null,
      });
      await announceRecord(db, type, recordId, parents);
      return { id };
    },
    lockOf(type, recordId),
  );
}

/** Refuses ahead of the upload what would be refused after it. */
export function checkAttachable(context: Context, record: string): Promise<unknown> {
  const { type, id: recordId } = recordOf(record);
  const use = { name: "checkAttachable", key: null, input: null };
  return write(context, use, (db) => allowOneMore(db, context, { type, recordId }));
}

async function allowOneMore(db: Tx, context: Context, record: FileRecord) {
  const place = await allowFiles(db, context, "attachEvidence", record);
  if ((await countAttachments(db, record.recordId)) >= mostFiles)
    throw refusalError({ code: "TOO_MANY_FILES", details: { limit: mostFiles } });
  return place;
}

/** Takes a file off its record; evidence of finished work stays until the work is reopened. */
export async function removeAttachment(context: Context, input: RemoveAttachmentInput) {
  const id = uuidOf("Attachment", input.id);
  // Looked up ahead of the transaction for its lock only: which record it hangs on never changes.
  const known = await findAttachment(context, id);
  const lock = known && lockOf(known.recordType, known.recordId);
  return change(
    context,
    "removeAttachment",
    input,
    async (db) => {
      const row = found(await lockAttachment(db, id));
      const record = { type: row.recordType, recordId: row.recordId };
      const { parents } = await allowFiles(db, context, "removeAttachment", record);
      await markRemoved(db, id);
      await announceRecord(db, row.recordType, row.recordId, parents);
      return { removedId: input.id };
    },
    lock,
  );
}

/** A task's rules decide on the plan as it stands: they wait for each other there. */
const lockOf = (type: RecordType, id: string): Lock | undefined =>
  type === "LaunchTask" ? planOfTaskLock(id) : undefined;

const permissionFor: Record<"LaunchPlan" | "Estate", Permission> = {
  LaunchPlan: "launch.update",
  Estate: "org.manage",
};

/** Refuses what the viewer may not do with the record's files now; tells where the record lies. */
async function allowFiles(
  db: Tx,
  context: Context,
  action: "attachEvidence" | "removeAttachment",
  { type, recordId }: FileRecord,
): Promise<{ serviceCenterId: string; parents: string[] }> {
  if (type === "LaunchTask") {
    const { plan, facts, rights } = factsOf(
      context,
      found(await findPlanOfTask(db, recordId)),
      recordId,
    );
    const refusal = reasonAgainst(action, facts, rights);
    if (refusal) throw refusalError(refusal);
    return { serviceCenterId: plan.serviceCenterId, parents: [plan.id] };
  }
  const { estateId, serviceCenterId } = found(await lockPlaceOf(db, type, recordId));
  allow(context, permissionFor[type], {
    level: "ESTATE",
    id: estateId,
    centerId: serviceCenterId,
  });
  return { serviceCenterId, parents: [] };
}
