import type { Capture } from "@threshold/domain/attachment/capture";
import { v7 as uuid } from "uuid";
import { change, found, uuidOf } from "../change.ts";
import type { Context } from "../context.ts";
import { type Tx, write } from "../db/tenancy.ts";
import { parseId } from "../graphql/id.ts";
import { refusalError } from "../refusal.ts";
import type { RemoveAttachmentInput } from "./inputs.ts";
import {
  announceRecord,
  countAttachments,
  findAttachment,
  insertAttachment,
  lockAttachment,
  markRemoved,
} from "./queries.ts";
import { recordsWithFiles } from "./records.ts";

/** Files that one record holds at most. */
const mostFiles = 50;

/** A file that is kept already and now goes to its record. */
export interface NewAttachment {
  readonly clientMutationId: string;
  /** Global id of a record of a kind that takes files (records.ts). */
  readonly record: string;
  readonly name: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly hasThumbnail: boolean;
  /** When and where a photo was taken, where that is known. */
  readonly capture: Capture | null;
}

/** The record a file hangs on, one of a kind that takes files, else NOT_FOUND. */
export function recordOf(id: string): { type: string; id: string } {
  const parsed = found(parseId(id));
  found(recordsWithFiles[parsed.type]);
  return { type: parsed.type, id: parsed.uuid };
}

/** Attaches a file to its record. Under the same key the same file is attached once. */
export function attachFile(context: Context, input: NewAttachment): Promise<{ id: string }> {
  const { type, id: recordId } = recordOf(input.record);
  return change(
    context,
    "attachFile",
    input,
    async (db) => {
      const { serviceCenterId, parents } = await allowOneMore(db, context, type, recordId);
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
        capture: input.capture && JSON.stringify(input.capture),
        removed_at: null,
      });
      await recordsWithFiles[type]?.changed?.(db, context, recordId);
      await announceRecord(db, type, recordId, parents);
      return { id };
    },
    recordsWithFiles[type]?.lock?.(recordId),
  );
}

/** Refuses ahead of the upload what would be refused after it. */
export function checkAttachable(context: Context, record: string): Promise<unknown> {
  const { type, id: recordId } = recordOf(record);
  const use = { name: "checkAttachable", key: null, input: null };
  return write(context, use, (db) => allowOneMore(db, context, type, recordId));
}

async function allowOneMore(db: Tx, context: Context, type: string, recordId: string) {
  const place = await found(recordsWithFiles[type]).allow(db, context, "attachEvidence", recordId);
  if ((await countAttachments(db, recordId)) >= mostFiles)
    throw refusalError({ code: "TOO_MANY_FILES", details: { limit: mostFiles } });
  return place;
}

/** Takes a file off its record; evidence of finished work stays until the work is reopened. */
export async function removeAttachment(context: Context, input: RemoveAttachmentInput) {
  const id = uuidOf("Attachment", input.id);
  // Looked up ahead of the transaction for its lock only: which record it hangs on never changes.
  const known = await findAttachment(context, id);
  const lock = known && recordsWithFiles[known.recordType]?.lock?.(known.recordId);
  return change(
    context,
    "removeAttachment",
    input,
    async (db) => {
      const row = found(await lockAttachment(db, id));
      const kind = found(recordsWithFiles[row.recordType]);
      const { parents } = await kind.allow(db, context, "removeAttachment", row.recordId, id);
      await markRemoved(db, id);
      await kind.changed?.(db, context, row.recordId);
      await announceRecord(db, row.recordType, row.recordId, parents);
      return { removedId: input.id };
    },
    lock,
  );
}
