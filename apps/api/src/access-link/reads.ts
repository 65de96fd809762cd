import { sql } from "kysely";
import {
  column,
  computed,
  connection,
  desc,
  type Env,
  many,
  type ManyField,
  mapType,
  one,
  type Row,
  type TypeMap,
  type Value,
} from "../graphql/read/map.ts";
import { contains, inWords } from "../organization/filters.ts";
import { PersonRead } from "../organization/reads.ts";

/** A word of what the link is about says of itself, in one language or the other. */
const summary = (t: Row, field: string) => sql`coalesce(${t("summary")} ->> ${sql.lit(field)},
  (select a.summary ->> ${sql.lit(field)} from approval a where a.company_id = ${t("company_id")} and a.id = ${t("subject_id")}),
  (select s.summary ->> ${sql.lit(field)} from sign_off s where s.company_id = ${t("company_id")} and s.id = ${t("subject_id")}),
  (select n.title from needs_survey n where n.company_id = ${t("company_id")} and n.id = ${t("subject_id")}), '')`;

/** `linkStatus` of the domain, as SQL says it. */
const standing = (
  t: Row,
  { now }: Env,
) => sql`case when ${t("revoked_at")} is not null then 'REVOKED'
  when ${t("uses")} >= ${t("max_uses")} then 'USED_UP' when ${t("expires_at")} <= ${now} then 'EXPIRED' else 'ACTIVE' end`;

const told = (
  t: Row,
) => sql`lower(concat_ws(' ', ${summary(t, "title")}, ${summary(t, "titleEn")}, ${t("addressee_name")},
  ${t("addressee_organization")}))`;

export const AccessLinkRead: TypeMap = mapType({
  type: "AccessLink",
  table: "access_link",
  columns: [
    "purpose",
    "part",
    "addressee_name",
    "addressee_organization",
    "expires_at",
    "max_uses",
    "opened_at",
    "created_at",
    "revoked_at",
  ],
  fields: () => ({
    subjectId: computed(
      (t) =>
        sql`case ${t("purpose")} when 'APPROVE' then 'Approval' when 'SIGN' then 'SignOff' else ${t("record_type")} end || '_' || ${t("subject_id")}`,
    ),
    title: computed((t) => summary(t, "title")),
    titleEn: computed((t) => sql`coalesce(${summary(t, "titleEn")}, ${summary(t, "title")})`),
    status: computed(standing),
    useCount: column("uses"),
    uses: connection(() => AccessLinkUseRead, {
      on: { id: "link_id" },
      orders: { NEWEST: [desc("at")] },
    }),
    createdBy: one(() => PersonRead, { created_by: "id" }),
    revokedBy: one(() => PersonRead, { revoked_by: "id" }),
  }),
});

export const AccessLinkUseRead: TypeMap = mapType({
  type: "AccessLinkUse",
  table: "access_link_use",
  columns: ["act", "said_name", "said_organization", "address", "at"],
});

/** The links about the approval, sheet or record that the field hangs on, newest first. */
export const linksOf = (): ManyField =>
  many(() => AccessLinkRead, { id: "subject_id" }, [desc("created_at")]);

export const accessLinkRoots = {
  accessLinks: connection(() => AccessLinkRead, {
    filters: {
      filter: {
        mine: (t: Row, wanted: Value) =>
          wanted.known()
            ? sql`${t("created_by")} = (select current_person())`
            : sql`${t("created_by")} <> (select current_person())`,
        purposes: inWords("purpose"),
        statuses: (t: Row, wanted: Value, env: Env) =>
          sql`${standing(t, env)} = any(${wanted.bind()}::text[])`,
        search: (t: Row, text: Value) => contains(told(t), text),
      },
    },
    orders: { NEWEST: [desc("created_at")] },
  }),
};
