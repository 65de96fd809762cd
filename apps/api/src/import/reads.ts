import { sql } from "kysely";
import {
  asc,
  byId,
  computed,
  connection,
  mapType,
  one,
  resolved,
  type TypeMap,
} from "../graphql/read/map.ts";
import { EstateRead, PersonRead } from "../organization/reads.ts";

export const ImportBatchRead: TypeMap = mapType({
  type: "ImportBatch",
  table: "import_batch",
  columns: [
    "list",
    "file_name",
    "status",
    "rows_total",
    "rows_read",
    "rows_done",
    "to_create",
    "to_change",
    "unchanged",
    "refused",
    "failure",
    "created_at",
    "applied_at",
    "undone_at",
  ],
  fields: {
    estate: one(() => EstateRead, { estate_id: "id" }),
    createdBy: one(() => PersonRead, { created_by: "id" }),
    of: computed((t) => sql`${t("of_type")} || '_' || ${t("of_id")}`),
    actions: resolved(),
    refusedUrl: computed((t) => sql`'/imports/ImportBatch_' || ${t("id")} || '/refused.xlsx'`),
    rows: connection(() => ImportRowRead, {
      on: { id: "batch_id" },
      filters: { verdicts: (t, words) => sql`${t("verdict")} = any(${words.bind()}::text[])` },
      orders: { ROW: [asc("row_number")] },
    }),
  },
});

export const ImportRowRead: TypeMap = mapType({
  type: "ImportRow",
  key: "row_number",
  table: "import_row",
  columns: ["row_number", "cells", "parsed", "verdict", "problems", "before"],
});

export const importRoots = { importBatch: byId(() => ImportBatchRead) };
