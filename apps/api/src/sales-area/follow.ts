import type { Day } from "@threshold/domain/calendar/day";
import { areaStanding, type AreaTask } from "@threshold/domain/launch/sales-area";
import type { DecidingContext } from "../approval/actions.ts";
import type { Tx } from "../db/tenancy.ts";
import type { GatheredPlan } from "../launch/queries.ts";
import { tasksFollow } from "../launch/task-actions.ts";
import { stepsBetween } from "../launch-record/record-actions.ts";
import { findAreas } from "./queries.ts";

/**
 * The launch's tasks follow its areas as they stand now: begun, done with the last of the three, or taken up again. `was`: the day on
 * which each of the tasks in question was done ahead of the change.
 */
export async function follow(
  db: Tx,
  context: DecidingContext,
  plan: GatheredPlan,
  was: Readonly<Partial<Record<AreaTask, Day | null>>>,
): Promise<void> {
  const areas = await findAreas(db, plan.id);
  const is = areaStanding(areas);
  const hasDefects = areas.some(({ defects }) => defects > 0);
  const codes = (Object.keys(was) as AreaTask[]).filter(
    (code) => code !== "SALES_AREA_ISSUES_SENT" || hasDefects || is[code] !== null,
  );
  // A defect that shows once the launch is declared ready is followed all the same; the declaration stands.
  const steps = codes
    .flatMap((code) => stepsBetween(plan, code, was[code] ?? null, is[code]))
    .filter(
      ({ code, step }) =>
        plan.status === "ACTIVE" || step !== "REOPEN" || code !== "SALES_AREA_ISSUES_SENT",
    );
  await tasksFollow(db, context, plan, steps);
}
