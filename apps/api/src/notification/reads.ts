import { sql } from "kysely";
import { computed, connection, desc, mapType, type TypeMap } from "../graphql/read/map.ts";
import { inWords, matches } from "../organization/filters.ts";

export const NotificationRead: TypeMap = mapType({
  type: "Notification",
  table: "notification",
  columns: ["kind", "data", "urgent", "created_at", "read_at"],
  fields: {
    recordId: computed((t) => sql`${t("record_type")} || '_' || ${t("record_id")}`),
  },
});

export const notificationRoots = {
  notifications: connection(() => NotificationRead, {
    where: (t) => sql`${t("person_id")} = (select current_person())`,
    filters: {
      filter: {
        unread: (t, wanted) =>
          wanted.known() ? sql`${t("read_at")} is null` : sql`${t("read_at")} is not null`,
        kinds: inWords("kind"),
        search: matches,
      },
    },
    orders: { NEWEST: [desc("created_at")] },
  }),
};
