import { found } from "../change.ts";
import type { Context } from "../context.ts";
import type { Tx } from "../db/tenancy.ts";
import { findPlan } from "../launch/queries.ts";
import { lockPlanOf } from "../launch-record/queries.ts";
import { refusalError } from "../refusal.ts";
import { sessionOf } from "./actions.ts";

/** Whoever works on a session keeps its sign-in sheet and photos; of one that was held nothing is taken away. */
export async function allowTrainingFiles(
  db: Tx,
  context: Context,
  action: "attachEvidence" | "removeAttachment",
  id: string,
): Promise<{ serviceCenterId: string; parents: string[] }> {
  const planId = found(await lockPlanOf(db, "launch_training", id));
  const plan = found(await findPlan(db, planId));
  const { session } = await sessionOf(db, context, plan, id);
  if (action === "removeAttachment" && session.heldOn !== null)
    throw refusalError({ code: "TRAINING_HELD" });
  return { serviceCenterId: plan.serviceCenterId, parents: [plan.id] };
}
