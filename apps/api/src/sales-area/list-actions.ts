import { found } from "../change.ts";
import type { Context } from "../context.ts";
import { read } from "../db/tenancy.ts";
import { gatheredPlan } from "../launch/queries.ts";
import { mayWork, recordAction, type RecordAction } from "../launch-record/record-actions.ts";
import { mayFollow } from "./issue-actions.ts";
import { areasStatement } from "./queries.ts";

/** What the viewer can do with the plan's sales areas now, and why not; what is about one problem, with its id. */
export async function listSalesAreaActions(
  context: Context,
  planId: string,
): Promise<RecordAction[]> {
  const [gathered, rows] = await Promise.all([
    gatheredPlan(context, planId),
    read(context, areasStatement(planId)),
  ]);
  const plan = found(gathered);
  const inspects =
    mayWork(context, plan, "SALES_AREA_INSPECTED") ||
    mayWork(context, plan, "SALES_AREA_ISSUES_SENT");
  const registers = mayWork(context, plan, "SALES_AREA_ITEMS");
  return [
    recordAction(plan, "recordSalesAreaHandover", inspects || registers, []),
    recordAction(plan, "inspectSalesArea", inspects, []),
    recordAction(plan, "addSalesAreaIssue", inspects, []),
    recordAction(plan, "keepSalesAreaItems", registers, []),
    ...rows
      .flatMap(({ area }) => area.issues)
      .map((issue) =>
        recordAction(
          plan,
          "followAreaIssue",
          mayFollow(context, plan, issue),
          [],
          `SalesAreaIssue_${issue.id}`,
        ),
      ),
  ];
}
