import { sql } from "kysely";
import { linksOf } from "../access-link/reads.ts";
import { approvalOf } from "../approval/reads.ts";
import { asc, computed, many, mapType, one, resolved, type TypeMap } from "../graphql/read/map.ts";
import { recordFields } from "../launch-record/reads.ts";

export const LaunchDayPlanRead: TypeMap = mapType({
  type: "LaunchDayPlan",
  table: "launch_day_plan",
  columns: [
    "kind",
    "status",
    "submitted_by",
    "staffing",
    "supplies",
    "emergency",
    "submitted_on",
    "approved_on",
    "returned_reason",
    "version",
    "updated_at",
  ],
  fields: () => ({
    ...recordFields("LaunchDayPlan"),
    approval: approvalOf("LaunchDayPlan"),
    links: linksOf(),
  }),
});

export const LaunchDrillRead: TypeMap = mapType({
  type: "LaunchDrill",
  table: "launch_drill",
  columns: ["held_on", "record", "attendees", "finished_on", "version", "updated_at"],
  fields: () => ({
    ...recordFields("LaunchDrill"),
    attendance: computed((t) => sql`cardinality(${t("attendees")})`),
  }),
});

/** What a launch plan tells of its day. */
export const launchDayOfPlan = () => ({
  dayPlans: many(() => LaunchDayPlanRead, { id: "plan_id" }, [asc("kind")]),
  drill: one(() => LaunchDrillRead, { id: "plan_id" }),
  launchDayActions: resolved(),
});
