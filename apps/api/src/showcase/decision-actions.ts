import { approve, review, sendBack } from "@threshold/domain/showcase/plan";
import { found, unwrap } from "../change.ts";
import type { Context } from "../context.ts";
import type { Tx } from "../db/tenancy.ts";
import { obligeFor } from "./duties.ts";
import { findContent, findShowcase, updateContent, updateShowcase } from "./queries.ts";

// What becomes of a showcase and its content once it is decided on, in the deciding transaction.

type Deciding = Pick<Context, "now" | "today" | "calendar" | "scope">;

/** The chain's step that is the training department's review (审核). */
const REVIEW = "REVIEW";

/** 培训部审核通过 (SHW-R03) */
export async function reviewedShowcase(
  db: Tx,
  context: Deciding,
  id: string,
  step: string,
): Promise<void> {
  if (step !== REVIEW) return;
  const showcase = found(await findShowcase(db, id));
  await updateShowcase(db, id, { ...unwrap(review(showcase)), reviewed_on: context.today });
}

/** 审批通过: it may be carried out. Where a company's chain has no review of its own, who approves has reviewed. */
export async function approvedShowcase(db: Tx, context: Deciding, id: string): Promise<void> {
  const showcase = found(await findShowcase(db, id));
  if (showcase.status === "AGREED") await reviewedShowcase(db, context, id, REVIEW);
  const { status } = unwrap(approve(found(await findShowcase(db, id))));
  await updateShowcase(db, id, { status, approved_on: context.today });
}

/** 退回 */
export async function returnedShowcase(
  db: Tx,
  context: Deciding,
  id: string,
  reason: string | null,
): Promise<void> {
  const showcase = found(await findShowcase(db, id));
  const { status } = unwrap(sendBack(showcase, reason));
  await updateShowcase(db, id, { status, reviewed_on: null, returned_reason: reason });
  await obligeFor(db, context, showcase, "SHOWCASE_REWORK");
}

/** 展示内容审核通过 (SHW-R01) */
export async function reviewedContent(db: Tx, context: Deciding, id: string): Promise<void> {
  const reviewed = { reviewed_on: context.today, reviewed_by: context.scope.personId };
  await updateContent(db, id, { status: "REVIEWED", ...reviewed });
}

/** 展示内容退回 */
export async function returnedContent(
  db: Tx,
  _context: Deciding,
  id: string,
  reason: string | null,
): Promise<void> {
  found(await findContent(db, id));
  await updateContent(db, id, { submitted_on: null, returned_reason: reason });
}
