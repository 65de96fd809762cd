import type { Day } from "@threshold/domain/calendar/day";
import { planForm } from "@threshold/domain/launch/plan-form";
import { read, type TenantContext } from "../db/tenancy.ts";
import { planOnPaperStatement } from "./queries.ts";

/** The papers of launch preparation. */
export const launchForms = {
  async LAUNCH_PLAN(context: TenantContext & { readonly today: Day }, id: string) {
    const [row] = await read(context, planOnPaperStatement(id));
    return row && planForm(row.plan, context.today);
  },
};
