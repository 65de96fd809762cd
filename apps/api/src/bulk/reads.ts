import { sql } from "kysely";
import {
  asc,
  byId,
  computed,
  connection,
  desc,
  mapType,
  type Row,
  type TypeMap,
} from "../graphql/read/map.ts";
import { inWords } from "../organization/filters.ts";

/** Whom a column named before and names after: people and responsible parties. */
const named = (t: Row, column: string) =>
  sql`(${t("before")} ->> ${sql.lit(column)})::uuid, (${t("after")} ->> ${sql.lit(column)})::uuid`;

export const BulkEditRowRead: TypeMap = mapType({
  type: "BulkEditRow",
  table: "bulk_edit_row",
  key: "position",
  columns: ["position", "name", "verdict", "before", "after"],
  fields: {
    recordId: computed(
      (t) => sql`(select b.record_type from bulk_edit b where b.company_id = ${t("company_id")}
        and b.id = ${t("bulk_edit_id")}) || '_' || ${t("record_id")}`,
    ),
    code: computed((t) => sql`${t("refusal")} ->> 'code'`),
    details: computed((t) => sql`${t("refusal")} -> 'details'`),
    names: computed(
      (t) => sql`(select coalesce(jsonb_object_agg(n.id, n.name), '{}') from (
        select p.id, p.name from person p where p.company_id = ${t("company_id")} and p.id in (${named(t, "assigneeId")})
        union all
        select k.id, k.name from contractor k where k.company_id = ${t("company_id")} and k.id in (${named(t, "contractorId")})) n)`,
    ),
  },
});

export const BulkEditRead: TypeMap = mapType({
  type: "BulkEdit",
  table: "bulk_edit",
  columns: [
    "record_type",
    "change",
    "status",
    "total",
    "to_change",
    "unchanged",
    "refused",
    "created_at",
    "applied_at",
    "undone_at",
  ],
  fields: {
    rows: connection(() => BulkEditRowRead, {
      on: { id: "bulk_edit_id" },
      filters: { verdicts: inWords("verdict") },
      orders: { POSITION: [asc("position")] },
    }),
  },
});

export const bulkRoots = {
  bulkEdit: byId(() => BulkEditRead),
  bulkEdits: connection(() => BulkEditRead, {
    filters: { statuses: inWords("status") },
    orders: { NEWEST: [desc("created_at")] },
  }),
};
