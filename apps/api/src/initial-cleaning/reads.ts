import { cleaningInstructions } from "@threshold/domain/launch/initial-cleaning";
import { letterOf } from "@threshold/domain/organization/matrix";
import { roleNames } from "@threshold/domain/organization/roles";
import { sql } from "kysely";
import { linksOf } from "../access-link/reads.ts";
import { approvalOf } from "../approval/reads.ts";
import { attachmentsOf } from "../attachment/reads.ts";
import {
  asc,
  computed,
  desc,
  many,
  mapType,
  one,
  resolved,
  type TypeMap,
} from "../graphql/read/map.ts";
import { recordFields } from "../launch-record/reads.ts";
import { PersonRead } from "../organization/reads.ts";

const told = ({ code, zh }: { code: string; zh: string }) =>
  computed(() => sql`${`${code}《${zh}》`}::text`);

export const InitialCleaningPlanRead: TypeMap = mapType({
  type: "InitialCleaningPlan",
  table: "initial_cleaning_plan",
  columns: [
    "status",
    "vendor",
    "time_and_standard",
    "zones",
    "people",
    "protection",
    "process",
    "supplies",
    "emergency",
    "daily_vendor",
    "daily_entry_on",
    "submitted_on",
    "approved_on",
    "returned_reason",
    "version",
    "updated_at",
  ],
  fields: () => ({
    ...recordFields("InitialCleaningPlan"),
    areas: many(() => CleaningAreaRead, { id: "cleaning_id" }, [asc("position")]),
    supervisor: one(() => PersonRead, { supervisor_id: "id" }),
    approval: approvalOf("InitialCleaningPlan"),
    links: linksOf(),
    instruction: told(cleaningInstructions.INITIAL),
    dailyInstruction: told(cleaningInstructions.DAILY),
  }),
});

export const CleaningAreaRead: TypeMap = mapType({
  type: "CleaningArea",
  table: "cleaning_area",
  columns: [
    "area",
    "from_on",
    "to_on",
    "approved_from_on",
    "approved_to_on",
    "moved_reason",
    "started_on",
    "finished_on",
    "daily_since",
  ],
  fields: () => ({
    isLate: computed(
      (t, { today }) => sql`${t("finished_on")} is null and ${t("to_on")} < ${today}`,
    ),
    supervision: many(() => CleaningSupervisionRead, { id: "area_id" }, [
      desc("on_day"),
      desc("created_at"),
    ]),
  }),
});

export const CleaningSupervisionRead: TypeMap = mapType({
  type: "CleaningSupervision",
  table: "cleaning_supervision",
  columns: ["on_day", "text", "finished", "created_at"],
  fields: () => ({
    createdBy: one(() => PersonRead, { created_by: "id" }),
    attachments: attachmentsOf("CleaningSupervision"),
  }),
});

export const CleaningUtilitiesRead: TypeMap = mapType({
  type: "CleaningUtilities",
  table: "cleaning_utilities",
  columns: [
    "water_power",
    "agreed_on",
    "pumps",
    "hoses",
    "wires",
    "sockets",
    "finished_on",
    "version",
    "updated_at",
  ],
  fields: () => recordFields("CleaningUtilities"),
});

/** Roles that see launches: whoever holds one at the center can follow its cleaning. */
const seeing = roleNames.filter((role) => "MAR".includes(letterOf(role, "LCH")));

/** What a launch plan tells of its cleaning. */
export const cleaningOfPlan = () => ({
  initialCleaning: one(() => InitialCleaningPlanRead, { id: "plan_id" }),
  cleaningUtilities: one(() => CleaningUtilitiesRead, { id: "plan_id" }),
  cleaningSupervisors: many(() => PersonRead, {}, [asc("search_key")], {
    where: (person, { today }, plan) => sql`exists (
      select from role_assignment a where a.company_id = ${person("company_id")} and a.person_id = ${person("id")}
        and a.place_id = ${plan("service_center_id")} and a.role = any(${seeing}::text[])
        and a.from_on <= ${today} and coalesce(a.to_on, 'infinity'::date) >= ${today})`,
  }),
  cleaningActions: resolved(),
});
