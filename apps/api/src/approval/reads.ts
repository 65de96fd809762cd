import { capabilityNames } from "@threshold/domain/organization/capabilities";
import { letterOf } from "@threshold/domain/organization/matrix";
import { roleNames } from "@threshold/domain/organization/roles";
import { sql } from "kysely";
import { linksOf } from "../access-link/reads.ts";
import { attachmentsOf, AttachmentRead } from "../attachment/reads.ts";
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
  type OneField,
  resolved,
  type Row,
  type TypeMap,
  type Value,
} from "../graphql/read/map.ts";
import { contains, inWords } from "../organization/filters.ts";
import { PersonRead, ServiceCenterRead } from "../organization/reads.ts";

const title = (t: Row) => sql`${t("summary")} ->> 'title'`;

export const ApprovalRead: TypeMap = mapType({
  type: "Approval",
  table: "approval",
  columns: [
    "chain_key",
    "chain_version",
    "round",
    "status",
    "content_hash",
    "requested_at",
    "closed_at",
    "version",
  ],
  fields: () => ({
    recordId: computed((t) => sql`${t("record_type")} || '_' || ${t("record_id")}`),
    title: computed(title),
    titleEn: computed((t) => sql`coalesce(${t("summary")} ->> 'titleEn', ${title(t)})`),
    facts: json((t) => sql`coalesce(${t("summary")} -> 'facts', '[]')`),
    requester: one(() => PersonRead, { requester_id: "id" }),
    serviceCenter: one(() => ServiceCenterRead, { service_center_id: "id" }),
    steps: many(() => ApprovalStepRead, { id: "approval_id" }, [asc("position")]),
    currentStep: one(
      () => ApprovalStepRead,
      { id: "approval_id" },
      (t, _, approval) => sql`${t("status")} = 'CURRENT' and ${approval("status")} = 'PENDING'`,
    ),
    events: many(() => ApprovalEventRead, { id: "approval_id" }, [asc("position")]),
    earlier: many(
      () => ApprovalRead,
      { record_id: "record_id", record_type: "record_type" },
      [desc("round")],
      { where: (t, _, later) => sql`${t("round")} < ${later("round")}` },
    ),
    askable: many(() => PersonRead, {}, [asc("search_key")], {
      limit: 200,
      where: (person, env, approval) => sql`${person("status")} = 'ACTIVE'
        and ${isTrustedAt(person, approval, env)} and not ${isAuthor(person, approval)}`,
    }),
    links: linksOf(),
    attachments: attachmentsOf("Approval"),
    actions: resolved(),
  }),
});

/** The roles that read records of each capability (domain: isTrusted). */
const readers = JSON.stringify(
  Object.fromEntries(
    capabilityNames.map((capability) => [
      capability,
      roleNames.filter((role) => ["M", "A", "R"].includes(letterOf(role, capability))),
    ]),
  ),
);

/** Whether a person wrote what is to be approved, or changed it since. */
const isAuthor = (
  person: Row,
  approval: Row,
) => sql`(${person("id")} = any(${approval("author_ids")})
  or exists (select from approval_event e where e.company_id = ${approval("company_id")} and e.approval_id = ${approval("id")}
    and e.kind = 'CONTENT_CHANGED' and e.person_id = ${person("id")}))`;

const isTrustedAt = (person: Row, approval: Row, { today }: Env) => sql`exists (
  select from role_assignment a
  join service_center c on c.company_id = a.company_id and c.id = ${approval("service_center_id")}
  join record_kind k on k.record_type = ${approval("record_type")}
  where a.company_id = ${person("company_id")} and a.person_id = ${person("id")} and ${readers}::jsonb -> k.capability ? a.role
    and a.from_on <= ${today} and coalesce(a.to_on, 'infinity'::date) >= ${today}
    and (a.place_level = 'COMPANY' or a.place_id in (c.id, c.region_id)))`;

/** Whether a person holds one of a step's missing roles, today, where the step asks for it. */
const holdsRole = (personId: Row, step: Row, { today }: Env) => sql`exists (
  select from role_assignment a
  join service_center c on c.company_id = a.company_id and c.id = ${step("service_center_id")}
  where a.company_id = ${step("company_id")} and a.person_id = ${personId("id")} and a.role = any(${step("open_roles")})
    and a.from_on <= ${today} and coalesce(a.to_on, 'infinity'::date) >= ${today}
    and case ${step("level")} when 'COMPANY' then a.place_level = 'COMPANY'
      when 'REGION' then a.place_level = 'COMPANY' or a.place_id = c.region_id
      when 'EXTERNAL' then a.place_id in (c.id, c.region_id, (select ap.estate_id from approval ap
        where ap.company_id = ${step("company_id")} and ap.id = ${step("approval_id")}))
      else a.place_level = 'COMPANY' or a.place_id in (c.id, c.region_id) end)`;

export const ApprovalStepRead: TypeMap = mapType({
  type: "ApprovalStep",
  table: "approval_step",
  columns: [
    "key",
    "position",
    "label",
    "label_en",
    "level",
    "mode",
    "roles",
    "status",
    "open_roles",
    "since_on",
    "due_on",
  ],
  fields: {
    candidates: many(() => PersonRead, {}, [asc("search_key")], {
      // Its authors hold the role in vain.
      where: (person, env, step) => sql`${person("status")} = 'ACTIVE'
        and (${person("id")} = any(${step("open_person_ids")}) or ${holdsRole(person, step, env)})
        and not exists (select from approval ap where ap.company_id = ${step("company_id")} and ap.id = ${step("approval_id")}
          and ${isAuthor(person, (name) => sql.ref(`ap.${name}`))})`,
    }),
  },
});

export const ApprovalEventRead: TypeMap = mapType({
  type: "ApprovalEvent",
  table: "approval_event",
  columns: [
    "kind",
    "via",
    "outsider_name",
    "outsider_organization",
    "outsider_role",
    "decided_on",
    "step_key",
    "placement",
    "comment",
    "at",
  ],
  fields: {
    person: one(() => PersonRead, { person_id: "id" }),
    toPerson: one(() => PersonRead, { to_person_id: "id" }),
    recordedBy: one(() => PersonRead, { created_by: "id" }),
    evidence: one(() => AttachmentRead, { evidence_id: "id" }),
    voided: computed(
      (t) => sql`${t("kind")} = 'APPROVED' and exists (select from approval_event later
        where later.company_id = ${t("company_id")} and later.approval_id = ${t("approval_id")}
          and later.kind = 'CONTENT_CHANGED' and later.position > ${t("position")})`,
    ),
  },
});

/**
 * The latest approval of the record that the field hangs on; `ApprovalRead.earlier` has those before.
 */
export const approvalOf = (recordType: string): OneField =>
  one(
    () => ApprovalRead,
    { id: "record_id" },
    (
      t,
    ) => sql`${t("record_type")} = ${sql.lit(recordType)} and not exists (select from approval later
      where later.company_id = ${t("company_id")} and later.record_type = ${sql.lit(recordType)}
        and later.record_id = ${t("record_id")} and later.round > ${t("round")})`,
  );

const me = sql`(select current_person())`;

/** Under way, its turn is a step of mine by name or by a role that I hold there, and I did not write it. */
const waitsForMe = (
  t: Row,
  env: Env,
) => sql`${t("status")} = 'PENDING' and not ${me} = any(${t("author_ids")})
  and exists (select from approval_step s where s.company_id = ${t("company_id")} and s.approval_id = ${t("id")}
    and s.status = 'CURRENT' and (${me} = any(s.open_person_ids)
      or ${holdsRole(
        () => me,
        (name) => sql.ref(`s.${name}`),
        env,
      )}))`;

/** What it is called in either language. */
const told = (t: Row) =>
  sql`lower(concat(${t("summary")} ->> 'title', ' ', ${t("summary")} ->> 'titleEn'))`;

export const approvalRoots = {
  approval: byId(() => ApprovalRead),
  approvals: connection(() => ApprovalRead, {
    filters: {
      filter: {
        waitingForMe: (t: Row, wanted: Value, env: Env) =>
          wanted.known() ? waitsForMe(t, env) : sql`not (${waitsForMe(t, env)})`,
        requestedByMe: (t: Row, wanted: Value) =>
          wanted.known() ? sql`${t("requester_id")} = ${me}` : sql`${t("requester_id")} <> ${me}`,
        statuses: inWords("status"),
        chains: inWords("chain_key"),
        search: (t: Row, text: Value) => contains(told(t), text),
      },
    },
    orders: { NEWEST: [desc("requested_at")] },
  }),
};
