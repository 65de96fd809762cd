import { found } from "../change.ts";
import type { Context } from "../context.ts";
import type { Tx } from "../db/tenancy.ts";
import { refusalError } from "../refusal.ts";
import { allowDrafting, gatherContent } from "./content-actions.ts";
import { rightsAt } from "./plan-actions.ts";
import {
  findEvent,
  findShowcase,
  lockShowcase,
  lockShowcaseOf,
  type ShowcaseRow,
} from "./queries.ts";

type Action = "attachEvidence" | "removeAttachment";

const placed = ({ serviceCenterId, id }: ShowcaseRow) => ({ serviceCenterId, parents: [id] });

/** What hangs on a plan or a board is added until it is taken down, and taken away from a draft alone. */
function allowFiles(context: Context, showcase: ShowcaseRow, action: Action) {
  if (!rightsAt(context, showcase).plan)
    throw refusalError({ code: "FORBIDDEN", details: { permission: "showcase.plan" } });
  const { status } = showcase;
  if (status === "CLOSED" || (action === "removeAttachment" && status !== "DRAFT"))
    throw refusalError({ code: "SHOWCASE_STATUS", details: { status } });
  return placed(showcase);
}

export async function allowShowcaseFiles(db: Tx, context: Context, action: Action, id: string) {
  await lockShowcase(db, id);
  return allowFiles(context, found(await findShowcase(db, id)), action);
}

export async function allowBoardFiles(db: Tx, context: Context, action: Action, id: string) {
  const showcaseId = found(await lockShowcaseOf(db, "showcase_board", id));
  return allowFiles(context, found(await findShowcase(db, showcaseId)), action);
}

/** Photos of what is held, by who plans it; a record of it stays. */
export async function allowEventFiles(db: Tx, context: Context, action: Action, id: string) {
  const showcaseId = found(await lockShowcaseOf(db, "showcase_event", id));
  const showcase = found(await findShowcase(db, showcaseId));
  if (!rightsAt(context, showcase).plan)
    throw refusalError({ code: "FORBIDDEN", details: { permission: "showcase.plan" } });
  const { heldOn, cancelledReason } = found(await findEvent(db, id));
  const isKept = action === "removeAttachment" && heldOn !== null;
  if (cancelledReason !== null || isKept) throw refusalError({ code: "SHOWCASE_EVENT_OVER" });
  return placed(showcase);
}

/** A content's files are what is reviewed: they change while it is a draft. */
export async function allowContentFiles(db: Tx, context: Context, _action: Action, id: string) {
  const { content, showcase } = await gatherContent(db, id);
  const rights = rightsAt(context, showcase);
  if (!(content.madeBy === "TRAINING" ? rights.review : rights.content))
    throw refusalError({ code: "FORBIDDEN", details: { permission: "showcase.content.manage" } });
  allowDrafting(content);
  return placed(showcase);
}
