import { sql } from "kysely";
import { computed, connection, desc, mapType, one, type TypeMap } from "../graphql/read/map.ts";
import { inIds, inWords } from "../organization/filters.ts";
import { PersonRead } from "../organization/reads.ts";

export const RefusedCommandRead: TypeMap = mapType({
  type: "RefusedCommand",
  table: "refused_command",
  columns: [
    "label",
    "action",
    "code",
    "details",
    "done_at",
    "status",
    "note",
    "settled_at",
    "created_at",
  ],
  fields: {
    recordId: computed((t) => sql`${t("record_type")} || '_' || ${t("record_id")}`),
    person: one(() => PersonRead, { person_id: "id" }),
    settledBy: one(() => PersonRead, { settled_by: "id" }),
  },
});

export const outboxRoots = {
  refusedCommands: connection(() => RefusedCommandRead, {
    maxPage: 100,
    filters: {
      batchIds: inIds("batch_id", "AcceptanceBatch"),
      takeoverIds: inIds("takeover_id", "TakeoverProject"),
      statuses: inWords("status"),
    },
    orders: { DONE: [desc("done_at")] },
  }),
};
