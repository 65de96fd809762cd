import { sql } from "kysely";
import { approvalOf } from "../approval/reads.ts";
import { attachmentsOf } from "../attachment/reads.ts";
import { historyOf } from "../audit/reads.ts";
import {
  asc,
  byId,
  computed,
  connection,
  desc,
  type Env,
  json,
  many,
  mapType,
  one,
  resolved,
  type Row,
  type TypeMap,
  type Value,
} from "../graphql/read/map.ts";
import {
  BidDefenceItemRead,
  BidPackingItemRead,
  BidPackRead,
  BidPartRead,
} from "./bid-document-reads.ts";
import { clauseKey } from "./queries.ts";
import { LaunchPlanRead } from "../launch/reads.ts";
import { TenderRead } from "../tender/reads.ts";
import { contains, inWords, placeFilters } from "../organization/filters.ts";
import { BuildingRead, EstateRead, PersonRead } from "../organization/reads.ts";

export const BidTeamMemberRead: TypeMap = mapType({
  type: "BidTeamMember",
  table: "bid_team_member",
  columns: ["kind", "appointed_by", "responsibility", "version"],
  fields: { person: one(() => PersonRead, { person_id: "id" }) },
});

export const BidWorkItemRead: TypeMap = mapType({
  type: "BidWorkItem",
  table: "bid_work_item",
  columns: ["work", "start_on", "due_on", "done_on", "remark", "version"],
  fields: { owner: one(() => PersonRead, { owner_id: "id" }) },
});

export const TenderRequirementRead: TypeMap = mapType({
  type: "TenderRequirement",
  table: "tender_requirement",
  columns: ["clause", "text", "category", "responded", "section_ref", "version"],
  fields: () => ({
    checkedBy: one(() => PersonRead, { checked_by: "id" }),
    part: one(() => BidPartRead, { part_id: "id" }),
  }),
});

export const DeveloperMaterialRead: TypeMap = mapType({
  type: "DeveloperMaterial",
  table: "developer_material",
  columns: ["kind", "provided_on"],
  fields: { attachments: attachmentsOf("DeveloperMaterial") },
});

export const BiddingDocumentRead: TypeMap = mapType({
  type: "BiddingDocument",
  table: "bidding_document",
  columns: ["kind", "author", "dated_on", "number"],
  fields: { attachments: attachmentsOf("BiddingDocument") },
});

export const BiddingStepRead: TypeMap = mapType({
  type: "BiddingStep",
  table: "bidding_step",
  columns: ["step", "done_on", "note", "reason", "superseded"],
  fields: { checks: resolved("checks") },
});

const isOver = (t: Row) => sql`${t("status")} in ('LOST', 'CLOSED', 'CANCELLED')`;

/** Red once the next deadline has passed, amber 14 days ahead of it or where not all can be in time. */
const light = (t: Row, { today }: Env) => sql`case
  when ${isOver(t)} or ${t("next_due_on")} is null then 'GREEN'
  when ${t("next_due_on")} < ${today} then 'RED'
  when ${t("next_due_on")} <= ${today} + 14 or not ${t("feasible")} then 'AMBER'
  else 'GREEN' end`;

const stepDay = (step: string) => (t: Row) =>
  sql`(select s.done_on from bidding_step s
  where s.company_id = ${t("company_id")} and s.project_id = ${t("id")} and s.step = ${sql.lit(step)} and not s.superseded)`;

export const BiddingProjectRead: TypeMap = mapType({
  type: "BiddingProject",
  table: "bidding_project",
  columns: [
    "status",
    "object_type",
    "launch_date",
    "begun_late",
    "late_reason",
    "organizer_mode",
    "agency_name",
    "province",
    "city",
    "sale_kind",
    "sale_on",
    "floor_area",
    "selection_method",
    "selection_note",
    "approval_document",
    "tender_office",
    "tender_cost",
    "times_agreed_on",
    "notice_kind",
    "notice_at",
    "document_issued_on",
    "invited_count",
    "submission_deadline",
    "submission_place",
    "opening_at",
    "bid_valid_until",
    "tender_received_at",
    "pre_bid_meeting_at",
    "defense_required",
    "defense_at",
    "defense_prepared",
    "binding_checked",
    "packaging_checked",
    "submitted_at",
    "bidder_count",
    "evaluation_note",
    "award_on",
    "award_sender",
    "award_number",
    "contract_on",
    "contract_heads",
    "contract_months",
    "filing_number",
    "filing_on",
    "fee_permit_number",
    "fee_permit_on",
    "plan_approved_on",
    "ended_reason",
    "request_due_on",
    "contract_due_on",
    "next_step",
    "next_due_on",
    "version",
    "created_at",
  ],
  fields: () => ({
    estate: one(() => EstateRead, { estate_id: "id" }),
    launchPlan: one(() => LaunchPlanRead, { launch_plan_id: "id" }),
    buildings: many(() => BuildingRead, {}, [asc("number")], {
      where: (t, _, project) => sql`${t("id")} in (select b.building_id from bidding_building b
        where b.company_id = ${project("company_id")} and b.project_id = ${project("id")})`,
    }),
    daysLeft: computed((t, { today }) => sql`${t("launch_date")} - ${today}`),
    requestedOn: computed(stepDay("REQUEST")),
    light: computed(light),
    feeStandards: json("fee_standards"),
    members: many(() => BidTeamMemberRead, { id: "project_id" }, [
      asc(
        (t) =>
          sql`array_position(array['LEADER', 'PROJECT_HEAD', 'LIAISON', 'WRITER', 'MEMBER'], ${t("kind")})`,
      ),
      asc("created_at"),
    ]),
    workItems: many(() => BidWorkItemRead, { id: "project_id" }, [asc("position")]),
    requirements: many(() => TenderRequirementRead, { id: "project_id" }, [
      asc((t) => clauseKey(t("clause"))),
    ]),
    materials: many(() => DeveloperMaterialRead, { id: "project_id" }, [
      asc((t) => sql`array_position(array['LICENSE', 'DRAWING', 'DATA'], ${t("kind")})`),
    ]),
    documents: many(() => BiddingDocumentRead, { id: "project_id" }, [
      asc("dated_on"),
      asc("created_at"),
    ]),
    parts: many(() => BidPartRead, { id: "project_id" }, [asc("position"), asc("id")]),
    packs: many(() => BidPackRead, { id: "project_id" }, [desc("created_at"), desc("id")], {
      limit: 5,
    }),
    packingItems: many(() => BidPackingItemRead, { id: "project_id" }, [
      asc("position"),
      asc("id"),
    ]),
    defenceItems: many(() => BidDefenceItemRead, { id: "project_id" }, [
      asc((one) => sql`array_position(array['QUESTION', 'MATERIAL', 'REHEARSAL'], ${one("kind")})`),
      asc("position"),
      asc("id"),
    ]),
    steps: many(() => BiddingStepRead, { id: "project_id" }, [desc("created_at"), desc("id")]),
    tenders: many(() => TenderRead, { id: "project_id" }, [desc("created_at")]),
    approval: approvalOf("BiddingProject"),
    history: historyOf(),
    ladder: resolved(),
    nextChecks: resolved(),
    ruleChanges: resolved(),
    actions: resolved(),
  }),
});

const estateMatches = (t: Row, text: Value) =>
  sql`exists (select from estate x where x.company_id = ${t("company_id")} and x.id = ${t("estate_id")} and ${contains(sql`x.search_key`, text)})`;
const urgency = (t: Row) =>
  sql`case when ${isOver(t)} then 'infinity'::date else coalesce(${t("next_due_on")}, 'infinity'::date) end`;

export const biddingRoots = {
  biddingProject: byId(() => BiddingProjectRead),
  biddingProjects: connection(() => BiddingProjectRead, {
    maxPage: 200,
    filters: {
      filter: {
        ...placeFilters,
        search: estateMatches,
        statuses: inWords("status"),
        lights: (t, words, env) => sql`${light(t, env)} = any(${words.bind()}::text[])`,
        open: (t, wanted) => (wanted.known() ? sql`not ${isOver(t)}` : isOver(t)),
      },
    },
    orders: {
      URGENCY: [asc(urgency), asc("launch_date")],
      LAUNCH_DATE: [asc("launch_date")],
      NEWEST: [desc("created_at")],
    },
  }),
};
