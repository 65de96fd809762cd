import type { Day } from "@threshold/domain/calendar/day";
import { draftStaffing, submitStaffing } from "@threshold/domain/launch/staffing";
import { found, unwrap } from "../change.ts";
import type { Context } from "../context.ts";
import { tasksFollow } from "../launch/task-actions.ts";
import type { KeepStaffingPlanInput, SubmitStaffingPlanInput } from "./inputs.ts";
import type { Tx } from "../db/tenancy.ts";
import type { GatheredPlan } from "../launch/queries.ts";
import { policyValue } from "../policy/queries.ts";
import { askApproval } from "./approval-actions.ts";
import { updateRecord } from "./queries.ts";
import { allowWork, keepRecord, mayWork, onRecords } from "./record-actions.ts";

/** 编制定岗定编方案 */
export const keepStaffingPlan = (context: Context, input: KeepStaffingPlanInput) =>
  onRecords(context, "keepStaffingPlan", input, async (db, { plan, records }) => {
    allowWork(plan, mayWork(context, plan, "STAFFING_PLAN"));
    const { staffing } = records;
    const entered = input.lines.map((line) => ({
      ...line,
      hireBy: line.hireBy as Day,
      recruitAs: line.recruitAs ?? null,
    }));
    const lines = unwrap(draftStaffing(entered, staffing?.status));
    const id = await keepRecord(db, "staffing_plan", plan, staffing, input.version, { lines });
    await tasksFollow(db, context, plan, [{ code: "STAFFING_PLAN", step: "START" }]);
    return { staffing: id };
  });

/** 提交定岗定编方案 to human resources, who bring the final approval about (LCH-R07, R08). */
export const submitStaffingPlan = (context: Context, input: SubmitStaffingPlanInput) =>
  onRecords(context, "submitStaffingPlan", input, async (db, { plan, records }) => {
    allowWork(plan, mayWork(context, plan, "STAFFING_PLAN"));
    const staffing = found(records.staffing ?? undefined);
    const columns = unwrap(submitStaffing(staffing, context.today));
    await updateRecord(db, "staffing_plan", staffing.id, { ...columns });
    await tasksFollow(db, context, plan, [
      { code: "STAFFING_PLAN", step: "FINISH" },
      { code: "STAFFING_APPROVAL", step: "START" },
    ]);
    const { lines } = staffing;
    const posts = lines.map(
      ({ post, number, hireBy }) => `${post} ${number} 人（${hireBy} 前到岗）`,
    );
    const total = lines.reduce((sum, { number }) => sum + number, 0);
    await askApproval(db, context, plan, staffing, {
      chain: "STAFFING_PLAN",
      recordType: "StaffingPlan",
      deciders: { FINAL: await finalApprover(db, plan) },
      content: { lines: lines.map((line) => ({ ...line })) },
      title: ["定岗定编方案", "Staffing plan"],
      facts: [
        ["合计人数", "People", String(total)],
        ["定编明细", "Posts", posts.join("；")],
      ],
    });
    return { staffing: staffing.id };
  });

/** Who finally approves posts and headcount, as the company or the region has set it (LCH-R08). */
const finalApprover = (db: Tx, plan: GatheredPlan) =>
  policyValue(db, "launch.staffingFinalApprover", {
    level: "SERVICE_CENTER",
    id: plan.serviceCenterId,
  });
