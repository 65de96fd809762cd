import { sql } from "kysely";
import { approvalOf } from "../approval/reads.ts";
import { attachmentsOf } from "../attachment/reads.ts";
import { historyOf } from "../audit/reads.ts";
import {
  asc,
  computed,
  connection,
  desc,
  json,
  many,
  mapType,
  one,
  resolved,
  type Row,
  type TypeMap,
  type Value,
} from "../graphql/read/map.ts";
import { LaunchPlanRead, LaunchTaskRead } from "../launch/reads.ts";
import { contains, inWords, placeFilters } from "../organization/filters.ts";
import { PersonRead } from "../organization/reads.ts";

/** What every record of a launch is read with. */
export const recordFields = (type: string) => ({
  plan: one(() => LaunchPlanRead, { plan_id: "id" }),
  createdBy: one(() => PersonRead, { created_by: "id" }),
  attachments: attachmentsOf(type),
  history: historyOf(),
});
const task = one(() => LaunchTaskRead, { plan_id: "plan_id", task_code: "code" });

export const LaunchTaskRecordRead: TypeMap = mapType({
  type: "LaunchTaskRecord",
  table: "launch_task_record",
  key: "task_code",
  fields: {
    type: computed((t) => t("record_type")),
    recordId: computed((t) => sql`${t("record_type")} || '_' || ${t("id")}`),
    open: computed((t) => t("open")),
  },
});

export const SalesSupportSchemeRead: TypeMap = mapType({
  type: "SalesSupportScheme",
  table: "sales_support_scheme",
  columns: [
    "status",
    "developer_needs",
    "services",
    "submitted_on",
    "reviewed_on",
    "approved_on",
    "returned_reason",
    "version",
    "updated_at",
  ],
  fields: () => ({
    ...recordFields("SalesSupportScheme"),
    approval: approvalOf("SalesSupportScheme"),
    headcount: json("headcount"),
    agreement: one(() => PreInterventionAgreementRead, { plan_id: "plan_id" }),
  }),
});

export const PreInterventionAgreementRead: TypeMap = mapType({
  type: "PreInterventionAgreement",
  table: "pre_intervention_agreement",
  columns: ["signed_on", "version", "updated_at"],
  fields: () => recordFields("PreInterventionAgreement"),
});

const sumOf = (column: string) => (t: Row) =>
  sql`(select coalesce(sum((x ->> 'number')::int), 0)::int from jsonb_array_elements(${t(column)}) x)`;

export const StaffingPlanRead: TypeMap = mapType({
  type: "StaffingPlan",
  table: "staffing_plan",
  columns: [
    "status",
    "submitted_on",
    "approved_on",
    "returned_reason",
    "number",
    "version",
    "updated_at",
  ],
  fields: () => ({
    ...recordFields("StaffingPlan"),
    approval: approvalOf("StaffingPlan"),
    lines: json("lines"),
    total: computed(sumOf("lines")),
  }),
});

export const StaffingRevisionRead: TypeMap = mapType({
  type: "StaffingRevision",
  table: "staffing_revision",
  columns: [
    "number",
    "reason",
    "status",
    "submitted_on",
    "approved_on",
    "returned_reason",
    "replaced_approved_on",
    "version",
    "updated_at",
  ],
  fields: () => ({
    ...recordFields("StaffingRevision"),
    approval: approvalOf("StaffingRevision"),
    lines: json("lines"),
    replacedLines: json("replaced_lines"),
    total: computed(sumOf("lines")),
  }),
});

export const RecruitmentItemRead: TypeMap = mapType({
  type: "RecruitmentItem",
  table: "recruitment_item",
  columns: ["post", "mode", "needed", "hired", "hire_by", "remark", "version", "updated_at"],
  fields: () => ({
    ...recordFields("RecruitmentItem"),
    task,
    mayKeep: resolved("plan_id", "task_code"),
  }),
});

export const UniformOrderRead: TypeMap = mapType({
  type: "UniformOrder",
  table: "uniform_order",
  columns: ["status", "supplier", "ordered_on", "arrived_on", "version", "updated_at"],
  fields: () => ({
    ...recordFields("UniformOrder"),
    sizes: json("sizes"),
    total: computed(sumOf("sizes")),
  }),
});

const ofLines = (what: string) => (t: Row) =>
  sql`(select ${sql.raw(what)} from material_line l where l.company_id = ${t("company_id")} and l.request_id = ${t("id")})`;

export const MaterialRequestRead: TypeMap = mapType({
  type: "MaterialRequest",
  table: "material_request",
  columns: [
    "status",
    "no_need",
    "submitted_on",
    "approved_on",
    "returned_reason",
    "version",
    "updated_at",
  ],
  fields: () => ({
    ...recordFields("MaterialRequest"),
    approval: approvalOf("MaterialRequest"),
    lines: many(() => MaterialLineRead, { id: "request_id" }, [asc("position")]),
    estimatedCost: computed(ofLines("coalesce(sum(l.quantity * l.estimated_price), 0)::float8")),
    arrivedCount: computed(ofLines("count(*) filter (where l.status = 'ARRIVED')::int")),
  }),
});

export const MaterialLineRead: TypeMap = mapType({
  type: "MaterialLine",
  table: "material_line",
  columns: [
    "position",
    "category",
    "item",
    "quantity",
    "unit",
    "estimated_price",
    "needed_on",
    "status",
    "progress_on",
  ],
  fields: {
    plan: one(() => LaunchPlanRead, { plan_id: "id" }),
    progress: many(() => MaterialProgressRead, { id: "line_id" }, [desc("created_at")]),
  },
});

export const MaterialProgressRead: TypeMap = mapType({
  type: "MaterialProgress",
  table: "material_progress",
  columns: ["status", "on_day", "remark", "created_at"],
  fields: { createdBy: one(() => PersonRead, { created_by: "id" }) },
});

export const LogisticsItemRead: TypeMap = mapType({
  type: "LogisticsItem",
  table: "logistics_item",
  columns: [
    "kind",
    "address",
    "distance_km",
    "counterparty",
    "finished_on",
    "remark",
    "version",
    "updated_at",
  ],
  fields: () => ({ ...recordFields("LogisticsItem"), task }),
});

export const PrintHandoverRead: TypeMap = mapType({
  type: "PrintHandover",
  table: "print_handover",
  columns: [
    "document",
    "finalized_on",
    "approved_on",
    "print_applied_on",
    "printed_on",
    "copies",
    "handed_on",
    "receiver",
    "version",
    "updated_at",
  ],
  fields: () => ({ ...recordFields("PrintHandover"), task }),
});

/** Plans that are worked on: nobody hires or buys for a launch that is filed. */
const ofOpenPlan = (t: Row) =>
  sql`exists (select from launch_plan p where p.company_id = ${t("company_id")} and p.id = ${t("plan_id")}
    and p.status in ('ACTIVE', 'READY', 'LAUNCHED'))`;
const launchDay = (t: Row) =>
  sql`(select p.launch_date from launch_plan p where p.company_id = ${t("company_id")} and p.id = ${t("plan_id")})`;
const taskDay = (t: Row) =>
  sql`coalesce((select k.due_on from launch_task k where k.company_id = ${t("company_id")} and k.plan_id = ${t("plan_id")}
    and k.code = ${t("task_code")}), 'infinity'::date)`;

export const launchRecordRoots = {
  recruitmentItems: connection(() => RecruitmentItemRead, {
    maxPage: 200,
    where: ofOpenPlan,
    filters: {
      filter: {
        ...placeFilters,
        posts: inWords("post"),
        open: (t: Row, wanted: Value) =>
          wanted.known()
            ? sql`${t("hired")} < ${t("needed")}`
            : sql`${t("hired")} >= ${t("needed")}`,
      },
    },
    orders: { DUE: [asc(taskDay)] },
  }),
  materialLines: connection(() => MaterialLineRead, {
    maxPage: 200,
    // What is still being drafted or decided on is nobody's purchase yet.
    where: (
      t,
    ) => sql`${ofOpenPlan(t)} and exists (select from material_request r where r.company_id = ${t("company_id")}
      and r.id = ${t("request_id")} and r.status = 'APPROVED')`,
    filters: {
      filter: {
        ...placeFilters,
        search: (t: Row, text: Value) => contains(sql`lower(${t("item")})`, text),
        categories: inWords("category"),
        statuses: inWords("status"),
      },
    },
    orders: { LAUNCH: [asc(launchDay), asc("position")] },
  }),
};
