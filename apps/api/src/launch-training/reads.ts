import { sql } from "kysely";
import {
  asc,
  connection,
  desc,
  many,
  mapType,
  one,
  type OneField,
  type TypeMap,
} from "../graphql/read/map.ts";
import { LaunchTaskRead } from "../launch/reads.ts";
import { recordFields } from "../launch-record/reads.ts";
import { PersonRead } from "../organization/reads.ts";

export const TrainingItemRead: TypeMap = mapType({
  type: "TrainingItem",
  table: "training_item",
  columns: ["code", "kind", "department", "title", "hours", "task_code"],
});

export const TrainingSchemeRead: TypeMap = mapType({
  type: "TrainingScheme",
  table: "training_scheme",
  columns: ["number", "note", "created_at"],
  fields: () => ({
    items: many(() => TrainingItemRead, { id: "scheme_id" }, [asc("position")]),
    createdBy: one(() => PersonRead, { created_by: "id" }),
  }),
});

export const LaunchTrainingRead: TypeMap = mapType({
  type: "LaunchTraining",
  table: "launch_training",
  columns: ["planned_on", "place", "trainer", "held_on", "remark", "version", "updated_at"],
  fields: () => ({
    ...recordFields("LaunchTraining"),
    item: one(() => TrainingItemRead, { item_id: "id" }),
    attendees: many(() => LaunchTrainingAttendeeRead, { id: "training_id" }, [asc("created_at")]),
    task: one(() => LaunchTaskRead, { plan_id: "plan_id", task_code: "code" }),
  }),
});

export const LaunchTrainingAttendeeRead: TypeMap = mapType({
  type: "LaunchTrainingAttendee",
  table: "launch_training_attendee",
  columns: ["present", "result"],
  fields: { person: one(() => PersonRead, { person_id: "id" }) },
});

/** The version that a plan follows: the one of its sessions, else the newest. */
export const trainingSchemeOfPlan = (): OneField =>
  one(
    () => TrainingSchemeRead,
    {},
    (t, _, plan) => sql`${t("id")} = coalesce(
      (select s.scheme_id from launch_training s where s.company_id = ${t("company_id")} and s.plan_id = ${plan("id")} limit 1),
      (select n.id from training_scheme n where n.company_id = ${t("company_id")} order by n.number desc limit 1))`,
  );

export const launchTrainingRoots = {
  trainingSchemes: connection(() => TrainingSchemeRead, { orders: { NEWEST: [desc("number")] } }),
};
