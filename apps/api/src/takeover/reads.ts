import { sql } from "kysely";
import { attachmentsOf } from "../attachment/reads.ts";
import { historyOf } from "../audit/reads.ts";
import { CustodyItemRead } from "../custody/reads.ts";
import { ContractorRead, DefectRead } from "../defect/reads.ts";
import {
  asc,
  byId,
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
import { contains, inIds, inWords, placeFilters } from "../organization/filters.ts";
import { BuildingRead, EstateRead, PersonRead, ServiceCenterRead } from "../organization/reads.ts";
import { signaturesOf } from "../signature/reads.ts";

/** A line as the pre-inspection sees it: without what it asks for, and failed or missing. */
const isOpenLine = (t: Row) => sql`case ${t("kind")}
    when 'DOCUMENT' then ${t("verdict")} is distinct from 'NA' and ${t("received_on")} is null and ${t("promised_on")} is null
    when 'EQUIPMENT' then ${t("verdict")} is distinct from 'NA' and (${t("verdict")} is null or ${t("counted")} is null
      or ${t("located")} is null or ${t("manual")} is null or ${t("single_run")} is null)
    when 'COMMON_PART' then ${t("verdict")} is null
    when 'FACILITY' then ${t("verdict")} is null
    when 'BASIS' then false
    else ${t("counted")} is null end`;
const ofLine: Row = (name) => sql.ref(`i.${name}`);

const progress = (
  t: Row,
) => sql`(select coalesce(jsonb_agg(jsonb_build_object('kind', x.kind, 'lines', x.lines, 'done', x.done, 'failed', x.failed)
    order by x.kind), '[]')
  from (select i.kind, count(*) as lines, count(*) filter (where not (${isOpenLine(ofLine)})) as done,
      count(*) filter (where i.verdict = 'FAIL' or i.kind = 'DOCUMENT' and i.received_on is null and i.promised_on is not null) as failed
    from takeover_item i where i.company_id = ${t("company_id")} and i.project_id = ${t("id")} and i.kind <> 'BASIS' group by i.kind) x)`;

const defectSums = (
  t: Row,
) => sql`(select coalesce(jsonb_agg(jsonb_build_object('severity', x.severity, 'state', x.state, 'contractor', x.contractor,
    'count', x.count) order by x.severity, x.state, x.contractor), '[]')
  from (select s.severity, s.state, c.name as contractor, count(*) as count from takeover_standing s
    left join contractor c on c.company_id = s.company_id and c.id = s.contractor_id
    where s.company_id = ${t("company_id")} and s.project_id = ${t("id")} and s.own_status not in ('VOID', 'MERGED') group by 1, 2, 3) x)`;

const registerSums = (
  t: Row,
) => sql`(select coalesce(jsonb_agg(jsonb_build_object('owner', x.owner, 'entries', x.entries, 'area', x.area) order by x.owner), '[]')
  from (select o.owner, count(*) as entries, coalesce(sum(o.area), 0) as area from ownership_entry o
    where o.company_id = ${t("company_id")} and o.project_id = ${t("id")} group by o.owner) x)`;

const team = (
  t: Row,
) => sql`(select coalesce(jsonb_agg(m.member || jsonb_build_object('personId', 'Person_' || (m.member ->> 'personId')) order by m.at), '[]')
  from jsonb_array_elements(${t("team")}) with ordinality m(member, at))`;

const formal = (
  t: Row,
) => sql`(select coalesce(jsonb_agg(jsonb_build_object('group', f.key, 'on', f.value ->> 'on', 'note', f.value ->> 'note') order by f.key), '[]')
  from jsonb_each(${t("formal")}) f)`;

export const TakeoverProjectRead: TypeMap = mapType({
  type: "TakeoverProject",
  table: "takeover_project",
  columns: [
    "name",
    "scope",
    "status",
    "sub_completion_on",
    "notice_on",
    "delivery_on",
    "first_move_in_on",
    "province",
    "city",
    "contract_clause",
    "sale_clause",
    "convention_clause",
    "owners_informed_on",
    "standard_number",
    "standard_frozen_at",
    "documents_handed_on",
    "site_inspection_on",
    "developer_staff",
    "posted_on",
    "posted_until",
    "filed_on",
    "filed_documents",
    "version",
    "created_at",
  ],
  fields: () => ({
    serviceCenter: one(() => ServiceCenterRead, { service_center_id: "id" }),
    estate: one(() => EstateRead, { estate_id: "id" }),
    conditions: json("conditions"),
    waiver: json("waiver"),
    waivedBy: one(() => PersonRead, { waived_by: "id" }),
    leader: one(() => PersonRead, { leader_id: "id" }),
    team: json(team),
    trainings: json("trainings"),
    plan: json("plan"),
    standard: json("standard"),
    formal: json(formal),
    areas: many(() => TakeoverAreaRead, { id: "project_id" }, [asc("position")]),
    bases: many(() => TakeoverItemRead, { id: "project_id" }, [asc("position")], {
      where: (t) => sql`${t("kind")} = 'BASIS'`,
    }),
    progress: json(progress),
    defectSums: json(defectSums),
    agreements: many(() => TakeoverAgreementRead, { id: "project_id" }, [asc("number")]),
    transfers: many(() => TakeoverTransferRead, { id: "project_id" }, [asc("number")]),
    register: many(() => OwnershipEntryRead, { id: "project_id" }, [asc("position")]),
    registerSums: json(registerSums),
    registerDueOn: computed((t) => sql`(${t("first_move_in_on")} + interval '3 months')::date`),
    signOffs: signaturesOf("TakeoverProject"),
    steps: many(() => TakeoverStepRead, { id: "project_id" }, [desc("created_at")], { limit: 50 }),
    comments: many(() => TakeoverCommentRead, { id: "project_id" }, [desc("created_at")], {
      limit: 200,
    }),
    archive: resolved("status"),
    nextChecks: resolved("status"),
    actions: resolved("status", "service_center_id"),
    history: historyOf(),
  }),
});

export const TakeoverStepRead: TypeMap = mapType({
  type: "TakeoverStep",
  table: "takeover_step",
  columns: ["step", "done_on", "reason"],
  fields: () => ({
    checks: resolved("checks"),
    createdBy: one(() => PersonRead, { created_by: "id" }),
  }),
});

export const TakeoverCommentRead: TypeMap = mapType({
  type: "TakeoverComment",
  table: "takeover_comment",
  columns: ["record_type", "about", "text", "created_at"],
  fields: () => ({
    recordId: computed((t) => sql`${t("record_type")} || '_' || ${t("record_id")}`),
    createdBy: one(() => PersonRead, { created_by: "id" }),
  }),
});

/** Open defects that count for an area, also those of which nobody knows where they are. */
const countOf = (
  t: Row,
  which: ReturnType<typeof sql>,
) => sql`(select count(*)::int from takeover_standing s
  where s.company_id = ${t("company_id")} and s.project_id = ${t("project_id")} and coalesce(s.area_id, ${t("id")}) = ${t("id")}
    and s.status not in ('VERIFIED', 'CLOSED') and s.own_status not in ('VOID', 'MERGED') and ${which})`;

export const TakeoverAreaRead: TypeMap = mapType({
  type: "TakeoverArea",
  table: "takeover_area",
  columns: ["name", "kind"],
  fields: () => ({
    building: one(() => BuildingRead, { building_id: "id" }),
    transfer: one(() => TakeoverTransferRead, { transfer_id: "id" }),
    unsafe: computed((t) => countOf(t, sql`s.severity = 'SAFETY'`)),
    open: computed((t) => countOf(t, sql`s.severity = 'NON_SAFETY'`)),
  }),
});

export const TakeoverItemRead: TypeMap = mapType({
  type: "TakeoverItem",
  table: "takeover_item",
  columns: [
    "kind",
    "code",
    "name",
    "place",
    "model",
    "quantity",
    "counted",
    "located",
    "manual",
    "single_run",
    "linkage",
    "verdict",
    "is_original",
    "handed_by",
    "received_on",
    "promised_on",
    "remark",
    "inspected_on",
    "version",
  ],
  fields: () => ({
    takeover: one(() => TakeoverProjectRead, { project_id: "id" }),
    area: one(() => TakeoverAreaRead, { area_id: "id" }),
    receivedBy: one(() => PersonRead, { received_by: "id" }),
    inspectedBy: one(() => PersonRead, { inspected_by: "id" }),
    transfer: one(() => TakeoverTransferRead, { transfer_id: "id" }),
    attachments: attachmentsOf("TakeoverItem"),
    custodyItem: one(() => CustodyItemRead, { custody_item_id: "id" }),
  }),
});

/** Of a takeover's defect as it stands. */
const standing = (t: Row, what: string) => sql`(select s.${sql.ref(what)} from takeover_standing s
  where s.company_id = ${t("company_id")} and s.id = ${t("id")})`;

export const TakeoverDefectRead: TypeMap = mapType({
  type: "TakeoverDefect",
  table: "takeover_defect",
  columns: ["remedy", "agreed_due_on", "urged_on", "urge_note", "urges"],
  fields: () => ({
    defect: one(() => DefectRead, { id: "id" }),
    takeover: one(() => TakeoverProjectRead, { project_id: "id" }),
    area: one(
      () => TakeoverAreaRead,
      { project_id: "project_id" },
      (t, _, parent) => sql`${t("id")} = ${standing(parent, "area_id")}`,
    ),
    item: one(() => TakeoverItemRead, { item_id: "id" }),
    severity: computed((t) => standing(t, "severity")),
    state: computed((t) => standing(t, "state")),
    agreement: one(() => TakeoverAgreementRead, { agreement_id: "id" }),
    agreed: computed((t) => sql`${standing(t, "agreed_on")} is not null`),
  }),
});

export const TakeoverAgreementRead: TypeMap = mapType({
  type: "TakeoverAgreement",
  table: "takeover_agreement",
  columns: ["number", "severity", "signed_on"],
  fields: () => ({
    takeover: one(() => TakeoverProjectRead, { project_id: "id" }),
    contractor: one(() => ContractorRead, { contractor_id: "id" }),
    defects: many(() => TakeoverDefectRead, { id: "agreement_id" }, [asc("created_at")]),
    checks: resolved("checks"),
    signOffs: signaturesOf("TakeoverAgreement"),
  }),
});

export const TakeoverTransferRead: TypeMap = mapType({
  type: "TakeoverTransfer",
  table: "takeover_transfer",
  columns: ["number", "mode", "status", "as_is", "signed_on", "transferred_on", "version"],
  fields: () => ({
    takeover: one(() => TakeoverProjectRead, { project_id: "id" }),
    areas: many(() => TakeoverAreaRead, { project_id: "project_id" }, [asc("position")], {
      where: (t, _, parent) => sql`${t("id")} = any(${parent("area_ids")})`,
    }),
    items: many(() => TakeoverItemRead, { project_id: "project_id" }, [asc("position")], {
      where: (t, _, parent) => sql`${t("id")} = any(${parent("item_ids")})`,
    }),
    agreement: json(
      (
        t,
      ) => sql`(select coalesce(jsonb_agg(jsonb_build_object('head', a.key, 'text', a.value) order by
        array_position(array['BASICS', 'PROBLEMS', 'SOLUTION', 'RIGHTS', 'LIABILITY'], a.key)), '[]') from jsonb_each(${t("agreement")}) a)`,
    ),
    signOffs: signaturesOf("TakeoverTransfer"),
    pack: one(() => TakeoverPackRead, { id: "id" }),
  }),
});

/** A pack is its transfer's: they have one id. */
export const TakeoverPackRead: TypeMap = mapType({
  type: "TakeoverPack",
  table: "takeover_pack",
  columns: ["digest", "components", "created_at"],
  fields: () => ({
    transfer: one(() => TakeoverTransferRead, { id: "id" }),
    url: computed((t) => sql`'/handover-packs/TakeoverPack_' || ${t("id")} || '.zip'`),
    createdBy: one(() => PersonRead, { created_by: "id" }),
  }),
});

export const OwnershipEntryRead: TypeMap = mapType({
  type: "OwnershipEntry",
  table: "ownership_entry",
  columns: ["name", "place", "area", "owner", "certificate", "use", "remark", "version"],
  fields: () => ({
    takeover: one(() => TakeoverProjectRead, { project_id: "id" }),
    serves: many(() => TakeoverAreaRead, { project_id: "project_id" }, [asc("position")], {
      where: (t, _, parent) => sql`${t("id")} = any(${parent("serves")})`,
    }),
  }),
});

const ofTakeovers = inIds("project_id", "TakeoverProject");

/** Defects that stand so, looked for once for a list: how one stands is worked out of several tables. */
const standsSo = (
  t: Row,
  which: ReturnType<typeof sql>,
) => sql`${t("id")} in (select s.id from takeover_standing s
  where s.company_id = (select current_company()) and ${which})`;
const inStanding = (what: string) => (t: Row, words: Value) =>
  standsSo(t, sql`s.${sql.ref(what)} = any(${words.bind()}::text[])`);

export const takeoverRoots = {
  takeoverProject: byId(() => TakeoverProjectRead),
  takeoverProjects: connection(() => TakeoverProjectRead, {
    maxPage: 100,
    filters: {
      ...placeFilters,
      statuses: inWords("status"),
      search: (t, value) => contains(sql`lower(${t("name")})`, value),
    },
    orders: { NEWEST: [desc("created_at")] },
  }),
  takeoverItems: connection(() => TakeoverItemRead, {
    maxPage: 500,
    where: (t) => sql`${t("kind")} <> 'BASIS'`,
    filters: {
      takeoverIds: ofTakeovers,
      kinds: inWords("kind"),
      takeoverAreaIds: inIds("area_id", "TakeoverArea"),
      verdicts: inWords("verdict"),
      open: (t, value) => (value.known() ? isOpenLine(t) : sql`not (${isOpenLine(t)})`),
      search: (t, value) =>
        contains(sql`lower(concat_ws(' ', ${t("name")}, ${t("place")}, ${t("model")}))`, value),
    },
    orders: { PLACE: [asc("kind"), asc("position"), asc("created_at")] },
  }),
  takeoverDefects: connection(() => TakeoverDefectRead, {
    maxPage: 500,
    where: (
      t,
    ) => sql`exists (select from defect d where d.company_id = ${t("company_id")} and d.id = ${t("id")}
      and d.status not in ('VOID', 'MERGED'))`,
    filters: {
      takeoverIds: ofTakeovers,
      takeoverSeverities: inStanding("severity"),
      states: inStanding("state"),
      agreed: (t, value) =>
        standsSo(t, value.known() ? sql`s.agreed_on is not null` : sql`s.agreed_on is null`),
    },
    orders: { FOUND: [asc("created_at")] },
  }),
  takeoverAgreement: byId(() => TakeoverAgreementRead),
  takeoverTransfer: byId(() => TakeoverTransferRead),
  ownershipEntries: connection(() => OwnershipEntryRead, {
    maxPage: 500,
    filters: { takeoverIds: ofTakeovers },
    orders: { POSITION: [asc("position"), asc("created_at")] },
  }),
};
