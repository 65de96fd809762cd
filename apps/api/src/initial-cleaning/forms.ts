import { initialCleaningForm } from "@threshold/domain/launch/cleaning-forms";
import { read, type TenantContext } from "../db/tenancy.ts";
import { recordOnPaperStatement } from "../launch-record/queries.ts";
import { cleaningStatement } from "./queries.ts";

/** The paper of the initial cleaning (03 part 6). */
export const cleaningForms = {
  async INITIAL_CLEANING_PLAN(context: TenantContext, id: string) {
    const [row] = await read(context, recordOnPaperStatement("initial_cleaning_plan", id));
    if (!row) return undefined;
    const [known] = await read(context, cleaningStatement(row.paper.planId));
    const { plan, utilities } = known!.cleaning;
    return plan ? initialCleaningForm({ plan, utilities }, row.paper.head) : undefined;
  },
};
