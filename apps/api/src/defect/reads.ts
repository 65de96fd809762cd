import { sql } from "kysely";
import { linksOf } from "../access-link/reads.ts";
import { AttachmentRead, attachmentsOf } from "../attachment/reads.ts";
import { historyOf } from "../audit/reads.ts";
import {
  asc,
  byId,
  computed,
  connection,
  desc,
  type Env,
  many,
  type ManyField,
  mapType,
  one,
  resolved,
  type Row,
  type Sql,
  type TypeMap,
  type Value,
} from "../graphql/read/map.ts";
import { contains, inIds, inWords, matches, placeFilters } from "../organization/filters.ts";
import {
  BuildingRead,
  EstateRead,
  PersonRead,
  ServiceCenterRead,
  UnitRead,
} from "../organization/reads.ts";

const open = sql`('UNASSIGNED', 'ASSIGNED', 'RETURNED', 'DISPUTED', 'FIXED')`;
export const isOpen = (t: Row) => sql`${t("status")} in ${open}`;
/** Its day has passed and nobody told that it is mended. */
export const isOverdue = (t: Row, { today }: Pick<Env, "today">) =>
  sql`(${t("status")} in ('UNASSIGNED', 'ASSIGNED', 'RETURNED', 'DISPUTED') and coalesce(${t("due_on")} < ${today}, false))`;

export const ContractorRead: TypeMap = mapType({
  type: "Contractor",
  table: "contractor",
  columns: ["name", "trades", "contact_name", "phone", "version"],
  fields: () => ({
    serviceCenter: one(() => ServiceCenterRead, { service_center_id: "id" }),
    person: one(() => PersonRead, { person_id: "id" }),
    links: linksOf(),
    openCount: computed(
      (
        t,
      ) => sql`(select count(*)::int from defect d where d.company_id = ${t("company_id")} and d.contractor_id = ${t("id")}
        and d.status in ${open})`,
    ),
  }),
});

export const PlanRegionRead: TypeMap = mapType({
  type: "PlanRegion",
  table: "plan_region",
  columns: ["name", "corners"],
});

export const LayoutPlanRead: TypeMap = mapType({
  type: "LayoutPlan",
  table: "layout_plan",
  columns: ["layout_type", "edition", "in_use", "width", "height"],
  fields: () => ({
    estate: one(() => EstateRead, { estate_id: "id" }),
    attachments: attachmentsOf("LayoutPlan"),
    regions: many(() => PlanRegionRead, { id: "plan_id" }, [asc("position")]),
    unitCount: computed(
      (
        t,
      ) => sql`(select count(*)::int from unit u where u.company_id = ${t("company_id")} and u.estate_id = ${t("estate_id")}
        and u.layout_type = ${t("layout_type")})`,
    ),
    openCount: computed(
      (
        t,
      ) => sql`(select count(*)::int from defect d where d.company_id = ${t("company_id")} and d.plan_id = ${t("id")}
        and d.status in ${open})`,
    ),
  }),
});

/** A photo with its marks: the attachment's own row says both. */
export const DefectPhotoRead: TypeMap = mapType({
  type: "DefectPhoto",
  key: "attachment_id",
  table: "defect_photo",
  columns: ["marks"],
  fields: () => ({ attachment: one(() => AttachmentRead, { attachment_id: "id" }) }),
});
const photosOf = (recordType: string): ManyField =>
  many(() => DefectPhotoRead, { id: "record_id" }, [asc("created_at")], {
    where: (t) => sql`${t("record_type")} = ${sql.lit(recordType)}`,
  });

export const DefectEventRead: TypeMap = mapType({
  type: "DefectEvent",
  table: "defect_event",
  columns: [
    "act",
    "round",
    "reason",
    "said_name",
    "said_organization",
    "due_on",
    "done_at",
    "created_at",
  ],
  fields: () => ({
    by: one(() => PersonRead, { created_by: "id" }),
    contractor: one(() => ContractorRead, { contractor_id: "id" }),
    other: one(() => DefectRead, { other_id: "id" }),
    photos: photosOf("DefectEvent"),
  }),
});

export const DefectRead: TypeMap = mapType({
  type: "Defect",
  table: "defect",
  columns: [
    "number",
    "status",
    "status_at",
    "severity",
    "category",
    "trade",
    "text",
    "source_kind",
    "source_item",
    "part",
    "pin_x",
    "pin_y",
    "due_on",
    "round",
    "raised_on",
    "version",
  ],
  fields: () => ({
    serviceCenter: one(() => ServiceCenterRead, { service_center_id: "id" }),
    estate: one(() => EstateRead, { estate_id: "id" }),
    building: one(() => BuildingRead, { building_id: "id" }),
    unit: one(() => UnitRead, { unit_id: "id" }),
    plan: one(() => LayoutPlanRead, { plan_id: "id" }),
    region: one(() => PlanRegionRead, { region_id: "id" }),
    contractor: one(() => ContractorRead, { contractor_id: "id" }),
    follower: one(() => PersonRead, { follower_id: "id" }),
    sourceRecordId: computed(
      (
        t,
      ) => sql`case when ${t("source_id")} is not null then case ${t("source_kind")} when 'UNIT_ACCEPTANCE' then 'UnitAcceptance_'
        when 'TAKEOVER' then 'TakeoverProject_' when 'SALES_AREA' then 'SalesAreaHandover_' end || ${t("source_id")} end`,
    ),
    overdue: computed(isOverdue),
    raisedBy: one(() => PersonRead, { created_by: "id" }),
    verifiedBy: one(() => PersonRead, { verified_by: "id" }),
    mergedInto: one(() => DefectRead, { merged_into_id: "id" }),
    mergedFrom: many(() => DefectRead, { id: "merged_into_id" }, [asc("number")]),
    splitFrom: one(() => DefectRead, { split_from_id: "id" }),
    copiedFrom: one(() => DefectRead, { copied_from_id: "id" }),
    events: many(() => DefectEventRead, { id: "defect_id" }, [
      asc("done_at"),
      asc("created_at"),
      asc("id"),
    ]),
    photos: photosOf("Defect"),
    links: linksOf(),
    actions: resolved(
      "source_kind",
      "status",
      "severity",
      "round",
      "raised_on",
      "created_by",
      "fixed_by",
      "verified_by",
      "contractor_id",
      "follower_id",
      "estate_id",
      "service_center_id",
    ),
    history: historyOf(),
  }),
});

export const DefectAlertRead: TypeMap = mapType({
  type: "DefectAlert",
  table: "defect_alert",
  columns: ["category", "part", "found", "further", "handled_at", "note", "created_at"],
  fields: () => ({
    layoutType: computed(
      (t) => sql`coalesce(${t("layout_type")}, (select p.layout_type from layout_plan p
        where p.company_id = ${t("company_id")} and p.id = ${t("plan_id")}))`,
    ),
    estate: one(() => EstateRead, { estate_id: "id" }),
    plan: one(() => LayoutPlanRead, { plan_id: "id" }),
    region: one(() => PlanRegionRead, { region_id: "id" }),
    handledBy: one(() => PersonRead, { handled_by: "id" }),
  }),
});

/** Found by the acceptance of homes of these batches. */
export const ofBatches = (t: Row, ids: Sql) =>
  sql`${t("source_kind")} = 'UNIT_ACCEPTANCE' and ${t("unit_id")} in (select r.unit_id from unit_acceptance r
    where r.company_id = ${t("company_id")} and r.batch_id = any(${ids}))`;

/** Which defects a list is of, and a heat map. */
export const defectFilters = {
  ...placeFilters,
  search: matches,
  estateIds: inIds("estate_id", "Estate"),
  buildingIds: inIds("building_id", "Building"),
  unitIds: inIds("unit_id", "Unit"),
  layoutType: (t: Row, layout: Value) =>
    sql`${t("unit_id")} in (select u.id from unit u where u.company_id = ${t("company_id")} and u.layout_type = ${layout.bind()})`,
  planIds: inIds("plan_id", "LayoutPlan"),
  regionIdsOfPlan: inIds("region_id", "PlanRegion"),
  part: (t: Row, part: Value) => sql`${t("part")} = ${part.bind()}`,
  statuses: inWords("status"),
  severities: inWords("severity"),
  categories: inWords("category"),
  trades: inWords("trade"),
  contractorIds: inIds("contractor_id", "Contractor"),
  sourceKinds: inWords("source_kind"),
  sourceId: (t: Row, id: Value) => sql`${t("source_id")}::text = ${id.bind()}`,
  acceptanceBatchIds: (t: Row, batches: Value) => ofBatches(t, batches.ids("AcceptanceBatch")),
  open: (t: Row, wanted: Value) => (wanted.known() ? isOpen(t) : sql`not (${isOpen(t)})`),
  overdue: (t: Row, wanted: Value, env: Env) =>
    wanted.known() ? isOverdue(t, env) : sql`not ${isOverdue(t, env)}`,
  raisedFrom: (t: Row, on: Value) => sql`${t("raised_on")} >= ${on.bind()}::date`,
  raisedTo: (t: Row, on: Value) => sql`${t("raised_on")} <= ${on.bind()}::date`,
};

const wanted = (name: string) => (t: Row, value: Value) =>
  value.known() ? sql`${t(name)}` : sql`not ${t(name)}`;

export const defectRoots = {
  defect: byId(() => DefectRead),
  defects: connection(() => DefectRead, {
    filters: { filter: defectFilters },
    orders: {
      NEWEST: [desc("raised_on")],
      DUE: [asc((t) => sql`coalesce(${t("due_on")}, 'infinity'::date)`)],
    },
    countsTo: 10_000,
  }),
  layoutPlan: byId(() => LayoutPlanRead),
  layoutPlans: connection(() => LayoutPlanRead, {
    filters: { estateIds: inIds("estate_id", "Estate"), inUse: wanted("in_use") },
    orders: { LAYOUT: [asc("layout_type"), desc("edition")] },
  }),
  contractors: connection(() => ContractorRead, {
    filters: {
      serviceCenterIds: inIds("service_center_id", "ServiceCenter"),
      search: (t: Row, text: Value) =>
        contains(sql`lower(concat_ws(' ', ${t("name")}, ${t("contact_name")}))`, text),
    },
    orders: { NAME: [asc("name")] },
  }),
  defectAlert: byId(() => DefectAlertRead),
  defectAlerts: connection(() => DefectAlertRead, {
    filters: {
      estateIds: inIds("estate_id", "Estate"),
      handled: (t: Row, value: Value) =>
        value.known() ? sql`${t("handled_at")} is not null` : sql`${t("handled_at")} is null`,
    },
    orders: { NEWEST: [desc("created_at")] },
  }),
};
