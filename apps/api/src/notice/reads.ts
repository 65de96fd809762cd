import { LaunchPlanRead } from "../launch/reads.ts";
import { mapType, one, type TypeMap } from "../graphql/read/map.ts";

export const NoticeRead: TypeMap = mapType({
  type: "Notice",
  table: "notice",
  columns: ["kind", "data", "created_at", "read_at"],
  fields: { plan: one(() => LaunchPlanRead, { plan_id: "id" }) },
});
