import { sql } from "kysely";
import {
  asc,
  computed,
  json,
  many,
  type ManyField,
  mapType,
  one,
  type TypeMap,
} from "../graphql/read/map.ts";
import { PersonRead } from "../organization/reads.ts";

export const AttachmentRead: TypeMap = mapType({
  type: "Attachment",
  table: "attachment",
  where: (t) => sql`${t("removed_at")} is null`,
  columns: ["name", "media_type", "size_bytes", "created_at"],
  fields: {
    url: computed((t) => sql`'/files/Attachment_' || ${t("id")}`),
    thumbnailUrl: computed(
      (t) =>
        sql`case when ${t("has_thumbnail")} then '/files/Attachment_' || ${t("id")} || '/thumbnail' end`,
    ),
    capture: json("capture"),
    createdBy: one(() => PersonRead, { created_by: "id" }),
  },
});

/** The files of the record the field hangs on, oldest first. */
export function attachmentsOf(recordType: string): ManyField {
  return many(() => AttachmentRead, { id: "record_id" }, [asc("created_at")], {
    where: (t) => sql`${t("record_type")} = ${sql.lit(recordType)}`,
  });
}
