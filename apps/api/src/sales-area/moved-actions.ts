import type { DefectStatus } from "@threshold/domain/defect/vocabulary";
import type { DecidingContext } from "../approval/actions.ts";
import { found } from "../change.ts";
import type { Tx } from "../db/tenancy.ts";
import { findPlan } from "../launch/queries.ts";
import { isWorkedOn } from "../launch-record/record-actions.ts";
import { lockPlanOf } from "../launch-record/queries.ts";
import { refusalError } from "../refusal.ts";
import { follow } from "./follow.ts";
import { followArea } from "./queries.ts";

/** Steps by which one more is to be told in writing, or one less. */
const changesWhatIsToTell: readonly DefectStatus[] = ["UNASSIGNED", "VOID", "MERGED", "EXCEPTED"];

/**
 * A defect of a sales area moved (TKO-R22): the launch's task follows what is still to be told in writing (LCH-R25). Whoever does not
 * see the launch leaves that as it is. Refused: FORBIDDEN.
 */
export async function areaDefectMoved(
  db: Tx,
  context: DecidingContext,
  { id: handoverId }: { readonly id: string },
  { defectId, status }: { readonly defectId: string; readonly status: DefectStatus },
): Promise<void> {
  const { told } = await followArea(db, defectId);
  if (told || !changesWhatIsToTell.includes(status)) return;
  const planId = await lockPlanOf(db, "sales_area_handover", handoverId);
  if (planId === undefined)
    throw refusalError({ code: "FORBIDDEN", details: { permission: "launch.read" } });
  const plan = found(await findPlan(db, planId));
  const task = plan.tasks.find(({ code }) => code === "SALES_AREA_ISSUES_SENT");
  if (isWorkedOn(plan))
    await follow(db, context, plan, { SALES_AREA_ISSUES_SENT: task?.doneOn ?? null });
}
