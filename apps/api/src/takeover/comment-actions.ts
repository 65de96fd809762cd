import { type CommentedRecord, commentedRecords } from "@threshold/domain/takeover/vocabulary";
import { v7 as uuid } from "uuid";
import { found, text } from "../change.ts";
import type { Context } from "../context.ts";
import { parseId } from "../graphql/id.ts";
import { notify } from "../notification/notify.ts";
import { findPersonName } from "../organization/queries.ts";
import type { CommentOnTakeoverInput } from "./inputs.ts";
import { onTakeover } from "./project-actions.ts";
import { findAbout, insertComment } from "./queries.ts";

const isCommented = (type: string): type is CommentedRecord => type in commentedRecords;

/**
 * 提出意见 (TKO-R01): the region supervises and gives technical support on every record of its centers, and whoever reads the takeover
 * answers. The team's leader and the region's staff are told.
 */
export const commentOnTakeover = (context: Context, input: CommentOnTakeoverInput) =>
  onTakeover(context, "commentOnTakeover", input, async (db, row) => {
    const { type, uuid: recordId } = found(parseId(input.recordId ?? `TakeoverProject_${row.id}`));
    if (!isCommented(type)) return found(undefined);
    const isWhole = type === "TakeoverProject";
    if (isWhole && recordId !== row.id) found(undefined);
    const about = isWhole ? null : found(await findAbout(db, row.id, { type, id: recordId }));
    const said = text("text", input.text, 1_000);
    const id = uuid();
    await insertComment(db, {
      id,
      service_center_id: row.serviceCenterId,
      project_id: row.id,
      record_type: type,
      record_id: recordId,
      about,
      text: said,
    });
    const { personId } = context.viewer;
    const by = found(await findPersonName(db, personId));
    const more = {
      kind: "TAKEOVER_COMMENTED" as const,
      data: { title: row.name, place: row.estateName, by, text: said },
      record: { type: "TakeoverProject", id: row.id },
      key: `takeover comment ${id}`,
    };
    const leader = row.leaderId !== null && row.leaderId !== personId ? [row.leaderId] : [];
    await notify(db, [
      { ...more, to: leader },
      { ...more, to: { role: "REGION_STAFF", serviceCenterId: row.serviceCenterId } },
    ]);
    return { comment: id };
  });
