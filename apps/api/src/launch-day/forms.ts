import type { FormDocument } from "@threshold/domain/form/document";
import { dayCleaningForm, dayOrderForm, drillForm } from "@threshold/domain/launch/cleaning-forms";
import { read, type TenantContext } from "../db/tenancy.ts";
import { recordOnPaperStatement } from "../launch-record/queries.ts";
import { drillPicturesStatement, launchDayStatement } from "./queries.ts";

async function gather(
  context: TenantContext,
  table: "launch_day_plan" | "launch_drill",
  id: string,
) {
  const [row] = await read(context, recordOnPaperStatement(table, id));
  if (!row) return undefined;
  const [known] = await read(context, launchDayStatement(row.paper.planId));
  return { head: row.paper.head, ...known!.day };
}

/** A plan prints as the paper of its kind, under whichever code it is asked for. */
async function dayPlan(context: TenantContext, id: string): Promise<FormDocument | undefined> {
  const known = await gather(context, "launch_day_plan", id);
  const plan = known?.plans.find((one) => one.id === id);
  if (!known || !plan) return undefined;
  return (plan.kind === "CLEANING" ? dayCleaningForm : dayOrderForm)(plan, known.head);
}

/** The papers for the day of the launch (03 part 6). */
export const launchDayForms = {
  LAUNCH_DAY_CLEANING_PLAN: dayPlan,
  LAUNCH_DAY_ORDER_PLAN: dayPlan,
  async DRILL_RECORD(context: TenantContext, id: string) {
    const known = await gather(context, "launch_drill", id);
    if (!known?.drill) return undefined;
    const [row] = await read(context, drillPicturesStatement(id));
    return drillForm({ ...known.drill, pictures: row!.pictures }, known.head);
  },
};
