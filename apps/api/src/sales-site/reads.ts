import { sql } from "kysely";
import { approvalOf } from "../approval/reads.ts";
import { attachmentsOf } from "../attachment/reads.ts";
import {
  asc,
  byId,
  column,
  computed,
  connection,
  desc,
  many,
  mapType,
  one,
  resolved,
  type Row,
  type TypeMap,
  type Value,
} from "../graphql/read/map.ts";
import { contains, inIds, inWords, placeFilters } from "../organization/filters.ts";
import { EstateRead, PersonRead, ServiceCenterRead } from "../organization/reads.ts";

const site = one(() => SalesSiteRead, { site_id: "id" });
const createdBy = one(() => PersonRead, { created_by: "id" });
const resolvedBy = one(() => PersonRead, { resolved_by: "id" });

/** Missing, damaged or lost: it waits for its result. */
const isOpenLoss = (t: Row) => sql`${t("followed")} and ${t("result")} is null`;
const isOpenFinding = (t: Row) => sql`${t("finding")} is not null and ${t("result")} is null`;

export const SiteItemRead: TypeMap = mapType({
  type: "SiteItem",
  table: "site_item",
  columns: ["name", "place", "registered", "retired", "version"],
  fields: () => ({
    // The last one: it grew worse since the one before.
    followedLoss: one(
      () => ItemCountLineRead,
      { id: "item_id" },
      (
        t,
      ) => sql`${isOpenLoss(t)} and not exists (select from item_count_line later where later.company_id = ${t("company_id")}
        and later.item_id = ${t("item_id")} and later.followed and later.result is null
        and (later.created_at, later.id) > (${t("created_at")}, ${t("id")}))`,
    ),
  }),
});

export const ItemCountLineRead: TypeMap = mapType({
  type: "ItemCountLine",
  table: "item_count_line",
  columns: [
    "item",
    "registered",
    "counted",
    "condition",
    "remark",
    "followed",
    "result",
    "resolved_at",
  ],
  fields: () => ({
    resolvedBy,
    attachments: attachmentsOf("ItemCountLine"),
    siteItem: one(() => SiteItemRead, { item_id: "id" }),
    count: one(() => ItemCountRead, { count_id: "id" }),
  }),
});

const amiss = (
  t: Row,
) => sql`(select count(*)::int from item_count_line l where l.company_id = ${t("company_id")}
  and l.count_id = ${t("id")} and (l.counted <> l.registered or l.condition <> 'INTACT'))`;

export const ItemCountRead: TypeMap = mapType({
  type: "ItemCount",
  table: "item_count",
  columns: ["moment", "reported_at", "created_at"],
  fields: () => ({
    site,
    day: one(() => SiteDayRead, { day_id: "id" }),
    lines: many(() => ItemCountLineRead, { id: "count_id" }, [asc("position")]),
    amissCount: computed(amiss),
    createdBy,
  }),
});

export const SiteCheckRead: TypeMap = mapType({
  type: "SiteCheck",
  table: "site_check",
  columns: ["kind", "finding", "result", "resolved_at", "created_at"],
  fields: () => ({ site, resolvedBy, createdBy, attachments: attachmentsOf("SiteCheck") }),
});

export const SiteDayRead: TypeMap = mapType({
  type: "SiteDay",
  table: "site_day",
  columns: ["shift_from", "shift_to", "visitors", "closed_at"],
  fields: () => ({
    site,
    on: column("on_day"),
    closedBy: one(() => PersonRead, { closed_by: "id" }),
    counts: many(() => ItemCountRead, { id: "day_id" }, [desc("created_at"), desc("id")]),
    checks: many(() => SiteCheckRead, { id: "day_id" }, [desc("created_at"), desc("id")]),
    inquiryCount: computed(
      (t) => sql`(select count(*)::int from site_inquiry q where q.company_id = ${t("company_id")}
        and q.site_id = ${t("site_id")} and q.on_day = ${t("on_day")})`,
    ),
  }),
});

const float = (name: string) => computed((t) => sql`${t(name)}::float8`);

export const ConsumableEntryRead: TypeMap = mapType({
  type: "ConsumableEntry",
  table: "consumable_entry",
  columns: ["remark", "created_at"],
  fields: () => ({
    consumable: one(() => ConsumableRead, { consumable_id: "id" }),
    on: column("on_day"),
    received: float("received"),
    used: float("used"),
    stockAfter: float("stock_after"),
    createdBy,
  }),
});

export const ConsumableRead: TypeMap = mapType({
  type: "Consumable",
  table: "consumable",
  columns: ["name", "unit", "version"],
  fields: () => ({
    site,
    stock: float("stock"),
    lowAt: float("low_at"),
    low: computed((t) => sql`coalesce(${t("stock")} <= ${t("low_at")}, false)`),
    usedThisMonth: computed(
      (t, { today }) => sql`(select coalesce(sum(x.used), 0)::float8 from consumable_entry x
        where x.company_id = ${t("company_id")} and x.consumable_id = ${t("id")} and x.on_day >= date_trunc('month', ${today})::date)`,
    ),
    requested: computed(
      (t) => sql`(select coalesce(sum(l.quantity), 0)::float8 from consumable_request_line l
        join consumable_request r on r.company_id = l.company_id and r.id = l.request_id
        where l.company_id = ${t("company_id")} and l.consumable_id = ${t("id")} and r.status = 'SUBMITTED')`,
    ),
    entries: many(
      () => ConsumableEntryRead,
      { id: "consumable_id" },
      [desc("created_at"), desc("id")],
      {
        limit: 30,
      },
    ),
  }),
});

export const ConsumableRequestLineRead: TypeMap = mapType({
  type: "ConsumableRequestLine",
  table: "consumable_request_line",
  columns: [],
  fields: () => ({
    consumable: one(() => ConsumableRead, { consumable_id: "id" }),
    quantity: float("quantity"),
  }),
});

export const ConsumableRequestRead: TypeMap = mapType({
  type: "ConsumableRequest",
  table: "consumable_request",
  columns: ["status", "remark", "returned_reason", "created_at"],
  fields: () => ({
    site,
    lines: many(() => ConsumableRequestLineRead, { id: "request_id" }, [asc("position")]),
    approval: approvalOf("ConsumableRequest"),
    createdBy,
  }),
});

export const SiteInquiryRead: TypeMap = mapType({
  type: "SiteInquiry",
  table: "site_inquiry",
  columns: [
    "channel",
    "asked_by",
    "kind",
    "question",
    "answer",
    "answered_at",
    "directed",
    "created_at",
  ],
  fields: () => ({
    site,
    serviceCenter: one(() => ServiceCenterRead, { service_center_id: "id" }),
    on: column("on_day"),
    answeredBy: one(() => PersonRead, { answered_by: "id" }),
    createdBy,
  }),
});

export const SalesSiteRead: TypeMap = mapType({
  type: "SalesSite",
  table: "sales_site",
  columns: ["kind", "name", "hours", "opened_on", "closed_on", "version"],
  fields: () => ({
    estate: one(() => EstateRead, { estate_id: "id" }),
    serviceCenter: one(() => ServiceCenterRead, { service_center_id: "id" }),
    items: many(() => SiteItemRead, { id: "site_id" }, [
      asc("retired"),
      asc((t) => sql`coalesce(${t("place")}, '')`),
      asc("created_at"),
    ]),
    today: one(
      () => SiteDayRead,
      { id: "site_id" },
      (t, { today }) => sql`${t("on_day")} = ${today}`,
    ),
    openLosses: many(() => ItemCountLineRead, {}, [asc("created_at")], {
      where: (
        t,
        _,
        parent,
      ) => sql`${isOpenLoss(t)} and ${t("item_id")} in (select i.id from site_item i
        where i.company_id = ${parent("company_id")} and i.site_id = ${parent("id")})`,
    }),
    openFindings: many(() => SiteCheckRead, { id: "site_id" }, [asc("created_at")], {
      where: isOpenFinding,
    }),
    openInquiries: many(() => SiteInquiryRead, { id: "site_id" }, [asc("created_at")], {
      where: (t) => sql`${t("answer")} is null`,
    }),
    consumables: many(() => ConsumableRead, { id: "site_id" }, [asc("name")]),
    consumableRequests: many(() => ConsumableRequestRead, { id: "site_id" }, [desc("created_at")], {
      limit: 20,
    }),
    actions: resolved("estate_id", "service_center_id"),
  }),
});

const yesNo = (condition: (t: Row) => ReturnType<typeof sql>) => (t: Row, wanted: Value) =>
  wanted.known() ? sql`(${condition(t)})` : sql`not (${condition(t)})`;

/** Filters of a site's records by the day that `on` tells. */
const recordFilters = (on: (t: Row) => ReturnType<typeof sql>) => ({
  ...placeFilters,
  siteIds: inIds("site_id", "SalesSite"),
  from: (t: Row, day: Value) => sql`${on(t)} >= ${day.bind()}::date`,
  to: (t: Row, day: Value) => sql`${on(t)} <= ${day.bind()}::date`,
});
const ownDay = (t: Row) => t("on_day");
const dayOfRecord = (t: Row) =>
  sql`(select d.on_day from site_day d where d.company_id = ${t("company_id")} and d.id = ${t("day_id")})`;
const newest = { NEWEST: [desc("created_at")] };

export const salesSiteRoots = {
  salesSite: byId(() => SalesSiteRead),
  itemCount: byId(() => ItemCountRead),
  salesSites: connection(() => SalesSiteRead, {
    maxPage: 200,
    filters: {
      filter: {
        ...placeFilters,
        kinds: inWords("kind"),
        open: (t: Row, wanted: Value, { today }) => {
          const open = sql`(${t("opened_on")} <= ${today} and coalesce(${t("closed_on")}, 'infinity'::date) >= ${today})`;
          return wanted.known() ? open : sql`not ${open}`;
        },
      },
    },
    orders: {
      PLACE: [
        asc(
          (t) =>
            sql`(select e.name from estate e where e.company_id = ${t("company_id")} and e.id = ${t("estate_id")})`,
        ),
        asc("kind"),
        asc("name"),
      ],
    },
  }),
  siteDays: connection(() => SiteDayRead, {
    maxPage: 400,
    filters: { filter: recordFilters(ownDay) },
    orders: { NEWEST: [desc("on_day")] },
  }),
  itemCounts: connection(() => ItemCountRead, {
    filters: {
      filter: { ...recordFilters(dayOfRecord), amiss: yesNo((t) => sql`${amiss(t)} > 0`) },
    },
    orders: newest,
  }),
  siteChecks: connection(() => SiteCheckRead, {
    filters: {
      filter: { ...recordFilters(dayOfRecord), kinds: inWords("kind"), open: yesNo(isOpenFinding) },
    },
    orders: newest,
  }),
  consumableEntries: connection(() => ConsumableEntryRead, {
    filters: {
      filter: {
        ...recordFilters(ownDay),
        siteIds: (t: Row, ids: Value) =>
          sql`${t("consumable_id")} in (select x.id from consumable x where x.company_id = ${t("company_id")}
            and x.site_id = any(${ids.ids("SalesSite")}::uuid[]))`,
      },
    },
    orders: newest,
  }),
  siteInquiries: connection(() => SiteInquiryRead, {
    filters: {
      filter: {
        ...recordFilters(ownDay),
        search: (t: Row, text: Value) =>
          contains(sql`lower(${t("question")} || ' ' || coalesce(${t("answer")}, ''))`, text),
        kinds: inWords("kind"),
        channels: inWords("channel"),
        askedBy: inWords("asked_by"),
        answered: yesNo((t) => sql`${t("answer")} is not null`),
      },
    },
    orders: newest,
  }),
};
