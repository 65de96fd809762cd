import { sql } from "kysely";
import { byId, computed, connection, desc, mapType, type TypeMap } from "../graphql/read/map.ts";
import { inWords } from "../organization/filters.ts";

export const PrintBatchRead: TypeMap = mapType({
  type: "PrintBatch",
  table: "print_batch",
  columns: ["form", "format", "status", "total", "done", "failure", "created_at"],
  fields: {
    url: computed((t) => sql`'/prints/PrintBatch_' || ${t("id")}`),
    firstNumber: computed(
      (t) => sql`coalesce((select p.number from form_print p where p.company_id = ${t("company_id")}
        and p.batch_id = ${t("id")} and p.position = 1), '')`,
    ),
  },
});

export const formRoots = {
  printBatch: byId(() => PrintBatchRead),
  printBatches: connection(() => PrintBatchRead, {
    where: (t) => sql`${t("created_by")} = (select current_person())`,
    filters: { statuses: inWords("status") },
    orders: { NEWEST: [desc("created_at")] },
  }),
};
