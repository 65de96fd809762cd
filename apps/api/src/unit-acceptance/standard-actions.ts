import { mayAnywhere } from "@threshold/domain/organization/viewer";
import {
  checkDraft,
  publishStandard,
  readStandard,
} from "@threshold/domain/unit-acceptance/standard-editing";
import { firstStandard } from "@threshold/domain/unit-acceptance/standards";
import { v7 as uuid } from "uuid";
import { change, found, text, unwrap, uuidOf } from "../change.ts";
import type { Context } from "../context.ts";
import type { Tx } from "../db/tenancy.ts";
import { refusalError } from "../refusal.ts";
import type {
  DiscardAcceptanceStandardInput,
  DraftAcceptanceStandardInput,
  EditAcceptanceStandardInput,
  PublishAcceptanceStandardInput,
} from "./standard-inputs.ts";
import {
  deleteStandard,
  findStandard,
  insertStandard,
  lockStandard,
  type StandardRow,
  updateStandard,
} from "./queries.ts";

const newRow = { note: null, published_by: null, updated_by: null };

/** The standard in use; a company that never had one begins with the seed's. */
export async function standardInUse(
  db: Tx,
  { now }: Pick<Context, "now">,
): Promise<Pick<StandardRow, "id" | "number" | "content">> {
  const inUse = await findStandard(db);
  if (inUse) return inUse;
  const first = { id: uuid(), number: 1, content: firstStandard };
  const content = JSON.stringify(firstStandard);
  await insertStandard(db, { ...newRow, ...first, content, published_at: now });
  return first;
}

/** Standards are the company's: whoever keeps them in a region keeps them for all. */
function allowKeeping(context: Context) {
  const permission = "unitAcceptance.standard.manage";
  if (!mayAnywhere(context.viewer, permission))
    throw refusalError({ code: "FORBIDDEN", details: { permission } });
}

/** 新建标准版本: a draft begins as a copy of what is in use; one at a time. */
export const draftAcceptanceStandard = (context: Context, input: DraftAcceptanceStandardInput) =>
  change(context, "draftAcceptanceStandard", input, async (db) => {
    allowKeeping(context);
    const { number, content } = await standardInUse(db, context);
    const id = uuid();
    const row = { id, number: number + 1, content: JSON.stringify(content) };
    await insertStandard(db, { ...newRow, ...row, published_at: null });
    return { standard: id };
  });

/** Allow, lock, and see that it is a draft as it was looked at. */
async function lockDraft(
  context: Context,
  db: Tx,
  input: { readonly id: string; readonly version: number },
): Promise<StandardRow> {
  const draft = found(await lockStandard(db, uuidOf("AcceptanceStandard", input.id)));
  allowKeeping(context);
  unwrap(checkDraft({ isPublished: draft.publishedAt !== null }));
  if (draft.version !== input.version)
    throw refusalError({ code: "STALE_VERSION", details: { version: draft.version } });
  return draft;
}

/** 编辑标准草稿: the whole of it; every rule but that something changed holds for a draft as well. */
export const editAcceptanceStandard = (context: Context, input: EditAcceptanceStandardInput) =>
  change(context, "editAcceptanceStandard", input, async (db) => {
    const { id } = await lockDraft(context, db, input);
    const present = await standardInUse(db, context);
    const content = unwrap(readStandard(input.content, present.content));
    await updateStandard(db, id, { content: JSON.stringify(content) });
    return { standard: id };
  });

/** 发布标准: batches to come are held to it; those that are there stay on theirs. */
export const publishAcceptanceStandard = (
  context: Context,
  input: PublishAcceptanceStandardInput,
) =>
  change(context, "publishAcceptanceStandard", input, async (db) => {
    const { id, content } = await lockDraft(context, db, input);
    const present = await standardInUse(db, context);
    unwrap(publishStandard({ isPublished: false, content }, present.content));
    const published = { published_at: context.now, published_by: context.viewer.personId };
    await updateStandard(db, id, { ...published, note: text("note", input.note, 500) });
    return { standard: id };
  });

/** 放弃标准草稿: what was in it stays in the history of changes. */
export const discardAcceptanceStandard = (
  context: Context,
  input: DiscardAcceptanceStandardInput,
) =>
  change(context, "discardAcceptanceStandard", input, async (db) => {
    const { id } = await lockDraft(context, db, input);
    await deleteStandard(db, id);
    return { discardedId: input.id };
  });
