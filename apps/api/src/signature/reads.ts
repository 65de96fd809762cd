import { sql } from "kysely";
import { linksOf } from "../access-link/reads.ts";
import {
  asc,
  byId,
  computed,
  json,
  many,
  type ManyField,
  mapType,
  one,
  resolved,
  type TypeMap,
} from "../graphql/read/map.ts";
import { PersonRead, ServiceCenterRead } from "../organization/reads.ts";

export const SignOffRead: TypeMap = mapType({
  type: "SignOff",
  table: "sign_off",
  columns: ["key", "signing_order", "status", "content_hash", "created_at", "version"],
  fields: () => ({
    recordId: computed((t) => sql`${t("record_type")} || '_' || ${t("record_id")}`),
    title: computed((t) => sql`${t("summary")} ->> 'title'`),
    titleEn: computed(
      (t) => sql`coalesce(${t("summary")} ->> 'titleEn', ${t("summary")} ->> 'title')`,
    ),
    facts: json((t) => sql`coalesce(${t("summary")} -> 'facts', '[]')`),
    slots: many(() => SignatureSlotRead, { id: "sign_off_id" }, [asc("position")]),
    signatures: many(() => SignatureRead, { id: "sign_off_id" }, [asc("position")]),
    serviceCenter: one(() => ServiceCenterRead, { service_center_id: "id" }),
    links: linksOf(),
    createdBy: one(() => PersonRead, { created_by: "id" }),
  }),
});

export const SignatureSlotRead: TypeMap = mapType({
  type: "SignatureSlot",
  table: "sign_off_slot",
  columns: ["key", "label", "label_en", "side", "roles", "level", "status"],
  fields: () => ({
    person: one(() => PersonRead, { person_id: "id" }),
    signature: one(
      () => SignatureRead,
      { id: "slot_id" },
      (t) => sql`${t("voided_at")} is null and not exists (select from signature later
        where later.company_id = ${t("company_id")} and later.slot_id = ${t("slot_id")}
          and later.voided_at is null and later.position > ${t("position")})`,
    ),
    actions: resolved(),
  }),
});

export const SignatureRead: TypeMap = mapType({
  type: "Signature",
  table: "signature",
  columns: [
    "kind",
    "method",
    "outsider_name",
    "outsider_organization",
    "drawing",
    "reason",
    "content",
    "content_hash",
    "voided_at",
  ],
  fields: {
    slotKey: computed(
      (t) =>
        sql`(select s.key from sign_off_slot s where s.company_id = ${t("company_id")} and s.id = ${t("slot_id")})`,
    ),
    signedAt: computed((t) => sql`coalesce(${t("written_at")}, ${t("signed_at")})`),
    person: one(() => PersonRead, { person_id: "id" }),
  },
});

/**
 * The sheets of the record that the field hangs on.
 * @public a door for modules whose records are signed
 */
export const signaturesOf = (recordType: string): ManyField =>
  many(() => SignOffRead, { id: "record_id" }, [asc("created_at")], {
    where: (t) => sql`${t("record_type")} = ${sql.lit(recordType)}`,
  });

export const signatureRoots = { signOff: byId(() => SignOffRead) };
