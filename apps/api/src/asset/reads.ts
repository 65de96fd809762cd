import { sql } from "kysely";
import { attachmentsOf } from "../attachment/reads.ts";
import { historyOf } from "../audit/reads.ts";
import {
  asc,
  byId,
  computed,
  connection,
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
import { contains, inIds, matches, placeFilters } from "../organization/filters.ts";
import { BuildingRead, EstateRead, ServiceCenterRead } from "../organization/reads.ts";

const attributes = (): ManyField =>
  many(() => AssetAttributeRead, { id: "subject_id" }, [
    asc((t) => sql`coalesce(${t("category")}, '')`),
    asc("name"),
  ]);
const documents = (): ManyField =>
  many(() => AssetDocumentRead, { id: "subject_id" }, [asc("name")]);

/**
 * The viewer's company, once for a statement: a subquery that asked the row for it would run for each of 20,000 components.
 */
const own = sql`(select current_company())`;

/** Places in a place: itself and what lies below it. */
const within = (t: Row, ids: Sql) => sql`(${t("facility_id")} = any(${ids})
  or ${t("place_id")} in (select p.id from asset_place p where p.company_id = ${own} and (p.id = any(${ids}) or p.parent_id = any(${ids})))
  or ${t("other_place_ids")} && ${ids})`;

export const AssetPlaceRead: TypeMap = mapType({
  type: "AssetPlace",
  table: "asset_place",
  columns: ["kind", "name", "category", "description", "equipment_room", "version"],
  fields: () => ({
    parent: one(() => AssetPlaceRead, { parent_id: "id" }),
    building: one(() => BuildingRead, { building_id: "id" }),
    estate: one(() => EstateRead, { estate_id: "id" }),
    childCount: computed(
      (t) => sql`(select count(*)::int from asset_place p
        where p.company_id = ${t("company_id")} and p.parent_id = ${t("id")})`,
    ),
    componentCount: computed(
      (t) => sql`case ${t("kind")} when 'FACILITY'
        then (select count(*)::int from asset_component c where c.company_id = ${t("company_id")} and c.facility_id = ${t("id")})
        else (select count(*)::int from asset_component c where c.company_id = ${t("company_id")} and (c.place_id = ${t("id")}
          or c.place_id in (select p.id from asset_place p where p.company_id = c.company_id and p.parent_id = ${t("id")}))) end`,
    ),
    attributes: attributes(),
  }),
});

export const AssetTypeRead: TypeMap = mapType({
  type: "AssetType",
  table: "asset_type",
  columns: [
    "name",
    "category",
    "description",
    "asset_type",
    "maker",
    "model",
    "parts_guarantor",
    "parts_duration",
    "labor_guarantor",
    "labor_duration",
    "warranty_unit",
    "warranty_text",
    "more",
    "version",
  ],
  fields: () => ({
    componentCount: computed(
      (t) => sql`(select count(*)::int from asset_component c
        where c.company_id = ${t("company_id")} and c.type_id = ${t("id")})`,
    ),
    attributes: attributes(),
    documents: documents(),
    spares: many(() => AssetSpareRead, { id: "type_id" }, [asc("name")]),
  }),
});

export const AssetGroupRead: TypeMap = mapType({
  type: "AssetGroup",
  table: "asset_group",
  columns: ["kind", "name", "category", "description"],
  fields: () => ({
    facility: one(() => AssetPlaceRead, { facility_id: "id" }),
    memberCount: computed((t) => sql`cardinality(${t("member_ids")})`),
  }),
});

export const AssetSpareRead: TypeMap = mapType({
  type: "AssetSpare",
  table: "asset_spare",
  columns: ["name", "category", "suppliers", "part_number", "description"],
});

export const AssetDocumentRead: TypeMap = mapType({
  type: "AssetDocument",
  table: "asset_document",
  columns: ["name", "category", "stage", "directory", "file", "description"],
});

export const AssetAttributeRead: TypeMap = mapType({
  type: "AssetAttribute",
  table: "asset_attribute",
  columns: ["name", "category", "value", "unit", "description"],
});

/** Where a warranty stands, as `warrantyOn` of the domain says it. */
const stateOf = (
  has: Sql,
  start: Sql,
  until: Sql,
  today: Sql,
) => sql`case when not ${has} then 'NONE'
  when ${start} is null or ${today} < ${start} then 'NOT_STARTED' when ${today} <= ${until} then 'COVERED' else 'EXPIRED' end`;
const partsOf = (t: Row, { today }: Env) =>
  stateOf(t("has_parts"), t("starts_on"), t("parts_until"), today);
const laborOf = (t: Row, { today }: Env) =>
  stateOf(t("has_labor"), t("starts_on"), t("labor_until"), today);

export const AssetWarrantyRead: TypeMap = mapType({
  type: "AssetWarranty",
  key: "component_id",
  table: "asset_warranty",
  columns: ["starts_on", "parts_until", "labor_until"],
  fields: {
    parts: computed(partsOf),
    labor: computed(laborOf),
    developerPays: computed((t, env) => sql`'COVERED' in (${partsOf(t, env)}, ${laborOf(t, env)})`),
  },
});

export const AssetComponentRead: TypeMap = mapType({
  type: "AssetComponent",
  table: "asset_component",
  columns: [
    "name",
    "description",
    "serial_number",
    "tag_number",
    "bar_code",
    "asset_identifier",
    "installed_on",
    "warranty_start_on",
    "handed_over_on",
    "external_id",
    "version",
  ],
  fields: () => ({
    serviceCenter: one(() => ServiceCenterRead, { service_center_id: "id" }),
    estate: one(() => EstateRead, { estate_id: "id" }),
    facility: one(() => AssetPlaceRead, { facility_id: "id" }),
    place: one(() => AssetPlaceRead, { place_id: "id" }),
    otherPlaces: many(() => AssetPlaceRead, {}, [asc("sort_key")], {
      where: (t, _, parent) => sql`${t("id")} = any(${parent("other_place_ids")})`,
    }),
    type: one(() => AssetTypeRead, { type_id: "id" }),
    systems: many(() => AssetGroupRead, {}, [asc("sort_key")], {
      where: (t, _, parent) =>
        sql`${t("kind")} = 'SYSTEM' and ${t("member_ids")} @> array[${parent("id")}]`,
    }),
    warranty: one(() => AssetWarrantyRead, { id: "component_id" }),
    attributes: attributes(),
    documents: documents(),
    attachments: attachmentsOf("AssetComponent"),
    actions: resolved("estate_id", "service_center_id"),
    history: historyOf(),
  }),
});

/** Its own words, those of its type, and the room it stands in. */
const sought = (t: Row, text: Value) => {
  const named = (
    table: string,
    id: string,
  ) => sql`${t(id)} in (select x.id from ${sql.table(table)} x
    where x.company_id = ${own} and ${contains(sql`x.search_key`, text)})`;
  return sql`(${matches(t, text)} or ${named("asset_type", "type_id")} or ${named("asset_place", "place_id")})`;
};

const ofGroups = (
  t: Row,
  ids: Value,
) => sql`${t("id")} in (select unnest(g.member_ids) from asset_group g
  where g.company_id = ${own} and g.id = any(${ids.ids("AssetGroup")}::uuid[]))`;

const standsSo = (t: Row, state: Value, env: Env) => {
  const w: Row = (name) => sql.ref(`w.${name}`);
  return sql`exists (select from asset_warranty w where w.company_id = ${t("company_id")} and w.component_id = ${t("id")}
    and ${state.bind()} in (${partsOf(w, env)}, ${laborOf(w, env)}))`;
};

export const assetFilters = {
  ...placeFilters,
  search: sought,
  estateIds: inIds("estate_id", "Estate"),
  placeIds: (t: Row, ids: Value) => within(t, sql`${ids.ids("AssetPlace")}::uuid[]`),
  typeIds: inIds("type_id", "AssetType"),
  groupIds: ofGroups,
  warranty: standsSo,
};

const isWord = (name: string) => (t: Row, word: Value) => sql`${t(name)} = ${word.bind()}`;

export const assetRoots = {
  assetComponent: byId(() => AssetComponentRead),
  assetComponents: connection(() => AssetComponentRead, {
    filters: { filter: assetFilters },
    orders: { NAME: [asc("sort_key")] },
    countsTo: 10_000,
  }),
  assetPlaces: connection(() => AssetPlaceRead, {
    filters: {
      estateIds: inIds("estate_id", "Estate"),
      parentIds: inIds("parent_id", "AssetPlace"),
      kind: isWord("kind"),
      equipmentRoom: (t: Row, wanted: Value) =>
        wanted.known() ? sql`${t("equipment_room")}` : sql`not ${t("equipment_room")}`,
    },
    orders: { NAME: [asc("sort_key")] },
  }),
  assetGroups: connection(() => AssetGroupRead, {
    filters: { estateIds: inIds("estate_id", "Estate"), kind: isWord("kind") },
    orders: { NAME: [asc("sort_key")] },
  }),
  assetTypes: connection(() => AssetTypeRead, {
    filters: { estateIds: inIds("estate_id", "Estate"), search: matches },
    orders: { NAME: [asc("sort_key")] },
  }),
};
