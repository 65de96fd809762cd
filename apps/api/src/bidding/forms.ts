import { type Estimate, priceBid } from "@threshold/domain/bidding/estimate";
import { estimateForm, type EstimateOnPaper } from "@threshold/domain/bidding/estimate-form";
import { planForm } from "@threshold/domain/bidding/plan-form";
import type { Day } from "@threshold/domain/calendar/day";
import { workingCalendar } from "@threshold/domain/calendar/working-calendar";
import { sql } from "kysely";
import { statement } from "../db/database.ts";
import { read, type TenantContext } from "../db/tenancy.ts";
import { ladderOf } from "./facts.ts";
import { gatheredBidding } from "./queries.ts";

type EstimateRow = Omit<EstimateOnPaper, "estimate" | "price"> & { readonly terms: Estimate };

/** JBPM-QR-KF-01 (BID-R20), and what a bid's price is built from. */
export const biddingForms = {
  async BIDDING_PLAN(context: TenantContext & { readonly today: Day }, id: string) {
    const project = await gatheredBidding(context, id);
    if (!project) return undefined;
    const { steps } = ladderOf(project, { ...context, calendar: workingCalendar() });
    const { estateName: estate, regionName: region } = project;
    return planForm({ ...project, estate, region, steps, approvedOn: project.planApprovedOn });
  },
  async BID_ESTIMATE(context: TenantContext, id: string) {
    const [row] = await read(
      context,
      statement(sql<EstimateRow>`select e.terms, p.launch_date as "launchDate", s.name as estate, r.name as region
        from bid_estimate e join bidding_project p on p.company_id = e.company_id and p.id = e.project_id
        join estate s on s.company_id = p.company_id and s.id = p.estate_id
        join service_center c on c.company_id = p.company_id and c.id = p.service_center_id
        join region r on r.company_id = c.company_id and r.id = c.region_id
        where e.company_id = current_company() and e.id = ${id}`),
    );
    return row && estimateForm({ ...row, estimate: row.terms, price: priceBid(row.terms) });
  },
};
