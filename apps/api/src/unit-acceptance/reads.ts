import { openStatuses } from "@threshold/domain/defect/vocabulary";
import { sql } from "kysely";
import { attachmentsOf } from "../attachment/reads.ts";
import { historyOf } from "../audit/reads.ts";
import { heatMapOf } from "../defect/heat-map-reads.ts";
import { LayoutPlanRead, ofBatches as foundBy } from "../defect/reads.ts";
import {
  asc,
  byId,
  computed,
  connection,
  desc,
  globalId,
  json,
  many,
  mapType,
  one,
  resolved,
  type Row,
  type TypeMap,
  type Value,
} from "../graphql/read/map.ts";
import { rowOf } from "../graphql/read/sqljson.ts";
import { contains, inIds, inWords, placeFilters } from "../organization/filters.ts";
import {
  BuildingRead,
  EstateRead,
  PersonRead,
  ServiceCenterRead,
  UnitRead,
} from "../organization/reads.ts";
import { openLotsOf, progressOf, samplingHistoryOf } from "./lot-queries.ts";
import { signaturesOf } from "../signature/reads.ts";

export const AcceptanceStandardRead: TypeMap = mapType({
  type: "AcceptanceStandard",
  table: "acceptance_standard",
  columns: ["number", "note", "content", "created_at", "published_at", "version"],
  fields: () => ({
    publishedBy: one(() => PersonRead, { published_by: "id" }),
    before: one(
      () => AcceptanceStandardRead,
      {},
      (t, _, parent) => sql`${t("number")} =
      (select max(s.number) from acceptance_standard s where s.company_id = ${parent("company_id")} and s.number < ${parent("number")})`,
    ),
    batches: computed(
      (t) => sql`(select count(*)::int from acceptance_batch b
      where b.company_id = ${t("company_id")} and b.standard_id = ${t("id")})`,
    ),
  }),
});

/** The homes that a group recorded in, in one pass over the batch's. */
const progress = (
  t: Row,
) => sql`(select jsonb_build_object('units', count(*), 'done', count(r.inspected_at), 'failed', count(*) filter (where r.lines_failed > 0))
  from unit_acceptance r where r.company_id = ${t("company_id")} and r.batch_id = ${t("batch_id")}
    and ${t("id")} in (r.general_group_id, r.special_group_id))`;

export const AcceptanceGroupRead: TypeMap = mapType({
  type: "AcceptanceGroup",
  table: "acceptance_group",
  columns: ["kind", "name", "version"],
  fields: () => ({
    batch: one(() => AcceptanceBatchRead, { batch_id: "id" }),
    leader: one(() => PersonRead, { leader_id: "id" }),
    members: json(
      (
        t,
      ) => sql`(select coalesce(jsonb_agg(m.member || jsonb_build_object('personId', 'Person_' || (m.member ->> 'personId')) order by m.at), '[]')
      from jsonb_array_elements(${t("members")}) with ordinality m(member, at))`,
    ),
    tools: json("tools"),
    progress: json(progress),
  }),
});

/** Sums over the batch's homes, in one pass. */
const standing = (t: Row) => sql`(select jsonb_build_object('units', count(*),
    'qualified', count(*) filter (where r.status = 'QUALIFIED'),
    'inspected', count(r.first_pass), 'firstPass', count(*) filter (where r.first_pass))
  from unit_acceptance r where r.company_id = ${t("company_id")} and r.batch_id = ${t("id")})`;

/** Homes inspected and qualified, by the company's days. */
export const trend = (t: Row) => sql`(select coalesce(jsonb_agg(d order by d."on"), '[]') from (
    select x.at::date as "on", count(*) filter (where x.is_first) as inspected, count(*) filter (where not x.is_first) as qualified
    from (select (e.at at time zone c.time_zone) as at, e.is_first from unit_acceptance r
      join company c on c.company_id = r.company_id
      cross join lateral (values (r.inspected_at, true), (r.qualified_at, false)) e(at, is_first)
      where r.company_id = ${t("company_id")} and r.batch_id = ${t("id")} and e.at is not null) x group by 1) d)`;

/** A home as the board draws it. */
export const AcceptanceCellRead: TypeMap = mapType({
  type: "AcceptanceCell",
  table: "acceptance_cell",
  columns: ["building", "floor", "room", "status", "done", "failed", "first_pass", "inspecting"],
  fields: () => ({ recordId: globalId("UnitAcceptance") }),
});

/** Every layout of the batch's homes, with its rooms where they are told. */
const layouts = (
  t: Row,
) => sql`(select coalesce(jsonb_agg(jsonb_build_object('layoutType', l.layout_type, 'units', l.units,
    'rooms', coalesce(${t("layouts")} -> l.layout_type, '[]')) order by l.layout_type), '[]')
  from (select u.layout_type, count(*) as units from unit_acceptance r
    join unit u on u.company_id = r.company_id and u.id = r.unit_id
    where r.company_id = ${t("company_id")} and r.batch_id = ${t("id")} and u.layout_type is not null group by 1) l)`;

const buildingOrder = (t: Row) => sql`(select b.sort_key from building b
  where b.company_id = ${t("company_id")} and b.id = ${t("building_id")})`;
const sample = (
  t: Row,
) => sql`(select jsonb_agg(b.number || '-' || u.room_number order by x.at) from unnest(${t("sample")}) with ordinality x(id, at)
  join unit_acceptance r on r.company_id = ${t("company_id")} and r.id = x.id
  join unit u on u.company_id = r.company_id and u.id = r.unit_id
  join building b on b.company_id = r.company_id and b.id = r.building_id)`;

export const AcceptanceLotRead: TypeMap = mapType({
  type: "AcceptanceLot",
  table: "acceptance_lot",
  columns: [
    "item_code",
    "item_label",
    "item_label_en",
    "homes",
    "level",
    "aql",
    "severity",
    "letter",
    "accept",
    "verdict",
    "decided_at",
  ],
  fields: () => ({
    building: one(() => BuildingRead, { building_id: "id" }),
    sample: json(sample),
    progress: json((t) => sql`(select to_jsonb(p) from (${progressOf(t)}) p)`),
  }),
});

export const AcceptanceBatchRead: TypeMap = mapType({
  type: "AcceptanceBatch",
  table: "acceptance_batch",
  columns: [
    "name",
    "status",
    "internal_passed_on",
    "notice_at",
    "notice_from",
    "planned_handover_on",
    "approved_on",
    "province",
    "city",
    "version",
    "draw_secret",
  ],
  fields: () => ({
    serviceCenter: one(() => ServiceCenterRead, { service_center_id: "id" }),
    estate: one(() => EstateRead, { estate_id: "id" }),
    buildings: many(() => BuildingRead, {}, [asc("sort_key")], {
      where: (t, _, parent) => sql`${t("id")} = any(${parent("building_ids")})`,
    }),
    standard: one(() => AcceptanceStandardRead, { standard_id: "id" }),
    layouts: json(layouts),
    lots: many(() => AcceptanceLotRead, { id: "batch_id" }, [asc("item_code"), asc(buildingOrder)]),
    sampling: json((t) => samplingHistoryOf(t("company_id"), t("estate_id"))),
    plans: many(() => LayoutPlanRead, { estate_id: "estate_id" }, [asc("layout_type")], {
      where: (t) => sql`${t("in_use")}`,
    }),
    groups: many(() => AcceptanceGroupRead, { id: "batch_id" }, [asc("kind"), asc("created_at")]),
    days: many(() => AcceptanceDayRead, { id: "batch_id" }, [desc("on_day"), asc("created_at")], {
      limit: 60,
    }),
    standing: json(standing),
    trend: json(trend),
    defects: json(
      (t, env) => sql`${heatMapOf(foundBy(rowOf("d"), sql`array[${t("id")}]`), env)}::jsonb`,
    ),
    board: many(() => AcceptanceCellRead, { id: "batch_id" }, [asc("sort_key")]),
    actions: resolved("status", "service_center_id"),
    history: historyOf(),
  }),
});

export const AcceptanceDayRead: TypeMap = mapType({
  type: "AcceptanceDay",
  table: "acceptance_day",
  columns: ["on_day", "sent_at", "rows", "late_at", "earlier"],
  fields: () => ({
    batch: one(() => AcceptanceBatchRead, { batch_id: "id" }),
    group: one(() => AcceptanceGroupRead, { group_id: "id" }),
    sentBy: one(() => PersonRead, { sent_by: "id" }),
  }),
});

export const UnitResultRead: TypeMap = mapType({
  type: "UnitResult",
  table: "unit_result",
  columns: [
    "round",
    "item_code",
    "room_code",
    "item_label",
    "outcome",
    "points",
    "tool",
    "measured",
    "remark",
    "mending",
    "exception",
    "pin_x",
    "pin_y",
    "done_at",
    "version",
  ],
  fields: () => ({
    record: one(() => UnitAcceptanceRead, { record_id: "id" }),
    planId: globalId("LayoutPlan", "plan_id"),
    doneBy: one(() => PersonRead, { done_by: "id" }),
    attachments: attachmentsOf("UnitResult"),
  }),
});

/** Who is at work there now, by kind of group. */
const leases = (
  t: Row,
) => sql`(select coalesce(jsonb_agg(jsonb_build_object('kind', x.kind, 'personId', 'Person_' || (x.lease ->> 'personId'),
    'name', x.lease ->> 'name', 'since', x.lease ->> 'since', 'until', x.lease ->> 'until',
    'fromName', x.lease ->> 'fromName', 'reason', x.lease ->> 'reason') order by x.kind), '[]')
  from jsonb_each(${t("leases")}) x(kind, lease) where (x.lease ->> 'until')::timestamptz > current_instant())`;

const layoutOf = (t: Row) => sql`(select u.layout_type from unit u
  where u.company_id = ${t("company_id")} and u.id = ${t("unit_id")})`;

/** Those of its own layout alone: what a batch knows of all layouts grows with it. */
const rooms = (
  t: Row,
) => sql`(select coalesce(b.layouts -> ${layoutOf(t)}, '[]') from acceptance_batch b
  where b.company_id = ${t("company_id")} and b.id = ${t("batch_id")})`;

/** Open defects of the home's record that are of no line. */
const openBeside = (t: Row) => sql`(select count(*)::int from defect d
  where d.company_id = ${t("company_id")} and d.source_kind = 'UNIT_ACCEPTANCE' and d.source_id = ${t("id")}
    and d.source_item is null and d.status in (${sql.join(openStatuses.map((status) => sql.lit(status)))}))`;

export const UnitAcceptanceRead: TypeMap = mapType({
  type: "UnitAcceptance",
  table: "unit_acceptance",
  columns: [
    "status",
    "round",
    "lines_done",
    "lines_failed",
    "inspected_at",
    "first_pass",
    "qualified_at",
    "skips",
    "version",
  ],
  fields: () => ({
    batch: one(() => AcceptanceBatchRead, { batch_id: "id" }),
    unit: one(() => UnitRead, { unit_id: "id" }),
    building: one(() => BuildingRead, { building_id: "id" }),
    generalGroup: one(() => AcceptanceGroupRead, { general_group_id: "id" }),
    specialGroup: one(() => AcceptanceGroupRead, { special_group_id: "id" }),
    leases: json(leases),
    rooms: json(rooms),
    openLots: json(openLotsOf),
    plan: one(
      () => LayoutPlanRead,
      { estate_id: "estate_id" },
      (t, _, parent) => sql`${t("in_use")} and ${t("layout_type")} = ${layoutOf(parent)}`,
    ),
    openBeside: computed(openBeside),
    results: many(() => UnitResultRead, { id: "record_id" }, [asc("round"), asc("created_at")]),
    signOffs: signaturesOf("UnitAcceptance"),
    history: historyOf(),
  }),
});

const unitOrder = (t: Row) => sql`(select u.sort_key from unit u
  where u.company_id = ${t("company_id")} and u.id = ${t("unit_id")})`;
const ofBatches = (
  t: Row,
  ids: Value,
) => sql`${t("record_id")} in (select r.id from unit_acceptance r
  where r.company_id = ${t("company_id")} and r.batch_id = any(${ids.ids("AcceptanceBatch")}::uuid[]))`;

export const unitAcceptanceRoots = {
  acceptanceStandard: byId(() => AcceptanceStandardRead),
  acceptanceStandards: connection(() => AcceptanceStandardRead, {
    maxPage: 100,
    filters: {
      published: (t, value) => sql`(${t("published_at")} is not null) = ${value.bind()}`,
    },
    orders: { NUMBER: [desc("number")] },
  }),
  acceptanceBatch: byId(() => AcceptanceBatchRead),
  acceptanceBatches: connection(() => AcceptanceBatchRead, {
    maxPage: 100,
    filters: {
      ...placeFilters,
      statuses: inWords("status"),
      search: (t, text) => contains(sql`lower(${t("name")})`, text),
    },
    orders: { NOTICE: [desc("notice_at")] },
  }),
  acceptanceDay: byId(() => AcceptanceDayRead),
  unitAcceptance: byId(() => UnitAcceptanceRead),
  unitAcceptances: connection(() => UnitAcceptanceRead, {
    maxPage: 500,
    filters: {
      batchIds: inIds("batch_id", "AcceptanceBatch"),
      buildingIds: inIds("building_id", "Building"),
      statuses: inWords("status"),
      firstPass: (t, value) => sql`${t("first_pass")} = ${value.bind()}`,
      concluded: (t, value) => sql`(${t("first_pass")} is not null) = ${value.bind()}`,
    },
    orders: { UNIT: [asc((t) => sql`coalesce(${unitOrder(t)}, '')`)] },
  }),
  unitResults: connection(() => UnitResultRead, {
    maxPage: 500,
    filters: {
      batchIds: ofBatches,
      outcomes: inWords("outcome"),
      mendings: inWords("mending"),
    },
    orders: { DONE: [desc("done_at")] },
  }),
};
