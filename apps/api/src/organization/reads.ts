import { sql } from "kysely";
import { attachmentsOf } from "../attachment/reads.ts";
import { historyOf } from "../audit/reads.ts";
import {
  asc,
  byId,
  computed,
  connection,
  desc,
  embedded,
  type Env,
  many,
  mapType,
  one,
  type Row,
  type TypeMap,
} from "../graphql/read/map.ts";
import { ImportBatchRead } from "../import/reads.ts";
import { LaunchPlanRead } from "../launch/reads.ts";
import { NotificationPreferenceRead } from "../notification/endpoint-reads.ts";
import { NotificationRead } from "../notification/reads.ts";
import { inIds, inWords, matches, matchesOrCalls, placeFilters } from "./filters.ts";

const countOf = (table: string) =>
  computed(
    (t) =>
      sql`(select count(*)::int from ${sql.table(table)} x where x.company_id = ${t("company_id")} and x.estate_id = ${t("id")})`,
  );

export const CompanyRead: TypeMap = mapType({
  type: "Company",
  table: "company",
  columns: ["code", "name", "time_zone", "status"],
  fields: { regions: many(() => RegionRead, {}, [asc("code")]) },
});

/** A company of the account, whether or not it is the one looked at. */
export const MemberCompanyRead: TypeMap = mapType({
  type: "Company",
  table: "member_company",
  columns: ["code", "name", "time_zone", "status"],
  fields: {
    regions: many(() => RegionRead, {}, [asc("code")], {
      where: (_, __, company) => sql`${company("id")} = ${company("company_id")}`,
    }),
  },
});

export const RegionRead: TypeMap = mapType({
  type: "Region",
  table: "region",
  columns: ["code", "name", "status", "version"],
  fields: { serviceCenters: many(() => ServiceCenterRead, { id: "region_id" }, [asc("code")]) },
});

export const ServiceCenterRead: TypeMap = mapType({
  type: "ServiceCenter",
  table: "service_center",
  columns: [
    "code",
    "name",
    "status",
    "version",
    "workday_end",
    "regular_shift",
    "duty_phone",
    "office_address",
    "repair_hotline",
  ],
  fields: {
    region: one(() => RegionRead, { region_id: "id" }),
    estates: many(() => EstateRead, { id: "service_center_id" }, [asc("code")]),
  },
});

export const EstateRead: TypeMap = mapType({
  type: "Estate",
  table: "estate",
  columns: [
    "code",
    "name",
    "status",
    "version",
    "category",
    "address",
    "launch_date",
    "entry_date",
    "total_households",
    "total_buildings",
  ],
  fields: {
    unitCount: countOf("unit"),
    buildingCount: countOf("building"),
    serviceCenter: one(() => ServiceCenterRead, { service_center_id: "id" }),
    clusters: many(() => ClusterRead, { id: "estate_id" }, [asc("name")]),
    buildings: many(() => BuildingRead, { id: "estate_id" }, [asc("sort_key")]),
    layouts: many(() => LayoutCountRead, { id: "estate_id" }, [desc("count")]),
    units: connection(() => UnitRead, {
      on: { id: "estate_id" },
      filters: {
        filter: {
          search: matches,
          buildingIds: inIds("building_id", "Building"),
          clusterIds: (t, ids) =>
            sql`${t("building_id")} in (select b.id from building b where b.company_id = ${t("company_id")} and b.cluster_id = any(${ids.ids("Cluster")}::uuid[]))`,
          layoutTypes: inWords("layout_type"),
          uses: inWords("use"),
        },
      },
      orders: {
        PLACE: [asc("sort_key")],
        PLACE_DESC: [desc("sort_key")],
        AREA: [asc((t) => sql`coalesce(${t("building_area")}, 0)`)],
        AREA_DESC: [desc((t) => sql`coalesce(${t("building_area")}, 0)`)],
      },
    }),
    launchPlans: many(() => LaunchPlanRead, { id: "estate_id" }, [desc("launch_date")]),
    importBatches: many(() => ImportBatchRead, { id: "estate_id" }, [desc("created_at")], {
      limit: 20,
    }),
    attachments: attachmentsOf("Estate"),
    history: historyOf(),
  },
});

export const LayoutCountRead: TypeMap = mapType({
  type: "LayoutCount",
  key: "layout_type",
  table: "layout_count",
  columns: ["layout_type", "count"],
});

export const ClusterRead: TypeMap = mapType({
  type: "Cluster",
  table: "cluster",
  columns: ["name", "version"],
  fields: {
    estate: one(() => EstateRead, { estate_id: "id" }),
    buildings: many(() => BuildingRead, { id: "cluster_id" }, [asc("sort_key")]),
  },
});

export const BuildingRead: TypeMap = mapType({
  type: "Building",
  table: "building",
  columns: [
    "number",
    "name",
    "version",
    "status",
    "floors",
    "completed_on",
    "confirmed_by_authority",
  ],
  fields: {
    unitCount: computed(
      (t) =>
        sql`(select count(*)::int from unit x where x.company_id = ${t("company_id")} and x.building_id = ${t("id")})`,
    ),
    estate: one(() => EstateRead, { estate_id: "id" }),
    cluster: one(() => ClusterRead, { cluster_id: "id" }),
  },
});

export const UnitRead: TypeMap = mapType({
  type: "Unit",
  table: "unit",
  columns: [
    "floor_number",
    "room_number",
    "layout_type",
    "use",
    "building_area",
    "inner_area",
    "delivery_on",
    "mirrored",
    "status",
    "version",
  ],
  fields: {
    building: one(() => BuildingRead, { building_id: "id" }),
    estate: one(() => EstateRead, { estate_id: "id" }),
    history: historyOf(),
  },
});

/** Whether the place of a held role lies within the viewer's reach or above it; an estate says so by its own policy. */
const placeIsSeen = (held: Row) => sql`(${held("place_level")} = 'COMPANY'
  or ${held("place_id")} = any((select visible_places())::uuid[])
  or ${held("place_level")} = 'ESTATE' and exists (select from estate e
    where e.company_id = ${held("company_id")} and e.id = ${held("place_id")}))`;

/** People are seen where they hold a role within the viewer's reach or above it; whoever holds none yet, by all. */
const isWithinReach = (t: Row) => sql`(
  ${t("id")} = (select current_person())
  or coalesce((select bool_or(${placeIsSeen((name) => sql`a.${sql.ref(name)}`)}) from role_assignment a
    where a.company_id = ${t("company_id")} and a.person_id = ${t("id")}), true))`;

export const PersonRead: TypeMap = mapType({
  type: "Person",
  table: "person",
  where: isWithinReach,
  columns: ["name", "badge_number", "phone", "mailbox", "status", "version"],
  fields: {
    hasAccount: computed((t) => sql`${t("account_id")} is not null`),
    assignments: many(() => RoleAssignmentRead, { id: "person_id" }, [
      desc((t, env) => isActive(t, env)),
      desc("from_on"),
    ]),
  },
});

/** Whether an assignment runs on the viewer's day. */
export const isActive = (t: Row, { today }: Env) =>
  sql`(${t("from_on")} <= ${today} and coalesce(${t("to_on")}, 'infinity'::date) >= ${today})`;

export const RoleAssignmentRead: TypeMap = mapType({
  type: "RoleAssignment",
  table: "role_assignment",
  where: (t) => sql`(${t("person_id")} = (select current_person()) or ${placeIsSeen(t)})`,
  columns: ["role", "place_level", "from_on", "to_on"],
  fields: {
    placeId: computed(
      (
        t,
      ) => sql`case ${t("place_level")} when 'COMPANY' then 'Company_' when 'REGION' then 'Region_'
        when 'SERVICE_CENTER' then 'ServiceCenter_' else 'Estate_' end || ${t("place_id")}`,
    ),
    placeName: computed(
      (t) => sql`coalesce(case ${t("place_level")}
        when 'COMPANY' then (select p.name from company p where p.company_id = ${t("company_id")})
        when 'REGION' then (select p.name from region p where p.company_id = ${t("company_id")} and p.id = ${t("place_id")})
        when 'SERVICE_CENTER' then (select p.name from service_center p where p.company_id = ${t("company_id")} and p.id = ${t("place_id")})
        else (select p.name from estate p where p.company_id = ${t("company_id")} and p.id = ${t("place_id")}) end, '')`,
    ),
    status: computed(
      (t, { today }) => sql`case when ${t("from_on")} > ${today} then 'PLANNED'
        when ${t("to_on")} < ${today} then 'ENDED' else 'ACTIVE' end`,
    ),
    person: one(() => PersonRead, { person_id: "id" }),
    delegatedFrom: one(() => RoleAssignmentRead, { delegated_from_id: "id" }),
  },
});

export const SavedViewRead: TypeMap = mapType({
  type: "SavedView",
  table: "saved_view",
  columns: ["page", "name", "query", "shared"],
  fields: { own: computed((t) => sql`${t("person_id")} = (select current_person())`) },
});

export const SearchHitRead: TypeMap = mapType({
  type: "SearchHit",
  table: "search_hit",
  where: (t) => sql`(${t("kind")} <> 'PERSON' or ${isWithinReach(t)})`,
  columns: ["kind", "title", "subtitle"],
  fields: {
    id: computed(
      (
        t,
      ) => sql`case ${t("kind")} when 'ESTATE' then 'Estate_' when 'LAUNCH_PLAN' then 'LaunchPlan_'
        when 'PERSON' then 'Person_' when 'BUILDING' then 'Building_' else 'Unit_' end || ${t("id")}`,
    ),
  },
});

const isOpenPlan = (t: Row) =>
  sql`exists (select from launch_plan p where p.company_id = ${t("company_id")} and p.estate_id = ${t("id")} and p.status <> 'CLOSED')`;

/** The places and people a query starts from. */
export const organizationRoots = {
  viewer: embedded({
    accountId: computed((_, { value }) => sql`${value((run) => run.scope.accountId)}::text`),
    email: computed(
      () => sql`(select a.email from auth."user" a where a.id = (select current_account()))`,
    ),
    permissions: computed((_, { value }) => sql`${value((run) => run.scope.permissions)}::text[]`),
    secondFactorFrom: computed(
      (_, { value }) => sql`${value((run) => run.scope.secondFactorFrom ?? null)}::date`,
    ),
    person: one(
      () => PersonRead,
      {},
      (t) => sql`${t("id")} = (select current_person())`,
    ),
    company: one(
      () => CompanyRead,
      {},
      (t) => sql`${t("id")} = (select current_company())`,
    ),
    companies: many(() => MemberCompanyRead, {}, [asc("name")]),
    assignments: many(() => RoleAssignmentRead, {}, [desc("from_on")], {
      where: (t, env) => sql`${t("person_id")} = (select current_person()) and ${isActive(t, env)}`,
    }),
    unreadCount: computed(
      () => sql`(select count(*)::int from notification n where n.company_id = (select current_company())
        and n.person_id = (select current_person()) and n.read_at is null)`,
    ),
    notificationPreference: one(
      () => NotificationPreferenceRead,
      {},
      (t) => sql`${t("person_id")} = (select current_person())`,
    ),
    unreadNotifications: many(() => NotificationRead, {}, [desc("created_at")], {
      where: (t) => sql`${t("person_id")} = (select current_person()) and ${t("read_at")} is null`,
      limit: 50,
    }),
  }),
  company: one(
    () => CompanyRead,
    {},
    (t) => sql`${t("id")} = (select current_company())`,
  ),
  estate: byId(() => EstateRead),
  estates: connection(() => EstateRead, {
    filters: {
      filter: {
        ...placeFilters,
        search: matches,
        categories: inWords("category"),
        statuses: inWords("status"),
        hasLaunch: (t, wanted) => (wanted.known() ? isOpenPlan(t) : sql`not ${isOpenPlan(t)}`),
      },
    },
    orders: {
      NAME: [asc("search_key")],
      NAME_DESC: [desc("search_key")],
      CODE: [asc("code")],
      CODE_DESC: [desc("code")],
      LAUNCH_DATE: [asc((t) => sql`coalesce(${t("launch_date")}, 'infinity'::date)`)],
      LAUNCH_DATE_DESC: [desc((t) => sql`coalesce(${t("launch_date")}, '-infinity'::date)`)],
    },
  }),
  person: byId(() => PersonRead),
  people: connection(() => PersonRead, {
    filters: {
      filter: {
        search: matchesOrCalls,
        roles: (t, words) =>
          sql`exists (select from role_assignment a where a.company_id = ${t("company_id")} and a.person_id = ${t("id")} and a.role = any(${words.bind()}::text[]))`,
        placeIds: (t, ids) => {
          const anyOf = (type: string) => sql`a.place_id = any(${ids.ids(type)}::uuid[])`;
          return sql`exists (select from role_assignment a where a.company_id = ${t("company_id")} and a.person_id = ${t("id")}
            and (${anyOf("Company")} or ${anyOf("Region")} or ${anyOf("ServiceCenter")} or ${anyOf("Estate")}))`;
        },
      },
    },
    orders: { NAME: [asc("search_key")] },
  }),
  savedViews: many(() => SavedViewRead, {}, [asc("name")], {
    where: (t, { args }) => sql`${t("page")} = ${args.page!.bind()}`,
  }),
  search: many(() => SearchHitRead, {}, [asc("rank"), asc("search_key")], {
    where: (t, { args }) => matches(t, args.text!),
    limit: 30,
  }),
};
