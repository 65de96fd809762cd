import { sql } from "kysely";
import {
  asc,
  byId,
  computed,
  connection,
  json,
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
    sheets: json(
      (
        t,
      ) => sql`(select coalesce(jsonb_agg(jsonb_build_object('name', s.name, 'isTaken', s.taken, 'problem', s.problem,
          'rows', coalesce(c.rows, s.rows), 'toCreate', coalesce(c.creates, 0), 'toChange', coalesce(c.changes, 0),
          'unchanged', coalesce(c.same, 0), 'refused', coalesce(c.refused, 0), 'orphans', coalesce(c.orphans, 0)) order by e.at), '[]')
        from jsonb_array_elements(coalesce(${t("header")} -> 'sheets', '[]')) with ordinality as e (value, at)
        cross join lateral jsonb_to_record(e.value) as s (name text, taken boolean, rows int, problem jsonb)
        left join (select r.sheet, count(*)::int as rows, count(*) filter (where r.verdict = 'CREATE')::int as creates,
            count(*) filter (where r.verdict = 'CHANGE')::int as changes, count(*) filter (where r.verdict = 'SAME')::int as same,
            count(*) filter (where r.verdict = 'REFUSED')::int as refused,
            count(*) filter (where r.problems @> '[{"code": "ASSET_ORPHAN"}]')::int as orphans
          from import_row r where r.company_id = ${t("company_id")} and r.batch_id = ${t("id")} and r.sheet is not null
          group by r.sheet) c on c.sheet = s.name)`,
    ),
    rows: connection(() => ImportRowRead, {
      on: { id: "batch_id" },
      filters: {
        verdicts: (t, words) => sql`${t("verdict")} = any(${words.bind()}::text[])`,
        sheet: (t, name) => sql`${t("sheet")} = ${name.bind()}`,
        problem: (t, code) =>
          sql`${t("problems")} @> jsonb_build_array(jsonb_build_object('code', ${code.bind()}::text))`,
      },
      orders: { ROW: [asc("row_number")] },
    }),
  },
});

export const ImportRowRead: TypeMap = mapType({
  type: "ImportRow",
  key: "row_number",
  table: "import_row",
  columns: ["row_number", "sheet", "sheet_row", "cells", "parsed", "verdict", "problems", "before"],
});

export const importRoots = { importBatch: byId(() => ImportBatchRead) };
