import { found } from "../change.ts";
import type { Context } from "../context.ts";
import { gatheredPlan } from "../launch/queries.ts";
import { mayWork, recordAction, type RecordAction } from "../launch-record/record-actions.ts";

/** What the viewer can do with the plan's sales areas now, and why not; what is about one defect, the defect itself tells. */
export async function listSalesAreaActions(
  context: Context,
  planId: string,
): Promise<RecordAction[]> {
  const plan = found(await gatheredPlan(context, planId));
  const inspects =
    mayWork(context, plan, "SALES_AREA_INSPECTED") ||
    mayWork(context, plan, "SALES_AREA_ISSUES_SENT");
  const registers = mayWork(context, plan, "SALES_AREA_ITEMS");
  return [
    recordAction(plan, "recordSalesAreaHandover", inspects || registers, []),
    recordAction(plan, "inspectSalesArea", inspects, []),
    recordAction(plan, "raiseSalesAreaDefect", inspects, []),
    recordAction(plan, "keepSalesAreaItems", registers, []),
  ];
}
