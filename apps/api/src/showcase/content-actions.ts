import {
  checkReviewable,
  draftContent,
  isMadeByTraining,
  retire,
  show,
} from "@threshold/domain/showcase/content";
import type { ShowcaseRights } from "@threshold/domain/showcase/rights";
import { showcaseContentTypes } from "@threshold/domain/showcase/vocabulary";
import { v7 as uuid } from "uuid";
import { requestApproval } from "../approval/actions.ts";
import { change, found, optionalText, unwrap, uuidOf } from "../change.ts";
import { contentHashOf } from "../content-hash.ts";
import type { Context } from "../context.ts";
import type { Tx } from "../db/tenancy.ts";
import { refusalError } from "../refusal.ts";
import type {
  ChangeShowcaseContentInput,
  DraftShowcaseContentInput,
  RetireShowcaseContentInput,
  ShowShowcaseContentInput,
  SubmitShowcaseContentInput,
} from "./inputs.ts";
import { allowNow } from "./plan-actions.ts";
import {
  type ContentRow,
  findContent,
  findShowcase,
  insertContent,
  listContentFiles,
  lockShowcaseOf,
  retireShown,
  showcaseLock,
  type ShowcaseRow,
  updateContent,
} from "./queries.ts";

/** What the training department makes nobody else does (SHW-R01, SHW-R11). */
function allowMaking(type: ContentRow["type"], rights: ShowcaseRights): void {
  if (isMadeByTraining(type) && !rights.review)
    throw refusalError({ code: "FORBIDDEN", details: { permission: "showcase.review" } });
}

const remarkOf = (remark: string | null | undefined) =>
  optionalText("remark", remark?.trim() || null, 500) ?? null;

/** 新建展示内容 */
export function draftShowcaseContent(context: Context, input: DraftShowcaseContentInput) {
  const showcaseId = uuidOf("ShowcasePlan", input.showcaseId);
  return change(
    context,
    "draftShowcaseContent",
    input,
    async (db) => {
      const showcase = found(await findShowcase(db, showcaseId));
      const rights = allowNow(context, showcase, "draftShowcaseContent");
      allowMaking(input.type, rights);
      const { edition, loop, copies, points } = unwrap(draftContent(input.type, input));
      const id = uuid();
      await insertContent(db, {
        id,
        service_center_id: showcase.serviceCenterId,
        showcase_id: showcaseId,
        type: input.type,
        edition,
        made_by: rights.review ? "TRAINING" : "CUSTOMER_SERVICE",
        plays_in_loop: loop,
        copies,
        points: [...points],
        remark: remarkOf(input.remark),
      });
      return { showcase: showcaseId, content: id };
    },
    showcaseLock(showcaseId),
  );
}

/** Lock, gather, allow, then the paragraph: the one way in which a content changes. */
function onContent(
  context: Context,
  name: string,
  input: { readonly clientMutationId: string; readonly id: string },
  step: (db: Tx, content: ContentRow, rights: ShowcaseRights, of: ShowcaseRow) => Promise<void>,
) {
  const id = uuidOf("ShowcaseContent", input.id);
  return change(context, name, input, async (db) => {
    const { content, showcase } = await gatherContent(db, id);
    const rights = allowNow(context, showcase, "draftShowcaseContent");
    allowMaking(content.type, rights);
    await step(db, content, rights, showcase);
    return { showcase: showcase.id, content: id };
  });
}

/** A content with its showcase, at which whoever changes it waits. */
export async function gatherContent(db: Tx, id: string) {
  const showcaseId = found(await lockShowcaseOf(db, "showcase_content", id));
  return {
    showcase: found(await findShowcase(db, showcaseId)),
    content: found(await findContent(db, id)),
  };
}

/** Refuses to change what is reviewed, or being reviewed. */
export function allowDrafting({ status, submittedOn }: ContentRow): void {
  if (status !== "DRAFT") throw refusalError({ code: "CONTENT_STATUS", details: { status } });
  if (submittedOn !== null) throw refusalError({ code: "APPROVAL_OPEN" });
}

/** 修改展示内容 */
export const changeShowcaseContent = (context: Context, input: ChangeShowcaseContentInput) =>
  onContent(context, "changeShowcaseContent", input, async (db, content) => {
    allowDrafting(content);
    if (content.rowVersion !== input.version)
      throw refusalError({ code: "STALE_VERSION", details: { version: content.rowVersion } });
    const { edition, loop, copies, points } = unwrap(draftContent(content.type, input));
    const columns = { edition, plays_in_loop: loop, copies, points: [...points] };
    await updateContent(db, content.id, { ...columns, remark: remarkOf(input.remark) });
  });

/**
 * 提交审核: to the training department (SHW-R01). What the training department itself made it has reviewed by making it:
 * a region may have one training officer, who cannot review his own.
 */
export const submitShowcaseContent = (context: Context, input: SubmitShowcaseContentInput) =>
  onContent(context, "submitShowcaseContent", input, async (db, content, rights, showcase) => {
    allowDrafting(content);
    unwrap(checkReviewable(content));
    const submitted = { submitted_on: context.today, returned_reason: null };
    if (content.madeBy === "TRAINING" && rights.review) {
      const reviewed = { reviewed_on: context.today, reviewed_by: context.viewer.personId };
      await updateContent(db, content.id, { ...submitted, status: "REVIEWED", ...reviewed });
      return;
    }
    await updateContent(db, content.id, submitted);
    await requestApproval(db, context, await reviewOf(db, content, showcase));
  });

async function reviewOf(db: Tx, content: ContentRow, showcase: ShowcaseRow) {
  const { type, version, loop, copies, points } = content;
  const files = await listContentFiles(db, content.id);
  const { zh, en } = showcaseContentTypes[type];
  return {
    chain: "SHOWCASE_CONTENT",
    recordType: "ShowcaseContent",
    recordId: content.id,
    serviceCenterId: content.serviceCenterId,
    summary: {
      title: `展示内容：${zh} · ${showcase.estateName}`,
      titleEn: `Showcase content: ${en} · ${showcase.estateName}`,
      facts: [
        { label: "版本", labelEn: "Edition", value: version },
        { label: "文件", labelEn: "Files", value: files.map(({ name }) => name).join("、") },
      ],
    },
    contentHash: contentHashOf({
      type,
      version,
      loop,
      copies,
      points: [...points],
      files: files.map(({ sha256 }) => sha256),
    }),
    authorIds: content.createdBy === null ? [] : [content.createdBy],
  } as const;
}

/** 展示: the edition on show so far makes way. */
export const showShowcaseContent = (context: Context, input: ShowShowcaseContentInput) =>
  onContent(context, "showShowcaseContent", input, async (db, content) => {
    const { status } = unwrap(show(content));
    await retireShown(db, content.showcaseId, content.type);
    await updateContent(db, content.id, { status, shown_on: context.today });
  });

/** 停用 */
export const retireShowcaseContent = (context: Context, input: RetireShowcaseContentInput) =>
  onContent(context, "retireShowcaseContent", input, async (db, content) => {
    if (content.submittedOn !== null && content.status === "DRAFT")
      throw refusalError({ code: "APPROVAL_OPEN" });
    const { status } = unwrap(retire(content));
    await updateContent(db, content.id, { status, retired_on: context.today });
  });
