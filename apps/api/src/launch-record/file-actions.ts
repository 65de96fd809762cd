import type { RecordTaskCode } from "@threshold/domain/launch/record";
import { found } from "../change.ts";
import type { Context } from "../context.ts";
import type { Tx } from "../db/tenancy.ts";
import { findPlan, type GatheredPlan } from "../launch/queries.ts";
import { refusalError } from "../refusal.ts";
import { lockPlanOf, type RecordTable } from "./queries.ts";
import { allowWork, mayBuy, mayClean, mayWork } from "./record-actions.ts";

const tables = {
  SalesSupportScheme: "sales_support_scheme",
  PreInterventionAgreement: "pre_intervention_agreement",
  StaffingPlan: "staffing_plan",
  RecruitmentItem: "recruitment_item",
  UniformOrder: "uniform_order",
  MaterialRequest: "material_request",
  LogisticsItem: "logistics_item",
  PrintHandover: "print_handover",
  InitialCleaningPlan: "initial_cleaning_plan",
  CleaningUtilities: "cleaning_utilities",
  LaunchDayPlan: "launch_day_plan",
  LaunchDrill: "launch_drill",
} as const satisfies Record<string, RecordTable>;

/** Tasks whose papers are made with the cleaning contractors. */
const cleaned: readonly string[] = ["INITIAL_CLEANING_PLAN", "LAUNCH_DAY_CLEANING_PLAN"];

type RecordWithFiles = keyof typeof tables;
export const launchRecordsWithFiles = Object.keys(tables) as RecordWithFiles[];

/** The record's tasks, by whose rights it is worked on; which of them are still to be done. */
function tasksOf(type: RecordWithFiles, plan: GatheredPlan, id: string) {
  if (type === "PreInterventionAgreement")
    return plan.records.filter(({ taskCode }) => taskCode === "PRE_INTERVENTION_AGREEMENT");
  return plan.records.filter((record) => record.id === id);
}

/** Who works on a record keeps its files; what a finished record rests on is not taken away any more. */
export async function allowRecordFiles(
  type: RecordWithFiles,
  db: Tx,
  context: Context,
  action: "attachEvidence" | "removeAttachment",
  id: string,
): Promise<{ serviceCenterId: string; parents: string[] }> {
  const plan = found(await findPlan(db, found(await lockPlanOf(db, tables[type], id))));
  const tasks = tasksOf(type, plan, id);
  const may = tasks.some(({ taskCode }) =>
    cleaned.includes(taskCode)
      ? mayClean(context, plan, taskCode as RecordTaskCode)
      : mayWork(context, plan, taskCode as RecordTaskCode),
  );
  allowWork(plan, may || (type === "MaterialRequest" && mayBuy(context, plan)));
  if (action === "removeAttachment" && !tasks.some(({ open }) => open))
    throw refusalError({
      code: "RECORD_STATUS",
      details: { action, status: "DONE", allowed: ["OPEN"] },
    });
  return { serviceCenterId: plan.serviceCenterId, parents: [plan.id] };
}
