import { sql } from "kysely";
import { computed, connection, desc, mapType, one, type TypeMap } from "../graphql/read/map.ts";
import { inIds, inWords } from "../organization/filters.ts";
import { PersonRead } from "../organization/reads.ts";

export const PersonalDataReadingRead: TypeMap = mapType({
  type: "PersonalDataReading",
  table: "personal_data_reading",
  columns: ["subject", "purpose", "reason", "created_at"],
  fields: {
    recordId: computed((t) => sql`${t("record_type")} || '_' || ${t("record_id")}`),
    person: one(() => PersonRead, { person_id: "id" }),
  },
});

export const personalDataRoots = {
  personalDataReadings: connection(() => PersonalDataReadingRead, {
    filters: {
      filter: { personIds: inIds("person_id", "Person"), purposes: inWords("purpose") },
    },
    orders: { NEWEST: [desc("created_at")] },
  }),
};
