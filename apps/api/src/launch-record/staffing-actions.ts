import type { Day } from "@threshold/domain/calendar/day";
import {
  changedPosts,
  draftRevision,
  draftStaffing,
  type StaffingLine,
  submitRevision,
  submitStaffing,
} from "@threshold/domain/launch/staffing";
import { inStatus } from "@threshold/domain/launch/record";
import { found, unwrap } from "../change.ts";
import type { Context } from "../context.ts";
import { tasksFollow } from "../launch/task-actions.ts";
import type {
  DropStaffingRevisionInput,
  KeepStaffingPlanInput,
  ReviseStaffingPlanInput,
  SubmitStaffingPlanInput,
  SubmitStaffingRevisionInput,
} from "./inputs.ts";
import type { Tx } from "../db/tenancy.ts";
import type { GatheredPlan } from "../launch/queries.ts";
import { policyValue } from "../policy/queries.ts";
import { askApproval } from "./approval-actions.ts";
import { deleteRevision, updateRecord } from "./queries.ts";
import { allowWork, type Gathered, keepRecord, mayWork, onRecords } from "./record-actions.ts";

const linesOf = (lines: KeepStaffingPlanInput["lines"]): StaffingLine[] =>
  lines.map((line) => ({
    ...line,
    hireBy: line.hireBy as Day,
    recruitAs: line.recruitAs ?? null,
  }));

const totalOf = (lines: readonly StaffingLine[]) =>
  lines.reduce((sum, { number }) => sum + number, 0);
const said = (lines: readonly StaffingLine[]) =>
  lines.map(({ post, number, hireBy }) => `${post} ${number} 人（${hireBy} 前到岗）`).join("；");

/** 编制定岗定编方案 */
export const keepStaffingPlan = (context: Context, input: KeepStaffingPlanInput) =>
  onRecords(context, "keepStaffingPlan", input, (db, gathered) =>
    keepLines(db, context, gathered, linesOf(input.lines), input.version),
  );

/** The draft's posts one edit after the other, as a workbook brings them. */
export const editStaffingLines = (
  context: Context,
  planId: string,
  edit: (lines: readonly StaffingLine[]) => readonly StaffingLine[],
) =>
  onRecords(context, "keepStaffingPlan", { clientMutationId: "import", planId }, (db, gathered) => {
    const { staffing } = gathered.records;
    return keepLines(db, context, gathered, edit(staffing?.lines ?? []), staffing?.version);
  });

async function keepLines(
  db: Tx,
  context: Context,
  { plan, records: { staffing } }: Gathered,
  entered: readonly StaffingLine[],
  version: number | null | undefined,
) {
  allowWork(plan, mayWork(context, plan, "STAFFING_PLAN"));
  const lines = unwrap(draftStaffing(entered, staffing?.status));
  const id = await keepRecord(db, "staffing_plan", plan, staffing, version, { lines });
  await tasksFollow(db, context, plan, [{ code: "STAFFING_PLAN", step: "START" }]);
  return { staffing: id };
}

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
    await askApproval(db, context, plan, staffing, {
      chain: "STAFFING_PLAN",
      recordType: "StaffingPlan",
      deciders: { FINAL: await finalApprover(db, plan) },
      content: { lines: lines.map((line) => ({ ...line })) },
      title: ["定岗定编方案", "Staffing plan"],
      facts: [
        ["合计人数", "People", String(totalOf(lines))],
        ["定编明细", "Posts", said(lines)],
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

/** 修订定岗定编方案: the approved plan holds until the revision is approved. */
export const reviseStaffingPlan = (context: Context, input: ReviseStaffingPlanInput) =>
  onRecords(context, "reviseStaffingPlan", input, async (db, { plan, records }) => {
    allowWork(plan, mayWork(context, plan, "STAFFING_PLAN"));
    const staffing = found(records.staffing ?? undefined);
    const { revision } = records;
    const entered = { reason: input.reason, lines: linesOf(input.lines) };
    const draft = unwrap(draftRevision(staffing, revision, entered));
    const birth = { number: staffing.number + 1 };
    const id = await keepRecord(
      db,
      "staffing_revision",
      plan,
      revision,
      input.version,
      draft,
      birth,
    );
    return { revision: id };
  });

/** 提交修订: through the chain of the plan itself (LCH-R08). */
export const submitStaffingRevision = (context: Context, input: SubmitStaffingRevisionInput) =>
  onRecords(context, "submitStaffingRevision", input, async (db, { plan, records }) => {
    allowWork(plan, mayWork(context, plan, "STAFFING_PLAN"));
    const staffing = found(records.staffing ?? undefined);
    const revision = found(records.revision ?? undefined);
    const columns = unwrap(submitRevision(staffing, revision, context.today));
    await updateRecord(db, "staffing_revision", revision.id, { ...columns });
    const { lines, reason, number } = revision;
    const changes = changedPosts(staffing.lines, lines).map(
      ({ post, before, after }) => `${post} ${before ?? 0} → ${after ?? 0} 人`,
    );
    await askApproval(db, context, plan, revision, {
      chain: "STAFFING_PLAN",
      recordType: "StaffingRevision",
      deciders: { FINAL: await finalApprover(db, plan) },
      content: { reason, lines: lines.map((line) => ({ ...line })) },
      title: [`定岗定编方案（第 ${number} 版）`, `Staffing plan, version ${number}`],
      facts: [
        ["修订原因", "Why", reason],
        ["变化", "What changes", changes.join("；")],
        ["合计人数", "People", `${totalOf(staffing.lines)} → ${totalOf(lines)}`],
        ["定编明细", "Posts", said(lines)],
      ],
    });
    return { revision: revision.id };
  });

/** 放弃修订: a draft only; what is with its approvers is taken back first. */
export const dropStaffingRevision = (context: Context, input: DropStaffingRevisionInput) =>
  onRecords(context, "dropStaffingRevision", input, async (db, { plan, records }) => {
    allowWork(plan, mayWork(context, plan, "STAFFING_PLAN"));
    const revision = found(records.revision ?? undefined);
    unwrap(inStatus("dropStaffingRevision", revision.status, ["DRAFT"]));
    await deleteRevision(db, revision.id);
    return {};
  });
