import { planForm } from "@threshold/domain/bidding/plan-form";
import type { Day } from "@threshold/domain/calendar/day";
import { workingCalendar } from "@threshold/domain/calendar/working-calendar";
import type { TenantContext } from "../db/tenancy.ts";
import { ladderOf } from "./facts.ts";
import { gatheredBidding } from "./queries.ts";

/** JBPM-QR-KF-01 (BID-R20). */
export const biddingForms = {
  async BIDDING_PLAN(context: TenantContext & { readonly today: Day }, id: string) {
    const project = await gatheredBidding(context, id);
    if (!project) return undefined;
    const { steps } = ladderOf(project, { ...context, calendar: workingCalendar() });
    const { estateName: estate, regionName: region } = project;
    return planForm({ ...project, estate, region, steps, approvedOn: project.planApprovedOn });
  },
};
