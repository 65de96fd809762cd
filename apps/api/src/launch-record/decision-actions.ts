import { planTitle } from "@threshold/domain/launch/plan-title";
import { isOpen } from "@threshold/domain/launch/vocabulary";
import { approveMaterials, returnMaterials } from "@threshold/domain/launch/materials";
import { demandOf, isFilled, recruitmentPosts } from "@threshold/domain/launch/recruitment";
import { approveScheme, returnScheme, reviewScheme } from "@threshold/domain/launch/scheme";
import { approveStaffing, returnStaffing } from "@threshold/domain/launch/staffing";
import { found, unwrap } from "../change.ts";
import type { Context } from "../context.ts";
import type { Tx } from "../db/tenancy.ts";
import { listResponsible } from "../launch/queries.ts";
import { type RecordFollowing, tasksFollow } from "../launch/task-actions.ts";
import { notify } from "../notification/notify.ts";
import { insertRecord, lockPlanOf, type RecordTable, updateRecord } from "./queries.ts";
import { obligeProcurement } from "./procurement-actions.ts";
import { gather, type Gathered } from "./record-actions.ts";

// What becomes of a record once its approval is decided, in the deciding transaction, whoever decided.

type Deciding = Pick<Context, "now" | "today" | "calendar">;

async function gatherOf(db: Tx, table: RecordTable, id: string): Promise<Gathered> {
  return gather(db, found(await lockPlanOf(db, table, id)));
}

/** The chain's step that is the review by the region's head (审核). */
const REVIEW = "REVIEW";

/** 审核通过 by the region's head: the scheme's own task is done. */
export async function reviewedScheme(
  db: Tx,
  context: Deciding,
  id: string,
  step: string,
): Promise<void> {
  if (step === REVIEW) await review(db, context, await gatherOf(db, "sales_support_scheme", id));
}

async function review(db: Tx, context: Deciding, { plan, records }: Gathered): Promise<void> {
  const scheme = found(records.scheme ?? undefined);
  const columns = unwrap(reviewScheme(scheme, context.today));
  await updateRecord(db, "sales_support_scheme", scheme.id, { ...columns });
  await tasksFollow(db, context, plan, [
    { code: "SALES_SUPPORT_SCHEME", step: "FINISH" },
    { code: "SALES_SUPPORT_APPROVAL", step: "START" },
  ]);
}

/** 审批通过 by the developer's head: the agreement may be handed in and signed. */
export async function approvedScheme(db: Tx, context: Deciding, id: string): Promise<void> {
  const before = await gatherOf(db, "sales_support_scheme", id);
  // A company whose chain has no review of its own: who approves has reviewed.
  if (before.records.scheme?.status === "SUBMITTED") await review(db, context, before);
  const { plan, records } = await gather(db, before.plan.id);
  const columns = unwrap(approveScheme(found(records.scheme ?? undefined), context.today));
  await updateRecord(db, "sales_support_scheme", id, { ...columns });
  if (!records.agreement) await insertRecord(db, "pre_intervention_agreement", plan, {});
  await tasksFollow(db, context, plan, [
    { code: "SALES_SUPPORT_APPROVAL", step: "FINISH" },
    { code: "PRE_INTERVENTION_AGREEMENT", step: "START" },
  ]);
}

export async function returnedScheme(
  db: Tx,
  context: Deciding,
  id: string,
  reason: string | null,
): Promise<void> {
  const { plan, records } = await gatherOf(db, "sales_support_scheme", id);
  const columns = unwrap(returnScheme(found(records.scheme ?? undefined), reason));
  await updateRecord(db, "sales_support_scheme", id, { ...columns });
  await tasksFollow(db, context, plan, [{ code: "SALES_SUPPORT_SCHEME", step: "REOPEN" }]);
}

/** 定岗定编最终审批通过: anchor A; the recruitment plan follows from it, and uniforms may be ordered. */
export async function approvedStaffing(db: Tx, context: Deciding, id: string): Promise<void> {
  const { plan, records } = await gatherOf(db, "staffing_plan", id);
  const staffing = found(records.staffing ?? undefined);
  const columns = unwrap(approveStaffing(staffing, context.today));
  await updateRecord(db, "staffing_plan", id, { ...columns });
  const hired = await recruitFor(db, { plan, records });
  await tasksFollow(db, context, plan, [{ code: "STAFFING_APPROVAL", step: "FINISH" }, ...hired], {
    staffingApprovedOn: context.today,
  });
  await tellUniformsOpen(db, context, plan.id);
}

/** LCH-R18: the uniforms' task is opened, and whoever orders them is told by when. */
async function tellUniformsOpen(db: Tx, context: Deciding, planId: string): Promise<void> {
  const { plan } = await gather(db, planId);
  const task = plan.tasks.find((one) => one.code === "UNIFORM_ORDER");
  if (!task || !isOpen(task.status)) return;
  await notify(db, [
    {
      kind: "TASK_OPENED",
      data: { planName: planTitle(plan), title: task.title, due: task.dueOn },
      to: await listResponsible(db, plan, context.today, [task.id]),
      record: { type: "LaunchTask", id: task.id },
    },
  ]);
}

/** The recruitment plan of an approved staffing plan; what was begun before goes on under the approved number. */
async function recruitFor(db: Tx, { plan, records }: Gathered): Promise<RecordFollowing[]> {
  const following: RecordFollowing[] = [];
  for (const { post, needed, hireBy } of demandOf(found(records.staffing ?? undefined).lines)) {
    const { task, mode } = recruitmentPosts[post];
    const stored = records.recruitment.find((one) => one.post === post);
    const columns = { needed, hireBy };
    if (stored) await updateRecord(db, "recruitment_item", stored.id, columns);
    else
      await insertRecord(db, "recruitment_item", plan, { ...columns, post, mode, taskCode: task });
    if (!stored) continue;
    const filled = isFilled({ needed, hired: stored.hired });
    following.push({ code: task, step: filled ? "FINISH" : "REOPEN" });
  }
  return following;
}

export async function returnedStaffing(
  db: Tx,
  context: Deciding,
  id: string,
  reason: string | null,
): Promise<void> {
  const { plan, records } = await gatherOf(db, "staffing_plan", id);
  const columns = unwrap(returnStaffing(found(records.staffing ?? undefined), reason));
  await updateRecord(db, "staffing_plan", id, { ...columns });
  await tasksFollow(db, context, plan, [{ code: "STAFFING_PLAN", step: "REOPEN" }]);
}

/** 修订最终审批通过: it takes the plan's place, which keeps what it said until now; recruiting goes on under the new numbers. */
export async function approvedRevision(db: Tx, context: Deciding, id: string): Promise<void> {
  const { plan, records } = await gatherOf(db, "staffing_revision", id);
  const staffing = found(records.staffing ?? undefined);
  const revision = found(records.revision ?? undefined);
  const columns = unwrap(approveStaffing(revision, context.today));
  const { lines, number } = revision;
  const replaced = { replacedLines: staffing.lines, replacedApprovedOn: staffing.approvedOn };
  await updateRecord(db, "staffing_revision", id, { ...columns, ...replaced });
  const inForce = { lines, number, approvedOn: context.today };
  await updateRecord(db, "staffing_plan", staffing.id, inForce);
  const hired = await recruitFor(db, {
    plan,
    records: { ...records, staffing: { ...staffing, ...inForce } },
  });
  await tasksFollow(db, context, plan, hired);
}

export async function returnedRevision(
  db: Tx,
  _context: Deciding,
  id: string,
  reason: string | null,
): Promise<void> {
  const { records } = await gatherOf(db, "staffing_revision", id);
  const columns = unwrap(returnStaffing(found(records.revision ?? undefined), reason));
  await updateRecord(db, "staffing_revision", id, { ...columns });
}

/** 物资申购计划审批通过: procurement begins. */
export async function approvedMaterials(db: Tx, context: Deciding, id: string): Promise<void> {
  const { plan, records } = await gatherOf(db, "material_request", id);
  const { status } = found(records.materials ?? undefined);
  await updateRecord(db, "material_request", id, {
    ...unwrap(approveMaterials(status, context.today)),
  });
  await obligeProcurement(db, context, await gather(db, plan.id));
}

export async function returnedMaterials(
  db: Tx,
  context: Deciding,
  id: string,
  reason: string | null,
): Promise<void> {
  const { plan, records } = await gatherOf(db, "material_request", id);
  const { status } = found(records.materials ?? undefined);
  await updateRecord(db, "material_request", id, { ...unwrap(returnMaterials(status, reason)) });
  await tasksFollow(db, context, plan, [{ code: "MATERIALS_PLAN", step: "REOPEN" }]);
}
