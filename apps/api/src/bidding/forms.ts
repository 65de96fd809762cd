import { type Estimate, priceBid } from "@threshold/domain/bidding/estimate";
import { estimateForm, type EstimateOnPaper } from "@threshold/domain/bidding/estimate-form";
import {
  type BidOnPaper,
  defenceForm,
  matrixForm,
  packingForm,
} from "@threshold/domain/bidding/bid-forms";
import { planForm } from "@threshold/domain/bidding/plan-form";
import type { FormDocument } from "@threshold/domain/form/document";
import type { Day } from "@threshold/domain/calendar/day";
import { workingCalendar } from "@threshold/domain/calendar/working-calendar";
import { sql } from "kysely";
import { statement } from "../db/database.ts";
import { read, type TenantContext } from "../db/tenancy.ts";
import { ladderOf } from "./facts.ts";
import { clauseKey, gatheredBidding } from "./queries.ts";

type EstimateRow = Omit<EstimateOnPaper, "estimate" | "price"> & { readonly terms: Estimate };

/** What the papers of a bid tell, for those who bid: whoever runs the tender has none of these rows to see. */
async function onPaper(context: TenantContext, id: string, form: (of: BidOnPaper) => FormDocument) {
  const [row] = await read(
    context,
    statement(sql<BidOnPaper>`select e.name as estate, r.name as region, p.submission_place as place,
        to_char(p.submission_deadline at time zone k.time_zone, 'YYYY-MM-DD HH24:MI') as deadline,
        (select coalesce(array_agg(b.number order by b.number), '{}') from bidding_building x
          join building b on b.company_id = x.company_id and b.id = x.building_id
          where x.company_id = p.company_id and x.project_id = p.id) as buildings,
        (select coalesce(jsonb_agg(jsonb_build_object('kind', i.kind, 'text', i.text, 'quantity', i.quantity, 'remark', i.remark,
            'checkedBy', w.name, 'checkedOn', (i.checked_at at time zone k.time_zone)::date) order by i.position), '[]')
          from bid_packing_item i left join person w on w.company_id = i.company_id and w.id = i.checked_by
          where i.company_id = p.company_id and i.project_id = p.id) as packing,
        (select coalesce(jsonb_agg(jsonb_build_object('clause', q.clause, 'text', q.text, 'category', q.category,
            'responded', q.responded, 'sectionRef', q.section_ref, 'checkedBy', w.name,
            'page', (select (c ->> 'page')::int from (select y.contents from bid_pack y where y.company_id = p.company_id
                and y.project_id = p.id and y.status = 'DONE' order by y.created_at desc limit 1) last,
              jsonb_array_elements(last.contents) c where c ->> 'part' = q.part_id::text)) order by ${clauseKey(sql`q.clause`)}), '[]')
          from tender_requirement q left join person w on w.company_id = q.company_id and w.id = q.checked_by
          where q.company_id = p.company_id and q.project_id = p.id) as requirements,
        (select coalesce(jsonb_agg(jsonb_build_object('kind', i.kind, 'title', i.title, 'text', i.text, 'person', w.name,
            'dueOn', i.due_on, 'minutes', i.minutes, 'ready', i.ready) order by i.position), '[]')
          from bid_defence_item i left join person w on w.company_id = i.company_id and w.id = i.person_id
          where i.company_id = p.company_id and i.project_id = p.id) as defence
      from bidding_project p join company k on k.company_id = p.company_id
      join estate e on e.company_id = p.company_id and e.id = p.estate_id
      join service_center c on c.company_id = p.company_id and c.id = p.service_center_id
      join region r on r.company_id = c.company_id and r.id = c.region_id
      where p.company_id = current_company() and p.id = ${id}
        and p.service_center_id = any ((select readable_centers('BID_OFFER'))::uuid[])`),
  );
  return row && form(row);
}

/** JBPM-QR-KF-01 (BID-R20), and what a bid's price is built from. */
export const biddingForms = {
  async BIDDING_PLAN(context: TenantContext & { readonly today: Day }, id: string) {
    const project = await gatheredBidding(context, id);
    if (!project) return undefined;
    const { steps } = ladderOf(project, { ...context, calendar: workingCalendar() });
    const { estateName: estate, regionName: region } = project;
    return planForm({ ...project, estate, region, steps, approvedOn: project.planApprovedOn });
  },
  BID_PACKING: (context: TenantContext, id: string) => onPaper(context, id, packingForm),
  BID_MATRIX: (context: TenantContext, id: string) => onPaper(context, id, matrixForm),
  BID_DEFENCE: (context: TenantContext, id: string) => onPaper(context, id, defenceForm),
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
