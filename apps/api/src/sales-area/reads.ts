import { sql } from "kysely";
import { attachmentsOf } from "../attachment/reads.ts";
import { asc, computed, json, many, mapType, one, type TypeMap } from "../graphql/read/map.ts";
import { ContractorRead, DefectRead } from "../defect/reads.ts";
import { LaunchPlanRead } from "../launch/reads.ts";
import { recordFields } from "../launch-record/reads.ts";
import { signaturesOf } from "../signature/reads.ts";

export const SalesAreaHandoverRead: TypeMap = mapType({
  type: "SalesAreaHandover",
  table: "sales_area_handover",
  columns: ["area", "handed_over_on", "inspected_on", "items_signed_on", "version", "updated_at"],
  fields: () => ({
    ...recordFields("SalesAreaHandover"),
    items: json("items"),
    defects: many(() => SalesAreaDefectRead, { id: "handover_id" }, [asc("created_at"), asc("id")]),
    toTell: computed(
      (t) => sql`(select count(*)::int from sales_area_standing s
        where s.company_id = ${t("company_id")} and s.handover_id = ${t("id")} and s.status = 'OPEN')`,
    ),
    letters: many(() => SalesAreaLetterRead, { id: "handover_id" }, [asc("number")]),
    signOffs: signaturesOf("SalesAreaHandover"),
  }),
});

/** What the area alone knows of a defect; all else is the defect's. */
export const SalesAreaDefectRead: TypeMap = mapType({
  type: "SalesAreaDefect",
  table: "sales_area_defect",
  fields: () => ({
    plan: one(() => LaunchPlanRead, { plan_id: "id" }),
    handover: one(() => SalesAreaHandoverRead, { handover_id: "id" }),
    letter: one(() => SalesAreaLetterRead, { letter_id: "id" }),
    defect: one(() => DefectRead, { id: "id" }),
  }),
});

export const SalesAreaLetterRead: TypeMap = mapType({
  type: "SalesAreaLetter",
  table: "sales_area_letter",
  columns: ["number", "recipient", "sent_on"],
  fields: () => ({
    plan: one(() => LaunchPlanRead, { plan_id: "id" }),
    handover: one(() => SalesAreaHandoverRead, { handover_id: "id" }),
    contractor: one(() => ContractorRead, { contractor_id: "id" }),
    defectCount: computed((t) => sql`jsonb_array_length(${t("lines")})`),
    attachments: attachmentsOf("SalesAreaLetter"),
  }),
});
